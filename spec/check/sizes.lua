--- Check the sizes of files, functions and lines.
-- usage: lua5.4 spec/check/sizes.lua FILE…

local FILE, FUNCTION = 600, 60
local WIDTH = { c = 80, h = 80, lua = 100 }

local bad = 0

local function complain(path, line, format, ...)
  print(("%s:%d: %s"):format(path, line, format:format(...)))
  bad = bad + 1
end

-- A function in C starts in column 1 and ends with "}" there.
local function check_functions(path, lines)
  local start
  for i, line in ipairs(lines) do
    if line:find "^[%a].*%)%s*{$" or (line:find "^%s+.*%)%s*{$" and not start
        and lines[i - 1] and lines[i - 1]:find "^[%a][^;]*,$") then
      start = i
    elseif line == "}" and start then
      if i - start + 1 > FUNCTION then
        complain(path, start, "a function of %d lines, limit %d", i - start + 1, FUNCTION)
      end
      start = nil
    end
  end
end

for _, path in ipairs(arg) do
  local lines, kind = {}, path:match "%.(%w+)$"
  for line in io.lines(path) do lines[#lines + 1] = line end
  local is_api = path == "src/glean.h" -- one header, however long
  if #lines > FILE and not is_api then
    complain(path, #lines, "%d lines, limit %d", #lines, FILE)
  end
  for i, line in ipairs(lines) do
    local width = utf8.len(line) or #line
    if width > (WIDTH[kind] or 100) then
      complain(path, i, "%d columns, limit %d", width, WIDTH[kind] or 100)
    end
    if line:find "%s$" then complain(path, i, "white space at the end") end
  end
  if kind == "c" then check_functions(path, lines) end
end
print(("%d files, %d size violations"):format(#arg, bad))
os.exit(bad == 0)
