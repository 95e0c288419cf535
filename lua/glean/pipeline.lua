--- Pipelines: lists, rules and components that run over documents.
--
-- Steps run in the order of `steps`; what is registered for a step runs there
-- in the order of registration.  Names of labels and lists are resolved when
-- the pipeline is compiled: at the first parse after a change.

local core = require "glean.core"
local document = require "glean.document"
local errors = require "glean.errors"
local list = require "glean.list"
local rule = require "glean.rule"

---@class glean.Pipeline
local pipeline = {}
pipeline.__index = pipeline

local steps = { "tokens", "sentences", "lists", "rules", "links", "relations", "quotes" }
local is_step = {}
for _, step in ipairs(steps) do is_step[step] = true end

local option_keys = { lang = true, packs = true }

--- A new pipeline.
---@param opts? {lang?: string, packs?: string[]}
---@return glean.Pipeline
function pipeline.new(opts)
  opts = opts or {}
  errors.check_type("opts", opts, "table")
  errors.check_keys("opts", opts, option_keys)
  errors.check_type("lang", opts.lang, "string", true)
  errors.check_type("packs", opts.packs, "table", true)
  local self = setmetatable({
    lang = opts.lang or "en", parts = {}, names = {}, files = {}, counts = {},
  }, pipeline)
  for _, pack in ipairs(opts.packs or {}) do
    errors.misuse("no pack '%s' (known: none)", tostring(pack))
  end
  return self
end

pipeline.__call = function(self, ...) return self:parse(...) end

-- ---- Registering ----

-- Parts: { kind = "list" | "rule" | "component", name =, … } in order.
local function register(self, part)
  if self.names[part.name] then errors.misuse("the name '%s' is used already", part.name) end
  self.names[part.name] = part
  self.parts[#self.parts + 1] = part
  self.compiled = nil
  return self
end

local function number_name(self, label)
  self.counts[label] = (self.counts[label] or 0) + 1
  return ("%s#%d"):format(label, self.counts[label])
end

--- Add a list: its name, its entries (a table, a path or a list), options.
-- With a label its entries become mentions.  `@name` stands for it in patterns.
---@param name string
---@param entries (string|table)[]|string|glean.List
---@param opts? table
---@return glean.Pipeline
function pipeline:list(name, entries, opts)
  errors.check_type("name", name, "string")
  opts = opts or {}
  list.check_options(opts)
  if not name:match "^[%a_][%w_]*$" then
    errors.misuse("'%s' is no name for a list: letters, digits and _", name)
  end
  local made, err = entries, nil
  if type(entries) ~= "userdata" then made, err = list.new(entries, opts) end
  if not made then errors.raise(err) end
  return register(self, { kind = "list", step = "lists", name = name, list = made,
    label = opts.label, priority = opts.priority, overlap = opts.overlap })
end

--- Add a rule; see docs/guide.md for its keys.
---@param spec table
---@return glean.Pipeline
function pipeline:rule(spec)
  local made = rule.new(spec)
  made.kind, made.step = "rule", "rules"
  made.name = made.name or number_name(self, made.label)
  return register(self, made)
end

local use_keys = { after = true, before = true, needs = true, gives = true }

--- Add a component: a function of a document.
---@param name string
---@param fn fun(doc: glean.Document)
---@param opts? {after?: string, before?: string, needs?: string[], gives?: string[]}
---@return glean.Pipeline
function pipeline:use(name, fn, opts)
  opts = opts or {}
  errors.check_type("name", name, "string")
  errors.check_type("component", fn, "function")
  errors.check_type("opts", opts, "table")
  errors.check_keys("a component", opts, use_keys)
  if opts.after and opts.before then errors.misuse "give one of after and before" end
  local anchor = opts.after or opts.before or "quotes"
  local other = self.names[anchor]
  if not is_step[anchor] and not (other and other.kind == "component") then
    errors.misuse("no step or component '%s' (%s)", tostring(anchor),
      errors.suggest(anchor, is_step))
  end
  local file, line = errors.where()
  return register(self, { kind = "component", name = name, fn = fn, anchor = anchor,
    side = opts.before and "before" or "after", gives = opts.gives, needs = opts.needs,
    file = file, line = line })
end

--- Take a list, rule or component out again.
function pipeline:remove(name)
  local part = self.names[name]
  if not part then
    errors.misuse("nothing is named '%s' (%s)", tostring(name), errors.suggest(name, self.names))
  end
  self.names[name] = nil
  for i, other in ipairs(self.parts) do
    if other == part then table.remove(self.parts, i) end
  end
  self.compiled = nil
  return self
end

-- ---- Compiling ----

-- What the parts make: labels and lists, as keys.
local function known(self)
  local labels, lists = {}, {}
  for _, part in ipairs(self.parts) do
    if part.kind == "list" then lists[part.name] = true end
    if part.label then labels[part.label] = true end
    for _, label in ipairs(part.gives or {}) do labels[label] = true end
  end
  return labels, lists
end

-- The labels that a component needs must come from somewhere.
local function check_needs(part, labels)
  for _, label in ipairs(part.needs or {}) do
    if not labels[label] then
      errors.raise {
        code = "unknown_label", file = part.file, line = part.line,
        message = ("component '%s' needs %s, and no step makes it (%s)"):format(part.name,
          tostring(label), errors.suggest(label, labels)),
      }
    end
  end
end

-- Put components before or after their anchor.
local function place(order, part)
  local at
  for i, other in ipairs(order) do
    local here = other.step or other.name
    if here == part.anchor then
      at = part.side == "before" and (at or i) or i + 1
    elseif at and part.side == "after" and other.anchor == part.anchor then
      at = i + 1 -- behind those registered before for the same place
    end
  end
  table.insert(order, at, part)
end

local function make_order(self)
  local order = {}
  for _, step in ipairs(steps) do
    order[#order + 1] = { kind = "step", step = step, name = step }
    for _, part in ipairs(self.parts) do
      if part.step == step then order[#order + 1] = part end
    end
  end
  for _, part in ipairs(self.parts) do
    if part.kind == "component" then place(order, part) end
  end
  return order
end

--- Resolve names and fix the order of what runs; raises at the place of the
-- rule that is wrong.
---@return glean.Pipeline
function pipeline:compile()
  if self.compiled then return self end
  local labels, lists = known(self)
  for _, part in ipairs(self.parts) do
    if part.pattern then
      rule.check_names(part.matcher, part.pattern, labels, lists, part)
    end
  end
  for _, part in ipairs(self.parts) do check_needs(part, labels) end
  self.check_names = function(matcher, pattern)
    rule.check_names(matcher, pattern, labels, lists)
  end
  self.compiled = make_order(self)
  return self
end

--- What runs, in order: an array of { kind =, name = }.
function pipeline:steps()
  self:compile()
  local out = {}
  for i, part in ipairs(self.compiled) do out[i] = { kind = part.kind, name = part.name } end
  return out
end

-- ---- Running ----

local run = {}

function run.step()
  return true
end

function run.list(part, doc)
  core.match_list(doc, part.list, "@" .. part.name, part.label, part.name, part.priority,
    part.overlap)
  return true
end

run.rule = rule.run

function run.component(part, doc)
  local ok, why = pcall(part.fn, doc)
  if ok then return true end
  if why == "not enough memory" then error(why, 0) end
  return nil, errors.new {
    code = "callback", message = ("component '%s': %s"):format(part.name, tostring(why)),
  }
end

local function run_all(order, doc)
  for _, part in ipairs(order) do
    local ok, err = run[part.kind](part, doc)
    if not ok then return nil, err end
    if not core.is_open(doc) then
      return nil, errors.new {
        code = "closed", message = ("'%s' closed the document"):format(part.name),
      }
    end
  end
  return true
end

--- Parse a text and run everything over it.
---@param text string
---@param opts? table as glean.parse takes it
---@return glean.Document? doc
---@return glean.Error? err
function pipeline:parse(text, opts)
  self:compile()
  local given = { lang = self.lang }
  for key, value in pairs(opts or {}) do given[key] = value end
  local doc, err = document.parse(text, given)
  if not doc then return nil, err end
  core.fields(doc).check_names = self.check_names
  core.hold(doc, true)
  local ok, done, why = pcall(run_all, self.compiled, doc)
  core.hold(doc, false)
  if not ok then error(done, 0) end
  if not done then
    doc:close()
    why.name = given.name
    return nil, why
  end
  return doc
end

--- Parse a file; a missing one gives nil and an error with code "file".
function pipeline:file(path, opts)
  local file, why = io.open(path, "rb")
  local text = file and file:read "a"
  if file then file:close() end
  if not text then
    return nil, errors.new { code = "file", message = why or "cannot be read", file = path }
  end
  local given = { name = path }
  for key, value in pairs(opts or {}) do given[key] = value end
  return self:parse(text, given)
end

local function item_iterator(items)
  if type(items) == "function" then return items end
  errors.check_type("items", items, "table")
  local i = 0
  return function()
    i = i + 1
    return items[i]
  end
end

--- Parse many: strings or { text=, name=, date=, meta= }, from a table or an
-- iterator, in order.  Gives a document; or false, the problem, the index.
function pipeline:each(items, opts)
  local next_item, index = item_iterator(items), 0
  return function()
    local item = next_item()
    if item == nil then return nil end
    index = index + 1
    local given, text = {}, item
    for key, value in pairs(opts or {}) do given[key] = value end
    if type(item) == "table" then
      text = item.text
      given.name, given.date, given.meta = item.name, item.date, item.meta
    end
    if type(text) ~= "string" then
      return false, errors.new { code = "record", message = "a record without text" }, index
    end
    local doc, err = self:parse(text, given)
    if doc then return doc, nil, index end
    return false, err, index
  end
end

-- ---- Rule files ----

-- Apply what a rule file returned: lists and rules.
local file_keys = { lists = true, rules = true }

local function apply(self, result)
  if type(result) ~= "table" then return end
  for key in pairs(result) do
    if type(key) ~= "number" and not file_keys[key] then
      errors.misuse("a rule file has no key '%s' (%s)", tostring(key),
        errors.suggest(key, file_keys))
    end
  end
  local names = {}
  for name in pairs(result.lists or {}) do names[#names + 1] = name end
  table.sort(names) -- one order in every process
  for _, name in ipairs(names) do
    local given = result.lists[name]
    self:list(name, given.entries or given, given.entries and given.opts)
  end
  for _, spec in ipairs(result.rules or result) do self:rule(spec) end
end

-- A copy that changes of its own parts.
local function fork(self)
  local copy = setmetatable({}, pipeline)
  for key, value in pairs(self) do copy[key] = value end
  copy.parts = table.move(self.parts, 1, #self.parts, 1, {})
  for _, field in ipairs { "names", "files", "counts" } do
    copy[field] = {}
    for key, value in pairs(self[field]) do copy[field][key] = value end
  end
  copy.compiled = nil
  return copy
end

local function located(why, path)
  if errors.is(why) then
    why.file = why.file or path
    return why
  end
  local text = tostring(why)
  local line, message = text:match "^[^\n]-:(%d+): (.*)$"
  return errors.new {
    code = "rule_file", file = path, line = math.tointeger(tonumber(line)),
    message = message or text,
  }
end

local function load_into(self, path)
  local chunk, why = loadfile(path, "t")
  if not chunk then
    local code = io.open(path, "rb")
    if code then code:close() end
    return nil, code and located(why, path)
      or errors.new { code = "file", message = "cannot open the rule file", file = path,
        hint = "paths are relative to the working directory" }
  end
  local ok, result = pcall(chunk, self)
  if ok then ok, result = errors.inside(path, apply, self, result) end
  if ok then ok, result = pcall(self.compile, self) end
  if not ok then
    if result == "not enough memory" then error(result, 0) end
    return nil, located(result, path)
  end
  return true
end

--- Load a rule file: Lua that returns { lists =, rules = } or an array of
-- rules, or calls the pipeline it is given.  All or nothing.
---@param path string
---@return true? ok
---@return glean.Error? err with file and line
function pipeline:load(path)
  errors.check_type("path", path, "string")
  local copy = fork(self)
  local ok, err = load_into(copy, path)
  if not ok then return nil, err end
  copy.files[#copy.files + 1] = path
  for key, value in pairs(copy) do self[key] = value end
  return true
end

return pipeline
