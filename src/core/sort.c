/* sort.c: insertion of what is nearly in order, heapsort of indexes. */
#include "sort.h"

static void sift(uint32_t *items, size_t root, size_t n, sort_before before,
                 const void *ctx) {
  uint32_t item = items[root];
  for (;;) {
    size_t child = 2 * root + 1;
    if (child >= n) break;
    if (child + 1 < n && before(ctx, items[child], items[child + 1])) child++;
    if (!before(ctx, item, items[child])) break;
    items[root] = items[child];
    root = child;
  }
  items[root] = item;
}

#define MOVES 8u /* of an item, on average, before insertion gives up */

/* What is nearly in order, or short, is so at once: 0 where it is neither. */
static int insert_all(uint32_t *items, size_t n, sort_before before,
                      const void *ctx) {
  size_t left = n * MOVES;
  for (size_t i = 1; i < n; i++) {
    uint32_t item = items[i];
    size_t at = i;
    for (; at > 0 && left > 0 && before(ctx, item, items[at - 1]); left--) {
      items[at] = items[at - 1];
      at--;
    }
    items[at] = item;
    if (left == 0) return 0;
  }
  return 1;
}

void sort_indexes(uint32_t *items, size_t n, sort_before before,
                  const void *ctx) {
  if (insert_all(items, n, before, ctx)) return; /* the usual case here */
  for (size_t i = n / 2; i-- > 0;) sift(items, i, n, before, ctx);
  for (size_t i = n; i-- > 1;) {
    uint32_t last = items[i];
    items[i] = items[0];
    items[0] = last;
    sift(items, 0, i, before, ctx);
  }
}
