/* trace.c: reading a match: one walk along the decisions that were kept. */
#include "pass.h"

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
      case PROGRAM_LAST:
      case PROGRAM_LOOK: break;
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
