--- Capital and small letters, of those that names have.

local letters = {}

local capitals, smalls = {}, {}
for small, capital in ("áÁéÉíÍóÓúÚñÑüÜçÇãÃàÀèÈäÄöÖøØåÅêÊôÔòÒìÌùÙâÂîÎûÛõÕëËïÏæÆ")
    :gmatch "([\xC3][\x80-\xBF])([\xC3][\x80-\xBF])" do
  capitals[small], smalls[capital] = capital, small
end

local two_bytes = "[\xC3][\x80-\xBF]"

--- Is there no small letter?
function letters.are_capitals(text)
  return not text:find "%l" and text:find "%u" and text:gsub(two_bytes, capitals) == text
end

function letters.upper(text) return (text:upper():gsub(two_bytes, capitals)) end

--- Capitals behind the first letter of each word made small: "Mbeki-Ross".
function letters.title(text)
  return (text:gsub("[%a\x80-\xFF]+", function(word)
    local first = word:match("^" .. utf8.charpattern)
    return first .. word:sub(#first + 1):lower():gsub(two_bytes, smalls)
  end))
end

return letters
