local glean = require "glean"

local P = glean.P
local a, b = P.word "a", P.word "b"

-- a value, its string
local cases = {
  { P.word "a b", "a b" },
  { P.word "$9,500 (and/or) 50%", [[\$9,500 \(and\/or\) 50\%]] },
  { P.word "...", [[\.\.\.]] },
  { P.word "-- x", [[\-\- x]] },
  { P.exact 'say "A\\B"', [["say \"A\\B\""]] },
  { P.re("x+/y", "i"), [[/x+\/y/i]] },
  { P.re [[a\/b\\]], [[/a\/b\\/]] },
  { P.tok "cap & len>3", "[cap & len>3]" },
  { P.ann "X", "<X>" },
  { P.ann("X", "id=5"), "<X id=5>" },
  { P.list "t", "@t" },
  { P.pred "p", "%p" },
  { P.gap(0, 8), "...{0,8}" },
  { P.gap(), "..." },
  { P.gap(2), "...{2,}" },
  { P.first * a, "^ a" },
  { a * P.last, "a $" },
  { a * b, "a b" },
  { a + b, "(a | b)" },
  { a + b + "c d", "(a | b | c d)" },
  { a ^ 0, "a*" },
  { a ^ 1, "a+" },
  { a ^ -1, "a?" },
  { a ^ 3, "a{3,}" },
  { a ^ -3, "a{0,3}" },
  { a ^ { 2, 4 }, "a{2,4}" },
  { (a * b) ^ 0, "(a b)*" },
  { P.word "a b" ^ 1, "(a b)+" },
  { P.lazy(a ^ 0), "a*?" },
  { a % "n", "n:(a)" },
  { P.cap("n", a), "n:(a)" },
  { a * b % "n", "n:(a b)" },
  { a * (b % "n"), "a n:(b)" },
  { (a % "n") ^ 0, "(n:(a))*" },
  { a ^ 0 % "n", "n:(a*)" },
  { #a, "(?=a)" },
  { -a, "(?!a)" },
  { -#a, "(?!a)" },
  { P.behind(a), "(?<=a)" },
  { -P.behind(a), "(?<!a)" },
  { "x | y" * a, "(x | y) a" },
  { "was|were" * a, "was|were a" },
  { P.ann("M", "value.amount > 5") * "[text ~ /a|b/]", "<M value.amount > 5> [text ~ /a|b/]" },
  { ("/a|b/" * a) ^ 0, "(/a|b/ a)*" },
}

describe("glean.P", function()
  for _, case in ipairs(cases) do
    local value, text = table.unpack(case)
    it("makes " .. text, function()
      assert.equal(text, tostring(value))
    end)
  end

  it("is taken where a pattern is", function()
    local nlp = glean.pipeline {}
    nlp:list("t", { "judge" })
    nlp:rule { label = "X", span = "n",
      match = P.list "t" * (P.tok "cap" ^ 1 % "n") * "(said|ruled)" }
    local doc = assert(nlp "The judge Ana Roe ruled.")
    assert.equal("Ana Roe", doc:entities "X"().text)
    assert.equal("judge", doc:find(P.list "t").text)
    assert.equal("ruled", doc:find(-P.word "The" * P.word "ruled").text)
  end)

  it("matches what its words are, whatever they hold", function()
    for _, word in ipairs { "a.b", "(x)", "50%", "@me", "a|b", "x:y", "$5", "C++", "?", "/x/",
      "...", "--", "<b>", "{2}", "back\\slash", "“q”" } do
      local doc = assert(glean.parse("so " .. word .. " it"))
      local m = doc:find(P.word(word))
      assert.equal(word, m and m.text, tostring(P.word(word)))
      assert.equal(word, doc:find(P.exact(word)).text)
    end
  end)

  local mistakes = {
    { function() return P.word "" end, "something to match" },
    { function() return P.word(5) end, "must be a string" },
    { function() return a * 5 end, "not a number" },
    { function() return a ^ 1.5 end, "a repetition is" },
    { function() return a ^ { -1, 2 } end, "is a count" },
    { function() return a % "first name" end, "is no name" },
    { function() return P.lazy(a) end, "takes a repetition" },
    { function() return (#a) ^ 0 end, "cannot be repeated" },
    { function() return P.gap() ^ 0 end, "cannot be repeated" },
    { function() return P.ann "a b" end, "is no label" },
    { function() return ("was|were killed" * a) ^ 0 end, "something else in parentheses" },
    { function() return ("was|were killed" + a) end, "something else in parentheses" },
  }
  for _, mistake in ipairs(mistakes) do
    it("refuses what " .. mistake[2], function()
      local ok, err = pcall(mistake[1])
      assert.is_false(ok)
      assert.is_truthy(tostring(err):find(mistake[2], 1, true), tostring(err))
      assert.is_truthy(tostring(err):find("p_spec.lua:%d+"), tostring(err))
    end)
  end
end)
