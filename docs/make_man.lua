--- Make docs/glean.1 from the table of options.
--   lua5.4 docs/make_man.lua > docs/glean.1       (in the project's folder)

package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
local options = require "glean.cli.options"

local function escape(text)
  return (text:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("^%.", "\\&."))
end

local out = {}
local function put(...) out[#out + 1] = table.concat { ... } end

local function synopsis(command)
  put(".TP\n.B glean ", command.name == "run" and "[run]" or command.name)
  local parts = {}
  for _, o in ipairs(command) do
    local value = o[2] or (o.choices and table.concat(o.choices, "|"))
    local text = o[1]:match "%-%-.*$" .. (o.flag and "" or " " .. value)
    parts[#parts + 1] = o.required and text or "[" .. text .. "]" .. (o.count and "..." or "")
  end
  for _, a in ipairs(command.arguments or {}) do
    parts[#parts + 1] = a.args and "[" .. a[1] .. "...]" or a[1]
  end
  put(escape(table.concat(parts, " ")))
end

local function describe(command)
  put(".SS glean ", command.name, "\n", escape(command.help))
  for _, o in ipairs(command) do
    local value = o[2] or (o.choices and table.concat(o.choices, "|"))
    put(".TP\n.B ", escape(o[1]), o.flag and "" or " " .. escape(value))
    local help = o.flag and o[2] or o[3]
    put(escape(help), o.default and " Default: " .. escape(o.default) .. "." or "")
  end
  for _, a in ipairs(command.arguments or {}) do
    put(".TP\n.I ", a[1], "\n", escape(a[2]))
  end
end

put '.TH GLEAN 1 "" "glean" "User Commands"'
put '.SH NAME\nglean \\- extract sentences, entities, relations and quotations from texts'
put ".SH SYNOPSIS"
for _, command in ipairs(options.commands) do synopsis(command) end
put(".SH DESCRIPTION\n", escape [[
A text file, or all of standard input, is a record; with --from jsonl each line
is one, and its name, date and meta are taken over. One record comes out for
each, in order, on standard output. A record that fails becomes a line
{"name":...,"error":...} (beside JSON on standard error), and the run goes on.
The same input gives the same bytes in every process. Progress is shown on
standard error if that is a terminal.]])
put ".SH COMMANDS"
for _, command in ipairs(options.commands) do describe(command) end
put(".SH EXIT STATUS\n", escape "0; 1 if a record failed or nobody reads the output; "
  .. escape "2 for a mistake in the use; 130 if interrupted: records that were written are whole.")
put(".SH EXAMPLES\n.nf\n", escape [[
glean --rules people.lua *.txt > people.jsonl
glean --pack names --to html report.txt > report.html
glean --from jsonl --field body --line-buffered < mails.jsonl
eval "$(glean completion bash)"]], "\n.fi")
io.write(table.concat(out, "\n"), "\n")
