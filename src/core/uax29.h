/* uax29.h: the sentences of UAX #29 (Unicode 15.0, rules SB1 to SB998), in a
 * stream. */
#ifndef GLEAN_UAX29_H
#define GLEAN_UAX29_H

#include "stream.h"

/* All that is known of the text before 'at'; zeroed at the start. */
typedef struct uax29_state {
  uint64_t start;   /* of the open sentence */
  uint64_t at;      /* the next byte to look at */
  uint64_t pending; /* SB8: a boundary, unless a Lower comes first */
  uint8_t phase, term, before;
} uax29_state;

/* The next sentences: every byte is in one, white space too.  May look at the
 * bytes from state->at on only. */
stream_result uax29_read(uax29_state *state, const stream_window *window,
                          stream_spans *out);

#endif
