--- Documents: opening them, and the methods that are not in C.

local P = require "glean.p"
local core = require "glean.core"
local entity = require "glean.entity"
local errors = require "glean.errors"
local export = require "glean.export"
local json = require "glean.json"
local language = require "glean.language"
local quote = require "glean.quote"
local relation = require "glean.relation"
local search = require "glean.search"
local sentences = require "glean.sentences"

local document = {}
local methods = core.methods.document

-- ---- Opening ----

local parse_keys = {
  lang = true, name = true, date = true, meta = true, utf8 = true, sentences = true,
}
local policies = { strict = true, replace = true }

local function check_options(opts)
  local s = opts.sentences or {}
  errors.check_keys("opts", opts, parse_keys)
  sentences.check(s)
  errors.check_type("lang", opts.lang, "string", true)
  errors.check_option("utf8", opts.utf8, policies)
  return s
end

--- Open a document.  Its text is the string given; offsets are its bytes.
---@param text string
---@param opts? table lang, name, date, meta, utf8, sentences
---@return glean.Document? doc
---@return glean.Error? err code "utf8" with `offset`, or "text_bytes"
function document.parse(text, opts)
  errors.check_type("text", text, "string")
  errors.check_type("opts", opts, "table", true)
  opts = opts or {}
  local s = check_options(opts)
  local lang = opts.lang or "en"
  local words = language.get(lang, s.abbreviations)
  local doc, err = core.open(text, words, opts.utf8,
    s.mode, s.newline, s.quotations, s.lists)
  if not doc then
    err.file = opts.name
    return nil, err
  end
  local fields = core.fields(doc)
  fields.lang, fields.name, fields.date, fields.meta = lang, opts.name, opts.date, opts.meta
  return doc
end

-- ---- Lists ----

local mark_keys = { label = true, rule = true, priority = true, overlap = true }
local overlaps = { leftmost = true, longest = true, all = true }

--- Make mentions of what a list's entries spell, as a pipeline's list does: for
-- lists that a component makes for one document.
---@param list glean.List
---@param opts table label; rule (what `mention.rule` says), priority, overlap
function methods:mark(list, opts)
  errors.check_type("opts", opts, "table")
  errors.check_keys("mark", opts, mark_keys)
  errors.check_type("label", opts.label, "string", true)
  errors.check_type("rule", opts.rule, "string", true)
  errors.check_priority(opts.priority)
  errors.check_option("overlap", opts.overlap, overlaps)
  core.match_list(self, list, nil, opts.label, opts.rule, opts.priority, opts.overlap)
end

-- ---- Reading ----

local filter_keys = { label = true, overlap = true, where = true }

local function filtered(iterator, where)
  return function()
    for span in iterator do
      if where(span) then return span end
    end
  end
end

--- Iterate over mentions in text order.  Those that overlap are resolved by
-- priority, then length, then order, unless overlap = "all".
---@param filter? string|table a label, or { label=, overlap="all", where=function }
function methods:entities(filter)
  if type(filter) == "string" or filter == nil then
    return core.annotations(self, "entities", true, filter)
  end
  errors.check_type("filter", filter, "table")
  errors.check_keys("filter", filter, filter_keys)
  errors.check_type("label", filter.label, "string", true)
  errors.check_option("overlap", filter.overlap, { all = true })
  local all = core.annotations(self, "entities", filter.overlap ~= "all", filter.label)
  return filter.where and filtered(all, filter.where) or all
end

--- Iterate over the annotations of a layer in text order.
---@param name string "entities", "@" and a list's name, or one of your own
function methods:layer(name)
  errors.check_type("name", name, "string")
  if name:sub(1, 1) == "@" then core.need_list(self, name:sub(2)) end
  return core.annotations(self, name, false, nil)
end

--- What an iterator gives, as a table: doc:all("entities", "PERSON").
function methods:all(what, ...)
  local iterate = methods[what]
  if type(iterate) ~= "function" then errors.misuse("no iterator '%s'", tostring(what)) end
  local out = {}
  for item in iterate(self, ...) do out[#out + 1] = item end
  return out
end

--- The mention that holds a 1-based byte; nil if none does.
function methods:entity_at(pos)
  errors.check_integer("pos", pos)
  return search.at(self, pos)
end

--- Iterate over the mentions (of a label) inside a span.
function methods:within(outer, label)
  if type(outer) ~= "userdata" or not outer.range then
    errors.misuse("a span is needed, not a %s", type(outer))
  end
  errors.check_type("label", label, "string", true)
  local first, last = outer:range()
  local all = core.annotations(self, "entities", true, label, first)
  return function()
    for span in all do
      if span.first > last + 1 then return nil end
      if outer:contains(span) then return span end
    end
  end
end

--- Iterate over the distinct entities (of a label), in the order of their first
-- mentions.
---@param label? string
---@return fun(): glean.Entity?
function methods:clusters(label)
  errors.check_type("label", label, "string", true)
  return entity.each(self, label)
end

--- Any part of the text as a span; both bounds are 1-based and inclusive.
function methods:span(first, last)
  errors.check_integer("first", first)
  errors.check_integer("last", last)
  return core.free_span(self, first, last)
end

--- Iterate over the relations (of a name) that the pipeline found.
---@param name? string
---@return fun(): glean.Relation?
function methods:relations(name)
  errors.check_type("name", name, "string", true)
  return relation.each(self, name)
end

--- Iterate over the quotations, marks included, nested ones too; `speaker` is a
-- mention where the pipeline has cues (the pack "quotes") and one fits.
---@return fun(): glean.Span?
function methods:quotes()
  return quote.each(self)
end

-- ---- Annotating ----

local own = {
  first = true, last = true, label = true, layer = true, rule = true, id = true, priority = true,
}

--- Add an annotation: first, last and label are needed; layer ("entities"),
-- rule, id, priority and declared attributes may be given.
---@return glean.Span? span
---@return glean.Error? err code "bounds" where an end is inside a code point
function methods:annotate(a)
  errors.check_type("annotation", a, "table")
  errors.check_type("label", a.label, "string")
  errors.check_integer("first", a.first)
  errors.check_integer("last", a.last)
  errors.check_priority(a.priority)
  local span, err = core.annotate(self, a.layer or "entities", a.first, a.last, a.label, a.rule,
    a.id, a.priority)
  if not span then return nil, err end
  for key, value in pairs(a) do
    if not own[key] then span[key] = value end
  end
  local noted = core.fields(self).noted
  if noted then noted.made[span.key] = { part = noted.running } end
  return span
end

-- ---- Searching ----

local patterns = setmetatable({}, { __mode = "v" })

local function compile(doc, pattern)
  if not patterns[pattern] then
    local compiled, err = core.pattern(pattern, "sentence")
    if not compiled then errors.raise(errors.in_pattern(err, pattern)) end
    patterns[pattern] = compiled
  end
  local fields = core.fields(doc)
  if fields.check_names then fields.check_names(patterns[pattern], pattern, fields) end
  return patterns[pattern]
end

--- Iterate over the matches of a pattern, from left to right.
function methods:gmatch(pattern)
  pattern = P.text(pattern)
  errors.check_type("pattern", pattern, "string")
  local matches = assert(core.matches(self, compile(self, pattern)))
  return function()
    local match = matches:next()
    if match then matches:take() end
    return match
  end
end

--- The first match of a pattern at or after a 1-based byte; nil if none.
function methods:find(pattern, init)
  errors.check_integer("init", init, true)
  for match in self:gmatch(pattern) do
    if match.first >= (init or 1) then return match end
  end
end

-- ---- Export ----

local MENTION_GROUP = 4 -- see key_of in lspan.c: mentions of "entities"

local function members(attributes, linked_by)
  local keys, out = {}, {}
  for key in pairs(attributes) do
    if key ~= "value" then keys[#keys + 1] = key end
  end
  if linked_by and attributes.linked_by == nil and #keys > 0 then
    keys[#keys + 1] = "linked_by"
  end
  table.sort(keys)
  for i, key in ipairs(keys) do
    local value = attributes[key]
    if value == nil then value = linked_by end
    out[i] = core.json_string(key) .. ":" .. json.encode(value)
  end
  return table.concat(out, ",")
end

-- The members "relations" and "quotes", where the pipeline asked for them.
local function more_members(doc)
  local fields = core.fields(doc)
  if not fields.found and not fields.quotes_asked then return nil end
  local places = core.places(doc)
  local relations, quotes = relation.json(doc, places), quote.json(doc, places)
  local out = { relations and '"relations":' .. relations }
  if quotes then out[#out + 1] = '"quotes":' .. quotes end
  return table.concat(out, ",")
end

-- The values of mentions as JSON, and the members of their other attributes.
local function mention_attributes(doc)
  local values, others, all = {}, {}, {}
  for name, column in pairs(core.attributes(doc)) do
    for key, value in pairs(column) do
      local index = key >> 32 == MENTION_GROUP and (key & 0xFFFFFFFF) + 1
      if index and name == "value" then
        values[index] = json.encode(value)
      elseif index then
        all[index] = all[index] or {}
        all[index][name] = value
      end
    end
  end
  for index, attributes in pairs(all) do
    others[index] = members(attributes, core.linked_by(doc, "entities", index))
  end
  return values, others
end

--- The document as one line of JSON, offsets 0-based and half-open.
---@param opts? {text?: boolean} text: put the text in
---@return string
function methods:json(opts)
  opts = opts or {}
  errors.check_keys("opts", opts, { text = true })
  local values, others = mention_attributes(self)
  local meta = self.meta ~= nil and json.encode(self.meta) or nil
  local more = more_members(self)
  local line = core.json(self, self.name, self.lang, opts.text, meta, values, others, more)
  if not self.errors then return line end
  local problems = {}
  for i, err in ipairs(self.errors) do problems[i] = err.message end
  return line:sub(1, -2) .. ',"error":' .. json.encode(table.concat(problems, "; ")) .. "}"
end

local sequences = { sentences = true, tokens = true, paragraphs = true }

--- A copy of the text with other words for some spans: redaction, highlighting.
-- Those of a layer that overlap are resolved, as entities() does.
---@param layer string "entities", a layer, "sentences", "tokens", "paragraphs"
---@param fn fun(span: glean.Span): string? nil keeps the words
---@return string
function methods:replace(layer, fn)
  errors.check_type("layer", layer, "string")
  errors.check_type("replacement", fn, "function")
  local spans = sequences[layer] and methods[layer](self)
    or core.annotations(self, layer, true, nil)
  local out, at, text = {}, 1, self.text
  for span in spans do
    local new = fn(span)
    if new ~= nil and type(new) ~= "string" then
      errors.misuse("a replacement is a string or nil, not a %s", type(new))
    end
    local first, last = span:range()
    if new and first >= at then
      out[#out + 1] = text:sub(at, first - 1)
      out[#out + 1] = new
      at = last + 1
    end
  end
  out[#out + 1] = text:sub(at)
  return table.concat(out)
end

--- A table with a row a mention; see glean.export.tsv.
---@param opts? {header?: boolean, labels?: string[], layers?: string[], overlap?: "all"}
---@return string
function methods:tsv(opts)
  return export.format "tsv"(self, opts)
end

--- CoNLL-U Plus, a line a token; see glean.export.conll.
function methods:conll(opts)
  return export.format "conll"(self, opts)
end

--- brat standoff, the .ann file; see glean.export.brat.
function methods:brat(opts)
  return export.format "brat"(self, opts)
end

--- A W3C Web Annotation page in JSON-LD; see glean.export.webannotation.
function methods:webannotation(opts)
  return export.format "webannotation"(self, opts)
end

--- One self-contained HTML page; see glean.export.html.
---@param opts? {labels?: string[], layers?: string[], overlap?: "resolved", title?: string}
---@return string
function methods:html(opts)
  return export.format "html"(self, opts)
end

return document
