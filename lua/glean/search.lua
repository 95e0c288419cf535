--- Search: mentions and other things by place, without going through all of them.

local core = require "glean.core"

local search = {}

local WINDOW = 256 -- bytes looked at first; then four times as many, and so on

-- The last mention, as entities() shows them, that starts before a byte and
-- that `fits`.
local function last(doc, pos, label, fits)
  local window, stop = WINDOW, pos
  while stop > 1 do
    local from, found = math.max(1, pos - window), nil
    for other in core.annotations(doc, "entities", true, label, from) do
      if other.first >= stop then break end
      if fits(other) then found = other end
    end
    if found then return found end
    stop, window = from, window * 4
  end
end

--- The last mention (of a label) that ends before a 1-based byte.
function search.before(doc, pos, label)
  return last(doc, pos, label, function(other) return other.last < pos end)
end

--- The mention that holds a 1-based byte.
function search.at(doc, pos)
  local found = last(doc, pos + 1, nil, function(other) return #other > 0 end)
  return found and found.last >= pos and found or nil
end

--- The number of the first item of an array whose field `key`, by which it is
-- sorted, is not less than a value; one more than the last where there is none.
function search.first_from(items, key, value)
  local low, high = 1, #items + 1
  while low < high do
    local middle = (low + high) // 2
    if items[middle][key] < value then low = middle + 1 else high = middle end
  end
  return low
end

return search
