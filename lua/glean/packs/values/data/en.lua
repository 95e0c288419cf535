--- English.

return {
  decimal = ".",
  ordinal_suffixes = "st nd rd th",
  decade_suffix = "s",
  number_signs = "- − –",

  lists = {
    minus = "minus|negative",
    article = "a|an",
    ["and"] = "and",
    number = {
      u0 = "zero|nought|naught|nil", u1 = "one", u2 = "two", u3 = "three", u4 = "four", u5 = "five", u6 = "six",
      u7 = "seven", u8 = "eight", u9 = "nine", u10 = "ten", u11 = "eleven", u12 = "twelve",
      u13 = "thirteen", u14 = "fourteen", u15 = "fifteen", u16 = "sixteen", u17 = "seventeen",
      u18 = "eighteen", u19 = "nineteen", t20 = "twenty", t30 = "thirty", t40 = "forty|fourty",
      t50 = "fifty", t60 = "sixty", t70 = "seventy", t80 = "eighty", t90 = "ninety",
      h100 = "hundred", s12 = "dozen", s1000 = "thousand", s1000000 = "million|mln|mio",
      s1000000000 = "billion|bln|bn", s1000000000000 = "trillion|tln|tn", s100000 = "lakh|lakhs|lac",
      s10000000 = "crore|crores",
    },
    scale = {
      h100 = "hundred", s12 = "dozen", s1000 = "thousand", s1000000 = "million",
      s1000000000 = "billion", s1000000000000 = "trillion",
    },
    half = { f2 = "half" },
    fraction = {
      f2 = "half|halves", f3 = "third|thirds", f4 = "quarter|quarters|fourth|fourths",
      f5 = "fifth|fifths", f6 = "sixth|sixths", f7 = "seventh|sevenths", f8 = "eighth|eighths",
      f9 = "ninth|ninths", f10 = "tenth|tenths", f12 = "twelfth|twelfths", f16 = "sixteenth|sixteenths",
      f20 = "twentieth|twentieths", f100 = "hundredth|hundredths", f1000 = "thousandth|thousandths",
    },
    ordinal = {
      ["1"] = "first", ["2"] = "second", ["3"] = "third", ["4"] = "fourth", ["5"] = "fifth",
      ["6"] = "sixth", ["7"] = "seventh", ["8"] = "eighth", ["9"] = "ninth", ["10"] = "tenth",
      ["11"] = "eleventh", ["12"] = "twelfth", ["13"] = "thirteenth", ["14"] = "fourteenth",
      ["15"] = "fifteenth", ["16"] = "sixteenth", ["17"] = "seventeenth", ["18"] = "eighteenth",
      ["19"] = "nineteenth", ["20"] = "twentieth", ["30"] = "thirtieth", ["40"] = "fortieth",
      ["50"] = "fiftieth", ["60"] = "sixtieth", ["70"] = "seventieth", ["80"] = "eightieth",
      ["90"] = "ninetieth", ["100"] = "hundredth", ["1000"] = "thousandth", ["1000000"] = "millionth",
    },
  },

  phone = {
    prefix = "+1", length = 10, -- the North American Numbering Plan
    patterns = { "^1?[2-9]%d%d[2-9]%d%d%d%d%d%d$", "^[2-9]%d%d%d%d%d%d$" },
    short = { ["911"] = true, ["112"] = true, ["999"] = true, ["311"] = true, ["411"] = true },
    call = "call dial dialed called phone",
    cues = "call tel phone fax cell mobile number dial",
    serials = "isbn issn ip ssn version v page pages p no vol sku id card serial zip",
  },
}
