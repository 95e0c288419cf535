local glean = require "glean"

local SEARCH = { form = "NFC", fold = true, spaces = "collapse", ignorables = true,
  diacritics = true, strokes = true, ligatures = true }
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

describe("glean.normalize with options", function()
  local function check(opts, cases)
    for from, to in pairs(cases) do assert.equal(to, (glean.normalize(from, opts)), from) end
  end

  it("straightens punctuation and touches nothing else", function()
    check({ quotes = true }, { ["“It’s”"] = '"It\'s"', ["e\u{301} – ﬁ"] = "e\u{301} – ﬁ" })
    check({ dashes = true }, { ["a–b—c−d‐e"] = "a-b-c-d-e", ["“x”"] = "“x”" })
    check({ ellipsis = true }, { ["wait…"] = "wait..." })
    check({}, { ["“É” e\u{301}…"] = "“É” e\u{301}…" })
  end)

  it("makes spaces plain, and collapses them", function()
    check({ spaces = true },
      { ["a\u{A0}b\u{2009}c\u{200B}d\u{3000}e\tf  g"] = "a b cd e\tf  g" })
    check({ spaces = "collapse" }, {
      ["a \u{A0} b\r\n\tc"] = "a b c", ["  a  "] = " a ", [" "] = " ", ["\n\n"] = " ",
      ["東\u{3000} 京"] = "東 京", ["a \u{200B} b"] = "a b",
    })
    check({ spaces = "collapse", form = "NFC" }, { ["e\u{301} \u{2003}e\u{301}"] = "é é" })
  end)

  it("drops what is ignorable", function()
    check({ ignorables = true }, {
      ["co\u{AD}op\u{FEFF} \u{202E}x\u{2069}"] = "coop x", ["e\u{200D}\u{301}"] = "e\u{301}",
      ["\u{E0555}a\u{FE0F}"] = "a",
    })
    check({ ignorables = true, form = "NFC" }, { ["e\u{200D}\u{301}"] = "é" })
  end)

  it("drops marks on Latin, Greek and Cyrillic letters only", function()
    local same = "がき\u{3099} क़ שּׁ"
    for _, form in ipairs { "none", "NFC", "NFD" } do
      check({ diacritics = true, form = form }, {
        ["Crème brûlée"] = "Creme brulee", ["e\u{301}\u{323}x"] = "ex", ["ёй ΐ ᾳ"] = "еи ι α",
        ["ộ"] = "o", ["1\u{301}"] = "1\u{301}", ["e\u{AD}\u{301}"] = "e\u{AD}\u{301}",
        [glean.normalize(same, "NFD")] = form == "NFC" and glean.normalize(same, "NFC")
          or glean.normalize(same, "NFD"),
      })
    end
  end)

  it("undoes strokes, ligatures and widths", function()
    check({ strokes = true }, { ["Łódź Øre straße Æ þ đ"] = "Lódź Ore strasse AE th d",
      ["ǿ"] = "ó" })
    check({ ligatures = true }, { ["ﬁne oﬃce ĳ"] = "fine office ij" })
    check({ width = true }, { ["ＡＢ　ｱ１"] = "AB ア1" })
    check({ width = true, form = "NFC" }, { ["ｶﾞ"] = "ガ" })
  end)

  it("folds case, the Turkish way too", function()
    check({ fold = true, form = "NFC" }, { ["ÉA\u{301}ẞ"] = "éáss", ["ΑΣ ς"] = "ασ σ" })
    check({ fold = true, lang = "tr" }, { ["ISPARTA İzmir"] = "ısparta izmir", ["A"] = "a" })
    check({ fold = true, lang = "de" }, { ["I"] = "i" })
    check({ form = "NFKC_CF", lang = "az" }, { ["Iİ"] = "ıi" })
  end)

  it("puts a map of the caller's before all", function()
    local german = { ["ä"] = "ae", ["ö"] = "oe", ["ü"] = "ue", ["ß"] = "ss", [0xC4] = "Ae" }
    check({ map = german }, { ["Äpfel, süß"] = "Aepfel, suess", ["Crème"] = "Crème" })
    check({ map = german, fold = true, diacritics = true, form = "NFC" },
      { ["Äpfel, Süß, Crème"] = "aepfel, suess, creme" })
    check({ map = { a = "b", b = "" } }, { ["abba"] = "bb" })
    check({ map = { ["ʼ"] = "’" }, quotes = true }, { ["ʼx"] = "'x" })
  end)

  it("does everything at once, in one pass with one map back", function()
    local search = { form = "NFKC", fold = true, quotes = true, dashes = true, ellipsis = true,
      spaces = "collapse", ignorables = true, diacritics = true, strokes = true,
      ligatures = true, width = true }
    local text = "“Ｅl  Ni\u{AD}ñ\u{303}o”—Łódź’s\u{A0}\n ﬁrst…"
    local s, edits = glean.normalize(text, search, true)
    assert.equal("\"el nino\"-lodz's first...", s)
    local first, last = s:find "nino"
    assert.equal("Ni\u{AD}ñ\u{303}o", text:sub(edits:original(first, last)))
    first, last = s:find "lodz"
    assert.equal("Łódź", text:sub(edits:original(first, last)))
    first, last = s:find "fi"
    assert.equal("ﬁ", text:sub(edits:original(first, last)))
    assert.equal(s, (glean.normalize(s, search)))
  end)

  it("agrees with the search folding of tokens", function()
    local core = require "glean.core"
    local fold = { form = "NFD", fold = true, quotes = true, dashes = true, ignorables = true,
      diacritics = true }
    for _, text in ipairs { "Gov. Inés’s “Straße” – Ångström", "ΑΣ ϐ ᾳ", "Ёлка\u{AD}", "각 が" } do
      assert.equal(core.fold(text), (glean.normalize(text, fold)))
    end
  end)

  it("refuses a map that is none, and unknown values", function()
    for _, case in ipairs {
      { map = { ab = "x" } }, { map = { a = 7 } }, { map = { a = "\xFF" } },
      { map = { a = ("x"):rep(64) } }, { map = { [-1] = "x" } }, { map = { a = "x", [97] = "y" } },
      { spaces = "some" }, { lang = "Turkish" }, { quotes = "curly" },
      { map = { [0x30000] = "x" } },
    } do
      local ok, err = pcall(glean.normalize, "x", case)
      assert.is_false(ok)
      assert.truthy(tostring(err):find "normalize_spec.lua:%d+", tostring(err))
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
      for i = 1, #FORMS + 1 do
        local s, edits = glean.normalize(text, FORMS[i] or SEARCH, true)
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
