-- Which matches stand: the rules of one label against a slow resolver that
-- compares every candidate with all that is kept.
--
--   GLEAN_CASES=100000 busted spec/resolve_spec.lua      as many pipelines

local core = require "glean.core"
local glean = require "glean"

local CASES = tonumber(os.getenv "GLEAN_CASES") or os.getenv "GLEAN_GC" and 80 or 4000

local random = math.random

local function pick(from)
  return from[random(#from)]
end

-- ---- Random pipelines ----

local letters = { "a", "b", "c", "d" }
local labels = { "X", "X", "X", "Y" }

-- A sequence of words, sometimes with a label as one of its steps.
local function random_sequence()
  local out = {}
  for i = 1, random(3) do
    out[i] = random(8) == 1 and "<" .. pick { "X", "Y", "Z" } .. ">" or pick(letters)
  end
  return out
end

local function random_rule(i)
  local rule = { name = "r" .. i, label = pick(labels), sequences = {} }
  for n = 1, random(2) do rule.sequences[n] = random_sequence() end
  rule.priority = random(3) == 1 and random(-1, 1) or nil
  rule.overlap = random(6) == 1 and pick { "longest", "all", "leftmost" } or nil
  rule.regex = random(6) == 1
  if rule.regex then rule.sequences = { { pick(letters), pick(letters) } } end
  rule.drops = random(4) == 1 and random(2, 4) or nil
  rule.given = random(6) == 1 and random(-2, 2) or nil
  return rule
end

local function random_text()
  local out = {}
  for i = 1, random(3, 12) do out[i] = pick(letters) end
  return out
end

-- ---- With glean ----

-- Does the rule's `on` keep what starts here?
local function keeps(rule, first)
  return not rule.drops or (first + #rule.name) % rule.drops ~= 0
end

local function spec_of(rule)
  local parts = {}
  for i, sequence in ipairs(rule.sequences) do parts[i] = table.concat(sequence, " ") end
  return {
    name = rule.name, label = rule.label, priority = rule.priority, overlap = rule.overlap,
    match = not rule.regex and table.concat(parts, " | ") or nil,
    regex = rule.regex and "\\b" .. parts[1] .. "\\b" or nil,
    gives = {}, -- its `on` makes no other labels
    on = (rule.drops or rule.given) and function(m)
      return keeps(rule, m.first) and { priority = rule.given } or false
    end,
  }
end

local function run(rules, text)
  local nlp = glean.pipeline {}
  nlp:list("standing", { { "b c", label = "X" }, { "d", label = "Y", priority = 1 } })
  nlp:use("z", function(doc) doc:annotate { first = 1, last = 1, label = "Z" } end,
    { before = "rules", gives = { "Z" } })
  for _, rule in ipairs(rules) do nlp:rule(spec_of(rule)) end
  local seen = {}
  for m in assert(nlp(table.concat(text, " "))):entities { overlap = "all" } do
    seen[#seen + 1] = ("%s %s %d-%d"):format(m.rule or "?", m.label, m.first, m.last)
  end
  table.sort(seen)
  return seen
end

-- ---- The slow resolver ----
--
-- Words are numbered from 1; a span is { first, last } of words.

local function overlap(a, b)
  return a.first <= b.last and b.first <= a.last
end

-- The farthest that a sequence reaches from a word; nil: it does not fit.
local function reach(world, sequence, n, at)
  if n > #sequence then return at - 1 end
  local step, best = sequence[n], nil
  if world.text[at] == step then best = reach(world, sequence, n + 1, at + 1) end
  for _, mention in ipairs(world.mentions) do
    if step == "<" .. mention.label .. ">" and mention.first == at then
      local last = reach(world, sequence, n + 1, mention.last + 1)
      if last and (not best or last > best) then best = last end
    end
  end
  return best
end

-- A regular expression goes on behind its match; a pattern starts everywhere.
local function candidates_of(world, rule)
  local out, at = {}, 1
  while at <= #world.text do
    local last
    for _, sequence in ipairs(rule.sequences) do
      local one = reach(world, sequence, 1, at)
      if one and (not last or one > last) then last = one end
    end
    if last then
      out[#out + 1] = { first = at, last = last, rule = rule, priority = rule.priority or 0 }
    end
    at = rule.regex and last and last + 1 or at + 1
  end
  return out
end

local function annotate(world, candidate)
  local rule = candidate.rule
  table.insert(world.mentions, {
    first = candidate.first, last = candidate.last, label = rule.label, name = rule.name,
    priority = rule.given or rule.priority or 0, all = rule.overlap == "all",
  })
end

local function better(policy, a, b)
  if a.priority ~= b.priority then return a.priority > b.priority end
  local a_len, b_len = a.last - a.first, b.last - b.first
  if policy == "longest" and a_len ~= b_len then return a_len > b_len end
  if a.first ~= b.first then return a.first < b.first end
  if a_len ~= b_len then return a_len > b_len end
  return a.age < b.age
end

local function hits(kept, one)
  for _, other in ipairs(kept) do
    if overlap(one, other) then return true end
  end
  return false
end

-- Let the candidates of a group compete, and the mentions that stand.
local function resolve(world, group)
  local all, kept, stands = {}, {}, {}
  for _, mention in ipairs(world.mentions) do
    local competes = mention.label == group.label and not mention.all
    if competes then all[#all + 1] = mention else stands[#stands + 1] = mention end
  end
  for _, candidate in ipairs(group) do all[#all + 1] = candidate end
  for i, one in ipairs(all) do one.age = i end
  table.sort(all, function(a, b) return better(group.policy, a, b) end)
  world.mentions = stands
  for _, one in ipairs(all) do
    if not hits(kept, one) then
      if not one.rule then
        kept[#kept + 1] = one
        table.insert(world.mentions, one)
      elseif keeps(one.rule, world.byte(one.first)) then
        kept[#kept + 1] = one
        annotate(world, one)
      end
    end
  end
end

local function asks_for(rule, label)
  for _, sequence in ipairs(rule.sequences) do
    for _, step in ipairs(sequence) do
      if step == "<" .. label .. ">" then return true end
    end
  end
  return false
end

local function slow(rules, text)
  local world = { text = text, mentions = {}, byte = function(i) return 2 * i - 1 end }
  for i, word in ipairs(text) do
    if word == "b" and text[i + 1] == "c" then
      table.insert(world.mentions, { first = i, last = i + 1, label = "X", priority = 0,
        name = "standing" })
    end
    if word == "d" then
      table.insert(world.mentions, { first = i, last = i, label = "Y", priority = 1,
        name = "standing" })
    end
  end
  table.insert(world.mentions, { first = 1, last = 1, label = "Z", priority = 0, name = "?" })
  local open = {}
  local function close(label)
    if open[label] then resolve(world, open[label]) end
    open[label] = nil
  end
  for _, rule in ipairs(rules) do
    local policy = rule.overlap or "leftmost"
    for _, label in ipairs { "X", "Y" } do
      if asks_for(rule, label) then close(label) end
    end
    local found = candidates_of(world, rule)
    if policy == "all" then
      for _, one in ipairs(found) do
        if keeps(rule, world.byte(one.first)) then annotate(world, one) end
      end
    else
      local group = open[rule.label]
      if group and group.policy ~= policy then close(rule.label) end
      open[rule.label] = open[rule.label] or { label = rule.label, policy = policy }
      table.move(found, 1, #found, #open[rule.label] + 1, open[rule.label])
    end
  end
  close "X"
  close "Y"
  local seen = {}
  for _, m in ipairs(world.mentions) do
    seen[#seen + 1] = ("%s %s %d-%d"):format(m.name, m.label, world.byte(m.first),
      world.byte(m.last))
  end
  table.sort(seen)
  return seen
end

-- ---- The specs ----

describe("the rules of one label", function()
  it("are resolved as by a slow resolver", function()
    math.randomseed(20261124)
    for n = 1, CASES do
      local rules, text = {}, random_text()
      for i = 1, random(5) do rules[i] = random_rule(i) end
      local wanted, got = slow(rules, text), run(rules, text)
      if table.concat(wanted, "; ") ~= table.concat(got, "; ") then
        local words = {}
        for i, rule in ipairs(rules) do
          local spec = spec_of(rule)
          words[i] = ("%s %s %s %s %s drops %s gives %s"):format(spec.name, spec.label,
            spec.match or spec.regex, spec.priority, spec.overlap, rule.drops, rule.given)
        end
        error(("case %d: %s\n%s\nwanted %s\ngot    %s"):format(n, table.concat(text, " "),
          table.concat(words, "\n"), table.concat(wanted, "; "), table.concat(got, "; ")))
      end
    end
  end)

  local function found(nlp, text)
    local out = {}
    for m in assert(nlp(text)):entities { overlap = "all" } do
      out[#out + 1] = ("%s:%s"):format(m.rule, m.text)
    end
    return table.concat(out, " ")
  end

  it("hide nothing with what another of them beats", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "one", label = "X", match = "a b | b c" }
    nlp:rule { name = "two", label = "X", match = "a", priority = 1 }
    assert.equal("two:a one:b c", found(nlp, "a b c"))
  end)

  it("compete where rules of other labels stand between them", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "one", label = "X", match = "a b | b c" }
    nlp:rule { name = "other", label = "Y", match = "a b c" }
    nlp:rule { name = "two", label = "X", match = "a", priority = 1 }
    assert.equal("other:a b c two:a one:b c", found(nlp, "a b c"))
  end)

  it("are resolved before a rule that asks for what they make", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "one", label = "X", match = "a b" }
    nlp:rule { name = "two", label = "X", match = "b" }
    nlp:rule { name = "of", label = "Y", match = "<X> c" }
    nlp:rule { name = "late", label = "X", match = "a", priority = 1 }
    assert.equal("of:a b c late:a", found(nlp, "a b c"))
  end)

  it("are resolved before any label is asked for where an `on` may make it", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "one", label = "X", match = "a",
      on = function() return { label = "Z" } end }
    nlp:rule { name = "two", label = "X", match = "b" }
    nlp:rule { name = "z", label = "Z", match = "q" }
    nlp:rule { name = "of", label = "Y", match = "<Z> b" }
    assert.equal("of:a b one:a two:b", found(nlp, "a b"))
  end)

  it("show each its own captures, an empty list too", function()
    local nlp, seen = glean.pipeline {}, {}
    local function note(m)
      seen[#seen + 1] = (m.p and m.p.text or "-") .. (m.q and #m.q or "-") .. m.text
    end
    nlp:rule { label = "X", match = "p:a b?", on = note }
    nlp:rule { label = "X", match = "c q:d*", on = note }
    nlp:rule { label = "X", regex = [[(?<p>\d)\d]], on = note }
    assert(nlp "a c 12 c d d")
    assert.same({ "a-a", "-0c", "1-12", "-2c d d" }, seen)
  end)

  it("are listed with the place where they are resolved", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "one", label = "X", match = "a" }
    nlp:rule { name = "two", label = "X", match = "b" }
    nlp:rule { name = "lone", label = "Y", match = "c" }
    local out = {}
    for _, step in ipairs(nlp:steps()) do
      if step.kind ~= "step" then out[#out + 1] = step.kind .. " " .. step.name end
    end
    assert.same({ "rule one", "rule two", "rule lone", "resolve X" }, out)
    nlp:remove "two"
    assert.falsy(tostring(nlp:steps()):find "resolve")
  end)

  it("end with the document that an `on` closes, or whose `on` raises", function()
    local nlp = glean.pipeline {}
    nlp:rule { name = "one", label = "X", match = "a" }
    nlp:rule { name = "two", label = "X", match = "b", on = function() error "no" end }
    local doc, err = nlp "a b c"
    assert.is_nil(doc)
    assert.matches("rule 'two' at byte 3", tostring(err))
    local lenient = glean.pipeline { on_error = "match" }
    lenient:rule { name = "one", label = "X", match = "a" }
    lenient:rule { name = "two", label = "X", match = "b", on = function() error "no" end }
    doc = assert(lenient "a b c b")
    assert.equal(1, #doc:all "entities")
    assert.equal(2, #doc.errors)
    assert.matches("rule 'two' at byte 7", tostring(doc.errors[2]))
  end)
end)

describe("core.join", function()
  local doc = assert(glean.parse "a b c")
  local pattern = core.pattern("a | b c", "sentence")

  it("refuses what cannot be joined", function()
    local one, two = core.matches(doc, pattern, "X"), core.matches(doc, pattern, "Y")
    local none, err = core.join(doc, { one, two }, "X")
    assert.is_nil(none)
    assert.matches("label", err.message)
    assert.is_nil((core.join(doc, { one, one }, "X"))) -- twice the same
    assert.is_nil((core.join(doc, {}, "X")))
    local other = assert(glean.parse "a")
    assert.is_nil((core.join(other, { one }, "X")))
    assert.has_error(function() core.join(doc, { 1 }, "X") end)
    assert.equal("a", one:next().text) -- nothing was done to it
    assert.is_nil((core.join(doc, { one }, "X"))) -- drawn from
  end)

  it("takes the parts over, also where they are not drawn", function()
    local one, two = core.matches(doc, pattern, "X"), core.matches(doc, pattern, "X", 1)
    local all = assert(core.join(doc, { one, two }, "X"))
    assert.is_nil(one:next())
    assert.has_error(function() core.join(doc, { one }, "X") end)
    local seen = {}
    for match, part in function() return all:next() end do
      all:take()
      seen[#seen + 1] = match.text .. part
    end
    assert.same({ "a2", "b c2" }, seen)
    all:close()
    core.join(doc, { core.matches(doc, pattern, "X"), core.matches(doc, pattern, "X") }, "X")
  end)
end)
