--- Traces: which rule made an annotation, in which step, from which captures.

local core = require "glean.core"

local trace = {}

---@class glean.Trace
---@field span glean.Span the annotation
---@field rule? string what made it
---@field kind? "rule"|"list"|"component"|"link"|"quotes" of what
---@field step? string the pipeline's step
---@field file? string where the rule was registered
---@field line? integer
---@field captures table<string, glean.Span|glean.Span[]> of its match
---@field changed string[] the contexts that set attributes of it
---@field linked_by? string why it has the id of another mention
local Trace = {}
Trace.__index = Trace
Trace.__name = "glean.trace"

local function show(value)
  if type(value) ~= "table" then return '"' .. value.text .. '"' end
  local out = {}
  for i, span in ipairs(value) do out[i] = show(span) end
  return "{ " .. table.concat(out, ", ") .. " }"
end

--- PERSON "Jane Roe" 6-13: rule introduced (rules.lua:3), title = "Gov."
function Trace.__tostring(self)
  local span, names = self.span, {}
  local text = ('%s "%s" %d-%d: '):format(span.label, span.text, span.first, span.last)
  if not self.rule then return text .. "annotated by a call" end
  text = text .. ("%s %s"):format(self.kind or "made by", self.rule)
  if self.file then text = text .. (" (%s:%d)"):format(self.file, self.line or 0) end
  for name in pairs(self.captures) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    text = text .. (", %s = %s"):format(name, show(self.captures[name]))
  end
  for _, name in ipairs(self.changed) do text = text .. ", changed by " .. name end
  if self.linked_by then text = text .. ", linked by " .. self.linked_by end
  return text
end

local own = { first = true, last = true, text = true, label = true, doc = true }

local function captures_of(match)
  local out = {}
  for name, value in pairs(match or {}) do
    if not own[name] then out[name] = value end
  end
  return out
end

-- ---- Noting ----

--- Note from now on what makes the annotations of a document.
---@param doc glean.Document
---@param order table[] the parts as they run
---@param runner function runs a part
---@return function runner
function trace.noted(doc, order, runner)
  local noted = { made = {}, changed = {}, parts = {} }
  for _, part in ipairs(order) do
    if part.kind ~= "step" and part.kind ~= "resolve" then noted.parts[part.name] = part end
    for _, cue in ipairs(part.parts or {}) do noted.parts[cue.name] = cue end
  end
  core.fields(doc).noted = noted
  return function(part, ...)
    noted.running = part
    local ok, err = runner(part, ...)
    noted.running = nil
    return ok, err
  end
end

--- Note that a part changed a mention.
function trace.change(noted, mention, part)
  local names = noted.changed[mention.key] or {}
  noted.changed[mention.key] = names
  names[#names + 1] = part.name
end

-- ---- Telling ----

-- What stands for an annotation: `made` says who made it; else its rule's name,
-- which is that of a list, a rule, a cue or "link".
local function tell(noted, span)
  local made = noted.made[span.key] or {}
  local part = made.part or noted.parts[span.rule]
  local is_link = not part and span.rule == "link"
  return setmetatable({
    span = span, rule = span.rule or part and part.name, kind = is_link and "link" or
      part and part.kind, step = is_link and "links" or part and part.step,
    file = part and part.file, line = part and part.line, captures = captures_of(made.match),
    changed = noted.changed[span.key] or {}, linked_by = span.linked_by,
  }, Trace)
end

--- Say what made what; see nlp:trace.
---@param pipeline glean.Pipeline
---@param doc glean.Document
---@return glean.Trace[]? traces in text order; of a document of their own where
---this one was parsed without `trace`
---@return glean.Error? err
function trace.run(pipeline, doc)
  local fields = core.fields(doc)
  if not fields.noted then
    local given = {}
    for key, value in pairs(fields.given or {}) do given[key] = value end
    given.trace = true
    local again, err = pipeline:parse(doc.text, given)
    if not again then return nil, err end
    doc = again
  end
  local out, noted = {}, core.fields(doc).noted
  for _, layer in ipairs(core.layers(doc)) do
    if layer:sub(1, 1) ~= "@" then
      for span in doc:layer(layer) do out[#out + 1] = tell(noted, span) end
    end
  end
  table.sort(out, function(a, b)
    if a.span.first ~= b.span.first then return a.span.first < b.span.first end
    if a.span.last ~= b.span.last then return a.span.last > b.span.last end
    return a.span.key < b.span.key
  end)
  return out
end

return trace
