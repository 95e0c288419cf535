/* entity.c: the entities of a layer. */
#include "entity.h"

#include <string.h>

static glean_status reserve(layer_table *l, const glean_allocator *mem) {
  uint32_t *entity =
      mem_grow(mem, l->entity, &l->entity_cap, l->len, sizeof *entity);
  if (entity != NULL) l->entity = entity;
  uint32_t *next = mem_grow(mem, l->entity_next, &l->entity_next_cap, l->len,
                            sizeof *next);
  if (next != NULL) l->entity_next = next;
  glean_entity *entities = mem_grow(mem, l->entities, &l->entities_cap,
                                    l->len, sizeof *entities);
  if (entities != NULL) l->entities = entities;
  return entity && next && entities ? GLEAN_OK : GLEAN_NOMEM;
}

/* Add an item to an entity; 'last' is that entity's last item so far. */
static void add(layer_table *l, uint32_t item, uint32_t number,
                uint32_t *last) {
  glean_entity *e = &l->entities[number];
  const glean_annotation *a = &l->items[item], *name = &l->items[e->name];
  l->entity[item] = number;
  if (e->mentions++ > 0) l->entity_next[*last] = item;
  if (a->end - a->start > name->end - name->start) e->name = item;
  *last = item;
}

/* The entity of an item: that of its id, or of the item it is linked to. */
static void place(layer_table *l, uint32_t item, uint32_t *by_id,
                  uint32_t *by_head, uint32_t *last) {
  uint32_t head = layer_head(l, item);
  glean_symbol id = l->items[head].id;
  uint32_t *number = id != 0 ? &by_id[id] : &by_head[head];
  if (*number == GLEAN_NONE) {
    *number = (uint32_t)l->entity_len++;
    l->entities[*number] = (glean_entity){item, item, 0};
  }
  add(l, item, *number, &last[*number]);
}

glean_status entity_update(layer_table *l, const glean_allocator *mem,
                           size_t symbol_count) {
  if (layer_sort(l, mem) != GLEAN_OK) return GLEAN_NOMEM;
  if (l->entities_valid) return GLEAN_OK;
  l->entity_len = 0;
  if (l->len == 0) {
    l->entities_valid = 1;
    return GLEAN_OK;
  }
  if (reserve(l, mem) != GLEAN_OK) return GLEAN_NOMEM;
  size_t count = symbol_count + 2 * l->len, bytes = count * sizeof(uint32_t);
  uint32_t *scratch = mem_resize(mem, NULL, 0, bytes);
  if (scratch == NULL) return GLEAN_NOMEM;
  memset(scratch, 0xFF, bytes); /* GLEAN_NONE */
  memset(l->entity, 0xFF, l->len * sizeof *l->entity);
  memset(l->entity_next, 0xFF, l->len * sizeof *l->entity_next);
  for (size_t i = 0; i < l->len; i++) {
    uint32_t item = l->order[i];
    if (l->items[item].flags & GLEAN_ANNOTATION_DROPPED) continue;
    place(l, item, scratch, scratch + symbol_count,
          scratch + symbol_count + l->len);
  }
  mem_free(mem, scratch, bytes);
  l->entities_valid = 1;
  return GLEAN_OK;
}
