/* overlap.c: overlap policies.
 *
 * Taken spans are bits over the stretches between neighbouring ends of spans,
 * so that a test costs a few words whatever the text's length. */
#include "overlap.h"

#include <string.h>

#include "sort.h"

/* True when a ranks before b. */
static int ranks_before(const void *ctx, uint32_t i, uint32_t j) {
  const overlap *o = ctx;
  const overlap_item *a = &o->items[i], *b = &o->items[j];
  if (a->priority != b->priority) return a->priority > b->priority;
  uint32_t a_len = a->end - a->start, b_len = b->end - b->start;
  if (o->policy == GLEAN_OVERLAP_LONGEST) {
    if (a_len != b_len) return a_len > b_len;
    if (a->start != b->start) return a->start < b->start;
  } else {
    if (a->start != b->start) return a->start < b->start;
    if (a_len != b_len) return a_len > b_len;
  }
  return a->age < b->age;
}

static int point_before(const void *ctx, uint32_t a, uint32_t b) {
  (void)ctx;
  return a < b;
}

static void make_points(overlap *o) {
  size_t n = 0;
  for (size_t i = 0; i < o->len; i++) {
    o->points[n++] = o->items[i].start;
    o->points[n++] = o->items[i].end;
  }
  sort_indexes(o->points, n, point_before, NULL);
  size_t unique = 0;
  for (size_t i = 0; i < n; i++)
    if (i == 0 || o->points[i] != o->points[unique - 1])
      o->points[unique++] = o->points[i];
  o->point_count = unique;
}

glean_status overlap_open(overlap *o, const glean_allocator *mem,
                          const overlap_item *items, size_t len,
                          glean_overlap policy) {
  *o = (overlap){.items = items, .len = len, .policy = policy};
  if (len == 0) return GLEAN_OK;
  o->point_cap = len * 2;
  o->cover_words = o->point_cap / 64 + 1;
  o->ranked = mem_resize(mem, NULL, 0, len * sizeof *o->ranked);
  o->points = mem_resize(mem, NULL, 0, o->point_cap * sizeof *o->points);
  o->cover = mem_resize(mem, NULL, 0, o->cover_words * sizeof *o->cover);
  if (o->ranked == NULL || o->points == NULL || o->cover == NULL) {
    overlap_close(o, mem);
    return GLEAN_NOMEM;
  }
  memset(o->cover, 0, o->cover_words * sizeof *o->cover);
  for (size_t i = 0; i < len; i++) o->ranked[i] = (uint32_t)i;
  sort_indexes(o->ranked, len, ranks_before, o);
  make_points(o);
  return GLEAN_OK;
}

void overlap_close(overlap *o, const glean_allocator *mem) {
  mem_free(mem, o->ranked, o->len * sizeof *o->ranked);
  mem_free(mem, o->points, o->point_cap * sizeof *o->points);
  mem_free(mem, o->cover, o->cover_words * sizeof *o->cover);
  *o = (overlap){0};
}

static size_t point_of(const overlap *o, uint32_t offset) {
  size_t low = 0, high = o->point_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (o->points[middle] < offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The bits from 'bit' to the end of its word, or to 'end'. */
static uint64_t word_mask(size_t bit, size_t end) {
  uint64_t mask = ~(uint64_t)0 << (bit & 63);
  size_t word_end = (bit | 63) + 1;
  if (end < word_end) mask &= ((uint64_t)1 << (end & 63)) - 1;
  return mask;
}

int overlap_is_free(const overlap *o, uint32_t number) {
  const overlap_item *item = &o->items[number];
  size_t bit = point_of(o, item->start), end = point_of(o, item->end);
  for (; bit < end; bit = (bit | 63) + 1)
    if (o->cover[bit / 64] & word_mask(bit, end)) return 0;
  return 1;
}

uint32_t overlap_next(overlap *o) {
  while (o->next < o->len) {
    uint32_t item = o->ranked[o->next++];
    if (o->policy == GLEAN_OVERLAP_ALL || overlap_is_free(o, item))
      return item;
  }
  return GLEAN_NONE;
}

void overlap_take(overlap *o, uint32_t item) {
  if (o->policy == GLEAN_OVERLAP_ALL) return;
  size_t bit = point_of(o, o->items[item].start);
  size_t end = point_of(o, o->items[item].end);
  for (; bit < end; bit = (bit | 63) + 1)
    o->cover[bit / 64] |= word_mask(bit, end);
}
