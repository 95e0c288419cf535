-- The recipes of docs/scale.md, each with a worker that dies half way.

local files = require "files"

local function has(program)
  return (os.execute("command -v " .. program .. " >/dev/null 2>&1"))
end

-- The shell snippets of the document, by heading.
local recipes = {}
for heading, snippet in files.read "docs/scale.md":gmatch "\n## ([^\n]+)\n.-```sh\n(.-)```" do
  recipes[heading] = snippet
end

local here = io.popen("pwd"):read "l"
local folder

-- Run a script in the folder; `glean` there dies half way through its output
-- while a file "kill" lies there.
local function run(script)
  files.write(folder .. "/script", script)
  local _, _, code = os.execute(("cd %s && PATH=%s/bin:$PATH bash script >log 2>&1 </dev/null")
    :format(folder, folder))
  return code
end

local function records()
  local out = {}
  for i = 1, 2000 do
    out[i] = ('{"name":"%04d","text":"Gov. Ana Roe%d left in %d. It was \\u00e9 on day %d."}\n')
      :format(i, i % 7, i, i % 31)
  end
  return out
end

describe("docs/scale.md", function()
  local wanted

  before_each(function()
    folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir -p " .. folder .. "/bin"))
    files.write(folder .. "/bin/glean", ([[
#!/bin/bash
if mv kill killed 2>/dev/null; then %s/bin/glean "$@" | head -c 5000; exit 137; fi
exec %s/bin/glean "$@"
]]):format(here, here))
    os.execute("chmod +x " .. folder .. "/bin/glean; cp examples/people.lua " .. folder
      .. "/rules.lua")
    local all = records()
    files.write(folder .. "/all.jsonl", table.concat(all))
    for k = 1, 4 do
      files.write(("%s/shard-%d.jsonl"):format(folder, k),
        table.concat(all, "", k * 500 - 499, k * 500))
    end
    assert.equal(0, run "glean --rules rules.lua --from jsonl all.jsonl > wanted")
    wanted = files.read(folder .. "/wanted")
    assert.is_true(#wanted > 100000)
    files.write(folder .. "/kill", "")
  end)
  after_each(function() os.execute("rm -rf " .. folder) end)

  it("has a pipe that fails as a whole", function()
    if not has "parallel" then return pending "GNU parallel is not installed" end
    local recipe = assert(recipes["A pipe on one machine"])
    assert.is_true(run(recipe) ~= 0)
    assert.is_nil(files.read(folder .. "/all.out"))
    assert.equal(0, run(recipe))
    assert.is_true(files.read(folder .. "/all.out") == wanted)
  end)

  it("has shards that go on where they stopped", function()
    if not has "parallel" then return pending "GNU parallel is not installed" end
    local recipe = assert(recipes["Shards, with a log"])
    run(recipe)
    assert.is_truthy(files.read(folder .. "/killed"))
    assert.is_true(files.read(folder .. "/all.out") ~= wanted)
    assert.equal(0, run(recipe))
    assert.is_true(files.read(folder .. "/all.out") == wanted)
  end)

  it("has tasks that may be requeued", function()
    local recipe = assert(recipes["A Slurm array that is requeued"])
    local function array()
      for k = 1, 4 do run("SLURM_ARRAY_TASK_ID=" .. k .. "\n(" .. recipe .. ")") end
      run "cat shard-*.out > all.out"
    end
    array()
    assert.is_truthy(files.read(folder .. "/killed"))
    assert.is_true(files.read(folder .. "/all.out") ~= wanted)
    array()
    assert.is_true(files.read(folder .. "/all.out") == wanted)
  end)
end)
