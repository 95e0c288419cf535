--- Entities: one object for all mentions that have one id.

local core = require "glean.core"
local errors = require "glean.errors"

---@class glean.Entity
---@field id string
---@field name string of its list entry, or of its longest mention
---@field label string
---@field aliases string[] the other texts of its mentions, as they first occur
---@field doc glean.Document
local entity = {}

local fields = {}

function fields.aliases(self)
  local name, seen, out = self.name, {}, {}
  seen[name] = true
  for mention in self:mentions() do
    local text = mention.text
    if not seen[text] then
      seen[text] = true
      out[#out + 1] = text
    end
  end
  return out
end

local function of_first(field)
  return function(self) return self.first[field] end
end
fields.id, fields.name, fields.label = of_first "id", of_first "name", of_first "label"

local metatable = { __name = "glean.entity" }

function metatable.__index(self, key)
  if entity[key] then return entity[key] end
  local read = fields[key]
  if read then return read(self) end
  if type(key) == "string" then
    errors.misuse("an entity has no field '%s' (%s)", key, errors.suggest(key, {
      id = true, name = true, label = true, aliases = true, mentions = true, first = true,
      doc = true, count = true,
    }))
  end
end

function metatable.__newindex(_, key)
  errors.misuse("'%s' of an entity cannot be changed", tostring(key))
end

function metatable.__eq(a, b)
  return a.doc == b.doc and a.first.layer == b.first.layer and a.id == b.id
end

function metatable.__tostring(self) return self.name end

function metatable.__len(self) return rawget(self, "count") end

local function new(first, count)
  return setmetatable({ first = first, doc = first.doc, count = count }, metatable)
end

--- Iterate over its mentions in text order.
---@return fun(): glean.Span?
function entity:mentions()
  local doc, layer, at = self.doc, self.first.layer, nil
  return function()
    if at == nil then
      at = self.first
    elseif at then
      at = core.entity_next(doc, layer, at.i)
    end
    return at
  end
end

local module = {}

--- The entity of a mention; nil for other spans.
---@param span glean.Span
---@return glean.Entity?
function module.of(span)
  local layer = span.layer
  if not layer then return nil end
  local number = core.entity_of(span.doc, layer, span.i)
  if number then return new(core.entity(span.doc, layer, number)) end
end

--- Iterate over the entities of a document in the order of their first
-- mentions.
---@param doc glean.Document
---@param label? string
---@return fun(): glean.Entity?
function module.each(doc, label)
  local i = 0
  return function()
    while true do
      i = i + 1
      local first, count = core.entity(doc, "entities", i)
      if not first then return nil end
      if not label or first.label == label then return new(first, count) end
    end
  end
end

return module
