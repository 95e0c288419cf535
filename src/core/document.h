/* document.h: what a document is made of; for document.c, match.c, json.c. */
#ifndef GLEAN_DOCUMENT_H
#define GLEAN_DOCUMENT_H

#include "layer.h"
#include "listset.h"
#include "regexset.h"
#include "sentence.h"

typedef struct document_symbol {
  const char *text; /* NUL-terminated, in the arena */
  uint32_t len;
  uint32_t next;    /* in its bucket; 0 ends the chain */
} document_symbol;

typedef struct step_table step_table; /* see steptable.h */

struct glean_doc {
  glean_allocator mem;
  mem_arena arena;
  text_view text;
  token_table tokens;
  span_array paragraphs, sentences;
  enum {
    DOCUMENT_BLANKS_UNKNOWN,
    DOCUMENT_BLANKS_BETWEEN,
    DOCUMENT_BLANKS_INSIDE
  } blanks; /* where blank lines stand: between sentences, inside one */
  int tokenized; /* else there are no tokens and paragraphs yet */
  const glean_lang *lang;
  document_symbol *symbols; /* [0] is the empty one */
  size_t symbol_len, symbol_cap;
  uint32_t *buckets;
  size_t bucket_cap; /* a power of two */
  layer_table *layers;
  size_t layer_len, layer_cap;
  glean_matches *matches; /* all that are open */
  listset_starts starts;  /* by the set of lists last looked for */
  step_table *steps;      /* made when a pattern asks for some */
  regex_clock clock;      /* the host's */
  regexset_found found;   /* by the set of expressions last run */
};

/* What every use of the tokens or the paragraphs begins with.  GLEAN_OK or
 * GLEAN_NOMEM. */
glean_status document_tokenize(glean_doc *doc);

/* The symbol of a name if the document has it, else 0. */
glean_symbol document_find_symbol(const glean_doc *doc, const char *name,
                                  size_t len);

#endif
