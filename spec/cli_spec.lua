-- The command, run as users run it.

local files = require "files"

local function run(command, input)
  local out, err, stdin = os.tmpname(), os.tmpname(), files.temporary(input or "")
  local _, _, code = os.execute(("%s <%s >%s 2>%s"):format(command, stdin, out, err))
  local function take(path)
    local text = files.read(path)
    os.remove(path)
    return text
  end
  os.remove(stdin)
  return code, take(out), take(err)
end

describe("the command glean", function()
  it("prints one line of JSON a file, in order", function()
    local code, out = run("bin/glean --rules examples/people.lua "
      .. "seeds/harbor-raid.txt seeds/city-council.txt")
    assert.equal(0, code)
    local names = {}
    for line in out:gmatch "[^\n]+" do
      names[#names + 1] = line:match '^{"name":"([^"]*)","lang":"en","sentences":%[%[0,'
      assert.is_truthy(line:find('"label":"PERSON"', 1, true))
    end
    assert.same({ "seeds/harbor-raid.txt", "seeds/city-council.txt" }, names)
  end)

  it("makes and checks lists", function()
    local entries, list = files.temporary "text\tid\nGov.\tg\nPresident\tp\n", os.tmpname()
    local _
    local code, out, err = run(("bin/glean list build %s -o %s --format tsv --label TITLE --plural")
      :format(entries, list))
    assert.same({ 0, "", "" }, { code, out, err })
    code, out = run("bin/glean list check " .. list)
    assert.same({ 0, list .. ": 2 entries\n" }, { code, out })
    local glean = require "glean"
    local m = assert(glean.pipeline {}:list("l", list)("two presidents")):entities()()
    assert.same({ "TITLE", "p", "presidents" }, { m.label, m.id, m.text })
    local file = assert(io.open(list, "r+b"))
    file:seek("end", -1)
    file:write "\xFF"
    file:close()
    code, _, err = run("bin/glean list check " .. list)
    assert.equal(1, code)
    assert.equal("glean list: " .. list .. ": the list is corrupted: its checksum differs\n", err)
    code, _, err = run(("bin/glean list build %s -o %s"):format(list .. ".none", list))
    assert.equal(2, code)
    assert.is_truthy(err:find("No such file", 1, true))
    assert.equal(2, (run "bin/glean list"))
    os.remove(entries)
    os.remove(list)
  end)

  it("is the same bytes in every process", function()
    local command = "bin/glean --rules examples/people.lua --with-text seeds/*.txt"
    local _, one = run(command)
    local _, two = run(command)
    assert.is_true(#one > 10000)
    assert.equal(one, two)
  end)

  it("reports bad records and goes on", function()
    local code, out = run("bin/glean --from jsonl",
      '{"text":"One.","name":"a"}\n[1]\nnot json\n{"body":"x"}\n{"text":"\xFF"}\n{"text":"Two."}\n')
    assert.equal(1, code)
    local lines = {}
    for line in out:gmatch "[^\n]+" do
      lines[#lines + 1] = line:find '"error"' and "bad" or "good"
    end
    assert.same({ "good", "bad", "bad", "bad", "bad", "good" }, lines)
    code, out = run("bin/glean --strict no-such-file seeds/harbor-raid.txt")
    assert.equal(1, code)
    assert.is_truthy(out:find '^{"name":"no%-such%-file","error":"no%-such%-file: No such file')
    assert.is_nil(out:find "harbor")
  end)

  it("reads records with a field, a name and meta", function()
    local code, out = run("bin/glean run --from jsonl --field body",
      '{"body":"Hi.","name":"n","meta":{"k":[1,null]}}\n')
    assert.equal(0, code)
    assert.equal('{"name":"n","lang":"en","sentences":[[0,3]],"entities":[],'
      .. '"meta":{"k":[1,null]}}\n', out)
  end)

  it("answers mistakes in its use with 2", function()
    assert.equal(2, (run "bin/glean --rules no-such-rules.lua seeds/harbor-raid.txt"))
    local code, _, err = run "bin/glean --nonsense"
    assert.is_true(code ~= 0)
    assert.is_truthy(err:find "nonsense")
    code, _ = run "bin/glean --version"
    assert.equal(0, code)
  end)
end)

describe("the commands about rules", function()
  it("test the examples of a rule file", function()
    local code, out = run "bin/glean test examples/people.lua"
    assert.equal(0, code)
    assert.is_truthy(out:find "^%d+ passed, 0 failed\n$", out)
    local path = files.temporary [[return { { name = "r", label = "A", match = "a b",
      examples = { "[a b] c", "x [a] c" } } }]]
    code, out = run("bin/glean test " .. path)
    assert.equal(1, code)
    assert.is_truthy(out:find('r: example failed: x [a] c\n    wanted "a", found nothing', 1, true),
      out)
    assert.is_truthy(out:find('there stands "c"', 1, true), out)
    files.write(path, "return {")
    local _, err
    code, _, err = run("bin/glean test " .. path)
    assert.equal(2, code)
    assert.is_truthy(err:find("unexpected symbol", 1, true), err)
    os.remove(path)
  end)

  it("explain why a rule does not match a text", function()
    local code, out = run("bin/glean explain examples/people.lua sum -", "He paid $ 5.")
    assert.equal(0, code) -- a regular expression
    assert.is_truthy(out:find("the farthest attempt reads \"$\" at 1:9", 1, true), out)
    code, out = run("bin/glean explain examples/people.lua title-and-name -",
      "Gov. went home.")
    assert.equal(0, code)
    assert.is_truthy(out:find "title%-and%-name", out)
    code = run("bin/glean explain examples/people.lua nobody -", "x")
    assert.equal(1, code)
  end)

  it("are followed by other formats of run", function()
    for format, want in pairs { tsv = "PERSON", conll = "# global.columns", brat = "^T1\tPERSON",
      html = "^<!" } do
      local code, out = run("bin/glean --rules examples/people.lua --to " .. format
        .. " seeds/harbor-raid.txt")
      assert.equal(0, code)
      assert.is_truthy(out:find(want), format .. out:sub(1, 200))
    end
    local code, out, err = run "bin/glean --to tsv no-such-file"
    assert.same({ 1, "" }, { code, out })
    assert.is_truthy(err:find "no%-such%-file")
  end)
end)

describe("an example", function()
  for _, name in ipairs { "sentences", "introduced", "deaths", "redact" } do
    it(name .. ".lua runs", function()
      local code, out, err = run("LUA_PATH='lua/?.lua;lua/?/init.lua' LUA_CPATH='build/?.so' "
        .. "lua5.4 examples/" .. name .. ".lua")
      assert.equal(0, code, err)
      assert.is_true(#out > 200)
    end)
  end
end)
