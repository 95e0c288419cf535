--- The guideline "recognizers": words before a value belong to it.
--
-- These rules only widen or join what the other rules found.

local calendar = require "glean.packs.values.calendar"
local lists = require "glean.packs.values.lists"
local number = require "glean.packs.values.number"

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

-- A time by so many hours later.
local function later(time, hours)
  local total = time.hour * 60 + (time.minute or 0) + hours * 60
  local hour, minute = total // 60 % 24, total % 60
  return { hour = math.tointeger(hour), minute = math.tointeger(minute),
    iso = ("T%02d:%02d"):format(hour // 1, minute // 1) }
end

-- The hours of a duration such as PT3H30M.
local function hours_of(iso)
  local hours, minutes = iso:match "^PT([%d.]*)H?([%d.]*)M?$"
  if not hours then return nil end
  if iso:find "^PT[%d.]+M$" then hours, minutes = 0, hours end
  return (tonumber(hours) or 0) + (tonumber(minutes) or 0) / 60
end

-- "from 10 am for 3 hours".
local function timed(m)
  local hours = m.length and hours_of(m.length.value.iso or "")
  if not hours or not m.x.value.hour then return widened "TIME" (m) end
  local value = { grain = "minute", from = m.x.value, to = later(m.x.value, hours) }
  value.iso = value.from.iso .. "/" .. value.to.iso
  return { { label = "TIME", value = value },
    { layer = "value_parts", label = "TIMESPAN", value = value } }
end

-- The same span of time in the other half of the day.
local function shifted(time)
  if not time.from or time.from.hour >= 12 or not time.from.alternatives then return time end
  local from, to = later(time.from, 12), time.to
  if to.hour < 12 then to = later(to, 12) end
  return { grain = time.grain, from = from, to = to, iso = from.iso .. "/" .. to.iso }
end

-- The hours of "from 3 to 5" as a span of time.
local function hours(m)
  local from, to = m.from_hour.value.number, m.to_hour.value.number
  if from > 24 or to > 24 then return nil end
  local a, b = ("T%02d"):format(from), ("T%02d"):format(to)
  return { grain = "hour", iso = a .. "/" .. b, from = { hour = from, iso = a },
    to = { hour = to, iso = b } }
end

local function start_day(value)
  return { grain = "day", year = value.year, month = value.month, day = value.day }
end

local function joined(m)
  local value, time = copy(m.day.value), m.time and m.time.value or {}
  local part = m.part and m.part.id or value.iso and value.iso:match "T(%u%u)$"
  if value.iso then value.iso = value.iso:gsub("T%u%u$", "") end
  if m.from_hour then
    time = hours(m)
    if not time then return false end
  elseif m.hour then
    local hour = m.hour.value.number
    if hour > 24 then return false end
    if hour < 12 and part and part ~= "MO" and (part ~= "NI" or hour > 5) then hour = hour + 12 end
    time = { hour = hour, grain = "hour", iso = ("T%02d"):format(hour) }
  end
  if part and part ~= "MO" then time = shifted(time) end
  value.hour, value.minute, value.zone = time.hour, time.minute, time.zone
  if time.from then value.from, value.to, value.date = time.from, time.to, m.day.value end
  if time.from and value.grain == "part" then value.date = start_day(value) end
  if value.iso and time.iso then
    value.iso = time.from and ("%s%s/%s%s"):format(value.iso, time.from.iso, value.iso, time.to.iso)
      or value.iso .. time.iso
  elseif value.iso and part then
    value.iso = value.iso .. "T" .. part
  end
  return { { label = "DATETIME", value = value },
    { layer = "value_parts", label = "MOMENT", value = value } }
end

-- "the month": the one that is.
local function this_unit(m, data)
  local unit = m.unit.id == "fiscal" and "year" or m.unit.id
  local value = calendar.period(unit, 0, calendar.reference(m.doc.date))
  if m.mod then value.mod = m.mod.id end
  local bare = m.the and data.unit_bare and m.unit.id ~= "day" -- no article before it
  return { value = value, first = bare and m.unit.first or m.first, last = m.last }
end

local function present(m)
  local reference = calendar.reference(m.doc.date)
  local value = reference and calendar.day_value(reference, "P0D") or { relative = "P0D" }
  return { { layer = "value_parts", label = "NOW", value = value },
    { label = "DATETIME", value = { iso = "PRESENT_REF", grain = "second" } } }
end

local function span_of(m)
  local a, b = m.a.value, m.b.value
  local value = { grain = "day", from = a, to = b }
  if a.iso and b.iso then value.iso = a.iso .. "/" .. b.iso end
  return { value = value }
end

-- "3 days from Tuesday", "2 weeks before Christmas".
local function from_day(m)
  local value = { grain = "day", relative = m.x.value.iso }
  local n = math.tointeger(tonumber((m.x.value.iso or ""):match "^P(%d+)%a+$"))
  local base, reference = m.day.value, calendar.reference(m.doc.date)
  if base.alternatives and not base.day then base = base.alternatives[2] end
  if n and base.day and base.month and (base.year or reference) then
    local year = base.year or (calendar.civil(reference))
    local days = calendar.days(year, base.month, base.day)
    if not base.year and days < reference then
      days = calendar.days(year + 1, base.month, base.day)
    end
    local back = m.lead.text:lower() == "before"
    local moved = calendar.moved(m.x.value.unit, back and -n or n, days)
    if m.for_ or m.lead.text:find "^[sSbB]" and not back then
      value.from, value.to = calendar.day_value(days), moved
    else
      value = moved
    end
  end
  return { value = value }
end

local function lasting(m)
  return { value = copy(m.x.value) }
end

local function rules(data, settings)
  if settings.guideline ~= "recognizers" then return {} end
  local led = lists.any(data.lists.hour_lead)
  local two_hours = "from_hour:(<SMALL>|<SAID_DAY>) (-|–|@v_date_to|@v_and) "
    .. "to_hour:(<SMALL>|<SAID_DAY>) "
  return {
    {
      name = "wide_mod", label = "DATE", priority = 3,
      match = "mod:@v_mod -? x:(<DAY>|<PERIOD>)",
      on = widened "DATE",
      examples = { en = { "[early March]" } },
      never = { en = { "early birds" } },
    },
    {
      name = "wide_unit", label = "DATE",
      match = "(the:(@v_the|@v_unit_the)|mod:@v_mod @v_the?) unit:@v_the_unit "
        .. "(?! @v_of|-|@v_rel_after|@v_fiscal_word|<SMALL>|<YEAR>)",
      on = function(m) return this_unit(m, data) end,
      examples = { en = { "before [end of year]" } },
      never = { en = { "the end of it" } },
    },
    {
      name = "wide_year", label = "DATE", priority = 3,
      match = "@v_year_word x:<PERIOD>",
      on = function(m) return m.x.value.grain == "year" and widened "DATE" (m) or false end,
      examples = { en = { "in the [year 2008]" } },
      never = { en = { "the years of 20 cats" } },
    },
    {
      name = "wide_that", label = "DATE",
      match = "@v_rel_that unit:@v_unit_date",
      on = function(m) return { value = { grain = m.unit.id } } end,
      examples = { en = { "in [that year]" } },
      never = { en = { "in that house" } },
    },
    {
      name = "wide_rel_part", label = "DATETIME", priority = 3, gives = { "DAYPART" },
      match = "@v_rel part:@v_daypart",
      on = function()
        local value = { grain = "part" }
        return { { label = "DATETIME", value = value },
          { layer = "value_parts", label = "DAYPART", value = value } }
      end,
      examples = { en = { "[next evening]" } },
      never = { en = { "next door" } },
    },
    {
      name = "alone_unit", label = "QUANTITY", priority = -1,
      match = "(?<! <NUMBER> -?) (?<! <GLUED>) unit:@v_unit_alone",
      on = function(m) return { value = { unit = m.unit.id } } end,
      examples = { en = { "to [celsius]" } },
      never = { en = { "5 degrees celsius" } },
    },
    {
      name = "alone_currency", label = "MONEY", priority = -1,
      match = "(?<! <NUMBER> -?) (?<! <GLUED>|@v_money_scale|@v_number) currency:@v_currency_word",
      on = function(m)
        return #m.text > 1 and { value = { currency = m.currency.id:match "^%u+" } }
      end,
      examples = { en = { "the [dollars] of it" } },
      never = { en = { "it cost 5 dollars" } },
    },
    {
      name = "wide_end", label = "DATETIME", priority = 3,
      match = "(@v_date_lead|@v_at)? @v_the? point:@v_day_end",
      on = function(m) return { value = { grain = "day", point = m.point.id } } end,
      examples = { en = { "[by EOD]" } },
      never = { en = { "by the end" } },
    },
    {
      name = "wide_small", label = "DATETIME", priority = 2,
      match = "@v_rel n:<NUMBER>? unit:@v_small_unit",
      on = function(m) return { value = { grain = m.unit.id } } end,
      examples = { en = { "in the [last two minutes]" } },
      never = { en = { "the last two houses" } },
    },
    {
      name = "wide_now", label = "DATETIME", gives = { "NOW" },
      match = "@v_now",
      on = present,
      examples = { en = { "it is [now]" } },
      never = { en = { "it is here" } },
    },
    {
      name = "wide_lead", label = "DATE", priority = 4,
      match = "(lead:@v_date_lead @v_the?)+ mod:@v_mod? -? x:(<DAY>|<PERIOD>) "
        .. "| between:@v_between x:<PERIOD>",
      on = function(m)
        if m.between and not m.x.value.from then return false end
        if m.doc.text:find("^[Ff]rom", m.first) and not m.x.value.from then return false end
        return widened "DATE" (m)
      end,
      examples = { en = { "[since tomorrow]", "[from 2014 to 2018]" } },
      never = { en = { "since then" } },
    },
    {
      name = "wide_rel_date", label = "DATE", priority = 1,
      match = "@v_rel x:<DAY>",
      on = function(m)
        if not m.x.value.month or m.x.value.weekday or m.x.value.relative then return false end
        return widened "DATE" (m)
      end,
      examples = { en = { "the [next 6th of April]" } },
      never = { en = { "the next of kin" } },
    },
    {
      name = "wide_mod_range", label = "DATE", priority = 6,
      match = "@v_between (@v_the? @v_mod @v_the?)? a:(<DAY>|<PERIOD>) (@v_date_to|@v_and) "
        .. "@v_the? @v_mod @v_the? b:(<DAY>|<PERIOD>)",
      on = span_of,
      examples = { en = { "[from April until the end of June]" } },
      never = { en = { "from April on" } },
    },
    {
      name = "wide_until_now", label = "DATE", priority = 5,
      match = "@v_between a:(<DAY>|<PERIOD>|<NOW>) (@v_and|@v_date_to) b:(<DAY>|<PERIOD>|<NOW>)",
      on = span_of,
      examples = { en = { "[between now and November 15th]" } },
      never = { en = { "between you and me" } },
    },
    {
      name = "wide_suffix", label = "DATE", priority = 4,
      match = "x:(<DAY>|<PERIOD>) @v_suffix (?! <DAY>|<PERIOD>|<CLOCK>|@v_of)",
      on = widened "DATE",
      examples = { en = { "on [1/1/2016 and later]" } },
      never = { en = { "1/1/2016 is late" } },
    },
    {
      name = "wide_in", label = "DATE", priority = 3,
      match = "@v_in x:<LENGTH>",
      on = function(m)
        local small = m.x.value.iso and m.x.value.iso:find "T"
        local distance = m.x.value.iso
        local n = tonumber(distance and distance:match "^PT?(%d+)%a$")
        local value = { relative = distance }
        if n and small then
          local seconds = n * (distance:find "H" and 3600 or distance:find "M" and 60 or 1)
          local reference = calendar.reference(m.doc.date)
          if reference and seconds < 86400 then
            value = calendar.day_value(reference, distance)
            value.iso = value.iso .. ("T%02d:%02d:%02d"):format(seconds // 3600,
              seconds // 60 % 60, seconds % 60)
            value.grain = "second"
          end
        elseif n then
          value = calendar.moved(m.x.value.unit, math.tointeger(n),
            calendar.reference(m.doc.date))
        end
        return { label = small and "DATETIME" or "DATE", value = value }
      end,
      examples = { en = { "[in two weeks]" } },
      never = { en = { "in two houses" } },
    },
    {
      name = "wide_from", label = "DATE", priority = 5,
      match = "@v_more? x:<LENGTH> ,? (lead:@v_date_lead|lead:@v_from) day:(<DAY>|<PERIOD>) "
        .. "| for_:@v_for x:<LENGTH> ,? lead:@v_from day:(<DAY>|<PERIOD>)",
      on = from_day,
      examples = { en = { "[3 days starting from next Monday]", "[2 weeks before Christmas]" } },
      never = { en = { "3 days" } },
    },
    {
      name = "wide_clock", label = "TIME", priority = 2, gives = { "CLOCK" },
      match = "hour:@v_number minute:@v_number -? more:@v_number? (?! @v_number|@v_unit_time)",
      on = function(m)
        local kind, hour = number.word(m.hour.id)
        local tens, minute = number.word(m.minute.id)
        if kind ~= "u" or hour < 1 or hour > 12 or tens ~= "t" then return false end
        if m.more then minute = minute + select(2, number.word(m.more.id)) end
        if minute > 59 then return false end
        local value = { hour = hour, minute = minute, grain = "minute",
          iso = ("T%02d:%02d"):format(hour, minute) }
        value.alternatives = { { hour = hour % 12 + 12, minute = minute,
          iso = ("T%02d:%02d"):format(hour % 12 + 12, minute) } }
        return { { label = "TIME", value = value },
          { layer = "value_parts", label = "CLOCK", value = value } }
      end,
      examples = { en = { "at [six forty-three]" } },
      never = { en = { "six of forty-three" } },
    },
    {
      name = "wide_duration", label = "DURATION", priority = 1,
      match = "@v_more x:<LENGTH>",
      on = lasting,
      examples = { en = { "for [more than 2 hours]" } },
      never = { en = { "more than enough" } },
    },
    {
      name = "wide_time", label = "TIME", priority = 5,
      match = "(@v_between|@v_date_lead) @v_hour_lead? x:<TIMESPAN> "
        .. "| @v_date_lead @v_hour_lead? x:<CLOCK> "
        .. "| x:<CLOCK> @v_suffix | @v_date_lead? x:<CLOCK> @v_for length:<LENGTH> "
        .. "| @v_for length:<LENGTH> @v_date_lead x:<CLOCK>",
      on = timed,
      examples = { en = { "[from 10:00 to 11:30 am]", "[from 10 am for 3 hours]" } },
      never = { en = { "from 10 to 11 houses" } },
    },
    {
      name = "wide_part", label = "TIME", priority = 2,
      match = "(?<! <NUMBER>|@v_rel|@v_not_part) "
        .. "(@v_in @v_the)? (mod:@v_mod @v_the?)? part:@v_daypart "
        .. "(@v_at? hour:<SMALL> (?! @v_oclock|[num]))?"
        .. (led and " | @v_in_the part:@v_daypart ,? @v_at time:<CLOCK>" or ""),
      on = function(m)
        local hour = m.hour and m.hour.value.number
        if m.time then hour = m.time.value.hour end
        if hour and hour < 12 and m.part.id ~= "MO" then hour = hour + 12 end
        return { value = { iso = hour and ("T%02d"):format(hour) or "T" .. m.part.id,
          grain = "part" } }
      end,
      examples = { en = { "[in the evening]" } },
      never = { en = { "an evenly cut lawn" } },
    },
    {
      name = "wide_set", label = "SET", priority = 7,
      match = "(@v_at)? time:(<CLOCK>|<TIMESPAN>) x:<AGAIN> "
        .. "| x:<AGAIN> (@v_at|@v_between)? time:(<CLOCK>|<TIMESPAN>)",
      on = function(m)
        local value = copy(m.x.value)
        if value.iso == "P1D" then value.iso = m.time.value.iso
        elseif value.iso and m.time.value.iso then value.iso = value.iso .. m.time.value.iso end
        return { value = value }
      end,
      examples = { en = { "[3pm each day]" } },
      never = { en = { "3pm today" } },
    },
    {
      name = "wide_datetime", label = "DATETIME", priority = 6, gives = { "MOMENT" },
      match = "day:(<DAY>|<DAYPART>) (@v_in_the? part:@v_daypart)? (,|-|\\()? "
        .. "(@v_at|@v_date_lead|@v_between)? @v_hour_lead? time:(<CLOCK>|<TIMESPAN>) "
        .. "| day:(<DAY>|<DAYPART>) (@v_in_the? part:@v_daypart)? @v_at hour:(<SMALL>|<SAID_DAY>) "
        .. "(?! [word|num]|\\/|-) "
        .. "| day:(<DAY>|<DAYPART>) (@v_in_the? part:@v_daypart)? (@v_at|@v_between)? "
        .. two_hours .. "(?! -|\\/|[num]) "
        .. "| @v_between " .. two_hours
        .. "(@v_on|@v_of|,)? @v_the? day:(<DAY>|<DAYPART>) "
        .. "| (@v_between|@v_date_lead)? time:(<CLOCK>|<TIMESPAN>) (,|-|@v_of|@v_on)? @v_the? "
        .. "day:(<DAY>|<DAYPART>) (@v_in_the? part:@v_daypart)? "
        .. "| day:<DAY> (@v_in_the|@v_at)? (@v_the? @v_mod)? part:@v_daypart "
        .. "| (?<! @v_not_part) part:@v_daypart (@v_of|@v_on)? @v_the? day:<DAY> "
        .. "| @v_mod day:<DAYPART> "
        .. (led and "| " or "| @v_at? ") .. "hour:<SMALL> ,? "
        .. "day:(<DAY>|<DAYPART>) (@v_in_the? part:@v_daypart)?",
      on = joined,
      examples = { en = { "[Friday at 4pm]", "[tuesday in the morning]", "[Monday 11-4]" } },
      never = { en = { "Friday and Monday" } },
    },
  }
end

return function(data, settings)
  return rules(data, settings)
end
