/* decide.h: does a sentence end here?  The rules of the text mode. */
#ifndef GLEAN_DECIDE_H
#define GLEAN_DECIDE_H

#include "around.h"

/* A run of terminators and what closes it: "?!”", ". . .", ".[1]". */
typedef struct candidate {
  uint8_t left;                 /* around_left */
  uint8_t dots, strong, others; /* how many of each, up to 255 */
  uint16_t flags;
} candidate;

#define CANDIDATE_WIDE 0x01u      /* a terminator that needs no space */
#define CANDIDATE_ELLIPSIS 0x02u  /* a real one */
#define CANDIDATE_SPACED 0x04u    /* ". . ." */
#define CANDIDATE_QUOTE 0x08u     /* a closing quotation mark */
#define CANDIDATE_BRACKET 0x10u   /* a closing bracket */
#define CANDIDATE_REFERENCE 0x20u /* a reference mark: [1], ² */
#define CANDIDATE_NAME 0x40u      /* "Yahoo!" */
#define CANDIDATE_FIRST 0x80u     /* it opens the sentence: "... and then" */
#define CANDIDATE_WORD 0x100u     /* a letter, then the terminator */
#define CANDIDATE_ADDRESS 0x200u  /* in what may be an address or file */
#define CANDIDATE_POINT 0x400u    /* a wide full stop, which numbers have too */

/* Read the run of terminators at s[at]; *after is behind its closers.
 * Looks no further than a->hi. */
candidate decide_read(const around *a, size_t at, size_t *after);

/* Does a sentence end behind the candidate, where 'at' is what follows it
 * behind 'gap' (none, or white space)? */
int decide_ends(const around *a, const candidate *c, size_t at, int gap);

/* Behind one full stop and nothing else, before a word that begins with a
 * capital letter: does a sentence end whatever the word is? */
int decide_capital_ends(const candidate *c);

#endif
