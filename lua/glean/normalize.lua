--- glean.normalize and glean.edit: changed texts that remember the original.
--
--   local s, edits = glean.normalize(text, "NFC", true)
--   local first, last = edits:original(first_in_s, last_in_s)

local core = require "glean.core"
local errors = require "glean.errors"

local normalize = {}

local FORMS = { NFC = true, NFD = true, NFKC = true, NFKD = true, NFKC_CF = true, none = true }
local POLICIES = { strict = true, replace = true }
local SPACES = { plain = true, collapse = true, keep = true }
-- option -> the types it may have
local OPTIONS = {
  form = "string", utf8 = "string", lang = "string", spaces = "boolean string", map = "table",
  fold = "boolean", quotes = "boolean", dashes = "boolean", ellipsis = "boolean",
  ignorables = "boolean", diacritics = "boolean", strokes = "boolean", ligatures = "boolean",
  width = "boolean",
}
local TURKIC = { tr = true, az = true }
local NAMES = {}
for name in pairs(OPTIONS) do NAMES[#NAMES + 1] = name end
table.sort(NAMES)

local of_form = {} -- form -> normalizer
local of_options = setmetatable({}, { __mode = "k" }) -- a table of options -> { key, normalizer }

local function check_options(opts)
  errors.check_keys("glean.normalize", opts, OPTIONS)
  for name, types in pairs(OPTIONS) do
    errors.check_type("option '" .. name .. "'", opts[name], types, true)
  end
  errors.check_option("the form", opts.form, FORMS)
  errors.check_option("option 'utf8'", opts.utf8, POLICIES)
  if type(opts.spaces) == "string" then
    errors.check_option("option 'spaces'", opts.spaces, SPACES)
  end
  if opts.lang and not opts.lang:find "^%l%l%l?%f[%W][%w-]*$" then
    errors.misuse("option 'lang' is '%s', not a language code such as \"tr\"", opts.lang)
  end
end

-- The code point that a key of 'map' stands for: a number, or one character.
local function code_point_of(key)
  if math.type(key) == "integer" and key >= 0 and key <= 0x10FFFF then return key end
  if type(key) == "string" and utf8.len(key) == 1 then return utf8.codepoint(key) end
  errors.misuse("a key of 'map' must be one code point, not '%s'", tostring(key))
end

-- { code point, text, … }, in order.
local function list_map(map)
  local keys, texts, list = {}, {}, {}
  for key, text in pairs(map) do
    local c = code_point_of(key)
    if type(text) ~= "string" or not core.valid(text) or #text > 63 then
      errors.misuse("'map': U+%04X must become a string of at most 63 bytes of UTF-8", c)
    end
    if texts[c] then errors.misuse("'map' has U+%04X twice", c) end
    keys[#keys + 1], texts[c] = c, text
  end
  table.sort(keys)
  for _, c in ipairs(keys) do
    list[#list + 1] = c
    list[#list + 1] = texts[c]
  end
  return list
end

-- What the core takes, from checked options.
local function core_options(opts)
  local out = {}
  for _, name in ipairs(NAMES) do out[name] = opts[name] end
  if opts.spaces == true then out.spaces = "plain" end
  if not opts.spaces then out.spaces = nil end
  if opts.map then out.map = list_map(opts.map) end
  out.turkic = opts.lang and TURKIC[opts.lang:match "^%l+"] or false
  return out
end

local function make(opts)
  local normalizer, err = core.normalizer(opts)
  if not normalizer then errors.misuse("%s", err.message) end
  return normalizer
end

local function by_form(form)
  errors.check_option("the form", form, FORMS)
  of_form[form] = of_form[form] or make { form = form }
  return of_form[form]
end

-- What distinguishes two tables of options.
local function key_of(opts)
  local parts = {}
  for i, name in ipairs(NAMES) do parts[i] = tostring(opts[name]) end
  if type(opts.map) == "table" then
    local pairs_of = {}
    for key, text in pairs(opts.map) do
      pairs_of[#pairs_of + 1] = ("%q=%q"):format(tostring(key), tostring(text))
    end
    table.sort(pairs_of)
    parts[#parts + 1] = table.concat(pairs_of, ",")
  end
  return table.concat(parts, ";")
end

local function by_options(opts)
  local known, key = of_options[opts], key_of(opts)
  if known and known.key == key then return known.normalizer end
  check_options(opts)
  local made = make(core_options(opts))
  of_options[opts] = { key = key, normalizer = made }
  return made
end

--- Normalize a text.  Options are composed into one map, which takes some
-- milliseconds and is kept with the table: give the same table again.
--
--   form        "NFC" "NFD" "NFKC" "NFKD" "NFKC_CF"; none: code points alone
--   fold, lang  full case folding; with lang "tr" or "az" I is ı
--   quotes dashes ellipsis  ‘ ’ “ ” to ' and "; – — − to -; … to ...
--   spaces      true: of any width to U+0020; "collapse": runs of white space too
--   ignorables  drop the soft hyphen, BOM, joiners, bidi controls
--   diacritics  drop marks on Latin, Greek and Cyrillic letters
--   strokes     ø ł đ æ œ ß þ to o l d ae oe ss th
--   ligatures width  ﬁ to fi; Ａ to A
--   map         { ["ä"] = "ae", … }, before all others
--   utf8        "strict" (an error) or "replace" (U+FFFD)
---@param text string
---@param form string|table "NFC" "NFD" "NFKC" "NFKD" "NFKC_CF", or options
---@param want_edits? boolean
---@return string? result
---@return glean.Edits|glean.Error|nil edits if wanted; the error where result is nil
function normalize.normalize(text, form, want_edits)
  errors.check_type("text", text, "string")
  errors.check_type("the form", form, "string table")
  local normalizer = type(form) == "string" and by_form(form) or by_options(form)
  return core.normalize(normalizer, text, want_edits)
end

--- Replacements in a text, in any order, none inside another.
---@class glean.Editor
local Editor = {}
Editor.__index = Editor
Editor.__name = "glean.editor"

--- An editor of a text.
---@param text string
---@return glean.Editor
function normalize.edit(text)
  errors.check_type("text", text, "string")
  return setmetatable({ text = text, count = 0 }, Editor)
end

local function is_inside(text, at) -- of a code point
  local byte = text:byte(at)
  return byte and byte >= 0x80 and byte < 0xC0
end

local function check_bounds(text, first, last)
  if math.type(first) ~= "integer" or math.type(last) ~= "integer" then
    errors.misuse "first and last must be integers"
  end
  if first < 1 or last < first - 1 or last > #text then
    errors.misuse("bytes %d to %d are outside the text (%d bytes)", first, last, #text)
  end
  if is_inside(text, first) or is_inside(text, last + 1) then
    errors.misuse("bytes %d to %d begin or end inside a code point", first, last)
  end
end

-- The place of a replacement among those already there: behind equal ones.
local function place_of(self, first)
  local low, high = 1, self.count + 1
  while low < high do
    local middle = (low + high) // 2
    if self[middle].first <= first then low = middle + 1 else high = middle end
  end
  return low
end

--- Replace bytes first..last (last = first - 1: insert before first).
---@param first integer 1-based byte
---@param last integer inclusive
---@param new string
---@return glean.Editor self
function Editor:replace(first, last, new)
  check_bounds(self.text, first, last)
  errors.check_type("the replacement", new, "string")
  local at = place_of(self, first)
  local before, after = self[at - 1], self[at]
  if before and before.last >= first or after and after.first <= last then
    local other = before and before.last >= first and before or after
    errors.misuse("bytes %d to %d overlap the replacement of bytes %d to %d", first, last,
      other.first, other.last)
  end
  table.insert(self, at, { first = first, last = last, new = new })
  self.count = self.count + 1
  return self
end

--- The text with all replacements, and its map back.
---@return string result
---@return glean.Edits edits
function Editor:result()
  local parts, spans, at = {}, {}, 1
  for _, edit in ipairs(self) do
    parts[#parts + 1] = self.text:sub(at, edit.first - 1)
    parts[#parts + 1] = edit.new
    spans[#spans + 1] = edit.first - 1
    spans[#spans + 1] = edit.last
    spans[#spans + 1] = #edit.new
    at = edit.last + 1
  end
  parts[#parts + 1] = self.text:sub(at)
  return table.concat(parts), core.edits(#self.text, spans)
end

return normalize
