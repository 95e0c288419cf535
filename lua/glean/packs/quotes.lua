--- The pack `quotes`: who speaks in a quotation.  Needs PERSON mentions.

local nlp = ...

local said = {
  en = { "said", "says", "say", "told", "tells", "added", "adds", "asked", "asks", "replied",
    "answered", "explained", "explains", "wrote", "writes", "noted", "recalled", "warned",
    "admitted", "argued", "claimed", "insisted", "declared", "announced", "stated", "testified",
    "joked", "quipped", "complained", "conceded", "concluded", "commented", "remarked", "tweeted",
    "posted", "called", "described", "shouted", "whispered", "cried", "continued", "repeated",
    "predicted", "suggested", "acknowledged", "denied", "protested", "boasted", "read", "promised",
    "vowed", "pledged", "cautioned", "countered", "emphasized", "stressed", "maintained",
    "lamented", "observed", "reported", "responded", "muttered", "yelled", "pleaded", "confessed",
    "disclosed", "urged", "begged", "reads", "argues", "claims", "insists", "warns", "notes",
    "recalls", "believes", "thinks" },
  es = { "dijo", "dice", "dijeron", "afirmó", "añadió", "agregó", "aseguró", "explicó", "señaló",
    "indicó", "declaró", "comentó", "manifestó", "expresó", "preguntó", "respondió", "contestó",
    "replicó", "sostuvo", "apuntó", "bromeó", "protestó", "lamentó", "reconoció", "admitió",
    "advirtió", "recordó", "insistió", "contó", "escribió", "concluyó", "subrayó", "destacó",
    "anunció", "negó", "exclamó", "gritó", "relató", "informó", "precisó", "resumió", "prometió",
    "criticó", "pidió", "aclaró", "confesó", "denunció", "opinó", "matizó", "ironizó", "zanjó",
    "alegó", "avisó", "testificó", "repitió", "murmuró", "susurró", "afirma", "añade", "agrega",
    "asegura", "explica", "señala", "indica", "declara", "comenta", "manifiesta", "expresa",
    "pregunta", "responde", "contesta", "replica", "sostiene", "apunta", "protesta",
    "lamenta", "reconoce",
    "admite", "advierte", "recuerda", "insiste", "cuenta", "escribe", "concluye", "subraya",
    "destaca", "anuncia", "niega", "opina", "aclara", "critica", "promete", "ha dicho",
    "había dicho", "ha afirmado", "ha asegurado", "ha explicado", "ha declarado", "ha señalado",
    "ha añadido", "ha reconocido", "ha anunciado", "decía", "decían", "dicen" },
}

-- $S is the speaker, $BARE a token that is no mark of quotations.
local pieces = { S = "speaker:<PERSON>", BARE = "[word | num | text = \",\"]" }

local cues = {
  en = {
    { "said-by", "@quotes_said ((the|a|an) [word]{1,3} ,? | ([cap & word] \\.?){1,4})?? $S" },
    { "says-and", "$S (, ...{1,20} (,|–|—) | ,)? @quotes_said $BARE{1,25}? and|but @quotes_said" },
    { "says", "$S (, ...{1,20} (,|–|—))? (also|later|then|once|has|had|have){0,2} @quotes_said" },
    { "according-to", "according to $S" },
    { "he-said", "pronoun:he|she|they (also|later|then)? @quotes_said" },
    { "said-he", "@quotes_said pronoun:he|she|they" },
    { "somebody-said", "@quotes_said" },
  },
  es = {
    { "said-by", "@quotes_said ((el|la|los|las) [word]{1,3} ,? | ([cap & word] \\.?){1,4})?? $S" },
    { "says-and", "$S (, ...{1,20} , | ,)? @quotes_said $BARE{1,25}? y|e|pero @quotes_said" },
    { "says", "$S (, ...{1,20} , | ,)? (también|luego|después|ya)? (se|le|les|me|nos)?"
      .. " @quotes_said" },
    { "according-to", "según ((el|la|los|las) [word]{1,3})?? $S" },
    { "he-said", "pronoun:él|ella|ellos|ellas @quotes_said" },
    { "somebody-said", "@quotes_said" },
  },
}

local lang = said[nlp.lang] and nlp.lang or "en"
nlp:list("quotes_said", said[lang])
for _, cue in ipairs(cues[lang]) do
  local pattern = cue[2]:gsub("%$(%u+)", pieces)
  nlp:quotes { name = "quotes/" .. cue[1], match = pattern }
end
