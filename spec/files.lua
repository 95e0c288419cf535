--- Whole files, for specs.

local files = {}

--- The bytes of a file; nil if it can't be opened.
function files.read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local bytes = file:read "a"
  file:close()
  return bytes
end

--- Make a file of these bytes.
function files.write(path, bytes)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
end

--- Make a file with a name of its own; that name.
function files.temporary(bytes)
  local path = os.tmpname()
  files.write(path, bytes)
  return path
end

return files
