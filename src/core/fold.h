/* fold.h: search folding: what two spellings of a word have in common.

   The fold of a text is its canonical decomposition (NFD) with
     - full case folding (ß -> ss, ς -> σ), without Turkish tailoring;
     - default ignorable code points removed (soft hyphen, joiners ...);
     - marks removed (Mn, Me) whose base is a Latin, Greek or Cyrillic letter
       (Å -> a, й -> и), the base being the last code point before them that
       is neither a mark nor ignorable; marks of other scripts stay;
     - apostrophes, double quotation marks, hyphens, dashes and the minus
       sign made ' " and -.
   White space stays (but NFD makes U+2002 and U+2003 of U+2000 and U+2001).
   Canonically equivalent texts have the same fold, and the fold of a fold is
   itself. Tables: src/tables/fold_data.h (Unicode 15.0); a code point that 15.0
   does not assign is folded as utf8proc knows it.

   Limit: marks that stay are put into canonical order in pieces of at most
   FOLD_MARKS_MAX; Unicode's Stream-Safe Text Format allows 30 in a row. */
#ifndef GLEAN_FOLD_H
#define GLEAN_FOLD_H

#include <stddef.h>
#include <stdint.h>

enum {
  FOLD_MARKS_MAX = 32, /* marks sorted together, see above */
  FOLD_GROWTH = 3      /* the fold of n bytes has at most 3 n bytes, as far as
                          Unicode 15.0 assigns their code points */
};

/* Writes the fold of text[0 .. len) to out[0 .. cap) and returns its whole
   length in bytes, like snprintf: a result above cap means that the output was
   cut at cap, perhaps inside a code point. All of out[0 .. cap) may be used, so
   what lies behind a shorter result is undefined. out may be NULL if cap is 0;
   it must not overlap text. A maximal ill-formed part of the text becomes
   U+FFFD. Time linear in len; allocates nothing. */
size_t fold_bytes(const uint8_t *text, size_t len, uint8_t *out, size_t cap);

/* Is the fold of text[0 .. len) equal to folded[0 .. folded_len)? The latter is
   taken as it is. Returns 1 or 0; allocates nothing. */
int fold_equal(const uint8_t *text, size_t len, const uint8_t *folded,
               size_t folded_len);

#endif
