/* hash.h: the 64-bit hash of a word, sixteen bytes a round.
 *
 * A word of up to sixteen bytes, as nearly all are, is two loads and three
 * multiplications.  The constants are odd numbers with about half of their
 * bits set: the golden ratio's fraction and two of the kind used by mixers of
 * the MurmurHash family.  The seed is fixed, for files carry these hashes:
 * whoever looks a word up by hash compares its bytes where that matters. */
#ifndef GLEAN_HASH_H
#define GLEAN_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_SEED 0x9E3779B97F4A7C15u
#define HASH_LOW 0xD6E8FEB86659FD93u
#define HASH_HIGH 0xA0761D6478BD642Fu

/* Mix sixteen bytes, as two numbers, into a hash. */
static inline uint64_t hash_round(uint64_t h, uint64_t low, uint64_t high) {
  uint64_t second = high * HASH_HIGH;
  h = (h ^ low) * HASH_LOW ^ (second << 32 | second >> 32);
  h = (h ^ h >> 32) * HASH_SEED;
  return h ^ h >> 29;
}

/* Eight bytes, little-endian on every machine. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
static inline uint64_t hash_load8(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}
#else
static inline uint64_t hash_load8(const uint8_t *bytes) {
  return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 |
         (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
         (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 |
         (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
}
#endif

/* The hash of up to 16 bytes, of which sixteen can be read. */
static inline uint64_t hash_short(const uint8_t *bytes, size_t len) {
  static const uint8_t keep[32] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                   0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                   0xFF, 0xFF};
  const uint8_t *mask = keep + 16 - len;
  uint64_t low = hash_load8(bytes) & hash_load8(mask);
  uint64_t high = hash_load8(bytes + 8) & hash_load8(mask + 8);
  return hash_round(HASH_SEED + len, low, high);
}

/* The hash of any number of bytes as they are; 0 has one too. */
static inline uint64_t hash_bytes(const uint8_t *bytes, size_t len) {
  uint64_t h = HASH_SEED + len;
  uint8_t last[16] = {0};
  for (; len > 16; len -= 16, bytes += 16)
    h = hash_round(h, hash_load8(bytes), hash_load8(bytes + 8));
  memcpy(last, bytes, len);
  return hash_round(h, hash_load8(last), hash_load8(last + 8));
}

#endif
