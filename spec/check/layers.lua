--- Check that the core's includes point down, and that only the binding knows
-- Lua.  usage: lua5.4 spec/check/layers.lua FILE…

-- CONTRIBUTING.md has a line for each group of modules: names, layer, what it is.
local layer = {}
do
  local tree
  for line in io.lines "CONTRIBUTING.md" do
    if line:find "^src/core/" then tree = true elseif line:find "^%S" then tree = false end
    local modules, number = line:match "^  ([%w ]-) +(%d)  "
    for module in (tree and modules or ""):gmatch "%w+" do layer[module] = tonumber(number) end
  end
end

-- Inside a layer: what may include what.
local same = {}
for _, pair in ipairs {
  "alike>pattern",
  "around>lang",
  "ask>expr",
  "ask>pass",
  "ask>quick",
  "backward>pass",
  "build>fuzzy",
  "build>list",
  "build>skim",
  "check>expr",
  "classes>literal",
  "classes>utf8",
  "cluster>document",
  "contest>document",
  "decide>around",
  "demand>pass",
  "demand>query",
  "demand>first",
  "discover>link",
  "docregex>document",
  "document>match",
  "document>steptable",
  "edge>document",
  "edge>steptable",
  "entity>layer",
  "eval>expr",
  "explain>edge",
  "expr>pattern",
  "factor>literal",
  "far>pass",
  "filter>document",
  "find>flat",
  "find>walk",
  "findtext>skim",
  "findtext>walk",
  "first>program",
  "first>quick",
  "forward>pass",
  "fuzzy>flat",
  "item>around",
  "json>document",
  "lang>token",
  "layer>overlap",
  "link>alias",
  "links>program",
  "list>find",
  "list>flat",
  "list>spell",
  "listfile>list",
  "listset>find",
  "listset>list",
  "literal>classes",
  "literal>factor",
  "literal>utf8",
  "mark>contest",
  "mark>match",
  "match>contest",
  "match>docregex",
  "match>document",
  "match>edge",
  "match>filter",
  "match>search",
  "mem>base",
  "name>lang",
  "name>token",
  "need>program",
  "need>quick",
  "norm>edits",
  "norm>normmap",
  "normalizer>norm",
  "normalizer>normbuild",
  "normbuild>norm",
  "normbuild>normmap",
  "normbuild>normsigns",
  "normfilter>normmap",
  "normleast>norm",
  "normleast>normfilter",
  "normsigns>normmap",
  "normskip>norm",
  "normskip>normfilter",
  "normslow>norm",
  "normstream>norm",
  "normstream>normalizer",
  "pass>query",
  "pattern>check",
  "pattern>expr",
  "program>alike",
  "program>first",
  "program>links",
  "program>need",
  "program>pattern",
  "program>quick",
  "query>expr",
  "query>memo",
  "query>pass",
  "query>program",
  "quick>expr",
  "quick>program",
  "quotation>marks",
  "regexrun>regex",
  "regexset>regex",
  "regexset>sieve",
  "run>block",
  "run>hash",
  "scan>token",
  "search>document",
  "search>edge",
  "search>filter",
  "sentence>lang",
  "sentence>split",
  "sentence>token",
  "sievescan>sieve",
  "skim>flat",
  "sort>base",
  "spell>flat",
  "split>decide",
  "split>item",
  "steptable>document",
  "stops>simd",
  "stream>utf8",
  "suggest>base",
  "tokenizer>scan",
  "tokenizer>token",
  "tokenre>pcre",
  "trace>pass",
  "utf8>simd",
  "walk>find",
  "walk>fuzzy",
  "walk>spell",
  "window>scan",
  "window>token",
  "words>segment",
} do
  same[pair] = true
end

local bad, used = 0, {}

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
  local pair = me .. ">" .. it
  used[pair] = true
  if (layer[it] or 0) >= (layer[me] or 0) and not same[pair] then
    complain("%s: layer %d must not include %s, layer %d", path, layer[me] or -1, it,
      layer[it] or -1)
  end
end

local function check_binding(path, line)
  local it = line:match '^%s*#%s*include%s+"([%w_/%.]+)"'
  local fine = { ["glean.h"] = true, ["binding.h"] = true, ["lua54.h"] = true, ["lua.h"] = true,
    ["lauxlib.h"] = true, ["lualib.h"] = true }
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
for pair in pairs(same) do
  if not used[pair] then complain("spec/check/layers.lua: %s is needed no more", pair) end
end
print(("%d files, %d layer violations"):format(#arg, bad))
os.exit(bad == 0)
