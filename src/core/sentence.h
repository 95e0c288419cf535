/* sentence.h: paragraphs and sentences of a whole text. */
#ifndef GLEAN_SENTENCE_H
#define GLEAN_SENTENCE_H

#include "lang.h"
#include "token.h"

typedef struct span_array {
  glean_span *items;
  size_t len, cap;
} span_array;

/* Split at blank lines.  GLEAN_OK or GLEAN_NOMEM.  The spans cover every byte
 * that is no white space; the caller frees with span_array_free. */
glean_status paragraph_split(span_array *out, const glean_allocator *mem,
                             const text_view *t, const token_table *tokens);

/* Split into sentences, linear in the text's length; 'lang' may be NULL. */
glean_status sentence_split(span_array *out, const glean_allocator *mem,
                            const text_view *t, const glean_lang *lang,
                            const glean_sentence_options *options);

/* Is every option in its range? */
int sentence_options_valid(const glean_sentence_options *options);

void span_array_free(span_array *array, const glean_allocator *mem);

/* The first span that ends after 'offset'; array->len if none. */
size_t span_array_at(const span_array *array, size_t offset);

#endif
