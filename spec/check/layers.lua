--- Check that the core's includes point down, and that only the binding knows
-- Lua.  usage: lua5.4 spec/check/layers.lua FILE…

local layer = {
  base = 0, mem = 0, sort = 0, suggest = 0,
  simd = 1, utf8 = 1, chars = 1,
  text = 2, fold = 2, lexer = 2,
  token = 3, lang = 3, name = 3, sentence = 3,
  list = 4, pattern = 4, expr = 4, program = 4, query = 4, regex = 4,
  layer = 5, overlap = 5,
  document = 6, match = 6, json = 6,
  stops = 1, stream = 1, uax29 = 2, -- sentences
}

-- Inside a layer: what may include what.
local same = {}
for _, pair in ipairs {
  "stream>utf8",
  "mem>base", "utf8>simd", "sort>base", "suggest>base", "text>fold", "lang>token", "name>token",
  "name>lang", "sentence>token", "sentence>lang", "pattern>expr", "expr>pattern", "program>pattern",
  "query>program", "query>expr", "layer>overlap", "match>document", "document>match",
  "json>document",
} do
  same[pair] = true
end

local bad = 0

local function complain(...)
  print((...):format(select(2, ...)))
  bad = bad + 1
end

local function check_core(path, me, line)
  if line:match '^%s*#%s*include%s+[<"]l[au][ua]' then
    complain("%s: the core includes a header of Lua", path)
  end
  local it = line:match '^%s*#%s*include%s+"([%w_]+)%.h"'
  if not it or it == me or it == "glean" then return end
  if not layer[me] then complain("%s: the module has no layer", path) end
  if not layer[it] then complain("%s: %s has no layer", path, it) end
  if (layer[it] or 0) >= (layer[me] or 0) and not same[me .. ">" .. it] then
    complain("%s: layer %d must not include %s, layer %d", path, layer[me] or -1, it,
      layer[it] or -1)
  end
end

local function check_binding(path, line)
  local it = line:match '^%s*#%s*include%s+"([%w_/%.]+)"'
  local fine = { ["glean.h"] = true, ["binding.h"] = true, ["lua54.h"] = true, ["lua.h"] = true,
    ["lauxlib.h"] = true }
  if it and not fine[it] then complain("%s: the binding must not include %s", path, it) end
end

for _, path in ipairs(arg) do
  local me = path:match "([%w_]+)%.[ch]$"
  for line in io.lines(path) do
    if path:find("/core/", 1, true) then
      check_core(path, me, line)
    else
      check_binding(path, line)
    end
  end
end
print(("%d files, %d layer violations"):format(#arg, bad))
os.exit(bad == 0)
