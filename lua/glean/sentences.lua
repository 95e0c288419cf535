--- Sentences: their options, and glean.sentences.

local core = require "glean.core"
local errors = require "glean.errors"
local language = require "glean.language"

local sentences = {}

local option_keys = {
  mode = true, newline = true, quotations = true, lists = true, abbreviations = true,
}
local iterator_keys = { lang = true }
for key in pairs(option_keys) do iterator_keys[key] = true end
local modes = { text = true, uax29 = true }
local newlines = { auto = true, hard = true, soft = true }
local quotations = { split = true, keep = true }

local function check_values(opts)
  errors.check_option("mode", opts.mode, modes)
  errors.check_option("newline", opts.newline, newlines)
  errors.check_option("quotations", opts.quotations, quotations)
  errors.check_type("lists", opts.lists, "boolean", true)
  errors.check_type("abbreviations", opts.abbreviations, "table", true)
end

--- Check the table that glean.parse takes as `sentences`.
function sentences.check(opts)
  errors.check_type("sentences", opts, "table")
  errors.check_keys("sentences", opts, option_keys)
  check_values(opts)
end

--- Iterate over the sentences of a text without a document.  Ill-formed bytes
-- count as U+FFFD.
---@param text string
---@param opts? table lang, mode, newline, quotations, lists, abbreviations
---@return fun(): integer?, integer? first and last byte, 1-based, inclusive
function sentences.iterate(text, opts)
  errors.check_type("text", text, "string")
  errors.check_type("opts", opts, "table", true)
  opts = opts or {}
  errors.check_keys("opts", opts, iterator_keys)
  errors.check_type("lang", opts.lang, "string", true)
  check_values(opts)
  local words = language.get(opts.lang or "en", opts.abbreviations)
  return core.sentences(text, words, opts.mode, opts.newline, opts.quotations, opts.lists)
end

return sentences
