local glean = require "glean"

-- Mentions as "LABEL text" lines, values by a field.
local function mentions(text, lang, opts)
  local nlp = glean.pipeline { lang = lang or "en", packs = { "values" } }
  local out = {}
  for m in assert(nlp(text, opts)):entities() do out[#out + 1] = m.label .. " " .. m.text end
  return out
end

describe("the pack values", function()
  for _, lang in ipairs { "en", "es" } do
    it("passes the examples of its rules: " .. lang, function()
      local ok, report = glean.pipeline { lang = lang, packs = { "values" } }:test()
      assert(ok, tostring(report))
    end)
  end

  it("passes the examples of its rules: guideline recognizers", function()
    local nlp = glean.pipeline { packs = { "values" }, guideline = "recognizers" }
    local _, report = nlp:test()
    for _, result in ipairs(report.results) do
      assert(result.ok or not result.rule:find "^wide", tostring(report))
    end
  end)

  it("is there for a language without data", function()
    assert.same({ "EMAIL a@b.org" }, mentions("xx a@b.org xx", "xx"))
  end)

  it("is loaded by its name, too", function()
    local nlp = glean.pipeline {}
    assert.is_true(nlp:load "values")
    for m in nlp("Mail a@b.org"):entities "EMAIL" do assert.equal("a@b.org", m.value.normal) end
  end)

  it("refuses what is no pack", function()
    assert.has_error(function() glean.pipeline { packs = { "valeus" } } end)
  end)

  it("finds addresses without the marks of the sentence", function()
    assert.same({ "URL https://example.com/a_(b)", "EMAIL a.b+c@ex.co.uk" },
      mentions "See https://example.com/a_(b). Mail a.b+c@ex.co.uk, please.")
  end)

  it("gives telephone numbers in international form", function()
    local doc = glean.pipeline { packs = { "values" } } "Call (212) 555-0199 ext. 4 now."
    local found = doc:all("entities")[1]
    assert.equal("PHONE", found.label)
    assert.same({ normal = "+12125550199", extension = "4" }, found.value)
  end)
end)
