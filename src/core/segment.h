/* segment.h: grapheme clusters and words of UAX #29 (Unicode 15.0).
 *
 * Both give the ends of segments that cover all the text, many at a call.
 * Ill-formed parts count as U+FFFD. */
#ifndef GLEAN_SEGMENT_H
#define GLEAN_SEGMENT_H

#include "chars.h"
#include "utf8.h"

/* Write the ends of up to 'cap' segments from *at on, which begins one; *at
 * moves to the last of them.  Returns how many; 0 at the end of the text. */
size_t segment_graphemes(const uint8_t *s, size_t len, size_t *at,
                         size_t *ends, size_t cap);
size_t segment_words(const uint8_t *s, size_t len, size_t *at, size_t *ends,
                     size_t cap);

/* The record of the code point at s[i], i < len; *next is behind it. */
static inline uint32_t segment_record(const uint8_t *s, size_t len, size_t i,
                                      size_t *next) {
  uint32_t c, a = s[i];
  if (a < 0x80) {
    *next = i + 1;
    return chars_latin1[a];
  }
  /* Three bytes, none of which can be wrong: most of what is not Latin. */
  if (len - i >= 3 && a - 0xE1 < 0xED - 0xE1 && (s[i + 1] & 0xC0) == 0x80 &&
      (s[i + 2] & 0xC0) == 0x80) {
    *next = i + 3;
    return chars_record((a & 0x0F) << 12 | (s[i + 1] & 0x3Fu) << 6 |
                        (s[i + 2] & 0x3Fu));
  }
  if (len - i >= 2 && a - 0xC2 < 0xE0 - 0xC2 && (s[i + 1] & 0xC0) == 0x80) {
    *next = i + 2;
    return chars_record((a & 0x1F) << 6 | (s[i + 1] & 0x3Fu));
  }
  *next = i + utf8_decode(s + i, len - i, &c);
  return chars_record(c);
}

#endif
