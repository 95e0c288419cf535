--- Values as the guideline "recognizers" writes them: ranges and quarters from
-- day to day, half-open, times to the second, years taken from the reference.

local calendar = require "glean.packs.values.calendar"

local restyle = {}

local function written(days)
  local year, month, day = calendar.civil(days)
  return ("%04d-%02d-%02d"):format(year, month, day)
end

-- The year that a day without one is in: the last such day, or the next.
local function year_of(value, reference)
  if value.year or not reference then return value.year end
  local year = calendar.civil(reference)
  local days = calendar.days(year, value.month or 1, value.day or 1)
  return days <= reference and year or year - 1
end

local start = {}

function start.day(v, year)
  return v.month and v.day and calendar.days(year, v.month, v.day)
end

function start.month(v, year)
  return v.month and calendar.days(year, v.month, 1)
end

function start.year(_, year)
  return calendar.days(year, 1, 1)
end

function start.quarter(v, year)
  return v.quarter and calendar.days(year, 3 * v.quarter - 2, 1)
end

function start.half(v, year)
  return v.half and calendar.days(year, 6 * v.half - 5, 1)
end

-- Days of the start of a value; nil where it is not known.
local function start_of(value, reference)
  local first = start[value.grain]
  if value.weekday and not value.day and value.alternatives then
    value = value.alternatives[2]
  end
  local year = year_of(value, reference)
  return first and year and year > 0 and first(value, year) or nil
end

local lengths = { quarter = 3, half = 6 }

-- The first day behind a quarter or a half.
local function after(value, year)
  local month = (value.quarter and 3 * value.quarter or 6 * value.half) + 1
  if month > 12 then return calendar.days(year + 1, month - 12, 1) end
  return calendar.days(year, month, 1)
end

local function clock(time)
  return ("%02d:%02d:%02d"):format(time.hour, time.minute or 0, time.second or 0)
end

local function of_range(value, reference)
  local from, to = value.from, value.to
  if from.hour and to.hour then
    if not value.date then return clock(from) .. "/" .. clock(to) end
    local days = start_of(value.date, reference)
    local day = days and written(days)
    return day and ("%s %s/%s %s"):format(day, clock(from), day, clock(to))
  end
  local a, b = start_of(from, reference), start_of(to, reference)
  if a and not to.year and to.month then -- the first behind the start
    local copy = {}
    for key, field in pairs(to) do copy[key] = field end
    copy.year = calendar.civil(a)
    b = start_of(copy, reference)
    if b and b < a then
      copy.year = copy.year + 1
      b = start_of(copy, reference)
    end
  end
  if a and b and b < a then return nil end
  return a and b and written(a) .. "/" .. written(b)
end

--- Give a value that form, where it has one.
---@param value table
---@param reference integer? days
function restyle.value(value, reference)
  local iso
  if value.from and value.to then
    iso = of_range(value, reference)
  elseif lengths[value.grain] and value.year and (value.quarter or value.half) then
    iso = written(start_of(value)) .. "/" .. written(after(value, value.year))
  end
  if value.grain == "decade" and value.year and not value.from then
    iso = ("%04d-01-01/%04d-01-01"):format(value.year, value.year + 10)
  elseif value.grain == "century" and value.century and not value.from then
    iso = ("%04d-01-01/%04d-01-01"):format(value.century * 100 - 100, value.century * 100)
  end
  value.iso = iso or value.iso
end

--- Give all values of a document that form.
---@param doc glean.Document
function restyle.document(doc)
  local reference = calendar.reference(doc.date)
  for mention in doc:entities { overlap = "all" } do
    local value = mention.value
    if type(value) == "table" and value.grain then restyle.value(value, reference) end
  end
end

return restyle
