local files = require "files"
local glean = require "glean"
local marked = require "marked"

-- A text with the hits of a list marked by the entry's id or the label.
local function hits(entries, text, opts, parse)
  local nlp = glean.pipeline {}
  opts = opts or {}
  opts.label = opts.label or "X"
  nlp:list("l", entries, opts)
  local doc = assert(nlp(text, parse))
  local spans = {}
  for m in doc:entities { label = opts.label, overlap = opts.overlap == "all" and "all" or nil } do
    spans[#spans + 1] = { first = m.first, last = m.last }
  end
  return marked.show(text, spans)
end

local cases = {
  -- leftmost, longest, whole words
  { { "New York", "New York Times", "York" }, "the [New York Times] of [York]" },
  { { "art" }, "party artistic heart, [art]" },
  { { "a b", "b c d" }, "[a b] c d" },
  -- case and marks
  { { "Jose" }, "[José] and [JOSE] and [jose]" },
  { { "École" }, "the [ecole], the [E\u{301}cole]" },
  { { "Straße" }, "in [STRASSE]" },
  { { "İzmir" }, "to [izmir] and [İZMİR]" },
  { { "office" }, "the [oﬃce]" },
  { { "O'Dwyer" }, "Mr. [O’Dwyer]" },
  { { "Al-Qaeda" }, "[Al–Qaeda] here" },
  -- white space: one line break, never a blank line
  { { "drug lord" }, "[drug  lord], [drug\nlord], [drug\u{A0}lord], drug\n\nlord" },
  { { "New England" }, "something new. England" },
  { { "U.S." }, "the [U.S.] and the U. S." },
  -- possessive outside
  { { "Roe" }, "[Roe]'s and [Roe]’s" },
  -- scripts without spaces
  { { "東京", "東京都" }, "私は[東京都]に住む" },
  { { "กรุงเทพ" }, "ที่[กรุงเทพ]นะ" },
}

describe("a list", function()
  for i, case in ipairs(cases) do
    it(("finds its entries, case %d"):format(i), function()
      local want = case[2]
      local text = want:gsub("[%[%]]", "")
      assert.equal(want, hits(case[1], text))
    end)
  end

  it("tells exact and smart entries from folded ones", function()
    assert.equal("give us the [US] [Us]?",
      (hits({ { "US", case = "smart" }, { "Us", case = "exact" } }, "give us the US Us?")))
    assert.equal("[us] [US]", hits({ "US" }, "us US"))
  end)

  it("resolves overlaps as asked", function()
    local entries = { "a b", "b c d", "b" }
    assert.equal("[a b] c d", hits(entries, "a b c d"))
    assert.equal("a [b c d]", hits(entries, "a b c d", { overlap = "longest" }))
    local nlp = glean.pipeline {}
    nlp:list("l", { { "a b" }, { "b c", priority = 1 } }, { label = "X" })
    assert.equal("b c", assert(nlp "a b c"):all "entities"[1].text)
    nlp = glean.pipeline {}
    nlp:list("l", entries, { label = "X", overlap = "all" })
    assert.equal(3, #assert(nlp "a b c d"):all("entities", { overlap = "all" }))
  end)

  it("gives ids and aliases", function()
    local nlp = glean.pipeline {}
    nlp:list("p", { { "Jane Roe", id = "jr", aliases = { "J. Roe" } }, "Bob" }, { label = "P" })
    local seen = {}
    for m in assert(nlp "Jane Roe, Bob, J. Roe, Bob"):entities() do seen[#seen + 1] = m.id end
    assert.same({ "jr", "P:1", "jr", "P:2" }, seen)
  end)

  it("reads entries from a file, and names what is wrong with it", function()
    local path = files.temporary "Jane Roe\r\n\nBob\nx\xFFy\n"
    local list, err = glean.list(path)
    assert.is_nil(list)
    assert.same({ 4, 2, "utf8" }, { err.line, err.offset, err.code })
    os.remove(path)
    list, err = glean.list(path)
    assert.is_nil(list)
    assert.equal("file", err.code)
  end)

  it("refuses entries without words and unknown options", function()
    for message, call in pairs {
      ["entry 2: an entry without a word"] = function() glean.list { "a", " \n" } end,
      ["did you mean case?"] = function() glean.list({ "a" }, { cas = "fold" }) end,
      ["case is 'folded'"] = function() glean.list({ "a" }, { case = "folded" }) end,
      ["entry 1: an entry of 300 tokens; the limit is 255"] = function()
        glean.list { ("a "):rep(300) }
      end,
    } do
      local ok, err = pcall(call)
      assert.is_false(ok)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
    end
  end)

  -- options: the list's, then the entries, then the text with what is found
  for i, case in ipairs {
    { {}, { "Al-Qaeda" }, "[Al-Qaeda], Al Qaeda" },
    { { separators = "loose" }, { "Al-Qaeda", "New York" },
      "[Al-Qaeda] [Al Qaeda] [Al–Qaeda] Al – Qaeda, [New-York], [New\nYork], Al\n\nQaeda" },
    { { separators = "exact" }, { "New York" }, "[New York] New  York New\nYork" },
    { { diacritics = "exact" }, { "José" }, "[José] [JOSÉ] Jose [Jose\u{301}]" },
    { { case = "exact" }, { "José" }, "[José] JOSÉ [Jose] jose" },
    { { case = "smart" }, { "US", "Rome" }, "[US] us [ROME] [rome]" },
    { { plural = true }, { "drug lord", "Secretary of State", "gunman", "box", "city" },
      "[drug lords] [Secretaries of State] [gunmen] [boxes] [cities] [city] citys" },
    { { dots = true }, { "U.S.", "NATO", "St. Louis" },
      "[US] [U.S.] u.s.a. [N.A.T.O.] [NATO] [St Louis] [St. Louis]" },
    { { possessive = false }, { "Roe" }, "Roe's [Roe] Roe’s" },
    { { fuzzy = true }, { "Marshall Islands", "Kiribati", "Roe" },
      "[Marshal Islands] [Kirbati] [Kiribait] Kirbait Rae [Marshall Islands]" },
    { { fuzzy = true }, { "Marshall", "Marshal" }, "[Marshal] [Marshall] [Marshalls]" },
    { {}, { "İzmir" }, "[İzmir] [I\u{307}zmir] [izmir]" },
    { {}, { "-42°C" }, "at [-42°C] today" },
    { {}, { "$" }, "[$]5" },
  } do
    it(("heeds options, case %d"):format(i), function()
      assert.equal(case[3], hits(case[2], (case[3]:gsub("[%[%]]", "")), case[1]))
    end)
  end

  it("lets entries have options and labels of their own", function()
    local nlp = glean.pipeline {}
    nlp:list("l", { { "Us", case = "exact", label = "BAND" }, "us", { "Al Qaeda",
      separators = "loose", label = "ORG", plural = true } }, { label = "WORD" })
    local doc, seen = assert(nlp "Us, us and al-qaedas"), {}
    for m in doc:entities { overlap = "all" } do seen[#seen + 1] = m.label .. " " .. m.text end
    assert.same({ "WORD Us", "BAND Us", "WORD us", "ORG al-qaedas" }, seen)
    assert.equal("ORG", doc:find("<ORG>").text and doc:entity_at(#doc.text).label)
  end)

  it("gives one mention for several ids, and says which", function()
    local nlp = glean.pipeline {}
    nlp:list("l", { { "Springfield", id = "IL" }, { "Springfield", id = "MA", n = 2 },
      { "springfield", id = "OR" } }, { label = "PLACE" })
    local doc = assert(nlp "In Springfield.")
    local all = doc:all "entities"
    assert.equal(1, #all)
    assert.equal("IL", all[1].id)
    assert.same({ "IL", "MA", "OR" }, all[1].ids)
    assert.equal(3, #doc:all("layer", "@l"))
  end)

  it("keeps what entries were given", function()
    local function fn() end
    local list = glean.list { { "Rome", id = "r", population = 2.8e6, see = { 1, { a = true } },
      fn = fn }, "Paris" }
    assert.same({ population = 2.8e6, see = { 1, { a = true } }, fn = fn }, list:data(1))
    assert.is_nil(list:data(2))
    local nlp = glean.pipeline {}:list("l", list, { label = "CITY" })
    local m = assert(nlp "to ROME"):entities()()
    assert.equal("Rome", m.entry.text)
    assert.equal(2.8e6, m.entry.population)
    assert.is_nil(assert(glean.parse "x"):sentences()().entry)
    local ok, err = list:save(os.tmpname())
    assert.is_nil(ok)
    assert.equal("entry 1 has a function, which cannot be saved", err.message)
  end)

  it("is saved and loaded", function()
    local path = os.tmpname()
    local list = glean.list({ { "drug lord", id = "d", label = "ROLE", since = 1980,
      tags = { "a", b = { 1.5, -3 } }, [7] = false }, "kingpin" }, { plural = true })
    assert.is_true(list:save(path))
    for _, loaded in ipairs { assert(glean.load_list(path)), assert(glean.list(path)) } do
      assert.is_true(loaded:check())
      assert.equal(2, #loaded)
      assert.same({ since = 1980, tags = { "a", b = { 1.5, -3 } }, [7] = false }, loaded:data(1))
      assert.is_nil(loaded:data(2))
      assert.same({ "ROLE" }, loaded:labels())
      local nlp = glean.pipeline {}:list("l", loaded, { label = "X" })
      local doc = assert(nlp "drug lords, a kingpin")
      assert.equal("ROLE", doc:entities()().label)
      assert.equal(1980, doc:entities()().entry.since)
      assert.equal("kingpin", doc:entities "X"().text)
      loaded:close()
      assert.has_error(function() loaded:entry(1) end)
      assert.has_error(function() glean.pipeline {}:list("l", loaded) end)
    end
    local nlp = glean.pipeline {}:list("l", path)
    assert.equal("drug lords", assert(nlp "two drug lords"):find("@l").text)
    os.remove(path)
  end)

  it("says what is wrong with a saved list", function()
    local path = os.tmpname()
    local function try(bytes)
      files.write(path, bytes)
      local list, err = glean.load_list(path, { check = true })
      assert.is_nil(list)
      assert.equal(path, err.file)
      return err.code
    end
    assert.is_true(glean.list({ "a", "b c" }):save(path))
    local bytes = files.read(path)
    assert.equal("format", try "")
    assert.equal("format", try(("x"):rep(1000)))
    assert.equal("truncated", try(bytes:sub(1, -2)))
    assert.equal("corrupted", try(bytes:sub(1, 100) .. "\xFF" .. bytes:sub(102)))
    assert.equal("checksum", try(bytes:sub(1, -2) .. "\xFF"))
    os.remove(path)
    local list, err = glean.load_list(path)
    assert.is_nil(list)
    assert.equal("file", err.code)
    assert.is_truthy(tostring(err):find("No such file", 1, true))
  end)

  it("reads TSV and JSON lines", function()
    local base = os.tmpname()
    local function read(extension, text, opts)
      local path = base .. extension
      files.write(path, text)
      local list, err = glean.list(path, opts)
      os.remove(path)
      return list, err
    end
    local list = assert(read(".tsv", "text\tid\taliases\tcase\tplural\tcountry\r\n"
      .. "Rome\tr\tRoma|Urbs\t\t\tItaly\n\nUS\tus\t\texact\tno\n"))
    assert.same({ "Rome", "r" }, { list:entry(1) })
    assert.same({ country = "Italy" }, list:data(1))
    assert.same({ 1 }, list:find "urbs")
    assert.same({}, list:find "us")
    list = assert(read(".txt", "Rome\t1\n", { format = "tsv", columns = { "text", "n" } }))
    assert.same({ n = "1" }, list:data(1))
    list = assert(read(".jsonl",
      '\u{FEFF}{"text":"Rome","aliases":["Roma"],"n":[1,null,2.5]}\n"Oslo"\n'))
    assert.same({ n = { 1, nil, 2.5 } }, list:data(1))
    assert.same({ 2 }, list:find "OSLO")
    for place, given in pairs {
      ["1:1: no column 'text'"] = { ".tsv", "name\tid\n" },
      ["2:6: 'maybe' is not true or false"] = { ".tsv", "text\tplural\nRome\tmaybe\n" },
      ["3:1: 2 fields for 1 columns"] = { ".tsv", "text\na\nb\tc\n" },
      ["2:1: an entry without a word"] = { ".tsv", "text\n--\n" },
      ["1:2: no JSON: expected a name in quotes"] = { ".jsonl", "{text}\n" },
      ["2:1: no object with a \"text\""] = { ".jsonl", "\"a\"\n[1]\n" },
      ["1: case is 'Fold'"] = { ".jsonl", '{"text":"a","case":"Fold"}' },
      ["2:2: an entry with invalid UTF-8"] = { ".txt", "a\nb\xFF\n" },
      ["1:1: an entry without a word"] = { ".txt", "...\n" },
    } do
      local none, err = read(given[1], given[2])
      assert.is_nil(none)
      assert.is_truthy(tostring(err):find(base .. given[1] .. ":" .. place, 1, true), tostring(err))
    end
  end)

  it("is added to one document", function()
    local nlp = glean.pipeline {}
    nlp:list("a", { { "Joaquín Guzmán", id = "g" } }, { label = "PERSON" })
    local doc = assert(nlp "Joaquin Guzman, El Chapo, fled. El  Chapo was found.")
    doc:list("alias", { { "El Chapo", id = "g" } }, { label = "PERSON" })
    local seen = {}
    for m in doc:entities "PERSON" do seen[#seen + 1] = m.id .. ":" .. m.first end
    assert.same({ "g:1", "g:17", "g:33" }, seen)
    assert.equal("El  Chapo", doc:find("<PERSON> was").text:match "^El  Chapo")
    assert.equal("El Chapo", doc:find("@alias").text)
    assert.has_error(function() doc:list("alias", { "x" }) end)
    assert.has_error(function() assert(nlp "x"):find "@alias" end)
  end)

  it("goes through nested entries", function()
    local entries, words = {}, {}
    for i = 1, 60 do
      words[i] = "a"
      entries[i] = table.concat(words, " ")
    end
    local text = ("a "):rep(20000)
    local nlp = glean.pipeline {}:list("l", entries, { label = "X" })
    local doc = assert(nlp(text))
    local n = #doc:all "entities"
    assert.equal(20000 // 60 + 1, n)
  end)

  describe("that is one of many, which look at a document together,", function()
    local text = "Ana's son saw w70's, w3 w4 and the w5-w6; w3's w80. No w99, w1w2 or Goldenberk."

    local function pipeline(count, label)
      local nlp = glean.pipeline {}
      for i = 1, count do
        nlp:list("l" .. i, { "w" .. i, ("w%d w%d"):format(i, i + 1) },
          { label = i % 2 == 0 and label or nil, separators = "loose" })
      end
      return nlp
    end

    local function found(doc, layer)
      local out = {}
      for m in doc:layer(layer) do out[#out + 1] = m.first .. ":" .. m.text end
      return out
    end

    it("finds what it finds alone", function()
      local nlp = pipeline(80):list("fuzzy", { "Goldenberg" }, { fuzzy = true })
      nlp:rule { label = "L", match = "@l70" }
      local doc = assert(nlp(text))
      assert.equal("w70", doc:all("entities", "L")[1].text)
      for i = 1, 80 do
        local alone = glean.parse(text)
        alone:list("a", { "w" .. i, ("w%d w%d"):format(i, i + 1) }, { separators = "loose" })
        assert.same(found(alone, "@a"), found(doc, "@l" .. i))
      end
      assert.same({ "36:w5-w6", "36:w5" }, found(doc, "@l5"))
      assert.same({ "69:Goldenberk" }, found(doc, "@fuzzy"))
    end)

    it("makes mentions", function()
      local doc = assert(pipeline(80, "EVEN")(text))
      assert.same({ "15:w70", "25:w4", "39:w6", "48:w80" }, found(doc, "entities"))
    end)

    it("stands beside lists of the document", function()
      local doc = assert(pipeline(5):rule { label = "L", match = "@l3" }(text))
      doc:list("own", { "son" })
      assert.equal("son", doc:find("@own").text)
    end)

    it("is complained about where it was closed", function()
      local list = glean.list { "w3" }
      local nlp = pipeline(5):list("shut", list):rule { label = "L", match = "@shut" }
      list:close()
      assert.has_error(function() nlp(text) end)
    end)
  end)
end)
