-- Documents of many kinds with their names marked in place, and below a line
-- "== speakers" who speaks in each quotation ("-": nobody that is known).

local glean = require "glean"
local files = require "files"
local marked = require "marked"

local names = {
  "en-court", "en-email", "en-filing", "en-invoice", "en-minutes", "en-news", "en-press",
  "en-ticket", "es-acta", "es-correo", "es-noticia", "es-sentencia",
}
local labels = { PERSON = true, ORG = true, PLACE = true, NORP = true, TITLE = true }

local pipelines = {}
local function parse(text, lang)
  pipelines[lang] = pipelines[lang] or glean.pipeline { lang = lang, packs = { "news" } }
  return assert(pipelines[lang](text))
end

-- The marked text and the lines of the speakers.
local function read(name)
  local all = files.read(("spec/documents/%s.txt"):format(name))
  local marks, speakers = all:match "^(.-)== speakers\n(.*)$"
  return marks or all, speakers or ""
end

describe("the pack news, on documents as people have them,", function()
  for _, name in ipairs(names) do
    it("finds the names and the speakers of " .. name, function()
      local marks, speakers = read(name)
      local doc = parse(marked.parse(marks), name:sub(1, 2))
      local found, said = {}, {}
      for m in doc:entities() do
        if labels[m.label] then found[#found + 1] = m end
      end
      for q in doc:quotes() do said[#said + 1] = (q.speaker and q.speaker.name or "-") .. "\n" end
      assert.equal(marks, marked.show(doc.text, found))
      assert.equal(speakers, table.concat(said))
    end)
  end
end)
