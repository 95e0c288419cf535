/* search.c: where in a document a pattern is run, and how.
 *
 * It runs over the units of its scope, and near what its matches need; on
 * demand (demand.c) where it may, else in passes over all places. */
#include "search.h"

#include <string.h>

#include "demand.h"
#include "edge.h"
#include "filter.h"
#include "first.h"
#include "need.h"
#include "quick.h"

/* ---- Anchors ---- */

/* The tokens that matches need one of, as bits. */
typedef struct anchors {
  uint64_t *bits; /* NULL: any token will do */
  size_t words, len;
} anchors;

/* What is looked for, and the pattern's number among the places, or NULL. */
typedef struct search_view {
  const query *q;
  const glean_places *places;
  size_t pattern;
} search_view;

static size_t count_leaf(const void *ctx, const need_node *leaf) {
  const search_view *v = ctx;
  size_t n = 0;
  if (leaf->op == NEED_WORDS) {
    filter_tokens(v->places, v->pattern, leaf, &n);
    return n;
  }
  const step_list *list = v->q->in.lists[leaf->number];
  return list != NULL ? list->len : 0;
}

static void mark_steps(uint64_t *bits, const step_list *list) {
  for (size_t w = 0; list != NULL && w < list->words; w++)
    bits[w] |= list->bits[w];
}

/* Mark what is rarest of a need in the document. */
static void mark_need(anchors *a, const search_view *v, const need_node *n) {
  while (n->op == NEED_EACH) n = need_rarest(n, count_leaf, v);
  for (const need_node *c = n->child; c != NULL; c = c->next)
    mark_need(a, v, c);
  if (n->op == NEED_NAME) mark_steps(a->bits, v->q->in.lists[n->number]);
  if (n->op != NEED_WORDS) return;
  size_t len;
  const uint32_t *tokens = filter_tokens(v->places, v->pattern, n, &len);
  for (size_t i = 0; i < len; i++)
    a->bits[tokens[i] / 64] |= (uint64_t)1 << (tokens[i] & 63);
}

/* The tokens that have flags a match needs, or one of its words, and where its
 * annotations start. */
static void mark_near(anchors *a, const query *q) {
  const program_need *need = &q->pattern->near;
  const token_table *k = q->in.tokens;
  uint64_t bloom = 0;
  for (size_t i = 0; i < need->len; i++)
    bloom |= (uint64_t)1 << (need->hashes[i] & 63);
  for (size_t i = 0; i < k->len; i++) {
    int fits = quick_has(need->flags, quick_index(k->flags[i])) ||
               (bloom >> (k->hash[i] & 63) & 1);
    a->bits[i / 64] |= (uint64_t)(fits != 0) << (i & 63);
  }
  for (size_t i = 0; i < q->pattern->name_len; i++)
    if (need->names[i]) mark_steps(a->bits, q->in.lists[i]);
}

/* Is what a pattern needs rare enough by flags to look at each token? */
static int is_nearer(const query *q, size_t places) {
  const glean_pattern *p = q->pattern;
  if (p->near.none || (p->need && p->near.cost >= p->need->cost / 2)) return 0;
  return (uint64_t)p->near.cost * q->in.tokens->len / 1000 < places / 2;
}

/* GLEAN_OK or GLEAN_NOMEM; then, and where nothing can match (a->len is 0),
 * nothing is held. */
static glean_status open_anchors(anchors *a, const search_view *v) {
  const query *q = v->q;
  const need_node *need = v->places ? q->pattern->need : NULL;
  size_t len = q->in.tokens->len;
  size_t most = need ? need_weigh(need, count_leaf, v) : SIZE_MAX;
  *a = (anchors){NULL, len / 64 + 1, most > 0 ? len : 0};
  int nearer = v->places != NULL && most > 0 && is_nearer(q, most);
  if (a->len == 0 || (need == NULL && !nearer)) return GLEAN_OK;
  a->bits = mem_resize(&q->mem, NULL, 0, a->words * sizeof *a->bits);
  if (a->bits == NULL) return GLEAN_NOMEM;
  memset(a->bits, 0, a->words * sizeof *a->bits);
  if (nearer) mark_near(a, q);
  else mark_need(a, v, need);
  return GLEAN_OK;
}

/* The first anchor at or behind a token; the number of tokens: none. */
static size_t next_anchor(const anchors *a, size_t token) {
  if (a->bits == NULL || token >= a->len)
    return token < a->len ? token : a->len;
  size_t w = token / 64;
  uint64_t word = a->bits[w] & UINT64_MAX << (token & 63);
  while (word == 0 && ++w < a->words) word = a->bits[w];
  if (word == 0) return a->len;
  token = w * 64;
  while (!(word & 1)) {
    word >>= 1;
    token++;
  }
  return token;
}

/* ---- In passes ---- */

/* Run a pattern over every unit of its scope. */
static glean_status run_query(query *q, const glean_doc *doc) {
  const span_array *units = q->pattern->scope == GLEAN_SCOPE_SENTENCE
                                ? &doc->sentences
                                : &doc->paragraphs;
  if (q->pattern->scope == GLEAN_SCOPE_DOCUMENT)
    return query_run(q, (query_range){0, doc->tokens.len, doc->tokens.len});
  size_t token = 0;
  for (size_t i = 0; i < units->len; i++) {
    size_t from = token;
    while (token < doc->tokens.len &&
           doc->tokens.start[token] < units->items[i].end)
      token++;
    glean_status status = query_run(q, (query_range){from, token, token});
    if (status != GLEAN_OK) return status;
  }
  return GLEAN_OK;
}

/* How many tokens a match may have; SIZE_MAX: there is no bound. */
static size_t widest(const query *q) {
  const glean_pattern *p = q->pattern;
  size_t longest = 1;
  if (p->width_tokens == UINT32_MAX) return SIZE_MAX;
  for (size_t i = 0; i < q->in.edge_len; i++) {
    const query_edge *e = &q->in.edges[i];
    if (e->last - e->first > longest) longest = e->last - e->first;
  }
  return p->width_tokens + (size_t)p->width_edges * longest;
}

/* Run a pattern over one unit: near what it needs, if its matches are not wide.
 * 'token' is the first such place; returns the next one behind the unit. */
static glean_status run_unit(query *q, const anchors *a, query_range unit,
                             size_t width, size_t *token) {
  query_range near = unit;
  if (width < unit.to - unit.from) {
    if (*token - unit.from >= width) near.from = *token - width + 1;
    do {
      near.to = unit.to - *token > width ? *token + width : unit.to;
      *token = next_anchor(a, *token + 1);
    } while (*token < unit.to && *token < near.to + width);
  } else {
    *token = next_anchor(a, unit.to);
  }
  return query_run(q, near);
}

/* Run a pattern over the units that hold what it needs. */
static glean_status run_places(query *q, const glean_doc *doc,
                               const anchors *a) {
  const token_table *k = &doc->tokens;
  glean_scope scope = q->pattern->scope;
  const span_array *units =
      scope == GLEAN_SCOPE_SENTENCE ? &doc->sentences : &doc->paragraphs;
  size_t token = next_anchor(a, 0), width = widest(q);
  query_range unit = {0, scope == GLEAN_SCOPE_DOCUMENT ? k->len : 0, k->len};
  while (token < a->len) {
    if (token >= unit.to) {
      size_t at = span_array_at(units, k->start[token]);
      unit.from = token_at(k, units->items[at].start);
      unit.to = unit.limit = token_at(k, units->items[at].end);
    }
    glean_status status = run_unit(q, a, unit, width, &token);
    if (status != GLEAN_OK) return status;
  }
  return GLEAN_OK;
}

static glean_status find_in_passes(query *q, glean_doc *doc,
                                   const anchors *a) {
  edge_array edges;
  glean_status status = edge_make(&edges, doc, q->pattern);
  q->in.edges = edges.items;
  q->in.edge_len = edges.len;
  if (status == GLEAN_OK)
    status = a->bits ? run_places(q, doc, a) : run_query(q, doc);
  else
    base_nomem(q->asker.err);
  edge_free(&edges, &doc->mem);
  return status;
}

/* ---- On demand ---- */

/* How far from an anchor a match may start; SIZE_MAX: there is no bound. */
static size_t view_of(const query *q) {
  const glean_pattern *p = q->pattern;
  size_t longest = 1;
  if (p->view_tokens == UINT32_MAX) return SIZE_MAX;
  for (size_t i = 0; i < p->name_len; i++)
    if (q->in.lists[i] != NULL && q->in.lists[i]->longest > longest)
      longest = q->in.lists[i]->longest;
  return p->view_tokens + (size_t)p->view_edges * longest;
}

/* Run a pattern over one unit, from the places around its anchors; *token is
 * the first of these, and becomes the next one behind the unit. */
static glean_status demand_unit(query *q, glean_doc *doc, const anchors *a,
                                query_range unit, size_t view,
                                size_t *token) {
  size_t first = unit.from, last = unit.to, end = *token;
  int deep;
  if (a->bits != NULL) {
    if (*token - unit.from >= view) first = *token - view + 1;
    while (*token < unit.to) {
      end = *token;
      *token = next_anchor(a, *token + 1);
    }
    last = end + 1;
    if (q->pattern->has_behind)
      last = unit.to - end > view ? end + view : unit.to;
  } else {
    *token = unit.to;
  }
  glean_status status = demand_run(q, unit, first, last, &deep);
  if (status != GLEAN_OK || !deep) return status;
  edge_array edges;
  if (edge_make(&edges, doc, q->pattern) != GLEAN_OK)
    status = base_nomem(q->asker.err);
  q->in.edges = edges.items;
  q->in.edge_len = edges.len;
  if (status == GLEAN_OK) status = query_run(q, unit);
  q->in.edges = NULL;
  q->in.edge_len = 0;
  edge_free(&edges, &doc->mem);
  return status;
}

/* The first token that starts at or behind an offset. */
static size_t first_from(const token_table *k, size_t offset) {
  size_t i = token_at(k, offset);
  return i < k->len && k->start[i] < offset ? i + 1 : i;
}

/* Does a blank line stand inside a sentence? */
static int has_blank_inside(glean_doc *doc) {
  const token_table *k = &doc->tokens;
  const span_array *all = &doc->sentences;
  if (doc->blanks != DOCUMENT_BLANKS_UNKNOWN)
    return doc->blanks == DOCUMENT_BLANKS_INSIDE;
  doc->blanks = DOCUMENT_BLANKS_BETWEEN;
  for (size_t i = 0, at = 0; i < k->len; i++) {
    size_t before = at;
    while (at < all->len && all->items[at].end <= k->start[i]) at++;
    if (i > 0 && at == before && k->flags[i] & TOKEN_BLANK)
      doc->blanks = DOCUMENT_BLANKS_INSIDE;
  }
  return doc->blanks == DOCUMENT_BLANKS_INSIDE;
}

/* Find the matches of a pattern from where they may start. */
static glean_status find_on_demand(query *q, glean_doc *doc,
                                   const anchors *a) {
  const token_table *k = &doc->tokens;
  const span_array *units = q->pattern->scope == GLEAN_SCOPE_SENTENCE
                                ? &doc->sentences
                                : &doc->paragraphs;
  size_t token = next_anchor(a, 0), view = view_of(q);
  while (token < k->len) {
    size_t at = span_array_at(units, k->start[token]);
    query_range unit;
    unit.from = first_from(k, units->items[at].start);
    unit.to = unit.limit = first_from(k, units->items[at].end);
    glean_status status = demand_unit(q, doc, a, unit, view, &token);
    if (status != GLEAN_OK) return status;
  }
  return GLEAN_OK;
}

static glean_status mark_names(const query *q, uint16_t **names) {
  const glean_pattern *p = q->pattern;
  size_t bytes = q->in.tokens->len * sizeof **names;
  *names = NULL;
  if (p->name_len == 0 || bytes == 0) return GLEAN_OK;
  *names = mem_resize(&q->mem, NULL, 0, bytes);
  if (*names == NULL) return GLEAN_NOMEM;
  memset(*names, 0, bytes);
  for (size_t i = 0; i < p->name_len; i++) {
    const step_list *list = q->in.lists[i];
    for (size_t k = 0; list != NULL && k < list->len; k++)
      (*names)[list->items[k].first] |= first_name(i);
  }
  return GLEAN_OK;
}

static glean_status search(query *q, glean_doc *doc, const anchors *a) {
  uint16_t *names;
  if (a->len == 0) return GLEAN_OK;
  if (!demand_may(q->pattern) || has_blank_inside(doc))
    return find_in_passes(q, doc, a);
  if (mark_names(q, &names) != GLEAN_OK) return base_nomem(q->asker.err);
  q->in.names = names;
  glean_status status = find_on_demand(q, doc, a);
  q->in.names = NULL;
  mem_free(&q->mem, names, names ? a->len * sizeof *names : 0);
  return status;
}

glean_status search_run(query *q, glean_doc *doc, const glean_places *places,
                        size_t i) {
  search_view view = {q, places, i};
  size_t bytes = (q->pattern->name_len + 1) * sizeof(step_list *);
  const step_list **lists = mem_resize(&doc->mem, NULL, 0, bytes);
  if (lists == NULL) return base_nomem(q->asker.err);
  glean_status status = edge_lists(doc, q->pattern, lists);
  q->in.lists = lists;
  anchors a = {NULL, 0, 0};
  if (status == GLEAN_OK) status = open_anchors(&a, &view);
  if (status == GLEAN_OK) status = search(q, doc, &a);
  else base_nomem(q->asker.err);
  mem_free(&q->mem, a.bits, a.bits ? a.words * sizeof *a.bits : 0);
  q->in.lists = NULL;
  mem_free(&doc->mem, lists, bytes);
  return status;
}
