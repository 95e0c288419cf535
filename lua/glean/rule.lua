--- Rules: from their tables to something that can run.

local core = require "glean.core"
local P = require "glean.p"
local attribute = require "glean.attribute"
local errors = require "glean.errors"
local list = require "glean.list"
local ruletest = require "glean.ruletest"

local rule = {}

local keys = {
  name = true, label = true, match = true, list = true, regex = true, span = true, value = true,
  attrs = true, priority = true, overlap = true, within = true, on = true, examples = true,
  never = true, flags = true, possessive = true, gives = true, seconds = true,
}
local overlaps = { leftmost = true, longest = true, all = true }
local scopes = { sentence = true, paragraph = true, document = true }

-- Fail at a place of the rule's pattern.
local function fail(self, err, pattern)
  errors.in_pattern(err, pattern)
  err.file, err.line = self.file, self.line
  errors.raise(err)
end

local function check_shape(spec)
  errors.check_type("a rule", spec, "table")
  errors.check_keys("a rule", spec, keys)
  errors.check_type("label", spec.label, "string")
  errors.check_type("name", spec.name, "string", true)
  errors.check_type("span", spec.span, "string", true)
  errors.check_type("on", spec.on, "function", true)
  errors.check_priority(spec.priority)
  errors.check_type("attrs", spec.attrs, "table", true)
  errors.check_type("possessive", spec.possessive, "boolean", true)
  errors.check_type("gives", spec.gives, "table", true)
  ruletest.check("examples", spec.examples)
  ruletest.check("never", spec.never)
  errors.check_option("overlap", spec.overlap, overlaps)
  errors.check_option("within", spec.within, scopes)
  errors.check_seconds(spec.seconds)
  if not spec.label:match "^[%a_][%w_-]*$" then
    errors.misuse_of("label", "label '%s' is no name of letters, digits, _ and -", spec.label)
  end
  local kinds = (spec.match and 1 or 0) + (spec.list and 1 or 0) + (spec.regex and 1 or 0)
  if kinds ~= 1 then
    errors.misuse("a rule has one of match, list and regex; this one has %s",
      kinds == 0 and "none" or "several")
  end
  if spec.seconds and not spec.regex then
    errors.misuse_of("seconds", "seconds are for rules with a regex: patterns take linear time")
  end
end

local function compile_match(self, pattern)
  pattern = P.text(pattern)
  errors.check_type("match", pattern, "string")
  local compiled, err = core.pattern(pattern, self.within)
  if not compiled then fail(self, err, pattern) end
  self.matcher, self.pattern = compiled, pattern
  self.captures, self.has_lists = {}, #compiled:names "list" > 0
  for _, capture in ipairs(compiled:names "capture") do self.captures[capture.name] = true end
end

local function compile_regex(self, pattern, flags, seconds)
  errors.check_type("regex", pattern, "string")
  errors.check_type("flags", flags, "string", true)
  if flags and not flags:match "^[imsxa]*$" then
    errors.misuse_of("flags", "flags are letters of \"imsxa\", not '%s'", flags)
  end
  local compiled, err = core.regex(pattern, flags, self.within, seconds)
  if not compiled then fail(self, err, pattern) end
  self.matcher, self.captures, self.regex = compiled, {}, pattern
  for _, name in ipairs(compiled:names()) do self.captures[name] = true end
end

local function check_captures(self)
  for _, field in ipairs { "first", "last", "text", "label", "doc" } do
    if self.captures[field] then
      errors.misuse("capture '%s' is a field of every match", field)
    end
  end
  if self.span and not self.captures[self.span] then
    errors.misuse_of("span", "span is '%s', but no capture has that name (%s)", self.span,
      errors.suggest(self.span, self.captures))
  end
end

--- Check and compile a rule; raises at the caller's line.
---@param spec table as nlp:rule takes it
---@param seconds? number the most a regular expression may take in a document
---@return table rule
function rule.new(spec, seconds)
  check_shape(spec)
  local self = { spec = spec, label = spec.label, name = spec.name, span = spec.span, on = spec.on,
    value = spec.value, attrs = spec.attrs, priority = spec.priority, overlap = spec.overlap,
    possessive = spec.possessive, within = spec.within or "sentence",
    examples = spec.examples, never = spec.never, gives = spec.gives }
  self.file, self.line = errors.where()
  for key in pairs(spec.attrs or {}) do attribute.ensure(key) end
  if spec.match then
    compile_match(self, spec.match)
  elseif spec.regex then
    compile_regex(self, spec.regex, spec.flags, spec.seconds or seconds)
  else
    errors.check_type("list", spec.list, "string")
    compile_match(self, "@" .. spec.list)
  end
  check_captures(self)
  return self
end

--- Check that the labels, lists and predicates of a pattern are known.
---@param matcher userdata a compiled pattern
---@param pattern string its text
---@param labels table known labels, as keys
---@param lists table known lists, as keys
---@param predicates table known predicates, as keys
---@param place? table file, line
function rule.check_names(matcher, pattern, labels, lists, predicates, place)
  local function check(kind, known, code, message)
    for _, name in ipairs(matcher:names(kind)) do
      if not known[name.name] then
        fail(place or {}, {
          code = code, offset = name.offset + 1,
          message = message:format(name.name, errors.suggest(name.name, known)),
        }, pattern)
      end
    end
  end
  check("label", labels, "unknown_label", "no step makes %s (%s)")
  check("list", lists, "unknown_list", "no list '%s' (%s)")
  check("predicate", predicates, "unknown_predicate", "no predicate '%s' (%s)")
end

-- ---- Running ----

-- Ask `on` about a match, and keep what it answers.
local function handle(self, doc, matches, match, noted)
  local answer
  if self.on then
    if noted then noted.running = self end -- should it annotate by itself
    answer = self.on(match)
    if answer == false then return end
  end
  self.keep(doc, matches, match, answer, noted and noted.made)
end

-- What a failed `on` says: the rule, the byte, the document.
local function callback_error(self, doc, match, why)
  return errors.new {
    code = "callback", offset = match.first, file = self.file, line = self.line, rule = self.name,
    message = ("rule '%s' at byte %d of %s: %s"):format(self.name, match.first,
      doc.name or "the document", tostring(why)),
  }
end

-- Put an error on the record of a document.
local function record(doc, err)
  local fields = core.fields(doc)
  fields.errors = fields.errors or {}
  table.insert(fields.errors, err)
end

--- The regular expressions of all rules, to be looked for together.
---@param parts table[]
---@return userdata? set
function rule.regex_set(parts)
  local all = {}
  for _, part in ipairs(parts) do
    if part.kind == "rule" and part.regex then all[#all + 1] = part.matcher end
  end
  return #all > 0 and assert(core.regex_set(all)) or nil
end

-- Before the first rule with a regular expression: find the matches of all.
local function find_regexes(doc)
  local fields = core.fields(doc)
  if not fields.regex_set then return end
  core.find_regexes(doc, fields.regex_set)
  fields.regex_set = nil
end

-- A regular expression that met a limit is on the record; others go on.
local function limit_met(self, doc, err)
  err.message = ("rule '%s': %s, at byte %d"):format(self.name, err.message, err.offset)
  err.rule, err.file, err.line = self.name, self.file, self.line
  local is_limit = err.code == "regex_limit" or err.code == "regex_window"
  if is_limit or err.code == "regex_time" then
    if core.fields(doc).on_error ~= "stop" then
      record(doc, err)
      return true
    end
  end
  return nil, err
end

-- Draw the matches of some rules, the best first; `rules` by part.
local function draw(rules, doc, matches)
  local noted = core.fields(doc).noted
  for match, part in function() return matches:next() end do
    local self = rules[part]
    self.keep = self.keep or core.keeper(self) -- its name is fixed by now
    local ok, why = core.call(handle, self, doc, matches, match, noted)
    if not ok then
      if why == "not enough memory" then
        matches:close()
        error(why, 0)
      end
      local problem = callback_error(self, doc, match, why)
      if core.fields(doc).on_error ~= "match" then
        matches:close()
        return nil, problem
      end
      record(doc, problem)
    end
  end
  matches:close()
  return true
end

-- Keep matches until those of the other rules of the group are found.
local function hold(self, doc, matches)
  local fields = core.fields(doc)
  fields.held = fields.held or {}
  local held = fields.held[self.group] or { rules = {}, matches = {} }
  fields.held[self.group] = held
  table.insert(held.rules, self)
  table.insert(held.matches, matches)
  return true
end

--- Run a rule over a document; one that is of a group only finds its matches.
---@param found? userdata where the patterns of all rules may match
---@param index? integer which of these the rule's pattern is; nil: a regex
---@return true? ok
---@return glean.Error? err names the rule and the byte
function rule.run(self, doc, found, index)
  if self.regex then find_regexes(doc) end
  local listed = not self.has_lists or list.layers(doc)
  local matches, err = core.matches(doc, self.matcher, self.label, self.priority, self.overlap,
    index and found, index, listed)
  if matches == false then return true end
  if not matches then
    return limit_met(self, doc, err)
  end
  if self.group then return hold(self, doc, matches) end
  return draw({ self }, doc, matches)
end

--- Did the rules of a group find anything?
function rule.holds(group, doc)
  local held = core.fields(doc).held
  return held ~= nil and held[group] ~= nil
end

--- Let what the rules of a group found compete, and annotate.
---@param group table
---@return true? ok
---@return glean.Error? err
function rule.resolve(group, doc)
  local all = core.fields(doc).held
  local held = all[group]
  all[group] = nil
  local matches = held.matches[1]
  if #held.matches > 1 then matches = assert(core.join(doc, held.matches, group.name)) end
  return draw(held.rules, doc, matches)
end

return rule
