--- Names out of a text: each person becomes [PERSON:n], the same one each time.
--
--   lua5.4 examples/redact.lua [FILE]

local glean = require "glean"

local nlp = glean.pipeline { lang = "en", packs = { "names" } }
nlp:link "PERSON"

local doc = assert(nlp:file(arg and arg[1] or "seeds/city-council.txt"))
io.write((doc:replace("entities", function(m)
  if m.label == "PERSON" then return "[" .. m.id .. "]" end
end)))
