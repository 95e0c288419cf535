/* alike.h: are two parts of a pattern the same but for where they stand? */
#ifndef GLEAN_ALIKE_H
#define GLEAN_ALIKE_H

#include "pattern.h"

/* Do two parts fit the same, wherever they stand?  0 where that is not seen
 * (what is put to the host or to PCRE2 is not compared).  O(smaller part). */
int alike(const pattern_node *a, const pattern_node *b);

#endif
