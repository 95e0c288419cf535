/* factor.h: what is known of a part of a regular expression: the sequences
 * its matches start and end with, and the best that must be in them. */
#ifndef GLEAN_FACTOR_H
#define GLEAN_FACTOR_H

#include "literal.h"

typedef struct factor_list {
  literal_factor items[LITERAL_FACTORS];
  size_t len;
} factor_list;

/* All of it is about every match of one part of an expression. */
typedef struct factor_part {
  struct factor_part *next; /* in the list of free ones */
  factor_list prefixes;     /* it starts with one of them */
  factor_list suffixes;     /* it ends with one of them */
  factor_list best;         /* it contains one of them, */
  uint32_t best_min, best_max; /* so far from its start; and that costs */
  double cost;
  uint32_t min, max;        /* its length in bytes */
} factor_part;

typedef struct factor_pool {
  const glean_allocator *mem;
  literal *out; /* its table of sets */
  factor_part *free;
} factor_pool;

/* A part that matches the empty string; NULL where memory ran out. */
factor_part *factor_new(factor_pool *pool);
void factor_release(factor_pool *pool, factor_part *part);
void factor_pool_free(factor_pool *pool);

/* One byte of a set; or one code point, ASCII from the set or any other. */
void factor_set_byte(factor_pool *pool, factor_part *part, uint16_t set);
void factor_set_wide(factor_pool *pool, factor_part *part, uint16_t first,
                     uint16_t last);
/* A word boundary. */
void factor_set_boundary(factor_part *part);
/* Anything of so many bytes. */
void factor_set_unknown(factor_part *part, uint32_t min, uint32_t max);

/* a becomes: a, then b; a or b; a repeated from 'min' to 'max' times
 * (LITERAL_FAR: any number).  b is as before.  GLEAN_OK or GLEAN_NOMEM. */
void factor_concat(factor_pool *pool, factor_part *a, const factor_part *b);
void factor_alternate(factor_pool *pool, factor_part *a, const factor_part *b);
glean_status factor_repeat(factor_pool *pool, factor_part *a, uint32_t min,
                           uint32_t max);

/* Let 'best' be the best of all that is known. */
void factor_settle(factor_pool *pool, factor_part *part);

#endif
