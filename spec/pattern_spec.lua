local core = require "glean.core"
local glean = require "glean"
local marked = require "marked"

-- The world the examples of docs/patterns.md live in.
local function pipeline(within, pattern)
  local nlp = glean.pipeline { lang = "en" }
  nlp:list("title", { "president", "drug lord", "lord" })
  nlp:list("month", { "May", "Feb" })
  nlp:list("people", { "Jane Roe", "Bob", "Ana" }, { label = "PERSON" })
  nlp:list("places", { "Mexico", "Paris" }, { label = "PLACE" })
  nlp:list("money", { "$5", "$9" }, { label = "MONEY" })
  nlp:predicate("big", function(span) return utf8.len(span.text) > 5 end)
  nlp:use("amounts", function(doc)
    for m in doc:entities "MONEY" do m.value = { amount = tonumber(m.text:sub(2)) } end
  end, { before = "rules" })
  nlp:rule { name = "r", label = "FOUND", match = pattern, within = within, attrs = {},
    on = function(m)
      m.doc.meta.matches[#m.doc.meta.matches + 1] = m
    end }
  return nlp
end

local function show_capture(value)
  if value == nil then return "nil" end
  if type(value) ~= "table" then return value.text end
  local out = {}
  for i, span in ipairs(value) do out[i] = span.text end
  return "{" .. table.concat(out, "|") .. "}"
end

-- pattern, marked text ("//" starts a sentence), captures, within
local examples = {
  { "killed", "He was [Killed]" },
  { "senor", "El [Señor] spoke" },
  { "don't", "I [don’t]" },
  { "drug lord", "a [drug\nlord]" },
  { "drug lord", "drug\n\nlord" },
  { "drug lord", "a drug. // Lord Bob" },
  { "A.P.L", "the [A.P.L] said" },
  { "A.P.L", "the A. P. L said" },
  { "\\$9,500", "took [$9,500]" },
  { "and/or", "this [and/or] that" },
  { "10:30", "at [10:30] sharp" },
  { "50%", "up [50%]" },
  { "Who \\?", "[Who?]" },
  { '"US"', "give us to the [US]" },
  { '"\\"El\\""', 'he, ["El"], ran' },
  { "[cap & !punct & len>3]", "at Bob [Jones]" },
  { "[norm!=the] dog", "the dog, [a dog]" },
  { "p:<PERSON> brother", "[Jane Roe's brother]", { p = "Jane Roe" } },
  { "<PERSON>|Jane x:[any]?", "[Jane Roe ran]", { x = "ran" } },
  { "@title", "the [drug lord]" },
  { "t:@title n:<NAME>", "[President Jane Roe]", { t = "President", n = "Jane Roe" } },
  { "n:<NAME> Avenue", "[Fifth Avenue]", { n = "Fifth" } },
  { "@month [num]", "[Feb 22]" },
  { "was|were killed", "they [were killed]" },
  { "was killed | died", "he [died]" },
  { "was|were (killed|shot dead) | died", "he [was killed]" },
  { "a | a b", "[a b]" },
  { "x:a|b", "c [b]", { x = "b" } },
  { "(x:a|b)", "c [b]", { x = "nil" } },
  { "(x:a b | a y:b)", "[a b]", { x = "a", y = "nil" } },
  { "(x:a | x:b) c", "a [b c]", { x = "b" } },
  { "(x:a | a b) (y:(b c))?", "[a b c]", { x = "a", y = "b c" } },
  { "a+", "[a a a]" },
  { "x:a+", "[a a]", { x = "{a|a}" } },
  { "x:(a+)", "[a a]", { x = "a a" } },
  { "(x:a)? b", "[b]", { x = "nil" } },
  { "(x:a)* b", "[b]", { x = "{}" } },
  { "x:a{1}", "[a]", { x = "{a}" } },
  { "a{2,3}", "[a a a] a" },
  { "x:(a+?) y:(a*)", "[a a a]", { x = "a", y = "a a" } },
  { "x:<PERSON> (, x:<PERSON>)* and x:<PERSON>", "[Jane Roe, Bob and Ana]",
    { x = "{Jane Roe|Bob|Ana}" } },
  { "o:(a i:b) c", "[a b c]", { o = "a b", i = "b" } },
  { "seized ...{0,6} m:<MONEY>", "[seized about $5] and $9", { m = "$5" } },
  { "seized [any]{0,6} m:<MONEY>", "[seized about $5 and $9]", { m = "$9" } },
  { "cat ...{0,3} bob", "a cat. // Bob came" },
  { "cat ...{0,3} bob", "a [cat. // Bob] came", nil, "paragraph" },
  { "a ...{0,9} $", "x [a y z]" },
  { "killed (...{0,5} in p:<PLACE>)?", "[killed in cold blood in Mexico]", { p = "Mexico" } },
  { "(a ...{0,5} b) c", "[a b x b c]" },
  { "a ...{0,2} b ...{0,2} c", "[a b x b x c]" },
  { "^The [any]", "[The end] of The line" },
  { "-- who\nBob -- name", "saw [Bob]" },
  { '"--"', "so [--] yes" },
  { "/\\d{4}/", "in [2024] or 20245" },
  { "[text ~ /[A-Z]{2}/]", "an [EU] act" },
  { "<MONEY value.amount > 5>", "$5 or [$9]" },
  { "<PERSON possessive> brother", "Bob saw [Jane Roe's brother]" },
  { "(?<! not) guilty", "not guilty, [guilty]" },
  { "a (?= ...{0,2} z)", "a q [a] x z" },
  -- look-arounds that ask the same are run once
  { "(?! b) [any] (?! b) [any]", "b [a c] b" },
  { "(?= (?! b) [any] c) (?! b) [any]", "b c [a] c" },
  { "(?! b) [any] (?= (?! b) [any])", "a b [c] d" },
  { "(?<! b) [any] (?! b) [any] (?<! a b) [word]", "[b a c] d e" },
  { "(?! \"b\") [any] (?! b) c", "[B c]" },
  { "(?! [len>1]) [any] (?! [len>2]) [any]", "aaa [a aa]" },
  { "a (?! b (?= c))", "a b c [a] b d" },
  { "[cap & %big]", "Bob [Walters]" },
  -- the document scope: a gap alone crosses a blank line
  { "a b", "a\n\nb", nil, "document" },
  { "a ...{0,2} b", "a\n\nb", nil, "document" },
  { "a ...{0,2} c", "[a\n\nb c]", nil, "document" },
  { "b c", "a\n\n[b c]", nil, "document" },
}

describe("a pattern", function()
  for _, example in ipairs(examples) do
    local pattern, marks, captures, within = table.unpack(example, 1, 4)
    it(("%s finds %s"):format(pattern, marks):gsub("\n", " "), function()
      local text, spans = marked.parse((marks:gsub(" // ", " ")))
      local doc = assert(pipeline(within, pattern)(text, {
        meta = { matches = {} }, sentences = { newline = "soft" },
      }))
      local found = doc:all("entities", { label = "FOUND", overlap = "all" })
      for i, span in ipairs(found) do found[i] = { first = span.first, last = span.last } end
      assert.equal(marked.show(text, spans), marked.show(text, found))
      for name, value in pairs(captures or {}) do
        assert.equal(value, show_capture(doc.meta.matches[1][name]))
      end
    end)
  end
end)

-- pattern, code, column, part of the message
local mistakes = {
  { "was ) x", "syntax", 5, "closes nothing" },
  { "( a b", "unclosed", 1, "never closed" },
  { '"a b', "unclosed", 1, "never closed" },
  { "[cap", "unclosed", 1, "never closed" },
  { "a{2", "unclosed", 2, "never closed" },
  { "a <PERSON", "unclosed", 3, "never closed" },
  { "a(b)", "glued", 2, "space missing" },
  { "a| b", "one_sided_bar", 2, "both sides or none" },
  { "(a|b c | d)", "ambiguous_bar", 3, "write ((a|b) c | d)" },
  { "a|b+", "bar_quantifier", 4, "write (a|b)+" },
  { "a ?", "dangling", 3, "literal: \\?" },
  { "a+*", "double_quantifier", 3, "one quantifier only" },
  { "a{3,2}", "bad_range", 2, "3 is more than 2" },
  { "a{1001}", "bad_range", 2, "more than 1000" },
  { "Note: x", "bare_colon", 5, "literal: Note\\:" },
  { "$9,500", "bad_anchor", 1, "literal: \\$" },
  { "a\\q", "bad_escape", 2, "unknown escape \\q" },
  { "/a", "unclosed", 1, "literal: \\/" },
  { "x (?= a", "unclosed", 3, "never closed" },
  { "<PERSON id=3", "unclosed", 1, "never closed" },
  { "<MONEY value.amount >", "syntax", 22, "write \">\" without a space" },
  { "< 5", "syntax", 1, "literal: \\<" },
  { "a {2}", "dangling", 3, "literal: \\{" },
  { "(?a) b", "syntax", 2, "(?= ) (?! )" },
  { "a|(?= b) c", "ambiguous_bar", 3, "set it apart" },
  { "a|x:b", "ambiguous_bar", 3, "write (x:a | y:b)" },
  { "x:", "bare_colon", 2, "capture of nothing" },
  { "/a(/", "bad_regex", 4, "missing closing parenthesis" },
  { "/a/q", "bad_regex", 4, "flags are letters of imsx" },
  { "[text ~ /+/]", "bad_regex", 10, "quantifier does not follow" },
  { "[text ~ 5]", "bad_value", 9, "expected behind ~" },
  { "[len ~ /5/]", "bad_value", 2, "no string for ~" },
  { "[text]", "bad_value", 2, "needs a value" },
  { "[cap=yes]", "bad_value", 5, "takes no value" },
  { "[text<b]", "bad_value", 7, "= != ~ alone" },
  { "[case=Upper]", "bad_value", 7, "none, lower, title" },
  { "<NAME len > 3>", "bad_value", 7, "no annotation" },
  { "<PERSON len>3>", "bad_value", 9, "a space before" },
  { "<PERSON idd=3>", "unknown_attribute", 9, "no annotation attribute 'idd' (did you mean id?" },
  { "[label=x]", "unknown_attribute", 2, "no token attribute" },
  { "[caps]", "unknown_attribute", 2, "did you mean cap?" },
  { "[len=big]", "bad_value", 6, "len is a number" },
  { "[kind=verb]", "bad_value", 7, "kind is one of" },
  { "text:a", "bad_capture", 1, "a field of every match" },
  { "a?", "empty_match", 1, "nothing at all" },
  { "", "empty_match", 1, "nothing at all" },
  { "a ...{0,3} b?", "idle_gap", 3, "never grows" },
  { "a ... b", "open_gap", 3, "bound it", "document" },
  { "(a{999}){999}", "too_big", 1, "998001 states" },
  { "(?= x:a) b", "look_capture", 5, "no captures" },
  { "x:(?= a) b", "ambiguous_bar", 3, "no item to name" },
  { "(?=a)+ b", "look_quantifier", 6, "cannot be repeated" },
  { "(?=(?=(?=(?=(?=a", "look_depth", 13, "more than 4 deep" },
  { "(?= a?) b", "empty_match", 5, "nothing at all" },
  { "(?<= ...{0,3} a) b", "idle_gap", 6, "look-behind may start anywhere" },
  { "a ^ b", "never", 3, "nothing precedes a sentence start" },
  { "a $ b", "never", 3, "nothing follows a sentence end" },
  { "(a | $) b", "never", 6, "nothing follows" },
  { "[cap & !cap]", "never", 1, "contradict" },
  { "x [len>5 & len<3]", "never", 3, "contradict" },
  { "[kind=word & num]", "never", 1, "contradict" },
  { "[text=a & text=b]", "never", 1, "contradict" },
  { "<PERSON id=a & !id=a>", "never", 1, "contradict" },
  { "(?!a) a", "never", 1, "contradicts the word behind it" },
  { "(?= a) b", "never", 1, "contradicts the word behind it" },
  { "not (?<! not) a", "never", 5, "contradicts the word before it" },
  { "/Jane Roe/", "never", 1, "no white space" },
  { "a \u{200B} b", "never", 3, "without tokens" },
  { "ñ )", "syntax", 3, "closes nothing" },
  { "a \xFF b", "utf8", 3, "invalid UTF-8" },
  { "<PERSN>", "unknown_label", 2, "did you mean PERSON?" },
  { "@tilte", "unknown_list", 2, "did you mean title?" },
  { "%bg", "unknown_predicate", 2, "did you mean big?" },
  { "[cap & %bug]", "unknown_predicate", 9, "did you mean big?" },
}

describe("a mistaken pattern", function()
  it("is one of forty and more", function()
    local seen = {}
    for _, mistake in ipairs(mistakes) do seen[mistake[1]] = true end
    local n = 0
    for _ in pairs(seen) do n = n + 1 end
    assert.is_true(n >= 40)
  end)

  for _, mistake in ipairs(mistakes) do
    local pattern, code, column, message, within = table.unpack(mistake, 1, 5)
    it(("%q gives %s"):format(pattern, code), function()
      local ok, err = pcall(function() pipeline(within, pattern):compile() end)
      assert.is_false(ok)
      assert.equal(code, err.code, tostring(err))
      assert.equal(column, err.column)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
      assert.is_truthy(tostring(err):find("pattern_spec.lua:%d+:%d+: "), tostring(err))
    end)
  end
end)

describe("matching", function()
  it("takes time linear in the text for nested quantifiers", function()
    local nlp = glean.pipeline {}
    nlp:rule { label = "X", match = "(a+)+ b", within = "document" }
    local doc = assert(nlp(("a "):rep(20000)))
    assert.equal(0, #doc:all "entities")
    doc = assert(nlp(("a "):rep(20000) .. "b"))
    assert.equal(1, #doc:all "entities")
  end)

  it("steps over annotations of 100,000 tokens, whatever the size of the pattern", function()
    local n = 100000
    local doc = assert(glean.parse(("a "):rep(n) .. "z"))
    for i = 0, 3 do
      doc:annotate { first = 1 + 2 * i, last = 2 * n - 1 - 2 * i, label = "LONG", confidence = i }
    end
    local others = {}
    for i = 1, 2000 do others[i] = "w" .. i end
    local pattern = assert(core.pattern("x:<LONG> a{0,20} z | (" .. table.concat(others, " | ")
      .. ") <LONG> q | (?<= <LONG confidence > 2>) y:a", "document"))
    local matches, seen = assert(core.matches(doc, pattern)), {}
    for m in function() return matches:next() end do
      matches:take()
      seen[#seen + 1] = ("%d-%d %s"):format(m.first, m.last, m.x and m.x.first or m.y.first)
    end
    -- the longest of all, which begins first, leaves nothing to the others
    assert.same({ "1-200001 1" }, seen)
    assert.equal(2 * n - 7 + 2, doc:find("(?<= <LONG confidence > 2>) a").first)
  end)

  it("finds and iterates from left to right", function()
    local doc = assert(glean.parse "Mr. Roe paid. Ms. Poe paid.")
    assert.equal(5, doc:find "[cap] paid".first)
    assert.equal(19, doc:find("[cap] paid", 6).first)
    assert.is_nil(doc:find "nothing here")
    local seen = {}
    for m in doc:gmatch "n:[cap] paid" do seen[#seen + 1] = m.n.text end
    assert.same({ "Roe", "Poe" }, seen)
  end)
end)
