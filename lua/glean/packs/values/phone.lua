--- Telephone numbers: which runs of digits are one.

local phone = {}

--- A run of digits as telephone numbers are written.
phone.candidate = [[(?<![\p{L}\p{N}._/@#=$€£+*%])(?<![\p{N}][,(:-])(?<![\s(]-)]]
  .. [[(?:\(?(?:\+|00)[ ]?\(?|\([ ]?)?\d(?:[ ]?[.\x{2010}\x{2011}\x{2013}/-][ ]?|[ ]?\([ ]?|]]
  .. [[[ ]?\)[ ]?(?:[-/.][ ]?)?|[ ])?\d(?:(?:[ ]?[.\x{2010}\x{2011}\x{2013}/-][ ]?|[ ]?\([ ]?|]]
  .. [[[ ]?\)[ ]?(?:[-/.][ ]?)?|[ ])?\d){4,16}(?![\p{L}\p{N}%=]|[.,:/-]\d)]]
  .. [[(?:[ ]?(?:ext\.?|extension|[xX]|#)[ ]?(?<extension>\d{1,6})(?!\d))?]]

-- The digits of a text, full-width ones as ASCII.
local function digits_of(text)
  local out = {}
  for _, code in utf8.codes(text) do
    if code >= 0xFF10 and code <= 0xFF19 then code = code - 0xFF10 + 48 end
    if code >= 48 and code <= 57 then out[#out + 1] = string.char(code) end
  end
  return table.concat(out)
end

local dates = { "^%d%d?[/.-]%d%d?[/.-]%d%d%d?%d?$", "^[12]%d%d%d[/.-][01]?%d[/.-][0123]?%d%f[%z ]",
  "^[12]%d%d%d[-/][12]%d%d%d$", "^[12]%d%d%d[01]%d[0123]%d%f[%z ]" }

local function is_date(text)
  if text:find "%f[%d]%d%d?/%d%d?/[12]%d%d%d%f[%D]" or text:find "^%d%d?/%d%d? ?%- ?%d%d?/" then
    return true
  end
  for _, pattern in ipairs(dates) do
    if text:find(pattern) then return true end
  end
  return false
end

-- Numbers in international form: country code and length.
local function international(digits, countries)
  for size = 3, 1, -1 do
    local code = digits:sub(1, size)
    if countries[code] then
      local rest = #digits - size
      return rest >= countries[code][1] and rest <= countries[code][2]
    end
  end
  return false
end

-- Is it a number of the region: one of its patterns fits the digits?
local function regional(digits, patterns)
  for _, pattern in ipairs(patterns) do
    if digits:find(pattern) then return true end
  end
  return false
end

local function before(m)
  return m.doc.text:sub(math.max(1, m.first - 40), m.first - 1)
end

-- Does one of some words, or a part of them, stand before a number?
local function near(m, words)
  local text = before(m):lower()
  for word in words:gmatch "%S+" do
    if text:find(word, 1, true) then return true end
  end
  return false
end

local function strict(m, text, digits, data)
  if text:find "^%(?%+" then return international(digits, data.countries) end
  if not text:find "[%s().-]" and not text:find "^0" then
    if not near(m, data.cues) then return false end -- bare digits need a word that says so
  end
  return regional(digits, data.patterns)
end

local function loose(m, text, digits, data)
  if #digits < 6 or #digits > 16 or text:find "^%d+%.%d+$" then return false end
  if #digits == 9 and text:find "^%d%d%d%-%d%d%-%d%d%d%d$" then return false end -- US social number
  if data.length and #digits == 8 and text:find "^[1-9]%d+$" and not near(m, data.nouns) then
    return false -- 20201231, an account
  end
  if #digits == 6 and not text:find "^0" and not text:find "^%(?%+" then return false end
  if text:find "^%d%d%d%d %d%d%d%d %d%d%d%d %d" then return false end -- a payment card
  if text:find "^%d%d?%.%d%d%d%f[%D]" and not text:gsub("%.%d%d%d%f[%D]", ""):find "%D" then
    return false -- thousands: "1.458.000"
  end
  if before(m):find "%d ?[xX\u{D7}] ?$" then return false end -- "650 x 253"
  return not m.doc.text:sub(m.last + 1, m.last + 3):find "^%s?[=+*]%s?%d"
end

local function normal(text, digits, data, extension)
  local out = digits
  if text:find "^%(?%+" then
    out = "+" .. digits
  elseif data.prefix and #digits == data.length then
    out = data.prefix .. digits
  elseif data.prefix and "+" .. digits:sub(1, #data.prefix - 1) == data.prefix
    and #digits == data.length + #data.prefix - 1 then
    out = "+" .. digits
  end
  return { normal = out, extension = extension }
end

local function near_serial(m, data)
  local text = before(m):lower()
  for word in data.serials:gmatch "%S+" do
    if text:find("%f[%w]" .. word .. "[^%w]*$") then return true end
  end
  return false
end

--- "911" behind a word that says that one calls it.
---@param data table call, short
function phone.short(data)
  return function(m)
    return data.short[m.number.text] and { value = { normal = m.number.text } } or false
  end
end

--- The function that decides for a region: strict by default; loose takes what
-- is written like a number of any country.
---@param data table countries, patterns, cues, call, short, serials
---@param guideline string "recognizers" for loose
function phone.judge(data, guideline)
  local judge = guideline == "recognizers" and loose or strict
  return function(m)
    local text = m.text
    local extension = m.extension and m.extension.text
    local main = extension and text:sub(1, m.extension.first - m.first) or text
    local digits = digits_of(main)
    if #digits < 6 or #digits > 17 or is_date(main) or near_serial(m, data) then return false end
    local first, last = m.first, m.last
    local _, opened = main:gsub("%(", "")
    local _, closed = main:gsub("%)", "")
    if opened > closed and text:find "^%(" and not extension then
      first, text = first + 1, text:sub(2)
    elseif opened ~= closed then
      return false
    end
    if not judge(m, text, digits, data) then return false end
    return { first = first, last = last, value = normal(main, digits, data, extension) }
  end
end

return phone
