local glean = require "glean"
local files = require "files"

local function load_text(content, nlp)
  local path = files.temporary(content)
  local ok, err = (nlp or glean.pipeline {}):load(path)
  os.remove(path)
  return ok, err, path
end

-- Mistakes as people make them: the file, then line, column (nil where only the
-- line can be known) and a part of the message.
local mistakes = {
  { "return { rules = {\n  { label = 'A', mach = 'cat' },\n} }",
    2, 18, "a rule has no key 'mach' (did you mean match?" },
  { "return {\n  rule = {} }", 2, 3, "a rule file has no key 'rule' (did you mean rules?" },
  { "return { rules = {\n  { label = 1, match = 'cat' },\n} }", 2, 5, "label must be a string" },
  { "return { { label = 'A', match = [[\n was [caps] killed ]] } }",
    2, 7, "no token attribute 'caps'" },
  { "local nlp = ...\nnlp:rule {\n  label = 'A',\n  match = 'was <PERSN>',\n}",
    4, 17, "no step makes PERSN" },
  { "local nlp = ...\nnlp:rule { label = 'A', match = '@tilte x' }", 2, 35, "no list 'tilte'" },
  { "return { { label = 'A', match = '[cap & %bigg]' } }", 1, 42, "no predicate 'bigg'" },
  { "return { rules = { { label = 'A', match = 'a', examples = 'a' } } }", 1, 48,
    "examples must be a table" },
  { "return { contexts = { { match = 'no', sets = { x = 1 }, stop = 'but' } } }", 1, 57,
    "a context has no key 'stop' (did you mean stops?" },
  { "return { contexts = { { match = 'no (', sets = { x = 1 } } } }", 1, 37, "never closed" },
  { "return { predicates = { big = 5 } }", 1, 25, "predicate must be a function" },
  { "return { { label = 'A', match = 'a ) b' } }", 1, 36, "closes nothing" },
  { "return { { label = 'A',\n regex = 'ñandú (a' } }", 2, 19, "missing closing parenthesis" },
  { "return { { label = 'A', regex = 'x*' } }", 1, 34, "can match nothing" },
  { "return { { label = 'A', regex = '(*NO_JIT)x' } }", 1, 34, "not allowed" },
  { "return { { label = 'A',\n match = 'a', regex = 'b' } }", 2, 11, "this one has several" },
  { "return { { label = 'A b', match = 'a' } }", 1, 12, "is no name of letters" },
  { "return { { label = 'A', match = 'x:a', span = 'y' } }", 1, 40, "no capture has that name" },
  { "return { { label = 'A', match = 'a', on = 'drop' } }", 1, 38, "on must be a function" },
  { "return { { label = 'A', match = 'a', overlap = 'first' } }", 1, 38, "overlap is 'first'" },
  { "return { { label = 'A', match = 'a', priority = 0.5 } }", 1, 38, "priority must be" },
  { "return { { label = 'A', match = 'text:a' } }", 1, 34, "is a field of every match" },
  { "return { lists = { x = { entries = { 'a' }, opts = { lable = 'A' } } } }", 1, 54,
    "has no key 'lable'" },
  { "return { lists = { ['a b'] = { 'x' } } }", 1, 22, "is no name for a list" },
  { "return { lists = 5 }", 1, 10, "lists must be a table" },
  { "return {\n  rules = { { label = 'A' match = 'a' } } }", 2, 27, "'}' expected near 'match'" },
  { "x = = 1", 1, nil, "unexpected symbol near '='" },
  { "local t = nil\nreturn t.x", 2, nil, "attempt to index a nil value" },
  { "\27LuaT\0\1", nil, nil, "attempt to load a binary chunk" },
  { "error { 'a table' }", nil, nil, "table" },
  { "local nlp = ...\nnlp:rules { }", 2, nil, "method 'rules'" },
  { "local nlp = ...\nnlp:list('a', { 'x' })\nnlp:list('a', { 'y' })", 3, nil, "used already" },
  { "local nlp = ...\nnlp:predicate('p', 5)", 2, nil, "predicate must be a function" },
  { "local nlp = ...\nnlp:load(17)", 2, nil, "path must be a string" },
}

describe("a rule file", function()
  for _, case in ipairs(mistakes) do
    it("is refused with the place: " .. case[4], function()
      local ok, err, path = load_text(case[1])
      assert.is_nil(ok)
      local text = tostring(err)
      assert.is_truthy(text:find(case[4], 1, true), text)
      assert.equal(path, err.file, text)
      if case[2] then assert.equal(case[2], err.line, text) end
      if case[3] then assert.equal(case[3], err.column, text) end
      local place = path .. ":" .. (err.line and err.line .. ":" or "")
        .. (err.column and err.column .. ":" or "") .. " "
      assert.equal(place, text:sub(1, #place))
    end)
  end

  it("leaves the pipeline as it was where it fails", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "old", label = "OLD", match = "cat" }
    local before = #nlp:steps()
    local ok = load_text("local n = ...\nn:rule { label = 'A', match = 'cat' }\nerror 'no'", nlp)
    assert.is_nil(ok)
    assert.equal(before, #nlp:steps())
    assert.equal("OLD", assert(nlp "cat"):all "entities"[1].label)
  end)

  it("is read again by reload, in its place, or the old rules stay", function()
    local path = files.temporary "return { { label = 'A', match = 'cat' } }"
    local nlp = glean.pipeline {}
    nlp:rule { name = "first", label = "B", match = "dog" }
    assert(nlp:load(path))
    nlp:rule { name = "last", label = "C", match = "<A> ran" }
    local function replace(content)
      files.write(path, content)
    end
    replace "return { { label = 'A', match = 'cow' }, { label = 'A', match = 'hen' } }"
    assert.is_true(nlp:reload())
    assert.same({ "first", "A#1", "A#2", "last" }, (function()
      local names = {}
      for _, step in ipairs(nlp:steps()) do
        if step.kind == "rule" then names[#names + 1] = step.name end
      end
      return names
    end)())
    assert.equal("cow ran", assert(nlp "cow ran"):all("entities", "C")[1].text)
    replace "return { { label = 'Z', match = 'cow' } }" -- the last rule needs A
    local ok, err = nlp:reload()
    assert.is_nil(ok)
    assert.equal("unknown_label", err.code)
    assert.equal("cow ran", assert(nlp "cow ran"):all("entities", "C")[1].text)
    os.remove(path)
    ok, err = nlp:reload()
    assert.is_nil(ok)
    assert.equal("file", err.code)
    assert.equal("cow ran", assert(nlp "cow ran"):all("entities", "C")[1].text)
  end)
end)

describe("an error in on", function()
  local function failing(policy)
    local nlp = glean.pipeline { on_error = policy }
    return nlp:rule { name = "odd", label = "X", match = "a|b", on = function(m)
      if m.text == "a" then error "oh no" end
    end }
  end

  it("skips the document, the match, or stops, as the pipeline says", function()
    local doc, err = failing(nil) "b a b"
    assert.is_nil(doc)
    assert.equal("odd", err.rule)
    assert.equal(3, err.offset)
    doc = assert(failing "match" "b a b")
    assert.equal(2, #doc:all "entities")
    assert.equal(1, #doc.errors)
    assert.is_truthy(doc:json():find('"error":"rule \'odd\' at byte 3 of the document: ', 1, true))
    local ok
    ok, err = pcall(failing "stop", "b a b")
    assert.is_false(ok)
    assert.equal("callback", err.code)
    local seen = 0
    ok = pcall(function()
      for _ in failing "stop":each { "b", "a", "b" } do seen = seen + 1 end
    end)
    assert.same({ false, 1 }, { ok, seen })
    ok, err = pcall(glean.pipeline, { on_error = "ignore" })
    assert.is_false(ok)
    assert.is_truthy(tostring(err):find "on_error is 'ignore'")
  end)

  it("is the same where on yields, or enters the document again", function()
    local nlp = glean.pipeline { on_error = "match" }
    local inner
    nlp:rule { name = "y", label = "X", match = "a", on = function() coroutine.yield() end }
    nlp:rule { name = "z", label = "Y", match = "a", on = function(m)
      inner = m.doc:find "b"
      return { note = 1 }
    end, attrs = { note = 0 } }
    local doc
    local thread = coroutine.create(function() doc = nlp "a b" end)
    assert.is_true(coroutine.resume(thread))
    assert.equal("dead", coroutine.status(thread), "a yield leaves no half-made document")
    assert.equal("b", inner.text)
    assert.equal("Y", doc:all "entities"[1].label)
    assert.is_truthy(doc.errors[1].message:find "yield")
  end)
end)
