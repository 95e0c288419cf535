/* find.h: finding the entries of a list in a token table. */
#ifndef GLEAN_FIND_H
#define GLEAN_FIND_H

#include "flat.h"
#include "token.h"

/* A hit: an entry that stands somewhere. */
typedef struct find_hit {
  uint32_t start, end; /* bytes; the end is before a possessive 's */
  uint32_t entry;
  uint32_t fuzzy; /* it is spelled differently */
} find_hit;

typedef struct find_hits {
  find_hit *items;
  size_t len, cap;
} find_hits;

typedef enum find_mode {
  FIND_ALL,     /* every hit */
  FIND_LEFTMOST /* of hits that overlap the leftmost, of those the longest, of
                   those the oldest entry's: others are not even looked at;
                   not for fuzzy lists */
} find_mode;

/* The tokens where entries may start, ascending; no others are looked at.
 * 'tokens' NULL: any token. */
typedef struct find_starts {
  const uint32_t *tokens;
  size_t len;
} find_starts;

/* Append the hits, by start, then shorter first, then in the order of entries.
 * Misspelled ones that overlap any other are left out.  FIND_LEFTMOST needs an
 * empty array.
 * GLEAN_OK or GLEAN_NOMEM. */
glean_status find_list(const flat *b, const text_view *t,
                       const token_table *tokens, const glean_allocator *mem,
                       find_mode mode, find_starts starts, find_hits *hits);

/* The same without a token table, where skim_serves(): tokens are made only
 * around what passes the filters of runs. */
glean_status find_text(const flat *b, const text_view *t,
                       const glean_allocator *mem, find_mode mode,
                       find_hits *hits);

void find_hits_free(find_hits *hits, const glean_allocator *mem);

#endif
