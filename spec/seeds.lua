--- The sample documents of the project, for specs that run over all of them.

local files = require "files"

local seeds = {}

local names = {
  "city-council", "court-ruling", "harbor-raid", "mail-thread", "puerto-noticias",
  "quarterly-results", "rescue-at-sea", "science-brief",
}

--- An iterator of name, text.
function seeds.each()
  local i = 0
  return function()
    i = i + 1
    if not names[i] then return nil end
    return names[i], files.read(("seeds/%s.txt"):format(names[i]))
  end
end

return seeds
