/* demand.h: running a pattern from where its matches may start. */
#ifndef GLEAN_DEMAND_H
#define GLEAN_DEMAND_H

#include "query.h"

/* Can a pattern be run so?  It asks nothing of the host and PCRE2, and blank
 * lines never stand inside its scope. */
int demand_may(const glean_pattern *p);

/* The starts among tokens 'first' to 'last' (half-open) whose matches lie in
 * the unit; the same winners as query_run finds.  q->in has the step lists and
 * names.  Time: at most tokens x states, plus steps x states; mostly far less.
 * GLEAN_OK or GLEAN_NOMEM.  *deep is set, and nothing found, where one match
 * would take too much of the stack: then query_run will do. */
glean_status demand_run(query *q, query_range unit, size_t first, size_t last,
                        int *deep);

#endif
