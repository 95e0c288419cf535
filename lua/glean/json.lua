--- Lua values as JSON, with keys in bytewise order.
--
-- A table with [1] is an array, any other an object; a null pointer (the null
-- of lua-cjson) is null; a span is its text.

local core = require "glean.core"
local errors = require "glean.errors"

local json = {}

local LIMIT = 100 -- levels of nesting: deeper is a cycle or a mistake

local encode

local function encode_array(value, depth)
  local out = {}
  for i, item in ipairs(value) do out[i] = encode(item, depth) end
  return "[" .. table.concat(out, ",") .. "]"
end

local function encode_object(value, depth)
  local keys, out = {}, {}
  for key in pairs(value) do
    if type(key) ~= "string" then
      errors.misuse("a key of JSON is a string, not a %s", type(key))
    end
    keys[#keys + 1] = key
  end
  table.sort(keys)
  for i, key in ipairs(keys) do
    out[i] = core.json_string(key) .. ":" .. encode(value[key], depth)
  end
  return "{" .. table.concat(out, ",") .. "}"
end

function encode(value, depth)
  local kind = type(value)
  if kind == "string" then return core.json_string(value) end
  if kind == "number" then return core.json_number(value) end
  if kind == "boolean" then return tostring(value) end
  local is_null = kind == "userdata" and getmetatable(value) == nil -- lua-cjson's null
  if kind == "nil" or is_null then return "null" end
  if kind == "userdata" then return core.json_string(tostring(value)) end -- a span: its text
  if kind ~= "table" then errors.misuse("a %s has no form in JSON", kind) end
  if depth >= LIMIT then errors.misuse("a value nested more than %d deep", LIMIT) end
  if value[1] ~= nil then return encode_array(value, depth + 1) end
  return encode_object(value, depth + 1)
end

--- A value as a JSON text.
---@param value any nil, boolean, number, string, span, or a table of these
---@return string
function json.encode(value)
  return core.json_value(value) or encode(value, 0)
end

return json
