/* stops.c: 64 bytes at a time.
 *
 * ASCII candidates are found by comparison.  In a block with other bytes the
 * lead bytes that can begin a candidate are found the same way and looked up
 * with their second byte in a table of bits. */
#include "stops.h"

#include "../tables/stops_data.h"

#if defined(__SSE2__)
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
    kept |= hit << i;
  }
  return kept;
}

static void load(stops *scan, size_t base) {
  size_t left = scan->len - base;
  block_masks m = left >= BLOCK ? block_scan(scan, scan->s + base)
                                : scalar_masks(scan, scan->s + base, left);
  scan->block = base;
  scan->mask = m.ascii;
  if (m.leads != 0) scan->mask |= true_leads(scan, base, m.leads);
}

void stops_open(stops *scan, const uint8_t *s, size_t len, size_t from,
                const uint8_t more[STOPS_MORE]) {
  scan->more_len = 0;
  for (size_t j = 0; j < STOPS_MORE; j++)
    if (more[j]) scan->more[scan->more_len++] = more[j];
  scan->s = s;
  scan->len = len;
  scan->block = from;
  scan->mask = 0;
  if (from < len) load(scan, from);
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
