-- Every snippet of the documents runs, and prints what it shows.  The snippets
-- of one file share their globals, as somebody reading along would have them; a
-- line "--> x" is a line that the snippet prints, its columns two blanks apart.

local read = require "files".read

-- Run a snippet in an environment; compare what it prints.
local function check(snippet, env, name)
  local printed, wanted = {}, {}
  env.print = function(...)
    local parts = {}
    for i = 1, select("#", ...) do parts[i] = tostring((select(i, ...))) end
    for line in (table.concat(parts, "  ") .. "\n"):gmatch "([^\n]*)\n" do
      printed[#printed + 1] = line
    end
  end
  for line in snippet:gmatch "%-%-> ?([^\n]*)" do wanted[#wanted + 1] = line end
  assert(load(snippet:gsub("\nlocal ", "\n"):gsub("^local ", ""), "=" .. name, "t", env))()
  if #wanted > 0 then assert.same(wanted, printed) end
  return #wanted
end

local function check_file(path, prepare)
  local env = setmetatable({ io = setmetatable({ write = function() end }, { __index = io }) },
    { __index = _G })
  if prepare then prepare(env) end
  local n, shown = 0, 0
  for snippet in read(path):gmatch "```lua\n(.-)```" do
    n = n + 1
    shown = shown + check(snippet, env, ("%s, snippet %d"):format(path, n))
  end
  return n, shown
end

describe("docs/tutorial.md", function()
  it("runs and prints what it shows", function()
    local n, shown = check_file "docs/tutorial.md"
    assert.is_true(n >= 6 and shown >= 12, n .. " " .. shown)
  end)
end)

describe("docs/cookbook.md", function()
  it("runs and prints what it shows", function()
    local n, shown = check_file "docs/cookbook.md"
    assert.is_true(n >= 8 and shown >= 12, n .. " " .. shown)
  end)
end)

describe("docs/make_reference.lua", function()
  it("writes down every class and method of the stubs", function()
    local pipe = io.popen "lua5.4 docs/make_reference.lua"
    local reference = pipe:read "a"
    pipe:close()
    local n, stubs = 0, read "lua/glean/types.lua":match "^(.-)What the C module keeps"
    for class, name in stubs:gmatch "\nfunction (%u%w*):([%w_]+)%(" do
      n = n + 1
      local heading = ("### %s:%s("):format(class:lower(), name)
      assert.is_truthy(reference:find(heading, 1, true), heading)
    end
    assert.is_true(n > 60, n)
  end)
end)

describe("docs/relations.md, links.md, quotes.md", function()
  local glean = require "glean"
  local text = "Ana Roe was killed in Rome on Monday. “It is so,” said Bo Ek. Roe died at 59."

  it("run", function()
    for name, count in pairs { relations = 1, links = 1, quotes = 3 } do
      local n = check_file("docs/" .. name .. ".md", function(env)
        env.glean, env.text = glean, text
        env.nlp = glean.pipeline {}
        env.nlp:list("p", { "Ana Roe", "Bo Ek" }, { label = "PERSON" })
        env.nlp:list("q", { "Rome" }, { label = "PLACE" })
        env.nlp:list("o", { "UN" }, { label = "ORG" })
        env.nlp:list("d", { "Monday" }, { label = "DATE" })
        env.nlp:list("t", { "noon" }, { label = "TIME" })
        env.doc = env.nlp(text)
      end)
      assert.equal(count, n)
    end
  end)
end)
