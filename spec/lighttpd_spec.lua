-- examples/lighttpd.lua in a real server, where that is installed.

local files = require "files"

describe("examples/lighttpd.lua", function()
  it("answers posted texts with JSON", function()
    local has = os.execute "command -v lighttpd >/dev/null && command -v curl >/dev/null"
      and os.execute "ls /usr/lib/lighttpd/mod_magnet.so >/dev/null 2>&1"
    if not has then return pending "lighttpd with mod_magnet and curl are not installed" end
    local here, folder = io.popen("pwd"):read "l", os.tmpname()
    os.remove(folder)
    os.execute("mkdir " .. folder)
    local file = assert(io.open(folder .. "/conf", "wb"))
    file:write(([[
server.document-root = "%s"
server.port = 18471
server.bind = "127.0.0.1"
server.modules = ( "mod_magnet" )
server.errorlog = "%s/log"
server.upload-dirs = ( "%s" )
$HTTP["url"] == "/glean" { magnet.attract-physical-path-to = ( "%s/examples/lighttpd.lua" ) }
]]):format(folder, folder, folder, here))
    file:close()
    local post = "curl -s -m 5 --retry 20 --retry-connrefused --retry-delay 1 --data-binary '%s' "
      .. "http://127.0.0.1:18471/glean >>%s/out"
    os.execute(([[
export GLEAN_RULES="%s/examples/people.lua" LUA_PATH="%s/lua/?.lua;%s/lua/?/init.lua;;"
export LUA_CPATH="%s/build/?.so;;"; unset LD_PRELOAD
lighttpd -D -f %s/conf >%s/err 2>&1 & pid=$!
%s; %s; %s; kill $pid]]):format(here, here, here, here, folder, folder,
      post:format("Gov. Ana Roe left.", folder), post:format("bad \xFF", folder),
      post:format("It works.", folder)))
    local out = files.read(folder .. "/out") or ""
    local log = files.read(folder .. "/log") or ""
    os.execute("rm -rf " .. folder)
    assert.equal('{"lang":"en","sentences":[[0,18]],"entities":[{"start":5,"end":12,'
      .. '"label":"PERSON","text":"Ana Roe","id":"PERSON:1","rule":"title-and-name",'
      .. '"title":"Gov."}]}\n{"error":"invalid UTF-8: byte that UTF-8 never has at byte 5"}\n'
      .. '{"lang":"en","sentences":[[0,9]],"entities":[]}\n', out, log)
  end)
end)
