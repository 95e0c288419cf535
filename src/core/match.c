/* match.c: matches of patterns and regular expressions, and which of them
 * win.
 *
 * Candidates compete with each other, with those of the matches they are
 * joined with, and with the mentions of their label that stand when the first
 * is drawn; a mention that loses is dropped when the matches are freed. */
#include "match.h"

#include <string.h>

#include "contest.h"
#include "demand.h"
#include "docregex.h"
#include "edge.h"
#include "filter.h"
#include "quick.h"
#include "query.h"

struct glean_matches {
  glean_doc *doc;
  glean_matches *next, **link; /* in the document; NULL: a part of others */
  glean_marking marking;
  query query;
  int is_query;
  regex_hits hits;
  glean_matches **parts; /* joined matches are made of these, and their */
  size_t part_len;       /*   candidates count through them all: those of */
  size_t *ends;          /*   part i end before number ends[i] */
  contest contest;
  int is_ranked;    /* the contest is open */
  uint32_t current; /* the candidate last returned, or GLEAN_NONE */
};

glean_status match_check_marking(const glean_doc *doc,
                                 const glean_marking *marking,
                                 glean_error *err) {
  if (marking->label >= doc->symbol_len || marking->rule >= doc->symbol_len)
    return base_fail(err, GLEAN_INVALID, "symbol", 0, "no such symbol");
  if ((unsigned)marking->overlap > GLEAN_OVERLAP_ALL)
    return base_fail(err, GLEAN_INVALID, "overlap", 0, "unknown overlap %u",
                     (unsigned)marking->overlap);
  return GLEAN_OK;
}

/* ---- Candidates ---- */

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

/* ---- Candidates on demand ---- */

/* The tokens that matches need one of, as bits. */
typedef struct anchors {
  uint64_t *bits; /* NULL: any token will do */
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

static glean_status mark_anchors(anchors *a, const query *q,
                                 const glean_doc *doc,
                                 const glean_places *places, size_t i) {
  const glean_pattern *p = q->pattern;
  int by_flags = is_nearer(p);
  const program_need *need = by_flags ? &p->near : &p->need;
  size_t n = 0;
  *a = (anchors){NULL, doc->tokens.len / 64 + 1, doc->tokens.len};
  if (places == NULL || need->none) return GLEAN_OK;
  a->bits = mem_resize(&q->mem, NULL, 0, a->words * sizeof *a->bits);
  if (a->bits == NULL) return GLEAN_NOMEM;
  memset(a->bits, 0, a->words * sizeof *a->bits);
  if (by_flags) mark_tokens(a, need, &doc->tokens);
  const uint32_t *tokens = by_flags ? NULL : filter_tokens(places, i, &n);
  for (size_t k = 0; k < n; k++)
    a->bits[tokens[k] / 64] |= (uint64_t)1 << (tokens[k] & 63);
  for (size_t k = 0; k < p->name_len; k++) {
    const step_list *list = need->names[k] ? q->in.lists[k] : NULL;
    for (size_t w = 0; list != NULL && w < list->words; w++)
      a->bits[w] |= list->bits[w];
  }
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
  if (status == GLEAN_OK) status = mark_anchors(&a, q, doc, places, i);
  if (status == GLEAN_OK) {
    status = demand_units(q, doc, &a);
    mem_free(&q->mem, a.bits, a.words * sizeof *a.bits);
  } else {
    base_nomem(q->asker.err);
  }
  q->in.lists = NULL;
  mem_free(&doc->mem, lists, bytes);
  return status;
}

/* A pattern to find, and how. */
typedef struct search {
  const glean_pattern *pattern;
  const glean_host *host;     /* may be NULL */
  const glean_places *places; /* may be NULL; */
  size_t place;               /* else the pattern is this one of its set */
} search;

static glean_status find_in_passes(query *q, glean_doc *doc, const search *s) {
  edge_array edges;
  glean_status status = edge_make(&edges, doc, s->pattern);
  q->in.edges = edges.items;
  q->in.edge_len = edges.len;
  if (status == GLEAN_OK)
    status = s->places ? run_places(q, doc, s->places, s->place)
                       : run_query(q, doc);
  else
    base_nomem(q->asker.err);
  edge_free(&edges, &doc->mem);
  return status;
}

static glean_status find_pattern(glean_matches *m, const search *s,
                                 glean_error *err) {
  glean_doc *doc = m->doc;
  query *q = &m->query;
  edge_host fields;
  const glean_host *host = edge_host_open(&fields, doc, s->host);
  query_input in = {.t = &doc->text, .tokens = &doc->tokens,
                    .lang = doc->lang, .sentences = &doc->sentences};
  query_open(q, s->pattern, &doc->mem, &in, host, err);
  m->is_query = 1;
  glean_status status =
      demand_may(s->pattern) && !has_blank_inside(doc)
          ? find_on_demand(q, doc, s->places, s->place)
          : find_in_passes(q, doc, s);
  query_finish(q);
  return status;
}

static void put_in(glean_matches *m) {
  m->link = &m->doc->matches;
  m->next = *m->link;
  if (m->next != NULL) m->next->link = &m->next;
  *m->link = m;
}

static void take_out(glean_matches *m) {
  if (m->link == NULL) return;
  *m->link = m->next;
  if (m->next != NULL) m->next->link = m->link;
  m->link = NULL;
}

static glean_status open_matches(glean_matches **out, glean_doc *doc,
                                 const glean_marking *marking,
                                 glean_error *err) {
  *out = NULL;
  glean_status status = match_check_marking(doc, marking, err);
  if (status != GLEAN_OK) return status;
  if (document_tokenize(doc) != GLEAN_OK) return base_nomem(err);
  glean_matches *m = mem_resize(&doc->mem, NULL, 0, sizeof *m);
  if (m == NULL) return base_nomem(err);
  memset(m, 0, sizeof *m);
  m->doc = doc;
  m->marking = *marking;
  m->current = GLEAN_NONE;
  put_in(m);
  *out = m;
  return GLEAN_OK;
}

static glean_status match(glean_doc *doc, const search *s,
                          const glean_marking *marking, glean_matches **out,
                          glean_error *err) {
  glean_status status = open_matches(out, doc, marking, err);
  if (status != GLEAN_OK) return status;
  status = find_pattern(*out, s, err);
  if (status == GLEAN_OK) {
    glean_pattern_retain(s->pattern);
    return GLEAN_OK;
  }
  (*out)->query.pattern = NULL; /* it was not retained */
  glean_matches_free(*out);
  *out = NULL;
  return status;
}

glean_status glean_doc_match_with(glean_doc *doc, const glean_pattern *pattern,
                                  const glean_marking *marking,
                                  const glean_host *host, glean_matches **out,
                                  glean_error *err) {
  search s = {pattern, host, NULL, 0};
  return match(doc, &s, marking, out, err);
}

glean_status glean_doc_match_places(glean_doc *doc, const glean_places *places,
                                    size_t i, const glean_marking *marking,
                                    const glean_host *host,
                                    glean_matches **out, glean_error *err) {
  search s = {filter_pattern(places, i), host, places, i};
  *out = NULL;
  if (s.pattern == NULL || !filter_is_of(places, doc))
    return base_fail(err, GLEAN_INVALID, "places", 0,
                     "no such pattern, or places of another document");
  return match(doc, &s, marking, out, err);
}

glean_status glean_doc_match(glean_doc *doc, const glean_pattern *pattern,
                             const glean_marking *marking, glean_matches **out,
                             glean_error *err) {
  return glean_doc_match_with(doc, pattern, marking, NULL, out, err);
}

glean_status glean_doc_match_regex(glean_doc *doc, const glean_regex *regex,
                                   const glean_marking *marking,
                                   glean_matches **out, glean_error *err) {
  glean_status status = open_matches(out, doc, marking, err);
  if (status != GLEAN_OK) return status;
  status = docregex_find(doc, regex, &(*out)->hits, err);
  if (status == GLEAN_OK) return GLEAN_OK;
  glean_matches_free(*out);
  *out = NULL;
  return status;
}

/* ---- Joining ---- */

/* May m be joined with others of the label and the policy of 'first'? */
static int fits(const glean_doc *doc, const glean_matches *m,
                const glean_matches *first) {
  return m->doc == doc && m->link != NULL && m->part_len == 0 &&
         !m->is_ranked && m->marking.label == first->marking.label &&
         m->marking.overlap == first->marking.overlap;
}

static glean_status check_parts(const glean_doc *doc,
                                glean_matches *const *parts, size_t n,
                                glean_error *err) {
  size_t all = 0, good = 0;
  for (; good < n && fits(doc, parts[good], parts[0]); good++) {
    parts[good]->is_ranked = 1; /* a second time it does not fit */
    all += glean_matches_count(parts[good]);
  }
  for (size_t i = 0; i < good; i++) parts[i]->is_ranked = 0;
  if (n == 0) return base_fail(err, GLEAN_INVALID, "join", 0, "no parts");
  if (good < n)
    return base_fail(err, GLEAN_INVALID, "join", good,
                     "matches of another document, label or policy, or that "
                     "were joined or drawn from");
  if (all > GLEAN_NONE / 4)
    return base_fail(err, GLEAN_LIMIT, "join", 0, "too many candidates");
  return GLEAN_OK;
}

/* Room for n parts, all or nothing. */
static glean_status make_parts(glean_matches *m, size_t n) {
  const glean_allocator *mem = &m->doc->mem;
  m->parts = mem_resize(mem, NULL, 0, n * sizeof *m->parts);
  if (m->parts == NULL) return GLEAN_NOMEM;
  m->ends = mem_resize(mem, NULL, 0, n * sizeof *m->ends);
  if (m->ends == NULL) {
    mem_free(mem, m->parts, n * sizeof *m->parts);
    m->parts = NULL;
    return GLEAN_NOMEM;
  }
  m->part_len = n;
  return GLEAN_OK;
}

glean_status glean_matches_join(glean_doc *doc, glean_matches *const *parts,
                                size_t n, glean_matches **out,
                                glean_error *err) {
  *out = NULL;
  glean_status status = check_parts(doc, parts, n, err);
  if (status != GLEAN_OK) return status;
  status = open_matches(out, doc, &parts[0]->marking, err);
  if (status != GLEAN_OK) return status;
  glean_matches *m = *out;
  if (make_parts(m, n) != GLEAN_OK) {
    glean_matches_free(m);
    *out = NULL;
    return base_nomem(err);
  }
  size_t end = 0;
  for (size_t i = 0; i < n; i++) {
    m->parts[i] = parts[i];
    m->ends[i] = end += glean_matches_count(parts[i]);
    take_out(parts[i]);
  }
  return GLEAN_OK;
}

/* The part of a candidate; its number there goes to *i. */
static size_t part_of(const glean_matches *m, uint32_t *i) {
  size_t low = 0, high = m->part_len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (m->ends[middle] <= *i)
      low = middle + 1;
    else
      high = middle;
  }
  if (low > 0) *i -= (uint32_t)m->ends[low - 1];
  return low;
}

/* ---- Drawing ---- */

size_t glean_matches_count(const glean_matches *m) {
  if (m->part_len > 0) return m->ends[m->part_len - 1];
  return m->is_query ? m->query.len : m->hits.len;
}

/* Put the candidates into a contest. */
static void enter(contest *c, const glean_matches *m) {
  const token_table *k = &m->doc->tokens;
  int32_t priority = m->marking.priority;
  for (size_t i = 0; i < m->part_len; i++) enter(c, m->parts[i]);
  for (size_t i = 0; i < m->query.len; i++) {
    const query_candidate *one = &m->query.candidates[i];
    contest_add(c, k->start[one->first], k->end[one->last - 1], priority);
  }
  for (size_t i = 0; i < m->hits.len; i++)
    contest_add(c, m->hits.items[i].start, m->hits.items[i].end, priority);
}

/* Rank the candidates among themselves and the mentions that stand. */
static glean_status rank(glean_matches *m) {
  size_t n = glean_matches_count(m);
  if (m->is_ranked || n == 0) return GLEAN_OK;
  glean_status status = contest_open(&m->contest, m->doc, &m->marking, n);
  if (status == GLEAN_OK) {
    enter(&m->contest, m);
    status = contest_rank(&m->contest, m->marking.overlap);
  }
  m->is_ranked = status == GLEAN_OK;
  if (status != GLEAN_OK) contest_close(&m->contest);
  return status;
}

/* Read candidate i. */
static glean_status read_match(glean_matches *m, uint32_t i,
                               glean_match *match) {
  if (m->is_query) {
    if (query_read(&m->query, i, &match->span) != GLEAN_OK) return GLEAN_NOMEM;
    match->captures = m->query.captures;
    match->capture_count = m->query.capture_len;
    return GLEAN_OK;
  }
  const regex_hit *hit = &m->hits.items[i];
  match->span = (glean_span){hit->start, hit->end};
  match->captures = m->hits.captures ? m->hits.captures + hit->captures : NULL;
  match->capture_count = hit->capture_len;
  return GLEAN_OK;
}

glean_status glean_matches_next(glean_matches *m, glean_match *match,
                                int *found) {
  *found = 0;
  m->current = GLEAN_NONE;
  if (rank(m) != GLEAN_OK) return GLEAN_NOMEM;
  uint32_t i = contest_next(&m->contest), own = i;
  if (i == GLEAN_NONE) return GLEAN_OK;
  match->part = m->part_len > 0 ? part_of(m, &own) : 0;
  glean_matches *part = m->part_len > 0 ? m->parts[match->part] : m;
  if (read_match(part, own, match) != GLEAN_OK) {
    m->contest.overlap.next--; /* it is returned again by a further call */
    return GLEAN_NOMEM;
  }
  m->current = i;
  *found = 1;
  return GLEAN_OK;
}

void glean_matches_take(glean_matches *m) {
  if (m->current != GLEAN_NONE) contest_take(&m->contest, m->current);
  m->current = GLEAN_NONE;
}

void glean_matches_free(glean_matches *m) {
  if (m == NULL) return;
  glean_doc *doc = m->doc;
  take_out(m);
  for (size_t i = 0; i < m->part_len; i++) glean_matches_free(m->parts[i]);
  mem_free(&doc->mem, m->parts, m->part_len * sizeof *m->parts);
  mem_free(&doc->mem, m->ends, m->part_len * sizeof *m->ends);
  contest_drop_losers(&m->contest);
  if (m->is_query) {
    glean_pattern_release(m->query.pattern);
    query_close(&m->query);
  }
  regex_hits_free(&m->hits, &doc->mem);
  contest_close(&m->contest);
  mem_free(&doc->mem, m, sizeof *m);
}
