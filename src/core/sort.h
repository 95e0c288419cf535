/* sort.h: sorting without allocating and without quadratic cases. */
#ifndef GLEAN_SORT_H
#define GLEAN_SORT_H

#include "base.h"

/* Must 'a' stand before 'b'?  A strict order, total for a stable result. */
typedef int (*sort_before)(const void *ctx, uint32_t a, uint32_t b);

/* O(n log n) comparisons, in place; n for what is in order. */
void sort_indexes(uint32_t *items, size_t n, sort_before before,
                  const void *ctx);

#endif
