--- DATE: days, months, years.
--
-- Parts: DAY is a day of the calendar, PERIOD a longer one; other rules are built
-- from them.

local calendar = require "glean.packs.values.calendar"
local date = require "glean.packs.values.date"
local lists = require "glean.packs.values.lists"
local finish = calendar.finish
local dated, number_of, id_of, day, range = date.dated, date.number_of, date.id_of, date.day,
  date.range
local reference_of, full_year = date.reference_of, date.full_year

local parts = "value_parts"

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

-- "Ley Orgánica 3/2018", "decreto 4/2020": the number of a law, not a month.
local function is_law(m, laws)
  if m.m5.text:find "^0" or not m.doc.text:find("^/", m.m5.last + 1) then return false end
  local before = m.doc.text:sub(math.max(1, m.first - 24), m.first - 1)
  local word = before:match "([%a\128-\255-]+)%.?%s+$"
  return word ~= nil and (word:find "^%u" ~= nil or laws:find(" " .. word .. " ", 1, true) ~= nil)
end

local function numeric(data)
  local months, cues = months_of(data), lists.set(data.date_cues)
  local function month_of(text)
    return math.tointeger(tonumber(text)) or months[text:lower()]
  end
  local function short(m) -- without a year
    local a, b = tonumber(m.a3.text), tonumber(m.b3.text)
    local near = date.word_before(m)
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
    elseif m.y5 and data.laws and is_law(m, data.laws) then
      return false
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

-- "November 20 to December 11": two days.
local function two_days(m, from, to)
  local both = range(from, to)
  local out = dated("DAY", both.from, m.first, m.day.last)
  return table.move(dated("DAY", both.to, m.to_month.first, m.last), 1, 2, 3, out)
end

local function month_day(m, wide)
  local weekday = id_of(m.weekday)
  local month, year = id_of(m.month), number_of(m.year)
  if m.short_year then year = full_year(number_of(m.short_year)) end
  local from = day(year, month, number_of(m.day), weekday)
  if not from then return false end
  if not m.to then return dated("DAY", from) end
  local to = day(year, id_of(m.to_month) or month, number_of(m.to))
  if not to then return false end
  local said = m.to_month and m.doc.text:find("^%s*%a", m.day.last + 1)
  if said and not wide then return two_days(m, from, to) end
  return dated("PERIOD", range(from, to))
end

local function month_year(m)
  local value = { grain = "month", year = number_of(m.year), month = id_of(m.month) }
  return dated("PERIOD", finish(value))
end

local function month_alone(data)
  local cues = lists.set(data.month_cues)
  local named = date.named(data)
  return function(m)
    local month = m.month
    if named(m, true) then return false end
    if month.text:find "^%l" and m.doubtful then -- "may", "march": a preposition, or a verb
      local near = date.word_before(m)
      if not near or not cues[near] then return false end
    end
    return dated("PERIOD", finish { grain = "month", month = id_of(month) })
  end
end

local money = { ["€"] = true, ["£"] = true, ["¥"] = true }

-- Is a number of four digits a year here?
local function is_year(m, year, cues, followers, sure)
  local text = m.doc.text
  local before = text:sub(math.max(1, m.first - 20), m.first - 1)
  local cue = before:match "^.*%f[%a\128-\255]([%a\128-\255]+)[%s,]*$"
  -- `.*` is at the end at once
  cue = cue and cue:lower()
  local cued = cue and cues[cue]
  local mark = before:match "^.*(%S)%s?$"
  if mark and mark:find "%W" and (mark:find "[#$/+]" or before:find "%.$"
    or money[before:match "(%S+)%s?$"]) then
    return false
  end
  local after = text:sub(m.last + 1, m.last + 30)
  if after:find "^%s?[%%$]" or after:find "^[/:]%d" then return false end
  if cued or sure then return cued or false end
  if year < 1500 and year > 1000 and after:find "^%)" and before:find "%u%l+ %($" then
    return true -- "St. Jerome in His Study (1480)"
  end
  if year < 1500 or year > 2100 then return false end
  local other = before:match "(%a+) [12]%d%d%d %a+ $" -- "the 2011 and 2017 censuses"
  if other and (cues[other:lower()] or followers.articles[other:lower()]) then return true end
  local following = after:match "^%s(%l+)"
  if cue and followers.articles[cue] and year >= 1900 and year % 100 ~= 0 then
    return true -- "the 2014 protests"
  end
  return not (following and #following > 3 and following:find "s$")
    or followers.words[following] ~= nil
end

-- Two dates of one match.
local function both(from, from_capture, to, to_capture)
  local out = dated("PERIOD", from, from_capture:range())
  return table.move(dated("PERIOD", to, to_capture:range()), 1, 2, 3, out)
end

local function year_alone(data, wide)
  local said, counted = lists.set(data.said_year_cues), data.plural and lists.counted(data)
  local cues = lists.set(data.year_cues)
  local followers = { words = lists.set(data.year_followers),
    articles = lists.set(data.year_articles) }
  return function(m)
    local year = number_of(m.year or m.said)
    if m.said and not m.said.value.pair then -- "en dos mil veinte"
      if not said[date.word_before(m) or ""] or counted(m.doc.text, m.last) then return false end
      if year < 1000 or year > 2100 then return false end
      return dated("PERIOD", finish { grain = "year", year = year })
    end
    if not is_year(m, year, cues, followers, m.said) then return false end
    local value = finish { grain = "year", year = year }
    if not m.short then return dated("PERIOD", value) end
    local last = number_of(m.short)
    if #m.short.text ~= 2 or last <= year % 100 or last > year % 100 + 10 then
      return dated("PERIOD", value, m.year.first, m.year.last)
    end
    local to = finish { grain = "year", year = year // 100 * 100 + last }
    if wide then return dated("PERIOD", range(value, to)) end
    return both(value, m.year, to, m.short)
  end
end

local function plain_year(capture)
  local n = capture.value.number
  return capture.text:find "^%d%d%d?%d?$" and n < 2100 and n
end

-- Years of fewer digits than four: they need a word, or brackets, that say so.
local function old(m, eras)
  if m.n then
    local year = plain_year(m.n)
    local behind = m.doc.text:match("^%s?(%a[%a.]*)", m.last + 1)
    if not year or behind and eras[behind:lower()] then return false end
    return dated("PERIOD", finish { grain = "year", year = year }, m.n:range())
  end
  local from, to = plain_year(m.from), plain_year(m.to)
  if not from or not to or from < 100 or to <= from or to > from + 120 then return false end
  return both(finish { grain = "year", year = from }, m.from,
    finish { grain = "year", year = to }, m.to)
end

-- Does a number of three digits end what it stands in, as a year would?
local function ends(m)
  return m.doc.text:find("^%s*[.,;)%]]", m.last + 1) or not m.doc.text:find("%S", m.last + 1)
end

-- "30 September 420)", "in the summer of '71": years that only their place tells.
local function early(m)
  local digits = m.n.text
  if m.apostrophe then
    local text = m.doc.text
    if #digits ~= 2 or text:find("^['%w]", m.last + 1) or text:find("^\u{2019}", m.last + 1) then
      return false -- quoted
    end
    return dated("PERIOD", finish { grain = "year", year = full_year(number_of(m.n)) },
      m.apostrophe.first, m.last)
  end
  if not digits:find "^[1-9]%d%d$" or not ends(m) then return false end
  local x = m.x.value
  if x.year or not x.month or x.from or x.relative then return false end
  return dated(x.day and "DAY" or "PERIOD", finish { grain = x.grain, year = number_of(m.n),
    month = x.month, day = x.day })
end

local function year_era(m)
  local n = number_of(m.n)
  if math.type(n) ~= "integer" or n < 1 then return false end
  local year = m.era.id == "BC" and -n or n
  return dated("PERIOD", finish { grain = "year", year = year })
end

-- "Vision 2030's goals": not "the 1930's", not "in 1930's".
local function possessive(m, cues)
  local text = m.doc.text
  if not text:find("^%d%d%d%d['\u{2019}]", m.first) or not text:find("^ %a", m.last + 1) then
    return false
  end
  local before = text:sub(math.max(1, m.first - 20), m.first - 1)
  local word = before:match "^.*%f[%a](%u%a*) $"
  return word ~= nil and not cues[word:lower()]
end

local function decade(m, cues)
  local year = m.decade and number_of(m.decade) or id_of(m.word)
  if year < 100 and m.decade and not m.doc.text:find("^['\u{2019}`]", m.first)
    and not m.apostrophe and year < 20 then
    return false
  end
  if possessive(m, cues) then
    local first = m.decade.first
    return dated("PERIOD", finish { grain = "year", year = year }, first, first + 3)
  end
  local value = { grain = "decade", year = year < 100 and 1900 + year or year }
  return dated("PERIOD", finish(value))
end

local function century(m)
  local n = number_of(m.n) or id_of(m.roman)
  if m.to then -- "siglos XI y XII"
    local from = finish { grain = "century", century = n }
    local value = range(from, finish { grain = "century", century = id_of(m.to) })
    value.iso = from.iso:match "^[^/]+" .. value.to.iso:match "/.+"
    return dated("PERIOD", value)
  end
  if n > 40 or m.text:find "%u%l+$" and m.doc.text:find("^ %u", m.last + 1) then
    return false -- "20th Century Fox"
  end
  return dated("PERIOD", finish { grain = "century", century = n })
end

local function quarter(m, uncertain)
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
  if n > 4 or id and not value.year and uncertain[m.name.text:lower()] then return false end
  if not (id or m.n or value.year) then return false end -- the one before this one
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
  local before = m.doc.text:sub(math.max(1, m.first - 2), m.first - 1)
  if m.season.text:find "^%u.*s$" and before:find "[^%s.?!] *$" then
    return false -- "the Summers family"
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

local weekday_words = "(@v_rel? weekday:(@v_weekday|@v_weekday_short) ,?)? "
local a_day = "day:(<SMALL>|<NTH>|<SAID_DAY>) "
local to_day = "((-|–|—|@v_date_to) @v_the? to:(<SMALL>|<NTH>|<SAID_DAY>))? "

return function(data, settings)
  local wide = settings.guideline == "recognizers"
  local year_of = lists.any(data.lists.year_of) and "|@v_year_of" or ""
  local a_year = "((,|-|\\/|@v_of|@v_in" .. year_of .. ")? year:(<YEAR>|<SAID_YEAR>) "
    .. "| ,? ' short_year:<SMALL>)?"
  local uncertain = lists.set(data.uncertain_quarters)
  local cues = lists.set(data.year_cues .. " " .. data.year_articles)
  local eras, names = lists.words(data.lists.era), {}
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
      on = function(m) return month_day(m, wide) end,
      examples = { en = { "[March 4th, 2021] or [Jan. 3-5]", "[June 30 – July 2, 2020]" } },
      never = { en = { "It may rain." } },
    },
    {
      name = "date_day_month", label = "DATE", gives = { "DAY", "PERIOD" },
      match = "(?<! @v_currency) " .. weekday_words .. "@v_day_the? " .. a_day .. to_day
        .. "(-|\\/)? @v_of? month:@v_month_any " .. a_year,
      on = function(m) return month_day(m, wide) end,
      examples = { en = { "on [the second of June]", "[Sun. 5 May], [4 March 2021]" },
        es = { "el [3 de marzo del 2020]" } },
      never = { en = { "5 Mayors came" } },
    },
    {
      name = "date_month_year", label = "DATE", gives = { "PERIOD" },
      match = "month:@v_month_any (-|\\/)? ,? (@v_of|@v_in" .. year_of .. ")? "
        .. "year:(<YEAR>|<SAID_YEAR>) "
        .. "| year:<YEAR> month:@v_month_any (?! <SMALL>)",
      on = month_year,
      examples = { en = { "in [June 2021]" }, es = { "en [junio de 2021]" } },
      never = { en = { "June met 5000 people" } },
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
      match = "year:<YEAR> ((-|–|\\/) short:<SMALL>)? | said:<SAID_YEAR>",
      on = year_alone(data, wide),
      examples = { en = { "in [1992], and ([2004])",
        "in [nineteen eighty-four]" }, es = { "en [1992]" } },
      never = { en = { "1500 cars came", "It cost $2000" } },
    },
    {
      name = "date_old", label = "DATE", gives = { "PERIOD" },
      match = "@v_circa n:<NUMBER> | @v_year_word n:<NUMBER> "
        .. "| \\( @v_circa? from:<NUMBER> (-|–|—) to:<NUMBER> (?= \\))",
      on = function(m) return old(m, eras) end,
      examples = { en = { "(c. [347] – [420])", "in the year [71]", "the poet ([837]–[908])" } },
      never = { en = { "the year 2 students", "(21-14)" } },
    },
    {
      name = "date_early", label = "DATE", gives = { "DAY", "PERIOD" },
      match = "x:(<DAY>|<PERIOD>) @v_of? n:<NUMBER> | @v_short_year_cue apostrophe:(') n:<SMALL>",
      on = early,
      examples = { en = { "died ([30 September 420])", "of [December of 384].",
        "the class of ['71]" } },
      never = { en = { "in 348 games" } },
    },
    {
      name = "date_era", label = "DATE", gives = { "PERIOD" },
      match = "n:<NUMBER> era:@v_era | era:@v_era n:<NUMBER>",
      on = year_era,
      examples = { en = { "around [2000 B.C.]" } },
      never = { en = { "chapter 2000 B" } },
    },
    {
      name = "date_decade", label = "DATE", gives = { "PERIOD" },
      match = "(?<! @v_his @v_mod? -?) apostrophe:(')? decade:<DECADE> "
        .. "| (?<= @v_the) word:@v_decade_word "
        .. "| (?<= @v_the @v_mod) word:@v_decade_word",
      on = function(m) return decade(m, cues) end,
      examples = { en = { "the [1990s] and the ['60s]", "The [1930's] songs" } },
      never = { en = { "1990 seats" } },
    },
    {
      name = "date_century", label = "DATE", gives = { "PERIOD" },
      match = "n:<NTH> -? @v_century_word | @v_century_word roman:@v_roman "
        .. "((-|–|@v_and|@v_date_to) to:@v_roman)?",
      on = century,
      examples = { en = { "the [19th century]" } },
      never = { en = { "half a century", "20th Century Fox" } },
    },
    {
      name = "date_fiscal", label = "DATE", gives = { "PERIOD", "FISCAL" },
      match = "@v_fiscal_year year:<YEAR>",
      on = fiscal,
      examples = { en = { "[fiscal year 2021] ended" } },
      never = { en = { "a fiscal matter" } },
    },
    {
      name = "date_fiscal_short", label = "DATE", gives = { "PERIOD", "FISCAL" },
      regex = [[(?<![\p{L}\p{N}])FY[ ]?['\x{2019}]?(?<digits>\d{4}|\d{2})(?![\p{L}\p{N}])]],
      on = fiscal,
      examples = { en = { "in [FY2020]" } },
      never = { en = { "FY is short for it" } },
    },
    {
      name = "date_quarter", label = "DATE", gives = { "PERIOD" },
      match = "name:@v_quarter_name ((,|-|\\/|@v_of)? (year:<YEAR>|fy:<FISCAL>))? "
        .. "| year:<YEAR> (-|\\/)? name:@v_quarter_name "
        .. "| (n:<NTH>|@v_last) -? word:@v_quarter_word "
        .. "(@v_of? @v_the? (year:<YEAR>|fy:<FISCAL>))?",
      on = function(m) return quarter(m, uncertain) end,
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
  }
end
