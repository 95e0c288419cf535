--- The commands "glean list build" and "glean list check".

local listcli = {}

local function usage(message)
  io.stderr:write("glean list: ", tostring(message), "\n")
  return 2
end

local function make_parser(argparse)
  local parser = argparse("glean list", "Make and check lists of names.")
  parser:require_command(true)
  local build = parser:command("build", "Make a list of a file of entries and save it.")
  build:argument("ENTRIES", "One entry a line, TSV with named columns, or JSON lines.")
  build:option("-o --output", "The file to write."):argname "FILE":count "1"
  build:option("--format", "What ENTRIES is; else told by its name.")
    :choices { "lines", "tsv", "jsonl" }
  build:option("--label", "The label of the mentions."):argname "LABEL"
  build:option("--case", "How case counts."):choices { "fold", "exact", "smart" }
  build:option("--diacritics", "How diacritics count."):choices { "fold", "exact" }
  build:option("--separators", "What may stand between words.")
    :choices { "space", "exact", "loose" }
  build:flag("--plural", "Find regular English plurals too.")
  build:flag("--dots", "Find U.S. as US, and US as U.S.")
  build:flag("--fuzzy", "Allow one edit in one long word.")
  build:flag("--whole", "Not before a possessive 's.")
  build:option("--columns", "The columns of TSV without a first line of names: a,b,c")
    :argname "NAMES"
  local check = parser:command("check", "Read a whole saved list, and its checksum.")
  check:argument("LIST", "A list that was saved.")
  return parser
end

-- One line on a terminal that is written over again and again.
local function new_progress(core)
  if not core.is_terminal() then return nil, function() end end
  local shown = false
  local function show(lines)
    shown = true
    io.stderr:write(("\rglean list: %d lines"):format(lines))
  end
  return show, function() if shown then io.stderr:write "\n" end end
end

local function split(names)
  local out = {}
  for name in names:gmatch "[^,]+" do out[#out + 1] = name end
  return out
end

local function build(args)
  local glean, core = require "glean", require "glean.core"
  local progress, stop = new_progress(core)
  local list, err = glean.list(args.ENTRIES, {
    format = args.format, label = args.label, case = args.case, diacritics = args.diacritics,
    separators = args.separators, plural = args.plural, dots = args.dots, fuzzy = args.fuzzy,
    possessive = not args.whole, columns = args.columns and split(args.columns),
    progress = progress,
  })
  stop()
  if not list then return usage(err) end
  local ok, why = list:save(args.output)
  if not ok then return usage(why) end
  return 0
end

local function check(args)
  local glean = require "glean"
  local list, err = glean.load_list(args.LIST, { check = true })
  if not list then
    usage(err)
    return 1
  end
  print(("%s: %d entries"):format(args.LIST, #list))
  return 0
end

--- Run with the arguments behind "list"; returns the exit code.
---@param argv string[]
---@param argparse function
---@return integer code 0; 1 a list that is not whole; 2 usage, or bad entries
function listcli.main(argv, argparse)
  local ok, args = make_parser(argparse):pparse(argv)
  if not ok then return usage(args) end
  return args.build and build(args) or args.check and check(args) or 2
end

return listcli
