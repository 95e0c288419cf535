/* entity.h: which annotations of a layer have one id. */
#ifndef GLEAN_ENTITY_H
#define GLEAN_ENTITY_H

#include "layer.h"

/* Bring the layer's entities up to date: layer_table.entity, by item, its
 * entity or GLEAN_NONE; entity_next, the next item of the same entity in text
 * order; entities, in the order of their first items.
 * GLEAN_OK or GLEAN_NOMEM.  Symbols of ids are < symbol_count. */
glean_status entity_update(layer_table *l, const glean_allocator *mem,
                           size_t symbol_count);

#endif
