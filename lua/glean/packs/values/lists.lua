--- The lists of the pack, from the words of a language.
--
-- Each list of the data is a table from an id to the words it stands for,
-- separated by "|"; "=" before a word keeps its case.

local lists = {}

local function add_words(entries, id, words)
  for word in words:gmatch "[^|]+" do
    word = word:gsub("^%s+", ""):gsub("%s+$", ""):gsub("%s+", " ")
    local exact = word:sub(1, 1) == "=" and #word > 1
    if word ~= "" then
      entries[#entries + 1] = { exact and word:sub(2) or word, id = id,
        case = exact and "exact" or "fold" }
    end
  end
end

--- The entries of a list, in one order in every process.
---@param words string|table<string, string>
function lists.entries(words)
  local entries, ids = {}, {}
  if type(words) == "string" then
    add_words(entries, nil, words)
    return entries
  end
  for id in pairs(words) do ids[#ids + 1] = id end
  table.sort(ids)
  for _, id in ipairs(ids) do add_words(entries, id, words[id]) end
  return entries
end

return lists
