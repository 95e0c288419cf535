--- The Gregorian calendar, and dates as they are known: in part or relative.

local calendar = {}

-- ---- Days ----

--- Days since 1970-01-01 (the algorithm of H. Hinnant, "chrono-compatible
-- low-level date algorithms").
function calendar.days(year, month, day)
  local y = month <= 2 and year - 1 or year
  local era = y // 400
  local of_era = y - era * 400
  local of_year = (153 * (month + (month > 2 and -3 or 9)) + 2) // 5 + day - 1
  return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
end

--- Year, month and day of a number of days.
function calendar.civil(days)
  local z = days + 719468
  local era = z // 146097
  local of_era = z - era * 146097
  local year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
  local of_year = of_era - (365 * year + year // 4 - year // 100)
  local shifted = (5 * of_year + 2) // 153
  local day = of_year - (153 * shifted + 2) // 5 + 1
  local month = shifted + (shifted < 10 and 3 or -9)
  return year + era * 400 + (month <= 2 and 1 or 0), month, day
end

--- 1 for Monday to 7 for Sunday.
function calendar.weekday(days)
  return (days + 3) % 7 + 1
end

local lengths = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

--- Days of a month; February has 29 where the year is unknown.
function calendar.month_length(year, month)
  local leap = not year or year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
  return month == 2 and leap and 29 or lengths[month]
end

--- Is there such a day?  The year may be nil.
function calendar.is_day(year, month, day)
  return month >= 1 and month <= 12 and day >= 1 and day <= calendar.month_length(year, month)
end

--- ISO week: its year and number.
function calendar.week(days)
  local thursday = days - calendar.weekday(days) + 4
  local year = calendar.civil(thursday)
  return year, (thursday - calendar.days(year, 1, 1)) // 7 + 1
end

--- Easter Sunday (the algorithm of Meeus, Jones and Butcher).
function calendar.easter(year)
  local a, b, c = year % 19, year // 100, year % 100
  local d, e = b // 4, b % 4
  local f = (b + 8) // 25
  local g = (b - f + 1) // 3
  local h = (19 * a + b - d - g + 15) % 30
  local i, k = c // 4, c % 4
  local l = (32 + 2 * e + 2 * i - h - k) % 7
  local m = (a + 11 * h + 22 * l) // 451
  local n = h + l - 7 * m + 114
  return calendar.days(year, n // 31, n % 31 + 1)
end

--- The n-th weekday of a month; n < 0 counts from its end.
function calendar.nth_weekday(year, month, weekday, n)
  if n > 0 then
    local first = calendar.days(year, month, 1)
    return first + (weekday - calendar.weekday(first)) % 7 + 7 * (n - 1)
  end
  local last = calendar.days(year, month, calendar.month_length(year, month))
  return last - (calendar.weekday(last) - weekday) % 7 + 7 * (n + 1)
end

--- A reference date, "YYYY-MM-DD…", as days; nil without one.
function calendar.reference(date)
  if type(date) ~= "string" then return nil end
  local y, m, d = date:match "^(%d%d%d%d)-(%d%d)-(%d%d)"
  if not y then return nil end
  return calendar.days(math.tointeger(y), math.tointeger(m), math.tointeger(d))
end

-- ---- Values ----

local forms, unknown = { [2] = "%02d", [4] = "%04d" }, { [2] = "XX", [4] = "XXXX" }

local function digits(n, width)
  return n and forms[width]:format(n) or unknown[width]
end

local write = {}

function write.day(v)
  if v.weekday and not v.day then return digits(v.year, 4) .. "-WXX-" .. v.weekday end
  return ("%s-%s-%s"):format(digits(v.year, 4), digits(v.month, 2), digits(v.day, 2))
end

function write.month(v)
  return ("%s-%s"):format(digits(v.year, 4), digits(v.month, 2))
end

function write.year(v)
  return v.year < 0 and ("-%04d"):format(-v.year) or digits(v.year, 4)
end

function write.week(v)
  return ("%s-W%s"):format(digits(v.year, 4), digits(v.week, 2))
end

function write.weekend(v)
  return write.week(v) .. "-WE"
end

function write.quarter(v)
  return ("%s-Q%s"):format(digits(v.year, 4), v.quarter or "X")
end

function write.half(v)
  return ("%s-H%s"):format(digits(v.year, 4), v.half or "X")
end

function write.season(v)
  return v.year and ("%04d-%s"):format(v.year, v.season) or v.season
end

function write.decade(v)
  return ("%04d-01-01/%04d-12-31"):format(v.year, v.year + 9)
end

function write.century(v)
  return ("%04d-01-01/%04d-12-31"):format(v.century * 100 - 100, v.century * 100 - 1)
end

--- Give a value its `iso`, from its grain and its fields.
function calendar.finish(value)
  local writer = write[value.grain]
  if writer then
    local ok, iso = pcall(writer, value)
    if ok then value.iso = iso end
  end
  return value
end

--- The value of a day.
function calendar.day_value(days, relative)
  local year, month, day = calendar.civil(days)
  return calendar.finish { grain = "day", year = year, month = month, day = day,
    relative = relative }
end

local function months_from(days, n)
  local year, month, day = calendar.civil(days)
  local total = year * 12 + month - 1 + n
  year, month = total // 12, total % 12 + 1
  return year, month, math.min(day, calendar.month_length(year, month))
end

local shift = {}

function shift.day(days, n)
  return calendar.day_value(days + n)
end

function shift.week(days, n)
  local year, week = calendar.week(days + 7 * n)
  return { grain = "week", year = year, week = week }
end

function shift.weekend(days, n)
  local year, week = calendar.week(days + 7 * n)
  return { grain = "weekend", year = year, week = week }
end

function shift.month(days, n)
  local year, month = months_from(days, n)
  return { grain = "month", year = year, month = month }
end

function shift.quarter(days, n)
  local year, month = months_from(days, 3 * n)
  return { grain = "quarter", year = year, quarter = (month + 2) // 3 }
end

function shift.half(days, n)
  local year, month = months_from(days, 6 * n)
  return { grain = "half", year = year, half = (month + 5) // 6 }
end

function shift.year(days, n)
  return { grain = "year", year = (calendar.civil(days)) + n }
end

function shift.decade(days, n)
  return { grain = "decade", year = (calendar.civil(days) // 10 + n) * 10 }
end

function shift.century(days, n)
  return { grain = "century", century = calendar.civil(days) // 100 + 1 + n }
end

local letters = { day = "D", week = "W", month = "M", quarter = "Q", year = "Y", decade = "DE",
  century = "CE", weekend = "WE", half = "H", hour = "H", minute = "M", second = "S",
  fortnight = "W", night = "D" }

--- "-P1W": a distance from the reference date.
function calendar.distance(unit, n)
  local time = unit == "hour" or unit == "minute" or unit == "second"
  return ("%sP%s%s%s"):format(n < 0 and "-" or "", time and "T" or "",
    ("%.10g"):format(math.abs(n)), letters[unit] or "D")
end

--- "last week", "next year": the period n units from the reference.
---@param unit string day week month …
---@param n integer
---@param reference integer? days
function calendar.period(unit, n, reference)
  local value = reference and shift[unit] and shift[unit](reference, n) or { grain = unit }
  value.relative = calendar.distance(unit, n)
  if reference then calendar.finish(value) end
  return value
end

local factors = { day = 1, week = 7, fortnight = 14, night = 1 }
local month_factors = { month = 1, quarter = 3, half = 6, year = 12, decade = 120, century = 1200 }

--- "three weeks ago": the day n units from the reference.
function calendar.moved(unit, n, reference)
  local value = { grain = "day", relative = calendar.distance(unit, n) }
  if not reference then return value end
  if factors[unit] then
    value.year, value.month, value.day = calendar.civil(reference + math.floor(n * factors[unit]))
  elseif month_factors[unit] and n * month_factors[unit] % 1 == 0
    and math.abs(n) * month_factors[unit] < 120000 then
    value.year, value.month, value.day = months_from(reference,
      math.tointeger(n * month_factors[unit]))
  else
    return value
  end
  if value.year < 0 or value.year > 9999 then
    value.year, value.month, value.day = nil, nil, nil
    return value
  end
  return calendar.finish(value)
end

--- A weekday of last week (-1), this (0), next (1); both neighbours without n.
function calendar.weekday_value(weekday, n, reference)
  local value = { grain = "day", weekday = weekday }
  if n then value.relative = calendar.distance("week", n) end
  if not reference then return calendar.finish(value) end
  if n then
    local monday = reference - calendar.weekday(reference) + 1
    local made = calendar.day_value(monday + weekday - 1 + 7 * n, value.relative)
    made.weekday = weekday
    return made
  end
  calendar.finish(value)
  local ahead = (weekday - calendar.weekday(reference)) % 7
  value.alternatives = { calendar.day_value(reference + ahead - 7),
    calendar.day_value(reference + ahead) }
  return value
end

return calendar
