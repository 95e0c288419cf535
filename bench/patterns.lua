--- How fast a hundred token patterns run over prose.
--
--   lua5.4 bench/patterns.lua [FILE]        (default: the seeds, up to 4 MB)
--
-- Prints MB/s of the patterns alone, over documents whose tokens and sentences
-- are there, and of all from the bare text on; how much `on` functions add; and
-- the patterns that take most.  Best of several runs in one process.

package.path = "bench/?.lua;" .. package.path

local sample = require "sample"

local glean = require "glean"
local core = require "glean.core"

local function split(text)
  local docs, at = {}, 1
  while at <= #text do
    local stop = text:find("\n\n", at + 8000, true) or #text
    docs[#docs + 1] = text:sub(at, stop)
    at = stop + 1
  end
  return docs, #text
end

-- A hundred patterns in the manner of news rules: what was done to whom, by
-- whom, where and when; offices, sums, shares, dates.
local verbs = { "killed", "arrested", "charged", "sentenced", "rescued", "elected", "appointed",
  "acquired", "sued", "convicted", "wounded", "extradited" }
local nouns = { "court", "mayor", "police", "company", "council", "minister", "judge",
  "coast guard", "prosecutor", "agency" }

local function patterns()
  local out = {}
  local function add(format, ...) out[#out + 1] = format:format(...) end
  for _, verb in ipairs(verbs) do
    add("was|were %s ...{0,6} in p:<PLACE>", verb)
    add("who:<NAME> was|were %s", verb)
    add("%s ...{0,4} (on|in) d:(@month [num]?)", verb)
    add("by:<NAME> (has|have)? %s what:<NAME>", verb)
  end
  for _, noun in ipairs(nouns) do
    add("the %s (said|says|told) ...{0,5} that", noun)
    add("[cap] %s ruled | %s of <PLACE>", noun, noun)
    add("n:[num] (people|men|women) ...{0,3} %s", noun)
  end
  for _, word in ipairs { "million", "percent", "years", "people", "dollars", "tons" } do
    add("(about|some|nearly)? n:[num & len<6] %s", word)
    add("[num] %s (more|less|fewer) than", word)
  end
  add("t:@title n:<NAME>")
  add("n:<NAME> , [num]{1,2} ,")
  add("@month [num & len<3]")
  add("said <NAME> (?! of)")
  add("(?<! not) guilty of ...{1,4} murder")
  add("/\\d{4}/ and /\\d{4}/")
  add("between [num] and [num]")
  add("from <PLACE> to <PLACE>")
  add("[cap] [cap] Court")
  add("according to (the|a)? who:([any]{1,4}?) (,|\\.)")
  while #out > 100 do out[#out] = nil end
  return out
end

local months = { "January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December", "Jan.", "Feb.", "Aug.", "Sept.", "Oct." }
local titles = { "President", "Gov.", "Mayor", "Judge", "Sgt.", "Capt.", "Dr.", "Sen.", "Chief" }
local places = { "Mexico", "Paris", "London", "Texas", "California", "Puerto Claro",
  "Harbor Street", "Washington", "Spain", "Veracruz" }

local function pipeline(from, to, on)
  local nlp = glean.pipeline { lang = "en" }
  nlp:list("month", months)
  nlp:list("title", titles)
  nlp:list("place", places, { label = "PLACE" })
  local all = patterns()
  for i = from, to do
    nlp:rule { name = "r" .. i, label = "L" .. i, match = all[i], on = on }
  end
  return nlp:compile()
end

local docs, size
if arg[1] then docs, size = split(sample.read(arg[1])) else docs, size = sample.articles(4e6) end
local megabytes = size / 1e6

local function over_all(nlp)
  local found = 0
  for _, text in ipairs(docs) do
    local doc = assert(nlp(text))
    for _ in doc:entities() do found = found + 1 end
    doc:close()
  end
  return found
end

local empty, full = pipeline(1, 0), pipeline(1, 100)
local base = sample.best(5, function() over_all(empty) end)
local all = sample.best(5, function() over_all(full) end)
print(("%.1f MB in %d documents, %d mentions with the rules, %d without"):format(megabytes, #docs,
  over_all(full), over_all(empty)))
print(("100 patterns alone        %.0f MB/s"):format(megabytes / (all - base)))
print(("with parse and lists      %.0f MB/s (without the patterns %.0f)"):format(megabytes / all,
  megabytes / base))

-- Twenty rules with and without a function for each match.
local plain = pipeline(1, 20)
local calling = pipeline(1, 20, function(m) return #m.text > 0 end)
local without = sample.best(5, function() over_all(plain) end)
local with = sample.best(5, function() over_all(calling) end)
print(("20 rules with on          %.2f times those without"):format(with / without))

-- The dearest patterns, each alone over documents parsed before.
local parsed = {}
for i, text in ipairs(docs) do parsed[i] = assert(empty(text)) end
local costs = {}
for i, text in ipairs(patterns()) do
  local pattern = assert(core.pattern(text))
  local set = core.pattern_set { pattern }
  costs[i] = { text = text, seconds = sample.best(1, function()
    for _, doc in ipairs(parsed) do
      local at = core.scan(doc, set)
      if core.next_match(doc, at, 1) then core.matches(doc, pattern, nil, 0, "all", at, 1) end
    end
  end) }
end
table.sort(costs, function(a, b) return a.seconds > b.seconds end)
for i = 1, 12 do
  print(("%8.2f ms/MB  %s"):format(costs[i].seconds * 1e3 / megabytes, costs[i].text))
end
