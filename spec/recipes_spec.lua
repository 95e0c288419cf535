-- The recipes of examples/recipes.lua, which docs/unicode.md explains.

local files = require "files"
local glean = require "glean"
local recipes = dofile "examples/recipes.lua"

-- The originals of the parts of a result, by plain search.
local function origins(text, result, edits, parts)
  for new, old in pairs(parts) do
    local first, last = result:find(new, 1, true)
    assert.truthy(first, new)
    assert.equal(old, text:sub(edits:original(first, last)))
  end
end

describe("examples/recipes.lua", function()
  it("writes German and Danish letters out", function()
    local text = "Grüße aus Köln, u\u{308}ber Mu\u{308}nchen"
    local s, edits = recipes.transliterate(text, recipes.german)
    assert.equal("Gruesse aus Koeln, ueber Muenchen", s)
    origins(text, s, edits, { Gruesse = "Grüße", Koeln = "Köln", Muenchen = "Mu\u{308}nchen" })
    s = recipes.transliterate("Århus, rødgrød, Ærø", recipes.danish)
    assert.equal("Aarhus, roedgroed, Aeroe", s)
  end)

  it("joins words cut by a line's end", function()
    local text = "the govern-\nment’s long-\n  term plan, North-\nSouth"
    local s, edits = recipes.join_lines(text, function(word) return word == "long-term" end)
    assert.equal("the government’s long-term plan, North-\nSouth", s)
    origins(text, s, edits, { government = "govern-\nment", ["long-term"] = "long-\n  term" })
    assert.equal("überraschung", (recipes.join_lines "über-\nraschung"))
  end)

  it("decodes HTML's character references", function()
    local text = "A&amp;B &ldquo;x&#8217;s&rdquo; &#x1F600; &unknown; &#xD800; & &;"
    local s, edits = recipes.decode_html(text)
    assert.equal("A&B “x’s” 😀 &unknown; &#xD800; & &;", s)
    origins(text, s, edits, { ["A&B"] = "A&amp;B", ["’"] = "&#8217;", ["😀"] = "&#x1F600;" })
  end)

  it("maps three steps back at once, and prints so", function()
    local pipe = assert(io.popen("LUA_PATH='lua/?.lua;lua/?/init.lua;;' lua5.4 -e \"package.cpath="
      .. "'" .. package.cpath:gsub("'", "") .. "'\" examples/recipes.lua 2>&1"))
    local out = pipe:read "a"
    pipe:close()
    assert.equal("The Muenchen government said “no”.\n"
      .. "Muenchen\tM&uuml;nchen\ngovernment\tgovern-\\nment\n", out)
  end)
end)

describe("docs/unicode.md", function()
  it("has snippets that run", function()
    local text = files.read "docs/unicode.md"
    local n = 0
    for snippet in text:gmatch "```lua\n(.-)```" do
      n = n + 1
      local env = setmetatable({ glean = glean, print = function() end }, { __index = _G })
      assert(load(snippet, "=unicode.md", "t", env))()
    end
    assert.is_true(n >= 4)
  end)
end)
