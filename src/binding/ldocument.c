/* ldocument.c: documents. */
#include <string.h>
#include <time.h>

#include "binding.h"

glean_doc *binding_check_doc(lua_State *L, int arg) {
  binding_doc *h = binding_test(L, arg, BINDING_QUICK_DOC);
  if (h == NULL) h = luaL_checkudata(L, arg, BINDING_DOC); /* raises */
  glean_doc *doc = binding_doc_of(h);
  binding_require(L, doc != NULL, "the document is closed");
  return doc;
}

glean_doc *binding_check_tokens(lua_State *L, int arg) {
  glean_doc *doc = binding_check_doc(L, arg);
  if (glean_doc_token_count(doc) > 0) return doc;
  size_t before = glean_doc_memory(doc);
  glean_error err;
  binding_check(L, glean_doc_tokenize(doc, &err), &err);
  size_t more = glean_doc_memory(doc) - before;
  if (more > 0) lua54_weigh(L, more);
  return doc;
}

/* ---- Opening and closing ---- */

/* The clock of regular expressions that have a limit in seconds. */
static double processor_seconds(void *ctx) {
  (void)ctx;
  return (double)clock() / CLOCKS_PER_SEC;
}

static void release_doc(void *doc) {
  glean_doc_close(doc);
}

/* open(text, lang | nil, utf8, mode, newline, quotations, lists)
 * -> doc | nil, error */
static int core_open(lua_State *L) {
  static const char *const policies[] = {"strict", "replace", NULL};
  size_t len;
  const char *text = luaL_checklstring(L, 1, &len);
  glean_doc_options options = {
      binding_memory(L),
      (glean_utf8_policy)luaL_checkoption(L, 3, "strict", policies),
      binding_opt_lang(L, 2), binding_sentence_options(L, 4), 1,
      processor_seconds, NULL};
  binding_doc *h = lua54_newuserdata(L, sizeof *h, DOC_VALUES);
  h->owned = NULL; /* consistent before any finalizer can see it */
  h->holds = 0;
  luaL_setmetatable(L, BINDING_DOC);
  lua_pushvalue(L, 1);
  lua54_setvalue(L, -2, DOC_TEXT);
  lua_newtable(L);
  lua54_setvalue(L, -2, DOC_FIELDS);
  lua_newtable(L);
  lua54_setvalue(L, -2, DOC_ATTRIBUTES);
  lua_newtable(L);
  lua54_setvalue(L, -2, DOC_LISTS);
  h->owned = binding_own(L, release_doc);
  glean_error err;
  glean_doc *doc;
  glean_status status = glean_doc_open(&doc, text, len, &options, &err);
  h->owned->object = doc;
  if (status != GLEAN_OK) return binding_fail(L, status, &err);
  /* The collector does not see the core's memory: tell it how much there is
   * more, so that documents nobody closes do not pile up. */
  lua54_weigh(L, glean_doc_memory(doc));
  return 1;
}

static int doc_close(lua_State *L) {
  binding_doc *h = luaL_checkudata(L, 1, BINDING_DOC);
  if (h->holds > 0)
    return luaL_error(L, "the document is in use: a pipeline is at work on it");
  binding_release(L, &h->owned);
  return 0;
}

static int doc_gc(lua_State *L) {
  binding_doc *h = lua_touserdata(L, 1);
  binding_release(L, &h->owned);
  return 0;
}

/* hold(doc, boolean): keep a document from being closed. */
static int core_hold(lua_State *L) {
  binding_doc *h = luaL_checkudata(L, 1, BINDING_DOC);
  h->holds += lua_toboolean(L, 2) ? 1 : -1;
  return 0;
}

/* is_open(value): an open document? */
static int core_is_open(lua_State *L) {
  lua_pushboolean(
      L, binding_doc_of(binding_test(L, 1, BINDING_QUICK_DOC)) != NULL);
  return 1;
}

/* ---- Fields ---- */

/* doc.key: a method, the text, or a field. */
static int doc_index(lua_State *L) {
  if (binding_test(L, 1, BINDING_QUICK_DOC) == NULL)
    luaL_checkudata(L, 1, BINDING_DOC);
  const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
  if (strcmp(key, "text") == 0) {
    lua54_getvalue(L, 1, DOC_TEXT);
    return 1;
  }
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 1;
  lua54_getvalue(L, 1, DOC_FIELDS);
  lua_pushvalue(L, 2);
  lua_rawget(L, -2);
  return 1;
}

/* fields(doc) -> the table behind doc.name, doc.lang ... */
static int core_fields(lua_State *L) {
  if (binding_test(L, 1, BINDING_QUICK_DOC) == NULL)
    luaL_checkudata(L, 1, BINDING_DOC);
  lua54_getvalue(L, 1, DOC_FIELDS);
  return 1;
}

/* attributes(doc) -> table: attribute -> table: span key -> its value */
static int core_attributes(lua_State *L) {
  luaL_checkudata(L, 1, BINDING_DOC);
  lua54_getvalue(L, 1, DOC_ATTRIBUTES);
  return 1;
}

static int doc_memory(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)glean_doc_memory(binding_check_doc(L, 1)));
  return 1;
}

/* ---- Iterators: closures over [doc, number of the last, end] ---- */

typedef glean_span (*span_getter)(const glean_doc *doc, size_t i);

static glean_span token_span(const glean_doc *doc, size_t i) {
  return glean_doc_token(doc, i).span;
}

static const struct {
  binding_kind kind;
  span_getter get;
  size_t (*count)(const glean_doc *doc);
} sequences[] = {
    {SPAN_TOKEN, token_span, glean_doc_token_count},
    {SPAN_SENTENCE, glean_doc_sentence, glean_doc_sentence_count},
    {SPAN_PARAGRAPH, glean_doc_paragraph, glean_doc_paragraph_count},
};

/* The next of a sequence; upvalues: doc, which sequence, next, end. */
static int next_span(lua_State *L) {
  int doc_at = lua_upvalueindex(1);
  size_t which = (size_t)lua_tointeger(L, lua_upvalueindex(2));
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
  glean_doc *doc = binding_check_doc(L, doc_at);
  if (i >= lua_tointeger(L, lua_upvalueindex(4))) return 0;
  lua_pushinteger(L, i + 1);
  lua_replace(L, lua_upvalueindex(3));
  glean_span s = sequences[which].get(doc, (size_t)i);
  binding_push_span(L, doc_at,
                    (binding_span){sequences[which].kind, GLEAN_NONE,
                                   (uint32_t)i, s.start, s.end});
  return 1;
}

static int iterate(lua_State *L, size_t which, lua_Integer from,
                   lua_Integer to) {
  lua_pushvalue(L, 1);
  lua_pushinteger(L, (lua_Integer)which);
  lua_pushinteger(L, from);
  lua_pushinteger(L, to);
  lua_pushcclosure(L, next_span, 4);
  return 1;
}

/* The document, argument 1, with what the sequence needs: sentences need no
 * tokens. */
static glean_doc *check_sequence(lua_State *L, int which) {
  return which == 1 ? binding_check_doc(L, 1) : binding_check_tokens(L, 1);
}

static int iterate_all(lua_State *L, size_t which) {
  glean_doc *doc = check_sequence(L, (int)which);
  return iterate(L, which, 0, (lua_Integer)sequences[which].count(doc));
}

static int doc_tokens(lua_State *L) {
  return iterate_all(L, 0);
}

static int doc_sentences(lua_State *L) {
  return iterate_all(L, 1);
}

static int doc_paragraphs(lua_State *L) {
  return iterate_all(L, 2);
}

/* tokens_in(doc, first, last) -> iterator over the tokens that lie there */
static int core_tokens_in(lua_State *L) {
  size_t len;
  glean_doc *doc = binding_check_tokens(L, 1);
  glean_doc_text(doc, &len);
  glean_span s = binding_check_span(L, 2, 3, len);
  size_t from = glean_doc_token_at(doc, s.start);
  size_t to = glean_doc_token_at(doc, s.end);
  if (to < glean_doc_token_count(doc) &&
      glean_doc_token(doc, to).span.start < s.end)
    to++;
  return iterate(L, 0, (lua_Integer)from, (lua_Integer)to);
}

/* The sentence, paragraph or token that holds a 1-based byte, as a span. */
static int core_holder(lua_State *L) {
  static const char *const names[] = {"token", "sentence", "paragraph", NULL};
  int which = luaL_checkoption(L, 2, NULL, names);
  glean_doc *doc = check_sequence(L, which);
  size_t len;
  glean_doc_text(doc, &len);
  glean_span at = binding_check_span(L, 3, 3, len);
  uint32_t i = which == 0   ? (uint32_t)glean_doc_token_at(doc, at.start)
               : which == 1 ? glean_doc_sentence_at(doc, at.start)
                            : glean_doc_paragraph_at(doc, at.start);
  if (i == GLEAN_NONE || i >= sequences[which].count(doc)) return 0;
  glean_span s = sequences[which].get(doc, i);
  binding_push_span(
      L, 1,
      (binding_span){sequences[which].kind, GLEAN_NONE, i, s.start, s.end});
  return 1;
}

/* nth(doc, which, i) -> the i-th token, sentence or paragraph | nil */
static int core_nth(lua_State *L) {
  static const char *const names[] = {"token", "sentence", "paragraph", NULL};
  int which = luaL_checkoption(L, 2, NULL, names);
  glean_doc *doc = check_sequence(L, which);
  lua_Integer i = luaL_checkinteger(L, 3);
  if (i < 1 || (lua_Unsigned)i > sequences[which].count(doc)) return 0;
  glean_span s = sequences[which].get(doc, (size_t)i - 1);
  binding_push_span(L, 1,
                    (binding_span){sequences[which].kind, GLEAN_NONE,
                                   (uint32_t)(i - 1), s.start, s.end});
  return 1;
}

/* ---- Annotations ---- */

static glean_symbol check_symbol(lua_State *L, glean_doc *doc, int arg) {
  size_t len;
  glean_symbol symbol = 0;
  if (lua_isnoneornil(L, arg)) return 0;
  const char *name = luaL_checklstring(L, arg, &len);
  glean_error err;
  binding_check(L, glean_doc_symbol(doc, name, len, &symbol), &err);
  return symbol;
}

static int32_t check_priority(lua_State *L, int arg) {
  lua_Integer n = luaL_optinteger(L, arg, 0);
  luaL_argcheck(L, n >= INT32_MIN / 2 && n <= INT32_MAX / 2, arg,
                "priority out of range");
  return (int32_t)n;
}

static uint32_t check_layer(lua_State *L, glean_doc *doc, int arg) {
  size_t len;
  uint32_t layer;
  const char *name = luaL_checklstring(L, arg, &len);
  binding_require(L, len > 0, "a layer needs a name");
  if (glean_doc_layer(doc, name, len, &layer) != GLEAN_OK)
    luaL_error(L, "not enough memory");
  return layer;
}

/* annotate(doc, layer, first, last, label, rule, id, priority, all)
 * -> span | nil, error */
static int core_annotate(lua_State *L) {
  size_t len;
  glean_doc *doc = binding_check_doc(L, 1);
  glean_doc_text(doc, &len);
  glean_span s = binding_check_span(L, 3, 4, len);
  luaL_checkstring(L, 5);
  glean_annotation a = {s.start, s.end,    0, 0, 0,
                        GLEAN_NONE, 0, 0, 0, 0};
  uint32_t layer = check_layer(L, doc, 2), index;
  a.label = check_symbol(L, doc, 5);
  a.rule = check_symbol(L, doc, 6);
  a.id = check_symbol(L, doc, 7);
  a.priority = check_priority(L, 8);
  if (lua_toboolean(L, 9)) a.flags = GLEAN_ANNOTATION_ALL;
  glean_error err;
  glean_status status = glean_doc_annotate(doc, layer, &a, &index, &err);
  if (status != GLEAN_OK) return binding_fail(L, status, &err);
  binding_push_span(
      L, 1, (binding_span){SPAN_ANNOTATION, layer, index, a.start, a.end});
  return 1;
}

/* free_span(doc, first, last) -> span | nil, error */
static int core_free_span(lua_State *L) {
  size_t len;
  glean_doc *doc = binding_check_doc(L, 1);
  glean_doc_text(doc, &len);
  glean_span s = binding_check_span(L, 2, 3, len);
  binding_require(L, glean_doc_is_boundary(doc, s.start) &&
                         glean_doc_is_boundary(doc, s.end),
                  "inside a code point");
  binding_push_span(
      L, 1, (binding_span){SPAN_FREE, GLEAN_NONE, GLEAN_NONE, s.start, s.end});
  return 1;
}

/* The next annotation; upvalues: doc, layer, view, label or nil, and the
 * cursor: start, end, index (nil before the first). */
static int next_annotation(lua_State *L) {
  int doc_at = lua_upvalueindex(1);
  glean_doc *doc = binding_check_doc(L, doc_at);
  uint32_t layer = (uint32_t)lua_tointeger(L, lua_upvalueindex(2)), index;
  glean_view view = (glean_view)lua_tointeger(L, lua_upvalueindex(3));
  size_t want_len = 0, len;
  const char *want = lua_tolstring(L, lua_upvalueindex(4), &want_len);
  glean_cursor cursor = {
      (uint32_t)lua_tointeger(L, lua_upvalueindex(5)),
      (uint32_t)lua_tointeger(L, lua_upvalueindex(6)),
      (uint32_t)lua_tointeger(L, lua_upvalueindex(7)),
      lua_toboolean(L, lua_upvalueindex(7))};
  const char *label;
  do {
    glean_status status = glean_doc_next(doc, layer, view, &cursor, &index);
    if (status == GLEAN_NOMEM) return luaL_error(L, "not enough memory");
    if (status != GLEAN_OK || index == GLEAN_NONE) return 0;
    label = glean_doc_symbol_text(
        doc, glean_doc_annotation(doc, layer, index)->label, &len);
  } while (want != NULL && (len != want_len || memcmp(label, want, len) != 0));
  lua_pushinteger(L, cursor.start);
  lua_replace(L, lua_upvalueindex(5));
  lua_pushinteger(L, cursor.end);
  lua_replace(L, lua_upvalueindex(6));
  lua_pushinteger(L, cursor.index);
  lua_replace(L, lua_upvalueindex(7));
  binding_push_span(L, doc_at,
                    (binding_span){SPAN_ANNOTATION, layer, index, cursor.start,
                                   cursor.end});
  return 1;
}

/* annotations(doc, layer, resolved, label | nil, from) -> iterator; 'from', a
 * 1-based byte, leaves out those that start before it */
static int core_annotations(lua_State *L) {
  size_t len;
  glean_doc *doc = binding_check_doc(L, 1);
  const char *name = luaL_checklstring(L, 2, &len);
  uint32_t layer = glean_doc_find_layer(doc, name, len);
  lua_Integer from = luaL_optinteger(L, 5, 1);
  lua_settop(L, 4);
  if (!lua_isnil(L, 4)) luaL_checkstring(L, 4);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, layer);
  lua_pushinteger(L, lua_toboolean(L, 3) ? GLEAN_VIEW_RESOLVED
                                         : GLEAN_VIEW_ALL);
  lua_pushvalue(L, 4);
  if (from > 1 && from <= (lua_Integer)GLEAN_MAX_TEXT) {
    lua_pushinteger(L, from - 1); /* as if behind the longest that could */
    lua_pushinteger(L, UINT32_MAX); /* start there */
    lua_pushinteger(L, GLEAN_NONE);
  } else {
    lua_pushnil(L);
    lua_pushnil(L);
    lua_pushnil(L);
  }
  lua_pushcclosure(L, next_annotation, 7);
  return 1;
}

/* layers(doc) -> array of names */
static int core_layers(lua_State *L) {
  glean_doc *doc = binding_check_doc(L, 1);
  uint32_t n = glean_doc_layer_count(doc);
  lua_createtable(L, (int)n, 0);
  for (uint32_t i = 0; i < n; i++) {
    size_t len;
    const char *name = glean_doc_layer_name(doc, i, &len);
    lua_pushlstring(L, name, len);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static const char *const policies[] = {"leftmost", "longest", "all", NULL};

/* Note at the document (1) which list (at 'list') has a name (at 'name'): names
 * of entities are read from it. */
static void note_list(lua_State *L, int name, int list) {
  lua54_getvalue(L, 1, DOC_LISTS);
  lua_pushvalue(L, name);
  lua_pushvalue(L, list);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

static void weigh_more(lua_State *L, const glean_doc *doc, size_t before) {
  size_t more = glean_doc_memory(doc) - before; /* tokens, mentions */
  if (more > 0) lua54_weigh(L, more);
}

/* [doc, parts, part]: make the layer of one. */
static void make_layer(lua_State *L, glean_doc *doc) {
  static const char *const fields[] = {"list", "layer", "name", "priority",
                                       "overlap"};
  for (int i = 0; i < 5; i++) lua_getfield(L, 3, fields[i]); /* from 4 on */
  const glean_list *list = binding_check_list(L, 4);
  uint32_t layer = check_layer(L, doc, 5);
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  marking.rule = check_symbol(L, doc, 6);
  marking.priority = check_priority(L, 7);
  marking.overlap =
      (glean_overlap)luaL_checkoption(L, 8, "leftmost", policies);
  note_list(L, 6, 4);
  glean_error err;
  binding_check(L, glean_doc_list_layer(doc, list, layer, &marking, &err),
                &err);
}

/* list_layers(doc, parts): the layers of the lists of the set that the document
 * was looked at for, where they may have hits.  A part is a table: list, layer,
 * name, priority, overlap. */
static int core_list_layers(lua_State *L) {
  glean_doc *doc = binding_check_doc(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t before = glean_doc_memory(doc), n = lua_rawlen(L, 2);
  for (size_t i = 0; i < n; i++) {
    if (glean_doc_list_starts(doc, i) == 0) continue;
    lua_settop(L, 2);
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    make_layer(L, doc);
  }
  weigh_more(L, doc, before);
  return 0;
}

/* match_list(doc, list, layer | nil, label | nil | false, rule, priority,
 * overlap): label false makes the layer alone, layer nil mentions alone */
static int core_match_list(lua_State *L) {
  glean_doc *doc = binding_check_doc(L, 1);
  size_t before = glean_doc_memory(doc);
  const glean_list *list = binding_check_list(L, 2);
  int layer_only = lua_isboolean(L, 4);
  uint32_t layer = lua_isnil(L, 3) ? GLEAN_NONE : check_layer(L, doc, 3);
  glean_marking marking;
  marking.label = layer_only ? 0 : check_symbol(L, doc, 4);
  marking.rule = check_symbol(L, doc, 5);
  marking.priority = check_priority(L, 6);
  marking.overlap =
      (glean_overlap)luaL_checkoption(L, 7, "leftmost", policies);
  if (marking.rule != 0) note_list(L, 5, 2);
  glean_error err;
  glean_status status =
      layer_only ? glean_doc_list_layer(doc, list, layer, &marking, &err)
                 : glean_doc_match_list(doc, list, layer, &marking, &err);
  binding_check(L, status, &err);
  weigh_more(L, doc, before);
  return 0;
}

static const luaL_Reg methods[] = {{"close", doc_close},
                                   {"memory", doc_memory},
                                   {"paragraphs", doc_paragraphs},
                                   {"sentences", doc_sentences},
                                   {"tokens", doc_tokens},
                                   {NULL, NULL}};

static const luaL_Reg metamethods[] = {
    {"__close", doc_close}, {"__gc", doc_gc}, {NULL, NULL}};

static const luaL_Reg functions[] = {{"annotate", core_annotate},
                                     {"annotations", core_annotations},
                                     {"attributes", core_attributes},
                                     {"fields", core_fields},
                                     {"free_span", core_free_span},
                                     {"hold", core_hold},
                                     {"holder", core_holder},
                                     {"is_open", core_is_open},
                                     {"layers", core_layers},
                                     {"list_layers", core_list_layers},
                                     {"match_list", core_match_list},
                                     {"nth", core_nth},
                                     {"open", core_open},
                                     {"tokens_in", core_tokens_in},
                                     {NULL, NULL}};

void binding_open_document(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  luaL_newmetatable(L, BINDING_DOC);
  lua_pushnil(L);
  lua_pushcclosure(L, doc_index, 1);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
  binding_class(L, BINDING_DOC, BINDING_QUICK_DOC, methods, metamethods);
}
