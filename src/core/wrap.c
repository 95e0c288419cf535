/* wrap.c: are lines wrapped?  The lines of 16 KiB ahead tell, and those behind
 * count for half with each sample. */
#include "wrap.h"

#include <string.h>

#include "chars.h"

void wrap_line(wrap *state, uint64_t end, uint64_t next) {
  uint64_t width = end > state->line ? end - state->line : 0;
  state->width = width < UINT32_MAX ? (uint32_t)width : UINT32_MAX;
  state->line = next;
}

size_t wrap_ahead(const wrap *state, uint64_t at) {
  int unknown = state->newline == GLEAN_NEWLINE_AUTO && at >= state->sampled;
  return unknown ? WRAP_SAMPLE : 0;
}

static int is_lower(const stream_window *w, size_t i, size_t end) {
  uint32_t c;
  utf8_decode(w->s + i, end - i, &c);
  return chars_is_lower(chars_record(c));
}

/* A line of ordinary width before a small letter is a sign of wrapping. */
static void note(wrap *state, size_t width, int lower) {
  state->lines++;
  state->wrapped += width > 25 && width < 120 && lower;
}

/* Behind the line break at s[i]: the next code point that is no ASCII white
 * space; *breaks counts line feeds. */
static size_t skip_blank(const uint8_t *s, size_t i, size_t end,
                         unsigned *breaks) {
  for (*breaks = 0; i < end && (s[i] == ' ' || (s[i] >= '\t' && s[i] <= '\r'));
       i++)
    *breaks += s[i] == '\n';
  return i;
}

void wrap_sample(wrap *state, const stream_window *w, size_t i) {
  size_t end = w->len - i > WRAP_SAMPLE ? i + WRAP_SAMPLE : w->len;
  state->sampled = w->base + i + WRAP_SAMPLE;
  state->lines /= 2;
  state->wrapped /= 2;
  note(state, state->width, is_lower(w, i, end));
  for (;;) {
    const uint8_t *feed = memchr(w->s + i, '\n', end - i);
    if (feed == NULL) return;
    size_t line = i, stop = (size_t)(feed - w->s);
    unsigned breaks;
    i = skip_blank(w->s, stop, end, &breaks);
    while (stop > line && w->s[stop - 1] <= ' ') stop--;
    if (i >= end) return;
    if (breaks == 1) note(state, stop - line, is_lower(w, i, end));
  }
}

int wrap_is_soft(const wrap *state) {
  if (state->newline != GLEAN_NEWLINE_AUTO)
    return state->newline == GLEAN_NEWLINE_SOFT;
  return state->wrapped > 0 && state->wrapped * 3 >= state->lines;
}
