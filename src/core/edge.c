/* edge.c: annotations as steps of a pattern. */
#include "edge.h"

#include <string.h>

#include "sort.h"

void edge_free(edge_array *e, const glean_allocator *mem) {
  mem_free(mem, e->items, e->cap * sizeof *e->items);
  mem_free(mem, e->priority, e->priority_cap * sizeof *e->priority);
}

static glean_status add_edge(edge_array *e, const glean_doc *doc,
                             const glean_annotation *a, uint32_t name,
                             uint32_t layer, uint32_t index) {
  if (a->end <= a->start) return GLEAN_OK; /* empty ones are no steps */
  query_edge edge = {0,    0,     a->start, a->end,
                     name, layer, index,    EXPR_UNKNOWN};
  edge.first = (uint32_t)token_at(&doc->tokens, a->start);
  edge.last = (uint32_t)token_at(&doc->tokens, a->end - 1);
  if (edge.last < doc->tokens.len &&
      doc->tokens.start[edge.last] < a->end)
    edge.last++;
  if (edge.last <= edge.first) return GLEAN_OK; /* it holds no token */
  query_edge *items =
      mem_grow(&doc->mem, e->items, &e->cap, e->len + 1, sizeof *items);
  if (items == NULL) return GLEAN_NOMEM;
  e->items = items;
  int32_t *priority = mem_grow(&doc->mem, e->priority, &e->priority_cap,
                               e->len + 1, sizeof *priority);
  if (priority == NULL) return GLEAN_NOMEM;
  e->priority = priority;
  priority[e->len] = a->priority;
  items[e->len++] = edge;
  return GLEAN_OK;
}

/* The annotations of a layer that answer to a name of the pattern. */
static glean_status add_layer_edges(edge_array *e, const glean_doc *doc,
                                    uint32_t layer_index, glean_symbol label,
                                    uint32_t name) {
  const layer_table *l = &doc->layers[layer_index];
  for (size_t i = 0; i < l->len; i++) {
    const glean_annotation *a = &l->items[i];
    if (a->flags & GLEAN_ANNOTATION_DROPPED) continue;
    if (label != 0 && a->label != label) continue;
    if (add_edge(e, doc, a, name, layer_index, (uint32_t)i) != GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

static int is_list_layer(const glean_doc *doc, size_t i) {
  size_t len;
  const char *name = glean_doc_layer_name(doc, (uint32_t)i, &len);
  return len > 0 && name[0] == '@';
}

static glean_status add_label_edges(edge_array *e, const glean_doc *doc,
                                    const program_name *n, uint32_t name) {
  glean_symbol label = document_find_symbol(doc, n->text, n->len);
  for (size_t i = 0; label != 0 && i < doc->layer_len; i++)
    if (!is_list_layer(doc, i) &&
        add_layer_edges(e, doc, (uint32_t)i, label, name) != GLEAN_OK)
      return GLEAN_NOMEM;
  return GLEAN_OK;
}

static glean_status add_list_edges(edge_array *e, const glean_doc *doc,
                                   const program_name *n, uint32_t name) {
  for (size_t i = 0; i < doc->layer_len; i++) {
    size_t len;
    const char *layer_name = glean_doc_layer_name(doc, (uint32_t)i, &len);
    if (len != n->len + 1 || layer_name[0] != '@' ||
        memcmp(layer_name + 1, n->text, n->len) != 0)
      continue;
    return add_layer_edges(e, doc, (uint32_t)i, 0, name);
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

glean_status edge_make(edge_array *e, const glean_doc *doc,
                       const glean_pattern *p) {
  *e = (edge_array){0};
  for (size_t i = 0; i < p->name_len; i++) {
    const program_name *n = &p->names[i];
    glean_status status = GLEAN_OK;
    if (n->op == PATTERN_LABEL)
      status = add_label_edges(e, doc, n, (uint32_t)i);
    if (n->op == PATTERN_LIST)
      status = add_list_edges(e, doc, n, (uint32_t)i);
    if (status != GLEAN_OK) return status;
  }
  return sort_edges(e, &doc->mem);
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
