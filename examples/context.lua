-- What is said of findings: negated, only supposed, or put in someone's mouth.
-- glean run --rules examples/context.lua FILE; `glean test` runs its examples.

local nlp = ...

nlp:list("finding", { "weapon", "weapons", "link to the cartel", "evidence of a crime", "drugs",
  "injuries", "a ransom" }, { label = "FINDING" })

-- Negation: "no", "did not find", "ruled out"; a clause ends at "but".
nlp:context {
  name = "negation", sets = { negated = true }, direction = "forward",
  match = "no|not|never|without|neither|nor | denied|denies | ruled out | free of",
  stops = { "but|however|although|except", "; | :" }, only = { "FINDING" },
}
nlp:context {
  name = "negation-after", sets = { negated = true }, direction = "backward", scope = 6,
  match = "was|were|is|are not found | was|were ruled out | was|were absent",
  stops = { "but|however|although" }, only = { "FINDING" },
}

-- Hypothetical: what might be, or would have to be.
nlp:context {
  name = "hypothetical", sets = { hypothetical = true }, direction = "forward",
  match = "if|might|may|could|whether|unless | in case | would have",
  stops = { "but|however", ";" }, only = { "FINDING" },
}

-- Attribution: what a source says.
nlp:context {
  name = "attribution", sets = { attributed = true }, direction = "both",
  match = "said|says|alleged|alleges|claimed|claims|reportedly|allegedly | according to",
  stops = { ";" }, only = { "FINDING" },
}
