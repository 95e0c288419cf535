/* regex.h: PCRE2 patterns over a text, within limits. */
#ifndef GLEAN_REGEX_H
#define GLEAN_REGEX_H

#include "literal.h"
#include "pcre.h"
#include "text.h"

/* Bytes behind the last start of a call that it sees; attempts that cannot
 * reach so far are complete in it. */
#define REGEX_NEAR 512u
#define REGEX_REACH 480u

struct glean_regex {
  glean_allocator mem;
  mem_count count;
  glean_scope scope;
  pcre2_general_context *general;
  pcre2_code *code;
  int has_jit;
  int has_seconds;    /* it may take so many in a text */
  double seconds;
  size_t look_behind; /* bytes that are seen before a start */
  uint32_t pairs;     /* of offsets: the match and its groups */
  literal literal;    /* what its matches contain */
  char **names;       /* by capture; NULL-terminated strings */
  uint32_t *groups;   /* by capture: the number of its group */
  size_t name_len, name_cap;
  mem_arena arena;    /* names */
};

glean_scope regex_scope(const glean_regex *regex);

typedef struct regex_hit {
  uint32_t start, end; /* bytes */
  uint32_t captures;   /* the first of them in regex_hits.captures */
  uint32_t capture_len;
  uint32_t next;       /* the next of the same expression, or GLEAN_NONE */
} regex_hit;

typedef struct regex_hits {
  regex_hit *items;
  size_t len, cap;
  glean_capture *captures;
  size_t capture_len, capture_cap;
} regex_hits;

void regex_hits_free(regex_hits *hits, const glean_allocator *mem);

/* The host's clock; 'now' may be NULL. */
typedef struct regex_clock {
  double (*now)(void *ctx);
  void *ctx;
} regex_clock;

/* What an expression has cost in a text so far. */
typedef struct regex_cost {
  uint64_t work;  /* of attempts beyond the ordinary */
  double seconds; /* where it has a limit of these and there is a clock */
} regex_cost;

/* What PCRE2 needs to run over a text, for any number of expressions. */
typedef struct regex_run {
  regex_clock clock;
  glean_allocator mem;
  const text_view *t;
  pcre2_general_context *general;
  pcre2_match_context *context;
  pcre2_match_data *data;
  uint32_t limit; /* the match limit that is set */
  size_t base;    /* the byte that offsets in 'data' count from */
} regex_run;

/* Open for expressions of at most so many pairs of offsets.  GLEAN_OK or
 * GLEAN_NOMEM; then nothing is held. */
glean_status regex_run_open(regex_run *run, const text_view *t,
                            const glean_allocator *mem, uint32_t pairs,
                            const regex_clock *clock);
void regex_run_close(regex_run *run);

/* Append the matches of an expression in a unit that start in [*at, last],
 * left to right, none overlapping; *at becomes where the next may start.
 * *cost is added to.
 * GLEAN_OK, GLEAN_NOMEM or GLEAN_MATCHING. */
glean_status regex_run_range(regex_run *run, const glean_regex *regex,
                             glean_span unit, size_t *at, size_t last,
                             regex_cost *cost, regex_hits *hits,
                             glean_error *err);

/* How many bytes an attempt that starts at a byte of a unit reads before it
 * is clear that it fails, REGEX_NEAR at most; 0 where not over 'least'. */
size_t regex_run_tried(regex_run *run, const glean_regex *regex,
                       glean_span unit, size_t at, size_t least);

/* The first boundary of code points at or behind a byte. */
size_t regex_boundary(const text_view *t, size_t at);

#endif
