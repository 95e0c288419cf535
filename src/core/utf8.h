/* utf8.h: UTF-8 as RFC 3629 and Unicode's table 3-7 define it: decoding,
 * encoding, validation.  Ill-formed bytes are taken by maximal subparts
 * (Unicode 15.0, section 3.9, "U+FFFD Substitution of Maximal Subparts"). */
#ifndef GLEAN_UTF8_H
#define GLEAN_UTF8_H

#include "base.h"
#include "simd.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* How many bytes from 's' (left >= 1 of them) belong to one code point or to
 * one ill-formed maximal subpart: 1 to 4.  *code_point is U+FFFD for the
 * latter; a real U+FFFD differs from it by its length of 3 with EF BF BD. */
size_t utf8_decode_long(const uint8_t *s, size_t left, uint32_t *code_point);

static inline size_t utf8_decode(const uint8_t *s, size_t left,
                                 uint32_t *code_point) {
  if (s[0] < 0x80) {
    *code_point = s[0];
    return 1;
  }
  /* The two that most letters outside ASCII have; what is ill-formed is left
   * to the long way, as is all else. */
  if (left >= 2 && s[0] >= 0xC2 && s[0] < 0xE0 && (s[1] & 0xC0) == 0x80) {
    *code_point = (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    return 2;
  }
  if (left >= 3 && (s[0] & 0xF0) == 0xE0 && (s[1] & 0xC0) == 0x80 &&
      (s[2] & 0xC0) == 0x80) {
    uint32_t c = (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 |
                 (s[2] & 0x3F);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) {
      *code_point = c;
      return 3;
    }
  }
  return utf8_decode_long(s, left, code_point);
}

/* The same for text known to be well-formed. */
static inline size_t utf8_decode_valid(const uint8_t *s, uint32_t *c) {
  uint32_t a = s[0];
  if (a < 0x80) {
    *c = a;
    return 1;
  }
  if (a < 0xE0) {
    *c = (a & 0x1F) << 6 | (s[1] & 0x3Fu);
    return 2;
  }
  if (a < 0xF0) {
    *c = (a & 0x0F) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    return 3;
  }
  *c = (a & 0x07) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 |
       (s[3] & 0x3Fu);
  return 4;
}

/* The start of the code point that holds or ends before s[at - 1]; well-formed
 * text only. */
static inline const uint8_t *utf8_back_valid(const uint8_t *at) {
  do at--;
  while ((*at & 0xC0) == 0x80);
  return at;
}

/* The start of the code point (or maximal subpart) that ends at s[at];
 * 1 <= at <= len.  Looks back over 3 bytes at the most. */
size_t utf8_before(const uint8_t *s, size_t at);

/* Write a code point (<= 0x10FFFF) at 'out': 1 to 4 bytes. */
static inline size_t utf8_encode(uint32_t c, uint8_t *out) {
  if (c < 0x80) {
    out[0] = (uint8_t)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (uint8_t)(0xC0 | c >> 6);
    out[1] = (uint8_t)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (uint8_t)(0xE0 | c >> 12);
    out[1] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
    out[2] = (uint8_t)(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (uint8_t)(0xF0 | c >> 18);
  out[1] = (uint8_t)(0x80 | (c >> 12 & 0x3F));
  out[2] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
  out[3] = (uint8_t)(0x80 | (c & 0x3F));
  return 4;
}

typedef glean_utf8_problem utf8_problem;

/* True when all is well-formed; else *problem says what is not.  By vectors
 * where the machine has them. */
int utf8_validate(const uint8_t *s, size_t len, utf8_problem *problem);
/* The same by a given level, which the machine must have. */
int utf8_validate_at(simd_level level, const uint8_t *s, size_t len,
                     utf8_problem *problem);

/* True when 'at' lies between two code points or maximal subparts. */
int utf8_is_boundary(const uint8_t *s, size_t len, size_t at);

#endif
