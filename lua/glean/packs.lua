--- Packs: rules that come with the library, by name.

local packs = {}

--- Where the file of a pack is: beside this library, wherever it is installed.
---@param name string such as "values"
---@return string? path nil where there is no such pack
function packs.path(name)
  if not name:match "^[%a_][%w_-]*$" then return nil end
  return (package.searchpath("glean.packs." .. name, package.path))
end

return packs
