--- Spanish.

return {
  decimal = ",",
  ordinal_suffixes = "º ª o a er ro ra do da to ta mo ma vo va no na",
  decade_suffix = "s",
  number_signs = "- − –",

  lists = {
    minus = "menos",
    article = "un|una",
    ["and"] = "y|e",
    number = {
      u0 = "cero", u1 = "uno", u2 = "dos", u3 = "tres", u4 = "cuatro", u5 = "cinco", u6 = "seis",
      u7 = "siete", u8 = "ocho", u9 = "nueve", u10 = "diez", u11 = "once", u12 = "doce",
      u13 = "trece", u14 = "catorce", u15 = "quince", u16 = "dieciséis", u17 = "diecisiete",
      u18 = "dieciocho", u19 = "diecinueve", H20 = "veinte", H21 = "veintiuno|veintiún|veintiuna",
      H22 = "veintidós", H23 = "veintitrés", H24 = "veinticuatro", H25 = "veinticinco",
      H26 = "veintiséis", H27 = "veintisiete", H28 = "veintiocho", H29 = "veintinueve",
      t30 = "treinta", t40 = "cuarenta", t50 = "cincuenta", t60 = "sesenta", t70 = "setenta",
      t80 = "ochenta", t90 = "noventa", H100 = "cien|ciento", H200 = "doscientos|doscientas",
      H300 = "trescientos|trescientas", H400 = "cuatrocientos|cuatrocientas",
      H500 = "quinientos|quinientas", H600 = "seiscientos|seiscientas",
      H700 = "setecientos|setecientas", H800 = "ochocientos|ochocientas",
      H900 = "novecientos|novecientas", s12 = "docena|docenas", s1000 = "mil|miles",
      s1000000 = "millón|millones", s1000000000 = "millardo|millardos",
      s1000000000000 = "billón|billones",
    },
    scale = { s12 = "docena|docenas", s1000 = "mil", s1000000 = "millón|millones" },
    half = { f2 = "medio|media" },
    fraction = {
      f2 = "medio|media|medios|medias", f3 = "tercio|tercios", f4 = "cuarto|cuartos",
      f5 = "quinto|quintos", f6 = "sexto|sextos", f7 = "séptimo|séptimos", f8 = "octavo|octavos",
      f9 = "noveno|novenos", f10 = "décimo|décimos",
    },
    ordinal = {
      ["1"] = "primero|primera|primer", ["2"] = "segundo|segunda", ["3"] = "tercero|tercera|tercer",
      ["4"] = "cuarto|cuarta", ["5"] = "quinto|quinta", ["6"] = "sexto|sexta",
      ["7"] = "séptimo|séptima", ["8"] = "octavo|octava", ["9"] = "noveno|novena",
      ["10"] = "décimo|décima", ["11"] = "undécimo|undécima", ["12"] = "duodécimo|duodécima",
      ["20"] = "vigésimo|vigésima", ["30"] = "trigésimo|trigésima", ["40"] = "cuadragésimo|cuadragésima",
      ["50"] = "quincuagésimo|quincuagésima", ["60"] = "sexagésimo|sexagésima",
      ["70"] = "septuagésimo|septuagésima", ["80"] = "octogésimo|octogésima",
      ["90"] = "nonagésimo|nonagésima", ["100"] = "centésimo|centésima",
      ["1000"] = "milésimo|milésima", ["1000000"] = "millonésimo|millonésima",
    },
  },

  phone = {
    prefix = "+34", length = 9,
    patterns = { "^[6789]%d%d%d%d%d%d%d%d$", "^0?%d%d%d%d%d%d%d%d%d%d$" },
    short = { ["112"] = true, ["911"] = true, ["091"] = true, ["061"] = true },
    call = "llame llamar llama marque marcar al", cues = "tel fono fax móvil celular llam marc",
    serials = "isbn issn ip dni nif versión página páginas pág nº",
  },
}
