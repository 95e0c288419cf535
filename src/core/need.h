/* need.h: what every match of a pattern must hold. */
#ifndef GLEAN_NEED_H
#define GLEAN_NEED_H

#include "program.h"

/* Fill the pattern's need, words, near and its widths; its names and quick are
 * made already.  GLEAN_OK or GLEAN_NOMEM. */
glean_status need_find(glean_pattern *p, const pattern_node *tree);

/* How often what a leaf of a need asks for stands in a document. */
typedef size_t (*need_count)(const void *ctx, const need_node *leaf);

/* The least number of places to look at: none, and nothing can match. */
size_t need_weigh(const need_node *n, need_count count, const void *ctx);

/* Of what are all needed: the child that is rarest there. */
const need_node *need_rarest(const need_node *n, need_count count,
                             const void *ctx);

#endif
