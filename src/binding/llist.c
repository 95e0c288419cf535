/* llist.c: lists and languages: immutable things made word by word. */
#define _POSIX_C_SOURCE 200809L /* isatty */
#include <string.h>
#include <unistd.h>

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
  binding_require(L, *h != NULL, "the list is closed");
  return (*h)->object;
}

const glean_list *binding_check_list(lua_State *L, int arg) {
  return check_list(L, arg);
}

/* Push a list's userdata that has no list yet; its handle. */
static binding_owned *push_list(lua_State *L) {
  binding_owned **h = lua54_newuserdata(L, sizeof *h, 1);
  *h = NULL;
  luaL_setmetatable(L, BINDING_LIST);
  *h = binding_own(L, release_list);
  return *h;
}

/* list() -> an empty list */
static int core_list(lua_State *L) {
  binding_owned *h = push_list(L);
  glean_error err;
  glean_list *list;
  glean_status status = glean_list_new(&list, process_memory, &err);
  h->object = list;
  binding_check(L, status, &err);
  return 1;
}

/* load_list(path, check) -> list | nil, error */
static int core_load_list(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  int check = lua_toboolean(L, 2);
  binding_owned *h = push_list(L);
  glean_error err;
  glean_list *list;
  glean_status status = glean_list_load(&list, process_memory, path, &err);
  h->object = list;
  if (status == GLEAN_OK && check) status = glean_list_check(list, &err);
  return status == GLEAN_OK ? 1 : binding_fail(L, status, &err);
}

/* is_terminal() -> does somebody watch standard error? */
static int core_is_terminal(lua_State *L) {
  lua_pushboolean(L, isatty(STDERR_FILENO));
  return 1;
}

/* list_fields(list) -> what the Lua layer keeps with it | nil; with a second
 * argument that is set. */
static int core_list_fields(lua_State *L) {
  binding_require(L, luaL_testudata(L, 1, BINDING_LIST) != NULL,
                  "entries are a table, a path or a list");
  if (lua_gettop(L) > 1) {
    lua_settop(L, 2);
    lua54_setvalue(L, 1, 1);
  }
  lua54_getvalue(L, 1, 1);
  return 1;
}

/* ---- Making ---- */

/* The options of an entry from an argument on: id, priority, case, label,
 * separators, flags. */
static glean_entry check_entry(lua_State *L, int arg) {
  static const char *const cases[] = {"fold", "exact", "smart", NULL};
  static const char *const separators[] = {"space", "exact", "loose", NULL};
  glean_entry entry = {.letters = GLEAN_ENTRY_FOLD};
  entry.id = luaL_optlstring(L, arg, NULL, &entry.id_len);
  lua_Integer priority = luaL_optinteger(L, arg + 1, 0);
  luaL_argcheck(L, priority >= INT32_MIN / 2 && priority <= INT32_MAX / 2,
                arg + 1, "priority out of range");
  entry.priority = (int32_t)priority;
  entry.letters = (glean_entry_case)luaL_checkoption(L, arg + 2, "fold", cases);
  entry.label = luaL_optlstring(L, arg + 3, NULL, &entry.label_len);
  entry.separators =
      (glean_separators)luaL_checkoption(L, arg + 4, "space", separators);
  lua_Integer flags = luaL_optinteger(L, arg + 5, 0);
  luaL_argcheck(L, flags >= 0 && flags <= 0xFFFF, arg + 5, "unknown flags");
  entry.flags = (unsigned)flags;
  return entry;
}

static int answer(lua_State *L, glean_status status, const glean_error *err) {
  if (status != GLEAN_OK) return binding_fail(L, status, err);
  lua_pushboolean(L, 1);
  return 1;
}

/* list:add(text, options …) -> true | nil, error */
static int list_add(lua_State *L) {
  glean_list *list = check_list(L, 1);
  size_t len;
  const char *text = luaL_checklstring(L, 2, &len);
  glean_entry entry = check_entry(L, 3);
  glean_error err;
  return answer(L, glean_list_add(list, text, len, &entry, &err), &err);
}

/* list:alias(text) -> true | nil, error: of the entry added last */
static int list_alias(lua_State *L) {
  glean_list *list = check_list(L, 1);
  size_t len;
  const char *text = luaL_checklstring(L, 2, &len);
  glean_error err;
  return answer(L, glean_list_alias(list, text, len, &err), &err);
}

/* list:add_lines(text, options …) -> lines | nil, error, the bad line */
static int list_add_lines(lua_State *L) {
  glean_list *list = check_list(L, 1);
  size_t len, lines;
  const char *text = luaL_checklstring(L, 2, &len);
  glean_entry entry = check_entry(L, 3);
  glean_error err;
  glean_status status =
      glean_list_add_lines(list, text, len, &entry, &lines, &err);
  if (status != GLEAN_OK) binding_fail(L, status, &err);
  lua_pushinteger(L, (lua_Integer)lines);
  return status == GLEAN_OK ? 1 : 3;
}

/* list:freeze() -> list | nil, error */
static int list_freeze(lua_State *L) {
  glean_error err;
  glean_status status = glean_list_freeze(check_list(L, 1), &err);
  if (status != GLEAN_OK) return binding_fail(L, status, &err);
  lua_settop(L, 1);
  return 1;
}

/* ---- Files ---- */

/* Data of entry i: a string of the table on top of the stack. */
static const char *get_data(void *ctx, uint32_t entry, size_t *len) {
  lua_State *L = ctx;
  const char *data = NULL;
  if (lua_rawgeti(L, -1, (lua_Integer)entry + 1) == LUA_TSTRING)
    data = lua_tolstring(L, -1, len); /* the table holds it */
  lua_pop(L, 1);
  return data;
}

/* list:write(path, table of data by entry | nil) -> true | nil, error */
static int list_write(lua_State *L) {
  glean_list *list = check_list(L, 1);
  const char *path = luaL_checkstring(L, 2);
  glean_list_data data = {get_data, L};
  glean_error err;
  lua_settop(L, 3);
  luaL_checkstack(L, 1, NULL);
  return answer(L,
                glean_list_save(list, path,
                                lua_istable(L, 3) ? &data : NULL, &err),
                &err);
}

/* list:check() -> true | nil, error */
static int list_check(lua_State *L) {
  glean_error err;
  return answer(L, glean_list_check(check_list(L, 1), &err), &err);
}

/* ---- Reading ---- */

static int list_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)glean_list_count(check_list(L, 1)));
  return 1;
}

static uint32_t check_number(lua_State *L, const glean_list *list, int arg) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, i >= 1 && (lua_Unsigned)i <= glean_list_count(list), arg,
                "no such entry");
  return (uint32_t)(i - 1);
}

static void push_bytes(lua_State *L, const char *bytes, size_t len) {
  if (bytes == NULL)
    lua_pushnil(L);
  else
    lua_pushlstring(L, bytes, len);
}

/* list:entry(i) -> text, id | nil, its own label | nil */
static int list_entry(lua_State *L) {
  glean_list *list = check_list(L, 1);
  uint32_t i = check_number(L, list, 2);
  size_t len;
  const char *text = glean_list_text(list, i, &len);
  push_bytes(L, text, len);
  const char *id = glean_list_id(list, i, &len);
  push_bytes(L, id, len);
  const char *label = glean_list_entry_label(list, i, &len);
  push_bytes(L, label, len);
  return 3;
}

/* list:saved(i) -> the data an entry was saved with | nil */
static int list_saved(lua_State *L) {
  glean_list *list = check_list(L, 1);
  size_t len;
  const char *data = glean_list_get_data(list, check_number(L, list, 2), &len);
  push_bytes(L, data, len);
  return 1;
}

/* list:labels() -> array of the labels of entries */
static int list_labels(lua_State *L) {
  glean_list *list = check_list(L, 1);
  size_t len;
  const char *label;
  lua_newtable(L);
  for (uint32_t i = 0; (label = glean_list_label(list, i, &len)) != NULL;) {
    lua_pushlstring(L, label, len);
    lua_rawseti(L, -2, (lua_Integer)++i);
  }
  return 1;
}

/* list:find(text) -> array of the numbers of entries it spells */
static int list_find(lua_State *L) {
  glean_list *list = check_list(L, 1);
  size_t len, count, cap;
  const char *text = luaL_checklstring(L, 2, &len);
  uint32_t few[16], *entries = few;
  glean_status status =
      glean_list_find(list, text, len, few, cap = 16, &count);
  if (status == GLEAN_OK && count > cap) {
    cap = count;
    entries = lua54_newuserdata(L, cap * sizeof *entries, 0);
    status = glean_list_find(list, text, len, entries, cap, &count);
  }
  luaL_argcheck(L, status != GLEAN_INVALID, 1, "the list is not frozen");
  if (status != GLEAN_OK) return luaL_error(L, "not enough memory");
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_pushinteger(L, (lua_Integer)entries[i] + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* ---- In documents ---- */

/* Call core.need_list(doc, name), if it is there. */
static void need_list(lua_State *L, const char *name) {
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, -1, "glean.core");
  if (lua_istable(L, -1) &&
      lua_getfield(L, -1, "need_list") == LUA_TFUNCTION) {
    lua_pushvalue(L, 1);
    lua_pushstring(L, name);
    lua_call(L, 2, 0);
  }
}

void binding_need_lists(lua_State *L, const glean_pattern *pattern) {
  int top = lua_gettop(L);
  size_t n = glean_pattern_name_count(pattern, GLEAN_NAME_LIST);
  for (size_t i = 0; i < n; i++) {
    const char *name = glean_pattern_get_name(pattern, GLEAN_NAME_LIST, i).text;
    size_t len;
    lua_pushfstring(L, "@%s", name);
    const char *layer = lua_tolstring(L, -1, &len);
    if (glean_doc_find_layer(binding_check_doc(L, 1), layer, len) ==
        GLEAN_NONE)
      need_list(L, name);
    lua_settop(L, top);
  }
}

/* ---- Sets ---- */

static void release_list_set(void *set) {
  glean_list_set_release(set);
}

/* list_set(array of lists) -> set */
static int core_list_set(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  size_t n = (size_t)lua_rawlen(L, 1);
  const glean_list **all = lua54_newuserdata(L, (n + 1) * sizeof *all, 0);
  for (size_t i = 0; i < n; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    all[i] = check_list(L, -1);
    lua_pop(L, 1); /* the table keeps it */
  }
  binding_owned **h = lua54_newuserdata(L, sizeof *h, 0);
  *h = NULL;
  luaL_setmetatable(L, BINDING_LIST_SET);
  *h = binding_own(L, release_list_set);
  glean_error err;
  glean_list_set *set;
  binding_check(L, glean_list_set_new(&set, process_memory, all, n, &err),
                &err);
  (*h)->object = set;
  return 1;
}

/* scan_lists(doc, set): one look at each token for all of them */
static int core_scan_lists(lua_State *L) {
  glean_doc *doc = binding_check_tokens(L, 1);
  binding_owned **h = luaL_checkudata(L, 2, BINDING_LIST_SET);
  glean_error err;
  binding_check(L, glean_doc_scan_lists(doc, (*h)->object, &err), &err);
  return 0;
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
      "month", "starter", "continuer", "particle", "honorific",
      "male", "female", "alias", "label", "exclaim", "proper", "capital",
      "ordinal", "quotative", "pause", "terminator", NULL};
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
                                        {"add_lines", list_add_lines},
                                        {"alias", list_alias},
                                        {"check", list_check},
                                        {"close", list_close},
                                        {"entry", list_entry},
                                        {"find", list_find},
                                        {"freeze", list_freeze},
                                        {"labels", list_labels},
                                        {"saved", list_saved},
                                        {"write", list_write},
                                        {NULL, NULL}};
static const luaL_Reg list_metamethods[] = {{"__close", list_close},
                                            {"__gc", list_gc},
                                            {"__len", list_len},
                                            {NULL, NULL}};
static const luaL_Reg nothing[] = {{NULL, NULL}};
static const luaL_Reg lang_methods[] = {{"add", lang_add}, {NULL, NULL}};
static const luaL_Reg lang_metamethods[] = {{"__gc", list_gc},
                                            {NULL, NULL}};
static const luaL_Reg functions[] = {{"is_terminal", core_is_terminal},
                                     {"lang", core_lang},
                                     {"list", core_list},
                                     {"list_fields", core_list_fields},
                                     {"list_set", core_list_set},
                                     {"load_list", core_load_list},
                                     {"scan_lists", core_scan_lists},
                                     {NULL, NULL}};

void binding_open_list(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  binding_class(L, BINDING_LIST, NULL, list_methods, list_metamethods);
  binding_class(L, BINDING_LIST_SET, NULL, nothing, lang_metamethods);
  binding_class(L, BINDING_LANG, NULL, lang_methods, lang_metamethods);
}
