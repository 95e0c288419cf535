--- Check that work grows as its input does, on inputs made to make it grow faster.
--
--   lua5.4 spec/check/growth.lua [-t] [-n SIZE] [PATTERN]  (cases whose name matches)
--
-- Each case works on an input of some size and on one four times as large, under
-- callgrind, which counts instructions: as many on a busy machine as on a quiet
-- one.  Less what the case costs without input, the larger input may take five
-- times what the smaller one takes.  -t prints milliseconds of processor time
-- instead, without valgrind, and checks nothing; -n is the smaller size.

package.path = "lua/?.lua;lua/?/init.lua;spec/check/?.lua;" .. package.path
package.cpath = "build/?.so;" .. package.cpath

local LIMIT = 5
local AT_ONCE = 2

-- ---- One case, in a process of its own ----

-- Callgrind writes its counts and begins anew at every call of clock(): what run
-- i took is in file 2 i.  The first run is not counted: it loads modules.
if arg[1] == "--run" then
  local case = require "growth_cases"[tonumber(arg[2])]
  local some = tonumber(arg[3]) or case.size
  for _, size in ipairs { 0, 0, some, 4 * some } do
    local run = case.prepare(size)
    collectgarbage()
    local begin = os.clock()
    run()
    print(("took %.3f"):format((os.clock() - begin) * 1000))
  end
  os.exit(true, false)
end

-- ---- All of them ----

local parser = require "argparse"("growth.lua")
parser:flag "-t"
parser:option "-n":default ""
parser:argument "pattern":args "?"
local options = parser:parse()
local timed = options.t
local folder = os.tmpname()

local function out_file(i) return ("%s.%d"):format(folder, i) end

local function start(i)
  local tool = "valgrind --tool=callgrind --dump-before=clock --callgrind-out-file=" .. out_file(i)
  return assert(io.popen(("%s lua5.4 spec/check/growth.lua --run %d %s 2>&1")
    :format(timed and "" or tool, i, options.n)))
end

-- Instructions of the run whose counts are in that file.
local function instructions(path)
  for line in io.lines(path) do
    local total = line:match "^totals: (%d+)"
    if total then return tonumber(total) end
  end
  error("no totals in " .. path)
end

-- What the four runs took, or nil and the output.
local function finish(i, pipe)
  local out = pipe:read "a"
  if not pipe:close() then return nil, out end
  local took = {}
  for ms in out:gmatch "took ([%d.]+)" do took[#took + 1] = tonumber(ms) end
  if not timed then
    for n = 1, 4 do took[n] = instructions(("%s.%d"):format(out_file(i), 2 * n)) end
    for n = 1, 8 do os.remove(("%s.%d"):format(out_file(i), n)) end
    os.remove(out_file(i))
  end
  return took
end

local function report(name, took, out)
  if not took then
    print(("FAILED  %s\n%s"):format(name, out))
    return false
  end
  local some, more = took[3] - took[2], took[4] - took[2]
  if timed then
    print(("%-42s %10.2f ms %10.2f ms"):format(name, some, more))
    return true
  end
  local ratio = more / some
  local good = some > 0 and ratio <= LIMIT
  print(("%-42s %9.2f M %9.2f M  x %.2f%s"):format(name, some / 1e6, more / 1e6, ratio,
    good and "" or "  FAILED"))
  return good
end

io.stdout:setvbuf "line"
local chosen, bad = {}, 0
for i, case in ipairs(require "growth_cases") do
  if case.name:find(options.pattern or "") then chosen[#chosen + 1] = { i, case.name } end
end
assert(#chosen > 0, "no case of that name")
for first = 1, #chosen, AT_ONCE do
  local pipes = {}
  for k = first, math.min(first + AT_ONCE - 1, #chosen) do pipes[k] = start(chosen[k][1]) end
  for k = first, first + AT_ONCE - 1 do
    if pipes[k] and not report(chosen[k][2], finish(chosen[k][1], pipes[k])) then bad = bad + 1 end
  end
end
os.remove(folder)
print(("%d cases, %d that fail"):format(#chosen, bad))
os.exit(bad == 0)
