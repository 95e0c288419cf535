/* explain.c: why a pattern does not match: the try that came farthest.
 *
 * A forward pass tells of every state that could not go on.  The best of these
 * failures has made most steps (a gap's do not count); of equal ones the one
 * that needs the fewest more to be complete, then the one that started first.
 */
#include <string.h>

#include "edge.h"
#include "name.h"
#include "pass.h"

typedef struct explainer {
  forward_watch watch; /* first: it is handed to the callbacks */
  query *q;
  const uint32_t *need; /* by state: steps to ACCEPT, at least */
  int accepted;
  uint32_t state;       /* of the best failure; GLEAN_NONE: none yet */
  forward_tag tag;
  size_t place, to;     /* the failure's place; where its scope ends */
  size_t from;
} explainer;

/* ---- Steps to the end ---- */

static uint32_t plus(uint32_t a, uint32_t b) {
  return a > UINT32_MAX - b ? UINT32_MAX : a + b;
}

static uint32_t need_of(const glean_pattern *p, const program_state *s,
                        const uint32_t *need) {
  int gap = s->op == PROGRAM_TOKEN &&
            p->tests[s->arg]->op == PATTERN_TEST_GAP;
  if (s->op == PROGRAM_ACCEPT) return 0;
  if (s->op == PROGRAM_FAIL) return UINT32_MAX;
  if (s->op == PROGRAM_TOKEN || s->op == PROGRAM_EDGE)
    return plus(need[s->a], !gap);
  if (s->op != PROGRAM_CHOICE && s->op != PROGRAM_LAZY) return need[s->a];
  return need[s->a] < need[s->b] ? need[s->a] : need[s->b];
}

#define ROUNDS 16 /* loops settle in a few; more would change the order only */

/* States mostly stand behind those they go to, so a round settles all but
 * loops. */
static void count_steps(const glean_pattern *p, uint32_t *need) {
  int changed = 1;
  memset(need, 0xFF, p->len * sizeof *need);
  for (int round = 0; changed && round < ROUNDS; round++) {
    changed = 0;
    for (size_t i = 0; i < p->len; i++) {
      uint32_t n = need_of(p, &p->states[i], need);
      if (n >= need[i]) continue;
      need[i] = n;
      changed = 1;
    }
  }
}

/* ---- Watching the pass ---- */

static void accepted(forward_watch *w, size_t place, forward_tag tag) {
  (void)place;
  (void)tag;
  ((explainer *)w)->accepted = 1;
}

static int is_better(const explainer *x, uint32_t state, forward_tag tag) {
  if (x->state == GLEAN_NONE) return 1;
  if (tag.progress != x->tag.progress)
    return tag.progress > x->tag.progress;
  if (x->need[state] != x->need[x->state])
    return x->need[state] < x->need[x->state];
  return tag.start < x->tag.start;
}

static void failed(forward_watch *w, const pass *r, uint32_t state,
                   size_t place, forward_tag tag) {
  explainer *x = (explainer *)w;
  const program_state *s = &r->p->states[state];
  int gap = s->op == PROGRAM_TOKEN &&
            r->p->tests[s->arg]->op == PATTERN_TEST_GAP;
  if (gap || s->op == PROGRAM_FAIL || tag.start == r->to) return;
  if (!is_better(x, state, tag)) return;
  x->state = state;
  x->tag = tag;
  x->place = place;
  x->from = r->from;
  x->to = r->to;
}

static glean_status watch_unit(explainer *x, size_t from, size_t to) {
  pass r;
  query_range range = {from, to, to};
  if (from == to) return GLEAN_OK;
  glean_status status = pass_open(&r, x->q, &range);
  if (status == GLEAN_OK) status = pass_prepare(&r);
  if (status == GLEAN_OK) status = forward_run(&r, 0, &x->watch);
  return status;
}

/* All units of the scope; with 'only' the one that holds this token. */
static glean_status watch_all(explainer *x, const glean_doc *doc,
                              size_t only) {
  glean_scope scope = x->q->pattern->scope;
  const span_array *units =
      scope == GLEAN_SCOPE_SENTENCE ? &doc->sentences : &doc->paragraphs;
  size_t token = 0, n = doc->tokens.len;
  if (scope == GLEAN_SCOPE_DOCUMENT) return watch_unit(x, 0, n);
  for (size_t i = 0; i < units->len; i++) {
    size_t from = token;
    while (token < n && doc->tokens.start[token] < units->items[i].end) token++;
    if (only != SIZE_MAX && (only < from || only >= token)) continue;
    glean_status status = watch_unit(x, from, token);
    if (status != GLEAN_OK) return status;
  }
  return GLEAN_OK;
}

/* ---- The nearest that would have done ---- */

/* Keep a span if it is nearer to the failure than the last one. */
static void offer(const explainer *x, glean_explanation *out, size_t first,
                  size_t *distance, glean_span span) {
  int inside = first >= x->from && first < x->to;
  size_t d = first > x->place ? first - x->place : x->place - first;
  if (out->nearest_inside && !inside) return;
  if (d >= *distance && inside == out->nearest_inside) return;
  *distance = d;
  out->nearest = span;
  out->nearest_inside = inside;
}

static void nearest_edge(const explainer *x, pass *r, uint32_t name,
                         glean_explanation *out) {
  const query_input *in = &x->q->in;
  size_t distance = SIZE_MAX;
  for (size_t i = 0; i < in->edge_len; i++) {
    pass_edge e = {in->edges[i], &in->edges[i]};
    if (e.edge.name != name || !pass_edge_fits(r, &e)) continue;
    offer(x, out, e.edge.first, &distance,
          (glean_span){e.edge.start, e.edge.end});
  }
}

static void nearest_name(const explainer *x, glean_explanation *out) {
  const query_input *in = &x->q->in;
  uint32_t ends[GLEAN_MAX_NAME_TOKENS];
  size_t distance = SIZE_MAX;
  for (size_t i = 0; i < in->tokens->len; i++) {
    size_t n = name_ends(in->t, in->tokens, in->lang, i, in->tokens->len, ends);
    if (n == 0) continue;
    glean_span span = {in->tokens->start[i],
                       token_stem_end(in->tokens, in->t, ends[n - 1] - 1)};
    offer(x, out, i, &distance, span);
  }
}

static glean_status nearest_token(const explainer *x, pass *r, uint32_t test,
                                  glean_explanation *out) {
  const token_table *k = x->q->in.tokens;
  size_t distance = SIZE_MAX;
  for (size_t i = 0; i < k->len; i++) {
    if (pass_enter(r, i) != GLEAN_OK) return GLEAN_NOMEM;
    if (!pass_token_fits(r, test, i)) continue;
    offer(x, out, i, &distance, (glean_span){k->start[i], k->end[i]});
  }
  return r->status;
}

static glean_status find_nearest(explainer *x, const program_state *s,
                                 glean_explanation *out) {
  pass r;
  size_t n = x->q->in.tokens->len;
  query_range all = {0, n, n};
  glean_status status = pass_open(&r, x->q, &all);
  x->q->asker.may_ask = 1;
  if (status == GLEAN_OK && s->op == PROGRAM_TOKEN)
    status = nearest_token(x, &r, s->arg, out);
  if (status == GLEAN_OK && s->op == PROGRAM_EDGE) {
    if (x->q->pattern->names[s->arg].op == PATTERN_NAME)
      nearest_name(x, out);
    else
      nearest_edge(x, &r, s->arg, out);
    status = r.status;
  }
  return status;
}

/* ---- The answer ---- */

static glean_reason reason_of(const explainer *x, const program_state *s) {
  const token_table *k = x->q->in.tokens;
  int step = s->op == PROGRAM_TOKEN || s->op == PROGRAM_EDGE;
  if (s->op == PROGRAM_LOOK) return GLEAN_REASON_LOOK;
  if (!step) return GLEAN_REASON_ANCHOR;
  if (x->place >= x->to) return GLEAN_REASON_END;
  if (x->tag.start < x->place && k->flags[x->place] & TOKEN_BLANK)
    return GLEAN_REASON_BLANK;
  return s->op == PROGRAM_TOKEN ? GLEAN_REASON_TOKEN : GLEAN_REASON_LABEL;
}

static glean_status answer(explainer *x, glean_explanation *out) {
  const token_table *k = x->q->in.tokens;
  if (x->accepted || x->state == GLEAN_NONE) return GLEAN_OK;
  const program_state *s = &x->q->pattern->states[x->state];
  out->reason = reason_of(x, s);
  out->element_start = s->position;
  out->element_end = s->end > s->position ? s->end : s->position + 1;
  uint32_t start = k->start[x->tag.start];
  out->partial = (glean_span){start, start};
  if (x->place > x->tag.start) out->partial.end = k->end[x->place - 1];
  if (x->place < x->to)
    out->stood = (glean_span){k->start[x->place], k->end[x->place]};
  return find_nearest(x, s, out);
}

static glean_status explain(explainer *x, const glean_doc *doc,
                            size_t position, glean_explanation *out) {
  query_input *in = &x->q->in;
  uint32_t only = GLEAN_NONE;
  if (position != SIZE_MAX) {
    size_t at = token_at(&doc->tokens, position);
    if (at == doc->tokens.len) return GLEAN_OK;
    only = (uint32_t)at;
    in->starts = &only;
    in->start_len = 1;
  }
  glean_status status =
      watch_all(x, doc, only == GLEAN_NONE ? SIZE_MAX : only);
  return status == GLEAN_OK ? answer(x, out) : status;
}

static glean_status explain_with(query *q, const glean_doc *doc,
                                 size_t position, glean_explanation *out) {
  const glean_pattern *p = q->pattern;
  size_t bytes = p->len * sizeof(uint32_t);
  uint32_t *need = mem_resize(&doc->mem, NULL, 0, bytes);
  if (need == NULL) return GLEAN_NOMEM;
  count_steps(p, need);
  explainer x = {.watch = {failed, accepted}, .q = q, .need = need,
                 .state = GLEAN_NONE};
  glean_status status = explain(&x, doc, position, out);
  mem_free(&doc->mem, need, bytes);
  return status;
}

glean_status glean_doc_explain(glean_doc *doc, const glean_pattern *pattern,
                               size_t position, const glean_host *caller,
                               glean_explanation *out, glean_error *err) {
  edge_array edges;
  edge_host fields;
  memset(out, 0, sizeof *out);
  if (document_tokenize(doc) != GLEAN_OK) return base_nomem(err);
  const glean_host *host = edge_host_open(&fields, doc, caller);
  glean_status status = edge_make(&edges, doc, pattern);
  if (status == GLEAN_OK) {
    query_input in = {.t = &doc->text, .tokens = &doc->tokens,
                      .lang = doc->lang, .sentences = &doc->sentences,
                      .edges = edges.items, .edge_len = edges.len};
    query q;
    query_open(&q, pattern, &doc->mem, &in, host, err);
    status = explain_with(&q, doc, position, out);
    query_close(&q);
  }
  edge_free(&edges, &doc->mem);
  if (status != GLEAN_OK) memset(out, 0, sizeof *out);
  return status == GLEAN_NOMEM ? base_nomem(err) : status;
}
