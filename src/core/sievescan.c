/* sievescan.c: scanning a text for factors. */
#include <string.h>

#include "sieve.h"

#define BLOCK 8192u /* bytes: two passes over it stay in the nearest cache */

glean_status sieve_open(sieve_scan *scan, const sieve *s, const text_view *t,
                        const glean_allocator *mem) {
  *scan = (sieve_scan){.sieve = s, .t = t, .mem = *mem};
  if (s->words == 0) return GLEAN_OK;
  size_t size = s->words * sizeof *scan->words;
  scan->words = mem_resize(mem, NULL, 0, size);
  if (scan->words == NULL) return GLEAN_NOMEM;
  memset(scan->words, 0, size);
  return GLEAN_OK;
}

void sieve_close(sieve_scan *scan) {
  const glean_allocator *mem = &scan->mem;
  if (scan->sieve == NULL) return;
  mem_free(mem, scan->words, scan->sieve->words * sizeof *scan->words);
  mem_free(mem, scan->hashed.items,
           scan->hashed.cap * sizeof *scan->hashed.items);
  mem_free(mem, scan->classed.items,
           scan->classed.cap * sizeof *scan->classed.items);
  *scan = (sieve_scan){0};
}

/* ---- Hits ---- */

static int stands(const sieve_scan *scan, const sieve_entry *e, size_t start) {
  const uint8_t *bytes = scan->t->bytes + start;
  for (size_t i = 0; i < e->len; i++)
    if (!literal_set_has(&scan->sieve->sets[e->sets[i]], bytes[i])) return 0;
  return 1;
}

/* Keep hits sorted: what comes later starts a few bytes earlier at most. */
static glean_status add_hit(sieve_scan *scan, sieve_hits *hits, size_t start,
                            uint32_t entry) {
  sieve_hit *items = mem_grow(&scan->mem, hits->items, &hits->cap,
                              hits->len + 1, sizeof *items);
  if (items == NULL) return GLEAN_NOMEM;
  hits->items = items;
  size_t i = hits->len++;
  for (; i > 0 && items[i - 1].start > start; i--) items[i] = items[i - 1];
  items[i] = (sieve_hit){(uint32_t)start, entry};
  return GLEAN_OK;
}

/* Compare the entries of a chain whose bytes at e->at stand at 'at'. */
static glean_status check_chain(sieve_scan *scan, uint32_t entry, size_t at,
                                uint32_t key, sieve_hits *hits) {
  const sieve *s = scan->sieve;
  for (; entry != GLEAN_NONE; entry = s->entries[entry].next) {
    const sieve_entry *e = &s->entries[entry];
    if (e->key != key || at < e->at) continue;
    size_t start = at - e->at;
    if (scan->t->len - start < e->len || !stands(scan, e, start)) continue;
    if (add_hit(scan, hits, start, entry) != GLEAN_OK) return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

/* ---- The two passes over [from, to) ---- */

#define THREE_BYTES 0xFFFFFFu

/* The entries of a key whose bit of the map is set. */
static glean_status check_key(sieve_scan *scan, uint32_t key, size_t at) {
  const sieve *s = scan->sieve;
  uint32_t head = s->chains[sieve_hash(key, s->chain_bits)];
  return check_chain(scan, head, at, key, &scan->hashed);
}

/* Four bytes, folded, little-endian on every machine: compilers know it as one
 * load. */
static inline uint32_t four_at(const uint8_t *bytes) {
  uint32_t four = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
                  (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
  return four | 0x20202020u;
}

static inline int has_bit(const uint64_t *map, uint32_t bit) {
  return map[bit / 64] >> (bit & 63) & 1;
}

/* The last three bytes, which no four begin at. */
static glean_status check_last(sieve_scan *scan) {
  const uint8_t *last = scan->t->bytes + scan->t->len - 3;
  const uint8_t padded[4] = {last[0], last[1], last[2], 0};
  return check_key(scan, four_at(padded) & THREE_BYTES, scan->t->len - 3);
}

static glean_status hash_pass(sieve_scan *scan, size_t from, size_t to) {
  const sieve *s = scan->sieve;
  const uint8_t *bytes = scan->t->bytes;
  size_t len = scan->t->len;
  if (s->fours + s->threes == 0 || len < 3) return GLEAN_OK;
  int ends = to == len && s->threes > 0;
  if (to > len - 3) to = len - 3;
  unsigned bits = s->map_bits;
  const uint64_t *fours = s->map;
  const uint64_t *threes = s->map + ((size_t)1 << bits) / 64;
  for (size_t at = from; at < to; at++) {
    uint32_t four = four_at(bytes + at), three = four & THREE_BYTES;
    int has = has_bit(fours, sieve_hash(four, bits));
    int has_three = has_bit(threes, sieve_hash(three, bits));
    if (!(has | has_three)) continue;
    if (has && check_key(scan, four, at) != GLEAN_OK) return GLEAN_NOMEM;
    if (has_three && check_key(scan, three, at) != GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return ends ? check_last(scan) : GLEAN_OK;
}

/* The windows that end at a byte, in one word of the automaton. */
static glean_status check_word(sieve_scan *scan, size_t word, size_t at) {
  const sieve *s = scan->sieve;
  uint64_t bits = scan->words[word] & s->accepts[word];
  for (unsigned bit = 0; bits != 0; bit++, bits >>= 1) {
    if (!(bits & 1)) continue;
    uint32_t entry = s->ends[word * 64 + bit];
    size_t window = s->entries[entry].window;
    if (check_chain(scan, entry, at + 1 - window, 0, &scan->classed) !=
        GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

static glean_status check_words(sieve_scan *scan, size_t at) {
  for (size_t w = 0; w < scan->sieve->words; w++)
    if (check_word(scan, w, at) != GLEAN_OK) return GLEAN_NOMEM;
  return GLEAN_OK;
}

/* Step all words over a byte; are there windows that end here? */
static inline int step(uint64_t *words, const sieve *s, size_t n,
                       uint8_t byte) {
  const uint64_t *masks = s->masks + byte * n;
  uint64_t any = 0;
  for (size_t w = 0; w < n; w++) {
    words[w] = (words[w] << 1 | s->starts[w]) & masks[w];
    any |= words[w] & s->accepts[w];
  }
  return any != 0;
}

/* The pass for a fixed number of words, which stay in registers. */
static inline size_t run_fixed(sieve_scan *scan, size_t n, size_t from,
                               size_t to) {
  const uint8_t *bytes = scan->t->bytes;
  uint64_t words[8];
  memcpy(words, scan->words, n * sizeof *words);
  for (; from < to; from++)
    if (step(words, scan->sieve, n, bytes[from])) break;
  memcpy(scan->words, words, n * sizeof *words);
  return from;
}

/* Go on to the first byte where windows end, or to 'to'. */
static size_t run_words(sieve_scan *scan, size_t from, size_t to) {
  const sieve *s = scan->sieve;
  switch (s->words) {
    case 1: return run_fixed(scan, 1, from, to);
    case 2: return run_fixed(scan, 2, from, to);
    case 3: return run_fixed(scan, 3, from, to);
    case 4: return run_fixed(scan, 4, from, to);
    case 5: return run_fixed(scan, 5, from, to);
    case 6: return run_fixed(scan, 6, from, to);
    default: break;
  }
  for (; from < to; from++)
    if (step(scan->words, s, s->words, scan->t->bytes[from])) break;
  return from;
}

static glean_status class_pass(sieve_scan *scan, size_t from, size_t to) {
  if (scan->sieve->words == 0) return GLEAN_OK;
  while ((from = run_words(scan, from, to)) < to) {
    if (check_words(scan, from) != GLEAN_OK) return GLEAN_NOMEM;
    from++;
  }
  return GLEAN_OK;
}

glean_status sieve_block(sieve_scan *scan, size_t *complete) {
  size_t from = scan->at, len = scan->t->len;
  size_t to = len - from > BLOCK ? from + BLOCK : len;
  if (hash_pass(scan, from, to) != GLEAN_OK ||
      class_pass(scan, from, to) != GLEAN_OK)
    return GLEAN_NOMEM;
  scan->at = to;
  *complete = to < len ? to - LITERAL_BYTES : len;
  return GLEAN_OK;
}
