--- CARDINAL and ORDINAL, and the parts that other rules are built from.
--
-- Parts are annotations in a layer of their own, "value_parts":
-- NUMERAL (digits), NUMBER (any number), SMALL (one or two digits), YEAR (four),
-- NTH (an ordinal), GLUED (digits and letters: 3m, 5kg), DECADE (1990s).

local number = require "glean.packs.values.number"
local plain = number.plain

local parts = "value_parts"

local function part(label, value)
  return { layer = parts, label = label, value = value }
end

-- Does this stand in the middle of something that is no number: 1.2.3, A-4?
local function is_bound(m)
  local text = m.doc.text
  local before, after = text:sub(math.max(1, m.first - 2), m.first - 1), text:sub(m.last + 1, m.last + 2)
  return before:find "%d[.,/:]$" or after:find "^[.,/:]%d"
end

-- CARDINAL for a number on its own.
local function cardinal(value, first, last)
  return { label = "CARDINAL", value = value, first = first, last = last }
end

local function numeral(data)
  local ordinals, signs = {}, {}
  for suffix in data.ordinal_suffixes:gmatch "%S+" do ordinals[suffix] = true end
  for sign in data.number_signs:gmatch "%S+" do signs[sign] = true end

  local function with_suffix(n, digits, suffix)
    local lower = suffix:lower()
    if ordinals[lower] and math.type(n) == "integer" and n > 0 then
      local value = { number = n }
      return { part("NTH", value), { label = "ORDINAL", value = value } }
    end
    if lower == data.decade_suffix and digits:find "^%d?%d?%d0$" and #digits ~= 3 then
      return { part("DECADE", { number = n }) }
    end
    return { part("GLUED", { number = n, suffix = suffix }) }
  end

  return function(m)
    local digits = m.digits.text
    local n, other = number.digits(digits, data.decimal)
    if not n or is_bound(m) then return false end
    if m.suffix then return with_suffix(n, digits, m.suffix.text) end
    local value = { number = n, alternatives = other and { { number = other } } or nil }
    local out = { part("NUMERAL", value), part("NUMBER", value) }
    if digits:find "^%d%d?$" then
      out[3] = part("SMALL", value)
    elseif digits:find "^[12]%d%d%d$" then
      out[3] = part("YEAR", value)
    end
    local sign = m.sign and signs[m.sign.text] and m.sign
    local mine = sign and { number = -n } or value
    out[#out + 1] = cardinal(mine, sign and sign.first or m.digits.first, m.last)
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
local function spelled(m)
  local words, out = words_of(m), {}
  local all = number.combine(words)
  for _, found in ipairs(all) do
    local from, to = words[found.from], words[found.to]
    local alone = found.from == found.to and from[1] == "n"
    if not alone then
      local first = from.capture.first
      if found.from == 1 and m.article and big(from) then first = m.article.first end
      local value = { number = found.number }
      local n = found.number
      if found.from == 1 and m.minus then
        first, value = m.minus.first, { number = -n }
      end
      local hidden = part("NUMBER", { number = n })
      hidden.first, hidden.last = first, to.capture.last
      out[#out + 1] = hidden
      out[#out + 1] = cardinal(value, first, to.capture.last)
    elseif #all > 1 then -- the match takes the place of the one that was there
      out[#out + 1] = cardinal(from.capture.value, from.capture.first, from.capture.last)
    end
  end
  return #out > 0 and out or false
end

local function both(value)
  return { part("NUMBER", value), cardinal(value) }
end

-- n + part / of, times a scale.
local function fraction(m)
  local over = m.over and m.over.value.number or 1
  local under = tonumber(m.under.id:sub(2))
  local n = (m.whole and m.whole.value.number or 0) + over / under
  if m.scale then n = n * select(2, number.word(m.scale.id)) end
  return both { number = plain(n) }
end

-- "one million and a half": the half is of a million.
local function and_half(m)
  local _, scale = number.word(m.scale.id)
  local n = (m.whole.value.number + 1 / tonumber(m.under.id:sub(2))) * scale
  return both { number = plain(n) }
end

local function ordinal(m)
  local last = tonumber(m.nth.id)
  local words = m.w and #m.w > 0 and words_of(m) or {}
  local sums = number.combine(words)
  local sum = sums[#sums]
  local n = last
  local first = m.nth.first
  if sum then
    local low = sum.number
    if last >= 100 and low < 1000 then
      n, first = low * last, words[sum.from].capture.first
    elseif low % (last < 10 and 10 or 100) == 0 and low > last then
      n, first = low + last, words[sum.from].capture.first
    end
  end
  local value = { number = plain(n) }
  local hidden = part("NTH", value)
  hidden.first, hidden.last = first, m.nth.last
  return { hidden, { label = "ORDINAL", first = first, last = m.nth.last, value = value } }
end

return function(data)
  return {
    {
      name = "numeral", label = "CARDINAL", priority = -10,
      gives = { "NUMERAL", "NUMBER", "SMALL", "YEAR", "NTH", "ORDINAL", "GLUED", "DECADE" },
      regex = [[(?<![\p{L}\p{N}_@])(?<sign>(?<![^\s(])[-\x{2212}+][ ]?)?]]
        .. [[(?<digits>\d{1,3}(?:[ \x{a0}\x{202f}\x{2009}]\d{3})+(?:[.,]\d+)?(?![\d.,]*\d)|]]
        .. [[\d+[ ]?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\d+[ ]\d+/\d+(?![\d/])|]]
        .. [[\d+(?:[.,'\x{2019}]\d+)*|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|[.]\d+)]]
        .. [[(?<suffix>[\p{L}º°ª]{1,5})?(?![\p{L}\p{N}_])]],
      on = numeral(data),
      examples = { en = { "over [1,234.5] and [2,50,000] of [3½]", "the [3rd] and [21st]" },
        es = { "unos [1.234,5] metros", "el [3º] puesto" } },
      never = { en = { "the 2x4", "v2.0", "IP 192.168.1.1" } },
    },
    {
      name = "number_words", label = "CARDINAL", priority = -10,
      match = "minus:@v_minus? (article:@v_article)? (w:<NUMERAL> -?)? w:@v_number "
        .. "((-|@v_and)? w:(@v_number|<NUMERAL>))*",
      on = spelled,
      examples = { en = { "[two hundred and fifty-three] ships and [a hundred] boats",
        "[34.6 million] people" }, es = { "[doscientas cincuenta y tres] naves" } },
      never = { en = { "no one came" } },
    },
    {
      name = "number_fraction", label = "CARDINAL", priority = -10,
      match = "(over:<NUMBER> -?|@v_article) under:@v_fraction "
        .. "| whole:<NUMBER> @v_and (@v_article | over:<NUMBER> -?)? under:@v_fraction "
        .. "scale:@v_scale? | under:@v_half @v_article? scale:@v_scale? ",
      on = fraction,
      examples = { en = { "[two-thirds] of it", "[one and a half] apples", "[half a million] eggs",
        "[a third] of voters and [half] of the rest" }, es = { "[dos tercios] de ellos" } },
    },
    {
      name = "number_and_half", label = "CARDINAL", priority = -9,
      match = "whole:<NUMBER> scale:@v_scale @v_and @v_article? under:@v_half",
      on = and_half,
      examples = { en = { "[2 million and a half]" } },
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
