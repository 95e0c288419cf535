--- The pack `names`: PERSON, ORG, PLACE, NORP and TITLE, by shape, context and
-- lists.  What it knows of a language is data/CODE.lua and the lists in
-- data/CODE; sources and licences are in docs/packs.md.

local glean = require "glean"
local consistency = require "glean.packs.names.consistency"
local letters = require "glean.packs.names.letters"

local nlp, path = ...
local folder = path:gsub("init%.lua$", "data")

-- ---- Data ----

local function exists(file)
  local handle = io.open(file, "rb")
  if handle then handle:close() end
  return handle ~= nil
end

local function read(file)
  local path_of_it = folder .. "/" .. file
  return exists(path_of_it) and assert(loadfile(path_of_it, "t", {}))() or {}
end

local words = read(nlp.lang .. ".lua")
local tests = read(nlp.lang .. "/tests.lua")

-- The lists by name, for the component.
local lists = {}

-- The entries of a file, those of several words in capitals, too.
local function lines(file)
  local entries = {}
  for entry in io.lines(file) do
    entries[#entries + 1] = entry
    if entry:find " " then entries[#entries + 1] = letters.upper(entry) end
  end
  return entries
end

-- What a list is made of: a file of the language, a file for all, or words.
local function source(name, in_capitals)
  for _, place in ipairs { nlp.lang .. "/", "" } do
    local file = ("%s/%s%s.txt"):format(folder, place, name)
    if exists(file) then return in_capitals and lines(file) or file end
  end
  local entries = {}
  for entry in (words[name] or ""):gmatch "[^,]*[^,%s][^,]*" do
    entry = entry:match "^%s*(.-)%s*$"
    entries[#entries + 1] = entry
    if in_capitals then entries[#entries + 1] = letters.upper(entry) end
  end
  return entries
end

local function add_lists(names, opts, in_capitals)
  for name in names:gmatch "%S+" do
    lists[name] = assert(glean.list(source(name, in_capitals), opts))
    nlp:list("names_" .. name, lists[name])
  end
end

-- Words around names, in any case.
add_lists [[
  title_small role relative office said said_before known_as posted_on person_suffix place_in
  small_word place_of place_site of joined org_context country given given_own given_never
  surname region_doubtful city_doubtful
]]
-- Words of names, which are no hits where they are written small.
add_lists([[
  title person_stop family_stop greeting ticker_in org_suffix org_head org_first org_of
  org_joint org_never org_goes_on campus platform place_head place_first place_pair stop soft
  given_word surname_word word
]], { case = "exact" }, true)
-- Titles that are abbreviated: what a name does not start with.
do
  local abbreviated = {}
  for _, entry in ipairs(source("title", true)) do
    if entry:find "%." then abbreviated[#abbreviated + 1] = entry end
  end
  lists.title_short = assert(glean.list(abbreviated, { case = "exact" }))
  nlp:list("names_title_short", lists.title_short)
end
add_lists("norp", { case = words.norp_small and "fold" or "exact" }, not words.norp_small)
add_lists("no_acronym state_code", { case = "exact" })
add_lists("org", { case = "exact" }, true)
add_lists("place region city", { case = "smart" })

-- Names that stand for several lists.
local groups = {
  ["@place"] = "@place|@region|@city",
  ["@given"] = "@given|@given_own",
  ["@place_doubtful"] = "@region_doubtful|@city_doubtful",
}

-- ---- Pieces of patterns ----

-- What a $NAME of a pattern stands for.
local pieces = {
  -- a capitalised word that may be part of a name; in its middle without 's
  W = "((?! @stop|@soft) [cap & word & len>1 & !possessive])",
  L = "((?! @stop|@soft) [cap & word & len>1])",
  -- what goes on behind a hyphen that touches both
  H = "([text = \"-\" & glued] [word & glued & !possessive])",
  HC = "([text = \"-\" & glued] [cap & word & glued])",
  HL = "([text = \"-\" & glued] [word & glued])",
  -- an initial: J., J.R.; without a dot it may be an article, or I
  I = "((?! @country|@place) ([cap & word & len=1 & !possessive] [text = \".\" & glued]"
    .. " | [shape = \"X.X\" | shape = \"X.X.X\"] [text = \".\" & glued]?))",
  -- lower-case words in the middle of names
  P = "((?= [case = lower]) (de|del|la|las|los|da|dos|do|di|du|van|von|der|den|bin|ibn|al|el|ten"
    .. "|le) | (?= [case = lower]) y (?= [cap]) (?! @given)"
    .. " | (?= [case = upper]) (de|del|van|von))",
  -- a word of a person's name
  N = "((?! @org_head|@org_suffix|@place_head|@org|@norp|@person_stop|@person_suffix) $W $H*)",
  NL = "((?! @org_head|@org_suffix|@place_head|@org|@norp|@person_stop|@person_suffix) $L $HL*)",
  -- behind #, @ or a part of an address
  FREE = "(?! (?<= [text = \"@\" | text = \"#\" | text = \"/\" | text = \"_\"]) [glued])",
  -- not the first word of a sentence, or no everyday word
  NEW = "(?! ^ @word)",
  -- not among other words in capitals
  SMALL = "(?! (?<= [case = upper & len>1]) [case = upper]"
    .. " | [case = upper] [case = upper & len>1])",
  -- inside a sentence
  ALONE = "(?<= [word & case = lower])",
  -- what stands behind a first name
  REST = "(($I|$N){0,3} $P{0,3} | $P{1,3} $N) $NL (,? @person_suffix)?",
  -- a capital particle that opens a family name: "De la Fuente"
  PARTICLE = "((?= [case = title]) (de|del|la|las|los) $P{0,2})",
  PERSON = "(($I|$N) (($I|$N){0,3} $P{0,3} | $P{1,3} $N) $NL | $NL) (,? @person_suffix)?",
  -- behind a town: BS1 6XL
  POSTCODE = "[shape = Xd | shape = Xdd | shape = XXd | shape = XXdd | shape = XdX | shape = XXdX]",
  -- a nickname in quotes
  OPEN = "[text = “ | text = \"\\\"\" | text = ‘ | text = «]",
  CLOSE = "[text = ” | text = \"\\\"\" | text = ’ | text = »]",
  Q = "($OPEN [cap] [word]{0,2} $CLOSE)",
  -- a run of capitalised words, for organisations and places
  R = "(((?! @stop) [cap & word & !possessive]"
    .. " | [cap & len=1] [text = \".\" & glued] | [cap & len=1 & glued]) $H*)",
  -- no name that goes on: "Securities Exchange Act", "Chief Financial Officer"
  DONE = "(?! (?= [cap]) @org_goes_on)",
  RUN = "((?! @title_short) $R ((&|[text = ’|text = \"'\"])? $R){0,5})",
}

local function expand(pattern)
  local n
  repeat
    pattern, n = pattern:gsub("%$(%u+)", function(name) return assert(pieces[name], name) end)
  until n == 0
  return (pattern:gsub("@[%w_]+", groups):gsub("@(%a)", "@names_%1"))
end

local function rule(spec)
  local own = tests[spec.name] or {}
  spec.examples, spec.never = own.examples, own.never
  spec.match, spec.name, spec.possessive = expand(spec.match), "names/" .. spec.name, false
  nlp:rule(spec)
end

-- ---- Titles and people ----

-- What makes a name sure, or likely, stands around the match in look-around:
-- a rule's match competes with others for its bytes alone.

rule { name = "title", label = "TITLE", priority = 59,
  match = "((?= [cap]) @title | @title_small) (?= $PARTICLE? $NL | $I | @family_stop|@given_word)" }

rule { name = "titled", label = "PERSON", priority = 90,
  match = "(?<= (?= [cap]) @title | @title_small) (?! @title_short)"
    .. " ($PARTICLE? $PERSON | (?= [cap]) @given_word $REST)" }

rule { name = "nicknamed", label = "PERSON", priority = 92,
  match = "($I | $N){1,3} $Q ($P{0,2} $N)? $P{0,2} $NL (,? @person_suffix)?" }

rule { name = "known-as", label = "PERSON", priority = 88,
  match = "(?<= @known_as $OPEN) [cap] [word]{0,2} (?= ,? $CLOSE)" }

rule { name = "given-family", label = "PERSON", priority = 60,
  match = "$FREE (?! @stop) (?= [cap]) @given $H? $REST" }

rule { name = "given-word-family", label = "PERSON", priority = 58,
  match = "(?! @given_never | ^ @stop ...{0,60} \\? $) (?= [cap]) @given_word $H? ($I | $N)?"
    .. " (?= [cap]) @surname|@surname_word|@given" }

rule { name = "given-stop", label = "PERSON", priority = 61,
  match = "$FREE (?= [cap]) @given ($I | $N)? (?= [cap]) @family_stop (?! [num])" }

rule { name = "titled-stop", label = "PERSON", priority = 90,
  match = "(?<= (?= [cap]) @title) (?= [cap]) @family_stop (?! [num] | $NL)" }

rule { name = "initial-family", label = "PERSON", priority = 57,
  match = "$I $I? $I? $NL (,? @person_suffix)?" }

rule { name = "family-known", label = "PERSON", priority = 45,
  match = "$NEW $N $I? (?= [cap]) @surname" }

rule { name = "said", label = "PERSON", priority = 40,
  match = "$NEW $PERSON (?= ,? who? @said)" }

rule { name = "said-before", label = "PERSON", priority = 40,
  match = "(?<= @said_before) $PERSON" }

rule { name = "aged", label = "PERSON", priority = 50,
  match = "$PERSON (?= , [num & len=2] [punct])" }

rule { name = "role", label = "PERSON", priority = 42,
  match = "(?<= @role) $PERSON" }

rule { name = "relative", label = "PERSON", priority = 70,
  match = "$NEW $PERSON (?<= [possessive]) (?= @relative)" }

rule { name = "office", label = "PERSON", priority = 43,
  match = "(?! @country|@place|@org) $NL (?= @office)" }

rule { name = "greeted", label = "PERSON", priority = 62,
  match = "(?<= @greeting ,?) $PERSON (?= [punct])" }

rule { name = "apposed", label = "PERSON", priority = 51,
  match = "$FREE $NEW (?! @place|@country) $N $I? $NL"
    .. " (?= , (a|an|the|its|their|his|her|su)? [case = lower]{0,3} @role)" }

rule { name = "given", label = "PERSON", priority = 30,
  match = "$FREE (?! @stop|@soft) (?= [cap]) @given $HC* ((?<= [possessive]) | (?! $W | [num]))" }

rule { name = "family", label = "PERSON", priority = 20,
  match = "$FREE $SMALL (?! @stop|@soft) (?= [cap]) @surname"
    .. " ((?<= [possessive]) | (?! $W | @person_stop))" }

rule { name = "two-words", label = "PERSON", priority = 14,
  match = "$FREE $ALONE (?! @word|@place|@country) $N (?! @word|@place|@country) $NL (?! [cap])" }

-- ---- Organisations ----

rule { name = "org", label = "ORG", priority = 80,
  match = "$FREE @org" }

rule { name = "org-suffix", label = "ORG", priority = 80,
  match = "($NEW $RUN ($P{1,2} $RUN)? | @org)"
    .. " (,? (?= [cap | text = plc | text = \"&\" | text = and]) @org_suffix){1,2} $DONE" }

rule { name = "org-head", label = "ORG", priority = 80,
  match = "(?! @org_never) $NEW $RUN (?= [cap]) @org_head $DONE" }

rule { name = "org-of", label = "ORG", priority = 80,
  match = "(?! @org_never) $RUN? (?= [cap]) @org_of @of $RUN (of $RUN | , @campus)?"
    .. " | (?= [cap]) @org_joint @of $RUN @joined $RUN" }

rule { name = "org-first", label = "ORG", priority = 80,
  match = "(?= [cap]) @org_first $P{0,2} $RUN" }

rule { name = "acronym", label = "ORG", priority = 28,
  match = "(?<! [case = upper & len>1] | @ticker_in \\:) $FREE"
    .. " (?! @no_acronym|@country|@place|@word) [shape = XX | shape = XXX | shape = XXXX & len<7]"
    .. " (?! [case = upper & len>1 | num | text = \"$\"])" }

rule { name = "org-acronym", label = "ORG", priority = 82,
  match = "(?<= <ORG> [text = \"(\"]) [case = upper & len>1] (?= [text = \")\"])" }

rule { name = "platform", label = "ORG", priority = 60,
  match = "(?<= @posted_on) (?= [cap]) @platform" }

rule { name = "org-context", label = "ORG", priority = 35,
  match = "(?<= @org_context the?) (?! @org_never) $RUN" }

-- ---- Places ----

rule { name = "country", label = "PLACE", priority = 50,
  match = "$FREE (?= [cap]) (?! @given_own (?! y [cap])) @country (?! [text = \"$\" & glued])" }

rule { name = "place", label = "PLACE", priority = 50,
  match = "$FREE (?= [cap]) @place"
    .. " ((?<= [possessive]) | (?! (?! @title|@norp|$POSTCODE) $W | [text = \"$\" & glued]))" }

rule { name = "place-pair", label = "PLACE", priority = 67,
  match = "(?= [cap]) @place_pair" }

rule { name = "place-small", label = "PLACE", priority = 26,
  match = "(?<= @place_in) (?= [case = lower]) (?! @small_word|@surname)"
    .. " (@place | @country)" }

rule { name = "place-head", label = "PLACE", priority = 65,
  match = "$NEW $RUN (?= [cap]) @place_head" }

rule { name = "place-first", label = "PLACE", priority = 61,
  match = "(?= [cap]) @place_first (?! @norp) $R ((?! @norp) $R)?" }

rule { name = "place-state", label = "PLACE", priority = 59,
  match = "$RUN (?= , (?= [cap]) (@place | @country | @state_code) (?! $W))" }

rule { name = "state-code", label = "PLACE", priority = 66,
  match = "(?<= <PLACE> ,) @state_code" }

rule { name = "place-doubtful", label = "PLACE", priority = 52,
  match = "(?<= @place_in|@place_of|@place_site) (?= [cap]) @place_doubtful (?! $W)" }

rule { name = "place-of", label = "PLACE", priority = 46,
  match = "(?<= @place_of) $RUN" }

rule { name = "in-place", label = "PLACE", priority = 24,
  match = "(?<= @place_in) (?! (?= [case = upper]) @word) $RUN" }

-- ---- Peoples, religions, parties ----

rule { name = "norp", label = "NORP", priority = 48,
  match = words.norp_small and "(?= [case = lower]) @norp" or "(?= [cap]) @norp" }

-- ---- Names seen again ----

nlp:use("names/consistency", consistency(lists), { after = "rules",
  needs = { "PERSON", "ORG", "PLACE" } })
