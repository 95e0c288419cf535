-- Lists in texts of some kilobytes: with a token table and without one the
-- hits are the same.  GLEAN_CASES sets how many random texts are tried.

local glean = require "glean"
local core = require "glean.core"

local cases = tonumber(os.getenv "GLEAN_CASES") or os.getenv "GLEAN_GC" and 4 or 150

local random = math.random

local function pick(from)
  return from[random(#from)]
end

local words = {
  "a", "the", "The", "of", "new", "New", "York", "city", "O'Neill", "O’Neill", "U.S.", "US", "us",
  "Malmö", "Malmo", "café", "cafe\u{301}", "naïve", "Straße", "STRASSE", "co\u{AD}op", "co-op",
  "Al-Qaeda", "Al", "Qaeda", "1,000.5", "3rd", "x_y", "東京都", "Москва", "καφές", "ﬁx", "fix",
  "İstanbul", "Roe's", "Roe’s", "Roe", "governmental", "governments", "international",
  "internationally", "K", "\u{212A}", "e\u{301}", "🙂", "🇲🇽", "…", "†",
  "C++", ".NET", "#1", "'s", "\u{200B}", "\4", "\4x", "\127", "\0", "$", "--", "\31a",
  "internationalization", "donaudampfschiffahrtsgesellschaft", "ก็", "한국", "ı", "ſo", "so",
}
local glue = { " ", " ", " ", " ", " ", " ", "  ", "\n", "\n\n", "\r\n", ", ", ". ", "-", "–", "—",
  " - ", "’s ", "'s ", "'", "’", "“", "” ", "\"", " (", ") ", "\u{A0}", "\u{2009}", ".", ",", ":",
  "/", "", "_", "\t",
  "\u{2027}", "\u{2024}", "\u{203F}", "\u{301} ", "\u{3000}" }
local plain_glue = { " ", " ", " ", " ", "\n", ", ", ". ", "-" }

local function make_text(count, glues, vocabulary)
  local out = {}
  for i = 1, count do
    if i > 1 then out[#out + 1] = pick(glues) end
    out[#out + 1] = pick(vocabulary)
  end
  return table.concat(out)
end

-- Mostly ASCII, as texts are for which no token table is made; now and then a
-- stretch of something else, or of one long word.
local function make_long_text()
  local out, plain = {}, {}
  for _, word in ipairs(words) do
    if not word:find "[\128-\255]" then plain[#plain + 1] = word end
  end
  for _ = 1, random(12) do
    local kind = random(12)
    if kind == 1 then
      out[#out + 1] = ("n"):rep(random(5000))
    elseif kind == 2 then
      out[#out + 1] = (pick(glue)):rep(random(300))
    elseif kind <= 6 then
      out[#out + 1] = make_text(random(60), glue, words)
    else
      out[#out + 1] = make_text(random(300), plain_glue, plain)
    end
    out[#out + 1] = pick(glue)
  end
  return table.concat(out)
end

local function make_entries()
  local entries = {}
  for i = 1, random(30) do
    local entry = { text = make_text(random(4), random(2) == 1 and glue or plain_glue, words),
      id = "e" .. i, case = pick { "fold", "exact", "smart" },
      diacritics = pick { "fold", "exact" },
      separators = pick { "space", "space", "exact", "loose" },
      plural = random(3) == 1, dots = random(3) == 1, possessive = random(3) > 1 }
    if pcall(glean.list, { entry }) then entries[#entries + 1] = entry end
  end
  return entries
end

local function hits(doc, list, policy)
  local out = {}
  core.match_list(doc, list, "@all", false, "l")
  core.match_list(doc, list, nil, "X", "l", 0, policy)
  for m in doc:layer "@all" do out[#out + 1] = ("%d-%d %s"):format(m.first, m.last, m.id) end
  for m in doc:entities() do out[#out + 1] = ("%d-%d %s"):format(m.first, m.last, m.id) end
  doc:close()
  return table.concat(out, "\n")
end

describe("a list in a text", function()
  it("finds the same with a token table and without", function()
    math.randomseed(tonumber(os.getenv "GLEAN_SEED") or 7)
    local found = 0
    for _ = 1, cases do
      local list, text = glean.list(make_entries()), make_long_text()
      local policy = pick { "leftmost", "longest", "all" }
      local with = assert(glean.parse(text))
      with:tokens()()
      local want = hits(with, list, policy)
      assert.equal(want, hits(assert(glean.parse(text)), list, policy))
      found = found + #want
      list:close()
    end
    assert.is_true(found > 1000)
  end)

  it("finds entries with white space around them, of up to 255 words", function()
    for _, n in ipairs { 1, 3, 255 } do
      local entry = " \u{A0}" .. ("w "):rep(n)
      local doc = assert(glean.parse(("w "):rep(2 * n)))
      core.match_list(doc, glean.list { entry }, nil, "X", "l")
      assert.equal(2, #doc:all "entities")
      doc:close()
    end
  end)

  it("finds names at every place of a stretch", function()
    local list = glean.list { "New York", "Roe", "New York Stock Exchange", "x" }
    for n = 0, 80 do
      for _, before in ipairs { 2040 - n, 4090 - n } do
        local text = ("ab "):rep(before // 3) .. ("c"):rep(before % 3)
          .. " New York Stock Exchange, Roe's New\nYork"
        local doc, found = assert(glean.parse(text)), {}
        core.match_list(doc, list, nil, "X", "l")
        for m in doc:entities() do found[#found + 1] = m.text end
        assert.same({ "New York Stock Exchange", "Roe", "New\nYork" }, found)
        doc:close()
      end
    end
  end)
end)
