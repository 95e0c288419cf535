--- The tests that rules carry: `examples` (texts with what is to be found in
-- [brackets]) and `never` (texts in which nothing may be found).

local core = require "glean.core"
local errors = require "glean.errors"

local ruletest = {}

---@class glean.TestReport
---@field passed integer
---@field failed integer
---@field results {rule: string, kind: string, text: string, ok: boolean, problem?: string}[]
---@field notes string[] what is no failure and yet worth knowing
local report_methods = {}
local report_metatable = { __index = report_methods, __name = "glean.report" }

local function indent(text)
  return (text:gsub("[^\n]+", "    %0"))
end

--- The failures in words, then the notes and the count.
function report_metatable.__tostring(report)
  local out = {}
  for _, result in ipairs(report.results) do
    if not result.ok then
      out[#out + 1] = ("%s: %s failed: %s\n%s"):format(result.rule, result.kind, result.text,
        indent(result.problem))
    end
  end
  for _, note in ipairs(report.notes) do out[#out + 1] = "note: " .. note end
  out[#out + 1] = ("%d passed, %d failed"):format(report.passed, report.failed)
  return table.concat(out, "\n")
end

-- ---- Marked text ----

--- Strip the marks: "Police [seized $9,500]." gives the bare text and the
-- spans that were in brackets.  `\[`, `\]` and `\\` are themselves.
---@return string text
---@return {first: integer, last: integer}[] spans
function ruletest.unmark(marks)
  local out, spans, size, open = {}, {}, 0, nil
  local at = 1
  while at <= #marks do
    local char = marks:sub(at, at)
    local escaped = char == "\\" and marks:match("^[%[%]\\]", at + 1)
    if escaped then
      out[#out + 1], size, at = escaped, size + 1, at + 1
    elseif char == "[" and not open then
      open = size + 1
    elseif char == "]" and open then
      spans[#spans + 1] = { first = open, last = size }
      open = nil
    elseif char == "[" or char == "]" then
      return nil, ("'%s' has no partner; a bracket of the text is written \\%s"):format(char, char)
    else
      out[#out + 1], size = char, size + 1
    end
    at = at + 1
  end
  if open then return nil, "'[' has no partner; a bracket of the text is written \\[" end
  return table.concat(out), spans
end

-- ---- Running ----

-- The spans a rule made in a document, in order, as { first =, last = }.
local function made_by(doc, name)
  local out = {}
  for _, layer in ipairs(core.layers(doc)) do
    for span in doc:layer(layer) do
      if span.rule == name then out[#out + 1] = { first = span.first, last = span.last } end
    end
  end
  return out
end

local function same(a, b)
  return a.first == b.first and a.last == b.last
end

local function holds(spans, wanted)
  for _, span in ipairs(spans) do
    if same(span, wanted) then return true end
  end
  return false
end

local function quote(text, spans)
  local out = {}
  for i, span in ipairs(spans) do out[i] = '"' .. text:sub(span.first, span.last) .. '"' end
  return #out > 0 and table.concat(out, ", ") or "nothing"
end

local function explanation(nlp, part, text)
  if not nlp.explain or not (part.pattern or part.regex) then return "" end
  local ok, why = pcall(nlp.explain, nlp, part.name, text)
  return ok and why and "\n" .. tostring(why) or ""
end

-- What is wrong with an example, or nil.
local function example_problem(nlp, part, marks)
  local text, wanted = ruletest.unmark(marks)
  if not text then return wanted end
  local doc, err = nlp:parse(text)
  if not doc then return tostring(err) end
  if doc.errors then return tostring(doc.errors[1]) end
  local found = made_by(doc, part.name)
  if #wanted == 0 and #found > 0 then return nil end
  local missed, surplus = {}, {}
  for _, span in ipairs(wanted) do
    if not holds(found, span) then missed[#missed + 1] = span end
  end
  for _, span in ipairs(found) do
    if not holds(wanted, span) then surplus[#surplus + 1] = span end
  end
  if #wanted == 0 then return "found nothing" .. explanation(nlp, part, text) end
  if #missed == 0 and #surplus == 0 then return nil end
  return ("wanted %s, found %s"):format(quote(text, wanted), quote(text, found))
    .. (#missed > 0 and explanation(nlp, part, text) or "")
end

local function never_problem(nlp, part, text)
  local doc, err = nlp:parse(text)
  if not doc then return tostring(err) end
  local found = made_by(doc, part.name)
  if #found > 0 then return "found " .. quote(text, found) end
end

local kinds = { { "examples", "example", example_problem }, { "never", "never", never_problem } }

local function run_part(nlp, part, report)
  if part.regex and part.matcher:always_runs() then
    table.insert(report.notes, ("%s: no match of this regex must contain something rare, so it "
      .. "always runs"):format(part.name))
  end
  for _, kind in ipairs(kinds) do
    for _, text in ipairs(part[kind[1]] or {}) do
      local problem = kind[3](nlp, part, text)
      local field = problem and "failed" or "passed"
      report[field] = report[field] + 1
      table.insert(report.results, { rule = part.name, kind = kind[2], text = text,
        ok = not problem, problem = problem })
    end
  end
end

--- Run the tests of all rules of a pipeline.
---@param nlp glean.Pipeline
---@return boolean ok
---@return glean.TestReport report
function ruletest.run(nlp)
  local report = setmetatable({ passed = 0, failed = 0, results = {}, notes = {} },
    report_metatable)
  for _, part in ipairs(nlp.parts) do run_part(nlp, part, report) end
  return report.failed == 0, report
end

--- Raise where `examples` or `never` is no array of strings.
function ruletest.check(field, given)
  errors.check_type(field, given, "table", true)
  for key, text in pairs(given or {}) do
    if math.type(key) ~= "integer" then
      errors.misuse("%s is an array of texts; it has the key '%s'", field, tostring(key))
    end
    errors.check_type(("%s[%d]"):format(field, key), text, "string")
  end
end

return ruletest
