--- DATE: days, months, years and what is said of them.
--
-- Parts: DAY is a day of the calendar, PERIOD a longer one; ranges and the
-- rules in guideline.lua are built from them.

local calendar = require "glean.packs.values.calendar"
local lists = require "glean.packs.values.lists"
local finish = calendar.finish

local parts = "value_parts"

-- A DATE and the part it is to other rules.
local function dated(kind, value, first, last)
  return {
    { layer = parts, label = kind, value = value, first = first, last = last },
    { label = "DATE", value = value, first = first, last = last },
  }
end

local function reference_of(m)
  return calendar.reference(m.doc.date)
end

local function number_of(capture)
  return capture and capture.value.number
end

local function id_of(capture)
  return capture and math.tointeger(tonumber(capture.id))
end

-- "98" is 1998, "12" 2012: the nearest century to a hundred years around.
local function full_year(n)
  return n < 40 and 2000 + n or 1900 + n
end

local function day(year, month, of_month, weekday)
  if not calendar.is_day(year, month, of_month) then return nil end
  return finish { grain = "day", year = year, month = month, day = of_month, weekday = weekday }
end

-- A range of two values; the first takes the year of the second.
local function range(from, to)
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

-- ---- Digits ----

local months_of = function(data)
  local out = {}
  for id, names in pairs(data.lists.month_any) do
    for name in names:gmatch "[^|]+" do
      out[name:lower():gsub("^[%s=]+", ""):gsub("[%s.]+$", "")] = math.tointeger(tonumber(id))
    end
  end
  return out
end

-- The readings of two numbers as day and month, the language's order first.
local function readings(a, b, year, day_first)
  local one, two = day(year, a, b), day(year, b, a)
  if day_first then one, two = two, one end
  if one and two and a ~= b then
    one.alternatives = { two }
  end
  return one or two
end

local function numeric(data)
  local months, cues = months_of(data), lists.set(data.date_cues)
  local function month_of(text)
    return math.tointeger(tonumber(text)) or months[text:lower()]
  end
  local function short(m) -- without a year
    local a, b = tonumber(m.a3.text), tonumber(m.b3.text)
    local near = m.doc.text:sub(math.max(1, m.first - 20), m.first - 1):lower():match "(%a+)%s+$"
    local cued = near and cues[near]
    local text = m.doc.text
    cued = cued or text:find("^%-%d+/%d", m.last + 1)
      or text:sub(math.max(1, m.first - 6), m.first - 1):find "%d/%d+%-$"
    if not cued and (#m.a3.text + #m.b3.text < 3 or a < b and b <= 10) then return nil end
    return readings(math.tointeger(a), math.tointeger(b), nil, data.day_first)
  end
  return function(m)
    local value
    if m.y1 then
      local month, of_month = month_of(m.m1.text), month_of(m.d1.text)
      if not month or not of_month then return false end
      if month > 12 or m.d1.text:find "%a" then month, of_month = of_month, month end
      value = day(math.tointeger(tonumber(m.y1.text)), month, of_month)
    elseif m.a3 then
      value = short(m)
    elseif m.y4 or m.y5 then
      local year, month = (m.y4 or m.y5).text, (m.m4 or m.m5).text
      return dated("PERIOD", finish { grain = "month", year = math.tointeger(tonumber(year)),
        month = math.tointeger(tonumber(month)) })
    else
      local year = math.tointeger(tonumber(m.y2.text))
      if #m.y2.text == 2 then year = full_year(year) end
      local a, b = month_of(m.a2.text), month_of(m.b2.text)
      if not a or not b then return false end
      if m.a2.text:find "%a" then
        value = day(year, a, b)
      elseif m.b2.text:find "%a" then
        value = day(year, b, a)
      else
        value = readings(a, b, year, data.day_first or m.s2.text == ".")
      end
    end
    return value and dated("DAY", value) or false
  end
end

-- ---- Words ----

local function month_day(m)
  local weekday = id_of(m.weekday)
  local month, year = id_of(m.month), number_of(m.year)
  if m.short_year then year = full_year(number_of(m.short_year)) end
  local from = day(year, month, number_of(m.day), weekday)
  if not from then return false end
  if not m.to then return dated("DAY", from) end
  local to = day(year, id_of(m.to_month) or month, number_of(m.to))
  return to and dated("PERIOD", range(from, to)) or false
end

local function month_year(m)
  local value = { grain = "month", year = number_of(m.year), month = id_of(m.month) }
  return dated("PERIOD", finish(value))
end

local function month_alone(data)
  local cues = lists.set(data.month_cues)
  return function(m)
    local month = m.month
    if month.text:find "^%l" and m.doubtful then -- "may", "march": a preposition, or a verb
      local near = m.doc.text:sub(math.max(1, m.first - 20), m.first - 1):lower():match "(%a+)%s+$"
      if not near or not cues[near] then return false end
    end
    return dated("PERIOD", finish { grain = "month", month = id_of(month) })
  end
end

-- Is a number of four digits a year here?
local function is_year(m, year, cues, followers)
  local text = m.doc.text
  local before = text:sub(math.max(1, m.first - 20), m.first - 1)
  local cue = before:lower():match "(%a+)[%s,]*$"
  local cued = cue and cues[cue]
  if before:find "[#$€£¥/+]%s?$" or before:find "[.]$" then return false end
  local after = text:sub(m.last + 1, m.last + 30)
  if after:find "^%s?[%%°$€£¥]" or after:find "^[/:]%d" then return false end
  if cued then return true end
  if year < 1500 or year > 2100 then return false end
  local following = after:match "^%s(%l+)"
  return not (following and #following > 3 and following:find "s$")
    or followers[following] ~= nil
end

local function year_alone(data)
  local cues, followers = lists.set(data.year_cues), lists.set(data.year_followers)
  return function(m)
    local year = number_of(m.year)
    if not is_year(m, year, cues, followers) then return false end
    local value = finish { grain = "year", year = year }
    if not m.short then return dated("PERIOD", value) end
    local last = number_of(m.short)
    if #m.short.text ~= 2 or last <= year % 100 or last > year % 100 + 10 then
      return dated("PERIOD", value, m.year.first, m.year.last)
    end
    return dated("PERIOD", range(value, finish { grain = "year", year = year // 100 * 100 + last }))
  end
end

local function year_era(m)
  local n = number_of(m.n)
  if math.type(n) ~= "integer" or n < 1 then return false end
  local year = m.era.id == "BC" and -n or n
  return dated("PERIOD", finish { grain = "year", year = year })
end

local function decade(m)
  local year = m.decade and number_of(m.decade) or id_of(m.word)
  if year < 100 and m.decade and not m.doc.text:find("^['\u{2019}`]", m.first)
    and not m.apostrophe and year < 20 then
    return false
  end
  local value = { grain = "decade", year = year < 100 and 1900 + year or year }
  return dated("PERIOD", finish(value))
end

local function century(m)
  local n = number_of(m.n) or id_of(m.roman)
  if n > 40 or m.text:find "%u%l+$" and m.doc.text:find("^ %u", m.last + 1) then
    return false -- "20th Century Fox"
  end
  return dated("PERIOD", finish { grain = "century", century = n })
end

local function quarter(m)
  local value = { grain = "quarter", year = number_of(m.year) }
  if m.fy then value.year = m.fy.value.year end
  if m.x then value.year = m.x.value.year end
  local id = m.name and m.name.id
  local n = id and tonumber(id:sub(2)) or number_of(m.n) or 4
  if id and id:sub(1, 1) == "H" or m.word and m.word.id == "H" then
    value.grain, value.half = "half", math.tointeger(n)
  else
    value.quarter = math.tointeger(n)
  end
  if n > 4 then return false end
  return dated("PERIOD", finish(value))
end

local function fiscal(m)
  local year = m.year and number_of(m.year) or math.tointeger(tonumber(m.digits.text))
  if year < 100 then year = 2000 + year end
  local value = finish { grain = "year", year = year }
  value.fiscal = true
  local out = dated("PERIOD", value)
  out[3] = { layer = parts, label = "FISCAL", value = value }
  return out
end

local function season(m)
  if m.season.text:find "^%u" and m.doc.text:find("^ %u", m.last + 1) then
    return false -- "Winter Olympics"
  end
  local value = { grain = "season", season = m.season.id, year = number_of(m.year) }
  if m.rel then
    local reference = reference_of(m)
    local n = id_of(m.rel)
    value.relative = calendar.distance("year", n)
    if reference then value.year = calendar.civil(reference) + n end
  end
  return dated("PERIOD", finish(value))
end

-- ---- Relative to the reference date ----

local function relative(m)
  local n, unit = id_of(m.rel), m.unit.id
  local count = m.n and number_of(m.n) or m.few and 3
  local reference = reference_of(m)
  if not count then return dated("PERIOD", calendar.period(unit, n, reference)) end
  local value = { grain = unit, relative = calendar.distance(unit, (n < 0 and -1 or 1) * count) }
  if n ~= 0 and reference and math.type(count) == "integer" then
    local far = calendar.moved(unit, (n < 0 and -1 or 1) * count, reference)
    local near = calendar.day_value(n < 0 and reference or reference + 1)
    if far.iso then
      if n > 0 then far = calendar.moved(unit, count, reference + 1) end
      value.iso = n < 0 and far.iso .. "/" .. near.iso or near.iso .. "/" .. far.iso
    end
  end
  return dated("PERIOD", value)
end

local small_units = { second = true, minute = true, hour = true }

local function ago(m)
  local sign = id_of(m.ago)
  local n = m.n and number_of(m.n) or m.few and 3 or 1
  local unit = m.unit.id
  local value = calendar.moved(unit, sign * n, reference_of(m))
  if m.few then value.iso = nil end
  if small_units[unit] then
    value.grain = unit
    local reference = reference_of(m)
    if reference and m.n and math.type(n) == "integer" then
      local seconds = sign * n * (unit == "hour" and 3600 or unit == "minute" and 60 or 1)
      local moment = calendar.day_value(reference + seconds // 86400)
      local of_day = seconds % 86400
      value.iso = ("%sT%02d:%02d:%02d"):format(moment.iso, of_day // 3600, of_day // 60 % 60,
        of_day % 60)
    end
    return { { label = "DATETIME", value = value } }
  end
  return dated("DAY", value)
end

-- The next day that is this day of a month and this weekday.
local function coming(of_month, weekday_id, reference)
  if not reference then return nil end
  local year, month = calendar.civil(reference)
  for _ = 1, 48 do
    if of_month <= calendar.month_length(year, month) then
      local days = calendar.days(year, month, of_month)
      if days >= reference and calendar.weekday(days) == weekday_id then
        return calendar.day_value(days)
      end
    end
    year, month = month == 12 and year + 1 or year, month % 12 + 1
  end
  return nil
end

local function weekday(m)
  local reference = reference_of(m)
  local value = calendar.weekday_value(id_of(m.weekday), id_of(m.rel), reference)
  if m.day then
    local n = number_of(m.day)
    if n < 1 or n > 31 then return false end
    value = coming(n, id_of(m.weekday), reference) or finish { grain = "day", day = n }
    value.weekday = id_of(m.weekday)
  elseif m.rel and m.rel.text:find "past$" and reference then
    local back = (calendar.weekday(reference) - id_of(m.weekday) - 1) % 7 + 1
    value = calendar.day_value(reference - back, value.relative)
  end
  return dated("DAY", value)
end

local function weekday_month(m)
  local month = m.month and id_of(m.month) or m.x and m.x.value.month
  local year = m.year and number_of(m.year) or m.x and m.x.value.year
  local n = m.n and number_of(m.n) or id_of(m.final)
  local value = { grain = m.unit and m.unit.id or "day", month = month, year = year }
  if month and year and m.weekday and n <= 5 then
    value = calendar.day_value(calendar.nth_weekday(year, month, id_of(m.weekday), n))
  elseif year and not month and m.unit and m.unit.id == "week" then
    local _, last = calendar.week(calendar.days(year, 12, 28))
    value = finish { grain = "week", year = year, week = n > 0 and n or last + n + 1 }
  elseif month and year and m.unit and m.unit.id == "day" then
    local of_month = n > 0 and n or calendar.month_length(year, month) + n + 1
    value = day(year, month, of_month) or value
  elseif m.weekday then
    value.iso = ("%s-%s-WXX-%d-#%d"):format(year or "XXXX",
      month and ("%02d"):format(month) or "XX", id_of(m.weekday), n)
  end
  return dated("DAY", value)
end

-- "Tuesday of last week", "next week on Tuesday".
local function week_day(m)
  local value = m.x.value
  if value.grain ~= "week" then return false end
  local n = id_of(m.weekday)
  local out = { grain = "day", weekday = n, relative = value.relative }
  if value.year and value.week then
    local fourth = calendar.days(value.year, 1, 4)
    local monday = fourth - calendar.weekday(fourth) + 1 + 7 * (value.week - 1)
    out = calendar.day_value(monday + n - 1, value.relative)
  end
  return dated("DAY", out)
end

-- "Friday 7/6": the weekday adds nothing but certainty.
local function weekday_date(m)
  if not m.x.value.month or m.x.value.weekday then return false end
  return dated("DAY", m.x.value)
end

-- "from March to May 2017".
local function months(m)
  local year = number_of(m.year)
  local from = finish { grain = "month", month = id_of(m.from) }
  local to = finish { grain = "month", month = id_of(m.to), year = year }
  if not year and m.from.text:find "^%l" and m.to.text:find "^%l" and #m.from.text < 4
    and #m.to.text < 4 then
    return false
  end
  return dated("PERIOD", range(from, to))
end

local function week_number(m)
  local week = number_of(m.week)
  if week < 1 or week > 53 then return false end
  local reference = reference_of(m)
  local year = number_of(m.year) or reference and (calendar.civil(reference))
  return dated("PERIOD", finish { grain = "week", week = week, year = year })
end

local function deictic(m)
  local word = m.day.text
  if word:find "^%u" and m.doc.text:sub(1, m.first - 1):find "%u[%w.]*[ \n]$" then
    return false -- the end of a name: "USA Today"
  end
  local n = id_of(m.day)
  local reference = reference_of(m)
  local distance = calendar.distance("day", n)
  local value = reference and calendar.day_value(reference + n, distance)
    or { grain = "day", relative = distance }
  return dated("DAY", value)
end

-- Ids of holidays: "12-25"; "11-4#4", the fourth Thursday of November, "+1" the
-- day after it; "E-2", two days before Easter; "?" where it moves.
local function holiday_day(id, year)
  local offset = id:match "^E([+-]%d+)$"
  if offset then return calendar.easter(year) + math.tointeger(tonumber(offset)) end
  local month, weekday_id, nth, after = id:match "^(%d+)-(%d)#(-?%d)%+?(%d*)$"
  if not month then return nil end
  return calendar.nth_weekday(year, math.tointeger(tonumber(month)),
    math.tointeger(tonumber(weekday_id)), math.tointeger(tonumber(nth)))
    + (math.tointeger(tonumber(after)) or 0)
end

local function holiday(m)
  local id, year = m.holiday.id, m.x and m.x.value.year or number_of(m.year)
  local reference = reference_of(m)
  local n = id_of(m.rel)
  if n and reference and not year then year = calendar.civil(reference) + n end
  local month, of_month = id:match "^(%d+)-(%d+)$"
  local value
  if month then
    value = day(year, math.tointeger(tonumber(month)), math.tointeger(tonumber(of_month)))
  elseif id ~= "?" and year then
    value = calendar.day_value(holiday_day(id, year))
  else
    value = { grain = "day", year = year }
  end
  value.holiday = m.holiday.text
  return dated("DAY", value)
end

local function joined(settings)
  return function(m)
    local a, b = m.a.value, m.b.value
    if a.from or b.from then return false end
    local dashed = not m.doc.text:find("^%s*%a", m.a.last + 1)
    if settings.guideline == "glean" and a.year and b.year and (a.day and b.day
      or dashed and a.grain == "year" and b.grain == "year") then
      return false -- two dates of their own: "23 January 1928 – 31 July 2017"
    end
    return dated("PERIOD", range(a, b), m.a.first, m.b.last)
  end
end

local weekday_words = "(weekday:(@v_weekday|@v_weekday_short) ,?)? "
local a_day = "day:(<SMALL>|<NTH>) "
local to_day = "((-|–|—|@v_date_to) @v_the? to:(<SMALL>|<NTH>))? "
local a_year = "((,|-|\\/|@v_of|@v_in)? year:<YEAR> | ,? ' short_year:<SMALL>)?"

return function(data, settings)
  local names = {}
  for name in pairs(months_of(data)) do names[#names + 1] = name end
  table.sort(names, function(a, b) return #a > #b or #a == #b and a < b end)
  local word = #names > 0 and "|" .. table.concat(names, "|") or ""
  return {
    {
      name = "date_numeric", label = "DATE", flags = "i", gives = { "DAY", "PERIOD" },
      regex = ([[(?<![\p{L}\p{N}/.:])(?<![^\d]-)(?:]]
        .. [[(?<y1>[12]\d{3})(?<s1>[-/. ])(?<m1>\d\d?%s)\g{s1}]]
        .. [[(?<d1>\d\d?%s)|(?<a2>\d\d?%s)(?<s2>[-/.])(?<b2>\d\d?%s)\g{s2}(?<y2>\d{4}|\d{2})|]]
        .. [[(?<y4>(?:19|20)\d\d)-(?<m4>0?[1-9]|1[0-2])|]]
        .. [[(?<m5>0?[1-9]|1[0-2])[-/](?<y5>(?:19|20)\d\d)|]]
        .. [[(?<a3>\d\d?)/(?<b3>\d\d?))(?![\p{L}\p{N}%%]|[/:]\d|\.\d|-\d+(?![\d]*[/-]\d))]])
        :format(word, word, word, word),
      on = numeric(data),
      examples = { en = { "on [03/04/2021] and [2021-03-04] or [05-Aug-2016], due [9/11]" },
        es = { "el [03/04/2021]" } },
      never = { en = { "IP 192.168.1.1 and 3/4 of it", "version 1.2.3" } },
    },
    {
      name = "date_month_day", label = "DATE", gives = { "DAY", "PERIOD" },
      match = weekday_words .. "month:@v_month_any (-|\\/)? @v_the? " .. a_day
        .. "((-|–|—|@v_date_to) @v_the? to:(<SMALL>|<NTH>) "
        .. "| (-|–|—|@v_date_to) to_month:@v_month_any @v_the? to:(<SMALL>|<NTH>))? " .. a_year,
      on = month_day,
      examples = { en = { "[March 4th, 2021] or [Jan. 3-5]", "[June 30 – July 2, 2020]" } },
      never = { en = { "It may rain." } },
    },
    {
      name = "date_day_month", label = "DATE", gives = { "DAY", "PERIOD" },
      match = weekday_words .. "@v_the? " .. a_day .. to_day .. "-? @v_of? month:@v_month_any "
        .. a_year,
      on = month_day,
      examples = { en = { "on [the second of June]", "[Sun. 5 May], [4 March 2021]" },
        es = { "[el 3 de marzo de 2020]" } },
    },
    {
      name = "date_month_year", label = "DATE", gives = { "PERIOD" },
      match = "month:@v_month_any (-|\\/)? ,? (@v_of|@v_in)? year:<YEAR> "
        .. "| year:<YEAR> month:@v_month_any (?! <SMALL>)",
      on = month_year,
      examples = { en = { "in [June 2021]" }, es = { "en [junio de 2021]" } },
    },
    {
      name = "date_month", label = "DATE", gives = { "PERIOD" },
      match = "month:@v_month | (?<= @v_month_cue -?) doubtful:(month:@v_month_doubtful)",
      on = month_alone(data),
      examples = { en = { "It ended in [March]; then came [July]." }, es = { "en [marzo]" } },
      never = { en = { "They march on; it may rain.", "Theresa May met Mr. May" } },
    },
    {
      name = "date_year", label = "DATE", gives = { "PERIOD" },
      match = "year:<YEAR> ((-|–|\\/) short:<SMALL>)?",
      on = year_alone(data),
      examples = { en = { "in [1992], and ([2004])" }, es = { "en [1992]" } },
      never = { en = { "1500 cars came", "It cost $2000" } },
    },
    {
      name = "date_era", label = "DATE", gives = { "PERIOD" },
      match = "n:<NUMBER> era:@v_era | era:@v_era n:<NUMBER>",
      on = year_era,
      examples = { en = { "around [2000 B.C.]" } },
    },
    {
      name = "date_decade", label = "DATE", gives = { "PERIOD" },
      match = "apostrophe:(')? decade:<DECADE> | (?<= @v_the) word:@v_decade_word "
        .. "| (?<= @v_the @v_mod) word:@v_decade_word",
      on = decade,
      examples = { en = { "the [1990s] and the ['60s]" } },
    },
    {
      name = "date_century", label = "DATE", gives = { "PERIOD" },
      match = "n:<NTH> -? @v_century_word | @v_century_word roman:@v_roman",
      on = century,
      examples = { en = { "the [19th century]" } },
      never = { en = { "half a century" } },
    },
    {
      name = "date_fiscal", label = "DATE", gives = { "PERIOD", "FISCAL" },
      match = "@v_fiscal_year year:<YEAR>",
      on = fiscal,
      examples = { en = { "[fiscal year 2021] ended" } },
    },
    {
      name = "date_fiscal_short", label = "DATE", gives = { "PERIOD", "FISCAL" },
      regex = [[(?<![\p{L}\p{N}])FY[ ]?['\x{2019}]?(?<digits>\d{4}|\d{2})(?![\p{L}\p{N}])]],
      on = fiscal,
      examples = { en = { "in [FY2020]" } },
    },
    {
      name = "date_quarter", label = "DATE", gives = { "PERIOD" },
      match = "name:@v_quarter_name ((,|-|\\/|@v_of)? (year:<YEAR>|fy:<FISCAL>))? "
        .. "| year:<YEAR> (-|\\/)? name:@v_quarter_name "
        .. "| (n:<NTH>|@v_last) -? word:@v_quarter_word "
        .. "(@v_of? @v_the? (year:<YEAR>|fy:<FISCAL>))?",
      on = quarter,
      examples = { en = { "[Q3 FY2020] and the [third quarter of 2019]", "[2019-H2]" } },
      never = { en = { "a quarter of it" } },
    },
    {
      name = "date_season", label = "DATE", gives = { "PERIOD" },
      match = "season:@v_season ,? @v_of? year:<YEAR> | rel:@v_rel season:@v_season "
        .. "| season:@v_season_alone | (?<= @v_season_cue) season:@v_season",
      on = season,
      examples = { en = { "the [spring of 1925], [last fall]" } },
      never = { en = { "a spring of water" } },
    },
    {
      name = "date_relative", label = "DATE", gives = { "PERIOD" },
      match = "rel:@v_rel (n:<NUMBER>|few:@v_few)? unit:@v_unit_date "
        .. "| n:<NUMBER> rel:@v_rel unit:@v_unit_date "
        .. "| (n:<NUMBER>)? unit:@v_unit_date rel:@v_rel_after | rel:@v_rel unit:@v_unit_date",
      on = relative,
      examples = { en = { "[last year], the [next five years]" },
        es = { "la [semana pasada]" } },
    },
    {
      name = "date_ago", label = "DATE", gives = { "DAY", "DATETIME" },
      match = "(n:<NUMBER>|@v_article few:@v_few|few:@v_few|@v_article) "
        .. "unit:@v_unit_time "
        .. (settings.guideline == "recognizers" and "ago:@v_ago" or "ago:@v_ago_sure")
        .. " | ago:@v_ago_before (n:<NUMBER>|few:@v_few|@v_article) unit:@v_unit_time",
      on = ago,
      examples = { en = { "[five years ago] it was" }, es = { "[hace cinco años]" } },
    },
    {
      name = "date_weekday", label = "DATE", gives = { "DAY" },
      match = "(rel:@v_rel)? weekday:@v_weekday | weekday:@v_weekday rel:@v_rel_after "
        .. "| weekday:(@v_weekday|@v_weekday_short) ,? @v_the? day:<SMALL> "
        .. "(?! [word|num|symbol]|-|:|\\/|–) "
        .. "| weekday:(@v_weekday|@v_weekday_short) ,? @v_the? day:<NTH> (?! @v_unit_date)",
      on = weekday,
      examples = { en = { "on [Sunday], [next Friday]" }, es = { "el [próximo lunes]" } },
      never = { en = { "The sun rose" } },
    },
    {
      name = "date_nth", label = "DATE", priority = 1, gives = { "DAY" },
      match = "(n:<NTH>|final:@v_last) (weekday:@v_weekday|unit:@v_unit_date) (@v_of|@v_in) "
        .. "@v_the? (x:<PERIOD> | month:@v_month_any (,? @v_of? year:<YEAR>)?)",
      on = weekday_month,
      examples = { en = { "the [first Monday of March 2020]" } },
    },
    {
      name = "date_week_day", label = "DATE", priority = 1, gives = { "DAY" },
      match = "weekday:@v_weekday (@v_of @v_the?|,)? x:<PERIOD> "
        .. "| x:<PERIOD> (-|@v_on|,)? weekday:@v_weekday",
      on = week_day,
      examples = { en = { "on [Tuesday of last week]" } },
    },
    {
      name = "date_weekday_date", label = "DATE", priority = 1, gives = { "DAY" },
      match = "@v_rel? (@v_weekday|@v_weekday_short) ,? x:<DAY>",
      on = weekday_date,
      examples = { en = { "on [Friday 12/6/2019]" } },
    },
    {
      name = "date_months", label = "DATE", priority = 1, gives = { "PERIOD" },
      match = "from:@v_month_any (-|–|—|@v_date_to"
        .. (settings.guideline == "recognizers" and "|@v_and" or "")
        .. ") to:@v_month_any (,? (@v_of|@v_in)? year:<YEAR>)? (?! <SMALL>|<NTH>)",
      on = months,
      examples = { en = { "from [March to May 2017]" }, es = { "de [marzo a mayo]" } },
      never = { en = { "march to see" } },
    },
    {
      name = "date_week", label = "DATE", gives = { "PERIOD" },
      match = "@v_week_word week:<SMALL> (,? (@v_of|@v_in)? year:<YEAR>)? "
        .. "| @v_week_word (@v_of|@v_date_lead) @v_the? x:<DAY>",
      on = function(m)
        if m.week then return week_number(m) end
        return dated("PERIOD", { grain = "week", from = m.x.value })
      end,
      examples = { en = { "in [week 10]" } },
    },
    {
      name = "date_deictic", label = "DATE", gives = { "DAY" },
      match = "day:@v_deictic",
      on = deictic,
      examples = { en = { "[today] and [tomorrow]" }, es = { "[mañana] vendrá" } },
      never = { en = { "he told USA Today that" } },
    },
    {
      name = "date_holiday", label = "DATE", gives = { "DAY" },
      match = "(rel:@v_rel)? holiday:@v_holiday "
        .. "(,? (@v_of|@v_in)? year:<YEAR> | @v_of x:<PERIOD>)?",
      on = holiday,
      examples = { en = { "on [Thanksgiving 2014]", "at [Christmas]" }, es = { "en [Navidad]" } },
    },
    {
      name = "date_range", label = "DATE", gives = { "PERIOD" },
      match = "a:(<DAY>|<PERIOD>) (-|–|—|~|@v_date_to) b:(<DAY>|<PERIOD>) "
        .. (settings.guideline == "recognizers"
          and "| @v_between a:(<DAY>|<PERIOD>) @v_and b:(<DAY>|<PERIOD>)" or ""),
      on = joined(settings),
      examples = { en = { "from [1914 to 1918]" } },
      never = { en = { "pages 3-5 and scores of 21-14" } },
    },
  }
end
