--- Web Annotation (W3C): an AnnotationPage in JSON-LD, on one line.
--
-- Each mention is an annotation whose bodies are its label, and its id, value,
-- rule and attributes where it has them.  Its target has three selectors: a
-- TextPositionSelector (code points from 0, half-open, as the standard counts),
-- a DataPositionSelector (bytes) and a TextQuoteSelector (the words, with up to
-- 32 code points on both sides).

local core = require "glean.core"
local items = require "glean.export.items"

local CONTEXT = 32             -- code points of prefix and suffix
local BYTES = CONTEXT * 4 + 4  -- so many bytes hold them, one cut at the edge aside

local quoted = core.json_string

local function prefix(text, first)
  local piece = items.clean(text:sub(math.max(1, first - BYTES), first - 1))
  return piece:sub(utf8.offset(piece, -CONTEXT) or 1)
end

local function suffix(text, last)
  local piece = items.clean(text:sub(last + 1, last + BYTES))
  return piece:sub(1, (utf8.offset(piece, CONTEXT + 1) or #piece + 1) - 1)
end

local function body(purpose, format, value)
  return ('{"type":"TextualBody","purpose":"%s","format":"%s","value":%s}'):format(purpose, format,
    quoted(value))
end

local function bodies(m)
  local out = { body("tagging", "text/plain", m.label) }
  if m.id then out[#out + 1] = body("identifying", "text/plain", m.id) end
  if m.value then out[#out + 1] = body("describing", "application/json", m.value) end
  if m.rule then out[#out + 1] = body("commenting", "text/plain", m.rule) end
  if m.attributes then out[#out + 1] = body("describing", "application/json", m.attributes) end
  return "[" .. table.concat(out, ",") .. "]"
end

local function selectors(m, text)
  local first, last = m.span:chars()
  return ('[{"type":"TextPositionSelector","start":%d,"end":%d},'):format(first - 1, last)
    .. ('{"type":"DataPositionSelector","start":%d,"end":%d},'):format(m.start, m.stop)
    .. ('{"type":"TextQuoteSelector","exact":%s,"prefix":%s,"suffix":%s}]'):format(
      quoted(m.span.text), quoted(prefix(text, m.start + 1)), quoted(suffix(text, m.stop)))
end

-- A URN of any name: what is no letter, digit or one of "-._/" is escaped.
local function urn(name)
  return "urn:glean:" .. name:gsub("[^%w%-%._/]", function(c)
    return ("%%%02X"):format(c:byte())
  end)
end

---@param doc glean.Document
---@param opts? {labels?: string[], layers?: string[], overlap?: "all"}
---@return string
return function(doc, opts)
  opts = items.check(opts)
  local text, source, out = doc.text, urn(doc.name or "document"), {}
  for i, m in ipairs(items.of(doc, opts)) do
    out[i] = ('{"id":"%s#%d","type":"Annotation","motivation":"tagging","body":%s,'
      .. '"target":{"source":"%s","selector":%s}}'):format(source, i, bodies(m), source,
      selectors(m, text))
  end
  return ('{"@context":"http://www.w3.org/ns/anno.jsonld","id":"%s#page","type":"AnnotationPage",'
    .. '"items":[%s]}'):format(source, table.concat(out, ","))
end
