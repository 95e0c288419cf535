--- Names found by a pack against suites of cases, and how fast.
--
--   LUA_PATH="lua/?.lua;lua/?/init.lua;;" LUA_CPATH="build/?.so;;" \
--     lua5.4 bench/names.lua [--pack names] SUITE.jsonl...
--
-- A line of a suite is { "text", "lang", "spans": [{ "start", "end", "label" }] },
-- offsets in bytes, from 0, half-open.  Strict: the same bounds and label.
-- Overlap: the same label, one to one, bounds that share a byte.

local cjson = require "cjson"
local glean = require "glean"

local labels = { "PERSON", "ORG", "PLACE" }
local counted = { PERSON = true, ORG = true, PLACE = true }

local pack, suites = "names", {}
do
  local i = 1
  while arg[i] do
    if arg[i] == "--pack" then
      i = i + 1
      pack = arg[i]
    else
      suites[#suites + 1] = arg[i]
    end
    i = i + 1
  end
end

local pipelines = {}
local function pipeline(lang)
  pipelines[lang] = pipelines[lang] or glean.pipeline { lang = lang, packs = { pack } }
  return pipelines[lang]
end

local function new_counts() return { strict = 0, overlap = 0, gold = 0, found = 0 } end

-- The found span that shares most bytes with a gold one, of those left.
local function best(gold, found, used)
  local best_i, most
  for i, span in ipairs(found) do
    local shared = math.min(span[2], gold[2]) - math.max(span[1], gold[1])
    if not used[i] and shared > 0 and (not most or shared > most) then best_i, most = i, shared end
  end
  return best_i
end

local function count(counts, gold, found)
  local used, rest = {}, {}
  counts.gold, counts.found = counts.gold + #gold, counts.found + #found
  for _, span in ipairs(gold) do
    local hit
    for i, other in ipairs(found) do
      if not used[i] and other[1] == span[1] and other[2] == span[2] then hit = i end
    end
    if hit then
      used[hit] = true
      counts.strict, counts.overlap = counts.strict + 1, counts.overlap + 1
    else
      rest[#rest + 1] = span
    end
  end
  for _, span in ipairs(rest) do
    local hit = best(span, found, used)
    if hit then
      used[hit] = true
      counts.overlap = counts.overlap + 1
    end
  end
end

local function by_label(spans)
  local out = {}
  for _, label in ipairs(labels) do out[label] = {} end
  for _, span in ipairs(spans) do
    if counted[span.label] then table.insert(out[span.label], { span.start, span["end"] }) end
  end
  return out
end

local function f1(hits, counts)
  local all = counts.gold + counts.found
  return all == 0 and 0 or 200 * hits / all
end

local function run(path)
  local sums, bytes, seconds = { ALL = new_counts() }, 0, 0
  for _, label in ipairs(labels) do sums[label] = new_counts() end
  for line in io.lines(path) do
    local case = cjson.decode(line)
    local nlp = pipeline(case.lang or "en")
    nlp:compile()
    local clock = os.clock()
    local doc, spans = assert(nlp(case.text)), {}
    seconds, bytes = seconds + os.clock() - clock, bytes + #case.text
    for m in doc:entities() do
      local first, last = m:offsets()
      spans[#spans + 1] = { start = first, ["end"] = last, label = m.label }
    end
    local gold, found = by_label(case.spans), by_label(spans)
    for _, label in ipairs(labels) do
      count(sums[label], gold[label], found[label])
      count(sums.ALL, gold[label], found[label])
    end
  end
  local all = sums.ALL
  print(("%s\n  strict P %.1f R %.1f F1 %.1f, overlap F1 %.1f, %.2f MB/s"):format(path,
    100 * all.strict / all.found, 100 * all.strict / all.gold, f1(all.strict, all),
    f1(all.overlap, all), bytes / seconds / 1e6))
  for _, label in ipairs(labels) do
    local c = sums[label]
    print(("  %-6s strict F1 %.1f, overlap F1 %.1f of %d"):format(label, f1(c.strict, c),
      f1(c.overlap, c), c.gold))
  end
end

for _, path in ipairs(suites) do run(path) end
