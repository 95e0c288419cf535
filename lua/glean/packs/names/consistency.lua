--- A name seen once in a sure context labels its other mentions.
--
-- After the rules the names that a sure rule found are gathered: people with
-- their surnames and nicknames, organisations with and without "Inc.", places.
-- A list of them is then run over the document; it competes with what stands
-- there, so that sure mentions stay what they are.

local glean = require "glean"

-- Rules whose matches are sure, by label.
local sure = {
  PERSON = { "titled", "nicknamed", "known-as", "given-family", "given-word-family",
    "initial-family", "aged", "relative" },
  ORG = { "org-suffix", "org-head", "org-of", "org-first", "org-acronym" },
  PLACE = { "place-state", "place-head", "place-doubtful", "place-of", "place-first" },
}
local priorities = { PERSON = 50, ORG = 56, PLACE = 46 }

local is_sure = {}
for label, names in pairs(sure) do
  for _, name in ipairs(names) do is_sure["names/" .. name] = label end
end

local closing = { ["“"] = "”", ["‘"] = "’", ["«"] = "»", ['"'] = '"' }

-- The nickname between quotation marks, and the name without it.
local function split_nickname(text)
  for open, close in pairs(closing) do
    local first, nickname, last = text:match("^(.-)%s*" .. open .. "(.-)" .. close .. "%s*(.*)$")
    if first then return first .. " " .. last, nickname end
  end
  return text, nil
end

local function is_in(list, text) return #list:find(text) > 0 end

-- Words behind the first one that may stand for the person alone: no initials,
-- no particles, no "Jr.".
local function surnames(text, lists)
  local found, n = {}, 0
  for word in text:gmatch "%S+" do
    n = n + 1
    local bare = word:gsub("[.,]+$", "")
    local small = bare:find "^%l" or #bare < 3 or bare:find "%."
    if n > 1 and not small and not is_in(lists.person_suffix, word)
      and not is_in(lists.stop, bare) then
      found[#found + 1] = bare
    end
  end
  return found
end

local keys = {}

function keys.PERSON(text, lists, add)
  local name, nickname = split_nickname(text)
  add(text)
  if nickname then add(nickname) end
  for _, surname in ipairs(surnames(name, lists)) do
    if not is_in(lists.country, surname) and not is_in(lists.region, surname) then add(surname) end
  end
end

-- "Gannet Steel Corp." and "Gannet Steel".
function keys.ORG(text, lists, add)
  add(text)
  local short, last = text:match "^(.-),?%s+(%S+)$"
  if short and #short > 3 and is_in(lists.org_suffix, last) and not is_in(lists.word, short)
    and not is_in(lists.given, short) then
    add(short)
  end
end

function keys.PLACE(text, _, add) add(text) end

-- Labels by text; false where a text has two.
local function gather(doc, lists)
  local labels, order = {}, {}
  for mention in doc:entities() do
    local label = is_sure[mention.rule or ""]
    if label == mention.label then
      keys[label](mention.text, lists, function(text)
        if labels[text] == nil then order[#order + 1] = text end
        if labels[text] ~= nil and labels[text] ~= label then label = false end
        labels[text] = label
      end)
    end
  end
  return labels, order
end

local guesses = { ["names/in-place"] = true }

-- What is said to be a place elsewhere is no surname alone.
local function drop_places(doc, labels)
  for mention in doc:entities "PLACE" do
    if labels[mention.text] == "PERSON" and not guesses[mention.rule] then
      labels[mention.text] = false
    end
  end
end

--- The component.
---@param lists table<string, glean.List> of the pack
---@return fun(doc: glean.Document)
return function(lists)
  return function(doc)
    local labels, order = gather(doc, lists)
    if #order == 0 then return end
    drop_places(doc, labels)
    local entries = { PERSON = {}, ORG = {}, PLACE = {} }
    for _, text in ipairs(order) do
      local to = entries[labels[text] or ""]
      local several = text:find "%s" and labels[text] ~= "PERSON"
      if to then to[#to + 1] = { text, case = several and "fold" or "exact" } end
    end
    for _, label in ipairs { "PERSON", "ORG", "PLACE" } do
      if #entries[label] > 0 then
        doc:mark(glean.list(entries[label]), { label = label, rule = "names/again",
          priority = priorities[label] })
      end
    end
  end
end
