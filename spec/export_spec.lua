-- Every export is read back, by a reader of its own written here, and compared
-- with the document.

local cjson = require "cjson"
local glean = require "glean"
local seeds = require "seeds"

-- A document with nested, crossing, equal and empty mentions, labels with signs
-- of every format, and values.
local function hard_document()
  local text = "A\tb & <c> \"d\"\r\n\nÉl 😀 said: O'Neil\\n left.\n  End"
  local doc = assert(glean.parse(text, { name = "a b/<ü>.txt" }))
  for _, a in ipairs {
    { 1, 15, "OUTER" }, { 1, 3, "INNER" }, { 5, 20, "CROSS" }, { 5, 20, "SAME" },
    { 7, 9, "a<b&\"c'>" }, { 10, 9, "EMPTY" }, { 1, 0, "EMPTY" }, { #text + 1, #text, "EMPTY" },
    { 12, 19, "tab\tline\nend" }, { 21, 24, "SMILE", { x = { 1, "é<" } } },
    { 33, 38, "WHO" }, { #text - 2, #text, "END" },
  } do
    assert(doc:annotate { first = a[1], last = a[2], label = a[3], value = a[4], rule = "r&1" })
  end
  return doc
end

local function documents()
  local nlp = glean.pipeline {}
  assert(nlp:load "examples/people.lua")
  local out = { hard_document(), assert(glean.parse ""), assert(glean.parse "No mention here.") }
  for name, text in seeds.each() do out[#out + 1] = assert(nlp(text, { name = name })) end
  out[#out + 1] = assert(nlp("Gov. Jos\xE9 Ruiz \xF0\x9F\x98 paid $5.", { utf8 = "replace" }))
  return out
end

local function mentions(doc, overlap)
  return doc:all("entities", { overlap = overlap })
end

-- The text as exports write it.
local function shown(doc)
  return cjson.decode(doc:json { text = true }).text
end

local function code_points(text, first, last)
  return text:sub(utf8.offset(text, first), utf8.offset(text, last + 1) - 1)
end

local function lines(text)
  return text:gmatch "([^\n]*)\n"
end

local function fields(line)
  local out = {}
  for field in (line .. "\t"):gmatch "([^\t]*)\t" do out[#out + 1] = field end
  return out
end

describe("doc:tsv", function()
  local back = { ["\\\\"] = "\\", ["\\t"] = "\t", ["\\n"] = "\n", ["\\r"] = "\r" }
  local function unescape(field) return (field:gsub("\\.", back)) end

  it("gives back every mention", function()
    for _, overlap in ipairs { false, "all" } do
      for _, doc in ipairs(documents()) do
        local wanted, n = mentions(doc, overlap or nil), 0
        local tsv = doc:tsv { overlap = overlap or nil }
        for line in lines(tsv) do
          local row = fields(line)
          assert.equal(9, #row, line)
          if n > 0 then
            local m = wanted[n]
            local start, stop = m:offsets()
            assert.same({ doc.name or "", start, stop, m.label, m.id, m.rule or "" },
              { unescape(row[1]), tonumber(row[2]), tonumber(row[3]), unescape(row[4]),
                unescape(row[6]), unescape(row[8]) })
            if utf8.len(m.text) then assert.equal(m.text, unescape(row[5])) end
            if m.value then assert.is_table(cjson.decode(unescape(row[7]))) end
          end
          n = n + 1
        end
        assert.equal(#wanted + 1, n)
      end
    end
  end)

  it("leaves the header out, and takes labels", function()
    local doc = hard_document()
    local tsv = doc:tsv { header = false, labels = { "OUTER", "WHO" }, overlap = "all" }
    local seen = {}
    for line in lines(tsv) do seen[#seen + 1] = fields(line)[4] end
    assert.same({ "OUTER", "WHO" }, seen)
  end)
end)

describe("doc:conll", function()
  -- Sentences of tokens; spans of { first token, last token, label } a column.
  local function read(conll)
    local names, sentences, spans, n = {}, { {} }, {}, 0
    for line in lines(conll) do
      if line:find "^# global.columns = " then
        for name in line:sub(20):gmatch "%S+" do names[#names + 1] = name end
      elseif line == "" then
        sentences[#sentences + 1] = {}
      elseif not line:find "^# newdoc" then
        local row = fields(line)
        assert.equal(#names, #row, line)
        n = n + 1
        table.insert(sentences[#sentences], { tonumber(row[2]), tonumber(row[3]) })
        for i = 4, #row do
          local column = spans[i] or {}
          spans[i] = column
          local kind, label = row[i]:match "^([BI])%-(%S+)$"
          assert(kind or row[i] == "O", line)
          if kind == "B" then
            column[#column + 1] = { n, n, label }
          elseif kind == "I" then
            assert.same({ n - 1, label }, { column[#column][2], column[#column][3] })
            column[#column][2] = n
          end
        end
      end
    end
    table.remove(sentences) -- behind the last empty line
    return sentences, spans
  end

  it("gives back sentences, tokens and mentions", function()
    for _, overlap in ipairs { false, "all" } do
      for _, doc in ipairs(documents()) do
        local sentences, columns = read(doc:conll { overlap = overlap or nil })
        local got, tokens = {}, doc:all "tokens"
        for i, sentence in ipairs(doc:all "sentences") do
          local want = {}
          for token in sentence:tokens() do want[#want + 1] = { token:offsets() } end
          assert.same(want, sentences[i])
        end
        for _, column in pairs(columns) do
          for _, s in ipairs(column) do
            got[#got + 1] = ("%d %d %s"):format(tokens[s[1]].first, tokens[s[2]].last, s[3])
          end
        end
        local want = {}
        for _, m in ipairs(mentions(doc, overlap or nil)) do
          local first, last
          if #m > 0 then
            for token in m:tokens() do first, last = first or token, token end
          end
          if first then
            want[#want + 1] = ("%d %d %s"):format(first.first, last.last,
              (m.label:gsub("%s", "_")))
          end
        end
        table.sort(got)
        table.sort(want)
        assert.same(want, got)
      end
    end
  end)
end)

describe("doc:brat", function()
  it("gives back what brat can hold, in code points", function()
    for _, overlap in ipairs { false, "all" } do
      for _, doc in ipairs(documents()) do
        local text, got, ids = shown(doc), {}, {}
        for line in lines(doc:brat { overlap = overlap or nil }) do
          local n, label, bounds, words = line:match "^T(%d+)\t([%w_-]+) ([%d ;]+)\t(.*)$"
          if n then
            local pieces, first, last = {}, nil, nil
            for a, b in bounds:gmatch "(%d+) (%d+)" do
              assert.is_true(tonumber(a) < tonumber(b))
              first, last = first or tonumber(a), tonumber(b)
              pieces[#pieces + 1] = code_points(text, a + 1, tonumber(b))
            end
            assert.equal(words, (table.concat(pieces, " "):gsub("\t", " ")))
            assert.is_nil(table.concat(pieces):find "[\r\n]")
            got[tonumber(n)] = { label, first, last }
          else
            assert.is_truthy(line:find "^N%d+\tReference T%d+ glean:%S+\t"
              or line:find "^#%d+\tAnnotatorNotes T%d+\t{.*}$"
              or line:find "^%*\tEquiv T%d+ T%d+", line)
            local note = line:match "^#.-(%b{})$"
            if note then assert.is_table(cjson.decode(note)) end
            local at, id = line:match "^N%d+\tReference T(%d+) glean:(%S+)"
            if at then ids[tonumber(at)] = id end
          end
        end
        local i = 0
        for _, m in ipairs(mentions(doc, overlap or nil)) do
          if m.text:find "[^\r\n]" then
            i = i + 1
            local first, last = m:chars()
            local tail = m.text:match "[\r\n]*$"
            assert.same({ (m.label:gsub("[^%w_-]", "_")), first - 1, last - #tail }, got[i])
            assert.equal((m.id:gsub("%s", "_")), ids[i])
          end
        end
        assert.equal(i, #got)
      end
    end
  end)

  it("joins the mentions of one entity", function()
    local doc = assert(glean.parse "Ana saw Bob. Bob saw Ana.")
    for _, at in ipairs { { 1, 3, "a" }, { 9, 11, "b" }, { 14, 16, "b" }, { 22, 24, "a" } } do
      doc:annotate { first = at[1], last = at[2], label = "P", id = at[3] }
    end
    assert.is_truthy(doc:brat():find("*\tEquiv T1 T4\n*\tEquiv T2 T3\n", 1, true))
  end)
end)

describe("doc:webannotation", function()
  it("is JSON-LD whose selectors all point at the mention", function()
    for _, doc in ipairs(documents()) do
      local text = shown(doc)
      local page = cjson.decode(doc:webannotation { overlap = "all" })
      assert.equal("http://www.w3.org/ns/anno.jsonld", page["@context"])
      assert.equal("AnnotationPage", page.type)
      local all, seen = mentions(doc, "all"), {}
      assert.equal(#all, #page.items)
      for i, one in ipairs(page.items) do
        assert.equal("Annotation", one.type)
        assert.is_truthy(one.id:find "^urn:glean:[%w%-%._/%%]+#%d+$", one.id)
        assert.is_nil(seen[one.id])
        seen[one.id] = true
        assert.equal(all[i].label, one.body[1].value)
        assert.equal(all[i].id, one.body[2].value)
        local position, data, quote = table.unpack(one.target.selector)
        assert.same({ "TextPositionSelector", "DataPositionSelector", "TextQuoteSelector" },
          { position.type, data.type, quote.type })
        assert.same({ all[i]:offsets() }, { data.start, data["end"] })
        assert.equal(quote.exact, code_points(text, position.start + 1, position["end"]))
        local before, after = utf8.len(quote.prefix), utf8.len(quote.suffix)
        assert.is_true(before == math.min(32, position.start))
        assert.equal(quote.prefix,
          code_points(text, position.start + 1 - before, position.start))
        assert.equal(math.min(32, utf8.len(text) - position["end"]), after)
        assert.equal(quote.suffix,
          code_points(text, position["end"] + 1, position["end"] + after))
      end
    end
  end)
end)

describe("doc:html", function()
  local names = { amp = "&", lt = "<", gt = ">", quot = '"' }
  local function unescape(text)
    return (text:gsub("&(#?)(%w+);", function(sign, name)
      return sign == "#" and utf8.char(tonumber(name)) or assert(names[name], name)
    end))
  end

  -- A strict reader of <main>: its text, and the bounds of each box by number.
  local function read(html)
    local body = html:match '<main id="text" dir="auto">(.*)</main>\n</body>\n</html>\n$'
    local out, size, stack, boxes, at = {}, 0, {}, {}, 1
    while at <= #body do
      local from, tag, next_at = body:match("()<([^>]*)>()", at)
      local text = unescape(body:sub(at, (from or #body + 1) - 1))
      assert.is_nil(body:sub(at, (from or #body + 1) - 1):find '[<>"]')
      out[#out + 1], size = text, size + #text
      if not from then break end
      at = next_at
      local n = tag:match '^span class="m l%d+[%l -]*" data%-n="(%d+)" title="[^"<>]*"$'
      if n then
        n = tonumber(n)
        boxes[n] = boxes[n] or { size, size }
        assert.equal(size, boxes[n][2]) -- parts of one mention touch
        stack[#stack + 1] = n
      elseif tag == "/span" then
        boxes[table.remove(stack)][2] = size
      else
        assert.is_truthy(tag:find '^b data%-l="[^"<>]*"$' or tag == "/b"
          or tag == 'i class="cut-after"' or tag == "/i", tag)
      end
    end
    assert.equal(0, #stack)
    return table.concat(out), boxes
  end

  it("gives back the text and every mention, nested and crossing", function()
    for _, doc in ipairs(documents()) do
      local text, boxes = read(doc:html())
      assert.equal(shown(doc), text)
      local all = mentions(doc, "all")
      assert.equal(#all, #boxes)
      if text == doc.text then
        for i, m in ipairs(all) do assert.same({ m:offsets() }, boxes[i]) end
      end
    end
  end)

  it("survives random boxes", function()
    local text = ("abc é<&> "):rep(8)
    local state = 1
    local function random(n)
      state = state * 48271 % 2147483647
      return state % n
    end
    for _ = 1, os.getenv "GLEAN_GC" and 20 or 200 do
      local doc = assert(glean.parse(text))
      for _ = 1, random(12) do
        local first = 1 + random(#text)
        doc:annotate { first = first, last = math.min(#text, first - 1 + random(20)),
          label = "L" .. random(4) }
      end
      local got, boxes = read(doc:html())
      assert.equal(text, got)
      for i, m in ipairs(mentions(doc, "all")) do assert.same({ m:offsets() }, boxes[i]) end
    end
  end)

  it("has a legend of its labels, and only those asked for", function()
    local html = hard_document():html { labels = { "OUTER", "a<b&\"c'>" }, title = "T & t" }
    local legend = {}
    for id, label, n in html:gmatch '<label for="(l%d)" class="k l%d">(.-) <small>(%d+)</small>' do
      assert.is_truthy(html:find(('<input type="checkbox" id="%s" checked>'):format(id), 1, true))
      legend[#legend + 1] = unescape(label) .. n
    end
    assert.same({ "OUTER1", "a<b&\"c'>1" }, legend)
    assert.is_truthy(html:find("<title>T &amp; t</title>", 1, true))
    assert.is_nil(html:find "<script")
    assert.is_nil(html:find "https?://")
    assert.is_truthy(html:find "@media print" and html:find "prefers%-color%-scheme: dark")
  end)

  it("is drawn by Chromium, where that is installed", function()
    local found = io.popen "command -v chromium 2>/dev/null"
    local chromium = found:read "l"
    found:close()
    if not chromium then return pending "chromium is not installed" end
    local folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir " .. folder))
    local file = assert(io.open(folder .. "/page.html", "wb"))
    file:write(hard_document():html())
    file:close()
    os.execute(("env -u LD_PRELOAD timeout 60 %s --headless --no-sandbox --disable-gpu "
      .. "--hide-scrollbars --user-data-dir=%s/profile --window-size=600,400 "
      .. "--screenshot=%s/page.png "
      .. "file://%s/page.html >%s/log 2>&1"):format(chromium, folder, folder, folder, folder))
    local picture = io.open(folder .. "/page.png", "rb")
    local bytes = picture and picture:read "a"
    if picture then picture:close() end
    os.execute("rm -rf " .. folder)
    assert.is_truthy(bytes, "no picture")
    assert.equal("\137PNG\r\n\26\n", bytes:sub(1, 8))
    local width, height = (">I4I4"):unpack(bytes, 17)
    assert.same({ 600, 400 }, { width, height })
    assert.is_true(#bytes > 5000, "an empty page: " .. #bytes)
  end)
end)

describe("exports", function()
  it("refuse unknown options at the caller's line", function()
    local doc = hard_document()
    for message, call in pairs {
      ["did you mean labels"] = function() doc:html { label = {} } end,
      ["labels must be a table"] = function() doc:tsv { labels = "PERSON" } end,
      ["overlap is 'none'"] = function() doc:brat { overlap = "none" } end,
    } do
      local ok, err = pcall(call)
      assert.is_false(ok)
      assert.is_truthy(tostring(err):find(message, 1, true), tostring(err))
      assert.is_truthy(tostring(err):find "export_spec.lua:%d+", tostring(err))
    end
    doc:close()
    assert.has_error(function() doc:tsv() end)
  end)
end)

describe("doc:replace", function()
  local doc = assert(glean.parse "Ana met Bo Ek in Rome.")
  doc:annotate { first = 1, last = 3, label = "PERSON" }
  doc:annotate { first = 9, last = 13, label = "PERSON" }
  doc:annotate { first = 9, last = 10, label = "PART" }
  doc:annotate { first = 18, last = 21, label = "PLACE" }
  doc:annotate { first = 17, last = 16, label = "POINT" }

  it("redacts and highlights", function()
    assert.equal("[PERSON:1] met [PERSON:2] in Rome.", doc:replace("entities", function(m)
      return m.label == "PERSON" and "[" .. m.id .. "]" or nil
    end))
    assert.equal("*Ana* met *Bo Ek* in* *Rome*.", doc:replace("entities", function(m)
      return "*" .. m.text .. (#m > 0 and "*" or "")
    end))
  end)

  it("works on sentences and tokens, and on a layer that is not there", function()
    assert.equal("<Ana met Bo Ek in Rome.>", doc:replace("sentences", function(s)
      return "<" .. s.text .. ">"
    end))
    assert.equal("ana met bo ek in rome.", doc:replace("tokens", function(t) return t.norm end))
    assert.equal(doc.text, doc:replace("nothing", function() return "x" end))
  end)

  it("refuses what is no text", function()
    assert.has_error(function() doc:replace("entities", function() return 5 end) end)
    assert.has_error(function() doc:replace("entities") end)
  end)
end)
