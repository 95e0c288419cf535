/* query.h: running a pattern over tokens and annotations. */
#ifndef GLEAN_QUERY_H
#define GLEAN_QUERY_H

#include "expr.h"
#include "memo.h"
#include "program.h"
#include "sentence.h"
#include "steps.h"

/* A step that an annotation or a list's hit makes. */
typedef struct query_edge {
  uint32_t first, last; /* tokens, half-open */
  uint32_t start, end;  /* bytes, half-open */
  uint32_t name;        /* which of the pattern's names it answers to */
  uint32_t layer, index;
  uint8_t answer;       /* to what the name asks, an expr_answer */
} query_edge;

typedef struct query_input {
  const text_view *t;
  const token_table *tokens;
  const glean_lang *lang;
  const span_array *sentences;
  query_edge *edges; /* by first token, the preferred ones first */
  size_t edge_len;
  const uint32_t *starts; /* the tokens where a match may start, ascending; */
  size_t start_len;       /* NULL: any */
  /* for demand.c: */
  const step_list *const *lists; /* by name: its steps or NULL */
  const uint16_t *names;  /* by token: those that have a step from there, as
                             first_name(); NULL where there are no names */
} query_input;

/* A match that is the winner of its start; tokens, half-open. */
typedef struct query_candidate {
  uint32_t first, last;
  uint32_t block;
} query_candidate;

/* What is kept of one scope, to read the captures of its matches later. */
typedef struct query_block query_block;

/* What passes leave to each other; see pass.h. */
typedef struct query_scratch query_scratch;

typedef struct query {
  const glean_pattern *pattern; /* borrowed */
  glean_allocator mem;
  query_input in;
  expr_asker asker;
  query_candidate *candidates;
  size_t len, cap;
  query_block *blocks;
  size_t block_len, block_cap;
  query_scratch *scratch;
  memo_table memo;
  glean_capture *captures; /* of the match last read */
  size_t capture_len, capture_cap;
} query;

/* 'host' may be NULL; 'err' receives what ends a run. */
void query_open(query *q, const glean_pattern *pattern,
                const glean_allocator *mem, const query_input *in,
                const glean_host *host, glean_error *err);

/* Tokens: the part of a scope that matches may touch, and the scope's end. */
typedef struct query_range {
  size_t from, to, limit;
} query_range;

/* Find the winner of every start among the tokens of a range, when none goes
 * beyond it.
 * Time: tokens x states, plus edges x states.  GLEAN_OK, GLEAN_NOMEM,
 * GLEAN_MATCHING where the host or a regular expression ended it, or
 * GLEAN_LIMIT where so many annotations are long, and the pattern is so large,
 * that what is kept of them would not fit. */
glean_status query_run(query *q, query_range range);

/* Read candidate i: its trimmed span, and its captures into q->captures.
 * Time: the steps of the match.  GLEAN_OK or GLEAN_NOMEM. */
glean_status query_read(query *q, size_t i, glean_span *span);

/* Give back what only running needs; matches can still be read. */
void query_finish(query *q);

void query_close(query *q);

#endif
