/* sort.c: heapsort of indexes. */
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

static int is_sorted(const uint32_t *items, size_t n, sort_before before,
                     const void *ctx) {
  for (size_t i = 1; i < n; i++)
    if (before(ctx, items[i], items[i - 1])) return 0;
  return 1;
}

void sort_indexes(uint32_t *items, size_t n, sort_before before,
                  const void *ctx) {
  if (is_sorted(items, n, before, ctx)) return; /* the usual case here */
  for (size_t i = n / 2; i-- > 0;) sift(items, i, n, before, ctx);
  for (size_t i = n; i-- > 1;) {
    uint32_t last = items[i];
    items[i] = items[0];
    items[0] = last;
    sift(items, 0, i, before, ctx);
  }
}
