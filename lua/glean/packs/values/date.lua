--- What the rules for dates share: values, parts, captures.

local calendar = require "glean.packs.values.calendar"
local lists = require "glean.packs.values.lists"
local number = require "glean.packs.values.number"
local finish = calendar.finish

local date = {}

local parts = "value_parts"

-- The word before a match, in small letters.
function date.word_before(m)
  local before = m.doc.text:sub(math.max(1, m.first - 20), m.first - 1)
  return before:lower():match "([%a\128-\255]+)%s+$"
end

-- A test whether the name of a day or a month that a text writes large is a person's
-- or a place's: "Plácido Domingo", "Plaza de Mayo"; for languages that write them small.
function date.named(data)
  if not data.small_dates then return function() return false end end
  local cues = lists.set(data.large_before)
  return function(m, strict) -- strict: large letters only behind such a word
    local text = m.doc.text
    if not text:find("^%u%l", m.first) then return false end
    if text:find("^ %u[%l\128-\255]", m.last + 1) or text:find("^ de %u", m.last + 1) then
      return true
    end
    local before = text:sub(math.max(1, m.first - 32), m.first - 1)
    local word = before:match "(%u[%l\128-\255]+) $"
      or before:match "(%u[%l\128-\255]+) de $"
    if not word and strict then word = before:match "([%a\128-\255]+) $" end
    return word ~= nil and not cues[word:lower()]
  end
end

-- A DATE and the part it is to other rules.
function date.dated(kind, value, first, last)
  return {
    { layer = parts, label = kind, value = value, first = first, last = last },
    { label = "DATE", value = value, first = first, last = last },
  }
end

function date.reference_of(m)
  return calendar.reference(m.doc.date)
end

function date.number_of(capture)
  return capture and capture.value.number
end

function date.word_of(capture)
  return number.word(capture.id)
end

function date.id_of(capture)
  return capture and math.tointeger(tonumber(capture.id))
end

-- "98" is 1998, "12" 2012: the nearest century to a hundred years around.
function date.full_year(n)
  return n < 40 and 2000 + n or 1900 + n
end

function date.day(year, month, of_month, weekday)
  if not calendar.is_day(year, month, of_month) then return nil end
  return finish { grain = "day", year = year, month = month, day = of_month, weekday = weekday }
end

-- A range of two values; the first takes the year of the second.
function date.range(from, to)
  if to.year and not from.year and from.month then
    local year = to.year
    if to.month and from.month > to.month then year = year - 1 end
    local copy = {}
    for key, value in pairs(from) do copy[key] = value end
    copy.year = year
    from = finish(copy)
  elseif from.year and not to.year and to.month then
    local copy = {}
    for key, value in pairs(to) do copy[key] = value end
    copy.year = from.year + ((from.month or 0) > to.month and 1 or 0)
    to = finish(copy)
  end
  local value = { grain = to.grain, from = from, to = to }
  if from.iso and to.iso then value.iso = from.iso .. "/" .. to.iso end
  return value
end

return date
