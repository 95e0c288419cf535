/* lmatches.c: drawing the matches of a rule, as tables of captures. */
#include "binding.h"

/* The matches belong to the document: once that is closed they are gone. */
typedef struct binding_matches {
  glean_matches *matches;
  const glean_pattern *pattern; /* one of both: whose captures they are, */
  const glean_regex *regex;     /* anchored by MATCHES_RULE; neither: joined */
} binding_matches;              /* matches, and that is the table of parts */

enum { MATCHES_DOC = 1, MATCHES_RULE, MATCHES_LABEL,
       MATCHES_VALUES = MATCHES_LABEL };

static binding_matches *check_matches(lua_State *L, int arg) {
  binding_matches *h = binding_test(L, arg, BINDING_QUICK_MATCHES);
  return h != NULL ? h : luaL_checkudata(L, arg, BINDING_MATCHES);
}

/* The document, NULL where it is closed; leaves its userdata on the stack. */
static glean_doc *push_doc(lua_State *L) {
  lua54_getvalue(L, 1, MATCHES_DOC);
  return binding_doc_of(lua_touserdata(L, -1));
}

static glean_symbol opt_symbol(lua_State *L, glean_doc *doc, int arg) {
  size_t len;
  glean_symbol symbol = 0;
  const char *name = luaL_optlstring(L, arg, "", &len);
  if (len > 0 && glean_doc_symbol(doc, name, len, &symbol) != GLEAN_OK)
    luaL_error(L, "not enough memory");
  return symbol;
}

/* [doc, rule, label, ...]: push what matches are drawn from. */
static binding_matches *push_matches(lua_State *L) {
  binding_matches *h = lua54_newuserdata(L, sizeof *h, MATCHES_VALUES);
  *h = (binding_matches){NULL, NULL, NULL};
  binding_set_class(L, BINDING_QUICK_MATCHES);
  for (int i = 1; i <= 3; i++) {
    lua_pushvalue(L, i);
    lua54_setvalue(L, -2, i);
  }
  return h;
}

/* Find the candidates of a pattern, with places (6) and its number (7) if they
 * are given.  Without candidates nothing is left to be freed. */
static int match_pattern(lua_State *L, glean_doc *doc,
                         const glean_marking *marking) {
  const glean_pattern *pattern = binding_check_pattern(L, 2);
  glean_matches *matches;
  glean_error err;
  binding_host host;
  const glean_places *places = NULL;
  size_t i = 0;
  if (!lua_isnoneornil(L, 6)) {
    places = binding_check_places(L, 6);
    i = (size_t)luaL_checkinteger(L, 7) - 1;
  }
  binding_open_host(L, &host, 1);
  glean_status status =
      places ? glean_doc_match_places(doc, places, i, marking, &host.host,
                                      &matches, &err)
             : glean_doc_match_with(doc, pattern, marking, &host.host,
                                    &matches, &err);
  binding_close_host(&host);
  if (status != GLEAN_OK && host.status != LUA_OK)
    return binding_host_fail(&host, &err);
  if (status != GLEAN_OK) return binding_fail(L, status, &err);
  if (places != NULL && glean_matches_count(matches) == 0) {
    glean_matches_free(matches);
    lua_pushboolean(L, 0);
    return 1;
  }
  binding_matches *h = push_matches(L); /* if it raises they are the doc's */
  h->matches = matches;
  h->pattern = pattern;
  return 1;
}

/* matches(doc, pattern | regex, label | nil, priority, overlap [, places, i,
 * listed])
 * -> matches | nil, error; with places false where there are no candidates.
 * 'listed': the layers of the lists that the pattern asks for are made */
static int core_matches(lua_State *L) {
  static const char *const policies[] = {"leftmost", "longest", "all", NULL};
  glean_doc *doc = binding_check_tokens(L, 1);
  int is_regex = luaL_testudata(L, 2, BINDING_REGEX) != NULL;
  if (!is_regex && !lua_toboolean(L, 8))
    binding_need_lists(L, binding_check_pattern(L, 2));
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  lua_settop(L, 7);
  marking.label = opt_symbol(L, doc, 3);
  lua_Integer priority = luaL_optinteger(L, 4, 0);
  luaL_argcheck(L, priority >= INT32_MIN / 2 && priority <= INT32_MAX / 2, 4,
                "priority out of range");
  marking.priority = (int32_t)priority;
  marking.overlap =
      (glean_overlap)luaL_checkoption(L, 5, "leftmost", policies);
  if (!is_regex) return match_pattern(L, doc, &marking);
  binding_matches *h = push_matches(L);
  h->regex = binding_check_regex(L, 2);
  glean_error err;
  glean_status status =
      glean_doc_match_regex(doc, h->regex, &marking, &h->matches, &err);
  return status == GLEAN_OK ? 1 : binding_fail(L, status, &err);
}

static glean_pattern_name capture_name(const binding_matches *h, size_t i) {
  if (h->pattern != NULL)
    return glean_pattern_get_name(h->pattern, GLEAN_NAME_CAPTURE, i);
  return (glean_pattern_name){glean_regex_name(h->regex, i), 0, 0};
}

/* [match]: give every capture that is always a list an empty one. */
static void add_lists(lua_State *L, const binding_matches *h) {
  if (h->pattern == NULL) return;
  size_t n = glean_pattern_name_count(h->pattern, GLEAN_NAME_CAPTURE);
  for (size_t i = 0; i < n; i++) {
    glean_pattern_name name = capture_name(h, i);
    if (!name.list) continue;
    lua_newtable(L);
    lua_setfield(L, -2, name.text);
  }
}

/* [match]: add one capture. */
static void add_capture(lua_State *L, const binding_matches *h, int doc,
                        const glean_capture *c) {
  glean_pattern_name name = capture_name(h, c->name);
  binding_span span = {SPAN_FREE, GLEAN_NONE, GLEAN_NONE, c->start, c->end};
  if (c->layer != GLEAN_NONE) {
    span.kind = SPAN_ANNOTATION;
    span.layer = c->layer;
    span.index = c->index;
  }
  if (name.list) lua_getfield(L, -1, name.text); /* [match, list] */
  binding_push_span(L, doc, span);
  if (!name.list) {
    lua_setfield(L, -2, name.text);
    return;
  }
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  lua_pop(L, 1);
}

/* [doc, ..., match]: the captures and the fields of a match. */
static void fill_match(lua_State *L, const binding_matches *h, int doc,
                       const glean_doc *owner, const glean_match *m) {
  add_lists(L, h);
  for (size_t i = 0; i < m->capture_count; i++)
    add_capture(L, h, doc, &m->captures[i]);
  lua_pushinteger(L, (lua_Integer)m->span.start + 1);
  lua_setfield(L, -2, "first");
  lua_pushinteger(L, m->span.end);
  lua_setfield(L, -2, "last");
  size_t len;
  const char *text = glean_doc_text(owner, &len);
  lua_pushlstring(L, text + m->span.start, m->span.end - m->span.start);
  lua_setfield(L, -2, "text");
  lua54_getvalue(L, 1, MATCHES_LABEL);
  lua_setfield(L, -2, "label");
  lua_pushvalue(L, doc);
  lua_setfield(L, -2, "doc");
}

/* matches:next() -> match | nil, part: the best that is left.  A match is a
 * table: first last text label doc, and its captures by name.  'part' is the
 * number of the joined matches that it is of, else 1. */
static int matches_next(lua_State *L) {
  binding_matches *h = check_matches(L, 1);
  glean_doc *owner = push_doc(L);
  int doc = lua_gettop(L), found = 0;
  if (owner == NULL || h->matches == NULL) return 0;
  const binding_matches *of = h;
  lua_createtable(L, 0, 8); /* what may fail comes first */
  glean_match m;
  if (glean_matches_next(h->matches, &m, &found) != GLEAN_OK)
    return luaL_error(L, "not enough memory");
  if (!found) return 0;
  if (h->pattern == NULL && h->regex == NULL) {
    lua54_getvalue(L, 1, MATCHES_RULE);
    lua_rawgeti(L, -1, (lua_Integer)m.part + 1); /* [doc, match, parts, part] */
    of = lua_touserdata(L, -1);                  /* which the table anchors */
    lua_pop(L, 2);
  }
  fill_match(L, of, doc, owner, &m);
  lua_pushinteger(L, (lua_Integer)m.part + 1);
  return 2;
}

/* ---- Joining ---- */

/* [doc, parts, label, copy]: the parts that the table at 2 holds, in a block
 * that is left on the stack; they are put into the copy. */
static glean_matches **gather(lua_State *L, size_t n) {
  glean_matches **parts = lua54_newuserdata(L, n * sizeof *parts, 0);
  for (size_t i = 0; i < n; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    binding_matches *part = luaL_checkudata(L, -1, BINDING_MATCHES);
    luaL_argcheck(L, part->matches != NULL, 2, "closed matches");
    parts[i] = part->matches;
    lua_rawseti(L, 4, (lua_Integer)i + 1);
  }
  return parts;
}

/* join(doc, array of matches, label | nil) -> matches: those given become its
 * parts, and are empty. */
static int core_join(lua_State *L) {
  glean_doc *doc = binding_check_tokens(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 3);
  size_t n = lua_rawlen(L, 2);
  luaL_argcheck(L, n <= INT32_MAX, 2, "too many");
  lua_createtable(L, (int)n, 0); /* nobody changes this one */
  glean_matches **parts = gather(L, n), *joined;
  lua_pushvalue(L, 4);
  lua_replace(L, 2);
  binding_matches *h = push_matches(L);
  glean_error err;
  glean_status status = glean_matches_join(doc, parts, n, &joined, &err);
  if (status != GLEAN_OK) return binding_fail(L, status, &err);
  h->matches = joined;
  for (size_t i = 0; i < n; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    ((binding_matches *)lua_touserdata(L, -1))->matches = NULL;
    lua_pop(L, 1);
  }
  return 1;
}

void binding_take(lua_State *L, int arg) {
  binding_matches *h = check_matches(L, arg);
  lua54_getvalue(L, arg, MATCHES_DOC);
  glean_doc *owner = binding_doc_of(lua_touserdata(L, -1));
  if (owner != NULL && h->matches != NULL) glean_matches_take(h->matches);
  lua_pop(L, 1);
}

/* matches:take(): keep the match last drawn. */
static int matches_take(lua_State *L) {
  binding_take(L, 1);
  return 0;
}

static int matches_gc(lua_State *L) {
  binding_matches *h = lua_touserdata(L, 1);
  glean_doc *owner = push_doc(L);
  glean_matches *matches = h->matches;
  h->matches = NULL;
  if (owner != NULL) glean_matches_free(matches);
  return 0;
}

static int matches_close(lua_State *L) {
  luaL_checkudata(L, 1, BINDING_MATCHES);
  return matches_gc(L);
}

/* ---- Explaining ---- */

static void set_bounds(lua_State *L, const char *first, const char *last,
                       uint32_t start, uint32_t end) {
  lua_pushinteger(L, (lua_Integer)start + 1);
  lua_setfield(L, -2, first);
  lua_pushinteger(L, end);
  lua_setfield(L, -2, last);
}

static int push_explanation(lua_State *L, const glean_explanation *e) {
  static const char *const reasons[] = {"none",  "token", "label", "anchor",
                                        "look", "blank", "end"};
  if (e->reason == GLEAN_REASON_NONE) return 0;
  lua_createtable(L, 0, 10);
  lua_pushstring(L, reasons[e->reason]);
  lua_setfield(L, -2, "reason");
  set_bounds(L, "first", "last", e->partial.start, e->partial.end);
  set_bounds(L, "element_first", "element_last", (uint32_t)e->element_start,
             (uint32_t)e->element_end);
  if (e->stood.end > e->stood.start)
    set_bounds(L, "stood_first", "stood_last", e->stood.start, e->stood.end);
  if (e->nearest.end > e->nearest.start)
    set_bounds(L, "nearest_first", "nearest_last", e->nearest.start,
               e->nearest.end);
  lua_pushboolean(L, e->nearest_inside);
  lua_setfield(L, -2, "inside");
  return 1;
}

/* explain(doc, pattern, position | nil) -> table | nothing | nil, error: the
 * try that came farthest; nothing where one succeeds. */
static int core_explain(lua_State *L) {
  glean_doc *doc = binding_check_tokens(L, 1);
  const glean_pattern *pattern = binding_check_pattern(L, 2);
  binding_need_lists(L, pattern);
  size_t position = binding_check_position(L, 3, doc);
  glean_error err;
  glean_explanation out;
  binding_host host;
  binding_open_host(L, &host, 1);
  glean_status status =
      glean_doc_explain(doc, pattern, position, &host.host, &out, &err);
  binding_close_host(&host);
  if (status != GLEAN_OK && host.status != LUA_OK)
    return binding_host_fail(&host, &err);
  if (status != GLEAN_OK) return binding_fail(L, status, &err);
  return push_explanation(L, &out);
}

static const luaL_Reg methods[] = {{"close", matches_close},
                                   {"next", matches_next},
                                   {"take", matches_take},
                                   {NULL, NULL}};
static const luaL_Reg metamethods[] = {
    {"__close", matches_close}, {"__gc", matches_gc}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"explain", core_explain},
                                     {"join", core_join},
                                     {"matches", core_matches},
                                     {NULL, NULL}};

void binding_open_matches(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  binding_class(L, BINDING_MATCHES, BINDING_QUICK_MATCHES, methods,
                metamethods);
}
