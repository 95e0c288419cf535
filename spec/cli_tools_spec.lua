-- The command: formats, tools, and what comes in its way.

local cjson = require "cjson"

local files = require "files"

local folder

-- Run a shell command; its exit code, output and errors.  $D is a new folder.
local function run(command)
  local script = folder .. "/script"
  files.write(script, "D=" .. folder .. "\n" .. command .. "\n")
  local _, _, code = os.execute(("bash %s >%s/out 2>%s/err </dev/null"):format(script, folder,
    folder))
  return code, files.read(folder .. "/out"), files.read(folder .. "/err")
end

describe("the command glean", function()
  before_each(function()
    folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir " .. folder))
  end)
  after_each(function() os.execute("rm -rf " .. folder) end)

  local seeds = "seeds/harbor-raid.txt seeds/city-council.txt"
  local rules = "bin/glean --rules examples/people.lua "

  it("writes every format, a record for each record", function()
    for format, sign in pairs {
      tsv = "\nseeds/city%-council.txt\t", conll = "\n# newdoc id = seeds/city%-council.txt\n",
      brat = "\n#\tdocument seeds/city%-council.txt\nT1\t", html = "</html>\n<!DOCTYPE html>",
      webannotation = '\n{"@context"', jsonl = '\n{"name":"seeds/city%-council.txt"',
    } do
      local code, out = run(rules .. "--to " .. format .. " " .. seeds)
      assert.equal(0, code)
      assert.is_truthy(out:find(sign), format)
    end
    local _, out = run(rules .. "--to tsv " .. seeds)
    local _, headers = out:gsub("name\tstart\t", "")
    assert.equal(1, headers)
  end)

  it("writes a file a record", function()
    local code, out = run("mkdir $D/o; " .. rules .. "--to brat --output $D/o " .. seeds .. " "
      .. seeds .. "; ls $D/o")
    assert.equal(0, code)
    assert.equal("seeds-city-council-2.ann\nseeds-city-council-2.txt\nseeds-city-council.ann\n"
      .. "seeds-city-council.txt\nseeds-harbor-raid-2.ann\nseeds-harbor-raid-2.txt\n"
      .. "seeds-harbor-raid.ann\nseeds-harbor-raid.txt\n", out)
    assert.equal(files.read "seeds/harbor-raid.txt",
      files.read(folder .. "/o/seeds-harbor-raid.txt"))
    code = run(rules .. "--to html --output $D/nowhere " .. seeds)
    assert.equal(1, code)
  end)

  it("reports bad records beside other formats on standard error", function()
    local code, out, err = run(rules .. "--to conll no-such-file seeds/harbor-raid.txt")
    assert.equal(1, code)
    assert.is_truthy(out:find "^# global.columns")
    assert.equal('{"name":"no-such-file","error":"no-such-file: No such file or directory"}\n', err)
  end)

  it("loads packs, and knows unknown ones", function()
    local code = run "bin/glean --pack quotes --pack names seeds/harbor-raid.txt"
    assert.equal(2, code) -- the pack quotes needs PERSON from before it
    local out
    code, out = run "bin/glean --pack names --pack quotes seeds/harbor-raid.txt"
    assert.equal(0, code)
    assert.is_truthy(out:find '"quotes":%[{"start":')
    code = run "bin/glean --pack nothing seeds/harbor-raid.txt"
    assert.equal(2, code)
  end)

  it("stops where nobody reads on, with whole lines", function()
    local code, out = run("yes '{\"text\":\"Gov. Ana Roe left.\"}' | " .. rules
      .. "--from jsonl --line-buffered | head -n 3")
    assert.equal(0, code)
    local n = 0
    for line in out:gmatch "[^\n]+" do
      n = n + 1
      assert.is_table(cjson.decode(line).entities)
    end
    assert.equal(3, n)
    out = select(2, run("trap '' PIPE; (yes '{\"text\":\"Gov. Ana Roe left.\"}' | " .. rules
      .. "--from jsonl; echo $? > $D/code) 2>$D/e | head -n 3 >/dev/null; sleep 0.2; cat $D/code"))
    assert.equal("1\n", out)
  end)

  it("ends with whole records when it is interrupted", function()
    for _, how in ipairs { "", "--line-buffered" } do
      local code = run("yes '{\"text\":\"Gov. Ana Roe left. She ran.\",\"name\":\"n\"}' | "
        .. rules .. how .. " --from jsonl > $D/records &\n"
        .. "until [ -s $D/records ]; do sleep 0.05; done; sleep 0.2; kill -INT $!; wait $!")
      assert.equal(130, code)
      local out = files.read(folder .. "/records")
      assert.equal("\n", out:sub(-1))
      local n = 0
      for line in out:gmatch "[^\n]+" do
        n = n + 1
        assert.equal('{"name":"n"', line:sub(1, 11))
        assert.equal("}", line:sub(-1))
      end
      assert.is_true(n > 100, n)
    end
  end)

  it("tests and explains rules", function()
    local code, out = run "bin/glean test examples/people.lua"
    assert.equal(0, code)
    assert.is_truthy(out:find "passed, 0 failed")
    run [[echo 'return { { label = "X", match = "a", never = { "a b" } } }' > $D/r.lua]]
    code = run "bin/glean test $D/r.lua"
    assert.equal(1, code)
    code = run "bin/glean test"
    assert.equal(2, code)
    code, out = run [[echo "The governor spoke." | bin/glean explain examples/people.lua \
      title-and-name -]]
    assert.equal(0, code)
    assert.is_truthy(out:find "<NAME> was wanted")
    code = run "bin/glean explain examples/people.lua no-rule seeds/harbor-raid.txt"
    assert.equal(1, code)
  end)

  it("builds a list that loads", function()
    local code = run [[printf 'Ana Roe\nBo Ek\n' > $D/names
      bin/glean list build $D/names -o $D/names.list --label PERSON]]
    assert.equal(0, code)
    local glean = require "glean"
    local nlp = glean.pipeline {}
    nlp:list("names", assert(glean.load_list(folder .. "/names.list")), { label = "PERSON" })
    assert.equal("Bo Ek", assert(nlp "Here is Bo Ek."):all "entities"[1].text)
  end)

  it("shows what lines of text give, and reads rules again when they change", function()
    local code, out = run [[
      echo 'return { { label = "X", match = "ran" } }' > $D/r.lua
      (echo "She ran off."; sleep 0.5
       echo 'return { { label = "X", match = "ran off" } }' > $D/r.lua
       echo "She ran off."; echo ":explain X#1 she ran"; echo ":html $D/p.html"; echo ":json"
       echo ":rules"; echo ":nothing"; echo ":steps"; echo ":help"; echo ":explain Y z"
       echo ":quit") | bin/glean repl --rules $D/r.lua]]
    assert.equal(0, code)
    for _, part in ipairs {
      "5     7  X          X:1          ran  (X#1)", "rules read again",
      "5    11  X          X:1          ran off  (X#1)", "rule 'X#1' does not match", "written: ",
      '"text":"She ran off."', "no such command", "rule       X#1", "no rule 'Y'",
    } do
      assert.is_truthy(out:find(part, 1, true), part .. "\n" .. out)
    end
    assert.is_truthy(files.read(folder .. "/p.html"):find "ran off")
  end)

  it("completes in shells", function()
    for _, shell in ipairs { "bash", "zsh", "fish" } do
      local code, out = run("bin/glean completion " .. shell)
      assert.equal(0, code)
      for _, word in ipairs { "rules", "with%-text", "explain", "repl", "webannotation" } do
        assert.is_truthy(out:find(word), shell .. " " .. word)
      end
    end
    assert.equal(0, (run "bin/glean completion bash | bash -n"))
  end)

  it("has a manual that is up to date", function()
    local _, out = run "lua5.4 docs/make_man.lua"
    assert.equal(files.read "docs/glean.1", out)
  end)
end)
