/* embed_lua.c: a program that embeds Lua and glean, both linked statically.
 *
 *   embed_lua LUA_DIRECTORY     (where glean/init.lua lies) */
#include <stdio.h>

#include "lauxlib.h"
#include "lua.h"
#include "lualib.h"

int luaopen_glean_core(lua_State *L);

static const char script[] =
    "package.path = ... .. '/?.lua;' .. ... .. '/?/init.lua'\n"
    "local glean = require 'glean'\n"
    "local text = 'Dr. Ana Roe left at 3 p.m. Eastern. She was tired.'\n"
    "local doc <close> = assert(glean.parse(text))\n"
    "local n = 0\n"
    "for s in doc:sentences() do\n"
    "  print(s.first, s.last, s.text)\n"
    "  assert(text:sub(s.first, s.last) == s.text)\n"
    "  n = n + 1\n"
    "end\n"
    "assert(n == 2)\n";

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: embed_lua LUA_DIRECTORY\n");
    return 2;
  }
  lua_State *L = luaL_newstate();
  if (L == NULL) return 1;
  luaL_openlibs(L);
  luaL_requiref(L, "glean.core", luaopen_glean_core, 0);
  lua_pop(L, 1);
  int code = luaL_loadstring(L, script);
  if (code == LUA_OK) {
    lua_pushstring(L, argv[1]);
    code = lua_pcall(L, 1, 0, 0);
  }
  if (code != LUA_OK) fprintf(stderr, "%s\n", lua_tostring(L, -1));
  lua_close(L);
  return code == LUA_OK ? 0 : 1;
}
