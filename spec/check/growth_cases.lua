--- The cases of growth.lua, an array of { name, size, prepare }.
--
-- `prepare(n)` makes an input of n bytes or pieces and returns the function that
-- works on it.

local glean = require "glean"
local core = require "glean.core"

local cases = {}

local function case(name, size, prepare)
  cases[#cases + 1] = { name = name, size = size, prepare = prepare }
end

local function repeated(piece, bytes) return piece:rep(bytes // #piece) end

-- ---- Unicode ----

for _, form in ipairs { "NFC", "NFKD", "NFKC_CF" } do
  case(form .. " of one base and marks", 64000, function(n)
    local text = "a" .. ("\u{327}\u{301}"):rep(n // 2)
    return function() return assert(glean.normalize(text, form, true)) end
  end)
end

case("search folding of marks", 64000, function(n)
  local text = "a" .. ("\u{327}\u{301}"):rep(n // 2)
  local opts = { form = "NFD", diacritics = true, fold = true }
  return function() return assert(glean.normalize(text, opts)) end
end)

case("graphemes of flags and joiners", 8000, function(n)
  local text = ("\u{1F1E6}"):rep(n) .. ("\u{1F468}\u{200D}"):rep(n)
  return function() for _ in glean.graphemes(text) do end end
end)

case("words of joined emoji and stops", 8000, function(n)
  local text = ("a."):rep(n) .. ("\u{200D}\u{2764}"):rep(n) .. ("1,"):rep(n)
  return function() for _ in glean.words(text) do end end
end)

-- ---- Sentences ----

local runs = { ".", "(", "“", "?!", "e.g. ", "1. a ", "A.A.A.", "[1]", "1. 1. ", "a. b. ",
  ".\u{301}", ".”", "...  ", ". a", "。", "¿", "Mr. ", "\n", "- ", ".)]” " }
for _, piece in ipairs(runs) do
  case(("sentences: %s"):format(piece:gsub("\n", "\\n")), 30000, function(n)
    local text = repeated(piece, n)
    return function()
      for _, mode in ipairs { "text", "uax29" } do
        for _ in glean.sentences(text, { mode = mode }) do end
      end
    end
  end)
end

-- ---- Documents ----

case("parse of one line", 400000, function(n)
  local text = repeated("wörd ", n)
  return function() return assert(glean.parse(text)) end
end)

case("tokens of one line", 50000, function(n)
  local text = repeated("wörd ", n)
  return function()
    for _ in assert(glean.parse(text)):tokens() do end
  end
end)

case("parse of one token", 50000, function(n)
  local text = "a" .. repeated("\u{301}", n)
  return function()
    local doc = assert(glean.parse(text))
    for _ in doc:tokens() do end
  end
end)

local function annotated(n)
  local doc = assert(glean.parse(("ab "):rep(n + 1)))
  for i = 1, n do
    doc:annotate { first = 3 * i - 2, last = 3 * i - 1, label = i % 2 == 0 and "X" or "Y" }
  end
  return doc
end

case("ids between additions", 4000, function(n)
  local doc = assert(glean.parse(("ab "):rep(n + 1)))
  return function()
    for i = 1, n do
      local m = doc:annotate { first = 3 * i - 2, last = 3 * i - 1, label = "X" }
      if m.id ~= "X:" .. i then error(m.id) end
    end
  end
end)

case("neighbours of mentions", 4000, function(n)
  local doc = annotated(n)
  return function() for m in doc:entities() do m:next "X" m:prev "Y" end end
end)

case("offsets in every unit", 4000, function(n)
  local doc = assert(glean.parse(("é "):rep(n + 1)))
  local spans = doc:all "tokens"
  return function()
    for i = #spans, 1, -7 do
      local span = spans[i]
      for _, unit in ipairs { "chars", "utf16", "lines" } do span:range(unit) end
    end
  end
end)

case("replacing mentions", 4000, function(n)
  local doc = annotated(n)
  return function() return doc:replace("entities", function() return "[gone]" end) end
end)

for _, format in ipairs { "json", "html", "tsv", "conll", "brat", "webannotation" } do
  local opts = format ~= "json" and format ~= "html" and { overlap = "all" } or nil
  case("export of nested mentions, " .. format, 2000, function(n)
    local doc = assert(glean.parse(("ab "):rep(n + 30)))
    for i = 1, n do
      doc:annotate { first = 3 * i - 2, last = 3 * (i + i % 30) - 1, label = "X" }
    end
    return function() return assert(doc[format](doc, opts)) end
  end)
end

case("quotes among others", 4000, function(n)
  local text = ("“a ‘b’ c” \"d\" "):rep(n)
  local doc = assert(glean.parse(text))
  return function() for _ in doc:quotes() do end end
end)

for _, mark in ipairs { "“", "‘", "\"", "'", "«", "”", "“a ", " 'a", "a' b" } do
  case("quotes never closed: " .. mark, 4000, function(n)
    local doc = assert(glean.parse(mark:rep(n)))
    return function() for _ in doc:quotes() do end end
  end)
end

-- ---- Lists ----

for _, overlap in ipairs { "longest", "all" } do
  case("nested entries, " .. overlap, 2000, function(n)
    local entries, words = {}, {}
    for i = 1, 60 do
      words[i] = "a"
      entries[i] = table.concat(words, " ")
    end
    local nlp = glean.pipeline {}
      :list("l", { label = "X", overlap = overlap, entries = entries })
      :rule { label = "X", list = "l" }
    local text = ("a "):rep(n)
    return function() return assert(nlp(text)) end
  end)
end

case("a list of entries that are alike", 2000, function(n)
  local entries = { "x" }
  for i = 1, n do entries[i] = ("a "):rep(i % 50) .. "b" .. i end
  return function() return assert(glean.list(entries)) end
end)

-- Without tokens: places that may start an entry are looked at one by one.
local unbroken = { "a.b.", "'", "(", "a'b'", "b-", "\u{AD}b", "b\u{301}", "東b", "b_" }
for _, piece in ipairs(unbroken) do
  case("entries in an unbroken run: " .. piece, 30000, function(n)
    local nlp = glean.pipeline {}
      :list("l", { "b", "a.b", "'b", "b'a", "(b", "東", "b b" }, { label = "X" })
    local text = repeated(piece, n)
    return function() return assert(nlp(text)) end
  end)
end

case("words one letter from an entry", 2000, function(n)
  local nlp = glean.pipeline {}
  nlp:list("l", { "abcdefgh", "abcdefgi x" }, { label = "X", fuzzy = true })
  local text = ("abcdefh abcdfgh abbcdefgi x "):rep(n)
  return function() return assert(nlp(text)) end
end)

-- ---- Links ----

for _, form in ipairs { "Ana %d Roe", "Ana Roe%d", "Ana Roe", "Roe", "A. B%d Roe" } do
  case("links of " .. form, 2000, function(n)
    local names = {}
    for i = 1, n do names[i] = form:format(i) end
    local nlp = glean.pipeline {}
    nlp:use("given", function(doc)
      local at = 1
      for _, name in ipairs(names) do
        doc:annotate { first = at, last = at + #name - 1, label = "PERSON" }
        at = at + #name + 2
      end
    end, { before = "lists", gives = { "PERSON" } })
    nlp:link "PERSON"
    local text = table.concat(names, ", ")
    return function()
      local doc = assert(nlp(text))
      for m in doc:entities() do if not m.id then error(m.text) end end
    end
  end)
end

-- ---- Rules ----

local function alternatives(count, form)
  local out = {}
  for i = 1, count do out[i] = form:format(i % 7 == 0 and "a" or "w" .. i) end
  return table.concat(out, " | ")
end

-- One sentence as long as the text, with the rare word at its very end.
local function one(words) return ("a "):rep(words) .. "z" end

local patterns = { -- name, pattern
  { "many alternatives x quantifiers", "(" .. alternatives(200, "%s+") .. ")+ z" },
  { "many alternatives that may go on", "(" .. alternatives(200, "%s+ b?") .. ")+ z" },
  { "(a+)+ z", "(a+)+ z" },
  { "((a*)*)* z", "((a*)*)* z" },
  { "(a|a|a a)* z", "(a | a | a a)* z" },
  { "two gaps", "a ...{0,50} a ...{0,50} z" },
  { "a{0,100} a{100} z", "a{0,100} a{100} z" },
  { "look-ahead", "(?= (a+)+ z) a" },
  { "look-behind", "(?<! z (a+)+) a z" },
  { "captures", "x:(a+) y:(a+) z" },
  { "one match of all", "a+" },
  { "a regex in a token", "/(a+)+[bc]/ z" },
  { "a predicate of each token", "%p+ z" },
  { "a gap before two words", "a ...{0,50} z|y" },
}
-- The scopes are run in different ways: see demand.h.
for _, scope in ipairs { "sentence", "document" } do
  for _, pair in ipairs(patterns) do
    local name, text = table.unpack(pair)
    local size = #text > 200 and 1000 or 4000
    case(("pattern in a %s, %s"):format(scope, name), size, function(n)
      local pattern = assert(core.pattern(text, scope))
      local doc = assert(glean.parse(one(n), { sentences = { newline = "soft" } }))
      core.fields(doc).predicates = { p = function() return true end }
      for _ in doc:tokens() do end
      return function()
        local matches = assert(core.matches(doc, pattern))
        while matches:next() do matches:take() end
      end
    end)
  end
end

case("explain", 1000, function(n)
  local nlp = glean.pipeline {}:rule { label = "X", name = "x", match = "a+ b? a+ ...{0,20} z|y" }
  local text = one(n):sub(1, -2)
  return function() return nlp:explain("x", text) end
end)

glean.attribute("span", "negated", { type = "boolean" })
case("mentions in a context and a relation", 1000, function(n)
  local nlp = glean.pipeline {}:list("person", { "ann", "bob" }, { label = "PERSON" })
    :context { name = "negation", match = "no", sets = { negated = true } }
    :relation { name = "met", trigger = "met", one = "<PERSON> before", two = "<PERSON> after" }
  local text = ("no ann met bob "):rep(n)
  return function() return assert(nlp(text)) end
end)

-- regex, what fills the text, what ends it
local regexes = {
  { "(a+)+$", "a", "!" }, { "[a-z]*[0-9]", "a", "" }, { "\\s+$", " ", "x" }, { "\\s+x", " ", "y" },
  { "(?:.|b)*c", "b", "" }, { "(?:.|b)*c", "b", "c" }, { "(x+x+)+y", "x", "z" },
  { "(?:a|aa)+!", "a", "" }, { "(\\w+\\s*)+;", "word ", "." }, { "a.*b.*c.*d", "ab", "c" },
  { "\\s++;", " ", "x" }, { "(?=(a+))\\1b", "a", "c" },
}
for _, hostile in ipairs(regexes) do
  local regex, piece, tail = table.unpack(hostile)
  case(("regex %s over %s, %s"):format(regex, piece, tail), 16000, function(n)
    local nlp = glean.pipeline {}
      :rule { label = "X", regex = regex, within = "document" }
    local text = repeated(piece, n) .. tail
    return function() nlp(text) end -- or nil and which limit was met
  end)
end

return cases
