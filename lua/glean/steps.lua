--- Steps: what a pipeline runs, in what order, and how long it takes.

local errors = require "glean.errors"

local steps = {}

-- The labels that a part makes, as keys.
local function made_by(part)
  local out = {}
  if part.label then out[part.label] = true end
  for _, label in ipairs(part.labels or {}) do out[label] = true end
  for _, label in ipairs(part.gives or {}) do out[label] = true end
  return out
end

local function sorted(set)
  local out = {}
  for key in pairs(set) do out[#out + 1] = key end
  table.sort(out)
  return out
end

--- Check that what a part needs is made before it runs; raises at its place.
---@param order table[] the parts as they run
function steps.check_order(order)
  local made, maker = {}, {}
  for _, part in ipairs(order) do
    for label in pairs(made_by(part)) do maker[label] = maker[label] or part end
  end
  for _, part in ipairs(order) do
    for _, label in ipairs(part.needs or {}) do
      if not made[label] and maker[label] then
        errors.raise {
          code = "order", file = part.file, line = part.line,
          message = ("'%s' needs %s, which '%s' makes only after it"):format(part.name, label,
            maker[label].name),
        }
      end
    end
    for label in pairs(made_by(part)) do made[label] = true end
  end
end

-- Put components before or after their anchor.
local function place(order, part)
  local at
  for i, other in ipairs(order) do
    local here = other.step or other.name
    if here == part.anchor then
      at = part.side == "before" and (at or i) or i + 1
    elseif at and part.side == "after" and other.anchor == part.anchor then
      at = i + 1 -- behind those registered before for the same place
    end
  end
  table.insert(order, at, part)
end

--- What runs, in order.
---@param names string[] of the steps
---@param parts table[] in the order of registration
---@return table[] order
function steps.order(names, parts)
  local order = {}
  for _, step in ipairs(names) do
    local cues = {}
    order[#order + 1] = { kind = "step", step = step, name = step }
    for _, part in ipairs(parts) do
      local late = part.kind == "quotes" or part.kind == "context"
      if part.step == step and not late then order[#order + 1] = part end
      if part.kind == "quotes" then cues[#cues + 1] = part end
    end
    for _, part in ipairs(parts) do -- contexts look at what rules found
      if part.step == step and part.kind == "context" then order[#order + 1] = part end
    end
    if step == "quotes" and #cues > 0 then -- all at once: they compete
      order[#order + 1] = { kind = "cues", name = "cues", step = step, parts = cues }
    end
  end
  for _, part in ipairs(parts) do
    if part.kind == "component" then place(order, part) end
  end
  return order
end

local list_metatable = {}

function list_metatable.__tostring(list)
  local out = {}
  for i, step in ipairs(list) do
    local line = ("%-10s %-28s"):format(step.kind, step.name)
    if step.seconds then line = line .. (" %9.3f ms"):format(step.seconds * 1e3) end
    if #step.needs > 0 then line = line .. " needs " .. table.concat(step.needs, " ") end
    if #step.gives > 0 then line = line .. " gives " .. table.concat(step.gives, " ") end
    out[i] = (step.kind == "step" and "" or "  ") .. line:gsub("%s+$", "")
  end
  if list.documents then
    out[#out + 1] = ("%d documents, %.3f ms"):format(list.documents, list.seconds * 1e3)
  end
  return table.concat(out, "\n")
end

--- What runs, in order: { kind, name, needs, gives }, and seconds where times
-- were taken.  tostring gives it as a table.
---@param order table[] the parts as they run
---@param times? table part -> seconds; documents
function steps.list(order, times)
  local out = setmetatable({}, list_metatable)
  for i, part in ipairs(order) do
    out[i] = { kind = part.kind, name = part.name, needs = part.needs or {},
      gives = sorted(made_by(part)), seconds = times and (times[part] or 0) }
  end
  if times then
    out.documents, out.seconds = times.documents, 0
    for _, step in ipairs(out) do out.seconds = out.seconds + step.seconds end
  end
  return out
end

--- Add the time since `begin` (os.clock) to a part.
function steps.note(times, part, begin)
  times[part] = (times[part] or 0) + os.clock() - begin
end

--- A function that runs a part and notes its time.
function steps.timed(run, times)
  return function(part, ...)
    local begin = os.clock()
    local ok, err = run[part.kind](part, ...)
    steps.note(times, part, begin)
    return ok, err
  end
end

return steps
