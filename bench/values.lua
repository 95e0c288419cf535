--- How fast the pack "values" is, and where its time goes.
--
--   lua5.4 bench/values.lua [-p] [FILE]      (default: the seeds, up to 1 MB)
--
-- Prints MB/s of the best of three runs, all steps included; with -p the time
-- of each rule and list.  Times are of one process.

package.path = "bench/?.lua;" .. package.path

local sample = require "sample"

local glean = require "glean"
local core = require "glean.core"
local rule = require "glean.rule"

local profiled = arg[1] == "-p"
local path = arg[profiled and 2 or 1]
local texts, size
if path then
  texts = { sample.read(path) }
  size = #texts[1]
else
  texts, size = sample.articles(1e6)
end

local nlp = glean.pipeline { packs = { "values" } }
local least, found = math.huge, 0
for _ = 1, 3 do
  collectgarbage()
  found = 0
  local begin = os.clock()
  for _, text in ipairs(texts) do
    local doc = assert(nlp(text))
    found = found + #doc:all "entities"
    doc:close()
  end
  least = math.min(least, os.clock() - begin)
end
print(("values  %.2f MB/s  (%d documents, %d mentions)"):format(size / 1e6 / least, #texts, found))

-- The time of each part, by running them one by one.
local function profile()
  local times = {}
  for _, text in ipairs(texts) do
    local doc = assert(glean.parse(text))
    for _, part in ipairs(nlp.parts) do
      local begin = os.clock()
      if part.kind == "list" then
        core.match_list(doc, part.list, "@" .. part.name, nil, part.name)
      elseif part.kind == "rule" then
        assert(rule.run(part, doc))
      end
      times[part.name] = (times[part.name] or 0) + os.clock() - begin
    end
    doc:close()
  end
  local order = {}
  for name in pairs(times) do order[#order + 1] = name end
  table.sort(order, function(a, b) return times[a] > times[b] end)
  for i = 1, math.min(40, #order) do
    print(("%-24s %6.1f ns a byte"):format(order[i], times[order[i]] / size * 1e9))
  end
end

if profiled then profile() end
