--- Lists of names, from tables or files, and saved ones.

local core = require "glean.core"
local datum = require "glean.datum"
local errors = require "glean.errors"
local listread = require "glean.listread"

local list = {}
local methods = core.methods.list

local option_keys = {
  label = true, case = true, overlap = true, priority = true, id = true, diacritics = true,
  separators = true, plural = true, possessive = true, dots = true, fuzzy = true, format = true,
  columns = true, progress = true,
}
-- What a list that is made already still takes.
local late_keys = { label = true, overlap = true, priority = true }
-- Fields of an entry that are no data of the user's.
local entry_keys = {
  [1] = true, text = true, id = true, label = true, aliases = true, priority = true, case = true,
  diacritics = true, separators = true, plural = true, possessive = true, dots = true, fuzzy = true,
}
local choices = {
  case = { fold = true, exact = true, smart = true },
  diacritics = { fold = true, exact = true },
  separators = { space = true, exact = true, loose = true },
}
local switches = { "plural", "possessive", "dots", "fuzzy" }
local overlaps = { leftmost = true, longest = true, all = true }
local formats = { lines = true, tsv = true, jsonl = true }

-- Bits of glean_entry_flags.
local MARKS, PLURAL, DOTS, WHOLE, FUZZY = 1, 2, 4, 8, 16

-- ---- Checking ----

-- What lists and single entries have in common.
local function check_common(opts)
  for name, known in pairs(choices) do errors.check_option(name, opts[name], known) end
  for _, name in ipairs(switches) do errors.check_type(name, opts[name], "boolean", true) end
  errors.check_type("label", opts.label, "string", true)
  errors.check_type("id", opts.id, "string", true)
  errors.check_priority(opts.priority)
end

--- Check the options of a list; shared with pipelines.
---@param made? boolean the list is made already
function list.check_options(opts, made)
  errors.check_type("opts", opts, "table")
  errors.check_keys("a list", opts, option_keys)
  for key in pairs(opts) do
    if made and not late_keys[key] then
      errors.misuse("'%s' is decided when a list is made: give it to glean.list", key)
    end
  end
  check_common(opts)
  errors.check_option("overlap", opts.overlap, overlaps)
  errors.check_option("format", opts.format, formats)
  errors.check_type("columns", opts.columns, "table", true)
  errors.check_type("progress", opts.progress, "function", true)
end

-- ---- Adding ----

local function pick(entry, opts, name)
  if entry[name] ~= nil then return entry[name] end
  return opts[name]
end

local function flags_of(entry, opts)
  local flags = 0
  if pick(entry, opts, "diacritics") == "exact" then flags = flags | MARKS end
  if pick(entry, opts, "plural") then flags = flags | PLURAL end
  if pick(entry, opts, "dots") then flags = flags | DOTS end
  if pick(entry, opts, "possessive") == false then flags = flags | WHOLE end
  if pick(entry, opts, "fuzzy") then flags = flags | FUZZY end
  return flags
end

-- The arguments that list:add takes behind the text.
local function arguments(entry, opts)
  return pick(entry, opts, "id"), pick(entry, opts, "priority"), pick(entry, opts, "case"),
    pick(entry, opts, "label"), pick(entry, opts, "separators"), flags_of(entry, opts)
end

-- The user's own fields of an entry; nil where there are none.
local function data_of(entry)
  local data
  for key, value in pairs(entry) do
    if not entry_keys[key] then
      data = data or {}
      data[key] = value
    end
  end
  return data
end

local function check_entry(entry)
  errors.check_type("an entry", entry, "table")
  errors.check_type("an entry's text", entry[1] or entry.text, "string")
  errors.check_type("aliases", entry.aliases, "table", true)
  for _, alias in ipairs(entry.aliases or {}) do errors.check_type("an alias", alias, "string") end
  check_common(entry)
end

-- What is being made: the list, the options, and data by number of entry.
local function new_maker(opts)
  return { list = core.list(), opts = opts, count = 0 }
end

-- One entry: a string, or a table with a text and more.
local function add_entry(maker, entry)
  if type(entry) == "string" then entry = { entry } end
  check_entry(entry)
  local text, opts, made = entry[1] or entry.text, maker.opts, maker.list
  local id, priority, case, label, separators, flags = arguments(entry, opts)
  if entry.aliases and #entry.aliases > 0 then id = id or text end -- one entity
  local ok, err = made:add(text, id, priority, case, label, separators, flags)
  if not ok then return nil, err end
  maker.count = maker.count + 1
  local data = data_of(entry)
  if data then
    maker.data = maker.data or {}
    maker.data[maker.count] = data
  end
  for _, alias in ipairs(entry.aliases or {}) do
    ok, err = made:alias(alias)
    if not ok then return nil, err end
  end
  return true
end

local function finish(maker)
  local made, err = maker.list:freeze()
  if not made then return nil, err end
  core.list_fields(made, { data = maker.data, overlap = maker.opts.overlap })
  return made
end

-- ---- From files ----

local MAGIC = "glean.li" -- see flat.h

local function open(path)
  local file, why = io.open(path, "rb")
  if file then return file end
  return nil, errors.new { code = "file", message = why, file = path }
end

-- An entry from a file: what is wrong with it is data, not misuse.
local function add_read(maker, entry)
  local ok, added, err = pcall(add_entry, maker, entry)
  if ok then return added, err end
  if not errors.is(added) then error(added, 0) end
  added.file, added.line = nil, nil
  return nil, added
end

local function read_entries(maker, file, path)
  local opts = maker.opts
  local format = opts.format or listread.format_of(path)
  if format == "lines" then
    return listread.lines(file, path, function(text)
      return maker.list:add_lines(text, arguments({}, opts))
    end, opts.progress)
  end
  return listread[format](file, path, function(entry) return add_read(maker, entry) end,
    opts.progress, opts.columns)
end

local function from_file(path, opts)
  local file, err = open(path)
  if not file then return nil, err end
  if not opts.format and file:read(#MAGIC) == MAGIC then
    file:close()
    list.check_options(opts, true)
    return list.load(path)
  end
  file:seek "set"
  local maker = new_maker(opts)
  local ok, why = read_entries(maker, file, path)
  file:close()
  if not ok then return nil, why end
  return finish(maker)
end

--- A frozen list of entries, or of those in a file.
---@param entries (string|table)[]|string entries, or the path of a file
---@param opts? table label, id, priority, case, diacritics, separators, plural, possessive,
-- dots, fuzzy, overlap; of files: format, columns, progress
---@return glean.List? list
---@return glean.Error? err of a file: `file`, `line`, `column`
function list.new(entries, opts)
  errors.check_type("entries", entries, "table string")
  opts = opts or {}
  list.check_options(opts)
  if type(entries) == "string" then return from_file(entries, opts) end
  local maker = new_maker(opts)
  for i, entry in ipairs(entries) do
    local ok, err = add_entry(maker, entry)
    if not ok then
      err.message = ("entry %d: %s"):format(i, err.message)
      errors.raise(err)
    end
  end
  return finish(maker)
end

--- What pipelines and documents take for a list: its name, a list or what one
-- is made of, and options, of which label, priority and overlap stay theirs.
---@return glean.List list
---@return table opts
function list.checked(name, entries, opts)
  errors.check_type("name", name, "string")
  opts = opts or {}
  local is_made = type(entries) == "userdata"
  list.check_options(opts, is_made)
  if not name:match "^[%a_][%w_]*$" then
    errors.misuse("'%s' is no name for a list: letters, digits and _", name)
  end
  local own = {}
  for key, value in pairs(opts) do
    if not late_keys[key] then own[key] = value end
  end
  local made, err = entries, nil
  if not is_made then made, err = list.new(entries, own) end
  if not made then errors.raise(err) end
  local fields = core.list_fields(made)
  return made, { label = opts.label, priority = opts.priority,
    overlap = opts.overlap or fields and fields.overlap }
end

-- ---- In documents ----

-- What spans answer for an entry: its text, id and label, and the user's own
-- fields; the same table each time, as long as anybody holds it.
local function view_of(made, number)
  local fields = core.list_fields(made) or core.list_fields(made, {})
  fields.views = fields.views or setmetatable({}, { __mode = "v" })
  local view = fields.views[number]
  if view then return view end
  local text, id, label = made:entry(number)
  view = { text = text, id = id, label = label }
  for key, value in pairs(made:data(number) or {}) do view[key] = value end
  fields.views[number] = view
  return view
end

--- span.entry: the entry of the list that a mention was found by; nil for none.
function core.entry_view(span)
  local made, number = core.entry_of(span)
  if made then return view_of(made, number) end
end

--- span.ids: the ids of all entries of that list and label that the mention
-- spells, its own first.
function core.ids_view(span)
  local own = span.id
  local ids, seen = { own }, { [own or ""] = true }
  local made, number = core.entry_of(span)
  if not made then return ids end
  local label = select(3, made:entry(number))
  for _, other in ipairs(made:find(span.text)) do
    local _, id, its_label = made:entry(other)
    if id and its_label == label and not seen[id] then
      seen[id] = true
      ids[#ids + 1] = id
    end
  end
  return ids
end

-- Tables of a pipeline are shared by its documents: they are never changed.
local function copy(known)
  local out = {}
  for key, value in pairs(known or {}) do out[key] = value end
  return out
end

--- Add a list to one document, as nlp:list adds one to a pipeline: its entries
-- are found over the tokens that are there.
---@param name string `doc:layer("@" .. name)` and `@name` in patterns
---@param entries (string|table)[]|string|glean.List
---@param opts? table
function core.methods.document:list(name, entries, opts)
  local made, options = list.checked(name, entries, opts)
  local fields = core.fields(self)
  local lists, labels = copy(fields.lists), copy(fields.labels)
  if lists[name] then errors.misuse("the document has a list '%s' already", name) end
  lists[name] = { list = made, name = name, priority = options.priority,
    overlap = options.overlap }
  for _, label in ipairs(made:labels()) do labels[label] = true end
  if options.label then labels[options.label] = true end
  fields.lists, fields.labels = lists, labels
  if options.label or #made:labels() > 0 then
    core.match_list(self, made, nil, options.label, name, options.priority, options.overlap)
  end
  return self
end

-- So many lists of a pipeline look at a document together.
local TOGETHER = 3

--- The lists of a pipeline, to look at documents together; nil for few.
---@param parts table[]
---@return table? set
function list.set(parts)
  local lists, of, labelled = {}, {}, 0
  for _, part in ipairs(parts) do
    if part.kind == "list" then
      lists[#lists + 1], of[#of + 1] = part.list, part
      if part.label or #part.labels > 0 then labelled = labelled + 1 end
    end
  end
  if #lists < TOGETHER then return nil end
  local ok, set = pcall(core.list_set, lists)
  if not ok and set == "not enough memory" then error(set, 0) end
  if not ok then return nil end -- one was closed: the rules that use it say so
  return { set = set, parts = of, early = labelled >= TOGETHER }
end

-- Look at the document, once.
local function scan(doc, fields)
  if fields.scanned then return end
  core.scan_lists(doc, fields.list_set.set)
  fields.scanned = true
end

--- Before the mentions of a list are looked for.
function list.before(doc)
  local fields = core.fields(doc)
  if fields.list_set and fields.list_set.early then scan(doc, fields) end
end

--- Before the first rule that asks for a list: the layers of all lists of the
-- pipeline, if they look at documents together.
---@return boolean made
function list.layers(doc)
  local fields = core.fields(doc)
  if not fields.list_set or fields.listed then return fields.listed ~= nil end
  scan(doc, fields)
  core.list_layers(doc, fields.list_set.parts)
  fields.listed = fields.lists
  return true
end

--- See that a document has the layer of a list that its pipeline knows.
function core.need_list(doc, name)
  local fields = core.fields(doc)
  local part, done = fields.lists and fields.lists[name], fields.list_layers
  if not part or done and done[name] then return end
  if fields.listed and fields.listed[name] then return end
  core.match_list(doc, part.list, "@" .. name, false, name, part.priority, part.overlap)
  fields.list_layers = done or {}
  fields.list_layers[name] = true
end

-- ---- Saved lists ----

--- Open a saved list: mapped into memory, at once.
---@param path string
---@param opts? {check?: boolean} check: read all of it, and its checksum
---@return glean.List? list
---@return glean.Error? err
function list.load(path, opts)
  errors.check_type("path", path, "string")
  opts = opts or {}
  errors.check_type("opts", opts, "table")
  errors.check_keys("opts", opts, { check = true })
  local made, err = core.load_list(path, opts.check)
  if made then return made end
  err.file = path
  if err.code == "file" then
    local file, why = io.open(path, "rb") -- the system's own words
    if file then file:close() else err.message = why end
  end
  return nil, err
end

local function encode_data(data)
  local out = {}
  for i, value in pairs(data) do
    local bytes, why = datum.encode(value)
    if not bytes then
      return nil, errors.new {
        code = "data", message = ("entry %d has %s, which cannot be saved"):format(i, why),
      }
    end
    out[i] = bytes
  end
  return out
end

--- Save the list to a file; glean.load_list opens it.
---@param path string
---@return true? ok
---@return glean.Error? err
function methods:save(path)
  errors.check_type("path", path, "string")
  local fields, data = core.list_fields(self), nil
  if fields and fields.data then
    local why
    data, why = encode_data(fields.data)
    if not data then return nil, why end
  end
  local ok, err = self:write(path, data)
  if ok then return true end
  err.file = path
  return nil, err
end

--- The fields that entry i was given beside those a list knows; nil for none.
---@param i integer
function methods:data(i)
  local fields = core.list_fields(self)
  local bytes = self:saved(i) -- checks i as well
  if fields and fields.data then return fields.data[i] end
  return bytes and datum.decode(bytes) or nil
end

return list
