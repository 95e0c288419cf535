-- Touches every public function once; run by oom.c with failing allocations.
-- An error that is no error of memory fails the sweep.  Each section is swept
-- by itself: the cost of one grows with the square of its length, so a new
-- thing gets a section of its own.  oom.c calls this file without an argument
-- for the names of the sections, then with one of them.

local wanted = ...
local names = {}

local function section(name, body)
  names[#names + 1] = name
  if name == wanted then body() end
end

local glean = require "glean"
local core = require "glean.core"

local function raises(pattern, fn, ...)
  local ok, err = pcall(fn, ...)
  assert(not ok)
  local text = tostring(err)
  if text:find("memory", 1, true) then error("not enough memory", 0) end
  assert(text:find(pattern, 1, true), text)
end

-- A result, or an error of memory if that was the problem.
local function answer(value, problem)
  if value == nil and tostring(problem):find("memory", 1, true) then
    error("not enough memory", 0)
  end
  return value, problem
end

local text = "Gov. José “El Mencho” Roe's men paid $9,500 at 3 p.m. Eastern.\n\nAna left Paris."

-- documents and spans
section("documents", function()
local doc = assert(glean.parse(text, { name = "d", meta = { a = { 1, true } } }))
assert(#doc:all "sentences" == 2 and #doc:all "paragraphs" == 2 and #doc:all "tokens" > 15)
for token in doc:tokens() do
  assert(token.text == text:sub(token.first, token.last) and token.norm and token.shape)
end
local span = doc:span(1, 4)
assert(span:before(1) == nil and span:after(2).text and span:sentence().i == 1)
assert(span:chars() == 1 and span:utf16() == 0 and span:line_col() == 1 and span:offsets() == 0)
assert(span:paragraph():contains(span) and span:overlaps(span) and #span == 4)
assert(tostring(span) == "Gov." and span == doc:span(1, 4) and span < doc:span(2, 4))
span.confidence = 0.5
assert(span.confidence == 0.5 and span.type == "span" and doc:memory() > 0)
local mention = assert(doc:annotate { first = 1, last = 4, label = "TITLE", value = { a = 1.5 } })
local later = assert(doc:annotate { first = 6, last = 10, label = "TITLE" })
assert(mention.id == "TITLE:1" and later.id == "TITLE:2" and mention:next().text and later:prev())
core.set_id(later, "own")
assert(later.id == "own" and doc:entity_at(2) == mention)
assert(doc:within(doc:span(1, 20), "TITLE")() == mention and doc:layer "entities"())
assert(#core.layers(doc) == 1 and doc:json { text = true }:find '"value":{"a":1.5}')
for _, format in ipairs { "tsv", "conll", "brat", "webannotation", "html" } do
  assert(#doc[format](doc, { overlap = "all" }) > 100, format)
end
assert(doc:tsv():find "TITLE" and doc:conll():find "B%-TITLE" and doc:brat():find "T1\t")
assert(doc:webannotation():find "JSON" == nil and doc:html():find "</main>")
assert(doc:replace("entities", function(m) return m.label end):find "TITLE TITLE “El")
doc:mark(glean.list { "Ana", "Paris" }, { label = "MARKED", rule = "m" })
assert(doc:entities "MARKED"().text == "Ana")
assert(doc:find "[cap & len>2]" and doc:find "x:Ana left|went" and not doc:find "nobody")
doc:close()
raises("closed", doc.tokens, doc)

end)

-- bad input
section("bad input", function()
local none, err = glean.parse "ab\xFF"
if not none and tostring(err):find("memory", 1, true) then error("not enough memory", 0) end
assert(none == nil and err.offset == 3)
assert(glean.parse("ab\xFF", { utf8 = "replace" }):json())
raises("closes nothing", function() glean.parse "x":find "a )" end)
raises("outside the text", function() glean.parse "x":span(1, 9) end)

end)

-- lists
section("lists", function()
local list = glean.list({ "Paris", { "Roe", id = "r", aliases = { "José Roe" } } },
  { case = "smart" })
assert(#list == 2 and list:entry(2) == "Roe" and list:find("jose roe")[1] == 2)
list:close()
do
  local path = _G.sweep_path or os.tmpname()
  _G.sweep_path = path
  list = glean.list({ { "drug lord", id = "d", label = "ROLE", n = { 1, "x" } }, "U.S. Marshall" },
    { plural = true, dots = true, fuzzy = true, separators = "loose", diacritics = "exact" })
  local saved, why = list:save(path)
  if not saved and tostring(why):find("memory", 1, true) then error("not enough memory", 0) end
  local loaded = assert(glean.load_list(path, { check = true }))
  assert(loaded:check() and loaded:labels()[1] == "ROLE" and loaded:data(1).n[2] == "x")
  assert(loaded:find("Drug-Lords")[1] == 1 and loaded:find("US Marshal")[1] == 2)
  loaded:close()
  local d = assert(glean.parse "Two drug lords."):list("more", list):list("x", { "two" },
    { label = "N" })
  local m = d:entities "ROLE"()
  assert(m.entry.n[1] == 1 and m.ids[1] == "d" and d:find "@more @x" == nil)
end
end)

-- sentences and UTF-8
section("sentences", function()
local starts = {}
for first in glean.sentences("He left. 1. One 2. Two (so it is). A!", { quotations = "keep" }) do
  starts[#starts + 1] = first
end
assert(#starts == 4 and glean.sentences("a. B", { mode = "uax29", lists = false })() == 1)
assert(select(2, glean.graphemes "e\u{301}x"()) == 3 and select(2, glean.words "ab c"()) == 2)
assert(glean.valid "É" and select(2, glean.valid "a\xFF") == 2)

end)

-- normalization
section("normalization", function()
local composed, edits = glean.normalize("e\u{301} \u{FB01} x\u{301}\u{316}", "NFKC", true)
assert(composed == "é fi x\u{316}\u{301}" and edits:original(4, 4) == 5 and #edits == 3)
assert(edits:memory() > 0 and edits:normalized(5, 7) == 4)
local shouted, more = glean.edit(composed):replace(1, 2, "E"):result()
assert(shouted:sub(1, 2) == "E " and edits:compose(more):original(1, 1) == 1)
assert(glean.normalize(("가"):rep(50), { form = "NFD" }) == ("\u{1100}\u{1161}"):rep(50))
local none, err = glean.normalize("a\xFF", "NFC")
if not none and tostring(err):find("memory", 1, true) then error("not enough memory", 0) end
assert(none == nil and err.offset == 2)

end)

-- pipelines
section("pipelines", function()
assert(core.fold "É" == "e" and core.shape "Ab1" == "Xxd")
local nlp = glean.pipeline { lang = "en" }
nlp:list("place", { "Paris", "Rome" }, { label = "PLACE" })
nlp:list("title", { "Gov.", "President" })
nlp:rule { label = "PERSON", match = "@title name:<NAME>", span = "name" }
nlp:rule { label = "MOVE", match = "x:[any]+ (a|left ...{0,2} p:<PLACE>)", attrs = { kind2 = "m" } }
nlp:rule { label = "SUM", regex = [[\$(?<n>[\d,]+)]], on = function(m)
  return { value = { amount = m.n.text } }
end }
nlp:rule { label = "PERSON", match = "Ana" }
nlp:link("PERSON", { given = true }):link "PLACE"
nlp:quotes { match = "speaker:<PERSON> left|fell" }
nlp:relation { name = "move", trigger = "left", merge = "who", who = "<PERSON> before",
  ["where?"] = "<PLACE>", ["how?"] = "how:(men paid)", within = "document", window = 50 }
nlp:use("mark", function(d) for s in d:sentences() do s.confidence = 1 end end)
local found = assert(nlp(text))
assert(#found:all "entities" >= 3, #found:all "entities")
assert(found:json():find '"amount":"9,500"')
for e in found:clusters "PERSON" do
  assert(e.name and #e.aliases >= 0 and e:mentions()().entity == e)
end
local move = assert(found:relations "move"())
assert(move.trigger.text == "left" and tostring(move):find "who=" and #move.all.who > 0)
assert(found:json():find '"relations":%[{"name":"move"')
local linked = assert(nlp "Gov. Eve Roe left. Gov. Roe fell. “We are ‘not so’ here,” Ana left.")
assert(linked:quotes()().speaker.text == "Ana" and #linked:all "quotes" == 2)
assert(linked:json():find '"quotes":%[{"start":')
assert(linked:clusters()() and linked:json():find '"linked_by":"title"')
for _, m in ipairs(found:all "entities") do
  for key in pairs(m) do assert(key ~= "") end
  assert(m.name and m.key and m <= m and (m.linked_by or true))
end
raises("no step makes", function() found:find "<NOBODY>" end)
assert(assert(core.regex "[a-z]+"):always_runs())
raises("empty", function() core.regex("x*") ; error((select(2, core.regex "x*")).code) end)
for d, problem in nlp:each { text, "\xFF" } do
  if not d and tostring(problem):find("memory", 1, true) then error("not enough memory", 0) end
end
assert(#nlp:compile():steps() > 7 and tostring(nlp:profile()):find "0 documents")
nlp:remove "mark"
raises("nothing is named", nlp.remove, nlp, "mark")

end)

-- look-around, predicates, attributes, regular expressions; explanations
section("patterns", function()
local asking = glean.pipeline { lang = "en" }
asking:list("place", { "Paris", "Rome" }, { label = "PLACE" })
asking:predicate("odd", function(token) return #token.text % 2 == 1 end)
asking:rule { name = "far", label = "FAR",
  match = "(?<! paid ...{0,2}) [cap & %odd] /l.ft/i (?= p) <PLACE id!=x & !confidence>" }
local asked = assert(asking(text))
local explained = assert(asking:explain("far", asked))
assert(tostring(explained):find "does not match" and explained.reason == "look")
assert(asking:explain("far", text, 1).reason == "token")
asking:rule { name = "sum", label = "SUM", regex = [[\$9,(?<n>4)]] }
assert(assert(asking:explain("sum", asked)).partial.text == "$9,")

local long = assert(glean.parse(("a "):rep(40) .. "z"))
long:annotate { first = 1, last = 79, label = "LONG", confidence = 1 }
assert(long:find "<LONG> z" and long:find "(?<= <LONG confidence > 0>) z")

end)

-- what files give
section("files", function()
local from_file = glean.pipeline { lang = "es" }
assert(answer(from_file:load "examples/people.lua"))
local seed = assert(answer(from_file:file "seeds/puerto-noticias.txt"))
assert(seed:entities()() and seed:paragraphs()():range())
for m in seed:gmatch "x:[cap]+" do assert(m.x[1].text) end
assert(answer(from_file:load "no-such-file") == nil)
assert(answer(from_file:reload()))
assert(answer(from_file:file "no-such-file") == nil)
end)

-- tests of rules
section("tests", function()
local tested = glean.pipeline {}
tested:predicate("big", function(s) return #s > 5 end)
tested:rule { label = "T", match = "uno", examples = { "[uno] dos" }, never = { "x" } }
local passed, report = tested:test()
if not passed then error(tostring(report), 0) end
tested:context { match = "dos", sets = { cued = true }, direction = "both", stops = "tres" }
local tested_doc = assert(tested "uno dos")
assert(tested_doc:entities()().cued)
assert(tostring(assert(answer(tested:trace(tested_doc)))[1]):find "uno")

end)

-- rule files from others
section("sandbox", function()
local path = os.tmpname()
local file = assert(io.open(path, "wb"))
file:write "return { { label = 'A', match = 'x:uno', on = function(m) return { value = m.x } end }}"
file:close()
local boxed = glean.pipeline { sandbox = { seconds = 9, mebibytes = 8 } }
local loaded, problem = boxed:load(path)
os.remove(path)
if not loaded then error(tostring(problem):find "memory" and "not enough memory" or problem, 0) end
local doc, why = boxed "uno"
if not doc then error(tostring(why):find "memory" and "not enough memory" or why, 0) end
assert(doc:entities()().value.text == "uno")
local box = assert(core.sandbox(9, 8, "return function(x) return { x, 1.5, true } end"))
local got, _, message = box:enter("a")
if not got then error(message:find "memory" and "not enough memory" or message, 0) end
assert(got[1] == "a" and got[2] == 1.5)

end)

-- what the Lua layer alone calls
section("core", function()
local made = core.list()
assert(answer(made:add("Ana", "a", 1, "exact")) and answer(made:alias "Anita"))
assert(answer(made:add_lines "Eva\nIda\n") == 2 and answer(made:freeze()) and #made == 3)
assert(made:saved(1) == nil and answer(made:write("no/such/folder", {})) == nil)
local capital = assert(answer(core.pattern "x:[cap]"))
local matches = assert(answer(core.matches(assert(glean.parse(text)), capital)))
assert(matches:next() and matches:take() == nil)
matches:close()
assert(assert(answer(core.pattern "x:a @l <L>")):names "capture"[1].name == "x")
end)

return names
