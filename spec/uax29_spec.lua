--- The mode "uax29" against the Unicode Character Database's own test.

local glean = require "glean"

local path = "/usr/share/unicode/auxiliary/SentenceBreakTest.txt"

-- "÷ 000D × 0308 ÷" as a text and the ends of its sentences.
local function read_case(line)
  local text, ends = "", {}
  for mark, hex in line:gmatch "([÷×\xC3\xB7\x97]+) (%x+)" do
    if mark == "÷" and #text > 0 then ends[#ends + 1] = #text end
    text = text .. utf8.char(tonumber(hex, 16))
  end
  ends[#ends + 1] = #text
  return text, table.concat(ends, " ")
end

local function ends_of(text)
  local out = {}
  for s in assert(glean.parse(text, { sentences = { mode = "uax29" } })):sentences() do
    assert.equal(out[#out] or 0, s.first - 1)
    out[#out + 1] = s.last
  end
  return table.concat(out, " ")
end

describe("sentences of UAX #29", function()
  local file = io.open(path)
  if not file then
    pending("agree with " .. path .. ", which is missing (Debian: unicode-data)")
    return
  end
  file:close()

  it("agree with SentenceBreakTest.txt of Unicode 15.0", function()
    local cases = 0
    for line in io.lines(path) do
      if line:sub(1, 1) ~= "#" and line ~= "" then
        local text, want = read_case(line:gsub("#.*", ""))
        assert.equal(want, ends_of(text), line)
        cases = cases + 1
      end
    end
    assert.equal(502, cases)
  end)

  it("keep a boundary pending until a letter decides (SB8)", function()
    assert.equal("33", ends_of "He left at 5 a.m. (((123 ☃ then")
    assert.equal("18 33", ends_of "He left at 5 a.m. (((123 ☃ Then")
    assert.equal("18 29", ends_of "He left at 5 a.m. (((123 ☃ ")
  end)

  it("cover every byte of an empty text, of white space and of ill-formed bytes", function()
    assert.equal("", ends_of "")
    assert.equal("1 2 4", ends_of "\n\r\r\n")
    local doc = assert(glean.parse("a.\xFF\n\xE2\x80 B", { utf8 = "replace",
      sentences = { mode = "uax29" } }))
    local out = {}
    for s in doc:sentences() do out[#out + 1] = s.first .. "-" .. s.last end
    assert.equal("1-2 3-4 5-8", table.concat(out, " "))
  end)
end)
