-- The matcher against a slow one that is obviously right: random patterns and
-- random texts, with annotations, blank lines and questions to Lua.
--
--   GLEAN_PAIRS=100000 busted spec/reference_spec.lua      as many pairs

local core = require "glean.core"
local glean = require "glean"

-- An eager collector makes all slow that makes garbage, as the slow one does.
local EAGER = os.getenv "GLEAN_GC"
local PAIRS = tonumber(os.getenv "GLEAN_PAIRS") or (EAGER and 300 or 8000)
local PARTS = EAGER and 30000 or 60000

-- ---- The slow matcher: continuations that return the winner's end ----
--
-- Places are numbered from 1; token i stands between the places i and i + 1.
-- A world has words, blank (true at a place with a blank line before its
-- token), edges (by place: the annotations that start there) and start: the
-- one place where a blank line does not stop a step, for the try starts there.

local match

-- The better of two results (an end and the captures on the way to it).
local function better(lazy, first, second)
  if not first or not second then return first or second end
  if lazy then return first end
  return second.last > first.last and second or first
end

local function sequence(items, n, world, i, go_on)
  if n > #items then return go_on(i) end
  return match(items[n], world, i, function(j)
    return sequence(items, n + 1, world, j, go_on)
  end)
end

local function repetition(node, done, world, i, go_on)
  local function more()
    if done >= node.max then return nil end
    return match(node[1], world, i, function(j)
      if j == i and done >= node.min then return nil end -- it would consume nothing
      return repetition(node, done + 1, world, j, go_on)
    end)
  end
  if done < node.min then return more() end
  if node.lazy then return better(true, go_on(i), more()) end
  return better(false, more(), go_on(i))
end

local function capture(node, world, i, go_on)
  return match(node[1], world, i, function(j)
    local result = go_on(j)
    if not result or j == i then return result end
    local captures = { { first = i, last = j - 1 } }
    table.move(result.captures, 1, #result.captures, 2, captures)
    return { last = result.last, captures = captures }
  end)
end

-- May a step be taken from here?
local function open(world, i)
  return not world.blank[i] or i == world.start
end

local function edges(node, world, i, go_on)
  local best
  for _, edge in ipairs(open(world, i) and world.edges[i] or {}) do
    if edge.label == node.label and (not node.above or edge.confidence > node.above) then
      best = better(false, best, go_on(edge.last + 1))
    end
  end
  return best
end

local function started_at(world, place)
  return setmetatable({ start = place or false }, { __index = world })
end

local function found(j)
  return { last = j - 1, captures = {} }
end

local function holds(node, world, i)
  if not node.behind then
    return match(node[1], started_at(world, i == world.start and i), i, found)
  end
  local function here(j) return j == i and found(j) end
  for from = 1, world.blank[i] and 0 or i do
    if match(node[1], started_at(world, from), from, here) then return true end
  end
end

local function is_edge_of_sentence(world, i, last)
  return world.blank[i] or i == (last and #world.words + 1 or 1)
end

local kinds = { sequence = nil, ["repeat"] = nil, capture = capture, label = edges }

function kinds.sequence(node, world, i, go_on)
  return sequence(node, 1, world, i, go_on)
end

kinds["repeat"] = function(node, world, i, go_on)
  return repetition(node, 0, world, i, go_on)
end

function kinds.token(node, world, i, go_on)
  if i > #world.words or not (node.gap or open(world, i)) then return nil end
  return node.fits(world.words[i], i) and go_on(i + 1) or nil
end

function kinds.look(node, world, i, go_on)
  if (holds(node, world, i) and true or false) == node.negative then return nil end
  return go_on(i)
end

function kinds.anchor(node, world, i, go_on)
  return is_edge_of_sentence(world, i, node.text == "$") and go_on(i) or nil
end

function kinds.choice(node, world, i, go_on)
  local best
  for _, alternative in ipairs(node) do
    best = better(false, best, match(alternative, world, i, go_on))
  end
  return best
end

function match(node, world, i, go_on)
  return kinds[node.kind](node, world, i, go_on)
end

-- ---- Random patterns, as trees and as text ----

local seed = 42
local function below(n)
  seed = seed * 16807 % 2147483647
  return seed % n
end

local function pick(list)
  return list[below(#list) + 1]
end

local function text_of(node)
  if node.text then return node.text end
  if node.kind == "capture" then return "x:(" .. text_of(node[1]) .. ")" end
  local parts = {}
  for i, child in ipairs(node) do parts[i] = text_of(child) end
  if node.kind == "look" then return node.sign .. parts[1] .. ")" end
  if node.kind == "sequence" then return table.concat(parts, " ") end
  if node.kind == "choice" then return "(" .. table.concat(parts, " | ") .. ")" end
  return "(" .. parts[1] .. ")" .. node.sign .. (node.lazy and "?" or "")
end

local signs = {
  { "?", 0, 1 }, { "*", 0, math.huge }, { "+", 1, math.huge }, { "{2}", 2, 2 }, { "{1,3}", 1, 3 },
  { "{0,2}", 0, 2 },
}
local looks = { { "(?=", false, false }, { "(?!", false, true }, { "(?<=", true, false },
  { "(?<!", true, true } }
local words = { "a", "b", "c", "a", "b", "c", "Bo", "Cy" }
local tests = {
  { "[norm=a | norm=b]", function(word) return word == "a" or word == "b" end },
  { "[!norm=c]", function(word) return word ~= "c" end },
  { "[cap]", function(word) return word:find "^%u" end },
  { "%even", function(_, i) return i % 2 == 0 end },
  { "[len=1 & !%even]", function(word, i) return #word == 1 and i % 2 == 1 end },
  { "/[bc]|B./", function(word) return word:find "^[bc]$" or word:find "^B" end },
  { "[any]", function() return true end },
}

local function leaf()
  local kind = below(10)
  if kind < 6 then
    local word = pick(words)
    return { kind = "token", text = word, fits = function(other) return word == other end }
  elseif kind < 8 then
    local test = pick(tests)
    return { kind = "token", text = test[1], fits = test[2] }
  elseif kind == 8 then
    local above = below(2) == 0 and below(3) or nil
    return { kind = "label", label = "P", above = above,
      text = above and ("<P confidence > %d>"):format(above) or "<P>" }
  end
  return { kind = "label", label = "NAME", text = "<NAME>" }
end

local function gap()
  local max = below(3) + 1
  return { kind = "repeat", min = 0, max = max, lazy = true, text = ("...{0,%d}"):format(max),
    { kind = "token", gap = true, fits = function() return true end } }
end

local function random_node(depth, inside)
  local kind = depth > 0 and below(10) or 0
  if kind <= 1 then return leaf() end
  if kind == 2 and not inside then return { kind = "capture", random_node(depth - 1) } end
  if kind <= 4 then
    local sign = pick(signs)
    return { kind = "repeat", sign = sign[1], min = sign[2], max = sign[3], lazy = below(3) == 0,
      random_node(depth - 1, inside) }
  end
  if kind == 5 then return gap() end
  if kind == 6 then
    local sign = pick(looks)
    return { kind = "look", sign = sign[1], behind = sign[2], negative = sign[3],
      random_node(depth - 1, true) }
  end
  if kind == 7 and below(3) == 0 then return { kind = "anchor", text = pick { "^", "$" } } end
  local node = { kind = kind == 8 and "choice" or "sequence" }
  for i = 1, below(3) + 2 do node[i] = random_node(depth - 1, inside) end
  return node
end

-- ---- Random worlds ----

local function add_edge(world, edge)
  world.edges[edge.first] = world.edges[edge.first] or {}
  table.insert(world.edges[edge.first], edge)
end

-- Runs of capitalised words, longer ones first.
local function add_names(world)
  for i = 1, #world.words do
    local last = i - 1
    while last < #world.words and world.words[last + 1]:find "^%u" and
      (last < i or not world.blank[last + 1]) do
      last = last + 1
    end
    for j = last, i, -1 do add_edge(world, { first = i, last = j, label = "NAME" }) end
  end
end

-- `long`: so many words more, which hardly anything fits, and annotations that
-- may hold them all.
local function random_world(blanks, long)
  local world = { words = {}, blank = {}, edges = {}, annotations = {} }
  local n = below(9) + 1
  for i = 1, n do
    if long and i == n // 2 + 1 then
      for _ = 1, long do world.words[#world.words + 1] = "zz" end
    end
    local at = #world.words + 1
    world.words[at] = pick(words)
    world.blank[at] = blanks and at > 1 and below(4) == 0
  end
  for i = 1, below(4) + (long and 2 or 0) do
    local first = below(n) + 1
    local last = math.min(#world.words, first + below(3) + (long and below(3) > 0 and long or 0))
    world.annotations[i] = { first = first, last = last, confidence = below(4), label = "P" }
  end
  local by_length = table.move(world.annotations, 1, #world.annotations, 1, {})
  table.sort(by_length, function(a, b) return a.last - a.first > b.last - b.first end)
  for _, edge in ipairs(by_length) do add_edge(world, edge) end
  add_names(world)
  return world
end

-- The text, and the number of the token at each byte.
local function write(world)
  local text, number, starts, ends = "", {}, {}, {}
  for i, word in ipairs(world.words) do
    if i > 1 then text = text .. (world.blank[i] and "\n\n" or " ") end
    starts[i] = #text + 1
    text = text .. word
    ends[i] = #text
    number[starts[i]], number[ends[i]] = i, i
  end
  return text, number, starts, ends
end

-- ---- Comparing ----

-- All winners, as "first-last{captures}" in tokens.
local function expected(node, world)
  local out = {}
  for i = 1, #world.words do
    local result = match(node, started_at(world, i), i, found)
    if result and result.last >= i then
      local captures = {}
      for k, c in ipairs(result.captures) do captures[k] = c.first .. "-" .. c.last end
      table.sort(captures)
      out[#out + 1] = ("%d-%d{%s}"):format(i, result.last, table.concat(captures, " "))
    end
  end
  return table.concat(out, " ")
end

local function make_document(world)
  local text, number, starts, ends = write(world)
  local doc = assert(glean.parse(text, { lang = "none" }))
  core.fields(doc).predicates = { even = function(token) return token.i % 2 == 0 end }
  for _, edge in ipairs(world.annotations) do
    assert(doc:annotate { first = starts[edge.first], last = ends[edge.last], label = "P",
      confidence = edge.confidence })
  end
  return doc, number
end

-- As a rule of a pipeline is run: through the filter of a set of patterns.
local function actual(pattern, world)
  local doc, number = make_document(world)
  local places = core.scan(doc, core.pattern_set { pattern })
  if not core.next_match(doc, places, 1) then return "" end
  local matches, err = core.matches(doc, pattern, nil, 0, "all", places, 1)
  assert.is_nil(err)
  if not matches then return "" end
  local out = {}
  for m in function() return matches:next() end do
    matches:take()
    local captures, x = {}, m.x or {}
    if type(x) == "userdata" then x = { x } end
    for k, c in ipairs(x) do captures[k] = number[c.first] .. "-" .. number[c.last] end
    table.sort(captures)
    out[#out + 1] = ("%d-%d{%s}"):format(number[m.first], number[m.last],
      table.concat(captures, " "))
  end
  return table.concat(out, " ")
end

describe("the matcher", function()
  it("agrees with the slow one on spans and captures", function()
    local compared, hits, refused = 0, 0, {}
    while compared < PAIRS do
      local node = random_node(4)
      local scope = below(2) == 0 and "sentence" or "document"
      local pattern, err = core.pattern(text_of(node), scope)
      if pattern then
        local world = random_world(scope == "document")
        compared = compared + 1
        local want = expected(node, world)
        assert.equal(want, actual(pattern, world),
          ("%s (%s) on %q"):format(text_of(node), scope, write(world)))
        hits = hits + (want ~= "" and 1 or 0)
        if compared % 10 == 0 then -- the same again and again changes nothing
          local again = table.concat({ text_of(node), text_of(node) }, " | ")
          again = assert(core.pattern((again .. " | "):rep(6) .. again, scope))
          assert.equal(want, actual(again, world), "14 times " .. text_of(node))
        end
      else
        refused[err.code] = (refused[err.code] or 0) + 1
      end
    end
    assert.is_true(hits > PAIRS / 20, hits .. " pairs with a match")
    -- nothing but what the static checks are there for
    for _, code in ipairs { "empty_match", "idle_gap", "never" } do refused[code] = nil end
    assert.same({}, refused)
  end)
end)

describe("the matcher of long annotations", function()
  it("agrees with the slow one", function()
    local compared, hits = 0, 0
    while compared < PAIRS // 4 do
      local node = random_node(2)
      local scope = below(2) == 0 and "sentence" or "document"
      local pattern = core.pattern(text_of(node), scope)
      local text = text_of(node)
      -- the slow one takes exponential time for such
      local slow = text:find "[*+].*[*+]" or text:find "|" and text:find "[*+]"
      if pattern and text:find "<P" and not slow then
        local world = random_world(scope == "document", 28 + below(12))
        compared = compared + 1
        local want = expected(node, world)
        assert.equal(want, actual(pattern, world),
          ("%s (%s) on %q"):format(text, scope, write(world)))
        hits = hits + (want ~= "" and 1 or 0)
      end
    end
    assert.is_true(hits > compared / 20, hits .. " pairs with a match")
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
    local seen, want = {}, {}
    for m in doc:entities() do seen[#seen + 1] = m.first .. m.text end
    for first, word in text:gmatch "()(a+b)" do want[#want + 1] = first .. word end
    assert.same(want, seen)
  end)
end)
