--- The pack `quotes`: who speaks in a quotation.  Needs PERSON mentions.

local nlp = ...

local said = {
  en = { "said", "says", "say", "told", "tells", "added", "adds", "asked", "asks", "replied",
    "answered", "explained", "explains", "wrote", "writes", "noted", "recalled", "warned",
    "admitted", "argued", "claimed", "insisted", "declared", "announced", "stated", "testified",
    "joked", "quipped", "complained", "conceded", "concluded", "commented", "remarked", "tweeted",
    "posted", "called", "described", "shouted", "whispered", "cried", "continued", "repeated",
    "predicted", "suggested", "acknowledged", "denied", "protested", "boasted", "read" },
  es = { "dijo", "dice", "dijeron", "afirmó", "añadió", "agregó", "aseguró", "explicó", "señaló",
    "indicó", "declaró", "comentó", "manifestó", "expresó", "preguntó", "respondió", "contestó",
    "replicó", "sostuvo", "apuntó", "bromeó", "protestó", "lamentó", "reconoció", "admitió",
    "advirtió", "recordó", "insistió", "contó", "escribió", "concluyó", "subrayó", "destacó",
    "anunció", "negó", "exclamó", "gritó", "relató", "informó", "precisó", "resumió" },
}

-- $S is the speaker with up to three capitalised words (a title) in front.
local cues = {
  en = {
    { "said-by", "@quotes_said ((the|a|an) [word]{1,3} ,? | ([cap & word] \\.?){1,4})?? $S" },
    { "says", "$S (, ...{1,20} (,|–|—))? (also|later|then|once|has|had|have){0,2} @quotes_said" },
    { "according-to", "according to $S" },
    { "he-said", "pronoun:he|she|they (also|later|then)? @quotes_said" },
    { "said-he", "@quotes_said pronoun:he|she|they" },
    { "somebody-said", "@quotes_said" },
  },
  es = {
    { "said-by", "@quotes_said ((el|la|los|las) [word]{1,3} ,? | ([cap & word] \\.?){1,4})?? $S" },
    { "says", "$S (, ...{1,20} ,)? (también|luego|después)? @quotes_said" },
    { "according-to", "según ((el|la|los|las) [word]{1,3})?? $S" },
    { "he-said", "pronoun:él|ella|ellos|ellas @quotes_said" },
    { "somebody-said", "@quotes_said" },
  },
}

local lang = said[nlp.lang] and nlp.lang or "en"
nlp:list("quotes_said", said[lang])
for _, cue in ipairs(cues[lang]) do
  local pattern = cue[2]:gsub("%$S", "speaker:<PERSON>")
  nlp:quotes { name = "quotes/" .. cue[1], match = pattern }
end
