local glean = require "glean"

describe("nlp:steps", function()
  it("lists what runs, in order, with needs and gives", function()
    local nlp = glean.pipeline {}
    nlp:list("p", { "Ana" }, { label = "PERSON" })
    nlp:rule { name = "ran", label = "EVENT", match = "<PERSON> ran" }
    nlp:use("count", function() end, { needs = { "EVENT" }, gives = { "COUNT" } })
    nlp:link "PERSON"
    local seen = {}
    for _, step in ipairs(nlp:steps()) do
      if step.kind ~= "step" then
        seen[#seen + 1] = ("%s %s <%s >%s"):format(step.kind, step.name,
          table.concat(step.needs, ","), table.concat(step.gives, ","))
      end
    end
    assert.same({ "list p < >PERSON", "rule ran < >EVENT", "link link PERSON <PERSON >",
      "component count <EVENT >COUNT" }, seen)
    local text = tostring(nlp:steps())
    assert.is_truthy(text:find "\n  component  count +needs EVENT gives COUNT", text)
  end)

  it("refuses an order in which something is needed before it is made", function()
    local nlp = glean.pipeline {}
    nlp:use("late", function() end, { gives = { "X" } })
    nlp:use("early", function() end, { needs = { "X" }, after = "sentences" })
    local ok, err = pcall(nlp.compile, nlp)
    assert.is_false(ok)
    assert.equal("order", err.code)
    assert.is_truthy(tostring(err):find("steps_spec.lua:%d+: 'early' needs X, which 'late' makes"))
    nlp:remove "late"
    nlp:use("late", function() end, { gives = { "X" }, before = "sentences" })
    assert.is_truthy(nlp:compile())
  end)
end)

describe("nlp:profile", function()
  it("says how long each step took, from its first call on", function()
    local nlp = glean.pipeline {}
    nlp:use("slow", function()
      local stop = os.clock() + 0.02
      repeat until os.clock() > stop
    end)
    assert(nlp "One.")
    assert.equal(0, nlp:profile().documents)
    assert(nlp "One.")
    assert(nlp "Two.")
    local profile = nlp:profile()
    assert.equal(2, profile.documents)
    local slow = profile[#profile]
    assert.equal("slow", slow.name)
    assert.is_true(slow.seconds >= 0.04 and slow.seconds <= profile.seconds)
    assert.is_truthy(tostring(profile):find "slow +%d+%.%d+ ms\n2 documents")
  end)
end)
