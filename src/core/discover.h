/* discover.h: names that nobody marked, but that read like marked ones. */
#ifndef GLEAN_DISCOVER_H
#define GLEAN_DISCOVER_H

#include "link.h"

typedef struct discover_list {
  link_mention *items;
  size_t len, cap;
} discover_list;

/* Find forms of marked names (in text order, of one label) in the rest of the
 * text: repeated names, surnames and nicknames, and names that the text itself
 * gives: "known as", brackets.  in->kinds says which; a name of one word is
 * looked for where GLEAN_LINK_SURNAME is on, that is, for people.  What is
 * found is in text order and overlaps no marked name; the caller frees
 * out->items, also where it fails.  GLEAN_OK or GLEAN_NOMEM.
 *
 * O(tokens + names log names). */
glean_status discover_mentions(const link_input *in, const glean_allocator *mem,
                               const link_mention *marked, size_t n,
                               discover_list *out);

#endif
