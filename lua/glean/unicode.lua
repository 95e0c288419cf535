--- glean.valid and its relatives: Unicode without a document.

local core = require "glean.core"
local errors = require "glean.errors"

local unicode = {}

--- Is this UTF-8?  NUL and noncharacters are.
---@param text string
---@return true? ok
---@return integer? offset 1-based byte of the first ill-formed maximal subpart
---@return integer? length of it in bytes
---@return string? reason
function unicode.valid(text)
  errors.check_type("text", text, "string")
  return core.valid(text)
end

--- The extended grapheme clusters of UAX #29, without a document.
---@param text string
---@return fun(): integer?, integer? first and last byte of each, 1-based
function unicode.graphemes(text)
  errors.check_type("text", text, "string")
  return core.segments("graphemes", text)
end

--- Every segment that the word boundaries of UAX #29 make: words, and what is
-- between them.  (doc:tokens() has other words: those that lists and rules
-- compare.)
---@param text string
---@return fun(): integer?, integer? first and last byte of each, 1-based
function unicode.words(text)
  errors.check_type("text", text, "string")
  return core.segments("words", text)
end

return unicode
