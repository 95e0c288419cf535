--- Patterns as Lua values, with LPeg's operators: for rules that a program
-- makes.  A value's tostring is the pattern as a string; both compile alike.
--
--   local P = glean.P
--   local verb = P.word "killed" + "shot dead"
--   nlp:rule { label = "X", match = P.ann "PERSON" % "who" * "was" * verb }
--
-- A string operand is a pattern.  `%` and `*` rank equally in Lua: write
-- a * (b % "n") to capture b alone.

local errors = require "glean.errors"

local P = {}

-- A value is { text =, kind = }.  The kinds: atom (any operator may stand
-- behind it), sequence, quantified, lazy, capture, gap, look, anchor.
---@class glean.Pattern
local metatable = { __name = "glean.P" }
metatable.__index = metatable

local function make(kind, text, fields)
  local value = fields or {}
  value.kind, value.text = kind, text
  return setmetatable(value, metatable)
end

local function is_value(value)
  return getmetatable(value) == metatable
end

-- An operand: a value, or a string that is a pattern.
local function operand(value, what)
  if is_value(value) then return value end
  if type(value) ~= "string" then
    errors.misuse("%s is a pattern or a string, not a %s", what or "an operand", type(value))
  end
  return make("sequence", (value:gsub("^%s+", ""):gsub("%s+$", "")))
end

-- What is skipped as one: escapes, strings, expressions, groups, tests.
local skipped = { "^\\.", "^%b()", "^%b[]", "^%b{}" }

local function skip(text, at)
  for _, pattern in ipairs(skipped) do
    local _, last = text:find(pattern, at)
    if last then return last end
  end
  local open = text:match('^["/]', at)
  if open == '"' or (open == "/" and (at == 1 or text:find("^[%s|:]", at - 1))) then
    local last = at + 1
    while last < #text and text:sub(last, last) ~= open do
      last = last + (text:sub(last, last) == "\\" and 2 or 1)
    end
    return last
  end
  if text:find("^<[%a_]", at) then return (select(2, text:find("%S>", at))) end
end

-- The bars of a pattern, outside of groups: has it spaced ones, unspaced ones,
-- and several items?
local function bars(text)
  local spaced, unspaced, items, at = false, false, false, 1
  while at <= #text do
    local last = skip(text, at)
    if not last and text:find("^|", at) then
      if text:find("^%s", at - 1) then spaced = true else unspaced = true end
    elseif not last and text:find("^%s+[^%s|]", at) and not text:find("^|", at - 1) then
      items = true
    end
    at = (last or at) + 1
  end
  return spaced, unspaced, items
end

-- In parentheses whose bars are all unspaced each bar separates sequences, so
-- `a|b c` must not come into some.
local function check_bars(text)
  local _, unspaced, items = bars(text)
  if unspaced and items then
    errors.misuse("'%s' means something else in parentheses; write (a|b) c", text)
  end
  return text
end

-- One atom: what is none goes into parentheses.
local function atom(value)
  if value.kind == "atom" then return value.text end
  return "(" .. check_bars(value.text) .. ")"
end

-- Part of a sequence: alternatives go into parentheses.
local function item(value)
  if value.kind == "sequence" and bars(value.text) then return atom(value) end
  return value.text
end

local function string_argument(what, value)
  errors.check_type(what, value, "string")
  return value
end

local function name_argument(what, value)
  string_argument(what, value)
  if not value:match "^[%a_][%w_]*$" then
    errors.misuse("'%s' is no name: letters, digits and _", value)
  end
  return value
end

-- ---- Elements ----

-- A backslash before what the lexer would read, and what it might.
local function literal(word)
  return (word:gsub("[%(%)%[%]{}<>|?*+^$\"\\/@%%:.%-]", "\\%0"))
end

--- Words, as they are: nothing in them is special.
---@param text string
---@return glean.Pattern
function P.word(text)
  string_argument("words", text)
  local words = {}
  for word in text:gmatch "%S+" do words[#words + 1] = literal(word) end
  if #words == 0 then errors.misuse "a word has something to match" end
  return make(#words == 1 and "atom" or "sequence", table.concat(words, " "))
end

--- A string, compared on its bytes.
function P.exact(text)
  string_argument("a string", text)
  return make("atom", '"' .. text:gsub('["\\]', "\\%0") .. '"')
end

--- A PCRE2 expression over one whole token; flags of "imsx".
function P.re(expression, flags)
  string_argument("an expression", expression)
  errors.check_type("flags", flags, "string", true)
  local out, at = {}, 1
  while at <= #expression do -- a slash that is not escaped becomes one
    local two = expression:match("^\\.", at)
    local piece = two or expression:sub(at, at)
    out[#out + 1] = piece == "/" and "\\/" or piece
    at = at + #piece
  end
  return make("atom", "/" .. table.concat(out) .. "/" .. (flags or ""))
end

--- One token with these attributes: P.tok "cap & len>3".
function P.tok(tests)
  return make("atom", "[" .. string_argument("tests", tests) .. "]")
end

--- An annotation, perhaps with tests of its attributes.
function P.ann(label, tests)
  string_argument("label", label)
  errors.check_type("tests", tests, "string", true)
  if not label:match "^[%a_][%w_-]*$" then errors.misuse("'%s' is no label", label) end
  return make("atom", "<" .. label .. (tests and " " .. tests or "") .. ">")
end

--- Any entry of a list.
function P.list(name)
  return make("atom", "@" .. name_argument("list", name))
end

--- One token for which a predicate holds.
function P.pred(name)
  return make("atom", "%" .. name_argument("predicate", name))
end

-- A count of a repetition.
local function count(what, value)
  if math.type(value) ~= "integer" or value < 0 then
    errors.misuse("%s is a count, not %s", what, tostring(value))
  end
  return value
end

--- A gap of tokens; without bounds one that stays in the scope.
function P.gap(min, max)
  if min == nil and max == nil then return make("gap", "...") end
  if max == nil then return make("gap", ("...{%d,}"):format(count("min", min))) end
  return make("gap", ("...{%d,%d}"):format(count("min", min), count("max", max)))
end

P.first, P.last = make("anchor", "^"), make("anchor", "$")

-- ---- Operators ----

--- a * b: one after the other.
function metatable.__mul(a, b)
  return make("sequence", item(operand(a)) .. " " .. item(operand(b)))
end

--- a + b: one or the other.
function metatable.__add(a, b)
  a, b = operand(a), operand(b)
  local text = (a.choices or check_bars(a.text)) .. " | " .. (b.choices or check_bars(b.text))
  return make("atom", "(" .. text .. ")", { choices = text })
end

local function quantifier(n)
  if n == 0 then return "*" end
  if n == 1 then return "+" end
  if n == -1 then return "?" end
  if n > 0 then return ("{%d,}"):format(n) end
  return ("{0,%d}"):format(-n)
end

--- a^0 a^1 a^-1, a^n (at least n), a^-n (at most n), a^{n,m}.
function metatable.__pow(a, n)
  a = operand(a)
  if a.kind == "look" or a.kind == "anchor" or a.kind == "gap" then
    errors.misuse("%s cannot be repeated", a.text)
  end
  local sign
  if type(n) == "table" then
    local min, max = count("min", n[1]), count("max", n[2] or n[1])
    sign = ("{%d,%d}"):format(min, max)
  elseif math.type(n) == "integer" then
    sign = quantifier(n)
  else
    errors.misuse("a repetition is ^n or ^{n,m}, not ^%s", tostring(n))
  end
  return make("quantified", atom(a) .. sign)
end

--- The same repetition, made lazy: P.lazy(a^0).
function P.lazy(a)
  if not is_value(a) or a.kind ~= "quantified" then errors.misuse "P.lazy takes a repetition" end
  return make("lazy", a.text .. "?")
end

--- a % "n" or P.cap("n", a): a under the name n.
function metatable.__mod(a, name)
  return P.cap(name, a)
end

function P.cap(name, a)
  name_argument("capture", name)
  return make("capture", name .. ":(" .. check_bars(operand(a).text) .. ")")
end

local function look(sign, body)
  return make("look", sign .. check_bars(body) .. ")", { inner = body, sign = sign })
end

--- #a: a stands ahead.
function metatable.__len(a)
  return look("(?=", operand(a).text)
end

--- P.behind(a): a stands behind.
function P.behind(a)
  return look("(?<=", operand(a).text)
end

local negated = { ["(?="] = "(?!", ["(?!"] = "(?=", ["(?<="] = "(?<!", ["(?<!"] = "(?<=" }

--- -a: a does not stand ahead; of look-around the other answer.
function metatable.__unm(a)
  if a.kind == "look" then return look(negated[a.sign], a.inner) end
  return look("(?!", a.text)
end

function metatable.__tostring(a)
  return a.text
end

--- The string of a pattern that may be a value; anything else as it is.
function P.text(pattern)
  if is_value(pattern) then return pattern.text end
  return pattern
end

return P
