/* mem.c: memory. */
#include "mem.h"

#include <stdlib.h>
#include <string.h>

static void *process_realloc(void *ctx, void *block, size_t osize,
                             size_t nsize) {
  (void)ctx;
  (void)osize;
  if (nsize == 0) {
    free(block);
    return NULL;
  }
  return realloc(block, nsize);
}

glean_allocator mem_hook(glean_allocator mem) {
  if (mem.realloc == NULL) mem.realloc = process_realloc;
  return mem;
}

void *mem_resize(const glean_allocator *mem, void *block, size_t osize,
                 size_t nsize) {
  return mem->realloc(mem->ctx, block, block ? osize : 0, nsize);
}

void mem_free(const glean_allocator *mem, void *block, size_t size) {
  if (block != NULL) mem->realloc(mem->ctx, block, size, 0);
}

void *mem_grow(const glean_allocator *mem, void *block, size_t *cap,
               size_t need, size_t size) {
  if (need <= *cap && block != NULL) return block;
  size_t n = *cap + *cap / 2;
  if (n < need) n = need;
  if (n < 8) n = 8;
  if (n > SIZE_MAX / size) return NULL;
  void *moved = mem_resize(mem, block, *cap * size, n * size);
  if (moved != NULL) *cap = n;
  return moved;
}

void *mem_shrink(const glean_allocator *mem, void *block, size_t *cap,
                 size_t count, size_t size) {
  if (block == NULL || count == 0 || count == *cap) return block;
  void *moved = mem_resize(mem, block, *cap * size, count * size);
  if (moved == NULL) return block;
  *cap = count;
  return moved;
}

/* ---- Arena ---- */

struct mem_chunk {
  mem_chunk *next;
  size_t size; /* of the whole block */
  size_t used; /* from the block's start */
};

#define ALIGNMENT 16u
#define FIRST_CHUNK 1024u
#define LARGEST_CHUNK 65536u

static size_t aligned(size_t n) {
  return (n + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

void mem_arena_init(mem_arena *arena, glean_allocator mem) {
  *arena = (mem_arena){.mem = mem};
}

static mem_chunk *new_chunk(mem_arena *arena, size_t size) {
  size_t want = arena->chunks ? arena->chunks->size * 2 : FIRST_CHUNK;
  if (want > LARGEST_CHUNK) want = LARGEST_CHUNK;
  size_t head = aligned(sizeof(mem_chunk));
  if (want < head + size) want = head + size;
  mem_chunk *chunk = mem_resize(&arena->mem, NULL, 0, want);
  if (chunk == NULL) return NULL;
  *chunk = (mem_chunk){.next = arena->chunks, .size = want, .used = head};
  arena->chunks = chunk;
  arena->total += want;
  return chunk;
}

void *mem_arena_alloc(mem_arena *arena, size_t size) {
  if (size > SIZE_MAX / 2) return NULL;
  size = aligned(size);
  mem_chunk *chunk = arena->chunks;
  if (chunk == NULL || chunk->size - chunk->used < size)
    chunk = new_chunk(arena, size);
  if (chunk == NULL) return NULL;
  void *block = (unsigned char *)chunk + chunk->used;
  chunk->used += size;
  return block;
}

void mem_arena_free(mem_arena *arena) {
  mem_chunk *chunk = arena->chunks;
  arena->chunks = NULL;
  arena->total = 0;
  while (chunk != NULL) {
    mem_chunk *next = chunk->next;
    mem_free(&arena->mem, chunk, chunk->size);
    chunk = next;
  }
}

/* ---- Reference counts ---- */

void mem_retain(mem_count *count) {
  atomic_fetch_add_explicit(count, 1, memory_order_relaxed);
}

int mem_release(mem_count *count) {
  return atomic_fetch_sub_explicit(count, 1, memory_order_acq_rel) == 1;
}

/* ---- Buffer ---- */

glean_status mem_buffer_reserve(glean_buffer *buffer, size_t more) {
  if (more <= buffer->cap - buffer->len) return GLEAN_OK;
  if (more > SIZE_MAX - buffer->len) return GLEAN_NOMEM;
  buffer->mem = mem_hook(buffer->mem);
  char *data = mem_grow(&buffer->mem, buffer->data, &buffer->cap,
                        buffer->len + more, 1);
  if (data == NULL) return GLEAN_NOMEM;
  buffer->data = data;
  return GLEAN_OK;
}

void glean_buffer_free(glean_buffer *buffer) {
  buffer->mem = mem_hook(buffer->mem);
  mem_free(&buffer->mem, buffer->data, buffer->cap);
  buffer->data = NULL;
  buffer->len = buffer->cap = 0;
}
