/* pass.h: a run of a pattern over the tokens of one sentence (paragraph,
 * document): what its passes share.
 *
 * Groups of states are run from the innermost look-around outwards.  Each
 * pass of a look-around leaves a bit a place, which outer ones read.
 *   backward.c  right to left: what can be completed from a place
 *   forward.c   left to right: what is reached; puts the questions
 *   ask.c       tests of tokens and annotations, and their answers
 *   far.c       what is kept of long annotations
 *   trace.c     reads the captures of a match */
#ifndef GLEAN_PASS_H
#define GLEAN_PASS_H

#include "query.h"

/* The annotation that an EDGE state took at a place. */
typedef struct edge_record {
  uint32_t place, state;
  query_edge edge;
} edge_record;

/* Blank lines stop a match but at its start, so at a place with a blank line
 * two rows are made: one for matches that start there, one for the others. */
typedef struct block_rows {
  uint64_t *bits;
  size_t words; /* allocated */
  edge_record *records; /* by place, falling */
  size_t record_len, record_cap;
} block_rows;

struct query_block {
  uint32_t from, to;    /* tokens */
  size_t words;         /* of bits a place */
  block_rows go, start; /* start: at blank places alone, else unused */
};

/* An edge at the current place; 'source' keeps its answer, NULL for names. */
typedef struct pass_edge {
  query_edge edge;
  query_edge *source;
} pass_edge;

/* Annotations that are longer than this leave a slot for each state that may
 * take them; see far.c.  No name is. */
#define PASS_LONGEST_STEP 32u

typedef struct far_item {
  uint32_t edge; /* which of the input's */
  size_t slot;   /* its first */
} far_item;

typedef struct pass_far {
  uint32_t *slot_of; /* by EDGE state: which slot of an annotation is its own;
                        then by name: how many there are */
  far_item *items;   /* those of the range, in the input's order */
  uint32_t *by_end;  /* their numbers, by last token */
  uint32_t *reach;   /* backward: by slot */
  size_t len, cap, slot_len;
  size_t slot_of_cap, by_end_cap, reach_cap;
} pass_far;

/* Buffers that one pass leaves to the next. */
struct query_scratch {
  pass_far far;
  void *block; /* looks, todo, live, ring, fits, memo */
  size_t cap;
  pass_edge *here;
  size_t here_cap;
  uint32_t *starts; /* where a match may start, if all answers are yes */
  size_t starts_cap;
};

/* A row where nothing but the end of the pattern is reached, as it is at most
 * places.  Such a row is left out: what it would hold is known.
 * Of patterns without anchors and look-around alone. */
typedef struct pass_idle {
  int is_on;
  uint64_t *live, *todo; /* by rank: what is reached; who leads there */
  const pattern_test **tests; /* what those ask; */
  uint32_t *test_numbers;
  size_t test_len;
  int before; /* was the row made last idle? */
  int leads;  /* do annotations lead to what is live in an idle row? */
  size_t hot; /* the row made last where they lead to a live state, or none */
} pass_idle;

typedef struct pass {
  query *q;
  const glean_pattern *p;
  query_block *block; /* where decisions go; NULL: nowhere */
  size_t from, to;    /* tokens: those a match may touch */
  size_t limit;       /* where the scope ends, to or behind it */
  size_t rows;        /* of a ring: the longest step and one more */
  pass_far *far;      /* longer steps; NULL: there are none */
  size_t far_at;      /* of these by their end: those passed already */
  uint32_t *ring;     /* backward: reach, by row and state */
  uint64_t *todo[3];  /* backward: by rank, states to come to: at this place,
                         at the one before it, and a copy */
  uint64_t *live;     /* by row and rank: states that reach anything */
  size_t state_words; /* of a row of these */
  uint32_t *holds;    /* by row of the ring: the place it is of */
  int dense;          /* backward: so much is reached that all are come to */
  pass_idle idle;
  uint32_t *fits;     /* by test: epoch and answer */
  uint32_t epoch;
  uint8_t *memo;      /* answers by token and question */
  uint64_t *looks[2]; /* by place and group; [1]: matches that start there */
  size_t look_words;  /* a place */
  query_scratch *scratch;
  pass_edge *here;    /* the edges that start at the current place */
  size_t here_len;
  int no_edges;       /* those of the current place lead nowhere */
  size_t edge_at;     /* the first edge at or behind the current place */
  int hopes;          /* take what was not asked yet for a yes */
  int first, last;    /* is the place a sentence's start, end? */
  glean_status status;
} pass;

/* ---- ask.c ---- */

/* Go to a place: gather its edges, forget answers about the last one. */
glean_status pass_enter(pass *r, size_t place);

/* Does the token behind a place fit a test?  Failures go to r->status. */
int pass_token_fits(pass *r, uint32_t test, size_t place);
/* Does an edge fit what its name asks? */
int pass_edge_fits(pass *r, pass_edge *e);

/* Does token i fit a test?  Failures go to r->status. */
int ask_token(pass *r, uint32_t test, size_t i);

/* Is token i the first of a sentence? */
int ask_is_first(const query_input *in, size_t i);

/* Does a test without questions fit token i? */
int ask_literal(const query_input *in, const pattern_test *test, size_t i);

static inline int pass_is_blank(const pass *r, size_t place) {
  return place > r->from && place < r->to &&
         r->q->in.tokens->flags[place] & TOKEN_BLANK;
}

/* What look-around 'group' says at a place. */
static inline int pass_look(const pass *r, size_t place, uint32_t group,
                            int start) {
  const uint64_t *bits =
      r->looks[start] + (place - r->from) * r->look_words;
  int there = (int)(bits[group / 64] >> (group & 63) & 1);
  return there != r->p->groups[group].negative;
}

static inline void pass_set_look(pass *r, size_t place, size_t group,
                                 int start) {
  uint64_t *bits = r->looks[start] + (place - r->from) * r->look_words;
  bits[group / 64] |= (uint64_t)1 << (group & 63);
}

/* The first edge at or behind a token. */
size_t pass_edge_from(const query_input *in, size_t token);

/* ---- far.c ---- */

static inline int pass_is_far(const query_edge *e) {
  return e->last - e->first > PASS_LONGEST_STEP;
}

/* Find the long annotations of the range.  GLEAN_OK, GLEAN_NOMEM, or
 * GLEAN_LIMIT where their slots are too many. */
glean_status far_open(pass *r);

/* The slot of an EDGE state for a long annotation. */
size_t far_slot(const pass *r, const query_edge *source, uint32_t state);

/* The long annotation that is number i by its end, and its first slot. */
const query_edge *far_ending(const pass *r, size_t i, size_t *slot);

void far_free(pass_far *f, const glean_allocator *mem);

/* ---- Passes ---- */

/* Run a group from right to left; group 0 adds candidates. */
glean_status backward_run(pass *r, size_t group);

/* How far a path has come. */
typedef struct forward_tag {
  uint32_t progress; /* steps that are no gap's, and one; 0: nothing here */
  uint32_t start;    /* the place it started at */
} forward_tag;

/* Is told what happens; see explain.c. */
typedef struct forward_watch forward_watch;
struct forward_watch {
  void (*failed)(forward_watch *w, const pass *r, uint32_t state, size_t place,
                 forward_tag tag);
  void (*accepted)(forward_watch *w, size_t place, forward_tag tag);
};

/* Run a group from left to right, putting the questions that matter.
 * 'watch' may be NULL. */
glean_status forward_run(pass *r, size_t group, forward_watch *watch);

/* ---- Opening and closing, query.c ---- */

void query_free_block(query *q, query_block *block);

/* The buffers are the query's and are overwritten by the next pass. */
glean_status pass_open(pass *r, query *q, const query_range *range);
/* Run what group 0 needs: look-arounds, questions. */
glean_status pass_prepare(pass *r);

#endif
