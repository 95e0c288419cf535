--- Rule files from others, in a Lua state of their own: text only, without
-- files, processes and modules, with so many seconds a call and so much memory.
-- It bounds mistakes; it is no wall against hostile Lua (docs/rules.md).

local core = require "glean.core"
local errors = require "glean.errors"

local sandbox = {}

-- Runs in the other state; returns the function that reads a rule file there.
-- What the file calls on the pipeline it is given is noted, with its line.
local bootstrap = [[
local load, pcall, raise, select, tostring = load, pcall, error, select, tostring
local function only(from, names)
  local out = {}
  for name in names:gmatch "%S+" do out[name] = from[name] end
  return out
end
for name in pairs(string) do -- the methods of strings are these as well
  if name == "dump" then string[name] = nil end
end
local env = only(_G, "assert error ipairs next pairs select tonumber tostring type rawequal rawlen")
env.math = only(math, "abs ceil exp floor fmod huge log max maxinteger min mininteger modf pi"
  .. " sqrt tointeger type ult")
env.table = only(table, "concat insert move pack remove sort unpack")
env.utf8 = only(utf8, "char charpattern codepoint codes len offset")
env.string = only(string, "byte char find format gmatch gsub len lower match rep reverse sub upper")
env._G = env
local methods = { "list", "rule", "predicate", "context", "link", "relation", "quotes" }
return function(source, name)
  local calls, nlp = {}, {}
  for _, method in ipairs(methods) do
    nlp[method] = function(self, ...)
      local _, place = pcall(raise, "", 3)
      local n = select("#", ...)
      calls[#calls + 1] = { method = method, n = n, args = { ... },
        line = tonumber(tostring(place):match ":(%d+):") }
      return nlp
    end
  end
  local chunk, why = load(source, name, "t", env)
  if not chunk then raise(why, 0) end
  return { result = chunk(nlp), calls = calls }
end
]]

--- Raise where the options of a sandbox are wrong.
function sandbox.check(opts)
  if opts == nil then return end
  errors.check_type("sandbox", opts, "table")
  errors.check_keys("sandbox", opts, { seconds = true, mebibytes = true })
  for _, key in ipairs { "seconds", "mebibytes" } do
    local value = opts[key]
    errors.check_type(key, value, "number", true)
    if value and not (value > 0 and value <= 1e6) then
      errors.misuse("%s must be above 0, not %s", key, tostring(value))
    end
  end
end

-- ---- Values that cross the border ----

local plain_fields = { "first", "last", "text", "label", "id", "rule", "norm", "kind", "case",
  "value" }

local function plain(value, depth)
  local kind = type(value)
  if kind == "userdata" then
    local out = {}
    for _, field in ipairs(plain_fields) do
      local ok, part = pcall(function() return value[field] end)
      if ok and type(part) ~= "userdata" then out[field] = plain(part, depth + 1) end
    end
    return out
  end
  if kind ~= "table" then return kind ~= "function" and value or nil end
  local out = {}
  if depth < 20 then
    for key, part in pairs(value) do out[key] = plain(part, depth + 1) end
  end
  return out
end

local function plain_match(match)
  local out = {}
  for key, value in pairs(match) do
    if key ~= "doc" then out[key] = plain(value, 0) end
  end
  return out
end

-- `span = capture` comes back as the capture's table.
local function answer(value)
  if type(value) ~= "table" then return value end
  for i, one in ipairs(value) do value[i] = answer(one) end
  if type(value.span) == "table" then
    value.first, value.last, value.span = value.span.first, value.span.last, nil
  end
  return value
end

-- The functions of a rule, a predicate …, as they are to be called out here.
local function wrap(value, is_predicate)
  if type(value) == "function" then
    if is_predicate then return function(span) return value(plain(span, 0)) end end
    return function(match) return answer(value(plain_match(match))) end
  end
  if type(value) ~= "table" then return value end
  for key, part in pairs(value) do value[key] = wrap(part, is_predicate) end
  return value
end

-- ---- Reading ----

--- Read a rule file's text in a sandbox of its own.
---@param opts {seconds?: number, mebibytes?: number}
---@param source string
---@param name string what Lua calls it
---@return any result what the file returned; nil and an error where it failed
---@return table calls { method, args, n, line } that it made on the pipeline
function sandbox.read(opts, source, name)
  local box, code, why = core.sandbox(opts.seconds or 1, math.max(1, opts.mebibytes or 64),
    bootstrap)
  local got
  if box then got, code, why = box:enter(source, name) end
  if not got then return nil, { code = code, message = why } end
  for _, call in ipairs(got.calls) do
    call.args = wrap(call.args, call.method == "predicate")
  end
  local result = got.result
  if type(result) == "table" then
    for key, section in pairs(result) do result[key] = wrap(section, key == "predicates") end
  end
  return { result = result }, got.calls
end

return sandbox
