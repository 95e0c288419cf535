/* lspan.c: spans: tokens, sentences, mentions, captures. */
#include <string.h>

#include "binding.h"

/* Upvalues of what reads and writes attributes. */
enum {
  UPVALUE_METHODS = 1, UPVALUE_FIELDS, UPVALUE_DECLARED, UPVALUE_CORE,
  UPVALUE_METATABLE /* of span_index alone */
};

void binding_push_span(lua_State *L, int doc, binding_span span) {
  binding_span *s = lua54_newuserdata(L, sizeof *s, SPAN_VALUES);
  *s = span;
  binding_set_class(L, BINDING_QUICK_SPAN);
  lua_pushvalue(L, doc);
  lua54_setvalue(L, -2, SPAN_DOC);
}

static binding_span *check_span(lua_State *L, int arg) {
  binding_span *s = binding_test(L, arg, BINDING_QUICK_SPAN);
  return s != NULL ? s : luaL_checkudata(L, arg, BINDING_SPAN);
}

/* The document of the span at 'arg'; leaves its userdata on the stack. */
static glean_doc *push_doc(lua_State *L, int arg) {
  lua54_getvalue(L, arg, SPAN_DOC);
  glean_doc *doc = binding_doc_of(lua_touserdata(L, -1));
  binding_require(L, doc != NULL, "the document of this span is closed");
  return doc;
}

/* Layers are few: 2^20 of them fit.  A free span's key is negative, made of its
 * bounds. */
lua_Integer binding_span_key(const binding_span *s) {
  if (s->kind == SPAN_FREE)
    return LUA_MININTEGER |
           (lua_Integer)((uint64_t)(s->start & 0x7FFFFFFFu) << 32 | s->end);
  lua_Integer group = s->kind == SPAN_ANNOTATION
                          ? (lua_Integer)SPAN_ANNOTATION + s->layer
                          : (lua_Integer)s->kind;
  return group << 32 | s->index;
}

/* ---- Fields ---- */

enum {
  FIELD_CASE = 1, FIELD_DOC, FIELD_ENTITY, FIELD_ENTRY, FIELD_FIRST, FIELD_I,
  FIELD_ID, FIELD_IDS, FIELD_KEY, FIELD_KIND, FIELD_LABEL, FIELD_LAST,
  FIELD_LAYER, FIELD_NAME, FIELD_NORM, FIELD_RULE, FIELD_SHAPE, FIELD_TEXT,
  FIELD_TYPE
};

static const char *const field_names[] = {
    NULL,   "case", "doc",   "entity", "entry", "first", "i",
    "id",   "ids",  "key",   "kind",   "label", "last",  "layer",
    "name", "norm", "rule",  "shape",  "text",  "type"};

/* Fields that the Lua layer answers, and its functions for that. */
static const char *hook_of(int field) {
  switch (field) {
    case FIELD_ENTITY: return "entity_view";
    case FIELD_ENTRY: return "entry_view";
    case FIELD_IDS: return "ids_view";
    default: return NULL;
  }
}

static int push_bytes(lua_State *L, const glean_doc *doc,
                      const binding_span *s) {
  size_t len;
  const char *text = glean_doc_text(doc, &len);
  lua_pushlstring(L, text + s->start, s->end - s->start);
  return 1;
}

static int push_symbol(lua_State *L, const glean_doc *doc, glean_symbol s) {
  size_t len;
  const char *text = glean_doc_symbol_text(doc, s, &len);
  if (s == 0)
    lua_pushnil(L);
  else
    lua_pushlstring(L, text, len);
  return 1;
}

/* The id: its own, or "LABEL:n". */
static int push_id(lua_State *L, glean_doc *doc, const binding_span *s) {
  uint32_t head = glean_doc_annotation_head(doc, s->layer, s->index);
  const glean_annotation *a = glean_doc_annotation(doc, s->layer, head);
  if (a->id != 0) return push_symbol(L, doc, a->id);
  uint32_t number;
  if (glean_doc_annotation_number(doc, s->layer, s->index, &number))
    return luaL_error(L, "not enough memory");
  if (number == 0) {
    lua_pushnil(L);
    return 1;
  }
  push_symbol(L, doc, a->label);
  lua_pushfstring(L, ":%d", (int)number);
  lua_concat(L, 2);
  return 1;
}

static int push_annotation_field(lua_State *L, glean_doc *doc,
                                 const binding_span *s, int field) {
  if (s->kind != SPAN_ANNOTATION) {
    lua_pushnil(L);
    return 1;
  }
  const glean_annotation *a = glean_doc_annotation(doc, s->layer, s->index);
  if (field == FIELD_LABEL) return push_symbol(L, doc, a->label);
  if (field == FIELD_RULE) return push_symbol(L, doc, a->rule);
  if (field == FIELD_ID) return push_id(L, doc, s);
  size_t len;
  const char *name = glean_doc_layer_name(doc, s->layer, &len);
  lua_pushlstring(L, name, len);
  return 1;
}

static int push_token_field(lua_State *L, const glean_doc *doc,
                            const binding_span *s, int field) {
  static const char *const kinds[] = {"word", "number", "punct", "symbol"};
  static const char *const cases[] = {"none", "lower", "title", "upper",
                                      "mixed"};
  if (s->kind != SPAN_TOKEN) {
    lua_pushnil(L);
    return 1;
  }
  glean_token token = glean_doc_token(doc, s->index);
  lua_pushstring(L, field == FIELD_KIND ? kinds[token.kind]
                                        : cases[token.letters]);
  return 1;
}

static int push_norm(lua_State *L, const glean_doc *doc,
                     const binding_span *s) {
  size_t len;
  const char *text = glean_doc_text(doc, &len) + s->start;
  size_t need = glean_fold(text, s->end - s->start, NULL, 0);
  char *out = lua54_newuserdata(L, need + 1, 0);
  glean_fold(text, s->end - s->start, out, need);
  lua_pushlstring(L, out, need);
  return 1;
}

static int push_shape(lua_State *L, const glean_doc *doc,
                      const binding_span *s) {
  char out[GLEAN_SHAPE_BYTES];
  size_t len;
  const char *text = glean_doc_text(doc, &len) + s->start;
  lua_pushlstring(L, out, glean_shape(text, s->end - s->start, out));
  return 1;
}

static int push_field(lua_State *L, const binding_span *s, int field) {
  static const char *const types[] = {"span", "token", "sentence", "paragraph",
                                      "mention"};
  glean_doc *doc = push_doc(L, 1);
  switch (field) {
    case FIELD_DOC: return 1;
    case FIELD_FIRST: lua_pushinteger(L, (lua_Integer)s->start + 1); return 1;
    case FIELD_LAST: lua_pushinteger(L, s->end); return 1;
    case FIELD_NAME:
      if (s->kind == SPAN_ANNOTATION) {
        lua_replace(L, 1); /* the document, for the list */
        lua_settop(L, 1);
        return binding_push_name(L, doc, s->layer, s->index);
      }
      return push_bytes(L, doc, s);
    case FIELD_TEXT: return push_bytes(L, doc, s);
    case FIELD_NORM: return push_norm(L, doc, s);
    case FIELD_SHAPE: return push_shape(L, doc, s);
    case FIELD_TYPE: lua_pushstring(L, types[s->kind]); return 1;
    case FIELD_KEY: lua_pushinteger(L, binding_span_key(s)); return 1;
    case FIELD_I:
      if (s->kind == SPAN_FREE)
        lua_pushnil(L);
      else
        lua_pushinteger(L, (lua_Integer)s->index + 1);
      return 1;
    case FIELD_KIND:
    case FIELD_CASE: return push_token_field(L, doc, s, field);
    default: return push_annotation_field(L, doc, s, field);
  }
}

/* ---- Attributes ---- */

/* Attributes stand in columns, a table a name, under the keys of spans: most
 * spans have one or two, and a table of their own would cost more than what is
 * in it.  Free spans have no keys that last: they keep a table themselves. */

/* [name] -> [value]: an attribute of the span at 'arg', or nil. */
static void get_attribute(lua_State *L, int arg, const binding_span *s) {
  int name = lua_gettop(L);
  if (s->kind == SPAN_FREE) {
    lua54_getvalue(L, arg, SPAN_OWN);
    if (lua_istable(L, -1)) {
      lua_pushvalue(L, name);
      lua_rawget(L, -2);
    }
  } else {
    push_doc(L, arg);
    lua54_getvalue(L, -1, DOC_ATTRIBUTES);
    lua_pushvalue(L, name);
    if (lua_rawget(L, -2) == LUA_TTABLE)
      lua_rawgeti(L, -1, binding_span_key(s));
  }
  lua_replace(L, name);
  lua_settop(L, name);
}

void binding_put_attribute(lua_State *L, int columns, lua_Integer key) {
  lua_pushvalue(L, -2);
  if (lua_rawget(L, columns) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -3);
    lua_pushvalue(L, -2);
    lua_rawset(L, columns);
  }
  lua_insert(L, -2); /* [name, column, value] */
  lua_rawseti(L, -2, key);
  lua_pop(L, 2);
}

/* [name, value] -> []: an attribute of the span at 'arg'. */
static void set_attribute(lua_State *L, int arg, const binding_span *s) {
  if (s->kind != SPAN_FREE) {
    push_doc(L, arg);
    lua54_getvalue(L, -1, DOC_ATTRIBUTES);
    lua_replace(L, -2);
    lua_insert(L, -3); /* [columns, name, value] */
    binding_put_attribute(L, lua_gettop(L) - 2, binding_span_key(s));
  } else {
    lua54_getvalue(L, arg, SPAN_OWN);
    if (lua_isnil(L, -1)) {
      lua_pop(L, 1);
      lua_newtable(L);
      lua_pushvalue(L, -1);
      lua54_setvalue(L, arg, SPAN_OWN);
    }
    lua_insert(L, -3);
    lua_rawset(L, -3);
  }
  lua_pop(L, 1);
}

/* Raise for an attribute that is not declared; the Lua layer has the words
 * (core.unknown_attribute), if it is there. */
static int unknown_attribute(lua_State *L, int key) {
  key = lua_absindex(L, key);
  if (lua_getfield(L, lua_upvalueindex(UPVALUE_CORE), "unknown_attribute") !=
      LUA_TFUNCTION)
    return luaL_error(L, "a span has no such attribute");
  lua_pushvalue(L, key);
  lua_call(L, 1, 1);
  luaL_where(L, 1);
  lua_insert(L, -2);
  lua_concat(L, 2);
  return lua_error(L);
}

/* core.name(span), a function of the Lua layer; its one result. */
static int call_hook(lua_State *L, const char *name) {
  lua_settop(L, 1);
  if (lua_getfield(L, lua_upvalueindex(UPVALUE_CORE), name) != LUA_TFUNCTION)
    return luaL_error(L, "this needs the Lua layer of glean");
  lua_insert(L, 1);
  lua_call(L, 1, 1);
  return 1;
}

/* Push why a mention is linked, where that is what is asked for. */
static int push_link_kind(lua_State *L, const binding_span *s) {
  if (s->kind != SPAN_ANNOTATION || lua_type(L, 2) != LUA_TSTRING ||
      strcmp(lua_tostring(L, 2), "linked_by") != 0)
    return 0;
  uint32_t kind =
      glean_doc_annotation(push_doc(L, 1), s->layer, s->index)->link_kind;
  if (kind == 0) return 0;
  lua_pushstring(L, glean_link_name((glean_link_kind)kind));
  return 1;
}

/* The span at 1: its metatable is an upvalue, which is quicker to compare than
 * to look up by name. */
static binding_span *check_own_span(lua_State *L) {
  binding_span *s = lua_touserdata(L, 1);
  if (s == NULL || !lua_getmetatable(L, 1)) return check_span(L, 1);
  int same = lua_rawequal(L, -1, lua_upvalueindex(UPVALUE_METATABLE));
  lua_pop(L, 1);
  return same ? s : check_span(L, 1);
}

/* span.key */
static int span_index(lua_State *L) {
  binding_span *s = check_own_span(L);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(UPVALUE_FIELDS)) != LUA_TNIL) {
    int field = (int)lua_tointeger(L, -1);
    const char *hook = hook_of(field);
    return hook != NULL ? call_hook(L, hook) : push_field(L, s, field);
  }
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(UPVALUE_METHODS)) != LUA_TNIL) return 1;
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(UPVALUE_DECLARED)) == LUA_TNIL)
    return unknown_attribute(L, 2);
  lua_pushvalue(L, 2);
  get_attribute(L, 1, s);
  if (!lua_isnil(L, -1)) return 1;
  lua_settop(L, 2);
  if (push_link_kind(L, s)) return 1;
  lua_pushvalue(L, 2);
  lua_rawget(L, lua_upvalueindex(UPVALUE_DECLARED)); /* its declaration */
  lua_getfield(L, -1, "default");
  return 1;
}

void binding_check_attribute(lua_State *L) {
  int value = lua_gettop(L), key = value - 1;
  lua_pushvalue(L, key);
  if (lua_rawget(L, lua_upvalueindex(UPVALUE_DECLARED)) == LUA_TNIL) {
    lua_pushvalue(L, key); /* fields are not declared */
    if (lua_rawget(L, lua_upvalueindex(UPVALUE_FIELDS)) != LUA_TNIL)
      luaL_error(L, "'%s' of a span cannot be changed", lua_tostring(L, key));
    unknown_attribute(L, key);
  }
  lua_getfield(L, -1, "type");
  const char *type = lua_tostring(L, -1);
  if (type != NULL && !lua_isnil(L, value) &&
      strcmp(type, luaL_typename(L, value)) != 0)
    luaL_error(L, "attribute '%s' is a %s, not a %s", lua_tostring(L, key),
               type, luaL_typename(L, value));
  lua_settop(L, value);
}

/* span.key = value */
static int span_newindex(lua_State *L) {
  binding_span *s = check_span(L, 1);
  luaL_checkstring(L, 2);
  lua_settop(L, 3);
  binding_check_attribute(L);
  set_attribute(L, 1, s);
  return 0;
}

/* attributes_of(span) -> a table of its attributes by name */
static int core_attributes_of(lua_State *L) {
  binding_span *s = check_span(L, 1);
  lua_settop(L, 1);
  lua_newtable(L);
  push_doc(L, 1);
  if (s->kind == SPAN_FREE)
    lua54_getvalue(L, 1, SPAN_OWN);
  else
    lua54_getvalue(L, -1, DOC_ATTRIBUTES);
  int all = lua_gettop(L);
  lua_pushnil(L);
  while (!lua_isnil(L, all) && lua_next(L, all)) { /* [name, value | column] */
    if (s->kind != SPAN_FREE) {
      lua_rawgeti(L, -1, binding_span_key(s));
      lua_replace(L, -2);
    }
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, 2);
  }
  lua_settop(L, 2);
  return 1;
}

/* entry_of(span) -> list, number of the entry that a mention is of | nothing */
static int core_entry_of(lua_State *L) {
  binding_span *s = check_span(L, 1);
  if (s->kind != SPAN_ANNOTATION) return 0;
  glean_doc *doc = push_doc(L, 1);
  const glean_annotation *a = glean_doc_annotation(doc, s->layer, s->index);
  uint32_t entry = a->entry;
  if (entry == GLEAN_NONE || a->rule == 0) return 0;
  lua54_getvalue(L, -1, DOC_LISTS);
  push_symbol(L, doc, a->rule);
  if (lua_rawget(L, -2) != LUA_TUSERDATA) return 0;
  lua_pushinteger(L, (lua_Integer)entry + 1);
  return 2;
}

/* set_id(span, id): another id for a mention */
static int core_set_id(lua_State *L) {
  binding_span *s = check_span(L, 1);
  binding_require(L, s->kind == SPAN_ANNOTATION, "only a mention has an id");
  glean_doc *doc = push_doc(L, 1);
  size_t len;
  const char *id = luaL_checklstring(L, 2, &len);
  glean_symbol symbol;
  if (glean_doc_symbol(doc, id, len, &symbol) != GLEAN_OK)
    return luaL_error(L, "not enough memory");
  glean_doc_set_id(doc, s->layer, s->index, symbol);
  return 0;
}

/* ---- Methods: positions ---- */

static int span_range(lua_State *L) {
  binding_span *s = check_span(L, 1);
  return binding_push_bounds(L, s->start, s->end);
}

static int span_offsets(lua_State *L) {
  binding_span *s = check_span(L, 1);
  lua_pushinteger(L, s->start);
  lua_pushinteger(L, s->end);
  return 2;
}

/* Code points and UTF-16 units before both ends. */
static void units(lua_State *L, size_t points[2], size_t utf16[2]) {
  binding_span *s = check_span(L, 1);
  glean_doc *doc = push_doc(L, 1);
  if (glean_doc_units(doc, s->start, &points[0], &utf16[0]) ||
      glean_doc_units(doc, s->end, &points[1], &utf16[1]))
    luaL_error(L, "not enough memory");
}

static int span_chars(lua_State *L) {
  size_t points[2], utf16[2];
  units(L, points, utf16);
  lua_pushinteger(L, (lua_Integer)points[0] + 1);
  lua_pushinteger(L, (lua_Integer)points[1]);
  return 2;
}

static int span_utf16(lua_State *L) {
  size_t points[2], utf16[2];
  units(L, points, utf16);
  lua_pushinteger(L, (lua_Integer)utf16[0]);
  lua_pushinteger(L, (lua_Integer)utf16[1]);
  return 2;
}

static int span_line_col(lua_State *L) {
  binding_span *s = check_span(L, 1);
  size_t line, column;
  if (glean_doc_line(push_doc(L, 1), s->start, &line, &column))
    return luaL_error(L, "not enough memory");
  lua_pushinteger(L, (lua_Integer)line + 1);
  lua_pushinteger(L, (lua_Integer)column + 1);
  return 2;
}

/* ---- Methods: relations between spans ---- */

static void check_same_doc(lua_State *L) {
  lua54_getvalue(L, 1, SPAN_DOC);
  lua54_getvalue(L, 2, SPAN_DOC);
  binding_require(L, lua_rawequal(L, -1, -2), "a span of another document");
}

static int span_contains(lua_State *L) {
  binding_span *a = check_span(L, 1), *b = check_span(L, 2);
  check_same_doc(L);
  lua_pushboolean(L, a->start <= b->start && b->end <= a->end);
  return 1;
}

static int span_overlaps(lua_State *L) {
  binding_span *a = check_span(L, 1), *b = check_span(L, 2);
  check_same_doc(L);
  lua_pushboolean(L, a->start < b->end && b->start < a->end);
  return 1;
}

static int span_eq(lua_State *L) {
  binding_span *a = luaL_testudata(L, 1, BINDING_SPAN);
  binding_span *b = luaL_testudata(L, 2, BINDING_SPAN);
  int same = a && b && a->kind == b->kind && a->start == b->start &&
             a->end == b->end && a->layer == b->layer && a->index == b->index;
  if (same) {
    lua54_getvalue(L, 1, SPAN_DOC);
    lua54_getvalue(L, 2, SPAN_DOC);
    same = lua_rawequal(L, -1, -2);
  }
  lua_pushboolean(L, same);
  return 1;
}

static int span_lt(lua_State *L) {
  binding_span *a = check_span(L, 1), *b = check_span(L, 2);
  lua_pushboolean(L, a->start < b->start ||
                         (a->start == b->start && a->end < b->end));
  return 1;
}

static int span_le(lua_State *L) {
  binding_span *a = check_span(L, 1), *b = check_span(L, 2);
  lua_pushboolean(L, a->start < b->start ||
                         (a->start == b->start && a->end <= b->end));
  return 1;
}

/* pairs(span): over its set attributes, by core.span_pairs of the Lua layer;
 * upvalue 1: core. */
static int span_pairs(lua_State *L) {
  check_span(L, 1);
  lua_settop(L, 1);
  if (lua_getfield(L, lua_upvalueindex(1), "span_pairs") != LUA_TFUNCTION)
    return luaL_error(L, "this needs the Lua layer of glean");
  lua_insert(L, 1);
  lua_call(L, 1, 1);
  return 1;
}

static int span_len(lua_State *L) {
  binding_span *s = check_span(L, 1);
  lua_pushinteger(L, (lua_Integer)s->end - s->start);
  return 1;
}

static int span_tostring(lua_State *L) {
  return push_field(L, check_span(L, 1), FIELD_TEXT);
}

static const luaL_Reg methods[] = {{"chars", span_chars},
                                   {"contains", span_contains},
                                   {"line_col", span_line_col},
                                   {"offsets", span_offsets},
                                   {"overlaps", span_overlaps},
                                   {"range", span_range},
                                   {"utf16", span_utf16},
                                   {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__eq", span_eq},
                                       {"__le", span_le},
                                       {"__len", span_len},
                                       {"__lt", span_lt},
                                       {"__tostring", span_tostring},
                                       {NULL, NULL}};

static const luaL_Reg functions[] = {{"attributes_of", core_attributes_of},
                                     {"entry_of", core_entry_of},
                                     {"set_id", core_set_id},
                                     {NULL, NULL}};

void binding_push_upvalues(lua_State *L, int core) {
  core = lua_absindex(L, core);
  lua_pushnil(L);
  lua_getfield(L, core, "span_fields");
  lua_getfield(L, core, "declared");
  lua_pushvalue(L, core);
}

void binding_open_span(lua_State *L) {
  int core = lua_gettop(L);
  luaL_setfuncs(L, functions, 0);
  lua_newtable(L);
  lua_setfield(L, core, "declared");
  lua_newtable(L);
  for (int i = 1; i <= FIELD_TYPE; i++) {
    lua_pushinteger(L, i);
    lua_setfield(L, -2, field_names[i]);
  }
  lua_setfield(L, core, "span_fields");
  luaL_newmetatable(L, BINDING_SPAN);
  binding_push_upvalues(L, core); /* the methods are set by binding_class */
  lua_pushvalue(L, -1 - BINDING_UPVALUES);
  lua_pushcclosure(L, span_index, UPVALUE_METATABLE);
  lua_setfield(L, -2, "__index");
  binding_push_upvalues(L, core);
  lua_pushcclosure(L, span_newindex, BINDING_UPVALUES);
  lua_setfield(L, -2, "__newindex");
  lua_pushvalue(L, core);
  lua_pushcclosure(L, span_pairs, 1);
  lua_setfield(L, -2, "__pairs");
  lua_pop(L, 1);
  binding_class(L, BINDING_SPAN, BINDING_QUICK_SPAN, methods, metamethods);
}
