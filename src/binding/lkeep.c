/* lkeep.c: what becomes of the matches of a rule: annotations.
 *
 * A keeper is a closure of a rule.  It runs for every match, so that it reads
 * each table once: what `on` answered, and nothing of the rule's. */
#include <string.h>

#include "binding.h"

/* Upvalues of a keeper; the first four are those of attributes. */
enum {
  KEEPER_PART = BINDING_UPVALUES + 1, /* the rule; */
  KEEPER_LABEL, KEEPER_NAME, KEEPER_PRIORITY, KEEPER_SPAN, KEEPER_VALUE,
  KEEPER_ATTRS, KEEPER_POSSESSIVE, KEEPER_ALL,
  KEEPER_END
};

/* Arguments. */
enum { ARG_DOC = 1, ARG_MATCHES, ARG_MATCH, ARG_ANSWER, ARG_MADE };

/* What is kept of a match. */
typedef struct keeping {
  glean_doc *doc;
  lua_Integer first, last;
  enum { HAS_FIRST = 1, HAS_LAST = 2, HAS_SPAN = 4, HAS_VALUE = 8 } has;
  glean_annotation a; /* what is given of it */
  uint32_t layer;
  int names; /* stack: the first of the attributes, names before values; */
  int end;   /* behind the last */
} keeping;

/* ---- What `on` gave ---- */

static glean_symbol symbol(lua_State *L, glean_doc *doc, int at) {
  size_t len;
  glean_symbol out = 0;
  binding_require(L, lua_isstring(L, at), "labels and ids are strings");
  const char *name = lua_tolstring(L, at, &len);
  glean_error err;
  binding_check(L, glean_doc_symbol(doc, name, len, &out), &err);
  return out;
}

static uint32_t layer_of(lua_State *L, glean_doc *doc, int at) {
  size_t len;
  uint32_t layer;
  binding_require(L, lua_type(L, at) == LUA_TSTRING && lua_rawlen(L, at) > 0,
                  "a layer needs a name");
  const char *name = lua_tolstring(L, at, &len);
  if (glean_doc_layer(doc, name, len, &layer) != GLEAN_OK)
    luaL_error(L, "not enough memory");
  return layer;
}

static int32_t priority_of(lua_State *L, int at) {
  lua_Integer n = lua_tointeger(L, at);
  binding_require(L, lua_isinteger(L, at) && n >= INT32_MIN / 2 &&
                         n <= INT32_MAX / 2,
                  "priority is an integer, and not so far from 0");
  return (int32_t)n;
}

static lua_Integer position(lua_State *L, int at) {
  binding_require(L, lua_isinteger(L, at), "first and last are integers");
  return lua_tointeger(L, at);
}

/* The bounds of a span on the top of the stack. */
static void set_bounds(lua_State *L, keeping *k) {
  const binding_span *s =
      binding_test(L, lua_gettop(L), BINDING_QUICK_SPAN);
  binding_require(L, s != NULL, "span is a span, such as a capture");
  k->first = (lua_Integer)s->start + 1;
  k->last = s->end;
  k->has |= HAS_SPAN;
}

/* A field that is no attribute. */
static int is_place(const char *key) {
  static const char *const names[] = {"first", "id",       "label", "last",
                                      "layer", "priority", "span"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(key, names[i]) == 0) return 1;
  return 0;
}

/* [..., key, value]: a field that is no attribute; 0: it is one. */
static int read_place(lua_State *L, const char *key, keeping *k) {
  switch (key[0]) {
    case 'f':
      if (strcmp(key, "first") != 0) return 0;
      if (!(k->has & HAS_SPAN)) k->first = position(L, -1);
      k->has |= HAS_FIRST;
      return 1;
    case 'i':
      if (strcmp(key, "id") != 0) return 0;
      k->a.id = symbol(L, k->doc, -1);
      return 1;
    case 'l':
      if (strcmp(key, "last") == 0) {
        if (!(k->has & HAS_SPAN)) k->last = position(L, -1);
        k->has |= HAS_LAST;
      } else if (strcmp(key, "label") == 0) {
        k->a.label = symbol(L, k->doc, -1);
      } else if (strcmp(key, "layer") == 0) {
        k->layer = layer_of(L, k->doc, -1);
      } else {
        return 0;
      }
      return 1;
    case 'p':
      if (strcmp(key, "priority") != 0) return 0;
      k->a.priority = priority_of(L, -1);
      return 1;
    case 's':
      if (strcmp(key, "span") != 0) return 0;
      set_bounds(L, k);
      return 1;
    default: return 0;
  }
}

/* [..., key, value]: an attribute, which stays on the stack until there is an
 * annotation; others are below it. */
static void add_attribute(lua_State *L, keeping *k) {
  binding_check_attribute(L);
  luaL_checkstack(L, 8, "too many attributes");
  lua_pushvalue(L, -2);
  lua_insert(L, k->end++);
  lua_pushvalue(L, -1);
  lua_insert(L, k->end++);
}

/* The fields of a table. */
static void read_given(lua_State *L, int given, keeping *k) {
  lua_pushnil(L);
  while (lua_next(L, given)) {
    /* a number must not be made a string here: lua_next goes on from it */
    int named = lua_type(L, -2) == LUA_TSTRING;
    const char *key = named ? lua_tostring(L, -2) : "";
    int no = lua_isboolean(L, -1) && !lua_toboolean(L, -1);
    if (no && is_place(key)) { /* `m.x and "X"`: not given */
      lua_pop(L, 1);
      continue;
    }
    if (!read_place(L, key, k)) {
      if (strcmp(key, "value") == 0) k->has |= HAS_VALUE;
      add_attribute(L, k);
    }
    lua_pop(L, 1);
  }
}

/* The rule's attributes, which come before those that are given. */
static void add_attributes(lua_State *L, keeping *k) {
  if (lua_isnil(L, lua_upvalueindex(KEEPER_ATTRS))) return;
  lua_pushnil(L);
  while (lua_next(L, lua_upvalueindex(KEEPER_ATTRS))) {
    add_attribute(L, k);
    lua_pop(L, 1);
  }
}

/* The rule's value, where none was given. */
static void add_value(lua_State *L, keeping *k) {
  if (k->has & HAS_VALUE || lua_isnil(L, lua_upvalueindex(KEEPER_VALUE)))
    return;
  lua_pushliteral(L, "value");
  lua_pushvalue(L, lua_upvalueindex(KEEPER_VALUE));
  if (lua_isfunction(L, -1)) {
    lua_pushvalue(L, ARG_MATCH);
    lua_call(L, 1, 1);
    k->doc = binding_check_doc(L, ARG_DOC); /* it may have closed it */
  }
  if (!lua_isnil(L, -1)) add_attribute(L, k);
  lua_pop(L, 2);
}

/* ---- Where ---- */

/* The end without a final 's, ’s or apostrophe. */
static lua_Integer without_possessive(const char *text, lua_Integer first,
                                      lua_Integer last) {
  lua_Integer end = last;
  if (end >= first && (text[end - 1] == 's' || text[end - 1] == 'S')) end--;
  if (end >= first && text[end - 1] == '\'') return end - 1;
  if (end >= first + 2 && memcmp(text + end - 3, "\xE2\x80\x99", 3) == 0)
    return end - 3;
  return last;
}

/* The bounds of the match, or of the capture that stands for it; 0: there is
 * no such capture. */
static int place_match(lua_State *L, keeping *k) {
  if (lua_isnil(L, lua_upvalueindex(KEEPER_SPAN))) {
    lua_getfield(L, ARG_MATCH, "first");
    lua_getfield(L, ARG_MATCH, "last");
    k->first = position(L, -2);
    k->last = position(L, -1);
    lua_pop(L, 2);
    return 1;
  }
  lua_pushvalue(L, lua_upvalueindex(KEEPER_SPAN));
  if (lua_gettable(L, ARG_MATCH) == LUA_TTABLE) lua_rawgeti(L, -1, 1);
  if (lua_isnil(L, -1)) return 0;
  set_bounds(L, k);
  return 1;
}

/* The bounds of the annotation; 0: it has none. */
static int place(lua_State *L, keeping *k) {
  if (k->has & HAS_SPAN) return 1;
  if (k->has & HAS_FIRST) {
    binding_require(L, k->has & HAS_LAST, "first, but no last");
    return 1;
  }
  int top = lua_gettop(L), found = place_match(L, k);
  lua_settop(L, top);
  if (!found || !lua_toboolean(L, lua_upvalueindex(KEEPER_POSSESSIVE)))
    return found;
  size_t len;
  const char *text = glean_doc_text(k->doc, &len);
  if (k->first >= 1 && k->last <= (lua_Integer)len)
    k->last = without_possessive(text, k->first, k->last);
  return 1;
}

/* ---- Annotating ---- */

/* Note who made an annotation, for the trace. */
static void note(lua_State *L, lua_Integer key) {
  lua_createtable(L, 0, 2);
  lua_pushvalue(L, lua_upvalueindex(KEEPER_PART));
  lua_setfield(L, -2, "part");
  lua_pushvalue(L, ARG_MATCH);
  lua_setfield(L, -2, "match");
  lua_rawseti(L, ARG_MADE, key);
}

static void annotate(lua_State *L, keeping *k) {
  size_t len;
  glean_doc_text(k->doc, &len);
  glean_span s = binding_span_of(L, k->first, k->last, len);
  k->a.start = s.start;
  k->a.end = s.end;
  uint32_t index;
  glean_error err;
  glean_status status =
      glean_doc_annotate(k->doc, k->layer, &k->a, &index, &err);
  if (status != GLEAN_OK) {
    binding_fail(L, status, &err);
    lua_error(L);
  }
  binding_span made = {SPAN_ANNOTATION, k->layer, index, s.start, s.end};
  lua_Integer key = binding_span_key(&made);
  lua54_getvalue(L, ARG_DOC, DOC_ATTRIBUTES);
  int columns = lua_gettop(L);
  for (int at = k->names; at < k->end; at += 2) {
    lua_pushvalue(L, at);
    lua_pushvalue(L, at + 1);
    binding_put_attribute(L, columns, key);
  }
  if (lua_toboolean(L, ARG_MADE)) note(L, key);
}

/* What the rule says of every annotation. */
static void begin(lua_State *L, keeping *k) {
  *k = (keeping){.doc = binding_check_doc(L, ARG_DOC),
                 .layer = GLEAN_ENTITIES};
  k->names = k->end = lua_gettop(L) + 1;
  k->a.entry = GLEAN_NONE;
  k->a.rule = symbol(L, k->doc, lua_upvalueindex(KEEPER_NAME));
  if (!lua_isnil(L, lua_upvalueindex(KEEPER_PRIORITY)))
    k->a.priority = priority_of(L, lua_upvalueindex(KEEPER_PRIORITY));
  if (lua_toboolean(L, lua_upvalueindex(KEEPER_ALL)))
    k->a.flags = GLEAN_ANNOTATION_ALL;
}

/* Make one annotation, of what is given at 'given', if not 0. */
static void keep_one(lua_State *L, int given) {
  int top = lua_gettop(L);
  keeping k;
  begin(L, &k);
  add_attributes(L, &k);
  if (given != 0) read_given(L, given, &k);
  if (place(L, &k)) {
    add_value(L, &k);
    if (k.a.label == 0)
      k.a.label = symbol(L, k.doc, lua_upvalueindex(KEEPER_LABEL));
    annotate(L, &k);
  }
  lua_settop(L, top);
}

/* keep(doc, matches, match, answer, made | nil): take the match, and make what
 * `on` answered: nil or true is the match itself, a table says more of it, an
 * array of such tables makes several annotations.  'made': who made an
 * annotation is noted there, by its key. */
static int keep(lua_State *L) {
  lua_settop(L, ARG_MADE);
  int type = lua_type(L, ARG_ANSWER);
  if (type != LUA_TTABLE && type != LUA_TNIL && !lua_toboolean(L, ARG_ANSWER))
    return 0;
  if (type != LUA_TTABLE && type != LUA_TNIL && type != LUA_TBOOLEAN)
    return binding_misuse(L, "on returns nil, a boolean or a table, not a %s",
                          lua_typename(L, type));
  binding_require(L, binding_doc_of(binding_test(L, ARG_DOC,
                                                 BINDING_QUICK_DOC)) != NULL,
                  "the document was closed");
  binding_take(L, ARG_MATCHES);
  if (type != LUA_TTABLE) {
    keep_one(L, 0);
    return 0;
  }
  if (lua_rawgeti(L, ARG_ANSWER, 1) == LUA_TNIL) {
    keep_one(L, ARG_ANSWER);
    return 0;
  }
  for (lua_Integer i = 1; !lua_isnil(L, -1); i++) {
    if (!lua_istable(L, -1))
      return binding_misuse(L, "on returns an array of tables, not of a %s",
                            luaL_typename(L, -1));
    keep_one(L, lua_gettop(L));
    lua_pop(L, 1);
    lua_rawgeti(L, ARG_ANSWER, i + 1);
  }
  return 0;
}

/* keeper(part) -> keep: what to do with the matches of a rule; reads label,
 * name, priority, span, value, attrs, possessive and overlap. */
static int core_keeper(lua_State *L) {
  static const char *const fields[] = {"label", "name", "priority", "span",
                                       "value", "attrs"};
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  binding_push_upvalues(L, lua_upvalueindex(1));
  lua_pushvalue(L, 1);
  for (int i = 0; i < 6; i++) lua_getfield(L, 1, fields[i]);
  lua_getfield(L, 1, "possessive");
  lua_pushboolean(L, lua_isboolean(L, -1) && !lua_toboolean(L, -1));
  lua_replace(L, -2);
  lua_getfield(L, 1, "overlap");
  lua_pushboolean(L, lua_isstring(L, -1) &&
                         strcmp(lua_tostring(L, -1), "all") == 0);
  lua_replace(L, -2);
  lua_pushcclosure(L, keep, KEEPER_END - 1);
  return 1;
}

void binding_open_keep(lua_State *L) {
  lua_pushvalue(L, -1);
  lua_pushcclosure(L, core_keeper, 1);
  lua_setfield(L, -2, "keeper");
}
