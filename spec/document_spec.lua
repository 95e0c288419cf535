local core = require "glean.core"
local glean = require "glean"
local seeds = require "seeds"

local function texts(iterator)
  local out = {}
  for span in iterator do out[#out + 1] = span.text end
  return out
end

describe("glean.parse", function()
  it("gives spans that are exactly the text's bytes, in every seed", function()
    for name, text in seeds.each() do
      local doc = assert(glean.parse(text, { name = name }))
      local n = 0
      for _, what in ipairs { "sentences", "tokens", "paragraphs" } do
        for s in doc[what](doc) do
          n = n + 1
          assert.equal(text:sub(s.first, s.last), s.text)
          local start, stop = s:offsets()
          assert.equal(s.first, start + 1)
          assert.equal(s.last, stop)
        end
      end
      assert.is_true(n > 300, name)
    end
  end)

  it("covers every byte that is no white space with one sentence", function()
    for _, text in seeds.each() do
      local doc = assert(glean.parse(text))
      local at = 1
      for s in doc:sentences() do
        assert.is_nil(text:sub(at, s.first - 1):find "%S")
        assert.is_true(s.first >= at and s.last >= s.first)
        at = s.last + 1
      end
      assert.is_nil(text:sub(at):find "%S")
    end
  end)

  it("refuses invalid UTF-8 with its byte", function()
    for bytes, offset in pairs {
      ["ab\xFFc"] = 3, ["\xC0\x80"] = 1, ["x\xED\xA0\x80"] = 2, ["abc\xE2\x80"] = 4,
      ["\xF4\x90\x80\x80"] = 1,
    } do
      local doc, err = glean.parse(bytes)
      assert.is_nil(doc)
      assert.equal("utf8", err.code)
      assert.equal(offset, err.offset)
      assert.is_truthy(tostring(err):find("invalid UTF-8", 1, true))
    end
  end)

  it("keeps the caller's offsets when invalid parts are replaced", function()
    local text = "Jos\xE9 left. \xFF\xFE Ana stayed."
    local doc = assert(glean.parse(text, { utf8 = "replace" }))
    assert.equal(text, doc.text)
    for t in doc:tokens() do assert.equal(text:sub(t.first, t.last), t.text) end
    local json = doc:json { text = true }
    assert.is_truthy(json:find("Jos\u{FFFD} left. \u{FFFD}\u{FFFD} Ana", 1, true))
  end)

  it("takes empty texts, white space and NUL bytes", function()
    assert.same({}, texts(assert(glean.parse ""):sentences()))
    assert.same({}, texts(assert(glean.parse " \n\n\t "):sentences()))
    assert.same({ "a\0b c" }, texts(assert(glean.parse " a\0b c "):sentences()))
    assert.equal('{"lang":"en","sentences":[],"entities":[]}', glean.parse "":json())
  end)

  it("is linear in runs of marks", function()
    local text = "a" .. ("\u{301}"):rep(1000000) .. " b"
    local doc = assert(glean.parse(text))
    assert.equal(2, #doc:all "tokens")
    assert.equal(2000001, #doc:all("tokens")[1])
  end)

  it("raises for wrong arguments at the caller's line", function()
    for message, call in pairs {
      ["text must be a string, not nil"] = function() glean.parse() end,
      ["did you mean utf8"] = function() glean.parse("x", { utf = "replace" }) end,
      ["utf8 is 'loose'"] = function() glean.parse("x", { utf8 = "loose" }) end,
      ["newline is 'harsh'"] = function()
        glean.parse("x", { sentences = { newline = "harsh" } })
      end,
    } do
      local ok, err = pcall(call)
      assert.is_false(ok)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
      assert.is_truthy(tostring(err):find("document_spec.lua:%d+: "), tostring(err))
    end
  end)
end)

describe("a document", function()
  it("can be closed any number of times, and is then refused", function()
    local doc = assert(glean.parse "Jane Roe left.")
    local token = doc:tokens()()
    doc:close()
    doc:close()
    assert.has_error(function() doc:tokens() end)
    assert.has_error(function() return token.text end)
  end)

  it("closes as a to-be-closed variable", function()
    local kept
    do
      local doc <close> = assert(glean.parse "x")
      kept = doc
    end
    assert.has_error(function() kept:sentences() end)
  end)

  it("lives as long as one of its spans", function()
    local span = (function()
      return assert(glean.parse(("x "):rep(100) .. "end")):all "tokens"[101]
    end)()
    collectgarbage()
    collectgarbage()
    assert.equal("end", span.text)
  end)

  it("weighs in the collector what it takes in C", function()
    local text = ("word "):rep(20000) -- 100 KB, some 400 KB as a document
    local collected = 0
    collectgarbage()
    for _ = 1, 200 do
      local doc = assert(glean.parse(text))
      doc:tokens() -- made now
      core.fields(doc).sentinel = setmetatable({}, { __gc = function()
        collected = collected + 1
      end })
    end
    assert.is_true(collected > 100, collected .. " of 200")
  end)

  it("annotates any span on boundaries of code points", function()
    local doc = assert(glean.parse "El Niño came")
    local span = assert(doc:annotate { first = 1, last = 8, label = "EVENT", confidence = 0.5 })
    assert.same({ "El Niño", "EVENT", "EVENT:1", 0.5 },
      { span.text, span.label, span.id, span.confidence })
    local none, err = doc:annotate { first = 1, last = 6, label = "EVENT" }
    assert.is_nil(none)
    assert.equal("bounds", err.code)
    assert.has_error(function() doc:annotate { first = 1, last = 99, label = "X" } end)
    assert.has_error(function() doc:annotate { first = 0, last = 2, label = "X" } end)
    assert.has_error(function() doc:annotate { first = 1, last = 2 } end)
    local empty = assert(doc:annotate { first = 3, last = 2, label = "POINT" })
    assert.equal("", empty.text)
  end)

  it("numbers mentions by text order, whatever order they came in", function()
    local doc = assert(glean.parse "a b c")
    local c = doc:annotate { first = 5, last = 5, label = "X" }
    local a = doc:annotate { first = 1, last = 1, label = "X" }
    local own = doc:annotate { first = 3, last = 3, label = "X", id = "mine" }
    assert.same({ "X:1", "mine", "X:2" }, { a.id, own.id, c.id })
  end)

  it("shows nested mentions resolved, and all on demand", function()
    local doc = assert(glean.parse "New York Times")
    doc:annotate { first = 1, last = 8, label = "PLACE" }
    doc:annotate { first = 1, last = 14, label = "ORG" }
    assert.same({ "New York Times" }, texts(doc:entities()))
    assert.same({ "New York Times", "New York" }, texts(doc:entities { overlap = "all" }))
    doc:annotate { first = 5, last = 8, label = "CITY", priority = 1 }
    assert.same({ "York" }, texts(doc:entities()))
  end)

  it("finds mentions by place like a walk through all of them", function()
    local doc = assert(glean.parse(("ab cd "):rep(100)))
    for at = 1, 600, 7 do
      doc:annotate { first = at, last = math.min(600, at + at % 9 - 1),
        label = at % 2 == 0 and "X" or "Y" }
    end
    local all = doc:all "entities"
    for at = 1, 600, 3 do
      local span, want = doc:span(at, math.min(at + 4, 600)), {}
      for _, m in ipairs(all) do
        if m.first <= at and m.last >= at then want.at = m end
        if m.last < at then want.prev = m end
        if m.last < at and m.label == "X" then want.prev_x = m end
        if m.first > span.last and not want.next then want.next = m end
        if span:contains(m) then want[#want + 1] = m end
      end
      assert.is_true(want.at == doc:entity_at(at), "at " .. at)
      assert.is_true(want.prev == span:prev() and want.next == span:next(), "by " .. at)
      assert.is_true(want.prev_x == span:prev "X")
      local within = {}
      for m in doc:within(span) do within[#within + 1] = m end
      assert.equal(#want, #within)
    end
  end)

  it("reads ids while 100,000 mentions are added", function()
    local n = os.getenv "GLEAN_GC" and 2000 or 100000
    local doc = assert(glean.parse(("ab "):rep(n)))
    for i = 1, n do
      local m = doc:annotate { first = 3 * i - 2, last = 3 * i - 1, label = "X" }
      if m.id ~= "X:" .. i then error(m.id) end
    end
    local last = doc:all "entities"[n]
    assert.is_true(last:prev() < last and last:prev():next() == last)
    assert.equal(n, #doc:all "clusters")
  end)

  it("may be added to while it is iterated over", function()
    local doc = assert(glean.parse "a b c d")
    doc:annotate { first = 1, last = 1, label = "X" }
    local seen = {}
    for m in doc:entities() do
      seen[#seen + 1] = m.text
      if m.last < 7 then doc:annotate { first = m.last + 2, last = m.last + 2, label = "X" } end
    end
    assert.same({ "a", "b", "c", "d" }, seen)
  end)
end)

describe("a span", function()
  local doc = assert(glean.parse "Él 😀 dijo.\nAdiós, Ana.")

  it("converts offsets to every unit", function()
    local tokens = doc:all "tokens"
    local smile, ana = tokens[2], tokens[7]
    assert.equal("Ana", ana.text)
    assert.same({ 5, 8 }, { smile:range() })
    assert.same({ 4, 8 }, { smile:offsets() })
    assert.same({ 4, 4 }, { smile:chars() })
    assert.same({ 3, 5 }, { smile:utf16() })
    assert.same({ 2, 8 }, { ana:line_col() })
  end)

  it("knows its neighbourhood", function()
    local tokens = doc:all "tokens"
    assert.equal("Él 😀", tokens[3]:before(5).text)
    assert.is_nil(tokens[1]:before(1))
    assert.equal(", Ana", tokens[5]:after(2).text)
    assert.equal(2, tokens[6]:sentence().i)
    assert.is_true(tokens[6]:sentence():contains(tokens[6]))
    assert.is_false(tokens[1]:overlaps(tokens[2]))
  end)

  it("has token attributes", function()
    local t = assert(glean.parse "McRoe's $9,500 U.S"):all "tokens"
    assert.same({ "word", "mixed", "XxXxx'x", "mcroe's" },
      { t[1].kind, t[1].case, t[1].shape, t[1].norm })
    assert.same({ "symbol", "number", "word" }, { t[2].kind, t[3].kind, t[4].kind })
    assert.equal("upper", t[4].case)
  end)

  it("compares by place and document", function()
    local one, two = doc:all("tokens")[1], doc:all("tokens")[1]
    local other = assert(glean.parse(doc.text)):all("tokens")[1]
    assert.is_true(one == two)
    assert.is_false(one == other)
    assert.equal(one.key, two.key)
    assert.is_true(one < doc:all("tokens")[2])
    assert.equal(3, #one)
  end)

  it("refuses unknown and mistyped attributes with a hint", function()
    local span = doc:all("tokens")[1]
    for message, call in pairs {
      ["did you mean confidence"] = function() return span.confidense end,
      ["did you mean label"] = function() span.labl = 1 end,
      ["'text' of a span cannot be changed"] = function() span.text = "x" end,
      ["attribute 'confidence' is a number, not a string"] = function()
        span.confidence = "high"
      end,
    } do
      local ok, err = pcall(call)
      assert.is_false(ok)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
    end
  end)

  it("raises misuse at the line of the script", function()
    local d = assert(glean.parse "Ana saw Bob. é")
    local shut = assert(glean.parse "Ana")
    local token, lost = d:all("tokens")[1], shut:all("tokens")[1]
    shut:close()
    for message, call in pairs {
      ["the document is closed"] = function() shut:json() end,
      ["the document of this span is closed"] = function() return lost.text end,
      ["outside the text"] = function() d:span(1, 100) end,
      ["inside a code point"] = function() d:span(1, 14) end,
      ["first must be a number, not nil"] = function() d:annotate { label = "X" } end,
      ["first must be an integer, not 1.5"] = function() d:span(1.5, 2) end,
      ["n must be a number, not nil"] = function() token:before() end,
      ["label must be a string, not table"] = function() token:next {} end,
      ["a span is needed, not a number"] = function() d:within(1) end,
      ["opts must be a table, not string"] = function() d:html "x" end,
      ["init must be an integer, not 0.5"] = function() d:find("a", 0.5) end,
    } do
      local ok, err = pcall(call)
      assert.is_false(ok, message)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
      assert.is_truthy(tostring(err):find "spec/document_spec.lua:%d+: ", tostring(err))
    end
  end)

  it("takes the tokens around a span, however many are asked for", function()
    local d = assert(glean.parse "Ana saw Bob there. Cy left.")
    local bob = d:span(9, 11)
    assert.equal("saw", bob:before(1).text)
    assert.equal("Ana saw", bob:before(math.maxinteger).text)
    assert.equal("there.", bob:after(math.maxinteger).text)
    assert.is_nil(bob:before(0))
    assert.is_nil(d:span(1, 3):before(2))
  end)

  it("keeps attributes of sentences and gives defaults", function()
    glean.attribute("span", "headline", { type = "boolean", default = false })
    local d = assert(glean.parse "A head\n\nA body here.")
    for s in d:sentences() do
      if not s.text:find "%.$" then s.headline = true end
    end
    collectgarbage()
    local seen = {}
    for s in d:sentences() do seen[#seen + 1] = s.headline end
    assert.same({ true, false }, seen)
  end)
end)
