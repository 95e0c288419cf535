/* forward.c: from left to right: which states are reached at which place.
 *
 * It fills the bits of look-behind, puts the questions to the host and to
 * PCRE2 (only where what stands before fits), and shows how far the tries of a
 * pattern come.  Each state keeps the tag of the path that came farthest. */
#include <string.h>

#include "pass.h"

typedef struct runner {
  pass *r;
  size_t group;
  forward_watch *watch;
  forward_tag *ring; /* by row and state */
  forward_tag *far;  /* by slot: the paths that took long annotations */
} runner;

static forward_tag *row_of(const runner *f, size_t place) {
  return f->ring + (place % f->r->rows) * f->r->p->len;
}

/* More progress, then an earlier start. */
static void merge(forward_tag *to, forward_tag tag) {
  if (tag.progress > to->progress ||
      (tag.progress == to->progress && tag.start < to->start))
    *to = tag;
}

/* ---- Steps ---- */

static int step_token(runner *f, const program_state *s, size_t place,
                      forward_tag tag, int blocked) {
  pass *r = f->r;
  int gap = r->p->tests[s->arg]->op == PATTERN_TEST_GAP;
  if (place >= r->to || (blocked && !gap)) return 0;
  if (!pass_token_fits(r, s->arg, place)) return 0;
  if (!gap) tag.progress++;
  merge(&row_of(f, place + 1)[s->a], tag);
  return 1;
}

static int step_edge(runner *f, uint32_t at, forward_tag tag, int blocked) {
  pass *r = f->r;
  const program_state *s = &r->p->states[at];
  int any = 0;
  tag.progress++;
  for (size_t i = 0; !blocked && i < r->here_len; i++) {
    pass_edge *e = &r->here[i];
    if (e->edge.name != s->arg || !pass_edge_fits(r, e)) continue;
    merge(pass_is_far(&e->edge) ? &f->far[far_slot(r, e->source, at)]
                                : &row_of(f, e->edge.last)[s->a],
          tag);
    any = 1;
  }
  return any;
}

/* Go on from one state; 0 where it goes nowhere. */
static int step(runner *f, uint32_t at, size_t place, forward_tag *row,
                forward_tag tag, int blocked, int start) {
  const pass *r = f->r;
  const program_state *s = &r->p->states[at];
  switch ((program_op)s->op) {
    case PROGRAM_TOKEN: return step_token(f, s, place, tag, blocked);
    case PROGRAM_EDGE: return step_edge(f, at, tag, blocked);
    case PROGRAM_FAIL: return 0;
    case PROGRAM_ACCEPT:
      if (f->watch != NULL) f->watch->accepted(f->watch, place, tag);
      return 1;
    case PROGRAM_CHOICE:
    case PROGRAM_LAZY: merge(&row[s->b], tag); break;
    case PROGRAM_OPEN:
    case PROGRAM_CLOSE: break;
    case PROGRAM_FIRST:
      if (!r->first) return 0;
      break;
    case PROGRAM_LAST:
      if (!r->last) return 0;
      break;
    case PROGRAM_LOOK:
      if (!pass_look(r, place, s->arg, start)) return 0;
      break;
  }
  merge(&row[s->a], tag);
  return 1;
}

/* ---- Places ---- */

/* Go on from all states of a row, those that lead to others first. */
static glean_status visit(runner *f, size_t place, int blocked, int start) {
  pass *r = f->r;
  const program_group *g = &r->p->groups[f->group];
  forward_tag *row = row_of(f, place);
  for (size_t i = g->order + g->len; i-- > g->order;) {
    uint32_t at = r->p->order[i];
    if (row[at].progress == 0) continue;
    int gone = step(f, at, place, row, row[at], blocked, start);
    if (!gone && f->watch != NULL)
      f->watch->failed(f->watch, r, at, place, row[at]);
  }
  return r->status;
}

static void clear(runner *f, size_t place) {
  const program_group *g = &f->r->p->groups[f->group];
  forward_tag *row = row_of(f, place);
  for (size_t i = g->order; i < g->order + g->len; i++)
    row[f->r->p->order[i]] = (forward_tag){0, 0};
}

/* Go on from the long annotations that end at a place. */
static void leave_far(runner *f, size_t place) {
  pass *r = f->r;
  const program_group *g = &r->p->groups[f->group];
  const query_edge *e;
  size_t slot;
  for (; r->far_at < r->far->len &&
         (e = far_ending(r, r->far_at, &slot))->last == place;
       r->far_at++) {
    for (size_t i = 0; i < g->edge_len; i++) {
      uint32_t at = r->p->edges[g->edge + i];
      const program_state *s = &r->p->states[at];
      if (s->arg == e->name)
        merge(&row_of(f, place)[s->a], f->far[slot + r->far->slot_of[at]]);
    }
  }
}

/* May a try start at a place? */
static int may_start(const runner *f, size_t place, size_t *at) {
  const query_input *in = &f->r->q->in;
  if (f->group > 0 || in->starts == NULL) return 1;
  while (*at < in->start_len && in->starts[*at] < place) ++*at;
  return *at < in->start_len && in->starts[*at] == place;
}

static glean_status enter(runner *f, size_t place, size_t *at) {
  pass *r = f->r;
  const program_group *g = &r->p->groups[f->group];
  int blank = pass_is_blank(r, place);
  glean_status status = pass_enter(r, place);
  if (r->far != NULL) leave_far(f, place);
  if (status == GLEAN_OK && blank) { /* matches that go on, then new ones */
    status = visit(f, place, 1, 0);
    clear(f, place);
  }
  if (may_start(f, place, at))
    merge(&row_of(f, place)[g->start], (forward_tag){1, (uint32_t)place});
  if (status == GLEAN_OK) status = visit(f, place, 0, blank);
  if (g->behind && !blank && row_of(f, place)[g->accept].progress != 0)
    pass_set_look(r, place, f->group, 0);
  clear(f, place);
  return status;
}

glean_status forward_run(pass *r, size_t group, forward_watch *watch) {
  runner f = {r, group, watch, NULL, NULL};
  size_t bytes = r->rows * r->p->len * sizeof *f.ring, at = 0;
  glean_status status = GLEAN_OK;
  if (r->far != NULL) bytes += r->far->slot_len * sizeof *f.far;
  f.ring = mem_resize(&r->q->mem, NULL, 0, bytes);
  if (f.ring == NULL) return GLEAN_NOMEM;
  memset(f.ring, 0, bytes);
  f.far = f.ring + r->rows * r->p->len;
  r->far_at = 0;
  r->q->asker.may_ask = 1;
  r->no_edges = 0;
  for (size_t place = r->from; status == GLEAN_OK && place <= r->to; place++)
    status = enter(&f, place, &at);
  mem_free(&r->q->mem, f.ring, bytes);
  return status;
}
