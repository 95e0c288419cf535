--- What the command takes: one table, for argparse, the man page and the
-- completion of shells.

local options = {}

-- Options that several commands have.
local shared = {
  rules = { "--rules", "FILE", "A rule file; may be repeated.", count = "*" },
  pack = { "--pack", "NAME", "A pack of rules that comes with glean; may be repeated.",
    count = "*" },
  lang = { "--lang", "CODE", "The language of the texts.", default = "en" },
}

--- Commands in the order of the manual: name, what it does, options, arguments.
options.commands = {
  {
    name = "run",
    help = "Read texts, write what is found; the command when none is named.",
    shared.rules, shared.pack, shared.lang,
    { "--from", nil, "What the input is: each file a text, or a record a line.",
      choices = { "text", "jsonl" }, default = "text" },
    { "--to", nil, "What to write.", default = "jsonl",
      choices = { "jsonl", "tsv", "conll", "brat", "webannotation", "html" } },
    { "--field", "NAME", "The field of a JSON record that holds the text.", default = "text" },
    { "--output", "DIR", "Write a file a record into this folder, not to standard output; "
      .. "for brat the text as well." },
    { "--date", "DATE", "The day that relative dates count from, as 2024-02-29; a record's "
      .. "own date goes first." },
    { "--utf8", nil, "What to do about invalid UTF-8.", choices = { "strict", "replace" },
      default = "strict" },
    { "--with-text", flag = true, "Put the text into JSON." },
    { "--line-buffered", flag = true, "Write each record as soon as it is made." },
    { "--strict", flag = true, "Stop at the first record that fails." },
    { "--version", flag = true, "Print the version and exit." },
    arguments = { { "FILE", "Input files; - or none: standard input.", args = "*" } },
  },
  {
    name = "test",
    help = "Run the examples of rules.",
    shared.pack, shared.lang,
    arguments = { { "RULES", "Rule files.", args = "*" } },
  },
  {
    name = "explain",
    help = "Say why a rule does not match a text.",
    shared.pack, shared.lang,
    { "--at", "BYTE", "Only the try that starts at this byte, from 1." },
    arguments = {
      { "RULES", "A rule file; - for none beside packs." }, { "RULE", "The name of a rule." },
      { "FILE", "A text; - for standard input." },
    },
  },
  {
    name = "list",
    help = "Build a list file that is loaded at once, or check one.",
    { "-o --output", "FILE", "build: the file to write." },
    { "--format", nil, "What the entries are; else told by the name.",
      choices = { "lines", "tsv", "jsonl" } },
    { "--label", "LABEL", "The label of the mentions." },
    { "--case", nil, "How case counts.", choices = { "fold", "exact", "smart" } },
    { "--diacritics", nil, "How diacritics count.", choices = { "fold", "exact" } },
    { "--separators", nil, "What may stand between words.",
      choices = { "space", "exact", "loose" } },
    { "--plural", flag = true, "Find regular English plurals too." },
    { "--dots", flag = true, "Find U.S. as US, and US as U.S." },
    { "--fuzzy", flag = true, "Allow one edit in one long word." },
    { "--whole", flag = true, "Not before a possessive 's." },
    { "--columns", "NAMES", "The columns of TSV without a first line of names: a,b,c." },
    arguments = {
      { "ACTION", "What to do.", choices = { "build", "check" } },
      { "FILE", "Entries, one a line (build), or a list that was saved (check)." },
    },
  },
  {
    name = "repl",
    help = "Try rules on lines as you type them; rule files are read again when they change.",
    shared.rules, shared.pack, shared.lang,
  },
  {
    name = "completion",
    help = "Print the completion script of a shell.",
    arguments = { { "SHELL", "Which shell.", choices = { "bash", "zsh", "fish" } } },
  },
}

function options.find(name)
  for _, command in ipairs(options.commands) do
    if command.name == name then return command end
  end
end

local function add_option(parser, o)
  if o.flag then
    parser:flag(o[1], o[2])
    return
  end
  local made = parser:option(o[1], o[3])
  if o[2] then made:argname(o[2]) end
  if o.choices then made:choices(o.choices) end
  if o.default then made:default(o.default) end
  if o.count then made:count(o.count) elseif o.required then made:count "1" end
end

local function add_argument(parser, a)
  local made = parser:argument(a[1], a[2])
  if a.args then made:args(a.args) end
  if a.choices then made:choices(a.choices) end
end

local function fill(parser, command)
  for _, o in ipairs(command) do add_option(parser, o) end
  for _, a in ipairs(command.arguments or {}) do add_argument(parser, a) end
end

--- The parser of one command.
function options.parser(argparse, command)
  local name = command.name == "run" and "glean" or "glean " .. command.name
  local parser = argparse(name, command.help)
  if command.name == "run" then
    local names = {}
    for i, other in ipairs(options.commands) do names[i] = other.name end
    parser:epilog("Commands: " .. table.concat(names, ", ") .. "; see glean COMMAND --help.")
  end
  fill(parser, command)
  return parser
end

--- One parser of everything, for completion.
function options.whole(argparse)
  local parser = argparse("glean", "Extract sentences, entities and relations from texts.")
  for _, command in ipairs(options.commands) do
    fill(parser:command(command.name, command.help), command)
  end
  return parser
end

return options
