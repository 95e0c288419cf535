local core = require "glean.core"
local glean = require "glean"

local function marks(nlp, text, keys)
  local out = {}
  for m in assert(nlp(text)):entities "FINDING" do
    local set = {}
    for _, key in ipairs(keys) do
      if m[key] then set[#set + 1] = key end
    end
    out[#out + 1] = m.text .. (#set > 0 and "=" .. table.concat(set, "+") or "")
  end
  return table.concat(out, ", ")
end

local function shipped()
  local nlp = glean.pipeline { lang = "en" }
  assert(nlp:load "examples/context.lua")
  return nlp
end

describe("a context", function()
  it("says what a cue says of the mentions in its scope (the shipped example)", function()
    local nlp = shipped()
    for text, want in pairs {
      ["Agents found no weapons."] = "weapons=negated",
      ["Agents found no weapons but seized drugs."] = "weapons=negated, drugs",
      ["Weapons were seized; no drugs were."] = "Weapons, drugs=negated",
      ["Drugs were not found, police said."] = "Drugs=negated+attributed",
      ["She might have had a link to the cartel."] = "link to the cartel=hypothetical",
      ["If weapons turn up, he will say so."] = "weapons=hypothetical",
      ["Police said that drugs were seized."] = "drugs=attributed",
      ["According to Roe, there was no ransom."] = "",
      ["Roe denied injuries. Drugs were found."] = "injuries=negated, Drugs",
      ["Weapons were seized."] = "Weapons",
      ["He paid a ransom without a word."] = "a ransom",
    } do
      assert.equal(want, marks(nlp, text, { "negated", "hypothetical", "attributed" }), text)
    end
  end)

  local function one(spec)
    local nlp = glean.pipeline {}
    nlp:list("finding", { "gun", "knife" }, { label = "FINDING" })
    nlp:list("who", { "Ana" }, { label = "PERSON" })
    spec.sets = spec.sets or { cued = true }
    return nlp:context(spec)
  end

  it("looks forward, backward or both ways, as far as its scope", function()
    local function cued(spec, text)
      spec.match = "no"
      return marks(one(spec), text or "gun a b no c knife", { "cued" })
    end
    assert.equal("gun, knife=cued", cued {})
    assert.equal("gun=cued, knife", cued { direction = "backward" })
    assert.equal("gun=cued, knife=cued", cued { direction = "both" })
    assert.equal("gun, knife", cued { scope = 1 })
    assert.equal("gun, knife=cued", cued { scope = 2, direction = "both" })
    assert.equal("gun, knife", cued { stops = "c" })
    assert.equal("gun, knife=cued", cued { stops = { "b" } })
    assert.equal("gun", cued({}, "He said no! A gun."), "in its sentence alone")
  end)

  it("runs after all rules, and touches the labels of only", function()
    local nlp = one { match = "no", only = { "PERSON", "LATE" } }
    nlp:rule { label = "LATE", match = "late" }
    local doc = assert(nlp "no gun, Ana or late")
    local seen = {}
    for m in doc:entities() do seen[#seen + 1] = m.text .. tostring(m.cued) end
    assert.same({ "gunnil", "Anatrue", "latetrue" }, seen)
    assert.is_truthy(doc:json():find('"cued":true', 1, true))
  end)

  it("answers mistakes at the caller's line", function()
    for message, spec in pairs {
      ["a context has no key 'set' (did you mean sets?"] = { match = "a", set = {} },
      ["match must be a string"] = { sets = { x = 1 } },
      ["direction is 'left'"] = { match = "a", direction = "left" },
      ["scope is \"sentence\" or a number of tokens"] = { match = "a", scope = "page" },
      ["sets is empty"] = { match = "a", sets = {} },
      ["stops[2]: "] = { match = "a", stops = { "b", "(" } },
      ["match: this can match nothing"] = { match = "a?" },
      ["no step makes NOBODY"] = { match = "a", only = { "NOBODY" } },
      ["no list 'cues'"] = { match = "@cues" },
    } do
      local ok, err = pcall(function() one(spec):compile() end)
      assert.is_false(ok, message)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
      assert.is_truthy(tostring(err):find "context_spec.lua:%d+", tostring(err))
    end
  end)
end)

-- What a context must mark, scope by scope: the words are one letter and a blank.
local function expected(words, spans, direction, scope)
  local marked = {}
  for at, word in ipairs(words) do
    local from, to = #words + 1, 0
    if word == "n" and direction ~= "backward" then
      from, to = at + 1, math.min(at + scope, #words)
    end
    local back_from, back_to = #words + 1, 0
    if word == "n" and direction ~= "forward" then
      back_from, back_to = math.max(at - scope, 1), at - 1
    end
    for i, s in ipairs(spans) do
      if s[1] >= from and s[2] <= to or s[1] >= back_from and s[2] <= back_to then
        marked[i] = true
      end
    end
  end
  return marked
end

describe("contexts whose scopes overlap", function()
  it("mark what lies within one of them, and no more", function()
    math.randomseed(7)
    for round = 1, os.getenv "GLEAN_GC" and 30 or 300 do
      local words, spans = {}, {}
      for i = 1, math.random(1, 30) do words[i] = math.random() < 0.3 and "n" or "w" end
      for i = 1, math.random(1, 12) do
        local first = math.random(#words)
        spans[i] = { first, math.min(first + math.random(0, 4), #words) }
      end
      table.sort(spans, function(a, b) return a[1] < b[1] end)
      local direction = ({ "forward", "backward", "both" })[math.random(3)]
      local scope = math.random(1, 6)
      local nlp = glean.pipeline {}
      nlp:use("given", function(doc)
        for _, s in ipairs(spans) do
          doc:annotate { first = 2 * s[1] - 1, last = 2 * s[2] - 1, label = "X" }
        end
      end, { before = "lists", gives = { "X" } })
      nlp:context { name = "c", match = "n", sets = { negated = true }, direction = direction,
        scope = scope }
      local doc = assert(nlp(table.concat(words, " ")))
      local want = expected(words, spans, direction, scope)
      for m in doc:entities { overlap = "all" } do
        local is_wanted = false
        for i, s in ipairs(spans) do
          if m.first == 2 * s[1] - 1 and m.last == 2 * s[2] - 1 then is_wanted = want[i] end
        end
        assert.equal(is_wanted or false, m.negated or false, ("round %d, %s"):format(round, m))
      end
    end
  end)
end)

describe("a trace", function()
  -- The traces of a document, in words, without the folders of files.
  local function told(nlp, doc)
    local seen = {}
    for i, one in ipairs(assert(nlp:trace(doc))) do
      seen[i] = tostring(one):gsub("%(.-spec/", "("):gsub(":%d+%)", ")")
    end
    return table.concat(seen, "\n")
  end

  it("tells of the very run that made the document", function()
    local nlp, limit = glean.pipeline {}, 1
    nlp:rule { name = "some", label = "X", match = "n:[any]",
      on = function(m) return #m.text == limit end }
    local doc = assert(nlp("a bb", { trace = true }))
    limit = 2 -- another run would find something else
    nlp:remove "some"
    local traces = assert(nlp:trace(doc))
    assert.equal(1, #traces)
    assert.equal(doc:all "entities"[1], traces[1].span) -- not another document's
    assert.equal("some", traces[1].rule)
    assert.equal("rules", traces[1].step)
    assert.equal("a", traces[1].captures.n.text)
  end)

  it("names patterns of values, components, contexts, links, cues and lists", function()
    local P = glean.P
    local nlp = glean.pipeline {}
    nlp:list("title", { "Gov." }, { label = "TITLE" })
    nlp:rule { name = "who", label = "PERSON", span = "n",
      match = P.list "title" * ((P.tok "cap" ^ 1) % "n") }
    nlp:rule { name = "both", label = "Y", match = "left", on = function(m)
      m.doc:annotate { first = m.first, last = m.last, label = "OWN" }
    end }
    nlp:context { name = "denied", match = "no|not", sets = { negated = true }, only = { "Y" } }
    nlp:link "PERSON"
    nlp:use("note", function(d) d:annotate { first = 1, last = 4, label = "NOTE" } end)
    nlp:quotes { name = "said", match = "speaker:<PERSON> said" }
    local doc = assert(nlp("Gov. Jane Roe has not left. Roe said “We go.”", { trace = true }))
    doc:annotate { first = 1, last = 2, label = "LATE" }
    assert.equal(table.concat({
      'TITLE "Gov." 1-4: list title',
      'NOTE "Gov." 1-4: component note (context_spec.lua)',
      'LATE "Go" 1-2: annotated by a call',
      'PERSON "Jane Roe" 6-13: rule who (context_spec.lua), n = "Jane Roe"',
      'OWN "left" 23-26: rule both (context_spec.lua)',
      'Y "left" 23-26: rule both (context_spec.lua), changed by denied',
      'PERSON "Roe" 29-31: link link, linked by surname',
    }, "\n"), (told(nlp, doc):gsub("\nQUOTE.*", "")))
    assert.matches("QUOTE .*: quotes said", told(nlp, doc))
    assert.equal((told(nlp, doc):gsub("LATE[^\n]*\n", "")), told(nlp, assert(nlp(doc.text))))
  end)

  it("is asked for with true, and costs nothing else", function()
    local nlp = glean.pipeline {}
    assert.has_error(function() nlp("a", { trace = 1 }) end)
    assert.is_nil(core.fields(assert(nlp "a")).noted)
  end)

  it("says which rule made an annotation, from which captures", function()
    local nlp = glean.pipeline {}
    nlp:list("title", { "Gov." }, { label = "TITLE" })
    nlp:rule { name = "introduced", label = "PERSON", match = "t:@title n:[cap]+", span = "n" }
    nlp:use("note", function(d) d:annotate { first = 1, last = 4, label = "NOTE" } end)
    local doc = assert(nlp("Gov. Jane Roe spoke.", { name = "d" }))
    local traces = assert(nlp:trace(doc))
    local seen = {}
    for i, one in ipairs(traces) do seen[i] = tostring(one):gsub("%(.-spec/", "(") end
    table.sort(seen)
    assert.matches('^NOTE "Gov." 1%-4: component note %(context_spec.lua:%d+%)$', seen[1])
    assert.is_truthy(seen[2]:find('^PERSON "Jane" 6%-9: rule introduced '), seen[2])
    assert.is_truthy(seen[2]:find('context_spec.lua:%d+%), n = { "Jane", "Roe" }, t = "Gov%."'))
    assert.equal('TITLE "Gov." 1-4: list title', seen[3])
  end)
end)
