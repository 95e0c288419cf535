--- Numbers that a language writes as one word: "treintavos", "dosmilésimo".

local normalize = require "glean.normalize"
local number = require "glean.packs.values.number"

local oneword = {}

local folding = { form = "NFC", fold = true, diacritics = true }

-- Words without accents, small, as keys of their ids.
local function folded(into, list)
  for id, names in pairs(list) do
    for name in names:gmatch "[^|]+" do
      into[normalize.normalize(name:gsub("%s+", ""), folding)] = id
    end
  end
  return into
end

--- Readers of words that are written as one: of parts ("treintavos": 30, and
-- whether they are several) and of ordinals ("dosmilésimo": 2000).
---@param data table the words of the language
---@return fun(text: string): number?, boolean?
---@return fun(stem: string, text: string): number?
function oneword.readers(data)
  local known = folded({}, data.lists.number)
  local ordinals = folded({}, data.lists.ordinal)
  for joint in data.glued_joints:gmatch "%S+" do known[joint] = "" end

  local function number_of(stem)
    local read = number.split(stem, known) or number.split(stem .. data.glued_elided, known)
    local sums = read and #read > 0 and number.combine(read)
    return sums and #sums == 1 and sums[1].number
  end

  local function part(text)
    local stem = text:match(data.glued_parts)
    local n = stem and number_of(normalize.normalize(stem, folding))
    if n and n > 2 then return n, text:find "s$" ~= nil end
    return nil
  end

  local function nth(stem, text)
    stem = normalize.normalize(stem, folding)
    local last = ordinals[normalize.normalize(text, folding):sub(#stem + 1)]
    local low = last and number_of(stem)
    return low and number.plain(low * tonumber(last)) or nil
  end

  return part, nth
end

return oneword
