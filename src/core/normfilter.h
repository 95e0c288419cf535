/* normfilter.h: where vectors see that a code point may not stay. */
#ifndef GLEAN_NORMFILTER_H
#define GLEAN_NORMFILTER_H

#include "normmap.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,popcnt")))

enum { SETS = 3 }; /* of leads, see make_filter in gen_norm.lua */

AVX2 static inline __m256i both_lanes(const uint8_t *table) {
  return _mm256_broadcastsi128_si256(
      _mm_loadu_si128((const __m128i *)(const void *)table));
}

AVX2 static inline __m256i load(const uint8_t *s) {
  return _mm256_loadu_si256((const __m256i *)(const void *)s);
}

/* The bits of two nibbles, by a pair of tables. */
AVX2 static inline __m256i nibble_bits(const uint8_t *tables, __m256i v) {
  const __m256i nibble = _mm256_set1_epi8(15);
  __m256i high = _mm256_and_si256(_mm256_srli_epi16(v, 4), nibble);
  __m256i low = _mm256_and_si256(v, nibble);
  return _mm256_and_si256(
      _mm256_shuffle_epi8(both_lanes(tables), high),
      _mm256_shuffle_epi8(both_lanes(tables + NORMMAP_TABLE), low));
}

/* Is there a byte that leads anything that may not stay? */
AVX2 static inline bool has_lead(const norm_map *m, __m256i v) {
  __m256i rows = nibble_bits(m->filter + NORMMAP_ROWS, v);
  return !_mm256_testz_si256(rows, rows);
}

/* A bit for each byte at p, which are v, that leads something that may not
 * stay; 34 bytes are read. */
AVX2 static inline uint32_t risky_leads(const norm_map *m, __m256i v,
                                        const uint8_t *p) {
  __m256i found = _mm256_setzero_si256();
  const __m256i second = load(p + 1), third = load(p + 2);
  for (unsigned s = 0; s < SETS; s++) {
    const uint8_t *tables = m->filter + s * NORMMAP_SET;
    __m256i bits = _mm256_and_si256(
        nibble_bits(tables, v),
        nibble_bits(tables + 2 * NORMMAP_TABLE, second));
    if (s > 0) /* three bytes at least */
      bits = _mm256_and_si256(
          bits, nibble_bits(tables + 4 * NORMMAP_TABLE, third));
    found = _mm256_or_si256(found, bits);
  }
  return ~(uint32_t)_mm256_movemask_epi8(
      _mm256_cmpeq_epi8(found, _mm256_setzero_si256()));
}

/* A bit for each byte of ASCII that is not inert. */
AVX2 static inline uint32_t special_ascii(const norm_map *m, __m256i v) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128};
  __m256i low = _mm256_shuffle_epi8(
      both_lanes(m->ascii), _mm256_and_si256(v, _mm256_set1_epi8((char)0x8F)));
  __m256i index =
      _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15));
  __m256i high = _mm256_shuffle_epi8(both_lanes(bits), index);
  __m256i both = _mm256_and_si256(low, high);
  return ~(uint32_t)_mm256_movemask_epi8(
      _mm256_cmpeq_epi8(both, _mm256_setzero_si256()));
}

/* ---- AVX-512 ---- */

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi,popcnt,bmi")))

AVX512 static inline __m512i load_wide(const uint8_t *s) {
  return _mm512_loadu_si512((const void *)s);
}

/* Is there a byte that leads anything that may not stay? */
AVX512 static inline bool has_lead_wide(const uint8_t *tables, __m512i v) {
  __m512i any = load_wide(tables);
  for (unsigned s = 1; s < SETS; s++)
    any = _mm512_or_si512(any, load_wide(tables + s * 3 * NORMMAP_SIX));
  __m512i found = _mm512_permutexvar_epi8(v, any);
  __mmask64 leads = _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8((char)0xC0));
  return _mm512_mask_test_epi8_mask(leads, found, found) != 0;
}

/* A bit for each byte at p, which are v, that leads something that may not
 * stay; 66 bytes are read. */
AVX512 static inline uint64_t risky_wide(const uint8_t *tables, __m512i v,
                                         const uint8_t *p) {
  const __m512i second = load_wide(p + 1), third = load_wide(p + 2);
  __mmask64 leads = _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8((char)0xC0));
  __m512i found = _mm512_setzero_si512();
  for (unsigned s = 0; s < SETS; s++, tables += 3 * NORMMAP_SIX) {
    __m512i bits = _mm512_and_si512(
        _mm512_permutexvar_epi8(v, load_wide(tables)),
        _mm512_permutexvar_epi8(second, load_wide(tables + NORMMAP_SIX)));
    if (s > 0) /* three bytes at least */
      bits = _mm512_and_si512(
          bits, _mm512_permutexvar_epi8(
                    third, load_wide(tables + 2 * NORMMAP_SIX)));
    found = _mm512_or_si512(found, bits);
  }
  return _mm512_mask_test_epi8_mask(leads, found, found);
}

#endif
#endif
