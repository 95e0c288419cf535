--- Numbers: reading digits and number words.

local number = {}

-- Vulgar fractions of one character.
local vulgar = { ["½"] = 1 / 2, ["⅓"] = 1 / 3, ["⅔"] = 2 / 3, ["¼"] = 1 / 4, ["¾"] = 3 / 4,
  ["⅕"] = 1 / 5, ["⅖"] = 2 / 5, ["⅗"] = 3 / 5, ["⅘"] = 4 / 5, ["⅙"] = 1 / 6, ["⅚"] = 5 / 6,
  ["⅛"] = 1 / 8, ["⅜"] = 3 / 8, ["⅝"] = 5 / 8, ["⅞"] = 7 / 8 }

--- An integral float as an integer.
function number.plain(n)
  return math.tointeger(n) or n
end

-- Are these groups of digits as numbers are grouped: threes, or two and a three?
local function grouped(first, rest)
  if #first > 3 or first == "0" or #rest == 0 then return false end
  for i, group in ipairs(rest) do
    local size = #group
    if size ~= 3 and not (size == 2 and i < #rest) then return false end
  end
  return true
end

local function split(text, mark)
  local parts = {}
  for part in (text .. mark):gmatch("(.-)%" .. mark) do parts[#parts + 1] = part end
  return table.remove(parts, 1), parts
end

local function join(first, rest)
  return first .. table.concat(rest)
end

-- Digits with one kind of mark, "." or ",".
local function one_mark(text, mark, decimal)
  local first, rest = split(text, mark)
  if #rest > 1 then return grouped(first, rest) and join(first, rest) or nil end
  local groups = grouped(first, rest) and rest[1]:find "^%d%d%d$"
  if mark ~= decimal and groups then return join(first, rest), first .. "." .. rest[1] end
  return first .. "." .. rest[1], groups and join(first, rest) or nil
end

local function two_marks(text)
  local mark = text:match "[.,]%d*$":sub(1, 1)
  local whole, part = text:match("^(.*)%" .. mark .. "(%d*)$")
  if whole:find(mark, 1, true) then return nil end
  local first, rest = split(whole, mark == "." and "," or ".")
  return grouped(first, rest) and join(first, rest) .. "." .. part or nil
end

local spaces = { "\u{A0}", "\u{202F}", "\u{2009}", " ", "'", "\u{2019}" }

-- Digits in the form tonumber reads; then another reading, if there is one.
local function to_ascii(text, decimal)
  if text:find "[^%d.,]" then
    for _, space in ipairs(spaces) do text = text:gsub(space, "") end
  end
  local dot, comma = text:find(".", 1, true), text:find(",", 1, true)
  if dot and comma then return two_marks(text) end
  if dot then return one_mark(text, ".", decimal) end
  if comma then return one_mark(text, ",", decimal) end
  return text
end

--- The number that digits stand for: "1,234.5", "2,50,000", "3½", "1 1/2".
---@param text string
---@param decimal string the decimal mark of the language, "." or ","
---@return number? n nil if these are no digits of one number
---@return number? other a second reading: 1.234 for "1,234"
function number.digits(text, decimal)
  local direct = tonumber(text)
  if math.type(direct) == "integer" then return direct end
  local over, under = text:match "(%d+)/(%d+)$"
  if over then
    local whole = text:match "^(%d+) "
    if tonumber(under) == 0 then return nil end
    return number.plain((tonumber(whole) or 0) + tonumber(over) / tonumber(under))
  end
  local mark = text:match "[\xC2\xE2][\x80-\xBF]+$" -- the last character, if it is no digit
  local part = mark and vulgar[mark]
  if part then return (tonumber((text:sub(1, -#mark - 1))) or 0) + part end
  local first, second = to_ascii(text, decimal)
  local n = first and tonumber(first)
  return n and number.plain(n), second and number.plain(tonumber(second))
end

-- ---- Number words ----

-- One more word of a number; false if it starts another one.  A word is
-- { kind, value }: "u" below 20, "t" tens, "h" hundred, "s" thousand and more,
-- "n" digits.
local add = {}

function add.u(sum, value)
  if sum.digits and not sum.joined then return false end -- "1 billion | seven years"
  if sum.group and (sum.last == "u" or sum.last == "n") then return false end
  if sum.last == "t" and value > 9 then return false end
  sum.group = (sum.group or 0) + value
end

function add.t(sum, value)
  if sum.digits and not sum.joined then return false end
  if sum.last == "u" or sum.last == "t" or sum.last == "n" then return false end
  sum.group = (sum.group or 0) + value
end

function add.h(sum, value)
  if sum.last == "h" and value < 1000 then return false end
  local low = sum.group or 1
  if low >= 100 then return false end
  sum.group = low * value
end

function add.H(sum, value) -- a word for several hundreds
  if sum.group then return false end
  sum.group = value
end

-- A dozen multiplies what is below a hundred only: "three hundred and two dozen".
local function dozen(sum)
  local group = sum.group or 1
  local low = group % 100
  sum.group = low == 0 and group * 12 or group - low + low * 12
end

-- "455 thousand 228 million": what stands before a scale and is smaller than it
-- is multiplied by it; the terms above it stay.
function add.s(sum, value)
  if value == 12 then return dozen(sum) end
  local terms, below = sum.terms, sum.group
  local last = terms[#terms]
  if last and last[2] == value then return false end
  while last and last[2] < value do
    below = (below or 0) + last[1]
    table.remove(terms)
    last = terms[#terms]
  end
  terms[#terms + 1] = { (below or 1) * value, value }
  sum.group = nil
end

function add.n(sum, value)
  local below = sum.group or 0
  local last = sum.terms[#sum.terms]
  local room = below > 0 and 100 or last and last[2] or 0
  if (sum.group or last) and (value >= room or below % 100 ~= 0 or not sum.joined) then
    return false
  end
  sum.group, sum.digits = below + value, true
end

local function start()
  return { terms = {}, group = nil, last = nil }
end

local function result(sum)
  local total = sum.group or 0
  for _, term in ipairs(sum.terms) do total = total + term[1] end
  return number.plain(total)
end

-- Digits that begin a number of their own: "3 hundred and | 2 hundred".
local function restarts(words, i)
  local word, next_word = words[i], words[i + 1]
  return word[1] == "n" and next_word and not next_word.joined
    and (next_word[1] == "h" or next_word[1] == "s") and word.joined
    and words[i - 1] and words[i - 1][2] == next_word[2]
end

-- "5 million 300 thousand": digits that a smaller scale multiplies go on.
local function continues(sum, word, next_word)
  local last = sum.terms[#sum.terms]
  if word[1] ~= "n" or not last or sum.group or word[2] >= last[2] then return false end
  if next_word and next_word[1] == "s" then return next_word[2] ~= last[2] end
  return last[2] == 1000 and word[2] >= 100 -- "3 mil 500"
end

--- Read words into numbers.
---@param words { [1]: string, [2]: number, joined?: boolean }[] joined: a hyphen
-- or "and" stands before it
---@return { number: number, from: integer, to: integer }[] by index of words
function number.combine(words)
  if #words == 1 then return { { number = number.plain(words[1][2]), from = 1, to = 1 } } end
  local out, sum, from = {}, start(), 1
  for i, word in ipairs(words) do
    sum.joined = word.joined or continues(sum, word, words[i + 1])
    if i > 1 and restarts(words, i) or add[word[1]](sum, word[2]) == false then
      out[#out + 1] = { number = result(sum), from = from, to = i - 1 }
      sum, from = start(), i
      add[word[1]](sum, word[2])
    end
    sum.last = word[1]
  end
  if #words > 0 then out[#out + 1] = { number = result(sum), from = from, to = #words } end
  return out
end

--- Number words written as one: "treintaicinco", "dosmil".
---@param text string
---@param known table<string, string> folded words to ids
---@return { [1]: string, [2]: number }[]? words nil if it is not made of such words
function number.split(text, known)
  local words, at = {}, 1
  while at <= #text do
    local id, last
    for to = #text, at, -1 do -- the longest first
      id, last = known[text:sub(at, to)], to
      if id then break end
    end
    if not id then return nil end
    if id ~= "" then words[#words + 1] = { number.word(id) } end
    at = last + 1
  end
  return words
end

local kinds, values = {}, {} -- by id, as far as they were asked for

--- What an entry's id stands for: "u7" is { "u", 7 }.
function number.word(id)
  local kind = kinds[id]
  if not kind then
    kind = id:sub(1, 1)
    kinds[id], values[id] = kind, number.plain(tonumber(id:sub(2)))
  end
  return kind, values[id]
end

return number
