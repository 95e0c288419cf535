--- Lists of names, from tables or files.

local core = require "glean.core"
local errors = require "glean.errors"

local list = {}

local option_keys = {
  label = true, case = true, overlap = true, priority = true, id = true,
}
local cases = { fold = true, exact = true, smart = true }
local overlaps = { leftmost = true, longest = true, all = true }

--- Check the options of a list; shared with pipelines.
function list.check_options(opts)
  errors.check_type("opts", opts, "table")
  errors.check_keys("a list", opts, option_keys)
  errors.check_option("case", opts.case, cases)
  errors.check_option("overlap", opts.overlap, overlaps)
  errors.check_type("label", opts.label, "string", true)
  errors.check_priority(opts.priority)
end

local function add(made, text, entry, opts)
  local ok, err = made:add(text, entry.id or opts.id, entry.priority, entry.case or opts.case)
  if not ok then return nil, err end
  return true
end

-- One entry: a string, or a table with a text and more.
local function add_entry(made, entry, opts)
  if type(entry) == "string" then return add(made, entry, {}, opts) end
  errors.check_type("an entry", entry, "table")
  local text = entry[1] or entry.text
  errors.check_type("an entry's text", text, "string")
  errors.check_option("case", entry.case, cases)
  errors.check_priority(entry.priority)
  local ok, err = add(made, text, entry, opts)
  for _, alias in ipairs(ok and entry.aliases or {}) do
    ok, err = add(made, alias, { id = entry.id or text, priority = entry.priority,
      case = entry.case }, opts)
    if not ok then break end
  end
  return ok, err
end

local function read_lines(path)
  local file, why = io.open(path, "rb")
  if not file then
    return nil, errors.new { code = "file", message = why, file = path }
  end
  local lines = {}
  for line in file:lines() do lines[#lines + 1] = (line:gsub("\r$", "")) end
  file:close()
  return lines
end

local function from_file(made, path, opts)
  local lines, err = read_lines(path)
  if not lines then return nil, err end
  for number, line in ipairs(lines) do
    if line:find "%S" then
      local ok, why = add(made, line, {}, opts)
      if not ok then
        why.file, why.line, why.column = path, number, why.offset
        return nil, why
      end
    end
  end
  return made:freeze()
end

--- A frozen list of entries, or of the lines of a file.
---@param entries (string|table)[]|string entries, or the path of a file
---@param opts? table label, case, overlap, priority, id
---@return glean.List? list
---@return glean.Error? err of a file: `file`, `line`, `column`
function list.new(entries, opts)
  errors.check_type("entries", entries, "table string")
  opts = opts or {}
  list.check_options(opts)
  local made = core.list()
  if type(entries) == "string" then return from_file(made, entries, opts) end
  for i, entry in ipairs(entries) do
    local ok, err = add_entry(made, entry, opts)
    if not ok then
      err.message = ("entry %d: %s"):format(i, err.message)
      errors.raise(err)
    end
  end
  return made:freeze()
end

return list
