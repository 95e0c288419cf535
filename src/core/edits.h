/* edits.h: which bytes of a normalized text came from which of the original.
 *
 * Only changed spans are stored, one byte for most of them:
 *
 *   gap since the last edit   kind: (bytes before, bytes after)
 *   0-14; 15: a number        0-14: the map's own list of kinds, in order of
 *   follows                   appearance; 15: two numbers follow
 *
 * with a checkpoint each EDITS_STEP edits, so that a look-up is a binary
 * search and a short walk.  A code point that became one of the same length is
 * no edit: it moves nothing.  Numbers are in base 128, low digits first. */
#ifndef GLEAN_EDITS_H
#define GLEAN_EDITS_H

#include <stdbool.h>

#include "mem.h"

enum { EDITS_STEP = 64, EDITS_KINDS = 15 };

typedef struct edits_checkpoint {
  uint32_t before, after; /* where the edit before the block ended */
  uint32_t at;            /* its block's first byte */
} edits_checkpoint;

/* One edit: bytes [before, before + before_len) became the others. */
typedef struct edits_edit {
  size_t before, before_len, after, after_len;
} edits_edit;

/* Make an empty map with one reference. */
glean_status edits_new(glean_edits **out, glean_allocator mem);

/* Add an edit behind all others: edit.before and edit.after are at or behind
 * the last one's ends.  GLEAN_OK, GLEAN_LIMIT, GLEAN_NOMEM. */
glean_status edits_put(glean_edits *edits, size_t before, size_t before_len,
                       size_t after, size_t after_len);

static inline glean_status edits_add(glean_edits *edits, edits_edit edit) {
  return edits_put(edits, edit.before, edit.before_len, edit.after,
                   edit.after_len); /* in registers: it is called often */
}

/* Take back the last edit, and only that one, if it begins at or behind a byte
 * of the original. */
void edits_drop(glean_edits *edits, size_t before);

/* The texts end here; nothing may be added any more.  Stores the last edit. */
glean_status edits_finish(glean_edits *edits, size_t before, size_t after);

#endif
