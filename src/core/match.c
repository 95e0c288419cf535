/* match.c: hits of lists, matches of patterns and regular expressions, and
 * which of them win.
 *
 * Candidates compete with each other and with the mentions of their label
 * that stand already; a mention that loses is dropped when the matches are
 * freed. */
#include "match.h"

#include <string.h>

#include "edge.h"
#include "list.h"
#include "overlap.h"
#include "query.h"
#include "regex.h"

struct glean_matches {
  glean_doc *doc;
  glean_matches *next; /* in the document */
  query query;
  int is_query;
  regex_hits hits;
  overlap_item *items;  /* old mentions first, then the candidates */
  uint32_t *old;        /* old mentions by item: index in the layer_table */
  uint8_t *taken;       /* by old mention */
  size_t item_len, item_cap, old_len;
  overlap overlap;
  uint32_t current;     /* the candidate last returned, or GLEAN_NONE */
};

/* ---- Items ---- */

static void free_items(glean_matches *m) {
  const glean_allocator *mem = &m->doc->mem;
  overlap_close(&m->overlap, mem);
  mem_free(mem, m->items, m->item_cap * sizeof *m->items);
  mem_free(mem, m->old, m->item_cap * sizeof *m->old);
  mem_free(mem, m->taken, m->item_cap);
}

static glean_status reserve_items(glean_matches *m, size_t cap) {
  const glean_allocator *mem = &m->doc->mem;
  m->item_cap = cap;
  if (cap == 0) return GLEAN_OK;
  m->items = mem_resize(mem, NULL, 0, cap * sizeof *m->items);
  m->old = mem_resize(mem, NULL, 0, cap * sizeof *m->old);
  m->taken = mem_resize(mem, NULL, 0, cap);
  return m->items && m->old && m->taken ? GLEAN_OK : GLEAN_NOMEM;
}

static void add_item(glean_matches *m, uint32_t start, uint32_t end,
                     int32_t priority) {
  m->items[m->item_len] =
      (overlap_item){start, end, priority, (uint32_t)m->item_len};
  m->item_len++;
}

/* Does a mention compete with candidates of this label? */
static int competes(const glean_annotation *a, const glean_marking *marking) {
  uint32_t out = GLEAN_ANNOTATION_DROPPED | GLEAN_ANNOTATION_ALL;
  return marking->label != 0 && a->label == marking->label &&
         marking->overlap != GLEAN_OVERLAP_ALL && !(a->flags & out);
}

static size_t count_old(const layer_table *l, const glean_marking *marking) {
  size_t n = 0;
  for (size_t i = 0; i < l->len; i++) n += competes(&l->items[i], marking) != 0;
  return n;
}

static void add_old(glean_matches *m, const glean_marking *marking) {
  const layer_table *l = &m->doc->layers[GLEAN_ENTITIES];
  for (size_t i = 0; i < l->len; i++) {
    const glean_annotation *a = &l->items[i];
    if (!competes(a, marking)) continue;
    m->taken[m->item_len] = 0;
    m->old[m->item_len] = (uint32_t)i;
    add_item(m, a->start, a->end, a->priority);
  }
  m->old_len = m->item_len;
}

/* ---- Lists ---- */

/* The sum of two priorities, without overflow. */
static int32_t sum(int32_t a, int32_t b) {
  int64_t both = (int64_t)a + b;
  if (both > INT32_MAX) return INT32_MAX;
  return both < INT32_MIN ? INT32_MIN : (int32_t)both;
}

static glean_status mark_hit(glean_doc *doc, const glean_list *list,
                             const list_hit *hit, uint32_t layer,
                             const glean_marking *marking, glean_error *err) {
  glean_annotation a = {hit->start, hit->end, marking->label, marking->rule,
                        0,          hit->entry, 0,            0};
  a.priority = sum(marking->priority, list_priority(list, hit->entry));
  if (marking->overlap == GLEAN_OVERLAP_ALL) a.flags = GLEAN_ANNOTATION_ALL;
  size_t len;
  const char *id = glean_list_id(list, hit->entry, &len);
  if (id != NULL && glean_doc_symbol(doc, id, len, &a.id) != GLEAN_OK)
    return base_nomem(err);
  return glean_doc_annotate(doc, layer, &a, NULL, err);
}

/* Drop the old mentions that a taken candidate beats. */
static void drop_losers(glean_matches *m) {
  layer_table *l = &m->doc->layers[GLEAN_ENTITIES];
  if (m->overlap.items == NULL) return; /* memory ran out before */
  for (size_t i = 0; i < m->old_len; i++)
    if (!m->taken[i] && !overlap_is_free(&m->overlap, (uint32_t)i))
      layer_drop(l, m->old[i]);
}

/* Make mentions of the hits that win. */
static glean_status mark_winners(glean_matches *m, const glean_list *list,
                                 const list_hits *hits,
                                 const glean_marking *marking,
                                 glean_error *err) {
  const layer_table *l = &m->doc->layers[GLEAN_ENTITIES];
  if (reserve_items(m, hits->len + count_old(l, marking)) != GLEAN_OK)
    return base_nomem(err);
  add_old(m, marking);
  for (size_t i = 0; i < hits->len; i++)
    add_item(m, hits->items[i].start, hits->items[i].end,
             sum(marking->priority,
                 list_priority(list, hits->items[i].entry)));
  if (overlap_open(&m->overlap, &m->doc->mem, m->items, m->item_len,
                   marking->overlap) != GLEAN_OK)
    return base_nomem(err);
  uint32_t item;
  size_t old = m->old_len;
  while ((item = overlap_next(&m->overlap)) != GLEAN_NONE) {
    overlap_take(&m->overlap, item);
    if (item < old) {
      m->taken[item] = 1;
      continue;
    }
    glean_status status = mark_hit(m->doc, list, &hits->items[item - old],
                                   GLEAN_ENTITIES, marking, err);
    if (status != GLEAN_OK) return status;
  }
  drop_losers(m);
  return GLEAN_OK;
}

static glean_status check_marking(const glean_doc *doc,
                                  const glean_marking *marking,
                                  glean_error *err) {
  if (marking->label >= doc->symbol_len || marking->rule >= doc->symbol_len)
    return base_fail(err, GLEAN_INVALID, "symbol", 0, "no such symbol");
  if ((unsigned)marking->overlap > GLEAN_OVERLAP_ALL)
    return base_fail(err, GLEAN_INVALID, "overlap", 0, "unknown overlap %u",
                     (unsigned)marking->overlap);
  return GLEAN_OK;
}

glean_status glean_doc_match_list(glean_doc *doc, const glean_list *list,
                                  uint32_t layer, const glean_marking *marking,
                                  glean_error *err) {
  list_hits hits = {0};
  glean_status status = check_marking(doc, marking, err);
  if (status != GLEAN_OK) return status;
  if (layer >= doc->layer_len)
    return base_fail(err, GLEAN_INVALID, "layer", 0, "no such layer");
  if (!list_is_frozen(list))
    return base_fail(err, GLEAN_INVALID, "frozen", 0, "the list is not frozen");
  size_t hits_before = doc->layers[layer].len;
  size_t mentions_before = doc->layers[GLEAN_ENTITIES].len;
  status = list_scan(list, &doc->text, &doc->tokens, &doc->mem, &hits);
  if (status != GLEAN_OK) base_nomem(err);
  for (size_t i = 0; status == GLEAN_OK && i < hits.len; i++)
    status = mark_hit(doc, list, &hits.items[i], layer, marking, err);
  if (status == GLEAN_OK && marking->label != 0) {
    glean_matches m = {.doc = doc};
    status = mark_winners(&m, list, &hits, marking, err);
    free_items(&m);
  }
  if (status != GLEAN_OK) { /* a failed call leaves the document as it was */
    layer_truncate(&doc->layers[layer], hits_before);
    layer_truncate(&doc->layers[GLEAN_ENTITIES], mentions_before);
  }
  list_hits_free(&hits, &doc->mem);
  return status;
}

/* ---- Candidates ---- */

/* Run a pattern over every unit of its scope. */
static glean_status run_query(query *q, const glean_doc *doc) {
  const span_array *units = q->pattern->scope == GLEAN_SCOPE_SENTENCE
                                ? &doc->sentences
                                : &doc->paragraphs;
  if (q->pattern->scope == GLEAN_SCOPE_DOCUMENT)
    return query_run(q, 0, doc->tokens.len);
  size_t token = 0;
  for (size_t i = 0; i < units->len; i++) {
    size_t from = token;
    while (token < doc->tokens.len &&
           doc->tokens.start[token] < units->items[i].end)
      token++;
    glean_status status = query_run(q, from, token);
    if (status != GLEAN_OK) return status;
  }
  return GLEAN_OK;
}

static glean_status find_pattern(glean_matches *m, const glean_pattern *pattern,
                                 const glean_host *caller, glean_error *err) {
  glean_doc *doc = m->doc;
  edge_array edges;
  edge_host fields;
  const glean_host *host = edge_host_open(&fields, doc, caller);
  glean_status status = edge_make(&edges, doc, pattern);
  if (status == GLEAN_OK) {
    query_input in = {&doc->text,      &doc->tokens, doc->lang,
                      &doc->sentences, edges.items,  edges.len, NULL, 0};
    query_open(&m->query, pattern, &doc->mem, &in, host, err);
    m->is_query = 1;
    status = run_query(&m->query, doc);
    m->query.in.edges = NULL; /* nothing of these is needed to read matches */
    m->query.asker.host = NULL;
    m->query.asker.err = NULL;
  } else {
    base_nomem(err);
  }
  edge_free(&edges, &doc->mem);
  return status;
}

static glean_status find_regex(glean_matches *m, const glean_regex *regex,
                               glean_error *err) {
  glean_doc *doc = m->doc;
  regex_run *run;
  if (regex_run_open(&run, regex, &doc->text, &doc->mem) != GLEAN_OK)
    return base_nomem(err);
  const span_array *units = regex_scope(regex) == GLEAN_SCOPE_SENTENCE
                                ? &doc->sentences
                                : &doc->paragraphs;
  glean_status status = GLEAN_OK;
  if (regex_scope(regex) == GLEAN_SCOPE_DOCUMENT)
    status = regex_run_unit(run, 0, doc->text.len, &m->hits, err);
  else
    for (size_t i = 0; status == GLEAN_OK && i < units->len; i++)
      status = regex_run_unit(run, units->items[i].start, units->items[i].end,
                              &m->hits, err);
  regex_run_close(run);
  return status;
}

/* Rank the candidates among themselves and the mentions that stand. */
static glean_status rank(glean_matches *m, const glean_marking *marking) {
  const token_table *k = &m->doc->tokens;
  size_t n = m->is_query ? m->query.len : m->hits.len;
  size_t old = count_old(&m->doc->layers[GLEAN_ENTITIES], marking);
  if (n == 0) return GLEAN_OK;
  if (reserve_items(m, n + old) != GLEAN_OK) return GLEAN_NOMEM;
  add_old(m, marking);
  for (size_t i = 0; i < n; i++) {
    if (m->is_query) {
      const query_candidate *c = &m->query.candidates[i];
      add_item(m, k->start[c->first], k->end[c->last - 1], marking->priority);
    } else {
      add_item(m, m->hits.items[i].start, m->hits.items[i].end,
               marking->priority);
    }
  }
  return overlap_open(&m->overlap, &m->doc->mem, m->items, m->item_len,
                      marking->overlap);
}

static glean_status open_matches(glean_matches **out, glean_doc *doc,
                                 const glean_marking *marking,
                                 glean_error *err) {
  *out = NULL;
  glean_status status = check_marking(doc, marking, err);
  if (status != GLEAN_OK) return status;
  glean_matches *m = mem_resize(&doc->mem, NULL, 0, sizeof *m);
  if (m == NULL) return base_nomem(err);
  memset(m, 0, sizeof *m);
  m->doc = doc;
  m->current = GLEAN_NONE;
  m->next = doc->matches;
  doc->matches = m;
  *out = m;
  return GLEAN_OK;
}

glean_status glean_doc_match_with(glean_doc *doc, const glean_pattern *pattern,
                                  const glean_marking *marking,
                                  const glean_host *host, glean_matches **out,
                                  glean_error *err) {
  glean_status status = open_matches(out, doc, marking, err);
  if (status != GLEAN_OK) return status;
  status = find_pattern(*out, pattern, host, err);
  if (status == GLEAN_OK && rank(*out, marking) != GLEAN_OK)
    status = base_nomem(err);
  if (status == GLEAN_OK) {
    glean_pattern_retain(pattern);
    return GLEAN_OK;
  }
  (*out)->query.pattern = NULL; /* it was not retained */
  glean_matches_free(*out);
  *out = NULL;
  return status;
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
  status = find_regex(*out, regex, err);
  if (status == GLEAN_OK && rank(*out, marking) != GLEAN_OK)
    status = base_nomem(err);
  if (status == GLEAN_OK) return GLEAN_OK;
  glean_matches_free(*out);
  *out = NULL;
  return status;
}

/* ---- Drawing ---- */

glean_status glean_matches_next(glean_matches *m, glean_match *match,
                                int *found) {
  *found = 0;
  m->current = GLEAN_NONE;
  uint32_t item;
  size_t old = m->old_len;
  while ((item = overlap_next(&m->overlap)) != GLEAN_NONE && item < old) {
    overlap_take(&m->overlap, item);
    m->taken[item] = 1;
  }
  if (item == GLEAN_NONE) return GLEAN_OK;
  size_t i = item - old;
  if (m->is_query) {
    if (query_read(&m->query, i, &match->span) != GLEAN_OK) {
      m->overlap.next--; /* it is returned again by a further call */
      return GLEAN_NOMEM;
    }
    match->captures = m->query.captures;
    match->capture_count = m->query.capture_len;
  } else {
    const regex_hit *hit = &m->hits.items[i];
    match->span = (glean_span){hit->start, hit->end};
    match->captures = m->hits.captures ? m->hits.captures + hit->captures
                                       : NULL;
    match->capture_count = hit->capture_len;
  }
  m->current = item;
  *found = 1;
  return GLEAN_OK;
}

void glean_matches_take(glean_matches *m) {
  if (m->current != GLEAN_NONE) overlap_take(&m->overlap, m->current);
  m->current = GLEAN_NONE;
}

void glean_matches_free(glean_matches *m) {
  if (m == NULL) return;
  glean_doc *doc = m->doc;
  glean_matches **link = &doc->matches;
  while (*link != m) link = &(*link)->next;
  *link = m->next;
  drop_losers(m);
  if (m->is_query) {
    glean_pattern_release(m->query.pattern);
    query_close(&m->query);
  }
  regex_hits_free(&m->hits, &doc->mem);
  free_items(m);
  mem_free(&doc->mem, m, sizeof *m);
}
