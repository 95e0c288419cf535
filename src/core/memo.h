/* memo.h: what is known of places and states of one scope. */
#ifndef GLEAN_MEMO_H
#define GLEAN_MEMO_H

#include "mem.h"

typedef struct memo_slot {
  uint32_t epoch; /* of another epoch: free */
  uint32_t place;
  uint32_t state : 31, walked : 1;
  uint32_t reach;
} memo_slot;

/* Open addressing; at most half full.  Starts zeroed. */
typedef struct memo_table {
  memo_slot *slots;
  size_t cap; /* a power of two, or 0 */
  size_t len; /* of this epoch */
  uint32_t epoch;
} memo_table;

/* Forget all.  Time: mostly none. */
void memo_clear(memo_table *m);

/* Put down what is not there.  GLEAN_OK or GLEAN_NOMEM. */
glean_status memo_put(memo_table *m, const glean_allocator *mem,
                      uint32_t place, uint32_t state, uint32_t reach);

void memo_free(memo_table *m, const glean_allocator *mem);

static inline size_t memo_hash(uint32_t place, uint32_t state) {
  uint32_t h = place * 0x9E3779B1u + state * 0x85EBCA77u;
  return h ^ h >> 15;
}

/* The slot of a place and a state, or NULL. */
static inline memo_slot *memo_find(const memo_table *m, uint32_t place,
                                   uint32_t state) {
  if (m->len == 0) return NULL;
  size_t i = memo_hash(place, state) & (m->cap - 1);
  for (; m->slots[i].epoch == m->epoch; i = (i + 1) & (m->cap - 1))
    if (m->slots[i].place == place && m->slots[i].state == state)
      return &m->slots[i];
  return NULL;
}

#endif
