--- Print the sentences of a text, each with its place.
--
--   lua5.4 examples/sentences.lua [FILE]

local glean = require "glean"

local file = assert(io.open(arg and arg[1] or "seeds/harbor-raid.txt", "rb"))
local text = file:read "a"
file:close()

local doc = assert(glean.parse(text))
for s in doc:sentences() do
  assert(text:sub(s.first, s.last) == s.text)
  print(s.first, s.last, s.text)
end
