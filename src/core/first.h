/* first.h: what the next step from a state can be.
 *
 * Where paths part a set tells at one look whether any of them can go on: most
 * cannot, and then none of their states is come to. */
#ifndef GLEAN_FIRST_H
#define GLEAN_FIRST_H

#include "program.h"
#include "quick.h"

#define FIRST_NAMES 15u /* have a bit of their own; the others share one */

/* Fill 'ahead' of the states and firsts, starts of a pattern whose order, tests
 * and quick are made.  GLEAN_OK or GLEAN_NOMEM. */
glean_status first_make(glean_pattern *p);

/* The bit of a name in a set. */
static inline uint16_t first_name(size_t name) {
  return (uint16_t)(1u << (name < FIRST_NAMES ? name : FIRST_NAMES));
}

/* May a token be the step?  A 'no' is sure. */
static inline int first_has_token(const program_first *f, uint64_t hash,
                                  uint16_t flags) {
  return (int)(f->hashes[hash >> 6 & 3] >> (hash & 63) & 1) ||
         quick_has(f->flags, quick_index(flags));
}

#endif
