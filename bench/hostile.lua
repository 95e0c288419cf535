--- Time against hostile patterns and texts: it must grow as the text does.
--
--   lua5.4 bench/hostile.lua [BYTES]        (default 1,000,000)
--
-- Each pattern runs over a text of a quarter of the bytes and over all of them;
-- linear is a ratio of 4, and 5 is the most that is accepted (exit status 1
-- else).  Nothing matches, or all does: what makes backtracking engines slow.

package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
package.cpath = "build/?.so;" .. package.cpath

local core = require "glean.core"
local glean = require "glean"

local BYTES = tonumber(arg[1]) or 1000000

local function alternatives(n, form)
  local out = {}
  for i = 1, n do out[i] = form:format(i % 7 == 0 and "a" or "w" .. i) end
  return table.concat(out, " | ")
end

local function repeated(piece)
  return function(bytes) return piece:rep(bytes // #piece) end
end

local sentences = repeated "a a b a a a b b a. "
-- One sentence as long as the text, with the rare word at its very end.
local function one(bytes) return ("a "):rep(bytes // 2 - 1) .. "z" end

-- name, pattern, scope, text
local cases = {
  { "1,000 alternatives x quantifiers", "(" .. alternatives(1000, "%s+ b?") .. ")+ b",
    "sentence", sentences },
  { "the same in one sentence", "(" .. alternatives(1000, "%s+") .. ")+ z", "document", one },
  { "(a+)+ z", "(a+)+ z", "document", one },
  { "((a*)*)* z", "((a*)*)* z", "document", one },
  { "(a|a|a a)* z", "(a | a | a a)* z", "document", one },
  { "a ...{0,50} a ...{0,50} z", "a ...{0,50} a ...{0,50} z", "document", one },
  { "a{0,100} a{100} z", "a{0,100} a{100} z", "document", one },
  { "(?= (a+)+ z) a", "(?= (a+)+ z) a", "document", one },
  { "(?<! z (a+)+) a z", "(?<! z (a+)+) a z", "document", one },
  { "x:(a+) y:(a+) z", "x:(a+) y:(a+) z", "document", one },
  { "a+ (one match of all)", "a+", "document", one },
  { "a ...{0,50} z|y", "a ...{0,50} z|y", "document", one },
  { "/(a+)+[bc]/ z", "/(a+)+[bc]/ z", "document", one },
  { "%p+ z", "%p+ z", "document", one },
}

local function seconds(pattern, text)
  local doc = assert(glean.parse(text, { sentences = { newline = "soft" } }))
  core.fields(doc).predicates = { p = function() return true end }
  local least, started = math.huge, os.clock()
  while least == math.huge or os.clock() - started < 0.3 do
    collectgarbage()
    local begin = os.clock()
    local matches = assert(core.matches(doc, pattern))
    while matches:next() do matches:take() end
    least = math.min(least, os.clock() - begin)
    matches:close()
  end
  doc:close()
  return least
end

io.stdout:setvbuf "line"
local failures = 0
for _, case in ipairs(cases) do
  local name, text, scope, make = table.unpack(case)
  local pattern = assert(core.pattern(text, scope))
  local short, long = seconds(pattern, make(BYTES // 4)), seconds(pattern, make(BYTES))
  local ratio = long / short
  failures = failures + (ratio > 5 and 1 or 0)
  print(("%-34s %8.1f ms %8.1f ms  x %.2f"):format(name, short * 1e3, long * 1e3, ratio))
end
os.exit(failures == 0)
