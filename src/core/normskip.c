/* normskip.c: copying what a normalization leaves alone.
 *
 * Vectors find the lead bytes that may begin something else; those few are
 * looked up, and only what really is something else stops the copying. */
#include <string.h>

#include "normmap.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

/* Where the last mark ended, and its combining class. */
typedef struct mark_state {
  const uint8_t *end;
  unsigned ccc;
} mark_state;

/* Does the code point at p stay as it is? */
static inline bool stays(const norm_map *m, const uint8_t *p,
                         mark_state *marks) {
  uint32_t c;
  size_t n = utf8_decode_valid(p, &c);
  uint32_t entry = norm_entry(m, c);
  if (norm_class_of(entry) == NORM_INERT) return true;
  if (norm_class_of(entry) != NORM_MARK) return false;
  unsigned ccc = norm_ccc(entry);
  if (marks->end == p && ccc < marks->ccc) return false;
  marks->end = p + n;
  marks->ccc = ccc;
  return true;
}

static inline uint8_t lower(uint8_t byte) {
  return (uint8_t)((unsigned)byte - 'A' < 26 ? byte | 0x20 : byte);
}

static inline bool is_special(const norm_map *m, uint8_t byte) {
  return m->any_ascii && byte < 0x80 &&
         (m->ascii[byte & 15] >> (byte >> 4) & 1);
}

/* One code point at a time; in[i] may be inside one that is known to stay. */
static size_t skip_scalar(const norm_map *m, const uint8_t *in, size_t i,
                          size_t len, uint8_t *out, mark_state *marks) {
  for (; i < len; i++) {
    uint8_t byte = in[i];
    if (byte < 0x80) {
      if (is_special(m, byte)) break;
      out[i] = m->lower ? lower(byte) : byte;
      continue;
    }
    if (norm_is_risky(m, in + i) && !stays(m, in + i, marks)) break;
    out[i] = byte;
  }
  return i;
}

#if defined(__x86_64__) && defined(__GNUC__)

/* ---- SSE2: only runs of ASCII ---- */

static size_t skip_sse2(const norm_map *m, const uint8_t *in, size_t len,
                        uint8_t *out, mark_state *marks) {
  size_t i = 0;
  while (len - i >= 16 && !m->any_ascii) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(in + i));
    __m128i above = _mm_cmpgt_epi8(v, _mm_set1_epi8('A' - 1));
    __m128i below = _mm_cmplt_epi8(v, _mm_set1_epi8('Z' + 1));
    __m128i bit = _mm_set1_epi8(m->lower ? 0x20 : 0);
    bit = _mm_and_si128(_mm_and_si128(above, below), bit);
    if (_mm_movemask_epi8(v) == 0) {
      _mm_storeu_si128((__m128i *)(void *)(out + i), _mm_or_si128(v, bit));
      i += 16;
      continue;
    }
    size_t stop = skip_scalar(m, in, i, i + 16, out, marks);
    if (stop < i + 16) return stop;
    i = stop;
  }
  return skip_scalar(m, in, i, len, out, marks);
}

/* ---- AVX2 ---- */

#define AVX2 __attribute__((target("avx2")))

typedef struct skip_tables {
  __m256i leads[4]; /* of C0-CF, D0-DF, E0-EF, F0-FF */
  __m256i bit;      /* bit n for n in 0..7, else 0 */
  __m256i ascii;
} skip_tables;

AVX2 static inline __m256i both_lanes(const uint8_t *table) {
  return _mm256_broadcastsi128_si256(
      _mm_loadu_si128((const __m128i *)(const void *)table));
}

AVX2 static inline __m256i load(const uint8_t *s) {
  return _mm256_loadu_si256((const __m256i *)(const void *)s);
}

AVX2 static inline __m256i lower_block(__m256i v) {
  __m256i above = _mm256_cmpgt_epi8(v, _mm256_set1_epi8('A' - 1));
  __m256i below = _mm256_cmpgt_epi8(_mm256_set1_epi8('Z' + 1), v);
  __m256i bit = _mm256_set1_epi8(0x20);
  return _mm256_or_si256(
      v, _mm256_and_si256(_mm256_and_si256(above, below), bit));
}

/* The table's entries for the bytes of v that have this high nibble; the
 * others come to an index above 127, for which a shuffle gives 0. */
AVX2 static inline __m256i pick(__m256i table, __m256i v, int high) {
  __m256i index = _mm256_xor_si256(v, _mm256_set1_epi8((char)high));
  return _mm256_shuffle_epi8(
      table, _mm256_adds_epu8(index, _mm256_set1_epi8(0x70)));
}

/* A bit for each byte that leads something that may not stay. */
AVX2 static inline uint32_t risky_leads(const skip_tables *t, __m256i v,
                                        __m256i next) {
  const __m256i nibble = _mm256_set1_epi8(15);
  __m256i lead = _mm256_or_si256(
      _mm256_or_si256(pick(t->leads[0], v, 0xC0), pick(t->leads[1], v, 0xD0)),
      _mm256_or_si256(pick(t->leads[2], v, 0xE0), pick(t->leads[3], v, 0xF0)));
  __m256i second = _mm256_shuffle_epi8(
      t->bit, _mm256_and_si256(_mm256_srli_epi16(next, 3), nibble));
  __m256i both = _mm256_and_si256(lead, second);
  return ~(uint32_t)_mm256_movemask_epi8(
      _mm256_cmpeq_epi8(both, _mm256_setzero_si256()));
}

/* A bit for each byte of ASCII that is not inert. */
AVX2 static inline uint32_t special_ascii(const skip_tables *t, __m256i v) {
  __m256i low = _mm256_shuffle_epi8(
      t->ascii, _mm256_and_si256(v, _mm256_set1_epi8((char)0x8F)));
  __m256i high = _mm256_shuffle_epi8(
      t->bit, _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15)));
  __m256i both = _mm256_and_si256(low, high);
  return ~(uint32_t)_mm256_movemask_epi8(
      _mm256_cmpeq_epi8(both, _mm256_setzero_si256()));
}

/* The first of the marked bytes that does not stay; 32 if all do. */
static inline unsigned first_that_moves(const norm_map *m, const uint8_t *in,
                                        uint32_t marked, mark_state *marks) {
  while (marked != 0) {
    unsigned at = (unsigned)__builtin_ctz(marked);
    if (in[at] < 0x80 || !stays(m, in + at, marks)) return at;
    marked &= marked - 1;
  }
  return 32;
}

AVX2 static size_t skip_avx2(const norm_map *m, const uint8_t *in, size_t len,
                             uint8_t *out, mark_state *marks) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128};
  const skip_tables t = {
      {both_lanes(m->leads), both_lanes(m->leads + 16),
       both_lanes(m->leads + 32), both_lanes(m->leads + 48)},
      both_lanes(bits), both_lanes(m->ascii)};
  const bool small = m->lower, ascii = m->any_ascii;
  size_t i = 0;
  for (; len - i >= 33; i += 32) { /* 33: the byte behind is looked at */
    __m256i v = load(in + i);
    __m256i copy = small ? lower_block(v) : v;
    _mm256_storeu_si256((__m256i *)(void *)(out + i), copy);
    uint32_t marked = 0;
    if (_mm256_movemask_epi8(v) != 0)
      marked = risky_leads(&t, v, load(in + i + 1));
    if (ascii) marked |= special_ascii(&t, v);
    if (marked == 0) continue;
    unsigned at = first_that_moves(m, in + i, marked, marks);
    if (at < 32) return i + at;
  }
  return skip_scalar(m, in, i, len, out, marks);
}

size_t norm_skip(const norm_map *m, simd_level level, const uint8_t *in,
                 size_t len, uint8_t *out) {
  mark_state marks = {NULL, 0};
  if (len < 33 || level == SIMD_SCALAR)
    return skip_scalar(m, in, 0, len, out, &marks);
  if (level == SIMD_SSE2) return skip_sse2(m, in, len, out, &marks);
  return skip_avx2(m, in, len, out, &marks);
}

#else

size_t norm_skip(const norm_map *m, simd_level level, const uint8_t *in,
                 size_t len, uint8_t *out) {
  mark_state marks = {NULL, 0};
  (void)level;
  return skip_scalar(m, in, 0, len, out, &marks);
}

#endif
