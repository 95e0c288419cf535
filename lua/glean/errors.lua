--- Errors: what they hold, how they read, where they happened.
--
-- An error is a table { code, message, file, line, column, offset, hint,
-- pattern }.  Bad data makes a function return nil and one of these; misuse
-- raises one at the caller's line.  Both read the same with tostring.

local core = require "glean.core"

local errors = {}

local metatable = core.error_metatable

local function caret(pattern, column)
  local line, at = pattern, column
  for piece, stop in pattern:gmatch "([^\n]*)()" do -- the line that has it
    local length = utf8.len(piece) or #piece
    if at <= length + 1 or stop > #pattern then
      line = piece
      break
    end
    at = at - length - 1
  end
  return ("\n  %s\n  %s^"):format(line, (" "):rep(at - 1))
end

-- The 1-based code point of a 1-based byte.
local function column_of(pattern, offset)
  return (utf8.len(pattern, 1, offset - 1) or offset - 1) + 1
end

--- file:line:column: message, then the pattern with a caret under it.
function metatable.__tostring(err)
  local place = ""
  if err.file then
    place = err.file .. ":"
    if err.line then place = place .. err.line .. ":" end
    if err.column then place = place .. err.column .. ":" end
    place = place .. " "
  end
  local text = place .. tostring(err.message)
  if not err.file and not err.pattern and err.offset then
    text = text .. " at byte " .. err.offset
  end
  if err.pattern and err.offset then
    text = text .. caret(err.pattern, column_of(err.pattern, err.offset))
  end
  if err.hint then text = text .. "\n  hint: " .. err.hint end
  return text
end

metatable.__name = "glean.error"

--- Give an error the pattern that its offset is in, and the column there.
function errors.in_pattern(err, pattern)
  err.pattern = pattern
  err.column = column_of(pattern, err.offset)
  return err
end

--- A new error; `fields` is kept.
function errors.new(fields)
  return setmetatable(fields, metatable)
end

function errors.is(value)
  return type(value) == "table" and getmetatable(value) == metatable
end

local here = debug.getinfo(1, "S").source:match "^@(.*)errors%.lua$" or "?"

local file_at_work -- see errors.inside

--- Call a function; mistakes found in it are those of a file that is read as
-- data, and has no place on the stack.
---@return boolean ok
---@return any result or error, as from pcall
function errors.inside(path, fn, ...)
  file_at_work = path
  local ok, result = pcall(fn, ...)
  file_at_work = nil
  return ok, result
end

--- The first place on the stack outside of glean: file, line.
function errors.where()
  if file_at_work then return file_at_work, nil end
  local level = 2
  while true do
    local info = debug.getinfo(level, "Sl")
    if not info then return nil end
    local source = info.source
    local ours = info.what == "C" or source:sub(1, #here + 1) == "@" .. here
    if not ours and info.currentline > 0 then
      return source:sub(1, 1) == "@" and source:sub(2) or info.short_src, info.currentline
    end
    level = level + 1
  end
end

--- Raise an error at the caller's line.
function errors.raise(fields)
  if not fields.file then fields.file, fields.line = errors.where() end
  error(errors.new(fields), 0)
end

--- Misuse: raise a formatted message.
function errors.misuse(format, ...)
  errors.raise { code = "misuse", message = format:format(...) }
end

--- Misuse of a key or option: rule files are searched for it.
function errors.misuse_of(key, format, ...)
  errors.raise { code = "misuse", key = key, message = format:format(...) }
end

core.set_misuse(errors.misuse)

--- Edits between two short names; letters swapped count one.
function errors.distance(a, b)
  local two, one = {}, {}
  for j = 0, #b do one[j] = j end
  for i = 1, #a do
    local row = { [0] = i }
    for j = 1, #b do
      local same = a:byte(i) == b:byte(j)
      row[j] = math.min(one[j - 1] + (same and 0 or 1), one[j] + 1, row[j - 1] + 1)
      local swapped = i > 1 and j > 1 and a:byte(i) == b:byte(j - 1) and a:byte(i - 1) == b:byte(j)
      if swapped then row[j] = math.min(row[j], two[j - 2] + 1) end
    end
    two, one = one, row
  end
  return one[#b]
end

--- "(did you mean X? known: A, B)" for a mistaken name; `known` maps names.
function errors.suggest(name, known)
  local names, nearest, best = {}, nil, 3
  for candidate in pairs(known) do names[#names + 1] = tostring(candidate) end
  table.sort(names)
  for _, candidate in ipairs(names) do
    local d = errors.distance(tostring(name), candidate)
    if d < best and d < #candidate then nearest, best = candidate, d end
  end
  local list = #names > 0 and table.concat(names, ", ", 1, math.min(#names, 20)) or "none"
  if #names > 20 then list = list .. ", …" end
  return (nearest and "did you mean " .. nearest .. "? " or "") .. "known: " .. list
end

--- Raise if a value is no table or has a key that `known` has not.
function errors.check_keys(what, given, known)
  errors.check_type(what, given, "table")
  for key in pairs(given) do
    if not known[key] then
      errors.misuse_of(key, "%s has no key '%s' (%s)", what, tostring(key),
        errors.suggest(key, known))
    end
  end
end

--- Raise if a value is of another type; nil passes if `optional`.
function errors.check_type(what, value, wanted, optional)
  if optional and value == nil then return end
  for word in wanted:gmatch "%a+" do
    if type(value) == word then return end
  end
  errors.misuse_of(what:match "^[%a_][%w_]*", "%s must be a %s, not %s", what,
    (wanted:gsub(" ", " or ")), type(value))
end

--- Raise if a value is no integer; nil passes if `optional`.
function errors.check_integer(what, value, optional)
  errors.check_type(what, value, "number", optional)
  if value ~= nil and not math.tointeger(value) then
    errors.misuse_of(what, "%s must be an integer, not %s", what, tostring(value))
  end
end

--- Raise if a priority is no integer in the range of the core; nil passes.
function errors.check_priority(value)
  if value == nil then return end
  errors.check_type("priority", value, "number")
  local n = math.tointeger(value)
  if not n or n < -2^30 or n >= 2^30 then
    errors.misuse_of("priority", "priority must be an integer of 31 bits, not %s", tostring(value))
  end
end

--- Raise if `seconds` is no number from 0; nil passes.
function errors.check_seconds(value)
  if value == nil then return end
  errors.check_type("seconds", value, "number")
  if value < 0 or value ~= value then
    errors.misuse_of("seconds", "seconds must be 0 or more, not %s", tostring(value))
  end
end

--- Raise if a value is none of the keys of `known`.
function errors.check_option(what, value, known)
  if value == nil or known[value] then return end
  errors.misuse_of(what, "%s is '%s' (%s)", what, tostring(value), errors.suggest(value, known))
end

return errors
