/* marks.h: punctuation as the sentence splitter sees it. */
#ifndef GLEAN_MARKS_H
#define GLEAN_MARKS_H

#include "base.h"

typedef enum mark {
  MARK_NONE,     /* a letter, a digit, anything else */
  MARK_SPACE,
  MARK_DOT,      /* . */
  MARK_STRONG,   /* ! ? and their relatives */
  MARK_ELLIPSIS, /* … */
  MARK_WIDE,     /* 。 । ؟ and others that need no space after them */
  MARK_QUOTE,    /* a quotation mark that may open or close: " ' */
  MARK_OPEN_QUOTE,
  MARK_CLOSE_QUOTE,
  MARK_OPEN,     /* ( [ { ¿ ¡ */
  MARK_CLOSE,
  MARK_PAUSE,    /* , ; : */
  MARK_DASH,     /* - – — * • and what else may stand before a sentence */
  MARK_PICTURE   /* emoji, and what joins or varies them */
} mark;

/* The marks of ASCII, by byte; those of all the rest (left >= 1 bytes). */
extern const uint8_t marks_ascii[128];
mark marks_wide(const uint8_t *s, size_t left, size_t *len);

/* The mark at s[0] (left >= 1 bytes); *len its bytes. */
static inline mark marks_at(const uint8_t *s, size_t left, size_t *len) {
  if (s[0] >= 0x80) return marks_wide(s, left, len);
  *len = 1;
  return (mark)marks_ascii[s[0]];
}

static inline int marks_is_terminator(mark m) {
  return m >= MARK_DOT && m <= MARK_WIDE;
}

#endif
