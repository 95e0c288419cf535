/* lsentences.c: sentences of a text without a document. */
#include "binding.h"

glean_sentence_options binding_sentence_options(lua_State *L, int arg) {
  static const char *const modes[] = {"text", "uax29", NULL};
  static const char *const newlines[] = {"auto", "hard", "soft", NULL};
  static const char *const quotations[] = {"split", "keep", NULL};
  int ignore = !lua_isnoneornil(L, arg + 3) && !lua_toboolean(L, arg + 3);
  return (glean_sentence_options){
      (glean_sentence_mode)luaL_checkoption(L, arg, "text", modes),
      (glean_newline)luaL_checkoption(L, arg + 1, "auto", newlines),
      (glean_quotations)luaL_checkoption(L, arg + 2, "split", quotations),
      ignore ? GLEAN_LIST_ITEMS_IGNORE : GLEAN_LIST_ITEMS_SPLIT};
}

/* The iterator: closure over [splitter, text, lang] -> first, last | nil */
static int next_sentence(lua_State *L) {
  glean_splitter *splitter = lua_touserdata(L, lua_upvalueindex(1));
  size_t len;
  const char *text = lua_tolstring(L, lua_upvalueindex(2), &len);
  glean_long_span span;
  if (glean_splitter_next(splitter, text, len, 0, 1, &span) !=
      GLEAN_SPLIT_SPAN)
    return 0;
  lua_pushinteger(L, (lua_Integer)span.start + 1);
  lua_pushinteger(L, (lua_Integer)span.end);
  return 2;
}

/* sentences(text, lang | nil, mode, newline, quotations, lists) -> iterator */
static int core_sentences(lua_State *L) {
  luaL_checkstring(L, 1);
  const glean_lang *lang = binding_opt_lang(L, 2);
  glean_sentence_options options = binding_sentence_options(L, 3);
  glean_splitter *splitter = lua54_newuserdata(L, sizeof *splitter, 0);
  glean_error err;
  binding_check(L, glean_splitter_open(splitter, lang, &options, &err), &err);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2); /* the language lives as long as the iterator */
  lua_pushcclosure(L, next_sentence, 3);
  return 1;
}

void binding_open_sentences(lua_State *L) {
  lua_pushcfunction(L, core_sentences);
  lua_setfield(L, -2, "sentences");
}
