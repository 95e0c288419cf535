--- Lists from Lua: against a trie of tables in plain Lua, and what a match
-- costs when it is iterated.
--
--   lua5.4 bench/lists.lua ENTRIES TEXT ENTRIES_LOWER TEXT_LOWER
--
-- Entries stand one a line.  The plain trie compares bytes, so it gets the
-- same entries and text lower-cased; ours starts from the raw ones.  Only the
-- first 4 MB of a text are used.  Prints the best of several runs.

package.path = "bench/?.lua;" .. package.path

local sample = require "sample"

local glean = require "glean"
local core = require "glean.core"

-- ---- The trie in plain Lua ----

local WORD = "()([%w\128-\255]+)()"

local function make_trie(path)
  local root, number = {}, 0
  for line in io.lines(path) do
    local node = root
    number = number + 1
    for _, word in line:gmatch(WORD) do
      node[word] = node[word] or {}
      node = node[word]
    end
    node[1] = number
  end
  return root
end

-- The leftmost longest entries, as places in an array.
local function scan_trie(root, text)
  local words, starts, stops, n, out = {}, {}, {}, 0, {}
  for start, word, stop in text:gmatch(WORD) do
    n = n + 1
    words[n], starts[n], stops[n] = word, start, stop
  end
  local i = 1
  while i <= n do
    local node, at, last = root[words[i]], i, nil
    while node do
      if node[1] then last = at end
      at = at + 1
      node = node[words[at]]
    end
    if last then
      out[#out + 1] = { starts[i], stops[last] - 1 }
      i = last
    end
    i = i + 1
  end
  return out
end

-- ---- Measuring ----

local entries, text_path, lower_entries, lower_text = table.unpack(arg)
local text, lower = sample.read(text_path, 4000000), sample.read(lower_text, 4000000)
text = text:sub(1, utf8.offset(text, 0, #text) - 1) -- no code point is cut
local megabytes = #text / 1e6
local list = assert(glean.list(entries))
local trie = make_trie(lower_entries)

local hits
local ours = sample.best(5, function()
  local doc = assert(glean.parse(text))
  core.match_list(doc, list, nil, "X", "l")
  doc:close()
end)
local parse = sample.best(5, function() assert(glean.parse(text)):close() end)
local plain = sample.best(3, function() hits = #scan_trie(trie, lower) end)

trie = nil -- the collector shall not go through it below
collectgarbage()
local doc = assert(glean.parse(text))
core.match_list(doc, list, nil, "X", "l")
local mentions = #doc:all "entities"
local iterate = sample.best(5, function()
  for _ in doc:entities() do end
end)
local bounds = sample.best(5, function()
  local sum = 0
  for m in doc:entities() do sum = sum + m.first + m.last end
end)

print(("text %.1f MB, %d entries, %d mentions (plain Lua: %d)"):format(megabytes, #list, mentions,
  hits))
print(("a document with its mentions %.0f MB/s; without the list %.0f MB/s"):format(
  megabytes / ours, megabytes / parse))
print(("the list's own pass          %.0f MB/s"):format(megabytes / (ours - parse)))
print(("a trie in plain Lua          %.1f MB/s, ours is %.1f times as fast"):format(
  #lower / 1e6 / plain, plain / ours))
print(("iterating                    %.0f ns a mention; with both bounds %.0f ns"):format(
  iterate / mentions * 1e9, bounds / mentions * 1e9))
