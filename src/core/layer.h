/* layer.h: annotations in text order.
 *
 * An annotation keeps the index it was made with; text order is a permutation
 * that is brought up to date when somebody asks. */
#ifndef GLEAN_LAYER_H
#define GLEAN_LAYER_H

#include "mem.h"

typedef struct layer_table {
  glean_symbol name;
  glean_annotation *items;
  size_t len, cap;
  uint32_t *order;    /* all items, in text order */
  size_t order_len, order_cap; /* items beyond order_len are not yet in it */
  uint32_t *resolved; /* GLEAN_VIEW_RESOLVED, in text order */
  size_t resolved_len, resolved_cap;
  uint32_t *numbers;  /* by item; see glean_doc_annotation_number */
  size_t number_cap;
  int resolved_valid, numbers_valid;
  uint32_t drops;     /* how many were dropped */
  uint32_t edition;   /* how often some were taken back */
  size_t hint;        /* the place in a view that was last returned */
  uint32_t *counts;   /* by label: the numbers given so far; see layer_add */
  size_t count_cap;
  uint32_t *entity, *entity_next; /* by item; see entity.h */
  glean_entity *entities;
  size_t entity_cap, entity_next_cap, entity_len, entities_cap;
  int entities_valid;
} layer_table;

/* Append (copied).  GLEAN_OK or GLEAN_NOMEM. */
glean_status layer_add(layer_table *l, const glean_allocator *mem,
                       const glean_annotation *annotation, uint32_t *index);

/* Take back what was added last; 'len' is what it was, and nobody has asked
 * for the text order since. */
void layer_truncate(layer_table *l, size_t len);

/* Mark an annotation dropped, or change its id: the views follow. */
void layer_drop(layer_table *l, uint32_t index);
void layer_set_id(layer_table *l, uint32_t index, glean_symbol id);

/* Bring the text order up to date.  GLEAN_OK or GLEAN_NOMEM. */
glean_status layer_sort(layer_table *l, const glean_allocator *mem);

/* The view's items in text order (dropped ones are left out by the caller in
 * GLEAN_VIEW_ALL).  GLEAN_OK or GLEAN_NOMEM. */
glean_status layer_view(layer_table *l, const glean_allocator *mem,
                        glean_view view, const uint32_t **items,
                        size_t *len);

/* The first place in a view's items that stands behind the cursor. */
size_t layer_after(const layer_table *l, const uint32_t *items, size_t len,
                   const glean_cursor *cursor);

/* The annotation whose id an item bears. */
uint32_t layer_head(const layer_table *l, uint32_t index);

/* See glean_doc_annotation_number; symbols < symbol_count. */
glean_status layer_number(layer_table *l, const glean_allocator *mem,
                          size_t symbol_count, uint32_t index,
                          uint32_t *number);

void layer_free(layer_table *l, const glean_allocator *mem);
size_t layer_memory(const layer_table *l);

#endif
