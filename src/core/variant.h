/* variant.h: other spellings of an entry, made when it is added. */
#ifndef GLEAN_VARIANT_H
#define GLEAN_VARIANT_H

#include "mem.h"

#define VARIANT_MAX 12 /* more than there can be of one text */

/* Spellings, one behind the other in 'bytes'.  Starts zeroed. */
typedef struct variant_set {
  uint8_t *bytes;
  size_t cap, len;
  size_t end[VARIANT_MAX]; /* where each ends */
  size_t count;
} variant_set;

/* The variants of a text under GLEAN_ENTRY_PLURAL and GLEAN_ENTRY_DOTS, the
 * text itself not among them.  GLEAN_OK or GLEAN_NOMEM.
 *
 * Plural: of the last word, or of the one before the first "of", by the rules
 * of regular English nouns; -man also -men, -f(e) also -ves, -o also -oes.
 * Dots: "U.S." also "US", "St. Louis" also "St Louis"; "US" also "U.S.". */
glean_status variant_make(variant_set *set, const glean_allocator *mem,
                          const uint8_t *text, size_t len, unsigned flags);

void variant_free(variant_set *set, const glean_allocator *mem);

#endif
