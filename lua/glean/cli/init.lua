--- The command line: glean [run] --rules my.lua FILE…
--
-- argparse reads the options and lua-cjson the JSON lines; both are required
-- here alone, so that the library works without them.

local options = require "glean.cli.options"

local cli = {}

local commands = {}

local function need(name, package)
  local ok, module = pcall(require, name)
  if ok then return module end
  io.stderr:write(("glean: the command needs the Lua module '%s' (package %s)\n"):format(name,
    package))
  os.exit(2)
end

-- A mistake of the user's: its text and exit code 2.
local usage_metatable = {}

local function usage(message)
  error(setmetatable({ message = tostring(message) }, usage_metatable), 0)
end

-- A pipeline with the packs and rule files of the arguments.
local function pipeline(args, rules)
  local glean = require "glean"
  local nlp = glean.pipeline { lang = args.lang }
  for _, pack in ipairs(args.pack or {}) do
    if not require "glean.packs".path(pack) then usage(("no pack '%s'"):format(pack)) end
    local ok, err = nlp:load(pack)
    if not ok then usage(err) end
  end
  for _, path in ipairs(rules or {}) do
    -- a name without a dot or a slash would be a pack's
    local ok, err = nlp:load(path:find "[./]" and path or "./" .. path)
    if not ok then usage(err) end
  end
  return nlp
end

function commands.run(args)
  if args.version then
    print("glean " .. require "glean".version)
    return 0
  end
  return require "glean.cli.run".main(args, pipeline(args, args.rules), need)
end

function commands.test(args)
  if #args.RULES == 0 and #args.pack == 0 then usage "name a rule file or a pack" end
  local ok, report = pipeline(args, args.RULES):test()
  print(report)
  return ok and 0 or 1
end

local function read_text(name)
  local file, why = io.stdin, nil
  if name ~= "-" then file, why = io.open(name, "rb") end
  if not file then usage(why) end
  local text = file:read "a"
  if file ~= io.stdin then file:close() end
  return text or usage(name .. " cannot be read")
end

function commands.explain(args)
  local nlp = pipeline(args, args.RULES ~= "-" and { args.RULES } or nil)
  local at = args.at and (math.tointeger(tonumber(args.at)) or usage "--at is a byte's number")
  local ok, why, err = pcall(nlp.explain, nlp, args.RULE, read_text(args.FILE), at)
  if not ok or not why then
    io.stderr:write("glean: ", tostring(ok and err or why), "\n")
    return 1
  end
  print(why)
  return 0
end

function commands.repl(args)
  return require "glean.cli.repl".main(pipeline(args, args.rules))
end

function commands.completion(args)
  local parser = options.whole(need("argparse", "lua-argparse"))
  print(parser["get_" .. args.SHELL .. "_complete"](parser))
  return 0
end

-- Run a command; what stops it becomes an exit code.  An interrupt (SIGINT) is
-- an error that the interpreter raises between two of its steps, so a record
-- that was written is whole.
local function guarded(command, args)
  local ok, code = xpcall(commands[command.name], function(why)
    if getmetatable(why) == usage_metatable then return why end
    if type(why) == "string" and why:find "interrupted!$" then return "interrupted" end
    return debug.traceback(tostring(why), 2)
  end, args)
  if ok then return code end
  io.stdout:flush()
  if code == "interrupted" then return 130 end
  if getmetatable(code) == usage_metatable then
    io.stderr:write("glean: ", code.message, "\n")
    return 2
  end
  io.stderr:write("glean: ", code, "\n")
  return 1
end

--- Run the command with these arguments; returns the exit code.
---@param argv string[]
---@return integer code 0; 1 some records failed; 2 usage; 130 interrupted
function cli.main(argv)
  local given = table.move(argv, 1, #argv, 1, {})
  local command = given[1] and options.find(given[1])
  if command then
    table.remove(given, 1)
  else
    command = options.find "run"
  end
  if command.name == "list" then -- its own parser: it has commands itself
    return require "glean.listcli".main(given, need("argparse", "lua-argparse"))
  end
  local parser = options.parser(need("argparse", "lua-argparse"), command)
  local ok, args = parser:pparse(given)
  if not ok then
    io.stderr:write(parser:get_usage(), "\n\nglean: ", tostring(args), "\n")
    return 2
  end
  return guarded(command, args)
end

return cli
