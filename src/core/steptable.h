/* steptable.h: a document's annotations as steps, by label and by list.
 *
 * Rules ask for the same labels and lists again and again: what was an
 * annotation when one of them ran is a step for all that follow. */
#ifndef GLEAN_STEPTABLE_H
#define GLEAN_STEPTABLE_H

#include "document.h"
#include "steps.h"

/* Take in what was annotated or dropped since the last call.  GLEAN_OK or
 * GLEAN_NOMEM; then it is taken in by a later call. */
glean_status steptable_update(glean_doc *doc);

/* The steps under a symbol: a label, or "@" and the name of a list, in *list;
 * NULL where there are none.  It is valid until the next update.
 * GLEAN_OK or GLEAN_NOMEM. */
glean_status steptable_get(glean_doc *doc, glean_symbol symbol,
                           const step_list **list);

void steptable_free(glean_doc *doc);
size_t steptable_memory(const glean_doc *doc);

#endif
