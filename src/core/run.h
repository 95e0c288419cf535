/* run.h: runs: what of a text is looked at before there are tokens.
 *
 * A run is as many ASCII letters, digits and underscores as stand together.  No
 * token starts inside one, and the fold of a text has its runs, in small
 * letters, where the text has only ASCII and signs.  So the first two runs of
 * an entry tell most places of a text where it cannot start. */
#ifndef GLEAN_RUN_H
#define GLEAN_RUN_H

#include "block.h"
#include "hash.h"

#define RUN_SMALL 0x2020202020202020u /* makes letters small */

/* Bytes of a text. */
static inline int run_has(uint8_t c) {
  return (uint8_t)((c | 0x20) - 'a') < 26 || (uint8_t)(c - '0') < 10 ||
         c == '_';
}

/* E2 80 90 to E2 80 A7: dashes, quotation marks, daggers, dots.  They are
 * folded to ASCII signs or stay, and no run goes on over them. */
static inline int run_is_sign(const uint8_t *s) {
  return s[0] == 0xE2 && s[1] == 0x80 && (uint8_t)(s[2] - 0x90) < 0x18;
}

/* A hash by the first eight bytes alone, good in its high bits.  'head' has
 * them, with letters made small, and zeros behind a shorter run. */
static inline uint64_t run_prefix(uint64_t head) { return head * HASH_SEED; }

/* The same by sixteen: 'next' are the second eight, or zeros. */
static inline uint64_t run_hash(uint64_t prefix, uint64_t next) {
  return prefix ^ next * HASH_HIGH;
}

/* The keys of the second filter: of a run alone, by its hash; of one before
 * another, by the hashes of their first bytes. */
static inline uint64_t run_key(uint64_t hash) {
  hash = (hash ^ hash >> 32) * HASH_LOW;
  return hash ^ hash >> 32;
}

static inline uint64_t run_pair(uint64_t prefix, uint64_t next) {
  return run_key((prefix << 7 | prefix >> 57) + next);
}

/* The bits of a key in its word of that filter. */
static inline uint64_t run_bits(uint64_t key) {
  return (uint64_t)1 << (key & 63) | (uint64_t)1 << (key >> 6 & 63) |
         (uint64_t)1 << (key >> 12 & 63);
}

static inline uint64_t run_word(uint64_t key, uint64_t mask) {
  return key >> 18 & mask;
}

#endif
