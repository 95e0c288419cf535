--- Reading JSON (RFC 8259) without another module.
--
-- Objects and arrays become tables, null is left out of them; integers that
-- fit stay integers.

local jsonread = {}

local DEPTH = 100 -- arrays and objects inside others

local escapes = {
  ['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f", n = "\n", r = "\r", t = "\t",
}

-- Errors are tables of a message and a place.
local function fail(at, message)
  error({ message = message, at = at }, 0)
end

local function skip(text, at)
  return text:find("[^ \t\r\n]", at) or #text + 1
end

-- The code point of \uXXXX at `at`, and where the next thing starts.
local function read_unit(text, at)
  local digits = text:match("^\\u(%x%x%x%x)", at)
  if not digits then return nil end
  return tonumber(digits, 16), at + 6
end

local function read_escape(text, at)
  local plain = escapes[text:sub(at + 1, at + 1)]
  if plain then return plain, at + 2 end
  local unit, next_at = read_unit(text, at)
  if not unit then fail(at, "an unknown escape") end
  if unit >= 0xD800 and unit < 0xDC00 then
    local low, behind = read_unit(text, next_at)
    if low and low >= 0xDC00 and low < 0xE000 then
      return utf8.char(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)), behind
    end
  end
  if unit >= 0xD800 and unit < 0xE000 then fail(at, "half of a surrogate pair") end
  return utf8.char(unit), next_at
end

local function read_string(text, at)
  local parts, from = {}, at + 1
  while true do
    local stop = text:find('["\\%c]', from)
    if not stop then fail(at, "a string that never ends") end
    parts[#parts + 1] = text:sub(from, stop - 1)
    local sign = text:sub(stop, stop)
    if sign == '"' then return table.concat(parts), stop + 1 end
    if sign == "\127" then
      parts[#parts + 1], from = sign, stop + 1
    elseif sign ~= "\\" then
      fail(stop, "a control character in a string")
    else
      parts[#parts + 1], from = read_escape(text, stop)
    end
  end
end

local function read_number(text, at)
  local whole, stop = text:match("^(-?%d+)()", at)
  if not whole or whole:find "^-?0%d" then fail(at, "no value") end
  local fraction = text:match("^%.%d+()", stop)
  local exponent = text:match("^[eE][+-]?%d+()", fraction or stop)
  local behind = exponent or fraction or stop
  if text:find("^[%w.]", behind) then fail(at, "no number") end
  return tonumber(text:sub(at, behind - 1)), behind
end

local read

local function read_array(text, at, depth)
  local out, count = {}, 0
  at = skip(text, at + 1)
  if text:sub(at, at) == "]" then return out, at + 1 end
  while true do
    local value
    value, at = read(text, at, depth + 1)
    count = count + 1
    out[count] = value
    at = skip(text, at)
    local sign = text:sub(at, at)
    if sign == "]" then return out, at + 1 end
    if sign ~= "," then fail(at, "expected , or ]") end
    at = skip(text, at + 1)
  end
end

local function read_object(text, at, depth)
  local out = {}
  at = skip(text, at + 1)
  if text:sub(at, at) == "}" then return out, at + 1 end
  while true do
    local key
    if text:sub(at, at) ~= '"' then fail(at, "expected a name in quotes") end
    key, at = read_string(text, at)
    at = skip(text, at)
    if text:sub(at, at) ~= ":" then fail(at, "expected :") end
    out[key], at = read(text, skip(text, at + 1), depth + 1)
    at = skip(text, at)
    local sign = text:sub(at, at)
    if sign == "}" then return out, at + 1 end
    if sign ~= "," then fail(at, "expected , or }") end
    at = skip(text, at + 1)
  end
end

local words = { t = { "true", true }, f = { "false", false }, n = { "null", nil } }

function read(text, at, depth)
  local sign = text:sub(at, at)
  if depth > DEPTH then fail(at, "more than 100 levels") end
  if sign == "{" then return read_object(text, at, depth) end
  if sign == "[" then return read_array(text, at, depth) end
  if sign == '"' then return read_string(text, at) end
  local word = words[sign]
  if word and text:sub(at, at + #word[1] - 1) == word[1] then return word[2], at + #word[1] end
  return read_number(text, at)
end

--- The value of a JSON text; or nil, what is wrong, and at which byte.
---@param text string
---@return any value
---@return string? message
---@return integer? at 1-based
function jsonread.decode(text)
  local ok, value, at = pcall(read, text, skip(text, 1), 0)
  if not ok then
    if type(value) ~= "table" then error(value, 0) end
    return nil, value.message, value.at
  end
  at = skip(text, at)
  if at <= #text then return nil, "something behind the value", at end
  return value
end

return jsonread
