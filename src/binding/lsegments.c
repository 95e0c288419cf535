/* lsegments.c: iterators over the graphemes and words of a string. */
#include "binding.h"

enum { BATCH = 64, SEGMENTS_TEXT = 1, SEGMENTS_VALUES = SEGMENTS_TEXT };

/* An iterator; its text is its user value. */
typedef struct segments {
  glean_segments_kind kind;
  size_t at;           /* where the batch ends */
  size_t start;        /* of the next segment */
  size_t next, count;  /* in ends */
  size_t ends[BATCH];
} segments;

/* The next segment's first and last byte; nothing at the end. */
static int segments_next(lua_State *L) {
  segments *it = lua_touserdata(L, lua_upvalueindex(1));
  if (it->next == it->count) {
    size_t len;
    lua54_getvalue(L, lua_upvalueindex(1), SEGMENTS_TEXT);
    const char *text = lua_tolstring(L, -1, &len);
    it->count = glean_segments(it->kind, text, len, &it->at, it->ends, BATCH);
    it->next = 0;
    if (it->count == 0) return 0;
  }
  size_t start = it->start;
  it->start = it->ends[it->next++];
  lua_pushinteger(L, (lua_Integer)start + 1);
  lua_pushinteger(L, (lua_Integer)it->start);
  return 2;
}

/* segments("graphemes" | "words", text) -> iterator */
static int core_segments(lua_State *L) {
  static const char *const kinds[] = {"graphemes", "words", NULL};
  int kind = luaL_checkoption(L, 1, NULL, kinds);
  luaL_checkstring(L, 2);
  segments *it = lua54_newuserdata(L, sizeof *it, SEGMENTS_VALUES);
  *it = (segments){.kind = (glean_segments_kind)kind};
  lua_pushvalue(L, 2);
  lua54_setvalue(L, -2, SEGMENTS_TEXT);
  lua_pushcclosure(L, segments_next, 1);
  return 1;
}

void binding_open_segments(lua_State *L) {
  static const luaL_Reg functions[] = {{"segments", core_segments},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
