/* sieve.c: building the scanner for factors. */
#include "sieve.h"

#include <string.h>

#include "classes.h"
#include "sort.h"

#define MAP_BITS_LEAST 13u
#define MAP_BITS_MOST 22u
#define NO_KEY 2.0      /* more than any share */
#define FREQUENT 0.6    /* positions that tell nothing */
#define BIT 0.002       /* a position of a window, as a share of hits */
#define RARE 0.0002     /* three bytes that are worth a look */

/* ---- Windows ---- */

/* The byte, its bit for case set, that every byte of a set has; -1: none. */
static int folded_byte(const literal_set *set) {
  int byte = -1;
  for (int b = 0; b < 256; b++) {
    if (!literal_set_has(set, (uint8_t)b)) continue;
    if (byte >= 0 && byte != (b | 0x20)) return -1;
    byte = b | 0x20;
  }
  return byte;
}

/* The key of some bytes at a position of a factor; 0 where there is none. */
static int key_at(const sieve *s, const sieve_entry *e, size_t at,
                  size_t width, uint32_t *key, double *share) {
  *key = 0;
  *share = 1;
  if (at + width > e->len) return 0;
  for (size_t i = 0; i < width; i++) {
    const literal_set *set = &s->sets[e->sets[at + i]];
    int byte = folded_byte(set);
    if (byte < 0) return 0;
    *key |= (uint32_t)byte << (8 * i);
    *share *= classes_frequency((unsigned)byte) +
              classes_frequency((unsigned)byte & ~0x20u);
  }
  return width == 4 || *share <= RARE;
}

/* The window of positions that costs least: those that are seldom all there,
 * and few, for each takes a bit of every step. */
static void choose_window(const sieve *s, sieve_entry *e) {
  double best = NO_KEY;
  for (size_t from = 0; from < e->len; from++) {
    double share = 1;
    if (s->sets[e->sets[from]].share > FREQUENT && e->len > 1) continue;
    for (size_t n = 1; n <= SIEVE_WINDOW && from + n <= e->len; n++) {
      double here = s->sets[e->sets[from + n - 1]].share;
      share *= here;
      double cost = share + BIT * (double)n;
      if (here > FREQUENT || cost >= best) continue;
      best = cost;
      e->at = (uint8_t)from;
      e->window = (uint8_t)n;
    }
  }
  if (best == NO_KEY) e->window = e->len < SIEVE_WINDOW ? e->len : SIEVE_WINDOW;
}

/* Sets of an expression by their numbers here. */
static glean_status map_sets(sieve *s, const glean_allocator *mem,
                             const literal *l, uint16_t *numbers) {
  for (size_t i = 0; i < l->set_len; i++) {
    glean_status status = literal_intern(&s->sets, &s->set_len, &s->set_cap,
                                         mem, &l->sets[i], &numbers[i]);
    if (status != GLEAN_OK) return status;
  }
  return GLEAN_OK;
}

static void add_factor(sieve *s, const literal_factor *f,
                       const uint16_t *numbers, uint32_t owner) {
  sieve_entry *e = &s->entries[s->entry_len++];
  *e = (sieve_entry){.len = f->len, .before = f->before, .after = f->after,
                     .owner = owner, .next = GLEAN_NONE};
  for (size_t k = 0; k < f->len; k++) e->sets[k] = numbers[f->sets[k]];
}

glean_status sieve_add(sieve *s, const glean_allocator *mem,
                       const literal *l, uint32_t owner) {
  if (l->factor_len == 0) return GLEAN_OK;
  sieve_entry *entries =
      mem_grow(mem, s->entries, &s->entry_cap,
               s->entry_len + l->factor_len, sizeof *entries);
  if (entries == NULL) return GLEAN_NOMEM;
  s->entries = entries;
  size_t size = l->set_len * sizeof(uint16_t);
  uint16_t *numbers = mem_resize(mem, NULL, 0, size);
  if (numbers == NULL) return GLEAN_NOMEM;
  glean_status status = map_sets(s, mem, l, numbers);
  for (size_t i = 0; status == GLEAN_OK && i < l->factor_len; i++)
    add_factor(s, &l->factors[i], numbers, owner);
  mem_free(mem, numbers, size);
  return status;
}

/* ---- Choosing keys ---- */

typedef struct key_list {
  uint32_t *keys; /* of all windows of all entries, sorted */
  size_t len, cap;
} key_list;

static int key_before(const void *ctx, uint32_t a, uint32_t b) {
  (void)ctx;
  return a < b;
}

static glean_status list_keys(const sieve *s, const glean_allocator *mem,
                              key_list *list) {
  for (size_t i = 0; i < s->entry_len; i++) {
    const sieve_entry *e = &s->entries[i];
    for (size_t at = 0; at + 3 <= e->len; at++) {
      uint32_t *keys = mem_grow(mem, list->keys, &list->cap, list->len + 2,
                                sizeof *keys);
      if (keys == NULL) return GLEAN_NOMEM;
      list->keys = keys;
      for (size_t width = 3; width <= 4; width++) {
        double share;
        list->len += (size_t)key_at(s, e, at, width, &keys[list->len], &share);
      }
    }
  }
  sort_indexes(list->keys, list->len, key_before, NULL);
  return GLEAN_OK;
}

static size_t lower_bound(const key_list *list, uint32_t key) {
  size_t low = 0, high = list->len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (list->keys[middle] < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static size_t uses_of(const key_list *list, uint32_t key) {
  size_t after =
      key == UINT32_MAX ? list->len : lower_bound(list, key + 1);
  return after - lower_bound(list, key);
}

/* Rare in texts, and not the key of many; 0: there is no key so wide. */
static int choose_key(const sieve *s, const key_list *list, sieve_entry *e,
                      size_t width) {
  double best = NO_KEY;
  for (size_t at = 0; at + width <= e->len; at++) {
    uint32_t key;
    double share;
    if (!key_at(s, e, at, width, &key, &share)) continue;
    double cost = share * (double)uses_of(list, key);
    if (cost >= best) continue;
    best = cost;
    e->key = key;
    e->at = (uint8_t)at;
  }
  return best < NO_KEY;
}

static glean_status choose_keys(sieve *s, const glean_allocator *mem) {
  key_list list = {0};
  glean_status status = list_keys(s, mem, &list);
  for (size_t i = 0; status == GLEAN_OK && i < s->entry_len; i++) {
    sieve_entry *e = &s->entries[i];
    e->window = 0;
    if (choose_key(s, &list, e, 4))
      s->fours++;
    else if (choose_key(s, &list, e, 3))
      s->threes++;
    else
      choose_window(s, e);
  }
  mem_free(mem, list.keys, list.cap * sizeof *list.keys);
  return status;
}

/* ---- The hash tables ---- */

static unsigned bits_for(size_t n) {
  unsigned bits = MAP_BITS_LEAST;
  while (bits < MAP_BITS_MOST && ((size_t)1 << bits) < n) bits++;
  return bits;
}

static glean_status build_map(sieve *s, const glean_allocator *mem) {
  size_t hashed = s->fours + s->threes;
  if (hashed == 0) return GLEAN_OK;
  s->map_bits = bits_for(hashed * 32);
  s->chain_bits = bits_for(hashed * 2);
  size_t map_size = sieve_map_size(s);
  size_t chain_count = (size_t)1 << s->chain_bits;
  s->map = mem_resize(mem, NULL, 0, map_size);
  s->chains = mem_resize(mem, NULL, 0, chain_count * sizeof *s->chains);
  if (s->map == NULL || s->chains == NULL) return GLEAN_NOMEM;
  memset(s->map, 0, map_size);
  for (size_t i = 0; i < chain_count; i++) s->chains[i] = GLEAN_NONE;
  for (size_t i = 0; i < s->entry_len; i++) {
    sieve_entry *e = &s->entries[i];
    if (e->window != 0) continue;
    size_t bit = sieve_hash(e->key, s->map_bits);
    if (sieve_is_three(e->key)) bit += (size_t)1 << s->map_bits;
    uint32_t *head = &s->chains[sieve_hash(e->key, s->chain_bits)];
    s->map[bit / 64] |= (uint64_t)1 << (bit & 63);
    e->next = *head;
    *head = (uint32_t)i;
  }
  return GLEAN_OK;
}

/* ---- The automaton ---- */

static int same_window(const sieve_entry *a, const sieve_entry *b) {
  return a->window == b->window &&
         memcmp(a->sets + a->at, b->sets + b->at,
                a->window * sizeof *a->sets) == 0;
}

/* An entry before 'i' with the same window; 'i' where there is none. */
static size_t find_window(const sieve *s, const uint32_t *first, size_t n,
                          size_t i) {
  for (size_t k = 0; k < n; k++)
    if (same_window(&s->entries[first[k]], &s->entries[i])) return k;
  return n;
}

static void set_bits(sieve *s, const sieve_entry *e, size_t bit) {
  s->starts[bit / 64] |= (uint64_t)1 << (bit & 63);
  for (size_t k = 0; k < e->window; k++, bit++) {
    const literal_set *set = &s->sets[e->sets[e->at + k]];
    for (size_t byte = 0; byte < 256; byte++)
      if (literal_set_has(set, (uint8_t)byte))
        s->masks[byte * s->words + bit / 64] |= (uint64_t)1 << (bit & 63);
  }
  s->accepts[(bit - 1) / 64] |= (uint64_t)1 << ((bit - 1) & 63);
}

/* Place windows in words; none crosses from one to the next.  'first' has one
 * entry for each different window, 'bits' where it begins.  Returns words. */
static size_t place_windows(const sieve *s, const uint32_t *first, size_t n,
                            uint32_t *bits) {
  size_t bit = 0;
  for (size_t k = 0; k < n; k++) {
    size_t len = s->entries[first[k]].window;
    if (bit / 64 != (bit + len - 1) / 64) bit = (bit / 64 + 1) * 64;
    bits[k] = (uint32_t)bit;
    bit += len;
  }
  return (bit + 63) / 64;
}

static glean_status new_words(sieve *s, const glean_allocator *mem) {
  size_t row = s->words * sizeof(uint64_t);
  s->masks = mem_resize(mem, NULL, 0, row * 256);
  s->starts = mem_resize(mem, NULL, 0, row);
  s->accepts = mem_resize(mem, NULL, 0, row);
  s->ends = mem_resize(mem, NULL, 0, s->words * 64 * sizeof *s->ends);
  if (!s->masks || !s->starts || !s->accepts || !s->ends) return GLEAN_NOMEM;
  memset(s->masks, 0, row * 256);
  memset(s->starts, 0, row);
  memset(s->accepts, 0, row);
  for (size_t i = 0; i < s->words * 64; i++) s->ends[i] = GLEAN_NONE;
  return GLEAN_OK;
}

/* Chain an entry to the end bit of its window. */
static void chain_window(sieve *s, size_t i, uint32_t bit) {
  sieve_entry *e = &s->entries[i];
  size_t end = bit + e->window - 1u;
  e->next = s->ends[end];
  s->ends[end] = (uint32_t)i;
}

static glean_status build_words(sieve *s, const glean_allocator *mem) {
  size_t all = s->entry_len - s->fours - s->threes, n = 0;
  if (all == 0) return GLEAN_OK;
  uint32_t *first = mem_resize(mem, NULL, 0, 2 * all * sizeof *first);
  if (first == NULL) return GLEAN_NOMEM;
  uint32_t *bits = first + all;
  for (size_t i = 0; i < s->entry_len; i++)
    if (s->entries[i].window != 0 && find_window(s, first, n, i) == n)
      first[n++] = (uint32_t)i;
  s->words = place_windows(s, first, n, bits);
  glean_status status = new_words(s, mem);
  for (size_t k = 0; status == GLEAN_OK && k < n; k++)
    set_bits(s, &s->entries[first[k]], bits[k]);
  for (size_t i = 0; status == GLEAN_OK && i < s->entry_len; i++)
    if (s->entries[i].window != 0)
      chain_window(s, i, bits[find_window(s, first, n, i)]);
  mem_free(mem, first, 2 * all * sizeof *first);
  return status;
}

glean_status sieve_freeze(sieve *s, const glean_allocator *mem) {
  glean_status status = choose_keys(s, mem);
  if (status == GLEAN_OK) status = build_map(s, mem);
  if (status == GLEAN_OK) status = build_words(s, mem);
  return status;
}

void sieve_free(sieve *s, const glean_allocator *mem) {
  size_t row = s->words * sizeof(uint64_t);
  mem_free(mem, s->sets, s->set_cap * sizeof *s->sets);
  mem_free(mem, s->entries, s->entry_cap * sizeof *s->entries);
  mem_free(mem, s->map, sieve_map_size(s));
  mem_free(mem, s->chains, ((size_t)1 << s->chain_bits) * sizeof *s->chains);
  mem_free(mem, s->masks, row * 256);
  mem_free(mem, s->starts, row);
  mem_free(mem, s->accepts, row);
  mem_free(mem, s->ends, s->words * 64 * sizeof *s->ends);
  *s = (sieve){0};
}
