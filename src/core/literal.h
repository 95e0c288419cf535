/* literal.h: what every match of a regular expression must contain.
 *
 * "\bGov\. [A-Z]" needs "Gov. " and a capital letter; so a text is searched
 * for that, for many expressions at once, and the expression runs only where
 * it stands.  What is needed is kept as factors: short sequences of sets of
 * bytes, one of which lies in every match, at a known distance from where the
 * match starts. */
#ifndef GLEAN_LITERAL_H
#define GLEAN_LITERAL_H

#include "mem.h"

#define LITERAL_BYTES 16u    /* positions of a factor */
#define LITERAL_FACTORS 128u /* factors of an expression */
#define LITERAL_FAR UINT32_MAX /* no bound */

typedef struct literal_set {
  uint64_t bits[4]; /* by byte */
  double share;     /* of the bytes of a text that are in it, about */
} literal_set;

static inline int literal_set_has(const literal_set *set, uint8_t byte) {
  return (int)(set->bits[byte >> 6] >> (byte & 63) & 1);
}

/* A sequence of sets of bytes. */
typedef struct literal_factor {
  uint16_t sets[LITERAL_BYTES]; /* numbers in a table of sets */
  uint8_t len;
  uint8_t whole;  /* while parsing: nothing else is in this part's match */
  uint8_t before; /* a word boundary stands before it */
  uint8_t after;  /* ... or behind it */
} literal_factor;

typedef struct literal {
  literal_set *sets;
  size_t set_len, set_cap;
  literal_factor *factors; /* none: nothing is known, or nothing is rare */
  size_t factor_len;
  /* A match that starts at s has a factor that starts in [s+min, s+max]. */
  uint32_t min, max;
  /* Bytes that an attempt can look at from its start; LITERAL_FAR. */
  uint32_t reach;
} literal;

/* How a text is compared; as the expression is compiled. */
typedef struct literal_options {
  int caseless, extended, ascii;
} literal_options;

/* Read the factors of a regular expression that PCRE2 has accepted.  What is
 * not understood gives no factors: never a wrong one.  GLEAN_OK or
 * GLEAN_NOMEM; then nothing is held. */
glean_status literal_read(literal *out, const glean_allocator *mem,
                          const char *pattern, size_t len,
                          const literal_options *options);

void literal_free(literal *l, const glean_allocator *mem);

/* The number of a set in a table, added where it is new; GLEAN_OK,
 * GLEAN_NOMEM, or GLEAN_LIMIT where there are too many. */
glean_status literal_intern(literal_set **sets, size_t *len, size_t *cap,
                            const glean_allocator *mem, const literal_set *set,
                            uint16_t *number);

#endif
