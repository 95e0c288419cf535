local glean = require "glean"

local function with(spec)
  local nlp = glean.pipeline {}
  nlp:list("drug", { "cocaine", "heroin" }, { label = "DRUG" })
  spec.name, spec.label = "r", spec.label or "X"
  return nlp:rule(spec)
end

describe("the tests of rules", function()
  it("pass where the marks are what the rule finds", function()
    local nlp = with { match = "seized <DRUG>", never = { "He seized the moment." }, examples = {
      "Police [seized cocaine] on Friday.", "[seized heroin], then [seized\ncocaine]",
      "an example without marks: seized cocaine", "\\[sic\\] [seized heroin] \\\\" } }
    local ok, report = nlp:test()
    assert.is_true(ok, tostring(report))
    assert.same({ 5, 0, 5 }, { report.passed, report.failed, #report.results })
    assert.equal("5 passed, 0 failed", tostring(report))
  end)

  it("fail with what was wanted and what was found", function()
    local cases = {
      ["wanted \"cocaine\", found \"seized cocaine\""] = { "He seized [cocaine]." },
      ["wanted \"seized it\", found nothing"] = { "He [seized it]." },
      ["found \"seized cocaine\", \"seized heroin\""] = { "[seized cocaine], seized heroin" },
      ["found nothing"] = { "no marks, no match" },
      ["']' has no partner"] = { "seized cocaine]" },
      ["'[' has no partner"] = { "[seized cocaine" },
    }
    for message, examples in pairs(cases) do
      local ok, report = with { match = "seized <DRUG>", examples = examples }:test()
      assert.is_false(ok)
      assert.equal(1, report.failed)
      assert.is_truthy(tostring(report):find(message, 1, true), tostring(report))
    end
    local ok, report = with { match = "seized <DRUG>", never = { "Ana seized heroin" } }:test()
    assert.is_false(ok)
    assert.is_truthy(tostring(report):find('r: never failed: Ana seized heroin', 1, true))
    assert.is_truthy(tostring(report):find('    found "seized heroin"', 1, true))
  end)

  it("see the capture that span names, and every span that on makes", function()
    local ok, report = with { match = "seized what:<DRUG>", span = "what",
      examples = { "seized [heroin]" } }:test()
    assert.is_true(ok, tostring(report))
    ok, report = with { match = "a:word b:word", examples = { "[word] [word]" }, on = function(m)
      return { { span = m.a }, { span = m.b, label = "Y" } }
    end }:test()
    assert.is_true(ok, tostring(report))
  end)

  it("report an error of on as a failure", function()
    local nlp = with { match = "seized <DRUG>", on = function() error "oh no" end,
      examples = { "[seized heroin]" } }
    local ok, report = nlp:test()
    assert.is_false(ok)
    assert.is_truthy(tostring(report):find("oh no", 1, true))
  end)

  it("are arrays of texts", function()
    for message, spec in pairs {
      ["examples[2] must be a string"] = { match = "a", examples = { "a", 1 } },
      ["never must be a table"] = { match = "a", never = "b" },
      ["examples is an array of texts; it has the key 'x'"] = { match = "a",
        examples = { x = "a" } },
    } do
      local ok, err = pcall(with, spec)
      assert.is_false(ok)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
    end
  end)
end)
