local glean = require "glean"
local marked = require "marked"

local function found(text, lang)
  local out = {}
  for q in assert(glean.parse(text, { lang = lang })):quotes() do out[#out + 1] = q.text end
  return out
end

-- A text and the quotations in it.
local cases = {
  -- styles
  { "He said, “I am here.” Then left.", "“I am here.”" },
  { "He said, \"I am here.\" Then \"we left\" too.", "\"I am here.\"", "\"we left\"" },
  { "He said, ‘I am here.’ Then left.", "‘I am here.’" },
  { "He said, 'I am here.' Don't go.", "'I am here.'" },
  { "Dijo: «Estoy aquí». Luego «se fue».", "«Estoy aquí»", "«se fue»" },
  { "Il a dit : « Je suis là. » Puis non.", "« Je suis là. »" },
  { "Il a dit : «\u{A0}Je suis là.\u{A0}» Puis non.", "«\u{A0}Je suis là.\u{A0}»" },
  { "Er sagte: „Ich bin da.“ Dann ging er.", "„Ich bin da.“" },
  { "Er sagte: »Ich bin da.« Dann ging er.", "»Ich bin da.«" },
  { "Er sagte: ‚Ich bin da.‘ Dann ging er.", "‚Ich bin da.‘" },
  { "Powiedział: „Jestem tutaj.” I poszedł.", "„Jestem tutaj.”" },
  { "Han sa: ”Jag är här.” Sedan gick han.", "”Jag är här.”" },
  { "彼は「ここにいる」と言った。", "「ここにいる」" },
  { "彼は「彼女は『はい』と言った」と言った。", "「彼女は『はい』と言った」", "『はい』" },
  { "Dire ‹je suis là› suffit.", "‹je suis là›" },
  -- nested
  { "“He said, ‘I am here,’ and left,” she said.", "“He said, ‘I am here,’ and left,”",
    "‘I am here,’" },
  { "«Dijo “estoy aquí” y se fue».", "«Dijo “estoy aquí” y se fue»", "“estoy aquí”" },
  -- apostrophes are none
  { "The boys’ toys, Roe’s car, ’tis rock ’n’ roll." },
  { "It's the boys' toys in the '90s." },
  { "He said, ‘the boys’ toys are mine’ and left.", "‘the boys’ toys are mine’" },
  { "5' 10\" tall and 6\" wide." },
  { "‘I don’t,’ he said, ‘it isn’t yours.’", "‘I don’t,’", "‘it isn’t yours.’" },
  -- names and terms in quotes are none
  { "Joaquin “El Chapo” Guzman and Pellworth Inc. (“Pellworth”)." },
  { "The “Fire” and “Yes!” he cried.", "“Yes!”" },
  -- several paragraphs: each opens again, only the last one closes
  { "“One is here.\n\n“Two is here.\n\n“Three is here,” he said.",
    "“One is here.\n\n“Two is here.\n\n“Three is here,”" },
  { "«Uno es así.\n\n»Dos es así», dijo.", "«Uno es así.\n\n»Dos es así»" },
  -- what is never closed is none
  { "“One never closed.\n\nTwo is here. “Three is closed,” he said.", "“Three is closed,”" },
  { "He said \"this and never more.\n\nNext \"is well\" done.", "\"is well\"" },
  { "" }, { "“" }, { "”’»\"'" }, { "“””’‘" },
}

describe("doc:quotes", function()
  for i, case in ipairs(cases) do
    it(("pairs marks, case %d"):format(i), function()
      assert.same({ table.unpack(case, 2) }, found(case[1]))
    end)
  end

  it("gives spans of a layer of their own", function()
    local doc = assert(glean.parse "“I am here,” he said.")
    local q = doc:quotes()()
    assert.same({ "QUOTE", "quotes", 1, 14 }, { q.label, q.layer, q.first, q.last - 2 })
    assert.equal(0, #doc:all "entities")
    assert.equal(1, #doc:all "quotes")
    assert.is_nil(doc:json():find "quotes")
  end)
end)

-- [Ana Roe:PERSON] is a mention; each quotation's speaker follows.
local speakers = {
  en = {
    { "“It is here,” said [Ana Roe:PERSON].", "Ana Roe" },
    { "“It is here,” said Gov. [Ana Roe:PERSON], 81.", "Ana Roe" },
    { "“It is here,” said the mayor, [Ana Roe:PERSON].", "Ana Roe" },
    { "“It is here,” [Ana Roe:PERSON] said. “It was there.”", "Ana Roe", "Ana Roe" },
    { "[Ana Roe:PERSON] said: “It is here.”", "Ana Roe" },
    { "[Ana Roe:PERSON] said on social media that “it is here,” adding that “it stays.”",
      "Ana Roe", "Ana Roe" },
    { "It “is here,” according to [Ana Roe:PERSON].", "Ana Roe" },
    { "[Ana Roe:PERSON], an expert on crime, told reporters, “It is here.”", "Ana Roe" },
    { "[Ana Roe:PERSON] called it a “great development for the world.”", "Ana Roe" },
    { "“It is here,” [Ana Roe:PERSON] said. “It is not,” said [Bo Ek:PERSON].", "Ana Roe",
      "Bo Ek" },
    { "[Bo Ek:PERSON] met [Ana Roe:PERSON], who said “it is here.”", false },
    { "“It is here,” officials said. “It is there.”", false, false },
    { "[Ana Roe:PERSON] told them to stay. “It is here,” she said. “It was.”", "Ana Roe",
      "Ana Roe" },
    { "‘It is here to stay’\n\n“I think it is here to stay,” [Ana Roe:PERSON] said.", "Ana Roe",
      "Ana Roe" },
    { "“[Bo Ek:PERSON] said, ‘It is here,’ and left,” said [Ana Roe:PERSON].", "Ana Roe",
      "Bo Ek" },
    { "It “is here to stay.”", false },
  },
  es = {
    { "«Aquí está», dijo [Ana Roe:PERSON].", "Ana Roe" },
    { "«Aquí está», dijo la inspectora [Ana Roe:PERSON]. «Y se queda».", "Ana Roe", "Ana Roe" },
    { "Según [Ana Roe:PERSON], «aquí está y se queda».", "Ana Roe" },
    { "[Ana Roe:PERSON] afirmó que «aquí está y se queda».", "Ana Roe" },
  },
}

describe("the pack quotes", function()
  for lang, list in pairs(speakers) do
    for i, case in ipairs(list) do
      it(("knows who speaks in %s, case %d"):format(lang, i), function()
        local text, spans = marked.parse(case[1])
        local nlp = glean.pipeline { lang = lang }
        nlp:use("given", function(doc)
          for _, s in ipairs(spans) do
            doc:annotate { first = s.first, last = s.last, label = s.label }
          end
        end, { before = "lists", gives = { "PERSON" } })
        assert(nlp:load "quotes")
        local got = {}
        for q in assert(nlp(text)):quotes() do
          got[#got + 1] = q.speaker and q.speaker.text or false
        end
        assert.same({ table.unpack(case, 2) }, got)
      end)
    end
  end

  it("writes quotations into JSON, speakers as indexes of mentions", function()
    local nlp = glean.pipeline {}
    nlp:list("p", { "Ana", "Bo" }, { label = "PERSON" })
    nlp:load "quotes"
    assert.is_truthy(assert(nlp "Ana left. “It is so,” said Bo. It “is not so.”"):json():find(
      '],"quotes":[{"start":10,"end":25,"speaker":1},{"start":38,"end":54,"speaker":1}]}', 1, true))
    assert.is_truthy(assert(nlp "Nothing."):json():find('"quotes":[]', 1, true))
  end)

  it("takes cues of one's own, and answers mistakes", function()
    local nlp = glean.pipeline {}
    nlp:list("p", { "Ana", "Bo" }, { label = "PERSON" })
    nlp:quotes { match = "quoth speaker:<PERSON>" }
    assert.equal("Bo", assert(nlp "“It is so,” quoth Bo."):quotes()().speaker.text)
    for message, call in pairs {
      ["did you mean match"] = function() nlp:quotes { mtch = "x" } end,
      ["closes nothing"] = function() nlp:quotes { match = "x )" } end,
      ["no step makes ORG"] = function()
        nlp:quotes { match = "said <ORG>" }
        nlp:compile()
      end,
    } do
      local ok, err = pcall(call)
      assert.is_false(ok)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
      assert.is_truthy(tostring(err):find "quote_spec.lua:%d+", tostring(err))
    end
  end)
end)
