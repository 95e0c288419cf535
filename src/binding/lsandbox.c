/* lsandbox.c: a Lua state of its own for rule files from others.
 *
 * It has a capped allocator, and a hook that counts instructions and, once the
 * time of a call is used up, raises for good.  Nothing of one state reaches
 * the other but plain values, copied through a buffer: so that an error in
 * either unwinds in that state alone. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "binding.h"


#include "lualib.h"

#define DEPTH 50          /* nested tables in a copied value */
#define HOOK_COUNT 1000   /* instructions between two looks at the clock */

typedef struct sandbox {
  lua_State *inner;
  size_t used, cap;       /* bytes */
  double seconds;         /* of a call */
  clock_t deadline;
  int expired, busy;
  int function;           /* reference of the function to call */
  glean_buffer in, out;   /* arguments and results; of the process's memory */
} sandbox;

/* ---- Memory and time ---- */

static void *capped(void *ctx, void *block, size_t osize, size_t nsize) {
  sandbox *s = ctx;
  size_t old = block != NULL ? osize : 0;
  if (nsize == 0) {
    free(block);
    s->used -= old;
    return NULL;
  }
  if (nsize > old && nsize - old > s->cap - s->used) return NULL;
  void *moved = realloc(block, nsize);
  if (moved != NULL) s->used = s->used - old + nsize;
  return moved;
}

/* Sticky: what has no time left raises at every instruction. */
static void watch(lua_State *I, lua_Debug *ar) {
  void *ctx;
  (void)ar;
  lua_getallocf(I, &ctx);
  sandbox *s = ctx;
  if (!s->expired && clock() < s->deadline) return;
  s->expired = 1;
  lua_sethook(I, watch, LUA_MASKCOUNT, 1);
  luaL_error(I, "the time of the sandbox is used up");
}

/* ---- Values as bytes: a letter, then what belongs to it ---- */

static void put(lua_State *L, glean_buffer *b, const void *data, size_t len) {
  if (glean_json_raw(b, data, len) != GLEAN_OK)
    luaL_error(L, "not enough memory");
}

static void put_tag(lua_State *L, glean_buffer *b, char tag) {
  put(L, b, &tag, 1);
}

static void encode(lua_State *L, int index, glean_buffer *b, int depth,
                   int inner);

static void encode_table(lua_State *L, int index, glean_buffer *b, int depth,
                         int inner) {
  if (depth >= DEPTH)
    luaL_error(L, "a value nested more than %d deep", DEPTH);
  luaL_checkstack(L, 4, NULL);
  put_tag(L, b, '{');
  lua_pushnil(L);
  while (lua_next(L, index)) { /* [key, value] */
    int top = lua_gettop(L);
    encode(L, top - 1, b, depth + 1, inner);
    encode(L, top, b, depth + 1, inner);
    lua_pop(L, 1);
  }
  put_tag(L, b, '}');
}

static void encode_number(lua_State *L, int index, glean_buffer *b) {
  if (lua_isinteger(L, index)) {
    lua_Integer n = lua_tointeger(L, index);
    put_tag(L, b, 'i');
    put(L, b, &n, sizeof n);
  } else {
    lua_Number n = lua_tonumber(L, index);
    put_tag(L, b, 'd');
    put(L, b, &n, sizeof n);
  }
}

static void encode_string(lua_State *L, int index, glean_buffer *b) {
  size_t len;
  const char *text = lua_tolstring(L, index, &len);
  put_tag(L, b, 's');
  put(L, b, &len, sizeof len);
  put(L, b, text, len);
}

/* A function of the inner state goes out as a reference. */
static void encode(lua_State *L, int index, glean_buffer *b, int depth,
                   int inner) {
  switch (lua_type(L, index)) {
    case LUA_TNIL: put_tag(L, b, 'n'); return;
    case LUA_TBOOLEAN:
      put_tag(L, b, lua_toboolean(L, index) ? 't' : 'f');
      return;
    case LUA_TNUMBER: encode_number(L, index, b); return;
    case LUA_TSTRING: encode_string(L, index, b); return;
    case LUA_TTABLE: encode_table(L, index, b, depth, inner); return;
    default: break;
  }
  if (inner && lua_isfunction(L, index)) {
    lua_pushvalue(L, index);
    lua_Integer ref = luaL_ref(L, LUA_REGISTRYINDEX);
    put_tag(L, b, 'F');
    put(L, b, &ref, sizeof ref);
    return;
  }
  luaL_error(L, "a %s cannot cross the border of a sandbox",
             luaL_typename(L, index));
}

typedef struct reader {
  const char *at;
  int owner; /* index of the sandbox's userdata; 0 in the inner state */
} reader;

static void take(reader *r, void *out, size_t len) {
  memcpy(out, r->at, len);
  r->at += len;
}

static int call_function(lua_State *L);

static void decode(lua_State *L, reader *r) {
  lua_Integer integer;
  lua_Number number;
  size_t len;
  luaL_checkstack(L, 6, NULL);
  switch (*r->at++) {
    case 't': lua_pushboolean(L, 1); return;
    case 'f': lua_pushboolean(L, 0); return;
    case 'i':
      take(r, &integer, sizeof integer);
      lua_pushinteger(L, integer);
      return;
    case 'd':
      take(r, &number, sizeof number);
      lua_pushnumber(L, number);
      return;
    case 's':
      take(r, &len, sizeof len);
      lua_pushlstring(L, r->at, len);
      r->at += len;
      return;
    case 'F':
      take(r, &integer, sizeof integer);
      lua_pushvalue(L, r->owner);
      lua_pushinteger(L, integer);
      lua_pushcclosure(L, call_function, 2);
      return;
    case '{':
      lua_newtable(L);
      while (*r->at != '}') {
        decode(L, r);
        decode(L, r);
        lua_rawset(L, -3);
      }
      r->at++;
      return;
    default: lua_pushnil(L); return;
  }
}

/* ---- In the inner state; all of it in protected calls ---- */

/* [sandbox, source]: open the libraries and run the file that gives 'enter'. */
static int inner_open(lua_State *I) {
  static const luaL_Reg libraries[] = {{LUA_GNAME, luaopen_base},
                                       {LUA_TABLIBNAME, luaopen_table},
                                       {LUA_STRLIBNAME, luaopen_string},
                                       {LUA_MATHLIBNAME, luaopen_math},
                                       {LUA_UTF8LIBNAME, luaopen_utf8}};
  sandbox *s = lua_touserdata(I, 1);
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
    luaL_requiref(I, libraries[i].name, libraries[i].func, 1);
    lua_pop(I, 1);
  }
  if (luaL_loadbufferx(I, s->in.data, s->in.len, "=sandbox", "t") != LUA_OK)
    return lua_error(I);
  lua_call(I, 0, 1);
  s->function = luaL_ref(I, LUA_REGISTRYINDEX);
  return 0;
}

/* [sandbox]: call its function with what is in 'in', for 'out'. */
static int inner_call(lua_State *I) {
  sandbox *s = lua_touserdata(I, 1);
  reader r = {s->in.data, 0};
  lua_rawgeti(I, LUA_REGISTRYINDEX, s->function);
  while (r.at < s->in.data + s->in.len) decode(I, &r);
  lua_call(I, lua_gettop(I) - 2, 1);
  encode(I, lua_gettop(I), &s->out, 0, 1);
  return 0;
}

static int run_inner(sandbox *s, lua_CFunction function) {
  s->out.len = 0;
  s->busy = 1;
  s->expired = 0;
  s->deadline = clock() + (clock_t)(s->seconds * CLOCKS_PER_SEC);
  lua_sethook(s->inner, watch, LUA_MASKCOUNT, HOOK_COUNT);
  lua_settop(s->inner, 0);
  lua_pushcfunction(s->inner, function);
  lua_pushlightuserdata(s->inner, s);
  int status = lua_pcall(s->inner, 1, 0, 0);
  s->busy = 0;
  return status;
}

/* ---- In the outer state ---- */

static sandbox *check_sandbox(lua_State *L, int arg) {
  sandbox *s = luaL_checkudata(L, arg, BINDING_SANDBOX);
  if (s->inner == NULL) luaL_error(L, "the sandbox is closed");
  if (s->busy) luaL_error(L, "the sandbox is in use");
  return s;
}

/* nil, code, message of a failed call. */
static int push_failure(lua_State *L, sandbox *s, int status) {
  const char *code = s->expired               ? "sandbox_time"
                     : status == LUA_ERRMEM ? "sandbox_memory"
                                              : "sandbox";
  const char *message = "the memory of the sandbox is used up";
  if (status != LUA_ERRMEM && lua_type(s->inner, -1) == LUA_TSTRING)
    message = lua_tostring(s->inner, -1);
  else if (status != LUA_ERRMEM)
    message = "an error that is no string";
  luaL_pushfail(L);
  lua_pushstring(L, code);
  lua_pushstring(L, message);
  lua_settop(s->inner, 0);
  return 3;
}

/* Call a function of the inner state with the arguments from 'first' on:
 * its result, or nil, code, message.  'owner' is the userdata's index. */
static int call(lua_State *L, sandbox *s, int owner, int first, int function) {
  s->in.len = 0;
  for (int i = first; i <= lua_gettop(L); i++) encode(L, i, &s->in, 0, 0);
  s->function = function;
  int status = run_inner(s, inner_call);
  if (status != LUA_OK) return push_failure(L, s, status);
  reader r = {s->out.data, owner};
  decode(L, &r);
  return 1;
}

/* What a function of the inner state is out here; it raises its errors. */
static int call_function(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  sandbox *s = check_sandbox(L, 1);
  int ref = (int)lua_tointeger(L, lua_upvalueindex(2));
  if (call(L, s, 1, 2, ref) == 1) return 1;
  return luaL_error(L, "%s", lua_tostring(L, -1));
}

/* sandbox:enter(...) -> what the bootstrap's function gives */
static int sandbox_enter(lua_State *L) {
  sandbox *s = check_sandbox(L, 1);
  lua54_getvalue(L, 1, 1);
  int enter = (int)lua_tointeger(L, -1);
  lua_pop(L, 1);
  return call(L, s, 1, 2, enter);
}

static int sandbox_gc(lua_State *L) {
  sandbox *s = lua_touserdata(L, 1);
  lua_State *inner = s->inner;
  s->inner = NULL;
  if (inner != NULL) lua_close(inner);
  glean_buffer_free(&s->in);
  glean_buffer_free(&s->out);
  return 0;
}

/* sandbox(seconds, mebibytes, bootstrap) -> sandbox | nil, code, message.
 * The bootstrap is Lua that returns the function that enter calls. */
static int core_sandbox(lua_State *L) {
  lua_Number seconds = luaL_checknumber(L, 1), mib = luaL_checknumber(L, 2);
  size_t len;
  const char *bootstrap = luaL_checklstring(L, 3, &len);
  luaL_argcheck(L, seconds > 0 && seconds <= 1e6, 1, "out of range");
  luaL_argcheck(L, mib >= 1 && mib <= 1e6, 2, "out of range");
  sandbox *s = lua54_newuserdata(L, sizeof *s, 1);
  memset(s, 0, sizeof *s);
  luaL_setmetatable(L, BINDING_SANDBOX);
  s->seconds = (double)seconds;
  s->cap = (size_t)(mib * 1048576);
  s->inner = lua_newstate(capped, s);
  if (s->inner == NULL) return luaL_error(L, "not enough memory");
  put(L, &s->in, bootstrap, len);
  int status = run_inner(s, inner_open);
  if (status != LUA_OK) return push_failure(L, s, status);
  lua_pushinteger(L, s->function);
  lua54_setvalue(L, -2, 1);
  return 1;
}

static const luaL_Reg methods[] = {{"enter", sandbox_enter}, {NULL, NULL}};
static const luaL_Reg metamethods[] = {{"__gc", sandbox_gc}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"sandbox", core_sandbox}, {NULL, NULL}};

void binding_open_sandbox(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  binding_class(L, BINDING_SANDBOX, NULL, methods, metamethods);
}
