--- TSV: a table with a row a mention.
--
-- Columns: name (of the document), start, end (bytes from 0, half-open), label,
-- text, id, value (JSON), rule, attributes (a JSON object); a field that has
-- nothing is empty.  In a field, backslash, tab, line feed and carriage return
-- are written \\ \t \n \r.

local items = require "glean.export.items"

local escapes = { ["\\"] = "\\\\", ["\t"] = "\\t", ["\n"] = "\\n", ["\r"] = "\\r" }

local function field(text)
  return (items.clean(text or ""):gsub("[\\\t\n\r]", escapes))
end

local header = "name\tstart\tend\tlabel\ttext\tid\tvalue\trule\tattributes\n"

---@param doc glean.Document
---@param opts? {header?: boolean, labels?: string[], layers?: string[], overlap?: "all"}
---@return string
return function(doc, opts)
  opts = items.check(opts, { header = true })
  local out = { opts.header ~= false and header or nil }
  local name = field(doc.name)
  for _, m in ipairs(items.of(doc, opts)) do
    out[#out + 1] = ("%s\t%d\t%d\t%s\t%s\t%s\t%s\t%s\t%s\n"):format(name, m.start, m.stop,
      field(m.label), field(m.span.text), field(m.id), field(m.value), field(m.rule),
      field(m.attributes))
  end
  return table.concat(out)
end
