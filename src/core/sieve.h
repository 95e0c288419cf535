/* sieve.h: a scanner for the factors of many regular expressions.
 *
 * Two ways through each block of the text.  A factor with four bytes in a row
 * that are fixed but for case, or three that are rare, is found by a hash of
 * them: one load, and for each length one multiplication and one bit of a small
 * map a byte, whatever the number of factors.  The others (short words,
 * classes) share a shift-and automaton: one bit a position, 64 in a word, all
 * stepped at once.  What passes is compared in full.
 */
#ifndef GLEAN_SIEVE_H
#define GLEAN_SIEVE_H

#include "literal.h"
#include "text.h"

#define SIEVE_WINDOW 8u /* positions of a factor that the automaton sees */

/* The high bits of a product: of a key, 32 - 'bits' >= 1 are dropped. */
static inline uint32_t sieve_hash(uint32_t key, unsigned bits) {
  return (key * 0x9E3779B1u) >> (32 - bits);
}

typedef struct sieve_entry {
  uint16_t sets[LITERAL_BYTES];
  uint8_t len, before, after;
  uint8_t at;      /* where the hashed bytes, or the window, stand in it */
  uint8_t window;  /* positions of the window; 0: hashed */
  uint32_t key;    /* the hashed bytes, folded; the high one is 0 of three */
  uint32_t owner;  /* number of the expression */
  uint32_t next;   /* in its chain, or GLEAN_NONE */
} sieve_entry;

typedef struct sieve {
  literal_set *sets;
  size_t set_len, set_cap;
  sieve_entry *entries;
  size_t entry_len, entry_cap;
  /* hashed */
  uint64_t *map;      /* a bit for each hash of four bytes, then of three */
  uint32_t *chains;   /* heads, by hash */
  unsigned map_bits, chain_bits; /* log2 of their sizes */
  size_t fours, threes; /* how many entries are */
  /* the automaton */
  uint64_t *masks;    /* by byte, then word */
  uint64_t *starts, *accepts; /* by word */
  uint32_t *ends;     /* by bit: the chain of entries, or GLEAN_NONE */
  size_t words;
} sieve;

/* Is a key one of three bytes?  Folded bytes are not 0. */
static inline int sieve_is_three(uint32_t key) {
  return key >> 24 == 0;
}

/* Bytes of the map: one half for each length. */
static inline size_t sieve_map_size(const sieve *s) {
  return ((size_t)1 << s->map_bits) / 4;
}

/* Add the factors of an expression.  GLEAN_OK, GLEAN_NOMEM, or GLEAN_LIMIT
 * where there are too many sets: then none of them is in. */
glean_status sieve_add(sieve *s, const glean_allocator *mem,
                       const literal *literal, uint32_t owner);
/* Build the tables.  GLEAN_OK or GLEAN_NOMEM. */
glean_status sieve_freeze(sieve *s, const glean_allocator *mem);
void sieve_free(sieve *s, const glean_allocator *mem);

/* A factor that stands in the text. */
typedef struct sieve_hit {
  uint32_t start; /* byte */
  uint32_t entry;
} sieve_hit;

typedef struct sieve_hits {
  sieve_hit *items; /* by start */
  size_t len, cap;
} sieve_hits;

typedef struct sieve_scan {
  const sieve *sieve;
  const text_view *t;
  glean_allocator mem;
  uint64_t *words; /* of the automaton */
  size_t at;       /* the text before is scanned */
  sieve_hits hashed, classed;
} sieve_scan;

/* GLEAN_OK or GLEAN_NOMEM; then nothing is held. */
glean_status sieve_open(sieve_scan *scan, const sieve *s, const text_view *t,
                        const glean_allocator *mem);
void sieve_close(sieve_scan *scan);

/* Scan one more block.  All factors that start before *complete are then in
 * 'hashed' and 'classed', each sorted by start. */
glean_status sieve_block(sieve_scan *scan, size_t *complete);

#endif
