/* window.c: tokens around places of a text. */
#include "window.h"

#include <string.h>

#include "block.h"
#include "hash.h"
#include "run.h"
#include "scan.h"

#define ROWS 256 /* the least that are allocated */

void window_open(window *w, const text_view *t, const glean_allocator *mem) {
  *w = (window){.t = t, .mem = mem};
}

void window_close(window *w) { token_table_free(&w->k, w->mem); }

static glean_status reserve(window *w) {
  size_t cap = w->k.cap;
  if (w->k.len < cap) return GLEAN_OK;
  return token_table_reserve(&w->k, w->mem, cap ? cap * 2 : ROWS);
}

static void put(window *w, size_t start, size_t end, uint64_t hash,
                unsigned flags) {
  size_t row = w->k.len++;
  w->k.start[row] = (uint32_t)start; /* text <= GLEAN_MAX_TEXT */
  w->k.end[row] = (uint32_t)end;
  w->k.hash[row] = hash;
  w->k.flags[row] = (uint16_t)flags;
  w->reach = end;
}

/* ---- Tokens ---- */

static int is_joiner(uint8_t c) {
  return c == '\'' || c == '.' || c == ',' || c == ':' || c == ';';
}

/* May a token go on over s[at]?  Asked where a run has ended. */
static int may_go_on(const text_view *t, size_t at) {
  const uint8_t *s = t->bytes + at;
  if (s[0] >= 0x80) return 1;
  if (!is_joiner(s[0])) return 0;
  return at + 1 < t->len && (s[1] >= 0x80 || run_has(s[1]));
}

/* A sign that is a token: what is not ASCII might belong to it. */
static int put_sign(window *w, size_t start, unsigned glued) {
  uint8_t sign[16] = {w->t->bytes[start]};
  if (sign[0] <= ' ' || (sign[0] | w->t->bytes[start + 1]) >= 0x7F) return 0;
  put(w, start, start + 1, hash_short(sign, 1), glued);
  return 1;
}

/* A short run or a sign behind a blank or nothing, with no more to it: all that
 * the scanner would do, in few steps.  False where that does not hold. */
static int put_plain(window *w) {
  const text_view *t = w->t;
  uint8_t lower[16];
  size_t start = w->reach;
  if (t->len - start < 24) return 0;
  start += t->bytes[start] == ' ';
  unsigned run = block_word(t->bytes + start, lower);
  unsigned glued = start == w->reach && start > 0 ? TOKEN_GLUED : 0;
  if (!(run & 1)) return put_sign(w, start, glued);
  if (run == 0xFFFF) return 0;
  size_t n = block_lowest(~(uint64_t)run), end = start + n;
  if (may_go_on(t, end)) return 0;
  put(w, start, end, hash_short(lower, n), glued);
  return 1;
}

/* Append the token behind the last one. */
static glean_status append(window *w) {
  uint16_t gap, flags;
  if (reserve(w) != GLEAN_OK) return GLEAN_NOMEM;
  if (put_plain(w)) return GLEAN_OK;
  size_t start = scan_gap(w->t, w->reach, &gap);
  if (start >= w->t->len) {
    w->ended = 1;
    return GLEAN_OK;
  }
  size_t end = scan_token(w->t, start, &flags);
  put(w, start, end, token_hash(w->t->bytes + start, end - start),
      (unsigned)gap | (flags & TOKEN_POSSESSIVE));
  return GLEAN_OK;
}

/* ---- Places ---- */

static int is_space(uint8_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Does a token start at the run at 'at', whatever stands before? */
static int is_start(const text_view *t, size_t at) {
  const uint8_t *s = t->bytes;
  if (at == 0) return 1;
  uint8_t before = s[at - 1];
  if (before >= 0x80 || run_has(before)) return 0;
  if (!is_joiner(before) || at == 1) return 1;
  return s[at - 2] < 0x80 && !run_has(s[at - 2]);
}

int window_run(const text_view *t, size_t start, size_t end, uint64_t *hash) {
  uint8_t lower[16];
  if (end - start > 16 || t->len - start < 16 || !is_start(t, start) ||
      (end < t->len && may_go_on(t, end)))
    return 0;
  (void)block_word(t->bytes + start, lower);
  *hash = hash_short(lower, end - start);
  return 1;
}

size_t window_next(const text_view *t, size_t start, uint64_t *hash) {
  uint8_t lower[16];
  if (t->len - start < 18) return 0;
  unsigned run = block_word(t->bytes + start, lower);
  if (run == 0xFFFF) return 0;
  size_t n = block_lowest(~(uint64_t)run);
  if (may_go_on(t, start + n)) return 0;
  *hash = hash_short(lower, n);
  return start + n;
}

/* A place at or before 'at' where no token goes on: behind white space, or the
 * last token known. */
static size_t sync(const window *w, size_t at) {
  while (at > w->reach && !is_space(w->t->bytes[at - 1])) at--;
  return at;
}

/* Go on from a place that is near 'at', which the tokens do not reach. */
static glean_status approach(window *w, size_t at, int exactly) {
  size_t from = exactly && is_start(w->t, at) ? at : sync(w, at);
  if (from == w->reach + 1 && w->t->bytes[w->reach] == ' ') return GLEAN_OK;
  if (from > w->reach) {
    if (w->k.len > 0) {
      if (reserve(w) != GLEAN_OK) return GLEAN_NOMEM;
      put(w, w->reach, w->reach, 0, TOKEN_BLANK | WINDOW_CUT);
    }
    w->reach = from;
  }
  return GLEAN_OK;
}

glean_status window_seek(window *w, size_t start, int exactly, size_t *row) {
  if (start >= w->reach && approach(w, start, exactly) != GLEAN_OK)
    return GLEAN_NOMEM;
  size_t i = w->row;
  for (;; i++) {
    if (i == w->k.len && !w->ended && append(w) != GLEAN_OK)
      return GLEAN_NOMEM;
    if (i == w->k.len) break;
    if (w->k.start[i] >= start && !(w->k.flags[i] & WINDOW_CUT)) break;
  }
  w->row = i;
  *row = i;
  return GLEAN_OK;
}

glean_status window_extend(window *w, size_t rows) {
  while (w->k.len < rows && !w->ended)
    if (append(w) != GLEAN_OK) return GLEAN_NOMEM;
  return GLEAN_OK;
}

void window_restart(window *w, size_t start) {
  w->k.len = w->row = 0;
  w->reach = start;
  w->ended = 0;
}

void window_forget(window *w, size_t start) {
  token_table *k = &w->k;
  size_t from = w->row < k->len ? w->row : k->len, n;
  while (from < k->len && k->start[from] < start) from++;
  n = k->len - from;
  if (n > 0 && from > 0) {
    memmove(k->start, k->start + from, n * sizeof *k->start);
    memmove(k->end, k->end + from, n * sizeof *k->end);
    memmove(k->hash, k->hash + from, n * sizeof *k->hash);
    memmove(k->flags, k->flags + from, n * sizeof *k->flags);
  }
  k->len = n;
  w->row = 0;
}

glean_status window_seal(window *w) {
  if (w->ended) return GLEAN_OK;
  if (reserve(w) != GLEAN_OK) return GLEAN_NOMEM;
  put(w, w->reach, w->reach, 0, TOKEN_BLANK | WINDOW_CUT);
  return GLEAN_OK;
}

void window_unseal(window *w) {
  if (!w->ended && w->k.len > 0) w->k.len--;
}
