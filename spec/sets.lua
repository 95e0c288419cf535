--- How many sentence starts are found in sets of texts that are not part of the
-- project.  `counts(path, lang, opts)` reads JSON lines of { text =, sentences =
-- { { start, end }, … } } with 0-based half-open bytes and returns the number of
-- sentences, of false and of missed starts.  The table below has the counts of
-- the last accepted version: set, language, options, sentences, false, missed.

local glean = require "glean"

local sets = {}

local keep = { quotations = "keep" }

sets.table = {
  { "golden/english_golden_rules", "en", keep, 80, 0, 0 },
  { "golden/all.en", "en", keep, 799, 13, 4 },
  { "golden/all.es", "es", keep, 83, 0, 0 },
  { "golden/all.de", "de", keep, 60, 1, 0 },
  { "golden/all.it", "it", keep, 42, 0, 0 },
  { "golden/all.fr", "fr", keep, 7, 0, 0 },
  { "golden/all.da", "da", keep, 137, 0, 0 },
  { "golden/all.ru", "ru", keep, 43, 1, 0 },
  { "golden/all.ja", "ja", keep, 52, 0, 0 },
  { "golden/all.hy", "hy", keep, 46, 0, 0 },
  { "golden/all.kk", "kk", keep, 16, 0, 1 },
  { "golden/all.am", "am", keep, 3, 0, 0 },
  { "golden/all.ar", "ar", keep, 15, 0, 5 },
  { "golden/all.bg", "bg", keep, 7, 1, 0 },
  { "golden/all.el", "el", keep, 3, 0, 0 },
  { "golden/all.fa", "fa", keep, 3, 0, 0 },
  { "golden/all.hi", "hi", keep, 2, 0, 0 },
  { "golden/all.mr", "mr", keep, 8, 0, 0 },
  { "golden/all.my", "my", keep, 2, 0, 0 },
  { "golden/all.nl", "nl", keep, 5, 0, 0 },
  { "golden/all.pl", "pl", keep, 1, 0, 0 },
  { "golden/all.sk", "sk", keep, 5, 0, 0 },
  { "golden/all.ur", "ur", keep, 3, 0, 0 },
  { "golden/all.zh", "zh", keep, 4, 0, 0 },
  { "ud/en_ewt-dev", "en", {}, 2001, 16, 234 },
  { "ud/en_gum-dev", "en", {}, 1575, 3, 44 },
  { "ud/es_gsd-dev", "es", {}, 1400, 1, 18 },
  { "ud/fr_gsd-dev", "fr", {}, 1476, 7, 28 },
  { "ud/de_gsd-dev", "de", {}, 799, 2, 18 },
  { "ud/it_isdt-dev", "it", {}, 564, 1, 30 },
  { "ud/pt_bosque-dev", "pt", {}, 1172, 3, 158 },
  { "ud/nl_alpino-dev", "nl", {}, 718, 0, 3 },
  { "ud/pl_pdb-dev", "pl", {}, 2215, 7, 64 },
  { "ud/ru_gsd-dev", "ru", {}, 579, 3, 12 },
  { "ud/ja_gsd-dev", "ja", {}, 507, 1, 2 },
  { "ud/zh_gsd-dev", "zh", {}, 500, 0, 4 },
  { "biomed/craft_dev", "en", {}, 2289, 1, 2 },
  { "legal/en_bva_dev", "en", {}, 3073, 58, 140 },
  { "legal/en_cyber_crime_dev", "en", {}, 8293, 450, 676 },
  { "legal/en_intellectual_property_dev", "en", {}, 6206, 418, 369 },
  { "legal/en_scotus_dev", "en", {}, 6093, 335, 655 },
}

local function each(path)
  local json = require "cjson"
  local lines = io.lines(path)
  return function()
    local line = lines()
    return line and json.decode(line)
  end
end

local function starts_of(text, opts)
  local starts = {}
  for first in glean.sentences(text, opts) do starts[#starts + 1] = first end
  return starts
end

--- Compare with what is expected; the start of the text does not count.
function sets.counts(path, lang, opts)
  local all, extra, missed = 0, 0, 0
  local how = { lang = lang }
  for key, value in pairs(opts) do how[key] = value end
  for doc in each(path) do
    local want, first = {}, doc.text:find "%S" or 1
    for _, span in ipairs(doc.sentences) do
      all = all + 1
      local at = doc.text:find("%S", math.tointeger(span[1]) + 1)
      if at and at > first then want[at] = true end
    end
    for _, at in ipairs(starts_of(doc.text, how)) do
      if at > first and not want[at] then extra = extra + 1 end
      want[at] = nil
    end
    for _ in pairs(want) do missed = missed + 1 end
  end
  return all, extra, missed
end

return sets
