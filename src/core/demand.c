/* demand.c: from left to right on demand: what can be completed from a place.
 *
 * The same question as in backward.c, reach(place, state), but put only where
 * a match may start, and answered by putting it to the states that follow.
 * Where paths come together the answer is kept (memo.h), so that none is
 * found twice: time is bounded as in a pass over all places.  A look-ahead is
 * put where it stands; a look-behind is walked from its end to its start.
 *
 *   reach(place, CHOICE) = the larger of reach(place, a), reach(place, b)
 *   reach(place, TOKEN)  = reach(place + 1, a) if the token fits, else 0
 *   reach(place, ACCEPT) = place + 1 */
#include "demand.h"

#include <string.h>

#include "first.h"
#include "name.h"
#include "pass.h"
#include "sort.h"

#define DEEPEST 200 /* calls inside each other */
#define MOST_PENDING 12

typedef struct demand {
  pass pass; /* for questions to tokens and annotations */
  query *q;
  const glean_pattern *p;
  const query_input *in;
  size_t from, to;
  memo_table *memo;
  int depth, deep;
  int nomem;
  query_block *block; /* receives the decisions of matches */
} demand;

int demand_may(const glean_pattern *p) {
  if (p->scope == GLEAN_SCOPE_DOCUMENT) return 0;
  for (size_t g = 0; g < p->group_len; g++)
    if (p->groups[g].asks) return 0;
  return 1;
}

static uint32_t reach(demand *d, uint32_t at, size_t place);
static int look(demand *d, uint32_t group, size_t place);

static void keep(demand *d, size_t place, uint32_t state, uint32_t value) {
  if (d->deep || d->nomem) return;
  if (memo_put(d->memo, &d->q->mem, (uint32_t)place, state, value) != GLEAN_OK)
    d->nomem = 1;
}

/* ---- Steps ---- */

static int token_fits(demand *d, uint32_t test, size_t i) {
  const pattern_test *t = d->p->tests[test];
  if ((t->op == PATTERN_TEST_FOLD || t->op == PATTERN_TEST_BYTES) &&
      d->in->tokens->hash[i] != t->hash)
    return 0;
  return ask_token(&d->pass, test, i);
}

/* The steps an EDGE state may take from a place, in the order of preference. */
typedef struct ways {
  const program_name *name;
  const step_list *list;
  size_t next;                          /* in the list; */
  uint32_t ends[GLEAN_MAX_NAME_TOKENS]; /* or of a <NAME>, */
  size_t end_len;
} ways;

static int open_ways(demand *d, ways *w, uint32_t name, size_t place) {
  *w = (ways){.name = &d->p->names[name], .list = d->in->lists[name]};
  if (place >= d->to) return 0;
  if (w->name->op == PATTERN_NAME) {
    w->end_len = name_ends(d->in->t, d->in->tokens, d->in->lang, place, d->to,
                           w->ends);
    return w->end_len > 0;
  }
  if (!steps_start(w->list, place)) return 0;
  w->next = steps_from(w->list, place);
  return 1;
}

static int edge_fits(demand *d, query_edge *edge) {
  pass_edge e = {*edge, edge};
  return pass_edge_fits(&d->pass, &e);
}

static query_edge edge_of(const step_item *s, uint32_t name) {
  return (query_edge){s->first, s->last,  s->start, s->end,
                      name,     s->layer, s->index, EXPR_UNKNOWN};
}

/* The next step that fits; 0: there is none. */
static int next_way(demand *d, ways *w, size_t place, query_edge *edge) {
  const token_table *k = d->in->tokens;
  uint32_t name = (uint32_t)(w->name - d->p->names);
  while (w->end_len > 0) { /* longer names come first */
    uint32_t last = w->ends[--w->end_len];
    if (last > d->to) continue;
    uint32_t end = token_stem_end(k, d->in->t, last - 1);
    *edge = (query_edge){(uint32_t)place, last, k->start[place], end,
                         name, GLEAN_NONE, GLEAN_NONE, EXPR_YES};
    return 1;
  }
  if (w->list == NULL) return 0;
  while (w->next < w->list->len && w->list->items[w->next].first == place) {
    *edge = edge_of(&w->list->items[w->next++], name);
    if (edge->last <= d->to && (w->name->expr == NULL || edge_fits(d, edge)))
      return 1;
  }
  return 0;
}

/* ---- Reach ---- */

/* States on the way whose answer depends on those that follow: it is theirs,
 * or 'least' if that is larger. */
typedef struct pending_state {
  uint32_t place, state;
  uint32_t least;
  int kept; /* the answer is kept */
} pending_state;

typedef struct road {
  pending_state pending[MOST_PENDING];
  size_t len;
  uint32_t at;
  size_t place;
  uint32_t value; /* at the end of the road */
} road;

/* Can none of the ways that part in a state be gone from a place? */
static int is_closed(demand *d, const program_state *s, size_t place) {
  const program_first *first = &d->p->firsts[s->ahead];
  const token_table *k = d->in->tokens;
  if (s->ahead == GLEAN_NONE) return 0;
  if (place >= d->to) return 1;
  if (first_has_token(first, k->hash[place], k->flags[place])) return 0;
  return first->names == 0 || !(first->names & d->in->names[place]);
}

/* An answer known without a call: 1 where the next step cannot be taken. */
static int is_dead(demand *d, uint32_t at, size_t place) {
  const program_state *s = &d->p->states[at];
  if (s->op >= PROGRAM_OPEN) s = &d->p->states[s->ahead];
  switch ((program_op)s->op) {
    case PROGRAM_CHOICE:
    case PROGRAM_LAZY: return is_closed(d, s, place);
    case PROGRAM_TOKEN: return place >= d->to || !token_fits(d, s->arg, place);
    case PROGRAM_EDGE:
      return d->p->names[s->arg].op != PATTERN_NAME &&
             !steps_start(d->in->lists[s->arg], place);
    default: return s->op == PROGRAM_FAIL;
  }
}

static uint32_t reach_unless_dead(demand *d, uint32_t at, size_t place) {
  return is_dead(d, at, place) ? 0 : reach(d, at, place);
}

static void raise_last(road *w, uint32_t at, size_t place, uint32_t least) {
  pending_state *last = w->len > 0 ? &w->pending[w->len - 1] : NULL;
  if (least == 0) return;
  if (last == NULL || last->state != at || last->place != place) {
    last = &w->pending[w->len++];
    *last = (pending_state){(uint32_t)place, at, 0, 0};
  }
  if (least > last->least) last->least = least;
}

/* The places that the steps of an EDGE state lead to from w->place, but for
 * one: 'least' is what is reached from them.  The one, or 0: there is none. */
static size_t last_end(demand *d, const road *w, const program_state *s,
                       uint32_t *least) {
  query_edge edge;
  size_t last = 0;
  ways all;
  if (!open_ways(d, &all, s->arg, w->place)) return 0;
  while (next_way(d, &all, w->place, &edge)) {
    if (edge.last == last) continue;
    uint32_t far = last > 0 ? reach_unless_dead(d, s->a, last) : 0;
    if (far > *least) *least = far;
    last = edge.last;
  }
  return last;
}

static int go_on_by_edge(demand *d, road *w, uint32_t at) {
  uint32_t least = 0;
  size_t last = last_end(d, w, &d->p->states[at], &least);
  if (last == 0) return 0;
  raise_last(w, at, w->place, least);
  w->place = last;
  return 1;
}

/* Go on along a state's last way, when the others have been tried; 0: the
 * road ends with w->value. */
static int go_on(demand *d, road *w, const program_state *s) {
  uint32_t at = w->at;
  w->value = 0;
  w->at = s->a;
  switch ((program_op)s->op) {
    case PROGRAM_ACCEPT: w->value = (uint32_t)w->place + 1; return 0;
    case PROGRAM_FAIL: return 0;
    case PROGRAM_TOKEN: w->place++; return 1; /* it fits */
    case PROGRAM_EDGE: return go_on_by_edge(d, w, at);
    case PROGRAM_CHOICE:
      raise_last(w, at, w->place, reach_unless_dead(d, s->a, w->place));
      w->at = s->b;
      return 1;
    case PROGRAM_LAZY:
      w->value = reach_unless_dead(d, s->a, w->place);
      w->at = s->b;
      return w->value == 0;
    case PROGRAM_OPEN:
    case PROGRAM_CLOSE: return 1;
    case PROGRAM_FIRST: return ask_is_first(d->in, w->place);
    case PROGRAM_LAST:
      return w->place > 0 && (w->place == d->in->tokens->len ||
                              ask_is_first(d->in, w->place));
    case PROGRAM_LOOK: return look(d, s->arg, w->place);
  }
  return 0;
}

/* Go along a road until its end; its first step can be taken. */
static void drive(demand *d, road *w) {
  for (;;) {
    const program_state *s = &d->p->states[w->at];
    if (w->len + 2 > MOST_PENDING) {
      w->value = reach(d, w->at, w->place);
      return;
    }
    if (s->shared) {
      const memo_slot *known = memo_find(d->memo, (uint32_t)w->place, w->at);
      if (known != NULL) {
        w->value = known->reach;
        return;
      }
      w->pending[w->len++] =
          (pending_state){(uint32_t)w->place, w->at, 0, 1};
    }
    if (!go_on(d, w, s)) return;
    if (is_dead(d, w->at, w->place)) return; /* w->value is 0 */
  }
}

/* One more than the place where the winner from a place and state ends, or 0:
 * no match can be completed there.  The next step can be taken. */
static uint32_t reach(demand *d, uint32_t at, size_t place) {
  road w;
  if (d->depth >= DEEPEST) d->deep = 1;
  if (d->deep || d->nomem) return 0;
  d->depth++;
  w.len = 0;
  w.at = at;
  w.place = place;
  drive(d, &w);
  d->depth--;
  while (w.len > 0) {
    const pending_state *last = &w.pending[--w.len];
    if (last->least > w.value) w.value = last->least;
    if (last->kept) keep(d, last->place, last->state, w.value);
  }
  return w.value;
}

/* ---- Look-around ---- */

static int is_behind(demand *d, const program_group *g, uint32_t state,
                     size_t place);

/* Can a path pass a state that is no step at a place? */
static int may_pass(demand *d, const program_state *s, size_t place) {
  if (s->op == PROGRAM_FIRST) return ask_is_first(d->in, place);
  if (s->op == PROGRAM_LAST)
    return place > 0 &&
           (place == d->in->tokens->len || ask_is_first(d->in, place));
  return s->op != PROGRAM_LOOK || look(d, s->arg, place);
}

/* Is there a step of an EDGE state that ends at a place, from one where the
 * state is reached? */
static int comes_by_edge(demand *d, const program_group *g, uint32_t state,
                         size_t place) {
  const program_state *s = &d->p->states[state];
  const step_list *list = d->in->lists[s->arg];
  int is_name = d->p->names[s->arg].op == PATTERN_NAME;
  size_t longest = is_name ? GLEAN_MAX_NAME_TOKENS : list ? list->longest : 0;
  for (size_t n = 1; n <= longest && n <= place - d->from; n++) {
    ways all;
    query_edge edge;
    if (!open_ways(d, &all, s->arg, place - n)) continue;
    while (next_way(d, &all, place - n, &edge))
      if (edge.last == place && is_behind(d, g, state, place - n)) return 1;
  }
  return 0;
}

static int comes_from(demand *d, const program_group *g, uint32_t state,
                      size_t place) {
  const glean_pattern *p = d->p;
  for (uint32_t i = p->still.at[state]; i < p->still.at[state + 1]; i++) {
    uint32_t t = p->still.items[i];
    if (may_pass(d, &p->states[t], place) && is_behind(d, g, t, place))
      return 1;
  }
  if (place == d->from) return 0;
  for (uint32_t i = p->stepped.at[state]; i < p->stepped.at[state + 1]; i++) {
    uint32_t t = p->stepped.items[i];
    if (token_fits(d, p->states[t].arg, place - 1) &&
        is_behind(d, g, t, place - 1))
      return 1;
  }
  for (size_t i = 0; i < g->edge_len; i++) {
    uint32_t t = p->edges[g->edge + i];
    if (p->states[t].a == state && comes_by_edge(d, g, t, place)) return 1;
  }
  return 0;
}

/* Does a path of a look-behind lead from its start to a state at a place? */
static int is_behind(demand *d, const program_group *g, uint32_t state,
                     size_t place) {
  if (state == g->start) return 1;
  const memo_slot *known = memo_find(d->memo, (uint32_t)place, state);
  if (known != NULL) return (int)known->reach;
  if (d->depth >= DEEPEST) d->deep = 1;
  if (d->deep || d->nomem) return 0;
  d->depth++;
  int yes = comes_from(d, g, state, place);
  d->depth--;
  keep(d, place, state, (uint32_t)yes);
  return yes;
}

/* Can the body of a look-ahead be completed from a place?  Most bodies are a
 * step or a few to choose from. */
static int is_ahead(demand *d, const program_group *g, size_t place) {
  uint32_t at = g->start;
  for (;;) {
    const program_state *s = &d->p->states[at];
    if (is_dead(d, at, place)) return 0;
    if (s->op == PROGRAM_TOKEN && d->p->states[s->a].op == PROGRAM_ACCEPT)
      return 1;
    if (s->op != PROGRAM_CHOICE || !is_dead(d, s->a, place))
      return reach(d, at, place) != 0;
    at = s->b;
  }
}

static int look(demand *d, uint32_t group, size_t place) {
  const program_group *g = &d->p->groups[group];
  int there = g->behind ? comes_from(d, g, g->accept, place)
                        : is_ahead(d, g, place);
  return there != g->negative;
}

/* ---- Matches ---- */

static glean_status record(demand *d, size_t place, uint32_t state,
                           const query_edge *edge) {
  block_rows *rows = &d->block->go;
  edge_record *records =
      mem_grow(&d->q->mem, rows->records, &rows->record_cap,
               rows->record_len + 1, sizeof *records);
  if (records == NULL) return GLEAN_NOMEM;
  rows->records = records;
  records[rows->record_len++] = (edge_record){(uint32_t)place, state, *edge};
  return GLEAN_OK;
}

/* The step an EDGE state takes: the one that reaches farthest. */
static query_edge best_way(demand *d, const program_state *s, size_t place) {
  query_edge edge = {0, 0, 0, 0, 0, 0, 0, 0}, best = edge;
  uint32_t most = 0;
  ways all;
  open_ways(d, &all, s->arg, place);
  while (next_way(d, &all, place, &edge)) {
    uint32_t far = reach_unless_dead(d, s->a, edge.last);
    if (far <= most) continue;
    most = far;
    best = edge;
  }
  return best;
}

/* Is the second way the one to go?  Then put it down. */
static int decide(demand *d, const program_state *s, size_t place) {
  uint32_t a = reach_unless_dead(d, s->a, place);
  if (s->op == PROGRAM_LAZY ? a != 0
                            : a >= reach_unless_dead(d, s->b, place))
    return 0;
  d->block->go.bits[(place - d->from) * d->block->words + s->arg / 64] |=
      (uint64_t)1 << (s->arg & 63);
  return 1;
}

/* Put down the decisions of the match that starts at a place, up to where it
 * comes to one that is put down already. */
static glean_status put_down(demand *d, size_t place) {
  uint32_t at = d->p->start;
  for (;;) {
    const program_state *s = &d->p->states[at];
    memo_slot *slot =
        s->shared ? memo_find(d->memo, (uint32_t)place, at) : NULL;
    if (d->nomem || d->deep) return GLEAN_OK; /* the caller looks */
    if (slot != NULL && slot->walked) return GLEAN_OK;
    if (slot != NULL) slot->walked = 1;
    if (s->op == PROGRAM_ACCEPT || s->op == PROGRAM_FAIL) return GLEAN_OK;
    if (s->op == PROGRAM_EDGE) {
      query_edge edge = best_way(d, s, place);
      if (edge.last <= place) return GLEAN_OK; /* memory ran out */
      if (record(d, place, at, &edge) != GLEAN_OK) return GLEAN_NOMEM;
      place = edge.last;
    }
    int two = s->op == PROGRAM_CHOICE || s->op == PROGRAM_LAZY;
    at = two && decide(d, s, place) ? s->b : s->a;
    if (s->op == PROGRAM_TOKEN) place++;
  }
}

static int falls(const void *ctx, uint32_t i, uint32_t j) {
  const edge_record *records = ctx;
  if (records[i].place != records[j].place)
    return records[i].place > records[j].place;
  return i < j;
}

/* Records by falling place, as one reads them. */
static glean_status order_records(demand *d) {
  block_rows *rows = &d->block->go;
  size_t n = rows->record_len;
  if (n < 2) return GLEAN_OK;
  uint32_t *order = mem_resize(&d->q->mem, NULL, 0, n * sizeof *order);
  if (order == NULL) return GLEAN_NOMEM;
  edge_record *sorted = mem_resize(&d->q->mem, NULL, 0, n * sizeof *sorted);
  if (sorted != NULL) {
    for (size_t i = 0; i < n; i++) order[i] = (uint32_t)i;
    sort_indexes(order, n, falls, rows->records);
    for (size_t i = 0; i < n; i++) sorted[i] = rows->records[order[i]];
    mem_free(&d->q->mem, rows->records, rows->record_cap * sizeof *sorted);
    rows->records = sorted;
    rows->record_cap = n;
  }
  mem_free(&d->q->mem, order, n * sizeof *order);
  return sorted ? GLEAN_OK : GLEAN_NOMEM;
}

/* ---- Starts ---- */

/* May the first step be taken at a place? */
static int may_start(const demand *d, size_t place) {
  const glean_pattern *p = d->p;
  const token_table *k = d->in->tokens;
  if (p->starts.names != 0 && p->starts.names & d->in->names[place]) return 1;
  return p->starts_by_token &&
         first_has_token(&p->starts, k->hash[place], k->flags[place]);
}

static glean_status add_match(demand *d, size_t place, uint32_t end) {
  query *q = d->q;
  block_rows *rows = &d->block->go;
  size_t words = (d->to - d->from + 1) * d->block->words;
  query_candidate *all =
      mem_grow(&q->mem, q->candidates, &q->cap, q->len + 1, sizeof *all);
  if (all == NULL) return GLEAN_NOMEM;
  q->candidates = all;
  if (rows->bits == NULL && words > 0) {
    rows->bits = mem_resize(&q->mem, NULL, 0, words * sizeof *rows->bits);
    if (rows->bits == NULL) return GLEAN_NOMEM;
    rows->words = words;
    memset(rows->bits, 0, words * sizeof *rows->bits);
  }
  all[q->len++] =
      (query_candidate){(uint32_t)place, end, (uint32_t)q->block_len};
  return put_down(d, place);
}

static glean_status try_starts(demand *d, size_t first, size_t last) {
  glean_status status = GLEAN_OK;
  for (size_t place = last; status == GLEAN_OK && place-- > first;) {
    if (!may_start(d, place)) continue;
    uint32_t end = reach_unless_dead(d, d->p->start, place);
    if (d->nomem || d->pass.status == GLEAN_NOMEM) return GLEAN_NOMEM;
    if (d->deep) return GLEAN_OK;
    if (end > 0) status = add_match(d, place, end - 1);
    if (d->nomem) return GLEAN_NOMEM;
  }
  return status == GLEAN_OK ? order_records(d) : status;
}

glean_status demand_run(query *q, query_range unit, size_t first, size_t last,
                        int *deep) {
  size_t before = q->len;
  query_block block = {.from = (uint32_t)unit.from, .to = (uint32_t)unit.to};
  block.words = (q->pattern->choices + 63) / 64;
  demand d = {.q = q, .p = q->pattern, .in = &q->in, .from = unit.from,
              .to = unit.to, .memo = &q->memo, .block = &block};
  d.pass = (pass){.q = q, .p = d.p, .from = unit.from, .to = unit.to,
                  .limit = unit.limit};
  memo_clear(&q->memo);
  glean_status status = try_starts(&d, first, last);
  *deep = status == GLEAN_OK && d.deep;
  if (status == GLEAN_OK && !d.deep && q->len > before) {
    query_block *blocks = mem_grow(&q->mem, q->blocks, &q->block_cap,
                                   q->block_len + 1, sizeof *blocks);
    if (blocks != NULL) {
      q->blocks = blocks;
      blocks[q->block_len++] = block;
      return GLEAN_OK;
    }
    status = GLEAN_NOMEM;
  }
  query_free_block(q, &block);
  q->len = before;
  return status == GLEAN_NOMEM ? base_nomem(q->asker.err) : status;
}
