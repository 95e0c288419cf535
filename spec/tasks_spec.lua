--- The three tasks of the README's kind, in as many lines as a user needs: each
-- script is what a user writes; it prints, and the document is in `text`.

local seeds = require "seeds"

local tasks = {
  sentences = { lines = 3, code = [[
local glean = require "glean"
local doc = assert(glean.parse(text))
for s in doc:sentences() do print(s.first, s.last, s.text) end
]] },
  people = { lines = 7, code = [[
local glean = require "glean"
local nlp = glean.pipeline { lang = "en" }
nlp:list("title", { "President", "Gov.", "Deputy Secretary of State", "drug lord", "kingpin" })
nlp:rule { label = "PERSON", match = "title:@title name:<NAME>", span = "name" }
nlp:link "PERSON"
for p in nlp(text):entities "PERSON" do print(p.id, p.first, p.last, p.text) end
]] },
  deaths = { lines = 10, code = [[
local glean = require "glean"
local nlp = glean.pipeline { lang = "en", packs = { "news" } }
nlp:relation {
  name = "death", trigger = "was|were (killed | shot dead) | died", merge = "victim",
  victim = "<PERSON> before", ["place?"] = "in|at|near <PLACE>", ["when?"] = "<DATE>|<TIME>",
}
for r in nlp(text):relations "death" do
  print(r.victim.name, r.place and r.place.text, r.when and r.when.value.iso)
end
]] },
}

-- Run a task over a text; what it printed, as rows of strings.
local function run(task, text)
  local rows = {}
  local env = setmetatable({ text = text, print = function(...)
    local row = table.pack(...)
    for i = 1, row.n do row[i] = tostring(row[i]) end
    rows[#rows + 1] = row
  end }, { __index = _G })
  assert(load(task.code, "=task", "t", env))()
  return rows
end

local function lines(code)
  return select(2, code:gsub("\n", ""))
end

describe("a task", function()
  it("takes few lines", function()
    for name, task in pairs(tasks) do
      assert.is_true(lines(task.code) <= task.lines, name)
    end
  end)

  it("of sentences gives their offsets in every seed", function()
    for name, text in seeds.each() do
      local rows = run(tasks.sentences, text)
      assert.is_true(#rows > 5, name)
      for _, row in ipairs(rows) do
        assert.equal(row[3], text:sub(math.tointeger(row[1]), math.tointeger(row[2])), name)
      end
    end
  end)

  it("of people gives later mentions the id of the one who was introduced", function()
    local text = "Gov. Jane Roe met drug lord Joaquín “El Rayo” Paz. Gov. Roe said that kingpin "
      .. "Paz left; President Ito’s aide stayed."
    local ids = {}
    for _, row in ipairs(run(tasks.people, text)) do
      assert.equal(row[4], text:sub(math.tointeger(row[2]), math.tointeger(row[3])))
      ids[row[1]] = (ids[row[1]] or 0) + 1
    end
    assert.same({ ["PERSON:1"] = 2, ["PERSON:2"] = 2, ["PERSON:3"] = 1 }, ids)
    for name, seed in seeds.each() do
      for _, row in ipairs(run(tasks.people, seed)) do
        assert.equal(row[4], seed:sub(math.tointeger(row[2]), math.tointeger(row[3])), name)
      end
    end
  end)

  it("of deaths gives who, where and when", function()
    local rows = run(tasks.deaths, "Mayor Ana Quintana was killed in Mexico on Feb. 22, 2014. "
      .. "Her brother, Bruno Paz, died on Monday.")
    assert.equal("Ana Quintana", rows[1][1])
    assert.equal("Mexico", rows[1][2])
    assert.equal("2014-02-22", rows[1][3])
    assert.equal("Bruno Paz", rows[2][1])
    for _, text in seeds.each() do run(tasks.deaths, text) end
  end)
end)
