--- Parts of CARDINAL and ORDINAL that are written as one word.
--
-- Only for languages that have `glued_parts`.  Part: PART, a fraction's denominator.

local oneword = require "glean.packs.values.oneword"

local parts = "value_parts"

return function(data)
  if not data.glued_parts then return {} end
  local part, nth = oneword.readers(data)
  return {
    {
      name = "number_part", label = "PART", gives = { "PART" },
      regex = data.glued_part,
      on = function(m)
        local n, many = part(m.text)
        return n and { layer = parts, label = "PART", value = { number = n, many = many } } or false
      end,
      examples = { es = { "un [veinticincoavo] de ellos" } },
      never = { es = { "octavos y centavos" } },
    },
    {
      name = "number_glued", label = "ORDINAL", priority = -8, gives = { "NTH" },
      regex = data.glued_ordinals,
      on = function(m)
        local n = nth(m.stem.text, m.text)
        if not n then return false end
        local value = { number = n }
        return { { layer = parts, label = "NTH", value = value },
          { label = "ORDINAL", value = value } }
      end,
      examples = { es = { "el [dosmilésimo] aniversario" } },
      never = { es = { "el milésimo" } },
    },
  }
end
