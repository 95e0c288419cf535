--- Entries from files: one a line, TSV with named columns, JSON lines.
--
-- Readers give one entry after the other to `add`, which answers true, or nil
-- and an error; what is wrong gets the file, the line and the column.

local errors = require "glean.errors"
local jsonread = require "glean.jsonread"

local listread = {}

local BLOCK = 1 << 20 -- bytes read at once

--- The format of a path whose caller names none.
function listread.format_of(path)
  local extension = path:lower():match "%.(%w+)$"
  local known = { tsv = "tsv", tab = "tsv", jsonl = "jsonl", ndjson = "jsonl" }
  return known[extension] or "lines"
end

local function at_line(err, path, line, column)
  err.file, err.line, err.column = path, line, column or err.offset
  return err
end

local function bad(path, line, column, format, ...)
  return nil, errors.new { code = "entries", message = format:format(...), file = path,
    line = line, column = column, offset = column }
end

-- Lines without their ends and without a byte order mark.
local function lines_of(file)
  local number = 0
  return function()
    local line = file:read "l"
    if not line then return nil end
    number = number + 1
    if number == 1 then line = line:gsub("^\u{FEFF}", "") end
    return number, (line:gsub("\r$", ""))
  end
end

--- One entry a line, many at a time: `add_lines` takes whole lines and answers
-- how many they were, or nil, an error and the bad line among them.
function listread.lines(file, path, add_lines, progress)
  local before, first = 0, true
  while true do
    local text, rest = file:read(BLOCK, "L")
    if not text then return true end
    text = text .. (rest or "")
    if first then text, first = text:gsub("^\u{FEFF}", ""), false end
    local count, err, bad_line = add_lines(text)
    if not count then return nil, at_line(err, path, before + bad_line) end
    before = before + count
    if progress then progress(before) end
  end
end

-- ---- TSV ----

local switches = { plural = true, possessive = true, dots = true, fuzzy = true }
local truth = { ["true"] = true, yes = true, ["1"] = true, ["false"] = false, no = false,
  ["0"] = false }

-- A field as the value of its column; nil and why not.
local function field_value(name, field)
  if switches[name] then
    if truth[field] == nil then return nil, ("'%s' is not true or false"):format(field) end
    return truth[field]
  elseif name == "priority" then
    local value = math.tointeger(tonumber(field))
    if not value then return nil, ("priority '%s' is no integer"):format(field) end
    return value
  elseif name == "aliases" then
    local aliases = {}
    for alias in field:gmatch "[^|]+" do aliases[#aliases + 1] = alias end
    return aliases
  end
  return field
end

local function split(line)
  local fields = {}
  for field in (line .. "\t"):gmatch "([^\t]*)\t" do fields[#fields + 1] = field end
  return fields
end

-- The entry of a line, or nil, why not, and the column (a byte).
local function row_entry(columns, line)
  local entry, column = {}, 1
  local fields = split(line)
  if #fields > #columns then
    return nil, ("%d fields for %d columns"):format(#fields, #columns), 1
  end
  for i, field in ipairs(fields) do
    if field ~= "" then
      local value, why = field_value(columns[i], field)
      if value == nil then return nil, why, column end
      entry[columns[i]] = value
    end
    column = column + #field + 1
  end
  if not entry.text then return nil, "an entry without text", 1 end
  return entry
end

local function check_columns(columns, path)
  local seen = {}
  for _, name in ipairs(columns) do
    if name == "" or seen[name] then
      return bad(path, 1, 1, "column '%s' is there twice or has no name", name)
    end
    seen[name] = true
  end
  if not seen.text then return bad(path, 1, 1, "no column 'text'") end
  return columns
end

--- TSV: the first line names the columns, unless `columns` does.
function listread.tsv(file, path, add, progress, columns)
  for number, line in lines_of(file) do
    if not columns then
      local err
      columns, err = check_columns(split(line), path)
      if not columns then return nil, err end
    elseif line:find "%S" then
      local entry, why, column = row_entry(columns, line)
      if not entry then return bad(path, number, column, "%s", why) end
      local ok, err = add(entry)
      if not ok then return nil, at_line(err, path, number) end
    end
    if progress and number % 10000 == 0 then progress(number) end
  end
  return true
end

-- ---- JSON lines ----

--- JSON lines: an object with at least a "text", or a string.
function listread.jsonl(file, path, add, progress)
  for number, line in lines_of(file) do
    if line:find "%S" then
      local entry, why, column = jsonread.decode(line)
      if why then return bad(path, number, column, "no JSON: %s", why) end
      if type(entry) == "string" then entry = { text = entry } end
      if type(entry) ~= "table" or type(entry.text) ~= "string" then
        return bad(path, number, 1, "no object with a \"text\"")
      end
      local ok, err = add(entry)
      if not ok then return nil, at_line(err, path, number) end
    end
    if progress and number % 10000 == 0 then progress(number) end
  end
  return true
end

return listread
