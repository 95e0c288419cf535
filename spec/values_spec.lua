local glean = require "glean"

-- Mentions as "LABEL text" lines, values by a field.
local function mentions(text, lang, opts)
  local nlp = glean.pipeline { lang = lang or "en", packs = { "values" } }
  local out = {}
  for m in assert(nlp(text, opts)):entities() do out[#out + 1] = m.label .. " " .. m.text end
  return out
end

describe("the pack values", function()
  for _, lang in ipairs { "en", "es" } do
    it("passes the examples of its rules: " .. lang, function()
      local ok, report = glean.pipeline { lang = lang, packs = { "values" } }:test()
      assert(ok, tostring(report))
    end)
  end

  it("has an example of every rule, and a text in which it finds nothing", function()
    local tests, rules = {}, 0
    for _, opts in ipairs { { lang = "en" }, { lang = "es" }, { guideline = "recognizers" } } do
      opts.packs = { "values" }
      for _, part in ipairs(glean.pipeline(opts).parts) do
        local known = tests[part.name] or {}
        if part.pattern or part.regex then tests[part.name] = known end
        for _, kind in ipairs { "examples", "never" } do
          known[kind] = known[kind] or part[kind] ~= nil and #part[kind] > 0
        end
      end
    end
    for name, known in pairs(tests) do
      rules = rules + 1
      assert.is_true(known.examples and known.never, name)
    end
    assert.is_true(rules > 80)
  end)

  it("passes the examples of its rules: guideline recognizers", function()
    local nlp = glean.pipeline { packs = { "values" }, guideline = "recognizers" }
    local _, report = nlp:test()
    for _, result in ipairs(report.results) do
      assert(result.ok or not result.rule:find "^wide", tostring(report))
    end
  end)

  it("is there for a language without data", function()
    assert.same({ "EMAIL a@b.org" }, mentions("xx a@b.org xx", "xx"))
  end)

  it("is loaded by its name, too", function()
    local nlp = glean.pipeline {}
    assert.is_true(nlp:load "values")
    for m in nlp("Mail a@b.org"):entities "EMAIL" do assert.equal("a@b.org", m.value.normal) end
  end)

  it("refuses what is no pack", function()
    assert.has_error(function() glean.pipeline { packs = { "valeus" } } end)
  end)

  it("finds addresses without the marks of the sentence", function()
    assert.same({ "URL https://example.com/a_(b)", "EMAIL a.b+c@ex.co.uk" },
      mentions "See https://example.com/a_(b). Mail a.b+c@ex.co.uk, please.")
  end)

  it("keeps the year before the present", function()
    assert.same({ "DATE 2013", "DATE present" }, mentions "Boston Red Sox (2013 – present)")
    assert.same({ "DATE 1998", "DATE present" }, mentions "from 1998 to the present.")
    assert.same({ "DATE 2013" }, mentions "in 2013 to present it")
  end)

  it("takes eight digits in a row for a telephone number where a noun says so", function()
    local loose = glean.pipeline { packs = { "values" }, guideline = "recognizers" }
    local function phones(text) return #loose(text):all("entities", "PHONE") end
    assert.equal(1, phones "Call 13604779660 now.")
    assert.equal(1, phones "Call 00491741234567 now.")
    assert.equal(0, phones "Call 52331298 now.")
    assert.equal(1, phones "The phone number is 52331298.")
  end)

  it("gives telephone numbers in international form", function()
    local doc = glean.pipeline { packs = { "values" } } "Call (212) 555-0199 ext. 4 now."
    local found = doc:all("entities")[1]
    assert.equal("PHONE", found.label)
    assert.same({ normal = "+12125550199", extension = "4" }, found.value)
  end)

  -- text, mention, fields of its value; parsed with the date 2026-11-24, a Tuesday
  local values = {
    { "on Feb. 22", "Feb. 22", { iso = "XXXX-02-22", month = 2, day = 22 } },
    { "03/04/2021", "03/04/2021", { iso = "2021-03-04", alternatives = { "2021-04-03" } } },
    { "Jan. 3-5", "Jan. 3-5", { iso = "XXXX-01-03/XXXX-01-05" } },
    { "it was yesterday", "yesterday", { iso = "2026-11-23", relative = "-P1D" } },
    { "five years ago", "five years ago", { iso = "2021-11-24", relative = "-P5Y" } },
    { "in next week", "next week", { iso = "2026-W49", relative = "P1W" } },
    { "on next Friday", "next Friday", { iso = "2026-12-04" } },
    { "on Friday", "Friday", { iso = "XXXX-WXX-5", weekday = 5 } },
    { "at Easter 2024", "Easter 2024", { iso = "2024-03-31" } },
    { "on Thanksgiving 2014", "Thanksgiving 2014", { iso = "2014-11-27" } },
    { "Q3 FY2020", "Q3 FY2020", { iso = "2020-Q3" } },
    { "in nineteen eighty-four", "nineteen eighty-four", { iso = "1984" } },
    { "the 1930's", "1930's", { iso = "1930-01-01/1939-12-31" } },
    { "the 2014 protests", "2014", { iso = "2014" } },
    { "the class of '71", "'71", { iso = "1971" } },
    { "he died (30 September 420)", "30 September 420", { iso = "0420-09-30" } },
    { "from Nov. 20 to Dec. 11, 2014", "Nov. 20", { iso = "2014-11-20" } },
    { "in 1892–94", "1892", { iso = "1892" } },
    { "Thurs. at home", "Thurs.", { iso = "XXXX-WXX-4" } },
    { "tomorrow night", "tomorrow night", { iso = "2026-11-25TNI" } },
    { "in that same year", "that same year", { grain = "year" } },
    { "the night before", "the night before", { grain = "part" } },
    { "the censuses of 2011 and 2017", "2011", { iso = "2011" } },
    { "Study in Grey (1480)", "1480", { iso = "1480" } },
    { "a year and a half ago", "a year and a half ago", { relative = "-P1.5Y" } },
    { "the 1990s", "1990s", { iso = "1990-01-01/1999-12-31" } },
    { "as of 3 p.m. Eastern", "3 p.m. Eastern", { iso = "T15", zone = "US/Eastern" } },
    { "two and a half years", "two and a half years", { iso = "P2.5Y" } },
    { "2 hours, 32 minutes", "2 hours, 32 minutes", { iso = "PT2H32M" } },
    { "every Monday", "every Monday", { iso = "XXXX-WXX-1" } },
    { "$1.5bn", "$1.5bn", { amount = 1500000000, currency = "USD" } },
    { "Rs 5 lakh", "Rs 5 lakh", { amount = 500000, currency = "INR" } },
    { "1.000,50 €", "1.000,50 €", { amount = 1000.5, currency = "EUR" } },
    { "$3m–4m", "$3m–4m", { amount = 3000000, to = 4000000 } },
    { "50 cents", "50 cents", { amount = 0.5, currency = "USD" } },
    { "120 MEUR", "120 MEUR", { amount = 120000000, currency = "EUR" } },
    { "20%", "20%", { number = 20 } },
    { "60 mph", "60 mph", { amount = 60, unit = "mile per hour", dimension = "speed" } },
    { "a 7.62mm barrel", "7.62mm", { amount = 7.62, unit = "millimetre" } },
    { "two hundred and two thousand", "two hundred and two thousand", { number = 202000 } },
    { "the twenty-first time", "twenty-first", { number = 21 } },
    { "half a million eggs", "half a million", { number = 500000 } },
    { "a twenty-fifth of it", "a twenty-fifth", { number = 1 / 25 } },
    { "three twenty-fifths", "three twenty-fifths", { number = 3 / 25 } },
    { "two million and one half", "two million and one half", { number = 2500000 } },
    { "three hundred and two dozen", "three hundred and two dozen", { number = 324 } },
    { "one in five voters", "one in five", { number = 0.2 } },
    { "minus five percent", "minus five percent", { number = -5 } },
  }
  -- of weekdays, and of days without a year: what verbs tell
  local resolved = {
    { "It was closed on Friday.", "Friday", { iso = "2026-11-20", weekday = 5,
      alternatives = { "2026-11-27" } } },
    { "It will be closed on Friday.", "Friday", { iso = "2026-11-27" } },
    { "It won’t open before Friday.", "Friday", { iso = "2026-11-27" } },
    { "It is scheduled for Friday.", "Friday", { iso = "2026-11-27" } },
    { "It is closed on Friday.", "Friday", { iso = "XXXX-WXX-5" } },
    { "He spoke on Tuesday, today.", "Tuesday", { iso = "2026-11-24" } },
    { "It opens on March 3.", "March 3", { iso = "2027-03-03" } },
    { "The good start on March 3", "March 3", { iso = "XXXX-03-03" } },
    { "They left on March 3.", "March 3", { iso = "2026-03-03", alternatives = { "2027-03-03" } } },
    { "It began on Feb. 29.", "Feb. 29", { iso = "2024-02-29" } },
    { "They met on Dec. 3 this year.", "Dec. 3", { iso = "2026-12-03" } },
    { "March 3", "March 3", { iso = "2027-03-03" } },
    { "since last July", "July", { iso = "2026-07" } },
    { "since last November", "November", { iso = "2025-11" } },
    { "until next November", "November", { iso = "2027-11" } },
  }
  local spanish = {
    { "tres billones cien mil millones", "tres billones cien mil millones",
      { number = 3100000000000 } },
    { "ciento treinta y dos quintos", "ciento treinta y dos quintos", { number = 26.4 } },
    { "tres treintavos", "tres treintavos", { number = 0.1 } },
    { "2.400 millones de galones", "2.400 millones de galones",
      { amount = 2400000000, unit = "gallon" } },
    { "a 37º C", "37º C", { amount = 37, unit = "degree Celsius" } },
    { "cuesta un euro", "un euro", { amount = 1, currency = "EUR" } },
    { "3 euros con 99 céntimos", "3 euros con 99 céntimos", { amount = 3.99 } },
    { "diez de octubre de dos mil dieciocho", "diez de octubre de dos mil dieciocho",
      { iso = "2018-10-10" } },
    { "el 1.º de julio", "1.º de julio", { iso = "XXXX-07-01" } },
    { "el dosmilésimo", "dosmilésimo", { number = 2000 } },
    { "dos milésimo vigésimo tercero", "dos milésimo vigésimo tercero", { number = 2023 } },
  }

  local function give(lang, cases)
    local nlp = glean.pipeline { lang = lang, packs = { "values" } }
    for _, case in ipairs(cases) do
      it("the value of " .. case[1], function()
        local doc = assert(nlp(case[1], { date = "2026-11-24" }))
        local found = doc:all("entities")[1]
        assert.equal(case[2], found.text)
        for key, wanted in pairs(case[3]) do
          local got = found.value[key]
          if key == "alternatives" then got = { got[1].iso } end
          assert.same(wanted, got)
        end
      end)
    end
  end

  describe("gives", function() give("en", values) end)
  describe("resolves", function() give("en", resolved) end)

  it("resolves nothing without a date", function()
    local nlp = glean.pipeline { packs = { "values" } }
    for _, case in ipairs(resolved) do
      for m in nlp(case[1]):entities "DATE" do assert.is_nil(m.value.year) end
    end
  end)

  describe("gives in Spanish", function() give("es", spanish) end)

  it("resolves nothing against the clock", function()
    local found = glean.pipeline { packs = { "values" } } "it was yesterday":all("entities")[1]
    assert.same({ grain = "day", relative = "-P1D" }, found.value)
  end)

  it("makes no mention that crosses a paragraph, and none that is wrong", function()
    local parts = { "1", "31", "1999", "/", "-", ":", ".", ",", "\n", "\n\n", "$", "€", "%",
      "May", "monday", "and", "to", "the", "third", "half", "a", "of", "last", "year", "3pm",
      "a.m.", "km",
      "ago", "from", "twenty", "million", "Q3", "'", "(", ")", "+", "é", "week", "every", "½",
      "http://", "x.com", "@" }
    local nlp, seed = glean.pipeline { packs = { "values" } }, 7
    local function random(n)
      seed = seed * 16807 % 2147483647
      return seed % n + 1
    end
    for _ = 1, 400 do
      local words = {}
      for i = 1, random(16) do
        words[i] = parts[random(#parts)] .. (random(2) == 1 and " " or "")
      end
      local text = table.concat(words)
      for mention in assert(nlp(text)):entities() do
        assert.is_nil(mention.text:find "\n%s*\n")
        assert.equal(mention.text, text:sub(mention:range()))
      end
    end
  end)
end)
