--- Contexts: cues that say something of the mentions around them: that they
-- are negated, hypothetical, attributed to someone.  After ConText (H. Harkema
-- et al., "ConText: An algorithm for determining negation, experiencer, and
-- temporal status from clinical reports", 2009): a cue, a direction, a scope,
-- and terms that end it.

local attribute = require "glean.attribute"
local core = require "glean.core"
local errors = require "glean.errors"
local search = require "glean.search"
local trace = require "glean.trace"

local context = {}

local keys = {
  name = true, match = true, sets = true, direction = true, scope = true, stops = true, only = true,
}
local directions = { forward = true, backward = true, both = true }

local function compile(self, key, pattern)
  local compiled, err = core.pattern(pattern, "sentence")
  if compiled then return compiled end
  errors.in_pattern(err, pattern)
  err.file, err.line, err.message = self.file, self.line, ("%s: %s"):format(key, err.message)
  errors.raise(err)
end

local function check_shape(spec)
  errors.check_type("a context", spec, "table")
  errors.check_keys("a context", spec, keys)
  errors.check_type("name", spec.name, "string", true)
  errors.check_type("match", spec.match, "string")
  errors.check_type("sets", spec.sets, "table")
  errors.check_option("direction", spec.direction, directions)
  errors.check_type("stops", spec.stops, "string table", true)
  errors.check_type("only", spec.only, "table", true)
  if next(spec.sets) == nil then errors.misuse_of("sets", "sets is empty: it would do nothing") end
  local scope = spec.scope
  local tokens = math.type(scope) == "integer" and scope > 0
  if scope ~= nil and scope ~= "sentence" and not tokens then
    errors.misuse_of("scope", "scope is \"sentence\" or a number of tokens, not %s",
      tostring(scope))
  end
end

local function add_pattern(self, key, pattern)
  errors.check_type(key, pattern, "string")
  self.patterns[#self.patterns + 1] = { text = pattern, matcher = compile(self, key, pattern) }
  return self.patterns[#self.patterns].matcher
end

--- Check and compile a context; raises at the caller's line.
---@param spec table as nlp:context takes it
---@return table part
function context.new(spec)
  check_shape(spec)
  local self = { kind = "context", step = "rules", spec = spec, name = spec.name,
    sets = spec.sets, direction = spec.direction or "forward", patterns = {}, stops = {},
    tokens = math.type(spec.scope) == "integer" and spec.scope or nil }
  self.file, self.line = errors.where()
  self.cue = add_pattern(self, "match", spec.match)
  local stops = spec.stops
  if type(stops) == "string" then stops = { stops } end
  for i, pattern in ipairs(stops or {}) do
    self.stops[i] = add_pattern(self, ("stops[%d]"):format(i), pattern)
  end
  for key in pairs(spec.sets) do
    errors.check_type("a key of sets", key, "string")
    attribute.ensure(key)
  end
  if spec.only then
    self.only = {}
    for i, label in ipairs(spec.only) do
      errors.check_type(("only[%d]"):format(i), label, "string")
      self.only[label] = true
    end
  end
  return self
end

--- Check the labels of `only`; those of patterns are checked as in rules.
function context.check_labels(self, labels)
  for label in pairs(self.only or {}) do
    if not labels[label] then
      errors.raise {
        code = "unknown_label", file = self.file, line = self.line, key = "only",
        message = ("no step makes %s (%s)"):format(label, errors.suggest(label, labels)),
      }
    end
  end
end

-- ---- Running ----

-- Where a pattern matches, in text order.
local function places(doc, matcher, out)
  local matches, err = core.matches(doc, matcher)
  if not matches then error(err, 0) end
  local match = matches:next()
  while match do
    matches:take()
    out[#out + 1] = { first = match.first, last = match.last }
    match = matches:next()
  end
  matches:close()
  return out
end

local function by_place(a, b)
  if a.first ~= b.first then return a.first < b.first end
  return a.last < b.last
end

-- The bytes a cue speaks of, behind it or before it.
local function forward(self, doc, cue, stops)
  local span = doc:span(cue.first, cue.last)
  local last = span:sentence().last
  if self.tokens then
    local near = span:after(self.tokens)
    last = near and near.last or cue.last
  end
  local stop = stops[search.first_from(stops, "first", cue.last + 1)]
  if stop and stop.first <= last then last = stop.first - 1 end
  return cue.last + 1, last
end

local function backward(self, doc, cue, stops)
  local span = doc:span(cue.first, cue.last)
  local first = span:sentence().first
  if self.tokens then
    local near = span:before(self.tokens)
    first = near and near.first or cue.first
  end
  for i = search.first_from(stops, "first", cue.first) - 1, 1, -1 do
    if stops[i].last < cue.first then
      first = math.max(first, stops[i].last + 1)
      break
    end
  end
  return first, cue.first - 1
end

-- Set the attributes of every mention that lies in a scope.  Scopes and mentions
-- stand by first byte: a mention lies in one of the scopes that start before it
-- if it ends before the one of them that ends last.
local function mark(self, mentions, scopes, noted)
  local next_scope, last = 1, 0
  for _, mention in ipairs(mentions) do
    while next_scope <= #scopes and scopes[next_scope].first <= mention.first do
      last = math.max(last, scopes[next_scope].last)
      next_scope = next_scope + 1
    end
    if mention.last <= last and (not self.only or self.only[mention.label]) then
      for key, value in pairs(self.sets) do mention[key] = value end
      if noted then trace.change(noted, mention, self) end
    end
  end
end

local function apply(self, doc)
  local cues = places(doc, self.cue, {})
  if #cues == 0 then return end
  local stops, scopes = {}, {}
  for _, matcher in ipairs(self.stops) do places(doc, matcher, stops) end
  table.sort(stops, by_place)
  local function add(first, last) scopes[#scopes + 1] = { first = first, last = last } end
  for _, cue in ipairs(cues) do
    if self.direction ~= "backward" then add(forward(self, doc, cue, stops)) end
    if self.direction ~= "forward" then add(backward(self, doc, cue, stops)) end
  end
  table.sort(scopes, by_place)
  mark(self, doc:all("entities", { overlap = "all" }), scopes, core.fields(doc).noted)
end

--- Run a context over a document.
---@return true? ok
---@return glean.Error? err
function context.run(self, doc)
  local ok, why = core.call(apply, self, doc)
  if ok then return true end
  if why == "not enough memory" then error(why, 0) end
  return nil, errors.new {
    code = "callback", rule = self.name, file = self.file, line = self.line,
    message = ("context '%s': %s"):format(self.name, tostring(why)),
  }
end

return context
