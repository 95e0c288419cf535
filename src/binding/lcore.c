/* lcore.c: the C module "glean.core": errors, helpers, the way in. */
#include <string.h>

#include "binding.h"

/* ---- Errors ---- */

static void set_string(lua_State *L, const char *key, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, key);
}

int binding_fail(lua_State *L, glean_status status, const glean_error *err) {
  if (status == GLEAN_NOMEM) return luaL_error(L, "not enough memory");
  luaL_pushfail(L);
  lua_createtable(L, 0, 4); /* [nil, error] */
  set_string(L, "status", glean_status_name(status));
  set_string(L, "code", err->code);
  set_string(L, "message", err->message);
  lua_pushinteger(L, (lua_Integer)err->position + 1);
  lua_setfield(L, -2, "offset");
  luaL_setmetatable(L, BINDING_ERROR);
  return 2;
}

void binding_check(lua_State *L, glean_status status, const glean_error *err) {
  if (status == GLEAN_OK) return;
  if (status == GLEAN_NOMEM) luaL_error(L, "not enough memory");
  luaL_error(L, "%s", err->message);
}

static const char misuse_key = 'm'; /* its address is the registry's key */

/* set_misuse(function): it raises a message that it is given */
static int core_set_misuse(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &misuse_key);
  return 0;
}

int binding_misuse(lua_State *L, const char *format, const char *detail) {
  luaL_checkstack(L, 3, NULL);
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &misuse_key) != LUA_TFUNCTION)
    luaL_error(L, format, detail);
  lua_pushstring(L, format);
  lua_pushstring(L, detail);
  lua_call(L, 2, 0);
  return 0;
}

void binding_require(lua_State *L, int ok, const char *message) {
  if (!ok) binding_misuse(L, "%s", message);
}

/* ---- Helpers ---- */

glean_allocator binding_memory(lua_State *L) {
  glean_allocator mem;
  mem.realloc = lua_getallocf(L, &mem.ctx);
  return mem;
}

glean_span binding_check_span(lua_State *L, int first, int last, size_t len) {
  lua_Integer a = luaL_checkinteger(L, first);
  return binding_span_of(L, a, luaL_checkinteger(L, last), len);
}

glean_span binding_span_of(lua_State *L, lua_Integer a, lua_Integer b,
                           size_t len) {
  binding_require(L, a >= 1 && (lua_Unsigned)a <= len + 1 && b >= a - 1 &&
                         (lua_Unsigned)b <= len,
                  "outside the text");
  return (glean_span){(uint32_t)(a - 1), (uint32_t)b};
}

size_t binding_check_position(lua_State *L, int arg, const glean_doc *doc) {
  size_t len;
  if (lua_isnoneornil(L, arg)) return SIZE_MAX;
  lua_Integer at = luaL_checkinteger(L, arg);
  glean_doc_text(doc, &len);
  binding_require(L, at >= 1 && (lua_Unsigned)at <= len, "outside the text");
  return (size_t)at - 1;
}

int binding_push_bounds(lua_State *L, uint32_t start, uint32_t end) {
  lua_pushinteger(L, (lua_Integer)start + 1);
  lua_pushinteger(L, (lua_Integer)end);
  return 2;
}

const char binding_quick[3] = "";

void *binding_test(lua_State *L, int arg, const char *quick) {
  void *object = lua_touserdata(L, arg);
  if (object == NULL || !lua_getmetatable(L, arg)) return NULL;
  lua_rawgetp(L, LUA_REGISTRYINDEX, quick);
  if (!lua_rawequal(L, -1, -2)) object = NULL;
  lua_pop(L, 2);
  return object;
}

void binding_set_class(lua_State *L, const char *quick) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, quick);
  lua_setmetatable(L, -2);
}

void binding_class(lua_State *L, const char *name, const char *quick,
                   const luaL_Reg *methods, const luaL_Reg *metamethods) {
  luaL_newmetatable(L, name); /* [core, mt] */
  if (quick != NULL) {
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, quick);
  }
  luaL_setfuncs(L, metamethods, 0);
  lua_pushliteral(L, "locked");
  lua_setfield(L, -2, "__metatable");
  lua_newtable(L); /* [core, mt, methods] */
  luaL_setfuncs(L, methods, 0);
  lua_getfield(L, -3, "methods");
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, strchr(name, '.') + 1);
  lua_pop(L, 1);
  if (lua_getfield(L, -2, "__index") == LUA_TFUNCTION) {
    lua_pushvalue(L, -2); /* it gets the methods as its upvalue */
    lua_setupvalue(L, -2, 1);
  } else {
    lua_pushvalue(L, -2);
    lua_setfield(L, -4, "__index");
  }
  lua_pop(L, 3);
}

/* fold(text) -> string: the search folding. */
static int core_fold(lua_State *L) {
  size_t len;
  const char *text = luaL_checklstring(L, 1, &len);
  size_t need = glean_fold(text, len, NULL, 0);
  char *out = lua54_newuserdata(L, need + 1, 0);
  glean_fold(text, len, out, need);
  lua_pushlstring(L, out, need);
  return 1;
}

/* shape(text) -> string */
static int core_shape(lua_State *L) {
  char out[GLEAN_SHAPE_BYTES];
  size_t len;
  const char *text = luaL_checklstring(L, 1, &len);
  lua_pushlstring(L, out, glean_shape(text, len, out));
  return 1;
}

/* valid(text) -> true | nil, offset, length, reason: offset from 1. */
static int core_valid(lua_State *L) {
  size_t len;
  const char *text = luaL_checklstring(L, 1, &len);
  glean_utf8_problem problem;
  if (glean_utf8_valid(text, len, &problem)) {
    lua_pushboolean(L, 1);
    return 1;
  }
  luaL_pushfail(L);
  lua_pushinteger(L, (lua_Integer)problem.offset + 1);
  lua_pushinteger(L, (lua_Integer)problem.len);
  lua_pushstring(L, problem.reason);
  return 4;
}

/* call(fn, ...) -> as pcall, but what is called cannot yield: a document at
 * work is not left half made. */
static int core_call(lua_State *L) {
  luaL_checkany(L, 1);
  int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  lua_pushboolean(L, status == LUA_OK);
  lua_insert(L, 1);
  return lua_gettop(L);
}

static const luaL_Reg functions[] = {{"call", core_call},
                                     {"fold", core_fold},
                                     {"set_misuse", core_set_misuse},
                                     {"shape", core_shape},
                                     {"valid", core_valid},
                                     {NULL, NULL}};

GLEAN_API int luaopen_glean_core(lua_State *L);

int luaopen_glean_core(lua_State *L) {
  luaL_checkversion(L);
  binding_open_owned(L);
  luaL_newlib(L, functions); /* [core] */
  lua_newtable(L);
  lua_setfield(L, -2, "methods");
  set_string(L, "version", glean_version());
  set_string(L, "unicode_version", glean_unicode_version());
  luaL_newmetatable(L, BINDING_ERROR);
  lua_setfield(L, -2, "error_metatable");
  binding_open_document(L);
  binding_open_span(L);
  binding_open_list(L);
  binding_open_pattern(L);
  binding_open_filter(L);
  binding_open_matches(L);
  binding_open_keep(L);
  binding_open_regex(L);
  binding_open_sandbox(L);
  binding_open_json(L);
  binding_open_normalize(L);
  binding_open_segments(L);
  binding_open_entity(L);
  binding_open_sentences(L);
  return 1;
}
