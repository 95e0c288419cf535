/* edge.c: annotations as steps of a pattern. */
#include "edge.h"

#include <string.h>

#include "sort.h"
#include "steptable.h"

void edge_free(edge_array *e, const glean_allocator *mem) {
  mem_free(mem, e->items, e->cap * sizeof *e->items);
  mem_free(mem, e->priority, e->priority_cap * sizeof *e->priority);
}

/* The name as it stands for annotations of the document; 0: it has none. */
static glean_symbol symbol_of(const glean_doc *doc, const program_name *n) {
  char layer[64] = "@";
  if (n->op == PATTERN_LABEL) return document_find_symbol(doc, n->text, n->len);
  if (n->op != PATTERN_LIST) return 0;
  if (n->len < sizeof layer) {
    memcpy(layer + 1, n->text, n->len);
    return document_find_symbol(doc, layer, n->len + 1);
  }
  for (size_t i = 0; i < doc->layer_len; i++) {
    size_t len;
    const char *text = glean_doc_layer_name(doc, (uint32_t)i, &len);
    if (len == n->len + 1 && text[0] == '@' &&
        memcmp(text + 1, n->text, n->len) == 0)
      return doc->layers[i].name;
  }
  return 0;
}

glean_status edge_lists(glean_doc *doc, const glean_pattern *p,
                        const step_list **lists) {
  if (p->name_len > 0 && steptable_update(doc) != GLEAN_OK) return GLEAN_NOMEM;
  for (size_t i = 0; i < p->name_len; i++) {
    glean_symbol symbol = symbol_of(doc, &p->names[i]);
    lists[i] = NULL;
    if (symbol != 0 && steptable_get(doc, symbol, &lists[i]) != GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

static glean_status add_edges(edge_array *e, const glean_doc *doc,
                              const step_list *list, uint32_t name) {
  size_t n = e->len + list->len;
  query_edge *items =
      mem_grow(&doc->mem, e->items, &e->cap, n, sizeof *items);
  if (items == NULL) return GLEAN_NOMEM;
  e->items = items;
  int32_t *priority =
      mem_grow(&doc->mem, e->priority, &e->priority_cap, n, sizeof *priority);
  if (priority == NULL) return GLEAN_NOMEM;
  e->priority = priority;
  for (size_t i = 0; i < list->len; i++) {
    const step_item *s = &list->items[i];
    priority[e->len] = s->priority;
    items[e->len++] = (query_edge){s->first, s->last,  s->start, s->end,
                                   name,     s->layer, s->index, EXPR_UNKNOWN};
  }
  return GLEAN_OK;
}

/* By first token; then longer, of higher priority, older. */
static int edge_before(const void *ctx, uint32_t i, uint32_t j) {
  const edge_array *e = ctx;
  const query_edge *a = &e->items[i], *b = &e->items[j];
  if (a->first != b->first) return a->first < b->first;
  uint32_t a_len = a->last - a->first, b_len = b->last - b->first;
  if (a_len != b_len) return a_len > b_len;
  if (e->priority[i] != e->priority[j])
    return e->priority[i] > e->priority[j];
  return i < j;
}

static void swap(edge_array *e, size_t i, size_t j) {
  query_edge edge = e->items[i];
  int32_t priority = e->priority[i];
  e->items[i] = e->items[j];
  e->priority[i] = e->priority[j];
  e->items[j] = edge;
  e->priority[j] = priority;
}

#define MOVES_PER_EDGE 8 /* what insertion may take before it gives up */

/* Annotations mostly come in order, but for those that share their first
 * token: insertion puts them right.  0 where it would take too long; equal
 * ones stand in the order of their age all the time. */
static int insertion_sort(edge_array *e) {
  size_t moves = e->len * MOVES_PER_EDGE;
  for (size_t i = 1; i < e->len; i++)
    for (size_t j = i; j > 0 && edge_before(e, (uint32_t)j, (uint32_t)(j - 1));
         j--) {
      if (moves-- == 0) return 0;
      swap(e, j, j - 1);
    }
  return 1;
}

static glean_status sort_edges(edge_array *e, const glean_allocator *mem) {
  if (e->len == 0 || insertion_sort(e)) return GLEAN_OK;
  uint32_t *order = mem_resize(mem, NULL, 0, e->len * sizeof *order);
  size_t cap = e->len;
  query_edge *sorted = mem_resize(mem, NULL, 0, cap * sizeof *sorted);
  if (order != NULL && sorted != NULL) {
    for (size_t i = 0; i < e->len; i++) order[i] = (uint32_t)i;
    sort_indexes(order, e->len, edge_before, e);
    for (size_t i = 0; i < e->len; i++) sorted[i] = e->items[order[i]];
    mem_free(mem, e->items, e->cap * sizeof *e->items);
    e->items = sorted;
    e->cap = cap;
    mem_free(mem, order, e->len * sizeof *order);
    return GLEAN_OK;
  }
  mem_free(mem, order, e->len * sizeof *order);
  mem_free(mem, sorted, cap * sizeof *sorted);
  return GLEAN_NOMEM;
}

glean_status edge_make(edge_array *e, glean_doc *doc, const glean_pattern *p) {
  *e = (edge_array){0};
  size_t bytes = (p->name_len + 1) * sizeof(step_list *);
  const step_list **lists = mem_resize(&doc->mem, NULL, 0, bytes);
  if (lists == NULL) return GLEAN_NOMEM;
  glean_status status = edge_lists(doc, p, lists);
  for (size_t i = 0; status == GLEAN_OK && i < p->name_len; i++)
    if (lists[i] != NULL) status = add_edges(e, doc, lists[i], (uint32_t)i);
  mem_free(&doc->mem, lists, bytes);
  return status == GLEAN_OK ? sort_edges(e, &doc->mem) : status;
}

/* ---- What the document knows of annotations ---- */

static int ask_predicate(void *ctx, const char *name,
                         const glean_subject *subject) {
  const glean_host *caller = ((edge_host *)ctx)->caller;
  if (caller == NULL || caller->predicate == NULL) return 0;
  return caller->predicate(caller->ctx, name, subject);
}

static int ask_attribute(void *ctx, const char *path,
                         const glean_subject *subject, glean_value *value) {
  const edge_host *host = ctx;
  const glean_host *caller = host->caller;
  int is_label = strcmp(path, "label") == 0;
  int is_rule = strcmp(path, "rule") == 0;
  if (!is_label && !is_rule && strcmp(path, "id") != 0) {
    if (caller == NULL || caller->attribute == NULL) return 0;
    return caller->attribute(caller->ctx, path, subject, value);
  }
  const glean_annotation *a =
      glean_doc_annotation(host->doc, subject->layer, subject->index);
  glean_symbol symbol = is_label ? a->label : is_rule ? a->rule : a->id;
  if (symbol == 0) return 0;
  value->type = GLEAN_VALUE_STRING;
  value->text = glean_doc_symbol_text(host->doc, symbol, &value->len);
  return 0;
}

const glean_host *edge_host_open(edge_host *h, const glean_doc *doc,
                                 const glean_host *caller) {
  *h = (edge_host){{ask_predicate, ask_attribute, h}, doc, caller};
  return &h->host;
}
