--- The guideline "recognizers": words before a value belong to it.
--
-- These rules only widen or join what the other rules found.

local function copy(value)
  local out = {}
  for key, field in pairs(value) do out[key] = field end
  return out
end

local function widened(label)
  return function(m)
    local value = copy(m.x.value)
    if m.mod then value.mod = m.mod.id end
    return {
      { label = label, value = value },
      { layer = "value_parts", label = m.x.label, value = value },
    }
  end
end

local function joined(m)
  local value, time = copy(m.day.value), m.time and m.time.value or {}
  value.alternatives = nil
  if m.hour then
    local hour = m.hour.value.number
    if hour > 24 then return false end
    time = { hour = hour, grain = "hour", iso = ("T%02d"):format(hour) }
  end
  value.hour, value.minute, value.zone = time.hour, time.minute, time.zone
  if value.iso and time.iso then
    value.iso = time.from and ("%s%s/%s%s"):format(value.iso, time.from.iso, value.iso, time.to.iso)
      or value.iso .. time.iso
  elseif value.iso and m.part then
    value.iso = value.iso .. "T" .. m.part.id
  end
  return { value = value }
end

return function(_, settings)
  if settings.guideline ~= "recognizers" then return {} end
  return {
    {
      name = "wide_mod", label = "DATE", priority = 3,
      match = "mod:@v_mod -? x:(<DAY>|<PERIOD>)",
      on = widened "DATE",
      examples = { en = { "[early March]" } },
    },
    {
      name = "wide_lead", label = "DATE", priority = 3,
      match = "@v_date_lead @v_the? x:(<DAY>|<PERIOD>) | (?= @v_between) @v_between x:<PERIOD>",
      on = function(m)
        if m.doc.text:find("^[Bb]etween", m.first) and not m.x.value.from then return false end
        if m.doc.text:find("^[Ff]rom", m.first) and not m.x.value.from then return false end
        return widened "DATE" (m)
      end,
      examples = { en = { "[since tomorrow]", "[from 2014 to 2018]" } },
    },
    {
      name = "wide_in", label = "DATE", priority = 3,
      match = "@v_in x:<LENGTH>",
      on = function(m)
        local small = m.x.value.iso and m.x.value.iso:find "T"
        return { label = small and "DATETIME" or "DATE", value = copy(m.x.value) }
      end,
      examples = { en = { "[in two weeks]" } },
    },
    {
      name = "wide_time", label = "TIME", priority = 4,
      match = "(@v_between|@v_date_lead) x:<TIMESPAN> | @v_date_lead x:<CLOCK>",
      on = widened "TIME",
      examples = { en = { "[from 10:00 to 11:30 am]" } },
    },
    {
      name = "wide_part", label = "TIME", priority = 2,
      match = "(@v_in_the|@v_at)? (@v_the? @v_mod)? part:@v_daypart",
      on = function(m) return { value = { iso = "T" .. m.part.id, grain = "part" } } end,
      examples = { en = { "[in the evening]" } },
    },
    {
      name = "wide_datetime", label = "DATETIME", priority = 5,
      match = "day:(<DAY>|<DAYPART>) (,|-)? (@v_at|@v_date_lead|@v_between)? "
        .. "time:(<CLOCK>|<TIMESPAN>) "
        .. "| day:(<DAY>|<DAYPART>) @v_at hour:<SMALL> (?! [word|num]|\\/|-) "
        .. "| (@v_between|@v_at)? time:(<CLOCK>|<TIMESPAN>) (,|-|@v_of|@v_on)? @v_the? "
        .. "day:(<DAY>|<DAYPART>) "
        .. "| day:<DAY> (@v_in_the|@v_at)? (@v_the? @v_mod)? part:@v_daypart "
        .. "| part:@v_daypart (@v_of|@v_on)? @v_the? day:<DAY>",
      on = joined,
      examples = { en = { "[Friday at 4pm]", "[tuesday in the morning]" } },
    },
  }
end
