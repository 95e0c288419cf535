--- Pipelines: lists, rules and components that run over documents.
--
-- Steps run in the order of `steps`; what is registered for a step runs there
-- in the order of registration.  Names of labels and lists are resolved when
-- the pipeline is compiled: at the first parse after a change.

local core = require "glean.core"
local context = require "glean.context"
local document = require "glean.document"
local errors = require "glean.errors"
local explain = require "glean.explain"
local group = require "glean.group"
local link = require "glean.link"
local list = require "glean.list"
local packs = require "glean.packs"
local quote = require "glean.quote"
local relation = require "glean.relation"
local rule = require "glean.rule"
local sandbox = require "glean.sandbox"
local step_list = require "glean.steps"
local trace = require "glean.trace"

---@class glean.Pipeline
local pipeline = {}
pipeline.__index = pipeline

local steps = { "tokens", "sentences", "lists", "rules", "links", "relations", "quotes" }
local is_step = {}
for _, step in ipairs(steps) do is_step[step] = true end

local option_keys = { lang = true, packs = true, on_error = true, guideline = true,
  sandbox = true, seconds = true }
local guidelines = { glean = true, recognizers = true }
local policies = { document = true, match = true, stop = true }

--- A new pipeline.
-- on_error says what an error in a rule's `on` does: "document" (default: no
-- document, nil and the error), "match" (the match is dropped, the error is in
-- doc.errors), "stop" (it is raised).
-- guideline says which words belong to a value: "glean" (default; docs/packs.md)
-- or "recognizers" ("before", "about" and "between" are inside).
-- sandbox = { seconds = 1, mebibytes = 64 } reads rule files from others in a
-- Lua state of their own; see docs/rules.md.
-- seconds: the most that a rule with a regular expression may take in a document,
-- where the rule does not say; a last resort, see docs/rules.md.
---@param opts? {lang?: string, packs?: string[], on_error?: string, guideline?: string,
---sandbox?: {seconds?: number, mebibytes?: number}, seconds?: number}
---@return glean.Pipeline
function pipeline.new(opts)
  opts = opts or {}
  errors.check_type("opts", opts, "table")
  errors.check_keys("opts", opts, option_keys)
  errors.check_type("lang", opts.lang, "string", true)
  errors.check_type("packs", opts.packs, "table", true)
  errors.check_option("on_error", opts.on_error, policies)
  errors.check_option("guideline", opts.guideline, guidelines)
  sandbox.check(opts.sandbox)
  errors.check_seconds(opts.seconds)
  local self = setmetatable({
    lang = opts.lang or "en", on_error = opts.on_error or "document",
    guideline = opts.guideline or "glean",
    parts = {}, names = {}, files = {}, counts = {}, sources = {}, read = {},
    sandbox = opts.sandbox, trusted = {}, seconds = opts.seconds,
  }, pipeline)
  for i, pack in ipairs(opts.packs or {}) do
    errors.check_type(("packs[%d]"):format(i), pack, "string")
    if not packs.path(pack) then errors.misuse("no pack '%s'", pack) end
    local ok, err = self:load(pack)
    if not ok then errors.raise(err) end
  end
  return self
end

pipeline.__call = function(self, ...) return self:parse(...) end

-- ---- Registering ----

-- Parts: { kind = "list" | "rule" | "component", name =, … } in order.
local function register(self, part)
  if self.names[part.name] then errors.misuse("the name '%s' is used already", part.name) end
  part.origin = part.origin or self.reading
  self.names[part.name] = part
  self.parts[#self.parts + 1] = part
  self.compiled = nil
  return self
end

local function number_name(self, label)
  local name
  repeat
    self.counts[label] = (self.counts[label] or 0) + 1
    name = ("%s#%d"):format(label, self.counts[label])
  until not self.names[name]
  return name
end

--- Add a list: its name, its entries (a table, a path or a list), options.
-- With a label its entries become mentions.  `@name` stands for it in patterns.
---@param name string
---@param entries (string|table)[]|string|glean.List
---@param opts? table
---@return glean.Pipeline
function pipeline:list(name, entries, opts)
  local made, options = list.checked(name, entries, opts)
  return register(self, { kind = "list", step = "lists", name = name, list = made,
    layer = "@" .. name, label = options.label, labels = made:labels(), priority = options.priority,
    overlap = options.overlap })
end

--- Add a rule; see docs/guide.md for its keys.
---@param spec table
---@return glean.Pipeline
function pipeline:rule(spec)
  local made = rule.new(spec, self.seconds)
  made.kind, made.step = "rule", "rules"
  made.name = made.name or number_name(self, made.label)
  return register(self, made)
end

--- Add a predicate: a pure function of a token or an annotation, asked by
-- `%name` in patterns.
---@param name string
---@param fn fun(span: glean.Span): boolean
---@return glean.Pipeline
function pipeline:predicate(name, fn)
  errors.check_type("name", name, "string")
  errors.check_type("predicate", fn, "function")
  if not name:match "^[%a_][%w_]*$" then
    errors.misuse("'%s' is no name for a predicate: letters, digits and _", name)
  end
  local file, line = errors.where()
  return register(self, { kind = "predicate", name = name, fn = fn, file = file, line = line })
end

--- Add a context: a cue, and what it says of the mentions around it; see
-- docs/rules.md.  Contexts run when all rules have run.
---@param spec table
---@return glean.Pipeline
function pipeline:context(spec)
  local made = context.new(spec)
  made.name = made.name or number_name(self, "context")
  return register(self, made)
end

--- Give all mentions of one entity one id; see docs/links.md.
---@param label string
---@param opts? table<string, boolean> kinds of links to use or not
---@return glean.Pipeline
function pipeline:link(label, opts)
  return register(self, link.new(label, opts))
end

--- Add a relation: a name, a trigger and a pattern a role; see docs/relations.md.
---@param spec table
---@return glean.Pipeline
function pipeline:relation(spec)
  return register(self, relation.new(spec))
end

--- Add a cue that tells who speaks in a quotation: a pattern with a capture
-- `speaker` (a mention) or `pronoun`, or neither.  See docs/quotes.md.
---@param spec {match: string, name?: string}
---@return glean.Pipeline
function pipeline:quotes(spec)
  local made = quote.new(spec)
  made.name = made.name or number_name(self, "QUOTE")
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

-- What the parts make: labels and lists, as keys; predicates by name.
local function known(self)
  local labels, lists, predicates = {}, {}, {}
  for _, part in ipairs(self.parts) do
    if part.kind == "list" then
      lists[part.name] = part
      for _, label in ipairs(part.labels) do labels[label] = true end
    end
    if part.kind == "predicate" then predicates[part.name] = part.fn end
    if part.label then labels[part.label] = true end
    for _, label in ipairs(part.gives or {}) do labels[label] = true end
  end
  return labels, lists, predicates
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

-- The patterns of the rules look at a document together: what none of them
-- needs costs one look at a token, and a rule that cannot match none at all.
local function make_filter(order)
  local patterns, index = {}, {}
  for _, part in ipairs(order) do
    if part.kind == "rule" and part.pattern then
      patterns[#patterns + 1] = part.matcher
      index[part] = #patterns
    end
  end
  return { set = core.pattern_set(patterns), index = index }
end

--- Resolve names and fix the order of what runs; raises at the place of the
-- rule that is wrong.
---@return glean.Pipeline
function pipeline:compile()
  if self.compiled then return self end
  local labels, lists, predicates = known(self)
  for _, part in ipairs(self.parts) do
    if part.pattern then
      rule.check_names(part.matcher, part.pattern, labels, lists, predicates, part)
    end
    for _, pattern in ipairs(part.patterns or {}) do
      rule.check_names(pattern.matcher, pattern.text, labels, lists, predicates, part)
    end
    if part.kind == "context" then context.check_labels(part, labels) end
  end
  for _, part in ipairs(self.parts) do
    check_needs(part, labels)
    if part.kind == "relation" then relation.check_names(part, labels, lists, predicates) end
    if part.kind == "quotes" then quote.check_names(part, labels, lists, predicates) end
  end
  self.check_names = function(matcher, pattern, fields)
    rule.check_names(matcher, pattern, fields.labels, fields.lists, predicates)
  end
  self.predicates, self.lists, self.labels = predicates, lists, labels
  self.regex_set, self.list_set = rule.regex_set(self.parts), list.set(self.parts)
  local order = step_list.order(steps, self.parts)
  step_list.check_order(order)
  order = group.order(order)
  self.compiled, self.filter = order, make_filter(order)
  if self.times then self.times = { documents = 0 } end -- other parts
  return self
end

--- What runs, in order: an array of { kind =, name =, needs =, gives = }; print
-- shows it.
function pipeline:steps()
  self:compile()
  return step_list.list(self.compiled)
end

--- The steps with the seconds of processor time that each took, over all
-- documents since the first call, which begins to take times.
function pipeline:profile()
  self:compile()
  self.times = self.times or { documents = 0 }
  return step_list.list(self.compiled, self.times)
end

-- ---- Running ----

local run = {}

function run.step()
  return true
end

-- Mentions are made at once, the layer "@name" when it is needed.
function run.list(part, doc)
  if part.label or #part.labels > 0 then
    list.before(doc)
    core.match_list(doc, part.list, nil, part.label, part.name, part.priority, part.overlap)
  end
  return true
end

run.rule, run.resolve = rule.run, rule.resolve
run.context = context.run
run.link = link.run
run.relation = relation.run
run.cues = quote.run

function run.component(part, doc)
  local ok, why = core.call(part.fn, doc)
  if ok then return true end
  if why == "not enough memory" then error(why, 0) end
  return nil, errors.new {
    code = "callback", message = ("component '%s': %s"):format(part.name, tostring(why)),
  }
end

local function plainly(part, ...)
  return run[part.kind](part, ...)
end

local function run_all(order, doc, filter, runner)
  local places, index = nil, filter.index
  local next_rule = 0 -- rules with lower numbers cannot match now
  for _, part in ipairs(order) do
    local at = index[part]
    if at and not places then places = core.scan(doc, filter.set) end
    if at and at > next_rule then next_rule = core.next_match(doc, places, at) or math.huge end
    local idle = part.kind == "resolve" and not rule.holds(part, doc)
    if not idle and (not at or at == next_rule) then
      local ok, err = runner(part, doc, places, at)
      if not ok then return nil, err end
      if not core.is_open(doc) then
        return nil, errors.new {
          code = "closed", message = ("'%s' closed the document"):format(part.name),
        }
      end
      next_rule = 0 -- it may have annotated what others need
    end
  end
  return true
end

--- Parse a text and run everything over it.  With trace = true among the options
-- what makes and changes each annotation is noted, for nlp:trace.
---@param text string
---@param opts? table as glean.parse takes it, and trace
---@return glean.Document? doc
---@return glean.Error? err
function pipeline:parse(text, opts)
  self:compile()
  local given = { lang = self.lang }
  for key, value in pairs(opts or {}) do given[key] = value end
  local traced = given.trace
  errors.check_type("trace", traced, "boolean", true)
  given.trace = nil -- the others are the document's
  local times, begin = self.times, self.times and os.clock()
  local doc, err = document.parse(text, given)
  if not doc then return nil, err end
  if times then
    step_list.note(times, self.compiled[1], begin)
    times.documents = times.documents + 1
  end
  local fields = core.fields(doc)
  fields.check_names, fields.on_error = self.check_names, self.on_error
  fields.lists, fields.labels = self.lists, self.labels
  fields.predicates = self.predicates
  fields.regex_set, fields.list_set = self.regex_set, self.list_set
  fields.given = given
  core.hold(doc, true)
  local runner = times and step_list.timed(run, times) or plainly
  if traced then runner = trace.noted(doc, self.compiled, runner) end
  local ok, done, why = pcall(run_all, self.compiled, doc, self.filter, runner)
  core.hold(doc, false)
  if not ok then error(done, 0) end
  if not done then
    doc:close()
    why.name = given.name
    if self.on_error == "stop" then error(why, 0) end
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

-- ---- Rule files and tests ----

local rulefile = require "glean.rulefile"
local ruletest = require "glean.ruletest"

-- A pipeline with the same settings and no parts.
local function bare(self)
  local copy = setmetatable({}, pipeline)
  for key, value in pairs(self) do copy[key] = value end
  copy.parts, copy.names, copy.files, copy.counts, copy.sources = {}, {}, {}, {}, {}
  copy.read = {}
  copy.compiled = nil
  return copy
end

-- A copy that changes of its own parts.
local function fork(self)
  local copy = bare(self)
  table.move(self.parts, 1, #self.parts, 1, copy.parts)
  table.move(self.files, 1, #self.files, 1, copy.files)
  for key, value in pairs(self.names) do copy.names[key] = value end
  for key, value in pairs(self.counts) do copy.counts[key] = value end
  for key, value in pairs(self.sources) do copy.sources[key] = value end
  for key, value in pairs(self.read) do copy.read[key] = value end
  return copy
end

-- Compile a copy and, where that succeeds, take it over.
local function become(self, copy)
  local ok, err = rulefile.compile(copy)
  if not ok then return nil, err end
  self.compiled, self.check_names = nil, nil
  for key, value in pairs(copy) do self[key] = value end
  return true
end

-- Read a file into a pipeline that is thrown away if it fails.  What a file
-- loads while it is read counts as the file's own.
local function read_into(self, path)
  local outer = self.reading
  self.reading, self.read[path] = outer or path, true
  local ok, err = rulefile.read(self, path)
  self.reading = outer
  if not ok then return nil, err end
  if not outer then self.files[#self.files + 1] = path end
  return true
end

--- Load a rule file: Lua that returns { lists =, rules = } or an array of
-- rules, or calls the pipeline it is given (it gets its own path, too).  All or
-- nothing.  A name without a dot or a slash is that of a pack; a pack is loaded
-- once.
---@param path string
---@return true? ok
---@return glean.Error? err with file, line and, where it is known, column
function pipeline:load(path)
  errors.check_type("path", path, "string")
  local of_pack = packs.path(path)
  if of_pack and self.read[of_pack] then return true end
  path = of_pack or path
  if of_pack then self.trusted[of_pack] = true end
  if self.reading then return read_into(self, path) end
  local copy = fork(self)
  local ok, err = read_into(copy, path)
  if not ok then return nil, err end
  return become(self, copy)
end

--- Read all rule files again; what was registered by calls stays where it is.
-- All or nothing.
---@return true? ok
---@return glean.Error? err
function pipeline:reload()
  local copy, read = bare(self), {}
  for _, part in ipairs(self.parts) do
    local path = part.origin
    if not path then
      register(copy, part)
    elseif not read[path] then
      read[path] = true
      local ok, err = read_into(copy, path)
      if not ok then return nil, err end
    end
  end
  for _, path in ipairs(self.files) do
    if not read[path] then -- it made no part
      read[path] = true
      local ok, err = read_into(copy, path)
      if not ok then return nil, err end
    end
  end
  return become(self, copy)
end

--- Say why a rule does not match: the try that came farthest, the element that
-- failed there, what stood there, and the nearest that would have done.
---@param rule_name string
---@param text string|glean.Document a document of this pipeline, or a text
---@param pos? integer 1-based byte: tries that start there alone
---@return glean.Explanation? explanation tostring gives it in words
---@return glean.Error? err
function pipeline:explain(rule_name, text, pos)
  self:compile()
  return explain.run(self, rule_name, text, pos)
end

--- Say for every annotation of a document which rule made it, in which step,
-- from which captures, and which contexts changed it.  Of a document that was
-- parsed with `trace = true` it tells what happened; for another one the pipeline
-- runs again over its text, and the annotations are those of that run.
---@param doc glean.Document
---@return glean.Trace[]? traces in text order; tostring gives one in words
---@return glean.Error? err
function pipeline:trace(doc)
  return trace.run(self, doc)
end

--- Run the `examples` and `never` of every rule.
---@return boolean ok
---@return glean.TestReport report what was run; tostring gives it in words
function pipeline:test()
  self:compile()
  return ruletest.run(self)
end

return pipeline
