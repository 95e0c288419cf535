--- TIME and DATETIME: the time of day.  Part: CLOCK.

local calendar = require "glean.packs.values.calendar"
local lists = require "glean.packs.values.lists"
local times = require "glean.packs.values.clock"
local clock, timed, small = times.value, times.timed, times.small

local parts = "value_parts"

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
  value.iso = times.iso(value)
  return timed(value)
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

-- "tonight at 8", "it begins at 11": an hour that only its place tells. What
-- follows must not be what a number counts.
local function placed(m, behind)
  local hour, text = small(m.hour), m.doc.text
  if math.type(hour) ~= "integer" or hour < 1 or hour > 12 then return false end
  local word = text:match("^ (%a+)", m.last + 1)
  if word and not behind[word:lower()] or text:find("^ ?[^%s%a,.;!?)]", m.last + 1)
    or text:find("^[,.]%d", m.last + 1) then
    return false
  end
  local half = m.part and (m.part.id:find "MO" and "a" or hour < 12 and "p") or nil
  return { value = clock(hour, nil, nil, half), first = m.hour.first, last = m.hour.last }
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

local function zoned(m)
  local value = copy(m.time.value)
  value.zone = m.zone.id
  return timed(value)
end

-- The first time of a range has the half of the day of the second: "1-3 pm".
local function range(m, wide)
  local to, from = m.to.value, m.from.value
  local hour = from.hour or from.number
  if not hour or hour > 24 or math.type(hour) ~= "integer" then return false end
  if to.from or from.from then return false end
  if not from.hour or from.alternatives and not to.alternatives then
    from = times.before(hour, from.minute, to)
  end
  return times.span(from, to, m.from.first, m.last, wide and m.first) -- "between" stays outside
end

local function stamp(m)
  local date = { grain = "minute", year = integer(m.year), month = integer(m.month),
    day = integer(m.day), hour = integer(m.hour), minute = integer(m.minute),
    second = integer(m.second), zone = m.zone and m.zone.text or nil }
  if not calendar.is_day(date.year, date.month, date.day) or date.hour > 24 then return false end
  date.iso = ("%04d-%02d-%02d%s%s"):format(date.year, date.month, date.day, times.iso(date),
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

return function(data, settings)
  local wide = settings.guideline == "recognizers"
  local half = [[(?<half>[ap]\.[ ]?m(?:\.|(?![\p{L}\p{N}]))|]]
    .. [[[ap][ ]?m(?![\p{L}\p{N}])]]
    .. (data.half_letter and [[|(?<=\d)[ap](?![\p{L}\p{N}]))]] or ")")
  local behind = lists.set(data.hour_followers)
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
      regex = [[(?<![\p{L}\p{N}:.,/$€£])(?<!(?<!:[0-5]\d)-)(?<hour>[01]?\d|2[0-4])]]
        .. [[(?:[:h]|(?<=at [0-9]|at [01][0-9]|las [0-9]|las [012][0-9])[.])(?<minute>[0-5]\d)]]
        .. [[(?::(?<second>[0-5]\d))?(?:h(?:rs?|s)?)?(?![\p{L}\p{N}:%]|[.,]\d)]],
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
      skip = lists.any(data.lists.hour_lead), -- then it is a part of time_led
      match = "hour:(<CLOCK>|<SMALL>) @v_in_the @v_mod? part:@v_daypart",
      on = in_part,
      examples = { en = { "[3 in the morning]" } },
      never = { en = { "3 mornings" } },
    },
    {
      name = "time_at", label = "TIME", skip = wide or lists.any(data.lists.hour_lead),
      match = "(<DAY>|part:@v_part_word|@v_hour_verb) ,? @v_hour_at hour:(<SMALL>|@v_number) "
        .. "| @v_hour_at hour:(<SMALL>|@v_number) (?= <DAY> | @v_part_word)",
      on = function(m) return placed(m, behind) end,
      examples = { en = { "tonight at [8], Friday at [six]", "It begins at [11] and ends late." } },
      never = { en = { "On 5 May at 3 hospitals", "Prices start at 5 dollars" } },
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
