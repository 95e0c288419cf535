-- Writes stops_data.h: the second bytes that a lead byte of UTF-8 may have in
-- what ends a sentence or a line.
--
--   lua5.4 src/tables/gen_stops.lua [unicode-folder [output-folder]]
--
-- The output depends on the input alone; .ci/run regenerates and compares.

local source = arg[1] or "/usr/share/unicode"
local target = arg[2] or "src/tables"

local ENDING = { Sep = true, ATerm = true, STerm = true }

-- What the text mode ends sentences at and Sentence_Break does not: the Greek
-- question mark and the ellipsis.
local EXTRA = { 0x037E, 0x2026 }

local FIRST_LEAD, LAST_LEAD = 0xC2, 0xF4

local rows = {}
for lead = FIRST_LEAD, LAST_LEAD do rows[lead] = 0 end

local function add(code_point)
  if code_point < 0x80 then return end
  local lead, second = utf8.char(code_point):byte(1, 2)
  rows[lead] = rows[lead] | 1 << (second - 0x80)
end

for line in io.lines(source .. "/auxiliary/SentenceBreakProperty.txt") do
  local first, last, value = line:match "^(%x+)%.?%.?(%x*)%s*;%s*(%a+)"
  if ENDING[value] then
    local from = tonumber(first, 16)
    for c = from, last ~= "" and tonumber(last, 16) or from do add(c) end
  end
end
for _, c in ipairs(EXTRA) do add(c) end

local out = assert(io.open(target .. "/stops_data.h", "w"))
out:write [[
/* stops_data.h: written by gen_stops.lua from the Unicode Character Database
 * 15.0.0; do not edit.  Bit b of row r: a code point that ends a sentence or
 * a line may have the bytes C2 + r, 80 + b, ... */
#ifndef GLEAN_STOPS_DATA_H
#define GLEAN_STOPS_DATA_H

#include <stdint.h>

static const uint64_t stops_second[] = {
]]
for lead = FIRST_LEAD, LAST_LEAD do
  out:write(("    0x%016Xu, /* %02X */\n"):format(rows[lead], lead))
end
out:write "};\n\n#endif\n"
out:close()
