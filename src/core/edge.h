/* edge.h: a document's annotations as steps of a pattern. */
#ifndef GLEAN_EDGE_H
#define GLEAN_EDGE_H

#include "document.h"
#include "query.h"
#include "steps.h"

typedef struct edge_array {
  query_edge *items;
  int32_t *priority;
  size_t len, cap, priority_cap;
} edge_array;

/* The annotations that answer to a name of a pattern, by first token; then
 * the longer, of higher priority, older first.  GLEAN_OK or GLEAN_NOMEM;
 * edge_free in either case. */
glean_status edge_make(edge_array *e, glean_doc *doc,
                       const glean_pattern *pattern);

/* The steps that answer to each name of a pattern, NULL where there are none;
 * 'lists' has room for them, which are valid until something is annotated.
 * GLEAN_OK or GLEAN_NOMEM. */
glean_status edge_lists(glean_doc *doc, const glean_pattern *pattern,
                        const step_list **lists);
void edge_free(edge_array *e, const glean_allocator *mem);

/* A host that knows label, id and rule of annotations, and leaves all else to
 * the caller's. */
typedef struct edge_host {
  glean_host host;
  const glean_doc *doc;
  const glean_host *caller; /* may be NULL */
} edge_host;

const glean_host *edge_host_open(edge_host *h, const glean_doc *doc,
                                 const glean_host *caller);

#endif
