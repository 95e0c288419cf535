/* list.h: entity lists: made, frozen, loaded, and scanned for. */
#ifndef GLEAN_LIST_H
#define GLEAN_LIST_H

#include "flat.h"
#include "token.h"
#include "variant.h"

/* A list that is being made: arrays of surfaces and of entries. */
typedef struct list_builder {
  uint32_t *text_at, *owner; /* a surface */
  uint8_t *options;
  uint32_t *id;              /* an entry */
  int32_t *priority;
  uint8_t *label;
  uint8_t *texts, *names;    /* as in the block */
  uint32_t labels[UINT8_MAX];
  size_t surfaces, entries, texts_len, names_len, label_len;
  size_t text_at_cap, owner_cap, options_cap, id_cap, priority_cap, label_cap,
      texts_cap, names_cap;
  unsigned variants;         /* of the entry added last: GLEAN_ENTRY_… */
  unsigned others;           /* of the entry added last: SURFACE_… */
  glean_entry_case letters;  /* of the entry added last */
  variant_set set;
  uint32_t has;              /* a bit for each optional section in use */
} list_builder;

typedef enum list_memory {
  LIST_OWN,      /* bytes from the allocator */
  LIST_MAPPED,   /* of a file */
  LIST_BORROWED
} list_memory;

struct glean_list {
  glean_allocator mem;
  mem_count count;
  list_builder *builder; /* NULL once frozen */
  flat flat;           /* once frozen */
  list_memory memory;
  void *bytes;           /* what 'flat' points into, with its size */
  size_t size;
};

/* A list without builder or flat form.  NULL where there is no memory. */
glean_list *list_alloc(glean_allocator mem);

/* Build the block from the builder.  *bytes is from the allocator.
 * GLEAN_OK, GLEAN_LIMIT or GLEAN_NOMEM. */
glean_status list_build(const list_builder *b, const glean_allocator *mem,
                        void **bytes, size_t *size, glean_error *err);

/* Unmap a file's bytes. */
void list_unmap(void *bytes, size_t size);

static inline int list_is_frozen(const glean_list *list) {
  return list->builder == NULL;
}

#endif
