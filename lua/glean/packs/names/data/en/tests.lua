--- English: what each rule of the pack `names` must find, and must not.
-- Sentences written for glean.

return {
  title = {
    examples = { "Yesterday [Gov.] Quintana met [Deputy Secretary of State] Rowan Teale." },
    never = { "The governor spoke.", "A general meeting was held." },
  },
  titled = {
    examples = { "Yesterday Gov. [Inés Quintana] met Judge [R. Tolland]’s clerk.",
      "They caught the drug lord [Efrain Solis].",
      "It went to Lt. Col. [Adrienne Moss]." },
    never = { "The President spoke on Monday.", "She bought a major Danish bank." },
  },
  nicknamed = {
    examples = { "Police found [Ismael “El Tordo” Rivas] at home.",
      "Police found [Ismael “El Tordo” Rivas Soler] at home." },
    never = { "She called it “Gone” Tuesday.", "He read “Dune” in May." },
  },
  ["known-as"] = {
    examples = { "A man known as “[El Tordo],” was killed." },
    never = { "A bird known as “the red one,” was seen." },
  },
  ["given-family"] = {
    examples = { "In court [Walter J. Huxley Jr.] sat near [Beatriz de la Fuente].",
      "[Sandra Felton-Marsh]’s book sold well." },
    never = { "We saw Walter on Monday.", "They played the Stanley Cup final." },
  },
  ["given-word-family"] = {
    examples = { "They asked [Grace Walker] and [Mark Stone]." },
    never = { "Grace is a virtue.", "Mark the date." },
  },
  ["given-stop"] = {
    examples = { "Then [Beatriz May] left in June." },
    never = { "He will see Beatriz May 5." },
  },
  ["titled-stop"] = {
    examples = { "They met Mrs. [May] in June." },
    never = { "Mrs. Roe may go." },
  },
  ["place-pair"] = {
    examples = { "She left [Washington, D.C.] early." },
    never = { "Washington left." },
  },
  ["place-small"] = {
    examples = { "i live in [nairobi] now" },
    never = { "he keeps turkey in china", "the nairobi marathon" },
  },
  ["initial-family"] = {
    examples = { "The book is by [J. R. Tolland]." },
    never = { "A Korean court ruled.", "The U.S. Senate voted." },
  },
  ["family-known"] = {
    examples = { "We met [Dewa Sullivan] there." },
    never = { "Yesterday Sullivan spoke." },
  },
  said = {
    examples = { "Then [Krenzel] said so.", "[Odile Varnish], who said so, left." },
    never = { "The report said so.", "Officials said so." },
  },
  ["said-before"] = {
    examples = { "“No,” said [Krenzel], and left." },
    never = { "“No,” said the clerk." },
  },
  aged = {
    examples = { "Next came [Zrenk Vobol], 45, of Oslo." },
    never = { "In May, 45, maybe 50 people came." },
  },
  role = {
    examples = { "We asked spokesman [Vobol Krenzel] there." },
    never = { "We asked the spokesman Monday." },
  },
  relative = {
    examples = { "They saw [Huxley]’s sister." },
    never = { "They saw Huxley’s museums." },
  },
  office = {
    examples = { "It came from the [Krenzel] administration." },
    never = { "It came from the administration.", "The Mexico campaign failed." },
  },
  greeted = {
    examples = { "Dear [Zrenka], thanks.", "Hi [Odile]!" },
    never = { "Dear customer, thanks.", "Hi there." },
  },
  apposed = {
    examples = { "He met [Zrenka Odvar], its chief executive, at noon." },
    never = { "He read Zrenka Odvar, a long novel, at noon.",
      "It rained in Costa Rica, a friend said." },
  },
  given = {
    examples = { "We saw [Beatriz] there." },
    never = { "We saw Hope there.", "Write to @Beatriz now." },
  },
  family = {
    examples = { "We saw [Kowalski] there." },
    never = { "We saw Stone there." },
  },
  ["two-words"] = {
    examples = { "We met [Vobol Zrenk] there." },
    never = { "We met Vobol there.", "Vobol Zrenk came." },
  },
  org = {
    examples = { "She works at [Reuters], not at [Procter & Gamble]." },
    never = { "He set a target.", "It is shut." },
  },
  ["org-suffix"] = {
    examples = { "They sued [Gannet Steel Corp.] and [Zrenk & Sons Inc.] in May." },
    never = { "They sued the company.", "They left in the limited time." },
  },
  ["org-head"] = {
    examples = { "Ask the [Wexcombe City Council] or the [Tallow Gazette]." },
    never = { "Ask the council.", "The Council met." },
  },
  ["org-of"] = {
    examples = { "She left the [University of Tallow], the [Department of Roads and Bridges] "
      .. "and the [University of California, Berkeley]." },
    never = { "The department of nothing.", "A bank of clouds." },
  },
  ["org-first"] = {
    examples = { "They robbed [Banco del Norte] and [Grupo Alfaro]." },
    never = { "They robbed a banco." },
  },
  acronym = {
    examples = { "The head of the [ZRKB] resigned." },
    never = { "The CEO has a TV.", "The USA won.", "THIS IS LOUD." },
  },
  ["org-acronym"] = {
    examples = { "The Wexcombe City Council ([WCC]) met." },
    never = { "The council (WCC) met." },
  },
  platform = {
    examples = { "She said so in a post on [X] today." },
    never = { "Mark it with an X on the map.", "A medium post." },
  },
  ["org-context"] = {
    examples = { "Shares of [Zrenkov] fell, said an analyst at [Tallow Vane]." },
    never = { "Shares of the firm fell." },
  },
  country = {
    examples = { "[Germany] and [Sri Lanka]’s teams met." },
    never = { "A turkey and fine china." },
  },
  place = {
    examples = { "She flew from [Nairobi] to [New York] and [Guadalajara]’s north.",
      "[Ohio] Gov. Rowan Teale spoke." },
    never = { "Paris Hilton came.", "A reading in a nice bath." },
  },
  ["place-head"] = {
    examples = { "They swam in the [Wexcombe River] near [Tallow Street]." },
    never = { "They swam in the river.", "The River rose." },
  },
  ["place-first"] = {
    examples = { "We climbed [Mount Zrenk] and crossed [Lake Vobol]." },
    never = { "We climbed the mount." },
  },
  ["place-state"] = {
    examples = { "She lives near [Tallow], Ohio, not [Wexcombe], NY." },
    never = { "She lives near the mill, Ohio says." },
  },
  ["state-code"] = {
    examples = { "She lives in Fairfax, [VA] now." },
    never = { "VA is short.", "He said OK." },
  },
  ["place-doubtful"] = {
    examples = { "She grew up in [Columbus] and moved to [Reading]." },
    never = { "Columbus sailed.", "Reading is fun." },
  },
  ["place-of"] = {
    examples = { "He left the village of [Zrenkov]." },
    never = { "He left the village of his youth." },
  },
  ["in-place"] = {
    examples = { "He lives quietly near [Zrenkov]." },
    never = { "He lives near it.", "He came in April." },
  },
  norp = {
    examples = { "The [Danish] team beat the [Sri Lankans]; [Republicans] watched." },
    never = { "She will polish it.", "They speak." },
  },
}
