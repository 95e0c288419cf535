/* regex.h: PCRE2 patterns over a text, within limits. */
#ifndef GLEAN_REGEX_H
#define GLEAN_REGEX_H

#include "text.h"

typedef struct regex_hit {
  uint32_t start, end; /* bytes */
  uint32_t captures;   /* the first of them in regex_hits.captures */
  uint32_t capture_len;
} regex_hit;

typedef struct regex_hits {
  regex_hit *items;
  size_t len, cap;
  glean_capture *captures;
  size_t capture_len, capture_cap;
} regex_hits;

glean_scope regex_scope(const glean_regex *regex);

/* One run over a text; holds what PCRE2 needs for it. */
typedef struct regex_run regex_run;
glean_status regex_run_open(regex_run **out, const glean_regex *regex,
                            const text_view *t, const glean_allocator *mem);
void regex_run_close(regex_run *run);

/* Append the matches in [start, end), left to right, none overlapping.
 * GLEAN_OK, GLEAN_NOMEM or GLEAN_MATCHING. */
glean_status regex_run_unit(regex_run *run, size_t start, size_t end,
                            regex_hits *hits, glean_error *err);

void regex_hits_free(regex_hits *hits, const glean_allocator *mem);

#endif
