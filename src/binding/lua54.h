/* lua54.h: all that the binding uses and only Lua 5.4 has: user values. */
#ifndef GLEAN_LUA54_H
#define GLEAN_LUA54_H

#include "lauxlib.h"
#include "lua.h"

static inline void *lua54_newuserdata(lua_State *L, size_t size, int values) {
  return lua_newuserdatauv(L, size, values);
}

/* Push user value n of the userdata at 'at'. */
static inline void lua54_getvalue(lua_State *L, int at, int n) {
  lua_getiuservalue(L, at, n);
}

/* Pop a value and make it user value n of the userdata at 'at'. */
static inline void lua54_setvalue(lua_State *L, int at, int n) {
  lua_setiuservalue(L, at, n);
}

/* Let the collector count memory that it did not allocate, unless the host
 * has stopped it. */
static inline void lua54_weigh(lua_State *L, size_t bytes) {
  size_t kib = bytes / 1024;
  if (!lua_gc(L, LUA_GCISRUNNING)) return;
  lua_gc(L, LUA_GCSTEP, kib < 1 ? 1 : kib > 1000000 ? 1000000 : (int)kib);
}

#endif
