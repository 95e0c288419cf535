--- TIME as it is said with an article: "a las siete y media de la tarde".
--
-- Only for languages that have words for `hour_lead`.

local clock = require "glean.packs.values.clock"
local lists = require "glean.packs.values.lists"
local small = clock.small

-- The hour and the minute of a capture: a time, "14h", "9.30", a number or its word.
local function read(capture, tails)
  local value = capture.value
  if value and value.hour then return value.hour, value.minute end
  if value and value.suffix then
    return tails[value.suffix:lower()] and value.number or nil
  end
  local hour, minute = capture.text:match "^(%d%d?)%.([0-5]%d)$"
  if hour then return math.tointeger(tonumber(hour)), math.tointeger(tonumber(minute)) end
  local n = small(capture)
  if math.type(n) == "float" and n < 13 and capture.text:find " y %a+$" then -- "tres y media"
    return math.floor(n), math.tointeger(n % 1 * 60)
  end
  return math.type(n) == "integer" and n <= 24 and n or nil
end

-- "a" before noon, "p" behind it, by the part of the day that is named.
local function half_of(m, hour, data)
  if m.half then return m.half.id end
  if m.point then return m.point.id end
  if not m.part or hour > 12 then return nil end
  local id = m.part.id
  if id == "MO" then
    return hour == 12 and not data.small_hours[m.part.text:lower()] and "p" or "a"
  end
  if id == "AF" then return "p" end
  return (hour == 12 or hour < 6) and "a" or "p" -- of the evening or the night
end

-- Does a noun follow, so that the number counts it: "las dos mujeres", "a las 12
-- del año pasado"?
local function counts(m, data)
  local text = m.doc.text
  if text:find("^ ?%%", m.last + 1) or data.counted(text, m.last) then return true end
  local noun = text:match("^[ \n]+del? +([%a\128-\255]+)", m.last + 1)
  return noun ~= nil and data.long_units[noun] ~= nil
end

local function is_led(text)
  return text:find "%f[%a][Ll]as?%s*$" ~= nil
end

local function led(m, data)
  local hour, minute = read(m.hour, data.tails)
  if not hour or m.bare and not minute then return false end
  local lead = m.doc.text:sub(m.first, m.hour.first - 1)
  if lead:find "%f[%a][Ll]a%s*$" and hour ~= 1 then return false end
  if m.quarter then
    minute = math.tointeger(tonumber(m.quarter.id))
  elseif m.n then
    minute = small(m.n)
  end
  if minute and (math.type(minute) ~= "integer" or minute > 59) then return false end
  local shown = m.part or m.half or m.point
  if not shown and counts(m, data) then return false end
  if m.dir and m.dir.id == "-1" then minute, hour = 60 - minute, hour == 1 and 12 or hour - 1 end
  local value = m.hour.value
  if value and value.hour and not value.alternatives then
    return clock.timed(value, m.hour.first, m.last)
  end
  local half = hour <= 12 and half_of(m, hour, data) or nil
  return clock.timed(clock.value(hour, minute, nil, half), m.hour.first, m.last)
end

-- "desde la una hasta las tres", "de 9 a 14 h", "de 3 a 8 de la tarde".
local function span(m, data, wide)
  local hour, minute = read(m.from, data.tails)
  local to_hour, to_minute = read(m.to, data.tails)
  if not hour or not to_hour then return false end
  local text = m.doc.text
  local sure = m.part or m.half or m.point or m.tail or m.to.value and m.to.value.hour
  if not sure then
    if counts(m, data) then return false end
    local both = is_led(text:sub(m.first, m.from.first - 1))
      and is_led(text:sub(m.from.last + 1, m.to.first - 1))
    if not both and not (minute and to_minute) and not (m.from.value and m.from.value.hour) then
      return false
    end
  end
  local to = m.to.value
  if not to or not to.hour or to.alternatives and (m.part or m.half or m.point) then
    local half = to_hour <= 12 and half_of(m, to_hour, data) or nil
    to = clock.value(to_hour, to_minute, nil, half)
  end
  local from = m.from.value
  if not from or not from.hour or from.alternatives and not to.alternatives then
    from = clock.before(hour, minute, to)
  end
  return clock.span(from, to, m.from.first, m.last, wide and m.first)
end

local hour = "(<CLOCK>|<GLUED>|<NUMBER>|@v_number|@v_hour_one) "
local minutes = "dir:@v_clock_and (quarter:@v_clock_part | n:(<NUMBER>|@v_number) @v_minutes?) "
local part = "(@v_in_the part:@v_daypart | @v_in_the point:@v_day_point | half:@v_half_word) "
local own_part = part:gsub("@v_in_the", "@v_part_of")
local free = "(?! @v_unit_time|@v_unit|<NUMBER>|@v_number | @v_rel @v_unit_date) "

return function(words, settings)
  if not lists.any(words.lists.hour_lead) then return {} end
  local wide = settings.guideline == "recognizers"
  local data = { tails = lists.words(words.lists.clock_tail), counted = lists.counted(words),
    small_hours = lists.set(words.small_hours), long_units = lists.set(words.long_units) }
  return {
    {
      name = "time_led", label = "TIME", priority = 5, gives = { "CLOCK" },
      match = "@v_hour_sure hour:" .. hour .. "(" .. minutes .. ")? @v_clock_tail? (" .. part
        .. ")? " .. free
        .. "| @v_hour_lead hour:" .. hour .. "(" .. minutes .. "@v_clock_tail? (" .. part .. ")? "
        .. "| @v_clock_tail? " .. part .. ") " .. free
        .. "| (?<= <DAY> ,?) hour:(<SMALL>|@v_number) " .. minutes .. free
        .. "| hour:<CLOCK> (" .. minutes .. ")? " .. part
        .. "| hour:(<SMALL>|@v_number) (" .. minutes .. ")? " .. own_part
        .. "| bare:(hour:(<CLOCK>|<NUMBER>)) @v_clock_tail (" .. part .. ")?",
      on = function(m) return led(m, data) end,
      examples = { es = { "a las [siete y media de la tarde]", "a las [dos]", "a la [una y cuarto]",
        "son las [ocho menos diez]", "las [12 del mediodía]", "[15.30 h]", "a las [14 horas]",
        "las [5 de la tarde]" } },
      never = { es = { "a las casas", "las dos mujeres", "a las tres jóvenes",
        "en las dos", "a las 12 del año pasado", "a las 3 próximas semanas",
        "las tres horas", "el martes 4 por la tarde" } },
    },
    {
      name = "time_span", label = "TIME", priority = 5, gives = { "TIMESPAN" },
      match = "@v_between @v_hour_lead? from:" .. hour .. "(@v_date_to|@v_and|-|–) @v_hour_lead? "
        .. "to:" .. hour .. "(tail:@v_clock_tail)? (" .. part .. ")? " .. free
        .. "| @v_hour_lead from:" .. hour .. "(@v_date_to|-|–) @v_hour_lead? "
        .. "to:" .. hour .. "(tail:@v_clock_tail)? (" .. part .. ")? " .. free
        .. "| from:(<CLOCK>|<NUMBER>) (@v_date_to|-|–) to:(<CLOCK>|<NUMBER>) "
        .. "(tail:@v_clock_tail (" .. part .. ")? | " .. part .. ")",
      on = function(m) return span(m, data, wide) end,
      examples = wide and { es = { "[desde la una hasta las tres]" } }
        or { es = { "desde la [una hasta las tres]", "de [9 a 14 h]", "de [3 a 8 de la tarde]",
          "de las [9.30 a las 10.15]", "entre las [4 p.m. y las 5 p.m.]" } },
      never = { es = { "entre las dos y las tres mujeres", "de 3 a 8", "de tres a cinco días" } },
    },
  }
end
