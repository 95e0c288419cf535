--- Check that the core's includes point down, and that only the binding knows
-- Lua.  usage: lua5.4 spec/check/layers.lua FILE…

local layer = {}
for number, modules in pairs {
  [0] = "base block hash mem run sort suggest",
  [1] = "chars classes factor literal pcre simd stops stream tokenre utf8",
  [2] = "fold lexer text uax29 "
    .. "marks quotation wrap",
  [3] = "around decide item split lang name scan sentence steps token tokenizer variant window",
  [4] = "alike ask backward build check demand eval expr far find flat forward fuzzy links "
    .. "list listfile memo need pass pattern program query quick regex regexrun regexset "
    .. "sieve sievescan spell trace " .. "findtext skim walk",
  [5] = "alias discover entity layer link overlap",
  [6] = "cluster contest docregex document edge explain filter json mark match search steptable",
} do
  for module in modules:gmatch "%w+" do layer[module] = number end
end

local unicode = "edits norm normalizer normbuild normmap normfilter normleast normsigns normskip "
  .. "normslow normstream "
  .. "segment words"
for module in unicode:gmatch "%w+" do layer[module] = 2 end

-- Inside a layer: what may include what.
local same = {}
for _, pair in ipairs {
  "around>lang",
  "around>token",
  "ask>expr",
  "ask>pass",
  "backward>pass",
  "build>flat",
  "build>fuzzy",
  "build>list",
  "build>skim",
  "check>expr",
  "classes>literal",
  "classes>utf8",
  "cluster>document",
  "contest>document",
  "decide>around",
  "docregex>document",
  "document>match",
  "document>steptable",
  "steptable>document",
  "edge>steptable",
  "edge>document",
  "discover>link",
  "entity>layer",
  "eval>expr",
  "explain>document",
  "explain>edge",
  "far>pass",
  "expr>pattern",
  "factor>literal",
  "filter>document",
  "find>flat",
  "find>walk",
  "findtext>skim",
  "findtext>walk",
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
  "search>document",
  "search>edge",
  "search>filter",
  "mem>base",
  "name>lang",
  "name>token",
  "need>program",
  "need>quick",
  "norm>edits",
  "norm>normmap",
  "normalizer>norm",
  "normbuild>norm",
  "normbuild>normmap",
  "normbuild>normsigns",
  "normalizer>normbuild",
  "normsigns>normmap",
  "normstream>norm",
  "normstream>normalizer",
  "normfilter>normmap",
  "normleast>norm",
  "normleast>normfilter",
  "normskip>norm",
  "normskip>normfilter",
  "normslow>norm",
  "pass>query",
  "pattern>check",
  "pattern>expr",
  "quick>expr",
  "quick>program",
  "program>quick",
  "ask>quick",
  "alike>pattern",
  "program>alike",
  "program>links",
  "program>need",
  "program>pattern",
  "query>expr",
  "query>memo",
  "demand>query",
  "demand>pass",
  "demand>quick",
  "skim>flat",
  "query>pass",
  "query>program",
  "quotation>marks",
  "regexrun>regex",
  "regexset>regex",
  "regexset>sieve",
  "tokenre>pcre",
  "scan>token",
  "sentence>lang",
  "sentence>split",
  "sentence>token",
  "sievescan>sieve",
  "sort>base",
  "walk>find",
  "walk>fuzzy",
  "walk>spell",
  "window>scan",
  "window>token",
  "run>block",
  "run>hash",
  "words>segment",
  "spell>flat",
  "split>decide",
  "split>item",
  "stream>utf8",
  "suggest>base",
  "text>fold",
  "tokenizer>scan",
  "tokenizer>token",
  "trace>pass",
  "stops>simd",
  "utf8>simd",
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
print(("%d files, %d layer violations"):format(#arg, bad))
os.exit(bad == 0)
