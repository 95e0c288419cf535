--- What scripts pay: loading, spans, links, JSON, HTML, memory of a stream.
--
--   lua5.4 bench/scripting.lua [ARTICLE]     (default: seeds/rescue-at-sea.txt)
--
-- Prints the best of several runs; times are of one process.

package.path = "bench/?.lua;" .. package.path

local sample = require "sample"

-- require "glean" in a process of its own, less the process itself.
local function require_time()
  local prefix = "lua5.4 -e 'package.path=\"lua/?.lua;lua/?/init.lua;\" "
    .. "package.cpath=\"build/?.so;\" local t=os.clock() "
  local least = math.huge
  for _ = 1, 20 do
    local pipe = io.popen(prefix .. "require \"glean\" print(os.clock()-t)'")
    least = math.min(least, pipe:read "n")
    pipe:close()
  end
  return least
end

print(("require \"glean\"              %.2f ms"):format(require_time() * 1e3))

local glean = require "glean"

-- ---- Spans ----

do
  local n = 200000
  local doc = assert(glean.parse(("word "):rep(n)))
  local sum = 0
  local empty = sample.best(5, function() for i = 1, n do sum = sum + i end end)
  local made = sample.best(5, function() for t in doc:tokens() do sum = sum + t.first end end)
  local text = sample.best(5, function() for t in doc:tokens() do sum = sum + #t.text end end)
  local list = doc:all "tokens"
  local field = sample.best(5, function() for i = 1, n do sum = sum + list[i].first end end)
  print(("a span made and read         %.0f ns (with its text %.0f ns; a field %.0f ns)"):format(
    (made - empty) / n * 1e9, (text - empty) / n * 1e9, (field - empty) / n * 1e9))
end

-- ---- JSON, HTML, links on an article ----

local text = sample.read(arg[1] or "seeds/rescue-at-sea.txt")
local nlp = glean.pipeline { packs = { "news" } }
local doc = assert(nlp(text))
local repeats = 200

local function each(name, fn)
  local seconds = sample.best(5, function() for _ = 1, repeats do fn() end end) / repeats
  print(("%-28s %.3f ms"):format(name, seconds * 1e3))
  return seconds
end

print(("article                      %d bytes, %d mentions, %d people"):format(#text,
  #doc:all "entities", #doc:all("clusters", "PERSON")))
local seconds = each("JSON of the article", function() doc:json { text = true } end)
print(("JSON of the article          %.0f MB/s of JSON"):format(#doc:json { text = true } / 1e6
  / seconds))
each("HTML of the article", function() doc:html() end)
each("glean.parse", function() glean.parse(text):close() end)
local core = require "glean.core"
local kinds = { same = true, full = true, surname = true, surnames = true, nickname = true,
  acronym = true, title = true, possessive = true, find = true }
each("links of its people", function() core.link(doc, "PERSON", kinds) end)

do
  local big = assert(glean.parse(text:rep(200, "\n")))
  local s = sample.best(5, function() big:json { text = true } end)
  print(("JSON, text and sentences     %.0f MB/s of JSON"):format(#big:json { text = true } / 1e6
    / s))
  for t in big:tokens() do
    if t.i % 4 == 0 then big:annotate { first = t.first, last = t.last, label = "X" } end
  end
  s = sample.best(5, function() big:json() end)
  print(("JSON, %d mentions       %.0f MB/s of JSON"):format(#big:all "entities",
    #big:json() / 1e6 / s))
end

-- ---- A stream ----

do
  local plain = glean.pipeline {}
  plain:list("title", { "Gov.", "President", "Capt." })
  plain:rule { label = "PERSON", match = "@title n:<NAME>", span = "n" }
  plain:link "PERSON"
  local i, before = 0, nil
  local function items()
    i = i + 1
    if i > 10000 then return nil end
    return { text = text, name = tostring(i) }
  end
  local function resident()
    local status = io.open "/proc/self/statm"
    if not status then return collectgarbage "count" * 1024 end
    local _, pages = status:read("n", "n")
    status:close()
    return pages * 4096
  end
  local bytes = 0
  local begin = os.clock()
  for d in plain:each(items) do
    bytes = bytes + #d:json()
    d:close()
    if i == 500 then before = resident() end
  end
  print(("10,000 documents             %.1f s, memory grew by %.2f MB after the first 500"):format(
    os.clock() - begin, (resident() - before) / 1e6))
end
