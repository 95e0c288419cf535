/* search.h: the candidates of a pattern in a document. */
#ifndef GLEAN_SEARCH_H
#define GLEAN_SEARCH_H

#include "document.h"
#include "query.h"

/* Find them all, by unit, in each from the right.  'places' may be NULL; else
 * the pattern is number i of its set.  As query_run. */
glean_status search_run(query *q, glean_doc *doc, const glean_places *places,
                        size_t i);

#endif
