-- Writes chars_data.h (character properties) and fold_data.h (search folding)
-- from the Unicode character database.
--
--   lua5.4 src/tables/gen_chars.lua [unicode-folder [output-folder]]
--
-- The output depends on the input alone; .ci/run regenerates and compares.

local ucd = dofile((arg[0]:match "^.*/" or "") .. "ucd.lua")
local read_lines, read_values, read_set = ucd.read_lines, ucd.read_values, ucd.read_set
local parse_code_points = ucd.parse_code_points
local cut, width = ucd.cut, ucd.width
local array_head, array, header_comment = ucd.array_head, ucd.array, ucd.header_comment
local write = ucd.write

local LAST = ucd.LAST
local HANGUL_FIRST, HANGUL_LAST = 0xAC00, 0xD7A3

-- Values of the enumerations, in the order of their numbers. The first is what
-- a code point has that no file names.
local WORD_BREAK = {
  "Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Regional_Indicator",
  "Format", "Katakana", "Hebrew_Letter", "ALetter", "Single_Quote",
  "Double_Quote", "MidNumLet", "MidLetter", "MidNum", "Numeric",
  "ExtendNumLet", "WSegSpace",
}
local GRAPHEME_BREAK = {
  "Other", "CR", "LF", "Control", "Extend", "ZWJ", "Regional_Indicator",
  "Prepend", "SpacingMark", "L", "V", "T", "LV", "LVT",
}
local SENTENCE_BREAK = {
  "Other", "CR", "LF", "Extend", "Sep", "Format", "Sp", "Lower", "Upper",
  "OLetter", "Numeric", "ATerm", "SContinue", "STerm", "Close",
}
-- Grouped, so that "is a letter" is one range.
local CATEGORY = {
  "Cn", "Cc", "Cf", "Cs", "Co", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc",
  "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
  "Sc", "Sk", "So", "Zs", "Zl", "Zp",
}

-- The record of a code point: name, first bit, number of bits.
local FIELDS = {
  { "WORD_BREAK", 0, 5 }, { "GRAPHEME_BREAK", 5, 4 },
  { "SENTENCE_BREAK", 9, 4 }, { "CATEGORY", 13, 5 },
  { "PICTOGRAPHIC", 18, 1 }, { "SPACE", 19, 1 }, { "IGNORABLE", 20, 1 },
  { "FOLDING_BASE", 21, 1 }, { "CLUSTER", 22, 1 }, { "ASSIGNED", 23, 1 },
  { "COMBINING_CLASS", 24, 8 },
}

-- Letters of these scripts lose their marks.
local FOLDING_SCRIPTS = { Latin = true, Greek = true, Cyrillic = true }

-- Letters that are written like Katakana and Han but have the script Common,
-- or are not Ideographic: the halfwidth voicing marks and the repetition marks.
local CLUSTER_EXTRA = { [0xFF9E] = true, [0xFF9F] = true,
  [0x3005] = true, [0x303B] = true }

-- Punctuation that people type in several ways.
local UNIFIED = {
  ["'"] = { 0x2018, 0x2019, 0x201A, 0x201B, 0x02BC, 0x2032, 0xFF07 },
  ['"'] = { 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xFF02 },
  ["-"] = { 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58,
    0xFE63, 0xFF0D },
}

-- Reading ------------------------------------------------------------------

-- General category, combining class (only if not 0) and the one-step
-- canonical decomposition of every assigned code point.
local function read_unicode_data()
  local category, class, decomposition = {}, {}, {}
  local range_start
  for line in read_lines("UnicodeData.txt") do
    local hex, name, gc, ccc, mapping =
      line:match("^(%x+);([^;]*);(%a%a);(%d+);[^;]*;([^;]*);")
    local c = tonumber(hex, 16)
    for member = range_start or c, c do category[member] = gc end
    range_start = name:find(", First>", 1, true) and c or nil
    if ccc ~= "0" then class[c] = tonumber(ccc) end
    if mapping:find("^%x") then
      decomposition[c] = parse_code_points(mapping)
    end
  end
  return category, class, decomposition
end

local function read_case_folding()
  local folding = {}
  for line in read_lines("CaseFolding.txt") do
    local hex, status, mapping = line:match("^(%x+); ([CF]); ([%x ]+);")
    if status then folding[tonumber(hex, 16)] = parse_code_points(mapping) end
  end
  return folding
end

local category, class, decomposition = read_unicode_data()
local case_folding = read_case_folding()
local script = read_values("Scripts.txt")
local ignorable =
  read_set("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")

-- Folding ------------------------------------------------------------------

local unified = {}
for character, list in pairs(UNIFIED) do
  for _, c in ipairs(list) do unified[c] = character:byte() end
end

local function is_mark(c)
  return category[c] and category[c]:sub(1, 1) == "M"
end

-- Appends the full canonical decomposition of c. No reordering: the result is
-- in canonical order by the stability of the data.
local function decompose(c, list)
  if not decomposition[c] then
    list[#list + 1] = c
    return list
  end
  for _, part in ipairs(decomposition[c]) do decompose(part, list) end
  return list
end

-- Appends the case folding of d, decomposed; marks stay what they are
-- (U+0345 would become a letter).
local function fold_case(d, list)
  if is_mark(d) or not case_folding[d] then
    list[#list + 1] = d
    return
  end
  for _, part in ipairs(case_folding[d]) do decompose(part, list) end
end

-- Is the letter c of a script whose letters lose their marks?
local function is_base_letter(c)
  return FOLDING_SCRIPTS[script[c]] and category[c]:sub(1, 1) == "L" or false
end

-- The fold of c as a list, and whether marks that follow it are dropped.
local function fold(c)
  local pieces, result, base = {}, {}, false
  for _, d in ipairs(decompose(c, {})) do fold_case(d, pieces) end
  for _, d in ipairs(pieces) do
    local dropped = ignorable[d]
      or base and (category[d] == "Mn" or category[d] == "Me")
    if not dropped then
      result[#result + 1] = unified[d] or d
      if not is_mark(d) then base = is_base_letter(unified[d] or d) end
    end
  end
  return result, base
end

local function folded_code_points()
  local list, seen = {}, {}
  for _, set in ipairs { decomposition, case_folding, ignorable, unified } do
    for c in pairs(set) do
      if not seen[c] and (c < HANGUL_FIRST or c > HANGUL_LAST) then
        seen[c] = true
        list[#list + 1] = c
      end
    end
  end
  table.sort(list)
  return list
end

-- Tables -------------------------------------------------------------------

-- The smallest three-stage table for values[0..LAST], each of `bytes` bytes.
local function build_table(values, bytes)
  local best
  for low = 3, 7 do
    local leaf, leaf_index, leaves = cut(values, LAST + 1, 1 << low)
    for high = 3, 8 do
      local count = (LAST + 1) >> low
      local middle, top, middles = cut(leaf_index, count, 1 << high)
      local t = { leaf = leaf, middle = middle, top = top, low = low,
        high = high, top_len = count >> high, bytes = bytes,
        middle_bytes = width(leaves), top_bytes = width(middles) }
      t.size = #leaf * bytes + #middle * t.middle_bytes
        + t.top_len * t.top_bytes
      if not best or t.size < best.size then best = t end
    end
  end
  best.top = table.move(best.top, 0, best.top_len - 1, 1, {})
  return best
end

-- Records ------------------------------------------------------------------

local function numbers_of(names)
  local numbers = {}
  for i, name in ipairs(names) do numbers[name] = i - 1 end
  return numbers
end

local function read_breaks(name, names)
  local values, numbers = read_values(name), numbers_of(names)
  for c, value in pairs(values) do
    values[c] = assert(numbers[value], value)
  end
  return values
end

-- One grapheme cluster is one token: the letters and marks that Word_Break
-- leaves out of ALetter because their scripts are written without spaces.
-- (Line_Break SA: Thai, Lao, Khmer, Myanmar and their relatives.)
local function make_cluster_test()
  local ideographic = read_set("PropList.txt", "Ideographic")
  local complex = read_set("LineBreak.txt", "SA")
  local katakana = read_set("auxiliary/WordBreakProperty.txt", "Katakana")
  return function(c)
    if not (category[c] or ""):find("^[LM]") and category[c] ~= "Nl" then
      return false
    end
    return ideographic[c] or complex[c] or katakana[c]
      or script[c] == "Hiragana" or script[c] == "Katakana"
      or CLUSTER_EXTRA[c] or false
  end
end

-- A function that gives the fields of one code point, in the order of FIELDS.
local function make_field_reader()
  local word = read_breaks("auxiliary/WordBreakProperty.txt", WORD_BREAK)
  local grapheme =
    read_breaks("auxiliary/GraphemeBreakProperty.txt", GRAPHEME_BREAK)
  local sentence =
    read_breaks("auxiliary/SentenceBreakProperty.txt", SENTENCE_BREAK)
  local categories = numbers_of(CATEGORY)
  local pictographic =
    read_set("emoji/emoji-data.txt", "Extended_Pictographic")
  local space = read_set("PropList.txt", "White_Space")
  local is_cluster = make_cluster_test()
  return function(c)
    local _, base = fold(c)
    return { word[c] or 0, grapheme[c] or 0, sentence[c] or 0,
      categories[category[c] or "Cn"], pictographic[c] and 1 or 0,
      space[c] and 1 or 0, ignorable[c] and 1 or 0, base and 1 or 0,
      is_cluster(c) and 1 or 0, category[c] and 1 or 0, class[c] or 0 }
  end
end

local function pack(fields)
  local record = 0
  for i, field in ipairs(FIELDS) do
    assert(fields[i] < 1 << field[3], field[1])
    record = record | fields[i] << field[2]
  end
  return record
end

-- values[c] = index into the list of distinct records; record 0 is 0.
local function build_records()
  local fields_of = make_field_reader()
  local records, seen, values = { 0 }, { [0] = 0 }, {}
  for c = 0, LAST do
    assert(not class[c] or is_mark(c), "only marks are reordered")
    local record = pack(fields_of(c))
    if not seen[record] then
      seen[record] = #records
      records[#records + 1] = record
    end
    values[c] = seen[record]
  end
  assert(#records <= 256, "a record index is one byte")
  return records, values
end

-- Writing ------------------------------------------------------------------

local function enumeration(comment, tag, prefix, names)
  local lines = { ("/* %s */\nenum %s {"):format(comment, tag) }
  for i, name in ipairs(names) do
    lines[#lines + 1] = ("  %s_%s = %d,"):format(prefix, name:upper(), i - 1)
  end
  lines[#lines + 1] = "};\n"
  return table.concat(lines, "\n")
end

-- The constants with which code finds its way through a three-stage table.
local function stage_constants(prefix, t)
  return ([[
enum {
  %s_LOW_BITS = %d,    /* bits of a code point that index a leaf block */
  %s_MIDDLE_BITS = %d, /* the bits above them, that index a middle block */
};
]]):format(prefix, t.low, prefix, t.high)
end

local function stages(storage, prefix, t)
  return table.concat({
    array(storage, prefix .. "_top", t.top_bytes, t.top),
    array(storage, prefix .. "_middle", t.middle_bytes, t.middle),
    array(storage, prefix .. "_leaf", t.bytes, t.leaf),
  }, "\n")
end

local function record_layout()
  local lines = {
    "/* A record: the first bit of each field, and its mask once shifted. */",
    "enum {" }
  for _, field in ipairs(FIELDS) do
    lines[#lines + 1] = ("  CHARS_%s_BIT = %d,"):format(field[1], field[2])
    if field[3] > 1 then
      lines[#lines + 1] = ("  CHARS_%s_MASK = 0x%X,"):format(field[1],
        (1 << field[3]) - 1)
    end
  end
  lines[#lines + 1] = "};\n"
  return table.concat(lines, "\n")
end

local function enumerations()
  return table.concat({
    enumeration("Word_Break, UAX #29.", "chars_word_break", "CHARS_WB",
      WORD_BREAK),
    enumeration("Grapheme_Cluster_Break, UAX #29.", "chars_grapheme_break",
      "CHARS_GCB", GRAPHEME_BREAK),
    enumeration("Sentence_Break, UAX #29.", "chars_sentence_break",
      "CHARS_SB", SENTENCE_BREAK),
    enumeration("General_Category, grouped by first letter.",
      "chars_category", "CHARS_GC", CATEGORY),
  }, "\n")
end

local function declarations(t, records)
  local lines = {}
  for _, item in ipairs {
    { "chars_top", t.top_bytes, #t.top },
    { "chars_middle", t.middle_bytes, #t.middle },
    { "chars_leaf", t.bytes, #t.leaf },
    { "chars_records", 4, #records }, { "chars_latin1", 4, 256 },
  } do
    lines[#lines + 1] = "extern " .. array_head(table.unpack(item)) .. ";"
  end
  return table.concat(lines, "\n") .. "\n"
end

local function write_chars()
  local records, values = build_records()
  local t = build_table(values, 1)
  local latin1 = {}
  for c = 0, 255 do latin1[c + 1] = records[values[c] + 1] end
  write("chars_data.h", {
    header_comment("chars_data.h", "properties of every code point."),
    ("   Bytes: stages %d + %d + %d, %d records %d, Latin-1 1024: %d. */")
      :format(#t.top * t.top_bytes, #t.middle * t.middle_bytes, #t.leaf,
        #records, #records * 4, t.size + #records * 4 + 1024),
    "#ifndef GLEAN_CHARS_DATA_H\n#define GLEAN_CHARS_DATA_H\n",
    "#include <stdint.h>\n",
    enumerations(), record_layout(), stage_constants("CHARS", t),
    "/* Code point -> block -> block -> index of its record; and the\n"
      .. "   records of U+0000 to U+00FF, for the direct way. */",
    declarations(t, records),
    "#endif\n",
    "/* The one file that defines the tables (chars.c) says so. */",
    "#if defined(CHARS_DEFINE_TABLES)\n",
    stages("", "chars", t),
    array("", "chars_records", 4, records, "0x%X"),
    array("", "chars_latin1", 4, latin1, "0x%X"),
    "#endif\n",
  })
end

-- Entries of the folding table; see the comment of fold_data.h.
local DROPPED, LONG = 0xFFFF, 0x8000

-- One stored string: alone if it is one code point that is no mark.
local function stored(result)
  local text = utf8.char(table.unpack(result))
  if #result == 1 and not is_mark(result[1]) then return text, 0 end
  return string.char(#text) .. text, LONG
end

-- {code point, stored string, flag} of each code point that changes; longest
-- string first, so that short ones are found inside long ones.
local function folding_list()
  local list = {}
  for _, c in ipairs(folded_code_points()) do
    local result, base = fold(c)
    assert(not base or not is_mark(result[#result]),
      "fold.c drops marks behind a folding base")
    if #result == 0 then
      list[#list + 1] = { c, "", DROPPED }
    elseif #result > 1 or result[1] ~= c then
      assert(#utf8.char(table.unpack(result)) <= 3 * #utf8.char(c))
      local text, flag = stored(result)
      list[#list + 1] = { c, text, flag }
    end
  end
  table.sort(list, function(a, b)
    if #a[2] ~= #b[2] then return #a[2] > #b[2] end
    return a[1] < b[1]
  end)
  return list
end

-- A string's place in the pool. Any occurrence will do: UTF-8 synchronizes
-- itself, and the length byte of a long string (< 32) is in no other string.
local function place(pool, text)
  local at = pool.text:find(text, 1, true)
  if not at then
    at = #pool.text + 1
    pool.text = pool.text .. text
  end
  assert(at - 1 < LONG - 1, "an offset in the pool has 15 bits")
  return at - 1
end

local function build_folding()
  local pool, values, changed, longest = { text = "\0" }, {}, 0, 0
  for c = 0, LAST do values[c] = 0 end
  for _, item in ipairs(folding_list()) do
    local c, text, flag = table.unpack(item)
    values[c] = flag == DROPPED and DROPPED or place(pool, text) | flag
    changed = changed + 1
    if flag == LONG then longest = math.max(longest, #text - 1) end
  end
  return pool.text .. ("\0"):rep(3), values, changed, longest
end

local FOLD_COMMENT = [[
   An entry of the table is
     0             the code point stays as it is,
     FOLD_DROPPED  it folds to nothing,
     offset        it folds to the one code point at that place of the pool,
     offset | FOLD_LONG
                   it folds to the string there: a length byte, then UTF-8.
   Four bytes may be read at each offset. Hangul syllables are not in the
   table: code decomposes them.
]]

local FOLD_CONSTANTS = [[
enum {
  FOLD_DROPPED = 0x%X,
  FOLD_LONG = 0x%X,
  FOLD_LONG_MAX = %d, /* bytes of the longest string with a length byte */
};
]]

local function write_fold()
  local pool, values, changed, longest = build_folding()
  local t = build_table(values, 2)
  write("fold_data.h", {
    header_comment("fold_data.h",
      "what each code point becomes for a search."),
    FOLD_COMMENT,
    ("   %d code points change."):format(changed),
    ("   Bytes: stages %d + %d + %d, pool %d: %d. */")
      :format(#t.top * t.top_bytes, #t.middle * t.middle_bytes,
        #t.leaf * 2, #pool, t.size + #pool),
    "#ifndef GLEAN_FOLD_DATA_H\n#define GLEAN_FOLD_DATA_H\n",
    "#include <stdint.h>\n",
    FOLD_CONSTANTS:format(DROPPED, LONG, longest),
    stage_constants("FOLD", t),
    stages("static ", "fold", t),
    array("static ", "fold_pool", 1, { pool:byte(1, #pool) }),
    "#endif\n",
  })
end

assert(_VERSION == "Lua 5.4", "run it with lua5.4")
write_chars()
write_fold()
