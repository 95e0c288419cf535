/* lhost.c: what patterns ask: predicates and attributes in Lua. */
#include <string.h>

#include "binding.h"

enum { HOST_DOC, HOST_PREDICATES, HOST_VALUE, HOST_ERROR, HOST_SLOTS };

/* One question, handed over the protected call. */
typedef struct question {
  const char *name;
  const glean_subject *subject;
} question;

static void push_subject(lua_State *L, int doc, const glean_subject *s) {
  binding_span span = {SPAN_FREE, GLEAN_NONE, GLEAN_NONE, s->span.start,
                       s->span.end};
  if (s->token != GLEAN_NONE) {
    span.kind = SPAN_TOKEN;
    span.index = s->token;
  } else if (s->layer != GLEAN_NONE) {
    span.kind = SPAN_ANNOTATION;
    span.layer = s->layer;
    span.index = s->index;
  }
  binding_push_span(L, doc, span);
}

/* [doc, predicates, question] -> boolean */
static int call_predicate(lua_State *L) {
  const question *q = lua_touserdata(L, 3);
  if (!lua_istable(L, 2) || lua_getfield(L, 2, q->name) != LUA_TFUNCTION)
    return luaL_error(L, "no such predicate");
  push_subject(L, 1, q->subject);
  lua_call(L, 1, 1);
  lua_pushboolean(L, lua_toboolean(L, -1));
  return 1;
}

/* [doc, predicates, question] -> value of a path such as "value.amount" */
static int call_attribute(lua_State *L) {
  const question *q = lua_touserdata(L, 3);
  push_subject(L, 1, q->subject);
  for (const char *at = q->name; at != NULL;) {
    const char *dot = strchr(at, '.');
    lua_pushlstring(L, at, dot ? (size_t)(dot - at) : strlen(at));
    lua_gettable(L, -2);
    at = dot ? dot + 1 : NULL;
    if (at != NULL && !lua_istable(L, -1)) return 0;
  }
  return 1;
}

/* Put a question; its answer is then in the slot of the last value.  0 where
 * that failed. */
static int put(binding_host *h, lua_CFunction fn, const char *name,
               const glean_subject *subject) {
  lua_State *L = h->L;
  question q = {name, subject};
  h->name = name;
  if (!lua_checkstack(L, 5)) {
    h->status = LUA_ERRMEM;
    return 0;
  }
  lua_pushcfunction(L, fn);
  lua_pushvalue(L, h->base + HOST_DOC);
  lua_pushvalue(L, h->base + HOST_PREDICATES);
  lua_pushlightuserdata(L, &q);
  h->status = lua_pcall(L, 3, 1, 0);
  lua_replace(L, h->base + (h->status == LUA_OK ? HOST_VALUE : HOST_ERROR));
  return h->status == LUA_OK;
}

static int ask_predicate(void *ctx, const char *name,
                         const glean_subject *subject) {
  binding_host *h = ctx;
  if (!put(h, call_predicate, name, subject)) return -1;
  return lua_toboolean(h->L, h->base + HOST_VALUE);
}

static int ask_attribute(void *ctx, const char *path,
                         const glean_subject *subject, glean_value *value) {
  binding_host *h = ctx;
  int at = h->base + HOST_VALUE;
  if (!put(h, call_attribute, path, subject)) return -1;
  switch (lua_type(h->L, at)) {
    case LUA_TNIL: break;
    case LUA_TNUMBER:
      value->type = GLEAN_VALUE_NUMBER;
      value->number = lua_tonumber(h->L, at);
      break;
    case LUA_TSTRING:
      value->type = GLEAN_VALUE_STRING;
      value->text = lua_tolstring(h->L, at, &value->len);
      break;
    default:
      value->type = GLEAN_VALUE_BOOLEAN;
      value->boolean = lua_toboolean(h->L, at);
  }
  return 0;
}

void binding_open_host(lua_State *L, binding_host *h, int doc) {
  luaL_checkstack(L, HOST_SLOTS + 6, NULL);
  *h = (binding_host){{ask_predicate, ask_attribute, h}, L,
                      lua_touserdata(L, doc), lua_gettop(L) + 1, LUA_OK, ""};
  lua_pushvalue(L, doc);
  lua54_getvalue(L, doc, DOC_FIELDS);
  lua_getfield(L, -1, "predicates");
  lua_replace(L, -2); /* [doc, predicates] */
  lua_pushnil(L);
  lua_pushnil(L);
  h->doc->holds++;
}

void binding_close_host(binding_host *h) {
  h->doc->holds--;
}

int binding_host_fail(binding_host *h, const glean_error *err) {
  lua_State *L = h->L;
  if (h->status == LUA_ERRMEM) return luaL_error(L, "not enough memory");
  const char *why = luaL_tolstring(L, h->base + HOST_ERROR, NULL);
  lua_pushfstring(L, "%%%s: %s", h->name, why);
  glean_error failure = *err;
  failure.code = "predicate";
  binding_fail(L, GLEAN_MATCHING, &failure); /* [message, nil, error] */
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "message");
  return 2;
}
