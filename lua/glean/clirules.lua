--- The commands about rules: glean test RULES, glean explain RULES RULE FILE.

local clirules = {}

local function add_common(parser)
  parser:option("--lang", "The language of the texts."):default "en":argname "CODE"
  parser:option("--pack", "A pack to load before; may be repeated."):count "*":argname "NAME"
end

-- A pipeline with the packs and a rule file; nil and the error where that fails.
local function open(args)
  local nlp = require "glean".pipeline { lang = args.lang }
  for _, pack in ipairs(args.pack) do
    local ok, err = nlp:load(pack)
    if not ok then return nil, err end
  end
  local ok, err = nlp:load(args.RULES)
  if not ok then return nil, err end
  return nlp
end

local function fail(err)
  io.stderr:write("glean: ", tostring(err), "\n")
  return 2
end

--- glean test RULES: run the examples of all rules.
---@param parser table an empty argparse parser
---@param argv string[]
---@return integer code 0; 1 where an example failed; 2 for a bad rule file
function clirules.test(parser, argv)
  parser:argument("RULES", "A rule file.")
  add_common(parser)
  local nlp, err = open(parser:parse(argv))
  if not nlp then return fail(err) end
  local ok, report = nlp:test()
  print(report)
  return ok and 0 or 1
end

--- glean explain RULES RULE FILE: why a rule does not match.
---@return integer code 0; 1 for a rule without a pattern or a bad text; 2
function clirules.explain(parser, argv)
  parser:argument("RULES", "A rule file.")
  parser:argument("RULE", "The name of a rule in it.")
  parser:argument("FILE", "A text file; - is standard input.")
  parser:option("--byte", "Where a match should start."):convert(math.tointeger):argname "N"
  add_common(parser)
  local args = parser:parse(argv)
  local nlp, err = open(args)
  if not nlp then return fail(err) end
  local file, why = io.stdin, nil
  if args.FILE ~= "-" then file, why = io.open(args.FILE, "rb") end
  local text = file and file:read "a"
  if not text then return fail(why or "cannot read the text") end
  local ok, explanation, problem = pcall(nlp.explain, nlp, args.RULE, text, args.byte)
  if not ok or not explanation then
    io.stderr:write("glean: ", tostring(ok and problem or explanation), "\n")
    return 1
  end
  print(explanation)
  return 0
end

return clirules
