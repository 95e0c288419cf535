/* list.h: scanning the token table for the entries of a list. */
#ifndef GLEAN_LIST_H
#define GLEAN_LIST_H

#include "token.h"

/* A hit: an entry that stands at tokens [first, last]. */
typedef struct list_hit {
  uint32_t start, end; /* bytes; the end is before a possessive 's */
  uint32_t entry;
} list_hit;

typedef struct list_hits {
  list_hit *items;
  size_t len, cap;
} list_hits;

int list_is_frozen(const glean_list *list);
int32_t list_priority(const glean_list *list, uint32_t entry);

/* Append every hit, by start, then shorter first, then in the order of
 * entries.  At most GLEAN_MAX_ENTRY_TOKENS look-ups a token.
 * GLEAN_OK or GLEAN_NOMEM. */
glean_status list_scan(const glean_list *list, const text_view *t,
                       const token_table *tokens, const glean_allocator *mem,
                       list_hits *hits);

void list_hits_free(list_hits *hits, const glean_allocator *mem);

#endif
