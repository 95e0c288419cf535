--- brat standoff: the .ann file to a .txt file of the document's text.
--
-- Offsets are code points from 0, half-open, as brat reads them.  T lines are
-- mentions (in parts where one goes over a line break); N lines their ids; an
-- Equiv line joins the mentions of one entity; notes hold value, rule and
-- attributes as JSON.  A character that a type of brat may not have becomes _,
-- and the note then holds the label.  brat has no empty mentions: they are not
-- shown.

local core = require "glean.core"
local items = require "glean.export.items"

local function type_name(label)
  return (label:gsub("[^%w_-]", "_"))
end

-- Bounds in code points, and the text, without line breaks: brat wants a part
-- for each line.
local function parts(m)
  local text = items.clean(m.span.text)
  local begin = m.span:chars() - 1
  local bounds, pieces = {}, {}
  for at, piece in text:gmatch "()([^\r\n]+)" do
    local start = begin + utf8.len(text:sub(1, at - 1))
    bounds[#bounds + 1] = ("%d %d"):format(start, start + utf8.len(piece))
    pieces[#pieces + 1] = piece
  end
  return table.concat(bounds, ";"), table.concat(pieces, " ")
end

local function note(m)
  local out = {}
  if type_name(m.label) ~= m.label then out[1] = '"label":' .. core.json_string(m.label) end
  if m.value then out[#out + 1] = '"value":' .. m.value end
  if m.rule then out[#out + 1] = '"rule":' .. core.json_string(m.rule) end
  if m.attributes then out[#out + 1] = m.attributes:sub(2, -2) end
  return #out > 0 and "{" .. table.concat(out, ",") .. "}"
end

-- Lines that join the mentions of one entity, in order of first mention.
local function equivalents(shown)
  local ids, groups, out = {}, {}, {}
  for i, m in ipairs(shown) do
    if m.id and not groups[m.id] then
      groups[m.id] = {}
      ids[#ids + 1] = m.id
    end
    if m.id then table.insert(groups[m.id], "T" .. i) end
  end
  for _, id in ipairs(ids) do
    if #groups[id] > 1 then out[#out + 1] = "*\tEquiv " .. table.concat(groups[id], " ") .. "\n" end
  end
  return table.concat(out)
end

local function one_line(text)
  return (items.clean(text):gsub("[\t\r\n]", " "))
end

---@param doc glean.Document
---@param opts? {labels?: string[], layers?: string[], overlap?: "all"}
---@return string
return function(doc, opts)
  opts = items.check(opts)
  local shown, out = {}, {}
  for _, m in ipairs(items.of(doc, opts)) do
    local bounds, text = parts(m)
    if bounds ~= "" then
      shown[#shown + 1] = m
      out[#out + 1] = ("T%d\t%s %s\t%s\n"):format(#shown, type_name(m.label), bounds,
        one_line(text))
    end
  end
  for i, m in ipairs(shown) do
    if m.id then
      out[#out + 1] = ("N%d\tReference T%d glean:%s\t%s\n"):format(i, i,
        (one_line(m.id):gsub(" ", "_")), one_line(m.span.name))
    end
    local text = note(m)
    if text then out[#out + 1] = ("#%d\tAnnotatorNotes T%d\t%s\n"):format(i, i, text) end
  end
  out[#out + 1] = equivalents(shown)
  return table.concat(out)
end
