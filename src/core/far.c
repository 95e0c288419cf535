/* far.c: annotations longer than the rows that a pass remembers.
 *
 * A step over an annotation needs what was found at its other end.  The rows
 * of the last places are kept in a ring; for the few annotations that are
 * longer, what the states behind them reach (going back) or the path that took
 * them (going forward) is kept by annotation, in a slot for each state that
 * may take it.  So memory grows with their number, not with their length. */
#include <string.h>

#include "pass.h"
#include "sort.h"

#define MAX_SLOTS ((size_t)1 << 26) /* of 4 bytes going back, 8 forward */

static const query_edge *edge_of(const pass *r, size_t i) {
  return &r->q->in.edges[r->far->items[i].edge];
}

static int ends_before(const void *ctx, uint32_t i, uint32_t j) {
  uint32_t a = edge_of(ctx, i)->last, b = edge_of(ctx, j)->last;
  return a != b ? a < b : i < j;
}

void far_free(pass_far *f, const glean_allocator *mem) {
  mem_free(mem, f->slot_of, f->slot_of_cap * sizeof *f->slot_of);
  mem_free(mem, f->items, f->cap * sizeof *f->items);
  mem_free(mem, f->by_end, f->by_end_cap * sizeof *f->by_end);
  mem_free(mem, f->reach, f->reach_cap * sizeof *f->reach);
  *f = (pass_far){0};
}

/* Number the EDGE states of each name; how many it has stands behind them. */
static glean_status number_states(pass_far *f, const pass *r) {
  const glean_pattern *p = r->p;
  if (f->slot_of != NULL) return GLEAN_OK;
  uint32_t *slot_of = mem_grow(&r->q->mem, NULL, &f->slot_of_cap,
                               p->len + p->name_len, sizeof *slot_of);
  if (slot_of == NULL) return GLEAN_NOMEM;
  memset(slot_of, 0, (p->len + p->name_len) * sizeof *slot_of);
  for (size_t i = 0; i < p->len; i++)
    if (p->states[i].op == PROGRAM_EDGE)
      slot_of[i] = slot_of[p->len + p->states[i].arg]++;
  f->slot_of = slot_of;
  return GLEAN_OK;
}

static glean_status add(pass_far *f, const pass *r, size_t edge) {
  far_item *items =
      mem_grow(&r->q->mem, f->items, &f->cap, f->len + 1, sizeof *items);
  if (items == NULL) return GLEAN_NOMEM;
  f->items = items;
  items[f->len++] = (far_item){(uint32_t)edge, f->slot_len};
  f->slot_len += f->slot_of[r->p->len + r->q->in.edges[edge].name];
  return GLEAN_OK;
}

static glean_status sort_by_end(pass *r) {
  pass_far *f = r->far;
  uint32_t *by_end = mem_grow(&r->q->mem, f->by_end, &f->by_end_cap, f->len,
                              sizeof *by_end);
  if (by_end == NULL) return GLEAN_NOMEM;
  f->by_end = by_end;
  for (size_t i = 0; i < f->len; i++) by_end[i] = (uint32_t)i;
  sort_indexes(by_end, f->len, ends_before, r);
  return GLEAN_OK;
}

glean_status far_open(pass *r) {
  pass_far *f = r->far;
  const query_input *in = &r->q->in;
  f->len = f->slot_len = 0;
  if (number_states(f, r) != GLEAN_OK) return GLEAN_NOMEM;
  for (size_t i = pass_edge_from(in, r->from);
       i < in->edge_len && in->edges[i].first < r->to; i++)
    if (pass_is_far(&in->edges[i]) && in->edges[i].last <= r->to &&
        add(f, r, i) != GLEAN_OK)
      return GLEAN_NOMEM;
  if (f->slot_len > MAX_SLOTS)
    return base_fail(r->q->asker.err, GLEAN_LIMIT, "pattern_memory", 0,
                     "too many long annotations for a pattern of this size");
  uint32_t *reach = mem_grow(&r->q->mem, f->reach, &f->reach_cap,
                             f->slot_len + 1, sizeof *reach);
  if (reach == NULL) return GLEAN_NOMEM;
  f->reach = reach;
  return sort_by_end(r);
}

size_t far_slot(const pass *r, const query_edge *source, uint32_t state) {
  const pass_far *f = r->far;
  size_t edge = (size_t)(source - r->q->in.edges), low = 0, high = f->len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (f->items[middle].edge < edge)
      low = middle + 1;
    else
      high = middle;
  }
  return f->items[low].slot + f->slot_of[state];
}

const query_edge *far_ending(const pass *r, size_t i, size_t *slot) {
  uint32_t number = r->far->by_end[i];
  *slot = r->far->items[number].slot;
  return edge_of(r, number);
}
