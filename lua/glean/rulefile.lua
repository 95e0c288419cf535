--- Rule files: reading them, and finding where in them a mistake stands.

local errors = require "glean.errors"
local sandbox = require "glean.sandbox"

local rulefile = {}

-- ---- Places ----

-- Line and column (1-based, code points) of a byte of a source.
local function place_of(source, at)
  local line, start = 1, 1
  for stop in source:sub(1, at - 1):gmatch "\n()" do line, start = line + 1, stop end
  return line, (utf8.len(source, start, at - 1) or at - start) + 1
end

local function start_of_line(source, wanted)
  local line, start = 1, 1
  for stop in source:gmatch "\n()" do
    if line >= wanted then break end
    line, start = line + 1, stop
  end
  return start
end

-- Where a key is written: `key =`, `["key"] =` or, at worst, the word alone.
local function find_key(source, key, from)
  local word = tostring(key):gsub("%p", "%%%0")
  local at = source:find("%f[%w_]" .. word .. "%f[^%w_][\"']?%]?%s*=", from)
  return at or source:find("%f[%w_]" .. word .. "%f[^%w_]", from)
end

-- Where a string is written as a literal, and nothing but it.
local quotes = { { '"', '"' }, { "'", "'" }, { "[[", "]]" }, { "[[\n", "]]" }, { "[=[", "]=]" } }

local function find_string(source, text, from)
  local first
  for _, quote in ipairs(quotes) do
    local at = source:find(quote[1] .. text .. quote[2], from, true)
    at = at and at + #quote[1]
    if at and (not first or at < first) then first = at end
  end
  return first
end

local function find_any(source, strings, from)
  for _, text in pairs(strings) do
    local at = type(text) == "string" and #text > 0 and find_string(source, text, from)
    if at then return at end
  end
end

-- The start of the table constructor that holds a byte.
local function table_start(source, at)
  local depth = 0
  for i = at, 1, -1 do
    local char = source:byte(i)
    if char == 125 then depth = depth + 1 end
    if char == 123 then
      if depth == 0 then return i end
      depth = depth - 1
    end
  end
  return 1
end

-- Give an error the place where what it is about is written.  `spec` is the
-- table at fault where that is known.
local function locate(err, source, spec)
  local from = err.line and start_of_line(source, err.line) or 1
  spec = type(spec) == "table" and spec or {}
  local rule = find_any(source, { spec.name, spec.match, spec.regex }, from)
  local at
  if err.pattern and err.offset then
    at = find_string(source, err.pattern, from)
    at = at and at + err.offset - 1
  elseif err.key ~= nil then
    at = find_key(source, err.key, rule and not err.line and table_start(source, rule) or from)
  end
  at = at or rule or find_any(source, { spec.label, spec[1] }, from)
    or type(spec.name) == "string" and find_key(source, spec.name, from)
  if at then
    err.line, err.column = place_of(source, at)
  elseif err.pattern then
    err.column = nil -- it is written in another way: only the line is known
  end
end

-- An error of Lua itself: "file:line: message".
local function from_text(text, source)
  local line, message = text:match "^[^\n]-:(%d+): (.*)$"
  local err = errors.new { code = "rule_file", line = math.tointeger(tonumber(line)),
    message = message or text }
  local near = err.line and err.message:match "near '(.-)'$"
  if not near then return err end
  local code = source:match("[^\n]*", start_of_line(source, err.line))
  local at = code:find(near, 1, true)
  if at and not code:find(near, at + 1, true) then
    err.column = (utf8.len(code, 1, at - 1) or at - 1) + 1
  end
  return err
end

local function located(why, path, source, spec)
  if why == "not enough memory" then error(why, 0) end
  if errors.is(why) then
    if not why.file or why.file == path or path:sub(-#why.file) == why.file then
      locate(why, source, spec)
      why.file = path
    end
    return why
  end
  local err = from_text(tostring(why), source)
  err.file = path
  return err
end

-- ---- Reading ----

local function read_source(path)
  local file = io.open(path, "rb")
  local source = file and file:read "a"
  if file then file:close() end
  if source then return source end
  return nil, errors.new {
    code = "file", message = "cannot open the rule file", file = path,
    hint = "paths are relative to the working directory",
  }
end

-- What a file that returns a table may hold, in the order it is registered.
local sections = { "lists", "predicates", "rules", "contexts", "links", "relations" }
local methods = { lists = "list", predicates = "predicate", rules = "rule", contexts = "context",
  links = "link", relations = "relation" }

local function check_sections(result)
  for key in pairs(result) do
    if type(key) ~= "number" and not methods[key] then
      errors.raise {
        code = "misuse", key = key,
        message = ("a rule file has no key '%s' (%s)"):format(tostring(key),
          errors.suggest(key, methods)),
      }
    end
  end
  for _, section in ipairs(sections) do
    errors.check_type(section, result[section], "table", true)
  end
end

-- Calls to make: { method, spec, arguments … }, in order.
local function calls_of(result)
  local calls = {}
  for _, section in ipairs(sections) do
    local given, names = result[section] or {}, {}
    if section == "rules" and not result.rules then given = result end
    if section == "lists" or section == "predicates" then
      for name in pairs(given) do names[#names + 1] = name end
      table.sort(names, function(a, b) return tostring(a) < tostring(b) end)
      for _, name in ipairs(names) do -- one order in every process
        local value = given[name]
        local nested = type(value) == "table" and value.entries
        calls[#calls + 1] = { methods[section], { name = name }, name,
          nested and value.entries or value, nested and value.opts or nil }
      end
    else
      for _, spec in ipairs(given) do calls[#calls + 1] = { methods[section], spec, spec } end
    end
  end
  return calls
end

-- Register what a file returned.  Gives true, or false and what was raised.
local function apply(nlp, result, path, source)
  if type(result) ~= "table" then return true end
  local ok, why = errors.inside(path, check_sections, result)
  if not ok then return false, located(why, path, source) end
  for _, call in ipairs(calls_of(result)) do
    ok, why = errors.inside(path, nlp[call[1]], nlp, table.unpack(call, 3, 5))
    if not ok then return false, located(why, path, source, call[2]) end
  end
  return true
end

-- The rule, list … of a pipeline that an error is about.
local function part_of(nlp, err)
  for _, part in ipairs(nlp.parts) do
    if errors.is(err) and part.pattern == err.pattern and part.file == err.file then
      return part.spec
    end
  end
end

--- Compile a pipeline; what is wrong is located in the files it was read from.
---@param nlp glean.Pipeline with `sources`, the texts of files by path
---@return true? ok
---@return glean.Error? err
function rulefile.compile(nlp)
  local ok, why = pcall(nlp.compile, nlp)
  if ok then return true end
  if why == "not enough memory" or not errors.is(why) then error(why, 0) end
  local source = nlp.sources[why.file]
  if source then located(why, why.file, source, part_of(nlp, why)) end
  return nil, why
end

-- The calls that a file in a sandbox made on its pipeline.
local function replay(nlp, calls, path, source)
  for _, call in ipairs(calls) do
    local method = nlp[call.method]
    local ok, why = errors.inside(path, method, nlp, table.unpack(call.args, 1, call.n))
    if not ok then
      if errors.is(why) then why.line = why.line or call.line end
      return false, located(why, path, source, call.args[1])
    end
  end
  return true
end

-- Lists whose entries are a path: a file from others reads no files.
local function check_paths(calls, result)
  local lists = type(result) == "table" and type(result.lists) == "table" and result.lists or {}
  local named = {}
  for _, call in ipairs(calls) do
    if call.method == "list" then named[#named + 1] = call.args[2] end
  end
  for _, entries in pairs(lists) do
    named[#named + 1] = type(entries) == "table" and entries.entries or entries
  end
  for _, entries in ipairs(named) do
    if type(entries) == "string" then
      return nil, errors.new { code = "sandbox",
        message = ("a rule file in a sandbox reads no files: list from '%s'"):format(entries) },
        { name = entries }
    end
  end
  return true
end

local function read_boxed(nlp, path, source)
  local got, calls = sandbox.read(nlp.sandbox, source, "@" .. path)
  if not got then
    local err = located(calls.message, path, source)
    err.code = calls.code == "sandbox" and err.code or calls.code
    return nil, err
  end
  local ok, why, spec = check_paths(calls, got.result)
  if not ok then return nil, located(why, path, source, spec) end
  ok, why = replay(nlp, calls, path, source)
  if ok then ok, why = apply(nlp, got.result, path, source) end
  if not ok then return nil, why end
  nlp.sources[path] = source
  return true
end

--- Read a rule file into a pipeline.
---@param nlp glean.Pipeline one that is thrown away where this fails
---@param path string
---@return true? ok
---@return glean.Error? err
function rulefile.read(nlp, path)
  local source, missing = read_source(path)
  if not source then return nil, missing end
  if nlp.sandbox and not nlp.trusted[path] then return read_boxed(nlp, path, source) end
  local chunk, why = load(source, "@" .. path, "t")
  if not chunk then return nil, located(why, path, source) end
  local ok, result = pcall(chunk, nlp, path)
  if not ok then return nil, located(result, path, source) end
  ok, why = apply(nlp, result, path, source)
  if not ok then return nil, why end
  nlp.sources[path] = source
  return true
end

return rulefile
