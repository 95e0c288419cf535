/* block.h: the classes of 64 bytes at once, one bit a byte, the first byte in
 * the lowest bit.  SSE2 where there is, else byte by byte. */
#ifndef GLEAN_BLOCK_H
#define GLEAN_BLOCK_H

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define BLOCK_BYTES 64u

typedef struct block {
  uint64_t letter; /* A-Z a-z */
  uint64_t small;  /* bit 5 of the byte: tells a-z from A-Z */
  uint64_t digit;  /* 0-9 */
  uint64_t under;  /* _ */
  uint64_t space;  /* blank, tab, line feed, VT, FF, CR */
  uint64_t joiner; /* ' . , : ; which may stand inside a word or number */
  uint64_t high;   /* >= 0x80 */
  uint8_t lower[BLOCK_BYTES + 16]; /* the bytes with A-Z made a-z; then what
                      was there: so that sixteen can be read at each */
} block;

#if defined(__SSE2__)

static inline uint64_t block_bits(__m128i v, unsigned part) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(v) << (16 * part);
}

static inline __m128i block_equal(__m128i v, char c) {
  return _mm_cmpeq_epi8(v, _mm_set1_epi8(c));
}

/* Bytes first .. last, both ASCII; compared as signed, so none >= 0x80. */
static inline __m128i block_range(__m128i v, char first, char last) {
  return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)(first - 1))),
                       _mm_cmplt_epi8(v, _mm_set1_epi8((char)(last + 1))));
}

static inline void block_part(const uint8_t *bytes, unsigned part, block *b) {
  __m128i v = _mm_loadu_si128((const __m128i *)(const void *)bytes + part);
  __m128i letter =
      block_range(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 'z');
  __m128i space = _mm_or_si128(block_equal(v, ' '), block_range(v, '\t', '\r'));
  __m128i stop = _mm_or_si128(block_equal(v, '.'), block_equal(v, ','));
  __m128i colon = block_range(v, ':', ';');
  __m128i joiner =
      _mm_or_si128(_mm_or_si128(stop, colon), block_equal(v, '\''));
  __m128i lower = _mm_or_si128(v, _mm_and_si128(letter, _mm_set1_epi8(0x20)));
  _mm_storeu_si128((__m128i *)(void *)b->lower + part, lower);
  b->letter |= block_bits(letter, part);
  b->small |= block_bits(_mm_slli_epi16(v, 2), part);
  b->digit |= block_bits(block_range(v, '0', '9'), part);
  b->under |= block_bits(block_equal(v, '_'), part);
  b->space |= block_bits(space, part);
  b->joiner |= block_bits(joiner, part);
  b->high |= block_bits(v, part);
}

/* The classes of the 64 bytes at 'bytes', all readable. */
static inline void block_load(const uint8_t *bytes, block *b) {
  b->letter = b->small = b->digit = b->under = b->space = b->joiner = 0;
  b->high = 0;
  for (unsigned part = 0; part < 4; part++) block_part(bytes, part, b);
}

#else

static inline int block_is(uint8_t c, uint8_t first, uint8_t last) {
  return c >= first && c <= last;
}

static inline void block_load(const uint8_t *bytes, block *b) {
  b->letter = b->small = b->digit = b->under = b->space = b->joiner = 0;
  b->high = 0;
  for (unsigned i = 0; i < BLOCK_BYTES; i++) {
    uint8_t c = bytes[i];
    uint64_t bit = (uint64_t)1 << i;
    int letter = block_is(c | 0x20, 'a', 'z');
    b->lower[i] = (uint8_t)(letter ? c | 0x20 : c);
    if (letter) b->letter |= bit;
    if (c & 0x20) b->small |= bit;
    if (block_is(c, '0', '9')) b->digit |= bit;
    if (c == '_') b->under |= bit;
    if (c == ' ' || block_is(c, '\t', '\r')) b->space |= bit;
    if (c == '\'' || c == '.' || c == ',' || c == ':' || c == ';')
      b->joiner |= bit;
    if (c >= 0x80) b->high |= bit;
  }
}

#endif

/* The number of the lowest bit that is set; 'bits' is not 0. */
static inline unsigned block_lowest(uint64_t bits) {
#if defined(__GNUC__)
  return (unsigned)__builtin_ctzll(bits);
#else
  unsigned n = 0;
  for (; !(bits & 0xFF); bits >>= 8) n += 8;
  for (; !(bits & 1); bits >>= 1) n++;
  return n;
#endif
}

#endif
