/* fuzzy.h: words one edit away: for lists with GLEAN_ENTRY_FUZZY.
 *
 * Two words are at most one edit apart (a letter more, less, another one, or
 * two neighbours swapped) only if they are equal after at most one letter is
 * taken from each.  So every long word of the list is put into a table under
 * itself and under each form that lacks a letter; a word of the text is looked
 * up in the same forms.  What is found is verified later. */
#ifndef GLEAN_FUZZY_H
#define GLEAN_FUZZY_H

#include "flat.h"
#include "token.h"

#define FUZZY_LETTERS 6    /* of a list's word that may be misspelled */
#define FUZZY_BYTES 128    /* of a folded word; longer ones are left alone */
#define FUZZY_ANSWERS 16   /* words looked at for one of the text */

/* The words of a list that is built.  Starts zeroed. */
typedef struct fuzzy_words {
  uint64_t *hash;     /* a word */
  uint8_t *expanded;  /* a word: its shorter forms are in */
  size_t len, hash_cap, expanded_cap;
  uint32_t *set;      /* word + 1, by hash */
  size_t set_cap;     /* a power of two */
  uint64_t *form;     /* a form: its hash */
  uint32_t *form_of;  /* a form: its word */
  size_t forms, form_cap, form_of_cap;
} fuzzy_words;

/* Add the words of surfaces 0 to n - 1 of a chunk 't', tokenised in 'k'; the
 * surfaces' places are 'base' too high.  GLEAN_OK or GLEAN_NOMEM. */
glean_status fuzzy_words_add(fuzzy_words *w, const glean_allocator *mem,
                             const text_view *t, const token_table *k,
                             uint32_t base, const uint32_t *text_at,
                             const uint8_t *options, size_t n);

/* How many slots the table of forms needs: a power of two, or 0. */
size_t fuzzy_edit_count(const fuzzy_words *w);

/* Fill FLAT_WORDS and FLAT_EDITS, which are zeroed. */
void fuzzy_fill(const fuzzy_words *w, uint64_t *words, flat_edit *edits);

void fuzzy_words_free(fuzzy_words *w, const glean_allocator *mem);

/* The hashes of a list's words that a word of a text may be a misspelling of,
 * if neither it nor the token it is of (without its 's, perhaps), with hash
 * 'token', is a word of the list itself.  Returns how many. */
size_t fuzzy_find(const flat *b, uint64_t token, const uint8_t *word,
                  size_t len, uint64_t answers[FUZZY_ANSWERS]);

#endif
