--- The command line: glean [run] --rules my.lua FILE…
--
-- argparse reads the options and lua-cjson the JSON lines; both are required
-- here alone, so that the library works without them.

local cli = {}

local commands = { run = true, test = true, explain = true }

local function need(name, package)
  local ok, module = pcall(require, name)
  if ok then return module end
  io.stderr:write(("glean: the command needs the Lua module '%s' (package %s)\n"):format(name,
    package))
  os.exit(2)
end

local function make_parser()
  local parser = need("argparse", "lua-argparse")("glean",
    "Extract sentences and entities from texts; one line of JSON a record.")
  parser:option("--rules", "A rule file; may be repeated."):count "*":argname "FILE"
  parser:option("--pack", "A pack to load first; may be repeated."):count "*":argname "NAME"
  parser:option("--lang", "The language of the texts."):default "en":argname "CODE"
  parser:option("--from", "What the input is."):choices { "text", "jsonl" }:default "text"
  parser:option("--to", "What the output is.")
    :choices { "jsonl", "tsv", "conll", "brat", "html" }:default "jsonl"
  parser:option("--field", "The field of a JSON record that holds the text.")
    :default "text":argname "NAME"
  parser:option("--utf8", "What to do about invalid UTF-8.")
    :choices { "strict", "replace" }:default "strict"
  parser:flag("--with-text", "Put the text into the output.")
  parser:flag("--line-buffered", "Write each record as soon as it is made.")
  parser:flag("--strict", "Stop at the first record that fails.")
  parser:flag("--version", "Print the version and exit.")
  parser:argument("FILE", "Input files; standard input if there are none."):args "*"
  return parser
end

local function usage(message)
  io.stderr:write("glean: ", tostring(message), "\n")
  os.exit(2)
end

-- ---- Records in ----

-- Iterators give a record { text=, name=, meta= } or { name=, problem= }.

local function text_records(names)
  local i = 0
  return function()
    i = i + 1
    local name = names[i]
    if not name then return nil end
    local file, why = io.stdin, nil
    if name ~= "-" then file, why = io.open(name, "rb") end
    if not file then return { name = name, problem = why } end
    local text, failed = file:read "a"
    if name ~= "-" then file:close() end
    if not text then return { name = name, problem = failed } end
    return { name = name, text = text }
  end
end

local function decode(cjson, line, field, name)
  local ok, object = pcall(cjson.decode, line)
  if not ok then return { name = name, problem = "no JSON: " .. tostring(object) } end
  if type(object) ~= "table" then return { name = name, problem = "no JSON object" } end
  if type(object.name) == "string" then name = object.name end
  if type(object[field]) ~= "string" then
    return { name = name, problem = ("the record has no text in '%s'"):format(field) }
  end
  local date = type(object.date) == "string" and object.date or nil
  return { name = name, text = object[field], date = date, meta = object.meta }
end

local function json_records(names, field)
  local cjson = need("cjson", "lua-cjson")
  local i, number, file = 0, 0, nil
  return function()
    while true do
      local line = file and file:read "L"
      if line then
        number = number + 1
        if line:find "%S" then
          return decode(cjson, line, field, ("%s:%d"):format(names[i], number))
        end
      else
        if file and file ~= io.stdin then file:close() end
        i, number = i + 1, 0
        if not names[i] then return nil end
        local why
        file = io.stdin
        if names[i] ~= "-" then file, why = io.open(names[i], "rb") end
        if not file then return { name = names[i], problem = why } end
      end
    end
  end
end

-- ---- Records out ----

local function problem_line(name, problem)
  local json = require "glean.json"
  return ('{"name":%s,"error":%s}'):format(json.encode(name), json.encode(tostring(problem)))
end

-- A document in the format asked for.
local function written(doc, args, first)
  if args.to == "jsonl" then return doc:json { text = args.with_text } .. "\n" end
  if args.to == "tsv" then return doc:tsv { header = first } end
  return doc[args.to](doc)
end

-- Say that a record failed: as a record, or beside formats that have none.
local function complain(record, problem, args)
  if args.to == "jsonl" then return problem_line(record.name, problem) .. "\n" end
  io.stderr:write(("glean: %s: %s\n"):format(record.name, tostring(problem)))
  return ""
end

-- Run one record: what to write, and whether it failed.
local function process(nlp, record, args, first)
  if record.problem then return complain(record, record.problem, args), true end
  local doc, err = nlp:parse(record.text, {
    name = record.name, date = record.date, meta = record.meta, utf8 = args.utf8,
  })
  if not doc then return complain(record, err, args), true end
  local out, failed = written(doc, args, first), doc.errors ~= nil
  if failed and args.to ~= "jsonl" then complain(record, doc.errors[1], args) end
  doc:close()
  return out, failed
end

local function open_pipeline(args)
  local nlp = require "glean".pipeline { lang = args.lang }
  for _, paths in ipairs { args.pack, args.rules } do
    for _, path in ipairs(paths) do
      local ok, err = nlp:load(path)
      if not ok then usage(err) end
    end
  end
  return nlp
end

local function run(args)
  local nlp = open_pipeline(args)
  local names = #args.FILE > 0 and args.FILE or { "-" }
  local records = args.from == "jsonl" and json_records(names, args.field) or text_records(names)
  if args.line_buffered then io.stdout:setvbuf "line" end
  local failures, first = 0, true
  for record in records do
    local out, failed = process(nlp, record, args, first)
    if failed then failures = failures + 1 end
    if not io.stdout:write(out) then return 1 end -- a broken pipe
    first = first and out == ""
    if failed and args.strict then break end
  end
  return failures > 0 and 1 or 0
end

--- Run the command with these arguments; returns the exit code.
---@param argv string[]
---@return integer code 0; 1 some records failed; 2 usage
function cli.main(argv)
  local given = table.move(argv, 1, #argv, 1, {})
  if given[1] == "list" then
    table.remove(given, 1)
    return require "glean.listcli".main(given, need("argparse", "lua-argparse"))
  end
  local command = "run"
  if commands[given[1]] then command = table.remove(given, 1) end
  if command ~= "run" then
    local parser = need("argparse", "lua-argparse")("glean " .. command)
    return require "glean.clirules"[command](parser, given)
  end
  local args = make_parser():parse(given)
  if args.version then
    print("glean " .. require "glean".version)
    return 0
  end
  return run(args)
end

return cli
