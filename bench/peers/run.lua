--- glean beside wink-nlp and compromise on one article, in turns.
--
--   (cd bench/peers && npm install)
--   lua5.4 bench/peers/run.lua [FILE]      (default: seeds/rescue-at-sea.txt)
--
-- glean: sentences, two lists, 20 rules, links of people, JSON.  The peers:
-- sentences, entities, JSON.  Prints the best of all turns and the ratios.

package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
package.cpath = "build/?.so;" .. package.cpath

local glean = require "glean"

local path = arg[1] or "seeds/rescue-at-sea.txt"
local file = assert(io.open(path, "rb"))
local text = file:read "a"
file:close()

local nlp = glean.pipeline { lang = "en" }
nlp:list("title", { "President", "Gov.", "Sen.", "Judge", "Capt.", "Cmdr.", "Skipper", "drug lord",
  "kingpin", "Deputy Secretary of State", "Petty Officer" })
nlp:list("place", { "Mexico", "Jalisco", "Ponce", "Panama City", "Colombia", "San Diego",
  "Port Saint-Aubin", "Cartagena", "Guadalajara", "Tijuana" }, { label = "PLACE" })
nlp:list("month", { "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.",
  "Oct.", "Nov.", "Dec." })
for _, spec in ipairs {
  { label = "PERSON", match = "title:@title name:<NAME>", span = "name" },
  { label = "PERSON", match = "name:<NAME> said|told", span = "name" },
  { label = "PERSON", match = "said name:<NAME>", span = "name" },
  { label = "PERSON", match = "name:<NAME> , [num] ,", span = "name" },
  { label = "DATE", match = "@month [num] (, [num])?" },
  { label = "DATE", match = "monday|tuesday|wednesday|thursday|friday|saturday|sunday" },
  { label = "DATE", match = "in y:[num & len=4]", span = "y" },
  { label = "TIME", match = "[num] (: [num])? a.m|p.m \\." },
  { label = "MONEY", match = "\\$ [num] ([text=,] [num])* (million|billion)?" },
  { label = "DEATH", match = "was|were (killed | shot dead | murdered)" },
  { label = "DEATH", match = "died" },
  { label = "INJURY", match = "was|were (seriously)? injured|wounded" },
  { label = "ARREST", match = "was|were (arrested | detained)" },
  { label = "SEIZURE", match = "seized ...{0,6} <MONEY>" },
  { label = "TRIP", match = "returned|fled|moved to p:<PLACE>" },
  { label = "BIRTH", match = "born in p:<PLACE>" },
  { label = "ROLE", match = "former|late|alleged [word]{1,3} (?= <PERSON>)" },
  { label = "COUNT", match = "[num] people|men|agents|officers" },
  { label = "LEADER", match = "leader|head of the ...{0,5} cartel|gang" },
  { label = "SOURCE", match = "officials|police|authorities said" },
} do
  nlp:rule(spec)
end
nlp:link "PERSON"

local function turn()
  local least = math.huge
  for _ = 1, 5 do
    local begin = os.clock()
    for _ = 1, 100 do
      local doc = assert(nlp(text))
      doc:json()
      doc:close()
    end
    least = math.min(least, (os.clock() - begin) / 100 * 1e3)
  end
  return least
end

local least = { glean = math.huge }
for _ = 1, 3 do
  least.glean = math.min(least.glean, turn())
  local pipe = io.popen("node bench/peers/peers.js " .. path)
  for line in pipe:lines() do
    local name, ms = line:match "^(%S+) ([%d.]+)$"
    least[name] = math.min(least[name] or math.huge, tonumber(ms))
  end
  pipe:close()
end

local doc = assert(nlp(text))
print(("%s: %d bytes, %d mentions"):format(path, #text, #doc:all "entities"))
for _, name in ipairs { "glean", "wink-nlp", "compromise" } do
  local ms = least[name]
  if ms then print(("%-12s %8.3f ms  %6.1f x"):format(name, ms, ms / least.glean)) end
end
