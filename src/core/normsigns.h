/* normsigns.h: what the foldings of signs and letters do to single code
 * points. */
#ifndef GLEAN_NORMSIGNS_H
#define GLEAN_NORMSIGNS_H

#include "normmap.h"

/* What a folding makes of a code point: a constant string, perhaps empty; NULL
 * where it leaves it alone. */
const char *norm_sign(const glean_normalizer_options *options, uint32_t c);

#endif
