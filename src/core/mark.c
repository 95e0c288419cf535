/* mark.c: from the hits of a list to annotations. */
#include "contest.h"
#include "list.h"
#include "listset.h"
#include "match.h"
#include "find.h"
#include "skim.h"

/* A list at work on a document. */
typedef struct marker {
  glean_doc *doc;
  const flat *list;
  find_starts starts; /* where its entries may start, if that is known */
  const glean_marking *marking;
  find_hits hits;
  glean_symbol labels[UINT8_MAX + 1]; /* by label; 0: the marking's */
  int layer_only;
  contest *contests; /* by label, where it is the first of its symbol */
  size_t contest_len;
} marker;

static glean_symbol label_of(const marker *m, uint32_t entry) {
  return m->labels[flat_label(m->list, entry)];
}

static int32_t priority_of(const marker *m, uint32_t entry) {
  return contest_priority(m->marking->priority,
                          flat_priority(m->list, entry));
}

static glean_status mark(const marker *m, const find_hit *hit, uint32_t layer,
                         glean_symbol label, glean_error *err) {
  glean_annotation a = {hit->start, hit->end, label, m->marking->rule,
                        0,          hit->entry, 0,   0, 0, 0};
  a.priority = priority_of(m, hit->entry);
  if (m->marking->overlap == GLEAN_OVERLAP_ALL) a.flags = GLEAN_ANNOTATION_ALL;
  flat_bytes id = flat_id(m->list, hit->entry);
  if (id.bytes != NULL &&
      glean_doc_symbol(m->doc, (const char *)id.bytes, id.len, &a.id))
    return base_nomem(err);
  return glean_doc_annotate(m->doc, layer, &a, NULL, err);
}

static glean_status read_labels(marker *m, glean_error *err) {
  m->labels[0] = m->marking->label;
  for (uint32_t i = 1; i <= m->list->label_count; i++) {
    flat_bytes name = flat_label_text(m->list, i);
    m->labels[i] = m->marking->label;
    if (name.len > 0 && glean_doc_symbol(m->doc, (const char *)name.bytes,
                                         name.len, &m->labels[i]) != GLEAN_OK)
      return base_nomem(err);
  }
  return GLEAN_OK;
}

/* Can nothing but the leftmost, longest hits become annotations? */
static int is_simple(const marker *m, uint32_t layer) {
  const flat *b = m->list;
  return layer == GLEAN_NONE && m->marking->label != 0 &&
         m->marking->overlap == GLEAN_OVERLAP_LEFTMOST && !b->priority &&
         !b->label && !(b->header.flags & FLAT_FUZZY) &&
         contest_count_old(m->doc, m->marking) == 0;
}

static glean_status mark_every(const marker *m, uint32_t layer, int labelled,
                               glean_error *err) {
  glean_status status = GLEAN_OK;
  for (size_t i = 0; status == GLEAN_OK && i < m->hits.len; i++) {
    const find_hit *hit = &m->hits.items[i];
    glean_symbol label = label_of(m, hit->entry);
    if (label != 0 || !labelled) status = mark(m, hit, layer, label, err);
  }
  return status;
}

/* Let the hits of one label compete, and mark those that win. */
static glean_status mark_winners(marker *m, contest *c, glean_symbol label,
                                 uint32_t *numbers, glean_error *err) {
  glean_marking marking = *m->marking;
  const find_hits *h = &m->hits;
  size_t n = 0;
  marking.label = label;
  for (size_t i = 0; i < h->len; i++)
    if (label_of(m, h->items[i].entry) == label) numbers[n++] = (uint32_t)i;
  if (n == 0) return GLEAN_OK;
  if (contest_open(c, m->doc, &marking, n) != GLEAN_OK) return base_nomem(err);
  for (size_t i = 0; i < n; i++) {
    const find_hit *hit = &h->items[numbers[i]];
    contest_add(c, hit->start, hit->end, priority_of(m, hit->entry));
  }
  if (contest_rank(c, marking.overlap) != GLEAN_OK) return base_nomem(err);
  uint32_t winner;
  while ((winner = contest_next(c)) != GLEAN_NONE) {
    contest_take(c, winner);
    glean_status status = mark(m, &h->items[numbers[winner]], GLEAN_ENTITIES,
                               label, err);
    if (status != GLEAN_OK) return status;
  }
  return GLEAN_OK;
}

/* Is a label's symbol that of an earlier one, or none? */
static int is_done(const marker *m, uint32_t label) {
  for (uint32_t i = 0; i < label; i++)
    if (m->labels[i] == m->labels[label]) return 1;
  return m->labels[label] == 0;
}

static glean_status mark_mentions(marker *m, glean_error *err) {
  if (m->marking->overlap == GLEAN_OVERLAP_ALL)
    return mark_every(m, GLEAN_ENTITIES, 1, err);
  const glean_allocator *mem = &m->doc->mem;
  size_t size = m->hits.len * sizeof(uint32_t), n = m->list->label_count + 1;
  if (size == 0) return GLEAN_OK;
  m->contests = mem_resize(mem, NULL, 0, n * sizeof *m->contests);
  if (m->contests == NULL) return base_nomem(err);
  for (; m->contest_len < n; m->contest_len++)
    m->contests[m->contest_len] = (contest){0};
  uint32_t *numbers = mem_resize(mem, NULL, 0, size);
  if (numbers == NULL) return base_nomem(err);
  glean_status status = GLEAN_OK;
  for (uint32_t i = 0; i <= m->list->label_count && status == GLEAN_OK; i++)
    if (!is_done(m, i))
      status = mark_winners(m, &m->contests[i], m->labels[i], numbers, err);
  mem_free(mem, numbers, size);
  return status;
}

/* Tokens are made for it only where they are of use. */
static glean_status find(marker *m, find_mode mode) {
  glean_doc *doc = m->doc;
  if (!doc->tokenized && skim_serves(m->list, &doc->text))
    return find_text(m->list, &doc->text, &doc->mem, mode, &m->hits);
  if (document_tokenize(doc) != GLEAN_OK) return GLEAN_NOMEM;
  return find_list(m->list, &doc->text, &doc->tokens, &doc->mem, mode,
                   m->starts, &m->hits);
}

static glean_status find_and_mark(marker *m, uint32_t layer,
                                  glean_error *err) {
  glean_status status = read_labels(m, err);
  if (status != GLEAN_OK) return status;
  int simple = is_simple(m, layer);
  if (find(m, simple ? FIND_LEFTMOST : FIND_ALL) != GLEAN_OK)
    return base_nomem(err);
  if (simple) return mark_every(m, GLEAN_ENTITIES, 1, err);
  if (layer != GLEAN_NONE) status = mark_every(m, layer, 0, err);
  if (m->layer_only || status != GLEAN_OK) return status;
  return mark_mentions(m, err);
}

/* A failed call leaves the document as it was. */
static glean_status run(marker *m, uint32_t layer, glean_error *err) {
  layer_table *layers = m->doc->layers;
  size_t mentions = layers[GLEAN_ENTITIES].len;
  size_t hits = layer == GLEAN_NONE ? 0 : layers[layer].len;
  glean_status status = find_and_mark(m, layer, err);
  if (status != GLEAN_OK) {
    if (layer != GLEAN_NONE) layer_truncate(&layers[layer], hits);
    layer_truncate(&layers[GLEAN_ENTITIES], mentions);
  }
  for (size_t i = 0; i < m->contest_len; i++) {
    if (status == GLEAN_OK && m->contests[i].doc != NULL)
      contest_drop_losers(&m->contests[i]);
    contest_close(&m->contests[i]);
  }
  mem_free(&m->doc->mem, m->contests, m->contest_len * sizeof *m->contests);
  find_hits_free(&m->hits, &m->doc->mem);
  return status;
}

static glean_status match_list(glean_doc *doc, const glean_list *list,
                               uint32_t layer, const glean_marking *marking,
                               int layer_only, glean_error *err) {
  glean_status status = match_check_marking(doc, marking, err);
  if (status != GLEAN_OK) return status;
  if (layer != GLEAN_NONE && layer >= doc->layer_len)
    return base_fail(err, GLEAN_INVALID, "layer", 0, "no such layer");
  if (!list_is_frozen(list))
    return base_fail(err, GLEAN_INVALID, "frozen", 0, "the list is not frozen");
  marker m = {.doc = doc, .list = &list->flat, .marking = marking,
              .layer_only = layer_only};
  m.starts = listset_of(&doc->starts, listset_number(doc->starts.set, list));
  return run(&m, layer, err);
}

glean_status glean_doc_scan_lists(glean_doc *doc, const glean_list_set *set,
                                  glean_error *err) {
  listset_starts starts;
  if (document_tokenize(doc) != GLEAN_OK) return base_nomem(err);
  if (listset_scan(&starts, set, &doc->text, &doc->tokens, &doc->mem) !=
      GLEAN_OK)
    return base_nomem(err);
  listset_free(&doc->starts, &doc->mem);
  doc->starts = starts;
  return GLEAN_OK;
}

size_t glean_doc_list_starts(const glean_doc *doc, size_t i) {
  find_starts starts = listset_of(&doc->starts, i);
  return starts.tokens == NULL ? SIZE_MAX : starts.len;
}

glean_status glean_doc_match_list(glean_doc *doc, const glean_list *list,
                                  uint32_t layer, const glean_marking *marking,
                                  glean_error *err) {
  return match_list(doc, list, layer, marking, 0, err);
}

glean_status glean_doc_list_layer(glean_doc *doc, const glean_list *list,
                                  uint32_t layer, const glean_marking *marking,
                                  glean_error *err) {
  if (layer == GLEAN_NONE)
    return base_fail(err, GLEAN_INVALID, "layer", 0, "no such layer");
  return match_list(doc, list, layer, marking, 1, err);
}
