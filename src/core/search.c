/* search.c: where in a document a pattern is run, and how.
 *
 * It runs over the units of its scope, and near what its matches need; on
 * demand (demand.c) where it may, else in passes over all places. */
#include "search.h"

#include <string.h>

#include "demand.h"
#include "edge.h"
#include "filter.h"
#include "quick.h"

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

/* The next token, from 'token' on, that a match needs: one of the places', or
 * where an annotation it needs starts; the number of tokens: none. */
typedef struct needed {
  const glean_doc *doc;
  const query *q;
  const uint32_t *tokens;
  size_t len, at, edge;
} needed;

static size_t next_needed(needed *n, size_t token) {
  const query_input *in = &n->q->in;
  const uint8_t *wanted = n->q->pattern->need.names;
  size_t found = n->doc->tokens.len;
  while (n->at < n->len && n->tokens[n->at] < token) n->at++;
  if (n->at < n->len) found = n->tokens[n->at];
  while (n->edge < in->edge_len && (in->edges[n->edge].first < token ||
                                    !wanted[in->edges[n->edge].name]))
    n->edge++;
  if (n->edge < in->edge_len && in->edges[n->edge].first < found)
    found = in->edges[n->edge].first;
  return found;
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
static glean_status run_unit(query *q, needed *n, query_range unit,
                             size_t width, size_t *token) {
  query_range near = unit;
  if (width < unit.to - unit.from) {
    if (*token - unit.from >= width) near.from = *token - width + 1;
    do {
      near.to = unit.to - *token > width ? *token + width : unit.to;
      *token = next_needed(n, *token + 1);
    } while (*token < unit.to && *token < near.to + width);
  } else {
    *token = next_needed(n, unit.to);
  }
  return query_run(q, near);
}

/* Run a pattern over the units that hold what it needs. */
static glean_status run_places(query *q, const glean_doc *doc,
                               const glean_places *places, size_t i) {
  const token_table *k = &doc->tokens;
  glean_scope scope = q->pattern->scope;
  const span_array *units =
      scope == GLEAN_SCOPE_SENTENCE ? &doc->sentences : &doc->paragraphs;
  if (q->pattern->need.none) return run_query(q, doc);
  needed n = {.doc = doc, .q = q};
  n.tokens = filter_tokens(places, i, &n.len);
  size_t token = next_needed(&n, 0), width = widest(q);
  query_range unit = {0, scope == GLEAN_SCOPE_DOCUMENT ? k->len : 0, k->len};
  while (token < k->len) {
    if (token >= unit.to) {
      size_t at = span_array_at(units, k->start[token]);
      unit.from = token_at(k, units->items[at].start);
      unit.to = unit.limit = token_at(k, units->items[at].end);
    }
    glean_status status = run_unit(q, &n, unit, width, &token);
    if (status != GLEAN_OK) return status;
  }
  return GLEAN_OK;
}

static glean_status find_in_passes(query *q, glean_doc *doc,
                                   const glean_places *places, size_t i) {
  edge_array edges;
  glean_status status = edge_make(&edges, doc, q->pattern);
  q->in.edges = edges.items;
  q->in.edge_len = edges.len;
  if (status == GLEAN_OK)
    status = places ? run_places(q, doc, places, i) : run_query(q, doc);
  else
    base_nomem(q->asker.err);
  edge_free(&edges, &doc->mem);
  return status;
}

/* ---- On demand ---- */

/* The tokens that matches need one of, as bits. */
typedef struct anchors {
  uint64_t *bits;  /* NULL: any token will do */
  uint64_t *opens; /* where steps start that may be a match's first */
  size_t words, len;
} anchors;

/* Is what a pattern needs rare enough by flags to look at each token? */
static int is_nearer(const glean_pattern *p) {
  return p->near.cost < p->need.cost / 2;
}

/* The tokens that have flags a match needs, or one of its words. */
static void mark_tokens(anchors *a, const program_need *need,
                        const token_table *k) {
  uint64_t bloom = 0;
  for (size_t i = 0; i < need->len; i++)
    bloom |= (uint64_t)1 << (need->hashes[i] & 63);
  for (size_t i = 0; i < k->len; i++) {
    int fits = quick_has(need->flags, quick_index(k->flags[i])) ||
               (bloom >> (k->hash[i] & 63) & 1);
    a->bits[i / 64] |= (uint64_t)(fits != 0) << (i & 63);
  }
}

static void mark_steps(uint64_t *bits, const step_list *list) {
  for (size_t w = 0; list != NULL && w < list->words; w++)
    bits[w] |= list->bits[w];
}

static void mark_opens(anchors *a, const query *q) {
  const glean_pattern *p = q->pattern;
  for (size_t k = 0; k < p->name_len; k++) {
    if (!p->first_names[k]) continue;
    mark_steps(a->opens, q->in.lists[k]);
    if (p->names[k].op == PATTERN_NAME)
      memset(a->opens, 0xFF, a->words * sizeof *a->opens);
  }
}

static void mark_anchors(anchors *a, const query *q, const glean_doc *doc,
                         const glean_places *places, size_t i) {
  const glean_pattern *p = q->pattern;
  int by_flags = is_nearer(p);
  const program_need *need = by_flags ? &p->near : &p->need;
  size_t n = 0;
  if (places == NULL || need->none) return;
  a->bits = a->opens + a->words;
  if (by_flags) mark_tokens(a, need, &doc->tokens);
  const uint32_t *tokens = by_flags ? NULL : filter_tokens(places, i, &n);
  for (size_t k = 0; k < n; k++)
    a->bits[tokens[k] / 64] |= (uint64_t)1 << (tokens[k] & 63);
  for (size_t k = 0; k < p->name_len; k++)
    if (need->names[k]) mark_steps(a->bits, q->in.lists[k]);
}

static glean_status open_anchors(anchors *a, const query *q,
                                 const glean_doc *doc,
                                 const glean_places *places, size_t i) {
  size_t words = doc->tokens.len / 64 + 1;
  *a = (anchors){NULL, NULL, words, doc->tokens.len};
  a->opens = mem_resize(&q->mem, NULL, 0, 2 * words * sizeof *a->opens);
  if (a->opens == NULL) return GLEAN_NOMEM;
  memset(a->opens, 0, 2 * words * sizeof *a->opens);
  mark_opens(a, q);
  mark_anchors(a, q, doc, places, i);
  return GLEAN_OK;
}

static void close_anchors(anchors *a, const glean_allocator *mem) {
  mem_free(mem, a->opens, 2 * a->words * sizeof *a->opens);
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

static glean_status demand_units(query *q, glean_doc *doc, const anchors *a) {
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

/* Find the matches of a pattern from where they may start. */
static glean_status find_on_demand(query *q, glean_doc *doc,
                                   const glean_places *places, size_t i) {
  anchors a;
  size_t bytes = (q->pattern->name_len + 1) * sizeof(step_list *);
  const step_list **lists = mem_resize(&doc->mem, NULL, 0, bytes);
  if (lists == NULL) return base_nomem(q->asker.err);
  glean_status status = edge_lists(doc, q->pattern, lists);
  q->in.lists = lists;
  if (status == GLEAN_OK) status = open_anchors(&a, q, doc, places, i);
  if (status == GLEAN_OK) {
    q->in.opens = a.opens;
    status = demand_units(q, doc, &a);
    close_anchors(&a, &q->mem);
  } else {
    base_nomem(q->asker.err);
  }
  q->in.lists = NULL;
  q->in.opens = NULL;
  mem_free(&doc->mem, lists, bytes);
  return status;
}

glean_status search_run(query *q, glean_doc *doc, const glean_places *places,
                        size_t i) {
  if (demand_may(q->pattern) && !has_blank_inside(doc))
    return find_on_demand(q, doc, places, i);
  return find_in_passes(q, doc, places, i);
}
