local glean = require "glean"

describe("glean.valid", function()
  it("says where and why a text is no UTF-8", function()
    for _, case in ipairs {
      { "", true }, { "plain", true }, { "é “x” 東 😀", true }, { "a\0b\u{FFFE}", true },
      { "ab\xFF", nil, 3, 1, "byte that UTF-8 never has" },
      { "\xE2\x82", nil, 1, 2, "truncated sequence" },
      { ("é"):rep(100) .. "\xED\xA0\x80", nil, 201, 1, "surrogate" },
      { ("x"):rep(1000) .. "\xF4\x90\x80\x80", nil, 1001, 1, "beyond U+10FFFF" },
      { ("東"):rep(99) .. "\xC0\xAF", nil, 298, 1, "overlong form" },
      { ("東"):rep(99) .. "\x80", nil, 298, 1, "continuation byte without a lead byte" },
    } do
      assert.same({ table.unpack(case, 2, 5) }, { glean.valid(case[1]) })
    end
  end)

  it("raises for what is no string", function()
    local ok, err = pcall(glean.valid, {})
    assert.is_false(ok)
    assert.truthy(tostring(err):find("unicode_spec.lua:%d+: text must be a string"))
  end)
end)

local function pieces(iterator, text)
  local out, at = {}, 1
  for first, last in iterator(text) do
    assert.equal(at, first)
    out[#out + 1], at = text:sub(first, last), last + 1
  end
  assert.equal(#text + 1, at)
  return out
end

-- "÷ 0020 × 0308 ÷ # …" -> the text, its pieces
local function read_case(line)
  local out, piece = {}, ""
  for mark, hex in line:gsub("#.*", ""):gmatch "([÷×]+)%s*(%x*)" do
    if mark == "÷" and piece ~= "" then out[#out + 1], piece = piece, "" end
    if hex ~= "" then piece = piece .. utf8.char(tonumber(hex, 16)) end
  end
  return table.concat(out), out
end

describe("the segments of UAX #29", function()
  for name, iterator in pairs { Grapheme = glean.graphemes, Word = glean.words } do
    it("pass " .. name .. "BreakTest, where unicode-data is installed", function()
      local file = io.open("/usr/share/unicode/auxiliary/" .. name .. "BreakTest.txt")
      if not file then return pending "the package unicode-data is not installed" end
      local n, step = 0, os.getenv "GLEAN_GC" and 50 or 1 -- an eager collector takes long
      for line in file:lines() do
        if line:find "^÷" then n = n + 1 end
        if line:find "^÷" and n % step == 0 then
          local text, want = read_case(line)
          assert.same(want, pieces(iterator, text), line)
        end
      end
      file:close()
      assert.is_true(n > 500)
    end)
  end

  it("cover ill-formed text, and are the same in long texts", function()
    assert.same({ "a", "\xFF", "\xE2\x82", "b" }, pieces(glean.graphemes, "a\xFF\xE2\x82b"))
    local part = { "Don’t", " ", "stop", ",", "  ", "3,000.5", " ", "e\u{301}a", "\r\n", "👩‍💻" }
    local text = table.concat(part):rep(50)
    local got = pieces(glean.words, text)
    assert.equal(500, #got)
    for i, piece in ipairs(got) do assert.equal(part[(i - 1) % 10 + 1], piece) end
    assert.equal(50 * 25, #pieces(glean.graphemes, text))
    assert.same({}, pieces(glean.words, ""))
  end)
end)
