/* steps.h: the annotations of one label, or the hits of one list, as steps
 * from token to token. */
#ifndef GLEAN_STEPS_H
#define GLEAN_STEPS_H

#include <stddef.h>
#include <stdint.h>

typedef struct step_item {
  uint32_t first, last; /* tokens, half-open */
  uint32_t start, end;  /* bytes, half-open */
  uint32_t layer, index;
  int32_t priority;
} step_item;

typedef struct step_list {
  step_item *items; /* by first token; then longer, of higher priority, older */
  size_t len, cap;
  size_t sorted;    /* so many of them are in order */
  uint64_t *bits;   /* by token: a step starts there */
  uint32_t *from;   /* by word of bits: the first item that starts in it or
                       behind; one more, so that each range has an end */
  size_t words;
  int indexed;      /* 'from' is up to date */
  uint32_t longest; /* tokens */
  int dropped;      /* some may be of dropped annotations */
} step_list;

/* Does a step start at a token?  'list' may be NULL. */
static inline int steps_start(const step_list *list, size_t token) {
  return list != NULL && token / 64 < list->words &&
         (list->bits[token / 64] >> (token & 63) & 1);
}

/* The first step that starts at or behind a token that has one. */
static inline size_t steps_from(const step_list *list, size_t token) {
  size_t low = list->from[token / 64], high = list->from[token / 64 + 1];
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (list->items[middle].first < token)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

#endif
