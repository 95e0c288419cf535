/* text.h: the borrowed bytes of a document, and positions in other units. */
#ifndef GLEAN_TEXT_H
#define GLEAN_TEXT_H

#include "mem.h"

/* What stands before one checkpoint. */
typedef struct text_checkpoint {
  uint32_t code_points, utf16, lines;
  uint32_t line_start; /* code points before the line that goes on here */
} text_checkpoint;

typedef struct text_view {
  const uint8_t *bytes; /* borrowed */
  size_t len;
  text_checkpoint *checkpoints; /* NULL until asked for */
  size_t checkpoint_cap;
} text_view;

/* A position in every unit, all 0-based. */
typedef struct text_position {
  size_t code_points, utf16, line, column;
} text_position;

/* Convert a byte offset <= len.  Makes the checkpoints at the first call:
 * O(len); after that at most 4 KiB are walked.
 * GLEAN_OK or GLEAN_NOMEM. */
glean_status text_locate(text_view *t, const glean_allocator *mem,
                         size_t offset, text_position *out);

void text_free(text_view *t, const glean_allocator *mem);

/* Trimming white space off [start, end): the first
 * offset >= start, and the last <= end, that touch no white space. */
size_t text_skip_space(const text_view *t, size_t start, size_t end);
size_t text_trim_space(const text_view *t, size_t start, size_t end);

#endif
