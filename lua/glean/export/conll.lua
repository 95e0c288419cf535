--- CoNLL-U Plus: a line a token, an empty line after each sentence.
--
-- Columns: FORM, START and END (bytes from 0, half-open), NER (IOB2 tags:
-- B-LABEL, I-LABEL, O).  Readers of CoNLL-2003 take the first column and the
-- last.  A token that a mention touches bears its tag.  With overlap = "all"
-- there are as many NER columns as mentions lie over each other.  An empty
-- mention touches no token and is not shown.

local items = require "glean.export.items"

-- No field may hold white space.
local function field(text)
  return (items.clean(text):gsub("%s", "_"))
end

-- The tags of tokens, a table a column; each column holds mentions that share
-- no token.
local function tag(mentions)
  local columns, ends = { {} }, { 0 }
  for _, m in ipairs(mentions) do
    local first, last
    if m.stop > m.start then
      for token in m.span:tokens() do
        first, last = first or token.i, token.i
      end
    end
    local at = 1
    while first and ends[at] and ends[at] >= first do at = at + 1 end
    if first then
      columns[at], ends[at] = columns[at] or {}, last
      for i = first, last do
        columns[at][i] = (i == first and "B-" or "I-") .. field(m.label)
      end
    end
  end
  return columns
end

local function head(doc, columns)
  local names = { "FORM", "START", "END" }
  for i = 1, #columns do names[#names + 1] = i == 1 and "NER" or "NER" .. i end
  local out = { "# global.columns = " .. table.concat(names, " ") .. "\n" }
  out[#out + 1] = "# newdoc" .. (doc.name and " id = " .. field(doc.name) or "") .. "\n"
  return table.concat(out)
end

---@param doc glean.Document
---@param opts? {labels?: string[], layers?: string[], overlap?: "all"}
---@return string
return function(doc, opts)
  opts = items.check(opts)
  local mentions = items.of(doc, opts)
  local columns = tag(opts.overlap == "all" and mentions or items.disjoint(mentions))
  local out = { head(doc, columns) }
  for sentence in doc:sentences() do
    for token in sentence:tokens() do
      local start, stop = token:offsets()
      local line = { field(token.text), start, stop }
      for _, tags in ipairs(columns) do line[#line + 1] = tags[token.i] or "O" end
      out[#out + 1] = table.concat(line, "\t") .. "\n"
    end
    out[#out + 1] = "\n"
  end
  return table.concat(out)
end
