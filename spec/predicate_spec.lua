-- What patterns ask of Lua: predicates and attributes.

local glean = require "glean"

local function pipeline(pattern, predicate)
  local nlp = glean.pipeline { lang = "en" }
  nlp:list("people", { { "Jane Roe", id = "p1" }, "Bob" }, { label = "PERSON" })
  if predicate then nlp:predicate("p", predicate) end
  nlp:rule { name = "r", label = "FOUND", match = pattern }
  return nlp
end

local function found(nlp, text)
  local out = {}
  for m in assert(nlp(text)):entities { label = "FOUND", overlap = "all" } do
    out[#out + 1] = m.text
  end
  return table.concat(out, "|")
end

describe("a predicate", function()
  it("is asked of a token or an annotation, with the span", function()
    local kinds = {}
    local nlp = pipeline("[cap & %p] | <PERSON %p> left", function(span)
      kinds[span.type] = true
      return span.text ~= "Ana"
    end)
    local text = found(nlp, "Ana met Max and Jane Roe left")
    assert.equal("Max|Jane Roe left", (text:gsub("|Jane|Roe", "")))
    assert.is_true(kinds.token and kinds.mention)
  end)

  it("is asked at most once for a token, and only where the rest fits", function()
    local asked = {}
    local nlp = pipeline("saw ([cap & %p] | %p x) (was|were) here", function(token)
      asked[#asked + 1] = token.text
      return true
    end)
    local text = "Ana saw Eve. He saw Bob was here and Max was here."
    assert.equal("saw Bob was here", found(nlp, text))
    assert.same({ "Bob" }, asked)
  end)

  it("may be used with a not, and may answer anything", function()
    local nlp = pipeline("[!%p & len=1]", function(t) return t.text == "b" and 0 end)
    assert.equal("a", found(nlp, "b a"))
    assert.equal("", found(pipeline("%p", function() return nil end), "b a"))
  end)

  it("may look around in the document", function()
    local nlp = pipeline("%p", function(token)
      return token.doc:find "zz" and token.i == 1
    end)
    assert.equal("b", found(nlp, "b a zz"))
  end)

  local failures = {
    { "raises", function() error("no luck", 0) end, "%p: no luck" },
    { "raises a table", function() error { 1 } end, "%p: table" },
    { "yields", function() coroutine.yield() end, "attempt to yield" },
    { "closes the document", function(token) token.doc:close() end, "in use" },
    { "never ends its recursion", function(token)
      local function again() return again() + 1 end
      return again() and token
    end, "stack overflow" },
  }
  for _, failure in ipairs(failures) do
    it("that " .. failure[1] .. " ends the document, which names rule and byte", function()
      local nlp = pipeline("so %p", failure[2])
      local run = coroutine.wrap(function() return nlp("not so bad") end)
      local doc, err = run()
      assert.is_nil(doc)
      assert.equal("predicate", err.code)
      assert.equal(8, err.offset)
      assert.is_truthy(err.message:find(failure[3], 1, true), err.message)
      assert.is_truthy(err.message:find("rule 'r'", 1, true), err.message)
      assert.is_truthy(nlp "nothing of it") -- the next document is well
    end)
  end

  it("of no name is a mistake, in documents without a pipeline an error", function()
    local doc = glean.parse "a b"
    local ok, err = pcall(doc.find, doc, "%nobody")
    assert.is_false(ok)
    assert.is_truthy(tostring(err):find("no such predicate", 1, true))
  end)
end)

describe("a test of an annotation", function()
  glean.attribute("span", "mood", { type = "string" })
  glean.attribute("span", "kin", { type = "table" })
  glean.attribute("span", "sure", { type = "boolean" })

  local function doc()
    local d = glean.parse "Jane Roe's men saw Bob."
    local jane = d:annotate { first = 1, last = 8, label = "P", id = "p1", rule = "hand",
      value = { amount = 9, name = { short = "Jane" } } }
    jane.mood, jane.kin, jane.sure = "Grim", { 1 }, true
    d:annotate { first = 20, last = 22, label = "P", value = { amount = -2.5 } }.sure = false
    return d
  end

  local cases = {
    { "<P>", "Jane Roe" },
    { "<P id=p1>", "Jane Roe" },
    { "<P id!=p1>", "Bob" },
    { "<P label=P & rule=HAND>", "Jane Roe" },
    { '<P rule="HAND">', nil },
    { "<P text~/B.b/>", "Bob" },
    { '<P text="Bob">', "Bob" },
    { "<P text=bob>", "Bob" },
    { "<P len=3>", "Bob" },
    { "<P len > 3>", "Jane Roe" },
    { "<P len>=8>", "Jane Roe" },
    { "<P possessive>", "Jane Roe" },
    { "<P !possessive>", "Bob" },
    { "<P value.amount > 5>", "Jane Roe" },
    { "<P value.amount<-2>", "Bob" },
    { "<P value.amount=9>", "Jane Roe" },
    { "<P value.name.short=jane>", "Jane Roe" },
    { "<P value.name.short~/J.*/>", "Jane Roe" },
    { "<P value.nothing.at.all>", nil },
    { "<P value.nothing!=5 & len=3>", "Bob" },
    { "<P value.amount=nine>", nil },
    { "<P mood=grim>", "Jane Roe" },
    { '<P mood="grim">', nil },
    { "<P mood>", "Jane Roe" },
    { "<P kin>", "Jane Roe" },
    { "<P sure>", "Jane Roe" },
    { "<P sure=false>", "Bob" },
    { "<P sure!=false>", "Jane Roe" },
    { "<P mood~/g.*/i | value.amount < 0> saw|.", "Bob." },
    { "saw <P value.amount < 0 & !mood>", "saw Bob" },
  }
  for _, case in ipairs(cases) do
    it(("%s finds %s"):format(case[1], case[2] or "nothing"), function()
      local m = doc():find(case[1])
      assert.equal(case[2], m and m.text)
    end)
  end
end)

describe("a regular expression over a token", function()
  it("takes all of it", function()
    local d = glean.parse "a1 A12 b 123 Straße"
    assert.equal("A12", d:find([[/a\d\d/i]]).text)
    assert.equal("123", d:find([[/\d+/]]).text)
    assert.equal("Straße", d:find([[/stra.e/i]]).text)
    assert.equal("Straße", d:find([=[[norm ~ /stras+e/]]=]).text)
    assert.is_nil(d:find [[/a/]])
  end)

  it("that meets its limit is an error on the record, never no match", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "slow", label = "X", match = "/(a+)+[bc]/" }
    nlp:rule { name = "other", label = "Y", match = "it" }
    local doc = assert(nlp("so " .. ("a"):rep(40) .. " it"))
    assert.equal("regex_limit", doc.errors[1].code)
    assert.equal(4, doc.errors[1].offset)
    assert.is_truthy(doc.errors[1].message:find("rule 'slow'", 1, true))
    assert.equal("it", doc:entities "Y"().text)
  end)
end)
