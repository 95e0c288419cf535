/* link.h: which mentions of a text are of one entity. */
#ifndef GLEAN_LINK_H
#define GLEAN_LINK_H

#include "alias.h"
#include "sentence.h"

typedef struct link_input {
  const text_view *text;
  const token_table *tokens;
  const span_array *sentences;
  const glean_lang *lang;
  uint32_t kinds; /* bits 1 << glean_link_kind: those to use */
} link_input;

/* Mentions come in text order: by start, longer first. */
typedef struct link_mention {
  uint32_t start, end;
  glean_symbol id; /* one that it has already; 0 for none */
} link_mention;

typedef struct link_result {
  uint32_t target; /* the first mention of the entity, or the first of those
                      with an id; itself where it is that one */
  uint32_t kind;   /* glean_link_kind: why it is linked; 0 where it is not */
} link_result;

/* A part that more names than this have in common links nothing. */
#define LINK_CANDIDATES 64u

/* Fill results[0..n).  GLEAN_OK or GLEAN_NOMEM.  O(n log n), but for the
 * candidates of a form, which are LINK_CANDIDATES at the most. */
glean_status link_mentions(const link_input *in, const glean_allocator *mem,
                           const link_mention *mentions, size_t n,
                           link_result *results);

#endif
