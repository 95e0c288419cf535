--- What the rules for times share: values and captures.

local number = require "glean.packs.values.number"

local clock = {}

-- The ISO form of a time: only what was said.
function clock.iso(value)
  if value.second then
    return ("T%02d:%02d:%02d"):format(value.hour, value.minute or 0, value.second)
  end
  return value.minute and ("T%02d:%02d"):format(value.hour, value.minute)
    or ("T%02d"):format(value.hour)
end

-- A time; ambiguous between morning and afternoon where it may be either.
function clock.value(hour, minute, second, half, zone)
  local grain = second and "second" or minute and "minute" or "hour"
  local value = { hour = hour, minute = minute, second = second, zone = zone, grain = grain }
  if half == "p" and hour < 12 then value.hour = hour + 12 end
  if half == "a" and hour == 12 then value.hour = 0 end
  value.iso = clock.iso(value)
  if not half and hour >= 1 and hour <= 12 then
    local other = { hour = hour % 12 + 12, minute = minute, second = second, grain = grain }
    if hour == 12 then other.hour = 0 end
    other.iso = clock.iso(other)
    value.alternatives = { other }
  end
  return value
end

-- A TIME and the part it is to other rules.
function clock.timed(value, first, last)
  return {
    { layer = "value_parts", label = "CLOCK", value = value, first = first, last = last },
    { label = "TIME", value = value, first = first, last = last },
  }
end

-- The number that a capture stands for: a time, a number, a number word.
function clock.small(capture)
  if not capture then return nil end
  if capture.value then return capture.value.number or capture.value.hour end
  return select(2, number.word(capture.id))
end

-- The first time of a span has the half of the day of the second: "1-3 pm".
function clock.before(hour, minute, to)
  local half = to.hour >= 12 and "p" or "a"
  if hour > to.hour % 12 and half == "p" and hour < 12 and to.hour ~= 12 then half = "a" end
  if to.hour == 12 and hour < 12 then half = "a" end
  return clock.value(hour, minute, nil, (not to.alternatives or nil) and half)
end

-- A span of time, and the part it is to other rules.
function clock.span(from, to, first, last, start)
  local value = { grain = to.grain, from = from, to = to, iso = from.iso .. "/" .. to.iso }
  return {
    { layer = "value_parts", label = "TIMESPAN", value = value, first = first, last = last },
    { label = "TIME", value = value, first = start or first, last = last },
  }
end

return clock
