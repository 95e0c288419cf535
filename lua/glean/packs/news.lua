--- The pack `news`: values, names, quotations with their speakers, and one id
-- for all mentions of a person, an organisation or a place.

local nlp = ...

for _, pack in ipairs { "values", "names", "quotes" } do
  local ok, err = nlp:load(pack)
  if not ok then error(err, 0) end
end
for _, label in ipairs { "PERSON", "ORG", "PLACE" } do nlp:link(label) end
