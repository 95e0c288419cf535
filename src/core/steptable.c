/* steptable.c: a document's annotations as steps, kept up to date.
 *
 * A layer only grows, but for what is dropped (layer.h counts that) or taken
 * back after a failure (then its edition is another one, and all is made
 * anew). */
#include "steptable.h"

#include <string.h>

#include "sort.h"

typedef struct step_source {
  size_t seen; /* annotations of the layer that are taken in */
  uint32_t drops, edition;
} step_source;

struct step_table {
  step_list *lists; /* [0] is of no symbol */
  size_t len, cap;
  uint32_t *by_symbol; /* which list; 0: none */
  size_t symbol_cap;
  step_source *sources; /* by layer */
  size_t source_len, source_cap;
  size_t hint; /* the token last found */
};

/* ---- Memory ---- */

static void free_lists(step_table *t, const glean_allocator *mem) {
  for (size_t i = 0; i < t->len; i++) {
    step_list *l = &t->lists[i];
    mem_free(mem, l->items, l->cap * sizeof *l->items);
    mem_free(mem, l->bits, l->words * sizeof *l->bits);
    if (l->from != NULL)
      mem_free(mem, l->from, (l->words + 1) * sizeof *l->from);
  }
  t->len = 0;
}

void steptable_free(glean_doc *doc) {
  step_table *t = doc->steps;
  if (t == NULL) return;
  free_lists(t, &doc->mem);
  mem_free(&doc->mem, t->lists, t->cap * sizeof *t->lists);
  mem_free(&doc->mem, t->by_symbol, t->symbol_cap * sizeof *t->by_symbol);
  mem_free(&doc->mem, t->sources, t->source_cap * sizeof *t->sources);
  mem_free(&doc->mem, t, sizeof *t);
  doc->steps = NULL;
}

size_t steptable_memory(const glean_doc *doc) {
  const step_table *t = doc->steps;
  if (t == NULL) return 0;
  size_t sum = sizeof *t + t->cap * sizeof *t->lists +
               t->symbol_cap * sizeof *t->by_symbol +
               t->source_cap * sizeof *t->sources;
  for (size_t i = 0; i < t->len; i++)
    sum += t->lists[i].cap * sizeof *t->lists[i].items +
           t->lists[i].words * sizeof *t->lists[i].bits +
           (t->lists[i].from ? t->lists[i].words + 1 : 0) *
               sizeof *t->lists[i].from;
  return sum;
}

static glean_status open_table(glean_doc *doc) {
  if (doc->steps != NULL) return GLEAN_OK;
  doc->steps = mem_resize(&doc->mem, NULL, 0, sizeof *doc->steps);
  if (doc->steps == NULL) return GLEAN_NOMEM;
  *doc->steps = (step_table){.len = 0};
  return GLEAN_OK;
}

/* ---- Lists ---- */

/* The list of a symbol, made if need be; NULL: no memory. */
static step_list *list_of(glean_doc *doc, glean_symbol symbol) {
  step_table *t = doc->steps;
  size_t known = t->symbol_cap;
  if (symbol >= known) {
    uint32_t *all = mem_grow(&doc->mem, t->by_symbol, &t->symbol_cap,
                             (size_t)symbol + 1, sizeof *all);
    if (all == NULL) return NULL;
    t->by_symbol = all;
    memset(all + known, 0, (t->symbol_cap - known) * sizeof *all);
  }
  if (t->by_symbol[symbol] != 0) return &t->lists[t->by_symbol[symbol]];
  size_t need = t->len > 0 ? t->len + 1 : 2;
  step_list *lists =
      mem_grow(&doc->mem, t->lists, &t->cap, need, sizeof *lists);
  if (lists == NULL) return NULL;
  t->lists = lists;
  if (t->len == 0) lists[t->len++] = (step_list){.items = NULL};
  lists[t->len] = (step_list){.items = NULL};
  t->by_symbol[symbol] = (uint32_t)t->len;
  return &lists[t->len++];
}

/* The first token that ends behind an offset; most lie near the last one. */
static size_t locate(step_table *t, const token_table *k, size_t offset) {
  size_t i = t->hint;
  if (i > 0 && (i > k->len || k->end[i - 1] > offset))
    i = token_at(k, offset);
  for (size_t n = 0; i < k->len && k->end[i] <= offset; i++)
    if (++n > 16) return t->hint = token_at(k, offset);
  return t->hint = i;
}

static void set_bit(step_list *l, size_t token) {
  l->bits[token / 64] |= (uint64_t)1 << (token & 63);
}

static glean_status make_bits(step_list *l, const glean_doc *doc) {
  if (l->bits != NULL) return GLEAN_OK;
  size_t words = doc->tokens.len / 64 + 1;
  l->bits = mem_resize(&doc->mem, NULL, 0, words * sizeof *l->bits);
  if (l->bits == NULL) return GLEAN_NOMEM;
  l->words = words;
  memset(l->bits, 0, words * sizeof *l->bits);
  return GLEAN_OK;
}

static int stands_before(const step_item *a, const step_item *b) {
  if (a->first != b->first) return a->first < b->first;
  if (a->last != b->last) return a->last > b->last;
  if (a->priority != b->priority) return a->priority > b->priority;
  return a->layer != b->layer ? a->layer < b->layer : a->index < b->index;
}

/* Empty annotations, and those that hold no token, are no steps. */
static glean_status add(glean_doc *doc, const glean_annotation *a,
                        glean_symbol symbol, uint32_t layer, uint32_t index) {
  const token_table *k = &doc->tokens;
  step_item item = {0, 0, a->start, a->end, layer, index, a->priority};
  item.first = (uint32_t)locate(doc->steps, k, a->start);
  item.last = (uint32_t)locate(doc->steps, k, a->end - 1);
  if (item.last < k->len && k->start[item.last] < a->end) item.last++;
  if (item.last <= item.first) return GLEAN_OK;
  step_list *l = list_of(doc, symbol);
  if (l == NULL || make_bits(l, doc) != GLEAN_OK) return GLEAN_NOMEM;
  step_item *items =
      mem_grow(&doc->mem, l->items, &l->cap, l->len + 1, sizeof *items);
  if (items == NULL) return GLEAN_NOMEM;
  l->items = items;
  if (l->sorted == l->len &&
      (l->len == 0 || stands_before(&items[l->len - 1], &item)))
    l->sorted++;
  items[l->len++] = item;
  l->indexed = 0;
  set_bit(l, item.first);
  if (item.last - item.first > l->longest) l->longest = item.last - item.first;
  return GLEAN_OK;
}

/* ---- Order ---- */

static int index_before(const void *ctx, uint32_t i, uint32_t j) {
  const step_item *items = ctx;
  return stands_before(&items[i], &items[j]);
}

/* Merge what came last into what is in order. */
static glean_status sort(step_list *l, const glean_allocator *mem) {
  size_t tail = l->len - l->sorted, n = l->len, out = 0, i = 0, j = 0;
  if (tail == 0) return GLEAN_OK;
  uint32_t *order = mem_resize(mem, NULL, 0, tail * sizeof *order);
  if (order == NULL) return GLEAN_NOMEM;
  step_item *merged = mem_resize(mem, NULL, 0, n * sizeof *merged);
  if (merged != NULL) {
    for (size_t t = 0; t < tail; t++) order[t] = (uint32_t)(l->sorted + t);
    sort_indexes(order, tail, index_before, l->items);
    while (out < n) {
      const step_item *a = &l->items[i];
      const step_item *b = j < tail ? &l->items[order[j]] : NULL;
      int first = b == NULL || (i < l->sorted && stands_before(a, b));
      merged[out++] = first ? *a : *b;
      if (first) i++;
      else j++;
    }
    mem_free(mem, l->items, l->cap * sizeof *l->items);
    l->items = merged;
    l->cap = l->sorted = n;
  }
  mem_free(mem, order, tail * sizeof *order);
  return merged ? GLEAN_OK : GLEAN_NOMEM;
}

/* Leave out what was dropped. */
static void sweep(step_list *l, const glean_doc *doc) {
  size_t kept = 0, sorted = l->sorted;
  memset(l->bits, 0, l->words * sizeof *l->bits);
  for (size_t i = 0; i < l->len; i++) {
    const step_item *s = &l->items[i];
    const glean_annotation *a = &doc->layers[s->layer].items[s->index];
    if (a->flags & GLEAN_ANNOTATION_DROPPED) {
      if (i < l->sorted) sorted--;
      continue;
    }
    set_bit(l, s->first);
    l->items[kept++] = *s;
  }
  l->len = kept;
  l->sorted = sorted;
  l->dropped = l->indexed = 0;
}

static glean_status make_index(step_list *l, const glean_allocator *mem) {
  size_t bytes = (l->words + 1) * sizeof *l->from, i = 0;
  if (l->indexed) return GLEAN_OK;
  if (l->from == NULL) l->from = mem_resize(mem, NULL, 0, bytes);
  if (l->from == NULL) return GLEAN_NOMEM;
  for (size_t w = 0; w <= l->words; w++) {
    while (i < l->len && l->items[i].first / 64 < w) i++;
    l->from[w] = (uint32_t)i;
  }
  l->indexed = 1;
  return GLEAN_OK;
}

/* ---- Keeping up ---- */

/* Does a symbol start as the layers of lists do?  No label does. */
static int is_of_list(const glean_doc *doc, glean_symbol symbol) {
  size_t len;
  const char *text = glean_doc_symbol_text(doc, symbol, &len);
  return len > 0 && text[0] == '@';
}

static glean_status take_in(glean_doc *doc, size_t layer) {
  const layer_table *l = &doc->layers[layer];
  step_source *source = &doc->steps->sources[layer];
  int is_list = is_of_list(doc, l->name);
  for (; source->seen < l->len; source->seen++) {
    const glean_annotation *a = &l->items[source->seen];
    glean_symbol symbol = is_list ? l->name : a->label;
    if (symbol == 0 || a->end <= a->start) continue;
    if (a->flags & GLEAN_ANNOTATION_DROPPED) continue;
    if (!is_list && is_of_list(doc, symbol)) continue;
    if (add(doc, a, symbol, (uint32_t)layer, (uint32_t)source->seen) !=
        GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

/* Is all that was taken in still there?  Notes what was dropped. */
static int is_current(glean_doc *doc) {
  step_table *t = doc->steps;
  int drops = 0;
  for (size_t i = 0; i < t->source_len; i++) {
    if (t->sources[i].edition != doc->layers[i].edition) return 0;
    drops |= t->sources[i].drops != doc->layers[i].drops;
    t->sources[i].drops = doc->layers[i].drops;
  }
  for (size_t i = 0; drops && i < t->len; i++) t->lists[i].dropped = 1;
  return 1;
}

glean_status steptable_update(glean_doc *doc) {
  if (open_table(doc) != GLEAN_OK) return GLEAN_NOMEM;
  step_table *t = doc->steps;
  if (!is_current(doc)) {
    free_lists(t, &doc->mem);
    memset(t->by_symbol, 0, t->symbol_cap * sizeof *t->by_symbol);
    t->source_len = 0;
  }
  step_source *sources = mem_grow(&doc->mem, t->sources, &t->source_cap,
                                  doc->layer_len, sizeof *sources);
  if (sources == NULL) return GLEAN_NOMEM;
  t->sources = sources;
  for (size_t i = 0; i < doc->layer_len; i++) {
    const layer_table *l = &doc->layers[i];
    if (i == t->source_len)
      sources[t->source_len++] = (step_source){0, l->drops, l->edition};
    if (sources[i].seen < l->len && take_in(doc, i) != GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

glean_status steptable_get(glean_doc *doc, glean_symbol symbol,
                           const step_list **list) {
  step_table *t = doc->steps;
  *list = NULL;
  if (symbol >= t->symbol_cap || t->by_symbol[symbol] == 0) return GLEAN_OK;
  step_list *l = &t->lists[t->by_symbol[symbol]];
  if (sort(l, &doc->mem) != GLEAN_OK) return GLEAN_NOMEM;
  if (l->dropped) sweep(l, doc);
  if (l->len == 0) return GLEAN_OK;
  *list = l;
  return make_index(l, &doc->mem);
}
