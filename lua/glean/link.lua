--- Links: nlp:link(label) gives all mentions of one entity one id.
--
-- The work is glean_doc_link's (src/core/link.c); here are the defaults.  Names
-- of people have short forms of many kinds.  Of other labels, where the last
-- word of a name says little ("Mexico City", "Sinaloa Cartel"), only what reads
-- the same and what stands in brackets is linked, unless one asks for more.

local core = require "glean.core"
local errors = require "glean.errors"

local link = {}

local people = {
  same = true, full = true, surname = true, surnames = true, nickname = true, acronym = true,
  title = true, possessive = true, find = true,
}
local others = { same = true, acronym = true, possessive = true, find = true }
local labels_of_people = { PERSON = true, PER = true, PEOPLE = true }

local kinds = { find = true }
for _, kind in ipairs(core.link_kinds()) do kinds[kind] = true end

--- A step that links the mentions of a label.
---@param label string
---@param opts? table<string, boolean> a kind of link -> use it or not
---@return table part for the pipeline
function link.new(label, opts)
  errors.check_type("label", label, "string")
  errors.check_type("opts", opts, "table", true)
  if label == "" then errors.misuse "a label needs a name" end
  errors.check_keys("a link", opts or {}, kinds)
  local chosen = {}
  for kind in pairs(labels_of_people[label] and people or others) do chosen[kind] = true end
  for kind, on in pairs(opts or {}) do
    errors.check_type(kind, on, "boolean")
    chosen[kind] = on
  end
  local file, line = errors.where()
  return { kind = "link", step = "links", name = "link " .. label, needs = { label },
    links = label, kinds = chosen, file = file, line = line }
end

--- Link the mentions of a document.
function link.run(part, doc)
  core.link(doc, part.links, part.kinds)
  return true
end

return link
