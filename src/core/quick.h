/* quick.h: what the flags of a token alone say to the tests of a pattern. */
#ifndef GLEAN_QUICK_H
#define GLEAN_QUICK_H

#include "program.h"

/* The flags that tests may ask for, packed to a number below 256: kind, case
 * and glued stand in the lowest six bits. */
static inline unsigned quick_index(uint16_t flags) {
  return (flags & 0x3Fu) | (flags & TOKEN_CAP ? 0x40u : 0u) |
         (flags & TOKEN_POSSESSIVE ? 0x80u : 0u);
}

static inline int quick_has(const uint64_t set[4], unsigned i) {
  return (int)(set[i / 64] >> (i & 63) & 1);
}

/* Fill quick of a pattern whose tests are known.  GLEAN_OK or GLEAN_NOMEM. */
glean_status quick_make(glean_pattern *p);

#endif
