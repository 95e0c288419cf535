local glean = require "glean"
local files = require "files"
local seeds = require "seeds"

describe("a pipeline", function()
  it("finds people introduced by a title", function()
    local nlp = glean.pipeline { lang = "en" }
    nlp:list("title", { "President", "Gov.", "Deputy Secretary of State" })
    nlp:rule { label = "PERSON", match = "title:@title name:<NAME>", span = "name" }
    local doc = assert(nlp "Gov. Íñigo de la Cruz met President Roe’s aide, Ana “La Reina” Paz.")
    local seen = {}
    for p in doc:entities "PERSON" do seen[#seen + 1] = p.id .. " " .. p.text end
    assert.same({ "PERSON:1 Íñigo de la Cruz", "PERSON:2 Roe" }, seen)
  end)

  it("gives exact offsets for every span of every seed", function()
    local nlp = glean.pipeline {}
    assert(nlp:load "examples/people.lua")
    local people = 0
    for name, text in seeds.each() do
      local doc = assert(nlp(text, { name = name }))
      for m in doc:entities() do
        assert.equal(text:sub(m.first, m.last), m.text)
        people = people + (m.label == "PERSON" and 1 or 0)
      end
    end
    assert.is_true(people > 25, tostring(people))
  end)

  it("hands captures to on, and takes its answer", function()
    local nlp = glean.pipeline {}
    nlp:list("who", { "Ana", "Bob" }, { label = "PERSON" })
    local answers = { drop = false, keep = true, none = nil }
    nlp:rule { label = "EVENT", match = "who:<PERSON> what:drop|keep|none|attr|many",
      on = function(m)
      assert(m.first == m.who.first and m.label == "EVENT")
      assert(m.doc.text:sub(m.first, m.last) == m.text)
      if m.what.text == "attr" then return { confidence = 0.5, value = { x = 1 } } end
      if m.what.text == "many" then
        return { { span = m.who, label = "WHO" }, { first = m.what.first, last = m.what.last } }
      end
      return answers[m.what.text]
    end }
    local doc = assert(nlp "Ana drop Bob keep Ana none Bob attr Ana many")
    local seen = {}
    for m in doc:entities { overlap = "all" } do
      if m.label ~= "PERSON" then seen[#seen + 1] = m.label .. ":" .. m.text end
    end
    assert.same({ "EVENT:Bob keep", "EVENT:Ana none", "EVENT:Bob attr", "WHO:Ana", "EVENT:many" },
      seen)
  end)

  it("lets a dropped match hide nothing", function()
    local nlp = glean.pipeline {}
    nlp:rule { label = "X", match = "a b c | b c", on = function(m) return m.text ~= "a b c" end }
    assert.equal("b c", assert(nlp "a b c"):all "entities"[1].text)
  end)

  it("resolves rules of one label by priority, then leftmost and longest", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "short", label = "X", match = "a" }
    nlp:rule { name = "long", label = "X", match = "a b" }
    nlp:rule { name = "strong", label = "X", match = "b c", priority = 1 }
    local doc = assert(nlp "a b. a b c.")
    local seen = {}
    for m in doc:entities() do seen[#seen + 1] = m.rule .. ":" .. m.text end
    assert.same({ "long:a b", "short:a", "strong:b c" }, seen) -- what is beaten hides nothing
  end)

  it("sees in a rule what earlier steps wrote", function()
    local nlp = glean.pipeline {}
    nlp:use("first", function(d) d:annotate { first = 1, last = 3, label = "ANIMAL" } end,
      { after = "sentences", gives = { "ANIMAL" } })
    nlp:rule { label = "FACT", match = "x:<ANIMAL> ran" }
    nlp:rule { label = "META", match = "<FACT> away" }
    assert.equal("Cat ran away", assert(nlp "Cat ran away"):all "entities"[1].text)
  end)

  it("runs components in the order of use, around the steps", function()
    local order, nlp = {}, glean.pipeline {}
    local function note(name) return function() order[#order + 1] = name end end
    nlp:use("c", note "c")
    nlp:use("a", note "a", { after = "sentences" })
    nlp:use("b", note "b", { after = "sentences" })
    nlp:use("z", note "z", { before = "tokens" })
    nlp:use("a2", note "a2", { after = "a" })
    assert(nlp "x")
    assert.same({ "z", "a", "a2", "b", "c" }, order)
  end)

  it("refuses a component whose needs nothing meets", function()
    local nlp = glean.pipeline {}
    nlp:use("c", function() end, { needs = { "PERSON" } })
    local ok, err = pcall(nlp.compile, nlp)
    assert.is_false(ok)
    assert.equal("unknown_label", err.code)
    assert.is_truthy(tostring(err):find "pipeline_spec.lua:%d+", tostring(err))
    nlp:list("p", { "Ana" }, { label = "PERSON" })
    assert.is_truthy(nlp:compile())
  end)

  it("matches regular expressions with named groups", function()
    local nlp = glean.pipeline {}
    nlp:rule { label = "SUM", regex = [[\$(?<n>\d+)(?<x>!)?]], on = function(m)
      return { value = m.n.text .. tostring(m.x) }
    end }
    local doc = assert(nlp "paid $5 and $70! now")
    assert.equal("5nil", doc:all "entities"[1].value)
    assert.equal("70!", doc:all "entities"[2].value)
  end)

  it("answers bad rules at the caller's line", function()
    for message, spec in pairs {
      ["did you mean match?"] = { label = "X", mach = "a" },
      ["one of match, list and regex; this one has none"] = { label = "X" },
      ["this one has several"] = { label = "X", match = "a", regex = "b" },
      ["label must be a string, not nil"] = { match = "a" },
      ["no capture has that name"] = { label = "X", match = "a:b", span = "c" },
      ["missing closing parenthesis"] = { label = "X", regex = "(a" },
      ["can match nothing at all"] = { label = "X", regex = "a*" },
      ["is not allowed"] = { label = "X", regex = "(*NO_JIT)a" },
      ["field of every match"] = { label = "X", regex = "(?<text>a)" },
      ["priority must be an integer of 31 bits, not 1.5"] = { label = "X", match = "a",
        priority = 1.5 },
      ["within is 'page'"] = { label = "X", match = "a", within = "page" },
      ["no list 'nobody'"] = { label = "X", list = "nobody" },
    } do
      local ok, err = pcall(function() glean.pipeline {}:rule(spec):compile() end)
      assert.is_false(ok, message)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
      assert.is_truthy(tostring(err):find "pipeline_spec.lua:%d+", tostring(err))
    end
  end)

  it("refuses a name used twice", function()
    local nlp = glean.pipeline {}
    nlp:list("a", { "x" })
    assert.has_error(function() nlp:list("a", { "y" }) end)
    assert.has_error(function() nlp:rule { name = "a", label = "X", match = "x" } end)
  end)

  it("turns an error in on into nil, err with rule and byte", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "bad", label = "X", match = "b", on = function() error "oh no" end }
    local doc, err = nlp("a b c", { name = "doc7" })
    assert.is_nil(doc)
    assert.equal("callback", err.code)
    for _, part in ipairs { "rule 'bad'", "byte 3", "doc7", "oh no" } do
      assert.is_truthy(tostring(err):find(part, 1, true), tostring(err))
    end
    assert.is_truthy(nlp "nothing here")
  end)

  it("does not let on close the document, or answer nonsense", function()
    local nlp, what = glean.pipeline {}, nil
    nlp:rule { label = "X", match = "a", on = function(m) return what(m) end }
    for message, answer in pairs {
      ["the document is in use"] = function(m) m.doc:close() end,
      ["on returns nil, a boolean or a table, not a number"] = function() return 5 end,
      ["on returns an array of tables, not of a string"] = function() return { {}, "b" } end,
      ["a span has no attribute 'foo'"] = function() return { foo = 1 } end,
      ["a span has no attribute '7'"] = function() return { [7] = 1 } end,
      ["'text' of a span cannot be changed"] = function() return { text = "b" } end,
      ["attribute 'confidence' is a number, not a string"] = function()
        return { confidence = "high" }
      end,
      ["outside the text"] = function() return { first = 1, last = 9 } end,
      ["first, but no last"] = function() return { first = 1 } end,
      ["first and last are integers"] = function() return { first = "1", last = "1" } end,
      ["span is a span"] = function() return { span = "a" } end,
      ["labels and ids are strings"] = function() return { label = true } end,
      ["a layer needs a name"] = function() return { layer = "" } end,
      ["priority is an integer"] = function() return { priority = 1.5 } end,
      ["inside a code point"] = function() return { first = 1, last = 3 } end,
    } do
      what = answer
      local doc, err = nlp "a é"
      assert.is_nil(doc)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
    end
  end)

  it("takes from on what it answers, and the rest from the rule", function()
    local nlp, what = glean.pipeline {}, nil
    nlp:rule { name = "r", label = "X", match = "c:a b?", span = "c", value = 1, priority = 2,
      attrs = { value = 0, confidence = 0.5 }, on = function() return what end }
    local function made(answer)
      what = answer
      local out = {}
      for _, layer in ipairs { "entities", "own" } do
        for m in assert(nlp "a b"):layer(layer) do
          out[#out + 1] = ("%s %s %d-%d %s %s %s"):format(m.layer, m.label, m.first, m.last,
            m.id, m.value, m.confidence)
        end
      end
      return table.concat(out, "; ")
    end
    assert.equal("entities X 1-1 X:1 1 0.5", made(nil))
    assert.equal("entities X 1-1 X:1 1 0.5", made(true))
    assert.equal("entities X 1-1 X:1 1 0.5",
      made { label = false, layer = false, first = false, span = false, id = false })
    assert.equal("", made(false))
    assert.equal("entities Y 1-1 i 2 1", made { label = "Y", id = "i", value = 2, confidence = 1 })
    assert.equal("entities X 3-3 X:1 1 0.5; own Z 1-3 7 1 0.5",
      made { { first = 3, last = 3 }, { label = "Z", layer = "own", first = 1, last = 3, id = 7 } })
    assert.equal("entities X 3-3 X:1 1 0.5",
      made { first = 1, last = 1, span = glean.parse("a b"):all("tokens")[2] })
  end)

  it("goes through many texts in order, and past bad ones", function()
    local nlp, seen = glean.pipeline {}, {}
    for doc, problem, i in nlp:each { "one", "\xFF", { text = "three", name = "n3" }, {} } do
      seen[#seen + 1] = i .. (doc and doc.text or problem.code)
    end
    assert.same({ "1one", "2utf8", "3three", "4record" }, seen)
  end)
end)

describe("a rule file", function()
  it("returns a table or calls the pipeline", function()
    local path = files.temporary [[
      local nlp = ...
      nlp:list("animal", { "cat" })
      return { rules = { { label = "A", match = "@animal" } } }
    ]]
    local nlp = glean.pipeline {}
    assert.is_true(nlp:load(path))
    assert.equal("cat", assert(nlp "a cat"):all "entities"[1].text)
    os.remove(path)
  end)

  it("is all or nothing, and its mistakes have a place", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "old", label = "OLD", match = "cat" }
    for content, want in pairs {
      ["local n = ...\nn:rule { label = 'A', match = 'cat' }\nn:rule { label = 'B', match = '(' }"]
        = { 3, "unclosed" },
      ["return {\n  rules = { { label = 'A', match = '<NOBODY>' } } }"] = { nil, "unknown_label" },
      ["return { rule = {} }"] = { nil, "misuse" },
      ["x = = 1"] = { 1, "rule_file" },
      ["local t = nil\nreturn t.x"] = { 2, "rule_file" },
      ["\27Lua"] = { nil, "rule_file" },
    } do
      local path = files.temporary(content)
      local ok, err = nlp:load(path)
      assert.is_nil(ok)
      assert.equal(want[2], err.code, tostring(err))
      if want[1] then assert.equal(want[1], err.line, tostring(err)) end
      assert.is_truthy(err.file:find(path, 1, true), tostring(err))
      os.remove(path)
    end
    assert.equal(1, #assert(nlp "cat"):all "entities")
    local ok, err = nlp:load "no-such-file.lua"
    assert.is_nil(ok)
    assert.equal("file", err.code)
  end)
end)
