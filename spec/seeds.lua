--- The sample documents of the project, for specs that run over all of them.

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
    local file = assert(io.open(("seeds/%s.txt"):format(names[i]), "rb"))
    local text = file:read "a"
    file:close()
    return names[i], text
  end
end

return seeds
