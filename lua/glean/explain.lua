--- Explaining why a rule does not match: the try that came farthest, the
-- element of the pattern that failed there, what stood there, and the nearest
-- thing that would have done.

local core = require "glean.core"
local errors = require "glean.errors"

local explain = {}

---@class glean.Explanation
---@field rule string the rule's name
---@field pattern string
---@field matched boolean does the pattern match (at the place asked for)?
---@field matches glean.Match[] what it matches, from left to right
---@field kept boolean? where it matches: did the rule annotate any of it?
---@field partial glean.Span? what the farthest try matched; nil: nothing
---@field element string? the element of the pattern that failed
---@field column integer? its place in the pattern, a 1-based code point
---@field stood glean.Span? the token that stood there; nil: the scope ends
---@field labels string[]? the labels of the annotations that start there
---@field reason string? token, label, anchor, look, blank, end or regex
---@field nearest glean.Span? the nearest that the element fits
---@field inside boolean? is it in the same sentence (paragraph, document)?
---@field message string the reason in words
local Explanation = {}
Explanation.__index = Explanation
Explanation.__name = "glean.explanation"

-- ---- In words ----

local function quoted(span)
  local text = span.text:gsub("%s+", " ")
  if utf8.len(text) and utf8.len(text) > 60 then
    text = text:sub(1, utf8.offset(text, 58) - 1) .. "…"
  end
  return '"' .. text .. '"'
end

local function at(span)
  local line, column = span:line_col()
  return ("%s at %d:%d"):format(quoted(span), line, column)
end

local function stood_there(self)
  if not self.stood then return ("the %s ends"):format(self.within) end
  local text = at(self.stood)
  if #self.labels > 0 then text = text .. " (" .. table.concat(self.labels, ", ") .. ")" end
  return text
end

local wanted = {
  token = "%s was wanted; there stands %s",
  label = "%s was wanted; there stands %s",
  ["end"] = "%s was wanted; there %s",
  blank = "%s was wanted; a blank line stands before %s",
  anchor = "%s does not hold before %s",
  look = "%s refuses the place before %s",
}

local function reason(self)
  local there = stood_there(self)
  if self.reason ~= "end" and not self.stood then there = "the end of the " .. self.within end
  return wanted[self.reason]:format(self.element, there)
end

local function underline(self)
  local first, last = self.column, self.column + utf8.len(self.element) - 1
  local line = self.pattern:gsub("%s", " ")
  return ("  %s\n  %s%s"):format(line, (" "):rep(first - 1), ("^"):rep(last - first + 1))
end

local function matched_text(self)
  local out = { ("rule '%s' matches %s"):format(self.rule, quoted(self.matches[1])) }
  if #self.matches > 1 then out[1] = out[1] .. (" and %d more"):format(#self.matches - 1) end
  if not self.kept then
    out[2] = "but keeps none of it: its `on` dropped it, or a better candidate overlaps it"
  end
  return table.concat(out, "\n  ")
end

-- A regular expression: what was read, what stands behind it.
local function regex_text(self)
  return ("rule '%s' does not match\n  %s\n  %s"):format(self.rule, self.pattern, self.message)
end

function Explanation:__tostring()
  if self.matched then return matched_text(self) end
  if self.reason == "regex" then return regex_text(self) end
  if not self.reason then return ("rule '%s': no token to start at"):format(self.rule) end
  local out = { ("rule '%s' does not match"):format(self.rule), underline(self) }
  if self.partial then
    out[#out + 1] = "  the farthest try matched " .. at(self.partial)
  end
  out[#out + 1] = "  " .. self.message
  if self.nearest then
    out[#out + 1] = ("  the nearest that would do is %s%s"):format(at(self.nearest),
      self.inside and "" or ", in another " .. self.within)
  end
  return table.concat(out, "\n")
end

-- ---- Finding out ----

-- All winners of the pattern, those at a place alone if one is given.
local function find_matches(doc, matcher, pos)
  local matches, err = core.matches(doc, matcher, nil, 0, "all")
  if not matches then return nil, err end
  local out = {}
  for match in function() return matches:next() end do
    matches:take()
    if not pos or (match.first <= pos and pos <= match.last) then out[#out + 1] = match end
  end
  matches:close()
  return out
end

-- Did the rule make a mention that overlaps one of the matches?
local function is_kept(doc, name, matches)
  for mention in doc:entities { overlap = "all" } do
    for _, match in ipairs(matches) do
      local overlaps = mention.first <= match.last and match.first <= mention.last
      if overlaps and mention.rule == name then return true end
    end
  end
  return false
end

local function labels_at(doc, span)
  local out = {}
  for mention in doc:entities { overlap = "all" } do
    if mention.first == span.first then out[#out + 1] = mention.label end
    if mention.first > span.first then break end
  end
  return out
end

local function fill(self, doc, raw)
  self.reason = raw.reason
  self.element = self.pattern:sub(raw.element_first, raw.element_last)
  self.column = (utf8.len(self.pattern, 1, raw.element_first - 1) or 0) + 1
  if raw.last >= raw.first then self.partial = doc:span(raw.first, raw.last) end
  if raw.stood_first then
    self.stood = doc:span(raw.stood_first, raw.stood_last)
    self.labels = labels_at(doc, self.stood)
  end
  if raw.nearest_first then
    self.nearest, self.inside = doc:span(raw.nearest_first, raw.nearest_last), raw.inside
  end
  self.message = reason(self)
end

local function fill_regex(self, doc, matcher, pos)
  local first, last = core.explain_regex(doc, matcher, pos)
  self.reason = "regex"
  if not first then
    self.message = "no attempt gets past its first character"
    return
  end
  self.partial = doc:span(first, last)
  self.message = "the farthest attempt reads " .. at(self.partial)
  local behind = doc.text:match("^" .. utf8.charpattern, last + 1)
  local ends = last >= self.partial:sentence().last and self.within == "sentence"
  if behind and not ends then
    self.stood = doc:span(last + 1, last + #behind)
    self.message = self.message .. ", and fails at " .. at(self.stood)
  else
    self.message = self.message .. ", where the " .. self.within .. " ends"
  end
end

--- Explain a compiled pattern or regular expression over a document.
---@param part table name, matcher, pattern, within: a rule of a pipeline
---@param doc glean.Document
---@param pos? integer 1-based byte: tries that start there alone
---@return glean.Explanation? explanation
---@return glean.Error? err
function explain.pattern(part, doc, pos)
  local matches, err = find_matches(doc, part.matcher, pos)
  if not matches then return nil, err end
  local self = setmetatable({
    rule = part.name, pattern = part.pattern or part.regex, within = part.within, matches = matches,
    matched = #matches > 0, labels = {},
  }, Explanation)
  if self.matched then
    self.kept = is_kept(doc, part.name, matches)
    self.message = matched_text(self)
    return self
  end
  if part.regex then
    fill_regex(self, doc, part.matcher, pos)
    return self
  end
  local raw, why = core.explain(doc, part.matcher, pos)
  if why then return nil, why end
  if raw then fill(self, doc, raw) end
  self.message = self.message or "no token to start at"
  return self
end

--- Explain a rule of a pipeline; see nlp:explain.
function explain.run(pipeline, name, text, pos)
  errors.check_type("rule", name, "string")
  errors.check_type("text", text, "string userdata")
  if pos ~= nil and math.type(pos) ~= "integer" then
    errors.misuse("position must be an integer, not %s", tostring(pos))
  end
  local part = pipeline.names[name]
  if not part or part.kind ~= "rule" then
    local rules = {}
    for key, other in pairs(pipeline.names) do
      if other.kind == "rule" then rules[key] = true end
    end
    errors.misuse("no rule '%s' (%s)", name, errors.suggest(name, rules))
  end
  local doc = text
  if type(text) == "string" then
    local err
    doc, err = pipeline:parse(text)
    if not doc then return nil, err end
  end
  return explain.pattern(part, doc, pos)
end

return explain
