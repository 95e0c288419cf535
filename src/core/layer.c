/* layer.c: annotations in text order. */
#include "layer.h"

#include <string.h>

#include "overlap.h"
#include "sort.h"

/* Text order: by start, longer first, older first. */
static int stands_before(const glean_annotation *a, uint32_t i, uint32_t start,
                         uint32_t end, uint32_t j) {
  if (a->start != start) return a->start < start;
  if (a->end != end) return a->end > end;
  return i < j;
}

static int index_before(const void *ctx, uint32_t i, uint32_t j) {
  const glean_annotation *items = ctx;
  return stands_before(&items[i], i, items[j].start, items[j].end, j);
}

static void invalidate(layer_table *l) {
  l->resolved_valid = l->numbers_valid = l->entities_valid = 0;
}

/* Of two annotations, the one that stands where they overlap: by priority,
 * then longer, then in text order, then older. */
static int ranks_before(const layer_table *l, uint32_t i, uint32_t j) {
  const glean_annotation *a = &l->items[i], *b = &l->items[j];
  uint32_t a_len = a->end - a->start, b_len = b->end - b->start;
  if (a->priority != b->priority) return a->priority > b->priority;
  if (a_len != b_len) return a_len > b_len;
  if (a->start != b->start) return a->start < b->start;
  return i < j;
}

/* Where a new annotation would stand in the resolved view. */
static size_t resolved_place(const layer_table *l, uint32_t item) {
  size_t low = 0, high = l->resolved_len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (index_before(l->items, l->resolved[middle], item))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static int overlaps(const glean_annotation *a, const glean_annotation *b) {
  return a->start < b->end && b->start < a->end && a->start < a->end &&
         b->start < b->end;
}

/* What a new annotation means to the resolved view: 1, it joins it; 0, it
 * loses to one that is there; -1, it beats what is there, and that may have
 * hidden others: all must be ranked anew. */
static int judge(const layer_table *l, uint32_t item, size_t place) {
  const glean_annotation *a = &l->items[item];
  int beats = 0;
  for (size_t i = place; i-- > 0;) {
    const glean_annotation *b = &l->items[l->resolved[i]];
    if (overlaps(a, b) && ranks_before(l, l->resolved[i], item)) return 0;
    beats |= overlaps(a, b);
    if (b->start < b->end) break; /* what stands before it ends before it */
  }
  for (size_t i = place; i < l->resolved_len; i++) {
    const glean_annotation *b = &l->items[l->resolved[i]];
    if (b->start >= a->end) break;
    if (overlaps(a, b) && ranks_before(l, l->resolved[i], item)) return 0;
    beats |= overlaps(a, b);
  }
  return beats ? -1 : 1;
}

/* Keep the resolved view up to date with an annotation just added, where that
 * is cheap; else it is made anew when somebody asks. */
static void update_resolved(layer_table *l, const glean_allocator *mem,
                            uint32_t item) {
  if (!l->resolved_valid) return;
  if (l->items[item].flags & GLEAN_ANNOTATION_DROPPED) return;
  size_t place = resolved_place(l, item);
  int verdict = judge(l, item, place);
  if (verdict == 0) return;
  uint32_t *resolved =
      verdict < 0 ? NULL
                  : mem_grow(mem, l->resolved, &l->resolved_cap,
                             l->resolved_len + 1, sizeof *resolved);
  l->resolved_valid = resolved != NULL;
  if (resolved == NULL) return;
  l->resolved = resolved;
  memmove(resolved + place + 1, resolved + place,
          (l->resolved_len - place) * sizeof *resolved);
  resolved[place] = item;
  l->resolved_len++;
}

/* The item just added stands last in the text: give it the next number, so
 * that ids may be read while mentions are added in order. */
static void update_numbers(layer_table *l, const glean_allocator *mem) {
  if (!l->numbers_valid) return;
  uint32_t item = (uint32_t)l->len - 1;
  const glean_annotation *a = &l->items[item];
  int last = l->order_len == item &&
             (item == 0 || index_before(l->items, l->order[item - 1], item));
  l->numbers_valid = 0;
  if (!last || a->label >= l->count_cap || a->link != 0) return;
  uint32_t *numbers =
      mem_grow(mem, l->numbers, &l->number_cap, l->len, sizeof *numbers);
  if (numbers == NULL) return;
  l->numbers = numbers;
  int counts = a->id == 0 && !(a->flags & GLEAN_ANNOTATION_DROPPED);
  numbers[item] = counts ? ++l->counts[a->label] : 0;
  l->numbers_valid = 1;
}

glean_status layer_add(layer_table *l, const glean_allocator *mem,
                       const glean_annotation *annotation, uint32_t *index) {
  if (l->len >= GLEAN_NONE) return GLEAN_NOMEM;
  glean_annotation *items =
      mem_grow(mem, l->items, &l->cap, l->len + 1, sizeof *items);
  if (items == NULL) return GLEAN_NOMEM;
  l->items = items;
  items[l->len] = *annotation;
  items[l->len].link = items[l->len].link_kind = 0;
  if (index != NULL) *index = (uint32_t)l->len;
  l->len++;
  l->entities_valid = 0;
  update_numbers(l, mem);
  update_resolved(l, mem, (uint32_t)l->len - 1);
  return GLEAN_OK;
}

void layer_truncate(layer_table *l, size_t len) {
  l->len = len;
  l->edition++;
  invalidate(l);
}

void layer_drop(layer_table *l, uint32_t index) {
  l->items[index].flags |= GLEAN_ANNOTATION_DROPPED;
  l->drops++;
  invalidate(l);
}

void layer_set_id(layer_table *l, uint32_t index, glean_symbol id) {
  l->items[index].id = id;
  l->items[index].link = l->items[index].link_kind = 0;
  l->numbers_valid = l->entities_valid = 0;
}

uint32_t layer_head(const layer_table *l, uint32_t index) {
  uint32_t link = l->items[index].link;
  return link != 0 ? link - 1 : index;
}

/* So few new items are moved to their places one by one. */
#define FEW 8u

static void insert_few(uint32_t *order, size_t sorted, size_t len,
                       const glean_annotation *items) {
  for (; sorted < len; sorted++) {
    uint32_t item = order[sorted];
    size_t at = sorted;
    for (; at > 0 && index_before(items, item, order[at - 1]); at--)
      order[at] = order[at - 1];
    order[at] = item;
  }
}

glean_status layer_sort(layer_table *l, const glean_allocator *mem) {
  if (l->order_len == l->len) return GLEAN_OK;
  uint32_t *order =
      mem_grow(mem, l->order, &l->order_cap, l->len, sizeof *order);
  if (order == NULL) return GLEAN_NOMEM;
  l->order = order;
  for (size_t i = l->order_len; i < l->len; i++) order[i] = (uint32_t)i;
  if (l->len - l->order_len <= FEW)
    insert_few(order, l->order_len, l->len, l->items);
  else
    sort_indexes(order, l->len, index_before, l->items);
  l->order_len = l->len;
  return GLEAN_OK;
}

/* ---- The resolved view ---- */

/* Rank all that is not dropped and mark those that stand, in 'stands'. */
static glean_status resolve(const layer_table *l, const glean_allocator *mem,
                            uint8_t *stands) {
  overlap_item *items = mem_resize(mem, NULL, 0, l->len * sizeof *items);
  if (items == NULL) return GLEAN_NOMEM;
  size_t n = 0;
  uint32_t *age = l->resolved; /* item number -> annotation, for the moment */
  for (size_t i = 0; i < l->len; i++) {
    const glean_annotation *a = &l->items[i];
    stands[i] = 0;
    if (a->flags & GLEAN_ANNOTATION_DROPPED) continue;
    age[n] = (uint32_t)i;
    items[n++] = (overlap_item){a->start, a->end, a->priority, (uint32_t)i};
  }
  overlap o;
  glean_status status = overlap_open(&o, mem, items, n, GLEAN_OVERLAP_LONGEST);
  if (status == GLEAN_OK) {
    uint32_t item;
    while ((item = overlap_next(&o)) != GLEAN_NONE) {
      overlap_take(&o, item);
      stands[age[item]] = 1;
    }
    overlap_close(&o, mem);
  }
  mem_free(mem, items, l->len * sizeof *items);
  return status;
}

static glean_status make_resolved(layer_table *l, const glean_allocator *mem) {
  l->resolved_len = 0;
  l->resolved_valid = 1;
  if (l->len == 0) return GLEAN_OK;
  uint32_t *resolved =
      mem_grow(mem, l->resolved, &l->resolved_cap, l->len, sizeof *resolved);
  if (resolved != NULL) l->resolved = resolved;
  uint8_t *stands = mem_resize(mem, NULL, 0, l->len);
  glean_status status = resolved && stands ? resolve(l, mem, stands)
                                           : GLEAN_NOMEM;
  l->resolved_valid = status == GLEAN_OK;
  for (size_t i = 0; status == GLEAN_OK && i < l->len; i++)
    if (stands[l->order[i]]) l->resolved[l->resolved_len++] = l->order[i];
  mem_free(mem, stands, l->len);
  return status;
}

glean_status layer_view(layer_table *l, const glean_allocator *mem,
                        glean_view view, const uint32_t **items,
                        size_t *len) {
  if (layer_sort(l, mem) != GLEAN_OK) return GLEAN_NOMEM;
  *items = l->order;
  *len = l->order_len;
  if (view == GLEAN_VIEW_ALL) return GLEAN_OK;
  if (!l->resolved_valid && make_resolved(l, mem) != GLEAN_OK)
    return GLEAN_NOMEM;
  *items = l->resolved;
  *len = l->resolved_len;
  return GLEAN_OK;
}

size_t layer_after(const layer_table *l, const uint32_t *items, size_t len,
                   const glean_cursor *cursor) {
  if (!cursor->started) return 0;
  if (l->hint < len && items[l->hint] == cursor->index) return l->hint + 1;
  size_t low = 0, high = len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    uint32_t i = items[middle];
    int behind = !stands_before(&l->items[i], i, cursor->start, cursor->end,
                                cursor->index) &&
                 i != cursor->index;
    if (behind)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/* ---- Numbers ---- */

static glean_status make_numbers(layer_table *l, const glean_allocator *mem,
                                 size_t symbol_count) {
  uint32_t *numbers =
      mem_grow(mem, l->numbers, &l->number_cap, l->len, sizeof *numbers);
  if (numbers == NULL) return GLEAN_NOMEM;
  l->numbers = numbers;
  uint32_t *next =
      mem_grow(mem, l->counts, &l->count_cap, symbol_count, sizeof *next);
  if (next == NULL) return GLEAN_NOMEM;
  l->counts = next;
  memset(next, 0, l->count_cap * sizeof *next);
  for (size_t i = 0; i < l->len; i++) {
    uint32_t item = l->order[i];
    const glean_annotation *a = &l->items[item];
    int seen = !(a->flags & GLEAN_ANNOTATION_DROPPED) ||
               a->flags & GLEAN_ANNOTATION_HEAD;
    numbers[item] = a->id == 0 && a->link == 0 && seen ? ++next[a->label] : 0;
  }
  for (size_t i = 0; i < l->len; i++)
    if (!(l->items[i].flags & GLEAN_ANNOTATION_DROPPED))
      numbers[i] = numbers[layer_head(l, (uint32_t)i)];
  l->numbers_valid = 1;
  return GLEAN_OK;
}

glean_status layer_number(layer_table *l, const glean_allocator *mem,
                          size_t symbol_count, uint32_t index,
                          uint32_t *number) {
  if (layer_sort(l, mem) != GLEAN_OK) return GLEAN_NOMEM;
  if (!l->numbers_valid && make_numbers(l, mem, symbol_count) != GLEAN_OK)
    return GLEAN_NOMEM;
  *number = l->numbers[index];
  return GLEAN_OK;
}

size_t layer_memory(const layer_table *l) {
  return l->cap * sizeof *l->items + l->order_cap * sizeof *l->order +
         l->resolved_cap * sizeof *l->resolved +
         l->number_cap * sizeof *l->numbers +
         l->count_cap * sizeof *l->counts +
         (l->entity_cap + l->entity_next_cap) * sizeof *l->entity +
         l->entities_cap * sizeof *l->entities;
}

void layer_free(layer_table *l, const glean_allocator *mem) {
  mem_free(mem, l->items, l->cap * sizeof *l->items);
  mem_free(mem, l->order, l->order_cap * sizeof *l->order);
  mem_free(mem, l->resolved, l->resolved_cap * sizeof *l->resolved);
  mem_free(mem, l->numbers, l->number_cap * sizeof *l->numbers);
  mem_free(mem, l->counts, l->count_cap * sizeof *l->counts);
  mem_free(mem, l->entity, l->entity_cap * sizeof *l->entity);
  mem_free(mem, l->entity_next, l->entity_next_cap * sizeof *l->entity_next);
  mem_free(mem, l->entities, l->entities_cap * sizeof *l->entities);
  *l = (layer_table){0};
}
