/* docregex.c: the matches of regular expressions in a document. */
#include "docregex.h"

glean_status glean_doc_find_regexes(glean_doc *doc, const glean_regex_set *set,
                                    glean_error *err) {
  regexset_found found;
  if (document_tokenize(doc) != GLEAN_OK) return base_nomem(err);
  glean_status status = regexset_run(&found, set, &doc->text, &doc->sentences,
                                     &doc->paragraphs, &doc->mem, &doc->clock);
  if (status != GLEAN_OK) return base_nomem(err);
  regexset_found_free(&doc->found, &doc->mem);
  doc->found = found;
  return GLEAN_OK;
}

/* Copy a match and its captures. */
static glean_status copy_hit(regex_hits *to, const glean_allocator *mem,
                             const regex_hits *from, const regex_hit *hit) {
  size_t n = hit->capture_len;
  regex_hit *items =
      mem_grow(mem, to->items, &to->cap, to->len + 1, sizeof *items);
  if (items == NULL) return GLEAN_NOMEM;
  to->items = items;
  if (n > 0) {
    glean_capture *all = mem_grow(mem, to->captures, &to->capture_cap,
                                  to->capture_len + n, sizeof *all);
    if (all == NULL) return GLEAN_NOMEM;
    to->captures = all;
  }
  items[to->len] = *hit;
  items[to->len++].captures = (uint32_t)to->capture_len;
  for (size_t i = 0; i < n; i++)
    to->captures[to->capture_len++] = from->captures[hit->captures + i];
  return GLEAN_OK;
}

/* What was found with the set. */
static glean_status copy_found(const glean_doc *doc,
                               const regexset_state *state, regex_hits *hits,
                               glean_error *err) {
  const regexset_found *found = &doc->found;
  if (state->failure != GLEAN_NONE) {
    const glean_error *failure = &found->failures[state->failure];
    return base_fail(err, failure->status, failure->code, failure->position,
                     "%s", failure->message);
  }
  for (uint32_t i = state->first; i != GLEAN_NONE;
       i = found->hits.items[i].next)
    if (copy_hit(hits, &doc->mem, &found->hits, &found->hits.items[i]) !=
        GLEAN_OK)
      return base_nomem(err);
  return GLEAN_OK;
}

/* Run an expression alone, over every start. */
static glean_status find_alone(glean_doc *doc, const glean_regex *regex,
                               regex_hits *hits, glean_error *err) {
  glean_span whole = {0, (uint32_t)doc->text.len};
  const glean_span *units = &whole;
  size_t n = 1;
  regex_cost cost = {0, 0};
  regex_run run;
  if (regex_scope(regex) != GLEAN_SCOPE_DOCUMENT) {
    const span_array *all = regex_scope(regex) == GLEAN_SCOPE_SENTENCE
                                ? &doc->sentences
                                : &doc->paragraphs;
    units = all->items;
    n = all->len;
  }
  if (regex_run_open(&run, &doc->text, &doc->mem, regex->pairs,
                     &doc->clock) != GLEAN_OK)
    return base_nomem(err);
  glean_status status = GLEAN_OK;
  for (size_t i = 0; status == GLEAN_OK && i < n; i++) {
    size_t at = units[i].start;
    if (units[i].end > at)
      status = regex_run_range(&run, regex, units[i], &at, units[i].end - 1u,
                               &cost, hits, err);
  }
  regex_run_close(&run);
  return status;
}

glean_status docregex_find(glean_doc *doc, const glean_regex *regex,
                           regex_hits *hits, glean_error *err) {
  const regexset_state *state = regexset_state_of(&doc->found, regex);
  return state != NULL ? copy_found(doc, state, hits, err)
                       : find_alone(doc, regex, hits, err);
}

/* ---- Explaining ---- */

/* The attempt of a unit that comes farther than *best. */
static void explain_unit(regex_run *run, const glean_regex *regex,
                         glean_span unit, size_t position, glean_span *best) {
  size_t at = unit.start, last = unit.end;
  if (position != SIZE_MAX) {
    if (position < at || position >= last) return;
    at = position;
    last = position + 1;
  }
  for (; at < last; at = regex_boundary(run->t, at + 1)) {
    size_t n = regex_run_tried(run, regex, unit, at, best->end - best->start);
    if (n > best->end - best->start)
      *best = (glean_span){(uint32_t)at, (uint32_t)(at + n)};
  }
}

glean_status glean_doc_explain_regex(glean_doc *doc, const glean_regex *regex,
                                     size_t position, glean_span *out,
                                     glean_error *err) {
  glean_span whole = {0, (uint32_t)doc->text.len};
  span_array all = {.items = &whole, .len = 1};
  regex_run run;
  *out = (glean_span){0, 0};
  if (document_tokenize(doc) != GLEAN_OK) return base_nomem(err);
  if (regex_scope(regex) == GLEAN_SCOPE_SENTENCE) all = doc->sentences;
  if (regex_scope(regex) == GLEAN_SCOPE_PARAGRAPH) all = doc->paragraphs;
  if (regex_run_open(&run, &doc->text, &doc->mem, regex->pairs,
                     &doc->clock) != GLEAN_OK)
    return base_nomem(err);
  for (size_t i = 0; i < all.len; i++)
    explain_unit(&run, regex, all.items[i], position, out);
  regex_run_close(&run);
  return GLEAN_OK;
}
