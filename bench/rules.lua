--- What `on` functions cost: twenty rules with and without them, taking turns.
--
--   lua5.4 bench/rules.lua [FILE]        (default: the seeds, up to 2 MB)
--
-- Prints seconds of processor time, the best of several rounds, and the ratio.

package.path = "bench/?.lua;" .. package.path

local sample = require "sample"

local glean = require "glean"

local patterns = {
  "x:[num] y:[word]", "the x:[cap]", "x:[cap] y:[cap]", "said|says x:[any]", "of the x:[word]",
  "in x:[cap]+", "x:[len>9]", "was|were x:[word]", "to x:[word] the", "a x:[word] of",
  "on x:Monday|Tuesday|Friday", "x:[num] percent|million|people", "x:[case=upper]", "and x:[cap]",
  "x:[cap] , who|which", "for x:[any]{0,2} years", "by x:[cap]+", "x:[cap] 's y:[word]",
  "not x:[word]", "x:[cap] ...{0,3} y:[num]",
}

local function pipeline(with)
  local nlp = glean.pipeline {}
  for i, pattern in ipairs(patterns) do
    nlp:rule { label = "L" .. i, match = pattern, on = with and function(m)
      local x = m.x
      if type(x) == "table" then x = x[1] end
      if x == nil then return false end
      return true
    end or nil }
  end
  return nlp
end

local text = arg[1] and sample.read(arg[1]) or table.concat(sample.articles(2e6), "\n")
local ways = { pipeline(false), pipeline(true) }
local best, found = { math.huge, math.huge }, {}
for _ = 1, 5 do
  for i, nlp in ipairs(ways) do
    collectgarbage()
    local begin = os.clock()
    local doc = assert(nlp(text))
    best[i] = math.min(best[i], os.clock() - begin)
    found[i] = #doc:all("entities", { overlap = "all" })
    doc:close()
  end
end
print(("%.1f MB, %d and %d mentions"):format(#text / 1e6, found[1], found[2]))
print(("without on %.3f s, with %.3f s: ratio %.2f"):format(best[1], best[2], best[2] / best[1]))
