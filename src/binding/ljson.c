/* ljson.c: JSON, built in a buffer of the core's (luaL_Buffer can be left
 * unusable by one failed allocation). */
#include <string.h>

#include "binding.h"

static void release_buffer(void *object) {
  glean_buffer *b = object;
  glean_allocator mem = b->mem;
  glean_buffer_free(b);
  mem.realloc(mem.ctx, b, sizeof *b, 0);
}

glean_buffer *binding_buffer(lua_State *L) {
  glean_allocator mem = binding_memory(L);
  binding_owned **h = lua54_newuserdata(L, sizeof *h, 0);
  *h = NULL;
  luaL_setmetatable(L, BINDING_BUFFER);
  *h = binding_own(L, release_buffer);
  glean_buffer *b = mem.realloc(mem.ctx, NULL, 0, sizeof *b);
  if (b == NULL) luaL_error(L, "not enough memory");
  *b = (glean_buffer){mem, NULL, 0, 0};
  (*h)->object = b;
  return b;
}

static int buffer_gc(lua_State *L) {
  binding_release(L, lua_touserdata(L, 1));
  return 0;
}

/* Push what the buffer on top of the stack holds, and free it. */
static int push_result(lua_State *L, const glean_buffer *b,
                       glean_status status) {
  binding_owned **h = lua_touserdata(L, -1);
  if (status != GLEAN_OK) return luaL_error(L, "not enough memory");
  lua_pushlstring(L, b->data ? b->data : "", b->len);
  binding_release(L, h);
  return 1;
}

/* json_string(text) -> string in quotes */
static int core_json_string(lua_State *L) {
  size_t len;
  const char *text = luaL_checklstring(L, 1, &len);
  glean_buffer *b = binding_buffer(L);
  return push_result(L, b, glean_json_string(b, text, len));
}

/* json_number(number) -> string */
static int core_json_number(lua_State *L) {
  lua_Number n = luaL_checknumber(L, 1);
  glean_buffer *b = binding_buffer(L);
  if (lua_isinteger(L, 1))
    return push_result(L, b, glean_json_integer(b, lua_tointeger(L, 1)));
  return push_result(L, b, glean_json_number(b, n));
}

/* ---- Lua values ---- */

#define VALUE_DEPTH 100 /* levels of tables; see glean.json */
#define VALUE_KEYS 32   /* keys of a table that are sorted here */

typedef struct json_key {
  const char *text; /* held by its table */
  size_t len;
} json_key;

static int key_before(const json_key *a, const json_key *b) {
  size_t n = a->len < b->len ? a->len : b->len;
  int order = n > 0 ? memcmp(a->text, b->text, n) : 0;
  return order != 0 ? order < 0 : a->len < b->len;
}

/* The keys of the table on top in bytewise order; -1 where there are too many,
 * or one is no string. */
static int sorted_keys(lua_State *L, json_key keys[VALUE_KEYS]) {
  int n = 0;
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    lua_pop(L, 1);
    if (n == VALUE_KEYS || lua_type(L, -1) != LUA_TSTRING) {
      lua_pop(L, 1);
      return -1;
    }
    json_key key;
    key.text = lua_tolstring(L, -1, &key.len);
    int at = n++;
    for (; at > 0 && key_before(&key, &keys[at - 1]); at--)
      keys[at] = keys[at - 1];
    keys[at] = key;
  }
  return n;
}

static int write_value(lua_State *L, glean_buffer *b, int depth);

static int write_array(lua_State *L, glean_buffer *b, int depth) {
  int ok = glean_json_raw(b, "[", 1) == GLEAN_OK;
  for (lua_Integer i = 1; ok && lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
    if (i > 1) ok = glean_json_raw(b, ",", 1) == GLEAN_OK;
    ok = ok && write_value(L, b, depth);
    lua_pop(L, 1);
  }
  if (ok) lua_pop(L, 1); /* the nil behind the last */
  return ok && glean_json_raw(b, "]", 1) == GLEAN_OK;
}

static int write_object(lua_State *L, glean_buffer *b, int depth) {
  json_key keys[VALUE_KEYS];
  int n = sorted_keys(L, keys);
  int ok = n >= 0 && glean_json_raw(b, "{", 1) == GLEAN_OK;
  for (int i = 0; ok && i < n; i++) {
    if (i > 0) ok = glean_json_raw(b, ",", 1) == GLEAN_OK;
    ok = ok && glean_json_string(b, keys[i].text, keys[i].len) == GLEAN_OK &&
         glean_json_raw(b, ":", 1) == GLEAN_OK;
    lua_pushlstring(L, keys[i].text, keys[i].len);
    lua_rawget(L, -2);
    ok = ok && write_value(L, b, depth);
    lua_pop(L, 1);
  }
  return ok && glean_json_raw(b, "}", 1) == GLEAN_OK;
}

/* A table; -1 is its place. */
static int write_table(lua_State *L, glean_buffer *b, int depth) {
  if (depth >= VALUE_DEPTH || !lua_checkstack(L, 8)) return 0;
  if (lua_getmetatable(L, -1)) {
    lua_pop(L, 1);
    return 0;
  }
  int array = lua_rawgeti(L, -1, 1) != LUA_TNIL;
  lua_pop(L, 1);
  return array ? write_array(L, b, depth + 1) : write_object(L, b, depth + 1);
}

/* Write the value on top; false where it is none that is written here, or
 * memory ran out: the slow way in Lua then says so. */
static int write_value(lua_State *L, glean_buffer *b, int depth) {
  size_t len;
  switch (lua_type(L, -1)) {
    case LUA_TSTRING: {
      const char *text = lua_tolstring(L, -1, &len);
      return glean_json_string(b, text, len) == GLEAN_OK;
    }
    case LUA_TNUMBER:
      return (lua_isinteger(L, -1)
                  ? glean_json_integer(b, lua_tointeger(L, -1))
                  : glean_json_number(b, lua_tonumber(L, -1))) == GLEAN_OK;
    case LUA_TBOOLEAN: {
      int yes = lua_toboolean(L, -1);
      return glean_json_raw(b, yes ? "true" : "false", yes ? 4 : 5) ==
             GLEAN_OK;
    }
    case LUA_TTABLE: return write_table(L, b, depth);
    default: return 0;
  }
}

/* json_value(value) -> string | nil: strings, numbers, booleans and plain
 * tables of these; nil where the value needs glean.json's own way */
static int core_json_value(lua_State *L) {
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  glean_buffer *b = binding_buffer(L); /* [value, handle] */
  lua_insert(L, 1);                /* [handle, value] */
  int ok = write_value(L, b, 0);
  lua_settop(L, 1);
  if (ok) return push_result(L, b, GLEAN_OK);
  binding_release(L, lua_touserdata(L, 1));
  luaL_pushfail(L);
  return 1;
}

/* What the tables at two stack places hold of a mention; they were made
 * before, so that nothing here can raise. */
typedef struct lookup {
  lua_State *L;
  int values, members;
} lookup;

/* A string stays valid as long as its table holds it. */
static const char *look_up(lua_State *L, int table, uint32_t index,
                           size_t *len) {
  const char *json = NULL;
  if (lua_rawgeti(L, table, (lua_Integer)index + 1) == LUA_TSTRING)
    json = lua_tolstring(L, -1, len);
  lua_pop(L, 1);
  return json;
}

static const char *value_of(void *ctx, uint32_t index, size_t *len) {
  const lookup *l = ctx;
  return look_up(l->L, l->values, index, len);
}

static const char *members_of(void *ctx, uint32_t index, size_t *len) {
  const lookup *l = ctx;
  return look_up(l->L, l->members, index, len);
}

/* json(doc, name | nil, lang | nil, with_text, meta | nil, values, members,
 * more | nil) -> string; 'values' and 'members' are tables: index of a mention
 * -> JSON; 'more' holds members to put before "meta" */
static int core_json(lua_State *L) {
  glean_doc *doc = binding_check_doc(L, 1);
  glean_json_options o = {NULL, 0, NULL, 0, 0, NULL, 0, NULL, NULL, NULL,
                          NULL, 0};
  lua_settop(L, 8);
  if (!lua_isnil(L, 2)) o.name = luaL_checklstring(L, 2, &o.name_len);
  if (!lua_isnil(L, 3)) o.lang = luaL_checklstring(L, 3, &o.lang_len);
  o.with_text = lua_toboolean(L, 4);
  if (!lua_isnil(L, 5)) o.meta = luaL_checklstring(L, 5, &o.meta_len);
  luaL_checktype(L, 6, LUA_TTABLE);
  luaL_checktype(L, 7, LUA_TTABLE);
  if (!lua_isnil(L, 8)) o.more = luaL_checklstring(L, 8, &o.more_len);
  lookup l = {L, 6, 7};
  o.value = value_of;
  o.members = members_of;
  o.ctx = &l;
  glean_buffer *b = binding_buffer(L);
  return push_result(L, b, glean_doc_json(doc, b, &o));
}

static const luaL_Reg no_methods[] = {{NULL, NULL}};
static const luaL_Reg metamethods[] = {{"__gc", buffer_gc}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"json", core_json},
                                     {"json_number", core_json_number},
                                     {"json_string", core_json_string},
                                     {"json_value", core_json_value},
                                     {NULL, NULL}};

void binding_open_json(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  binding_class(L, BINDING_BUFFER, NULL, no_methods, metamethods);
}
