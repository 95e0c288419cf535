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
 *   place      0     1     2     3
 *   text     ^ was ^ shot ^ dead ^
 *   reach[0] of the start state = 4: the match from 0 ends at place 3 */
#include "pass.h"

static uint32_t *row_of(const pass *r, size_t place) {
  return r->ring + (place % r->rows) * r->p->len;
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

static uint32_t best_edge(pass *r, const program_state *s,
                          const query_edge **best) {
  uint32_t reach = 0;
  for (size_t i = 0; i < r->here_len; i++) {
    pass_edge *e = &r->here[i];
    if (e->edge.name != s->arg) continue;
    uint32_t far = row_of(r, e->edge.last)[s->a];
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

/* Fill the row of a place.  'rows' receives the decisions (or NULL).
 * 'blocked': a match that goes on here may only take steps of a gap, for a
 * blank line stands before the token.  'start': it starts at such a line. */
static glean_status fill(pass *r, size_t group, size_t place, block_rows *rows,
                         int blocked, int start) {
  const glean_pattern *p = r->p;
  const program_group *g = &p->groups[group];
  uint32_t *row = row_of(r, place);
  const uint32_t *next = place < r->to ? row_of(r, place + 1) : NULL;
  uint64_t *bits = NULL;
  if (rows != NULL && rows->bits != NULL)
    bits = rows->bits + (place - r->from) * r->block->words;
  for (size_t i = g->order; i < g->order + g->len; i++) {
    uint32_t at = p->order[i], reach = 0;
    const program_state *s = &p->states[at];
    const query_edge *edge = NULL;
    switch ((program_op)s->op) {
      case PROGRAM_ACCEPT: reach = (uint32_t)place + 1; break;
      case PROGRAM_FAIL: break;
      case PROGRAM_TOKEN:
        if (next != NULL && next[s->a] != 0 &&
            (!blocked || p->tests[s->arg]->op == PATTERN_TEST_GAP) &&
            pass_token_fits(r, s->arg, place))
          reach = next[s->a];
        break;
      case PROGRAM_EDGE:
        if (!blocked) reach = best_edge(r, s, &edge);
        break;
      case PROGRAM_CHOICE:
      case PROGRAM_LAZY: reach = choose(s, row, bits); break;
      case PROGRAM_OPEN:
      case PROGRAM_CLOSE: reach = row[s->a]; break;
      case PROGRAM_FIRST: reach = r->first ? row[s->a] : 0; break;
      case PROGRAM_LAST: reach = r->last ? row[s->a] : 0; break;
      case PROGRAM_LOOK:
        reach = row[s->a];
        if (reach != 0 && !pass_look(r, place, s->arg, start)) reach = 0;
        break;
    }
    row[at] = reach;
    if (edge != NULL && rows != NULL &&
        record(r, rows, place, at, edge) != GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return r->status;
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

static glean_status make_row(pass *r, size_t group, size_t place) {
  int blank = pass_is_blank(r, place);
  block_rows *go = group == 0 ? &r->block->go : NULL;
  block_rows *start = group == 0 && blank ? &r->block->start : go;
  glean_status status = pass_enter(r, place);
  if (status == GLEAN_OK) status = fill(r, group, place, start, 0, blank);
  if (status == GLEAN_OK) status = conclude(r, group, place, blank);
  if (status != GLEAN_OK || !blank) return status;
  status = fill(r, group, place, go, 1, 0);
  return status != GLEAN_OK || group == 0 ? status
                                          : conclude(r, group, place, 0);
}

glean_status backward_run(pass *r, size_t group) {
  glean_status status = GLEAN_OK;
  r->q->asker.may_ask = 0;
  for (size_t place = r->to + 1; status == GLEAN_OK && place-- > r->from;)
    status = make_row(r, group, place);
  return status;
}
