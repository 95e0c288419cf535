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

/* The bytes of sixteen that are ASCII letters, digits or underscores. */
static inline __m128i block_run(__m128i v) {
  __m128i letter = _mm_sub_epi8(_mm_or_si128(v, _mm_set1_epi8(0x20)),
                                _mm_set1_epi8('a'));
  __m128i digit = _mm_sub_epi8(v, _mm_set1_epi8('0'));
  letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter);
  digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
  return _mm_or_si128(_mm_or_si128(letter, digit), block_equal(v, '_'));
}

/* Of 64 readable bytes: letters, digits and underscores; *high: >= 0x80.
 * 'small' gets the former with bit 5 set, so that letters are small, and zeros;
 * 'gaps' gets zeros for the former, and 0xFF. */
static inline uint64_t block_runs(const uint8_t *bytes, uint8_t *small,
                                  uint8_t *gaps, uint64_t *high) {
  uint64_t bits = 0;
  *high = 0;
  for (unsigned part = 0; part < 4; part++) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)bytes + part);
    __m128i run = block_run(v);
    _mm_storeu_si128((__m128i *)(void *)small + part,
                     _mm_and_si128(_mm_or_si128(v, _mm_set1_epi8(0x20)), run));
    _mm_storeu_si128((__m128i *)(void *)gaps + part,
                     _mm_xor_si128(run, _mm_set1_epi8(-1)));
    bits |= block_bits(run, part);
    *high |= block_bits(v, part);
  }
  return bits;
}

/* Of 64 readable bytes: ASCII that is no white space; controls are signs. */
static inline uint64_t block_signs(const uint8_t *bytes) {
  uint64_t bits = 0;
  for (unsigned part = 0; part < 4; part++) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)bytes + part);
    __m128i space =
        _mm_or_si128(block_equal(v, ' '), block_range(v, '\t', '\r'));
    bits |= ~block_bits(_mm_or_si128(v, space), part) &
            (uint64_t)0xFFFF << 16 * part;
  }
  return bits;
}

/* Of sixteen readable bytes, in the lowest bits; with A-Z made a-z in 'lower'.
 */
static inline unsigned block_word(const uint8_t *bytes, uint8_t lower[16]) {
  __m128i v = _mm_loadu_si128((const __m128i *)(const void *)bytes);
  __m128i capital = _mm_and_si128(block_range(v, 'A', 'Z'),
                                  _mm_set1_epi8(0x20));
  _mm_storeu_si128((__m128i *)(void *)lower, _mm_or_si128(v, capital));
  return (unsigned)_mm_movemask_epi8(block_run(v));
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

static inline int block_run(uint8_t c) {
  return block_is(c | 0x20, 'a', 'z') || block_is(c, '0', '9') || c == '_';
}

static inline uint64_t block_runs(const uint8_t *bytes, uint8_t *small,
                                  uint8_t *gaps, uint64_t *high) {
  uint64_t bits = 0;
  *high = 0;
  for (unsigned i = 0; i < BLOCK_BYTES; i++) {
    int run = block_run(bytes[i]);
    small[i] = (uint8_t)(run ? bytes[i] | 0x20 : 0);
    gaps[i] = (uint8_t)(run ? 0 : 0xFF);
    bits |= (uint64_t)run << i;
    *high |= (uint64_t)(bytes[i] >> 7) << i;
  }
  return bits;
}

static inline uint64_t block_signs(const uint8_t *bytes) {
  uint64_t bits = 0;
  for (unsigned i = 0; i < BLOCK_BYTES; i++)
    bits |= (uint64_t)(bytes[i] < 0x80 && bytes[i] != ' ' &&
                       !block_is(bytes[i], '\t', '\r')) << i;
  return bits;
}

static inline unsigned block_word(const uint8_t *bytes, uint8_t lower[16]) {
  unsigned run = 0;
  for (unsigned i = 0; i < 16; i++) {
    lower[i] = (uint8_t)(bytes[i] | (block_is(bytes[i], 'A', 'Z') ? 0x20 : 0));
    run |= (unsigned)block_run(bytes[i]) << i;
  }
  return run;
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
