/* regexset.h: many regular expressions over a text at once. */
#ifndef GLEAN_REGEXSET_H
#define GLEAN_REGEXSET_H

#include "regex.h"
#include "sentence.h"
#include "sieve.h"

struct glean_regex_set {
  glean_allocator mem;
  mem_count count;
  const glean_regex **regexes; /* retained */
  uint32_t *by_address;        /* their numbers, by their addresses */
  size_t len;
  uint32_t pairs; /* of offsets, the most of one */
  sieve sieve;    /* finds where they may match */
};

/* Where an expression stands in a text, and what it has found. */
typedef struct regexset_state {
  regex_cost cost;
  uint32_t unit;        /* the unit it is in */
  uint32_t at;          /* where its next match may start */
  uint32_t first, last; /* its hits, or GLEAN_NONE */
  uint32_t failure;     /* in 'failures', or GLEAN_NONE */
} regexset_state;

/* All that a set found in a text. */
typedef struct regexset_found {
  const glean_regex_set *set; /* retained; NULL: nothing is held */
  regexset_state *states;     /* by expression */
  regex_hits hits;
  glean_error *failures;
  size_t failure_len, failure_cap;
} regexset_found;

/* Run a set over a text.  GLEAN_OK or GLEAN_NOMEM; then nothing is held. */
glean_status regexset_run(regexset_found *out, const glean_regex_set *set,
                          const text_view *t, const span_array *sentences,
                          const span_array *paragraphs,
                          const glean_allocator *mem,
                          const regex_clock *clock);

void regexset_found_free(regexset_found *found, const glean_allocator *mem);

/* The state of an expression, NULL where the set has it not. */
const regexset_state *regexset_state_of(const regexset_found *found,
                                        const glean_regex *regex);

#endif
