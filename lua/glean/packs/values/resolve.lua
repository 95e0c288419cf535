--- Days without a year, and weekdays, as days of the calendar: the verb beside
-- them tells whether the last or the next such day is meant.

local calendar = require "glean.packs.values.calendar"
local lists = require "glean.packs.values.lists"

local resolve = {}

local reach = 16 -- words between a day and the verb that tells
local width = 240 -- bytes on each side that are looked at
local leap_gap = 8 -- years between two days February 29, at most

-- The words of a text, at most `reach` of its end or of its start.
local function words_of(text, backward)
  local words = {}
  for word in text:lower():gsub("\u{2019}", "'"):gmatch "[%w\128-\255']+" do
    words[#words + 1] = word
    if #words > reach and backward then table.remove(words, 1) end
    if #words == reach and not backward then break end
  end
  return words
end

-- Is a word, or are it and the one before it, a verb of some time?  "past" is one
-- unless a helper makes it a participle: "will be held"; "is held" is always so.
local function time_of(words, i, tense)
  local word, last = words[i], words[i - 1]
  local kind = last and tense.kinds[last .. " " .. word] or tense.kinds[word]
  if kind == "plan" then -- "they start on", not "a good start"
    return not (tense.articles[last] or tense.articles[words[i - 2]]) and "future" or nil
  end
  if not kind and #word > 4 and word:find(tense.past_ending) then kind = "past" end
  if kind ~= "past" then return kind end
  for back = i - 1, math.max(1, i - 3), -1 do
    if tense.future_helpers[words[back]] then return "future" end
    if tense.helpers[words[back]] then return nil end
  end
  return "past"
end

-- The time that the nearest verb of the sentence says; of two the one before. A day
-- alone is one beside today.
local function said(doc, mention, tense)
  local from, to = mention:sentence():range()
  from, to = math.max(from, mention.first - width), math.min(to, mention.last + width)
  local before = words_of(doc.text:sub(from, mention.first - 1), true)
  local after = words_of(doc.text:sub(mention.last + 1, to), false)
  if #before == 0 and #after == 0 then return "now" end
  if #after > 1 and tense.kinds[after[1] .. " " .. after[2]] == "year" then return "year" end
  for distance = 1, reach do
    local at = #before - distance + 1
    local time = at > 0 and time_of(before, at, tense)
      or distance <= #after and time_of(after, distance, tense)
    if time then return time end
  end
  return nil
end

-- The last such day up to the reference, and the next one from it on.
local function neighbours(value, reference)
  if value.weekday and not value.day then
    local ahead = (value.weekday - calendar.weekday(reference)) % 7
    return ahead == 0 and reference or reference + ahead - 7, reference + ahead
  end
  local year = calendar.civil(reference)
  local last, coming
  for y = year - leap_gap, year + leap_gap do
    if calendar.is_day(y, value.month, value.day) then
      local days = calendar.days(y, value.month, value.day)
      if days <= reference then last = days end
      if days >= reference then coming = coming or days end
    end
  end
  return last, coming
end

-- Is it a day that is known but for the year, or a weekday?
local function open(value)
  return value.grain == "day" and not value.year and not value.relative and not value.from
    and (value.month and value.day or value.weekday and not value.month and not value.day)
end

-- Give a value the day that it is; the other one is its alternative.
local function take(value, days, other)
  value.year, value.month, value.day = calendar.civil(days)
  value.alternatives = other ~= days and { calendar.day_value(other) } or nil
  calendar.finish(value)
end

local function settle(value, time, reference)
  local last, coming = neighbours(value, reference)
  if time == "year" and value.month then
    local year = calendar.civil(reference)
    time = calendar.civil(last) == year and "past" or "future"
  elseif time ~= "past" and time ~= "future" then
    time = reference - last <= coming - reference and "past" or "future"
  end
  if time == "past" then take(value, last, coming) else take(value, coming, last) end
end

-- "last July": a month that the word before it tells.
local function month(doc, mention, value, reference, sides)
  local before = doc.text:sub(math.max(1, mention.first - 20), mention.first - 1)
  local side = sides[(before:match "(%a+)[ \n]$" or ""):lower()]
  if not side then return end
  local year, current = calendar.civil(reference)
  if side < 0 then
    value.year = value.month < current and year or year - 1
  else
    value.year = value.month > current and year or year + 1
  end
  calendar.finish(value)
end

--- The days of a document with a date, as far as verbs tell.
---@param data table tense
---@return fun(doc: glean.Document)
function resolve.component(data)
  local words = data.tense
  local tense = { kinds = {}, past_ending = words.past_ending, helpers = lists.set(words.helpers),
    future_helpers = lists.set(words.future_helpers), articles = lists.set(words.articles) }
  for _, kind in ipairs { "past", "future", "now", "plan", "year" } do
    for word in pairs(lists.words(words[kind])) do tense.kinds[word] = kind end
  end
  local sides = {}
  for _, id in ipairs { -1, 1 } do
    for word in pairs(lists.words(data.lists.rel[tostring(id)])) do sides[word] = id end
  end
  return function(doc)
    local reference = calendar.reference(doc.date)
    if not reference then return end
    for mention in doc:entities "DATE" do
      local value = mention.value
      local time = open(value) and said(doc, mention, tense)
      if time then
        settle(value, time, reference)
      elseif value.grain == "month" and value.month and not value.year then
        month(doc, mention, value, reference, sides)
      end
    end
  end
end

return resolve
