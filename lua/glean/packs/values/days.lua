--- DATE as it is said with "of" and with the word "day": "el día 18", "el próximo
-- mes de mayo", "los años noventa", "los primeros seis meses de 2021".
--
-- Only for languages that have words for `day_word`.

local calendar = require "glean.packs.values.calendar"
local date = require "glean.packs.values.date"
local lists = require "glean.packs.values.lists"
local finish = calendar.finish
local dated, number_of, id_of, range = date.dated, date.number_of, date.id_of, date.range
local reference_of = date.reference_of

-- "el día 18", "el día 21 de este mes".
local function day_of(counted)
  return function(m)
    if m.x and not m.day then -- "el día 9 de mayo" as one, in a guideline
      return m.x.value.day and m.x.value.month and dated("DAY", m.x.value) or false
    end
    local n, period = number_of(m.day), m.x and m.x.value
    if n < 1 or n > 31 or not period and counted(m.doc.text, m.last) then return false end
    if period and period.grain ~= "month" then return false end
    local value = date.day(period and period.year, period and period.month or 1, n)
    if value and not (period and period.month) then
      value = finish { grain = "day", day = n }
    end
    return value and dated("DAY", value) or false
  end
end

-- "9 de 8 de 1971".
local function spelled(m)
  local value = date.day(number_of(m.year), number_of(m.month), number_of(m.day))
  return value and dated("DAY", value) or false
end

-- "este mayo", "el próximo mes de junio", "marzo pasado".
local function relative_month(m)
  local n, month, reference = id_of(m.rel), id_of(m.month), reference_of(m)
  local value = { grain = "month", month = month, relative = calendar.distance("year", n) }
  if reference then
    local year, now = calendar.civil(reference)
    if n < 0 and month >= now then year = year - 1 end
    if n > 0 and month <= now then year = year + 1 end
    value.year = year
  end
  return dated("PERIOD", finish(value))
end

-- "27 de mayo de este año": the year that a period names.
local function in_year(m)
  local x = m.x.value
  local year = m.year and m.year.value or calendar.period("year", 0, reference_of(m))
  if not m.year and not (x.quarter or x.half) then return false end
  if year.grain ~= "year" or not (x.month or x.quarter or x.half) or x.year or x.from then
    return false
  end
  local value = {}
  for key, field in pairs(x) do value[key] = field end
  value.year, value.relative = year.year, year.relative
  return dated(m.x.label, value.year and finish(value) or value)
end

-- "los años noventa", "la década de 1990", "en los ochenta".
local function decade(counted)
  return function(m)
    local n = m.n.value and m.n.value.number or select(2, date.word_of(m.n))
    if math.type(n) ~= "integer" or n % 10 ~= 0 then return false end
    if not (n >= 20 and n < 100 or n >= 1500 and n <= 2090) then return false end
    if not m.lead and (n > 99 or counted(m.doc.text, m.last)
      or m.n.text:find "%d" and n < 50) then return false end
    local value = finish { grain = "decade", year = n < 100 and 1900 + n or n }
    return dated("PERIOD", value, (m.the or m.lead or m.n).first, m.last)
  end
end

-- The days a month or a year begins and ends with.
local function bounds(x)
  if x.grain == "year" and x.year then
    return calendar.days(x.year, 1, 1), calendar.days(x.year, 12, 31)
  elseif x.grain == "month" and x.year and x.month then
    return calendar.days(x.year, x.month, 1),
      calendar.days(x.year, x.month, calendar.month_length(x.year, x.month))
  end
end

local lengths = { day = 1, week = 7, fortnight = 14 }
local months = { month = 1, quarter = 3, half = 6 }

-- "los primeros seis meses de 2021", "las últimas dos semanas del año".
local function first_of(m)
  local n, count, unit = m.n and number_of(m.n) or id_of(m.rel), number_of(m.count), m.unit.id
  if n ~= 1 and n ~= -1 or math.type(count) ~= "integer" or count < 1 then return false end
  local value = { grain = unit }
  local first, last = bounds(m.x.value)
  if first and lengths[unit] then
    local size = count * lengths[unit]
    if n == 1 then last = first + size - 1 else first = last - size + 1 end
    value = range(calendar.day_value(first), calendar.day_value(last))
  elseif first and months[unit] and m.x.value.grain == "year" and count * months[unit] <= 12 then
    local size, year = count * months[unit], m.x.value.year
    local from = n == 1 and 1 or 13 - size
    value = range(finish { grain = "month", year = year, month = from },
      finish { grain = "month", year = year, month = from + size - 1 })
  end
  return dated("PERIOD", value)
end

-- "la primera mitad de 2021".
local function half_of(m)
  local n, x = number_of(m.n), m.x and m.x.value or calendar.period("year", 0, reference_of(m))
  if n > 2 then return false end
  if x.grain ~= "year" then return dated("PERIOD", { grain = "half", half = n, of = x.iso }) end
  return dated("PERIOD", finish { grain = "half", year = x.year, half = n })
end

-- "la semana del 18", "la semana del 5 al 11 de agosto".
local function week_of(m)
  if m.x then
    return dated("PERIOD", { grain = m.weekend and "weekend" or "week", from = m.x.value })
  end
  local n = number_of(m.day)
  if n < 1 or n > 31 then return false end
  return dated("PERIOD", { grain = "week", from = finish { grain = "day", day = n } })
end

return function(data, settings)
  if not lists.any(data.lists.day_word) then return {} end
  local wide = settings.guideline == "recognizers"
  local the = wide and "@v_rel_the? " or ""
  local counted = lists.counted(data)
  local a_day = "day:(<SMALL>|<NTH>|<SAID_DAY>) "
  local no_count = "(?! @v_unit_time|@v_unit|@v_currency_word|@v_currency|@v_times|[num]|%|"
    .. "-|–|\\/|:) "
  return {
    {
      name = "date_day_of", label = "DATE", gives = { "DAY" },
      match = the .. "@v_day_word " .. a_day .. "(@v_of @v_the? x:<PERIOD>)? " .. no_count
        .. "(?! @v_of? @v_month_any) "
        .. "| (?<= @v_date_the) " .. a_day .. "@v_of @v_the? x:<PERIOD> " .. no_count
        .. (wide and "| @v_rel_the @v_day_word x:<DAY>" or ""),
      on = day_of(counted),
      examples = { es = wide and { "llega [el día 18]" }
        or { "el [día 18], el [día 21 de este mes]", "al [día 3], el [13 de este mes]" } },
      never = { es = { "un día 3 personas", "cada día 2 litros" } },
    },
    {
      name = "date_spelled", label = "DATE", priority = 1, gives = { "DAY" },
      match = "day:<SMALL> @v_of month:<SMALL> @v_of year:<YEAR>",
      on = spelled,
      examples = { es = { "nació el [9 de 8 de 1971]" } },
      never = { es = { "9 de 45 de 1971" } },
    },
    {
      name = "date_rel_month", label = "DATE", priority = 1, gives = { "PERIOD" },
      match = "rel:@v_rel @v_month_of? month:@v_month_any (?! @v_of? <YEAR>) "
        .. "| month:@v_month rel:@v_rel_after",
      on = relative_month,
      examples = { es = { "el [próximo mes de junio], en [mayo pasado]" } },
      never = { es = { "la próxima vez en el mar" } },
    },
    {
      name = "date_in_year", label = "DATE", priority = 1, gives = { "DAY", "PERIOD" },
      match = "x:(<DAY>|<PERIOD>) @v_of year:<PERIOD> | x:<PERIOD> @v_of_the_year",
      on = in_year,
      examples = { es = { "el [27 de mayo de este año]" } },
      never = { es = { "la víspera de este año" } },
    },
    {
      name = "date_decade_said", label = "DATE", priority = 1, gives = { "PERIOD" },
      match = (wide and "(the:@v_decade_the)? " or "(?<! <NUMBER>) ")
        .. "lead:@v_decade_lead (')? n:(<NUMBER>|@v_number) " .. no_count
        .. "| (?<= (@v_in|@v_of|@v_mod) @v_decade_the) n:(<NUMBER>|@v_number) " .. no_count,
      on = decade(counted),
      examples = { es = wide and { "en [los años noventa]" }
        or { "los [años noventa], en los [años 90], la [década de 1990]", "en los [ochenta]" } },
      never = { es = { "tiene 5 años 10 meses", "en los ochenta casos", "en los 20" } },
    },
    {
      name = "date_first_of", label = "DATE", priority = 1, gives = { "PERIOD" },
      match = (wide and "@v_the? " or "")
        .. "(n:<NTH>|rel:@v_rel) count:<NUMBER> unit:@v_unit_date (@v_of|@v_in) @v_the? x:<PERIOD>",
      on = first_of,
      examples = { es = wide and { "en [los primeros seis meses de 2021]" }
        or { "los [primeros seis meses de 2021]", "las [últimas dos semanas de mayo]" } },
      never = { es = { "los primeros seis casos de 2021" } },
    },
    {
      name = "date_half_of", label = "DATE", priority = 1, gives = { "PERIOD" },
      match = "n:<NTH> @v_half_noun (@v_of @v_the? x:<PERIOD> | @v_of_the_year)",
      on = half_of,
      examples = { es = { "la [primera mitad de 2021], en la [segunda mitad del año]" } },
      never = { es = { "la primera mitad del partido" } },
    },
    {
      name = "date_week_of", label = "DATE", priority = 1, gives = { "PERIOD" },
      match = the .. "@v_week_word @v_week_from (x:(<DAY>|<PERIOD>) | day:(<SMALL>|<NTH>)) "
        .. no_count .. "| weekend:@v_weekend_word @v_of x:<DAY>",
      on = week_of,
      examples = { es = wide and { "para [la semana del 18]" }
        or { "la [semana del 18]", "la [semana del 5 al 11 de agosto]" } },
      never = { es = { "la semana del 18 %" } },
    },
  }
end
