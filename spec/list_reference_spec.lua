-- Lists against a slow reference that looks at every pair of tokens for every
-- entry.  GLEAN_CASES=1000000 runs as many random cases (default 4000).

local glean = require "glean"
local core = require "glean.core"

-- Under an eager collector a case takes a fifth of a second.
local cases = tonumber(os.getenv "GLEAN_CASES") or os.getenv "GLEAN_GC" and 100 or 4000

-- ---- Random lists and texts, of few words, so that they meet ----

local words = {
  "a", "A", "b", "ab", "AB", "á", "Á", "a\u{301}", "US", "us", "U.S.", "u.s.", "city", "cities",
  "man", "men", "a\u{AD}b", "1", "東", "京", "bus", "x", "of", "Á\u{301}",
}
local long_words = { "marshal", "Marshall", "marhsal", "MARSHALS", "marshäl", "mershal" }
local glue = { " ", " ", " ", " ", "  ", "\n", "\n\n", "-", "–", "'", "’s ", "'s ", ".", ". ", ", ",
  "\u{A0}", "", " - ", "- ", "\u{200B}" }

local random = math.random

local function pick(from)
  return from[random(#from)]
end

local function make_text(count, fuzzy)
  local out = {}
  for i = 1, count do
    if i > 1 then out[#out + 1] = pick(glue) end
    out[#out + 1] = pick(fuzzy and random(3) == 1 and long_words or words)
  end
  return table.concat(out)
end

local function flip(value, other)
  return random(3) == 1 and value or other
end

local function make_entry(i, fuzzy)
  local entry = {
    text = make_text(random(3), fuzzy), id = "e" .. i, priority = flip(random(0, 2), nil),
    case = flip(pick { "fold", "exact", "smart" }, nil),
    diacritics = flip(pick { "fold", "exact" }, nil),
    separators = flip(pick { "space", "exact", "loose" }, nil),
    plural = flip(true, nil), dots = flip(true, nil), possessive = flip(false, nil),
    fuzzy = fuzzy and flip(nil, true),
  }
  if random(6) == 1 then entry.aliases = { make_text(random(2), fuzzy) } end
  return entry
end

-- ---- The reference ----

-- Letters apart from their marks, straight quotes and dashes, no soft hyphens.
local plain = { ["á"] = "a\u{301}", ["Á"] = "A\u{301}", ["ä"] = "a\u{308}", ["’"] = "'",
  ["–"] = "-", ["\u{AD}"] = "", ["\u{200B}"] = "" }

local function spelled(token, entry, exact_case)
  local out = {}
  for _, code in utf8.codes(token) do
    local c = utf8.char(code)
    out[#out + 1] = plain[c] or c
  end
  local text = table.concat(out)
  if entry.diacritics ~= "exact" then text = text:gsub("\u{301}", ""):gsub("\u{308}", "") end
  return exact_case and text or text:lower()
end

local everything = {}

local function folded(token)
  return spelled(token, everything, false)
end

-- Tokens of a text: { text =, first =, last =, gap = what stands before it }.
local function tokens_of(text)
  local out, at = {}, 1
  local doc = assert(glean.parse(text))
  for token in doc:tokens() do
    out[#out + 1] = { text = token.text, first = token.first, last = token.last,
      gap = text:sub(at, token.first - 1) }
    at = token.last + 1
  end
  doc:close()
  return out
end

local function is_blank_line(gap)
  return select(2, gap:gsub("\n", "")) > 1
end

local function stem_last(token)
  if #token.text < 3 then return nil end
  local stem = token.text:match "^(.*)'[sS]$" or token.text:match "^(.*)’[sS]$"
  return stem and stem ~= "" and token.first + #stem - 1 or nil
end

local function distance_one(a, b)
  if a == b then return true end
  local function code_points(s)
    local out = {}
    for _, c in utf8.codes(s) do out[#out + 1] = c end
    return out
  end
  local x, y = code_points(a), code_points(b)
  local row = {}
  for i = 0, #x do
    row[i] = {}
    for j = 0, #y do
      if i == 0 or j == 0 then
        row[i][j] = i + j
      else
        local d = math.min(row[i - 1][j] + 1, row[i][j - 1] + 1,
          row[i - 1][j - 1] + (x[i] == y[j] and 0 or 1))
        if i > 1 and j > 1 and x[i] == y[j - 1] and x[i - 1] == y[j] then
          d = math.min(d, row[i - 2][j - 2] + 1)
        end
        row[i][j] = d
      end
    end
  end
  return row[#x][#y] <= 1
end

local function letters(word)
  return select(2, folded(word):gsub("[%z\1-\127\194-\244][\128-\191]*", ""))
end

-- Does the text of a token (or its stem) fit a token of the entry?  Misspelled
-- ones are counted.
local function token_fits(text, wanted, surface, state, is_possessive)
  local entry = surface.entry
  if spelled(text, entry, surface.exact) == spelled(wanted, entry, surface.exact) then
    return true
  end
  if not entry.fuzzy or is_possessive or state.edits > 0 or state.vocabulary[folded(text)]
      or letters(wanted) < 6 or letters(text) < 5 or letters(text) > 60 then
    return false
  end
  state.edits = 1
  return distance_one(spelled(text, entry, surface.exact), spelled(wanted, entry, surface.exact))
end

local function is_hyphen(token)
  return folded(token.text) == "-"
end

-- The places in tokens from i where all of a surface's tokens are found.
local function fits_at(tokens, i, surface, vocabulary)
  local entry, state = surface.entry, { edits = 0, vocabulary = vocabulary }
  local loose, at = surface.loose, i
  for n, wanted in ipairs(surface.tokens) do
    local here = tokens[at]
    if not here then return nil end
    if n > 1 then
      if is_blank_line(here.gap) then return nil end
      local after, gap = tokens[at + 1], here.gap
      if loose and is_hyphen(here) and gap == "" and after and after.gap == "" then
        at, here, gap = at + 1, after, "-"
      end
      if (gap == "") ~= (wanted.gap == "") then return nil end
      if entry.separators == "exact" and here.gap ~= wanted.gap then return nil end
    end
    local last_one = n == #surface.tokens
    local before = state.edits
    if not token_fits(here.text, wanted.text, surface, state, stem_last(here)) then
      local stem = last_one and entry.possessive ~= false and stem_last(here)
      state.edits = before
      if not stem then return nil end
      local text = here.text:sub(1, stem - here.first + 1)
      local known = vocabulary[folded(here.text)]
      if not token_fits(text, wanted.text, surface, state, known) then return nil end
      return { { last = stem, edits = state.edits } }
    end
    if last_one then
      local out = { { last = here.last, edits = state.edits } }
      local stem = entry.possessive ~= false and stem_last(here)
      local text = stem and here.text:sub(1, stem - here.first + 1)
      state.edits = before
      if stem and token_fits(text, wanted.text, surface, state, true) then
        out[#out + 1] = { last = stem, edits = state.edits }
      end
      return out
    end
    at = at + 1
  end
end

local function is_upper(text)
  return (text:find "%u" or text:find "Á") and not text:find "%l" and not text:find "á"
end

-- Regular plurals, of the word before " of " or of the last.
local function add_plurals(out, text)
  local head, tail = text:match "^(.-)( of .*)$"
  if not head or head == "" then head, tail = text, "" end
  local function put(form) out[#out + 1] = form .. tail end
  local upper = head:find "%u%u$"
  local function s(ending) return upper and ending:upper() or ending end
  local low = head:lower()
  if not (low:find "%a$" or low:find "á$" or low:find "[東京]$" or low:find "\xCC\x81$") then
    return
  end
  if low:find "\xCC\x81$" or low:find "\xC2\xAD$" then return end
  if low:find "[^aeiou]y$" then
    put(head:sub(1, -2) .. s "ies")
  elseif low:find "[sxz]$" or low:find "[cs]h$" then
    put(head .. s "es")
  else
    put(head .. s "s")
    if low:find "man$" then put(head:sub(1, -3) .. s "en") end
    if low:find "o$" then put(head .. s "es") end
  end
end

local other_letters = { ["á"] = true, ["Á"] = true, ["ä"] = true, ["東"] = true, ["京"] = true }

local function is_letter(c)
  return c ~= nil and (c:find "^%a$" or other_letters[c]) and true or false
end

-- Without dots behind words and initials; and with dots in US.
local function add_dotted(out, text)
  local chars, bare = {}, {}
  for _, code in utf8.codes(text) do chars[#chars + 1] = utf8.char(code) end
  for i, c in ipairs(chars) do
    local drop = c == "." and is_letter(chars[i - 1])
      and (not is_letter(chars[i + 1]) or not is_letter(chars[i - 2]))
    if not drop then bare[#bare + 1] = c end
  end
  if #bare < #chars then out[#out + 1] = table.concat(bare) end
  local spaced = text:gsub("\u{A0}", "\r") -- white space, for %s
  local dotted = (" " .. spaced .. " "):gsub("%f[^%s](%u+)%f[%s]", function(word)
    if #word < 2 or #word > 5 then return word end
    return (word:gsub(".", "%0."))
  end)
  dotted = dotted:sub(2, -2):gsub("\r", "\u{A0}")
  if dotted ~= text then out[#out + 1] = dotted end
end

local function has_free_hyphen(tokens)
  for i, token in ipairs(tokens) do
    local after = tokens[i + 1]
    if folded(token.text) == "-" and
        (i == 1 or token.gap ~= "" or not after or after.gap ~= "") then
      return true
    end
  end
  return false
end

-- The tokens of a loose surface: without hyphens, which leave a gap.
local function loosened(tokens)
  local out, bridged = {}, false
  for _, token in ipairs(tokens) do
    if folded(token.text) == "-" then
      bridged = true
    else
      if bridged then token.gap = "-" end
      out[#out + 1], bridged = token, false
    end
  end
  return out
end

local function surfaces_of(entry)
  local out = {}
  local texts = { entry.text, table.unpack(entry.aliases or {}) }
  for _, text in ipairs(texts) do
    local forms = { text }
    if entry.dots then add_dotted(forms, text) end
    for i = 1, entry.plural and #forms or 0 do add_plurals(forms, forms[i]) end
    for _, form in ipairs(forms) do
      local surface = { entry = entry, tokens = tokens_of(form),
        loose = entry.separators == "loose",
        exact = entry.case == "exact" or entry.case == "smart" and is_upper(text) }
      if surface.loose and form == text and has_free_hyphen(surface.tokens) then
        out[#out + 1] = { entry = entry, tokens = surface.tokens, exact = surface.exact }
        surface.tokens = tokens_of(form)
      end
      if surface.loose then surface.tokens = loosened(surface.tokens) end
      out[#out + 1] = surface
    end
  end
  return out
end

local function vocabulary_of(surfaces)
  local out = {}
  for _, list in ipairs(surfaces) do
    for _, surface in ipairs(list) do
      for _, token in ipairs(surface.tokens) do out[folded(token.text)] = true end
    end
  end
  return out
end

local function drop_misspelled(hits)
  local out = {}
  for _, hit in ipairs(hits) do
    local loses = false
    for _, other in ipairs(hit.edits > 0 and hits or {}) do
      if other.edits == 0 and other.first <= hit.last and hit.first <= other.last then
        loses = true
      end
    end
    if not loses then out[#out + 1] = hit end
  end
  return out
end

-- Every hit, in the order of lists: start, end, entry.
local function all_hits(entries, text)
  local tokens, surfaces, hits, seen = tokens_of(text), {}, {}, {}
  for i, entry in ipairs(entries) do surfaces[i] = surfaces_of(entry) end
  local vocabulary = vocabulary_of(surfaces)
  for number, list in ipairs(surfaces) do
    for _, surface in ipairs(list) do
      for i in ipairs(tokens) do
        for _, fit in ipairs(fits_at(tokens, i, surface, vocabulary) or {}) do
          local key = ("%d %d %d"):format(tokens[i].first, fit.last, number)
          local hit = seen[key]
          if not hit then
            hit = { first = tokens[i].first, last = fit.last, entry = number, edits = fit.edits,
              priority = entries[number].priority or 0 }
            seen[key], hits[#hits + 1] = hit, hit
          end
          hit.edits = math.min(hit.edits, fit.edits)
        end
      end
    end
  end
  table.sort(hits, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    if a.last ~= b.last then return a.last < b.last end
    return a.entry < b.entry
  end)
  return drop_misspelled(hits)
end

-- Priority, then the policy's order, then the older entry.
local function resolve(hits, policy)
  if policy == "all" then return hits end
  local ranked = table.move(hits, 1, #hits, 1, {})
  table.sort(ranked, function(a, b)
    if a.priority ~= b.priority then return a.priority > b.priority end
    local a_len, b_len = a.last - a.first, b.last - b.first
    if policy == "longest" and a_len ~= b_len then return a_len > b_len end
    if a.first ~= b.first then return a.first < b.first end
    if a_len ~= b_len then return a_len > b_len end
    return a.entry < b.entry
  end)
  local kept = {}
  for _, hit in ipairs(ranked) do
    local free = true
    for _, other in ipairs(kept) do
      if other.first <= hit.last and hit.first <= other.last then free = false end
    end
    if free then kept[#kept + 1] = hit end
  end
  return kept
end

-- ---- Comparing ----

local function show(hits)
  local out = {}
  for _, hit in ipairs(hits) do
    out[#out + 1] = ("%d-%d e%d"):format(hit.first, hit.last, hit.entry)
  end
  table.sort(out)
  return table.concat(out, "; ")
end

local function shown(iterator)
  local out = {}
  for span in iterator do
    out[#out + 1] = ("%d-%d %s"):format(span.first, span.last, span.id)
  end
  table.sort(out)
  return table.concat(out, "; ")
end

local function describe_case(entries, text)
  local out = { ("text %q"):format(text) }
  for i, entry in ipairs(entries) do
    local fields = {}
    for key, value in pairs(entry) do
      fields[#fields + 1] = ("%s=%q"):format(key, type(value) == "table" and value[1] or value)
    end
    table.sort(fields)
    out[#out + 1] = ("e%d %s"):format(i, table.concat(fields, " "))
  end
  return table.concat(out, "\n")
end

local function check(entries, text, policy)
  local ok, list = pcall(glean.list, entries)
  if not ok then return false end -- an entry without a word
  local doc = assert(glean.parse(text))
  local want = all_hits(entries, text)
  if random(2) == 1 then core.scan_lists(doc, core.list_set { glean.list { "x" }, list }) end
  core.match_list(doc, list, "@all", false, "l")
  assert.equal(show(want), shown(doc:layer "@all"), describe_case(entries, text))
  core.match_list(doc, list, nil, "X", "l", 0, policy)
  assert.equal(show(resolve(want, policy)), shown(doc:entities { overlap = "all" }),
    policy .. " " .. describe_case(entries, text))
  doc:close()
  doc = assert(glean.parse(text))
  doc:tokens()() -- now there is a token table
  core.match_list(doc, list, "@all", false, "l")
  assert.equal(show(want), shown(doc:layer "@all"), describe_case(entries, text))
  doc:close()
  list:close()
  return true
end

describe("a list against the reference", function()
  local seed = tonumber(os.getenv "GLEAN_SEED") or 1
  local function run(count, simple, fuzzy)
    math.randomseed(seed)
    local done = 0
    while done < count do
      local entries = {}
      for i = 1, random(4) do
        entries[i] = make_entry(i, fuzzy)
        if simple then entries[i] = { text = entries[i].text, id = "e" .. i } end
      end
      local text = make_text(random(12), fuzzy)
      if check(entries, text, pick { "leftmost", "leftmost", "longest", "all" }) then
        done = done + 1
      end
    end
  end

  it("finds the same, of plain entries", function() run(cases // 4, true, false) end)
  it("finds the same, with all options", function() run(cases // 2, false, false) end)
  it("finds the same, with misspelled words", function() run(cases // 4, false, true) end)
end)
