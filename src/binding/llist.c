/* llist.c: lists and languages: immutable things made word by word. */
#include <string.h>

#include "binding.h"

/* They outlive states and may be shared between threads, so they use the
 * process's allocator, not the state's. */
static const glean_allocator process_memory = {NULL, NULL};

/* ---- Lists ---- */

static void release_list(void *list) {
  glean_list_release(list);
}

static glean_list *check_list(lua_State *L, int arg) {
  binding_owned **h = luaL_checkudata(L, arg, BINDING_LIST);
  luaL_argcheck(L, *h != NULL, arg, "the list is closed");
  return (*h)->object;
}

const glean_list *binding_check_list(lua_State *L, int arg) {
  return check_list(L, arg);
}

/* list() -> an empty list */
static int core_list(lua_State *L) {
  binding_owned **h = lua54_newuserdata(L, sizeof *h, 0);
  *h = NULL;
  luaL_setmetatable(L, BINDING_LIST);
  *h = binding_own(L, release_list);
  glean_error err;
  glean_list *list;
  glean_status status = glean_list_new(&list, process_memory, &err);
  (*h)->object = list;
  binding_check(L, status, &err);
  return 1;
}

/* list:add(text, id | nil, priority, case) -> true | nil, error */
static int list_add(lua_State *L) {
  static const char *const cases[] = {"fold", "exact", "smart", NULL};
  glean_list *list = check_list(L, 1);
  size_t len;
  const char *text = luaL_checklstring(L, 2, &len);
  glean_entry entry = {.letters = GLEAN_ENTRY_FOLD};
  if (!lua_isnoneornil(L, 3)) entry.id = luaL_checklstring(L, 3, &entry.id_len);
  lua_Integer priority = luaL_optinteger(L, 4, 0);
  luaL_argcheck(L, priority >= INT32_MIN / 2 && priority <= INT32_MAX / 2, 4,
                "priority out of range");
  entry.priority = (int32_t)priority;
  entry.letters = (glean_entry_case)luaL_checkoption(L, 5, "fold", cases);
  glean_error err;
  glean_status status = glean_list_add(list, text, len, &entry, &err);
  if (status != GLEAN_OK) return binding_fail(L, status, &err);
  lua_pushboolean(L, 1);
  return 1;
}

static int list_freeze(lua_State *L) {
  glean_error err;
  binding_check(L, glean_list_freeze(check_list(L, 1), &err), &err);
  lua_settop(L, 1);
  return 1;
}

static int list_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)glean_list_count(check_list(L, 1)));
  return 1;
}

/* list:entry(i) -> text, id | nil */
static int list_entry(lua_State *L) {
  glean_list *list = check_list(L, 1);
  lua_Integer i = luaL_checkinteger(L, 2);
  size_t len;
  luaL_argcheck(L, i >= 1 && (lua_Unsigned)i <= glean_list_count(list), 2,
                "no such entry");
  const char *text = glean_list_text(list, (uint32_t)(i - 1), &len);
  lua_pushlstring(L, text, len);
  const char *id = glean_list_id(list, (uint32_t)(i - 1), &len);
  if (id == NULL)
    lua_pushnil(L);
  else
    lua_pushlstring(L, id, len);
  return 2;
}

/* Of lists and languages. */
static int list_gc(lua_State *L) {
  binding_release(L, lua_touserdata(L, 1));
  return 0;
}

static int list_close(lua_State *L) {
  luaL_checkudata(L, 1, BINDING_LIST);
  return list_gc(L);
}

/* ---- Languages ---- */

static void release_lang(void *lang) {
  glean_lang_release(lang);
}

const glean_lang *binding_opt_lang(lua_State *L, int arg) {
  if (lua_isnoneornil(L, arg)) return NULL;
  binding_owned **h = luaL_checkudata(L, arg, BINDING_LANG);
  return (*h)->object;
}

/* lang() -> an empty language */
static int core_lang(lua_State *L) {
  binding_owned **h = lua54_newuserdata(L, sizeof *h, 0);
  *h = NULL;
  luaL_setmetatable(L, BINDING_LANG);
  *h = binding_own(L, release_lang);
  glean_error err;
  glean_lang *lang;
  glean_status status = glean_lang_new(&lang, process_memory, &err);
  (*h)->object = lang;
  binding_check(L, status, &err);
  return 1;
}

/* lang:add(class, word) -> true | nil, error */
static int lang_add(lua_State *L) {
  static const char *const classes[] = {
      "title", "number", "inner",   "trailing",  "time",
      "month", "starter", "continuer", "particle", NULL};
  binding_owned **h = luaL_checkudata(L, 1, BINDING_LANG);
  int klass = luaL_checkoption(L, 2, NULL, classes);
  size_t len;
  const char *word = luaL_checklstring(L, 3, &len);
  glean_error err;
  glean_status status =
      glean_lang_add((*h)->object, (glean_word_class)klass, word, len, &err);
  if (status != GLEAN_OK) return binding_fail(L, status, &err);
  lua_pushboolean(L, 1);
  return 1;
}

static const luaL_Reg list_methods[] = {{"add", list_add},
                                        {"close", list_close},
                                        {"entry", list_entry},
                                        {"freeze", list_freeze},
                                        {NULL, NULL}};
static const luaL_Reg list_metamethods[] = {{"__close", list_close},
                                            {"__gc", list_gc},
                                            {"__len", list_len},
                                            {NULL, NULL}};
static const luaL_Reg lang_methods[] = {{"add", lang_add}, {NULL, NULL}};
static const luaL_Reg lang_metamethods[] = {{"__gc", list_gc},
                                            {NULL, NULL}};
static const luaL_Reg functions[] = {
    {"lang", core_lang}, {"list", core_list}, {NULL, NULL}};

void binding_open_list(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  binding_class(L, BINDING_LIST, list_methods, list_metamethods);
  binding_class(L, BINDING_LANG, lang_methods, lang_metamethods);
}
