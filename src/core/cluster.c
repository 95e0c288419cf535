/* cluster.c: the mentions of a document as entities. */
#include "document.h"

#include "entity.h"
#include "link.h"

#define ALL_KINDS ((1u << GLEAN_LINK_KINDS) - 1)

const char *glean_link_name(glean_link_kind kind) {
  static const char *const names[GLEAN_LINK_KINDS] = {
      "",        "same",  "full",       "surname", "surnames", "nickname",
      "acronym", "title", "possessive", "given"};
  return (unsigned)kind < GLEAN_LINK_KINDS ? names[kind] : "";
}

/* ---- Linking ---- */

static int of_label(const glean_annotation *a, glean_symbol label) {
  return a->label == label && !(a->flags & GLEAN_ANNOTATION_DROPPED);
}

static glean_status run(glean_doc *doc, uint32_t kinds,
                        const link_mention *mentions, size_t n,
                        link_result *results) {
  link_input in = {&doc->text, &doc->tokens, &doc->sentences, doc->lang,
                   kinds};
  return link_mentions(&in, &doc->mem, mentions, n, results);
}

static void apply(layer_table *l, const uint32_t *items, size_t n,
                  const link_result *results) {
  for (size_t i = 0; i < n; i++) {
    glean_annotation *a = &l->items[items[i]];
    uint32_t target = items[results[i].target];
    int linked = target != items[i] && a->id == 0;
    a->link = linked ? target + 1 : 0;
    a->link_kind = linked ? results[i].kind : 0;
    if (linked) l->items[target].flags |= GLEAN_ANNOTATION_HEAD;
  }
  l->numbers_valid = l->entities_valid = 0;
}

/* Collect the mentions of a label in text order, link them, write it down. */
static glean_status link_label(glean_doc *doc, glean_symbol label,
                               uint32_t kinds) {
  layer_table *l = &doc->layers[GLEAN_ENTITIES];
  size_t n = 0;
  for (size_t i = 0; i < l->len; i++)
    n += (size_t)of_label(&l->items[i], label);
  if (n == 0) return GLEAN_OK;
  mem_arena arena;
  mem_arena_init(&arena, doc->mem);
  link_mention *mentions = mem_arena_alloc(&arena, n * sizeof *mentions);
  link_result *results = mem_arena_alloc(&arena, n * sizeof *results);
  uint32_t *items = mem_arena_alloc(&arena, n * sizeof *items);
  glean_status status =
      mentions && results && items ? layer_sort(l, &doc->mem) : GLEAN_NOMEM;
  n = 0;
  for (size_t i = 0; status == GLEAN_OK && i < l->len; i++) {
    const glean_annotation *a = &l->items[l->order[i]];
    if (!of_label(a, label)) continue;
    items[n] = l->order[i];
    mentions[n++] = (link_mention){a->start, a->end, a->id};
  }
  if (status == GLEAN_OK) status = run(doc, kinds, mentions, n, results);
  if (status == GLEAN_OK) apply(l, items, n, results);
  mem_arena_free(&arena);
  return status;
}

glean_status glean_doc_link(glean_doc *doc, glean_symbol label, uint32_t kinds,
                            glean_error *err) {
  if (label == 0 || label >= doc->symbol_len)
    return base_fail(err, GLEAN_INVALID, "symbol", 0, "no such symbol");
  if (kinds & ~ALL_KINDS)
    return base_fail(err, GLEAN_INVALID, "link_kinds", 0,
                     "an unknown kind of link");
  if (document_tokenize(doc) != GLEAN_OK ||
      link_label(doc, label, kinds) != GLEAN_OK)
    return base_nomem(err);
  return GLEAN_OK;
}

/* ---- Entities ---- */

glean_status glean_doc_entity_count(glean_doc *doc, uint32_t layer,
                                    uint32_t *count) {
  *count = 0;
  if (layer >= doc->layer_len) return GLEAN_INVALID;
  layer_table *l = &doc->layers[layer];
  if (entity_update(l, &doc->mem, doc->symbol_len) != GLEAN_OK)
    return GLEAN_NOMEM;
  *count = (uint32_t)l->entity_len;
  return GLEAN_OK;
}

glean_entity glean_doc_entity(const glean_doc *doc, uint32_t layer,
                              uint32_t i) {
  return doc->layers[layer].entities[i];
}

uint32_t glean_doc_entity_of(const glean_doc *doc, uint32_t layer,
                             uint32_t index) {
  return doc->layers[layer].entity[index];
}

uint32_t glean_doc_entity_next(const glean_doc *doc, uint32_t layer,
                               uint32_t index) {
  return doc->layers[layer].entity_next[index];
}

uint32_t glean_doc_annotation_head(const glean_doc *doc, uint32_t layer,
                                   uint32_t index) {
  return layer_head(&doc->layers[layer], index);
}
