/* listset.h: lists that look at a text together. */
#ifndef GLEAN_LISTSET_H
#define GLEAN_LISTSET_H

#include "find.h"
#include "list.h"

/* Where entries of the lists of a set may start; starts zeroed. */
typedef struct listset_starts {
  const glean_list_set *set; /* NULL: nothing is known */
  uint32_t *tokens;          /* by list, ascending */
  size_t *offsets;           /* by list, and the end */
  size_t token_len;
} listset_starts;

/* Look at all tokens, once.  'starts' is empty.  GLEAN_OK or GLEAN_NOMEM. */
glean_status listset_scan(listset_starts *starts, const glean_list_set *set,
                          const text_view *t, const token_table *tokens,
                          const glean_allocator *mem);

/* What is known of a list of the set, by its number; its 'tokens' are NULL
 * where that is nothing. */
find_starts listset_of(const listset_starts *starts, size_t number);

/* The number of a list in a set; any other number: it is not in it. */
size_t listset_number(const glean_list_set *set, const glean_list *list);

void listset_free(listset_starts *starts, const glean_allocator *mem);
size_t listset_memory(const listset_starts *starts);

#endif
