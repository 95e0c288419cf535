-- The matcher against a slow one that is obviously right: random patterns over
-- the words a, b and c, random texts of them.

local core = require "glean.core"
local glean = require "glean"

-- An eager collector makes all slow that makes garbage, as the slow one does.
local EAGER = os.getenv "GLEAN_GC"
local PATTERNS = EAGER and 300 or 10000
local PARTS = EAGER and 30000 or 60000

-- ---- The slow matcher: continuations that return the winner's end ----

local match

-- The better of two results (an end and the captures on the way to it).
local function better(lazy, first, second)
  if not first or not second then return first or second end
  if lazy then return first end
  return second.last > first.last and second or first
end

local function sequence(items, n, words, i, go_on)
  if n > #items then return go_on(i) end
  return match(items[n], words, i, function(j) return sequence(items, n + 1, words, j, go_on) end)
end

local function repetition(node, done, words, i, go_on)
  local function more()
    if done >= node.max then return nil end
    return match(node[1], words, i, function(j)
      if j == i and done >= node.min then return nil end -- it would consume nothing
      return repetition(node, done + 1, words, j, go_on)
    end)
  end
  if done < node.min then return more() end
  if node.lazy then return better(true, go_on(i), more()) end
  return better(false, more(), go_on(i))
end

local function capture(node, words, i, go_on)
  return match(node[1], words, i, function(j)
    local result = go_on(j)
    if not result or j == i then return result end
    local captures = { { first = i, last = j - 1 } }
    table.move(result.captures, 1, #result.captures, 2, captures)
    return { last = result.last, captures = captures }
  end)
end

function match(node, words, i, go_on)
  if node.kind == "word" then return words[i] == node.word and go_on(i + 1) or nil end
  if node.kind == "sequence" then return sequence(node, 1, words, i, go_on) end
  if node.kind == "repeat" then return repetition(node, 0, words, i, go_on) end
  if node.kind == "capture" then return capture(node, words, i, go_on) end
  local best
  for _, alternative in ipairs(node) do
    best = better(false, best, match(alternative, words, i, go_on))
  end
  return best
end

-- ---- Random patterns, as trees and as text ----

local seed = 42
local function below(n)
  seed = seed * 16807 % 2147483647
  return seed % n
end

local function text_of(node)
  if node.kind == "word" then return node.word end
  if node.kind == "capture" then return "x:(" .. text_of(node[1]) .. ")" end
  local parts = {}
  for i, child in ipairs(node) do parts[i] = text_of(child) end
  if node.kind == "sequence" then return table.concat(parts, " ") end
  if node.kind == "choice" then return "(" .. table.concat(parts, " | ") .. ")" end
  return "(" .. parts[1] .. ")" .. node.sign .. (node.lazy and "?" or "")
end

local signs = {
  { "?", 0, 1 }, { "*", 0, math.huge }, { "+", 1, math.huge }, { "{2}", 2, 2 }, { "{1,3}", 1, 3 },
  { "{0,2}", 0, 2 },
}

local function random_node(depth)
  local pick = depth > 0 and below(7) or 0
  if pick <= 1 then return { kind = "word", word = ("abc"):sub(below(3) + 1):sub(1, 1) } end
  if pick == 2 then return { kind = "capture", random_node(depth - 1) } end
  if pick <= 4 then
    local sign = signs[below(#signs) + 1]
    return { kind = "repeat", sign = sign[1], min = sign[2], max = sign[3], lazy = below(3) == 0,
      random_node(depth - 1) }
  end
  local node = { kind = pick == 5 and "choice" or "sequence" }
  for i = 1, below(2) + 2 do node[i] = random_node(depth - 1) end
  return node
end

local function random_words()
  local words = {}
  for i = 1, below(8) + 1 do words[i] = ("abc"):sub(below(3) + 1):sub(1, 1) end
  return words
end

-- ---- Comparing ----

-- All winners, as "first-last{captures}" in words.
local function expected(node, words)
  local out = {}
  for i = 1, #words do
    local result = match(node, words, i, function(j) return { last = j - 1, captures = {} } end)
    if result and result.last >= i then
      local captures = {}
      for k, c in ipairs(result.captures) do captures[k] = c.first .. "-" .. c.last end
      table.sort(captures)
      out[#out + 1] = ("%d-%d{%s}"):format(i, result.last, table.concat(captures, " "))
    end
  end
  return table.concat(out, " ")
end

-- Word number of a byte: every word is one letter and a blank.
local function number(byte)
  return (byte + 1) // 2
end

local function actual(pattern, words)
  local doc = assert(glean.parse(table.concat(words, " ")))
  local matches = assert(core.matches(doc, pattern, nil, 0, "all"))
  local out = {}
  for m in function() return matches:next() end do
    matches:take()
    local captures, x = {}, m.x or {}
    if type(x) == "userdata" then x = { x } end
    for k, c in ipairs(x) do captures[k] = number(c.first) .. "-" .. number(c.last) end
    table.sort(captures)
    out[#out + 1] = ("%d-%d{%s}"):format(number(m.first), number(m.last),
      table.concat(captures, " "))
  end
  return table.concat(out, " ")
end

describe("the matcher", function()
  it("agrees with the slow one on spans and captures", function()
    local compared, refused = 0, {}
    while compared < PATTERNS do
      local node = random_node(4)
      local pattern, err = core.pattern(text_of(node))
      if pattern then
        local words = random_words()
        compared = compared + 1
        assert.equal(expected(node, words), actual(pattern, words),
          text_of(node) .. " on " .. table.concat(words, " "))
      else
        refused[err.code] = (refused[err.code] or 0) + 1
      end
    end
    -- nothing but what the static checks are there for
    refused.empty_match, refused.idle_gap = nil, nil
    assert.same({}, refused)
  end)
end)

describe("a regular expression", function()
  it("finds the same in a sentence longer than its window", function()
    local parts = {}
    for i = 1, PARTS do parts[i] = ({ "a", "b", " ", "aa" })[below(4) + 1] end
    local text = table.concat(parts)
    assert.is_true(#text > PARTS)
    local nlp = glean.pipeline {}
    nlp:rule { label = "X", regex = "a+b" }
    local doc = assert(nlp(text))
    local found, want = {}, {}
    for m in doc:entities() do found[#found + 1] = m.first .. m.text end
    for first, word in text:gmatch "()(a+b)" do want[#want + 1] = first .. word end
    assert.same(want, found)
  end)
end)
