--- Groups: the rules of one label, whose matches compete with each other.
--
-- A rule of a group only finds its matches.  They are resolved together, in a
-- part of kind "resolve" that stands before the first part that may look at
-- what they make.  A rule makes its label and what its `gives` names; one with
-- an `on` and without `gives` may make any.

local group = {}

local ANY = "*" -- no label: stands for all

-- The open groups: by label, and those that make a label.
local function opened()
  return { by_label = {}, makers = {}, list = {} }
end

local function add_maker(open, label, one)
  local makers = open.makers[label] or {}
  open.makers[label] = makers
  makers[one] = true
  one.gives[label] = true
end

-- Close a group: a rule that is alone in it needs none.
local function close(open, one, out)
  open.by_label[one.name] = nil
  for label in pairs(one.gives) do open.makers[label][one] = nil end
  for i, other in ipairs(open.list) do
    if other == one then
      table.remove(open.list, i)
      break
    end
  end
  if #one.rules > 1 then
    for _, part in ipairs(one.rules) do part.group = one end
    out[#out + 1] = one
  end
end

-- Close the groups that make what a rule asks for, the oldest first.
local function close_needed(open, part, out)
  local names = part.pattern and part.matcher:names "label" or {}
  if #names == 0 then return end
  local needed = {}
  for one in pairs(open.makers[ANY] or {}) do needed[one] = true end
  for _, name in ipairs(names) do
    for one in pairs(open.makers[name.name] or {}) do needed[one] = true end
  end
  if next(needed) == nil then return end
  for _, one in ipairs({ table.unpack(open.list) }) do
    if needed[one] then close(open, one, out) end
  end
end

-- Put a rule into the open group of its label.
local function join(open, part, policy, out)
  local one = open.by_label[part.label]
  if one and one.overlap ~= policy then
    close(open, one, out)
    one = nil
  end
  if not one then
    one = { kind = "resolve", name = part.label, step = part.step, overlap = policy, rules = {},
      gives = {} }
    open.by_label[part.label] = one
    open.list[#open.list + 1] = one
  end
  one.rules[#one.rules + 1] = part
  add_maker(open, part.label, one)
  for _, label in ipairs(part.gives or {}) do add_maker(open, label, one) end
  if part.on and not part.gives then add_maker(open, ANY, one) end
end

--- Group the rules of one label and one policy.
---@param order table[] what runs, in order
---@return table[] order with a part of kind "resolve" for every group
function group.order(order)
  local out, open = {}, opened()
  for _, part in ipairs(order) do
    part.group = nil
    if part.kind == "rule" then
      close_needed(open, part, out)
      local policy = part.overlap or "leftmost"
      if policy ~= "all" then join(open, part, policy, out) end
    else
      while open.list[1] do close(open, open.list[1], out) end
    end
    out[#out + 1] = part
  end
  while open.list[1] do close(open, open.list[1], out) end
  return out
end

return group
