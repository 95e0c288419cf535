--- A hook of the web server lighttpd (mod_magnet): what is posted to a path is
-- answered with JSON, one line.
--
--   server.modules += ( "mod_magnet" )
--   $HTTP["url"] == "/glean" {
--     magnet.attract-physical-path-to = ( "/srv/glean/lighttpd.lua" )
--   }
--
-- The server runs the file for each request in a Lua 5.4 state of its own, which
-- it keeps: so the pipeline is made once.  GLEAN_RULES names a rule file.

local request = lighty.r -- luacheck: ignore
if not request.req_body.collect then return 0 end -- it calls again with the body

-- Globals live as long as one request; loaded modules stay.
local nlp = package.loaded["glean.server"]
if not nlp then
  nlp = require "glean".pipeline { lang = "en" }
  local rules = os.getenv "GLEAN_RULES"
  if rules then assert(nlp:load(rules)) end
  package.loaded["glean.server"] = nlp
end

-- lighttpd 1.4.69 gives the head of the request with it.
local body = request.req_body.get:sub(-request.req_body.len)
local doc, err = nlp(body)
request.resp_header["Content-Type"] = "application/json"
if not doc then
  request.resp_body:set { '{"error":' .. require "glean.json".encode(tostring(err)) .. "}\n" }
  return 422
end
request.resp_body:set { doc:json(), "\n" }
doc:close()
return 200
