--- Spanish.

return {
  decimal = ",",
  day_words = true, -- "tres de mayo"
  and_in_tens = true, -- "treinta y dos quintos" are 32/5

  -- Number words written as one: endings, what joins them, a letter that is lost.
  glued_parts = "^(%S+)av[oa]s?$",
  glued_part = [[(?<!\p{L})\p{L}{3,28}av[oa]s?(?!\p{L})]],
  glued_ordinals = [[(?<![\p{L}\p{N}])(?<stem>\p{L}{2,24})]]
    .. [[(?:mil|mil?lon|bil?lon)[eé]sim[oa]s?(?!\p{L})]],
  glued_joints = "i y",
  glued_elided = "a",
  ordinal_suffixes = "º ª o a er ro ra do da to ta mo ma vo va no na",
  decade_suffix = "s",
  number_signs = "- − –",

  day_first = true,

  -- Words before which "5/12" is a date, "mayo" a
  -- month and "1234" a year; words that may follow a year though they end in s.
  date_cues = [[ el del desde hasta al antes después entre día este próximo pasado lunes martes
    miércoles jueves viernes sábado domingo ]],
  month_cues = " en desde hasta de ",
  year_cues = [[ en desde de del hasta a al antes después año durante para entre y por ]],
  said_year_cues = "en desde hasta año",
  year_articles = "los las",
  uncertain_quarters = "t1 t2 t3 t4 1t 2t 3t 4t h1 h2 s1 s2 1s 2s", -- alone they are terminals
  no_number = "medio media", -- alone: "en medio", "clase media"
  magnitudes = { ["1e9"] = "=G|bn|bln" }, -- "2B" is a name
  letter_days = true, -- "el 23-F"
  laws = [[ ley leyes decreto decretos orden órdenes sentencia sentencias auto autos resolución
    reglamento directiva circular expediente asunto núm nº n número ]],
  half_letter = false, -- "8p" is no time, "3D" no days
  duration_letters = { day = "=d|días" },
  set_nouns = " diario diarios diaria diarias semanal anual ",
  set_articles = " el un los del al este ese su en según periódico unos ",
  small_dates = true, -- names of days and months are written small; before large ones:
  large_before = [[ el los en de del desde hasta para este cada todos ayer hoy al entre a y
    próximo pasado ]],
  unit_bare = true, -- in the guideline "recognizers" no article before "año"
  year_followers = " censo crisis es las los tras ",

  -- A number before a plural counts it and is no hour and no day, but these are none;
  -- the parts of the day that end in the morning; "a las 12 del año" is no hour.
  plural = "s$", no_plural = "mos$",
  no_plurals = [[ después antes horas las los es más menos nos hs pues tras lunes martes
    miércoles jueves viernes tus sus mis entonces además ]],
  small_hours = "madrugada",
  long_units = "año mes trimestre semestre ejercicio siglo",

  -- Words before a number that is a name.
  number_labels = [[ nº núm nros art arts apartado folio párrafo anexo expediente autos fig
    fórmula windows número sección resolución capítulo página páginas ruta vuelo
    artículo ley versión volumen tomo ]],

  lists = {
    rel_that = "ese|esa|mismo|misma|aquel|aquella|ese mismo|esa misma",
    weekday_plural = { ["6"] = "los sábados|sábados", ["7"] = "los domingos|domingos" },
    unit_alone = {
      C = "celsius|grados celsius|centígrados|grados centígrados",
      F = "fahrenheit|grados fahrenheit",
    },
    his = "sus",
    from = "desde|después de|antes de",
    week_word = "semana",
    the_unit = {
      day = "día",
      week = "semana",
      month = "mes",
      quarter = "trimestre",
      year = "año",
      fiscal = "año fiscal",
    },
    year_word = "año",
    suffix = [[
      y después|o después|y antes|o antes|en adelante|o posterior|y posterior|o anterior|
      y anterior|y más tarde|o más tarde
    ]],
    more = "más de|menos de|al menos|por lo menos|casi",
    ["for"] = "por|durante",
    day_end = { EOD = "final del día|fin del día|cierre del día" },
    small_unit = { second = "segundo|segundos", minute = "minuto|minutos", hour = "hora|horas" },
    one_verb = "",
    many = {
      t10 = "decenas",
      s12 = "docenas",
      h100 = "cientos|centenares",
      s1000 = "miles",
      s1000000 = "millones",
    },
    basis_point = "punto básico|puntos básicos",
    clock_word = { ["12:00p"] = "mediodía", ["0:00a"] = "medianoche" },
    oclock = "en punto",
    clock_part = { ["30"] = "media", ["15"] = "cuarto|un cuarto" },
    daypart = {
      MO = "mañana|madrugada|mañanas|madrugadas", AF = "tarde|tardes", EV = "noche", NI = "noches",
    },
    in_the = "de la|por la|en la|del|a la|al",
    on = "el|del|de",
    per = "por|al|a la",
    part_word = {
      ["0:NI"] = "esta noche",
      ["0:MO"] = "esta mañana|esta madrugada",
      ["0:AF"] = "esta tarde",
      ["-1:NI"] = "anoche",
    },
    zone = {
      UTC = "utc|gmt",
      ["Europe/Paris"] = "cet|=CEST",
      ["US/Eastern"] = "=EST|=EDT|hora del este",
      ["US/Pacific"] = "=PST|=PDT",
      ["local"] = "hora local",
    },
    times = "veces|vez",
    every = "cada|todos los|todas las",
    other = "otro|otra",
    whole = "todo el|toda la|todo un|toda una",
    count = { ["1"] = "una vez" },
    set_word = {
      P1D = "diariamente|a diario|diario|diaria|diarios|diarias|cotidianamente",
      P1W = "semanalmente|semanal|semanales",
      P2W = "quincenalmente|quincenal|quincenales",
      P1M = "mensualmente|mensual|mensuales",
      P2M = "bimensual|bimensuales|bimestral|bimestrales|bimestralmente",
      P3M = "trimestralmente|trimestral|trimestrales",
      P4M = "cuatrimestral|cuatrimestrales",
      P6M = "semestral|semestrales|semestralmente",
      P1Y = "anualmente|anual|anuales",
      P2Y = "bienal|bienales|bianual|bianuales",
    },
    weekday = {
      ["1"] = "lunes",
      ["2"] = "martes",
      ["3"] = "miércoles",
      ["4"] = "jueves",
      ["5"] = "viernes",
      ["6"] = "sábado",
      ["7"] = "domingo",
    },
    weekday_short = {
      ["1"] = "lun|lun.",
      ["2"] = "mar.",
      ["3"] = "mié|mié.",
      ["4"] = "jue|jue.",
      ["5"] = "vie|vie.",
      ["6"] = "sáb|sáb.",
      ["7"] = "dom|dom.",
    },
    month_any = {
      ["1"] = "enero|ene|ene.",
      ["2"] = "febrero|feb|feb.",
      ["3"] = "marzo|mar|mar.",
      ["4"] = "abril|abr|abr.",
      ["5"] = "mayo|may",
      ["6"] = "junio|jun|jun.",
      ["7"] = "julio|jul|jul.",
      ["8"] = "agosto|ago|ago.",
      ["9"] = "septiembre|setiembre|sept|sept.|sep|sep.|set",
      ["10"] = "octubre|oct|oct.",
      ["11"] = "noviembre|nov|nov.",
      ["12"] = "diciembre|dic|dic.",
    },
    month = {
      ["1"] = "enero",
      ["2"] = "febrero",
      ["3"] = "marzo",
      ["4"] = "abril",
      ["5"] = "mayo",
      ["6"] = "junio",
      ["7"] = "julio",
      ["8"] = "agosto",
      ["9"] = "septiembre|setiembre",
      ["10"] = "octubre",
      ["11"] = "noviembre",
      ["12"] = "diciembre",
    },
    month_doubtful = {
      ["1"] = "ene",
      ["2"] = "feb",
      ["4"] = "abr",
      ["7"] = "jul",
      ["6"] = "jun",
      ["8"] = "ago",
      ["9"] = "sept|sep",
      ["10"] = "oct",
      ["11"] = "nov",
      ["12"] = "dic",
    },
    month_cue = "en|desde|hasta|de|entre|a|y",
    the = "el|la|los|las|día|el día",
    date_to = "a|al|hasta|hasta el|hasta la|hasta las|a las|a la|y el",
    between = "de|del|entre|entre el|entre la|desde|desde el|desde la|entre las|desde las",
    date_lead = [[
      posteriores a|anterior a|anteriores a|posterior de|anterior de|previo a|previos a|
      no más tarde de|no más tarde del|a más tardar el|
      comenzando|comenzando el|empezando el|tan pronto como|tan pronto como el|tan tarde como|
      posterior a|alrededor de|alrededor del|cerca de|no antes de|no después de|
      desde|desde el|antes de|antes del|después de|después del|hasta|hasta el|a partir de|
      a partir del|tras
    ]],
    ["in"] = "en|dentro de",
    at = "a las|a la|a|al|sobre las|desde las|hasta las|para las|de",
    rel = {
      ["-1"] = [[
        último|última|últimos|últimas|pasado|pasada|pasados|pasadas|anterior|anteriores|previo|
        previa
      ]],
      ["0"] = "este|esta|estos|estas|actual|corriente|presente",
      ["1"] = "este próximo|esta próxima|próximo|próxima|próximos|próximas|siguiente|siguientes",
    },
    rel_after = {
      ["-1"] = "pasado|pasada|pasados|pasadas|anterior|anteriores|último|última|previo|previa",
      ["0"] = "actual|en curso|corriente",
      ["1"] = [[
        próximo|próxima|próximos|próximas|siguiente|siguientes|que viene|que vienen|entrante
      ]],
    },
    few = "pocos|pocas|unos|unas|algunos|algunas|varios|varias|unos pocos|un par de",
    unit_date = {
      day = "día|días",
      week = "semana|semanas|semana laboral|semanas laborales",
      weekend = "fin de semana|fines de semana",
      month = "mes|meses",
      quarter = "trimestre|trimestres",
      half = "semestre|semestres",
      year = "año|años|año fiscal|año escolar|año calendario|curso|ejercicio",
      weekday = "día laborable|días laborables|día hábil|días hábiles|día lectivo|días lectivos",
      decade = "década|décadas|decenio|decenios",
      century = "siglo|siglos",
      fortnight = "quincena|quincenas",
    },
    unit_time = {
      second = "segundo|segundos|seg|segs",
      minute = "minuto|minutos|min|mins",
      hour = "hora|horas|hrs|hr|hras|hs|h",
      day = "día|días",
      weekday = "día laborable|días laborables|día hábil|días hábiles|día lectivo|días lectivos",
      week = "semana|semanas",
      weekend = "fines de semana|fin de semana",
      month = "mes|meses",
      quarter = "trimestre|trimestres",
      half = "semestre|semestres",
      year = "año|años",
      decade = "década|décadas|decenio|decenios",
      century = "siglo|siglos",
      fortnight = "quincena|quincenas",
      night = "noche|noches",
      millennium = "milenio|milenios",
    },
    ago = { ["-1"] = "atrás|antes", ["1"] = "después|más tarde|a partir de ahora|desde ahora" },
    ago_sure = { ["-1"] = "atrás", ["1"] = "a partir de ahora|desde ahora" },
    ago_before = { ["-1"] = "hace|hará", ["1"] = "dentro de" },
    deictic = {
      ["0"] = "hoy|hoy día|el día de hoy",
      ["1"] = "mañana",
      ["-1"] = "ayer",
      ["2"] = "pasado mañana",
      ["-2"] = "anteayer|antes de ayer|antier",
    },
    now = "ahora|ahora mismo|en este momento",
    season = { SP = "primavera", SU = "verano", FA = "otoño", WI = "invierno" },
    season_alone = { SP = "primavera", SU = "verano", FA = "otoño", WI = "invierno" },
    quarter_name = { Q1 = "T1|=1T|Q1", Q2 = "T2|=2T|Q2", Q3 = "T3|=3T|Q3", Q4 = "T4|=4T|Q4",
      H1 = "H1|S1|=1S", H2 = "H2|S2|=2S" },
    quarter_word = { Q = "trimestre", H = "semestre" },
    fiscal_year = [[
      año fiscal de|año fiscal|año escolar|año calendario|ejercicio fiscal|ejercicio
    ]],
    century_word = "siglo|s.|siglos|ss.",
    roman = {
      ["1"] = "=I",
      ["2"] = "=II",
      ["3"] = "=III",
      ["4"] = "=IV",
      ["5"] = "=V",
      ["6"] = "=VI",
      ["7"] = "=VII",
      ["8"] = "=VIII",
      ["9"] = "=IX",
      ["10"] = "=X",
      ["11"] = "=XI",
      ["12"] = "=XII",
      ["13"] = "=XIII",
      ["14"] = "=XIV",
      ["15"] = "=XV",
      ["16"] = "=XVI",
      ["17"] = "=XVII",
      ["18"] = "=XVIII",
      ["19"] = "=XIX",
      ["20"] = "=XX",
      ["21"] = "=XXI",
    },
    era = { BC = "a. C.|a.C.|antes de Cristo", AD = "d. C.|d.C.|después de Cristo" },
    mod = {
      early = [[
        primera hora de|primeras horas de|principios de|comienzos de|inicios de|
        principio de|comienzo de|inicio de|temprano|
        temprano en|temprano por|más temprano en|más temprano de|más temprano por
      ]],
      late = [[
        última hora de|últimas horas de|más tarde en|más tarde|
        más tarde de|más tarde por|resto de|finales de|fines de|
        final de|fin de
      ]],
      mid = "mediados de",
    },
    last = { ["-1"] = "este pasado|esta pasada|último|última", ["-2"] = "penúltimo|penúltima" },
    holiday = {
      ["12-25"] = "navidad|navidades|día de navidad",
      ["12-24"] = "nochebuena",
      ["12-31"] = "nochevieja|fin de año|víspera de año nuevo",
      ["1-1"] = "año nuevo|día de año nuevo",
      ["1-6"] = "día de reyes|reyes magos",
      ["10-31"] = "halloween|noche de brujas",
      ["2-14"] = "día de san valentín|san valentín",
      ["5-1"] = [[
        día internacional del trabajo|día internacional de los trabajadores|día del trabajo|
        día del trabajador|día de los trabajadores
      ]],
      ["10-12"] = "día de la hispanidad|día de la raza",
      ["11-1"] = "día de todos los santos|todos los santos",
      ["11-2"] = "día de los muertos|día de muertos",
      ["12-28"] = "día de los inocentes|santos inocentes",
      ["7-4"] = "día de la independencia|día de independencia",
      ["11-4#4"] = "acción de gracias|día de acción de gracias",
      ["11-4#4+1"] = "viernes negro|black friday",
      ["11-4#4+4"] = "ciberlunes|cyber monday",
      ["4-22"] = "día de la tierra",
      ["4-23"] = "día del libro|sant jordi",
      ["6-19"] = "día del jubileo|juneteenth",
      ["12-6"] = "día de la constitución",
      ["12-8"] = "inmaculada concepción|la inmaculada",
      ["8-15"] = "asunción de la virgen",
      ["9-16"] = "grito de independencia",
      ["9-11"] = "la diada",
      ["5-7#1"] = "día de la madre",
      ["3-19"] = "día del padre",
      ["3-8"] = "día de la mujer|día internacional de la mujer",
      ["E+0"] = "pascua|domingo de pascua|domingo de resurrección",
      ["E-2"] = "viernes santo",
      ["E-3"] = "jueves santo",
      ["E-1"] = "sábado santo|sábado de gloria",
      ["E+1"] = "lunes de pascua",
      ["E-47"] = "martes de carnaval",
      ["E-7"] = "domingo de ramos",
      ["E-46"] = "miércoles de ceniza",
      ["E+49"] = "pentecostés",
      ["E+60"] = "corpus christi",
      ["?"] = "semana santa|carnaval|ramadán|pascua judía|año nuevo chino|janucá|yom kipur",
    },
    not_number = "",
    before_one = "el|la|cada|ningún|algún", one = "uno|una",
    -- "un" in "treinta y un", "ciento un", "un mil".
    and_one = { u1 = "un|una" },
    tens = "treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa",
    hundred = [[
      ciento|doscientos|doscientas|trescientos|trescientas|cuatrocientos|cuatrocientas|quinientos|
      quinientas|seiscientos|seiscientas|setecientos|setecientas|ochocientos|ochocientas|
      novecientos|novecientas
    ]],
    thousand = "mil|millones|billones",
    -- "un" and "una" are numbers behind, and before, these; never before those.
    one_cue = [[
      solo|sólo|solamente|únicamente|nada más que|ni|al menos|por lo menos|exactamente|
      como máximo|más de|menos de
    ]],
    one_behind = "de las|de los|de ellas|de ellos|de estas|de estos|de sus|solo|sola",
    share = "parte|partes", share_lead = "la|las|una",
    not_one = "poco|tanto|momento|rato|día|vez|par|parte|cosa|año|mes|semana|hora|minuto",
    point = "coma|punto|con",
    money_scale = {
      ["1e3"] = "mil",
      ["1e6"] = "millón|millones|=M|mill.",
      ["1e9"] = "mil millones|millardos",
      ["1e12"] = "billón|billones",
    },
    cents = "centavos|céntimos|centavo|céntimo",
    of = "de|del|de el",
    with = "y|con",
    day_the = {},
    rel_the = "el|la",
    unit_the = "del",
    fiscal_word = "fiscal|escolar|calendario|santa",
    hour_lead = "a las|a la|las|la|sobre las|desde las|hasta las|para las|desde la|hasta la",
    hour_sure = [[
      a las|a la|sobre las|sobre la|desde las|desde la|hasta las|hasta la|para las|para la|
      hacia las|hacia la|son las|eran las|serán las|es la|era la|antes de las|antes de la|
      después de las|después de la|cerca de las|cerca de la|alrededor de las|alrededor de la|
      a partir de las|a partir de la|pasadas las|pasada la|a eso de las|a eso de la
    ]],
    day_word = "día",
    date_the = "el|del|al",
    of_the_year = "del año|del ejercicio",
    weekend_word = "fin de semana",
    half_of = { p2 = "medio|media" }, -- "año y medio"
    and_part = { p4 = "cuarto" },
    year_of = "del año|de año|, del año",
    plural_the = "los",
    decade_lead = [[
      años|década de los|década de|década del|decenio de|década de los años|
      años de la década de
    ]],
    decade_the = "los",
    half_noun = "mitad",
    month_of = "mes de",
    this = "este|esta",
    week_from = "del|que va del|a partir del|que comienza el|que empieza el|que comenzó el",
    about = [[
      unos|unas|casi|más de|menos de|ya|apenas|cerca de|aproximadamente|alrededor de|
      algo más de|poco más de|solo|sólo
    ]],
    hour_one = { u1 = "una" },
    clock_tail = "h|hs|hrs|horas|en punto",
    minutes = "minutos|minuto|min",
    part_of = "de la|del",
    day_point = { p = "mediodía|medio día|mediodia", a = "medianoche" },
    half_word = { a = "a.m.|am|a. m.|a.m", p = "p.m.|pm|p. m.|p.m" },
    clock_and = { ["1"] = "y|con", ["-1"] = "menos" },
    to = "a",
    any_unit = "por ciento|años",
    percent = "por ciento|por cien|porciento|por cento|por 100",
    minus = "menos",
    not_minus = "al|lo|nada|ni|o|mucho|poco",
    article = "un|una",
    ["and"] = "y|e",
    number = {
      u0 = "cero", u1 = "uno", u2 = "dos", u3 = "tres", u4 = "cuatro", u5 = "cinco", u6 = "seis",
      u7 = "siete", u8 = "ocho", u9 = "nueve", u10 = "diez", u11 = "once", u12 = "doce",
      u13 = "trece", u14 = "catorce", u15 = "quince", u16 = "dieciséis", u17 = "diecisiete",
      u18 = "dieciocho", u19 = "diecinueve", u20 = "veinte", u21 = "veintiuno|veintiún|veintiuna",
      u22 = "veintidós", u23 = "veintitrés", u24 = "veinticuatro", u25 = "veinticinco",
      u26 = "veintiséis", u27 = "veintisiete", u28 = "veintiocho", u29 = "veintinueve",
      t30 = "treinta", t40 = "cuarenta", t50 = "cincuenta", t60 = "sesenta", t70 = "setenta",
      t80 = "ochenta", t90 = "noventa", H100 = "cien|ciento", H200 = "doscientos|doscientas",
      H300 = "trescientos|trescientas", H400 = "cuatrocientos|cuatrocientas",
      H500 = "quinientos|quinientas", H600 = "seiscientos|seiscientas",
      H700 = "setecientos|setecientas", H800 = "ochocientos|ochocientas",
      H900 = "novecientos|novecientas", s12 = "docena|docenas", s10 = "decena|decenas",
      s20 = "veintena|veintenas", h100 = "centenar|centenares",
      s1000 = "mil|miles|millar|millares", s1000000 = "millón|millones",
      s1000000000 = "millardo|millardos",
      s1000000000000 = "billón|billones",
    },
    scale = { s12 = "docena|docenas", s1000 = "mil", s1000000 = "millón|millones" },
    half = { p2 = "medio|media|mitad" },
    fraction = { -- f one of several, F many of them, p either
      p2 = "medio|media", f3 = "tercio", f4 = "cuarto", f5 = "quinto|quinta",
      f6 = "sexto|sexta", f7 = "séptimo|séptima", f8 = "octavo|octava", f9 = "noveno|novena",
      f10 = "décimo|décima", f100 = "centésima|centésimo", f1000 = "milésima|milésimo",
      f1000000 = "millonésima", f1000000000000 = "billonésima",
      F2 = "medios|medias", F3 = "tercios", F4 = "cuartos", F5 = "quintos|quintas",
      F6 = "sextos|sextas", F7 = "séptimos|séptimas", F8 = "octavos|octavas",
      F9 = "novenos|novenas", F10 = "décimos|décimas", F100 = "centésimas|centésimos",
      F1000 = "milésimas|milésimos", F1000000 = "millonésimas|millonésimos",
      F1000000000000 = "billonésimas|billonésimos",
    },
    age_cue = [[
      tengo|tienes|tiene|tenemos|tienen|tenía|tenías|tenían|teniendo|tuvo|tendrá|tendrán|tendría|
      cumplo|cumple|cumples|cumplen|cumplió|cumplieron|cumplirá|cumplía|cumplido|cumplir|
      cuenta|cuentan|contaba|contaban|menor de|menores de|mayor de|mayores de|edad de|edades de|
      hombres de|mujeres de|varones de|personas de|
      hombre de|mujer de|varón de|joven de|jóvenes de|niño de|niña de|niños de|niñas de|chico de|
      chica de|adolescente de|anciano de|anciana de|bebé de|hijo de|hija de|se remonta a
    ]],
    age_about = [[
      ya|casi|solo|sólo|solamente|tan solo|tan sólo|unos|apenas|más de|menos de|los|entonces|
      para entonces|ahora|aproximadamente|cerca de|alrededor de|hasta|al menos
    ]],
    age_unit = {
      year = "año|años", month = "mes|meses", week = "semana|semanas", day = "día|días",
    },
    age_not = "de|del|para|sin|como|por|trabajando|en el cargo|después",
    age_not_before = "no|pena|penas|plazo|plazos|prisión|duración|periodo|período|tiempo|multa",
    age_tail = "de edad|de antigüedad",
    age_at = "a los|desde los|hasta los|con", age_of = "de",
    circa = "c.|ca.|circa|hacia el año",
    not_part = "más|tan|buenas|buenos|un|una|cada|las",
    not_deictic = "la|de la|por la|en la|a la|del",
    one_of = "un|una", out_of = "de cada", over = "sobre", one_in = "de cada",
    scale_sign = { s1000 = "=k", s12 = "dz|dzs|doz|dozs" },
    ordinal_idiom = "mano", -- "de segunda mano"
    ordinal = {
      ["1"] = "primero|primera|primer|primeros|primeras",
      ["2"] = "segundo|segunda|segundas",
      ["3"] = "tercero|tercera|tercer|terceros|terceras",
      ["4"] = "cuarto|cuarta|cuartas", ["5"] = "quinto|quinta|quintas",
      ["6"] = "sexto|sexta|sextas", ["7"] = "séptimo|séptima|séptimas",
      ["8"] = "octavo|octava|octavas", ["9"] = "noveno|novena|novenas",
      ["10"] = "décimo|décima", ["11"] = "undécimo|undécima|decimoprimero|decimoprimera",
      ["12"] = "duodécimo|duodécima|decimosegundo|decimosegunda",
      ["13"] = "decimotercero|decimotercera|decimotercer", ["14"] = "decimocuarto|decimocuarta",
      ["15"] = "decimoquinto|decimoquinta", ["16"] = "decimosexto|decimosexta",
      ["17"] = "decimoséptimo|decimoséptima", ["18"] = "decimoctavo|decimoctava",
      ["19"] = "decimonoveno|decimonovena",
      ["20"] = "vigésimo|vigésima", ["21"] = "vigesimoprimero|vigesimoprimera",
      ["30"] = "trigésimo|trigésima", ["40"] = "cuadragésimo|cuadragésima",
      ["50"] = "quincuagésimo|quincuagésima", ["60"] = "sexagésimo|sexagésima",
      ["70"] = "septuagésimo|septuagésima", ["80"] = "octogésimo|octogésima",
      ["90"] = "nonagésimo|nonagésima", ["100"] = "centésimo|centésima",
      ["200"] = "ducentésimo|ducentésima", ["300"] = "tricentésimo|tricentésima",
      ["400"] = "cuadringentésimo|cuadringentésima", ["500"] = "quingentésimo|quingentésima",
      ["600"] = "sexcentésimo|sexcentésima", ["700"] = "septingentésimo|septingentésima",
      ["800"] = "octingentésimo|octingentésima", ["900"] = "noningentésimo|noningentésima",
      ["1000"] = "milésimo|milésima", ["1000000"] = "millonésimo|millonésima",
      ["1000000000000"] = "billonésimo|billonésima|billonésimos",
    },
  },

  -- Lists that are others with guideline = "recognizers": zones stay outside.
  recognizers = {
    zone = {},
    whole = "todo el|toda la|todo un|toda una|otro|otra",
  },

  phone = {
    prefix = "+34", length = 9,
    patterns = { "^[6789]%d%d%d%d%d%d%d%d$", "^0?%d%d%d%d%d%d%d%d%d%d$" },
    short = { ["112"] = true, ["911"] = true, ["091"] = true, ["061"] = true },
    call = "llame llamar llama marque marcar al", cues = "tel fono fax móvil celular llam marc",
    nouns = "tel fono fax móvil celular",
    serials = "isbn issn ip dni nif versión página páginas pág nº",
  },
}
