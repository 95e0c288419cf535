--- Who died, where and when: people linked, relations merged across sentences.
--
--   lua5.4 examples/deaths.lua [FILE]

local glean = require "glean"

local nlp = glean.pipeline { lang = "en", packs = { "news" } }
nlp:relation {
  name = "death", merge = "victim",
  trigger = "was|were (killed | murdered | shot dead | stabbed to death) | died",
  victim = "<PERSON> before", ["place?"] = "in|at|near|of <PLACE>", ["when?"] = "<DATE>|<TIME>",
}

local doc = assert(nlp:file(arg and arg[1] or "seeds/rescue-at-sea.txt"))
for r in doc:relations "death" do
  print(r.victim.id, r.victim.name, r.place and r.place.text, r.when and r.when.value.iso)
end
for q in doc:quotes() do print(q.speaker and q.speaker.name, q.text) end
