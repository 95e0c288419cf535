/* contest.h: candidates of a label against each other and against the mentions
 * of that label that stand already. */
#ifndef GLEAN_CONTEST_H
#define GLEAN_CONTEST_H

#include "document.h"
#include "overlap.h"

/* Starts zeroed. */
typedef struct contest {
  glean_doc *doc;
  overlap_item *items; /* old mentions first, then the candidates */
  uint32_t *old;       /* an old mention: its index in the layer */
  uint8_t *taken;      /* an old mention: it stays */
  size_t len, cap, old_len;
  overlap overlap;
} contest;

/* How many mentions compete with candidates under this marking. */
size_t contest_count_old(const glean_doc *doc, const glean_marking *marking);

/* Open it for 'n' candidates; the old mentions are put in. */
glean_status contest_open(contest *c, glean_doc *doc,
                          const glean_marking *marking, size_t n);

/* Put in a candidate, for which there is room. */
void contest_add(contest *c, uint32_t start, uint32_t end, int32_t priority);

/* Rank all that is in.  GLEAN_OK or GLEAN_NOMEM. */
glean_status contest_rank(contest *c, glean_overlap policy);

/* The number of the candidate that is best of those left; GLEAN_NONE at the
 * end.  Mentions that come before it are taken. */
uint32_t contest_next(contest *c);

/* Take the candidate: what overlaps it is out. */
void contest_take(contest *c, uint32_t candidate);

/* Drop the mentions that a taken candidate beats. */
void contest_drop_losers(contest *c);

/* Free what it holds; drops nothing. */
void contest_close(contest *c);

/* The sum of two priorities, without overflow. */
int32_t contest_priority(int32_t a, int32_t b);

#endif
