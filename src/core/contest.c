/* contest.c: who stands where mentions of one label overlap. */
#include "contest.h"

#include <string.h>

int32_t contest_priority(int32_t a, int32_t b) {
  int64_t both = (int64_t)a + b;
  if (both > INT32_MAX) return INT32_MAX;
  return both < INT32_MIN ? INT32_MIN : (int32_t)both;
}

/* Does a mention compete with candidates of this label? */
static int competes(const glean_annotation *a, const glean_marking *marking) {
  uint32_t out = GLEAN_ANNOTATION_DROPPED | GLEAN_ANNOTATION_ALL;
  return marking->label != 0 && a->label == marking->label &&
         marking->overlap != GLEAN_OVERLAP_ALL && !(a->flags & out);
}

size_t contest_count_old(const glean_doc *doc, const glean_marking *marking) {
  const layer_table *l = &doc->layers[GLEAN_ENTITIES];
  size_t n = 0;
  for (size_t i = 0; i < l->len; i++) n += competes(&l->items[i], marking) != 0;
  return n;
}

static glean_status reserve(contest *c, size_t cap) {
  const glean_allocator *mem = &c->doc->mem;
  c->cap = cap;
  if (cap == 0) return GLEAN_OK;
  c->items = mem_resize(mem, NULL, 0, cap * sizeof *c->items);
  c->old = mem_resize(mem, NULL, 0, cap * sizeof *c->old);
  c->taken = mem_resize(mem, NULL, 0, cap);
  return c->items && c->old && c->taken ? GLEAN_OK : GLEAN_NOMEM;
}

void contest_add(contest *c, uint32_t start, uint32_t end, int32_t priority) {
  c->items[c->len] = (overlap_item){start, end, priority, (uint32_t)c->len};
  c->len++;
}

glean_status contest_open(contest *c, glean_doc *doc,
                          const glean_marking *marking, size_t n) {
  c->doc = doc;
  const layer_table *l = &doc->layers[GLEAN_ENTITIES];
  if (reserve(c, n + contest_count_old(doc, marking)) != GLEAN_OK)
    return GLEAN_NOMEM;
  for (size_t i = 0; i < l->len; i++) {
    const glean_annotation *a = &l->items[i];
    if (!competes(a, marking)) continue;
    c->taken[c->len] = 0;
    c->old[c->len] = (uint32_t)i;
    contest_add(c, a->start, a->end, a->priority);
  }
  c->old_len = c->len;
  return GLEAN_OK;
}

glean_status contest_rank(contest *c, glean_overlap policy) {
  return overlap_open(&c->overlap, &c->doc->mem, c->items, c->len, policy);
}

uint32_t contest_next(contest *c) {
  uint32_t item;
  while ((item = overlap_next(&c->overlap)) != GLEAN_NONE &&
         item < c->old_len) {
    overlap_take(&c->overlap, item);
    c->taken[item] = 1;
  }
  return item == GLEAN_NONE ? item : item - (uint32_t)c->old_len;
}

void contest_take(contest *c, uint32_t candidate) {
  overlap_take(&c->overlap, candidate + (uint32_t)c->old_len);
}

void contest_drop_losers(contest *c) {
  if (c->overlap.items == NULL) return; /* memory ran out before */
  layer_table *l = &c->doc->layers[GLEAN_ENTITIES];
  for (size_t i = 0; i < c->old_len; i++)
    if (!c->taken[i] && !overlap_is_free(&c->overlap, (uint32_t)i))
      layer_drop(l, c->old[i]);
}

void contest_close(contest *c) {
  if (c->doc == NULL) return;
  const glean_allocator *mem = &c->doc->mem;
  overlap_close(&c->overlap, mem);
  mem_free(mem, c->items, c->cap * sizeof *c->items);
  mem_free(mem, c->old, c->cap * sizeof *c->old);
  mem_free(mem, c->taken, c->cap);
  *c = (contest){0};
}
