--- Make docs/reference.md from the stubs for editors, lua/glean/types.lua, and
-- the comments of the library's own files: one source for both.
--   lua5.4 docs/make_reference.lua > docs/reference.md    (in the project's folder)

local function lines(path)
  local out = {}
  for line in io.lines(path) do out[#out + 1] = line end
  return out
end

-- What the library says of a method: the comment above its definition.
local function comments()
  local found = {}
  for _, path in ipairs { "document", "span", "pipeline", "entity", "list" } do
    local block = {}
    for _, line in ipairs(lines("lua/glean/" .. path .. ".lua")) do
      local text = line:match "^%-%-%-? ?(.*)$"
      local name = line:match "^function %w+:([%w_]+)"
      if text and not text:find "^@" then
        block[#block + 1] = text
      elseif name then
        found[path .. "." .. name] = table.concat(block, " ")
        block = {}
      elseif not text then
        block = {}
      end
    end
  end
  return found
end

local said = comments()
local out = {}

local function put(...) out[#out + 1] = table.concat { ... } end

local function start_class(line)
  local name, rest = line:match "^%-%-%-@class glean%.([%w_]+):? ?(.*)$"
  put("\n## ", name, rest ~= "" and "\n\n" .. rest or "", "\n")
end

local function field(line)
  local name, rest = line:match "^%-%-%-@field ([%w_]+%??) (.*)$"
  if name then put("- `", name, "` ", (rest:gsub("|", "\\|"))) end
end

local function method(line, params, returns)
  local owner, name, args = line:match "^function (%w+):([%w_]+)%((.-)%)"
  if not name then return end
  owner = owner:lower()
  put("\n### ", owner, ":", name, "(", args, ")\n")
  local text = said[owner .. "." .. name]
  if text and text ~= "" then put(text, "\n") end
  for _, p in ipairs(params) do put("- ", p) end
  for _, r in ipairs(returns) do put("- gives ", r) end
end

put "# Reference\n\n"
put "Made by docs/make_reference.lua from lua/glean/types.lua; see [guide.md](guide.md)."
local params, returns = {}, {}
for _, line in ipairs(lines "lua/glean/types.lua") do
  if line:find "What the C module keeps to itself" then break end
  local param = line:match "^%-%-%-@param (.*)$"
  local result = line:match "^%-%-%-@return (.*)$"
  if line:find "^%-%-%-@class" then
    start_class(line)
  elseif line:find "^%-%-%-@field" then
    field(line)
  elseif param then
    params[#params + 1] = "`" .. param:gsub("^(%S+) (%S+)", "%1: %2", 1) .. "`"
  elseif result then
    returns[#returns + 1] = "`" .. result .. "`"
  elseif line:find "^function " then
    method(line, params, returns)
    params, returns = {}, {}
  elseif line == "" or line:find "^local" then
    params, returns = {}, {}
  end
end
io.write((table.concat(out, "\n"):gsub("\n\n\n+", "\n\n")), "\n")
