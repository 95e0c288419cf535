/* cluster.c: the mentions of a document as entities. */
#include "document.h"

#include <string.h>

#include "discover.h"
#include "entity.h"

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

/* The mentions of a label in text order, marked and found ones. */
typedef struct mention_list {
  link_mention *mentions;
  uint32_t *items; /* their annotations; GLEAN_NONE for found ones */
  size_t len;
} mention_list;

static int stands_before(const link_mention *a, const link_mention *b) {
  return a->start != b->start ? a->start < b->start : a->end >= b->end;
}

/* Does any annotation have these bounds?  Then the words are something else. */
static int is_marked(const layer_table *l, const link_mention *m) {
  size_t low = 0, high = l->order_len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (l->items[l->order[middle]].start < m->start)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < l->order_len && l->items[l->order[low]].start == m->start;
       low++) {
    const glean_annotation *a = &l->items[l->order[low]];
    if (a->end == m->end && !(a->flags & GLEAN_ANNOTATION_DROPPED)) return 1;
  }
  return 0;
}

/* Collect the marked mentions of a label; 'more' leaves room for found ones. */
static glean_status collect(mem_arena *arena, const layer_table *l,
                            glean_symbol label, size_t n, size_t more,
                            mention_list *out) {
  out->mentions = mem_arena_alloc(arena, (n + more) * sizeof *out->mentions);
  out->items = mem_arena_alloc(arena, (n + more) * sizeof *out->items);
  out->len = 0;
  if (out->mentions == NULL || out->items == NULL) return GLEAN_NOMEM;
  for (size_t i = 0; i < l->order_len; i++) {
    const glean_annotation *a = &l->items[l->order[i]];
    if (!of_label(a, label)) continue;
    out->items[out->len] = l->order[i];
    out->mentions[out->len++] = (link_mention){a->start, a->end, a->id};
  }
  return GLEAN_OK;
}

/* Put found mentions among the marked ones, from the end. */
static void merge(mention_list *list, const layer_table *l,
                  const discover_list *found) {
  size_t kept = 0, old = list->len;
  for (size_t i = 0; i < found->len; i++)
    if (!is_marked(l, &found->items[i])) found->items[kept++] = found->items[i];
  list->len = old + kept;
  for (size_t at = list->len; at-- > 0;) {
    int take = kept > 0 && (old == 0 ||
                            stands_before(&list->mentions[old - 1],
                                          &found->items[kept - 1]));
    list->mentions[at] =
        take ? found->items[--kept] : list->mentions[--old];
    list->items[at] = take ? GLEAN_NONE : list->items[old];
  }
}

static void apply(layer_table *l, const mention_list *list,
                  const link_result *results) {
  for (size_t i = 0; i < list->len; i++) {
    if (list->items[i] == GLEAN_NONE) continue;
    glean_annotation *a = &l->items[list->items[i]];
    uint32_t target = list->items[results[i].target];
    int linked = target != list->items[i] && a->id == 0;
    a->link = linked ? target + 1 : 0;
    a->link_kind = linked ? results[i].kind : 0;
    if (linked) l->items[target].flags |= GLEAN_ANNOTATION_HEAD;
  }
  l->numbers_valid = l->entities_valid = 0;
}

/* Annotate the found mentions that are of a marked one's entity. */
static glean_status annotate(glean_doc *doc, glean_symbol label,
                             mention_list *list, const link_result *results,
                             uint8_t *marked) {
  layer_table *l = &doc->layers[GLEAN_ENTITIES];
  glean_symbol rule;
  size_t before = l->len;
  if (glean_doc_symbol(doc, "link", 4, &rule) != GLEAN_OK) return GLEAN_NOMEM;
  memset(marked, 0, list->len);
  for (size_t i = 0; i < list->len; i++)
    marked[results[i].target] |= list->items[i] != GLEAN_NONE;
  for (size_t i = 0; i < list->len; i++) {
    const link_mention *m = &list->mentions[i];
    if (list->items[i] != GLEAN_NONE || !marked[results[i].target]) continue;
    glean_annotation a = {.start = m->start, .end = m->end, .label = label,
                          .rule = rule, .entry = GLEAN_NONE};
    if (layer_add(l, &doc->mem, &a, &list->items[i]) == GLEAN_OK) continue;
    layer_truncate(l, before);
    return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

static glean_status link_all(glean_doc *doc, glean_symbol label,
                             const link_input *in, mem_arena *arena,
                             mention_list *list) {
  layer_table *l = &doc->layers[GLEAN_ENTITIES];
  link_result *results = mem_arena_alloc(arena, list->len * sizeof *results);
  uint8_t *marked = mem_arena_alloc(arena, list->len);
  if (results == NULL || marked == NULL) return GLEAN_NOMEM;
  if (link_mentions(in, &doc->mem, list->mentions, list->len, results) !=
          GLEAN_OK ||
      annotate(doc, label, list, results, marked) != GLEAN_OK)
    return GLEAN_NOMEM;
  apply(l, list, results);
  return GLEAN_OK;
}

/* Collect the mentions of a label, find more, link them, write it down. */
static glean_status link_label(glean_doc *doc, glean_symbol label,
                               uint32_t kinds) {
  layer_table *l = &doc->layers[GLEAN_ENTITIES];
  link_input in = {&doc->text, &doc->tokens, &doc->sentences, doc->lang,
                   kinds & ALL_KINDS};
  size_t n = 0;
  for (size_t i = 0; i < l->len; i++)
    n += (size_t)of_label(&l->items[i], label);
  if (n == 0) return GLEAN_OK;
  mem_arena arena;
  mem_arena_init(&arena, doc->mem);
  mention_list list;
  discover_list found = {NULL, 0, 0};
  glean_status status = layer_sort(l, &doc->mem);
  if (status == GLEAN_OK) status = collect(&arena, l, label, n, 0, &list);
  if (status == GLEAN_OK && kinds & GLEAN_LINK_FIND)
    status = discover_mentions(&in, &doc->mem, list.mentions, n, &found);
  if (status == GLEAN_OK && found.len > 0) {
    status = collect(&arena, l, label, n, found.len, &list);
    if (status == GLEAN_OK) merge(&list, l, &found);
  }
  if (status == GLEAN_OK) status = link_all(doc, label, &in, &arena, &list);
  mem_free(&doc->mem, found.items, found.cap * sizeof *found.items);
  mem_arena_free(&arena);
  return status;
}

glean_status glean_doc_link(glean_doc *doc, glean_symbol label, uint32_t kinds,
                            glean_error *err) {
  if (label == 0 || label >= doc->symbol_len)
    return base_fail(err, GLEAN_INVALID, "symbol", 0, "no such symbol");
  if (kinds & ~(ALL_KINDS | GLEAN_LINK_FIND))
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
