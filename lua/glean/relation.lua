--- Relations: who did what to whom, where and when.
--
--   nlp:relation { name = "death", trigger = "was|were (killed | shot dead) | died",
--     merge = "victim", victim = "<PERSON> before", ["place?"] = "in|at|near <PLACE>" }
--
-- A trigger makes a record; each role takes the nearest match of its pattern in
-- the trigger's sentence.  Records whose merged role is one entity become one;
-- what then lacks a role that is not optional is no relation.

local core = require "glean.core"
local errors = require "glean.errors"
local rule = require "glean.rule"
local search = require "glean.search"

local relation = {}

local own = { name = true, trigger = true, within = true, window = true, merge = true }
local scopes = { sentence = true, paragraph = true, document = true }
local taken = { name = true, trigger = true, all = true, doc = true, first = true, last = true,
  text = true, label = true }

-- ---- Reading ----

local function compile(self, key, pattern)
  local compiled, err = core.pattern(pattern, self.within)
  if not compiled then
    errors.in_pattern(err, pattern)
    err.file, err.line = self.file, self.line
    err.message = ("%s: %s"):format(key, err.message)
    errors.raise(err)
  end
  return compiled
end

-- The pattern of a role without its suffix, and the side that names.
local function split_side(pattern)
  local rest, side = pattern:match "^(.-)%s+(%a+)%s*$"
  if side == "before" or side == "after" then return rest, side end
  return pattern, nil
end

local function add_role(self, key, pattern)
  local name, mark = key:match "^([%a_][%w_]*)(%??)$"
  if not name or taken[name] then
    errors.misuse("'%s' is no name for a role", tostring(key))
  end
  errors.check_type(key, pattern, "string")
  local bare, side = split_side(pattern)
  local role = { name = name, optional = mark == "?", pattern = bare, side = side,
    matcher = compile(self, key, bare), labels = {} }
  for _, capture in ipairs(role.matcher:names "capture") do
    if capture.name == name then role.capture = true end
  end
  for _, label in ipairs(role.matcher:names "label") do role.labels[label.name] = true end
  self.roles[#self.roles + 1] = role
  self.by_name[name] = role
end

-- Is a key a reserved one with a letter wrong, missing or added?
local function nearly_own(key)
  local bare = key:gsub("%?$", "")
  if #bare < 4 then return nil end
  local hint = errors.suggest(bare, own):match "^did you mean (%w+)"
  if hint and math.abs(#hint - #bare) <= 1 and errors.distance(bare, hint) == 1 then
    return hint
  end
end

local function check_shape(spec)
  errors.check_type("a relation", spec, "table")
  errors.check_type("name", spec.name, "string")
  errors.check_type("trigger", spec.trigger, "string")
  errors.check_type("merge", spec.merge, "string", true)
  errors.check_option("within", spec.within, scopes)
  local window = spec.window or 12
  if math.type(window) ~= "integer" or window < 1 then
    errors.misuse_of("window", "window is a number of tokens, not %s", tostring(spec.window))
  end
  for key in pairs(spec) do
    if type(key) ~= "string" then errors.misuse("a role has a name, not %s", tostring(key)) end
    local hint = not own[key] and nearly_own(key)
    if hint then errors.misuse("'%s' is no role: did you mean %s?", key, hint) end
  end
end

--- A relation; raises at the caller's line.
---@param spec table name, trigger, within, window, merge, and a pattern a role
---@return table part for the pipeline
function relation.new(spec)
  check_shape(spec)
  local self = { kind = "relation", step = "relations", name = spec.name, roles = {},
    by_name = {}, within = spec.within or "sentence", window = spec.window or 12 }
  self.file, self.line = errors.where()
  self.trigger = { pattern = spec.trigger, matcher = compile(self, "trigger", spec.trigger) }
  local keys = {}
  for key in pairs(spec) do
    if not own[key] then keys[#keys + 1] = key end
  end
  table.sort(keys)
  if #keys == 0 then errors.misuse "a relation needs a role" end
  for _, key in ipairs(keys) do add_role(self, key, spec[key]) end
  if spec.merge and not self.by_name[spec.merge] then
    errors.misuse_of("merge", "merge is '%s', but no role has that name (%s)", spec.merge,
      errors.suggest(spec.merge, self.by_name))
  end
  self.merge = spec.merge
  return self
end

--- Check the labels, lists and predicates of its patterns.
function relation.check_names(self, labels, lists, predicates)
  rule.check_names(self.trigger.matcher, self.trigger.pattern, labels, lists, predicates, self)
  for _, role in ipairs(self.roles) do
    rule.check_names(role.matcher, role.pattern, labels, lists, predicates, self)
  end
end

-- ---- Finding ----

-- All winners of a pattern, in text order.
local function winners(doc, matcher)
  local matches, err = core.matches(doc, matcher)
  if not matches then return nil, err end
  local out = {}
  for match in function() return matches:next() end do
    matches:take()
    out[#out + 1] = match
  end
  matches:close()
  table.sort(out, function(a, b) return a.first < b.first end)
  return out
end

-- The mention that ends a match: the last annotation that its pattern names.
local function last_mention(doc, role, match)
  local found
  for span in core.annotations(doc, "entities", false, nil, match.first) do
    if span.first > match.last then break end
    if span.last <= match.last and role.labels[span.label]
      and (not found or span.last > found.last) then
      found = span
    end
  end
  return found
end

local function value_of(doc, role, match)
  if role.capture then
    local value = match[role.name]
    if type(value) == "table" then value = value[#value] end
    return value
  end
  return last_mention(doc, role, match) or core.free_span(doc, match.first, match.last)
end

local function token_number(doc, byte)
  local token = core.holder(doc, "token", math.max(1, math.min(byte, #doc.text)))
  return token and token.i or 0
end

-- The scope that a place is in, as a key.
local function unit(self, doc, byte)
  if self.within == "document" then return 0 end
  local span = core.holder(doc, self.within, math.max(1, math.min(byte, #doc.text)))
  return span and span.i or 0
end

-- What a role's pattern finds, by scope: { value, first, last, from, to (tokens) }.
local function candidates(self, doc, role)
  local matches, err = winners(doc, role.matcher)
  if not matches then return nil, err end
  local by_unit = {}
  for _, match in ipairs(matches) do
    local value = value_of(doc, role, match)
    if value then
      local at = unit(self, doc, match.first)
      by_unit[at] = by_unit[at] or {}
      table.insert(by_unit[at], { value = value, first = match.first, last = match.last,
        from = token_number(doc, match.first), to = token_number(doc, match.last) })
    end
  end
  return by_unit
end

-- How many tokens lie between; nil where the side is wrong or they overlap.
local function distance(role, trigger, c)
  if c.last < trigger.first then
    return role.side ~= "after" and trigger.from - c.to - 1 or nil
  elseif c.first > trigger.last then
    return role.side ~= "before" and c.from - trigger.to - 1 or nil
  end
end

-- Candidates in the window, nearest first; of equals the later.  They stand in
-- text order and don't overlap.
local function ranked(self, role, trigger, list)
  local near = {}
  for i = search.first_from(list, "to", trigger.from - self.window - 1), #list do
    local c = list[i]
    if c.from - trigger.to - 1 > self.window then break end
    local d = distance(role, trigger, c)
    if d and d <= self.window then near[#near + 1] = { d = d, i = i, value = c.value } end
  end
  table.sort(near, function(a, b)
    if a.d ~= b.d then return a.d < b.d end
    return a.i > b.i
  end)
  local values = {}
  for i, c in ipairs(near) do values[i] = c.value end
  return values
end

---@class glean.Relation
---@field name string
---@field trigger glean.Span
---@field all table<string, glean.Span[]> by role: all in the window, nearest first
---@field doc glean.Document
local metatable = { __name = "glean.relation" }

function metatable.__tostring(self)
  local out = {}
  for role in pairs(self.all) do
    out[#out + 1] = ("%s=%s"):format(role, tostring(self[role]))
  end
  table.sort(out)
  return self.name .. "(" .. table.concat(out, ", ") .. ")"
end

-- One record a trigger.
local function records(self, doc)
  local triggers, err = winners(doc, self.trigger.matcher)
  if not triggers then return nil, err end
  local found = {}
  for _, role in ipairs(#triggers > 0 and self.roles or {}) do
    found[role.name], err = candidates(self, doc, role)
    if err then return nil, err end
  end
  local out = {}
  for i, match in ipairs(triggers) do
    local record = setmetatable({ name = self.name, all = {}, doc = doc,
      trigger = core.free_span(doc, match.first, match.last) }, metatable)
    match.from = token_number(doc, match.first)
    match.to = token_number(doc, match.last)
    local at = unit(self, doc, match.first)
    for _, role in ipairs(self.roles) do
      local values = ranked(self, role, match, found[role.name][at] or {})
      if #values > 0 then record[role.name], record.all[role.name] = values[1], values end
    end
    out[i] = record
  end
  return out
end

-- ---- Merging ----

-- Is a span among those seen, by first byte?  From now on it is.
local function known(seen, value)
  local same_first = seen[value.first] or {}
  seen[value.first] = same_first
  for _, other in ipairs(same_first) do
    if other == value then return true end
  end
  same_first[#same_first + 1] = value
  return false
end

-- What is seen in a record: role -> first byte -> spans.
local function spans_of(record)
  local seen = {}
  for role, values in pairs(record.all) do
    seen[role] = {}
    for _, value in ipairs(values) do known(seen[role], value) end
  end
  return seen
end

-- Take over the values of a record that are not seen in the one that stays.
local function join(into, seen, record)
  for role, values in pairs(record.all) do
    seen[role] = seen[role] or {}
    if not into.all[role] then
      into[role], into.all[role] = record[role], {}
    end
    for _, value in ipairs(values) do
      if not known(seen[role], value) then table.insert(into.all[role], value) end
    end
  end
end

-- What a record is merged by: the entity's id, or the words where there is none.
local function key_of(value)
  return value.id or "\0" .. value.norm
end

local function merge(self, list)
  if not self.merge then return list end
  local by_key, seen, out = {}, {}, {}
  for _, record in ipairs(list) do
    local value = record[self.merge]
    local key = value and key_of(value)
    local first = key and by_key[key]
    if first then
      join(first, seen[key], record)
    else
      out[#out + 1] = record
      if key then by_key[key], seen[key] = record, spans_of(record) end
    end
  end
  return out
end

local function complete(self, record)
  for _, role in ipairs(self.roles) do
    if not role.optional and not record[role.name] then return false end
  end
  return true
end

--- Find the relations of a document; they are added to doc:relations().
---@return true? ok
---@return glean.Error? err
function relation.run(self, doc)
  local list, err = records(self, doc)
  if not list then
    err.message = ("relation '%s': %s"):format(self.name, err.message)
    return nil, err
  end
  local fields = core.fields(doc)
  fields.found = fields.found or {}
  for _, record in ipairs(merge(self, list)) do
    if complete(self, record) then table.insert(fields.found, record) end
  end
  return true
end

-- ---- Reading them ----

--- Iterate over the relations (of a name), by the pipeline's order, then text
-- order.
function relation.each(doc, name)
  local i, found = 0, core.fields(doc).found or {}
  return function()
    while true do
      i = i + 1
      local record = found[i]
      if not record or not name or record.name == name then return record end
    end
  end
end

-- A role: the index of a mention among those of the JSON, or its bounds.
local function role_json(value, places)
  local place = places[value.key]
  if place then return tostring(place) end
  return ("[%d,%d]"):format(value:offsets())
end

--- The array "relations" of a document's JSON; nil where no relation was asked
-- for.
---@param places table<integer, integer> span key -> index among the mentions
---@return string?
function relation.json(doc, places)
  local found = core.fields(doc).found
  if not found then return nil end
  local out = {}
  for i, record in ipairs(found) do
    local roles, parts = {}, {}
    for role in pairs(record.all) do roles[#roles + 1] = role end
    table.sort(roles)
    for k, role in ipairs(roles) do
      parts[k] = ('"%s":%s'):format(role, role_json(record[role], places))
    end
    local start, stop = record.trigger:offsets()
    out[i] = ('{"name":%s,"start":%d,"end":%d,"roles":{%s}}'):format(
      core.json_string(record.name), start, stop, table.concat(parts, ","))
  end
  return "[" .. table.concat(out, ",") .. "]"
end

return relation
