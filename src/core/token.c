/* token.c: the token table, and what is asked of one token. */
#include "token.h"

#include <string.h>

#include "chars.h"
#include "fold.h"
#include "hash.h"
#include "utf8.h"

/* ---- Hash ---- */

/* The first TOKEN_HASH_BYTES of the fold, and its length: a token that has
 * more has them in common with few others. */
static uint64_t hash_folded(const uint8_t *folded, size_t len) {
  if (len <= 16) return hash_short(folded, len);
  if (len <= TOKEN_HASH_BYTES) return hash_bytes(folded, len);
  return hash_bytes(folded, TOKEN_HASH_BYTES) ^ (uint64_t)len * HASH_SEED;
}

uint64_t token_hash(const uint8_t *bytes, size_t len) {
  uint8_t folded[TOKEN_HASH_BYTES];
  memset(folded, 0, 16); /* hash_short reads as much */
  return hash_folded(folded, fold_bytes(bytes, len, folded, sizeof folded));
}

/* ---- Table ---- */

/* The columns of a table are parts of one block, the widest first. */
enum { ROW_BYTES = sizeof(uint64_t) + 2 * sizeof(uint32_t) + sizeof(uint16_t) };

void token_table_free(token_table *t, const glean_allocator *mem) {
  mem_free(mem, t->hash, t->cap * ROW_BYTES);
  *t = (token_table){0};
}

size_t token_table_memory(const token_table *t) { return t->cap * ROW_BYTES; }

/* Move the table to a block for 'cap' >= len tokens, a multiple of two so that
 * each column is aligned.  On failure the old one stays. */
static glean_status set_capacity(token_table *t, const glean_allocator *mem,
                                 size_t cap) {
  void *block = mem_resize(mem, NULL, 0, cap * ROW_BYTES);
  if (block == NULL) return GLEAN_NOMEM;
  token_table n = {.hash = block, .len = t->len, .cap = cap};
  n.start = (uint32_t *)(n.hash + cap);
  n.end = n.start + cap;
  n.flags = (uint16_t *)(n.end + cap);
  if (t->len > 0) {
    memcpy(n.hash, t->hash, t->len * sizeof *n.hash);
    memcpy(n.start, t->start, t->len * sizeof *n.start);
    memcpy(n.end, t->end, t->len * sizeof *n.end);
    memcpy(n.flags, t->flags, t->len * sizeof *n.flags);
  }
  token_table_free(t, mem);
  *t = n;
  return GLEAN_OK;
}

glean_status token_table_reserve(token_table *t, const glean_allocator *mem,
                                 size_t cap) {
  return cap <= t->cap ? GLEAN_OK : set_capacity(t, mem, cap);
}

void token_table_trim(token_table *t, const glean_allocator *mem) {
  if (t->cap - t->len <= t->len / 8 + 16) return;
  /* Without memory for the smaller table the larger one stays. */
  (void)set_capacity(t, mem, t->len ? t->len : 1);
}

size_t token_at(const token_table *t, size_t offset) {
  size_t low = 0, high = t->len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (t->end[middle] > offset)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

static uint32_t shape_of(uint32_t c) {
  uint32_t record = chars_record(c);
  if (chars_is_upper(record)) return 'X';
  if (chars_is_letter(record)) return 'x';
  return chars_category(record) == CHARS_GC_ND ? 'd' : c;
}

size_t token_shape(const uint8_t *bytes, size_t len, uint8_t *out) {
  size_t n = 0, run = 0;
  uint32_t last = 0;
  for (size_t i = 0; i < len && n + 4 <= TOKEN_SHAPE_BYTES;) {
    uint32_t c;
    i += utf8_decode(bytes + i, len - i, &c);
    c = shape_of(c);
    run = c == last ? run + 1 : 1;
    last = c;
    if (run <= 4) n += utf8_encode(c, out + n);
  }
  return n;
}

uint32_t token_stem_end(const token_table *table, const text_view *t,
                        size_t i) {
  uint32_t end = table->end[i];
  if (!(table->flags[i] & TOKEN_POSSESSIVE)) return end;
  return end - (t->bytes[end - 2] == '\'' ? 2u : 4u); /* ' or U+2019 */
}
