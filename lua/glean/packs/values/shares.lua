--- CARDINAL: articles that count, and shares: "solo una", "una de cada tres", "las
-- dos terceras partes".
--
-- Only for languages that have words for `one_cue`.

local number = require "glean.packs.values.number"

local function counted(n)
  local value = { number = number.plain(n) }
  return { { layer = "value_parts", label = "NUMBER", value = value },
    { label = "CARDINAL", value = value } }
end

local function share(m)
  local over, under = m.over and m.over.value.number or 1, m.under.value.number
  if under < (m.part and 3 or 1) or over > under then return false end
  return counted(over / under)
end

return function(data)
  if data.lists.one_cue == "" then return {} end
  return {
    {
      name = "number_article", label = "CARDINAL", priority = -10,
      match = "(?<= @v_one_cue) @v_article (?! @v_number|@v_not_one) "
        .. "| (?<! @v_before_one) @v_article (?= @v_one_behind | [punct] $) "
        .. "| (?<! @v_before_one) @v_article $",
      on = function() return { value = { number = 1 } } end,
      examples = { es = { "Tengo solo [una] vaca.", "[una] de las tres", "Quiero [una]." } },
      never = { es = { "una vaca", "solo un poco", "una mesa de la sala" } },
    },
    {
      name = "number_share", label = "CARDINAL", priority = -5, gives = { "NUMBER" },
      match = "@v_article @v_one_in under:<NUMBER> (?! @v_unit_time|@v_unit) "
        .. "| over:<NUMBER> under:<NTH> part:@v_share "
        .. "| (?<= @v_share_lead) under:<NTH> part:@v_share",
      on = share,
      examples = { es = { "[una de cada tres] vota", "las [dos terceras partes]",
        "la [quinta parte] de ellos" } },
      never = { es = { "la primera parte", "dos primeras partes", "tres partes" } },
    },
  }
end
