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

--- A short list of words without ids as a group of a pattern; nil for others.
---@param words string|table
---@param limit integer the most words it may have
---@return string? group such as "(in|of the)"
function lists.inline(words, limit)
  if type(words) ~= "string" then return nil end
  local out = {}
  for _, entry in ipairs(lists.entries(words)) do
    local text = entry[1]
    if text:find "[^%w%s'.\128-\255-]" then return nil end
    out[#out + 1] = entry.case == "exact" and ('"%s"'):format(text) or text
  end
  if #out == 0 or #out > limit then return nil end
  return "(" .. table.concat(out, "|") .. ")"
end

--- Does a list have an entry?
---@param words string|table<string, string>
function lists.any(words)
  return words ~= "" and (type(words) == "string" or next(words) ~= nil)
end

--- Words separated by white space, as keys.
---@param words string
---@return table<string, boolean>
function lists.set(words)
  local out = {}
  for word in words:gmatch "%S+" do out[word] = true end
  return out
end

--- The words of a list in small letters, as keys.
---@param list string|table<string, string>
---@return table<string, boolean>
function lists.words(list)
  local out = {}
  for _, entry in ipairs(lists.entries(list)) do out[entry[1]:lower()] = true end
  return out
end

--- The pattern of a word for "minus", which some words before it make another one:
-- "al menos dos" are two and more.
---@param data table
function lists.minus(data)
  if not lists.any(data.lists.not_minus) then return "minus:@v_minus" end
  return "((?<! @v_not_minus) minus:@v_minus)"
end

--- A test whether a plural noun follows, which a number would count: "las dos |
-- mujeres"; the data says how plurals end, and which words are none.
---@param data table
---@return fun(text: string, last: integer): boolean
function lists.counted(data)
  local plural, none, other = data.plural, data.no_plural, lists.set(data.no_plurals)
  return function(text, last)
    local word = text:match("^[ \n]+([%l\128-\255][%a\128-\255]*)", last + 1)
    return word ~= nil and word:find(plural) ~= nil and not word:find(none) and not other[word]
  end
end

--- A function from the letters that follow digits ("kg", "bn") to the id of
-- the list they are in.
---@param words table<string, string>
function lists.glued(words)
  local fold, exact = {}, {}
  for id, names in pairs(words) do
    for name in names:gmatch "[^|]+" do
      name = name:gsub("^%s+", ""):gsub("%s+$", "")
      if name:sub(1, 1) == "=" and #name > 1 then
        exact[name:sub(2)] = id
      else
        fold[name:lower()] = id
      end
    end
  end
  return function(suffix)
    return exact[suffix] or fold[suffix:lower()]
  end
end

return lists
