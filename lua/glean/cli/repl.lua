--- glean repl: try rules on lines of text.

local repl = {}

local help = [[
A line is a text: its mentions, relations and quotations are shown.
  :html [FILE]        write the last text as a page (glean.html)
  :json               the last text as JSON
  :explain RULE TEXT  why a rule does not match a text
  :rules              the names of the rules
  :steps              what runs, in order
  :load FILE          read a rule file, or a pack
  :file FILE          take a file as the text
  :reload             read the rule files again (done by itself when one changes)
  :help, :quit]]

-- ---- Lines ----

-- A function that reads a line: by a library with editing and history if one
-- is installed.
local function line_reader(prompt)
  if os.execute "test -t 0" ~= true then -- no terminal: a script
    return function() return io.read "L" end
  end
  local ok, library = pcall(require, "linenoise")
  if ok then
    return function()
      local line = library.linenoise(prompt)
      if line and line ~= "" then library.historyadd(line) end
      return line
    end
  end
  ok, library = pcall(require, "readline")
  if ok and library.readline then
    return function()
      local line = library.readline(prompt)
      if line and line ~= "" and library.add_history then library.add_history(line) end
      return line
    end
  end
  return function()
    io.write(prompt)
    io.flush()
    return io.read "L"
  end
end

-- ---- Files that change ----

local function content(path)
  local file = io.open(path, "rb")
  local text = file and file:read "a" or nil
  if file then file:close() end
  return text
end

local function remember(self)
  self.contents = {}
  for _, path in ipairs(self.nlp.files) do self.contents[path] = content(path) end
end

local function reload(self)
  local ok, err = self.nlp:reload()
  remember(self)
  print(ok and "rules read again" or tostring(err))
end

local function reload_if_changed(self)
  for _, path in ipairs(self.nlp.files) do
    if content(path) ~= self.contents[path] then return reload(self) end
  end
end

-- ---- Showing ----

local function show(doc)
  for m in doc:entities { overlap = "all" } do
    local first, last = m:range()
    local link = m.linked_by and "  linked by " .. m.linked_by or ""
    print(("%5d %5d  %-10s %-12s %s  (%s)%s"):format(first, last, m.label, m.id or "", m.text,
      m.rule or "?", link))
  end
  for r in doc:relations() do print(tostring(r)) end
  for q in doc:quotes() do
    print(("%5d %5d  quote%s  %s"):format(q.first, q.last,
      q.speaker and " by " .. q.speaker.name or "", q.text))
  end
end

local function take(self, text, name)
  local doc, err = self.nlp(text, { name = name })
  if not doc then
    print(err)
    return
  end
  self.doc = doc
  show(doc)
end

-- ---- Commands ----

local commands = {}

function commands.html(self, path)
  if not self.doc then return print "no text yet" end
  path = path ~= "" and path or "glean.html"
  local file, why = io.open(path, "wb")
  if not file then return print(why) end
  file:write(self.doc:html())
  file:close()
  print("written: " .. path)
end

function commands.json(self)
  print(self.doc and self.doc:json { text = true } or "no text yet")
end

function commands.explain(self, rest)
  local rule, text = rest:match "^(%S+)%s+(.+)$"
  if not rule then return print "use: :explain RULE TEXT" end
  local why, err = self.nlp:explain(rule, text)
  print(why or err)
end

function commands.rules(self)
  for _, part in ipairs(self.nlp:steps()) do
    if part.kind == "rule" then print(part.name) end
  end
end

function commands.steps(self)
  print(self.nlp:steps())
end

function commands.load(self, path)
  local ok, err = self.nlp:load(path)
  if ok then remember(self) end
  print(ok and "loaded" or tostring(err))
end

function commands.file(self, path)
  local text = content(path)
  if not text then return print("cannot read " .. path) end
  take(self, text, path)
end

commands.reload = reload

function commands.help()
  print(help)
end

local function obey(self, line)
  local name, rest = line:match "^:(%a+)%s*(.-)%s*$"
  if not name or not commands[name] then
    return print("no such command; :help lists them")
  end
  local ok, why = pcall(commands[name], self, rest)
  if not ok then print(why) end
end

---@return integer code
function repl.main(nlp)
  local self = { nlp = nlp }
  local read = line_reader "glean> "
  remember(self)
  io.stdout:setvbuf "line"
  for line in read do
    line = line:gsub("[\r\n]+$", "")
    if line == ":quit" or line == ":q" then break end
    reload_if_changed(self)
    if line:sub(1, 1) == ":" then
      obey(self, line)
    elseif line:find "%S" then
      local ok, why = pcall(take, self, line)
      if not ok then print(why) end
    end
  end
  return 0
end

return repl
