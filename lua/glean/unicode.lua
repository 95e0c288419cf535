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

return unicode
