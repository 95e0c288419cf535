-- Which mentions nlp:link gives one id.  Texts are marked: [Jane Roe:a] is a
-- mention of entity a; mentions with one letter must share an id, others must
-- not.  "[X:alone]" is a mention that must stay alone.

local glean = require "glean"
local marked = require "marked"

local function link(text, spans, opts, lang, label)
  local nlp = glean.pipeline { lang = lang or "en" }
  nlp:use("given", function(doc)
    for _, s in ipairs(spans) do
      doc:annotate { first = s.first, last = s.last, label = label or "PERSON" }
    end
  end, { before = "lists", gives = { label or "PERSON" } })
  nlp:link(label or "PERSON", opts)
  return assert(nlp(text))
end

-- The marks again, with the letters that the ids amount to.
local function result(marks, opts, lang, label)
  local text, spans = marked.parse(marks)
  local doc = link(text, spans, opts, lang, label)
  local wanted, got, letters, n = {}, {}, {}, 0
  local given = {}
  for i, s in ipairs(spans) do given[i] = s.label end
  local counts = {}
  local mentions = doc:all("entities", { overlap = "all" })
  for _, m in ipairs(mentions) do counts[m.id] = (counts[m.id] or 0) + 1 end
  for i, m in ipairs(mentions) do
    if counts[m.id] == 1 and given[i] == "alone" then
      got[i] = "-"
    else
      if not letters[m.id] then
        n = n + 1
        letters[m.id] = n
      end
      got[i] = letters[m.id]
    end
  end
  local numbers, k = {}, 0
  for i, letter in ipairs(given) do
    if letter == "alone" then
      wanted[i] = "-"
    else
      if not numbers[letter] then
        k = k + 1
        numbers[letter] = k
      end
      wanted[i] = numbers[letter]
    end
  end
  return wanted, got, mentions
end

local cases = {
  en = {
    -- the same words, folded
    "[José Ruiz:a] met [Ana:b]. [Ana:b] thanked [Jose RUIZ:a].",
    -- surnames, hyphens, particles, accents
    "[Vanda Felbab-Brown:a] left. [Felbab-Brown:a] stayed.",
    "[Íñigo de la Cruz:a] spoke; [de la Cruz:a] sat, [De la Cruz:a] ran, [Cruz:a] won.",
    "[Mary Ann Van Dyke:a] ran. [Van Dyke:a] won.",
    "[Zoë Ó Briain:a] said so. [O Briain:a] is the same; [O’Briain:alone] is not.",
    -- both Spanish surnames
    "[Nemesio Rubén Oseguera Cervantes:a], then [Oseguera:a], [Oseguera Cervantes:a], "
      .. "[Cervantes:a], [Nemesio Oseguera:a].",
    "[Pablo Lemus Navarro:a] and [Lemus:a] and [Lemus Navarro:a].",
    "[Ana de la Torre Ruiz:a] came. [De la Torre:a] left.",
    -- parts left out, initials
    "[George Herbert Walker Bush:a], or [George H. W. Bush:a], or [George Bush:a].",
    "[J. R. Tolland:a] twice. [Tolland:a] left.",
    "[James R. Tolland:a] is [J. R. Tolland:a] and [J. Tolland:a].",
    "[John A. Smith:a] is not [John B. Smith:b].",
    -- nicknames inside, with and without the article
    "[Joaquin “El Chapo” Guzman:a], [El Chapo:a], [Chapo:a], [Guzman:a], "
      .. "[Joaquin Guzman:a], [Joaquín Guzmán:a], [El Chapo Guzman:a].",
    "[Octavio \"The Tailor\" Brâncuș:a] fled. “[The Tailor:a]” was seen; [Brancus:a] was not.",
    -- known as
    "[Nemesio Oseguera:a], commonly known as “[El Mencho:a],” died. [El Mencho:a] was 59.",
    "[Ana Ruiz:a] (alias “[La Jefa:a]”) ran. Then [La Jefa:a] fell.",
    "[Ana Ruiz:a], nicknamed [La Jefa:a], ran.",
    "[Ana Ruiz:a] met a man known as “[Tony:alone].”",
    "[Ana Ruiz:a], who had met a man known as “[Tony:alone],” fled.",
    "[Ana Ruiz:a] fled. He was known as “[Tony:alone].”",
    -- titles, possessives
    "[Claudia Sheinbaum:a] spoke. President [Sheinbaum:a] left. [President Sheinbaum:a] sat.",
    "[Roe:a] left. [Roe's:a] aide and [Roe’s:a] car stayed.",
    "[John Roe:a] and the mayor. [Roe’s:a] car.",
    -- suffixes
    "[John Smith Jr.:a] met [John Smith Sr.:b].",
    "[Al Gore Jr.:a] spoke. [Gore:a] left.",
    -- ambiguous forms link to nothing
    "[John Smith:a] met [Mary Smith:b]. [Smith:alone] left.",
    "[Smith:alone] left. [John Smith:a] met [Mary Smith:b].",
    "[John A. Smith:a] met [John B. Smith:b]. [John Smith:alone] left; [John Smith:alone] came.",
    "[Aurelio “La Garza” Montenegro Fuentes:a] fled. [Montenegro:a] hid. His brother "
      .. "[Fabián Montenegro:b] did not. [Montenegro:alone] died. [La Garza:a] too.",
    "[Jordan Peterson:a] and [Michael Jordan:b] met. [Jordan:alone] smiled.",
    "[Luis García Pérez:a] met [Ana Pérez Solís:b]. [Pérez:alone] left, [García:a] stayed.",
    -- Mr. and Mrs.
    "Mr. [Smith:a] left. Mrs. [Smith:b] stayed. [Smith:alone] called. Mr. [Smith:a] fell.",
    "Mr. [John Smith:a] left. Mrs. [Smith:alone] stayed.",
    -- given names only on demand
    "[Claudia Sheinbaum:a] spoke. [Claudia:alone] left.",
    -- two different people
    "[Anders Kjærsgaard:a] met [Zoë Briain:b], [Yusuf El-Amrani:c] and [Amrani:alone].",
    -- the short form first
    "[Oseguera:a] is dead. [Nemesio Oseguera Cervantes:a] was 59.",
  },
  es = {
    "[Evaristo «El Percebe» Muñiz Carreño:a] cayó. [Muñiz:a] y [El Percebe:a] y [Percebe:a].",
    "[Ángela Zubizarreta Peón:a] habló. La inspectora [Zubizarreta:a] rió.",
    "[Ramón Ibáñez:a], conocido como «[El Faro:a]», huyó. [El Faro:a] cayó.",
    "[Ramón Ibáñez:a], alias «[El Faro:a]», huyó.",
    "[Nuria Etxeberria Solís:a] y la Dra. [Etxeberria:a] y [Etxeberria Solís:a].",
    "El Sr. [Quintana:a] y la Sra. [Quintana:b]. [Quintana:alone] no vino.",
  },
}

describe("nlp:link", function()
  for lang, texts in pairs(cases) do
    for _, marks in ipairs(texts) do
      it(("links in %s: %s"):format(lang, marks:sub(1, 60)), function()
        local wanted, got = result(marks, nil, lang)
        assert.same(wanted, got)
      end)
    end
  end

  it("links organizations by their words and what stands in brackets", function()
    for _, marks in ipairs {
      "[Federal Bureau of Investigation:a] ([FBI:a]) agents. The [FBI:a] left.",
      "The [Jalisco New Generation Cartel:a] ([CJNG:a]) grew. [CJNG:a] men.",
      "[Pellworth Marine Inc.:a] (“[Pellworth:a]”) agreed. [Pellworth:a] answered.",
      "[USA Today:a] and [USA Today Network:b]; [Sinaloa Cartel:c], [Cartel:d].",
      "The [Washington Post:a]; [The Washington Post:a]. [Reuters:b] ([AFP:c]) wrote.",
      "[Liga MX:a] and [Liga MX Femenil:b] and [Liga MX:a].",
    } do
      local wanted, got = result(marks, nil, "en", "ORG")
      assert.same(wanted, got, marks)
    end
  end)

  it("says why in linked_by, and each kind can be turned off", function()
    local long = "[Nemesio Rubén “Menchito” Oseguera Cervantes:a] "
    for kind, form in pairs {
      same = "Nemesio Rubén “Menchito” Oseguera Cervantes", full = "Nemesio Cervantes",
      surname = "Cervantes", surnames = "Oseguera", nickname = "Menchito",
      title = "President Cervantes",
    } do
      local marks = long .. "came. [" .. form .. ":a] left."
      local _, got, mentions = result(marks)
      assert.same({ 1, 1 }, got, kind)
      assert.equal(kind, mentions[2].linked_by)
      assert.is_nil(mentions[1].linked_by)
      if kind ~= "same" then
        _, got = result(marks, { [kind] = false })
        assert.same({ 1, 2 }, got, kind .. " is off")
      end
    end
    local _, got, mentions = result "[Roe:a] left. [Roe’s:a] car."
    assert.same({ 1, 1 }, got)
    assert.equal("possessive", mentions[2].linked_by)
    _, got = result("[Roe:a] left. [Roe’s:a] car.", { possessive = false })
    assert.same({ 1, 2 }, got)
    _, got = result("[Ana:a] and [Ana:a].", { same = false })
    assert.same({ 1, 2 }, got)
    _, got, mentions = result("[Ana Roe:a] and [Ana:a].", { given = true })
    assert.same({ 1, 1 }, got)
    assert.equal("given", mentions[2].linked_by)
    _, got, mentions = result("[World Health Organization:a] ([WHO:a])", nil, "en", "ORG")
    assert.same({ 1, 1 }, got)
    assert.equal("acronym", mentions[2].linked_by)
  end)

  it("numbers entities by their first mentions, after more are added too", function()
    local text, spans = marked.parse "[Ana Roe:x] saw [Bo Ek:x]. [Roe:x] and [Ek:x] met Cy."
    local doc = link(text, spans)
    local cy = assert(doc:annotate { first = #text - 2, last = #text - 1, label = "PERSON" })
    local seen = {}
    for m in doc:entities() do seen[#seen + 1] = m.id end
    assert.same({ "PERSON:1", "PERSON:2", "PERSON:1", "PERSON:2", "PERSON:3" }, seen)
    assert.equal("PERSON:3", cy.id)
  end)

  it("never changes a list's id, and joins mentions to it", function()
    local nlp = glean.pipeline {}
    nlp:list("people", { { "Claudia Sheinbaum", id = "cs", aliases = { "La Doctora" } },
      { "Mario Roe", id = "mr" }, { "Ana Roe", id = "ar" } }, { label = "PERSON" })
    nlp:rule { label = "PERSON", match = "Mr|Ms \\. n:[cap]", span = "n" }
    nlp:link "PERSON"
    local doc = assert(nlp("Ms. Sheinbaum met Mario Roe. La Doctora left. Ana Roe, Claudia "
      .. "Sheinbaum and Mr. Roe stayed."))
    local seen = {}
    for m in doc:entities "PERSON" do seen[#seen + 1] = m.text .. "=" .. m.id end
    assert.same({ "Sheinbaum=cs", "Mario Roe=mr", "La Doctora=cs", "Ana Roe=ar",
      "Claudia Sheinbaum=cs", "Roe=PERSON:1" }, seen)
    assert.equal("Claudia Sheinbaum", doc:all "entities"[1].name)
    assert.equal("Claudia Sheinbaum", doc:all "entities"[3].name)
  end)

  it("writes links and ids into JSON", function()
    local text, spans = marked.parse "[Ana Roe:x] left. [Roe:x] fell."
    local doc = link(text, spans)
    assert.equal('{"lang":"en","sentences":[[0,13],[14,23]],"entities":['
      .. '{"start":0,"end":7,"label":"PERSON","text":"Ana Roe","id":"PERSON:1"},'
      .. '{"start":14,"end":17,"label":"PERSON","text":"Roe","id":"PERSON:1",'
      .. '"linked_by":"surname"}]}', doc:json())
    local roe = doc:all "entities"[2]
    roe.confidence, roe.speaker = 0.5, "x"
    assert.is_truthy(doc:json():find(
      '"confidence":0.5,"linked_by":"surname","speaker":"x"}]', 1, true))
    local set = {}
    for key, value in pairs(roe) do set[#set + 1] = key .. "=" .. tostring(value) end
    assert.same({ "confidence=0.5", "linked_by=surname", "speaker=x" }, set)
    roe.linked_by = "by hand"
    assert.equal("by hand", roe.linked_by)
  end)

  it("takes many mentions, and many that are alike", function()
    for _, form in ipairs { "Ana %d Roe", "Ana Roe%d", "Ana Roe", "Roe", "A. B%d Roe" } do
      local words, spans, at = {}, {}, 1
      for i = 1, os.getenv "GLEAN_GC" and 500 or 20000 do
        local name = form:format(i % 5000)
        words[i] = name
        spans[i] = { first = at, last = at + #name - 1 }
        at = at + #name + 2
      end
      local doc = link(table.concat(words, ", "), spans)
      local n = 0
      for m in doc:entities() do n = n + #m.id end
      assert.is_true(n > 0)
    end
  end)

  it("refuses unknown kinds and labels that nothing makes", function()
    local nlp = glean.pipeline {}
    for message, call in pairs {
      ["did you mean surname"] = function() nlp:link("PERSON", { surnam = true }) end,
      ["label must be a string"] = function() nlp:link() end,
      ["surname must be a boolean"] = function() nlp:link("PERSON", { surname = 1 }) end,
      ["needs PERSON, and no step makes it"] = function()
        nlp:link "PERSON"
        nlp:compile()
      end,
    } do
      local ok, err = pcall(call)
      assert.is_false(ok)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
      assert.is_truthy(tostring(err):find "link_spec.lua:%d+", tostring(err))
    end
  end)
end)

-- Marked are the names given (with :a) and the forms that must be found; the
-- rest of the text must stay unmarked.
local finds = {
  en = {
    "Gov. [José Ruiz Paz:a] spoke. [Ruiz:f] left; [RUIZ:f]’s car stayed, and [Jose Ruiz Paz:f].",
    "[Íñigo de la Cruz:a] sat. Then [de la Cruz:f] rose. [Cruz:f] ran to Cruz Street.",
    "[Vanda Felbab-Brown:a] left. [Felbab-Brown:f] told Gordon Brown. An anti-Ruiz man.",
    "[Nemesio Oseguera Cervantes:a], commonly known as “[El Mencho:f],” died. [El Mencho:f]’s men.",
    "[Joaquin “El Chapo” Guzman:a] ran. [El Chapo:f] and [Guzman:f]. [Chapo:f] too; Pedro Guzman.",
    "[Ana Ruiz:a] (alias “[La Jefa:f]”) hid. Then [La Jefa:f] fell.",
    "[Ana Ruiz:a] met a man known as “Tony.” Tony left.",
    "[John Smith:a] met [Mary Smith:a]. Smith left. Smith College stayed.",
    "[Ana Brown:a] left. Brown bears eat. A brown bear and Mrs. [Brown:f] sat.",
    "The [Roe:a] aide. Roe left. A roe deer. President [Roe:f] sat.",
  },
  es = {
    "[Evaristo «El Percebe» Muñiz Carreño:a] cayó. La red de [Muñiz:f] y [El Percebe:f].",
    "[Ramón Ibáñez:a], alias «[El Faro:f]», huyó. [El Faro:f] cayó; Ibáñez Solís no.",
  },
}

describe("nlp:link finds", function()
  for lang, texts in pairs(finds) do
    for _, marks in ipairs(texts) do
      it(("in %s: %s"):format(lang, marks:sub(1, 50)), function()
        local text, spans = marked.parse(marks)
        local given = {}
        for _, s in ipairs(spans) do
          if s.label == "a" then given[#given + 1] = s end
        end
        local doc, got = link(text, given, nil, lang), {}
        for m in doc:entities() do
          got[#got + 1] = { first = m.first, last = m.last,
            label = m.rule == "link" and "f" or "a" }
        end
        assert.equal(marks, marked.show(text, got))
      end)
    end
  end

  it("acronyms and full names of organizations", function()
    local text, given = marked.parse
      "[Federal Bureau of Investigation:a] (FBI) men. The FBI left. Bureau. The Federal Bureau "
    local doc = link(text .. "of Investigation.", given, nil, "en", "ORG")
    local seen = {}
    for m in doc:entities() do seen[#seen + 1] = m.text .. "=" .. m.id end
    assert.same({ "Federal Bureau of Investigation=ORG:1", "FBI=ORG:1", "FBI=ORG:1",
      "Federal Bureau of Investigation=ORG:1" }, seen)
  end)

  it("nothing where it is told not to, and what other labels mark stays theirs", function()
    local text, given = marked.parse "[Ana Roe:a] left. Roe fell."
    assert.equal(1, #link(text, given, { find = false }):all "entities")
    local nlp = glean.pipeline {}
    nlp:list("p", { "Ana Roe" }, { label = "PERSON" })
    nlp:list("o", { "Roe" }, { label = "ORG" })
    nlp:link "PERSON"
    local seen = {}
    for m in assert(nlp(text)):entities() do seen[#seen + 1] = m.label .. "=" .. m.text end
    assert.same({ "PERSON=Ana Roe", "ORG=Roe" }, seen)
  end)

  it("the same when it links once more", function()
    local nlp = glean.pipeline {}
    nlp:list("title", { "Gov." })
    nlp:rule { label = "PERSON", match = "@title n:<NAME>", span = "n" }
    nlp:link "PERSON"
    nlp:use("again", function(doc)
      require "glean.core".link(doc, "PERSON", { same = true, surname = true, find = true })
    end)
    local seen = {}
    for m in assert(nlp "Gov. Ana Roe left. Roe fell. Roe rose."):entities() do
      seen[#seen + 1] = m.text .. "=" .. m.id
    end
    assert.same({ "Ana Roe=PERSON:1", "Roe=PERSON:1", "Roe=PERSON:1" }, seen)
  end)
end)

describe("an entity", function()
  local text, spans = marked.parse
    "[Joaquin “El Chapo” Guzman:x] met [Bo Ek:x]. [Guzman:x] fled; [El Chapo:x] and [Guzman:x]."
  local doc = link(text, spans)

  it("is one object for all its mentions", function()
    local seen = {}
    for e in doc:clusters "PERSON" do
      local mentions = {}
      for m in e:mentions() do
        mentions[#mentions + 1] = m.first
        assert.equal(e.id, m.id)
        assert.equal(e.name, m.name)
        assert.is_true(m.entity == e)
      end
      assert.equal(#e, #mentions)
      seen[#seen + 1] = ("%s|%s|%s|%s|%d"):format(e.id, e.name, e.label,
        table.concat(e.aliases, ","), #e)
    end
    assert.same({ "PERSON:1|Joaquin “El Chapo” Guzman|PERSON|Guzman,El Chapo|4",
      "PERSON:2|Bo Ek|PERSON||1" }, seen)
    assert.same({}, doc:all("clusters", "ORG"))
    assert.equal(2, #doc:all "clusters")
    assert.equal("Joaquin “El Chapo” Guzman", tostring(doc:all "clusters"[1]))
  end)

  it("is none for other spans, and refuses what it has not", function()
    assert.is_nil(doc:sentences()().entity)
    local e = doc:clusters()()
    assert.has_error(function() return e.nam end)
    assert.has_error(function() e.name = "x" end)
  end)
end)
