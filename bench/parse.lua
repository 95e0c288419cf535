--- How fast a text becomes a document, and a list is found in it.
--
--   lua5.4 bench/parse.lua [FILE]        (default: the seeds, up to 10 MB)
--
-- Prints MB/s of the best of several runs and the bytes a document takes per
-- byte of text.  Times are of one process; compare runs on one machine only.

package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
package.cpath = "build/?.so;" .. package.cpath

local glean = require "glean"
local core = require "glean.core"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

local function sample()
  local parts, size = {}, 0
  local names = { "harbor-raid", "court-ruling", "quarterly-results", "science-brief",
    "city-council", "rescue-at-sea" }
  while size < 10e6 do
    for _, name in ipairs(names) do
      local text = read("seeds/" .. name .. ".txt")
      parts[#parts + 1], size = text, size + #text + 1
    end
  end
  return table.concat(parts, "\n")
end

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

local function best(runs, fn)
  local least = math.huge
  for _ = 1, runs do
    collectgarbage()
    local begin = os.clock()
    fn()
    least = math.min(least, os.clock() - begin)
  end
  return least
end

local text = arg[1] and read(arg[1]) or sample()
local list = glean.list(entries(text))
local megabytes = #text / 1e6

local parse = best(5, function() assert(glean.parse(text)):close() end)
local doc = assert(glean.parse(text))
local bytes = doc:memory()
local both = best(5, function()
  local d = assert(glean.parse(text))
  core.match_list(d, list, "@bench", nil, "bench")
  d:close()
end)
core.match_list(doc, list, "@bench", nil, "bench")
local hits = 0
for _ in doc:layer "@bench" do hits = hits + 1 end

print(("text                      %.1f MB, %d tokens, %d sentences"):format(megabytes,
  #doc:all "tokens", #doc:all "sentences"))
print(("parse (tokens, sentences) %.0f MB/s"):format(megabytes / parse))
print(("parse and 1,000 entries   %.0f MB/s (%d hits)"):format(megabytes / both, hits))
print(("memory of the document    %.2f bytes a byte of text"):format(bytes / #text))
