/* simd.h: scanning bytes by vectors.  The level is a parameter, so that tests
 * can compare them; simd_best() is what the machine has.  SSE2 is part of
 * x86-64, AVX2 and AVX-512 are looked for at run time, SIMD_SCALAR is portable
 * C. */
#ifndef GLEAN_SIMD_H
#define GLEAN_SIMD_H

#include <stddef.h>
#include <stdint.h>

typedef enum simd_level {
  SIMD_SCALAR,
  SIMD_SSE2,
  SIMD_AVX2,
  SIMD_AVX512, /* with its byte and byte permutation instructions (VBMI) */
  SIMD_LEVELS
} simd_level;

/* The best level this machine can run. */
simd_level simd_best(void);

/* How many of the bytes from 's' on are ASCII: at least the largest multiple
 * of 16 (8 for SIMD_SCALAR) that is. */
size_t simd_ascii_prefix(simd_level level, const uint8_t *s, size_t len);

/* The length of a prefix that is well-formed UTF-8 and ends between two code
 * points: all of the text but less than 70 bytes where that is well-formed,
 * else it ends less than 70 bytes before the first error.  Levels below AVX2
 * only look at ASCII.  AVX2: the lookup algorithm of J. Keiser and D. Lemire,
 * "Validating UTF-8 In Less Than One Instruction Per Byte", 2021. */
size_t simd_valid_prefix(simd_level level, const uint8_t *s, size_t len);

#endif
