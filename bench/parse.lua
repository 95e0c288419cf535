--- How fast a text becomes a document, and a list is found in it.
--
--   lua5.4 bench/parse.lua [FILE]        (default: the seeds, up to 10 MB)
--
-- Prints MB/s of the best of several runs, in small documents and large, and
-- the bytes a document takes per byte of text.  Times are of one process;
-- compare runs on one machine only.

package.path = "bench/?.lua;" .. package.path

local sample = require "sample"

local glean = require "glean"
local core = require "glean.core"

-- A thousand entries of one to three words taken from the text itself.
local function entries(text)
  local words, list, seen = {}, {}, {}
  for word in text:sub(1, 200000):gmatch "[%a\128-\255]+" do words[#words + 1] = word end
  local at = 1
  while #list < 1000 do
    at = at * 16807 % 2147483647
    local i = at % (#words - 3) + 1
    local entry = table.concat(words, " ", i, i + at % 3)
    if not seen[entry] then
      seen[entry] = true
      list[#list + 1] = entry .. (at % 4 > 0 and " " .. at or "") -- most stand nowhere
    end
  end
  return list
end

-- Run over the text in documents of a size; MB/s of the best of five runs.
local function speed(text, size, use)
  local seconds = sample.best(5, function()
    for first = 1, #text, size do
      local doc = assert(glean.parse(text:sub(first, first + size - 1), { utf8 = "replace" }))
      use(doc)
      doc:close()
    end
  end)
  return #text / 1e6 / seconds
end

local text = arg[1] and sample.read(arg[1]) or table.concat(sample.articles(10e6), "\n")
local list = glean.list(entries(text))
local uses = {
  { "parse: validation, sentences", function() end },
  { "and tokens", function(doc) doc:tokens() end },
  { "and 1,000 entries", function(doc) core.match_list(doc, list, "@bench", nil, "bench") end },
}
print(("%.1f MB of text; MB/s in documents of"):format(#text / 1e6))
print(("%-30s %8s %8s %8s"):format("", "1 KiB", "64 KiB", "all"))
for _, use in ipairs(uses) do
  print(("%-30s %8.0f %8.0f %8.0f"):format(use[1], speed(text, 1024, use[2]),
    speed(text, 65536, use[2]), speed(text, #text, use[2])))
end

local doc = assert(glean.parse(text, { utf8 = "replace" }))
core.match_list(doc, list, "@bench", nil, "bench")
local hits = 0
for _ in doc:layer "@bench" do hits = hits + 1 end
print(("%d tokens, %d sentences, %d hits"):format(#doc:all "tokens", #doc:all "sentences", hits))
print(("memory of the document: %.2f bytes a byte of text"):format(doc:memory() / #text))
