-- The command, run as users run it.

local function run(command, input)
  local out, err, stdin = os.tmpname(), os.tmpname(), os.tmpname()
  local file = assert(io.open(stdin, "wb"))
  file:write(input or "")
  file:close()
  local _, _, code = os.execute(("%s <%s >%s 2>%s"):format(command, stdin, out, err))
  local function take(path)
    local f = assert(io.open(path, "rb"))
    local text = f:read "a"
    f:close()
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

describe("an example", function()
  for _, name in ipairs { "sentences", "introduced" } do
    it(name .. ".lua runs", function()
      local code, out, err = run("LUA_PATH='lua/?.lua;lua/?/init.lua' LUA_CPATH='build/?.so' "
        .. "lua5.4 examples/" .. name .. ".lua")
      assert.equal(0, code, err)
      assert.is_true(#out > 200)
    end)
  end
end)
