/* token.c: the tokenizer.
 *
 * Words follow UAX #29 (revision for Unicode 15.0), rules WB3c to WB16; where
 * a script writes no spaces between words a token is one grapheme cluster.
 * White space and lone default ignorables are no tokens. */
#include "token.h"

#include <string.h>

#include "chars.h"
#include "fold.h"
#include "utf8.h"

/* ---- Hash ---- */

#define HASH_SEED 0x9E3779B97F4A7C15u
#define HASH_FACTOR 0xD6E8FEB86659FD93u

static uint64_t mix(uint64_t h, uint64_t word) {
  h = (h ^ word) * HASH_FACTOR;
  return h ^ h >> 32;
}

static uint64_t load(const uint8_t *bytes, size_t len) {
  uint64_t word = 0;
  for (size_t i = 0; i < len; i++) word |= (uint64_t)bytes[i] << (8 * i);
  return word;
}

static uint64_t load8(const uint8_t *bytes) {
  return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 |
         (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
         (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 |
         (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
}

/* Lower-case the ASCII letters of eight bytes that are all < 0x80. */
static uint64_t lower8(uint64_t w) {
  uint64_t ge_a = w + 0x3F3F3F3F3F3F3F3Fu;  /* bit 7: byte >= 'A' */
  uint64_t gt_z = w + 0x2525252525252525u;  /* bit 7: byte > 'Z' */
  return w | ((ge_a & ~gt_z & 0x8080808080808080u) >> 2);
}

static uint64_t hash_folded(const uint8_t *bytes, size_t len) {
  uint64_t h = HASH_SEED ^ len;
  if (len > TOKEN_HASH_BYTES) len = TOKEN_HASH_BYTES;
  size_t i = 0;
  for (; len - i >= 8; i += 8) h = mix(h, load8(bytes + i));
  if (i < len) h = mix(h, load(bytes + i, len - i));
  return mix(h, 0);
}

/* The same for ASCII bytes not yet folded. */
static uint64_t hash_ascii(const uint8_t *bytes, size_t len) {
  uint64_t h = HASH_SEED ^ len;
  if (len > TOKEN_HASH_BYTES) len = TOKEN_HASH_BYTES;
  size_t i = 0;
  for (; len - i >= 8; i += 8) h = mix(h, lower8(load8(bytes + i)));
  if (i < len) h = mix(h, lower8(load(bytes + i, len - i)));
  return mix(h, 0);
}

static uint64_t hash_any(const uint8_t *bytes, size_t len) {
  uint8_t folded[TOKEN_HASH_BYTES];
  size_t n = fold_bytes(bytes, len, folded, sizeof folded);
  return hash_folded(folded, n);
}

uint64_t token_hash(const uint8_t *bytes, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (bytes[i] >= 0x80) return hash_any(bytes, len);
  return hash_ascii(bytes, len);
}

/* ---- Table ---- */

void token_table_free(token_table *t, const glean_allocator *mem) {
  mem_free(mem, t->start, t->cap * sizeof *t->start);
  mem_free(mem, t->end, t->cap * sizeof *t->end);
  mem_free(mem, t->hash, t->cap * sizeof *t->hash);
  mem_free(mem, t->flags, t->cap * sizeof *t->flags);
  *t = (token_table){0};
}

size_t token_table_memory(const token_table *t) {
  return t->cap * (sizeof *t->start + sizeof *t->end + sizeof *t->hash +
                   sizeof *t->flags);
}

/* Resize one column; on failure the old one stays. */
static int resize_column(const glean_allocator *mem, void **column, size_t cap,
                         size_t want, size_t size) {
  void *moved = mem_resize(mem, *column, cap * size, want * size);
  if (moved != NULL) *column = moved;
  return moved != NULL;
}

/* Replace the table by one of another capacity: new columns first, so that
 * a failure leaves the old ones whole. */
static glean_status set_capacity(token_table *t, const glean_allocator *mem,
                                 size_t want) {
  token_table n = {.len = t->len, .cap = want};
  void *start = NULL, *end = NULL, *hash = NULL, *flags = NULL;
  int ok = resize_column(mem, &start, 0, want, sizeof *n.start) &&
           resize_column(mem, &end, 0, want, sizeof *n.end) &&
           resize_column(mem, &hash, 0, want, sizeof *n.hash) &&
           resize_column(mem, &flags, 0, want, sizeof *n.flags);
  n.start = start;
  n.end = end;
  n.hash = hash;
  n.flags = flags;
  if (!ok) {
    token_table_free(&n, mem);
    return GLEAN_NOMEM;
  }
  if (t->len > 0) {
    memcpy(n.start, t->start, t->len * sizeof *n.start);
    memcpy(n.end, t->end, t->len * sizeof *n.end);
    memcpy(n.hash, t->hash, t->len * sizeof *n.hash);
    memcpy(n.flags, t->flags, t->len * sizeof *n.flags);
  }
  token_table_free(t, mem);
  *t = n;
  return GLEAN_OK;
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

/* ---- One token ---- */

/* What is learned of a token on the way to its end. */
typedef struct scan {
  const uint8_t *s;
  size_t len;        /* of the whole text_view */
  size_t upper, lower, numbers, letters; /* code points of the token */
  int cap;           /* the first letter is upper case */
  int ascii;
} scan;

/* Classes of ASCII bytes: what the fast path needs to know. */
enum { A_OTHER, A_SPACE, A_LOWER, A_UPPER, A_DIGIT, A_UNDER };

static const uint8_t ascii_class[128] = {
    ['\t'] = A_SPACE, ['\n'] = A_SPACE, ['\v'] = A_SPACE, ['\f'] = A_SPACE,
    ['\r'] = A_SPACE, [' '] = A_SPACE,  ['_'] = A_UNDER,
#define ROW(c, k) [c] = k, [(c) + 1] = k, [(c) + 2] = k, [(c) + 3] = k, \
                  [(c) + 4] = k
    ROW('0', A_DIGIT), ROW('5', A_DIGIT),
    ROW('a', A_LOWER), ROW('f', A_LOWER), ROW('k', A_LOWER),
    ROW('p', A_LOWER), ROW('u', A_LOWER), ['z'] = A_LOWER,
    ROW('A', A_UPPER), ROW('F', A_UPPER), ROW('K', A_UPPER),
    ROW('P', A_UPPER), ROW('U', A_UPPER), ['Z'] = A_UPPER,
#undef ROW
};

static void note_case(scan *k, int upper, int lower) {
  if (k->letters == 0) k->cap = upper;
  k->letters++;
  k->upper += (size_t)upper;
  k->lower += (size_t)lower;
}

static void note(scan *k, uint32_t record) {
  if (chars_is_letter(record))
    note_case(k, chars_is_upper(record), chars_is_lower(record));
  else if (chars_is_number(record))
    k->numbers++;
}

static uint32_t record_at(const scan *k, size_t i, size_t *next) {
  uint32_t c;
  *next = i + utf8_decode(k->s + i, k->len - i, &c);
  return chars_record(c);
}

static int extends(uint32_t record) {
  unsigned wb = chars_word_break(record);
  return wb == CHARS_WB_EXTEND || wb == CHARS_WB_FORMAT ||
         wb == CHARS_WB_ZWJ;
}

/* WB4: what extends the code point before 'i'.  *zwj: it ends in a ZWJ. */
static size_t skip_extenders(scan *k, size_t i, int *zwj) {
  *zwj = 0;
  while (i < k->len && k->s[i] >= 0x80) {
    size_t next;
    uint32_t record = record_at(k, i, &next);
    if (!extends(record)) break;
    *zwj = chars_word_break(record) == CHARS_WB_ZWJ;
    k->ascii = 0;
    i = next;
  }
  return i;
}

static int is_ahletter(unsigned wb) {
  return wb == CHARS_WB_ALETTER || wb == CHARS_WB_HEBREW_LETTER;
}

/* Between two letters (WB6, WB7, WB7b, WB7c) or digits (WB11, WB12): may
 * 'middle' stand there? */
static int joins(unsigned before, unsigned middle, unsigned after) {
  if (is_ahletter(before) && is_ahletter(after)) {
    if (middle == CHARS_WB_MIDLETTER || middle == CHARS_WB_MIDNUMLET ||
        middle == CHARS_WB_SINGLE_QUOTE)
      return 1;
    return middle == CHARS_WB_DOUBLE_QUOTE &&
           before == CHARS_WB_HEBREW_LETTER && after == before;
  }
  return before == CHARS_WB_NUMERIC && after == CHARS_WB_NUMERIC &&
         (middle == CHARS_WB_MIDNUM || middle == CHARS_WB_MIDNUMLET ||
          middle == CHARS_WB_SINGLE_QUOTE);
}

/* Word_Break values that go on with each other: WB5, 8, 9, 10, 13a, 13b. */
static int continues(unsigned before, unsigned after) {
  int word_before = is_ahletter(before) || before == CHARS_WB_NUMERIC;
  int word_after = is_ahletter(after) || after == CHARS_WB_NUMERIC;
  if (word_before && word_after) return 1;
  if (after == CHARS_WB_EXTENDNUMLET)
    return word_before || before == CHARS_WB_EXTENDNUMLET ||
           before == CHARS_WB_KATAKANA;
  return before == CHARS_WB_EXTENDNUMLET && word_after;
}

/* Where the word goes on behind 'i', or 'i' itself.  *wb is the class of the
 * last code point that is no extender. */
static size_t word_step(scan *k, size_t i, unsigned *wb) {
  size_t next, after;
  uint32_t record = record_at(k, i, &next);
  if (chars_is_cluster(record)) return i;
  unsigned here = chars_word_break(record);
  if (continues(*wb, here)) {
    note(k, record);
    *wb = here;
    if (k->s[i] >= 0x80) k->ascii = 0;
    return next;
  }
  if (*wb == CHARS_WB_HEBREW_LETTER && here == CHARS_WB_SINGLE_QUOTE)
    return next; /* WB7a */
  int zwj;
  int ascii = k->ascii && k->s[i] < 0x80; /* kept if nothing is joined */
  int was = k->ascii;
  size_t j = skip_extenders(k, next, &zwj);
  if (j >= k->len) goto no;
  uint32_t then = record_at(k, j, &after);
  if (!joins(*wb, here, chars_word_break(then)) || chars_is_cluster(then))
    goto no;
  k->ascii = ascii && j == next && k->s[j] < 0x80;
  note(k, then);
  *wb = chars_word_break(then);
  return after;
no:
  k->ascii = was;
  return i;
}

/* The run of ASCII letters, digits and underscores at i: the fast path. */
static size_t ascii_run(scan *k, size_t i, unsigned *wb) {
  const uint8_t *s = k->s;
  size_t begin = i, lower = 0, upper = 0, digits = 0;
  unsigned last = A_OTHER;
  while (i < k->len && s[i] < 0x80) {
    unsigned class = ascii_class[s[i]];
    if (class < A_LOWER) break;
    lower += class == A_LOWER;
    upper += class == A_UPPER;
    digits += class == A_DIGIT;
    last = class;
    i++;
  }
  if (i == begin) return i;
  if (k->letters == 0 && lower + upper > 0) {
    size_t first = begin;
    while (ascii_class[s[first]] != A_LOWER && ascii_class[s[first]] != A_UPPER)
      first++;
    k->cap = ascii_class[s[first]] == A_UPPER;
  }
  k->lower += lower;
  k->upper += upper;
  k->letters += lower + upper;
  k->numbers += digits;
  *wb = last == A_DIGIT   ? CHARS_WB_NUMERIC
        : last == A_UNDER ? CHARS_WB_EXTENDNUMLET
                          : CHARS_WB_ALETTER;
  return i;
}

/* The end of the word whose first code point ended before 'i'. */
static size_t word_end(scan *k, size_t i, unsigned wb) {
  for (;;) {
    int zwj;
    i = skip_extenders(k, i, &zwj);
    if (is_ahletter(wb) || wb == CHARS_WB_NUMERIC ||
        wb == CHARS_WB_EXTENDNUMLET)
      i = ascii_run(k, i, &wb);
    if (i >= k->len) return i;
    if (k->s[i] < 0x80 && ascii_class[k->s[i]] == A_SPACE) return i;
    size_t next = word_step(k, i, &wb);
    if (next == i) {
      i = skip_extenders(k, i, &zwj);
      return i;
    }
    i = next;
  }
}

/* The end of a grapheme cluster or symbol whose first code point, of 'record',
 * ended before 'i': marks, emoji joined by ZWJ (WB3c), flags (WB15). */
static size_t cluster_end(scan *k, size_t i, uint32_t record) {
  for (;;) {
    int zwj;
    size_t next, begin = i;
    i = skip_extenders(k, i, &zwj);
    while (i < k->len && k->s[i] >= 0x80) { /* spacing marks of Thai and co. */
      uint32_t r = record_at(k, i, &next);
      if (chars_grapheme_break(r) != CHARS_GCB_SPACINGMARK) break;
      i = skip_extenders(k, next, &zwj);
    }
    if (i >= k->len || k->s[i] < 0x80) return i;
    uint32_t then = record_at(k, i, &next);
    int flag = chars_word_break(record) == CHARS_WB_REGIONAL_INDICATOR &&
               chars_word_break(then) == CHARS_WB_REGIONAL_INDICATOR &&
               begin == i;
    int joined = zwj && chars_is_pictographic(then);
    if (!flag && !joined) return i;
    if (flag) return skip_extenders(k, next, &zwj);
    i = next;
  }
}

static glean_token_kind kind_of(const scan *k, uint32_t first) {
  if (k->letters > 0) return GLEAN_TOKEN_WORD;
  if (k->numbers > 0) return GLEAN_TOKEN_NUMBER;
  if (chars_is_punct(first)) return GLEAN_TOKEN_PUNCT;
  return chars_is_mark(first) ? GLEAN_TOKEN_WORD : GLEAN_TOKEN_SYMBOL;
}

static glean_token_case case_of(const scan *k) {
  if (k->upper + k->lower == 0) return GLEAN_CASE_NONE;
  if (k->upper == 0) return GLEAN_CASE_LOWER;
  if (k->cap && k->upper == 1) return GLEAN_CASE_TITLE;
  return k->lower == 0 ? GLEAN_CASE_UPPER : GLEAN_CASE_MIXED;
}

/* Does a word end in 's, with a straight or a curly (E2 80 99) apostrophe? */
static int is_possessive(const uint8_t *s, size_t start, size_t end) {
  if (end - start < 3 || (s[end - 1] | 0x20) != 's') return 0;
  if (s[end - 2] == '\'') return 1;
  return end - start > 4 && s[end - 2] == 0x99 && s[end - 3] == 0x80 &&
         s[end - 4] == 0xE2;
}

/* Scan the token at i (no white space); its end, and its flags. */
static size_t scan_token(scan *k, size_t i, uint16_t *flags) {
  size_t next, end;
  *k = (scan){.s = k->s, .len = k->len, .ascii = k->s[i] < 0x80};
  uint32_t record = record_at(k, i, &next);
  unsigned wb = chars_word_break(record);
  note(k, record);
  int cluster = chars_is_cluster(record);
  if (!cluster && (is_ahletter(wb) || wb == CHARS_WB_NUMERIC ||
                   wb == CHARS_WB_EXTENDNUMLET || wb == CHARS_WB_KATAKANA))
    end = word_end(k, next, wb);
  else
    end = cluster_end(k, next, record);
  unsigned f = (unsigned)kind_of(k, record) |
               (unsigned)case_of(k) << TOKEN_CASE_SHIFT;
  if (k->cap) f |= TOKEN_CAP;
  if (k->ascii) f |= TOKEN_ASCII;
  if (cluster) f |= TOKEN_CLUSTER;
  if (k->letters > 1 && is_possessive(k->s, i, end)) f |= TOKEN_POSSESSIVE;
  *flags = (uint16_t)f;
  return end;
}

/* ---- The pass ---- */

/* Line breaks of a run of white space; CR LF is one. */
static unsigned line_breaks(const uint8_t *s, size_t i, uint32_t c) {
  if (c == '\n') return i > 0 && s[i - 1] == '\r' ? 0 : 1;
  if (c == '\r' || c == 0x85 || c == 0x2028) return 1;
  return c == 0x2029 ? 2 : 0;
}

/* Skip white space and lone ignorables; gap flags of the token that follows. */
static size_t skip_gap(const text_view *t, size_t i, uint16_t *flags) {
  unsigned breaks = 0;
  size_t begin = i;
  while (i < t->len) {
    uint32_t c;
    size_t n = utf8_decode(t->bytes + i, t->len - i, &c);
    uint32_t record = chars_record(c);
    if (!chars_is_space(record) && !chars_is_ignorable(record)) break;
    breaks += line_breaks(t->bytes, i, c);
    i += n;
  }
  unsigned f = i == begin && begin > 0 ? TOKEN_GLUED : 0;
  if (breaks > 0) f |= TOKEN_LINE;
  if (breaks > 1) f |= TOKEN_BLANK;
  *flags = (uint16_t)f;
  return i;
}

static glean_status push(token_table *table, const glean_allocator *mem,
                         const scan *k, size_t start, size_t end,
                         uint16_t flags) {
  if (table->len == table->cap) {
    /* Guess from what has been seen, with a little room. */
    size_t seen = start ? start : 1;
    size_t rest = (size_t)((double)(k->len - start) / (double)seen *
                           (double)table->len * 1.1);
    size_t want = table->len + rest + 16;
    if (want < table->len + table->len / 4) want = table->len + table->len / 4;
    if (table->cap == 0) want = k->len / 6 + 16;
    if (set_capacity(table, mem, want) != GLEAN_OK) return GLEAN_NOMEM;
  }
  size_t at = table->len++;
  table->start[at] = (uint32_t)start; /* text <= GLEAN_MAX_TEXT */
  table->end[at] = (uint32_t)end;
  table->flags[at] = flags;
  table->hash[at] = flags & TOKEN_ASCII ? hash_ascii(k->s + start, end - start)
                                        : hash_any(k->s + start, end - start);
  return GLEAN_OK;
}

glean_status token_table_build(token_table *table, const glean_allocator *mem,
                               const text_view *t) {
  scan k = {.s = t->bytes, .len = t->len};
  size_t i = 0;
  for (;;) {
    uint16_t gap, flags;
    i = skip_gap(t, i, &gap);
    if (i >= t->len) break;
    size_t end = scan_token(&k, i, &flags);
    flags = (uint16_t)(flags | gap);
    if (push(table, mem, &k, i, end, flags) != GLEAN_OK) {
      token_table_free(table, mem);
      return GLEAN_NOMEM;
    }
    i = end;
  }
  if (table->cap - table->len > table->len / 8 + 16)
    set_capacity(table, mem, table->len ? table->len : 1);
  return GLEAN_OK;
}
