local glean = require "glean"
local marked = require "spec.marked"

-- What a Spanish news item, a mail, an invoice and a decision say; the marks are
-- what the pack finds, no more and no less.
local texts = {
  ["times of day"] = {
    "La reunión es a las [15.30 h:TIME] y termina a las [18:45 horas:TIME].",
    "Quedamos a las [tres y media:TIME]. Salió a las [3 y media de la tarde:TIME].",
    "Llegó a la [una y cuarto:TIME], cerca de las [ocho menos diez:TIME].",
    "Abre de [9 a 14 h:TIME] y de [16.30 a 20.00 h:TIME], o de [9:00-14:00 h:TIME].",
    "Trabajó desde la [una hasta las tres:TIME] y entre las [4 p.m. y las 5 p.m.:TIME]",
    "Vino de [3 a 8 de la tarde:TIME], a las [12 del mediodía:TIME] y a las [8 a. m.:TIME]",
    "Son las [ocho y diez p.m.:TIME] del [lunes:DATE].",
    "Detuvieron a las [dos:CARDINAL] mujeres y a las [tres:CARDINAL] jóvenes.",
    "Fueron más que a las [12:CARDINAL] del [año pasado:DATE].",
    "Las [24 horas:DURATION] siguientes; el grupo 18A",
  },
  ["dates"] = {
    "Del [3 al 5 de mayo de 2024:DATE] no abre.",
    "Cobra el [día 25:DATE], el [día 21 de este mes:DATE] y el día [3 de enero:DATE].",
    "Llegó el [martes 14:DATE], no el [jueves 21:DATE] por la tarde.",
    "Murieron el lunes [3:CARDINAL] personas.",
    "Empezó en los [años noventa:DATE], en la [década de 1990:DATE], a finales de los [80:DATE].",
    "Fue en [mayo pasado:DATE], no el [próximo mes de junio:DATE].",
    "[Hace más de diez años:DATE]; [hace año y medio:DATE].",
    "Nació el [9 de 8 de 1971:DATE], el [1 º de agosto de 1938:DATE] o el [1° de enero:DATE].",
    "El [27 de agosto del año 2002:DATE] y el [3 de mayo de este año:DATE]",
    "Los [primeros seis meses de 2021:DATE] y la [semana del 5 al 11 de agosto:DATE]",
    "Los [siglos XI y XII:DATE], la [década del '70:DATE]; voló de la T4 en [verano de 2010:DATE]",
    "La Ley Orgánica 3/2018, el decreto 4/2020; vence en [03/2025:DATE], el 23-J y el 11-M",
    "En la [primera mitad de 2021:DATE], no en la [primera:ORDINAL] [mitad:CARDINAL] del partido",
    "El [13 de este mes:DATE], en [dos mil veinte:DATE], en [dos mil:CARDINAL] casas",
    "El [primer trimestre del año:DATE] y el [1 de enero de 2010:DATE]",
    "Si Julio llama, en [julio:DATE] iremos.",
    "El [siglo XIX:DATE], el [s. XX:DATE] y el [tercer trimestre de 2019:DATE]",
    "[Este miércoles pasado:DATE] habló con Plácido Domingo en la Plaza de Mayo.",
    "Julio César nació en [julio:DATE]; el [domingo:DATE] no.",
  },
  ["lengths and habits"] = {
    "Dura [una hora y cuarto:DURATION], [2 h 30 min:DURATION] o [1h 20m:DURATION].",
    "Tiene [quince días hábiles:DURATION] para recurrir.",
    "Condenado a [dos años y seis meses:DURATION] de prisión",
    "Paga el [19 de cada mes:SET], el [primer lunes de cada mes:SET] y [todas las noches:SET].",
    "Viene los [martes:SET] y [jueves:SET], [cada dos semanas:SET] y [todos los lunes:SET].",
    "Lee el diario El País [a diario:SET] y paga cuotas [mensuales:SET].",
  },
  ["numbers"] = {
    "[Treinta y un mil:CARDINAL] personas y [ciento un:CARDINAL] perros",
    "No son [treinta:CARDINAL] perros y un gato, ni no [treinta:CARDINAL] casas.",
    "Compró solo [una:CARDINAL] vaca, ni [una:CARDINAL] más: [una:CARDINAL] de ellas.",
    "[Una de cada tres:CARDINAL], las [tres cuartas partes:CARDINAL], la [quinta parte:CARDINAL]",
    "La [primera:ORDINAL] parte de la obra; [un veinticincoavo:CARDINAL]",
    "[Un centenar:CARDINAL] de casos, [una veintena:CARDINAL] de heridos, una casa",
    "El [tercer:ORDINAL] piso, el [14 º:ORDINAL] país, la [2.ª:ORDINAL] vez",
    "Al menos [dos:CARDINAL] soldados, y en medio de Oriente Medio cada una de las [tres:CARDINAL]",
    "Ni más ni menos, a [menos dos:CARDINAL]; el avión 2B",
    "Véase el artículo 24.1 y la página 3; ganaron [24:CARDINAL].",
  },
  ["money and shares"] = {
    "Importe: [1.000,50 €:MONEY] (IVA del [21 %:PERCENT]); [1.200.-€:MONEY]; [12.000 ptas:MONEY]",
    "Eran [3 mil 500 pesos:MONEY], [mil 300 millones de pesos:MONEY]; el número 4 le gustó",
    "Son unos [3.000 millones de euros:MONEY], [medio millón de dólares:MONEY].",
    "Costó [treinta y un euros:MONEY], [5 millones 300 mil pesos:MONEY].",
    "Costó [3.000 mill. €:MONEY].",
    "El [3,5 por ciento:PERCENT], el [uno por ciento:PERCENT] y el [5 por 100:PERCENT]",
  },
  ["measures and ages"] = {
    "Creció al menos [3 metros:QUANTITY], a [185 km / h:QUANTITY]; la feria [2010:DATE]\", dijo",
    "Murió con [45 años:QUANTITY]; vive desde los [15 años:QUANTITY] en Lugo.",
    "Pesa [dos kilos y medio:QUANTITY] a [25 grados bajo cero:QUANTITY], el [3 ‰:PERCENT].",
    "Ha cumplido [10 años:DURATION] en el cargo.",
    "A [-5 °C:QUANTITY], a [120 km/h:QUANTITY], con [80 kg:QUANTITY] en [90 m2:QUANTITY]",
    "Tiene [45 años:QUANTITY], un niño de [tres meses:QUANTITY].",
    "Ana, de [34 años:QUANTITY], vive.",
    "Murió a los [85 años:QUANTITY]; a los [dos años:DURATION] se fue.",
    "Aún tiene [tres días:DURATION].",
    'Dijo: "Es así desde el [2000:DATE] ", y calló.',
  },
}

-- Numbers in words, the slow way: one rule a line of a grammar book.
local small = { [0] = "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho",
  "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete",
  "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro",
  "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve" }
local tens = { nil, nil, "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta",
  "noventa" }
local hundreds = { "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos",
  "seiscientos", "setecientos", "ochocientos", "novecientos" }

-- short: "un" before a noun or a scale, for "uno".
local function below_thousand(n, short)
  if n == 100 then return "cien" end
  local out, low = {}, n % 100
  if n >= 100 then out[1] = hundreds[n // 100] end
  if low >= 30 then
    out[#out + 1] = tens[low // 10]
    if low % 10 > 0 then out[#out] = out[#out] .. " y " .. small[low % 10] end
  elseif low > 0 then
    out[#out + 1] = small[low]
  end
  local text = table.concat(out, " ")
  if short then text = text:gsub("veintiuno$", "veintiún"):gsub("uno$", "un") end
  return text
end

local function below_million(n, short)
  local out = {}
  if n >= 2000 then out[1] = below_thousand(n // 1000, true) end
  if n >= 1000 then out[#out + 1] = "mil" end
  if n % 1000 > 0 then out[#out + 1] = below_thousand(n % 1000, short) end
  return table.concat(out, " ")
end

local function spell(n)
  if n == 0 then return small[0] end
  local out = {}
  for _, scale in ipairs { { 10 ^ 12, "billón", "billones" }, { 10 ^ 6, "millón", "millones" } } do
    local times = n // math.tointeger(scale[1])
    n = n % math.tointeger(scale[1])
    if times == 1 then out[#out + 1] = "un " .. scale[2] end
    if times > 1 then out[#out + 1] = below_million(times, true) .. " " .. scale[3] end
  end
  if n > 0 then out[#out + 1] = below_million(n) end
  return table.concat(out, " ")
end

-- The same with guideline = "recognizers": what leads to a value belongs to it.
local wide = {
  "Estaré fuera [de cinco a siete hoy:DATETIME] y [desde las 9 hasta las 11:TIME]",
  "Volveré [antes del viernes:DATE] o [no más tarde del 1 de enero de 2010:DATE]",
  "Nos vemos [mañana a las siete y veintisiete:DATETIME], [el día 4:DATE]",
  "Nos vemos el [miércoles de 10 a 4:DATETIME] o el [viernes 6/7:DATE]",
  "Ventas [entre 2015 y 2018:DATE], en [el año pasado:DATE], del [año:DATE]",
  "Fue [la última semana de 2016:DATE], en [los primeros diez días del año pasado:DATE]",
  "Fue [este miércoles pasado:DATE], [alrededor del 21 de este mes:DATE]",
  "Llegó [ayer por la tarde de 3 a 8 de la tarde:DATETIME]",
}

describe("the pack values in Spanish", function()
  local nlp = glean.pipeline { lang = "es", packs = { "values" } }

  for kind, lines in pairs(texts) do
    it("finds " .. kind, function()
      for _, marks in ipairs(lines) do
        local text, spans = marked.parse(marks), {}
        for mention in assert(nlp(text)):entities() do
          spans[#spans + 1] = { first = mention.first, last = mention.last, label = mention.label }
        end
        assert.equal(marks, marked.show(text, spans))
      end
    end)
  end

  it("widens them by the guideline recognizers", function()
    local wider = glean.pipeline { lang = "es", packs = { "values" }, guideline = "recognizers" }
    for _, marks in ipairs(wide) do
      local text, spans = marked.parse(marks), {}
      for mention in assert(wider(text)):entities() do
        spans[#spans + 1] = { first = mention.first, last = mention.last, label = mention.label }
      end
      assert.equal(marks, marked.show(text, spans))
    end
  end)

  it("reads any number in words", function()
    local seed = 11
    for i = 0, 999 do
      seed = seed * 16807 % 2147483647
      local n = i < 200 and i or (seed * 7919) % math.tointeger(10 ^ (3 + i % 11))
      local text = spell(n)
      local found = nlp(text):all("entities")
      assert.equal(1, #found, text)
      assert.equal(text, found[1].text)
      assert.equal(n, found[1].value.number)
    end
  end)
end)
