/* flat.c: opening and checking the flat block of a list. */
#include "flat.h"

#include <string.h>

#include "token.h"

/* ---- Sums ---- */

static uint64_t add_word(uint64_t sum, uint64_t word) {
  sum = (sum ^ word) * 0x9FB21C651E98DF25u;
  return sum ^ sum >> 28;
}

uint64_t flat_sum(uint64_t sum, const void *bytes, size_t len) {
  const uint8_t *s = bytes;
  uint64_t word;
  for (; len >= 8; s += 8, len -= 8) {
    memcpy(&word, s, 8);
    sum = add_word(sum, word);
  }
  if (len == 0) return sum;
  word = 0;
  memcpy(&word, s, len);
  return add_word(sum, word);
}

void flat_seal(flat_header *h, uint64_t checksum) {
  h->checksum = checksum;
  h->header_checksum =
      flat_sum(FLAT_SUM, h, offsetof(flat_header, header_checksum));
}

/* ---- Opening ---- */

static glean_status refuse(glean_error *err, const char *code,
                           const char *what) {
  return base_fail(err, GLEAN_FILE, code, 0, "%s", what);
}

static glean_status check_header(const flat_header *h, size_t len,
                                 glean_error *err) {
  if (memcmp(h->magic, FLAT_MAGIC, sizeof h->magic) != 0)
    return refuse(err, "format", "this is no list of glean");
  if (h->order != FLAT_ORDER)
    return refuse(err, "byte_order",
                  "the list was made on a machine of another byte order");
  if (h->version != FLAT_VERSION || h->tokens != TOKEN_HASH_VERSION ||
      h->unicode != FLAT_UNICODE)
    return refuse(err, "version",
                  "the list was made by another version: build it again");
  if (h->header_checksum !=
      flat_sum(FLAT_SUM, h, offsetof(flat_header, header_checksum)))
    return refuse(err, "corrupted", "the list's header is corrupted");
  if (h->size != len)
    return base_fail(err, GLEAN_FILE, "truncated", 0,
                     "the list has %zu bytes and should have %llu", len,
                     (unsigned long long)h->size);
  return GLEAN_OK;
}

/* What a section must be: items of a size, as many as 'count' says. */
typedef struct section_rule {
  uint8_t size;     /* bytes an item */
  uint8_t optional; /* it may be missing */
  enum { ANY, ENTRIES, ENTRIES_1, SURFACES, SURFACES_1, POWER } count;
} section_rule;

static const section_rule rules[FLAT_SECTIONS] = {
    [FLAT_TEXT_AT] = {4, 0, SURFACES_1}, [FLAT_NEXT] = {4, 1, SURFACES},
    [FLAT_SLOTS] = {8, 0, ANY},          [FLAT_FIRST] = {8, 0, POWER},
    [FLAT_SECOND] = {8, 0, POWER},       [FLAT_RUN_FIRST] = {8, 0, POWER},
    [FLAT_RUN_SECOND] = {8, 0, POWER},   [FLAT_TEXTS] = {1, 0, ANY},
    [FLAT_OPTIONS] = {1, 1, SURFACES},   [FLAT_OWNER] = {4, 1, SURFACES},
    [FLAT_PRIORITY] = {4, 1, ENTRIES},   [FLAT_ID] = {4, 1, ENTRIES},
    [FLAT_LABEL] = {1, 1, ENTRIES},      [FLAT_LABELS] = {4, 1, ANY},
    [FLAT_NAMES] = {1, 1, ANY},          [FLAT_WORDS] = {8, 1, ANY},
    [FLAT_EDITS] = {8, 1, POWER},        [FLAT_DATA_AT] = {8, 1, ENTRIES_1},
    [FLAT_DATA] = {1, 1, ANY}};

static int count_fits(const flat_header *h, const section_rule *rule,
                      uint64_t len) {
  uint64_t n = len / rule->size;
  if (len % rule->size != 0) return 0;
  switch (rule->count) {
    case ENTRIES: return n == h->entries;
    case ENTRIES_1: return n == (uint64_t)h->entries + 1;
    case SURFACES: return n == h->surfaces;
    case SURFACES_1: return n == (uint64_t)h->surfaces + 1;
    case POWER: return n > 0 && (n & (n - 1)) == 0;
    default: return 1;
  }
}

static int section_fits(const flat_header *h, size_t i) {
  const flat_range *r = &h->sections[i];
  if (r->len == 0 && (rules[i].optional || i == FLAT_TEXTS)) return 1;
  return r->at % 8 == 0 && r->at >= sizeof *h && r->at <= h->size &&
         r->len <= h->size - r->at && count_fits(h, &rules[i], r->len);
}

static int numbers_fit(const flat_header *h) {
  uint64_t slots = h->sections[FLAT_SLOTS].len / 8;
  return slots > 0 && slots < UINT32_MAX && h->probes <= slots &&
         h->surfaces < UINT32_MAX / 2 && h->entries <= h->surfaces &&
         (h->entries > 0 || h->surfaces == 0) &&
         h->depth <= GLEAN_MAX_ENTRY_TOKENS &&
         h->sections[FLAT_LABELS].len / 4 <= UINT8_MAX &&
         h->sections[FLAT_WORDS].len / 8 < FLAT_KNOWN &&
         h->sections[FLAT_TEXTS].len < UINT32_MAX &&
         h->sections[FLAT_NAMES].len < UINT32_MAX;
}

/* A section's bytes; NULL where it is missing. */
static const void *section(const flat *b, flat_section i) {
  const flat_range *r = &b->header.sections[i];
  return r->len > 0 ? b->bytes + r->at : NULL;
}

static uint64_t items(const flat *b, flat_section i) {
  return b->header.sections[i].len / rules[i].size;
}

unsigned flat_run_shift(uint64_t items) {
  unsigned shift = 64 - 5; /* 32 pairs an item */
  for (; items > 1; items >>= 1) shift--;
  return shift;
}

static void set_pointers(flat *b) {
  b->text_at = section(b, FLAT_TEXT_AT);
  b->next = section(b, FLAT_NEXT);
  b->slots = section(b, FLAT_SLOTS);
  b->first = section(b, FLAT_FIRST);
  b->second = section(b, FLAT_SECOND);
  b->run_first = section(b, FLAT_RUN_FIRST);
  b->run_second = section(b, FLAT_RUN_SECOND);
  b->texts = section(b, FLAT_TEXTS);
  b->options = section(b, FLAT_OPTIONS);
  b->owner = section(b, FLAT_OWNER);
  b->priority = section(b, FLAT_PRIORITY);
  b->id = section(b, FLAT_ID);
  b->label = section(b, FLAT_LABEL);
  b->labels = section(b, FLAT_LABELS);
  b->names = section(b, FLAT_NAMES);
  b->words = section(b, FLAT_WORDS);
  b->edits = section(b, FLAT_EDITS);
  b->data_at = section(b, FLAT_DATA_AT);
  b->data = section(b, FLAT_DATA);
  b->slot_count = items(b, FLAT_SLOTS);
  b->first_mask = items(b, FLAT_FIRST) * 32 - 1;
  b->second_mask = items(b, FLAT_SECOND) - 1;
  b->run_first_shift = flat_run_shift(items(b, FLAT_RUN_FIRST));
  b->run_second_mask = items(b, FLAT_RUN_SECOND) - 1;
  b->edit_mask = b->edits ? items(b, FLAT_EDITS) - 1 : 0;
  b->label_count = (uint32_t)items(b, FLAT_LABELS);
  b->word_count = (uint32_t)items(b, FLAT_WORDS);
}

glean_status flat_open(flat *b, const void *bytes, size_t len,
                        glean_error *err) {
  memset(b, 0, sizeof *b);
  if ((uintptr_t)bytes % 8 != 0)
    return base_fail(err, GLEAN_INVALID, "alignment", 0,
                     "the block is not aligned to 8 bytes");
  if (len < sizeof b->header)
    return refuse(err, "format", "this is no list of glean: it is too short");
  b->bytes = bytes;
  memcpy(&b->header, bytes, sizeof b->header);
  glean_status status = check_header(&b->header, len, err);
  if (status != GLEAN_OK) return status;
  int fits = numbers_fit(&b->header);
  for (size_t i = 0; i < FLAT_SECTIONS; i++)
    fits &= section_fits(&b->header, i);
  if (!fits) return refuse(err, "corrupted", "the list's header is corrupted");
  set_pointers(b);
  return GLEAN_OK;
}

/* ---- Reading ---- */

static const flat_bytes nothing = {NULL, 0};

flat_bytes flat_text(const flat *b, uint32_t surface) {
  uint32_t at = b->text_at[surface], end = b->text_at[surface + 1];
  if (end > b->header.sections[FLAT_TEXTS].len || at >= end) return nothing;
  return (flat_bytes){b->texts + at, end - at - 1}; /* without line feed */
}

static flat_bytes name_at(const flat *b, uint32_t at) {
  uint64_t len = b->header.sections[FLAT_NAMES].len;
  if (len < 2 || at > len - 2) return nothing;
  size_t n = (size_t)b->names[at] | (size_t)b->names[at + 1] << 8;
  if (n > len - 2 - at) return nothing;
  return (flat_bytes){b->names + at + 2, n};
}

flat_bytes flat_id(const flat *b, uint32_t entry) {
  return b->id ? name_at(b, b->id[entry]) : nothing;
}

flat_bytes flat_label_text(const flat *b, uint32_t label) {
  return label > 0 && label <= b->label_count ? name_at(b, b->labels[label - 1])
                                              : nothing;
}

flat_bytes flat_entry_data(const flat *b, uint32_t entry) {
  if (b->data_at == NULL || b->data == NULL) return nothing;
  uint64_t at = b->data_at[entry], end = b->data_at[entry + 1];
  if (end > b->header.sections[FLAT_DATA].len || at >= end) return nothing;
  return (flat_bytes){b->data + at, (size_t)(end - at)};
}

/* Owners ascend. */
uint32_t flat_surface(const flat *b, uint32_t entry) {
  if (b->owner == NULL) return entry;
  uint32_t low = 0, high = b->header.surfaces - 1;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (b->owner[middle] < entry)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* ---- The whole check ---- */

static int surfaces_are_right(const flat *b) {
  uint32_t n = b->header.surfaces, owner = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (flat_text(b, i).bytes == NULL) return 0;
    uint32_t next = b->next ? b->next[i] : GLEAN_NONE;
    if (next != GLEAN_NONE && (next <= i || next >= n)) return 0;
    if (b->owner == NULL) continue;
    if (b->owner[i] < owner || b->owner[i] >= b->header.entries) return 0;
    owner = b->owner[i];
  }
  return 1;
}

static int entries_are_right(const flat *b) {
  for (uint32_t i = 0; i < b->header.entries; i++) {
    if (b->id && b->id[i] != GLEAN_NONE && flat_id(b, i).bytes == NULL)
      return 0;
    if (b->label && b->label[i] > b->label_count) return 0;
    if (b->data_at && b->data_at[i] > b->data_at[i + 1]) return 0;
  }
  for (uint32_t i = 1; i <= b->label_count; i++)
    if (flat_label_text(b, i).bytes == NULL) return 0;
  return 1;
}

static int slots_are_right(const flat *b) {
  for (uint64_t i = 0; i < b->slot_count; i++)
    if (b->slots[i].value > 1 &&
        flat_first(b, b->slots[i].value) == GLEAN_NONE)
      return 0;
  for (uint64_t i = 0; b->edits != NULL && i <= b->edit_mask; i++)
    if ((b->edits[i].word & ~FLAT_KNOWN) > b->word_count) return 0;
  return 1;
}

glean_status flat_check(const flat *b, glean_error *err) {
  uint64_t sum = flat_sum(FLAT_SUM, b->bytes + sizeof b->header,
                           (size_t)b->header.size - sizeof b->header);
  if (sum != b->header.checksum)
    return refuse(err, "checksum",
                  "the list is corrupted: its checksum differs");
  if (!surfaces_are_right(b) || !entries_are_right(b) || !slots_are_right(b))
    return refuse(err, "corrupted", "the list is corrupted");
  return GLEAN_OK;
}
