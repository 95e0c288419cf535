/* match.c: matches of patterns and regular expressions, and which of them
 * win.
 *
 * Candidates compete with each other and with the mentions of their label
 * that stand already; a mention that loses is dropped when the matches are
 * freed. */
#include "match.h"

#include <string.h>

#include "contest.h"
#include "docregex.h"
#include "edge.h"
#include "query.h"

struct glean_matches {
  glean_doc *doc;
  glean_matches *next; /* in the document */
  query query;
  int is_query;
  regex_hits hits;
  contest contest;
  uint32_t current;     /* the candidate last returned, or GLEAN_NONE */
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

/* Rank the candidates among themselves and the mentions that stand. */
static glean_status rank(glean_matches *m, const glean_marking *marking) {
  const token_table *k = &m->doc->tokens;
  size_t n = m->is_query ? m->query.len : m->hits.len;
  if (n == 0) return GLEAN_OK;
  contest *e = &m->contest;
  if (contest_open(e, m->doc, marking, n) != GLEAN_OK) return GLEAN_NOMEM;
  for (size_t i = 0; i < n; i++) {
    if (m->is_query) {
      const query_candidate *c = &m->query.candidates[i];
      contest_add(e, k->start[c->first], k->end[c->last - 1],
                  marking->priority);
    } else {
      contest_add(e, m->hits.items[i].start, m->hits.items[i].end,
                  marking->priority);
    }
  }
  return contest_rank(e, marking->overlap);
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
  status = docregex_find(doc, regex, &(*out)->hits, err);
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
  uint32_t i = contest_next(&m->contest);
  if (i == GLEAN_NONE) return GLEAN_OK;
  if (m->is_query) {
    if (query_read(&m->query, i, &match->span) != GLEAN_OK) {
      m->contest.overlap.next--; /* it is returned again by a further call */
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
  glean_matches **link = &doc->matches;
  while (*link != m) link = &(*link)->next;
  *link = m->next;
  contest_drop_losers(&m->contest);
  if (m->is_query) {
    glean_pattern_release(m->query.pattern);
    query_close(&m->query);
  }
  regex_hits_free(&m->hits, &doc->mem);
  contest_close(&m->contest);
  mem_free(&doc->mem, m, sizeof *m);
}
