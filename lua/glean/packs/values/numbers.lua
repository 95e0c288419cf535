--- CARDINAL and ORDINAL, and the parts that other rules are built from.
--
-- Parts are annotations in a layer of their own, "value_parts":
-- NUMBER (any number), SMALL (one or two digits), YEAR (four),
-- NTH (an ordinal), GLUED (digits and letters: 3m, 5kg), DECADE (1990s).

local number = require "glean.packs.values.number"
local oneword = require "glean.packs.values.oneword"
local words = require "glean.packs.values.lists"
local plain = number.plain

local parts = "value_parts"

local function part_of(label, value, first, last)
  return { layer = parts, label = label, value = value, first = first, last = last }
end

-- Every number of a text comes here: bytes are looked at before patterns.
local byte, find = string.byte, string.find

local BLANK, MINUS, LINE_FEED = 32, 45, 10
local joints = { [44] = true, [46] = true, [47] = true, [58] = true } -- , . / :

-- Does this stand in the middle of something that is no number: 1.2.3, A-4?
local function is_bound(text, first, last)
  return joints[byte(text, first - 1)] and find(text, "^%d", first - 2)
    or joints[byte(text, last + 1)] and find(text, "^%d", last + 2)
end

-- CARDINAL for a number on its own.
local function cardinal(value, first, last)
  return { label = "CARDINAL", value = value, first = first, last = last }
end

local last_word = "^.*%f[%a\128-\255]([%a\128-\255]+)%.?%s*$"

-- Is the number a part of a word or a name: "two-seater", "par-three", "No. 4"?
local function is_label(text, first, last, labels)
  local after = byte(text, last + 1)
  if (after == MINUS or after == 0xE2) and find(text, "^[-\u{2010}]+%w", last + 1) then
    return true
  end
  if not find(text, "^[%w.%s][-:%s]", first - 2) then return false end
  local mark = byte(text, first - 1)
  if mark == MINUS or mark == 58 then return find(text, "^%w", first - 2) ~= nil end
  -- `.*` goes to the end at once, and from there back to the last word
  local word = text:sub(math.max(1, first - 16), first - 1):match(last_word)
  return word ~= nil and labels[word:lower()] ~= nil
end

-- Is this the only number of a line that begins with a sign and a blank: "- 10"?
---@return integer? first of the sign
local function lone_sign(text, first, last)
  if byte(text, first - 1) ~= BLANK or byte(text, first - 2) ~= MINUS then return nil end
  local alone = (first == 3 or byte(text, first - 3) == LINE_FEED)
    and find(text, "^%s*%f[\n\0]", last + 1)
  return alone and first - 2 or nil
end

local function numeral(data)
  local ordinals, signs = {}, {}
  for suffix in data.ordinal_suffixes:gmatch "%S+" do ordinals[suffix] = true end
  for sign in data.number_signs:gmatch "%S+" do signs[sign] = true end

  local magnitude = words.glued(data.magnitudes)

  local function with_suffix(n, digits, suffix, at)
    local lower = suffix:lower():gsub("^ ?%.?", "")
    if suffix:find "^%u$" then lower = suffix end -- "8A"
    if ordinals[lower] and math.type(n) == "integer" and n > 0 then
      local value = { number = n }
      return { part_of("NTH", value, at.first, at.last + #suffix),
        { label = "ORDINAL", value = value } }
    end
    if lower == data.decade_suffix and digits:find "^%d?%d?%d0$" and #digits ~= 3 then
      return { part_of("DECADE", { number = n }, at.first, at.last + #suffix) }
    end
    local hidden = part_of("GLUED", { number = n, suffix = suffix }, at.first,
      at.last + #suffix)
    local scale = magnitude(suffix)
    if not scale then return { hidden } end
    return { hidden, cardinal { number = plain(n * tonumber(scale)) } }
  end

  local labels = words.set(data.number_labels)

  return function(m)
    local text, digits = m.doc.text, m.digits.text
    local n, other = number.digits(digits, data.decimal)
    if not n or is_bound(text, m.first, m.last) then return false end
    if m.exponent then
      local base, power = m.exponent.text:match "^(.-)([+-]?%d+)$"
      n = plain(base:find "[eE1]" and n * 10.0 ^ power or n ^ power)
    end
    if m.suffix then
      local out = with_suffix(n, digits, m.suffix.text, m.digits)
      if m.suffix.text == "°" and m.doc.text:find("^ de %l", m.last + 1) then -- "1° de mayo"
        out[#out + 1] = part_of("NTH", { number = n }, m.digits.first, m.last)
      end
      return out
    end
    local value = { number = n, alternatives = other and { { number = other } } or nil }
    local first, last = m.digits.first, m.last
    local out = { part_of("NUMBER", value, first, last) }
    local plural = #digits == 4 and digits:find "^[12]%d%d0$"
      and text:match("^['\u{2019}]+s%f[^%w]", last + 1)
    if plural and data.decade_suffix == "s" then -- "1930's"
      out[2] = part_of("DECADE", { number = n }, first, last + #plural)
    end
    if #digits < 3 and math.type(n) == "integer" then
      out[#out + 1] = part_of("SMALL", value, first, last)
    elseif plural then
      return out
    elseif #digits == 4 and digits:find "^[12]%d%d%d$" then
      out[#out + 1] = part_of("YEAR", value, first, last)
    end
    local sign = m.sign and signs[m.sign.text] and m.sign
    local start = sign and sign.first or lone_sign(text, first, last)
    local mine = start and { number = -n } or value
    start = start or first
    if not is_label(text, start, last, labels) then
      out[#out + 1] = cardinal(mine, start, last)
    end
    return out
  end
end

-- The words of a match: captures w, with what stands between them.
local function words_of(m)
  local out = {}
  for i, capture in ipairs(m.w) do
    local word = capture.value and { "n", capture.value.number } or { number.word(capture.id) }
    if i > 1 then
      local between = m.doc.text:sub(m.w[i - 1].last + 1, capture.first - 1)
      word.joined, word.spoken = find(between, "%S") ~= nil, find(between, "%a") ~= nil
    end
    word.capture = capture
    out[i] = word
  end
  return out
end

local function big(word)
  return word[1] == "h" or word[1] == "s"
end

-- Are these digits that are said one by one: "three-nought-four"?
local function is_dictated(all, read)
  for i = 2, #read do
    if not read[i].joined or read[i].spoken then return false end
  end
  return #all > 2 and #all == #read
end

-- A number that is said may be a year, or a day of a month.
local function add_said(out, value, from, to, day_words)
  local n, first, last = value.number, from.capture.first, to.capture.last
  if from[1] == "n" or math.type(n) ~= "integer" then return end
  if n >= 1000 and n <= 2100 and from ~= to then
    out[#out + 1] = part_of("SAID_YEAR", value, first, last)
  elseif day_words and n >= 1 and n <= 31 then
    out[#out + 1] = part_of("SAID_DAY", value, first, last)
  end
end

-- "nineteen eighty-four": a year said in two halves.
local function paired_year(m)
  local kind, century = number.word(m.century.id)
  local tens, low = number.word(m.tens.id)
  if century < 11 or century > 20 or kind == "h" or low < 10 or low > 99 then return false end
  if m.more then
    local unit, n = number.word(m.more.id)
    if tens ~= "t" or unit ~= "u" or n > 9 then return false end
    low = low + n
  end
  return part_of("SAID_YEAR", { number = century * 100 + low, pair = true })
end

-- Number words: each number among them once as a part and as a CARDINAL.
local function spelled(labels, m, day_words)
  local read, out = words_of(m), {}
  local all = number.combine(read)
  local digits = is_dictated(all, read)
  for _, found in ipairs(all) do
    local from, to = read[found.from], read[found.to]
    local alone = found.from == found.to and from[1] == "n"
    if not alone then
      local first = from.capture.first
      if found.from == 1 and m.article and big(from) then first = m.article.first end
      local value = { number = found.number }
      out[#out + 1] = part_of("NUMBER", value, first, to.capture.last)
      add_said(out, value, from, to, day_words)
      if found.from == 1 and m.minus then
        first, value = m.minus.first, { number = -found.number }
      end
      if digits or not is_label(m.doc.text, first, to.capture.last, labels) then
        out[#out + 1] = cardinal(value, first, to.capture.last)
      end
    elseif #all > 1 then -- the match takes the place of the one that was there
      out[#out + 1] = cardinal(from.capture.value, from.capture.first, from.capture.last)
    end
  end
  return #out > 0 and out or false
end

-- What "and a half" is a part of: of a million in "one million and a half".
local function unit_of(n)
  local unit = 1
  while n % (unit * 1000) == 0 and n >= unit * 1000 do unit = unit * 1000 end
  return unit
end

-- The id of a part: "f3" is a third, "F3" thirds, "p4" a quarter or more; a word
-- that is no entry is a part written as one ("treintavos").
---@return number under
---@return string kind
local function part_id(under)
  if under.value then return under.value.number, under.value.many and "F" or "f" end
  return tonumber(under.id:sub(2)), under.id:sub(1, 1)
end

-- Not "twenty-fifth" (one of them), not "one thirds".
local function disagrees(over, kind, compound)
  if kind == "p" then return false end
  return (over == 1) == (kind == "F") or kind == "f" and not compound and over ~= 1
end

-- Does what stands around a part allow that it is one: "a third of", "a third.",
-- "half" (not "half-time"), "three and quarter hours"?
local function is_part(m, near)
  local text, before = m.doc.text, m.doc.text:sub(m.first - 1, m.first - 1)
  local behind = text:match("^[ \n]*([%a\128-\255]+)", m.last + 1)
  local mark = text:match("^[ \n]*([-,])", m.last + 1)
  if m.half then return before ~= "-" and mark ~= "-" end
  behind = behind and behind:lower()
  if m.bare then
    return near.half[m.under.text:lower()] or behind and (near.units[behind] or near.of[behind])
  end
  if m.under and near.half[m.under.text:lower()] then return before ~= "-" and mark ~= "-" end
  return near.of[behind] or not behind and not mark
end

-- "a twenty-fifth of it".
local function one_of_tens(m)
  local kind, tens = number.word(m.tens.id)
  local units = math.tointeger(tonumber(m.nth.id))
  if kind ~= "t" or not units or units > 9 then return false end
  local value = { number = plain(1 / (tens + units)) }
  return { part_of("NUMBER", value), { label = "CARDINAL", value = value } }
end

-- whole + over / under, times a scale.
local function fraction(m, near)
  if m.tens then return is_part(m, near) and one_of_tens(m) end
  if (m.half or m.bare or m.article) and not is_part(m, near) then return false end
  if m.over and not m.whole and not m.over.text:find "%d" then return false end -- see words_over
  local under, kind = part_id(m.under)
  local over = m.over and m.over.value.number or 1
  if m.over and disagrees(over, kind) then return false end
  local part = over / under
  local scale = m.scale and select(2, number.word(m.scale.id))
  local whole = m.whole and m.whole.value.number or 0
  if scale and (whole == 0 or scale > whole) then
    part, whole = part * scale, whole * scale
  elseif scale then
    part = part * scale
  elseif whole > 0 then
    part = part * unit_of(whole)
  end
  local value = { number = plain(whole + part) }
  if m.half and near.no_number[m.text:lower()] then return part_of("NUMBER", value) end
  return { part_of("NUMBER", value), { label = "CARDINAL", value = value } }
end

-- The number before a part, and that part with the tens that belong to it:
-- "twenty twenty-fifths", "one hundred thirty-fifths"; "two hundred and fifty-four
-- hundredths" is a whole and a fraction of it.
---@return { over: number, under: number, whole: number?, from: integer }? read
local function divided(read, under, kind, and_in_tens)
  local all = number.combine(read)
  local sum = all[#all]
  local n, tens, before = sum.number, read[#read], all[#all - 1]
  if before and read[sum.from].spoken then -- "one hundred and three | and two thirds"
    return { over = n, under = under, whole = before.number, from = before.from }
  elseif before and under < 10 and n % 10 == 0 and not and_in_tens then -- "twenty | twenty-fifths"
    return { over = before.number, under = n + under, from = before.from }
  elseif not and_in_tens and kind == "F" and under < 10 and tens[1] == "t" and sum.to > sum.from
    and not tens.joined then
    return { over = n - tens[2], under = under + tens[2], from = sum.from }
  end
  for i = sum.to, sum.from + 1, -1 do
    if read[i].spoken and not (and_in_tens and read[i - 1][1] == "t") then
      local low = number.combine(table.move(read, i, sum.to, 1, {}))[1].number
      if low >= under or n - low <= low then break end
      return { over = low, under = under, whole = n - low, from = sum.from }
    end
  end
  return { over = n, under = under, from = sum.from }
end

-- Words over a part: "three hundred fifths", "two million and one half".
local function words_over(m, and_in_tens)
  local under, kind = part_id(m.under)
  local read = words_of(m)
  local found = divided(read, under, kind, and_in_tens)
  if disagrees(found.over, kind, #read > 1) then return false end
  local part = found.over / found.under
  local whole = found.whole or 0
  local scale = m.scale and select(2, number.word(m.scale.id))
  part = part * (scale or whole > 0 and unit_of(whole) or 1)
  local value, first = { number = plain(whole + part) }, read[found.from].capture.first
  if found.from == 1 and m.article and big(read[1]) then first = m.article.first end
  if found.from == 1 and m.minus then
    value.number, first = -value.number, m.minus.first
  end
  return { part_of("NUMBER", value, first, m.last),
    { label = "CARDINAL", value = value, first = first, last = m.last } }
end

-- "one in five", "two out of three", "1 over 21".
local function ratio(m, units)
  local over, under = m.over.value.number, m.under.value.number
  if under <= 0 or over > under or m.one and over ~= 1 then return false end
  if m.one and under > 1500 then return false end -- a year
  local next_word = m.doc.text:match("^[-%s]*([%w%%\128-\255]+)", m.last + 1)
  if next_word and (m.one and units[next_word:lower()] or m.free) then return false end
  return { label = "CARDINAL", value = { number = plain(over / under) } }
end

-- "10 k", "3 dz".
local function scaled(m)
  local _, scale = number.word(m.scale.id)
  local n = plain(m.n.value.number * scale)
  local start = lone_sign(m.doc.text, m.first, m.last)
  local value = { number = start and -n or n }
  return { part_of("NUMBER", { number = n }),
    { label = "CARDINAL", value = value, first = start or m.first, last = m.last, priority = -7 } }
end

-- "hundreds of thousands": at least one of each.
local function many(m)
  local n = 1
  for _, word in ipairs(m.many) do n = n * select(2, number.word(word.id)) end
  local value = { number = n }
  return { part_of("NUMBER", value), { label = "CARDINAL", value = value } }
end

local function negative(m)
  return { label = "CARDINAL", value = { number = -m.n.value.number } }
end

-- "two point seven five", "two point seventy-five": what is behind the point.
local function point(m, parts_of, part)
  local behind = m.doc.text:match("^[%s-]*([%a\128-\255]+)", m.last + 1)
  if behind and (parts_of[behind:lower()] or part and part(behind)) then return false end
  local digits = {}
  for i, found in ipairs(number.combine(words_of(m))) do digits[i] = tostring(found.number) end
  local n = tonumber(("%d.%s"):format(m.whole.value.number, table.concat(digits)))
  if not n then return false end
  local value = { number = m.minus and -n or n }
  return { part_of("NUMBER", value), { label = "CARDINAL", value = value } }
end

-- An ordinal as a word of a number: "fifth" is { "u", 5 }.
local function nth_word(capture)
  local n = plain(tonumber(capture.id))
  local kind = n >= 1000 and "s" or n == 100 and "h" or n > 100 and "H"
    or n % 10 == 0 and "t" or "u"
  return { kind, n, nth = true, capture = capture }
end

-- Number words and the ordinals that end them: "one hundred and twenty-first".
local function ordinal(m)
  local read = m.w and words_of(m) or {}
  for i, capture in ipairs(m.nth) do
    local word, before = nth_word(capture), read[#read]
    word.joined = i == 1 and before ~= nil
      and m.doc.text:sub(before.capture.last + 1, capture.first - 1):find "%S" ~= nil
    read[#read + 1] = word
  end
  local out = {}
  for _, found in ipairs(number.combine(read)) do
    local last = read[found.to]
    if last.nth then
      local first, value = read[found.from].capture.first, { number = found.number }
      out[#out + 1] = part_of("NTH", value, first, last.capture.last)
      out[#out + 1] = { label = "ORDINAL", first = first, last = last.capture.last, value = value }
    end
  end
  return out
end

-- The first words of units of time and measure, small, and "%".
local function unit_words(data)
  local out = { ["%"] = true }
  for _, name in ipairs { "unit", "unit_time", "unit_date" } do
    for word in pairs(words.words(data.lists[name])) do out[word:match "%S+"] = true end
  end
  return out
end

return function(data)
  local labels = words.set(data.number_labels)
  local part = data.glued_parts and oneword.readers(data)
  local under = part and "under:(@v_fraction|<PART>)" or "under:@v_fraction"
  local and_one = words.any(data.lists.and_one) and " | (?<= @v_tens) @v_and w:@v_and_one"
    .. " | (?<= @v_hundred) w:@v_and_one | w:@v_and_one (?= @v_thousand)" or ""
  local minus = words.minus(data)
  local units, parts_of = unit_words(data), words.words(data.lists.fraction)
  local near = { half = words.words(data.lists.half), no_number = words.set(data.no_number),
    of = words.words(data.lists.of),
    units = words.words(data.lists.unit_time) }
  local mark = data.decimal == "," and "[.,]" or "[.]"
  return {
    {
      name = "numeral", label = "CARDINAL", priority = -10,
      gives = { "NUMBER", "SMALL", "YEAR", "NTH", "ORDINAL", "GLUED", "DECADE" },
      regex = [[(?<![\p{L}\p{N}_@])(?<sign>(?<![^\s(])[-\x{2212}+](?=[.]?\d))?]]
        .. [[(?<digits>\d{1,3}(?:[ \x{a0}\x{202f}\x{2009}]\d{3})+(?:[.,]\d+)?(?![\d.,]*\d)|]]
        .. [[\d+[ ]?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|]]
        .. [[(?:\d+[ ]{1,2})?\d{1,2}/(?:[2-9]|10|12|16|20|32|64|100)(?![\d/])|]]
        .. [[\d+(?:[.,]\d+|['\x{2019}]\d{3})*|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|]]
        .. [[(?<![\d,.])]] .. mark .. [[\d+)]]
        .. [[(?<exponent>[eE][+-]?\d{1,3}|\^[+-]?\d{1,3}|[ ]?[x×]10\^-?\d{1,3})?]]
        .. [[(?<suffix>[ ]?[.]?[ºª]|[\p{L}º°ªµμ]{1,5}[²³23]?)?(?![\p{L}\p{N}_])]],
      on = numeral(data),
      examples = { en = { "over [1,234.5] and [2,50,000] of [3½]", "the [3rd] and [21st]" },
        es = { "unos [1.234,5] metros", "el [3º] puesto" } },
      never = { en = { "the 2x4", "v2.0", "IP 192.168.1.1" } },
    },
    {
      name = "number_words", label = "CARDINAL", priority = -10,
      gives = { "NUMBER", "SAID_YEAR", "SAID_DAY" },
      match = "(?! @v_not_number) (?! (?<= @v_before_one) @v_one (?! @v_number|@v_percent)) "
        .. "(?! @v_one @v_one_verb) "
        .. minus .. "? (article:@v_article)? (w:<NUMBER> -?)? w:@v_number "
        .. "((-|@v_and)? w:(@v_number|<NUMBER>)" .. and_one .. ")*",
      on = function(m) return spelled(labels, m, data.day_words) end,
      examples = { en = { "[two hundred and fifty-three] ships and [a hundred] boats",
        "[34.6 million] people" }, es = { "[doscientas cincuenta y tres] naves" } },
      never = { en = { "no one came" } },
    },
    {
      name = "number_year", label = "SAID_YEAR", gives = { "SAID_YEAR" },
      match = "century:@v_year_century tens:@v_year_tens (-? more:@v_number)? (?! -|@v_number)",
      on = paired_year,
      examples = { en = { "in [nineteen ninety-nine] it" } },
      never = { en = { "twenty five cats" } },
    },
    {
      name = "number_fraction", label = "CARDINAL", priority = -6,
      match = "over:<NUMBER> -? under:@v_fraction (@v_of @v_article? scale:@v_scale)? "
        .. "| article:(@v_article) " .. under .. " "
        .. "| @v_article? under:@v_fraction @v_article? scale:@v_scale "
        .. "| whole:<NUMBER> @v_with (@v_article | over:<NUMBER> -?) " .. under .. " "
        .. "scale:@v_scale? "
        .. "| whole:<NUMBER> @v_with bare:(under:@v_fraction) "
        .. "| @v_article? half:(under:@v_half) "
        .. "| article:(@v_article) tens:@v_number - nth:@v_ordinal",
      on = function(m) return fraction(m, near) end,
      examples = { en = { "[3 quarters] of it", "[one and a half] apples", "[half a million] eggs",
        "[a third] of voters and [half] of the rest", "[a twenty-first] of it" },
        es = { "la [mitad] de ellos", "[un tercio] de ellos" } },
      never = { en = { "two and a dog", "a twenty-first birthday" } },
    },
    {
      name = "number_words_over", label = "CARDINAL", priority = -6,
      match = minus .. "? article:(@v_article)? "
        .. "w:@v_number ((-|@v_and|@v_with)? w:@v_number)* "
        .. "(-|@v_and)? " .. under .. " (@v_of? @v_article? scale:@v_scale)?",
      on = function(m) return words_over(m, data.and_in_tens) end,
      examples = { en = { "[two-thirds] of it", "[three twenty-firsts]",
        "[two hundred and fifty-four hundredths]" },
        es = { "[veintitrés quintos]", "[tres treintavos]" } },
      never = { en = { "twenty fifth" } },
    },
    {
      name = "number_ratio", label = "CARDINAL", priority = -5,
      match = "over:<NUMBER> (@v_out_of|free:(@v_over)|one:(@v_one_in)) under:<NUMBER> "
        .. "| n:<NUMBER> scale:@v_scale_sign",
      on = function(m) return m.scale and scaled(m) or ratio(m, units) end,
      examples = { en = { "about [2.33 k] of them", "[two out of three] voters",
        "[one in five] said so", "[1 over 21]" },
        es = { "[uno de cada tres] vota" } },
      never = { en = { "one in 2019", "10 in 3 days" } },
    },
    {
      name = "number_many", label = "CARDINAL", priority = -9,
      match = "(many:@v_many @v_of)+ many:@v_many",
      on = many,
      examples = { en = { "[hundreds of thousands] of eggs" },
        es = { "[decenas de miles] de huevos" } },
      never = { en = { "one of thousands" } },
    },
    {
      name = "number_point", label = "CARDINAL", priority = -6,
      match = minus .. " n:<NUMBER> "
        .. "| " .. minus .. "? whole:<NUMBER> @v_point w:@v_number (-? w:@v_number)*",
      on = function(m) return m.n and negative(m) or point(m, parts_of, part) end,
      examples = { en = { "[two hundred point seven five]", "it is [minus 5]" },
        es = { "[dos coma cinco]", "es [menos 5]" } },
      never = { en = { "a point on page seven" } },
    },
    {
      name = "ordinal_words", label = "ORDINAL", priority = -8,
      match = "(w:@v_number ((-|@v_and)? w:@v_number)* (-|@v_and)?)? nth:@v_ordinal+ "
        .. "(?! @v_ordinal_idiom)",
      on = ordinal,
      examples = { en = { "the [twenty-first] time", "her [second] book" },
        es = { "el [tercer] libro" } },
      never = { en = { "on second thoughts" } },
    },
  }
end
