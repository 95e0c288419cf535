/* normmap.c: the tables of the normalization forms, and utf8proc for code
 * points that they do not know.
 *
 * The tables are of Unicode 15.0.  What a later version adds is left to
 * utf8proc: by Unicode's stability policy a new code point never changes how
 * old ones normalize, and a new primary composite has a new code point among
 * its two parts; so a pair of old ones never needs utf8proc. */
#include "normmap.h"

#include <utf8proc.h>

#include "../tables/norm_data.h"
#include "chars.h"

_Static_assert((int)NORM_LOW_BITS == NORMMAP_LOW_BITS &&
                   (int)NORM_HIGH == NORMMAP_HIGH &&
                   (int)NORM_UNKNOWN == NORMMAP_UNKNOWN &&
                   (int)NORM_HANGUL == NORMMAP_HANGUL,
               "normmap.h agrees with the tables");

enum {
  HANGUL_BASE = 0xAC00,
  HANGUL_COUNT = 11172,
  LEAD_BASE = 0x1100,
  LEAD_COUNT = 19,
  VOWEL_BASE = 0x1161,
  VOWEL_COUNT = 21,
  TRAIL_BASE = 0x11A7, /* one before the first: 0 means no trailing jamo */
  TRAIL_COUNT = 28
};

#define FORM(name)                                                  \
  .blocks = norm_blocks, .pool = norm_pool, .index = norm_index_##name, \
  .leads = norm_leads_##name, .filter = norm_filter_##name

static const norm_map maps[NORM_FORMS] = {
    [NORM_NFC] = {FORM(nfc), .compose = true, .order = true, .jamo = true},
    [NORM_NFD] = {FORM(nfd), .order = true},
    [NORM_NFKC] = {FORM(nfkc), .compose = true, .order = true, .jamo = true,
                   .compat = true},
    [NORM_NFKD] = {FORM(nfkd), .order = true, .compat = true},
    [NORM_NFKC_CF] = {FORM(nfkc_cf), .lower = true, .compose = true,
                      .order = true, .jamo = true, .compat = true,
                      .fold = true, .drop_ignorables = true},
    [NORM_FOLD] = {FORM(fold), .lower = true, .fold = true},
};

const norm_map *norm_map_of(norm_form form) {
  return &maps[form];
}

size_t norm_pool_len(void) {
  return sizeof norm_pool;
}

uint32_t norm_width(uint32_t c) {
  size_t low = 0, high = NORM_WIDTH_PAIRS;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (norm_widths[2 * middle] < c) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool found = low < NORM_WIDTH_PAIRS && norm_widths[2 * low] == c;
  return found ? norm_widths[2 * low + 1] : c;
}

uint32_t norm_entry_high(const norm_map *m, uint32_t c) {
  uint32_t record = chars_record(c);
  bool noncharacter = (c & 0xFFFE) == 0xFFFE;
  if (m->drop_ignorables && chars_is_ignorable(record))
    return NORM_SLOW | 1u << NORM_OFFSET_BIT; /* to nothing */
  if (chars_is_assigned(record) || noncharacter) return NORM_INERT;
  return NORM_SLOW | (uint32_t)NORM_UNKNOWN << NORM_OFFSET_BIT;
}

/* ---- Filters ---- */

/* Where a range of the filters has its bit: set * 8 + bit. */
static unsigned filter_place(uint32_t c) {
  unsigned i = NORM_FILTER_RANGES - 1;
  while (norm_filter_ranges[2 * i] > c) i--; /* the first one is below all */
  return norm_filter_ranges[2 * i + 1];
}

/* Notes a lead by its row; see row_of in gen_norm.lua. */
static void note_row(uint8_t *rows, uint8_t lead) {
  unsigned row = lead < 0xE0 ? (lead < 0xD0 ? 0 : 1)
                 : lead < 0xE4 ? 2 : lead < 0xF0 ? 3 : 4;
  rows[lead >> 4] |= (uint8_t)(1u << row);
  rows[NORMMAP_TABLE + (lead & 15)] |= (uint8_t)(1u << row);
}

void norm_filter_note(uint8_t *filter, uint32_t c) {
  uint8_t bytes[4];
  size_t n = utf8_encode(c, bytes);
  unsigned place = filter_place(c);
  uint8_t *table = filter + (place >> 3) * NORMMAP_SET;
  uint8_t *wide = filter + NORMMAP_WIDE + (place >> 3) * 3 * NORMMAP_SIX;
  uint8_t bit = (uint8_t)(1u << (place & 7));
  note_row(filter + NORMMAP_ROWS, bytes[0]);
  for (size_t i = 0; i < 3 && i < n; i++) {
    table[bytes[i] >> 4] |= bit;
    table[NORMMAP_TABLE + (bytes[i] & 15)] |= bit;
    wide[i * NORMMAP_SIX + (bytes[i] & 63)] |= bit;
    table += 2 * NORMMAP_TABLE;
  }
}

void norm_filter_high(uint8_t *filter, const uint8_t *other) {
  unsigned place = filter_place(NORMMAP_HIGH);
  uint8_t bit = (uint8_t)(1u << (place & 7));
  size_t set = (place >> 3) * NORMMAP_SET;
  size_t wide = NORMMAP_WIDE + (place >> 3) * 3 * NORMMAP_SIX;
  for (size_t i = set; i < set + NORMMAP_SET; i++) filter[i] |= other[i] & bit;
  for (size_t i = wide; i < wide + 3 * NORMMAP_SIX; i++)
    filter[i] |= other[i] & bit;
  for (size_t i = NORMMAP_ROWS; i < NORMMAP_WIDE; i++)
    filter[i] |= other[i] & 16;
}

/* ---- Composition ---- */

static uint32_t compose_hangul(uint32_t a, uint32_t b) {
  if (a - LEAD_BASE < LEAD_COUNT && b - VOWEL_BASE < VOWEL_COUNT)
    return HANGUL_BASE +
           ((a - LEAD_BASE) * VOWEL_COUNT + b - VOWEL_BASE) * TRAIL_COUNT;
  if (a - HANGUL_BASE < HANGUL_COUNT && (a - HANGUL_BASE) % TRAIL_COUNT == 0 &&
      b - TRAIL_BASE - 1 < TRAIL_COUNT - 1)
    return a + b - TRAIL_BASE;
  return 0;
}

uint32_t norm_compose_pair(uint32_t a, uint32_t b) {
  if (b - VOWEL_BASE < 0x11C3 - VOWEL_BASE) return compose_hangul(a, b);
  uint32_t at = (a * NORM_HASH_FIRST + b * NORM_HASH_SECOND) >> NORM_HASH_SHIFT;
  for (;; at = (at + 1) % NORM_PAIR_SLOTS) { /* NORM_PAIR_REACH steps */
    const uint32_t *pair = &norm_pairs[3 * at];
    if (pair[2] == 0 || (pair[0] == a && pair[1] == b)) return pair[2];
  }
}

/* ---- utf8proc ---- */

bool norm_utf8proc_knows(uint32_t c) {
  return utf8proc_get_property((utf8proc_int32_t)c)->category !=
         UTF8PROC_CATEGORY_CN;
}

unsigned norm_unknown_ccc(uint32_t c) {
  return (unsigned)utf8proc_get_property((utf8proc_int32_t)c)->combining_class;
}

uint32_t norm_compose_unknown(uint32_t a, uint32_t b) {
  utf8proc_int32_t pair[2] = {(utf8proc_int32_t)a, (utf8proc_int32_t)b};
  utf8proc_ssize_t n = utf8proc_normalize_utf32(
      pair, 2, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  return n == 1 ? (uint32_t)pair[0] : 0;
}

size_t norm_unknown_parts(const norm_map *m, uint32_t c, uint32_t *parts) {
  utf8proc_int32_t out[NORM_UNKNOWN_PARTS];
  int bound_class = 0;
  int options = (m->order ? UTF8PROC_DECOMPOSE : 0) |
                (m->order && m->compat ? UTF8PROC_COMPAT : 0) |
                (m->fold ? UTF8PROC_CASEFOLD : 0) |
                (m->drop_ignorables ? UTF8PROC_IGNORE : 0);
  utf8proc_ssize_t n = utf8proc_decompose_char(
      (utf8proc_int32_t)c, out, NORM_UNKNOWN_PARTS,
      (utf8proc_option_t)options, &bound_class);
  if (n < 0 || n > NORM_UNKNOWN_PARTS) { /* no version of utf8proc does that */
    parts[0] = c;
    return 1;
  }
  for (utf8proc_ssize_t i = 0; i < n; i++) parts[i] = (uint32_t)out[i];
  return (size_t)n;
}

/* ---- The size of the result ---- */

/* What code point c, of n bytes, adds to the size of a text. */
static size_t mapped_len(const norm_map *m, uint32_t c, size_t n) {
  uint32_t entry = norm_entry(m, c);
  unsigned offset = norm_offset(entry);
  if (offset == 0) return n;
  if (offset == NORM_HANGUL)
    return (c - HANGUL_BASE) % TRAIL_COUNT == 0 ? 6 : 9;
  if (offset < NORM_HANGUL) return norm_len(entry);
  uint32_t parts[NORM_UNKNOWN_PARTS];
  uint8_t bytes[4];
  size_t sum = 0, count = norm_unknown_parts(m, c, parts);
  for (size_t i = 0; i < count; i++) sum += utf8_encode(parts[i], bytes);
  return sum;
}

size_t norm_bound(const norm_map *m, const uint8_t *text, size_t len) {
  size_t sum = 0;
  for (size_t i = 0; i < len;) {
    uint32_t c;
    size_t n = utf8_decode(text + i, len - i, &c);
    bool risky = n > 1 ? norm_is_risky(m, text + i) : m->any_ascii;
    if (c == UTF8_REPLACEMENT) {
      sum += 3;
    } else {
      sum += risky ? mapped_len(m, c, n) : n;
    }
    i += n;
  }
  return sum;
}

size_t norm_last_boundary(const norm_map *m, const uint8_t *text,
                          size_t len) {
  const uint8_t *p = text + len;
  while (p > text) {
    uint32_t c;
    p = utf8_back_valid(p);
    utf8_decode_valid(p, &c);
    if (norm_is_boundary(norm_entry(m, c), c)) break;
  }
  return (size_t)(p - text);
}
