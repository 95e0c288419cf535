/* walk.h: walks down the trie of a list from tokens that passed its filters. */
#ifndef GLEAN_WALK_H
#define GLEAN_WALK_H

#include "find.h"
#include "spell.h"

#define WALK_STRETCH 256 /* tokens that go through the filters together */

/* Which walks a token is worth. */
#define WALK_STRICT 1u
#define WALK_LOOSE 2u

/* Where a walk met the end of a surface. */
typedef struct place {
  uint32_t surface, end;
  int is_stem; /* before a possessive 's */
} place;

typedef struct scanner {
  const flat *b;
  const text_view *t;
  const token_table *k;
  const glean_allocator *mem;
  find_mode mode;
  find_hits *hits;
  spell_scratch scratch;
  uint64_t hyphen;    /* the hash of "-" */
  size_t fuzzy_count; /* hits that are misspelled */
  int cut;            /* a walk wanted tokens that the table lacks */
  size_t place_len;
  place places[2 * GLEAN_MAX_ENTRY_TOKENS];
} scanner;

/* Tokens of a stretch that are still in play. */
typedef struct sieve {
  size_t base, len;
  uint16_t token[WALK_STRETCH]; /* from base */
  uint8_t starts[WALK_STRETCH]; /* what it may start: FLAT_ALONE, FLAT_LONGER */
  uint8_t walks[WALK_STRETCH];
  uint64_t one[WALK_STRETCH]; /* key of the token; */
  uint64_t two[WALK_STRETCH]; /* of it and the next one */
  uint8_t single[WALK_STRETCH]; /* a surface of this token alone is all that can
                              be here; */
  uint32_t value[WALK_STRETCH]; /* then its slot's value */
} sieve;

/* The table of tokens, 'k', is set by the caller. */
void walk_open(scanner *s, const flat *b, const text_view *t,
               const glean_allocator *mem, find_mode mode, find_hits *hits);

/* Walk from a token of a sieve and add the hits.  GLEAN_OK or GLEAN_NOMEM. */
glean_status walk_token(scanner *s, const sieve *v, size_t n);

/* Add the hits of a token that is all of its surfaces, by its slot's value. */
glean_status walk_single(scanner *s, uint32_t start, uint32_t end,
                         uint32_t value);

/* Where hits that rule out others end; 0 if there are none such. */
uint32_t walk_covered(const scanner *s);

/* The hash of a possessive token without its 's. */
uint64_t walk_stem_hash(const scanner *s, size_t i);

#endif
