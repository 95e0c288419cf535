/* wrap.h: are the lines of a text wrapped prose, so that a single line break
 * is white space? */
#ifndef GLEAN_WRAP_H
#define GLEAN_WRAP_H

#include "stream.h"

/* How much text ahead is looked at. */
#define WRAP_SAMPLE 16384u

typedef struct wrap {
  uint64_t line;      /* where the line starts */
  uint64_t sampled;   /* lines up to here are counted */
  uint32_t lines, wrapped; /* counts of the sample */
  uint32_t width;     /* bytes of the last line, up to UINT32_MAX */
  uint8_t newline;    /* glean_newline */
} wrap;

/* A line whose text ended at 'end' is over; the next starts at 'next'. */
void wrap_line(wrap *state, uint64_t end, uint64_t next);

/* The bytes ahead of 'at' that wrap_sample would look at; 0 for none. */
size_t wrap_ahead(const wrap *state, uint64_t at);

/* Look at the lines from s[i] on, which stands behind a line break. */
void wrap_sample(wrap *state, const stream_window *window, size_t i);

/* Is a single line break white space here? */
int wrap_is_soft(const wrap *state);

#endif
