/* lregex.c: regular expressions and sets of them. */
#include "binding.h"

static const glean_allocator process_memory = {NULL, NULL};
static const char *const scopes[] = {"sentence", "paragraph", "document",
                                     NULL};

static int owned_gc(lua_State *L) {
  binding_release(L, lua_touserdata(L, 1));
  return 0;
}

static void release_regex(void *regex) {
  glean_regex_release(regex);
}

const glean_regex *binding_check_regex(lua_State *L, int arg) {
  binding_owned **h = luaL_checkudata(L, arg, BINDING_REGEX);
  return (*h)->object;
}

/* "imsx", "a" for ASCII classes, "j" for no JIT (tests compare both). */
static unsigned check_flags(lua_State *L, int arg) {
  unsigned flags = 0;
  for (const char *c = luaL_optstring(L, arg, ""); *c != '\0'; c++) {
    switch (*c) {
      case 'i': flags |= GLEAN_REGEX_CASELESS; break;
      case 'm': flags |= GLEAN_REGEX_MULTILINE; break;
      case 's': flags |= GLEAN_REGEX_DOTALL; break;
      case 'x': flags |= GLEAN_REGEX_EXTENDED; break;
      case 'a': flags |= GLEAN_REGEX_ASCII; break;
      case 'j': flags |= GLEAN_REGEX_INTERPRET; break;
      default: luaL_argerror(L, arg, "flags are letters of \"imsxaj\"");
    }
  }
  return flags;
}

/* regex(text, flags, scope, seconds | nil) -> regex | nil, error */
static int core_regex(lua_State *L) {
  size_t len;
  const char *text = luaL_checklstring(L, 1, &len);
  glean_regex_options options = {
      check_flags(L, 2),
      (glean_scope)luaL_checkoption(L, 3, "sentence", scopes),
      !lua_isnoneornil(L, 4), luaL_optnumber(L, 4, 0)};
  binding_owned **h = lua54_newuserdata(L, sizeof *h, 0);
  *h = NULL;
  luaL_setmetatable(L, BINDING_REGEX);
  *h = binding_own(L, release_regex);
  glean_error err;
  glean_regex *regex;
  glean_status status =
      glean_regex_new_with(&regex, process_memory, text, len, &options, &err);
  (*h)->object = regex;
  return status == GLEAN_OK ? 1 : binding_fail(L, status, &err);
}

/* regex:names() -> array of names */
static int regex_names(lua_State *L) {
  const glean_regex *r = binding_check_regex(L, 1);
  lua_newtable(L);
  for (size_t i = 0; i < glean_regex_name_count(r); i++) {
    lua_pushstring(L, glean_regex_name(r, i));
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* regex:always_runs() -> boolean: does nothing rare stand in its matches? */
static int regex_always_runs(lua_State *L) {
  lua_pushboolean(L, glean_regex_always_runs(binding_check_regex(L, 1)));
  return 1;
}

/* ---- Sets ---- */

static void release_set(void *set) {
  glean_regex_set_release(set);
}

/* regex_set(array of regex) -> set | nil, error */
static int core_regex_set(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer n = luaL_len(L, 1);
  luaL_argcheck(L, n >= 0 && n <= GLEAN_MAX_REGEX_SET, 1, "too many");
  const glean_regex **all =
      lua54_newuserdata(L, (size_t)(n + 1) * sizeof *all, 0);
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti(L, 1, i);
    all[i - 1] = binding_check_regex(L, -1);
    lua_pop(L, 1);
  }
  binding_owned **h = lua54_newuserdata(L, sizeof *h, 0);
  *h = NULL;
  luaL_setmetatable(L, BINDING_REGEX_SET);
  *h = binding_own(L, release_set);
  glean_error err;
  glean_regex_set *set;
  glean_status status =
      glean_regex_set_new(&set, process_memory, all, (size_t)n, &err);
  (*h)->object = set;
  return status == GLEAN_OK ? 1 : binding_fail(L, status, &err);
}

/* find_regexes(doc, set): find the matches of all, for core.matches. */
static int core_find_regexes(lua_State *L) {
  glean_doc *doc = binding_check_doc(L, 1);
  binding_owned **h = luaL_checkudata(L, 2, BINDING_REGEX_SET);
  glean_error err;
  binding_check(L, glean_doc_find_regexes(doc, (*h)->object, &err), &err);
  return 0;
}

/* explain_regex(doc, regex, position | nil) -> first, last | nothing: what the
 * attempt that came farthest read. */
static int core_explain_regex(lua_State *L) {
  glean_doc *doc = binding_check_tokens(L, 1);
  const glean_regex *regex = binding_check_regex(L, 2);
  size_t position = binding_check_position(L, 3, doc);
  glean_error err;
  glean_span span;
  binding_check(L, glean_doc_explain_regex(doc, regex, position, &span, &err),
                &err);
  if (span.end <= span.start) return 0;
  lua_pushinteger(L, (lua_Integer)span.start + 1);
  lua_pushinteger(L, span.end);
  return 2;
}

static const luaL_Reg methods[] = {{"always_runs", regex_always_runs},
                                   {"names", regex_names},
                                   {NULL, NULL}};
static const luaL_Reg set_methods[] = {{NULL, NULL}};
static const luaL_Reg metamethods[] = {{"__gc", owned_gc}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"explain_regex", core_explain_regex},
                                     {"find_regexes", core_find_regexes},
                                     {"regex", core_regex},
                                     {"regex_set", core_regex_set},
                                     {NULL, NULL}};

void binding_open_regex(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  binding_class(L, BINDING_REGEX, NULL, methods, metamethods);
  binding_class(L, BINDING_REGEX_SET, NULL, set_methods, metamethods);
}
