/* build.c: from the arrays of a list that is made to its block.
 *
 * The texts lie one behind the other with a line feed between, so that many
 * are tokenised in one go.  The keys of all prefixes are collected first; how
 * many differ decides the number of slots. */
#include <string.h>

#include "fold.h"
#include "fuzzy.h"
#include "list.h"
#include "skim.h"
#include "tokenizer.h"

#define CHUNK 262144        /* bytes of texts tokenised together */
#define AHEAD 12            /* keys between a prefetch and its use */
#define SAMPLE 32768        /* keys looked at to guess how many differ */
#define SMALL_FILTER_BITS 32000 /* 4 KiB, with what is added */
#define FIRST_BITS_MAX 23   /* 1 MiB: it shall stay in a core's cache */
#define SECOND_BITS_MAX 24  /* 2 MiB */
#define FIRST_BITS 8        /* a surface: many share their first word */
#define SECOND_BITS 10

/* The keys of the prefixes of all surfaces, one behind the other. */
typedef struct steps {
  const list_builder *b;
  const glean_allocator *mem;
  uint64_t seed;
  uint64_t *keys;   /* of each prefix, shortest first */
  uint64_t *first;  /* a surface: the hash of its first token */
  uint8_t *count;   /* a surface: how many keys it has */
  size_t len, cap;
  uint32_t depth, flags;
  uint64_t signs[2];
  uint64_t *runs;   /* the filters of runs, one behind the other */
  size_t run_first, run_second; /* their items */
  uint8_t *folded;  /* a token */
  size_t folded_cap;
  fuzzy_words words;
} steps;

static void free_steps(steps *s) {
  mem_free(s->mem, s->keys, s->cap * sizeof *s->keys);
  mem_free(s->mem, s->first, s->b->surfaces * sizeof *s->first);
  mem_free(s->mem, s->count, s->b->surfaces);
  mem_free(s->mem, s->runs, (s->run_first + s->run_second) * sizeof *s->runs);
  mem_free(s->mem, s->folded, s->folded_cap);
  fuzzy_words_free(&s->words, s->mem);
}

/* ---- Filters ---- */

static size_t power_of_two(size_t at_least) {
  size_t n = 1;
  while (n < at_least) n *= 2;
  return n;
}

/* Bytes of a filter of so many bits a surface; small ones get up to eight
 * times as many, as long as they stay in the nearest cache. */
static uint64_t filter_bytes(size_t surfaces, size_t bits, unsigned most) {
  size_t want = surfaces * bits, small = want * 8;
  if (small > SMALL_FILTER_BITS) small = SMALL_FILTER_BITS;
  want = power_of_two((want > small ? want : small) + 256);
  if (want >> most > 0) want = (size_t)1 << most;
  return want / 8;
}

/* ---- Keys ---- */

/* Read the runs of a token. */
static glean_status read_runs(steps *s, skim_surface *r, const text_view *t,
                              const token_table *k, size_t i) {
  const uint8_t *bytes = t->bytes + k->start[i];
  size_t len = k->end[i] - k->start[i];
  if (r->state == SKIM_DONE) return GLEAN_OK;
  if (!(k->flags[i] & TOKEN_ASCII)) {
    uint8_t *folded = mem_grow(s->mem, s->folded, &s->folded_cap,
                               len * FOLD_GROWTH, 1);
    if (folded == NULL) return GLEAN_NOMEM;
    s->folded = folded;
    len = fold_bytes(bytes, len, folded, len * FOLD_GROWTH);
    bytes = folded;
  }
  skim_read(r, bytes, len);
  return GLEAN_OK;
}

static void note_runs(steps *s, skim_surface *r) {
  skim_end(r);
  skim_note(r, s->runs, s->run_first, s->runs + s->run_first, s->run_second);
  uint8_t sign = r->sign;
  if (!r->has_sign) return;
  if (sign == '\'' || sign == '"' || sign == '-' || sign >= 0x80)
    s->flags |= FLAT_HIGH_SIGNS;
  if (sign >= 0x80) return;
  s->flags |= FLAT_SIGNS;
  s->signs[sign >> 6] |= (uint64_t)1 << (sign & 63);
}

/* Add the keys of a surface, the tokens from..to of a chunk. */
static glean_status add_keys(steps *s, size_t surface, const text_view *t,
                             const token_table *k, size_t from, size_t to,
                             uint64_t hyphen) {
  int loose = s->b->options[surface] & SURFACE_LOOSE;
  uint64_t seed = loose ? s->seed ^ FLAT_LOOSE_SALT : s->seed, key = 0;
  size_t begin = s->len;
  skim_surface r = {0};
  int bridged = 0; /* a hyphen has been left out before this token */
  for (size_t i = from; i < to; i++) {
    if (loose && k->hash[i] == hyphen) {
      bridged = 1;
      continue;
    }
    unsigned glued = !bridged && (k->flags[i] & TOKEN_GLUED) != 0;
    bridged = 0;
    if (read_runs(s, &r, t, k, i) != GLEAN_OK) return GLEAN_NOMEM;
    if (s->len == begin)
      s->first[surface] = k->hash[i];
    key = s->len == begin ? flat_root(seed, k->hash[i])
                          : flat_child(key, k->hash[i], glued);
    s->keys[s->len++] = key;
  }
  size_t n = s->len - begin; /* <= GLEAN_MAX_ENTRY_TOKENS */
  s->count[surface] = (uint8_t)n;
  if (n > s->depth) s->depth = (uint32_t)n;
  s->flags |= loose ? FLAT_LOOSE : FLAT_STRICT;
  note_runs(s, &r);
  return GLEAN_OK;
}

static glean_status add_chunk(steps *s, size_t from, size_t to) {
  const list_builder *b = s->b;
  uint32_t base = b->text_at[from];
  text_view t = {.bytes = b->texts + base, .len = b->text_at[to] - base};
  token_table k = {0};
  if (tokenize(&k, s->mem, &t) != GLEAN_OK) return GLEAN_NOMEM;
  uint64_t *keys =
      mem_grow(s->mem, s->keys, &s->cap, s->len + k.len, sizeof *keys);
  glean_status status = keys ? GLEAN_OK : GLEAN_NOMEM;
  if (keys != NULL) s->keys = keys;
  uint64_t hyphen = token_hash((const uint8_t *)"-", 1);
  for (size_t i = from, token = 0; i < to && status == GLEAN_OK; i++) {
    size_t begin = token;
    while (token < k.len && k.start[token] < b->text_at[i + 1] - base) token++;
    status = add_keys(s, i, &t, &k, begin, token, hyphen);
  }
  if (status == GLEAN_OK && s->flags & FLAT_FUZZY)
    status = fuzzy_words_add(&s->words, s->mem, &t, &k, base, b->text_at + from,
                             b->options + from, to - from);
  token_table_free(&k, s->mem);
  return status;
}

/* Make the filters of runs, empty. */
static glean_status open_runs(steps *s) {
  size_t n = s->b->surfaces;
  size_t first = filter_bytes(n, FIRST_BITS, FIRST_BITS_MAX) / 8;
  size_t second = filter_bytes(n, SECOND_BITS, SECOND_BITS_MAX) / 8;
  s->runs = mem_resize(s->mem, NULL, 0, (first + second) * sizeof *s->runs);
  if (s->runs == NULL) return GLEAN_NOMEM;
  memset(s->runs, 0, (first + second) * sizeof *s->runs);
  s->run_first = first;
  s->run_second = second;
  return GLEAN_OK;
}

static glean_status collect(steps *s) {
  const list_builder *b = s->b;
  size_t n = b->surfaces;
  if (open_runs(s) != GLEAN_OK) return GLEAN_NOMEM;
  if (n == 0) return GLEAN_OK;
  for (size_t i = 0; i < n && !(s->flags & FLAT_FUZZY); i++)
    if (b->options[i] & SURFACE_FUZZY) s->flags |= FLAT_FUZZY;
  s->first = mem_resize(s->mem, NULL, 0, n * sizeof *s->first);
  s->count = mem_resize(s->mem, NULL, 0, n);
  if (s->first == NULL || s->count == NULL) return GLEAN_NOMEM;
  for (size_t from = 0, to; from < n; from = to) {
    for (to = from + 1; to < n; to++)
      if (b->text_at[to + 1] - b->text_at[from] > CHUNK) break;
    if (add_chunk(s, from, to) != GLEAN_OK) return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

/* ---- Sizes ---- */

/* Put a key into a set of a power of two; 1 if it is new. */
static size_t is_new(uint64_t *set, size_t cap, uint64_t key) {
  size_t i = (size_t)(key >> 16) & (cap - 1);
  while (set[i] != 0 && set[i] != key) i = (i + 1) & (cap - 1);
  if (set[i] == key) return 0;
  set[i] = key;
  return 1;
}

/* About how many different keys there are, rather too many than too few: by
 * those in one of 2^shift parts. */
static glean_status count_nodes(const steps *s, size_t *count) {
  unsigned shift = 0;
  while (s->len >> shift > SAMPLE) shift++;
  size_t cap = power_of_two((s->len >> shift) * 4 + 16), n = 0;
  uint64_t *set = mem_resize(s->mem, NULL, 0, cap * sizeof *set);
  if (set == NULL) return GLEAN_NOMEM;
  memset(set, 0, cap * sizeof *set);
  uint64_t mask = ((uint64_t)1 << shift) - 1;
  for (size_t i = 0; i < s->len && n < cap / 2; i++)
    if ((s->keys[i] & mask) == 0)
      n += is_new(set, cap, s->keys[i] ? s->keys[i] : 1);
  mem_free(s->mem, set, cap * sizeof *set);
  *count = shift == 0 ? n : (n << shift) + (n << shift) / 32;
  return GLEAN_OK;
}

static uint64_t place_section(flat_header *h, flat_section i, uint64_t len) {
  h->sections[i] = (flat_range){len ? h->size : 0, len};
  h->size = (h->size + len + 7) & ~(uint64_t)7;
  return len;
}

/* Decide where everything lies.  The chains come last: often there are none,
 * and then they are cut off. */
static void lay_out(flat_header *h, const steps *s, size_t nodes) {
  const list_builder *b = s->b;
  uint32_t has = b->has;
  h->size = sizeof *h;
  place_section(h, FLAT_FIRST,
                filter_bytes(b->surfaces, FIRST_BITS, FIRST_BITS_MAX));
  place_section(h, FLAT_SECOND,
                filter_bytes(b->surfaces, SECOND_BITS, SECOND_BITS_MAX));
  place_section(h, FLAT_RUN_FIRST, s->run_first * 8);
  place_section(h, FLAT_RUN_SECOND, s->run_second * 8);
  place_section(h, FLAT_SLOTS, (uint64_t)(nodes + nodes / 2 + 16) * 8);
  place_section(h, FLAT_TEXT_AT, (b->surfaces + 1) * 4);
  place_section(h, FLAT_TEXTS, b->texts_len);
  place_section(h, FLAT_NAMES, b->names_len);
  if (has >> FLAT_OPTIONS & 1) place_section(h, FLAT_OPTIONS, b->surfaces);
  if (has >> FLAT_OWNER & 1) place_section(h, FLAT_OWNER, b->surfaces * 4);
  if (has >> FLAT_PRIORITY & 1)
    place_section(h, FLAT_PRIORITY, b->entries * 4);
  if (has >> FLAT_ID & 1) place_section(h, FLAT_ID, b->entries * 4);
  if (has >> FLAT_LABEL & 1) place_section(h, FLAT_LABEL, b->entries);
  place_section(h, FLAT_LABELS, b->label_len * 4);
  place_section(h, FLAT_WORDS, s->words.len * 8);
  place_section(h, FLAT_EDITS, fuzzy_edit_count(&s->words) * 8);
  place_section(h, FLAT_NEXT, b->surfaces * 4);
}

/* ---- Filling ---- */

typedef struct filler {
  flat_header h;
  uint8_t *bytes;
  flat_slot *slots;
  uint64_t slot_count;
  uint32_t *next;
  int chained; /* a node has two surfaces */
} filler;

static void *at(const filler *f, flat_section i) {
  return f->bytes + f->h.sections[i].at;
}

static void copy(const filler *f, flat_section i, const void *from) {
  if (f->h.sections[i].len > 0)
    memcpy(at(f, i), from, f->h.sections[i].len);
}

static void copy_arrays(const filler *f, const list_builder *b) {
  static const uint32_t zero = 0;
  copy(f, FLAT_TEXT_AT, b->text_at ? b->text_at : &zero);
  copy(f, FLAT_TEXTS, b->texts);
  copy(f, FLAT_NAMES, b->names);
  copy(f, FLAT_OPTIONS, b->options);
  copy(f, FLAT_OWNER, b->owner);
  copy(f, FLAT_PRIORITY, b->priority);
  copy(f, FLAT_ID, b->id);
  copy(f, FLAT_LABEL, b->label);
  copy(f, FLAT_LABELS, b->labels);
}

/* The slot of a key, or the free one where it belongs. */
static flat_slot *find_slot(filler *f, uint64_t key) {
  uint64_t i = flat_place(key, f->slot_count);
  for (uint32_t n = 1;; n++) {
    flat_slot *slot = &f->slots[i];
    if (slot->value == 0) slot->tag = (uint32_t)key;
    if (slot->tag == (uint32_t)key) {
      if (n > f->h.probes) f->h.probes = n;
      return slot;
    }
    if (++i == f->slot_count) i = 0;
  }
}

static void fill_slots(filler *f, const steps *s) {
  size_t k = s->len;
  for (size_t i = s->b->surfaces; i-- > 0;) { /* backwards: chains ascend */
    for (size_t n = s->count[i]; n > 0; n--) {
      k--;
      if (k >= AHEAD)
        __builtin_prefetch(
            &f->slots[flat_place(s->keys[k - AHEAD], f->slot_count)]);
      flat_slot *slot = find_slot(f, s->keys[k]);
      if (n < s->count[i]) {
        slot->value |= 1;
        continue;
      }
      f->next[i] = slot->value / 2 - 1; /* NONE where it is the first */
      f->chained |= slot->value > 1;
      slot->value = (uint32_t)(i + 1) * 2 | (slot->value & 1);
    }
  }
}

static void fill_filters(const filler *f, const steps *s) {
  copy(f, FLAT_RUN_FIRST, s->runs);
  copy(f, FLAT_RUN_SECOND, s->runs + s->run_first);
  uint64_t *first = at(f, FLAT_FIRST), *second = at(f, FLAT_SECOND);
  uint64_t first_mask = f->h.sections[FLAT_FIRST].len * 4 - 1;
  uint64_t second_mask = f->h.sections[FLAT_SECOND].len / 8 - 1;
  for (size_t i = 0, k = 0; i < s->b->surfaces; k += s->count[i++]) {
    uint64_t pair = flat_pair(s->first[i], first_mask);
    uint64_t says = s->count[i] > 1 ? FLAT_LONGER : FLAT_ALONE;
    first[pair >> 5] |= says << (pair & 31) * 2;
    uint64_t key = s->keys[s->count[i] > 1 ? k + 1 : k];
    second[key >> 14 & second_mask] |= flat_bits(key);
  }
}

static void fill_header(flat_header *h, const steps *s) {
  const list_builder *b = s->b;
  memcpy(h->magic, FLAT_MAGIC, sizeof h->magic);
  h->order = FLAT_ORDER;
  h->version = FLAT_VERSION;
  h->tokens = TOKEN_HASH_VERSION;
  h->unicode = FLAT_UNICODE;
  h->seed = s->seed;
  h->entries = (uint32_t)b->entries;
  h->surfaces = (uint32_t)b->surfaces;
  h->depth = s->depth;
  h->flags = s->flags;
  h->signs[0] = s->signs[0];
  h->signs[1] = s->signs[1];
  h->options = b->surfaces ? b->options[0] : 0;
}

static void seal(filler *f) {
  size_t head = sizeof f->h;
  flat_seal(&f->h,
             flat_sum(FLAT_SUM, f->bytes + head, (size_t)f->h.size - head));
  memcpy(f->bytes, &f->h, head);
}

static glean_status fill(const steps *s, void **bytes, size_t *size) {
  filler f = {0};
  size_t nodes;
  fill_header(&f.h, s);
  if (count_nodes(s, &nodes) != GLEAN_OK) return GLEAN_NOMEM;
  lay_out(&f.h, s, nodes);
  size_t cap = (size_t)f.h.size;
  f.bytes = mem_resize(s->mem, NULL, 0, cap);
  if (f.bytes == NULL) return GLEAN_NOMEM;
  memset(f.bytes, 0, cap);
  f.slots = at(&f, FLAT_SLOTS);
  f.slot_count = f.h.sections[FLAT_SLOTS].len / 8;
  f.next = at(&f, FLAT_NEXT);
  copy_arrays(&f, s->b);
  fill_slots(&f, s);
  fill_filters(&f, s);
  fuzzy_fill(&s->words, at(&f, FLAT_WORDS), at(&f, FLAT_EDITS));
  if (!f.chained && f.h.sections[FLAT_NEXT].len > 0) {
    f.h.size = f.h.sections[FLAT_NEXT].at;
    f.h.sections[FLAT_NEXT] = (flat_range){0, 0};
    void *cut = mem_shrink(s->mem, f.bytes, &cap, (size_t)f.h.size, 1);
    f.bytes = cut;
  }
  seal(&f);
  *bytes = f.bytes;
  *size = cap; /* more than the block's own size where cutting failed */
  return GLEAN_OK;
}

glean_status list_build(const list_builder *b, const glean_allocator *mem,
                        void **bytes, size_t *size, glean_error *err) {
  steps s = {.b = b, .mem = mem};
  s.seed = flat_sum(b->surfaces ^ b->texts_len, b->texts,
                    b->texts_len < CHUNK ? b->texts_len : CHUNK);
  glean_status status = collect(&s);
  if (status == GLEAN_OK && s.len >= UINT32_MAX / 2)
    status = base_fail(err, GLEAN_LIMIT, "list_tokens", 0,
                       "a list of %zu tokens; the limit is 2^31", s.len);
  else if (status != GLEAN_OK || fill(&s, bytes, size) != GLEAN_OK)
    status = base_nomem(err);
  free_steps(&s);
  return status;
}
