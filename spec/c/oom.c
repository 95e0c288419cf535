/* oom.c: the allocation sweep.
 *
 *   oom once|twice|forever LUA_DIRECTORY SCRIPT
 *
 * Runs each section of a Lua script again and again in one state, with the
 * k-th allocation failing: that one alone, that and the next (Lua answers a
 * first failure with a collection and asks again, so only the second one
 * bites), or all from it on.  k grows until a run meets no failure.  Both the
 * state's allocator and the core's process allocator (linked with --wrap)
 * count and fail.  After each failure the same state must run the script well,
 * and after lua_close nothing may be left.
 *
 * A batch of ks runs in a child with a copy of the prepared state; the ks of a
 * child that crashes or hangs run again one by one, to name the one. */
#define _POSIX_C_SOURCE 200809L /* fork, alarm */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lauxlib.h"
#include "lua.h"
#include "lualib.h"

int luaopen_glean_core(lua_State *L);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);

static struct {
  long k;        /* fail this allocation; 0: none */
  long width;    /* and so many from it on */
  long count;    /* allocations since armed */
  long failed;
  long live;     /* blocks of both allocators */
  int bad_size;
} sweep;

static int shall_fail(void) {
  if (sweep.k == 0) return 0;
  sweep.count++;
  int fails = sweep.count >= sweep.k && sweep.count < sweep.k + sweep.width;
  sweep.failed += fails;
  return fails;
}

/* ---- The process allocator of the core ---- */

void *__wrap_realloc(void *block, size_t size) {
  if (shall_fail()) return NULL;
  void *moved = __real_realloc(block, size);
  if (moved != NULL && block == NULL) sweep.live++;
  return moved;
}

void __wrap_free(void *block) {
  if (block != NULL) sweep.live--;
  __real_free(block);
}

/* ---- The state's allocator: checks sizes, always moves ---- */

typedef struct header {
  size_t size;
  size_t magic;
} header;

#define MAGIC 0x61C88647u

static void release(header *h) {
  memset(h + 1, 0xDD, h->size);
  h->magic = 0;
  __real_free(h);
  sweep.live--;
}

static void *allocate(void *ctx, void *block, size_t osize, size_t nsize) {
  (void)ctx;
  header *h = block ? (header *)block - 1 : NULL;
  if (h != NULL && (h->magic != MAGIC || h->size != osize)) sweep.bad_size = 1;
  if (nsize == 0) {
    if (h != NULL) release(h);
    return NULL;
  }
  int shrinks = h != NULL && nsize <= h->size; /* must not fail */
  if (!shrinks && shall_fail()) return NULL;
  header *n = __real_realloc(NULL, sizeof *n + nsize);
  if (n == NULL) return NULL;
  *n = (header){nsize, MAGIC};
  memset(n + 1, 0xA5, nsize);
  sweep.live++;
  if (h != NULL) {
    memcpy(n + 1, h + 1, h->size < nsize ? h->size : nsize);
    release(h);
  }
  return n + 1;
}

/* ---- The sweep ---- */

static const char prelude[] =
    "package.path = ... .. '/?.lua;' .. ... .. '/?/init.lua'\n"
    /* makes the metatable of Lua's long buffers, of which a failed allocation
     * in Lua 5.4.4 leaves a half for ever */
    "local _ = ('x'):rep(10000)\n"
    "require 'glean'\n";

static int open_libraries(lua_State *L) {
  luaL_openlibs(L);
  luaL_requiref(L, "glean.core", luaopen_glean_core, 0);
  return 0;
}

static int prepare(lua_State *L, const char *directory, const char *script) {
  lua_pushcfunction(L, open_libraries);
  if (lua_pcall(L, 0, 0, 0) || luaL_loadstring(L, prelude)) return 0;
  lua_pushstring(L, directory);
  if (lua_pcall(L, 1, 0, 0)) return 0;
  if (luaL_loadfilex(L, script, "t")) return 0;
  lua_pushvalue(L, -1);
  lua_setglobal(L, "sweep_script");
  return lua_pcall(L, 0, 1, 0) == LUA_OK; /* the names of its sections */
}

static int run(lua_State *L) {
  lua_getglobal(L, "sweep_script");
  lua_getglobal(L, "sweep_section");
  return lua_pcall(L, 1, 0, 0);
}

static void say(lua_State *L, long k, const char *what) {
  sweep.k = 0;
  const char *message = luaL_tolstring(L, -1, NULL);
  lua_getglobal(L, "sweep_section");
  printf("%s, k=%ld: %s: %s\n", lua_tostring(L, -1), k, what, message);
}

/* One k: 0 went well, 1 a problem, 2 nothing failed any more. */
static int try_one(lua_State *L, long k) {
  lua_gc(L, LUA_GCCOLLECT); /* every k starts from the same state */
  sweep.k = k;
  sweep.count = sweep.failed = 0;
  int code = run(L);
  sweep.k = 0;
  if (sweep.failed == 0 && code != LUA_OK) {
    say(L, k, "fails without a failed allocation");
    return 1;
  }
  if (sweep.failed == 0) return 2;
  const char *message = code ? luaL_tolstring(L, -1, NULL) : NULL;
  if (message != NULL && strstr(message, "memory") == NULL) {
    say(L, k, "the error is not one of memory");
    return 1;
  }
  lua_settop(L, 0);
  if (run(L) != LUA_OK) {
    say(L, k, "the state does not work afterwards");
    return 1;
  }
  lua_settop(L, 0);
  return 0;
}

/* Close the state; 1 if anything is left or a size was wrong. */
static int close_state(lua_State *L, long k) {
  lua_close(L);
  if (sweep.live != 0) printf("k=%ld: %ld blocks left\n", k, sweep.live);
  if (sweep.bad_size) printf("k=%ld: a wrong size for the allocator\n", k);
  return sweep.live != 0 || sweep.bad_size;
}

/* ---- Batches ---- */

/* A problem ends its batch; after some the sweep stops. */
#define BATCH 64
#define TIMEOUT 10u /* seconds for one k; it takes milliseconds */

typedef struct tally {
  long passed, failed;
  int finished; /* no allocation failed any more */
} tally;

/* In the child: the ks [from, from + n). */
static tally run_batch(lua_State *L, long from, long n) {
  tally t = {0, 0, 0};
  long k = from;
  for (; k < from + n && !t.finished && t.failed == 0; k++) {
    alarm(TIMEOUT);
    int answer = try_one(L, k);
    t.passed += answer == 0;
    t.failed += answer == 1;
    t.finished = answer == 2;
  }
  alarm(TIMEOUT);
  t.failed += close_state(L, k - 1);
  return t;
}

/* Run a batch in a child; 0, or the signal that ended it. */
static int fork_batch(lua_State *L, long from, long n, tally *out) {
  int ends[2], status = 0;
  fflush(stdout);
  if (pipe(ends) != 0) return -1;
  pid_t child = fork();
  if (child == 0) {
    tally t = run_batch(L, from, n);
    fflush(stdout);
    ssize_t written = write(ends[1], &t, sizeof t);
    _exit(written == (ssize_t)sizeof t ? 0 : 1);
  }
  close(ends[1]);
  ssize_t got = child > 0 ? read(ends[0], out, sizeof *out) : -1;
  close(ends[0]);
  if (child < 0 || waitpid(child, &status, 0) != child) return -1;
  if (got == (ssize_t)sizeof *out) return 0;
  return WIFSIGNALED(status) ? WTERMSIG(status) : -1;
}

/* The same, one by one where the whole batch died. */
static tally careful_batch(lua_State *L, long from, long n) {
  tally sum = {0, 0, 0}, one;
  if (fork_batch(L, from, n, &sum) == 0) return sum;
  sum = (tally){0, 0, 0};
  for (long k = from; k < from + n && !sum.finished && sum.failed < 3; k++) {
    int signal_number = fork_batch(L, k, 1, &one);
    if (signal_number != 0) {
      printf("k=%ld: %s %d\n", k,
             signal_number == SIGALRM ? "hangs, signal" : "crashes, signal",
             signal_number);
      one = (tally){0, 1, 0};
    }
    sum.passed += one.passed;
    sum.failed += one.failed;
    sum.finished = one.finished;
  }
  if (sum.failed == 0) { /* it dies only after others */
    printf("k=%ld to %ld: die together\n", from, from + n - 1);
    sum.failed++;
  }
  return sum;
}

static tally run_section(lua_State *L) {
  tally sum = {0, 0, 0};
  for (long k = 1; !sum.finished && sum.failed < 3; k += BATCH) {
    tally t = careful_batch(L, k, BATCH);
    sum.passed += t.passed;
    sum.failed += t.failed;
    sum.finished = t.finished;
  }
  return sum;
}

/* [..., names]: every section by itself. */
static tally run_all(lua_State *L) {
  tally sum = {0, 0, 0};
  int names = lua_gettop(L);
  for (lua_Integer i = 1; lua_geti(L, names, i) == LUA_TSTRING; i++) {
    printf("%s\n", lua_tostring(L, -1));
    lua_setglobal(L, "sweep_section");
    tally t = run_section(L);
    sum.passed += t.passed;
    sum.failed += t.failed;
  }
  lua_settop(L, names - 1);
  return sum;
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: oom once|twice|forever LUA_DIRECTORY SCRIPT\n");
    return 2;
  }
  sweep.width = strcmp(argv[1], "once") == 0    ? 1
                : strcmp(argv[1], "twice") == 0 ? 2
                                                : INT32_MAX;
  lua_State *L = lua_newstate(allocate, NULL);
  if (L == NULL || !prepare(L, argv[2], argv[3])) {
    fprintf(stderr, "setup: %s\n", L ? lua_tostring(L, -1) : "no state");
    return 1;
  }
  tally sum = run_all(L);
  sum.failed += close_state(L, 0);
  printf("%s: %ld passed, %ld failed\n", argv[1], sum.passed, sum.failed);
  return sum.failed != 0 || sum.passed == 0;
}
