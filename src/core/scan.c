/* scan.c: one gap, one token.
 *
 * Words follow UAX #29 (revision for Unicode 15.0), rules WB3c to WB16; where
 * a script writes no spaces between words a token is one grapheme cluster.
 * White space and lone default ignorables are no tokens. */
#include "scan.h"

#include "chars.h"
#include "utf8.h"

/* ---- Tokens ---- */

/* What is learned of a token on the way to its end. */
typedef struct scan {
  const uint8_t *s;
  size_t len;        /* of the whole text_view */
  size_t upper, lower, numbers, letters; /* code points of the token */
  int cap;           /* the first letter is upper case */
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

/* WB4: what extends the code point before 'i'. */
static size_t skip_extenders(const scan *k, size_t i) {
  while (i < k->len && k->s[i] >= 0x80) {
    size_t next;
    uint32_t record = record_at(k, i, &next);
    if (!extends(record)) break;
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

/* Where the word goes on behind the joiner that stands between *wb and 'next',
 * or 0 if it does not. */
static size_t join(scan *k, unsigned here, size_t next, unsigned *wb) {
  size_t after, j = skip_extenders(k, next);
  if (j < k->len) {
    uint32_t then = record_at(k, j, &after);
    if (joins(*wb, here, chars_word_break(then)) && !chars_is_cluster(then)) {
      note(k, then);
      *wb = chars_word_break(then);
      return after;
    }
  }
  return 0;
}

/* Where the word goes on behind 'i', or 'i' itself.  *wb is the class of the
 * last code point that is no extender. */
static size_t word_step(scan *k, size_t i, unsigned *wb) {
  size_t next;
  uint32_t record = record_at(k, i, &next);
  unsigned here = chars_word_break(record);
  if (continues(*wb, here)) {
    if (chars_is_cluster(record)) return i;
    note(k, record);
    *wb = here;
    return next;
  }
  if (extends(record)) return next; /* WB4 */
  if (chars_is_cluster(record)) return i;
  if (*wb == CHARS_WB_HEBREW_LETTER && here == CHARS_WB_SINGLE_QUOTE)
    return next; /* WB7a */
  next = join(k, here, next, wb);
  return next ? next : i;
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
    if (i < k->len && k->s[i] < 0x80 && wb != CHARS_WB_KATAKANA)
      i = ascii_run(k, i, &wb);
    if (i >= k->len) return i;
    if (k->s[i] < 0x80 && ascii_class[k->s[i]] == A_SPACE) return i;
    size_t next = word_step(k, i, &wb);
    if (next == i) return i;
    i = next;
  }
}

static int is_flag(uint32_t record) {
  return chars_word_break(record) == CHARS_WB_REGIONAL_INDICATOR;
}

/* The end of a grapheme cluster or symbol whose first code point, of 'record',
 * ended before 'i': marks (of Thai and its like spacing ones too), emoji
 * joined by ZWJ (WB3c), two regional indicators (WB15). */
static size_t cluster_end(scan *k, size_t i, uint32_t record) {
  int half_flag = is_flag(record);
  while (i < k->len && k->s[i] >= 0x80) {
    size_t next;
    uint32_t then = record_at(k, i, &next);
    int mark = extends(then) ||
               chars_grapheme_break(then) == CHARS_GCB_SPACINGMARK;
    int joined = chars_word_break(record) == CHARS_WB_ZWJ &&
                 chars_is_pictographic(then);
    int flag = half_flag && is_flag(record) && is_flag(then);
    if (!mark && !joined && !flag) break;
    if (flag) half_flag = 0;
    record = then;
    i = next;
  }
  return i;
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

static int is_ascii(const uint8_t *s, size_t start, size_t end) {
  while (start < end && s[start] < 0x80) start++;
  return start == end;
}

size_t scan_token(const text_view *t, size_t at, uint16_t *flags) {
  size_t next, end;
  scan state = {.s = t->bytes, .len = t->len};
  scan *k = &state;
  uint32_t record = record_at(k, at, &next);
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
  if (is_ascii(k->s, at, end)) f |= TOKEN_ASCII;
  if (cluster) f |= TOKEN_CLUSTER;
  if (k->letters > 1 && is_possessive(k->s, at, end)) f |= TOKEN_POSSESSIVE;
  *flags = (uint16_t)f;
  return end;
}

/* ---- Gaps ---- */

/* Line breaks of a run of white space; CR LF is one. */
static unsigned line_breaks(const uint8_t *s, size_t i, uint32_t c) {
  if (c == '\n') return i > 0 && s[i - 1] == '\r' ? 0 : 1;
  if (c == '\r' || c == 0x85 || c == 0x2028) return 1;
  return c == 0x2029 ? 2 : 0;
}

/* Skip white space and lone ignorables; gap flags of the token that follows. */
size_t scan_gap(const text_view *t, size_t at, uint16_t *flags) {
  unsigned breaks = 0;
  size_t i = at;
  while (i < t->len) {
    uint32_t c;
    size_t n = utf8_decode(t->bytes + i, t->len - i, &c);
    uint32_t record = chars_record(c);
    if (!chars_is_space(record) && !chars_is_ignorable(record)) break;
    breaks += line_breaks(t->bytes, i, c);
    i += n;
  }
  unsigned f = i == at && at > 0 ? TOKEN_GLUED : 0;
  if (breaks > 0) f |= TOKEN_LINE;
  if (breaks > 1) f |= TOKEN_BLANK;
  *flags = (uint16_t)f;
  return i;
}
