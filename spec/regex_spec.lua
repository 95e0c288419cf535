local core = require "glean.core"
local glean = require "glean"

local function texts(doc, label)
  local out = {}
  for m in doc:entities { label = label, overlap = "all" } do out[#out + 1] = m.text end
  return out
end

describe("regular expressions in rules", function()
  it("put a rule whose seconds are spent on the record, and no other", function()
    for _, own in ipairs { true, false } do -- in the rule, or for the pipeline
      local nlp = glean.pipeline { seconds = not own and 0 or nil }
      nlp:rule { name = "late", label = "L", regex = "[a-z]+", seconds = own and 0 or nil }
      nlp:rule { name = "other", label = "O", regex = "[A-Z]", seconds = 1000 }
      local doc = assert(nlp "one Two")
      assert.equal("late", doc.errors[1].rule)
      assert.equal("regex_time", doc.errors[1].code)
      assert.matches("^rule 'late': it took its 0 seconds, at byte 1", doc.errors[1].message)
      assert.equal(1, #doc.errors)
      assert.equal("T", doc:all "entities"[1].text)
      assert.matches('"error":', doc:json())
    end
    local nlp = glean.pipeline { on_error = "stop", seconds = 0 }
    nlp:rule { name = "late", label = "L", regex = "[a-z]+" }
    local ok, err = pcall(nlp, "one")
    assert.is_false(ok)
    assert.equal("regex_time", err.code)
  end)

  it("refuse seconds that are none, and where nothing needs them", function()
    local nlp = glean.pipeline {}
    for _, seconds in ipairs { -1, 0 / 0, "1", {} } do
      assert.has_error(function() nlp:rule { label = "L", regex = "a", seconds = seconds } end)
      assert.has_error(function() glean.pipeline { seconds = seconds } end)
    end
    local ok, err = pcall(nlp.rule, nlp, { label = "L", match = "a", seconds = 1 })
    assert.is_false(ok)
    assert.matches("patterns take linear time", tostring(err))
  end)

  it("stop at a limit with rule and byte on the record, and harm no others", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "wild", label = "W", regex = [[(\w+\s*)+!]], within = "document" }
    nlp:rule { name = "tame", label = "T", regex = [[\bword \d+]], within = "document" }
    local text = ("word "):rep(2000) .. "word 7 " .. ("word "):rep(2000) .. "!?"
    text = text:gsub("!", "") .. " !"
    local doc = assert(nlp(text))
    assert.same({ "word 7" }, texts(doc, "T"))
    assert.same({}, texts(doc, "W"))
    assert.equal(1, #doc.errors)
    assert.equal("wild", doc.errors[1].rule)
    assert.is_truthy(doc.errors[1].message:find "^rule 'wild': .*, at byte %d+$")
    assert.is_truthy(doc:json():find('"error":"rule \'wild\': ', 1, true))
    assert.is_nil(assert(nlp "word 8").errors)
  end)

  it("raise at a limit where the pipeline stops at errors", function()
    local nlp = glean.pipeline { on_error = "stop" }
    nlp:rule { name = "wild", label = "W", regex = [[(a+)+!]], within = "document" }
    local ok, err = pcall(nlp, ("a"):rep(5000) .. "b a!")
    assert.is_false(ok)
    assert.equal("wild", err.rule)
  end)

  it("give named groups as captures, and their values to JSON", function()
    local nlp = glean.pipeline {}
    nlp:rule { label = "SUM", regex = [[(?<sign>[$€])(?<n>\d+)(?:\.(?<cents>\d\d))?]],
      on = function(m)
        return { value = { sign = m.sign.text, n = math.tointeger(m.n.text),
          cents = m.cents and m.cents.text } }
      end }
    local doc = assert(nlp "It cost €50 or $7.25, no more.")
    assert.is_truthy(doc:json():find('"value":{"n":50,"sign":"€"}', 1, true), doc:json())
    assert.is_truthy(doc:json():find('"value":{"cents":"25","n":7,"sign":"$"}', 1, true))
  end)

  it("find the same in a crowd as alone", function()
    local crowd = glean.pipeline {}
    for i = 1, 300 do
      crowd:rule { name = "r" .. i, label = "L" .. i, regex = ([[\bword%d\b(?: \w+)?]]):format(i) }
    end
    local text = {}
    for i = 1, 600 do text[i] = ("A word%d here. Sword%d or word%dth."):format(i, i, i) end
    text = table.concat(text, " ")
    local doc = assert(crowd(text))
    for i = 1, 300, 37 do
      local alone = glean.pipeline {}
      alone:rule { label = "L", regex = ([[\bword%d\b(?: \w+)?]]):format(i) }
      assert.same({ ("word%d here"):format(i) }, texts(doc, "L" .. i))
      assert.same(texts(assert(alone(text)), "L"), texts(doc, "L" .. i))
    end
  end)

  it("with references, digits or many alternatives find in a set what they find alone", function()
    local ends = {}
    for i = 1, 200 do ends[i] = string.char(97 + i % 26, 97 + i // 26, 97 + i * 7 % 26) end
    local regexes = { [[(?<s>\d\d)-\g{s}|(?<t>x+)/\k<t>]], [[\d+|[½¾]|[.]\d]],
      [[(?:[a-z]+\.)+(?:]] .. table.concat(ends, "|") .. ")", [[[À-Ö]\w+|\d{3}]] }
    local text = "12-12 and 12-13, xx/xx but xx/x; 5½ or .75 or ٣٤. To a.b."
      .. ends[7] .. ", c." .. ends[190] .. " and c.d, not a." .. ends[3]:upper() .. ". École 123 Ñu"
    local all = glean.pipeline {}
    for i, regex in ipairs(regexes) do all:rule { label = "L" .. i, regex = regex } end
    local doc = assert(all(text))
    for i, regex in ipairs(regexes) do
      local alone = core.regex(regex, "", "sentence")
      local found, matches = {}, core.matches(glean.parse(text), alone)
      for match in function() return matches:next() end do
        found[#found + 1] = match.text
        matches:take()
      end
      assert.is_true(#found > 1, regex)
      assert.same(found, texts(doc, "L" .. i))
    end
  end)

  it("are found by three letters wherever these stand, in texts of any length", function()
    local words = { "qxz", "Wkd", "kwd1", "[bp]qjv", "ftp:", "v[0-9]" }
    local nlp = glean.pipeline {}
    for i, regex in ipairs(words) do nlp:rule { label = "L" .. i, regex = regex } end
    for i, word in ipairs { "qxz", "Wkd", "kwd1", "pqjv", "ftp:", "v7" } do
      for before = 0, 5 do
        for after = 0, 5 do
          local text = ("."):rep(before) .. word .. ("-"):rep(after)
          assert.same({ word }, texts(assert(nlp(text)), "L" .. i), text)
        end
      end
      assert.same({}, texts(assert(nlp(word:sub(1, -2))), "L" .. i))
    end
    local far = ("qx wk kw "):rep(2000) .. "qxz" .. ("."):rep(9000) .. "Wkd"
    local doc = assert(nlp(far))
    assert.same({ "qxz" }, texts(doc, "L1"))
    assert.same({ "Wkd" }, texts(doc, "L2"))
  end)

  it("that always run are noted by the tests of rules", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "any", label = "A", regex = "[A-Z][a-z]+", examples = { "[Ana] ran" } }
    nlp:rule { name = "rare", label = "R", regex = "Gov\\. [A-Z][a-z]+" }
    local ok, report = nlp:test()
    assert.is_true(ok, tostring(report))
    assert.equal(1, #report.notes)
    assert.is_truthy(tostring(report):find "note: any: .* always runs\n1 passed, 0 failed")
  end)

  it("come by the thousand, beside as many patterns", function()
    local nlp = glean.pipeline {}
    for i = 1, os.getenv "GLEAN_GC" and 200 or 5000 do
      nlp:rule { label = "R" .. i % 50, regex = ([[\bname%d (?:of|in) [A-Z]\w+]]):format(i) }
      nlp:rule { label = "P" .. i % 50, match = ("word%d ...{0,3} a|b|c%d"):format(i, i) }
    end
    local doc = assert(nlp(("Here name42 of Paris met word77 near a house. "):rep(20)))
    assert.equal(20, #texts(doc, "R42"))
    assert.equal(20, #texts(doc, "P27"))
    assert.equal(40, #doc:all "entities")
  end)

  it("see their own unit only", function()
    local nlp = glean.pipeline {}
    nlp:rule { label = "S", regex = "^Ana|left\\.$" }
    nlp:rule { label = "P", regex = [[Bob\. She left]], within = "paragraph" }
    nlp:rule { label = "D", regex = [[left\.\s+Ana]], within = "document" }
    local doc = assert(nlp "Ana saw Bob. She left.\n\nAna left.")
    assert.same({ "Ana", "left.", "Ana", "left." }, texts(doc, "S"))
    assert.same({ "Bob. She left" }, texts(doc, "P"))
    assert.same({ "left.\n\nAna" }, texts(doc, "D"))
  end)
end)

describe("regular expressions of tokens", function()
  -- pattern, a token that it fits if n is large enough
  local hostile = {
    { "(a+)+c", function(n) return ("a"):rep(n) .. "c" end },
    { "(a|aa)+[bc]", function(n) return ("a"):rep(n) .. "c" end },
    { "(?:.|b)*c", function(n) return ("b"):rep(n) .. "c" end },
    { "(?=(?<x>a+))\\k<x>b", function(n) return ("a"):rep(n) .. "b" end },
    { "(a*)*(a*)*(b|c)", function(n) return ("a"):rep(n) .. "c" end },
    { "(?:a?){200}a{200}", function() return ("a"):rep(200) end },
    { "(\\w+\\d?)+1", function(n) return ("a"):rep(n) .. "1" end },
    { "(?:(?:a+)+)+é", function(n) return ("a"):rep(n) .. "é" end },
  }

  it("match or name the rule, and never say no where they could not tell", function()
    local limits = 0
    for _, case in ipairs(hostile) do
      for _, n in ipairs { 5, 30, 1000, 4000, 20000, 70000 } do
        local nlp = glean.pipeline {}
        nlp:rule { name = "wild", label = "W", match = "/" .. case[1] .. "/" }
        nlp:rule { name = "tame", label = "T", match = "x" }
        local token = case[2](n)
        local doc = assert(nlp("x " .. token))
        assert.same({ "x" }, texts(doc, "T"))
        local found = texts(doc, "W")
        if doc.errors then
          limits = limits + 1
          assert.same({}, found)
          assert.equal(1, #doc.errors)
          assert.equal("wild", doc.errors[1].rule)
          assert.equal("regex_limit", doc.errors[1].code)
          assert.matches("^rule 'wild': ", doc.errors[1].message)
        else
          assert.same({ token }, found, case[1] .. " " .. n)
        end
      end
    end
    assert.is_true(limits > 0)
  end)

  it("name the rule where nothing can match", function()
    for _, pattern in ipairs { "(a+)+b", "(a|aa)+b", "(a*)*(a*)*b", "(?:a+a+)+b" } do
      local nlp = glean.pipeline {}
      nlp:rule { name = "wild", label = "W", match = "/" .. pattern .. "|" .. pattern .. "c/" }
      local doc = assert(nlp(("a"):rep(5000) .. "d b"))
      assert.same({}, texts(doc, "W"))
      -- what PCRE2 can rule out by a letter that is missing is a true no
      assert.is_true(doc.errors == nil or doc.errors[1].rule == "wild")
      doc = assert(nlp(("a"):rep(5000) .. "bd"))
      assert.equal("wild", doc.errors[1].rule, pattern)
    end
  end)
end)
