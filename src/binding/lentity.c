/* lentity.c: links between mentions, and entities. */
#include <string.h>

#include "binding.h"

/* link(doc, label, kinds): 'kinds' is a table with the names of those to use
 * as keys. */
static int core_link(lua_State *L) {
  glean_doc *doc = binding_check_tokens(L, 1);
  size_t len;
  const char *label = luaL_checklstring(L, 2, &len);
  luaL_checktype(L, 3, LUA_TTABLE);
  uint32_t kinds = 0;
  for (int k = 1; k < GLEAN_LINK_KINDS; k++) {
    lua_getfield(L, 3, glean_link_name((glean_link_kind)k));
    if (lua_toboolean(L, -1)) kinds |= 1u << k;
    lua_pop(L, 1);
  }
  lua_getfield(L, 3, "find");
  if (lua_toboolean(L, -1)) kinds |= GLEAN_LINK_FIND;
  glean_symbol symbol;
  glean_error err;
  binding_require(L, len > 0, "a label needs a name");
  if (glean_doc_symbol(doc, label, len, &symbol) != GLEAN_OK)
    return luaL_error(L, "not enough memory");
  binding_check(L, glean_doc_link(doc, symbol, kinds, &err), &err);
  return 0;
}

/* link_kinds() -> array of their names */
static int core_link_kinds(lua_State *L) {
  lua_createtable(L, GLEAN_LINK_KINDS, 0);
  for (int k = 1; k < GLEAN_LINK_KINDS; k++) {
    lua_pushstring(L, glean_link_name((glean_link_kind)k));
    lua_rawseti(L, -2, k);
  }
  return 1;
}

/* The layer named at 'arg', and how many entities it has; 0 for none. */
static uint32_t check_entities(lua_State *L, glean_doc *doc, int arg,
                               uint32_t *layer) {
  size_t len;
  uint32_t count = 0;
  const char *name = luaL_checklstring(L, arg, &len);
  *layer = glean_doc_find_layer(doc, name, len);
  if (*layer != GLEAN_NONE &&
      glean_doc_entity_count(doc, *layer, &count) != GLEAN_OK)
    luaL_error(L, "not enough memory");
  return count;
}

static void push_mention(lua_State *L, const glean_doc *doc, uint32_t layer,
                         uint32_t index) {
  const glean_annotation *a = glean_doc_annotation(doc, layer, index);
  binding_push_span(
      L, 1, (binding_span){SPAN_ANNOTATION, layer, index, a->start, a->end});
}

/* entity(doc, layer, i) -> its first mention, count | nil; i from 1 */
static int core_entity(lua_State *L) {
  glean_doc *doc = binding_check_doc(L, 1);
  uint32_t layer, count = check_entities(L, doc, 2, &layer);
  lua_Integer i = luaL_checkinteger(L, 3);
  if (i < 1 || i > (lua_Integer)count) return 0;
  glean_entity e = glean_doc_entity(doc, layer, (uint32_t)(i - 1));
  push_mention(L, doc, layer, e.first);
  lua_pushinteger(L, e.mentions);
  return 2;
}

/* The annotation of number i (from 1) in a layer; raises where it is none. */
static uint32_t check_index(lua_State *L, const glean_doc *doc,
                            uint32_t layer, int arg) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, layer != GLEAN_NONE && i >= 1 &&
                       (lua_Unsigned)i <=
                           glean_doc_annotation_count(doc, layer),
                arg, "no such annotation");
  return (uint32_t)(i - 1);
}

/* entity_of(doc, layer, number of a mention) -> number of its entity | nil */
static int core_entity_of(lua_State *L) {
  glean_doc *doc = binding_check_doc(L, 1);
  uint32_t layer;
  check_entities(L, doc, 2, &layer);
  uint32_t index = check_index(L, doc, layer, 3);
  uint32_t entity = glean_doc_entity_of(doc, layer, index);
  if (entity == GLEAN_NONE) return 0;
  lua_pushinteger(L, (lua_Integer)entity + 1);
  return 1;
}

/* entity_next(doc, layer, number of a mention) -> the next one of its entity
 * | nil */
static int core_entity_next(lua_State *L) {
  glean_doc *doc = binding_check_doc(L, 1);
  uint32_t layer;
  check_entities(L, doc, 2, &layer);
  uint32_t next =
      glean_doc_entity_next(doc, layer, check_index(L, doc, layer, 3));
  if (next == GLEAN_NONE) return 0;
  push_mention(L, doc, layer, next);
  return 1;
}

/* linked_by(doc, layer, number of a mention) -> kind | nil */
static int core_linked_by(lua_State *L) {
  glean_doc *doc = binding_check_doc(L, 1);
  size_t len;
  const char *name = luaL_checklstring(L, 2, &len);
  uint32_t layer = glean_doc_find_layer(doc, name, len);
  uint32_t index = check_index(L, doc, layer, 3);
  uint32_t kind = glean_doc_annotation(doc, layer, index)->link_kind;
  if (kind == 0) return 0;
  lua_pushstring(L, glean_link_name((glean_link_kind)kind));
  return 1;
}

/* places(doc) -> table: key of a mention -> its index, from 0, among those that
 * JSON shows */
static int core_places(lua_State *L) {
  glean_doc *doc = binding_check_doc(L, 1);
  glean_cursor cursor = {0, 0, 0, 0};
  lua_newtable(L);
  for (lua_Integer n = 0;; n++) {
    uint32_t index;
    if (glean_doc_next(doc, GLEAN_ENTITIES, GLEAN_VIEW_RESOLVED, &cursor,
                       &index) == GLEAN_NOMEM)
      return luaL_error(L, "not enough memory");
    if (index == GLEAN_NONE) return 1;
    lua_pushinteger(L, n);
    lua_rawseti(L, -2, (lua_Integer)SPAN_ANNOTATION << 32 | index);
  }
}

/* ---- Names ---- */

/* Push the main text of the list entry that a mention is of: the first of the
 * entries side by side that have its id (aliases follow).  0 where there is
 * none.  The document's userdata is at 1. */
static int push_entry_name(lua_State *L, const glean_doc *doc,
                           const glean_annotation *a) {
  size_t len, id_len;
  if (a->entry == GLEAN_NONE || a->id == 0 || a->rule == 0) return 0;
  const char *rule = glean_doc_symbol_text(doc, a->rule, &len);
  lua54_getvalue(L, 1, DOC_LISTS);
  lua_pushlstring(L, rule, len);
  lua_rawget(L, -2);
  binding_owned **h = luaL_testudata(L, -1, BINDING_LIST);
  const glean_list *list = h != NULL && *h != NULL ? (*h)->object : NULL;
  if (list == NULL || a->entry >= glean_list_count(list)) return 0;
  const char *id = glean_doc_symbol_text(doc, a->id, &id_len);
  uint32_t entry = a->entry;
  while (entry > 0) {
    const char *before = glean_list_id(list, entry - 1, &len);
    if (before == NULL || len != id_len || memcmp(before, id, len) != 0) break;
    entry--;
  }
  const char *text = glean_list_text(list, entry, &len);
  lua_pushlstring(L, text, len);
  return 1;
}

int binding_push_name(lua_State *L, glean_doc *doc, uint32_t layer,
                      uint32_t index) {
  const glean_annotation *a = glean_doc_annotation(
      doc, layer, glean_doc_annotation_head(doc, layer, index));
  if (push_entry_name(L, doc, a)) return 1;
  uint32_t count, entity, best = index;
  int alone = a->id == 0 && !(a->flags & GLEAN_ANNOTATION_HEAD);
  if (!alone) {
    if (glean_doc_entity_count(doc, layer, &count) != GLEAN_OK)
      return luaL_error(L, "not enough memory");
    entity = glean_doc_entity_of(doc, layer, index);
    if (entity != GLEAN_NONE)
      best = glean_doc_entity(doc, layer, entity).name;
  }
  size_t len;
  a = glean_doc_annotation(doc, layer, best);
  lua_pushlstring(L, glean_doc_text(doc, &len) + a->start, a->end - a->start);
  return 1;
}

static const luaL_Reg functions[] = {{"entity", core_entity},
                                     {"entity_next", core_entity_next},
                                     {"entity_of", core_entity_of},
                                     {"link", core_link},
                                     {"link_kinds", core_link_kinds},
                                     {"linked_by", core_linked_by},
                                     {"places", core_places},
                                     {NULL, NULL}};

void binding_open_entity(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
}
