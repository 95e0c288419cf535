/* normmap.h: what a normalization does to each code point.
 *
 * A map gives every code point an entry (see norm_data.h) and thereby one of
 * four classes.  A "boundary" is a place before a code point that nothing
 * before it can change and that changes nothing before it: what stands between
 * two boundaries, a segment, is normalized by itself. */
#ifndef GLEAN_NORMMAP_H
#define GLEAN_NORMMAP_H

#include <stdbool.h>

#include "simd.h"
#include "utf8.h"

enum norm_class {
  NORM_INERT, /* stays, and begins a segment */
  NORM_MAP,   /* its mapping is final, and begins a segment */
  NORM_MARK,  /* reordered, but neither mapped nor composed */
  NORM_SLOW   /* what stands before it has a say */
};

/* Positions of the parts of an entry. */
enum {
  NORM_LEN_BIT = 2,
  NORM_LEN_MASK = 0x3F,
  NORM_OFFSET_BIT = 8,
  NORM_OFFSET_MASK = 0xFFFF,
  NORM_CCC_BIT = 24
};

/* The places of the tables' constants that code needs inline. */
enum {
  NORMMAP_LOW_BITS = 5,
  NORMMAP_HIGH = 0x30000,
  NORMMAP_UNKNOWN = 0xFFFF, /* in place of an offset: not in Unicode 15.0 */
  NORMMAP_HANGUL = 0xFFFE,  /* a syllable to decompose */
  NORMMAP_LEADS = 64,
  NORMMAP_TABLE = 16, /* bytes, for a nibble; see make_filter */
  NORMMAP_SET = 6 * NORMMAP_TABLE,
  NORMMAP_ROWS = 3 * NORMMAP_SET,
  NORMMAP_WIDE = NORMMAP_ROWS + 2 * NORMMAP_TABLE,
  NORMMAP_SIX = 64, /* bytes, for six bits */
  NORMMAP_FILTER = NORMMAP_WIDE + 9 * NORMMAP_SIX
};

typedef struct norm_map {
  const uint16_t *index;
  const uint32_t *blocks;
  const uint8_t *pool;
  const uint8_t *leads;  /* see make_leads in gen_norm.lua; NORMMAP_LEADS */
  const uint8_t *filter; /* see make_filter there; NORMMAP_FILTER */
  uint8_t ascii[16];     /* bit h of ascii[l]: U+00hl is not inert */
  bool lower;            /* A-Z become a-z, whatever their entries */
  bool any_ascii;        /* is any bit of 'ascii' set? */
  bool compose;
  bool order;            /* decompose canonically and order marks */
  bool compat, fold;     /* what utf8proc is to do with unknown ones */
  bool drop_ignorables;
  bool drop_marks;       /* behind Latin, Greek and Cyrillic letters */
  bool collapse;         /* two spaces are one */
  bool jamo;             /* they are composed as in Unicode */
} norm_map;

/* The maps of the forms, and of case folding. */
typedef enum norm_form {
  NORM_NFC,
  NORM_NFD,
  NORM_NFKC,
  NORM_NFKD,
  NORM_NFKC_CF,
  NORM_FOLD,
  NORM_FORMS
} norm_form;

const norm_map *norm_map_of(norm_form form);

/* Bytes of the pool that these maps share. */
size_t norm_pool_len(void);

/* Full- or halfwidth form of a code point without that; itself for others. */
uint32_t norm_width(uint32_t code_point);

/* Note in a filter that a code point, not of ASCII, is not inert. */
void norm_filter_note(uint8_t *filter, uint32_t code_point);

/* Note what another one has from NORMMAP_HIGH on. */
void norm_filter_high(uint8_t *filter, const uint8_t *other);

/* Entry of a code point >= NORMMAP_HIGH. */
uint32_t norm_entry_high(const norm_map *map, uint32_t code_point);

static inline uint32_t norm_entry(const norm_map *m, uint32_t c) {
  if (c >= NORMMAP_HIGH) return norm_entry_high(m, c);
  uint32_t low = c & ((1u << NORMMAP_LOW_BITS) - 1);
  uint32_t block = m->index[c >> NORMMAP_LOW_BITS];
  return m->blocks[block << NORMMAP_LOW_BITS | low];
}

static inline unsigned norm_class_of(uint32_t entry) {
  return entry & 3;
}

static inline unsigned norm_len(uint32_t entry) {
  return entry >> NORM_LEN_BIT & NORM_LEN_MASK;
}

static inline unsigned norm_offset(uint32_t entry) {
  return entry >> NORM_OFFSET_BIT & NORM_OFFSET_MASK;
}

static inline unsigned norm_ccc(uint32_t entry) {
  return entry >> NORM_CCC_BIT;
}

/* Is there a mapping, be it to nothing? */
static inline bool norm_has_mapping(uint32_t entry) {
  unsigned offset = norm_offset(entry);
  return offset != 0 && offset < NORMMAP_HANGUL;
}

/* Does utf8proc know a code point that 15.0 does not assign? */
bool norm_utf8proc_knows(uint32_t code_point);

/* Does a segment begin with this code point? */
static inline bool norm_is_boundary(uint32_t entry, uint32_t c) {
  if (norm_class_of(entry) < NORM_MARK) return true;
  if (norm_class_of(entry) == NORM_MARK) return false;
  unsigned offset = norm_offset(entry);
  if (offset < NORMMAP_HANGUL) return false;
  return offset == NORMMAP_HANGUL || !norm_utf8proc_knows(c);
}

/* May the code point at p be anything but inert? */
static inline bool norm_is_risky(const norm_map *m, const uint8_t *p) {
  return p[0] >= 0xC0 && (m->leads[p[0] - 0xC0] >> (p[1] >> 3 & 7) & 1);
}

/* The primary composite of two code points; 0 where there is none. */
uint32_t norm_compose_pair(uint32_t first, uint32_t second);
/* The same for a pair with an unknown one: as utf8proc knows it. */
uint32_t norm_compose_unknown(uint32_t first, uint32_t second);

/* Canonical_Combining_Class, and what an unknown code point becomes (at most
 * NORM_UNKNOWN_PARTS parts), as utf8proc knows it. */
enum { NORM_UNKNOWN_PARTS = 32 };
unsigned norm_unknown_ccc(uint32_t code_point);
size_t norm_unknown_parts(const norm_map *map, uint32_t code_point,
                          uint32_t *parts);

/* The bytes the mappings of text[0 .. len) have together, which may be
 * ill-formed: an upper bound of what it normalizes to, exact where nothing is
 * composed. */
size_t norm_bound(const norm_map *map, const uint8_t *text, size_t len);

/* The last boundary in well-formed text that is not its end; 0 at the least. */
size_t norm_last_boundary(const norm_map *map, const uint8_t *text,
                          size_t len);

#endif
