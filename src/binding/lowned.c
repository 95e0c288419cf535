/* lowned.c: C objects that belong to a Lua state.
 *
 * A finalizer frees what its userdata stands for.  But Lua drops a finalizer
 * that it cannot call for lack of memory, and then nobody would know of the
 * object any more.  So each is in a list as well, whose owner is finalized
 * last, when the state is closed, and frees what is left. */
#include "binding.h"

static const char keeper_key = 'k'; /* its address is the registry's key */

/* The list of a state, in a userdata of the registry. */
typedef struct keeper {
  binding_owned *first;
} keeper;

static void free_node(lua_State *L, binding_owned *node) {
  glean_allocator mem = binding_memory(L);
  mem.realloc(mem.ctx, node, sizeof *node, 0);
}

static int keeper_gc(lua_State *L) {
  keeper *k = lua_touserdata(L, 1);
  while (k->first != NULL) {
    binding_owned *node = k->first;
    k->first = node->next;
    if (node->object != NULL) node->release(node->object);
    free_node(L, node);
  }
  return 0;
}

/* The state's list; made when the module is opened, before all others, and
 * therefore finalized after them. */
void binding_open_owned(lua_State *L) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &keeper_key) == LUA_TNIL) {
    keeper *k = lua54_newuserdata(L, sizeof *k, 0);
    k->first = NULL;
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, keeper_gc);
    lua_setfield(L, -2, "__gc");
    lua_setmetatable(L, -2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &keeper_key);
  }
  lua_pop(L, 1);
}

binding_owned *binding_own(lua_State *L, void (*release)(void *object)) {
  glean_allocator mem = binding_memory(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &keeper_key);
  keeper *k = lua_touserdata(L, -1);
  lua_pop(L, 1);
  binding_owned *node = mem.realloc(mem.ctx, NULL, 0, sizeof *node);
  if (node == NULL) luaL_error(L, "not enough memory");
  *node = (binding_owned){k->first, &k->first, release, NULL};
  if (k->first != NULL) k->first->link = &node->next;
  k->first = node;
  return node;
}

void binding_release(lua_State *L, binding_owned **handle) {
  binding_owned *node = *handle;
  *handle = NULL; /* clear first, free second: releasing may come back here */
  if (node == NULL) return;
  *node->link = node->next;
  if (node->next != NULL) node->next->link = node->link;
  if (node->object != NULL) node->release(node->object);
  free_node(L, node);
}
