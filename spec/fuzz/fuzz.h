/* fuzz.h: what the fuzz targets share. */
#ifndef GLEAN_FUZZ_H
#define GLEAN_FUZZ_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "glean.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void fuzz_check(int ok) {
  if (!ok) __builtin_trap();
}

/* A copy in a block of exactly its size, so that over-reads show. */
static inline char *fuzz_copy(const uint8_t *data, size_t size) {
  char *copy = malloc(size ? size : 1);
  fuzz_check(copy != NULL);
  if (size > 0) memcpy(copy, data, size);
  return copy;
}

/* The input up to the first byte 0, and what follows it. */
typedef struct fuzz_parts {
  char *head, *tail;
  size_t head_len, tail_len;
} fuzz_parts;

static inline fuzz_parts fuzz_split(const uint8_t *data, size_t size) {
  const uint8_t *zero = size ? memchr(data, 0, size) : NULL;
  size_t n = zero ? (size_t)(zero - data) : size;
  size_t rest = zero ? size - n - 1 : 0;
  fuzz_parts parts = {fuzz_copy(data, n), NULL, n, rest};
  parts.tail = fuzz_copy(zero ? zero + 1 : data, rest);
  return parts;
}

static inline void fuzz_parts_free(fuzz_parts *parts) {
  free(parts->head);
  free(parts->tail);
}

static inline glean_doc *fuzz_open(const char *text, size_t len) {
  glean_doc_options options = {.utf8 = GLEAN_UTF8_REPLACE};
  glean_doc *doc;
  fuzz_check(glean_doc_open(&doc, text, len, &options, NULL) == GLEAN_OK);
  return doc;
}

/* Draw all matches; each must lie in the text, on boundaries. */
static inline void fuzz_draw(const glean_doc *doc, glean_matches *matches) {
  glean_match m;
  int found = 1;
  size_t len, last = 0;
  glean_doc_text(doc, &len);
  for (;;) {
    fuzz_check(glean_matches_next(matches, &m, &found) == GLEAN_OK);
    if (!found) break;
    glean_matches_take(matches);
    fuzz_check(m.span.start < m.span.end && m.span.end <= len);
    fuzz_check(m.span.start >= last); /* leftmost, and none overlaps */
    for (size_t i = 0; i < m.capture_count; i++)
      fuzz_check(m.captures[i].start <= m.captures[i].end &&
                 m.captures[i].end <= len);
    last = m.span.end;
  }
  glean_matches_free(matches);
}

#endif
