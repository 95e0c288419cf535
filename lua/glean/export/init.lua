--- Exports: what a document can be written as, by name.  Each is loaded when it
-- is first used.

local errors = require "glean.errors"

local export = {}

local formats = { tsv = true, conll = true, brat = true, webannotation = true, html = true }

--- The function of a format: (doc, opts) -> string.
---@param name "tsv"|"conll"|"brat"|"webannotation"|"html"
---@return fun(doc: glean.Document, opts?: table): string
function export.format(name)
  if not formats[name] then
    errors.misuse("no format '%s' (%s)", tostring(name), errors.suggest(name, formats))
  end
  return require("glean.export." .. name)
end

return export
