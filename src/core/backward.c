/* backward.c: matching from right to left.
 *
 * For each place between tokens, from the last to the first, and for each
 * state, 'reach' holds the end of the match that wins from there, plus one, or
 * 0 where none can be completed.  A step takes what the next state reaches
 * behind the token or annotation; a lazy choice takes its first way if that
 * reaches anything; any other choice takes the way that reaches farther, the
 * first one on equality.  So all starts of a scope are done in one pass, and
 * one bit a choice and place is enough to walk along any match afterwards.
 *
 * Most states reach nothing at most places.  So only those are come to that
 * lead to one that does: 'todo' has a bit for each, by rank, and a state ranks
 * behind those it leads to without a step.
 *
 *   place      0     1     2     3
 *   text     ^ was ^ shot ^ dead ^
 *   reach[0] of the start state = 4: the match from 0 ends at place 3 */
#include <string.h>

#include "pass.h"

static uint32_t *row_of(const pass *r, size_t place) {
  return r->ring + (place % r->rows) * r->p->len;
}

static void mark(uint64_t *bits, uint32_t rank) {
  bits[rank / 64] |= (uint64_t)1 << (rank & 63);
}

/* Take the lowest bit out of a word that is not 0. */
static unsigned take_bit(uint64_t *word) {
#if defined(__GNUC__)
  unsigned bit = (unsigned)__builtin_ctzll(*word);
#else
  unsigned bit = 0;
  while (!(*word >> bit & 1)) bit++;
#endif
  *word &= *word - 1;
  return bit;
}

static uint64_t *live_of(const pass *r, size_t place) {
  return r->live + (place % r->rows) * r->state_words;
}

/* Forget what a row of the ring was filled with; it is this place's now. */
static void clear(pass *r, const program_group *g, size_t place) {
  uint32_t *row = row_of(r, place);
  uint64_t *live = live_of(r, place);
  r->holds[place % r->rows] = (uint32_t)place;
  for (size_t i = 0; i * 64 < g->len; i++)
    while (live[i] != 0)
      row[r->p->order[g->order + i * 64 + take_bit(&live[i])]] = 0;
}

static uint64_t *bits_at(const pass *r, const block_rows *rows, size_t place) {
  if (r->block == NULL || rows == NULL || rows->bits == NULL) return NULL;
  return rows->bits + (place - r->from) * r->block->words;
}

/* What a state reaches at a place behind the current one.  The row of an idle
 * place was left out: all that is live there reaches its own place, and the
 * decisions are those of the last place. */
static uint32_t reach_behind(pass *r, size_t place, uint32_t state) {
  uint32_t rank = r->p->rank[state];
  if (r->holds[place % r->rows] == place) return row_of(r, place)[state];
  if (!(r->idle.live[rank / 64] >> (rank & 63) & 1)) return 0;
  const block_rows *rows = r->block ? &r->block->go : NULL;
  uint64_t *bits = bits_at(r, rows, place);
  if (bits != NULL)
    memcpy(bits, bits_at(r, rows, r->to), r->block->words * sizeof *bits);
  return (uint32_t)place + 1;
}

/* ---- One state ---- */

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

/* Keep what is reached behind the long annotations that end at a place. */
static void keep_far(pass *r, const program_group *g, size_t place) {
  const query_edge *e;
  size_t slot;
  for (; r->far_at > 0 &&
         (e = far_ending(r, r->far_at - 1, &slot))->last == place;
       r->far_at--) {
    for (size_t i = 0; i < g->edge_len; i++) {
      uint32_t at = r->p->edges[g->edge + i];
      const program_state *s = &r->p->states[at];
      if (s->arg == e->name)
        r->far->reach[slot + r->far->slot_of[at]] =
            reach_behind(r, place, s->a);
    }
  }
}

static uint32_t best_edge(pass *r, uint32_t at, const query_edge **best) {
  const program_state *s = &r->p->states[at];
  uint32_t reach = 0;
  for (size_t i = 0; i < r->here_len; i++) {
    pass_edge *e = &r->here[i];
    if (e->edge.name != s->arg) continue;
    uint32_t far = pass_is_far(&e->edge)
                       ? r->far->reach[far_slot(r, e->source, at)]
                       : reach_behind(r, e->edge.last, s->a);
    if (far <= reach || !pass_edge_fits(r, e)) continue;
    reach = far;
    *best = &e->edge;
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

/* ---- One row ---- */

/* A row to be filled. */
typedef struct row_work {
  size_t place;
  block_rows *rows; /* receives the decisions, or NULL */
  uint64_t *bits;   /* of these at the place, or NULL */
  int blocked; /* a match that goes on here may only take steps of a gap, for a
                  blank line stands before the token */
  int start;   /* it starts at such a line */
} row_work;

/* What a state reaches. */
static uint32_t reach_of(pass *r, const row_work *w, uint32_t at,
                         const query_edge **edge) {
  const glean_pattern *p = r->p;
  const program_state *s = &p->states[at];
  const uint32_t *row = row_of(r, w->place);
  switch ((program_op)s->op) {
    case PROGRAM_ACCEPT: return (uint32_t)w->place + 1;
    case PROGRAM_FAIL: return 0;
    case PROGRAM_TOKEN:
      if (w->place >= r->to) return 0;
      if (w->blocked && p->tests[s->arg]->op != PATTERN_TEST_GAP) return 0;
      if (!pass_token_fits(r, s->arg, w->place)) return 0;
      return reach_behind(r, w->place + 1, s->a);
    case PROGRAM_EDGE: return w->blocked ? 0 : best_edge(r, at, edge);
    case PROGRAM_CHOICE:
    case PROGRAM_LAZY: return choose(s, row, w->bits);
    case PROGRAM_OPEN:
    case PROGRAM_CLOSE: return row[s->a];
    case PROGRAM_FIRST: return r->first ? row[s->a] : 0;
    case PROGRAM_LAST: return r->last ? row[s->a] : 0;
    case PROGRAM_LOOK:
      return pass_look(r, w->place, s->arg, w->start) ? row[s->a] : 0;
  }
  return 0;
}

/* Let those that lead to a state come to it. */
static void call_others(pass *r, uint32_t at) {
  const glean_pattern *p = r->p;
  for (uint32_t i = p->still.at[at]; i < p->still.at[at + 1]; i++)
    mark(r->todo[0], p->rank[p->still.items[i]]);
  for (uint32_t i = p->stepped.at[at]; i < p->stepped.at[at + 1]; i++)
    mark(r->todo[1], p->rank[p->stepped.items[i]]);
}

static glean_status fill_sparse(pass *r, const program_group *g,
                                const row_work *w) {
  uint32_t *row = row_of(r, w->place);
  uint64_t *live = live_of(r, w->place);
  for (size_t i = 0; i * 64 < g->len; i++) {
    while (r->todo[0][i] != 0) {
      unsigned bit = take_bit(&r->todo[0][i]);
      uint32_t at = r->p->order[g->order + i * 64 + bit];
      const query_edge *edge = NULL;
      uint32_t reach = reach_of(r, w, at, &edge);
      if (reach == 0) continue;
      row[at] = reach;
      live[i] |= (uint64_t)1 << bit;
      call_others(r, at);
      if (edge != NULL && w->rows != NULL &&
          record(r, w->rows, w->place, at, edge) != GLEAN_OK)
        return GLEAN_NOMEM;
    }
  }
  return r->status;
}

/* ---- Dense rows ---- */

/* Can a TOKEN state reach anything?  Told without a call where the next state
 * does not, or its word is another one. */
static int may_step(pass *r, const program_state *s, size_t place) {
  const pattern_test *test = r->p->tests[s->arg];
  int literal = test->op == PATTERN_TEST_FOLD || test->op == PATTERN_TEST_BYTES;
  if (place >= r->to) return 0;
  if (literal && r->q->in.tokens->hash[place] != test->hash) return 0;
  return reach_behind(r, place + 1, s->a) != 0;
}

/* The same for all states of a group, where most reach something. */
static glean_status fill_dense(pass *r, const program_group *g,
                               const row_work *w) {
  uint32_t *row = row_of(r, w->place);
  uint64_t *live = live_of(r, w->place);
  for (size_t i = 0; i < g->len; i++) {
    uint32_t at = r->p->order[g->order + i], reach = 0;
    const program_state *s = &r->p->states[at];
    const query_edge *edge = NULL;
    if (s->op == PROGRAM_CHOICE || s->op == PROGRAM_LAZY)
      reach = choose(s, row, w->bits);
    else if (s->op != PROGRAM_TOKEN || may_step(r, s, w->place))
      reach = reach_of(r, w, at, &edge);
    if (reach == 0) continue;
    row[at] = reach;
    live[i / 64] |= (uint64_t)1 << (i & 63);
    if (edge != NULL && w->rows != NULL &&
        record(r, w->rows, w->place, at, edge) != GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return r->status;
}

#define DENSE_STATES 64u /* fewer are never worth it */

/* Is the row just filled dense?  When it no longer is, call those that lead to
 * its states, as sparse rows do. */
static void judge(pass *r, const program_group *g, size_t place) {
  const uint64_t *live = live_of(r, place);
  size_t n = 0;
  if (g->len < DENSE_STATES) return;
  for (size_t i = 0; i * 64 < g->len; i++)
    for (uint64_t word = live[i]; word != 0; word &= word - 1) n++;
  int was = r->dense;
  r->dense = n * (was ? 16 : 8) > g->len;
  if (!was || r->dense) return;
  for (size_t i = 0; i * 64 < g->len; i++) {
    uint64_t word = live[i];
    while (word != 0) {
      uint32_t at = r->p->order[g->order + i * 64 + take_bit(&word)];
      call_others(r, at);
    }
  }
  memset(r->todo[0], 0, r->state_words * sizeof **r->todo);
}

/* Begin a row: the end of the pattern, annotations, and what was called. */
static void begin(pass *r, const program_group *g, size_t place) {
  clear(r, g, place);
  if (r->dense) return;
  mark(r->todo[0], r->p->rank[g->accept]);
  for (size_t i = 0; r->here_len > 0 && i < g->edge_len; i++)
    mark(r->todo[0], r->p->rank[r->p->edges[g->edge + i]]);
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

/* What the row just filled says of matches that start there, or go on. */
static glean_status conclude(pass *r, size_t group, size_t place, int start) {
  if (group > 0) {
    if (row_of(r, place)[r->p->groups[group].start] != 0)
      pass_set_look(r, place, group, start);
    return GLEAN_OK;
  }
  return place < r->to ? add_candidate(r, place) : GLEAN_OK;
}

static glean_status fill(pass *r, const program_group *g, const row_work *w) {
  return r->dense ? fill_dense(r, g, w) : fill_sparse(r, g, w);
}

/* The row for matches that start at a blank line; those that lead to its
 * states go on from the other row. */
static glean_status fill_start(pass *r, size_t group, size_t place) {
  const program_group *g = &r->p->groups[group];
  block_rows *rows = group == 0 && r->block ? &r->block->start : NULL;
  row_work w = {place, rows, bits_at(r, rows, place), 0, 1};
  size_t bytes = r->state_words * sizeof **r->todo;
  memcpy(r->todo[2], r->todo[0], bytes);
  begin(r, g, place);
  glean_status status = fill(r, g, &w);
  if (status == GLEAN_OK) status = conclude(r, group, place, 1);
  memcpy(r->todo[0], r->todo[2], bytes);
  memset(r->todo[1], 0, bytes);
  return status;
}

static glean_status make_row(pass *r, size_t group, size_t place) {
  const program_group *g = &r->p->groups[group];
  int blank = pass_is_blank(r, place);
  block_rows *rows = group == 0 && r->block ? &r->block->go : NULL;
  row_work w = {place, rows, bits_at(r, rows, place), blank, 0};
  uint64_t *called = r->todo[0];
  glean_status status = pass_enter(r, place);
  if (status == GLEAN_OK && blank) status = fill_start(r, group, place);
  if (status != GLEAN_OK) return status;
  begin(r, g, place);
  status = fill(r, g, &w);
  if (status == GLEAN_OK) judge(r, g, place);
  r->todo[0] = r->todo[1]; /* empty by now: the next place's */
  r->todo[1] = called;
  if (status != GLEAN_OK || (blank && group == 0)) return status;
  return conclude(r, group, place, 0);
}

/* ---- Idle rows ---- */

/* Does any EDGE state lead to one that is live at a place? */
static int is_hot(const pass *r, size_t place) {
  const program_group *g = &r->p->groups[0];
  const uint32_t *row = row_of(r, place);
  for (size_t i = 0; i < g->edge_len; i++)
    if (row[r->p->states[r->p->edges[g->edge + i]].a] != 0) return 1;
  return 0;
}

/* Keep the first row, at the end of the scope, as the idle one.  No test has
 * been put yet: their answers mark those that are listed. */
static void keep_idle(pass *r) {
  pass_idle *idle = &r->idle;
  const program_group *g = &r->p->groups[0];
  size_t bytes = r->state_words * sizeof *idle->live;
  memcpy(idle->live, live_of(r, r->to), bytes);
  memcpy(idle->todo, r->todo[0], bytes);
  idle->test_len = 0;
  idle->before = 1;
  idle->leads = is_hot(r, r->to);
  for (size_t i = 0; i * 64 < g->len; i++) {
    uint64_t word = idle->todo[i];
    while (word != 0) {
      uint32_t at = r->p->order[g->order + i * 64 + take_bit(&word)];
      uint32_t test = r->p->states[at].arg; /* of a TOKEN */
      if (r->fits[test] == UINT32_MAX) continue; /* states share it */
      r->fits[test] = UINT32_MAX;
      idle->test_numbers[idle->test_len] = test;
      idle->tests[idle->test_len++] = r->p->tests[test];
    }
  }
  for (size_t i = 0; i < idle->test_len; i++)
    r->fits[idle->test_numbers[i]] = 0;
}

/* Can annotations that start at a place lead anywhere? */
static int edges_matter(const pass *r, size_t place) {
  return r->idle.leads || r->far != NULL ||
         (r->idle.hot != SIZE_MAX && r->idle.hot - place < r->rows);
}

/* Does any annotation or name start at a place? */
static int has_edges(pass *r, size_t place) {
  const query_input *in = &r->q->in;
  if (r->p->has_name && in->tokens->flags[place] & TOKEN_CAP) return 1;
  while (r->edge_at > 0 && in->edges[r->edge_at - 1].first >= place)
    r->edge_at--;
  while (r->edge_at < in->edge_len && in->edges[r->edge_at].first < place)
    r->edge_at++;
  return r->edge_at < in->edge_len && in->edges[r->edge_at].first == place;
}

/* Is the row of a place idle, too?  The one behind it is. */
static int is_idle(pass *r, size_t place) {
  const token_table *k = r->q->in.tokens;
  if (pass_is_blank(r, place)) return 0;
  if (!r->no_edges && has_edges(r, place)) return 0;
  for (size_t i = 0; i < r->idle.test_len; i++) {
    const pattern_test *test = r->idle.tests[i];
    if (test->op == PATTERN_TEST_GAP) return 0;
    if (test->op != PATTERN_TEST_EXPR) {
      if (k->hash[place] == test->hash) return 0;
      continue;
    }
    r->epoch++;
    if (pass_token_fits(r, r->idle.test_numbers[i], place)) return 0;
  }
  return 1;
}

/* Was the row made last idle after all?  Then its callers are the idle ones'
 * and stand in todo[0]. */
static void look_back(pass *r, size_t place) {
  size_t bytes = r->state_words * sizeof *r->live;
  r->idle.before = memcmp(live_of(r, place), r->idle.live, bytes) == 0;
  if (is_hot(r, place)) r->idle.hot = place;
}

glean_status backward_run(pass *r, size_t group) {
  const program_group *g = &r->p->groups[group];
  size_t bytes = r->state_words * sizeof **r->todo;
  glean_status status = GLEAN_OK;
  r->q->asker.may_ask = 0;
  for (int i = 0; i < 2; i++) memset(r->todo[i], 0, bytes);
  memset(r->holds, 0xFF, r->rows * sizeof *r->holds);
  r->idle.before = 0;
  r->idle.hot = SIZE_MAX;
  r->dense = 0;
  r->far_at = r->far != NULL ? r->far->len : 0;
  for (size_t place = r->to + 1; status == GLEAN_OK && place-- > r->from;
       keep_far(r, g, place)) {
    r->no_edges = r->idle.is_on && place < r->to &&
                  (r->p->name_len == 0 || !edges_matter(r, place));
    if (r->idle.is_on && place < r->to && r->idle.before &&
        is_idle(r, place))
      continue;
    status = make_row(r, group, place);
    if (!r->idle.is_on) continue;
    if (place == r->to)
      keep_idle(r);
    else
      look_back(r, place);
  }
  for (size_t place = r->to + 1; /* leave the rows to other groups */
       r->p->group_len > 1 && place-- > r->from && r->to - place < r->rows;)
    clear(r, g, place);
  return status;
}
