--- Attributes: what spans may carry beside their own fields.

local core = require "glean.core"
local errors = require "glean.errors"

local attribute = {}

local types = { boolean = true, number = true, string = true, table = true, any = true }
local kinds = { span = true }

--- Declare an attribute, so that it can be set and read.
---@param kind "span" what carries it
---@param name string an identifier
---@param opts? {type?: "boolean"|"number"|"string"|"table"|"any", default?: any}
function attribute.declare(kind, name, opts)
  opts = opts or {}
  errors.check_option("kind", kind, kinds)
  errors.check_type("name", name, "string")
  errors.check_keys("an attribute", opts, { type = true, default = true })
  errors.check_option("type", opts.type, types)
  if not name:match "^[%a_][%w_]*$" then errors.misuse("'%s' is no name", name) end
  if core.span_fields[name] or core.methods.span[name] then
    errors.misuse("'%s' is a field of every span", name)
  end
  local wanted = opts.type ~= "any" and opts.type or nil
  local old = core.declared[name]
  if old and old.type ~= wanted then
    errors.misuse("attribute '%s' is declared already, as %s", name, old.type or "any")
  end
  core.declared[name] = { type = wanted, default = opts.default }
end

--- Declare what has no declaration yet; for keys of rules.
function attribute.ensure(name)
  if not core.declared[name] then attribute.declare("span", name, { type = "any" }) end
end

function core.unknown_attribute(name)
  local known = {}
  for _, names in ipairs { core.span_fields, core.methods.span, core.declared } do
    for key in pairs(names) do known[key] = true end
  end
  return ("a span has no attribute '%s' (%s)"):format(tostring(name), errors.suggest(name, known))
end

for name, wanted in pairs { confidence = "number", linked_by = "string" } do
  attribute.declare("span", name, { type = wanted })
end
attribute.declare("span", "value", { type = "any" })
attribute.declare("span", "speaker", { type = "any" })

return attribute
