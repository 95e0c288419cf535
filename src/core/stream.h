/* stream.h: what the splitters see of a text that comes piece by piece. */
#ifndef GLEAN_STREAM_H
#define GLEAN_STREAM_H

#include "utf8.h"

/* A part of a text: bytes [base, base + len) of it. */
typedef struct stream_window {
  const uint8_t *s;
  size_t len;
  uint64_t base;
  int last; /* the text ends where the window does */
} stream_window;

typedef glean_long_span stream_span;

/* Where spans go. */
typedef struct stream_spans {
  stream_span *items; /* room for 'cap' >= 1 */
  size_t len, cap;
} stream_spans;

typedef enum stream_result {
  STREAM_SPAN, /* there is no room for more spans */
  STREAM_MORE, /* a window that reaches further is needed */
  STREAM_END
} stream_result;

/* Can the code point at s[i] be decoded, whatever follows the window? */
static inline int stream_whole(const stream_window *w, size_t i) {
  return w->last || w->len - i >= 4 || (w->len > i && w->s[i] < 0x80);
}

#endif
