/* norm.h: one pass of normalization over well-formed text. */
#ifndef GLEAN_NORM_H
#define GLEAN_NORM_H

#include "edits.h"
#include "normmap.h"

/* Bytes that may be written behind what was asked for. */
enum { NORM_SLACK = 64 };

/* A code point of a segment and where in it the first and the last of those
 * that became it begin, in bytes. */
typedef struct norm_point {
  uint32_t item; /* code point | combining class << 24 */
  uint32_t first, last;
} norm_point;

/* Where the result goes, and what a pass needs on the way. */
typedef struct norm_run {
  const norm_map *map;
  simd_level level;
  glean_buffer *buffer; /* the result is appended; grown by its hook */
  size_t buffer_origin; /* buffer->len when the whole text began */
  glean_edits *edits;   /* NULL: none wanted */
  size_t origin;        /* bytes of the whole text before this piece */
  norm_point *scratch;  /* a segment at work; freed by norm_end */
  size_t scratch_cap;
  const uint8_t *left;  /* what is still to come of the piece */
  size_t left_len;
  bool begun;           /* something is in the buffer */
  unsigned steps;       /* how often it grew by more than was sure */
  bool geometric;       /* more pieces will come: grow the buffer by halves */
} norm_run;

/* Normalize well-formed text that begins at a boundary and ends before one,
 * or at the end of all text, and append the result.  'rest' bytes lie behind
 * it, which are normalized later; they may be ill-formed.
 * GLEAN_OK, GLEAN_NOMEM, GLEAN_LIMIT (edits of too long a text). */
glean_status norm_piece(norm_run *run, const uint8_t *text, size_t len,
                        size_t rest);

/* Replace 'len' bytes that are ill-formed by U+FFFD, which begins and ends a
 * segment. */
glean_status norm_replace(norm_run *run, size_t len);

/* Free what the run holds, but neither buffer nor edits. */
void norm_end(norm_run *run);

/* ---- For norm.c: segments, in normslow.c ---- */

/* Make room for 'more' bytes and NORM_SLACK behind buffer->len; where it has to
 * grow, for what run->left will become at the least as well: so a text's buffer
 * is not much larger than its result at any time. */
glean_status norm_reserve(norm_run *run, size_t more);

/* What a text's result has at the least, and may have beyond that. */
typedef struct norm_room {
  size_t least, unsure;
  bool all; /* the whole text was looked at */
} norm_room;

/* The text may be ill-formed, for each part of which a replacement counts.
 * Looks at a multiple of 'far' bytes and a constant only, but for 0. */
norm_room norm_least(const norm_map *map, simd_level level,
                     const uint8_t *text, size_t len, size_t far);

/* Normalize the segment [from, to) in full and append it; 'offset' is from's in
 * this piece.  Each part of the segment that becomes a part of the result is an
 * edit, and what is dropped: the same edits whichever way a text came in. */
glean_status norm_slow(norm_run *run, const uint8_t *from, const uint8_t *to,
                       size_t offset);

/* Copying what stays, in normskip.c. */
typedef struct norm_copy {
  norm_run *run;
  const uint8_t *begin;   /* of the piece */
  const uint8_t *p, *end; /* what is left of it */
  uint8_t *o, *limit;     /* up to here, NORM_SLACK bytes more may be written */
  const uint8_t *settled; /* nothing that comes changes what stood before */
} norm_copy;

/* Copy from p on what stays as it is, and map on the way what is easy: one code
 * point that others leave alone, a letter and marks that it takes up, what is
 * dropped.  Ends before anything else. */
glean_status norm_skip(norm_copy *copy);

/* Record that [from, from + before) became [to, to + after), which is in the
 * buffer: 'offset' is from's in this piece.  What both begin and end with, by
 * whole code points, is left out. */
glean_status norm_record(norm_run *run, const uint8_t *from, size_t offset,
                         size_t before, const uint8_t *to, size_t after);

#endif
