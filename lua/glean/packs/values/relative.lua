--- DATE: what is said relative to a day: "last week", "Friday", ranges.

local calendar = require "glean.packs.values.calendar"
local date = require "glean.packs.values.date"
local lists = require "glean.packs.values.lists"
local finish = calendar.finish
local dated, number_of, id_of, day, range = date.dated, date.number_of, date.id_of, date.day,
  date.range
local reference_of = date.reference_of

-- ---- Relative to the reference date ----

local function relative(m)
  local n, unit = id_of(m.rel), m.unit.id
  local count = m.n and number_of(m.n) or m.few and 3
  local reference = reference_of(m)
  if not count then
    local first = m.the and unit == "quarter" and (m.rel.first < m.unit.first and m.rel or m.unit)
    return dated("PERIOD", calendar.period(unit, n, reference),
      first and first.first or m.first, m.last) -- in that guideline a quarter has no article
  end
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

-- "that year", "the night before": a time whose day is not known.
local function that(m)
  if m.text:find " %u%l" then return false end -- a title
  local part = #m.unit.id == 2
  return { label = part and "DATETIME" or "DATE", value = { grain = part and "part" or m.unit.id } }
end

-- "mid-August" is one word.
local function mid(m)
  local value = { mod = "mid" }
  for key, field in pairs(m.x.value) do value[key] = field end
  return { value = value }
end

-- "2013 – present".
local function present(m)
  if m.doc.text:find("^%s*%w", m.last + 1) then return false end
  local reference = reference_of(m)
  return { value = reference and calendar.day_value(reference, "P0D") or { relative = "P0D" } }
end

local small_units = { second = true, minute = true, hour = true }

local function ago(m)
  local sign = id_of(m.ago)
  local unit, few = m.unit.id, m.few or not m.n and m.unit.text:find "s$" -- "hace años"
  local n = m.n and number_of(m.n) or few and 3 or 1
  if m.half then n = n + 0.5 end
  local value = calendar.moved(unit, sign * n, reference_of(m))
  if few then value.iso = nil end
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

local function weekday(m, counted, named)
  if not m.day and not m.rel and named(m) then return false end
  if m.day and counted and counted(m.doc.text, m.last) then return false end
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
    if settings.guideline == "glean" and (a.year and b.year and a.day and b.day
      or dashed and a.grain == "year" and b.grain == "year"
      or (a.grain == "year") ~= (b.grain == "year") and (a.day or b.day)
      or not dashed and a.day and b.day and a.month and b.month) then
      return false -- two dates of their own: "23 January 1928 – 31 July 2017"
    end
    return dated("PERIOD", range(a, b), m.a.first, m.b.last)
  end
end

return function(data, settings)
  local wide = settings.guideline == "recognizers"
  local named = date.named(data)
  local counted = data.plural and lists.counted(data)
  -- "martes 14": where a plural shows what a number counts, any other word may follow
  local weekday_day = counted and "day:(<SMALL>|<SAID_DAY>) (?! @v_unit_time|@v_unit|"
    .. "@v_currency_word|@v_number|[num|symbol]|-|:|\\/|–) "
    or "day:<SMALL> (?! [word|num|symbol]|-|:|\\/|–) "
  return {
    {
      name = "date_relative", label = "DATE", gives = { "PERIOD" },
      match = "rel:@v_rel (n:<NUMBER>|few:@v_few)? unit:@v_unit_date "
        .. "| n:<NUMBER> rel:@v_rel unit:@v_unit_date "
        .. (wide and "| the:@v_rel_the rel:@v_rel unit:@v_unit_date " or "")
        .. (wide and "| (the:@v_rel_the)? unit:@v_unit_date rel:@v_rel_after " or "")
        .. "| (n:<NUMBER>)? unit:@v_unit_date rel:@v_rel_after",
      on = relative,
      examples = { en = { "[last year], the [next five years]" },
        es = { "la [semana pasada]" } },
      never = { en = { "the next two doors" } },
    },
    {
      name = "date_that", label = "DATE", skip = wide or nil,
      match = "unit:@v_that_unit | (?<= @v_weekend_lead) unit:@v_weekend_alone",
      on = that,
      examples = { en = { "[That year] he left, in [the same season].",
        "[the day before] and [that night]", "over the [weekend]" } },
      never = { en = { "in that house", "the Day Before was shown" } },
    },
    {
      name = "date_mid", label = "DATE", skip = wide, priority = 1,
      match = "@v_mid_word - x:<PERIOD>",
      on = mid,
      examples = { en = { "in [mid-August] of the [mid-1990s]" } },
      never = { en = { "a mid-sized house" } },
    },
    {
      name = "date_present", label = "DATE", skip = wide,
      match = "(?<= <PERIOD> (-|–|—|@v_date_to) @v_the?) @v_present",
      on = present,
      examples = { en = { "Red Sox (2013 – [present])" } },
      never = { en = { "in 2013 to present it" } },
    },
    {
      name = "date_ago", label = "DATE", gives = { "DAY", "DATETIME" },
      match = "(n:<NUMBER>|@v_article few:@v_few|few:@v_few|@v_article) "
        .. "unit:@v_unit_time (@v_and @v_article? half:@v_half)? "
        .. (wide and "ago:@v_ago" or "ago:@v_ago_sure")
        .. (lists.any(data.lists.ago_before) and " | ago:@v_ago_before @v_about* "
          .. "(n:<NUMBER>|few:@v_few|@v_article)? unit:@v_unit_time (@v_and half:@v_half)?" or ""),
      on = ago,
      examples = { en = { "[five years ago] it was" }, es = { "[hace cinco años]" } },
      never = { en = { "long ago" } },
    },
    {
      name = "date_weekday", label = "DATE", gives = { "DAY" },
      match = "(rel:@v_rel)? weekday:@v_weekday | weekday:@v_weekday rel:@v_rel_after "
        .. (lists.any(data.lists.this) and "| @v_this weekday:@v_weekday rel:@v_rel_after " or "")
        .. "| weekday:(@v_weekday|@v_weekday_short) ,? @v_the? " .. weekday_day
        .. "| weekday:(@v_weekday|@v_weekday_short) @v_the? day:<NTH> (?! @v_unit_date)",
      on = function(m) return weekday(m, counted, named) end,
      examples = { en = { "on [Sunday], [next Friday]", "[Last Wed.], [Thurs.]" },
        es = { "el [próximo lunes]" } },
      never = { en = { "The sun rose", "the last sat down" } },
    },
    {
      name = "date_nth", label = "DATE", priority = 1, gives = { "DAY" },
      match = (wide and "@v_rel_the? " or "")
        .. "(n:<NTH>|final:@v_last) (weekday:@v_weekday|unit:@v_unit_date) (@v_of|@v_in) "
        .. "@v_the? (x:<PERIOD> | month:@v_month_any (,? @v_of? year:<YEAR>)?)",
      on = weekday_month,
      examples = { en = { "the [first Monday of March 2020]" } },
      never = { en = { "the first Monday" } },
    },
    {
      name = "date_week_day", label = "DATE", priority = 1, gives = { "DAY" },
      match = "weekday:@v_weekday (@v_of @v_the?|,)? x:<PERIOD> "
        .. "| x:<PERIOD> (-|@v_on|,)? weekday:@v_weekday",
      on = week_day,
      examples = { en = { "on [Tuesday of last week]" } },
      never = { en = { "Tuesday and last week" } },
    },
    {
      name = "date_weekday_date", label = "DATE", priority = 1, gives = { "DAY" },
      match = "@v_rel? (@v_weekday|@v_weekday_short) ,? x:<DAY>",
      on = weekday_date,
      examples = { en = { "on [Friday 12/6/2019]" } },
      never = { en = { "Friday 13 people came" } },
    },
    {
      name = "date_months", label = "DATE", priority = 1, gives = { "PERIOD" },
      match = "from:@v_month_any (-|–|—|@v_date_to"
        .. (wide and "|@v_and" or "")
        .. ") to:@v_month_any (,? (@v_of|@v_in)? year:<YEAR>)? (?! <SMALL>|<NTH>)",
      on = months,
      examples = { en = { "from [March to May 2017]" }, es = { "de [marzo a mayo]" } },
      never = { en = { "march to see" } },
    },
    {
      name = "date_week", label = "DATE", gives = { "PERIOD" },
      match = "@v_week_word week:(<SMALL>|<SAID_DAY>) (,? (@v_of|@v_in)? year:<YEAR>)? "
        .. "| @v_week_word (@v_of|@v_date_lead) @v_the? x:<DAY>",
      on = function(m)
        if m.week then return week_number(m) end
        return dated("PERIOD", { grain = "week", from = m.x.value })
      end,
      examples = { en = { "in [week 10]" } },
      never = { en = { "it took a week" } },
    },
    {
      name = "date_deictic", label = "DATE", priority = 3, gives = { "DAY" },
      match = "(?<! @v_not_deictic) day:@v_deictic",
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
      never = { en = { "an easterly wind" } },
    },
    {
      name = "date_range", label = "DATE", priority = wide and 4 or 0, gives = { "PERIOD" },
      match = "a:(<DAY>|<PERIOD>) (-|–|—|~|@v_date_to) b:(<DAY>|<PERIOD>) "
        .. (wide
          and "| @v_between a:(<DAY>|<PERIOD>) @v_and b:(<DAY>|<PERIOD>)" or ""),
      on = joined(settings),
      examples = { en = { "from [1914 to 1918], from [March 2014 to June 2018]" } },
      never = { en = { "pages 3-5 and scores of 21-14" } },
    },
  }
end
