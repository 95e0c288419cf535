--- DURATION and SET: lengths of time, and what happens again and again.

local lists = require "glean.packs.values.lists"

local letters = {
  second = "S", minute = "M", hour = "H", day = "D", night = "D", week = "W", fortnight = "W",
  month = "M", quarter = "M", half = "M", year = "Y", decade = "Y", century = "Y",
  millennium = "Y", weekend = "WE", season = "SE", weekday = "WD",
}
local factors = { fortnight = 2, quarter = 3, half = 6, decade = 10, century = 100,
  millennium = 1000 }
local clock_units = { second = true, minute = true, hour = true }

local function amount(n)
  return math.tointeger(n) and ("%d"):format(n) or ("%.10g"):format(n)
end

-- An ISO 8601 duration of parts { number, unit }, largest first.
local function iso(parts)
  local date, time = "", ""
  for _, part in ipairs(parts) do
    local n = part[1] and amount(part[1] * (factors[part[2]] or 1)) or "X"
    local piece = n .. letters[part[2]]
    if clock_units[part[2]] then time = time .. piece else date = date .. piece end
  end
  return "P" .. date .. (time ~= "" and "T" .. time or "")
end

-- A DURATION, and the part it is to other rules.
local function long(value)
  return {
    { layer = "value_parts", label = "LENGTH", value = value },
    { label = "DURATION", value = value },
  }
end

local function number_of(capture)
  return capture.value and capture.value.number
end

-- "one million and three quarters" counts no quarters of a year.
local function fraction_test(data)
  local numbers, joints = lists.words(data.lists.number), lists.words(data.lists.with)
  return function(m, unit)
    if unit.id ~= "quarter" then return false end
    local counted = type(m.n) == "table" and m.n[1]
    if counted and counted.text:find "%s%a+%s%a+$" then return true end
    local before = m.doc.text:sub(math.max(1, m.first - 32), m.first - 1):lower()
    local last, joint = before:match "([%w\128-\255]+)%s+(%a+)%s+$"
    return joint ~= nil and joints[joint] and (last:find "%d" ~= nil or numbers[last]) or false
  end
end

local function counted(m, is_fraction)
  local first = m.n[#m.n - #m.unit + 1]
  if first and m.doc.text:find("^%s*del%f[^%a]", first.last + 1) then
    return false -- "12 del año"
  end
  if is_fraction(m, m.unit[1]) then return false end
  local parts = {}
  for i, unit in ipairs(m.unit) do
    local given = m.n[i + #m.n - #m.unit]
    local n = i + #m.n - #m.unit < 1 and 1 or given and number_of(given)
    parts[i] = { n, unit.id }
  end
  if m.half then
    local last = parts[#parts]
    last[1] = (last[1] or 1) + 1 / tonumber(m.half.id:sub(2))
  end
  return long { iso = iso(parts), unit = parts[1][2] }
end

local function one(m, is_fraction)
  if m.half == nil and is_fraction(m, m.unit) then return false end
  local n = 1
  if m.half then n = (m.half_first and 0 or 1) + 1 / tonumber(m.half.id:sub(2)) end
  if m.few then n = nil end
  return long { iso = iso { { n, m.unit.id } }, unit = m.unit.id }
end

local function race(m)
  local hours = m.hours and math.tointeger(tonumber(m.hours.text))
  local parts = { { math.tointeger(tonumber(m.minutes.text)), "minute" },
    { tonumber(m.seconds.text), "second" } }
  if hours then table.insert(parts, 1, { hours, "hour" }) end
  return { value = { iso = iso(parts), unit = "second" } }
end

local function glued(data)
  local units = lists.glued(data.duration_letters)
  return function(m)
    local unit = units(m.n.value.suffix)
    if not unit then return false end
    local list = { { m.n.value.number, unit } }
    if m.n2 then
      local second = units(m.n2.value.suffix)
      if m.n2.value.suffix == "m" and unit == "hour" then second = "minute" end -- "1h 20m"
      if not second then return false end
      list[2] = { m.n2.value.number, second }
    end
    return long { iso = iso(list), unit = unit }
  end
end

-- ---- Sets ----

-- A SET, and the part it is to other rules.
local function again(value)
  return {
    { layer = "value_parts", label = "AGAIN", value = value },
    { label = "SET", value = value },
  }
end

local function every(m)
  local n = m.n and number_of(m.n) or m.other and 2 or 1
  local value = { every = true }
  if m.unit then
    value.iso = m.unit.id == "weekend" and "XXXX-WXX-WE" or iso { { n, m.unit.id } }
  elseif m.weekday then
    value.iso = "XXXX-WXX-" .. m.weekday.id
  elseif m.month then
    value.iso = ("XXXX-%02d"):format(math.tointeger(tonumber(m.month.id)))
  elseif m.part then
    value.iso = "T" .. m.part.id
  end
  return again(value)
end

-- "el 19 de cada mes", "el primer lunes de cada mes".
local function day_of(m)
  local n = m.day and number_of(m.day)
  if n and (n < 1 or n > 31) or m.x.value.iso ~= "P1M" then return false end
  if n then return again { iso = ("XXXX-XX-%02d"):format(n), every = true } end
  return again { iso = ("XXXX-XX-WXX-%s-#%d"):format(m.weekday.id, number_of(m.n)), every = true }
end

-- "daily", but not "the Daily Planet".
local function adverb(m, nouns, articles)
  local text = m.doc.text
  if text:find("^%u", m.set.first) and text:find("^ %u%l", m.set.last + 1) then return false end
  if nouns[m.set.text:lower()] then -- "el diario", a newspaper
    local word = text:sub(math.max(1, m.first - 16), m.first - 1):match "([%a\128-\255]+) $"
    if not word or articles[word:lower()] or text:find("^ %u", m.last + 1) then return false end
  end
  return again { iso = m.set.id }
end

local function times(m)
  local n = m.n and number_of(m.n) or m.count and tonumber(m.count.id)
  return { value = { iso = iso { { 1, m.unit.id } }, times = n } }
end

return function(data)
  local is_fraction = fraction_test(data)
  local nouns, articles = lists.set(data.set_nouns), lists.set(data.set_articles)
  return {
    {
      name = "duration", label = "DURATION", gives = { "LENGTH" },
      match = "n:<NUMBER> (-|@v_of)? unit:@v_unit_time "
        .. "((,|@v_and)? n:<NUMBER> -? unit:@v_unit_time)* "
        .. "(@v_and @v_article? half:@v_fraction)? "
        .. "| (?<! <NUMBER>) @v_article unit:@v_unit_time "
        .. "((,|@v_and)? n:<NUMBER> -? unit:@v_unit_time)+",
      on = function(m) return counted(m, is_fraction) end,
      examples = { en = { "[two years] later", "[2 hours, 32 minutes, 25.3 seconds]",
        "a [30-day] period" }, es = { "[tres semanas] de viaje" } },
      never = { en = { "the second hour" } },
    },
    {
      name = "duration_one", label = "DURATION",
      match = "(?<! <NUMBER>|@v_times|@v_count|@v_currency_word|@v_unit) @v_article few:@v_few? "
        .. "unit:@v_unit_time (@v_and @v_article? half:(@v_half|@v_and_part))? "
        .. "| (?<! <NUMBER>) unit:@v_unit_time @v_and half:(@v_half_of|@v_and_part) "
        .. "| few:@v_few unit:@v_unit_time "
        .. "| half_first:(half:@v_half) (@v_article|-)? unit:@v_unit_time "
        .. "| whole:@v_whole unit:@v_unit_time",
      on = function(m) return one(m, is_fraction) end,
      examples = { en = { "Give me [a second].", "[several weeks] of [half an hour]" },
        es = { "dura [una hora]" } },
      never = { en = { "four times a year" } },
    },
    {
      name = "duration_race", label = "DURATION",
      regex = [[(?<![\p{L}\p{N}:.,/$-])(?:(?<hours>\d):)?(?<minutes>\d{1,2}):]]
        .. [[(?<seconds>[0-5]\d\.\d{1,3})(?![\p{L}\p{N}]|[.:]\d)]],
      on = race,
      examples = { en = { "in a time of [4:11.57]." } },
      never = { en = { "at 4:11." } },
    },
    {
      name = "duration_glued", label = "DURATION",
      match = "n:<GLUED> n2:<GLUED>?",
      on = glued(data),
      examples = { en = { "in [3h] or [90min]" } },
      never = { en = { "the gate 3hx" } },
    },
    {
      name = "set_every", label = "SET", priority = 1, gives = { "AGAIN" },
      match = "@v_every (other:@v_other|n:<NUMBER>|n:<NTH>)? "
        .. "(unit:(@v_unit_time|@v_unit_date)|weekday:(@v_weekday|@v_weekday_plural)|"
        .. "month:@v_month_any|part:@v_daypart)",
      on = every,
      examples = { en = { "[every Monday], [each week]" }, es = { "[cada lunes]" } },
      never = { en = { "every house" } },
    },
    {
      name = "set_weekday", label = "SET",
      priority = lists.any(data.lists.plural_the) and 1 or 0,
      match = "weekday:@v_weekday_plural"
        .. (lists.any(data.lists.plural_the) and " | (?<= @v_plural_the) weekday:@v_weekday "
          .. "(?! <SMALL>) | (?<= @v_plural_the @v_weekday (,|@v_and)) weekday:@v_weekday" or ""),
      on = every,
      examples = { en = { "open on [Thursdays]" } },
      never = { en = { "on Thursday" } },
    },
    {
      name = "set_day_of", label = "SET", priority = 2, gives = { "AGAIN" },
      skip = not lists.any(data.lists.day_word),
      match = "(day:(<SMALL>|<SAID_DAY>|<NTH>) | n:<NTH> weekday:@v_weekday) @v_of x:<AGAIN>",
      on = day_of,
      examples = { es = { "el [19 de cada mes], el [primer lunes de cada mes]" } },
      never = { es = { "3 de cada 5 veces" } },
    },
    {
      name = "set_adverb", label = "SET",
      match = "set:@v_set_word",
      on = function(m) return adverb(m, nouns, articles) end,
      examples = { en = { "paid [daily]" }, es = { "paga [mensualmente]" } },
      never = { en = { "the Daily Planet" } },
    },
    {
      name = "set_times", label = "SET", priority = 1,
      match = "(n:<NUMBER> @v_times|count:@v_count) (@v_article|@v_per|@v_every) unit:@v_unit_time",
      on = times,
      examples = { en = { "[twice a day]", "[four times a year]" } },
      never = { en = { "twice as big" } },
    },
  }
end
