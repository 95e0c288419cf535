/* split.h: the sentences of the text mode, in a stream. */
#ifndef GLEAN_SPLIT_H
#define GLEAN_SPLIT_H

#include "decide.h"
#include "item.h"
#include "wrap.h"

/* All that is known of the text before 'at'. */
typedef struct split_state {
  const glean_lang *lang; /* may be NULL */
  uint64_t start;    /* of the open sentence */
  uint64_t at;       /* the next byte to look at */
  uint64_t solid;    /* the end of the last code point before 'at' that is no
                        white space */
  uint64_t cut;      /* where the candidate's sentence would end */
  uint64_t searched; /* opening marks before here are known */
  uint64_t quoted;   /* no sentence ends before: inside a quotation */
  wrap wrap;
  item item;         /* the last of a list */
  uint8_t phase, breaks;
  uint8_t keep, lists; /* quotations are kept, lists are looked for */
  candidate candidate;
} split_state;

/* The next sentences, without the white space around it.  May look at the
 * bytes from AROUND_BEHIND before state->at on. */
stream_result split_read(split_state *state, const stream_window *window,
                          stream_spans *out);

#endif
