--- How fast pipelines with packs are, all steps included.
--
--   lua5.4 bench/packs.lua [-p] [-l LANG] [-d BYTES] [-n BYTES] PACK[,PACK] [FILE]
--
-- Prints MB/s, the best of three runs, over FILE (the sample articles without
-- one), its first -n bytes, cut at line ends into documents of -d bytes (5000).
-- Instructions a byte: run it under `valgrind --tool=callgrind` with -n 0 and
-- with -n 200000 (then each document is parsed once); the difference by 200000.
-- With -p the time of each step as well.

package.path = "bench/?.lua;" .. package.path

local sample = require "sample"

local glean = require "glean"

local options, rest = { l = "en", d = "5000" }, {}
do
  local i = 1
  while arg[i] do
    local key = arg[i]:match "^%-([ldn])$"
    if arg[i] == "-p" then
      options.p = true
    elseif key then
      i = i + 1
      options[key] = arg[i]
    else
      rest[#rest + 1] = arg[i]
    end
    i = i + 1
  end
end

local function cut(text, size)
  local out, at = {}, 1
  while at <= #text do
    local last = text:find("\n", at + size, true) or #text
    out[#out + 1], at = text:sub(at, last), last + 1
  end
  return out
end

local packs = {}
for pack in (rest[1] or "values"):gmatch "[^,]+" do packs[#packs + 1] = pack end
local text = rest[2] and sample.read(rest[2]) or table.concat((sample.articles(1e6)), "\n\n")
if options.n then text = text:sub(1, tonumber(options.n)) end
local texts = cut(text, tonumber(options.d))
local nlp = glean.pipeline { lang = options.l, packs = packs }:compile()
if options.p then nlp:profile() end -- it takes times from now on

local least, found = math.huge, 0
for _ = 1, options.n and 1 or 3 do
  found = 0
  local begin = os.clock()
  for _, one in ipairs(texts) do
    local doc = assert(nlp(one))
    found = found + #doc:all "entities"
    doc:close()
  end
  least = math.min(least, os.clock() - begin)
end
print(("%s  %.2f MB/s  (%d documents, %d bytes, %d mentions)"):format(table.concat(packs, ", "),
  #text / 1e6 / least, #texts, #text, found))
if options.p then print(nlp:profile()) end
