local glean = require "glean"

-- lang, sentences joined by " | "; options
local cases = {
  { "en", "Gov. Lee spoke. | He left." },
  { "en", "He met Dr. Ana Roe and Prof. I. Poe. | They ate." },
  { "en", "She works at Roe Inc. in Ohio. | It is big." },
  { "en", "He moved to the U.S. | He liked it." },
  { "en", "The U.S. Army came." },
  { "en", "As of 3 p.m. Eastern, it was over. | All left." },
  { "en", "It closed at 5 p.m. | Visitors went home." },
  { "en", "See Fig. 2 and p. 14. | Then stop." },
  { "en", "Is it so? | Yes! | No." },
  { "en", "“It is late,” he said. | “Go home.” | They went." },
  { "en", "(It was so.) | She agreed." },
  { "en", "It rose by 3.5 percent. | Later it fell." },
  { "en", "On Feb. 3 it rained. | On Feb. 4 it did not." },
  { "en", "J. R. Tolland voted no. | Mary-Anne O’Dwyer voted yes." },
  { "en", "Wait … and see. | Done…" },
  { "en", "He came on the 5th... | Then he left." },
  { "en", "She works at Yahoo! in Ohio. | He does not." },
  { "en", "She took vitamin C. | Roe took none. | See Fig. A and Sec. IV." },
  { "en", "It was so.[3] | Then it was not. [4] | He said it was." },
  { "en", "Was it? :-) | It was 😀. | So be it. 😀 | Done!" },
  { "en", "Bring these: 1. a hat 2. a coat 3. a bag" },
  { "en", "1. a hat | 2. a coat | 3. a bag" },
  { "en", "(a) One thing. | (b) Another." },
  { "en", "Write to j.roe@a.org or see www.a.org/x.html. | Then wait." },
  { "en", "It weighs 3.5 kg at 20 °C. | Roe weighed it." },
  { "en", "He wrote: “It ended badly” (Roe 1999). | So it did." },
  { "en", "The end . . . | Or so he said." },
  { "en", "Under 38 C.F.R. § 3.1 it is so. | He agreed." },
  { "en", "max is looking for the dog. | they have not seen it. | So it goes." },
  { "en", "He came in 2001. | 12 men came too. | It was so. 4 | The rest is known." },
  { "de", "Am 3. Oktober kam er. | Er las Seite 12. | Dort stand nichts." },
  { "de", "Das 19. Jahrhundert; es war lang. | Er ging; | Sie blieb." },
  { "nl", "Hij zei: ,,Het is zo. | Ik ga. '' | Toen ging hij met dr. Roe." },
  { "pl", "W 2001 r. powstał dom. | Było to w XX w. | Prof. Nowak mieszka przy ul. Polnej." },
  { "pl", "- Dlaczego? - spytała Anna. | - Nie wiem." },
  { "ru", "В 1898 г. дом продали. | В г. Тула жил проф. Иванов и т.д. | Он уехал." },
  { "da", "Det er f.eks. den 5. maj kl. 8. | Det kom hr. Hansen til." },
  { "hy", "Սա դուռ է: | Նա եկավ:" },
  { "el", "Πού είναι; | Δεν ξέρω." },
  { "hi", "यह घर है। | वह गया।" },
  { "zh", "他来了。 | 《真的！假的》好看。" },
  { "fr", "Vraiment ? | Oui ! | « C’est vrai. » | Il partit." },
  { "es", "El Sr. Ruiz llegó. | La Dra. Paz no vino." },
  { "es", "Vive en EE. UU. desde mayo. | ¿Y usted? | ¡No!" },
  { "ja", "彼は来た。 | 彼女も来た。" },
}

local function split(text, lang, opts)
  local out = {}
  for s in assert(glean.parse(text, { lang = lang, sentences = opts })):sentences() do
    out[#out + 1] = s.text
  end
  return table.concat(out, " | ")
end

describe("sentences", function()
  for _, case in ipairs(cases) do
    local lang, want = case[1], case[2]
    it("are " .. want, function()
      local separator = (lang == "ja" or lang == "zh") and "" or " "
      assert.equal(want, split(want:gsub(" | ", separator), lang))
    end)
  end

  it("end at blank lines, and at line breaks as asked", function()
    assert.equal("A head | Some text | More", split "A head\n\nSome text\nMore")
    assert.equal("Some text\nmore", split("Some text\nmore", "en", { newline = "soft" }))
    assert.equal("Some text | more", split("Some text\nmore", "en", { newline = "hard" }))
  end)

  it("find out whether lines are wrapped", function()
    local wrapped = "This line is as long as one of a letter\nand it goes on here, as in a mail"
      .. "\nthat was wrapped at some width."
    assert.equal(wrapped, split(wrapped))
  end)

  it("keep quotations whole if asked", function()
    local text = "He said: “It is late. Go home.” They went."
    assert.equal("He said: “It is late. | Go home.” | They went.", split(text))
    assert.equal("He said: “It is late. Go home.” | They went.",
      split(text, "en", { quotations = "keep" }))
  end)

  it("may lack the space between them, but addresses are whole", function()
    assert.equal("It was late. | Then he left. | See Node.js or a.Roe@b.org.",
      split "It was late.Then he left. See Node.js or a.Roe@b.org.")
  end)

  it("come without a document too", function()
    local text = "Dr. Roe left. Was it 3 p.m.? “Yes,” he said."
    local out = {}
    for first, last in glean.sentences(text) do out[#out + 1] = text:sub(first, last) end
    assert.equal("Dr. Roe left. | Was it 3 p.m.? | “Yes,” he said.", table.concat(out, " | "))
    assert.equal(4, select(2, glean.sentences("Xq. It is.", { mode = "uax29" })()))
    assert.has_error(function() glean.sentences("x", { mode = "uax30" }) end)
    assert.has_error(function() glean.sentences("x", { modes = "uax29" }) end)
    assert.has_error(function() glean.sentences(12) end)
  end)

  it("learn a user's abbreviations", function()
    assert.equal("The xq. | Value is high.", split "The xq. Value is high.")
    assert.equal("The xq. Value is high.",
      split("The xq. Value is high.", "en", { abbreviations = { "xq." } }))
    assert.equal("The xq. v. Value is high.",
      split("The xq. v. Value is high.", "en", { abbreviations = { "xq. v." } }))
    for _, wrong in ipairs { 5, "", " . ", {} } do
      local ok, err = pcall(glean.sentences, "x", { abbreviations = { wrong } })
      assert.is_false(ok)
      assert.truthy(tostring(err):find("sentence_spec.lua:%d+: an abbreviation is a word"))
    end
  end)
end)
