--- What the benchmarks in Lua share: texts to run over, and the best of several
-- runs.  Required first, it finds the module and the core of this folder's build.

package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
package.cpath = "build/?.so;" .. package.cpath

local sample = {}

--- The text of a file, or its first bytes.
function sample.read(path, bytes)
  local file = assert(io.open(path, "rb"))
  local text = file:read(bytes or "a")
  file:close()
  return text
end

--- The English seeds again and again, as documents; and their bytes.
---@param bytes integer at least so many
function sample.articles(bytes)
  local names = { "harbor-raid", "court-ruling", "quarterly-results", "science-brief",
    "city-council", "rescue-at-sea" }
  local docs, size = {}, 0
  while size < bytes do
    for _, name in ipairs(names) do
      local text = sample.read("seeds/" .. name .. ".txt")
      docs[#docs + 1], size = text, size + #text
    end
  end
  return docs, size
end

--- The best of several runs, in seconds of processor time.
function sample.best(runs, fn)
  local least = math.huge
  for _ = 1, runs do
    collectgarbage()
    local begin = os.clock()
    fn()
    least = math.min(least, os.clock() - begin)
  end
  return least
end

return sample
