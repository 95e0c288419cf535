--- Recipes for texts as they come: each gives a text and the map back to the
-- original, so that what is found in it can be shown where it was.
--
--   lua5.4 examples/recipes.lua

local glean = require "glean"

local recipes = {}

--- ä to ae, ö to oe, ü to ue, ß to ss: German without umlauts.
recipes.german = { map = { ["ä"] = "ae", ["ö"] = "oe", ["ü"] = "ue", ["Ä"] = "Ae", ["Ö"] = "Oe",
  ["Ü"] = "Ue", ["ß"] = "ss", ["ẞ"] = "SS" } }

--- å to aa, ø to oe, æ to ae: Danish and Norwegian.
recipes.danish = { map = { ["å"] = "aa", ["ø"] = "oe", ["æ"] = "ae", ["Å"] = "Aa", ["Ø"] = "Oe",
  ["Æ"] = "Ae" } }

--- Normalize to NFC first, then with a map: decomposed letters are found, too.
function recipes.transliterate(text, options)
  local composed, first = glean.normalize(text, "NFC", true)
  if not composed then return nil, first end
  local result, later = glean.normalize(composed, options, true)
  return result, first:compose(later)
end

--- Join words that a line's end has cut: "govern-\nment" to "government", where
-- both halves are lower case.  `keep(word)`, if given, says which of them really
-- have a hyphen ("long-\nterm").
function recipes.join_lines(text, keep)
  local editor = glean.edit(text)
  for first, head, gap, tail in text:gmatch "()([%l\128-\255]+)(%-\r?\n[ \t]*)%f[%l\128-\255]()" do
    local rest = text:match("^[%l\128-\255]+", tail)
    local from = first + #head
    if keep and keep(head .. "-" .. rest) then
      editor:replace(from + 1, tail - 1, "")
    else
      editor:replace(from, from + #gap - 1, "")
    end
  end
  return editor:result()
end

local ENTITIES = { amp = "&", lt = "<", gt = ">", quot = '"', apos = "'", nbsp = "\u{A0}",
  shy = "\u{AD}", ndash = "–", mdash = "—", hellip = "…", lsquo = "‘", rsquo = "’",
  ldquo = "“", rdquo = "”", eacute = "é", uuml = "ü", ntilde = "ñ" }

local function entity(name)
  local hex = name:match "^#[xX](%x+)$"
  local number = hex and tonumber(hex, 16) or tonumber(name:match "^#(%d+)$")
  if not number then return ENTITIES[name] end
  local scalar = number > 0 and number <= 0x10FFFF and (number < 0xD800 or number > 0xDFFF)
  return scalar and utf8.char(number) or nil
end

--- HTML's character references: &amp; &#8217; &#x2019; Unknown ones stay.
function recipes.decode_html(text)
  local editor = glean.edit(text)
  for first, name, stop in text:gmatch "()&(#?%w+);()" do
    local new = entity(name)
    if new then editor:replace(first, stop - 1, new) end
  end
  return editor:result()
end

-- One after the other: a search in the clean text, shown in the original.
if arg and arg[0] and arg[0]:find "recipes%.lua$" then
  local page = "The M&uuml;nchen govern-\nment said &ldquo;no&rdquo;."
  local decoded, first = recipes.decode_html(page)
  local joined, second = recipes.join_lines(decoded)
  local plain, third = recipes.transliterate(joined, recipes.german)
  local edits = first:compose(second):compose(third)
  print(plain)
  for _, word in ipairs { "Muenchen", "government" } do
    local from, to = plain:find(word, 1, true)
    print(word, (page:sub(edits:original(from, to)):gsub("\n", "\\n")))
  end
end

return recipes
