--- Languages: lua/glean/lang/<code>.lua as an object of the core.

local core = require "glean.core"
local errors = require "glean.errors"

local language = {}

local classes = {
  "title", "number", "inner", "trailing", "time", "month", "starter", "continuer", "particle",
  "honorific", "male", "female", "alias",
  "label", "exclaim", "proper", "capital", "ordinal", "quotative", "pause", "terminator",
}

local cache = {}

local function add_words(lang, class, words)
  for word in words:gmatch "%S+" do assert(lang:add(class, word)) end
end

--- The words of an abbreviation ("z. B.") without the stops behind them.
local function bare(abbreviation)
  local text = type(abbreviation) == "string" and (abbreviation .. " "):gsub("%.%s", " ")
  if not text or not text:find "%S" then
    errors.misuse("an abbreviation is a word such as 'approx.', not %s",
      type(abbreviation) == "string" and "'" .. abbreviation .. "'" or type(abbreviation))
  end
  return text
end

local function make(data, abbreviations)
  local lang = core.lang()
  for _, class in ipairs(classes) do
    if data[class] then add_words(lang, class, data[class]) end
  end
  for _, word in ipairs(abbreviations or {}) do add_words(lang, "inner", bare(word)) end
  return lang
end

--- The data of a language; {} for one that has no file.
local function load_data(code)
  if not code:match "^%a[%w_]*$" then
    errors.misuse("lang is a code such as 'en', not '%s'", code)
  end
  local ok, data = pcall(require, "glean.lang." .. code)
  if ok then return data end
  if tostring(data):find("module 'glean.lang." .. code .. "' not found", 1, true) then return {} end
  error(data, 0)
end

--- The words of a language, with a user's abbreviations if there are any.
---@param code string such as "en"; one without data has no words
---@param abbreviations? string[] further ones that end no sentence
function language.get(code, abbreviations)
  if abbreviations then return make(load_data(code), abbreviations) end
  if not cache[code] then cache[code] = make(load_data(code)) end
  return cache[code]
end

return language
