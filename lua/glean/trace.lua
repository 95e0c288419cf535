--- Traces: which rule made an annotation, in which step, from which captures.

local core = require "glean.core"

local trace = {}

---@class glean.Trace
---@field span glean.Span the annotation
---@field rule? string what made it
---@field kind? "rule"|"list" of what
---@field step? string the pipeline's step
---@field file? string where the rule was registered
---@field line? integer
---@field captures table<string, glean.Span|glean.Span[]> of its match
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

--- Run a pipeline again over a document's text and say what made what.
---@param pipeline glean.Pipeline
---@param doc glean.Document
---@return glean.Trace[]? traces in text order, of a document of their own
---@return glean.Error? err
function trace.run(pipeline, doc)
  local made = {}
  local again, err = pipeline:parse(doc.text, core.fields(doc).given, made)
  if not again then return nil, err end
  local out = {}
  for _, layer in ipairs(core.layers(again)) do
    for span in again:layer(layer) do
      local part = pipeline.names[span.rule]
      if layer:sub(1, 1) ~= "@" then
        out[#out + 1] = setmetatable({ span = span, rule = span.rule, kind = part and part.kind,
          step = part and part.step, file = part and part.file, line = part and part.line,
          captures = captures_of(made[span.key]) }, Trace)
      end
    end
  end
  table.sort(out, function(a, b)
    if a.span.first ~= b.span.first then return a.span.first < b.span.first end
    return a.span.last > b.span.last
  end)
  return out
end

return trace
