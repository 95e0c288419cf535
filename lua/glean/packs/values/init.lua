--- The pack "values": dates, amounts, numbers and addresses with their values.
--
-- A rule file as any other: rules stand in the files beside it, the words of a
-- language in data/<code>.lua; a new language is a new data file.

local nlp = ...

local lists = require "glean.packs.values.lists"

local rule_files = { "addresses", "glued", "numbers", "shares", "amounts", "dates",
  "relative", "days", "times", "hours", "durations", "guideline" }

-- A table over another one; lists of words under one id are joined.
local function merge(base, own)
  local out = {}
  for key, value in pairs(base) do out[key] = value end
  for key, value in pairs(own) do
    local below = out[key]
    if type(value) == "table" and type(below) == "table" and value[1] == nil then
      value = merge(below, value)
    end
    out[key] = value
  end
  return out
end

-- A data file, or nil where there is none.
local function read(name)
  local ok, data = pcall(require, "glean.packs.values.data." .. name)
  if ok then return data end
  if tostring(data):find("not found", 1, true) then return nil end
  error(data, 0)
end

-- The words of a language (data/<code>.lua, and data/<code>_units.lua if it is
-- there), over those that all languages share.
local function load_data(code)
  local shared, own, units = read "any", read(code), read(code .. "_units")
  if not own then return shared end
  if units then own = merge(own, units) end
  local data = merge(shared, own)
  for id, words in pairs(own.lists.unit) do -- signs of units are valid everywhere
    local signs = shared.lists.unit[id]
    data.lists.unit[id] = signs and signs .. "|" .. words or words
  end
  if nlp.guideline == "recognizers" then -- other words, or none, in that guideline
    for name, words in pairs(own.recognizers or {}) do data.lists[name] = words end
  end
  return data
end

-- The examples of a rule in the pipeline's language, or those of the data file.
local function examples_of(rule, kind, data)
  local own = data.tests and data.tests[rule.name]
  return own and own[kind] or rule[kind] and rule[kind][nlp.lang]
end

-- Short lists of plain words stand in the patterns themselves, which costs less
-- than a list: `@v_of` becomes `(of)`.
local inline_limit = 24

local data = load_data(nlp.lang)
local inlined, names = {}, {}
for name in pairs(data.lists) do names[#names + 1] = name end
table.sort(names)
for _, name in ipairs(names) do
  inlined[name] = lists.inline(data.lists[name], inline_limit)
  if not inlined[name] then nlp:list("v_" .. name, lists.entries(data.lists[name])) end
end

local function expand(pattern)
  return pattern and (pattern:gsub("@v_([%w_]+)", inlined))
end

for _, name in ipairs(rule_files) do
  local make = require("glean.packs.values." .. name)
  for _, rule in ipairs(make(data, { guideline = nlp.guideline })) do
    if not rule.skip then
      rule.skip, rule.match = nil, expand(rule.match)
      rule.examples = examples_of(rule, "examples", data)
      rule.never = examples_of(rule, "never", data)
      nlp:rule(rule)
    end
  end
end
if nlp.guideline == "recognizers" then
  local restyle = require "glean.packs.values.restyle"
  nlp:use("values_restyle", restyle.document, { after = "rules" })
elseif data.tense then
  local resolve = require "glean.packs.values.resolve"
  nlp:use("values_resolve", resolve.component(data), { after = "rules" })
end
