--- Quotations: where they are, and who speaks.
--
-- Marks of all common styles are paired with a stack, paragraph by paragraph; a
-- quotation that goes on opens each further paragraph with its mark.  Who speaks
-- is said by patterns (cues) of a pack: "said X", "X said", "according to X".

local core = require "glean.core"
local errors = require "glean.errors"
local rule = require "glean.rule"

local quote = {}

local LAYER, LABEL = "quotes", "QUOTE"

-- ---- Marks ----

-- Which marks may close one that is open.  An opening mark closes as well where
-- German („…“, ‚…‘, »…«) uses it so.
local closes = {
  ["“"] = { ["”"] = true }, ["„"] = { ["“"] = true, ["”"] = true }, ["”"] = { ["”"] = true },
  ["‘"] = { ["’"] = true }, ["‚"] = { ["‘"] = true, ["’"] = true },
  ["«"] = { ["»"] = true }, ["»"] = { ["«"] = true }, ["‹"] = { ["›"] = true },
  ["›"] = { ["‹"] = true }, ["「"] = { ["」"] = true }, ["『"] = { ["』"] = true },
  ['"'] = { ['"'] = true }, ["'"] = { ["'"] = true },
}

local is_mark = { ["”"] = true, ["’"] = true, ["」"] = true, ["』"] = true }
for open in pairs(closes) do is_mark[open] = true end

local sizes = { [0x22] = 1, [0x27] = 1, [0xC2] = 2, [0xE2] = 3, [0xE3] = 3 }

-- An iterator over the marks in text[first..last]: first byte, the mark.
local function marks(text, first, last)
  local at = first
  return function()
    while true do
      local found = text:find("[\"'\xC2\xE2\xE3]", at)
      if not found or found > last then return nil end
      local mark = text:sub(found, found + sizes[text:byte(found)] - 1)
      at = found + 1
      if is_mark[mark] then
        at = found + #mark
        return found, mark
      end
    end
  end
end

-- Does a word (a letter, digit or any byte beyond ASCII that is no mark) stand
-- right before or behind a place?
local function word_before(text, at)
  local byte = text:byte(at - 1)
  if not byte or byte < 0x80 then return byte and text:sub(at - 1, at - 1):find "%w" ~= nil end
  return not is_mark[text:sub(at - 2, at - 1)] and not is_mark[text:sub(at - 3, at - 1)]
    and not text:find("^\xE2\x80[\x90-\x95\xA6]", at - 3) and not text:find("^\xC2\xA0", at - 2)
end

local function word_behind(text, at)
  local byte = text:byte(at)
  if not byte or byte < 0x80 then return byte and text:sub(at, at):find "%w" ~= nil end
  return not is_mark[text:sub(at, at + 1)] and not is_mark[text:sub(at, at + 2)]
    and not text:find("^\xE2\x80[\x90-\x95\xA6]", at) and not text:find("^\xC2\xA0", at)
end

local function space_behind(text, at)
  return text:find("^%s", at) ~= nil or text:find("^\xC2\xA0", at) ~= nil or at > #text
end

-- A plural's apostrophe ("the boys’ toys") inside single marks: a blank and a
-- small letter behind it, and a better end further on.
local function is_plural(text, at, mark, stop)
  if text:sub(at - 1, at - 1):lower() ~= "s" or not text:find("^ %l", at + #mark) then
    return false
  end
  local further = text:find(mark, at + #mark, true)
  return further ~= nil and further <= stop and not word_behind(text, further + #mark)
end

-- May a mark close, where it stands?
local function may_close(text, at, mark, stop)
  if mark == "’" or mark == "'" then
    return not word_behind(text, at + #mark) and not text:find("^%s", at - 1)
      and not is_plural(text, at, mark, stop)
  end
  return mark ~= '"' or not text:find("^%s", at - 1)
end

-- May a mark open, where it stands?
local function may_open(text, at, mark)
  if not closes[mark] or space_behind(text, at + #mark) then
    return mark == "«" and closes[mark] ~= nil -- French puts a blank behind it
  end
  if mark == "”" or mark == "»" or mark == "›" or mark == "'" or mark == "‘" or mark == '"' then
    return not word_before(text, at)
  end
  return true
end

-- ---- Pairing ----

-- Is a mark open that this one closes?  Counted, so that a text full of open
-- marks is not walked through for each.
local function is_open(stack, mark)
  for open, by in pairs(closes) do
    if by[mark] and (stack.count[open] or 0) > 0 then return true end
  end
  return false
end

local function push(stack, open)
  stack[#stack + 1] = open
  stack.count[open.mark] = (stack.count[open.mark] or 0) + 1
end

local function pop(stack)
  local open = table.remove(stack)
  stack.count[open.mark] = stack.count[open.mark] - 1
  return open
end

local function close(stack, found, text, at, mark, stop)
  if not is_open(stack, mark) or not may_close(text, at, mark, stop) then return false end
  local open
  repeat
    open = pop(stack)
  until closes[open.mark][mark]
  found[#found + 1] = { first = open.first, last = at + #mark - 1 }
  return true
end

-- The quotations still open at a paragraph's end go on if the next one begins
-- with their mark (or, of «, with »): where it goes on, and what is left open.
local function carry(stack, text, paragraph)
  local at = paragraph.first
  local kept = { count = {} }
  for _, open in ipairs(stack) do
    local mark = open.mark
    local next_mark = text:sub(at, at + #mark - 1)
    if next_mark ~= mark and not (mark == "«" and next_mark == "»") then break end
    if mark == "'" then break end
    push(kept, open)
    at = at + #mark
  end
  return kept, at
end

--- The bounds of all quotations of a text, marks included, in text order.
local function find(doc)
  local text, stack, found = doc.text, { count = {} }, {}
  for paragraph in doc:paragraphs() do
    local from
    stack, from = carry(stack, text, paragraph)
    for at, mark in marks(text, from, paragraph.last) do
      if not close(stack, found, text, at, mark, paragraph.last) and may_open(text, at, mark) then
        push(stack, { mark = mark, first = at })
      end
    end
  end
  table.sort(found, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    return a.last > b.last
  end)
  return found
end

-- ---- Cues ----

local spec_keys = { name = true, match = true, examples = true, never = true }

--- A cue: a pattern with a capture "speaker" (a mention) or "pronoun", or
-- neither: somebody speaks who is no mention.
---@param spec {match: string, name?: string}
---@return table part for the pipeline
function quote.new(spec)
  errors.check_type("a cue", spec, "table")
  errors.check_keys("a cue", spec, spec_keys)
  errors.check_type("match", spec.match, "string")
  errors.check_type("name", spec.name, "string", true)
  local self = { kind = "quotes", step = "quotes", name = spec.name }
  self.file, self.line = errors.where()
  local matcher, err = core.pattern(spec.match, "sentence")
  if not matcher then
    errors.in_pattern(err, spec.match)
    err.file, err.line = self.file, self.line
    errors.raise(err)
  end
  self.matcher, self.pattern = matcher, spec.match
  return self
end

-- All matches of all cues that share no byte with an earlier or more telling
-- one: those with a speaker first, then those with a pronoun.
local function find_cues(doc, parts)
  local all = {}
  for _, part in ipairs(parts) do
    local matches, err = core.matches(doc, part.matcher)
    if not matches then return nil, err end
    for match in function() return matches:next() end do
      matches:take()
      all[#all + 1] = { first = match.first, last = match.last, speaker = match.speaker,
        pronoun = match.pronoun, rule = part.name, order = #all,
        rank = match.speaker and 1 or match.pronoun and 2 or 3 }
    end
    matches:close()
  end
  table.sort(all, function(a, b)
    if a.rank ~= b.rank then return a.rank < b.rank end
    return a.order < b.order
  end)
  local taken, out = {}, {}
  for _, cue in ipairs(all) do
    local free = true
    for _, other in ipairs(taken[cue.first // 512] or {}) do
      free = free and (other.last < cue.first or other.first > cue.last)
    end
    if free then
      out[#out + 1] = cue
      for block = cue.first // 512, cue.last // 512 do
        taken[block] = taken[block] or {}
        table.insert(taken[block], cue)
      end
    end
  end
  table.sort(out, function(a, b) return a.first < b.first end)
  return out
end

-- ---- Who speaks ----

-- The innermost quotation around each of some places, all in text order.
local function set_parents(list, quotes)
  local stack, next_quote = {}, 1
  for _, one in ipairs(list) do
    while quotes[next_quote] and quotes[next_quote].first < one.first do
      stack[#stack + 1] = quotes[next_quote]
      next_quote = next_quote + 1
    end
    local parent
    for i = #stack, 1, -1 do
      if stack[i].last >= one.last and stack[i] ~= one then
        parent = stack[i]
        break
      elseif stack[i].last < one.first then
        table.remove(stack, i)
      end
    end
    one.parent = parent
  end
end

local function number_of(doc, what, byte)
  local span = core.holder(doc, what, math.max(1, math.min(byte, #doc.text)))
  return span and span.i
end

local function set_places(doc, list)
  for _, one in ipairs(list) do
    one.paragraph = number_of(doc, "paragraph", one.first)
    one.from = number_of(doc, "sentence", one.first)
    one.to = number_of(doc, "sentence", one.last)
  end
end

-- The cues around a quotation: index of the first that starts behind its end.
local function first_behind(cues, byte)
  local low, high = 1, #cues + 1
  while low < high do
    local middle = (low + high) // 2
    if cues[middle].first > byte then high = middle else low = middle + 1 end
  end
  return low
end

-- The cue that touches the end: “…,” said X.
local function right_behind(text, q, cues, at)
  local cue = cues[at]
  if cue and cue.parent == q.parent
    and text:sub(q.last + 1, cue.first - 1):find "^[%s,.;:%-]*$" then
    return cue
  end
end

-- The nearest cue in the sentences where the quotation starts and ends; of
-- equally near ones the one before.
local function in_sentence(q, cues, at)
  local best, best_distance
  for step = -1, 1, 2 do
    local i = step < 0 and at - 1 or at
    while cues[i] and (cues[i].to >= q.from and cues[i].from <= q.to) do
      local cue = cues[i]
      local distance = step < 0 and q.first - cue.last or cue.first - q.last
      if distance > 0 and cue.parent == q.parent and (not best or distance < best_distance) then
        best, best_distance = cue, distance
      end
      i = i + step
    end
  end
  return best
end

-- The last person named before a cue in its paragraph, outside quotations.
local function last_person(doc, cue, quotes)
  local paragraph = core.holder(doc, "paragraph", cue.first)
  local people = {}
  for m in doc:within(paragraph, "PERSON") do
    if m.first >= cue.first then break end
    people[#people + 1] = { span = m, first = m.first, last = m.last }
  end
  set_parents(people, quotes)
  for i = #people, 1, -1 do
    if people[i].parent == cue.parent then return people[i].span end
  end
end

local function words_of(text)
  return (" " .. core.fold(text) .. " "):gsub("%p+", " "):gsub("%s+", " "), nil
end

-- Find the speaker of each quotation: from its cue; else from the quotation
-- before it in the paragraph; a pronoun's from the cue before.
local function attribute(doc, quotes, cues)
  local text, before = doc.text, {}
  for _, q in ipairs(quotes) do
    local at = first_behind(cues, q.last)
    local cue = right_behind(text, q, cues, at) or in_sentence(q, cues, at)
    local previous = before[q.parent or false]
    local near = previous and previous.paragraph == q.paragraph
    if cue and cue.speaker then
      q.speaker, q.rule = cue.speaker, cue.rule
    elseif cue and cue.pronoun then
      local known = near and previous.speaker
      for i = first_behind(cues, cue.first) - 2, 1, -1 do
        if known or cues[i].paragraph ~= cue.paragraph then break end
        if cues[i].parent == cue.parent then known = cues[i].speaker end
      end
      q.speaker, q.rule = known or last_person(doc, cue, quotes), cue.rule
    elseif not cue and near then
      q.speaker, q.rule = previous.speaker, previous.rule
    end
    q.cue = cue
    before[q.parent or false] = q
  end
end

-- A quotation whose words stand inside another is by the same speaker: a
-- headline that quotes the text below it.
local function attribute_repeated(doc, quotes)
  local text, known = doc.text, {}
  for _, q in ipairs(quotes) do
    if q.speaker then known[#known + 1] = { words_of(text:sub(q.first, q.last)), q } end
  end
  if #known > 200 then return end -- no headline quotes that much
  for _, q in ipairs(quotes) do
    if not q.speaker and not q.cue then
      local words = words_of(text:sub(q.first, q.last))
      local _, count = words:gsub("%S+", "")
      for _, other in ipairs(count >= 3 and known or {}) do
        if other[1]:find(words, 1, true) then
          q.speaker, q.rule = other[2].speaker, other[2].rule
          break
        end
      end
    end
  end
end

local small = {}
for word in ("de del la las los el y e of the and von van der da do di du al bin"):gmatch "%a+" do
  small[word] = true
end

-- A name or term in quotes: up to four words, all capitalised (small particles
-- between), that nobody says; or no word at all.
local function is_name(doc, q, cues)
  local inner, n, case = core.free_span(doc, q.first, q.last), 0, nil
  for token in inner:tokens() do
    if token.kind == "word" then
      n = n + 1
      case = token.case
      if n > 4 or case == "none" or case == "lower" and not small[token.text] then return false end
    elseif token.kind == "number" or token.text:find "^[!?]$" then
      return false
    end
  end
  local cue = right_behind(doc.text, q, cues, first_behind(cues, q.last))
  return n == 0 or not cue and case ~= "lower"
end

local function annotate(doc, quotes)
  for _, q in ipairs(quotes) do
    local span = assert(core.annotate(doc, LAYER, q.first, q.last, LABEL, q.rule))
    if q.speaker then span.speaker = q.speaker end
  end
end

-- Find the quotations of a document, once.
local function detect(doc, parts)
  local fields = core.fields(doc)
  if fields.quoted then return true end
  local cues, err = find_cues(doc, parts)
  if not cues then return nil, err end
  local all, quotes = find(doc), {}
  for _, q in ipairs(all) do
    set_places(doc, { q })
    if not is_name(doc, q, cues) then quotes[#quotes + 1] = q end
  end
  set_places(doc, cues)
  set_parents(quotes, quotes)
  set_parents(cues, quotes)
  attribute(doc, quotes, cues)
  attribute_repeated(doc, quotes)
  annotate(doc, quotes)
  fields.quoted = true
  return true
end

--- Find the quotations and their speakers; `part` holds all cues.
---@return true? ok
---@return glean.Error? err
function quote.run(part, doc)
  core.fields(doc).quotes_asked = true
  return detect(doc, part.parts)
end

--- Iterate over the quotations of a document.
---@return fun(): glean.Span?
function quote.each(doc)
  assert(detect(doc, {}))
  return core.annotations(doc, LAYER, false, nil)
end

--- Check the labels and lists of a cue.
function quote.check_names(self, labels, lists, predicates)
  rule.check_names(self.matcher, self.pattern, labels, lists, predicates, self)
end

--- The array "quotes" of a document's JSON; nil where the pipeline has no cues.
---@param places table<integer, integer> span key -> index among the mentions
---@return string?
function quote.json(doc, places)
  if not core.fields(doc).quotes_asked then return nil end
  local out = {}
  for q in core.annotations(doc, LAYER, false, nil) do
    local start, stop = q:offsets()
    local speaker, who = q.speaker, ""
    if speaker then
      local place = places[speaker.key]
      who = ',"speaker":' .. (place or ("[%d,%d]"):format(speaker:offsets()))
    end
    out[#out + 1] = ('{"start":%d,"end":%d%s}'):format(start, stop, who)
  end
  return "[" .. table.concat(out, ",") .. "]"
end

return quote
