local glean = require "glean"
local marked = require "marked"

local pipelines = {}
local function parse(text, lang)
  lang = lang or "en"
  pipelines[lang] = pipelines[lang] or glean.pipeline { lang = lang, packs = { "names" } }
  return assert(pipelines[lang](text))
end

-- Only these labels are compared.
local function found(text, lang, labels)
  local spans = {}
  for m in parse(text, lang):entities() do
    if labels:find(m.label, 1, true) then
      spans[#spans + 1] = { first = m.first, last = m.last, label = m.label }
    end
  end
  return marked.show(text, spans)
end

describe("names", function()
  local texts = {
    "Gov. [Inés Quintana:PERSON] met [Walter J. Huxley:PERSON] in [Nairobi:PLACE].",
    "The [University of Tallow:ORG] and [Gannet Steel Corp.:ORG] signed on Monday.",
    "Shares of [Reuters:ORG] fell, said [Marta Lindqvist:PERSON], who lives in [Kenya:PLACE].",
    "[Ismael “El Tordo” Rivas:PERSON] crossed the [Wexcombe River:PLACE].",
    "He may march in May, on a second Monday.",
    "Her [Danish:NORP] cousin reads, reading a book in a bath.",
    "[Carla Whitmore:PERSON]’s sister left [Germany:PLACE]’s north.",
  }
  for _, text in ipairs(texts) do
    it("finds the names of: " .. text, function()
      local bare = marked.parse(text)
      assert.equal(text, found(bare, "en", "PERSON ORG PLACE NORP"))
    end)
  end
end)

describe("names in Spanish", function()
  local texts = {
    "La ministra [Inés Quintana Ruiz:PERSON] viajó a [Bruselas:PLACE] y [Nueva York:PLACE].",
    "La [Universidad de Tolva:ORG] y [Aceros Bruma S.A. de C.V.:ORG] firmaron en mayo.",
    "[Ismael “El Tordo” Rivas:PERSON], un narco [mexicano:NORP], nació en [Chile:PLACE].",
  }
  for _, text in ipairs(texts) do
    it("finds the names of: " .. text, function()
      local bare = marked.parse(text)
      assert.equal(text, found(bare, "es", "PERSON ORG PLACE NORP"))
    end)
  end
end)

describe("names seen again", function()
  it("are labelled by the mention that is sure", function()
    local text = "The case against [Gustaf Zrenkov-Hale:PERSON], known as "
      .. "“[El Tordo:PERSON],” grew. [Gannet Steel Corp.:ORG] paid "
      .. "[Zrenkov-Hale:PERSON]; then [El Tordo:PERSON] left. Later [Gannet Steel:ORG] closed."
    assert.equal(text, found(marked.parse(text), "en", "PERSON ORG PLACE NORP"))
  end)
  local hard = {
    -- a given name that is a word, and one that opens a sentence as one
    "Later [Victor Solano:PERSON] left. They met [Victor:PERSON]’s team.",
    "Later [Mark Stone:PERSON] left. Mark the date.",
    -- a surname that is a word
    "Later [Helga Winter:PERSON] left. They like cold weather in winter.",
    -- the same name of two things
    "Later [Henrik Zrenkov:PERSON] sued [Zrenkov Inc.:ORG] on Monday.",
    -- capitals, possessives
    "[HENRIK ZRENKOV:PERSON]. We saw [Zrenkov:PERSON]’s house.",
    -- an unknown given name before a surname that is known
    "Later [Helga Zrenkov:PERSON] left. They trust [Dravik Zrenkov:PERSON], too.",
    -- legal forms
    "They run [Gannet Steel Co., Ltd.:ORG] now. We trust [Gannet Steel:ORG], too.",
  }
  for _, text in ipairs(hard) do
    it("are right in: " .. text, function()
      assert.equal(text, found(marked.parse(text), "en", "PERSON ORG PLACE NORP"))
    end)
  end
  it("are not, where a place has the same name", function()
    local text = "[Sandra Nairobi:PERSON] left [Nairobi:PLACE]; [Nairobi:PLACE] was hot."
    assert.equal(text, found(marked.parse(text), "en", "PERSON ORG PLACE NORP"))
  end)
end)

describe("the rules of names", function()
  -- Rules that a language has no words for.
  local without = { es = { ["names/relative"] = true, ["names/office"] = true,
    ["names/place-pair"] = true } }
  for _, lang in ipairs { "en", "es" } do
    it("carry tests, which hold, in " .. lang, function()
      local nlp = glean.pipeline { lang = lang, packs = { "names" } }
      for _, part in ipairs(nlp.parts) do
        if part.kind == "rule" and not (without[lang] or {})[part.name] then
          assert.truthy(part.examples and #part.examples > 0, part.name)
          assert.truthy(part.never and #part.never > 0, part.name)
        end
      end
      local ok, report = nlp:test()
      assert.truthy(ok, tostring(report))
    end)
  end
  it("leave a language without data to the lists that need none", function()
    local doc = assert(glean.pipeline { lang = "fr", packs = { "names" } } "Paul Durand, Paris")
    local all = doc:all "entities"
    assert.equal("PERSON Paul Durand", all[1].label .. " " .. all[1].text)
    assert.equal("PLACE Paris", all[2].label .. " " .. all[2].text)
  end)
end)

describe("packs", function()
  it("are loaded once", function()
    local nlp = glean.pipeline { packs = { "names" } }
    local parts = #nlp:steps()
    assert(nlp:load "names")
    assert.equal(parts, #nlp:steps())
    assert(nlp:reload())
    assert.equal(parts, #nlp:steps())
  end)
  it("leave names of lists and rules to the user", function()
    local nlp = glean.pipeline { packs = { "names" } }
    nlp:list("title", { "Keeper" })
    nlp:list("place", { "Gannet Rock" }, { label = "PLACE" })
    assert(nlp "The Keeper of Gannet Rock")
  end)
  it("are named in errors where they are missing", function()
    assert.has_error(function() glean.pipeline { packs = { "nmes" } } end)
    local ok, err = glean.pipeline():load "nmes"
    assert.is_nil(ok)
    assert.equal("file", err.code)
  end)
end)

describe("a rule with possessive = false", function()
  it("leaves a final 's outside", function()
    for _, case in ipairs { "[Roe]'s", "[Roe]’s", "[Roe]'", "[Roe]", "[Roes]’ " } do
      local text, spans = marked.parse("saw " .. case .. " aide")
      local nlp = glean.pipeline()
      nlp:rule { label = "X", match = "saw x:[cap]", span = "x", possessive = false }
      local doc = assert(nlp(text))
      local got = doc:all("entities")[1]
      assert.same({ spans[1].first, spans[1].last }, { got.first, got.last })
    end
  end)
end)
