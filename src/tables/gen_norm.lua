-- Writes norm_data.h: normalization forms and case folding, from the Unicode
-- Character Database.
--
--   lua5.4 src/tables/gen_norm.lua [unicode-folder [output-folder [age]]]
--
-- The output depends on the input alone; .ci/run regenerates and compares.
-- With an age ("12.1") the tables know only what was assigned by then, as if
-- made at that time: a test asks whether a newer utf8proc fills the gap.

local ucd = dofile((arg[0]:match "^.*/" or "") .. "ucd.lua")
local AGE = arg[3]

local LAST = ucd.LAST
local LOW_BITS = 5 -- of a code point, that index a block
local HIGH = 0x30000 -- from here on no table is needed
local BLOCK = 1 << LOW_BITS
local HANGUL_FIRST, HANGUL_LAST = 0xAC00, 0xD7A3
local PAIR_SLOTS = 2048

-- Forms: how each code point is decomposed, and whether the result is composed.
local FORMS = {
  { name = "NFC", compose = true }, { name = "NFD" },
  { name = "NFKC", compat = true, compose = true },
  { name = "NFKD", compat = true },
  { name = "NFKC_CF", casefold = true, compose = true },
  { name = "FOLD", fold = true },
}

-- Classes of an entry, in the order of their numbers.
local INERT, MAP, MARK, SLOW = 0, 1, 2, 3
local UNKNOWN, HANGUL = 0xFFFF, 0xFFFE -- in place of an offset, of SLOW ones

-- Reading ------------------------------------------------------------------

local function age_number(text)
  local major, minor = text:match "^(%d+)%.(%d+)$"
  return tonumber(major) * 100 + tonumber(minor)
end

-- The code points younger than AGE.
local function read_young()
  local young = {}
  if not AGE then return young end
  for line in ucd.read_lines "DerivedAge.txt" do
    local first, last, age = line:match "^(%x+)%.?%.?(%x*)%s*;%s*([%d.]+)"
    if first and age_number(age) > age_number(AGE) then
      for c = tonumber(first, 16), tonumber(last ~= "" and last or first, 16) do
        young[c] = true
      end
    end
  end
  return young
end

local young = read_young()

-- One-step decompositions: canonical[c] and compat[c]; tag[c] of the latter.
local assigned, class, canonical, compat, tag = {}, {}, {}, {}, {}

local function read_decomposition(c, mapping)
  local kind = mapping:match "^<(%a+)>"
  local list = ucd.parse_code_points((mapping:gsub("^<%a+>", "")))
  if #list == 0 then return end
  compat[c], tag[c] = list, kind
  if not kind then canonical[c] = list end
end

local function read_unicode_data()
  local range_start
  for line in ucd.read_lines "UnicodeData.txt" do
    local hex, name, ccc, mapping = line:match "^(%x+);([^;]*);%a%a;(%d+);[^;]*;([^;]*);"
    local c = tonumber(hex, 16)
    for member = range_start or c, c do
      if not young[member] then assigned[member] = true end
    end
    range_start = name:find(", First>", 1, true) and c or nil
    if not young[c] then
      class[c] = ccc ~= "0" and tonumber(ccc) or nil
      read_decomposition(c, mapping)
    end
  end
end

local function read_folding()
  local folding = {}
  for line in ucd.read_lines "CaseFolding.txt" do
    local hex, status, mapping = line:match "^(%x+); ([CF]); ([%x ]+);"
    local c = status and tonumber(hex, 16)
    if c and not young[c] then folding[c] = ucd.parse_code_points(mapping) end
  end
  return folding
end

local function read_nfkc_casefold()
  local mapping = {}
  for line in ucd.read_lines "DerivedNormalizationProps.txt" do
    local first, last, value = line:match "^(%x+)%.?%.?(%x*)%s*; NFKC_CF; ([%x ]*)"
    if first then
      for c = tonumber(first, 16), tonumber(last ~= "" and last or first, 16) do
        if not young[c] then mapping[c] = ucd.parse_code_points(value) end
      end
    end
  end
  return mapping
end

read_unicode_data()
local folding = read_folding()
local nfkc_casefold = read_nfkc_casefold()
local excluded = ucd.read_set("DerivedNormalizationProps.txt", "Full_Composition_Exclusion")

-- Decomposition and composition --------------------------------------------

local function is_hangul(c) return c >= HANGUL_FIRST and c <= HANGUL_LAST end

local function decompose_hangul(c, list)
  local index = c - HANGUL_FIRST
  list[#list + 1] = 0x1100 + index // 588
  list[#list + 1] = 0x1161 + index % 588 // 28
  if index % 28 ~= 0 then list[#list + 1] = 0x11A7 + index % 28 end
  return list
end

-- Appends the full decomposition of c; it is in canonical order.
local function decompose(c, steps, list)
  if is_hangul(c) then return decompose_hangul(c, list) end
  if not steps[c] then
    list[#list + 1] = c
    return list
  end
  for _, part in ipairs(steps[c]) do decompose(part, steps, list) end
  return list
end

-- pairs_of[first][second] = composite; back[c]: c is some pair's second.
local pairs_of, back, pair_list = {}, {}, {}

local function add_pair(first, second, composite)
  pairs_of[first] = pairs_of[first] or {}
  pairs_of[first][second] = composite
  back[second] = true
  pair_list[#pair_list + 1] = { first, second, composite }
end

local function make_pairs()
  local composites = {}
  for c, list in pairs(canonical) do
    if #list == 2 and not excluded[c] then composites[#composites + 1] = c end
  end
  table.sort(composites)
  for _, c in ipairs(composites) do add_pair(canonical[c][1], canonical[c][2], c) end
  for c = 0x1161, 0x1175 do back[c] = true end
  for c = 0x11A8, 0x11C2 do back[c] = true end
end

local function compose_pair(a, b)
  if a >= 0x1100 and a <= 0x1112 and b >= 0x1161 and b <= 0x1175 then
    return HANGUL_FIRST + ((a - 0x1100) * 21 + b - 0x1161) * 28
  end
  if is_hangul(a) and (a - HANGUL_FIRST) % 28 == 0 and b >= 0x11A8 and b <= 0x11C2 then
    return a + b - 0x11A7
  end
  return pairs_of[a] and pairs_of[a][b]
end

-- The canonical composition of an ordered list (UAX #15).
local function compose(list)
  local out, starter, last = {}, nil, -1
  for _, c in ipairs(list) do
    local ccc = class[c] or 0
    local joined = starter and last < ccc and compose_pair(out[starter], c)
      or starter and last == -1 and compose_pair(out[starter], c)
    if joined then
      out[starter] = joined
    else
      out[#out + 1] = c
      if ccc == 0 then starter, last = #out, -1 else last = ccc end
    end
  end
  return out
end

-- Entries ------------------------------------------------------------------

local pool = "\0" -- offset 0 means "no mapping"

-- A string's place in the pool; any occurrence will do.
local function place(text)
  local at = pool:find(text, 1, true)
  if not at then
    at = #pool + 1
    pool = pool .. text
  end
  assert(at - 1 < HANGUL, "an offset has 16 bits")
  return at - 1
end

local function entry(kind, text, ccc)
  local offset = text and (text == "" and 1 or place(text)) or 0
  return kind | (text and #text or 0) << 2 | offset << 8 | (ccc or 0) << 24
end

local UNKNOWN_ENTRY = SLOW | UNKNOWN << 8
local HANGUL_ENTRY = SLOW | HANGUL << 8

local function is_noncharacter(c) return c & 0xFFFE == 0xFFFE or c >= 0xFDD0 and c <= 0xFDEF end

-- The decomposed and the composed list that a form makes of c.
local function results(form, c)
  if form.fold then
    local list = folding[c] or { c }
    return list, list
  end
  if form.casefold then
    local list = {}
    for _, part in ipairs(nfkc_casefold[c] or { c }) do decompose(part, canonical, list) end
    return list, compose(list)
  end
  local list = decompose(c, form.compat and compat or canonical, {})
  return list, form.compose and compose(list) or list
end

-- May code points before c change, or be changed by, what begins with c?
local function joins(form, c) return class[c] or form.compose and back[c] end

local function make_entry(form, c)
  local mapped = form.casefold and nfkc_casefold[c]
  if not assigned[c] and not mapped then
    return is_noncharacter(c) and INERT or UNKNOWN_ENTRY
  end
  if is_hangul(c) then return (form.compose or form.fold) and INERT or HANGUL_ENTRY end
  local parts, result = results(form, c)
  local same = #result == 1 and result[1] == c
  if form.fold then return same and INERT or entry(MAP, utf8.char(table.unpack(result))) end
  if same then
    if form.compose and back[c] then return entry(SLOW, nil, class[c]) end
    return class[c] and entry(MARK, nil, class[c]) or INERT
  end
  local text = utf8.char(table.unpack(result))
  if #result == 0 or joins(form, result[1]) or joins(form, parts[1]) then
    return entry(SLOW, text)
  end
  return entry(MAP, text, class[result[#result]])
end

-- Strings of all forms, the longest first, so that short ones are found inside.
local function fill_pool()
  local texts, seen = {}, {}
  for _, form in ipairs(FORMS) do
    for c = 0, HIGH - 1 do
      if assigned[c] and (compat[c] or nfkc_casefold[c] or folding[c]) then
        local _, result = results(form, c)
        local text = utf8.char(table.unpack(result))
        if not seen[text] and (#result ~= 1 or result[1] ~= c) then
          seen[text] = true
          texts[#texts + 1] = text
        end
      end
    end
  end
  table.sort(texts, function(a, b)
    if #a ~= #b then return #a > #b end
    return a < b
  end)
  for _, text in ipairs(texts) do if text ~= "" then place(text) end end
end

-- Tables -------------------------------------------------------------------

-- The code points first .. last whose lead and second byte are given: second
-- is the second's bits 3 to 5.
local function span_of(lead, second)
  if lead < 0xE0 then return (lead & 31) << 6 | second << 3, 8 end
  if lead < 0xF0 then return (lead & 15) << 12 | second << 9, 512 end
  return (lead & 7) << 18 | second << 15, 32768
end

-- Bit b of leads[lead - 0xC0]: is any code point of span_of(lead, b) not inert?
local function make_leads(values)
  local leads = {}
  for i = 1, 64 do leads[i] = 0 end
  for lead = 0xC2, 0xF4 do
    for second = 0, 7 do
      local first, count = span_of(lead, second)
      for c = first, math.min(first + count - 1, LAST) do
        if values[c] ~= INERT then
          leads[lead - 0xC0 + 1] = leads[lead - 0xC0 + 1] | 1 << second
          break
        end
      end
    end
  end
  return leads
end

-- Vectors find what is not inert by the nibbles of its first three bytes. Each
-- of three sets of leads (C0-DF, E0-E3, E4-FF) has eight classes, a bit each:
-- the ranges of one are near in use or in bytes. A class is looked for wherever
-- every nibble occurs in one of its code points: so a class of few leads, or of
-- few second and third bytes, stops at little that is inert.
local FILTER = { -- first, set * 8 + bit
  { 0x80, 5 }, { 0xC0, 0 }, { 0x100, 1 }, { 0x400, 2 }, { 0x440, 3 },
  { 0x480, 4 }, { 0x580, 5 }, { 0x5C0, 2 }, { 0x5D0, 3 }, { 0x600, 7 },
  { 0x640, 6 }, { 0x650, 7 }, { 0x670, 6 }, { 0x671, 3 }, { 0x680, 4 },
  { 0x800, 9 }, { 0x900, 8 }, { 0x980, 9 }, { 0xD00, 10 }, { 0xD80, 9 },
  { 0x1000, 12 }, { 0x1040, 10 }, { 0x1300, 12 }, { 0x1600, 11 },
  { 0x1700, 12 }, { 0x1900, 11 }, { 0x1C00, 12 }, { 0x2000, 13 },
  { 0x2040, 10 }, { 0x2100, 9 }, { 0x2400, 10 }, { 0x2AC0, 8 },
  { 0x2B00, 10 }, { 0x3000, 14 }, { 0x3040, 15 }, { 0x3100, 9 },
  { 0x4000, 16 }, { 0xC000, 17 }, { 0xE000, 18 }, { 0xFB00, 19 },
  { 0xFE00, 20 }, { 0xFF00, 21 }, { 0xFF80, 20 }, { 0x10000, 23 },
  { 0x1F000, 22 }, { 0x20000, 23 },
}

-- Of C0-CF, D0-DF, E0-E3, E4-EF, F0-FF: the bits by which nibbles tell leads.
local function row_of(lead)
  if lead >= 0xE0 then return lead < 0xE4 and 4 or lead < 0xF0 and 8 or 16 end
  return lead < 0xD0 and 1 or 2
end

local function filter_place(c)
  local low, high = 1, #FILTER
  while low < high do
    local middle = (low + high + 1) // 2
    if FILTER[middle][1] <= c then low = middle else high = middle - 1 end
  end
  return FILTER[low][2]
end

-- 16 bytes each, by set: of the high and the low nibble of the first byte, of
-- the second, of the third; then by row of the first byte. Then 64 bytes each, by
-- set: of the lower six bits of the first three bytes.
local function make_filter(values)
  local filter = {}
  for i = 1, 20 * 16 + 9 * 64 do filter[i] = 0 end
  local function note(set, nibble, value, bits)
    local at = (set * 6 + nibble) * 16 + value + 1
    filter[at] = filter[at] | bits
  end
  for c = 0x80, LAST do
    if values[c] ~= INERT then
      local place = filter_place(c)
      local bytes = utf8.char(c)
      local row = row_of(bytes:byte())
      note(3, 0, bytes:byte() >> 4, row)
      note(3, 1, bytes:byte() & 15, row)
      for i = 0, 2 do
        local byte = bytes:byte(i + 1)
        if byte then
          note(place >> 3, 2 * i, byte >> 4, 1 << (place & 7))
          note(place >> 3, 2 * i + 1, byte & 15, 1 << (place & 7))
          local at = 20 * 16 + ((place >> 3) * 3 + i) * 64 + (byte & 63) + 1
          filter[at] = filter[at] | 1 << (place & 7)
        end
      end
    end
  end
  return filter
end

local blocks, block_of = {}, {}

local function index_of(values)
  local index = {}
  for start = 0, HIGH - 1, BLOCK do
    local key = table.concat(values, ",", start, start + BLOCK - 1)
    if not block_of[key] then
      block_of[key] = #blocks // BLOCK
      table.move(values, start, start + BLOCK - 1, #blocks + 1, blocks)
    end
    index[#index + 1] = block_of[key]
  end
  return index
end

local HASH_FIRST, HASH_SECOND = 0x9E3779B1, 0x85EBCA6B

local function hash(a, b)
  return ((a * HASH_FIRST + b * HASH_SECOND) & 0xFFFFFFFF) >> 21
end

-- An open-addressing hash table of the pairs; how far a search goes at most.
local function hash_pairs()
  local slots, reach = {}, 0
  for i = 1, PAIR_SLOTS * 3 do slots[i] = 0 end
  for _, pair in ipairs(pair_list) do
    local at, steps = hash(pair[1], pair[2]), 1
    while slots[at * 3 + 3] ~= 0 do at, steps = (at + 1) % PAIR_SLOTS, steps + 1 end
    table.move(pair, 1, 3, at * 3 + 1, slots)
    reach = math.max(reach, steps)
  end
  return slots, reach
end

-- Full- and halfwidth forms, by the decompositions <wide> and <narrow>.
local function width_pairs()
  local list = {}
  for c = 0, HIGH - 1 do
    if tag[c] == "wide" or tag[c] == "narrow" then
      assert(#compat[c] == 1)
      table.move({ c, compat[c][1] }, 1, 2, #list + 1, list)
    end
  end
  return list
end

local function filter_ranges()
  local list = {}
  for _, range in ipairs(FILTER) do table.move(range, 1, 2, #list + 1, list) end
  return list
end

local COMMENT = [[
   Each form has an index: block number of a code point's upper bits; blocks of
   all forms are shared. An entry:
     bits 0-1    the class, see enum norm_class
     bits 2-7    the length of its mapping in bytes
     bits 8-23   the mapping's place in the pool, 0 for none; or NORM_UNKNOWN
                 (not assigned), NORM_HANGUL (a syllable, to be decomposed)
     bits 24-31  Canonical_Combining_Class of the mapping's last code point,
                 or of the code point itself where there is no mapping
   32 bytes may be read at each place of the pool. Code points from NORM_HIGH on
   have no mapping but to nothing, and the class 0.
]]

local CONSTANTS = [[
enum {
  NORM_LOW_BITS = %d,
  NORM_HIGH = 0x%X,
  NORM_UNKNOWN = 0x%X,
  NORM_HANGUL = 0x%X,
  NORM_PAIR_SLOTS = %d,
  NORM_PAIR_REACH = %d, /* slots a search looks at, at most */
  NORM_WIDTH_PAIRS = %d,
  NORM_FILTER_RANGES = %d,
};

#define NORM_HASH_FIRST 0x%Xu
#define NORM_HASH_SECOND 0x%Xu
#define NORM_HASH_SHIFT 21
]]

local function form_tables()
  local parts = {}
  for _, form in ipairs(FORMS) do
    local values = {}
    for c = 0, LAST do values[c] = make_entry(form, c) end
    local name = form.name:lower()
    parts[#parts + 1] = ucd.array("static ", "norm_index_" .. name, 2, index_of(values))
    local leads = make_leads(values)
    parts[#parts + 1] = ucd.array("static ", "norm_leads_" .. name, 1, leads)
    parts[#parts + 1] = ucd.array("static ", "norm_filter_" .. name, 1, make_filter(values))
  end
  return table.concat(parts, "\n")
end

assert(_VERSION == "Lua 5.4", "run it with lua5.4")
make_pairs()
fill_pool()
local forms = form_tables()
local slots, reach = hash_pairs()
local widths = width_pairs()
local bytes = #FORMS * (HIGH // BLOCK * 2 + 64 + 896) + #blocks * 4 + #pool + #slots * 4
ucd.write("norm_data.h", {
  ucd.header_comment("norm_data.h", "normalization forms, and case folding (FOLD)."),
  COMMENT,
  ("   %d blocks, pool %d, %d pairs. Bytes: %d. */"):format(#blocks // BLOCK, #pool,
    #pair_list, bytes),
  "#ifndef GLEAN_NORM_DATA_H\n#define GLEAN_NORM_DATA_H\n",
  "#include <stdint.h>\n",
  CONSTANTS:format(LOW_BITS, HIGH, UNKNOWN, HANGUL, PAIR_SLOTS, reach, #widths // 2, #FILTER,
    HASH_FIRST, HASH_SECOND),
  forms,
  ucd.array("static ", "norm_blocks", 4, blocks, "0x%X"),
  ucd.array("static ", "norm_pool", 1, { (pool .. ("\0"):rep(32)):byte(1, -1) }),
  "/* first, second, composite; a composite 0 ends a search. */",
  ucd.array("static ", "norm_pairs", 4, slots, "0x%X"),
  "/* First code point of a range, its set * 8 + bit in the filters. */",
  ucd.array("static ", "norm_filter_ranges", 4, filter_ranges(), "0x%X"),
  "/* Full- or halfwidth form, what it stands for. */",
  ucd.array("static ", "norm_widths", 4, widths, "0x%X"),
  "#endif\n",
})
