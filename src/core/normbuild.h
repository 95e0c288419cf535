/* normbuild.h: a map of one's own: a form and further foldings, composed into
 * one entry per code point. */
#ifndef GLEAN_NORMBUILD_H
#define GLEAN_NORMBUILD_H

#include "mem.h"
#include "normmap.h"

/* The tables of a built map. */
typedef struct norm_tables {
  uint16_t *index;
  uint32_t *blocks;
  uint8_t *pool;
  size_t block_cap, pool_cap; /* entries, bytes */
  size_t block_len, pool_len;
  uint8_t leads[NORMMAP_LEADS];
  uint8_t filter[NORMMAP_FILTER];
} norm_tables;

/* Fill 'map' and the tables it points to for some options; 'tables' is zeroed.
 * Whatever comes out, norm_tables_free frees it.
 * GLEAN_OK, GLEAN_NOMEM, GLEAN_INVALID (a mapping's text or code point). */
glean_status norm_build(norm_map *map, norm_tables *tables,
                        const glean_normalizer_options *options,
                        const glean_allocator *mem, glean_error *err);

void norm_tables_free(norm_tables *tables, const glean_allocator *mem);

/* The map of a form with tables of its own, and one that leaves all alone. */
const norm_map *norm_map_of_form(glean_form form);

#endif
