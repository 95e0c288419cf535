/* match.c: matches of patterns and regular expressions, and which of them
 * win.
 *
 * Candidates compete with each other, with those of the matches they are
 * joined with, and with the mentions of their label that stand when the first
 * is drawn; a mention that loses is dropped when the matches are freed. */
#include "match.h"

#include <string.h>

#include "contest.h"
#include "docregex.h"
#include "edge.h"
#include "filter.h"
#include "query.h"
#include "search.h"

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

/* A pattern to find, and how. */
typedef struct search {
  const glean_pattern *pattern;
  const glean_host *host;     /* may be NULL */
  const glean_places *places; /* may be NULL; */
  size_t place;               /* else the pattern is this one of its set */
} search;

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
  glean_status status = search_run(q, doc, s->places, s->place);
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
