--- MONEY, PERCENT and QUANTITY: numbers with a unit.

local number = require "glean.packs.values.number"
local lists = require "glean.packs.values.lists"
local plain = number.plain

-- "US$" is { "USD", 1 }; cents are { "USD", 0.01 }; "MEUR" is { "EUR", 1000000 }.
local function currency_of(id, amount)
  local code, part = id:match "^(%u+)/(%d+)$"
  if code then return code, 1 / tonumber(part) end
  code, part = id:match "^(%u+)%*(%d+)$"
  if code then return code, tonumber(part) end
  local least
  code, least = id:match "^(%u+)>(%d+)$" -- a unit of weight, too: "5 pounds"
  if code then return amount >= tonumber(least) and code or nil, 1 end
  return id, 1
end

local function round(n)
  return plain(tonumber(("%.10g"):format(n)))
end

local function amount_of(capture, magnitude)
  local value = capture.value
  if not value then return capture.id and select(2, number.word(capture.id)) or 1 end
  if not value.suffix then return value.number end
  local scale = magnitude(value.suffix)
  return scale and round(value.number * tonumber(scale))
end

local function money(data)
  local magnitude, currencies = lists.glued(data.magnitudes), lists.glued(data.lists.currency)
  local comma = {}
  for code in data.comma_currencies:gmatch "%S+" do comma[code] = true end

  -- The number, with the letters that are glued to it.
  local function read(capture)
    if capture.label == "GLUED" then
      local suffix = capture.value.suffix
      local code = currencies(suffix)
      if code then return capture.value.number, code end
      local scale = magnitude(suffix)
      return scale and round(capture.value.number * tonumber(scale)), nil
    end
    return amount_of(capture, magnitude), nil
  end

  return function(m)
    local n, own = read(m.n)
    local sign = m.currency
    if sign and sign.first > m.n.last and m.doc.text:find("^%p?%d", sign.last + 1)
      and not sign.text:find "%w" then
      return false -- "one $10 bill"
    end
    if sign and sign.last < m.n.first and sign.text:find "%l%l" and m.n.text:find "^%D" then
      return false -- "dollars two hundred times"
    end
    local id = m.code and m.code.text or sign and sign.id or own -- "$ 5 MXN"
    if not n or not id or sign and own then return false end
    local scale = tonumber((m.scale or m.after or { id = 1 }).id)
    local code, part = currency_of(id, n * scale)
    if not code then return false end
    local value = { amount = round(n * scale * part), currency = code }
    if m.to then
      local upper = read(m.to)
      if not upper then return false end
      local last_scale = m.to_scale and tonumber(m.to_scale.id)
      if last_scale and scale == 1 and n < 1000 then value.amount = round(n * last_scale * part) end
      value.to = round(upper * (last_scale or 1) * part)
    end
    if m.two then value.amount = round(value.amount + tonumber(m.two.text) / 100) end
    if m.cents then
      local cents = m.cents.value.number
      if math.type(cents) ~= "integer" or cents > 99 then return false end
      value.amount = round(value.amount + cents / 100)
    end
    local other = m.n.value and m.n.value.alternatives
    if other and not m.to then
      local second = round(other[1].number * scale * part)
      if comma[code] and math.type(other[1].number) == "integer" and other[1].number > n then
        value.amount, second = second, value.amount
      end
      value.alternatives = { { amount = second, currency = code } }
    end
    return { value = value }
  end
end

-- "USD34", "Rs5": letters and digits in one token.
local function money_glued(data)
  local codes, letters = lists.glued(data.lists.currency), lists.glued(data.magnitudes)
  local scales = lists.glued(data.lists.money_scale)
  return function(m)
    local n = number.digits(m.digits.text, data.decimal)
    local code = codes(m.code.text)
    local scale = m.scale and (scales(m.scale.text) or letters(m.scale.text))
    if not n or not code then return false end
    return { last = scale and m.last or m.digits.last, first = m.first, value = {
      amount = round(n * tonumber(scale or 1)),
      currency = (currency_of(code, n)) } }
  end
end

local function percent(m)
  local n = m.n and m.n.value.number or 1
  if m.point then n = n / 100 end
  if m.permil then n = round(n / 10) end
  if m.part then
    if m.part.value.number >= 1 then return false end
    n = round(n * m.part.value.number)
  end
  local value = { number = m.minus and -n or n }
  if m.to then value.to = m.to.value.number end
  return { value = value }
end

-- Units are "dimension:name".
local function unit_of(id, want_dimension)
  local dimension, name = id:match "^(%a+):(.+)$"
  if want_dimension then return dimension end
  return name, dimension
end

-- "10km" before "/hr".
local function per_unit(m, n, unit, units)
  local behind = m.doc.text:match("^/%l+", n.last + 1)
  local longer = behind and units(n.value.suffix .. behind)
  if longer then return longer, n.last + #behind end
  return unit, n.last
end

-- Is a quotation open here, so that a mark behind a blank closes it: "in 2000 "?
local function closes(text, first)
  local _, marks = text:sub(math.max(1, first - 400), first - 1):gsub('"', "")
  return marks % 2 == 1
end

local function quantity(data, settings)
  local wide = settings.guideline == "recognizers"
  local units, magnitude = lists.glued(data.lists.unit), lists.glued(data.magnitudes)
  return function(m)
    local n, unit = m.n, m.unit and m.unit.id or m.inch and "length:inch"
    if m.inch and n.value.number > 300 then return false end
    if m.inch and m.inch.first > n.last + 1 and closes(m.doc.text, m.first) then return false end
    if n.label == "NTH" and not n.text:find "º$" then return false end
    local before = m.doc.text:sub(math.max(1, m.first - 2), m.first)
    if before:find "%w%-" then return false end
    local amount
    if n.label == "GLUED" and not unit then
      unit = units(n.value.suffix)
      amount = unit and n.value.number
    else
      amount = amount_of(n, magnitude)
    end
    local last = m.last
    if not amount and n.label == "GLUED" then -- "7.62mm barrel"
      unit, last = units(n.value.suffix), n.last
      amount = unit and n.value.number
    end
    if not amount or not unit then return false end
    if last == n.last and n.label == "GLUED" then unit, last = per_unit(m, n, unit, units) end
    if #(m.unit and m.unit.text or "") == 1 and (m.doc.text:find("^%-%w", last + 1)
      or data.letter_days and m.doc.text:find("^%-%u", n.last + 1)) then
      return false -- "24703 L-202"; "el 23-J", a day
    end
    local name, dimension = unit_of(unit)
    if last < m.last or last > m.last then
      return { first = m.first, last = last, value = {
        amount = m.minus and -amount or amount, unit = name, dimension = dimension } }
    end
    if m.half then amount = amount + 1 / tonumber(m.half.id:sub(2)) end
    local negative = m.minus or m.below
    local value = { amount = negative and -amount or amount, unit = name, dimension = dimension }
    if m.to and wide then -- that guideline leaves the lower end out
      value.amount = amount_of(m.to, magnitude) or m.to.value.number
      return { first = m.to.first, last = m.last, value = value }
    end
    if m.to then
      local label = m.to.label
      value.to = label == "GLUED" and m.to.value.number or amount_of(m.to, magnitude)
    end
    if m.n2 and dimension ~= unit_of(m.unit2.id, true) then -- "60 mph, 3 km"
      local other, kind = unit_of(m.unit2.id)
      return {
        { first = m.first, last = m.unit.last, value = value },
        { first = m.n2.first, last = m.unit2.last, value = {
          amount = amount_of(m.n2, magnitude), unit = other, dimension = kind } },
      }
    end
    if m.n2 then
      value.parts = { { amount = amount, unit = name },
        { amount = amount_of(m.n2, magnitude), unit = (unit_of(m.unit2.id)) } }
    end
    return { value = value }
  end
end

-- "tiene 29 años", but "tiene tres días" is what time there is left, and "a los
-- dos años" some time after.
local function age(m)
  local n, unit, cue = m.n and m.n.value.number or 1, m.unit.id, m.cue and m.cue.text:lower()
  if cue and unit ~= "year" and cue:find "^t" then
    if unit ~= "month" or cue:find "^ten[eg]" then return false end
  end
  if m.at and (unit ~= "year" or n < 12) then return false end
  if (cue or m.at and m.at.text or ""):find "^[Cc]" and m.doc.text:find("^ en ", m.last + 1) then
    return false -- "ha cumplido 10 años en el cargo"
  end
  return { value = { amount = n, unit = unit, dimension = "age" } }
end

local function feet_inches(m)
  local feet = number.digits(m.feet.text, ".")
  local inches = m.inches and number.digits(m.inches.text, ".")
  local value = { amount = feet, unit = "foot", dimension = "length" }
  if inches then
    value.parts = { { amount = feet, unit = "foot" }, { amount = inches, unit = "inch" } }
  end
  return { value = value }
end

return function(data, settings)
  local minus = lists.minus(data)
  local behind = lists.any(data.lists.half_of) and " | @v_and half:@v_half_of" or ""
  local permil = lists.any(data.lists.permil) and " | permil:@v_permil" or ""
  behind = behind .. (lists.any(data.lists.below) and " | below:@v_below" or "")
  local wide = settings.guideline == "recognizers"
  local codes = data.glued_codes:gsub("%s+", "|"):gsub("^|", ""):gsub("|$", "")
  return {
    {
      name = "money_before", label = "MONEY", priority = 5,
      match = "currency:@v_currency :? n:(<NUMBER>|<GLUED>) (-? scale:@v_money_scale)? "
        .. "((-|–|—) to:(<NUMBER>|<GLUED>) (-? to_scale:@v_money_scale)?)? "
        .. "(code:@v_currency_code)?",
      on = money(data),
      examples = { en = { "[$1.5bn] and [£3m] and [€2.3 bn]", "[US$3m], [A$4.20] and [HK$12]",
        "[Rs 5 lakh] or [₹2,50,000] or [Rs. 3 crore]",
        "[USD 34.6 million] in all", "[$3m–4m] a year" } },
      never = { en = { "10 students came", "room 5" } },
    },
    {
      name = "money_after", label = "MONEY", priority = 5,
      match = "n:(<NUMBER>|<GLUED>|@v_number) (-? scale:@v_money_scale)? "
        .. "((-|–|—) to:(<NUMBER>|<GLUED>) (-? to_scale:@v_money_scale)?)? "
        .. "(-|@v_of|.-)? currency:(@v_currency|@v_currency_word) (after:@v_money_scale)? "
        .. "(@v_with? cents:<NUMBER> @v_cents | @v_with? cents:<NUMBER> (?! [word|symbol]|-)"
        .. (wide and " | @v_with? two:[num & len=2] (?! @v_currency|@v_currency_word|"
          .. "@v_money_scale|@v_number|[num|symbol]|-)" or "") .. ")? "
        .. "| n:<GLUED> | n:@v_one_of currency:@v_currency_word"
        .. (wide and " | (?<! <NUMBER>|<GLUED>|@v_money_scale|@v_number) "
          .. "currency:@v_currency_word n:<NUMBER> scale:@v_money_scale? "
          .. "(?! @v_unit_time|@v_unit|%|@v_percent)" or ""),
      on = money(data),
      examples = { en = { "[50 cents] each", "it cost [13 dollars and 45 cents]" },
        es = { "[1.000,50 €] al mes", "[tres millones de euros]" } },
      never = { en = { "50 Cent sang" } },
    },
    {
      name = "money_glued", label = "MONEY", priority = 5,
      regex = ([[(?<![\p{L}\p{N}])(?<code>%s)(?<digits>\d+(?:[.,]\d+)*)(?![.,]?\d)]]):format(codes)
        .. [[(?:[ ]?(?<scale>[\p{L}]{1,8})(?![\p{L}\p{N}]))?]],
      on = money_glued(data),
      examples = { en = { "[GBP27 million] and [RM120,000] each" } },
      never = { en = { "room A27" } },
    },
    {
      name = "percent", label = "PERCENT", priority = 5,
      match = "(" .. minus .. " | (?<! <NUMBER>) minus:(-|−))? n:<NUMBER> "
        .. "((-|–|—|@v_to) to:<NUMBER>)? -? (@v_percent | % | ٪ | ％ | point:@v_basis_point"
        .. permil .. ") "
        .. "| part:<NUMBER> @v_of (@v_article|n:<NUMBER>) @v_percent",
      on = percent,
      examples = { en = { "up [20%] or [twenty percent] or [5-10 %]" },
        es = { "el [20 por ciento]" } },
      never = { en = { "20 people" } },
    },
    {
      name = "quantity", label = "QUANTITY",
      match = "(" .. minus .. " | (?<! <NUMBER>) minus:(-|−))? (n:<GLUED> | "
        .. "n:(<NUMBER>|<GLUED>|@v_number) ((-|–|—) to:(<NUMBER>|<GLUED>))? "
        .. "(-|@v_of)? unit:@v_unit (,? @v_and? n2:<NUMBER> unit2:(@v_unit|@v_inch)"
        .. behind .. ")? "
        .. "| n:<NTH> unit:@v_degree | n:<NUMBER> inch:(\\\"|″|”))"
        .. (wide and " | n:(@v_one_of) unit:@v_unit" or ""),
      on = quantity(data, settings),
      examples = { en = { "at [60 mph] for [3 km] at [20°C], [5 ft 11 in] tall",
        "a [six-foot] man", "[5kg] of it" },
        es = { "a [60 km/h]", "[tres metros] de largo" } },
      never = { en = { "3 people" } },
    },
    {
      name = "quantity_age", label = "QUANTITY", priority = 2, span = "age",
      match = "(?<! @v_age_not_before) cue:@v_age_cue @v_age_about* (<NUMBER> (,|@v_and))* "
        .. "age:((n:<NUMBER>|@v_article) unit:@v_age_unit) (?! @v_age_not) "
        .. "| age:((n:<NUMBER>|@v_article) unit:@v_age_unit) @v_age_tail "
        .. "| at:@v_age_at age:(n:<NUMBER> unit:@v_age_unit) (?! @v_age_not) "
        .. "| (?<= [cap] ,) @v_age_of age:(n:<NUMBER> unit:@v_age_unit) (?= [punct])",
      on = age,
      examples = { es = { "Ella tiene ya [29 años], creo", "un niño de [tres meses] de edad",
        "murió a los [85 años]", "Ana, de [45 años], vive",
        "dos hombres de 23 y [31 años]" } },
      never = { es = { "tiene 3 años de experiencia", "a los dos años", "tiene tres días" } },
    },
    {
      name = "feet_inches", label = "QUANTITY", priority = 1,
      regex = [[(?<![\p{L}\p{N}.,'"])(?<feet>\d{1,3})['\x{2032}\x{2019}] ?]]
        .. [[(?<inches>\d{1,2}(?:\.\d+)?)]]
        .. [[(?:["\x{2033}\x{201d}]|''|(?![\p{L}\p{N}'.]))]],
      on = feet_inches,
      examples = { en = { "He is [5'11\"] tall" } },
      never = { en = { "the '90s" } },
    },
  }
end
