--- The pack `names`: PERSON, ORG, PLACE, NORP and TITLE, by shape, context and
-- lists.  What it knows of a language is data/CODE.lua and the lists in
-- data/CODE; sources and licences are in docs/packs.md.

local nlp, path = ...
local folder = path:gsub("init%.lua$", "data")

-- ---- Data ----

local function read(file)
  local handle, why = io.open(folder .. "/" .. file, "rb")
  if not handle then return nil, why end
  local text = handle:read "a"
  handle:close()
  return text
end

local source = read(nlp.lang .. ".lua")
local words = source and assert(load(source, "@" .. folder .. "/" .. nlp.lang .. ".lua", "t", {}))()
  or {}

local function add(entries, text, pattern)
  for entry in (text or ""):gmatch(pattern) do
    entries[#entries + 1] = entry:match "^%s*(.-)%s*$"
  end
end

-- A list of what the language's file and generated files know of it.
local function list(name, files, opts)
  local entries = {}
  add(entries, words[name], "[^,]*[^,%s][^,]*")
  for _, file in ipairs(files or {}) do add(entries, read(file), "[^\r\n]+") end
  if #entries == 0 then entries[1] = "\u{E000}" end -- a language without such words
  nlp:list("names_" .. name, entries, opts)
end

local own = nlp.lang .. "/"
list "title"
list "role"
list "said"
list "said_before"
list "person_suffix"
list "known_as"
list "place_in"
list "place_of"
list "place_head"
list "place_first"
list "direction"
list "org_suffix"
list "org_head"
list "org_of"
list "org_joint"
list "of"
list "org_context"
list("no_acronym", nil, { case = "exact" })
list "stop"
list "norp"
list("state_code", nil, { case = "exact" })
list("org", { own .. "org.txt" }, { case = "exact" })
list("place", { own .. "country.txt", own .. "region.txt", "city.txt" }, { case = "smart" })
list("place_doubtful", { own .. "region_doubtful.txt", "city_doubtful.txt" })
list("given", { "given.txt" })
list("given_word", { "given_word.txt" })
list("surname", { "surname.txt" })
list("surname_word", { "surname_word.txt" })

-- ---- Pieces of patterns ----

-- What a $NAME of a pattern stands for.
local pieces = {
  -- a capitalised word that may be part of a name; in its middle without 's
  W = "((?! @stop) [cap & word & len>1 & !possessive])",
  L = "((?! @stop) [cap & word & len>1])",
  -- what goes on behind a hyphen that touches both
  H = "([text = \"-\" & glued] [word & glued & !possessive])",
  HL = "([text = \"-\" & glued] [word & glued])",
  -- an initial: J, J., J.R.
  I = "([cap & word & len=1 & !possessive] [text = \".\" & glued]? "
    .. "| [shape = \"X.X\"|shape = \"X.X.X\"] [text = \".\" & glued]?)",
  -- lower-case words in the middle of names
  P = "(de|del|la|las|los|da|dos|do|di|du|van|von|der|den|bin|ibn|al|el|ten|le|y (?= [cap]))",
  -- a word of a person's name
  N = "((?! @org_head|@org_suffix|@place_head|@org) $W $H*)",
  NL = "((?! @org_head|@org_suffix|@place_head|@org) $L $HL*)",
  -- what stands behind a first name
  REST = "($I|$N){0,3} $P{0,3} $NL (,? @person_suffix)?",
  PERSON = "(($I|$N) ($I|$N){0,3} $P{0,3} $NL | $NL) (,? @person_suffix)?",
  -- a nickname in quotes
  OPEN = "[text = “ | text = \"\\\"\" | text = ‘ | text = «]",
  CLOSE = "[text = ” | text = \"\\\"\" | text = ’ | text = »]",
  Q = "($OPEN [cap] [word]{0,2} $CLOSE)",
  -- a run of capitalised words, for organisations and places
  R = "(((?! @stop) [cap & word & !possessive]"
    .. " | [cap & len=1] [text = \".\" & glued]) $H*)",
  RUN = "($R ((&|[text = ’|text = \"'\"])? $R){0,5})",
}

local function expand(pattern)
  local n
  repeat
    pattern, n = pattern:gsub("%$(%u+)", pieces)
  until n == 0
  return (pattern:gsub("@(%a)", "@names_%1"))
end

local function rule(spec)
  local tests = (words.tests or {})[spec.name] or {}
  spec.examples, spec.never = tests.examples, tests.never
  spec.match, spec.name, spec.possessive = expand(spec.match), "names/" .. spec.name, false
  nlp:rule(spec)
end

-- ---- Titles and people ----

-- What makes a name sure, or likely, stands around the match in look-around:
-- a rule's match competes with others for its bytes alone.

rule { name = "title", label = "TITLE", priority = 95,
  match = "@title (?= $L | $I)" }

rule { name = "titled", label = "PERSON", priority = 90,
  match = "(?<= @title) $PERSON" }

rule { name = "nicknamed", label = "PERSON", priority = 92,
  match = "($I | $N){1,3} $Q $P{0,2} $NL (,? @person_suffix)?" }

rule { name = "known-as", label = "PERSON", priority = 88,
  match = "(?<= @known_as $OPEN) [cap] [word]{0,2} (?= ,? $CLOSE)" }

rule { name = "given-family", label = "PERSON", priority = 60,
  match = "(?= [cap]) @given $H? $REST" }

rule { name = "given-word-family", label = "PERSON", priority = 58,
  match = "(?= [cap]) @given_word $H? ($I | $N)? (?= [cap]) @surname|@surname_word" }

rule { name = "initial-family", label = "PERSON", priority = 57,
  match = "$I $I? $I? $NL (,? @person_suffix)?" }

rule { name = "family-known", label = "PERSON", priority = 45,
  match = "$N $I? (?= [cap]) @surname" }

rule { name = "said", label = "PERSON", priority = 40,
  match = "$PERSON (?= ,? who? @said)" }

rule { name = "said-before", label = "PERSON", priority = 40,
  match = "(?<= @said_before) $PERSON" }

rule { name = "aged", label = "PERSON", priority = 50,
  match = "$PERSON (?= , [num & len=2] [punct])" }

rule { name = "role", label = "PERSON", priority = 42,
  match = "(?<= @role) $PERSON" }

rule { name = "given", label = "PERSON", priority = 30,
  match = "(?! @stop) (?= [cap]) @given" }

rule { name = "family", label = "PERSON", priority = 20,
  match = "(?! @stop) (?= [cap]) @surname" }

-- ---- Organisations ----

rule { name = "org", label = "ORG", priority = 80,
  match = "@org" }

rule { name = "org-suffix", label = "ORG", priority = 85,
  match = "$RUN ,? (?= [cap | text = plc | text = \"&\" | text = and]) @org_suffix" }

rule { name = "org-head", label = "ORG", priority = 70,
  match = "$RUN (?= [cap]) @org_head" }

rule { name = "org-of", label = "ORG", priority = 72,
  match = "($RUN? (?= [cap]) @org_of @of $RUN | (?= [cap]) @org_joint @of $RUN and $RUN)" }

rule { name = "acronym", label = "ORG", priority = 28,
  match = "(?<! [case = upper & len>1]) (?! @no_acronym) [case = upper & len>1 & len<7 & !num]"
    .. " (?! [case = upper & len>1])" }

rule { name = "org-context", label = "ORG", priority = 35,
  match = "(?<= @org_context the?) $RUN" }

-- ---- Places ----

rule { name = "place", label = "PLACE", priority = 50,
  match = "(?! @stop|@norp) (?= [cap]) @place (?! $W)" }

rule { name = "place-in-name", label = "PLACE", priority = 22,
  match = "(?! @stop|@norp) (?= [cap]) @place" }

rule { name = "place-head", label = "PLACE", priority = 65,
  match = "$RUN (?= [cap]) @place_head" }

rule { name = "place-first", label = "PLACE", priority = 47,
  match = "(?= [cap]) @place_first $R $R?" }

rule { name = "place-state", label = "PLACE", priority = 66,
  match = "$RUN (?= , (?= [cap]) (@place | @state_code))" }

rule { name = "state-code", label = "PLACE", priority = 66,
  match = "(?<= <PLACE> ,) @state_code" }

rule { name = "place-doubtful", label = "PLACE", priority = 52,
  match = "(?<= @place_in|@place_of) (?= [cap]) @place_doubtful (?! $W)" }

rule { name = "place-of", label = "PLACE", priority = 46,
  match = "(?<= @place_of) $RUN" }

rule { name = "in-place", label = "PLACE", priority = 24,
  match = "(?<= @place_in) $RUN" }

-- ---- Peoples, religions, parties ----

rule { name = "norp", label = "NORP", priority = 48,
  match = "(?= [cap]) @norp" }
