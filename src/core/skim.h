/* skim.h: where in a text the entries of a list may start, by its runs. */
#ifndef GLEAN_SKIM_H
#define GLEAN_SKIM_H

#include "flat.h"
#include "text.h"

/* ---- Scanning ---- */

#define SKIM_BYTES 2048 /* looked at together */
#define SKIM_ANY 4u     /* beside FLAT_ALONE and FLAT_LONGER: any token that
                            starts in the place may be one */

typedef struct skim_place {
  uint32_t start, end; /* of a run, or of a region */
  uint32_t says;       /* FLAT_ALONE: a surface of one run; FLAT_LONGER */
} skim_place;

typedef struct skim {
  const flat *b;
  const text_view *t;
  size_t base, next; /* the stretch that was looked at */
  size_t len;
  skim_place places[SKIM_BYTES + 1]; /* by start */
  /* The stretch, by byte: as block_runs() has it, with room to read on. */
  uint8_t small[SKIM_BYTES + 32], gaps[SKIM_BYTES + 32];
  uint64_t run[SKIM_BYTES / 64 + 1]; /* a bit a byte, unsafe ones too; */
  uint64_t unsafe[SKIM_BYTES / 64 + 1]; /* they need a closer look */
  uint64_t sign[SKIM_BYTES / 64]; /* ASCII signs; if asked for */
  /* The stretch, by run: those that hold unsafe bytes are wild. */
  size_t runs;
  int open; /* the last run may go on behind the stretch */
  int any_wild;
  uint16_t starts[SKIM_BYTES / 2 + 64];
  uint64_t prefix[SKIM_BYTES / 2 + 1];
  uint16_t kept[SKIM_BYTES / 2 + 1];
  uint8_t says[SKIM_BYTES / 2 + 1]; /* of those kept */
  uint8_t wild[SKIM_BYTES / 2 + 2];
} skim;

/* Can a list be found so, and is the text one where that pays? */
int skim_serves(const flat *b, const text_view *t);

void skim_open(skim *q, const flat *b, const text_view *t);

/* Look at the next stretch; false at the end of the text.  Every token that
 * starts a surface starts a place, or stands in one with SKIM_ANY. */
int skim_next(skim *q);

/* ---- Building ---- */

/* What the runs of a surface are; starts zeroed. */
typedef struct skim_surface {
  enum { SKIM_START, SKIM_ONE, SKIM_DONE } state;
  unsigned says;   /* 0: nothing is to be noted */
  int second;      /* the second run is known */
  uint64_t hash;      /* of the first run */
  uint64_t prefix[2]; /* of the first two */
  int has_sign;    /* it starts with a byte of no run, */
  uint8_t sign;    /* this one: that counts as its first run */
} skim_surface;

/* Read the next token of a surface, folded (or ASCII as it is). */
void skim_read(skim_surface *r, const uint8_t *s, size_t len);

/* After its last token. */
void skim_end(skim_surface *r);

/* Note it in filters of so many items. */
void skim_note(const skim_surface *r, uint64_t *first, size_t first_items,
                uint64_t *second, size_t second_items);

#endif
