/* flat.h: the flat form of a frozen list: one block, the same in memory and in
 * a file.
 *
 *   header | texts' places | chains | slots | filters | texts | options ...
 *
 * A "surface" is one spelling of an entry: its text as given, an alias, or a
 * variant made from them.  A "node" is a prefix of the tokens of surfaces; it
 * lives in a slot, found by the hash of the prefix:
 *
 *   "drug lord"        node(drug) ----> node(drug lord) --> surface 0
 *   "drug lords' run"                '> node(drug lords) -> ...
 *
 * A loaded block may be anything: its header is checked when it is opened, and
 * each number read behind it is checked, masked or cut where it is used, so
 * that a wrong one gives wrong answers and no wrong access. */
#ifndef GLEAN_FLAT_H
#define GLEAN_FLAT_H

#include "base.h"

#define FLAT_MAGIC "glean.li"
#define FLAT_ORDER 0x01020304u
#define FLAT_VERSION 2u
#define FLAT_UNICODE 0x0F0000u /* 15.0.0: of tokens and folding */

/* How a surface is compared; a byte. */
#define SURFACE_CASE 0x01u      /* the case of letters counts */
#define SURFACE_MARKS 0x02u     /* diacritics count */
#define SURFACE_GAPS 0x04u      /* white space counts */
#define SURFACE_LOOSE 0x08u     /* a hyphen is as good as white space */
#define SURFACE_WHOLE 0x10u     /* no 's may follow */
#define SURFACE_FUZZY 0x20u     /* one edit in one long word is allowed */

/* What a list has, in the header. */
#define FLAT_STRICT 0x01u /* surfaces whose separators count */
#define FLAT_LOOSE 0x02u  /* surfaces whose separators do not */
#define FLAT_FUZZY 0x04u
#define FLAT_SIGNS 0x08u  /* surfaces that start with an ASCII sign; */
#define FLAT_HIGH_SIGNS 0x10u /* that a sign beyond ASCII may stand for */

/* A node's slot: 0 is a free one. */
typedef struct flat_slot {
  uint32_t tag;   /* of the key */
  uint32_t value; /* its first surface + 1, twice; odd: longer ones go on */
} flat_slot;

/* A word that lost one letter (or none), for fuzzy lists. */
typedef struct flat_edit {
  uint32_t tag;
  uint32_t word; /* place + 1 in the words' hashes; 0: a free one */
} flat_edit;

#define FLAT_KNOWN 0x80000000u /* with 'word': it may not be misspelled */

typedef enum flat_section {
  FLAT_TEXT_AT,  /* uint32 a surface, and one more: where its text starts */
  FLAT_NEXT,     /* uint32 a surface: the next one of its node, or NONE */
  FLAT_SLOTS,    /* flat_slot */
  FLAT_FIRST,    /* uint64, a power of two: filter of first words */
  FLAT_SECOND,   /* uint64, a power of two: filter of one or two words */
  FLAT_RUN_FIRST,  /* uint64, a power of two: filter of first runs by their
                      first bytes (run.h): two bits, as in FLAT_FIRST */
  FLAT_RUN_SECOND, /* uint64, a power of two: filter of one or two runs */
  FLAT_TEXTS,    /* bytes: each text and a line feed */
  FLAT_OPTIONS,  /* byte a surface; missing: header.options for all */
  FLAT_OWNER,    /* uint32 a surface: its entry; missing: the same number */
  FLAT_PRIORITY, /* int32 an entry; missing: 0 */
  FLAT_ID,       /* uint32 an entry: place in the names, or NONE; missing */
  FLAT_LABEL,    /* byte an entry: its label, 0 none; missing: none */
  FLAT_LABELS,   /* uint32 a label: place in the names */
  FLAT_NAMES,    /* bytes: length (2 bytes, low first) and bytes of each */
  FLAT_WORDS,    /* uint64 a word of a fuzzy list: its hash */
  FLAT_EDITS,    /* flat_edit, a power of two */
  FLAT_DATA_AT,  /* uint64 an entry, and one more: where its data starts */
  FLAT_DATA,     /* bytes: what a host keeps with the entries */
  FLAT_SECTIONS
} flat_section;

typedef struct flat_range {
  uint64_t at, len; /* bytes; at is a multiple of 8 */
} flat_range;

typedef struct flat_header {
  uint8_t magic[8];
  uint32_t order;    /* FLAT_ORDER as the writer's machine stores it */
  uint32_t version;
  uint32_t tokens;   /* TOKEN_HASH_VERSION */
  uint32_t unicode;
  uint64_t size;     /* bytes of the whole block */
  uint64_t checksum; /* of all behind the header */
  uint64_t seed;     /* mixed into every key */
  uint32_t entries, surfaces;
  uint32_t probes;   /* the most slots that a search looks at */
  uint32_t depth;    /* the most tokens of a surface */
  uint32_t flags;    /* FLAT_… */
  uint32_t options;  /* SURFACE_… of all, where there is no section */
  uint64_t signs[2]; /* a bit an ASCII sign: a surface starts with it */
  flat_range sections[FLAT_SECTIONS];
  uint64_t header_checksum; /* of all before it */
} flat_header;

/* A block that is open: borrowed. */
typedef struct flat {
  const uint8_t *bytes;
  flat_header header;
  const uint32_t *text_at, *next, *owner, *id, *labels;
  const flat_slot *slots;
  const uint64_t *first, *second, *run_first, *run_second;
  const uint8_t *texts, *options, *label, *names, *data;
  const int32_t *priority;
  const uint64_t *words, *data_at;
  const flat_edit *edits;
  uint64_t slot_count, first_mask, second_mask, edit_mask;
  uint64_t run_second_mask;
  unsigned run_first_shift; /* from a hash to a pair of bits */
  uint32_t label_count, word_count;
} flat;

/* A piece of a block. */
typedef struct flat_bytes {
  const uint8_t *bytes; /* NULL: there is none */
  size_t len;
} flat_bytes;

/* Open a block: every section is checked to lie inside it.  'bytes' must be
 * aligned to 8.  GLEAN_OK or GLEAN_FILE. */
glean_status flat_open(flat *b, const void *bytes, size_t len,
                        glean_error *err);

/* The whole of it: the checksum, and every number in every section.
 * GLEAN_OK or GLEAN_FILE.  Linear. */
glean_status flat_check(const flat *b, glean_error *err);

/* Sum up 'len' bytes; a sum goes on from another where the first part's length
 * is a multiple of 8. */
uint64_t flat_sum(uint64_t sum, const void *bytes, size_t len);
#define FLAT_SUM 0x243F6A8885A308D3u /* where a sum starts */

/* The run_first_shift, from a hash to a pair of bits, of a filter of so many
 * items, a power of two. */
unsigned flat_run_shift(uint64_t items);

/* Set size, sections' ends and sums of a header. */
void flat_seal(flat_header *h, uint64_t checksum);

/* The text of a surface, the id of an entry, a label, an entry's data. */
flat_bytes flat_text(const flat *b, uint32_t surface);
flat_bytes flat_id(const flat *b, uint32_t entry);
flat_bytes flat_label_text(const flat *b, uint32_t label);
flat_bytes flat_entry_data(const flat *b, uint32_t entry);

/* The first surface of an entry. */
uint32_t flat_surface(const flat *b, uint32_t entry);

/* ---- Reading what a scan needs ---- */

static inline unsigned flat_options(const flat *b, uint32_t surface) {
  return b->options ? b->options[surface] : b->header.options;
}

/* The next surface of a chain, GLEAN_NONE at its end.  Chains ascend, so that
 * following one ends. */
static inline uint32_t flat_next(const flat *b, uint32_t surface) {
  uint32_t next = b->next ? b->next[surface] : GLEAN_NONE;
  return next > surface && next < b->header.surfaces ? next : GLEAN_NONE;
}

static inline uint32_t flat_owner(const flat *b, uint32_t surface) {
  uint32_t owner = b->owner ? b->owner[surface] : surface;
  return owner < b->header.entries ? owner : b->header.entries - 1;
}

static inline int32_t flat_priority(const flat *b, uint32_t entry) {
  return b->priority ? b->priority[entry] : 0;
}

static inline unsigned flat_label(const flat *b, uint32_t entry) {
  unsigned label = b->label ? b->label[entry] : 0;
  return label <= b->label_count ? label : 0;
}

/* ---- Keys ---- */

#define FLAT_FACTOR 0xA24BAED4963EE407u
#define FLAT_LOOSE_SALT 0x5851F42D4C957F2Du

static inline uint64_t flat_mix(uint64_t x) {
  x *= FLAT_FACTOR;
  return x ^ x >> 32;
}

/* The key of a node of one token; 'seed' is the header's, for loose surfaces
 * with the salt. */
static inline uint64_t flat_root(uint64_t seed, uint64_t hash) {
  return flat_mix(hash ^ seed);
}

/* The key of a node one token further; 'glued' is 0 or 1. */
static inline uint64_t flat_child(uint64_t key, uint64_t hash,
                                   unsigned glued) {
  return flat_mix((key << 7 | key >> 57) ^ (hash + glued));
}

/* Where the search for a key starts. */
static inline uint64_t flat_place(uint64_t key, uint64_t slots) {
  return (key >> 32) * slots >> 32;
}

/* The filter of first words: two bits by the token's hash, which say what it
 * may start. */
#define FLAT_ALONE 1u  /* a surface of one token */
#define FLAT_LONGER 2u /* one of more */

static inline uint64_t flat_pair(uint64_t hash, uint64_t mask) {
  return hash >> 20 & mask;
}

static inline unsigned flat_may_start(const flat *b, uint64_t hash) {
  uint64_t pair = flat_pair(hash, b->first_mask);
  return (unsigned)(b->first[pair >> 5] >> (pair & 31) * 2 & 3);
}

static inline uint64_t flat_bits(uint64_t key) {
  return (uint64_t)1 << (key & 63) | (uint64_t)1 << (key >> 6 & 63);
}

static inline int flat_may_be(const flat *b, uint64_t key) {
  uint64_t bits = flat_bits(key);
  return (b->second[key >> 14 & b->second_mask] & bits) == bits;
}

/* The value of a key's slot; 0 where it has none. */
static inline uint32_t flat_find(const flat *b, uint64_t key) {
  uint64_t at = flat_place(key, b->slot_count);
  for (uint32_t n = b->header.probes; n > 0; n--) {
    flat_slot slot = b->slots[at];
    if (slot.value == 0) return 0;
    if (slot.tag == (uint32_t)key) return slot.value;
    if (++at == b->slot_count) at = 0;
  }
  return 0;
}

/* The surface of a slot's value, GLEAN_NONE where only longer ones go on. */
static inline uint32_t flat_first(const flat *b, uint32_t value) {
  uint32_t surface = value / 2 - 1; /* wraps to a number too large */
  return surface < b->header.surfaces ? surface : GLEAN_NONE;
}

#endif
