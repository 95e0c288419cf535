/* lfilter.c: sets of patterns, and where those can match in a document. */
#include "binding.h"

static const glean_allocator process_memory = {NULL, NULL};

static void release_set(void *set) {
  glean_pattern_set_release(set);
}

static void release_places(void *places) {
  glean_places_free(places);
}

static int owned_gc(lua_State *L) {
  binding_release(L, lua_touserdata(L, 1));
  return 0;
}

static binding_owned **push_owned(lua_State *L, const char *class,
                                  void (*release)(void *object)) {
  binding_owned **h = lua54_newuserdata(L, sizeof *h, 0);
  *h = NULL;
  luaL_setmetatable(L, class);
  *h = binding_own(L, release);
  return h;
}

/* pattern_set(array of patterns) -> set */
static int core_pattern_set(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  size_t n = (size_t)lua_rawlen(L, 1);
  const glean_pattern **patterns =
      lua54_newuserdata(L, (n + 1) * sizeof *patterns, 0);
  for (size_t i = 0; i < n; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    patterns[i] = binding_check_pattern(L, -1);
    lua_pop(L, 1); /* the table keeps it */
  }
  binding_owned **h = push_owned(L, BINDING_PATTERN_SET, release_set);
  glean_error err;
  glean_pattern_set *set;
  binding_check(L, glean_pattern_set_new(&set, process_memory, patterns, n,
                                         &err), &err);
  (*h)->object = set;
  return 1;
}

/* scan(doc, set) -> places: what the rules' patterns need, and where it
 * stands in the document */
static int core_scan(lua_State *L) {
  glean_doc *doc = binding_check_tokens(L, 1);
  binding_owned **set = luaL_checkudata(L, 2, BINDING_PATTERN_SET);
  binding_owned **h = push_owned(L, BINDING_PLACES, release_places);
  glean_error err;
  glean_places *places;
  binding_check(L, glean_doc_scan(doc, (*set)->object, &places, &err), &err);
  (*h)->object = places;
  return 1;
}

const glean_places *binding_check_places(lua_State *L, int arg) {
  binding_owned **h = luaL_checkudata(L, arg, BINDING_PLACES);
  return (*h)->object;
}

/* next_match(doc, places, i) -> j: the first pattern from i (from 1) on that
 * may match in the document as it is annotated now; nil: none may */
static int core_next_match(lua_State *L) {
  const glean_doc *doc = binding_check_doc(L, 1);
  const glean_places *places = binding_check_places(L, 2);
  lua_Integer i = luaL_checkinteger(L, 3);
  size_t next = glean_places_next(places, doc, (size_t)i - 1);
  if (next == SIZE_MAX) return 0;
  lua_pushinteger(L, (lua_Integer)next + 1);
  return 1;
}

static const luaL_Reg nothing[] = {{NULL, NULL}};
static const luaL_Reg metamethods[] = {{"__gc", owned_gc}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"next_match", core_next_match},
                                     {"pattern_set", core_pattern_set},
                                     {"scan", core_scan},
                                     {NULL, NULL}};

void binding_open_filter(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  binding_class(L, BINDING_PATTERN_SET, NULL, nothing, metamethods);
  binding_class(L, BINDING_PLACES, NULL, nothing, metamethods);
}
