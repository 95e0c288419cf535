--- CARDINAL and ORDINAL, and the parts that other rules are built from.
--
-- Parts are annotations in a layer of their own, "value_parts":
-- NUMBER (any number), SMALL (one or two digits), YEAR (four),
-- NTH (an ordinal), GLUED (digits and letters: 3m, 5kg), DECADE (1990s).

local number = require "glean.packs.values.number"
local words = require "glean.packs.values.lists"
local plain = number.plain

local parts = "value_parts"

local function part_of(label, value, first, last)
  return { layer = parts, label = label, value = value, first = first, last = last }
end

-- Does this stand in the middle of something that is no number: 1.2.3, A-4?
local function is_bound(m)
  local text = m.doc.text
  local before = text:sub(math.max(1, m.first - 2), m.first - 1)
  local after = text:sub(m.last + 1, m.last + 2)
  return before:find "%d[.,/:]$" or after:find "^[.,/:]%d"
end

-- CARDINAL for a number on its own.
local function cardinal(value, first, last)
  return { label = "CARDINAL", value = value, first = first, last = last }
end

-- Is the number a part of a word or a name: "two-seater", "par-three", "No. 4"?
local function is_label(m, first, last, labels)
  local text = m.doc.text
  if text:find("^[-\u{2010}]+%w", last + 1) then return true end
  local mark = text:find("^[%w.%s][-:%s]", first - 2) and text:sub(first - 1, first - 1)
  if not mark then return false end
  if mark == "-" or mark == ":" then return text:find("^%w", first - 2) ~= nil end
  local before = text:sub(math.max(1, first - 16), first - 1)
  local word = before:lower():match "(%a+)%.?%s*$"
  return word ~= nil and labels[word] ~= nil
end

local function numeral(data)
  local ordinals, signs = {}, {}
  for suffix in data.ordinal_suffixes:gmatch "%S+" do ordinals[suffix] = true end
  for sign in data.number_signs:gmatch "%S+" do signs[sign] = true end

  local magnitude = words.glued(data.magnitudes)

  local function with_suffix(n, digits, suffix, at)
    local lower = suffix:lower()
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
    local digits = m.digits.text
    local n, other = number.digits(digits, data.decimal)
    if not n or is_bound(m) then return false end
    if m.exponent then
      local base, power = m.exponent.text:match "^(.-)([+-]?%d+)$"
      n = plain(base:find "[eE1]" and n * 10.0 ^ power or n ^ power)
    end
    if m.suffix then return with_suffix(n, digits, m.suffix.text, m.digits) end
    local value = { number = n, alternatives = other and { { number = other } } or nil }
    local first, last = m.digits.first, m.last
    local out = { part_of("NUMBER", value, first, last) }
    if #digits < 3 and math.type(n) == "integer" then
      out[2] = part_of("SMALL", value, first, last)
    elseif #digits == 4 and digits:find "^[12]%d%d%d$" then
      out[2] = part_of("YEAR", value, first, last)
    end
    local sign = m.sign and signs[m.sign.text] and m.sign
    local mine = sign and { number = -n } or value
    local start = sign and sign.first or m.digits.first
    if not is_label(m, start, m.last, labels) then
      out[#out + 1] = cardinal(mine, start, m.last)
    end
    return out
  end
end

-- The words of a match: captures w, with what stands between them.
local function words_of(m)
  local out = {}
  for i, capture in ipairs(m.w) do
    local word = capture.value and { "n", capture.value.number } or { number.word(capture.id) }
    local between = i > 1 and m.doc.text:sub(m.w[i - 1].last + 1, capture.first - 1) or ""
    word.joined = between:find "%S" ~= nil
    word.capture = capture
    out[i] = word
  end
  return out
end

local function big(word)
  return word[1] == "h" or word[1] == "s"
end

-- Number words: each number among them once as a part and as a CARDINAL.
local function spelled(labels, m)
  local read, out = words_of(m), {}
  local all = number.combine(read)
  for _, found in ipairs(all) do
    local from, to = read[found.from], read[found.to]
    local alone = found.from == found.to and from[1] == "n"
    if not alone then
      local first = from.capture.first
      if found.from == 1 and m.article and big(from) then first = m.article.first end
      local value = { number = found.number }
      local n = found.number
      if found.from == 1 and m.minus then
        first, value = m.minus.first, { number = -n }
      end
      local hidden = part_of("NUMBER", { number = n })
      hidden.first, hidden.last = first, to.capture.last
      out[#out + 1] = hidden
      if not is_label(m, first, to.capture.last, labels) then
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

-- whole + over / under, times a scale.
local function fraction(m)
  local part = (m.over and m.over.value.number or 1) / tonumber(m.under.id:sub(2))
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
  return { part_of("NUMBER", value), { label = "CARDINAL", value = value, priority = -7 } }
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

-- "two point seven five": the digits behind the point.
local function point(m)
  local digits = {}
  for i, word in ipairs(m.w) do digits[i] = tostring(select(2, number.word(word.id))) end
  local n = tonumber(("%d.%s"):format(m.whole.value.number, table.concat(digits)))
  local value = { number = m.minus and -n or n }
  return { part_of("NUMBER", value), { label = "CARDINAL", value = value } }
end

local function ordinal(m)
  local last = tonumber(m.nth.id)
  local read = m.w and words_of(m) or {}
  local sums = number.combine(read)
  local sum = sums[#sums]
  local n = last
  local first = m.nth.first
  if sum then
    local low = sum.number
    if last >= 100 and low < 1000 then
      n, first = low * last, read[sum.from].capture.first
    elseif low % (last < 10 and 10 or 100) == 0 and low > last then
      n, first = low + last, read[sum.from].capture.first
    end
  end
  local value = { number = plain(n) }
  local hidden = part_of("NTH", value)
  hidden.first, hidden.last = first, m.nth.last
  return { hidden, { label = "ORDINAL", first = first, last = m.nth.last, value = value } }
end

return function(data)
  local labels = words.set(data.number_labels)
  return {
    {
      name = "numeral", label = "CARDINAL", priority = -10,
      gives = { "NUMBER", "SMALL", "YEAR", "NTH", "ORDINAL", "GLUED", "DECADE" },
      regex = [[(?<![\p{L}\p{N}_@])(?<sign>(?<![^\s(])[-\x{2212}+](?=[.]?\d))?]]
        .. [[(?<digits>\d{1,3}(?:[ \x{a0}\x{202f}\x{2009}]\d{3})+(?:[.,]\d+)?(?![\d.,]*\d)|]]
        .. [[\d+[ ]?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|(?:\d+[ ])?\d{1,2}/(?:[2-9]|10|12|16|20|32|64|100)(?![\d/])|]]
        .. [[\d+(?:[.,]\d+|['\x{2019}]\d{3})*|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|[.]\d+)]]
        .. [[(?<exponent>[eE][+-]?\d{1,3}|\^-?\d{1,3}|[ ]?[x×]10\^-?\d{1,3})?]]
        .. [[(?<suffix>[\p{L}º°ªµμ]{1,5}[²³23]?)?(?![\p{L}\p{N}_])]],
      on = numeral(data),
      examples = { en = { "over [1,234.5] and [2,50,000] of [3½]", "the [3rd] and [21st]" },
        es = { "unos [1.234,5] metros", "el [3º] puesto" } },
      never = { en = { "the 2x4", "v2.0", "IP 192.168.1.1" } },
    },
    {
      name = "number_words", label = "CARDINAL", priority = -10,
      match = "(?! @v_not_number) (?! (?<= @v_before_one) @v_one (?! @v_number)) "
        .. "(?! @v_one @v_one_verb) "
        .. "minus:@v_minus? (article:@v_article)? (w:<NUMBER> -?)? w:@v_number "
        .. "((-|@v_and)? w:(@v_number|<NUMBER>))*",
      on = function(m) return spelled(labels, m) end,
      examples = { en = { "[two hundred and fifty-three] ships and [a hundred] boats",
        "[34.6 million] people" }, es = { "[doscientas cincuenta y tres] naves" } },
      never = { en = { "no one came" } },
    },
    {
      name = "number_fraction", label = "CARDINAL", priority = -10,
      match = "over:<NUMBER> -? under:@v_fraction (@v_of @v_article? scale:@v_scale)? "
        .. "| @v_article under:@v_fraction (?= @v_of) "
        .. "| @v_article under:@v_fraction (?! [word]|,|-) "
        .. "| @v_article? under:@v_fraction @v_article? scale:@v_scale "
        .. "| whole:<NUMBER> @v_with (@v_article | over:<NUMBER> -?) under:@v_fraction "
        .. "scale:@v_scale? "
        .. "| whole:<NUMBER> @v_with under:@v_fraction (?= @v_of? @v_unit_time) "
        .. "| whole:<NUMBER> @v_with under:@v_half "
        .. "| (?<! -) @v_article? under:@v_half (?! -)",
      on = fraction,
      examples = { en = { "[two-thirds] of it", "[one and a half] apples", "[half a million] eggs",
        "[a third] of voters and [half] of the rest" }, es = { "[dos tercios] de ellos" } },
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
      name = "number_minus", label = "CARDINAL", priority = -7,
      match = "@v_minus n:<NUMBER>",
      on = negative,
      examples = { en = { "it is [minus 5]" }, es = { "es [menos 5]" } },
    },
    {
      name = "number_point", label = "CARDINAL", priority = -6,
      match = "minus:@v_minus? whole:<NUMBER> @v_point w:@v_number+",
      on = point,
      examples = { en = { "[two hundred point seven five]" }, es = { "[dos coma cinco]" } },
    },
    {
      name = "ordinal_words", label = "ORDINAL", priority = -8,
      match = "(w:@v_number ((-|@v_and)? w:@v_number)* (-|@v_and)?)? nth:@v_ordinal",
      on = ordinal,
      examples = { en = { "the [twenty-first] time", "her [second] book" },
        es = { "el [tercer] libro" } },
    },
  }
end
