/* spell.c: comparing spellings: a quick look at plain bytes first; what that
 * cannot decide is compared word by word, folded. */
#include "spell.h"

#include <string.h>

#include <utf8proc.h>

#include "flat.h"
#include "chars.h"
#include "fold.h"
#include "utf8.h"

#define PARTS 16 /* code points that utf8proc may make of one; it is 4 */

/* ---- Plain bytes ---- */

typedef enum quick { DIFFERENT, EQUAL, UNSURE } quick;

static int is_plain_space(uint8_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t skip_plain(const uint8_t *s, size_t len, size_t i) {
  while (i < len && is_plain_space(s[i])) i++;
  return i;
}

static uint8_t lower(uint8_t c) {
  return (uint8_t)((unsigned)c - 'A' < 26 ? c | 0x20 : c);
}

/* What is left of a side when the other has ended. */
static quick judge_rest(const uint8_t *s, size_t len, unsigned options) {
  if (options & SURFACE_LOOSE) return UNSURE;
  for (size_t i = 0; i < len; i++)
    if (s[i] >= 0x80) return UNSURE;
  return DIFFERENT;
}

static quick compare_plain(const uint8_t *t, size_t n, const uint8_t *e,
                           size_t m, unsigned options) {
  size_t i = 0, j = 0;
  int spaces_count = (options & SURFACE_GAPS) != 0;
  while (i < n && j < m) {
    uint8_t a = t[i], b = e[j];
    if (a == b && a > ' ') {
      i++;
      j++;
      continue;
    }
    if (is_plain_space(a) && is_plain_space(b) && !spaces_count) {
      i = skip_plain(t, n, i);
      j = skip_plain(e, m, j);
      continue;
    }
    i++;
    j++;
    if (a == b) continue;
    if (a >= 0x80 || b >= 0x80) return UNSURE;
    if (lower(a) == lower(b) && !(options & SURFACE_CASE)) continue;
    return options & SURFACE_LOOSE ? UNSURE : DIFFERENT;
  }
  if (i == n && j == m) return EQUAL;
  return i < n ? judge_rest(t + i, n - i, options)
               : judge_rest(e + j, m - j, options);
}

/* ---- Words ---- */

int spell_is_hyphen(uint32_t c) {
  uint8_t in[4], out[4];
  if (c < 0x80) return c == '-';
  uint32_t record = chars_record(c);
  if (!chars_is_punct(record) && !chars_is_symbol(record)) return 0;
  return fold_bytes(in, utf8_encode(c, in), out, sizeof out) == 1 &&
         out[0] == '-';
}

/* An ignorable that belongs to the word before it, as the tokenizer has it. */
static int extends(uint32_t record) {
  unsigned wb = chars_word_break(record);
  return wb == CHARS_WB_EXTEND || wb == CHARS_WB_FORMAT || wb == CHARS_WB_ZWJ;
}

static int is_gap(uint32_t c, int in_word, unsigned options) {
  uint32_t record = chars_record(c);
  if (chars_is_space(record)) return 1;
  if (options & SURFACE_LOOSE && spell_is_hyphen(c)) return 1;
  return chars_is_ignorable(record) && !(in_word && extends(record));
}

/* A walk over the words of a text. */
typedef struct words {
  const uint8_t *s;
  size_t len, gap, start, end; /* the gap before the word starts at 'gap' */
} words;

/* The end of a run of gaps, or of a word, from 'i'. */
static size_t run_end(const words *w, size_t i, int in_word,
                      unsigned options) {
  while (i < w->len) {
    uint32_t c;
    size_t n = utf8_decode(w->s + i, w->len - i, &c);
    if (is_gap(c, in_word, options) == in_word) break;
    i += n;
  }
  return i;
}

static int next_word(words *w, unsigned options) {
  w->gap = w->end;
  w->start = run_end(w, w->gap, 0, options);
  w->end = run_end(w, w->start, 1, options);
  return w->start < w->len;
}

/* ---- Letters whose case or marks count ---- */

typedef struct letters {
  uint32_t *out;
  size_t len;
  size_t marks;   /* the last so many may still be put in order */
  int after_base; /* of a base that loses its marks in a fold */
  unsigned options;
} letters;

/* Put a code point behind those of its combining class or a lower one. */
static void put(letters *l, uint32_t c, uint8_t combining_class) {
  size_t at = l->len++;
  l->marks = combining_class == 0 ? 0 : l->marks + 1;
  if (l->marks > FOLD_MARKS_MAX) l->marks = 1;
  for (size_t n = l->marks; n > 1; n--, at--) {
    uint32_t before = l->out[at - 1];
    if (chars_combining_class(chars_record(before)) <= combining_class) break;
    l->out[at] = before;
  }
  l->out[at] = c;
}

static void put_part(letters *l, uint32_t c) {
  uint32_t record = chars_record(c);
  if (chars_is_ignorable(record)) return;
  if (!chars_is_mark(record)) {
    l->after_base = chars_is_folding_base(record);
  } else if (l->after_base && !(l->options & SURFACE_MARKS) &&
             chars_category(record) != CHARS_GC_MC) {
    return;
  }
  put(l, c, chars_combining_class(record));
}

static void put_letter(letters *l, uint32_t c) {
  utf8proc_int32_t parts[PARTS];
  int bound = 0, form = UTF8PROC_DECOMPOSE;
  if (!(l->options & SURFACE_CASE)) form |= UTF8PROC_CASEFOLD;
  utf8proc_ssize_t n = utf8proc_decompose_char(
      (utf8proc_int32_t)c, parts, PARTS, (utf8proc_option_t)form, &bound);
  if (n < 0 || n > PARTS) return; /* no version of utf8proc does that */
  for (utf8proc_ssize_t i = 0; i < n; i++) put_part(l, (uint32_t)parts[i]);
}

/* A sign: as it is folded. */
static void put_sign(letters *l, uint32_t c) {
  uint8_t in[4], out[FOLD_GROWTH * 4];
  size_t n = fold_bytes(in, utf8_encode(c, in), out, sizeof out);
  for (size_t i = 0; i < n;) {
    uint32_t part;
    i += utf8_decode(out + i, n - i, &part);
    put_part(l, part);
  }
}

/* Write the letters of a word; returns how many. */
static size_t spell_out(const uint8_t *s, size_t len, unsigned options,
                        uint32_t *out) {
  letters l = {out, 0, 0, 0, options};
  for (size_t i = 0; i < len;) {
    uint32_t c;
    i += utf8_decode(s + i, len - i, &c);
    uint32_t record = chars_record(c);
    if (chars_is_punct(record) || chars_is_symbol(record))
      put_sign(&l, c);
    else
      put_letter(&l, c);
  }
  return l.len;
}

/* ---- Comparing words ---- */

static glean_status reserve(spell_scratch *x, const glean_allocator *mem,
                            size_t bytes, size_t points) {
  uint8_t *folded = mem_grow(mem, x->folded, &x->folded_cap, bytes, 1);
  if (folded == NULL) return GLEAN_NOMEM;
  x->folded = folded;
  if (points == 0) return GLEAN_OK;
  uint32_t *p = mem_grow(mem, x->points, &x->point_cap, points, sizeof *p);
  if (p == NULL) return GLEAN_NOMEM;
  x->points = p;
  return GLEAN_OK;
}

static spell_verdict compare_word(spell_scratch *x, const glean_allocator *mem,
                                  const uint8_t *t, size_t n, const uint8_t *e,
                                  size_t m, unsigned options) {
  if (n == m && memcmp(t, e, n) == 0) return SPELL_EQUAL;
  unsigned strict = options & (SURFACE_CASE | SURFACE_MARKS);
  if (reserve(x, mem, FOLD_GROWTH * m, strict ? PARTS * (n + m) : 0))
    return SPELL_NOMEM;
  size_t folded = fold_bytes(e, m, x->folded, FOLD_GROWTH * m);
  if (!fold_equal(t, n, x->folded, folded)) return SPELL_DIFFERENT;
  if (!strict) return SPELL_EQUAL;
  size_t first = spell_out(t, n, strict, x->points);
  size_t second = spell_out(e, m, strict, x->points + first);
  int same = first == second &&
             memcmp(x->points, x->points + first,
                    first * sizeof *x->points) == 0;
  return same ? SPELL_EQUAL : SPELL_DIFFERENT;
}

/* Are two runs of letters at most one edit apart? */
static int is_near(const uint32_t *a, size_t n, const uint32_t *b, size_t m) {
  size_t i = 0;
  while (i < n && i < m && a[i] == b[i]) i++;
  if (i == n && i == m) return 1;
  size_t skip_a = n >= m, skip_b = m >= n; /* another letter: both */
  if (n > m + 1 || m > n + 1) return 0;
  if (n == m && i + 1 < n && a[i] == b[i + 1] && a[i + 1] == b[i] &&
      memcmp(a + i + 2, b + i + 2, (n - i - 2) * sizeof *a) == 0)
    return 1;
  return memcmp(a + i + skip_a, b + i + skip_b,
                (n - i - skip_a) * sizeof *a) == 0;
}

static spell_verdict compare_edited(spell_scratch *x,
                                    const glean_allocator *mem,
                                    const uint8_t *t, size_t n,
                                    const uint8_t *e, size_t m,
                                    unsigned options) {
  unsigned strict = options & (SURFACE_CASE | SURFACE_MARKS);
  if (reserve(x, mem, 1, PARTS * (n + m))) return SPELL_NOMEM;
  size_t first = spell_out(t, n, strict, x->points);
  size_t second = spell_out(e, m, strict, x->points + first);
  return second >= SPELL_EDITED &&
                 is_near(x->points, first, x->points + first, second)
             ? SPELL_EQUAL
             : SPELL_DIFFERENT;
}

/* Gaps that count must be the same bytes. */
static int gaps_fit(const words *a, const words *b, unsigned options) {
  size_t n = a->start - a->gap;
  if (!(options & SURFACE_GAPS) || a->gap == 0 || b->gap == 0) return 1;
  return n == b->start - b->gap && memcmp(a->s + a->gap, b->s + b->gap, n) == 0;
}

/* Compare word by word; so many may be one edit away. */
static spell_verdict compare_words(spell_scratch *x,
                                   const glean_allocator *mem, words a,
                                   words b, unsigned options, int edits) {
  for (;;) {
    int more = next_word(&a, options);
    if (next_word(&b, options) != more) return SPELL_DIFFERENT;
    if (!more) return SPELL_EQUAL;
    if (!gaps_fit(&a, &b, options)) return SPELL_DIFFERENT;
    const uint8_t *t = a.s + a.start, *e = b.s + b.start;
    size_t n = a.end - a.start, m = b.end - b.start;
    spell_verdict verdict = compare_word(x, mem, t, n, e, m, options);
    if (verdict == SPELL_DIFFERENT && edits-- > 0)
      verdict = compare_edited(x, mem, t, n, e, m, options);
    if (verdict != SPELL_EQUAL) return verdict;
  }
}

spell_verdict spell_compare(spell_scratch *scratch, const glean_allocator *mem,
                            const uint8_t *text, size_t len,
                            const uint8_t *entry, size_t entry_len,
                            unsigned options) {
  if (len == entry_len && memcmp(text, entry, len) == 0) return SPELL_EQUAL;
  quick q = compare_plain(text, len, entry, entry_len, options);
  if (q == EQUAL) return SPELL_EQUAL;
  if (q == DIFFERENT) return SPELL_DIFFERENT;
  return compare_words(scratch, mem, (words){text, len, 0, 0, 0},
                       (words){entry, entry_len, 0, 0, 0}, options, 0);
}

spell_verdict spell_compare_edited(spell_scratch *scratch,
                                   const glean_allocator *mem,
                                   const uint8_t *text, size_t len,
                                   const uint8_t *entry, size_t entry_len,
                                   unsigned options) {
  return compare_words(scratch, mem, (words){text, len, 0, 0, 0},
                       (words){entry, entry_len, 0, 0, 0}, options, 1);
}

void spell_free(spell_scratch *x, const glean_allocator *mem) {
  mem_free(mem, x->folded, x->folded_cap);
  mem_free(mem, x->points, x->point_cap * sizeof *x->points);
  *x = (spell_scratch){0};
}
