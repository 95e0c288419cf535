--- glean run: records in, one record out for each, in order.

local records = require "glean.cli.records"

local run = {}

local PROGRESS = 500 -- records between two lines on the terminal

local function is_terminal()
  return os.execute "test -t 2" == true
end

-- Says on a terminal how far it is; nothing elsewhere.
local function progress(count, state)
  if count % PROGRESS ~= 0 then return end
  if state.terminal == nil then state.terminal = is_terminal() end
  if state.terminal then io.stderr:write(("\rglean: %d records"):format(count)) end
end

-- What one record gives: its output (nil where a file took it or there is none)
-- and the problem.  A document may have both: errors of single matches.
local function process(nlp, record, args)
  if record.problem then return nil, record.problem end
  local doc, err = nlp:parse(record.text, {
    name = record.name, date = record.date or args.date, meta = record.meta, utf8 = args.utf8,
  })
  if not doc then return nil, err end
  local out, problem
  if args.output then
    local ok, why = records.save(doc, args)
    problem = not ok and why or nil
  else
    out = records.write(doc, args)
  end
  problem = problem or doc.errors and doc.errors[1]
  doc:close()
  return out, problem
end

-- A failed record is a line of JSON among lines of JSON, and goes to standard
-- error beside other formats.
local function report(record, problem, args)
  local line = records.problem(record.name, problem)
  if args.to == "jsonl" and not args.output then return io.stdout:write(line) end
  return io.stderr:write(line)
end

local function input(args, need)
  local names = #args.FILE > 0 and args.FILE or { "-" }
  if args.from == "text" then return records.texts(names) end
  return records.json(names, args.field, need("cjson", "lua-cjson"))
end

---@return integer code 0, or 1 where a record failed or nobody reads the output
function run.main(args, nlp, need)
  local failures, count, state = 0, 0, {}
  args.first, args.names = true, {}
  io.stdout:setvbuf(args.line_buffered and "line" or "full")
  for record in input(args, need) do
    local out, problem = process(nlp, record, args)
    local ok = true
    if problem and tostring(problem):find("interrupted!", 1, true) then
      error("interrupted!", 0) -- it came while a rule ran, and was taken for its mistake
    end
    if problem then failures = failures + 1 end
    if out then
      ok = io.stdout:write(out)
      args.first = false
    end
    if problem and (not out or args.to ~= "jsonl") then -- JSON holds its own
      ok = report(record, problem, args) and ok
    end
    if not ok then return 1 end -- a broken pipe
    count = count + 1
    progress(count, state)
    if problem and args.strict then break end
  end
  if state.terminal then io.stderr:write "\n" end
  if not io.stdout:flush() then return 1 end
  return failures > 0 and 1 or 0
end

return run
