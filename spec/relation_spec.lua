local glean = require "glean"
local marked = require "marked"

-- A pipeline over a marked text whose labels stand for mentions.
local function read(marks, specs, prepare)
  local text, spans = marked.parse(marks)
  local nlp = glean.pipeline {}
  nlp:use("given", function(doc)
    for _, s in ipairs(spans) do
      doc:annotate { first = s.first, last = s.last, label = s.label }
    end
  end, { before = "lists", gives = { "PERSON", "PLACE", "DATE" } })
  if prepare then prepare(nlp) end
  for _, spec in ipairs(specs) do nlp:relation(spec) end
  return assert(nlp(text))
end

local function death(changes)
  local spec = {
    name = "death", trigger = "was|were (killed | shot dead) | died", victim = "<PERSON> before",
    ["place?"] = "in|at|near <PLACE>", ["when?"] = "<DATE>",
  }
  for key, value in pairs(changes or {}) do spec[key] = value or nil end
  return spec
end

local function shown(doc, name)
  local out = {}
  for r in doc:relations(name) do out[#out + 1] = tostring(r) end
  return out
end

describe("nlp:relation", function()
  it("takes for each role what is nearest to the trigger, on its side", function()
    local doc = read("[Ana:PERSON] saw [Bob:PERSON], who was killed in [Rome:PLACE] near "
      .. "[Ostia:PLACE] on [Monday:DATE]. On [Sunday:DATE] [Cy:PERSON] died; [Dan:PERSON] ran.",
      { death() })
    assert.same({ "death(place=Rome, victim=Bob, when=Monday)", "death(victim=Cy, when=Sunday)" },
      shown(doc))
    local r = doc:relations()()
    assert.same({ "was killed", "death" }, { r.trigger.text, r.name })
    assert.same({ "Bob", "Ana" }, { r.all.victim[1].text, r.all.victim[2].text })
    assert.same({ "Rome", "Ostia" }, { r.all.place[1].text, r.all.place[2].text })
    assert.equal("PERSON:2", r.victim.id)
    assert.equal("mention", r.victim.type)
  end)

  it("takes the later of two that are equally near", function()
    local doc = read("[Monday:DATE] , [Ana:PERSON] died , [Tuesday:DATE]",
      { death { victim = "<PERSON>" } })
    assert.equal("Tuesday", doc:relations()().when.text)
  end)

  it("drops records without a required role", function()
    assert.same({}, shown(read("He died in [Rome:PLACE].", { death() })))
    assert.same({ "death(place=Rome)" },
      shown(read("He died in [Rome:PLACE].",
        { death { victim = false, ["victim?"] = "<PERSON>" } })))
  end)

  it("stays in the sentence, the window, or the scope asked for", function()
    local marks = "[Ana:PERSON] fell ill. She died in [Rome:PLACE]."
    assert.same({}, shown(read(marks, { death() })))
    assert.same({ "death(place=Rome, victim=Ana)" },
      shown(read(marks, { death { within = "paragraph" } })))
    assert.same({}, shown(read(marks, { death { within = "paragraph", window = 2 } })))
    local far = "[Ana:PERSON]" .. (" x"):rep(12) .. " died."
    assert.equal(1, #shown(read(far, { death() })))
    assert.same({}, shown(read("[Ana:PERSON]" .. (" x"):rep(13) .. " died.", { death() })))
    local apart = "[Ana:PERSON] fell.\n\nShe died."
    assert.same({}, shown(read(apart, { death { within = "paragraph" } })))
    assert.equal(1, #shown(read(apart, { death { within = "document" } })))
  end)

  it("merges records by the entity of a role, across sentences", function()
    local doc = read("[Ana Roe:PERSON] was killed in [Rome:PLACE]. [Bob:PERSON] died. "
      .. "[Roe:PERSON] died on [Monday:DATE].", { death { merge = "victim" } },
      function(nlp) nlp:link "PERSON" end)
    assert.same({ "death(place=Rome, victim=Ana Roe, when=Monday)", "death(victim=Bob)" },
      shown(doc))
    -- merging comes before dropping: here each record lacks something
    doc = read("[Ana:PERSON] was killed in [Rome:PLACE]. [Ana:PERSON] died on [Monday:DATE].",
      { death { merge = "victim", ["when?"] = false, when = "<DATE>" } },
      function(nlp) nlp:link "PERSON" end)
    assert.same({ "death(place=Rome, victim=Ana, when=Monday)" }, shown(doc))
  end)

  it("takes the capture that bears the role's name, else the last annotation", function()
    local doc = read("[Ana:PERSON] of [Rome:PLACE] died after two long days.", {
      death { victim = "victim:<PERSON> of <PLACE> before", ["place?"] = "<PERSON> of <PLACE>",
        ["how?"] = "after how:(two [any] days)", ["when?"] = "long days" },
    })
    assert.same({ "death(how=two long days, place=Rome, victim=Ana, when=long days)" }, shown(doc))
    assert.equal("span", doc:relations()().how.type)
  end)

  it("keeps relations apart by name and in order", function()
    local doc = read("[Ana:PERSON] met [Bob:PERSON] in [Rome:PLACE]. [Bob:PERSON] died.", {
      { name = "meeting", trigger = "met", who = "<PERSON> before", whom = "<PERSON> after" },
      death(),
    })
    assert.same({ "meeting(who=Ana, whom=Bob)", "death(victim=Bob)" }, shown(doc))
    assert.same({ "death(victim=Bob)" }, shown(doc, "death"))
    assert.same({}, shown(doc, "nothing"))
    assert.equal(2, #doc:all "relations")
  end)

  it("writes them into JSON, roles as indexes of mentions", function()
    local doc = read("[Ana:PERSON] died in cold [Rome:PLACE].",
      { death { ["how?"] = "how:(cold)", ["place?"] = "<PLACE>" } })
    assert.is_truthy(doc:json():find('],"relations":[{"name":"death","start":4,"end":8,'
      .. '"roles":{"how":[12,16],"place":1,"victim":0}}]}', 1, true), doc:json())
    assert.is_truthy(read("Nothing.", { death() }):json():find('"relations":[]', 1, true))
    assert.is_nil(glean.parse "Nothing.":json():find "relations")
  end)

  it("answers mistakes at the caller's line", function()
    local nlp = glean.pipeline {}
    local function bad(changes, compile)
      return function()
        local p = compile and glean.pipeline {} or nlp
        p:relation(death(changes))
        p:compile()
      end
    end
    for message, call in pairs {
      ["did you mean trigger"] = bad { triger = "x" },
      ["did you mean window"] = bad { windows = "x" },
      ["name must be a string"] = bad { name = false },
      ["trigger must be a string"] = bad { trigger = false },
      ["merge is 'vctim', but no role has that name (did you mean victim?"] =
        bad { merge = "vctim" },
      ["'all' is no name for a role"] = bad { all = "x" },
      ["window is a number of tokens"] = bad { window = "far" },
      ["closes nothing"] = bad { ["place?"] = "in ) x" },
      ["no step makes PLACE"] = bad({}, true),
      ["within is 'page'"] = bad { within = "page" },
      ["a relation needs a role"] = function() nlp:relation { name = "n", trigger = "t" } end,
    } do
      local ok, err = pcall(call)
      assert.is_false(ok, message)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
      assert.is_truthy(tostring(err):find "relation_spec.lua:%d+", tostring(err))
    end
  end)
end)
