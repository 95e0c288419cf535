local glean = require "glean"
local ruletest = require "glean.ruletest"

local function pipeline(match, within)
  local nlp = glean.pipeline { lang = "en" }
  nlp:list("title", { "President", "Gov." })
  nlp:list("places", { "Paris", "Mexico City" }, { label = "PLACE" })
  nlp:predicate("long", function(span) return #span.text > 5 end)
  nlp:rule { name = "r", label = "R", match = match, within = within }
  return nlp
end

-- pattern, text: the element that fails, why, what matched, stood there, the
-- nearest that would do, inside the scope?
local cases = {
  { "was killed in <PLACE>", "He was killed near Paris.", "in", "token", "was killed", "near" },
  { "was killed in <PLACE>", "He was killed in London, not Paris.", "<PLACE>", "label",
    "was killed in", "London", "Paris", true },
  { "t:@title n:<NAME> spoke", "President Roe said so. Ana spoke.", "spoke", "token",
    "President Roe", "said", "spoke", false },
  { "killed (in|at) <PLACE>", "They were killed", "in", "end", "killed" },
  { "seized ...{0,2} [num]", "seized a lot of old cars, 12 in all", "[num]", "token",
    "seized", "a", "12", true },
  { "[cap & %long] fell", "Bob fell", "[cap & %long]", "token", nil, "Bob" },
  { "the end $", "the end of it", "$", "anchor", "the end", "of" },
  { "a (?! b) [any]", "a b", "(?! b)", "look", "a", "b" },
  { "<PLACE> fell", "Nobody fell", "<PLACE>", "label", nil, "Nobody" },
  { "/\\d+/ men", "12 women", "men", "token", "12", "women" },
}

describe("an explanation", function()
  for _, case in ipairs(cases) do
    local pattern, text, element, reason, partial, stood, nearest, inside = table.unpack(case, 1, 8)
    it(("names what fails in %s on %s"):format(pattern, text), function()
      local why = assert(pipeline(pattern):explain("r", text))
      assert.is_false(why.matched)
      assert.equal(element, why.element)
      assert.equal(reason, why.reason)
      assert.equal(partial, why.partial and why.partial.text)
      assert.equal(stood, why.stood and why.stood.text)
      if nearest then
        assert.equal(nearest, why.nearest.text)
        assert.equal(inside, why.inside)
      end
      assert.equal(pattern:find(element, 1, true), why.column)
      assert.is_truthy(tostring(why):find("\n  " .. (" "):rep(why.column - 1) .. "^", 1, true))
    end)
  end

  it("reads as a sentence", function()
    local text = "He was killed in London, not Paris."
    local why = pipeline("was killed in <PLACE>"):explain("r", text)
    assert.equal(table.concat({
      "rule 'r' does not match",
      "  was killed in <PLACE>",
      "                ^^^^^^^",
      '  the farthest try matched "was killed in" at 1:4',
      '  <PLACE> was wanted; there stands "London" at 1:18',
      '  the nearest that would do is "Paris" at 1:30',
    }, "\n"), tostring(why))
  end)

  it("keeps to the place it is asked about", function()
    local nlp, text = pipeline "a b c", "a x. a b x. a b c"
    assert.is_true(nlp:explain("r", text).matched)
    assert.equal("b", nlp:explain("r", text, 1).element)
    assert.equal("c", nlp:explain("r", text, 6).element)
    assert.is_true(nlp:explain("r", text, 13).matched)
  end)

  it("says when the rule keeps nothing of what it matches", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "r", label = "R", match = "a b", on = function() return false end }
    local why = nlp:explain("r", "a b")
    assert.is_true(why.matched)
    assert.is_false(why.kept)
    assert.is_truthy(tostring(why):find("keeps none of it", 1, true))
  end)

  it("takes a document, and tells of mistakes", function()
    local nlp = pipeline "a b"
    local doc = assert(nlp "a c")
    assert.equal("b", nlp:explain("r", doc).element)
    assert.has_error(function() nlp:explain("x", doc) end)
    assert.has_error(function() nlp:explain("r", doc, 99) end)
    assert.is_nil((nlp:explain("r", "\xFF")))
    assert.is_nil(nlp:explain("r", "").reason)
  end)
end)

describe("an explanation of a regular expression", function()
  local function nlp_of(regex, within)
    local nlp = glean.pipeline {}
    return nlp:rule { name = "r", label = "X", regex = regex, within = within }
  end

  it("says what the farthest attempt read, and where it fails", function()
    local tries = { -- what was read stands in [ ]
      { [[\bGov\. [A-Z][a-z]+]], "The [Gov. ]jane spoke. A Gov went.", "j" },
      { [[\$\d+ million]], "It cost $5, then [$10 m]any. $7 more.", "a" },
      { [[(?<year>\d{4})-\d\d]], "In 20 and [1999-1]é.", "é" },
      { [[(?i)señor x]], "El [SEÑOR ]y", "y" },
      { [[(?<=a )b c]], "b c, a [b ]d", "d" },
    }
    for _, case in ipairs(tries) do
      local text, spans = ruletest.unmark(case[2])
      local why = assert(nlp_of(case[1]):explain("r", text))
      assert.is_false(why.matched)
      assert.equal("regex", why.reason)
      assert.same({ spans[1].first, spans[1].last }, { why.partial:range() }, case[1])
      assert.equal(case[3], why.stood.text)
    end
  end)

  it("tells of the end of a sentence, of no attempt, of a match, of one place", function()
    local why = assert(nlp_of("left home"):explain("r", "She left. Home is far."))
    assert.equal("l", why.partial.text:sub(1, 1))
    why = assert(nlp_of("qx"):explain("r", "She left."))
    assert.is_nil(why.partial)
    assert.matches("no attempt gets past its first character", tostring(why))
    assert.is_true(nlp_of("She"):explain("r", "She left.").matched)
    local nlp = nlp_of("a[bc]d")
    assert.equal(1, nlp:explain("r", "abx a acx").partial.first)
    assert.equal("ab", nlp:explain("r", "abx a ac", 1).partial.text)
    assert.matches('reads "ab" at 1:1, and fails at "x" at 1:3', tostring(nlp:explain("r", "abx")))
    assert.matches('reads "ab" at 1:1, where the sentence ends', tostring(nlp:explain("r", "ab")))
  end)

  it("stands in the report of a missed example", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "r", label = "X", regex = "a[bc]d", examples = { "[abx]" } }
    local ok, report = nlp:test()
    assert.is_false(ok)
    assert.matches('the farthest attempt reads "ab"', tostring(report))
  end)
end)
