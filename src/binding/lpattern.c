/* lpattern.c: compiled patterns. */
#include "binding.h"

static const glean_allocator process_memory = {NULL, NULL};
static const char *const scopes[] = {"sentence", "paragraph", "document",
                                     NULL};

/* ---- Patterns ---- */

static void release_pattern(void *pattern) {
  glean_pattern_release(pattern);
}

const glean_pattern *binding_check_pattern(lua_State *L, int arg) {
  binding_owned **h = luaL_checkudata(L, arg, BINDING_PATTERN);
  return (*h)->object;
}

/* The names of declared attributes, as an array that lives as long as the
 * userdata it is pushed as; *n of them. */
static const char **push_attributes(lua_State *L, size_t *n) {
  size_t count = 0;
  lua_getfield(L, lua_upvalueindex(1), "declared"); /* [declared] */
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) count++;
  const char **names = lua54_newuserdata(L, (count + 1) * sizeof *names, 0);
  lua_insert(L, -2); /* [names, declared] */
  *n = 0;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
    if (lua_type(L, -2) == LUA_TSTRING && *n < count)
      names[(*n)++] = lua_tostring(L, -2); /* declared keeps the key */
  lua_pop(L, 1);
  return names;
}

/* pattern(text, scope) -> pattern | nil, error; upvalue: the core */
static int core_pattern(lua_State *L) {
  size_t len;
  const char *text = luaL_checklstring(L, 1, &len);
  glean_pattern_options options = {
      (glean_scope)luaL_checkoption(L, 2, "sentence", scopes), NULL, 0};
  options.attributes = push_attributes(L, &options.attribute_count);
  binding_owned **h = lua54_newuserdata(L, sizeof *h, 0);
  *h = NULL;
  luaL_setmetatable(L, BINDING_PATTERN);
  *h = binding_own(L, release_pattern);
  glean_error err;
  glean_pattern *pattern;
  glean_status status = glean_pattern_new_with(&pattern, process_memory, text,
                                               len, &options, &err);
  (*h)->object = pattern;
  return status == GLEAN_OK ? 1 : binding_fail(L, status, &err);
}

/* pattern:names(kind) -> array of { name =, offset =, list = } */
static int pattern_names(lua_State *L) {
  static const char *const kinds[] = {"capture", "label", "list",
                                      "predicate", NULL};
  const glean_pattern *p = binding_check_pattern(L, 1);
  glean_name_kind kind = (glean_name_kind)luaL_checkoption(L, 2, NULL, kinds);
  size_t n = glean_pattern_name_count(p, kind);
  lua_createtable(L, (int)n, 0); /* at most a pattern's length */
  for (size_t i = 0; i < n; i++) {
    glean_pattern_name name = glean_pattern_get_name(p, kind, i);
    lua_createtable(L, 0, 3);
    lua_pushstring(L, name.text);
    lua_setfield(L, -2, "name");
    lua_pushinteger(L, (lua_Integer)name.position + 1);
    lua_setfield(L, -2, "offset");
    lua_pushboolean(L, name.list);
    lua_setfield(L, -2, "list");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int owned_gc(lua_State *L) {
  binding_release(L, lua_touserdata(L, 1));
  return 0;
}

static const luaL_Reg pattern_methods[] = {{"names", pattern_names},
                                           {NULL, NULL}};
static const luaL_Reg pattern_metamethods[] = {{"__gc", owned_gc},
                                               {NULL, NULL}};

void binding_open_pattern(lua_State *L) {
  lua_pushvalue(L, -1);
  lua_pushcclosure(L, core_pattern, 1);
  lua_setfield(L, -2, "pattern");
  binding_class(L, BINDING_PATTERN, NULL, pattern_methods, pattern_metamethods);
}
