--- Records in and out of the command.

local json = require "glean.json"

local records = {}

-- ---- In ----

-- Iterators give a record { text=, name=, date=, meta= } or { name=, problem= }.

local function open(name)
  if name == "-" then return io.stdin end
  return io.open(name, "rb")
end

local function close(file)
  if file and file ~= io.stdin then file:close() end
end

--- Each file is a text.
function records.texts(names)
  local i = 0
  return function()
    i = i + 1
    local name = names[i]
    if not name then return nil end
    local file, why = open(name)
    if not file then return { name = name, problem = why } end
    local text, failed = file:read "a"
    close(file)
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

--- Each line of each file is a JSON object.
function records.json(names, field, cjson)
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
        close(file)
        i, number = i + 1, 0
        if not names[i] then return nil end
        local why
        file, why = open(names[i])
        if not file then return { name = names[i], problem = why } end
      end
    end
  end
end

-- ---- Out ----

--- The line for a record that failed.
function records.problem(name, problem)
  return ('{"name":%s,"error":%s}\n'):format(json.encode(name), json.encode(tostring(problem)))
end

local function plain(method)
  return function(doc, args)
    return doc[method](doc, method == "tsv" and { header = args.first } or nil)
  end
end

-- A document as a record of each format; args.first is true for the first one.
local writers = {
  jsonl = function(doc, args) return doc:json { text = args.with_text } .. "\n" end,
  tsv = plain "tsv", conll = plain "conll", html = plain "html",
  brat = function(doc, args)
    if args.output or args.first then return doc:brat() end
    return "#\tdocument " .. (doc.name or "-"):gsub("%c", " ") .. "\n" .. doc:brat()
  end,
  webannotation = function(doc) return doc:webannotation() .. "\n" end,
}

function records.write(doc, args)
  return writers[args.to](doc, args)
end

local extensions = {
  jsonl = ".json", tsv = ".tsv", conll = ".conll", brat = ".ann", html = ".html",
  webannotation = ".jsonld",
}

local function save(path, content)
  local temporary = path .. ".part"
  local file, why = io.open(temporary, "wb")
  if not file then return nil, why end
  local ok, failed = file:write(content)
  local closed, unclosed = file:close()
  if not ok or not closed then
    os.remove(temporary)
    return nil, failed or unclosed
  end
  return os.rename(temporary, path)
end

--- Write a record into a file of the folder args.output; it appears whole or not
-- at all.
---@return boolean? ok
---@return string? why
function records.save(doc, args)
  local base = (doc.name or "document"):gsub("%.[%w]+$", ""):gsub("[^%w%._-]+", "-")
    :gsub("^[-.]+", "")
  if base == "" then base = "document" end
  local path = args.output .. "/" .. base
  if args.names[path] then
    args.names[path] = args.names[path] + 1
    path = path .. "-" .. args.names[path]
  else
    args.names[path] = 1
  end
  local ok, why = true, nil
  if args.to == "brat" then
    ok, why = save(path .. ".txt", require "glean.export.items".clean(doc.text))
  end
  if ok then ok, why = save(path .. extensions[args.to], records.write(doc, args)) end
  return ok, why
end

return records
