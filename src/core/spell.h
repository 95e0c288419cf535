/* spell.h: does a place in a text spell the text of an entry? */
#ifndef GLEAN_SPELL_H
#define GLEAN_SPELL_H

#include "mem.h"

/* What is needed to compare spellings that are not plain; starts zeroed. */
typedef struct spell_scratch {
  uint8_t *folded;
  uint32_t *points;
  size_t folded_cap, point_cap;
} spell_scratch;

typedef enum spell_verdict {
  SPELL_DIFFERENT,
  SPELL_EQUAL,
  SPELL_NOMEM
} spell_verdict;

/* Compare a part of a text with an entry's text, under SURFACE_… options.
 * Runs of white space (with lone ignorables) are equal, unless SURFACE_GAPS;
 * with SURFACE_LOOSE, hyphens and dashes count as white space.  Between them
 * the search folds must be equal, and under SURFACE_CASE and SURFACE_MARKS the
 * letters as well, canonically.  Linear in both lengths. */
spell_verdict spell_compare(spell_scratch *scratch, const glean_allocator *mem,
                            const uint8_t *text, size_t len,
                            const uint8_t *entry, size_t entry_len,
                            unsigned options);

/* The same where one word of the entry, of SPELL_EDITED letters or more, may be
 * one edit away: a letter more, less, another one, two neighbours swapped. */
#define SPELL_EDITED 6
spell_verdict spell_compare_edited(spell_scratch *scratch,
                                   const glean_allocator *mem,
                                   const uint8_t *text, size_t len,
                                   const uint8_t *entry, size_t entry_len,
                                   unsigned options);

/* Is this code point a hyphen or dash, which folds to "-"? */
int spell_is_hyphen(uint32_t code_point);

void spell_free(spell_scratch *scratch, const glean_allocator *mem);

#endif
