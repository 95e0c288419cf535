--- glean: facts out of texts, with their exact places.
--
--   local glean = require "glean"
--   local doc = assert(glean.parse "Gov. Jane Roe spoke. She left.")
--   for s in doc:sentences() do print(s.first, s.last, s.text) end

local P = require "glean.p"
local attribute = require "glean.attribute"
local core = require "glean.core"
local document = require "glean.document"
local list = require "glean.list"
local normalize = require "glean.normalize"
local pipeline = require "glean.pipeline"
local sentences = require "glean.sentences"
local unicode = require "glean.unicode"
require "glean.span"

---@class glean
local glean = {}

glean.version = core.version
glean.unicode_version = core.unicode_version

glean.parse = document.parse
glean.list = list.new
glean.load_list = list.load
glean.pipeline = pipeline.new
glean.attribute = attribute.declare
glean.P = P
glean.valid = unicode.valid
glean.graphemes = unicode.graphemes
glean.words = unicode.words
glean.normalize = normalize.normalize
glean.edit = normalize.edit
glean.sentences = sentences.iterate

return glean
