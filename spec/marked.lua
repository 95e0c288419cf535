--- Texts with their annotations marked in place: "[El Mencho:nickname] fled".
-- A mark without a label, "[El Mencho]", gives a span without one.

local marked = {}

--- Strip the marks: the bare text, and the spans they stood for.
function marked.parse(marks)
  local out, spans, size = {}, {}, 0
  local function emit(piece)
    out[#out + 1], size = piece, size + #piece
  end
  local at = 1
  for i, words, j in marks:gmatch "()%[([^%[%]]*)%]()" do
    emit(marks:sub(at, i - 1))
    local body, label = words:match "^(.*):(%a%w*)$"
    body = body or words
    spans[#spans + 1] = { first = size + 1, last = size + #body, label = label }
    emit(body)
    at = j
  end
  emit(marks:sub(at))
  return table.concat(out), spans
end

--- The inverse, for spans in order that do not overlap.
function marked.show(text, spans)
  local out, at = {}, 1
  for _, s in ipairs(spans) do
    out[#out + 1] = text:sub(at, s.first - 1)
    local body = text:sub(s.first, s.last)
    out[#out + 1] = s.label and ("[%s:%s]"):format(body, s.label) or ("[%s]"):format(body)
    at = s.last + 1
  end
  out[#out + 1] = text:sub(at)
  return table.concat(out)
end

return marked
