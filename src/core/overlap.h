/* overlap.h: which of several spans that overlap may stand.
 *
 * Spans compete by priority, then by the policy's order.  They are drawn best
 * first; one that overlaps a taken one is passed over, and one that is drawn
 * but not taken hides nothing. */
#ifndef GLEAN_OVERLAP_H
#define GLEAN_OVERLAP_H

#include "mem.h"

typedef struct overlap_item {
  uint32_t start, end; /* bytes, half-open; an empty span overlaps nothing */
  int32_t priority;    /* higher first */
  uint32_t age;        /* smaller first, the last tie-break */
} overlap_item;

typedef struct overlap {
  const overlap_item *items; /* borrowed */
  size_t len;
  glean_overlap policy;
  uint32_t *ranked;  /* item numbers, best first */
  uint32_t *points;  /* all ends of spans, sorted, unique */
  size_t point_count, point_cap;
  uint64_t *cover;   /* a bit for each stretch between two points */
  size_t cover_words;
  size_t next;       /* in 'ranked' */
} overlap;

/* Rank the items.  GLEAN_OK or GLEAN_NOMEM (nothing is then held).
 * O(n log n). */
glean_status overlap_open(overlap *o, const glean_allocator *mem,
                          const overlap_item *items, size_t len,
                          glean_overlap policy);

/* The next item that overlaps no taken one; GLEAN_NONE at the end. */
uint32_t overlap_next(overlap *o);

/* Does an item overlap no taken one? */
int overlap_is_free(const overlap *o, uint32_t item);

/* Take an item: what overlaps it is passed over from now on. */
void overlap_take(overlap *o, uint32_t item);

void overlap_close(overlap *o, const glean_allocator *mem);

#endif
