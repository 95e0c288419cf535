/* lnormalize.c: normalizers, and the maps back to the original text. */
#include <string.h>

#include "binding.h"

/* ---- Normalizers ---- */

static void release_normalizer(void *normalizer) {
  glean_normalizer_release(normalizer);
}

static const glean_normalizer *check_normalizer(lua_State *L, int arg) {
  binding_owned **h = luaL_checkudata(L, arg, BINDING_NORMALIZER);
  return (*h)->object;
}

/* A flag of the table of options at 'arg'. */
static int get_flag(lua_State *L, int arg, const char *name) {
  lua_getfield(L, arg, name);
  int flag = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return flag;
}

/* One of some words there; the first where there is none. */
static int get_word(lua_State *L, int arg, const char *name,
                    const char *const *words) {
  lua_getfield(L, arg, name);
  const char *word = lua_isnil(L, -1) ? words[0] : lua_tostring(L, -1);
  int i = 0;
  while (word != NULL && words[i] != NULL && strcmp(words[i], word) != 0) i++;
  if (word == NULL || words[i] == NULL)
    return luaL_error(L, "unknown value of '%s'", name);
  lua_pop(L, 1);
  return i;
}

/* In the order of glean_form, and of glean_utf8_policy. */
static const char *const form_names[] = {"none", "NFC",  "NFD",    "NFKC",
                                         "NFKD", "NFKC_CF", NULL};
static const char *const policies[] = {"strict", "replace", NULL};

/* The table of mappings at the top of the stack, { code point, text, … }, in a
 * userdata that replaces it. */
static const glean_mapping *read_map(lua_State *L, size_t *len) {
  *len = lua_rawlen(L, -1) / 2;
  glean_mapping *map =
      lua54_newuserdata(L, *len * sizeof *map + 1, 0); /* [table, map] */
  for (size_t i = 0; i < *len; i++) {
    lua_rawgeti(L, -2, (lua_Integer)(2 * i + 1));
    map[i].code_point = (uint32_t)lua_tointeger(L, -1);
    lua_pop(L, 1);
    lua_rawgeti(L, -2, (lua_Integer)(2 * i + 2));
    map[i].text = lua_tolstring(L, -1, &map[i].len); /* held by the table */
    luaL_argcheck(L, map[i].text != NULL, 1, "a mapping needs a text");
    lua_pop(L, 1);
  }
  return map;
}

/* normalizer(options) -> normalizer | nil, error; the Lua layer has checked
 * them, and made 'map' a list. */
static int core_normalizer(lua_State *L) {
  static const char *const spaces[] = {"keep", "plain", "collapse", NULL};
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  glean_normalizer_options options = {
      .form = (glean_form)get_word(L, 1, "form", form_names),
      .fold = get_flag(L, 1, "fold"),
      .turkic = get_flag(L, 1, "turkic"),
      .quotes = get_flag(L, 1, "quotes"),
      .dashes = get_flag(L, 1, "dashes"),
      .ellipsis = get_flag(L, 1, "ellipsis"),
      .spaces = (glean_spaces)get_word(L, 1, "spaces", spaces),
      .ignorables = get_flag(L, 1, "ignorables"),
      .diacritics = get_flag(L, 1, "diacritics"),
      .strokes = get_flag(L, 1, "strokes"),
      .ligatures = get_flag(L, 1, "ligatures"),
      .width = get_flag(L, 1, "width"),
      .utf8 = (glean_utf8_policy)get_word(L, 1, "utf8", policies)};
  if (lua_getfield(L, 1, "map") == LUA_TTABLE)
    options.map = read_map(L, &options.map_len);
  binding_owned **h = lua54_newuserdata(L, sizeof *h, 0);
  *h = NULL;
  luaL_setmetatable(L, BINDING_NORMALIZER);
  *h = binding_own(L, release_normalizer);
  glean_error err;
  glean_normalizer *normalizer = NULL;
  glean_status status = glean_normalizer_new(&normalizer, &options,
                                             binding_memory(L), &err);
  if (status != GLEAN_OK) return binding_fail(L, status, &err);
  (*h)->object = normalizer;
  return 1;
}

/* ---- Edits ---- */

static void release_edits(void *edits) {
  glean_edits_free(edits);
}

static glean_edits *check_edits(lua_State *L, int arg) {
  binding_owned **h = luaL_checkudata(L, arg, BINDING_EDITS);
  return (*h)->object;
}

/* A handle to be filled, on top of the stack. */
static binding_owned *new_edits(lua_State *L) {
  binding_owned **h = lua54_newuserdata(L, sizeof *h, 0);
  *h = NULL;
  luaL_setmetatable(L, BINDING_EDITS);
  *h = binding_own(L, release_edits);
  return *h;
}

static int edits_gc(lua_State *L) {
  binding_release(L, lua_touserdata(L, 1));
  return 0;
}

typedef glean_status map_function(const glean_edits *, size_t *, size_t *);

/* edits:original(first, last) and edits:normalized(first, last) -> first, last;
 * an empty span, last = first - 1, is a place. */
static int map_span(lua_State *L, map_function *map) {
  const glean_edits *edits = check_edits(L, 1);
  lua_Integer first = luaL_checkinteger(L, 2);
  lua_Integer last = luaL_checkinteger(L, 3);
  binding_require(L, first >= 1, "outside the text");
  binding_require(L, last >= first - 1, "before the first byte");
  size_t start = (size_t)first - 1, end = (size_t)last;
  binding_require(L, map(edits, &start, &end) == GLEAN_OK, "outside the text");
  lua_pushinteger(L, (lua_Integer)start + 1);
  lua_pushinteger(L, (lua_Integer)end);
  return 2;
}

static int edits_original(lua_State *L) {
  return map_span(L, glean_edits_original);
}

static int edits_normalized(lua_State *L) {
  return map_span(L, glean_edits_normalized);
}

/* edits:compose(later) -> edits of both steps */
static int edits_compose(lua_State *L) {
  glean_edits *first = check_edits(L, 1), *later = check_edits(L, 2);
  binding_owned *h = new_edits(L);
  glean_error err;
  glean_edits *both = NULL;
  glean_status status = glean_edits_compose(&both, first, later, &err);
  h->object = both;
  binding_check(L, status, &err);
  return 1;
}

/* #edits: how many changed spans there are */
static int edits_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)glean_edits_count(check_edits(L, 1)));
  return 1;
}

/* edits:memory() -> bytes */
static int edits_memory(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)glean_edits_memory(check_edits(L, 1)));
  return 1;
}

/* An integer of the array at 'arg'. */
static size_t get_item(lua_State *L, int arg, lua_Integer i) {
  lua_rawgeti(L, arg, i);
  lua_Integer n = lua_tointeger(L, -1);
  lua_pop(L, 1);
  luaL_argcheck(L, n >= 0, arg, "not a size");
  return (size_t)n;
}

/* edits(text_len, { start, end, new_len, start, … }) -> edits */
static int core_edits(lua_State *L) {
  lua_Integer text_len = luaL_checkinteger(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_Integer count = (lua_Integer)lua_rawlen(L, 2);
  binding_owned *h = new_edits(L);
  glean_error err;
  glean_edits *edits = NULL;
  binding_check(L, glean_edits_new(&edits, binding_memory(L), &err), &err);
  h->object = edits;
  for (lua_Integer i = 1; i + 2 <= count; i += 3)
    binding_check(L,
                  glean_edits_replace(edits, get_item(L, 2, i),
                                      get_item(L, 2, i + 1),
                                      get_item(L, 2, i + 2), &err),
                  &err);
  binding_check(L, glean_edits_end(edits, (size_t)text_len, &err), &err);
  return 1;
}

/* ---- Normalization ---- */

/* Push the result: the text itself (argument 2) where it has not changed. */
static void push_result(lua_State *L, const glean_buffer *b) {
  size_t len;
  const char *text = lua_tolstring(L, 2, &len);
  if (b->len == len && (len == 0 || memcmp(b->data, text, len) == 0)) {
    lua_pushvalue(L, 2);
  } else {
    lua_pushlstring(L, b->data ? b->data : "", b->len);
  }
}

/* normalize(normalizer, text, want_edits) -> string [, edits] | nil, error */
static int core_normalize(lua_State *L) {
  const glean_normalizer *normalizer = check_normalizer(L, 1);
  size_t len;
  const char *text = luaL_checklstring(L, 2, &len);
  int want_edits = lua_toboolean(L, 3);
  lua_settop(L, 3);
  glean_buffer *b = binding_buffer(L); /* at 4 */
  binding_owned *h = want_edits ? new_edits(L) : NULL; /* at 5 */
  glean_error err;
  glean_edits *edits = NULL;
  glean_status status = glean_normalize(normalizer, text, len, b,
                                        want_edits ? &edits : NULL, &err);
  if (h != NULL) h->object = edits;
  if (status != GLEAN_OK) return binding_fail(L, status, &err);
  push_result(L, b);
  binding_release(L, lua_touserdata(L, 4));
  if (!want_edits) return 1;
  lua_insert(L, -2); /* [..., string, edits] */
  return 2;
}

static const luaL_Reg edits_methods[] = {{"original", edits_original},
                                         {"normalized", edits_normalized},
                                         {"compose", edits_compose},
                                         {"memory", edits_memory},
                                         {NULL, NULL}};
static const luaL_Reg edits_metamethods[] = {{"__gc", edits_gc},
                                             {"__close", edits_gc},
                                             {"__len", edits_len},
                                             {NULL, NULL}};
static const luaL_Reg no_methods[] = {{NULL, NULL}};
static const luaL_Reg normalizer_metamethods[] = {{"__gc", edits_gc},
                                                       {NULL, NULL}};
static const luaL_Reg functions[] = {{"normalizer", core_normalizer},
                                     {"normalize", core_normalize},
                                     {"edits", core_edits},
                                     {NULL, NULL}};

void binding_open_normalize(lua_State *L) {
  binding_class(L, BINDING_EDITS, NULL, edits_methods, edits_metamethods);
  binding_class(L, BINDING_NORMALIZER, NULL, no_methods,
                normalizer_metamethods);
  luaL_setfuncs(L, functions, 0);
}
