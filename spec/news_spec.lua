local glean = require "glean"

local text = [[
Gov. Inés Quintana met Ismael “El Tordo” Rivas in Columbus, Ohio, on May 3, 2024.

“We paid $9,500,” Quintana said. The Tallow Gazette reported that “El Tordo” left Ohio.]]

describe("the pack news", function()
  local nlp = glean.pipeline { lang = "en", packs = { "news" } }
  local doc = assert(nlp(text))
  it("finds names and values", function()
    local found = {}
    for m in doc:entities() do found[#found + 1] = m.label .. " " .. m.text end
    assert.same({ "TITLE Gov.", "PERSON Inés Quintana", "PERSON Ismael “El Tordo” Rivas",
      "PLACE Columbus", "PLACE Ohio", "DATE May 3, 2024", "MONEY $9,500", "PERSON Quintana",
      "ORG Tallow Gazette", "PERSON El Tordo", "PLACE Ohio" }, found)
  end)
  it("links the mentions of an entity", function()
    local ids = {}
    for m in doc:entities() do ids[m.text] = m.id end
    assert.equal(ids["Inés Quintana"], ids["Quintana"])
    assert.equal(ids["Ismael “El Tordo” Rivas"], ids["El Tordo"])
  end)
  it("knows who speaks", function()
    local quote = doc:quotes()()
    assert.equal("Inés Quintana", quote.speaker.name)
  end)
  it("is loaded beside its parts, in any order", function()
    assert(glean.pipeline { packs = { "names", "news", "values" } }(text))
    local both = glean.pipeline { packs = { "news", "names" } }
    assert(both:reload())
  end)
end)
