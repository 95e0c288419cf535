--- Lua values as strings of bytes and back: what a saved list keeps with its
-- entries.  Tables are written with their keys in one order, so that the same
-- value gives the same bytes in every process.

local datum = {}

local DEPTH = 100 -- tables inside tables

-- A letter, then: "i" an integer, "d" a float, "s" a string with its length,
-- "t" the number of pairs and the pairs; "T" and "F" stand alone.
local encode

local rank = { number = 1, string = 2, boolean = 3 }

local function key_before(a, b)
  if type(a) ~= type(b) then return rank[type(a)] < rank[type(b)] end
  if type(a) == "boolean" then return a and not b end
  return a < b
end

local encoders = {}

function encoders.boolean(value, out)
  out[#out + 1] = value and "T" or "F"
end

function encoders.number(value, out)
  out[#out + 1] = math.type(value) == "integer" and ("<c1i8"):pack("i", value)
    or ("<c1d"):pack("d", value)
end

function encoders.string(value, out)
  out[#out + 1] = ("<c1s4"):pack("s", value)
end

function encoders.table(value, out, depth)
  if depth > DEPTH then return nil, "tables more than 100 deep" end
  local keys = {}
  for key in pairs(value) do
    if not rank[type(key)] then return nil, "a key that is a " .. type(key) end
    keys[#keys + 1] = key
  end
  table.sort(keys, key_before)
  out[#out + 1] = ("<c1I4"):pack("t", #keys)
  for _, key in ipairs(keys) do
    encode(key, out, depth)
    local ok, why = encode(value[key], out, depth + 1)
    if not ok then return nil, why end
  end
  return true
end

function encode(value, out, depth)
  local encoder = encoders[type(value)]
  if not encoder then return nil, "a " .. type(value) end
  if encoder == encoders.table then return encoder(value, out, depth) end
  encoder(value, out)
  return true
end

--- The bytes of a value; nil and what is in it that cannot be written.
---@return string? bytes
---@return string? why
function datum.encode(value)
  local out = {}
  local ok, why = encode(value, out, 1)
  if not ok then return nil, why end
  return table.concat(out)
end

local decode

local decoders = {}

function decoders.T(_, at) return true, at end
function decoders.F(_, at) return false, at end
function decoders.i(bytes, at) return ("<i8"):unpack(bytes, at) end
function decoders.d(bytes, at) return ("<d"):unpack(bytes, at) end
function decoders.s(bytes, at) return ("<s4"):unpack(bytes, at) end

function decoders.t(bytes, at, depth)
  local out = {}
  local count, next_at = ("<I4"):unpack(bytes, at)
  at = next_at
  for _ = 1, count do
    local key, value
    key, at = decode(bytes, at, depth + 1)
    value, at = decode(bytes, at, depth + 1)
    if key == nil or key ~= key then error "no key" end
    out[key] = value
  end
  return out, at
end

function decode(bytes, at, depth)
  local decoder = decoders[bytes:sub(at, at)]
  if not decoder or depth > DEPTH + 1 then error "no value" end
  return decoder(bytes, at + 1, depth)
end

--- The value of bytes that `encode` made; nil where they are not such.
function datum.decode(bytes)
  local ok, value, at = pcall(decode, bytes, 1, 0)
  if not ok and value == "not enough memory" then error(value, 0) end
  if not ok or at ~= #bytes + 1 then return nil end
  return value
end

return datum
