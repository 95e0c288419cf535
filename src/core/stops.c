/* stops.c: 64 bytes at a time.
 *
 * ASCII candidates are found by comparison.  In a block with other bytes the
 * lead bytes that can begin a candidate are found the same way and looked up
 * with their second byte in a table of bits. */
#include "stops.h"

#include <string.h>

#include "../tables/stops_data.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

#define FIRST_LEAD 0xC2u
#define LAST_LEAD 0xF4u
#define BLOCK 64u

/* Bit i of each: byte i of a block is an ASCII candidate; is a lead byte that
 * may begin one. */
typedef struct block_masks {
  uint64_t ascii, leads;
} block_masks;

static unsigned is_ascii_stop(uint8_t c) {
  return c == '.' || c == '!' || c == '?' || (c >= '\n' && c <= '\r');
}

static uint64_t second_bits(uint8_t lead) {
  return lead < FIRST_LEAD || lead > LAST_LEAD
             ? 0
             : stops_second[lead - FIRST_LEAD];
}

static block_masks scalar_masks(const stops *scan, const uint8_t *s,
                                size_t n) {
  block_masks m = {0, 0};
  for (size_t i = 0; i < n; i++) {
    unsigned stop = is_ascii_stop(s[i]);
    for (size_t j = 0; j < scan->more_len; j++) stop |= s[i] == scan->more[j];
    m.ascii |= (uint64_t)stop << i;
    m.leads |= (uint64_t)(second_bits(s[i]) != 0) << i;
  }
  return m;
}

#if defined(__SSE2__)

static __m128i same(__m128i x, uint8_t byte) {
  return _mm_cmpeq_epi8(x, _mm_set1_epi8((char)byte));
}

/* Bytes in [low, high], which are taken as unsigned. */
static __m128i between(__m128i x, uint8_t low, uint8_t high) {
  __m128i above = _mm_sub_epi8(x, _mm_set1_epi8((char)low));
  __m128i top = _mm_set1_epi8((char)(high - low));
  return _mm_cmpeq_epi8(_mm_min_epu8(above, top), above);
}

static uint64_t ascii_bits(__m128i x, const __m128i *more, size_t count) {
  __m128i hit = _mm_or_si128(_mm_or_si128(same(x, '.'), same(x, '!')),
                             _mm_or_si128(same(x, '?'),
                                          between(x, '\n', '\r')));
  for (size_t j = 0; j < count; j++)
    hit = _mm_or_si128(hit, _mm_cmpeq_epi8(x, more[j]));
  return (uint64_t)(uint32_t)_mm_movemask_epi8(hit);
}

/* The leads that stops_second has bits for, and a few more. */
static uint64_t lead_bits(__m128i x) {
  __m128i two = _mm_or_si128(_mm_or_si128(same(x, 0xC2), same(x, 0xCD)),
                             _mm_or_si128(same(x, 0xD6), same(x, 0xD8)));
  __m128i more = _mm_or_si128(_mm_or_si128(between(x, 0xDB, 0xDF),
                                           between(x, 0xE0, 0xE3)),
                              _mm_or_si128(same(x, 0xEA),
                                           between(x, 0xEF, 0xF0)));
  return (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(two, more));
}

static block_masks block_scan(const stops *scan, const uint8_t *s) {
  __m128i more[STOPS_MORE];
  for (size_t j = 0; j < scan->more_len; j++)
    more[j] = _mm_set1_epi8((char)scan->more[j]);
  __m128i x[4];
  block_masks m = {0, 0};
  for (unsigned j = 0; j < 4; j++) {
    x[j] = _mm_loadu_si128((const __m128i *)(const void *)(s + 16 * j));
    m.ascii |= ascii_bits(x[j], more, scan->more_len) << (16 * j);
  }
  __m128i any = _mm_or_si128(_mm_or_si128(x[0], x[1]),
                             _mm_or_si128(x[2], x[3]));
  if (_mm_movemask_epi8(any) == 0) return m;
  for (unsigned j = 0; j < 4; j++) m.leads |= lead_bits(x[j]) << (16 * j);
  return m;
}

#else

static block_masks block_scan(const stops *scan, const uint8_t *s) {
  return scalar_masks(scan, s, BLOCK);
}

#endif

/* ---- The word before ---- */

enum { SMALL_WORD = 31 };

/* The same, for a word that may have begun: 'n' of its letters are known. */
static size_t word_on(const uint8_t *s, size_t len, size_t n, int *other) {
  while (n < len && n < SMALL_WORD) {
    uint8_t c = s[len - n - 1];
    if (c < 'a' || c > 'z') break;
    *other |= c != 'i' && c != 'v' && c != 'x';
    n++;
  }
  return n;
}

#if defined(__SSE2__) && defined(__GNUC__)

size_t stops_small_word(const uint8_t *s, size_t len, int *other) {
  *other = 0;
  if (len < 16) return word_on(s, len, 0, other);
  __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(s + len - 16));
  unsigned letters = (unsigned)_mm_movemask_epi8(between(x, 'a', 'z'));
  __m128i roman = _mm_or_si128(_mm_or_si128(same(x, 'i'), same(x, 'v')),
                               same(x, 'x'));
  unsigned more = letters & ~(unsigned)_mm_movemask_epi8(roman);
  unsigned gaps = ~letters << 16; /* the last byte's bit is the highest */
  if (gaps == 0) {
    *other = more != 0;
    return word_on(s, len, 16, other);
  }
  unsigned n = (unsigned)__builtin_clz(gaps);
  *other = (more << 16 & ~(0xFFFFFFFFu >> n)) != 0;
  return n;
}

#else

size_t stops_small_word(const uint8_t *s, size_t len, int *other) {
  *other = 0;
  return word_on(s, len, 0, other);
}

#endif

/* ---- AVX2 ---- */

#if defined(__x86_64__) && defined(__GNUC__)

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline __m256i nibbles(const uint8_t *table, __m256i index) {
  __m128i half = _mm_loadu_si128((const __m128i *)(const void *)table);
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(half), index);
}

AVX2 static inline uint64_t set_bits(__m256i v) {
  __m256i none = _mm256_cmpeq_epi8(v, _mm256_setzero_si256());
  return (uint32_t)~_mm256_movemask_epi8(none);
}

/* The leads of lead_bits by nibbles: a bit for each high one. */
static const uint8_t lead_low[16] = {12, 4, 5, 4, 0, 0, 2, 0,
                                     2,  0, 4, 2, 2, 3, 2, 6};
static const uint8_t lead_high[16] = {[12] = 1, [13] = 2, [14] = 4, [15] = 8};
static const uint8_t row_bits[16] = {1, 2, 4, 8, 16, 32, 64, 128};

AVX2 static inline uint64_t equal(const __m256i x[2], int byte) {
  __m256i wanted = _mm256_set1_epi8((char)byte);
  return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(x[0], wanted)) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(
             _mm256_cmpeq_epi8(x[1], wanted))
             << 32;
}

/* Of the leads E3, kana's, only those of U+3000 to U+303F count. */
AVX2 static block_masks block_avx2(const stops *scan, const uint8_t *s) {
  const __m256i nibble = _mm256_set1_epi8(15);
  const __m256i seven = _mm256_set1_epi8((char)0x8F); /* not for other bytes */
  __m256i x[2], high[2];
  block_masks m = {0, 0};
  for (unsigned j = 0; j < 2; j++) {
    x[j] = _mm256_loadu_si256((const __m256i *)(const void *)(s + 32 * j));
    high[j] = _mm256_and_si256(_mm256_srli_epi16(x[j], 4), nibble);
    m.ascii |= set_bits(_mm256_and_si256(
                   nibbles(scan->rows, _mm256_and_si256(x[j], seven)),
                   nibbles(row_bits, high[j])))
               << (32 * j);
  }
  if (_mm256_movemask_epi8(_mm256_or_si256(x[0], x[1])) == 0) return m;
  for (unsigned j = 0; j < 2; j++)
    m.leads |= set_bits(_mm256_and_si256(
                   nibbles(lead_low, _mm256_and_si256(x[j], nibble)),
                   nibbles(lead_high, high[j])))
               << (32 * j);
  m.leads &= ~(equal(x, 0xE3) & ~(equal(x, 0x80) >> 1 | (uint64_t)1 << 63));
  return m;
}

static block_masks best_scan(const stops *scan, const uint8_t *s) {
  if (scan->level == SIMD_SCALAR) return scalar_masks(scan, s, BLOCK);
  return scan->level >= SIMD_AVX2 ? block_avx2(scan, s) : block_scan(scan, s);
}

#else

static block_masks best_scan(const stops *scan, const uint8_t *s) {
  return block_scan(scan, s);
}

#endif

/* “ ” – — share two bytes with the ellipsis, 、 「 and ， ： with the marks 。
 * ！ ． ？ and ｡. */
static int is_plain_mark(const uint8_t *s, size_t left) {
  if (left < 3) return 0;
  uint8_t c = s[2];
  if (s[0] == 0xE2) return s[1] == 0x80 && c >= 0x90 && c <= 0x9F;
  if (s[0] == 0xE3) return s[1] == 0x80 && c != 0x82;
  if (s[0] != 0xEF) return 0;
  return s[1] == 0xBC ? c != 0x81 && c != 0x8E && c != 0x9F
                      : s[1] == 0xBD && c != 0xA1;
}

/* Of the leads at 'base' those whose second byte may follow. */
static uint64_t true_leads(const stops *scan, size_t base, uint64_t leads) {
  uint64_t kept = 0;
  for (; leads != 0; leads &= leads - 1) {
    unsigned i = stops_lowest(leads);
    size_t at = base + i;
    uint64_t bits = second_bits(scan->s[at]);
    unsigned second = at + 1 < scan->len ? scan->s[at + 1] : 0x100u;
    uint64_t hit = second == 0x100u
                       ? bits != 0
                       : (second & 0xC0) == 0x80 && (bits >> (second & 63) & 1);
    hit &= !is_plain_mark(scan->s + at, scan->len - at);
    kept |= hit << i;
  }
  return kept;
}

static void load(stops *scan, size_t base) {
  size_t left = scan->len - base;
  block_masks m = left >= BLOCK ? best_scan(scan, scan->s + base)
                                : scalar_masks(scan, scan->s + base, left);
  scan->block = base;
  scan->mask = m.ascii;
  if (m.leads != 0) scan->mask |= true_leads(scan, base, m.leads);
}

void stops_open_at(simd_level level, stops *scan, const uint8_t *s, size_t len,
                   size_t from, const uint8_t more[STOPS_MORE]) {
  static const uint8_t rows[16] = { /* \n \v \f \r ! . ? */
      [1] = 1 << 2,  [10] = 1, [11] = 1, [12] = 1,
      [13] = 1,      [14] = 1 << 2,      [15] = 1 << 3};
  memcpy(scan->rows, rows, sizeof rows);
  scan->more_len = 0;
  for (size_t j = 0; j < STOPS_MORE; j++) {
    if (!more[j]) continue;
    scan->more[scan->more_len++] = more[j];
    scan->rows[more[j] & 15] |= (uint8_t)(1u << (more[j] >> 4));
  }
  scan->level = level;
  scan->s = s;
  scan->len = len;
  scan->block = from;
  scan->mask = 0;
  if (from < len) load(scan, from);
}

void stops_open(stops *scan, const uint8_t *s, size_t len, size_t from,
                const uint8_t more[STOPS_MORE]) {
  stops_open_at(simd_best(), scan, s, len, from, more);
}

size_t stops_further(stops *scan, size_t from) {
  if (from >= scan->len) return scan->len;
  if (from - scan->block >= BLOCK)
    load(scan, from - (from - scan->block) % BLOCK);
  scan->mask &= ~(uint64_t)0 << (from - scan->block);
  while (scan->mask == 0) {
    if (scan->len - scan->block <= BLOCK) return scan->len;
    load(scan, scan->block + BLOCK);
  }
  return scan->block + stops_lowest(scan->mask);
}
