local glean = require "glean"
local marked = require "marked"

-- A text with the hits of a list marked by the entry's id or the label.
local function hits(entries, text, opts, parse)
  local nlp = glean.pipeline {}
  opts = opts or {}
  opts.label = opts.label or "X"
  nlp:list("l", entries, opts)
  local doc = assert(nlp(text, parse))
  local spans = {}
  for m in doc:entities { label = opts.label, overlap = opts.overlap == "all" and "all" or nil } do
    spans[#spans + 1] = { first = m.first, last = m.last }
  end
  return marked.show(text, spans)
end

local cases = {
  -- leftmost, longest, whole words
  { { "New York", "New York Times", "York" }, "the [New York Times] of [York]" },
  { { "art" }, "party artistic heart, [art]" },
  { { "a b", "b c d" }, "[a b] c d" },
  -- case and marks
  { { "Jose" }, "[José] and [JOSE] and [jose]" },
  { { "École" }, "the [ecole], the [E\u{301}cole]" },
  { { "Straße" }, "in [STRASSE]" },
  { { "İzmir" }, "to [izmir] and [İZMİR]" },
  { { "office" }, "the [oﬃce]" },
  { { "O'Dwyer" }, "Mr. [O’Dwyer]" },
  { { "Al-Qaeda" }, "[Al–Qaeda] here" },
  -- white space: one line break, never a blank line
  { { "drug lord" }, "[drug  lord], [drug\nlord], [drug\u{A0}lord], drug\n\nlord" },
  { { "New England" }, "something new. England" },
  { { "U.S." }, "the [U.S.] and the U. S." },
  -- possessive outside
  { { "Roe" }, "[Roe]'s and [Roe]’s" },
  -- scripts without spaces
  { { "東京", "東京都" }, "私は[東京都]に住む" },
  { { "กรุงเทพ" }, "ที่[กรุงเทพ]นะ" },
}

describe("a list", function()
  for i, case in ipairs(cases) do
    it(("finds its entries, case %d"):format(i), function()
      local want = case[2]
      local text = want:gsub("[%[%]]", "")
      assert.equal(want, hits(case[1], text))
    end)
  end

  it("tells exact and smart entries from folded ones", function()
    assert.equal("give us the [US] [Us]?",
      (hits({ { "US", case = "smart" }, { "Us", case = "exact" } }, "give us the US Us?")))
    assert.equal("[us] [US]", hits({ "US" }, "us US"))
  end)

  it("resolves overlaps as asked", function()
    local entries = { "a b", "b c d", "b" }
    assert.equal("[a b] c d", hits(entries, "a b c d"))
    assert.equal("a [b c d]", hits(entries, "a b c d", { overlap = "longest" }))
    local nlp = glean.pipeline {}
    nlp:list("l", { { "a b" }, { "b c", priority = 1 } }, { label = "X" })
    assert.equal("b c", assert(nlp "a b c"):all "entities"[1].text)
    nlp = glean.pipeline {}
    nlp:list("l", entries, { label = "X", overlap = "all" })
    assert.equal(3, #assert(nlp "a b c d"):all("entities", { overlap = "all" }))
  end)

  it("gives ids and aliases", function()
    local nlp = glean.pipeline {}
    nlp:list("p", { { "Jane Roe", id = "jr", aliases = { "J. Roe" } }, "Bob" }, { label = "P" })
    local seen = {}
    for m in assert(nlp "Jane Roe, Bob, J. Roe, Bob"):entities() do seen[#seen + 1] = m.id end
    assert.same({ "jr", "P:1", "jr", "P:2" }, seen)
  end)

  it("reads entries from a file, and names what is wrong with it", function()
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write("Jane Roe\r\n\nBob\nx\xFFy\n")
    file:close()
    local list, err = glean.list(path)
    assert.is_nil(list)
    assert.same({ 4, 2, "utf8" }, { err.line, err.offset, err.code })
    os.remove(path)
    list, err = glean.list(path)
    assert.is_nil(list)
    assert.equal("file", err.code)
  end)

  it("refuses entries without words and unknown options", function()
    for message, call in pairs {
      ["entry 2: an entry without a word"] = function() glean.list { "a", " \n" } end,
      ["did you mean case?"] = function() glean.list({ "a" }, { cas = "fold" }) end,
      ["case is 'folded'"] = function() glean.list({ "a" }, { case = "folded" }) end,
      ["entry 1: an entry of 300 tokens; the limit is 255"] = function()
        glean.list { ("a "):rep(300) }
      end,
    } do
      local ok, err = pcall(call)
      assert.is_false(ok)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
    end
  end)
end)
