--- Prints regular expressions made from templates around names, places and
-- organisations, label TAB expression, one a line; the same in every run.
--
--   lua5.4 bench/make_regexes.lua [N]        (default 400)

local given = { "Adele", "Bruno", "Carmen", "Dietrich", "Esteban", "Farida", "Gunnar", "Helga",
  "Ignacio", "Joanna", "Kasper", "Leticia", "Marisol", "Norbert", "Octavia", "Pascal", "Quentin",
  "Rosalind", "Sigrid", "Tobias" }
local family = { "Abernathy", "Bellweather", "Castellan", "Dombrowski", "Echevarria", "Fairbanks",
  "Gutierrez", "Hallström", "Ibarra", "Jankowski", "Kowalczyk", "Lindqvist", "Montalvo",
  "Nakagawa", "Oyelaran", "Pellegrini", "Quintana", "Rasmussen", "Szymański", "Thornbury" }
local places = { "Aldermoor", "Brackenridge", "Corvallis", "Dunmore", "Eastleigh", "Fernwood",
  "Glenrothes", "Harrowgate", "Inverness", "Jutland", "Kirkwall", "Lancaster", "Marquette",
  "Norwalk", "Ostrava", "Pemberton", "Queretaro", "Rosario", "Salzburg", "Tallinn" }
local trades = { "Shipping", "Mining", "Textiles", "Insurance", "Railways", "Chemicals", "Foods",
  "Telecom", "Aviation", "Logistics" }

-- %g %f %p %t: a given and a family name, a place, a trade.
local templates = {
  { "PERSON", [[\b(?:Mr|Mrs|Ms|Dr)\.? (?:%g )?%f\b]] },
  { "PERSON", [[\b%g (?:[A-Z]\. )?%f(?:, (?:Jr|Sr)\.)?]] },
  { "PERSON", [[\b(?:President|Senator|Gov\.|Judge) %f\b]] },
  { "PERSON", [[\b%f(?:'s|’s) (?:brother|sister|wife|husband|lawyer)\b]] },
  { "PERSON", [[(?i)\b%g\s+%f\b]] },
  { "PLACE", [[\b(?:in|near|outside|from) %p(?:, [A-Z][a-z]+)?\b]] },
  { "PLACE", [[\b(?:North|South|East|West|Port|New) %p\b]] },
  { "PLACE", [[\b%p (?:Street|Avenue|Bridge|Harbor|County|University)\b]] },
  { "PLACE", [[\b\d{1,4} %p (?:Road|Street|Lane)\b]] },
  { "ORG", [[\b%f (?:& Sons|Brothers|Holdings|%t)\b]] },
  { "ORG", [[\b(?:Bank|University|Port|City) of %p\b]] },
  { "ORG", [[\b%p %t(?: (?:Inc|Corp|Ltd|plc)\.?)?]] },
  { "ORG", [[\b(?:[A-Z][a-z]+ ){0,2}%t of %p\b]] },
  { "EVENT", [[\b%p (?:Festival|Accord|Summit|Massacre)(?: of \d{4})?\b]] },
  { "TITLE", [[\b(?:mayor|bishop|governor) of %p\b]] },
  { "MONEY", [[\b%f (?:paid|owed|received) \$\d[\d,]*]] },
}

local lists = { g = given, f = family, p = places, t = trades }
local state = 20261124

local function pick(list)
  state = state * 48271 % 2147483647
  return list[state % #list + 1]
end

local seen, made, tries = {}, 0, 0
local wanted = math.tointeger(arg[1] or 400)
while made < wanted do
  tries = tries + 1
  if tries > 100 * wanted then error "the templates give no more" end
  local template = templates[tries % #templates + 1]
  local regex = template[2]:gsub("%%([gfpt])", function(key) return pick(lists[key]) end)
  if not seen[regex] then
    seen[regex] = true
    made = made + 1
    print(template[1] .. "\t" .. regex)
  end
end
