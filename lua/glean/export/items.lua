--- Items: what an export shows of a document, read off once.

local core = require "glean.core"
local errors = require "glean.errors"
local json = require "glean.json"

local items = {}

local REPLACEMENT = "\u{FFFD}"

-- How many bytes of an ill-formed sequence at `at` one U+FFFD stands for: the
-- maximal subpart of Unicode's table 3-7.
local function subpart(text, at)
  local lead, second, third = text:byte(at, at + 2)
  local low, high = 0x80, 0xBF
  if lead == 0xE0 then low = 0xA0 elseif lead == 0xED then high = 0x9F end
  if lead == 0xF0 then low = 0x90 elseif lead == 0xF4 then high = 0x8F end
  if lead < 0xE0 or lead > 0xF4 or not second or second < low or second > high then return 1 end
  if lead < 0xF0 or not third or third < 0x80 or third > 0xBF then return 2 end
  return 3
end

--- A text with U+FFFD for what is no UTF-8.
---@param text string
---@return string
function items.clean(text)
  local _, bad = utf8.len(text)
  if not bad then return text end
  local out, at = {}, 1
  while bad do
    out[#out + 1] = text:sub(at, bad - 1)
    out[#out + 1] = REPLACEMENT
    at = bad + subpart(text, bad)
    _, bad = utf8.len(text, at)
  end
  out[#out + 1] = text:sub(at)
  return table.concat(out)
end

local defaults = { labels = true, layers = true, overlap = true }

--- Check the options of an export; `more` holds those it has beside the common
-- labels, layers and overlap.
function items.check(opts, more)
  opts = opts or {}
  errors.check_type("opts", opts, "table")
  local known = {}
  for _, keys in ipairs { defaults, more or {} } do
    for key in pairs(keys) do known[key] = true end
  end
  errors.check_keys("opts", opts, known)
  errors.check_type("labels", opts.labels, "table", true)
  errors.check_type("layers", opts.layers, "table", true)
  errors.check_option("overlap", opts.overlap, { all = true, resolved = true })
  return opts
end

-- What is set on a span beside its value, as JSON; nil if nothing is.
local function members(attributes)
  local keys, out = {}, {}
  for key in pairs(attributes) do
    if key ~= "value" then keys[#keys + 1] = key end
  end
  if #keys == 0 then return nil end
  table.sort(keys)
  for i, key in ipairs(keys) do
    out[i] = core.json_string(key) .. ":" .. json.encode(attributes[key])
  end
  return "{" .. table.concat(out, ",") .. "}"
end

local function item(span)
  local first, last = span:range()
  local attributes = core.attributes_of(span)
  return {
    span = span, start = first - 1, stop = last, label = span.label, id = span.id,
    rule = span.rule, layer = span.layer,
    value = attributes.value ~= nil and json.encode(attributes.value) or nil,
    attributes = members(attributes),
  }
end

-- Text order over several layers: start, longer first, as read.
local function sort(list)
  for i, one in ipairs(list) do one.place = i end
  table.sort(list, function(a, b)
    if a.start ~= b.start then return a.start < b.start end
    if a.stop ~= b.stop then return a.stop > b.stop end
    return a.place < b.place
  end)
end

--- The annotations to show, in text order: { span, start, stop (bytes from 0,
-- half-open), label, id, rule, layer, value and attributes as JSON }.
---@param doc glean.Document
---@param opts {labels?: string[], layers?: string[], overlap?: "all"|"resolved"}
---@return table[]
function items.of(doc, opts)
  local wanted
  if opts.labels then
    wanted = {}
    for _, label in ipairs(opts.labels) do wanted[label] = true end
  end
  local out, layers = {}, opts.layers or { "entities" }
  for _, layer in ipairs(layers) do
    errors.check_type("a layer", layer, "string")
    for span in core.annotations(doc, layer, opts.overlap ~= "all", nil) do
      if not wanted or wanted[span.label] then out[#out + 1] = item(span) end
    end
  end
  if #layers > 1 then sort(out) end
  return out
end

--- Of items in text order those that share no byte with an earlier one.
function items.disjoint(list)
  local out, stop = {}, 0
  for _, one in ipairs(list) do
    if one.start >= stop or one.stop == one.start then
      out[#out + 1] = one
      stop = math.max(stop, one.stop)
    end
  end
  return out
end

return items
