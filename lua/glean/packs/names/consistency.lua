--- A name seen once in a sure context labels its other mentions.
--
-- After the rules the names that a sure rule found are gathered: people with
-- their surnames, given names and nicknames, organisations with and without
-- "Inc.", places.  One list of them is then run over the document; it competes
-- with what stands there, so that sure mentions stay what they are.

local glean = require "glean"
local letters = require "glean.packs.names.letters"

-- Rules whose matches are sure, by label.
local sure = {
  PERSON = { "titled", "nicknamed", "known-as", "given-family", "given-word-family",
    "initial-family", "aged", "relative", "greeted", "apposed" },
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

-- Does this word open a sentence that goes on with a small letter?  Then it may
-- be no name there.
local function opens_sentence(text, word)
  local first, last = text:find(word, 1, true)
  while first do
    if text:find("^%s+%l", last + 1)
      and text:sub(math.max(1, first - 8), first - 1):find "[.!?”\n]%s*$" then
      return true
    end
    first, last = text:find(word, last + 1, true)
  end
  return text:find("^%s*" .. word:gsub("%-", "%%-") .. "%s+%l") ~= nil
end

-- May the first word of a name stand for the person?
local function is_given(word, text, lists)
  if #word < 3 or is_in(lists.stop, word) or is_in(lists.soft, word) then return false end
  if not is_in(lists.given_word, word) then
    return is_in(lists.given, word) or is_in(lists.given_own, word)
  end
  return not is_in(lists.title, word) and not opens_sentence(text, word)
end

-- May a word behind the first one?  No initials, no particles, no "Jr."
local function is_surname(word, bare, lists)
  return #bare > 2 and not bare:find "^%l" and not bare:find "%."
    and not is_in(lists.person_suffix, word) and not is_in(lists.stop, bare)
    and not is_in(lists.country, bare) and not is_in(lists.region, bare)
end

-- What stands for a person: the name, its words, the nickname.  A name in
-- capitals also stands for one in small letters.
local function add_person(name, text, lists, add)
  local plain, nickname = split_nickname(name)
  local all_capitals, n = letters.are_capitals(plain), 0
  add(name)
  if nickname then add(nickname) end
  for word in plain:gmatch "%S+" do
    n = n + 1
    local bare = word:gsub("[.,]+$", "")
    if n > 1 and is_surname(word, bare, lists) or n == 1 and bare ~= name
      and is_given(bare, text, lists) then
      add(bare)
      if all_capitals and not is_in(lists.word, bare) then add(letters.title(bare)) end
    end
  end
end

-- "Gannet Steel" of "Gannet Steel Co., Ltd."
local function without_suffix(name, lists)
  for head, at in name:gmatch "()%s+()" do
    if is_in(lists.org_suffix, name:sub(at)) then
      local short = name:sub(1, head - 1)
      if short:sub(-1) ~= "," then return short end
      return without_suffix(short:sub(1, -2), lists)
    end
  end
  return name
end

local function add_org(name, lists, add)
  add(name)
  local short = without_suffix(name, lists)
  if short ~= name and #short > 3 and not is_in(lists.word, short)
    and not is_in(lists.given, short) then
    add(short)
  end
end

-- Rules that take a name for an organisation or a place that may be a person's.
local guesses = { ["names/org-context"] = true, ["names/in-place"] = true }

-- What the mentions say: labels by text, false where a text has two; the order
-- of these texts; mentions that are not sure; texts of places.
local function gather(doc, lists)
  local labels, order, unsure, places, seen = {}, {}, {}, {}, {}
  local text, label = doc.text, nil
  local function add(name)
    if labels[name] == nil then
      order[#order + 1], labels[name] = name, label
    elseif labels[name] ~= label then
      labels[name] = false
    end
  end
  for mention in doc:entities() do
    label = mention.label
    local name, rule = mention.text, mention.rule
    if is_sure[rule] == label then
      if not seen[label .. name] then
        seen[label .. name] = true
        if label == "PERSON" then add_person(name, text, lists, add)
        elseif label == "ORG" then add_org(name, lists, add)
        else add(name) end
      end
    elseif (label == "PERSON" or guesses[rule]) and name:find "%s" then
      unsure[#unsure + 1] = mention
    end
    if label == "PLACE" and not guesses[rule] then places[name] = true end
  end
  return labels, order, unsure, places
end

-- "Marit Lindqvist" is as sure as "Lindqvist" is; but where a language has no
-- list of words, a sentence's first word is no name.
local function add_longer(unsure, labels, order, lists)
  for _, mention in ipairs(unsure) do
    local name = mention.text
    local first, last = name:match "^(%S+)%s.-(%S+)$"
    if labels[name] == nil
      and (labels[last] == "PERSON" or labels[first] == "PERSON")
      and (mention.rule ~= "names/family-known" or #lists.word > 0) then
      order[#order + 1], labels[name] = name, "PERSON"
    end
  end
end

--- The component.
---@param lists table<string, glean.List> of the pack
---@return fun(doc: glean.Document)
return function(lists)
  return function(doc)
    local labels, order, unsure, places = gather(doc, lists)
    add_longer(unsure, labels, order, lists)
    local entries = {}
    for _, text in ipairs(order) do
      local label = labels[text]
      -- What is said to be a place elsewhere is no surname alone.
      if label and not (label == "PERSON" and places[text]) then
        local several = text:find "%s" and label ~= "PERSON"
        entries[#entries + 1] = { text, label = label, priority = priorities[label],
          case = several and "fold" or "exact" }
      end
    end
    if #entries > 0 then doc:mark(glean.list(entries), { rule = "names/again" }) end
  end
end
