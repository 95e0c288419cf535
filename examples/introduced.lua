--- People introduced by a title, with the sentence they stand in.
--
--   lua5.4 examples/introduced.lua [FILE]

local glean = require "glean"

local nlp = glean.pipeline { lang = "en" }
nlp:list("title", { "President", "Gov.", "Sen.", "Lt. Col.", "Deputy Secretary of Commerce" })
nlp:rule { label = "PERSON", match = "title:@title name:<NAME>", span = "name" }

local doc = assert(nlp:file(arg and arg[1] or "seeds/harbor-raid.txt"))
for person in doc:entities "PERSON" do
  print(person.id, person.first, person.last, person.text, person:sentence().text)
end
