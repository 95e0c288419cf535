--- Check that the header, the core, the binding and the stubs name the same
-- functions.  usage: lua5.4 spec/check/docs.lua   (in the project's folder)

local bad = 0

local function complain(format, ...)
  print(format:format(...))
  bad = bad + 1
end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

local function list(pattern)
  local pipe, names = assert(io.popen("ls " .. pattern)), {}
  for name in pipe:lines() do names[#names + 1] = name end
  pipe:close()
  return names
end

-- Every public function is defined in the core (the binding's entry aside).
local header, core, count = read "src/glean.h", "", 0
for _, path in ipairs(list "src/core/*.c") do core = core .. read(path) end
for name in header:gmatch "GLEAN_API%s[^;]-(glean_[%w_]+)%s*%(" do
  count = count + 1
  if not core:find("\n[%w_%s%*]*[%s%*]" .. name .. "%(") then
    complain("%s is declared in glean.h and defined nowhere", name)
  end
end

-- Every declaration stands in a group that a comment opens.
local documented = false
for line in header:gmatch "[^\n]*" do
  if line:find "^/%*%*" then documented = true end
  if line == "" then documented = false end -- a blank line ends a group
  if line:find "^GLEAN_API" and not documented then
    complain("glean.h: no comment above: %s", line)
  end
end

-- Every public function is touched by the allocation sweeps or the C tests.
local tests = read "examples/embed.c"
for _, path in ipairs(list "spec/c/test_*.c") do tests = tests .. read(path) end
for _, path in ipairs(list "src/binding/*.c") do tests = tests .. read(path) end
for name in header:gmatch "GLEAN_API%s[^;]-(glean_[%w_]+)%s*%(" do
  if not tests:find(name .. "%f[^%w_]") then complain("%s is used by no test", name) end
end

-- Every method that scripts can reach has a stub.
local stubs = read "lua/glean/types.lua"
for _, path in ipairs(list "src/binding/*.c") do
  local source = read(path)
  for block in source:gmatch "luaL_Reg [%w_]*methods%[%] = (%b{})" do
    for name in block:gmatch '{"([%w_]+)",' do
      if not name:find "^__" and not stubs:find("[:%.]" .. name .. "%(") then
        complain("%s: '%s' has no stub in lua/glean/types.lua", path, name)
      end
    end
  end
end
for _, path in ipairs { "document", "span", "pipeline" } do
  for name in read("lua/glean/" .. path .. ".lua"):gmatch "\nfunction [%w_]+:([%w_]+)" do
    if not stubs:find("[:%.]" .. name .. "%(") then
      complain("lua/glean/%s.lua: '%s' has no stub in lua/glean/types.lua", path, name)
    end
  end
end

-- ... and is called in the allocation sweep.
local sweep = read "spec/c/oom.lua"
for name in stubs:gmatch "\nfunction %a+:([%w_]+)%(" do
  if not sweep:find("[:%.]" .. name .. "%f[^%w_]") then
    complain("spec/c/oom.lua does not touch '%s'", name)
  end
end

-- The reference is made from the stubs.
do
  local made = assert(io.popen "lua5.4 docs/make_reference.lua")
  if made:read "a" ~= read "docs/reference.md" then
    complain "docs/reference.md is not what docs/make_reference.lua makes"
  end
  made:close()
end

print(("%d functions in glean.h, %d violations"):format(count, bad))
os.exit(bad == 0)
