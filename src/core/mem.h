/* mem.h: memory: the allocator hook, growing arrays, the arena, reference
 * counts, and the string buffer. */
#ifndef GLEAN_MEM_H
#define GLEAN_MEM_H

#include <stdatomic.h>

#include "base.h"

/* The allocator to use for a hook that may be zeroed: then malloc's. */
glean_allocator mem_hook(glean_allocator mem);

/* realloc with known sizes; NULL on failure.  nsize must not be 0. */
void *mem_resize(const glean_allocator *mem, void *block, size_t osize,
                 size_t nsize);

/* Free a block of 'size' bytes; NULL is allowed. */
void mem_free(const glean_allocator *mem, void *block, size_t size);

/* Grow an array of *cap items of 'size' bytes to hold 'need' at least (half
 * as much again, so that n appends cost O(n)).  Returns the block, maybe
 * moved, or NULL: then the old one and *cap are as they were. */
void *mem_grow(const glean_allocator *mem, void *block, size_t *cap,
               size_t need, size_t size);

/* Cut an array to 'count' items; where that fails it stays. */
void *mem_shrink(const glean_allocator *mem, void *block, size_t *cap,
                 size_t count, size_t size);

/* ---- Arena: small blocks that all die together ---- */

typedef struct mem_chunk mem_chunk;

typedef struct mem_arena {
  glean_allocator mem;
  mem_chunk *chunks; /* the one in use first */
  size_t total;      /* bytes taken from 'mem' */
} mem_arena;

void mem_arena_init(mem_arena *arena, glean_allocator mem);

/* A block aligned for any type, or NULL. */
void *mem_arena_alloc(mem_arena *arena, size_t size);

void mem_arena_free(mem_arena *arena);

/* ---- Reference counts, atomic ---- */

typedef atomic_int mem_count;

void mem_retain(mem_count *count);
/* True when this was the last reference. */
int mem_release(mem_count *count);

/* ---- Buffer ---- */

/* Make room for 'more' bytes.  GLEAN_OK or GLEAN_NOMEM. */
glean_status mem_buffer_reserve(glean_buffer *buffer, size_t more);

#endif
