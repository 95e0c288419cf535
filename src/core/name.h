/* name.h: where names stand, as <NAME> in a pattern asks. */
#ifndef GLEAN_NAME_H
#define GLEAN_NAME_H

#include "lang.h"
#include "token.h"

/* The tokens behind which a name that starts at token 'first' may end, all
 * below 'limit'; returns how many of them were written to 'ends' (ascending,
 * at most GLEAN_MAX_NAME_TOKENS).  A name is a run of capitalised words with
 * particles of the language, initials, hyphens, and a nickname in quotation
 * marks between two words. */
size_t name_ends(const text_view *t, const token_table *tokens,
                 const glean_lang *lang, size_t first, size_t limit,
                 uint32_t ends[GLEAN_MAX_NAME_TOKENS]);

#endif
