local glean = require "glean"

local ROUNDS = os.getenv "GLEAN_GC" and 2 or 40 -- of random texts
local FORMS = { "NFC", "NFD", "NFKC", "NFKD", "NFKC_CF" }

describe("glean.normalize", function()
  it("knows the forms", function()
    for _, case in ipairs {
      { "e\u{301}", NFC = "é", NFD = "e\u{301}", NFKC_CF = "é" },
      { "É", NFC = "É", NFD = "E\u{301}", NFKD = "E\u{301}", NFKC_CF = "é" },
      { "ﬁ²", NFC = "ﬁ²", NFKC = "fi2", NFKD = "fi2", NFKC_CF = "fi2" },
      { "각", NFC = "각", NFD = "\u{1100}\u{1161}\u{11A8}" },
      { "\u{1100}\u{1161}\u{11A7}", NFC = "가\u{11A7}", NFD = "\u{1100}\u{1161}\u{11A7}" },
      { "가\u{11A7}", NFC = "가\u{11A7}" }, -- no trailing jamo: it stays
      { "a\u{AD}\u{301}b", NFC = "a\u{AD}\u{301}b", NFKC_CF = "áb" },
      { "a\u{2065}\u{FFF3}\u{E0555}b", NFC = "a\u{2065}\u{FFF3}\u{E0555}b", NFKC_CF = "ab" },
      { "Straße ΣΑΣ", NFC = "Straße ΣΑΣ", NFKC_CF = "strasse σασ" },
      { "x\u{301}\u{316}", NFC = "x\u{316}\u{301}", NFD = "x\u{316}\u{301}" },
      { "\u{958}", NFC = "\u{915}\u{93C}" }, -- a composition exclusion
      { "a\0b\u{FFFE}", NFC = "a\0b\u{FFFE}", NFKC_CF = "a\0b\u{FFFE}" },
      { "", NFC = "", NFKC_CF = "" },
    } do
      for _, form in ipairs(FORMS) do
        if case[form] then assert.equal(case[form], (glean.normalize(case[1], form))) end
      end
    end
  end)

  it("folds case without a form", function()
    assert.equal("strasse e\u{301} fi", (glean.normalize("STRASSE E\u{301} ﬁ", { fold = true })))
    assert.equal("i\u{307}", (glean.normalize("İ", { fold = true })))
  end)

  it("reports ill-formed text, or replaces it", function()
    local none, err = glean.normalize(("é"):rep(100) .. "\xED\xA0\x80", "NFC")
    assert.is_nil(none)
    assert.equal("utf8", err.code)
    assert.equal(201, err.offset)
    local s, edits = glean.normalize("a\xF0\x9F\x98b\xFF", { form = "NFC", utf8 = "replace" }, true)
    assert.equal("a\u{FFFD}b\u{FFFD}", s)
    assert.same({ 2, 4 }, { edits:original(2, 4) })
    assert.same({ 6, 6 }, { edits:original(6, 8) })
  end)

  it("raises for an unknown form or option, and lists the known ones", function()
    for _, case in ipairs {
      { "NFX", "NFKC_CF" }, { { from = "NFC" }, "did you mean form" }, { { form = "nfc" }, "NFC" },
      { { utf8 = "loose" }, "replace" }, { 7, "string or table" }, { { fold = 1 }, "boolean" },
    } do
      local ok, err = pcall(glean.normalize, "x", case[1])
      assert.is_false(ok)
      assert.truthy(tostring(err):find(case[2], 1, true), tostring(err))
      assert.truthy(tostring(err):find "normalize_spec.lua:%d+")
    end
  end)
end)

-- A slow reference: which code points of the result came from which of the
-- original, from the edits of the text's own prefixes: mapping is monotone, so
-- it is enough to compare places between segments.  Here: properties.
local function random_text(random)
  local picks = { "a", "e\u{301}", "é", "ﬁ", "각", "\u{1100}\u{1161}", "x\u{301}\u{316}", " ", "Σ",
    "\u{AD}", "東", "😀", "ŉ", "\u{3A9}", "E", "\u{958}", "\u{FDFA}", "\u{AC00}\u{11A8}", "q\u{323}" }
  local parts = {}
  for i = 1, random(30) do parts[i] = picks[random(#picks)] end
  return table.concat(parts)
end

local function boundaries(text)
  local list = {}
  for at in utf8.codes(text) do list[#list + 1] = at end
  list[#list + 1] = #text + 1
  return list
end

local function seeded()
  local state = 42
  return function(n)
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 65536 % n + 1
  end
end

local function check_map(from, to, map, back)
  local places, set = boundaries(from), {}
  for _, at in ipairs(boundaries(to)) do set[at] = true end
  local last_first, last_last = 0, -1
  for i = 1, #places - 1 do
    local first, last = map(places[i], places[i + 1] - 1)
    assert(set[first] and set[last + 1], "inside a code point")
    assert(first >= last_first and last >= last_last, "not monotone")
    last_first, last_last = first, last
    if last >= first then -- and back it covers what it came from
      local a, b = back(first, last)
      assert(a <= places[i] and b >= places[i + 1] - 1, "narrower")
    end
    for j = i + 1, math.min(#places, i + 4) do -- a span is its ends' spans together
      local f, l = map(places[i], places[j] - 1)
      local _, end_of_last = map(places[j - 1], places[j] - 1)
      assert(first == f and math.max(end_of_last, f - 1) == math.max(l, f - 1), "not its ends'")
    end
  end
end

describe("edits", function()
  it("map monotonously, to whole code points, and back to no less", function()
    local random = seeded()
    for _ = 1, ROUNDS do
      local text = random_text(random)
      for _, form in ipairs(FORMS) do
        local s, edits = glean.normalize(text, form, true)
        check_map(s, text, function(a, b) return edits:original(a, b) end,
          function(a, b) return edits:normalized(a, b) end)
        check_map(text, s, function(a, b) return edits:normalized(a, b) end,
          function(a, b) return edits:original(a, b) end)
      end
    end
  end)

  it("leave what is between them byte for byte the same", function()
    local random = seeded()
    for _ = 1, ROUNDS do
      local text = random_text(random)
      for _, form in ipairs { "NFC", "NFD", "NFKC", "NFKD" } do
        local s, edits = glean.normalize(text, form, true)
        local at = 1
        for _, c in utf8.codes(s) do -- each code point: unchanged, or its original normalizes to it
          local last = at + #utf8.char(c) - 1
          local a, b = edits:original(at, last)
          local f, l = edits:normalized(a, b)
          if f == at and l == last and b - a == last - at then
            local same = text:sub(a, b) == s:sub(at, last)
            assert.is_true(same or glean.normalize(text:sub(a, b), form) == s:sub(at, last))
          end
          at = last + 1
        end
      end
    end
  end)

  it("widen half of what changed to the whole, and leave out what was deleted", function()
    local s, edits = glean.normalize("aﬁb", "NFKC", true)
    assert.equal("afib", s)
    assert.same({ 2, 4 }, { edits:original(2, 2) })
    assert.same({ 2, 4 }, { edits:original(3, 3) })
    assert.same({ 2, 5 }, { edits:original(3, 4) })
    assert.same({ 2, 3 }, { edits:normalized(2, 4) })
    s, edits = glean.normalize("co\u{AD}op \u{AD}x", "NFKC_CF", true)
    assert.equal("coop x", s)
    assert.same({ 2, 5 }, { edits:original(2, 3) })
    assert.same({ 2, 2 }, { edits:original(2, 2) })
    assert.same({ 5, 5 }, { edits:original(3, 3) })
    assert.same({ 10, 10 }, { edits:original(6, 6) })
    s, edits = glean.normalize("x\u{301}\u{316}y", "NFC", true)
    assert.same({ 2, 5 }, { edits:original(2, 3) }) -- of a reordered sequence
    assert.same({ 6, 6 }, { edits:original(6, 6) })
    assert.equal(6, #s)
  end)

  it("map places: an empty span stays one", function()
    local _, edits = glean.normalize("aﬁb", "NFKC", true)
    assert.same({ 1, 0 }, { edits:original(1, 0) })
    assert.same({ 5, 4 }, { edits:original(4, 3) })
    assert.same({ 6, 5 }, { edits:original(5, 4) })
  end)

  it("take no memory where nothing changed", function()
    local s, edits = glean.normalize(("plain “text” "):rep(1000), "NFC", true)
    assert.equal(0, edits:memory())
    assert.equal(0, #edits)
    assert.same({ #s, #s }, { edits:original(#s, #s) })
  end)

  it("compose: as one after the other", function()
    local random = seeded()
    for _ = 1, ROUNDS do
      local text = random_text(random)
      local one, first = glean.normalize(text, "NFKC_CF", true)
      local two, later = glean.normalize(one, "NFD", true)
      local both = first:compose(later)
      local places = boundaries(two)
      for i = 1, #places do
        for j = i, math.min(#places, i + 3) do
          local a, b = places[i], places[j] - 1
          assert.same({ first:original(later:original(a, b)) }, { both:original(a, b) })
        end
      end
      places = boundaries(text)
      for i = 1, #places - 1 do
        local a, b = places[i], places[i + 1] - 1
        assert.same({ later:normalized(first:normalized(a, b)) }, { both:normalized(a, b) })
      end
    end
    local _, short = glean.normalize("é", "NFD", true)
    local _, other = glean.normalize("abcd", "NFD", true)
    assert.has_error(function() short:compose(other):original(1, 1) end)
  end)

  it("raise outside of the text", function()
    local _, edits = glean.normalize("abc", "NFC", true)
    assert.has_error(function() edits:original(0, 1) end)
    assert.has_error(function() edits:original(1, 4) end)
    assert.has_error(function() edits:normalized(3, 1) end)
  end)
end)

describe("glean.edit", function()
  it("replaces in any order and remembers the places", function()
    local text = "Die Häuser von München"
    local editor = glean.edit(text)
    local at = text:find "ü"
    editor:replace(at, at + 1, "ue")
    at = text:find "ä"
    editor:replace(at, at + 1, "ae"):replace(1, 0, "* "):replace(#text + 1, #text, "!")
    local s, edits = editor:result()
    assert.equal("* Die Haeuser von Muenchen!", s)
    local first, last = s:find "Muenchen"
    assert.equal("München", text:sub(edits:original(first, last)))
    first, last = s:find "aeu"
    assert.equal("äu", text:sub(edits:original(first, last)))
    assert.same({ 1, 0 }, { edits:original(1, 2) })
    assert.equal("Haeuser", s:sub(edits:normalized(text:find "Häuser")))
  end)

  it("agrees with a reference on random replacements", function()
    local random = seeded()
    for _ = 1, ROUNDS do
      local text = random_text(random)
      local places, editor, at, parts = boundaries(text), glean.edit(text), 1, {}
      for i = 1, #places - 1 do
        if random(3) == 1 then
          local new = ("z"):rep(random(4) - 1)
          editor:replace(places[i], places[i + 1] - 1, new)
          parts[#parts + 1] = text:sub(at, places[i] - 1) .. new
          at = places[i + 1]
        end
      end
      parts[#parts + 1] = text:sub(at)
      local s, edits = editor:result()
      assert.equal(table.concat(parts), s)
      check_map(s, text, function(a, b) return edits:original(a, b) end,
        function(a, b) return edits:normalized(a, b) end)
    end
  end)

  it("raises for bounds that overlap, or are no code points", function()
    local editor = glean.edit("aäb")
    editor:replace(2, 3, "ae")
    for _, bounds in ipairs { { 2, 3 }, { 1, 3 }, { 3, 3 }, { 2, 2 }, { 0, 1 }, { 4, 5 },
      { 4, 2 } } do
      local ok, err = pcall(editor.replace, editor, bounds[1], bounds[2], "x")
      assert.is_false(ok)
      assert.truthy(tostring(err):find "normalize_spec.lua:%d+")
    end
    assert.equal("aaeb", (editor:result()))
  end)
end)
