/* memo.c: a table of places and states. */
#include "memo.h"

#include <string.h>

void memo_clear(memo_table *m) {
  m->len = 0;
  if (++m->epoch != 0) return;
  memset(m->slots, 0, m->cap * sizeof *m->slots);
  m->epoch = 1;
}

static void put(memo_table *m, memo_slot slot) {
  size_t i = memo_hash(slot.place, slot.state) & (m->cap - 1);
  while (m->slots[i].epoch == m->epoch) i = (i + 1) & (m->cap - 1);
  m->slots[i] = slot;
}

static glean_status grow(memo_table *m, const glean_allocator *mem) {
  memo_table bigger = {.cap = m->cap ? m->cap * 2 : 64, .epoch = m->epoch};
  size_t bytes = bigger.cap * sizeof *m->slots;
  bigger.slots = mem_resize(mem, NULL, 0, bytes);
  if (bigger.slots == NULL) return GLEAN_NOMEM;
  memset(bigger.slots, 0, bytes);
  bigger.len = m->len;
  for (size_t i = 0; i < m->cap; i++)
    if (m->slots[i].epoch == m->epoch) put(&bigger, m->slots[i]);
  memo_free(m, mem);
  *m = bigger;
  return GLEAN_OK;
}

glean_status memo_put(memo_table *m, const glean_allocator *mem,
                      uint32_t place, uint32_t state, uint32_t reach) {
  if (m->len >= m->cap / 2 && grow(m, mem) != GLEAN_OK) return GLEAN_NOMEM;
  put(m, (memo_slot){m->epoch, place, state & 0x7FFFFFFFu, 0, reach});
  m->len++;
  return GLEAN_OK;
}

void memo_free(memo_table *m, const glean_allocator *mem) {
  mem_free(mem, m->slots, m->cap * sizeof *m->slots);
  m->slots = NULL;
  m->cap = m->len = 0;
}
