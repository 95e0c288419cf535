--- Spans: the methods that are not in C.

local core = require "glean.core"
local entity = require "glean.entity"
local errors = require "glean.errors"
local search = require "glean.search"

local span = core.methods.span

--- The sentence that holds the span's first byte.
function span:sentence()
  return core.holder(self.doc, "sentence", math.max(1, math.min(self.first, #self.doc.text)))
end

--- The paragraph that holds the span's first byte.
function span:paragraph()
  return core.holder(self.doc, "paragraph", math.max(1, math.min(self.first, #self.doc.text)))
end

--- Iterate over the tokens that share a byte with the span.
function span:tokens()
  return core.tokens_in(self.doc, self.first, self.last)
end

-- The first and the last token of a span; nil where it holds none.
local function edges(self)
  local first, last
  for token in self:tokens() do
    first, last = first or token, token
  end
  return first, last
end

-- Up to n tokens from number i on, in steps of 1 or -1, as long as they stay in
-- the span's sentence; nil if the first does not.
local function run(self, i, n, step)
  errors.check_integer("n", n)
  local home, near, far = self:sentence(), nil, nil
  while n > 0 do
    local token = core.nth(self.doc, "token", i)
    if not (token and home and home:contains(token)) then break end
    near, far = near or token, token
    i, n = i + step, n - 1
  end
  if not near then return nil end
  return core.free_span(self.doc, math.min(near.first, far.first), math.max(near.last, far.last))
end

--- A span of up to n tokens before this one, inside its sentence; nil if none.
function span:before(n)
  local first = edges(self)
  return first and run(self, first.i - 1, n, -1)
end

--- A span of up to n tokens after this one, inside its sentence; nil if none.
function span:after(n)
  local _, last = edges(self)
  return last and run(self, last.i + 1, n, 1)
end

--- The next mention (of a label) that starts at or after this span's end.
function span:next(label)
  errors.check_type("label", label, "string", true)
  local from = self.last + 1
  for other in core.annotations(self.doc, "entities", true, label, from) do
    if other ~= self then return other end
  end
end

--- The last mention (of a label) that ends before this span starts.
function span:prev(label)
  errors.check_type("label", label, "string", true)
  return search.before(self.doc, self.first, label)
end

--- The entity of a mention: { id, name, label, aliases, mentions() }; nil for
-- other spans.
core.entity_view = entity.of

-- pairs(span): its set attributes by name, in bytewise order.
function core.span_pairs(self)
  local keys, values = {}, {}
  for key, value in pairs(core.attributes_of(self)) do
    keys[#keys + 1], values[key] = key, value
  end
  local link = self.linked_by
  if link ~= nil and values.linked_by == nil then
    keys[#keys + 1], values.linked_by = "linked_by", link
  end
  table.sort(keys)
  local i = 0
  return function()
    i = i + 1
    local key = keys[i]
    if key then return key, values[key] end
  end
end

return span
