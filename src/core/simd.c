/* simd.c: scanning bytes by vectors. */
#include "simd.h"

#include <string.h>

/* ---- Portable ---- */

static size_t ascii_scalar(const uint8_t *s, size_t len) {
  size_t i = 0;
  for (; len - i >= 8; i += 8) {
    uint64_t word;
    memcpy(&word, s + i, sizeof word);
    if ((word & 0x8080808080808080u) != 0) break;
  }
  return i;
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))

simd_level simd_best(void) {
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("popcnt"))
    return SIMD_SSE2;
  return __builtin_cpu_supports("avx512f") &&
                 __builtin_cpu_supports("avx512bw") &&
                 __builtin_cpu_supports("avx512vbmi")
             ? SIMD_AVX512
             : SIMD_AVX2;
}

/* ---- ASCII, SSE2 ---- */

static size_t ascii_sse2(const uint8_t *s, size_t len) {
  size_t i = 0;
  for (; len - i >= 16; i += 16) {
    __m128i block = _mm_loadu_si128((const __m128i *)(const void *)(s + i));
    if (_mm_movemask_epi8(block) != 0) break;
  }
  return i;
}

/* ---- Validation, AVX2 ---- */

/* Kinds of errors that two bytes in a row may show, one bit each; a pair is
 * wrong where the three lookups share a bit.  TWO_CONTS is no error by itself:
 * it must agree with what a lead two or three bytes before asks for. */
enum {
  TOO_SHORT = 1,   /* lead byte, then no continuation */
  TOO_LONG = 2,    /* ASCII, then a continuation */
  OVERLONG_3 = 4,  /* E0, then 80..9F */
  TOO_LARGE = 8,   /* F4, then 90..BF; F5.., then any continuation */
  SURROGATE = 16,  /* ED, then A0..BF */
  OVERLONG_2 = 32, /* C0 or C1, then a continuation */
  OVERLONG_4 = 64, /* F0, then 80..8F; shared with F5.., then 80..8F */
  TWO_CONTS = 128
};
#define CARRY (TOO_SHORT | TOO_LONG | TWO_CONTS) /* whatever the low nibble */

/* By the first byte's high nibble, its low nibble, the second's high one. */
static const uint8_t first_high[16] = {
    TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
    TOO_LONG, TWO_CONTS, TWO_CONTS, TWO_CONTS, TWO_CONTS,
    TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
    TOO_SHORT | TOO_LARGE | OVERLONG_4};
static const uint8_t first_low[16] = {
    CARRY | OVERLONG_2 | OVERLONG_3 | OVERLONG_4,
    CARRY | OVERLONG_2, CARRY, CARRY, CARRY | TOO_LARGE,
    CARRY | TOO_LARGE | OVERLONG_4, CARRY | TOO_LARGE | OVERLONG_4,
    CARRY | TOO_LARGE | OVERLONG_4, CARRY | TOO_LARGE | OVERLONG_4,
    CARRY | TOO_LARGE | OVERLONG_4, CARRY | TOO_LARGE | OVERLONG_4,
    CARRY | TOO_LARGE | OVERLONG_4, CARRY | TOO_LARGE | OVERLONG_4,
    CARRY | TOO_LARGE | OVERLONG_4 | SURROGATE,
    CARRY | TOO_LARGE | OVERLONG_4, CARRY | TOO_LARGE | OVERLONG_4};
static const uint8_t second_high[16] = {
    TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
    TOO_SHORT, TOO_SHORT,
    TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | OVERLONG_4,
    TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE,
    TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
    TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
    TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT};

AVX2 static inline __m256i load(const uint8_t *s) {
  return _mm256_loadu_si256((const __m256i *)(const void *)s);
}

AVX2 static inline __m256i both_lanes(const uint8_t *table) {
  return _mm256_broadcastsi128_si256(
      _mm_loadu_si128((const __m128i *)(const void *)table));
}

AVX2 static inline __m256i high_nibbles(__m256i v) {
  return _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15));
}

typedef struct validator {
  __m256i first_high, first_low, second_high; /* the tables */
  __m256i prev;  /* the 32 bytes before */
  __m256i error; /* not zero once an error was seen */
} validator;

/* Look at 32 bytes that may have others than ASCII. */
AVX2 static inline void check_block(validator *v, __m256i bytes) {
  __m256i across = _mm256_permute2x128_si256(v->prev, bytes, 0x21);
  __m256i one = _mm256_alignr_epi8(bytes, across, 15); /* one byte before */
  __m256i two = _mm256_alignr_epi8(bytes, across, 14);
  __m256i three = _mm256_alignr_epi8(bytes, across, 13);
  __m256i low = _mm256_and_si256(one, _mm256_set1_epi8(15));
  __m256i pair = _mm256_and_si256(
      _mm256_and_si256(_mm256_shuffle_epi8(v->first_high, high_nibbles(one)),
                       _mm256_shuffle_epi8(v->first_low, low)),
      _mm256_shuffle_epi8(v->second_high, high_nibbles(bytes)));
  /* A third or fourth byte must be here: saturation leaves bit 7 set. */
  __m256i third = _mm256_subs_epu8(two, _mm256_set1_epi8(0xE0 - 0x80));
  __m256i fourth = _mm256_subs_epu8(three, _mm256_set1_epi8(0xF0 - 0x80));
  __m256i must = _mm256_and_si256(_mm256_or_si256(third, fourth),
                                  _mm256_set1_epi8((char)0x80));
  v->error = _mm256_or_si256(v->error, _mm256_xor_si256(must, pair));
  v->prev = bytes;
}

/* ASCII follows: the bytes before must not end inside a sequence. */
AVX2 static inline void check_ascii(validator *v, __m256i bytes) {
  static const uint8_t allowed[32] = {
      255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
      255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
      255, 255, 255, 255, 255, 255, 255, 0xEF, 0xDF, 0xBF};
  v->error = _mm256_or_si256(v->error,
                             _mm256_subs_epu8(v->prev, load(allowed)));
  v->prev = bytes;
}

/* The last place between two code points at or before 'end', where the bytes
 * before are well-formed but for a sequence that goes on. */
static size_t last_boundary(const uint8_t *s, size_t end) {
  for (size_t back = 1; back <= 3 && back <= end; back++) {
    uint8_t byte = s[end - back];
    if (byte < 0x80) break;
    if (byte >= 0xC0) return end - back;
  }
  return end;
}

AVX2 static size_t valid_avx2(const uint8_t *s, size_t len) {
  validator v = {both_lanes(first_high), both_lanes(first_low),
                 both_lanes(second_high), _mm256_setzero_si256(),
                 _mm256_setzero_si256()};
  size_t i = 0;
  for (; len - i >= 64; i += 64) {
    __m256i a = load(s + i), b = load(s + i + 32);
    if (_mm256_movemask_epi8(_mm256_or_si256(a, b)) == 0) {
      check_ascii(&v, b);
    } else {
      check_block(&v, a);
      check_block(&v, b);
    }
    if (!_mm256_testz_si256(v.error, v.error)) break;
  }
  return last_boundary(s, i);
}

size_t simd_ascii_prefix(simd_level level, const uint8_t *s, size_t len) {
  return level == SIMD_SCALAR ? ascii_scalar(s, len) : ascii_sse2(s, len);
}

size_t simd_valid_prefix(simd_level level, const uint8_t *s, size_t len) {
  if (level >= SIMD_AVX2 && len >= 64) return valid_avx2(s, len);
  return simd_ascii_prefix(level, s, len);
}

#else

simd_level simd_best(void) {
  return SIMD_SCALAR;
}

size_t simd_ascii_prefix(simd_level level, const uint8_t *s, size_t len) {
  (void)level;
  return ascii_scalar(s, len);
}

size_t simd_valid_prefix(simd_level level, const uint8_t *s, size_t len) {
  (void)level;
  return ascii_scalar(s, len);
}

#endif
