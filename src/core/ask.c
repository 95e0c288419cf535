/* ask.c: does a token or an annotation fit what a pattern asks of it? */
#include <string.h>

#include "expr.h"
#include "fold.h"
#include "name.h"
#include "pass.h"
#include "quick.h"

/* ---- Tokens ---- */

int ask_literal(const query_input *in, const pattern_test *test, size_t i) {
  const token_table *k = in->tokens;
  if (k->hash[i] != test->hash) return 0;
  if (test->glued && !(k->flags[i] & TOKEN_GLUED)) return 0;
  const uint8_t *bytes = in->t->bytes + k->start[i];
  size_t len = k->end[i] - k->start[i];
  if (test->op == PATTERN_TEST_FOLD)
    return fold_equal(bytes, len, test->bytes, test->len);
  return len == test->len && memcmp(bytes, test->bytes, len) == 0;
}

static expr_answer eval(pass *r, const pattern_expr *e,
                        const expr_subject *s) {
  expr_answer answer = EXPR_UNKNOWN;
  glean_status status = expr_eval(e, s, &r->q->asker, &answer);
  if (status != GLEAN_OK && r->status == GLEAN_OK) r->status = status;
  return answer;
}

int ask_token(pass *r, uint32_t number, size_t i) {
  const query_input *in = &r->q->in;
  const token_table *k = in->tokens;
  const pattern_test *test = r->p->tests[number];
  const program_quick *quick = &r->p->quick[number];
  unsigned index = quick_index(k->flags[i]);
  if (test->op == PATTERN_TEST_GAP) return 1;
  if (test->op != PATTERN_TEST_EXPR) return ask_literal(in, test, i);
  if (quick_has(quick->no, index)) return 0;
  if (quick_has(quick->yes, index)) return 1;
  expr_subject s = {
      .who = {{k->start[i], k->end[i]}, (uint32_t)i, GLEAN_NONE, GLEAN_NONE},
      .bytes = in->t->bytes + k->start[i],
      .len = k->end[i] - k->start[i],
      .flags = k->flags[i],
      .memo = r->memo ? r->memo + (i - r->from) * r->p->parts.ask_len : NULL};
  expr_answer answer = eval(r, test->expr, &s);
  return answer == EXPR_YES || (r->hopes && answer == EXPR_UNKNOWN);
}

int pass_token_fits(pass *r, uint32_t test, size_t place) {
  uint32_t *known = &r->fits[test];
  if (*known >> 1 != r->epoch)
    *known = r->epoch << 1 | (uint32_t)ask_token(r, test, place);
  return *known & 1;
}

/* ---- Annotations ---- */

int pass_edge_fits(pass *r, pass_edge *e) {
  const query_input *in = &r->q->in;
  const pattern_expr *expr = r->p->names[e->edge.name].expr;
  if (expr == NULL) return 1;
  if (e->source->answer != EXPR_UNKNOWN)
    return e->source->answer == EXPR_YES;
  const query_edge *edge = &e->edge;
  expr_subject s = {
      .who = {{edge->start, edge->end}, GLEAN_NONE, edge->layer, edge->index},
      .bytes = in->t->bytes + edge->start,
      .len = edge->end - edge->start,
      .flags = in->tokens->flags[edge->last - 1]};
  /* 's that the annotation covers itself does not follow it */
  if (edge->end > token_stem_end(in->tokens, in->t, edge->last - 1))
    s.flags &= (uint16_t)~TOKEN_POSSESSIVE;
  expr_answer answer = eval(r, expr, &s);
  e->source->answer = (uint8_t)answer;
  return answer == EXPR_YES || (r->hopes && answer == EXPR_UNKNOWN);
}

size_t pass_edge_from(const query_input *in, size_t token) {
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

static glean_status add_here(pass *r, const query_edge *edge,
                             query_edge *source) {
  query_scratch *s = r->scratch;
  pass_edge *here = mem_grow(&r->q->mem, s->here, &s->here_cap,
                             r->here_len + 1, sizeof *here);
  if (here == NULL) return GLEAN_NOMEM;
  r->here = s->here = here;
  here[r->here_len++] = (pass_edge){*edge, source};
  return GLEAN_OK;
}

/* The names that start at a place, longer ones first as for any edge. */
static glean_status add_names(pass *r, size_t place, uint32_t name) {
  const query_input *in = &r->q->in;
  uint32_t ends[GLEAN_MAX_NAME_TOKENS];
  size_t n = name_ends(in->t, in->tokens, in->lang, place, r->limit, ends);
  while (n-- > 0) {
    if (ends[n] > r->to) continue;
    uint32_t end = token_stem_end(in->tokens, in->t, ends[n] - 1);
    query_edge edge = {(uint32_t)place, ends[n], in->tokens->start[place], end,
                       name, GLEAN_NONE, GLEAN_NONE, EXPR_YES};
    if (add_here(r, &edge, NULL) != GLEAN_OK) return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

/* Gather the edges that start at a place; passes come in either order. */
static glean_status gather(pass *r, size_t place) {
  const query_input *in = &r->q->in;
  while (r->edge_at > 0 && in->edges[r->edge_at - 1].first >= place)
    r->edge_at--;
  while (r->edge_at < in->edge_len && in->edges[r->edge_at].first < place)
    r->edge_at++;
  for (size_t i = r->edge_at;
       i < in->edge_len && in->edges[i].first == place; i++)
    if (in->edges[i].last <= r->to &&
        add_here(r, &in->edges[i], &in->edges[i]) != GLEAN_OK)
      return GLEAN_NOMEM;
  for (size_t i = 0; r->p->has_name && i < r->p->name_len; i++)
    if (r->p->names[i].op == PATTERN_NAME &&
        add_names(r, place, (uint32_t)i) != GLEAN_OK)
      return GLEAN_NOMEM;
  return GLEAN_OK;
}

/* ---- Places ---- */

int ask_is_first(const query_input *in, size_t i) {
  if (i == 0 || i >= in->tokens->len) return i == 0;
  return span_array_at(in->sentences, in->tokens->start[i]) !=
         span_array_at(in->sentences, in->tokens->start[i - 1]);
}

glean_status pass_enter(pass *r, size_t place) {
  if (++r->epoch > UINT32_MAX / 2) {
    memset(r->fits, 0, (r->p->test_len + 1) * sizeof *r->fits);
    r->epoch = 1;
  }
  if (r->p->has_anchors) {
    r->first = ask_is_first(&r->q->in, place);
    r->last = place > 0 && (r->first || place == r->q->in.tokens->len);
  }
  r->here_len = 0;
  if (r->p->name_len == 0 || place >= r->to || r->no_edges) return GLEAN_OK;
  return gather(r, place);
}
