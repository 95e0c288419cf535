-- What the README shows is what one gets.

local files = require "files"

local function blocks(path, language)
  return files.read(path):gmatch("```" .. language .. "\n(.-)```")
end

-- Run a snippet; what it printed, a line each, fields separated by one tab.
local function run(snippet)
  local printed = {}
  local env = setmetatable({
    print = function(...) printed[#printed + 1] = table.concat({ ... }, "\t") end,
  }, { __index = _G })
  assert(load(snippet, "=README.md", "t", env))()
  return printed
end

describe("README.md", function()
  it("shows what its snippet prints", function()
    local snippet = blocks("README.md", "lua")()
    local printed = run(snippet)
    local shown = 0
    for line in snippet:gmatch "\n%-%- ([^\n]+)" do
      shown = shown + 1
      assert.equal(line:gsub("  +", "\t"), (printed[shown]:gsub("%s+", "\t", 2)))
    end
    assert.equal(2, shown)
    assert.equal(4, #printed)
  end)
end)

describe("docs/guide.md", function()
  it("has snippets that are Lua", function()
    local n = 0
    for snippet in blocks("docs/guide.md", "lua") do
      n = n + 1
      assert(load(snippet, "=guide.md", "t"))
    end
    assert.is_true(n >= 4)
  end)
end)
