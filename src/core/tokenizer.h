/* tokenizer.h: the one pass that makes the token table of a text. */
#ifndef GLEAN_TOKENIZER_H
#define GLEAN_TOKENIZER_H

#include "token.h"

/* Fill an empty table from a text.  GLEAN_OK or GLEAN_NOMEM; then the table
 * is empty again.  Linear in the text's length. */
glean_status tokenize(token_table *table, const glean_allocator *mem,
                      const text_view *t);

#endif
