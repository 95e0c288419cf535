--- HTML: one self-contained page that shows a document and what was found.
--
-- The text stands in one element, byte for byte; a mention is a <span> around
-- its words, so nested mentions are nested boxes.  Where two cross, the one that
-- started first goes on in a second box, open at the cut.  The legend's boxes
-- hide and show labels by style sheet alone.

local core = require "glean.core"
local errors = require "glean.errors"
local items = require "glean.export.items"
local style = require "glean.export.style"

local entities = {
  ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;",
  ["\r"] = "&#13;", ["\0"] = "\u{FFFD}",
}

local function escape(text)
  return (items.clean(text):gsub("[&<>\"'\r%z]", entities))
end

-- ---- Boxes ----

-- What the pointer shows of a mention.
local function title(m)
  local parts = { m.label }
  if m.id then parts[#parts + 1] = "id: " .. m.id end
  if m.value then parts[#parts + 1] = "value: " .. m.value end
  if m.rule then parts[#parts + 1] = "rule: " .. m.rule end
  if m.attributes then parts[#parts + 1] = m.attributes end
  return escape(table.concat(parts, "\n"))
end

local page = {}
page.__index = page

function page:put(piece)
  self.out[#self.out + 1] = piece
end

-- The text up to a byte offset.
function page:text_to(offset)
  if offset > self.at then
    self:put(escape(self.text:sub(self.at + 1, offset)))
    self.at = offset
  end
end

function page:open(m, cut)
  self:put(('<span class="m l%d%s%s" data-n="%d" title="%s">'):format(self.classes[m.label],
    cut and " cut-before" or "", m.stop == m.start and " empty" or "", m.number, m.title))
end

-- Close a mention's box; those inside it that go on are cut here.
function page:close(m)
  local stack = self.stack
  local at = #stack
  while stack[at] ~= m do at = at - 1 end
  for i = #stack, at, -1 do
    self:put(i > at and '<i class="cut-after"></i></span>'
      or ('<b data-l="%s"></b></span>'):format(self.names[m.label]))
  end
  table.remove(stack, at)
  for i = at, #stack do self:open(stack[i], true) end
end

-- Close what ends at or before an offset, the first to end first.
function page:close_to(offset)
  while true do
    local nearest
    for _, m in ipairs(self.stack) do -- of those that end together the inner first
      if m.stop <= offset and (not nearest or m.stop <= nearest.stop) then nearest = m end
    end
    if not nearest then return end
    self:text_to(nearest.stop)
    self:close(nearest)
  end
end

function page:body()
  for i, m in ipairs(self.mentions) do
    m.number, m.title = i, title(m)
    self:close_to(m.start)
    self:text_to(m.start)
    self:open(m)
    self.stack[#self.stack + 1] = m
    if m.stop == m.start then self:close(m) end
  end
  self:close_to(#self.text)
  self:text_to(#self.text)
end

-- ---- The page ----

-- Labels by name, with how often each occurs.
local function count(mentions)
  local counts, labels = {}, {}
  for _, m in ipairs(mentions) do
    if not counts[m.label] then labels[#labels + 1] = m.label end
    counts[m.label] = (counts[m.label] or 0) + 1
  end
  table.sort(labels)
  return labels, counts
end

local function legend(labels, counts)
  local boxes, keys = {}, {}
  for i, label in ipairs(labels) do
    boxes[i] = ('<input type="checkbox" id="l%d" checked>'):format(i)
    keys[i] = ('<label for="l%d" class="k l%d">%s <small>%d</small></label>\n'):format(i, i,
      escape(label), counts[label])
  end
  return table.concat(boxes) .. "\n<nav>\n" .. table.concat(keys) .. "</nav>\n"
end

local function html_lang(lang)
  return lang:match "^%a[%w_]*$" and lang:gsub("_", "-") or "und"
end

---@param doc glean.Document
---@param opts? {labels?: string[], layers?: string[], overlap?: "all"|"resolved", title?: string}
---@return string
return function(doc, opts)
  opts = items.check(opts, { title = true })
  errors.check_type("title", opts.title, "string", true)
  local mentions = items.of(doc, {
    labels = opts.labels, layers = opts.layers, overlap = opts.overlap or "all",
  })
  local labels, counts = count(mentions)
  local classes, names = {}, {}
  for i, label in ipairs(labels) do classes[label], names[label] = i, escape(label) end
  local self = setmetatable({ text = doc.text, at = 0, out = {}, stack = {}, classes = classes,
    names = names, mentions = mentions }, page)
  local heading = escape(opts.title or doc.name or "glean")
  self:put(('<!DOCTYPE html>\n<html lang="%s">\n<head>\n<meta charset="utf-8">\n'
    .. '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    .. '<meta name="generator" content="glean %s">\n<title>%s</title>\n<style>\n%s</style>\n'
    .. "</head>\n<body>\n<h1>%s</h1>\n"):format(html_lang(doc.lang or ""), core.version, heading,
    style.sheet(labels), heading))
  self:put(legend(labels, counts))
  self:put '<main id="text" dir="auto">'
  self:body()
  self:put "</main>\n</body>\n</html>\n"
  return table.concat(self.out)
end
