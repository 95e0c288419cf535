/* listset.c: one look at each token for many lists.
 *
 * Each list has a filter of first words, asked by some bits of a token's hash
 * (flat.h); all use the same bits.  Turned round, they make one table: for each
 * value of these bits, which lists may have an entry that starts there.
 *
 *   token hash -> row of bits -> list, list ...
 *
 * The filters of long lists are larger than the table: where it says yes, these
 * are asked as well.  Lists that allow misspelled words, and very long ones,
 * look at every token themselves. */
#include "listset.h"

#include <string.h>

#include "chars.h"
#include "utf8.h"

#define ROWS 16384u           /* a power of two */
#define KINDS 3              /* of bits of lists */
#define MOST_PAIRS (1u << 20) /* of a filter; larger ones take long to read */

struct glean_list_set {
  glean_allocator mem;
  mem_count count;
  const glean_list **lists;
  size_t len;
  uint64_t *rows;  /* ROWS of so many words */
  size_t words;
  /* Bits of lists, of so many words: */
  uint64_t *loose;   /* may start at any possessive word */
  uint64_t *large;   /* have filters of more pairs than there are rows */
  uint64_t *capital; /* start with a capital letter alone */
};

/* ---- Building ---- */

static void set_bit(uint64_t *row, size_t list) {
  row[list / 64] |= (uint64_t)1 << (list & 63);
}

/* Does a list look at every token itself? */
static int is_apart(const flat *b) {
  return (b->header.flags & FLAT_FUZZY) != 0 || b->first_mask >= MOST_PAIRS;
}

/* Does every surface start with a capital letter whose case counts? */
static int is_capital(const flat *b) {
  for (uint32_t i = 0; i < b->header.surfaces; i++) {
    flat_bytes text = flat_text(b, i);
    uint32_t first;
    if (!(flat_options(b, i) & SURFACE_CASE) || text.len == 0) return 0;
    utf8_decode(text.bytes, text.len, &first);
    if (!chars_is_upper(chars_record(first))) return 0;
  }
  return 1;
}

/* Mark the rows of a list: those of its own filter's pairs. */
static void add_list(glean_list_set *s, size_t number) {
  const flat *b = &s->lists[number]->flat;
  uint64_t pairs = b->first_mask + 1;
  uint64_t n = pairs > ROWS ? pairs : ROWS;
  if (is_apart(b)) return;
  if (b->header.flags & FLAT_LOOSE) set_bit(s->loose, number);
  if (pairs > ROWS) set_bit(s->large, number);
  if (is_capital(b)) set_bit(s->capital, number);
  for (uint64_t i = 0; i < n; i++) {
    uint64_t pair = i & b->first_mask;
    if (b->first[pair >> 5] >> (pair & 31) * 2 & 3)
      set_bit(s->rows + (i & (ROWS - 1)) * s->words, number);
  }
}

static glean_status fill(glean_list_set *s, const glean_list *const *lists,
                         size_t n) {
  s->words = n / 64 + 1;
  s->lists = mem_resize(&s->mem, NULL, 0, (n + 1) * sizeof *s->lists);
  s->rows =
      mem_resize(&s->mem, NULL, 0, ROWS * s->words * sizeof *s->rows);
  s->loose = mem_resize(&s->mem, NULL, 0, KINDS * s->words * sizeof *s->loose);
  for (size_t i = 0; s->lists != NULL && i < n; i++) {
    glean_list_retain(lists[i]);
    s->lists[s->len++] = lists[i];
  }
  if (!s->lists || !s->rows || !s->loose) return GLEAN_NOMEM;
  s->large = s->loose + s->words;
  s->capital = s->large + s->words;
  memset(s->rows, 0, ROWS * s->words * sizeof *s->rows);
  memset(s->loose, 0, KINDS * s->words * sizeof *s->loose);
  for (size_t i = 0; i < n; i++) add_list(s, i);
  return GLEAN_OK;
}

static void free_set(glean_list_set *s) {
  glean_allocator mem = s->mem;
  size_t n = s->len;
  for (size_t i = 0; i < n; i++) glean_list_release(s->lists[i]);
  mem_free(&mem, s->lists, (n + 1) * sizeof *s->lists);
  mem_free(&mem, s->rows, ROWS * s->words * sizeof *s->rows);
  mem_free(&mem, s->loose, KINDS * s->words * sizeof *s->loose);
  mem_free(&mem, s, sizeof *s);
}

glean_status glean_list_set_new(glean_list_set **out, glean_allocator mem,
                                const glean_list *const *lists, size_t n,
                                glean_error *err) {
  *out = NULL;
  for (size_t i = 0; i < n; i++)
    if (!list_is_frozen(lists[i]))
      return base_fail(err, GLEAN_INVALID, "frozen", 0,
                       "a list is not frozen");
  mem = mem_hook(mem);
  glean_list_set *s = mem_resize(&mem, NULL, 0, sizeof *s);
  if (s == NULL) return base_nomem(err);
  memset(s, 0, sizeof *s);
  s->mem = mem;
  atomic_init(&s->count, 1);
  if (fill(s, lists, n) != GLEAN_OK) {
    free_set(s);
    return base_nomem(err);
  }
  *out = s;
  return GLEAN_OK;
}

static glean_list_set *counted(const glean_list_set *s) {
  union {
    const glean_list_set *constant;
    glean_list_set *variable;
  } pointer = {s};
  return pointer.variable;
}

void glean_list_set_retain(const glean_list_set *s) {
  mem_retain(&counted(s)->count);
}

void glean_list_set_release(const glean_list_set *s) {
  if (s != NULL && mem_release(&counted(s)->count)) free_set(counted(s));
}

/* ---- Looking ---- */

typedef struct start_hit {
  uint32_t list, token;
} start_hit;

typedef struct start_hits {
  start_hit *items;
  size_t len, cap;
} start_hits;

static const uint64_t *row_of(const glean_list_set *s, uint64_t hash) {
  return s->rows + flat_pair(hash, ROWS - 1) * s->words;
}

/* The rows of a possessive word: its own, that without its 's, and the lists
 * that always look at these. */
static uint64_t possessive_word(const glean_list_set *s, const text_view *t,
                                const token_table *k, size_t i, size_t w) {
  uint32_t start = k->start[i];
  uint64_t stem =
      token_hash(t->bytes + start, token_stem_end(k, t, i) - start);
  return row_of(s, stem)[w] | s->loose[w];
}

static glean_status add_hits(start_hits *hits, const glean_allocator *mem,
                             uint64_t bits, size_t first, size_t token) {
  if (hits->cap - hits->len < 64) {
    start_hit *items =
        mem_grow(mem, hits->items, &hits->cap, hits->len + 64, sizeof *items);
    if (items == NULL) return GLEAN_NOMEM;
    hits->items = items;
  }
  for (; bits != 0; bits &= bits - 1) {
    uint32_t list = (uint32_t)first + (uint32_t)__builtin_ctzll(bits);
    hits->items[hits->len++] = (start_hit){list, (uint32_t)token};
  }
  return GLEAN_OK;
}

/* The lists of a word of bits whose own filters say no. */
static uint64_t ruled_out(const glean_list_set *s, uint64_t hash,
                          uint64_t bits, size_t first) {
  uint64_t out = 0;
  for (; bits != 0; bits &= bits - 1) {
    const glean_list *list = s->lists[first + (size_t)__builtin_ctzll(bits)];
    if (!flat_may_start(&list->flat, hash)) out |= bits & -bits;
  }
  return out;
}

static glean_status look(start_hits *hits, const glean_list_set *s,
                         const text_view *t, const token_table *k,
                         const glean_allocator *mem) {
  for (size_t i = 0; i < k->len; i++) {
    const uint64_t *row = row_of(s, k->hash[i]);
    int possessive = (k->flags[i] & TOKEN_POSSESSIVE) != 0;
    uint8_t first = t->bytes[k->start[i]];
    int small = first >= 'a' && first <= 'z';
    for (size_t w = 0; w < s->words; w++) {
      uint64_t bits = row[w];
      if (possessive) bits |= possessive_word(s, t, k, i, w);
      if (small) bits &= ~s->capital[w];
      if (bits & s->large[w] && !possessive)
        bits &= ~ruled_out(s, k->hash[i], bits & s->large[w], w * 64);
      if (bits != 0 && add_hits(hits, mem, bits, w * 64, i) != GLEAN_OK)
        return GLEAN_NOMEM;
    }
  }
  return GLEAN_OK;
}

/* Sort by list, stably: counting. */
static glean_status distribute(listset_starts *out, const start_hits *hits,
                               const glean_allocator *mem) {
  size_t n = out->set->len;
  out->offsets = mem_resize(mem, NULL, 0, (n + 2) * sizeof *out->offsets);
  if (out->offsets == NULL) return GLEAN_NOMEM;
  memset(out->offsets, 0, (n + 2) * sizeof *out->offsets);
  out->tokens =
      mem_resize(mem, NULL, 0, (hits->len + 1) * sizeof *out->tokens);
  if (out->tokens == NULL) return GLEAN_NOMEM;
  out->token_len = hits->len;
  size_t *next = out->offsets + 1; /* where a list's next token goes */
  for (size_t i = 0; i < hits->len; i++) next[hits->items[i].list + 1]++;
  for (size_t i = 0; i < n; i++) next[i + 1] += next[i];
  for (size_t i = 0; i < hits->len; i++)
    out->tokens[next[hits->items[i].list]++] = hits->items[i].token;
  return GLEAN_OK;
}

glean_status listset_scan(listset_starts *starts, const glean_list_set *set,
                          const text_view *t, const token_table *tokens,
                          const glean_allocator *mem) {
  start_hits hits = {0};
  *starts = (listset_starts){.set = set};
  glean_list_set_retain(set);
  glean_status status = look(&hits, set, t, tokens, mem);
  if (status == GLEAN_OK) status = distribute(starts, &hits, mem);
  mem_free(mem, hits.items, hits.cap * sizeof *hits.items);
  if (status != GLEAN_OK) listset_free(starts, mem);
  return status;
}

find_starts listset_of(const listset_starts *starts, size_t number) {
  const glean_list_set *s = starts->set;
  if (s == NULL || number >= s->len || is_apart(&s->lists[number]->flat))
    return (find_starts){NULL, 0};
  size_t from = starts->offsets[number];
  return (find_starts){starts->tokens + from,
                       starts->offsets[number + 1] - from};
}

size_t listset_number(const glean_list_set *s, const glean_list *list) {
  size_t i = 0;
  while (s != NULL && i < s->len && s->lists[i] != list) i++;
  return i;
}

void listset_free(listset_starts *starts, const glean_allocator *mem) {
  const glean_list_set *s = starts->set;
  if (s == NULL) return;
  if (starts->tokens != NULL)
    mem_free(mem, starts->tokens,
             (starts->token_len + 1) * sizeof *starts->tokens);
  mem_free(mem, starts->offsets, (s->len + 2) * sizeof *starts->offsets);
  glean_list_set_release(s);
  *starts = (listset_starts){0};
}

size_t listset_memory(const listset_starts *starts) {
  if (starts->set == NULL) return 0;
  return (starts->token_len + 1) * sizeof *starts->tokens +
         (starts->set->len + 2) * sizeof *starts->offsets;
}
