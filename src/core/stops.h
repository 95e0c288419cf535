/* stops.h: finding the bytes where a sentence or a line may end. */
#ifndef GLEAN_STOPS_H
#define GLEAN_STOPS_H

#include "simd.h"

/* How many further signs of ASCII can be looked for. */
#define STOPS_MORE 4

/* The bytes that are looked for beside those of terminators (Sentence_Break
 * ATerm and STerm, the ellipsis, the Greek question mark) and of line ends. */
typedef struct stops {
  const uint8_t *s;
  size_t len;
  uint8_t more[STOPS_MORE]; /* the first 'more_len' count */
  uint8_t more_len;
  uint8_t rows[16]; /* of ASCII: bit h of rows[l]: byte hl is looked for */
  simd_level level;
  size_t block;  /* the 64 bytes that 'mask' is about start here */
  uint64_t mask; /* bit i: s[block + i] is a candidate not yet given */
} stops;

/* Look from byte 'from' on, which is between two code points, and for more
 * signs of ASCII, of which those that are 0 do not count. */
void stops_open(stops *scan, const uint8_t *s, size_t len, size_t from,
                const uint8_t more[STOPS_MORE]);

/* The same at a level of vectors, for tests. */
void stops_open_at(simd_level level, stops *scan, const uint8_t *s, size_t len,
                   size_t from, const uint8_t more[STOPS_MORE]);

/* Look on in the blocks behind the one in hand. */
size_t stops_further(stops *scan, size_t from);

/* The length of the word of small letters of ASCII that ends at s[len], 31 at
 * most.  *other: has it a letter that no small Roman number has? */
size_t stops_small_word(const uint8_t *s, size_t len, int *other);

static inline unsigned stops_lowest(uint64_t mask) {
#if defined(__GNUC__)
  return (unsigned)__builtin_ctzll(mask);
#else
  unsigned i = 0;
  while (!(mask >> i & 1)) i++;
  return i;
#endif
}

/* The next candidate at or after 'from' (never decreasing from call to call),
 * or 'len'.  A candidate is the first byte of a code point that may be a
 * terminator or line end: the caller decodes it to know.  Signs that share two
 * bytes with some, as “ and 、 do, are none.  One whose second byte lies beyond
 * 'len' is a candidate too. */
static inline size_t stops_next(stops *scan, size_t from) {
  size_t in = from - scan->block;
  if (from < scan->len && in < 64) {
    scan->mask &= ~(uint64_t)0 << in;
    if (scan->mask != 0) return scan->block + stops_lowest(scan->mask);
  }
  return stops_further(scan, from);
}

#endif
