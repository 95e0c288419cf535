--- TIME and DATETIME: the time of day.  Part: CLOCK.

local calendar = require "glean.packs.values.calendar"
local number = require "glean.packs.values.number"

local parts = "value_parts"

-- The ISO form of a time: only what was said.
local function iso(value)
  if value.second then
    return ("T%02d:%02d:%02d"):format(value.hour, value.minute or 0, value.second)
  end
  return value.minute and ("T%02d:%02d"):format(value.hour, value.minute)
    or ("T%02d"):format(value.hour)
end

-- A time; ambiguous between morning and afternoon where it may be either.
local function clock(hour, minute, second, half, zone)
  local grain = second and "second" or minute and "minute" or "hour"
  local value = { hour = hour, minute = minute, second = second, zone = zone, grain = grain }
  if half == "p" and hour < 12 then value.hour = hour + 12 end
  if half == "a" and hour == 12 then value.hour = 0 end
  value.iso = iso(value)
  if not half and hour >= 1 and hour <= 12 then
    local other = { hour = hour % 12 + 12, minute = minute, second = second, grain = grain }
    if hour == 12 then other.hour = 0 end
    other.iso = iso(other)
    value.alternatives = { other }
  end
  return value
end

local function timed(value, first, last)
  return {
    { layer = parts, label = "CLOCK", value = value, first = first, last = last },
    { label = "TIME", value = value, first = first, last = last },
  }
end

local function integer(capture)
  return capture and math.tointeger(tonumber(capture.text))
end

local function half_of(capture)
  return capture and capture.text:sub(1, 1):lower()
end

local function digital(m)
  local hour, minute, second = integer(m.hour), integer(m.minute), integer(m.second)
  if hour > 24 or m.half and (hour > 12 or hour == 0) then return false end
  local before = m.doc.text:sub(math.max(1, m.first - 24), m.first - 1)
  if not m.half and before:find "%u%l+ $" and not before:find "^%s*%a+ $" then
    local word = before:match "(%u%l+) $"
    if not word:find "day$" then return false end -- "John 3:16"
  end
  return timed(clock(hour, minute, second, half_of(m.half)))
end

local function worded(m)
  local h, min, half = m.time.id:match "^(%d+):?(%d*)(%a?)$"
  local value = clock(math.tointeger(tonumber(h)), math.tointeger(tonumber(min)), nil,
    half ~= "" and half or "p")
  value.hour = math.tointeger(tonumber(h))
  if value.minute == 0 then value.minute, value.grain = nil, "hour" end
  value.iso = iso(value)
  return timed(value)
end

local function small(capture)
  if not capture then return nil end
  if capture.value then return capture.value.number or capture.value.hour end
  return select(2, number.word(capture.id))
end

local function oclock(m)
  local hour = small(m.hour)
  if not hour or hour > 24 then return false end
  return timed(clock(hour, nil, nil, nil))
end

-- "half past seven", "ten to 9"; es: "las siete y media".
local function spoken(m)
  local hour = small(m.hour)
  local half = nil
  if m.hour.value and m.hour.value.hour then
    hour = m.hour.value.hour
    half = not m.hour.value.alternatives and (hour >= 12 and "p" or "a") or nil
    if hour > 12 then hour = hour - 12 end
  end
  local minute = m.part and math.tointeger(tonumber(m.part.id)) or small(m.n)
  if not hour or not minute or minute > 59 or hour > 24 then return false end
  if m.dir and m.dir.id == "-1" then
    minute, hour = 60 - minute, hour == 1 and 12 or hour - 1
  end
  return timed(clock(hour, minute, nil, half))
end

local function copy(value)
  local out = {}
  for key, field in pairs(value) do out[key] = field end
  return out
end

-- A time with a part of the day: "3 in the morning", "7:30 in the evening".
local function in_part(m)
  local hour = small(m.hour)
  local minute = m.hour.value and m.hour.value.minute
  if not hour or hour > 12 then return false end
  local half = m.part.id == "MO" and "a" or "p"
  if m.part.id == "NI" and hour < 6 then half = "a" end
  return timed(clock(hour, minute, nil, half))
end

-- "a las siete y media de la tarde": the lead stays outside.
local function led(m)
  local hour = small(m.hour)
  if not hour or hour > 24 or math.type(hour) ~= "integer" then return false end
  local minute = m.hour.value and m.hour.value.minute
  if m.quarter then
    minute = math.tointeger(tonumber(m.quarter.id))
  elseif m.n then
    minute = small(m.n)
  end
  if minute and minute > 59 then return false end
  if m.dir and m.dir.id == "-1" then minute, hour = 60 - minute, hour == 1 and 12 or hour - 1 end
  local half = m.part and (m.part.id == "MO" and "a" or "p")
  if m.hour.value and m.hour.value.hour and not m.hour.value.alternatives then
    return timed(m.hour.value, m.hour.first, m.last)
  end
  return timed(clock(hour, minute, nil, hour <= 12 and half or nil), m.hour.first, m.last)
end

local function zoned(m)
  local value = copy(m.time.value)
  value.zone = m.zone.id
  return timed(value)
end

-- The first time of a range has the half of the day of the second: "1-3 pm".
local function range(m, wide)
  local to = m.to.value
  local from = m.from.value
  local hour = from.hour or from.number
  if not hour or hour > 24 or math.type(hour) ~= "integer" then return false end
  if to.from or from.from then return false end
  if not from.hour or from.alternatives and not to.alternatives then
    local half = to.hour >= 12 and "p" or "a"
    if hour > to.hour % 12 and half == "p" and hour < 12 and to.hour ~= 12 then half = "a" end
    if to.hour == 12 and hour < 12 then half = "a" end
    from = clock(hour, from.minute, nil, (not to.alternatives or nil) and half)
  end
  local value = { grain = to.grain, from = from, to = to, iso = from.iso .. "/" .. to.iso }
  local first = m.from.first -- "between" stays outside
  return {
    { layer = parts, label = "TIMESPAN", value = value, first = first, last = m.last },
    { label = "TIME", value = value, first = wide and m.first or first, last = m.last },
  }
end

local function stamp(m)
  local date = { grain = "minute", year = integer(m.year), month = integer(m.month),
    day = integer(m.day), hour = integer(m.hour), minute = integer(m.minute),
    second = integer(m.second), zone = m.zone and m.zone.text or nil }
  if not calendar.is_day(date.year, date.month, date.day) or date.hour > 24 then return false end
  date.iso = ("%04d-%02d-%02d%s%s"):format(date.year, date.month, date.day, iso(date),
    date.zone or "")
  return { value = date }
end

-- A day and a time of it.
local function day_time(m)
  local value = copy(m.day.value)
  value.alternatives, value.relative = nil, value.relative
  local time = m.time.value
  value.hour, value.minute, value.second = time.hour, time.minute, time.second
  value.grain, value.zone = time.grain, time.zone
  if value.iso and time.iso then
    value.iso = time.from and ("%s%s/%s%s"):format(value.iso, time.from.iso, value.iso, time.to.iso)
      or value.iso .. time.iso
  end
  return { value = value }
end

-- "tonight", "this morning", "last night".
local function part_of_day(m)
  local n, part = m.part.id:match "^(-?%d):(%u%u)$"
  n = math.tointeger(tonumber(n))
  local reference = calendar.reference(m.doc.date)
  local value = reference and calendar.day_value(reference + n) or {}
  value.grain, value.relative = "part", calendar.distance("day", n)
  if value.iso then value.iso = value.iso .. "T" .. part end
  return {
    { layer = parts, label = "DAYPART", value = value },
    { label = "DATETIME", value = value },
  }
end

return function(_, settings)
  local wide = settings.guideline == "recognizers"
  local half = [[(?<half>[ap]\.[ ]?m(?:\.|(?![\p{L}\p{N}]))|]]
    .. [[[ap][ ]?m(?![\p{L}\p{N}])|(?<=\d)[ap](?![\p{L}\p{N}]))]]
  return {
    {
      name = "time_half", label = "TIME", priority = 3, flags = "i",
      gives = { "CLOCK", "TIMESPAN" },
      regex = [[(?<![\p{L}\p{N}:,/$€£.])(?<hour>[01]?\d|2[0-4])]]
        .. [[(?:[:.](?<minute>[0-5]\d)(?::(?<second>[0-5]\d))?)?[ ]?]] .. half,
      on = digital,
      examples = { en = { "at [3 p.m.], [10:30am] and [7:56:30 pm]" } },
      never = { en = { "3 apples", "the 2 amps" } },
    },
    {
      name = "time_clock", label = "TIME", priority = 1, gives = { "CLOCK" },
      regex = [[(?<![\p{L}\p{N}:.,/$€£-])(?<hour>[01]?\d|2[0-4])]]
        .. [[(?:[:h]|(?<=at [0-9]|at [01][0-9]|las [0-9]|las [012][0-9])[.])(?<minute>[0-5]\d)]]
        .. [[(?::(?<second>[0-5]\d))?(?![\p{L}\p{N}:%]|[.,]\d)]],
      on = digital,
      examples = { en = { "at [10:30] and [15:23:24]" } },
      never = { en = { "The vote was 5:3; see John 3:16." } },
    },
    {
      name = "time_word", label = "TIME",
      match = "time:@v_clock_word",
      on = worded,
      examples = { en = { "at [midnight]" }, es = { "a [medianoche]" } },
      never = { en = { "a midnighter" } },
    },
    {
      name = "time_oclock", label = "TIME",
      match = "hour:(<SMALL>|@v_number) @v_oclock",
      on = oclock,
      examples = { en = { "[7 o'clock], [eight o'clock]" } },
      never = { en = { "the clock at 7" } },
    },
    {
      name = "time_spoken", label = "TIME", priority = 6,
      match = "(part:@v_clock_part | n:(<SMALL>|@v_number) @v_minutes) dir:@v_clock_dir "
        .. "hour:(<CLOCK>|<SMALL>|@v_number) "
        .. "| n:(<SMALL>|@v_number) @v_clock_past hour:(<CLOCK>|<SMALL>|@v_number)",
      on = spoken,
      examples = { en = { "[half past seven], [ten minutes to 9]" } },
      never = { en = { "half of seven" } },
    },
    {
      name = "time_part", label = "TIME", priority = 6,
      match = "hour:(<CLOCK>|<SMALL>) @v_in_the @v_mod? part:@v_daypart",
      on = in_part,
      examples = { en = { "[3 in the morning]" }, es = { "las [5 de la tarde]" } },
      never = { en = { "3 mornings" } },
    },
    {
      name = "time_led", label = "TIME", priority = 5,
      match = "@v_hour_lead hour:(<CLOCK>|<SMALL>|@v_number) "
        .. "(dir:@v_clock_and (quarter:@v_clock_part|n:(<SMALL>|@v_number)))? "
        .. "(@v_in_the part:@v_daypart)? (?! @v_unit_time|@v_unit|<NUMBER>|@v_number)",
      on = led,
      examples = { es = { "a las [siete y media de la tarde]", "a las [dos]" } },
      never = { es = { "a las casas" } },
    },
    {
      name = "time_zone", label = "TIME", priority = 3,
      match = "time:<CLOCK> zone:@v_zone",
      on = zoned,
      examples = { en = { "as of [3 p.m. Eastern]" } },
      never = { en = { "an Eastern town" } },
    },
    {
      name = "time_range", label = "TIME", priority = 4, gives = { "TIMESPAN" },
      match = "from:(<CLOCK>|<SMALL>) (-|–|—|@v_date_to) to:<CLOCK> "
        .. "| @v_between from:(<CLOCK>|<SMALL>) @v_and @v_hour_lead? to:<CLOCK>",
      on = function(m) return range(m, wide) end,
      examples = { en = { "[10:00–11:30 a.m.], [1-3 pm]" } },
      never = { en = { "pages 1-3" } },
    },
    {
      name = "datetime_stamp", label = "DATETIME", priority = 20,
      regex = [[(?<![\p{L}\p{N}/.:-])(?<year>[12]\d{3})-(?<month>\d\d)-(?<day>\d\d)(?:T|[ ])]]
        .. [[(?<hour>[0-2]\d):(?<minute>[0-5]\d)(?::(?<second>[0-5]\d)(?:[.,]\d+)?)?]]
        .. [[(?<zone>Z|[+-]\d\d:?\d\d)?(?![\p{L}\p{N}])]],
      on = stamp,
      examples = { en = { "at [2013-02-12T04:30:00Z] or [2014-04-12 08:00]" } },
      never = { en = { "2013-02-45T04:30:00Z" } },
    },
    {
      name = "datetime_day", label = "DATETIME", priority = 4,
      match = "day:<DAY> ,? time:(<CLOCK>|<TIMESPAN>)",
      on = function(m)
        if not m.day.value.month then return false end
        return day_time(m)
      end,
      examples = { en = { "on [08/16/2000 03:14:14 PM]" } },
      never = { en = { "Friday at 3 p.m." } },
    },
    {
      name = "datetime_part", label = "DATETIME", priority = 6, gives = { "DAYPART" },
      match = "part:@v_part_word",
      on = part_of_day,
      examples = { en = { "[tonight]" }, es = { "[anoche]" } },
      never = { en = { "all through the night" } },
    },
  }
end
