/* normleast.c: how much room a result needs at the least. */
#include "norm.h"
#include "normfilter.h"

enum { WINDOW = 1 << 20 }; /* bytes that are looked at, at the least */

/* Bytes of code points that may not stay, from i on, not of ASCII. */
static size_t risky_scalar(const norm_map *m, const uint8_t *s, size_t i,
                           size_t len) {
  size_t sum = 0;
  for (; i < len; i++) {
    uint8_t byte = s[i];
    if (byte < 0x80) {
      sum += m->any_ascii && (m->ascii[byte & 15] >> (byte >> 4) & 1);
    } else if (byte >= 0xC0 && (i + 1 == len || norm_is_risky(m, s + i))) {
      sum += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    }
  }
  return sum;
}

#if defined(__x86_64__) && defined(__GNUC__)

/* Bytes of v that are 'least' or above. */
AVX2 static inline uint32_t from(__m256i v, int least) {
  __m256i limit = _mm256_set1_epi8((char)least);
  return (uint32_t)_mm256_movemask_epi8(
      _mm256_cmpeq_epi8(_mm256_max_epu8(v, limit), v));
}

AVX2 static size_t risky_avx2(const norm_map *m, const uint8_t *s,
                              size_t len) {
  size_t i = 0, sum = 0;
  for (; len - i >= 36; i += 32) {
    __m256i v = load(s + i);
    if (m->any_ascii) sum += (size_t)__builtin_popcount(special_ascii(m, v));
    if (!has_lead(m, v)) continue;
    uint32_t leads = risky_leads(m, v, s + i);
    sum += 2 * (size_t)__builtin_popcount(leads) +
           (size_t)__builtin_popcount(leads & from(v, 0xE0)) +
           (size_t)__builtin_popcount(leads & from(v, 0xF0));
  }
  return sum + risky_scalar(m, s, i, len);
}

AVX512 static size_t risky_avx512(const norm_map *m, const uint8_t *s,
                                  size_t len) {
  const uint8_t *tables = m->filter + NORMMAP_WIDE;
  size_t i = 0, sum = 0;
  for (; len - i >= 68; i += 64) {
    __m512i v = load_wide(s + i);
    if (!has_lead_wide(tables, v)) continue;
    uint64_t leads = risky_wide(tables, v, s + i);
    uint64_t three =
        _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8((char)0xE0)) & leads;
    uint64_t four =
        _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8((char)0xF0)) & leads;
    sum += (size_t)(2 * __builtin_popcountll(leads) +
                    __builtin_popcountll(three) + __builtin_popcountll(four));
  }
  return sum + risky_scalar(m, s, i, len);
}

static size_t risky(const norm_map *m, simd_level level, const uint8_t *s,
                    size_t len) {
  if (level == SIMD_AVX512 && !m->any_ascii) return risky_avx512(m, s, len);
  return level >= SIMD_AVX2 ? risky_avx2(m, s, len)
                            : risky_scalar(m, s, 0, len);
}

#else

static size_t risky(const norm_map *m, simd_level level, const uint8_t *s,
                    size_t len) {
  (void)level;
  return risky_scalar(m, s, 0, len);
}

#endif

/* The bytes of the code point at s[0] that are there in the result, or in a
 * composite, which is never shorter; *n its bytes in the text. */
static size_t sure(const norm_map *m, const uint8_t *s, size_t left,
                   size_t *n) {
  uint32_t c;
  *n = utf8_decode(s, left, &c);
  if (c == UTF8_REPLACEMENT) return *n;
  uint32_t entry = norm_entry(m, c);
  switch (norm_class_of(entry)) {
    case NORM_MAP:
      return norm_len(entry);
    case NORM_SLOW:
      return 0;
    default:
      return *n;
  }
}

static size_t sum_sure(const norm_map *m, const uint8_t *s, size_t len) {
  size_t sum = 0, n;
  for (size_t i = 0; i < len; i += n) sum += sure(m, s + i, len - i, &n);
  return sum;
}

norm_room norm_least(const norm_map *m, simd_level level, const uint8_t *text,
                     size_t len, size_t far) {
  size_t all = len;
  if (far > 0 && len > 2 * far + WINDOW) len = 2 * far + WINDOW;
  size_t most = risky(m, level, text, len);
  norm_room room = {most < len ? len - most : 0, SIZE_MAX, len == all};
  if (room.least > len / 4 || m->any_ascii || m->drop_marks) return room;
  size_t near = far / 4 + WINDOW / 4;
  if (near > len) near = len;
  size_t least = sum_sure(m, text, near);
  room.all = near == all;
  if (room.all) room.unsure = norm_bound(m, text, near) - least;
  if (least > room.least) room.least = least;
  return room;
}
