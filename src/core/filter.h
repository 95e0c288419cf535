/* filter.h: which patterns of a set can match in a document, and where. */
#ifndef GLEAN_FILTER_H
#define GLEAN_FILTER_H

#include "document.h"
#include "program.h"

/* Pattern i of the set; NULL where there is none. */
const glean_pattern *filter_pattern(const glean_places *places, size_t i);

/* Are the places those of this document? */
int filter_is_of(const glean_places *places, const glean_doc *doc);

/* The tokens, ascending, that have one of a set of words that pattern i may
 * need. */
const uint32_t *filter_tokens(const glean_places *places, size_t i,
                              const need_node *words, size_t *len);

#endif
