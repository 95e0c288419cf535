local glean = require "glean"
local files = require "files"

local function boxed(content, limits)
  local path = files.temporary(content)
  local nlp = glean.pipeline { sandbox = limits or { seconds = 0.5, mebibytes = 8 } }
  local ok, err = nlp:load(path)
  os.remove(path)
  return ok and nlp, err, path
end

describe("a sandbox", function()
  it("reads rules, lists, predicates and their functions", function()
    local nlp = assert(boxed [[
      local nlp = ...
      nlp:list("title", { "Gov.", { "Dr.", id = "doctor" } })
      nlp:predicate("long", function(t) return #t.text > 3 and t.kind == "word" end)
      nlp:rule { label = "PERSON", match = "t:@title n:[cap & %long]+", on = function(m)
        if m.n[1].text == "Jane" then return false end
        return { span = m.n[1], value = { title = m.t.text, id = m.t.id, of = #m.n } }
      end }
      return { rules = { { label = "SUM", regex = "\\$(?<n>\\d+)", value = function(m)
        return { amount = math.tointeger(tonumber(m.n.text)) }
      end, examples = { "paid [$5]" } } } }
    ]])
    local doc = assert(nlp "Gov. Jane Roe met Dr. Andrea Quintana, Gov. Bob Ito; it cost $75.")
    local seen = {}
    for m in doc:entities() do seen[#seen + 1] = m.text end
    assert.same({ "Andrea", "$75" }, seen)
    assert.is_truthy(doc:json():find('"value":{"id":"doctor","of":2,"title":"Dr."}', 1, true))
    assert.is_truthy(doc:json():find('"value":{"amount":75}', 1, true))
    assert.is_true((nlp:test()))
  end)

  it("has no way to files, processes, modules or other code", function()
    for _, name in ipairs { "io", "os", "require", "package", "debug", "load", "loadfile", "dofile",
      "loadstring", "pcall", "xpcall", "coroutine", "setmetatable", "getmetatable", "rawset",
      "collectgarbage", "print", "string.dump", "('').dump", "glean" } do
      local nlp, err = boxed(("return { { label = 'A', match = 'a', name = (%s) == nil and 'none' "
        .. "or 'some' } }"):format(name))
      assert(nlp, tostring(err))
      assert.equal("A", assert(nlp "a"):all "entities"[1].label)
      assert.equal("none", assert(nlp "a"):all "entities"[1].rule, name)
    end
  end)

  it("ends loops and hunger for memory, while loading and in calls", function()
    local cases = {
      { "while true do end", "sandbox_time" },
      { "local t = {} for i = 1, 1e9 do t[i] = i end", "sandbox_memory" },
      { "local s = 'x' while true do s = s .. s end", "sandbox_memory" },
      { "return { { label = 'A', match = ('x'):rep(1e9) } }", "sandbox_memory" },
      { "local function f() return f() end f()", "sandbox_time" },
    }
    for _, case in ipairs(cases) do
      local nlp, err = boxed(case[1], { seconds = 0.1, mebibytes = 4 })
      assert.is_false(nlp or false)
      assert.equal(case[2], err.code, tostring(err))
    end
    local nlp = assert(boxed([[return { { name = "loop", label = "A", match = "a",
      on = function() while true do end end } }]], { seconds = 0.1 }))
    for _ = 1, 2 do
      local doc, err = nlp "a b"
      assert.is_nil(doc)
      assert.equal("callback", err.code)
      assert.is_truthy(tostring(err):find "rule 'loop' at byte 1 .*time of the sandbox is used up")
    end
    assert.is_truthy(nlp "b")
  end)

  it("says where in the file a mistake is", function()
    for _, case in ipairs {
      { "local nlp = ...\nnlp:rule {\n  label = 'A',\n  mach = 'x' }", 4, "no key 'mach'" },
      { "return { { label = 'A', match = [[\n a ) b ]] } }", 2, "closes nothing" },
      { "local x = nil\nreturn x.y", 2, "attempt to index" },
      { "return {", 1, "unexpected symbol" },
      { "\27LuaT", nil, "binary chunk" },
      { "error {}", nil, "an error that is no string" },
      { "local nlp = ...\nnlp:list('x', '/etc/passwd')", 2, "reads no files" },
      { "return { lists = { x = { entries = '/etc/passwd' } } }", 1, "reads no files" },
      { "local t = {} t.t = t return t", nil, "nested more than" },
    } do
      local nlp, err, path = boxed(case[1])
      assert.is_false(nlp or false)
      assert.is_truthy(tostring(err):find(case[3], 1, true), tostring(err))
      assert.equal(path, err.file)
      if case[2] then assert.equal(case[2], err.line, tostring(err)) end
    end
  end)

  it("is asked for with numbers above 0", function()
    for message, opts in pairs {
      ["sandbox must be a table"] = 5,
      ["sandbox has no key 'second' (did you mean seconds?"] = { second = 1 },
      ["seconds must be above 0"] = { seconds = 0 },
      ["mebibytes must be a number"] = { mebibytes = "8" },
    } do
      local ok, err = pcall(glean.pipeline, { sandbox = opts })
      assert.is_false(ok)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
    end
  end)

  it("leaves packs alone", function()
    local nlp = glean.pipeline { sandbox = { seconds = 1 }, packs = { "values" } }
    assert.is_truthy(nlp "It cost $5." :entities()())
  end)
end)
