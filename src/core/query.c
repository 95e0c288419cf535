/* query.c: matching from right to left.
 *
 * For each place between tokens, from the last to the first, and for each
 * state, 'reach' holds the end of the match that wins from there, plus one, or
 * 0 where none can be completed.  A step takes what the next state reaches
 * behind the token or annotation; a lazy choice takes its first way if that
 * reaches anything; any other choice takes the way that reaches farther, the
 * first one on equality.  So all starts of a scope are done in one pass, and
 * one bit a choice and place is enough to walk along any match afterwards.
 *
 *   place      0     1     2     3
 *   text     ^ was ^ shot ^ dead ^
 *   reach[0] of the start state = 4: the match from 0 ends at place 3 */
#include "query.h"

#include <string.h>

#include "expr.h"
#include "fold.h"
#include "name.h"

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

/* The state of one pass. */
typedef struct pass {
  query *q;
  const glean_pattern *p;
  query_block *block;
  size_t from, to;
  size_t rows;       /* in the ring */
  uint32_t *ring;
  uint8_t *fits;     /* by test, at the current place */
  query_edge *here;  /* the edges that start at the current place */
  size_t here_len, here_cap;
  size_t edge_at;    /* edges below this one are still to come */
  int has_name;
} pass;

void query_open(query *q, const glean_pattern *pattern,
                const glean_allocator *mem, const query_input *in) {
  *q = (query){.pattern = pattern, .mem = *mem, .in = *in};
}

static void free_rows(query *q, block_rows *rows) {
  mem_free(&q->mem, rows->bits, rows->words * sizeof *rows->bits);
  mem_free(&q->mem, rows->records, rows->record_cap * sizeof *rows->records);
  *rows = (block_rows){0};
}

static void free_block(query *q, query_block *block) {
  free_rows(q, &block->go);
  free_rows(q, &block->start);
}

void query_close(query *q) {
  for (size_t i = 0; i < q->block_len; i++) free_block(q, &q->blocks[i]);
  mem_free(&q->mem, q->blocks, q->block_cap * sizeof *q->blocks);
  mem_free(&q->mem, q->candidates, q->cap * sizeof *q->candidates);
  mem_free(&q->mem, q->captures, q->capture_cap * sizeof *q->captures);
  q->blocks = NULL;
  q->candidates = NULL;
  q->captures = NULL;
  q->len = q->cap = q->block_len = q->block_cap = 0;
  q->capture_len = q->capture_cap = 0;
}

/* ---- Tests ---- */

static int test_fits(const query_input *in, const pattern_test *test,
                     size_t i) {
  const token_table *k = in->tokens;
  if (test->op == PATTERN_TEST_GAP) return 1;
  if (test->op == PATTERN_TEST_EXPR)
    return expr_fits(test->expr, in->t, k, i);
  if (k->hash[i] != test->hash) return 0;
  if (test->glued && !(k->flags[i] & TOKEN_GLUED)) return 0;
  const uint8_t *bytes = in->t->bytes + k->start[i];
  size_t len = k->end[i] - k->start[i];
  if (test->op == PATTERN_TEST_FOLD)
    return fold_equal(bytes, len, test->bytes, test->len);
  return len == test->len && memcmp(bytes, test->bytes, len) == 0;
}

static void run_tests(pass *r, size_t place) {
  for (size_t i = 0; i < r->p->test_len; i++)
    r->fits[i] = (uint8_t)test_fits(&r->q->in, r->p->tests[i], place);
}

static int is_sentence_first(const query_input *in, size_t i) {
  if (i == 0 || i >= in->tokens->len) return i == 0;
  return span_array_at(in->sentences, in->tokens->start[i]) !=
         span_array_at(in->sentences, in->tokens->start[i - 1]);
}

static int is_sentence_last(const query_input *in, size_t place) {
  return place == in->tokens->len || is_sentence_first(in, place);
}

/* ---- Edges ---- */

static glean_status add_here(pass *r, const query_edge *edge) {
  query_edge *here = mem_grow(&r->q->mem, r->here, &r->here_cap,
                              r->here_len + 1, sizeof *here);
  if (here == NULL) return GLEAN_NOMEM;
  r->here = here;
  here[r->here_len++] = *edge;
  return GLEAN_OK;
}

/* The names that start at a place, longer ones first as for any edge. */
static glean_status add_names(pass *r, size_t place, uint32_t name) {
  const query_input *in = &r->q->in;
  uint32_t ends[GLEAN_MAX_NAME_TOKENS];
  size_t n = name_ends(in->t, in->tokens, in->lang, place, r->to, ends);
  while (n-- > 0) {
    uint32_t end = token_stem_end(in->tokens, in->t, ends[n] - 1);
    query_edge edge = {(uint32_t)place, ends[n], in->tokens->start[place], end,
                       name, GLEAN_NONE, GLEAN_NONE};
    if (add_here(r, &edge) != GLEAN_OK) return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

/* Gather the edges that start at a place, which come from right to left. */
static glean_status gather(pass *r, size_t place) {
  const query_input *in = &r->q->in;
  r->here_len = 0;
  size_t end = r->edge_at;
  while (r->edge_at > 0 && in->edges[r->edge_at - 1].first >= place)
    r->edge_at--;
  for (size_t i = r->edge_at; i < end; i++)
    if (in->edges[i].first == place && in->edges[i].last <= r->to &&
        add_here(r, &in->edges[i]) != GLEAN_OK)
      return GLEAN_NOMEM;
  for (size_t i = 0; r->has_name && i < r->p->name_len; i++)
    if (r->p->names[i].op == PATTERN_NAME &&
        add_names(r, place, (uint32_t)i) != GLEAN_OK)
      return GLEAN_NOMEM;
  return GLEAN_OK;
}

/* The first edge at or behind a token. */
static size_t edge_from(const query_input *in, size_t token) {
  size_t low = 0, high = in->edge_len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (in->edges[middle].first < token)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static glean_status record(pass *r, block_rows *rows, size_t place,
                           uint32_t state, const query_edge *edge) {
  edge_record *records =
      mem_grow(&r->q->mem, rows->records, &rows->record_cap,
               rows->record_len + 1, sizeof *records);
  if (records == NULL) return GLEAN_NOMEM;
  rows->records = records;
  records[rows->record_len++] = (edge_record){(uint32_t)place, state, *edge};
  return GLEAN_OK;
}

/* ---- One row ---- */

static uint32_t *row_of(const pass *r, size_t place) {
  return r->ring + (place % r->rows) * r->p->len;
}

static uint32_t best_edge(const pass *r, const program_state *s,
                          const query_edge **best) {
  uint32_t reach = 0;
  for (size_t i = 0; i < r->here_len; i++) {
    const query_edge *e = &r->here[i];
    if (e->name != s->arg) continue;
    uint32_t far = row_of(r, e->last)[s->a];
    if (far <= reach) continue;
    reach = far;
    *best = e;
  }
  return reach;
}

static uint32_t choose(const program_state *s, const uint32_t *row,
                       uint64_t *bits) {
  uint32_t a = row[s->a], b = row[s->b];
  int second = s->op == PROGRAM_LAZY ? a == 0 : b > a;
  if (second && bits != NULL)
    bits[s->arg / 64] |= (uint64_t)1 << (s->arg & 63);
  return second ? b : a;
}

/* Fill the row of a place.  'blocked': a match that goes on here may only
 * take steps of a gap, for a blank line stands before the token. */
static glean_status fill(pass *r, size_t place, block_rows *rows,
                         int blocked) {
  const glean_pattern *p = r->p;
  uint32_t *row = row_of(r, place);
  const uint32_t *next = place < r->to ? row_of(r, place + 1) : NULL;
  uint64_t *bits = NULL;
  if (rows->bits != NULL)
    bits = rows->bits + (place - r->from) * r->block->words;
  for (size_t i = 0; i < p->len; i++) {
    uint32_t at = p->order[i], reach = 0;
    const program_state *s = &p->states[at];
    const query_edge *edge = NULL;
    switch ((program_op)s->op) {
      case PROGRAM_ACCEPT: reach = (uint32_t)place + 1; break;
      case PROGRAM_FAIL: break;
      case PROGRAM_TOKEN:
        if (next != NULL && r->fits[s->arg] &&
            (!blocked || p->tests[s->arg]->op == PATTERN_TEST_GAP))
          reach = next[s->a];
        break;
      case PROGRAM_EDGE:
        if (!blocked) reach = best_edge(r, s, &edge);
        break;
      case PROGRAM_CHOICE:
      case PROGRAM_LAZY: reach = choose(s, row, bits); break;
      case PROGRAM_OPEN:
      case PROGRAM_CLOSE: reach = row[s->a]; break;
      case PROGRAM_FIRST:
        if (is_sentence_first(&r->q->in, place)) reach = row[s->a];
        break;
      case PROGRAM_LAST:
        if (is_sentence_last(&r->q->in, place)) reach = row[s->a];
        break;
    }
    row[at] = reach;
    if (edge != NULL && record(r, rows, place, at, edge) != GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

static int is_blank(const pass *r, size_t place) {
  return place > r->from && place < r->to &&
         r->q->in.tokens->flags[place] & TOKEN_BLANK;
}

static glean_status add_candidate(pass *r, size_t place) {
  query *q = r->q;
  uint32_t reach = row_of(r, place)[r->p->start];
  if (reach == 0) return GLEAN_OK;
  query_candidate *all =
      mem_grow(&q->mem, q->candidates, &q->cap, q->len + 1, sizeof *all);
  if (all == NULL) return GLEAN_NOMEM;
  q->candidates = all;
  all[q->len++] = (query_candidate){(uint32_t)place, reach - 1,
                                    (uint32_t)q->block_len};
  return GLEAN_OK;
}

static glean_status make_row(pass *r, size_t place) {
  int blank = is_blank(r, place);
  r->here_len = 0;
  if (place < r->to) run_tests(r, place);
  if (place < r->to && gather(r, place) != GLEAN_OK) return GLEAN_NOMEM;
  if (fill(r, place, blank ? &r->block->start : &r->block->go, 0) != GLEAN_OK)
    return GLEAN_NOMEM;
  if (place < r->to && add_candidate(r, place) != GLEAN_OK) return GLEAN_NOMEM;
  return blank ? fill(r, place, &r->block->go, 1) : GLEAN_OK;
}

/* ---- The pass ---- */

/* How many rows must be remembered: the longest edge, or one token. */
static size_t longest_step(const pass *r) {
  const query_input *in = &r->q->in;
  size_t longest = r->has_name ? GLEAN_MAX_NAME_TOKENS : 1;
  for (size_t i = edge_from(in, r->from);
       i < in->edge_len && in->edges[i].first < r->to; i++) {
    size_t len = in->edges[i].last - in->edges[i].first;
    if (in->edges[i].last <= r->to && len > longest) longest = len;
  }
  return longest;
}

/* Can a match start among these tokens at all? */
static int may_start(const pass *r) {
  const query_input *in = &r->q->in;
  const glean_pattern *p = r->p;
  for (size_t i = 0; i < p->name_len; i++)
    if (p->first_names[i] && p->names[i].op == PATTERN_NAME) return 1;
  for (size_t i = edge_from(in, r->from);
       i < in->edge_len && in->edges[i].first < r->to; i++)
    if (p->first_names[in->edges[i].name]) return 1;
  for (size_t j = 0; j < p->test_len; j++) {
    if (!p->first_tests[j]) continue;
    const pattern_test *test = p->tests[j];
    int by_hash = test->op == PATTERN_TEST_FOLD ||
                  test->op == PATTERN_TEST_BYTES;
    for (size_t i = r->from; i < r->to; i++)
      if (!by_hash || in->tokens->hash[i] == test->hash) return 1;
  }
  return 0;
}

static glean_status make_bits(pass *r, block_rows *rows) {
  if (r->block->words == 0) return GLEAN_OK;
  size_t words = (r->to - r->from + 1) * r->block->words;
  rows->bits = mem_resize(&r->q->mem, NULL, 0, words * sizeof *rows->bits);
  if (rows->bits == NULL) return GLEAN_NOMEM;
  rows->words = words;
  memset(rows->bits, 0, words * sizeof *rows->bits);
  return GLEAN_OK;
}

/* What the rows that are remembered may take, in bytes.  They are as many as
 * the longest annotation has tokens. */
#define MAX_ROWS_BYTES ((size_t)256 << 20)

static glean_status run_rows(pass *r) {
  glean_allocator *mem = &r->q->mem;
  r->rows = longest_step(r) + 1;
  if (r->rows > MAX_ROWS_BYTES / (r->p->len * sizeof *r->ring))
    return GLEAN_LIMIT;
  size_t ring = r->rows * r->p->len * sizeof *r->ring;
  size_t tests = r->p->test_len + 1;
  r->ring = mem_resize(mem, NULL, 0, ring);
  r->fits = mem_resize(mem, NULL, 0, tests);
  glean_status status = r->ring && r->fits ? GLEAN_OK : GLEAN_NOMEM;
  if (status == GLEAN_OK) status = make_bits(r, &r->block->go);
  if (status == GLEAN_OK && r->p->scope == GLEAN_SCOPE_DOCUMENT)
    status = make_bits(r, &r->block->start);
  r->edge_at = edge_from(&r->q->in, r->to);
  for (size_t place = r->to + 1; status == GLEAN_OK && place-- > r->from;)
    status = make_row(r, place);
  mem_free(mem, r->ring, ring);
  mem_free(mem, r->fits, tests);
  mem_free(mem, r->here, r->here_cap * sizeof *r->here);
  return status;
}

glean_status query_run(query *q, size_t from, size_t to) {
  pass r = {.q = q, .p = q->pattern, .from = from, .to = to};
  for (size_t i = 0; i < r.p->name_len; i++)
    r.has_name |= r.p->names[i].op == PATTERN_NAME;
  if (from == to || !may_start(&r)) return GLEAN_OK;
  query_block *blocks = mem_grow(&q->mem, q->blocks, &q->block_cap,
                                 q->block_len + 1, sizeof *blocks);
  if (blocks == NULL) return GLEAN_NOMEM;
  q->blocks = blocks;
  r.block = &blocks[q->block_len];
  *r.block = (query_block){.from = (uint32_t)from, .to = (uint32_t)to};
  r.block->words = (r.p->choices + 63) / 64;
  size_t before = q->len;
  glean_status status = run_rows(&r);
  if (status != GLEAN_OK || q->len == before) {
    free_block(q, r.block);
    q->len = before;
    return status;
  }
  q->block_len++;
  return GLEAN_OK;
}

/* ---- Reading a match ---- */

#define MAX_OPEN (2 * GLEAN_MAX_PATTERN_DEPTH + 8) /* nested captures */

typedef struct open_capture {
  uint32_t name;
  int steps; /* taken since: 0, 1, or 2 for more */
  uint32_t start, layer, index;
} open_capture;

typedef struct walk {
  query *q;
  const query_block *block;
  open_capture open[MAX_OPEN];
  size_t depth;
  int started;
  uint32_t start, end; /* bytes of the steps so far */
} walk;

static void take_step(walk *w, uint32_t start, uint32_t end, uint32_t layer,
                      uint32_t index) {
  if (!w->started) w->start = start;
  w->started = 1;
  w->end = end;
  for (size_t i = 0; i < w->depth; i++) {
    open_capture *c = &w->open[i];
    if (c->steps == 0) {
      c->start = start;
      c->layer = layer;
      c->index = index;
      c->steps = 1;
    } else {
      c->layer = c->index = GLEAN_NONE;
      c->steps = 2;
    }
  }
}

static glean_status close_capture(walk *w) {
  query *q = w->q;
  const open_capture *c = &w->open[--w->depth];
  if (c->steps == 0) return GLEAN_OK;
  glean_capture *all = mem_grow(&q->mem, q->captures, &q->capture_cap,
                                q->capture_len + 1, sizeof *all);
  if (all == NULL) return GLEAN_NOMEM;
  q->captures = all;
  all[q->capture_len++] =
      (glean_capture){c->name, c->start, w->end, c->layer, c->index};
  return GLEAN_OK;
}

/* The record of the edge a state took at a place. */
static const query_edge *taken_edge(const block_rows *rows, size_t place,
                                    uint32_t state) {
  size_t low = 0, high = rows->record_len;
  while (low < high) { /* places fall */
    size_t middle = low + (high - low) / 2;
    if (rows->records[middle].place > place)
      low = middle + 1;
    else
      high = middle;
  }
  while (rows->records[low].state != state) low++;
  return &rows->records[low].edge;
}

static int second_way(const walk *w, const block_rows *rows, size_t place,
                      uint32_t bit) {
  const uint64_t *bits =
      rows->bits + (place - w->block->from) * w->block->words;
  return (int)(bits[bit / 64] >> (bit & 63) & 1);
}

static glean_status follow(walk *w, size_t place, int blank) {
  const glean_pattern *p = w->q->pattern;
  const token_table *k = w->q->in.tokens;
  const block_rows *rows = blank ? &w->block->start : &w->block->go;
  uint32_t at = p->start;
  for (;;) {
    const program_state *s = &p->states[at];
    at = s->a;
    switch ((program_op)s->op) {
      case PROGRAM_ACCEPT:
      case PROGRAM_FAIL: return GLEAN_OK;
      case PROGRAM_TOKEN:
        take_step(w, k->start[place], k->end[place], GLEAN_NONE, GLEAN_NONE);
        place++;
        rows = &w->block->go;
        break;
      case PROGRAM_EDGE: {
        const query_edge *e =
            taken_edge(rows, place, (uint32_t)(s - p->states));
        take_step(w, e->start, e->end, e->layer, e->index);
        place = e->last;
        rows = &w->block->go;
        break;
      }
      case PROGRAM_CHOICE:
      case PROGRAM_LAZY:
        if (second_way(w, rows, place, s->arg)) at = s->b;
        break;
      case PROGRAM_OPEN:
        w->open[w->depth++] =
            (open_capture){s->arg, 0, 0, GLEAN_NONE, GLEAN_NONE};
        break;
      case PROGRAM_CLOSE:
        if (close_capture(w) != GLEAN_OK) return GLEAN_NOMEM;
        break;
      case PROGRAM_FIRST:
      case PROGRAM_LAST: break;
    }
  }
}

glean_status query_read(query *q, size_t i, glean_span *span) {
  const query_candidate *c = &q->candidates[i];
  walk w = {.q = q, .block = &q->blocks[c->block]};
  q->capture_len = 0;
  int blank = w.block->start.bits != NULL || w.block->start.record_len > 0;
  blank = blank && c->first > w.block->from &&
          q->in.tokens->flags[c->first] & TOKEN_BLANK;
  glean_status status = follow(&w, c->first, blank);
  *span = (glean_span){w.start, w.end};
  return status;
}
