/* suggest.h: "did you mean": the known name nearest to a mistaken one. */
#ifndef GLEAN_SUGGEST_H
#define GLEAN_SUGGEST_H

#include "base.h"

#define SUGGEST_DISTANCE 2u /* largest edit distance of a suggestion */
#define SUGGEST_LENGTH 64u  /* longer names get none */

/* Edits (insertions, deletions, changes, swaps of neighbours) between two
 * strings of bytes; anything above SUGGEST_DISTANCE may be returned for more.
 * After R. Lowrance and R. Wagner (1975), restricted. */
unsigned suggest_distance(const char *a, size_t a_len, const char *b,
                          size_t b_len);

#endif
