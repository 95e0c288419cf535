/* words.c: words, rules WB1 to WB999 of UAX #29. */
#include <stdbool.h>

#include "segment.h"

/* ASCII bytes that join each other whatever their order: letters, digits and
 * the low line. */
static const uint8_t ascii_word[256] = {
#define TEN(c, k) [c] = k, [(c) + 1] = k, [(c) + 2] = k, [(c) + 3] = k, \
                  [(c) + 4] = k, [(c) + 5] = k, [(c) + 6] = k, \
                  [(c) + 7] = k, [(c) + 8] = k, [(c) + 9] = k
    TEN('0', CHARS_WB_NUMERIC),
    TEN('A', CHARS_WB_ALETTER), TEN('K', CHARS_WB_ALETTER),
    ['U'] = CHARS_WB_ALETTER, ['V'] = CHARS_WB_ALETTER,
    ['W'] = CHARS_WB_ALETTER, ['X'] = CHARS_WB_ALETTER,
    ['Y'] = CHARS_WB_ALETTER, ['Z'] = CHARS_WB_ALETTER,
    ['_'] = CHARS_WB_EXTENDNUMLET,
    TEN('a', CHARS_WB_ALETTER), TEN('k', CHARS_WB_ALETTER),
    ['u'] = CHARS_WB_ALETTER, ['v'] = CHARS_WB_ALETTER,
    ['w'] = CHARS_WB_ALETTER, ['x'] = CHARS_WB_ALETTER,
    ['y'] = CHARS_WB_ALETTER, ['z'] = CHARS_WB_ALETTER,
#undef TEN
};

typedef struct word {
  const uint8_t *s;
  size_t len;
  unsigned class;  /* of the last code point that is none of WB4's */
  unsigned raw;    /* of the last code point */
  bool odd;        /* WB15: an odd number of regional indicators */
} word;

#define WB(name) (1u << CHARS_WB_##name)

enum {
  SOLID = WB(ALETTER) | WB(HEBREW_LETTER) | WB(NUMERIC), /* join each other */
  EXTENDING = WB(EXTEND) | WB(FORMAT) | WB(ZWJ),
  APART = WB(OTHER) | WB(WSEGSPACE) | WB(CR) | WB(LF) | WB(NEWLINE)
};

static bool is_extender(unsigned class) {
  return class == CHARS_WB_EXTEND || class == CHARS_WB_FORMAT ||
         class == CHARS_WB_ZWJ;
}

static bool is_line_end(unsigned class) {
  return class == CHARS_WB_CR || class == CHARS_WB_LF ||
         class == CHARS_WB_NEWLINE;
}

static bool is_letter(unsigned class) {
  return class == CHARS_WB_ALETTER || class == CHARS_WB_HEBREW_LETTER;
}

static bool is_quote(unsigned class) { /* MidNumLetQ */
  return class == CHARS_WB_MIDNUMLET || class == CHARS_WB_SINGLE_QUOTE;
}

/* May 'middle' stand between 'before' and what follows (WB6, WB7b, WB12)?
 * *wanted is the class that must follow; ALETTER stands for both letters. */
static bool is_middle(unsigned before, unsigned middle, unsigned *wanted) {
  if (is_letter(before) && (is_quote(middle) || middle == CHARS_WB_MIDLETTER)) {
    *wanted = CHARS_WB_ALETTER;
    return true;
  }
  if (before == CHARS_WB_NUMERIC &&
      (is_quote(middle) || middle == CHARS_WB_MIDNUM)) {
    *wanted = CHARS_WB_NUMERIC;
    return true;
  }
  *wanted = CHARS_WB_HEBREW_LETTER;
  return before == CHARS_WB_HEBREW_LETTER && middle == CHARS_WB_DOUBLE_QUOTE;
}

/* The class of the first code point from i on that WB4 does not skip; *end is
 * behind it. */
static unsigned class_after(const word *w, size_t i, size_t *end) {
  while (i < w->len) {
    unsigned class = chars_word_break(segment_record(w->s, w->len, i, end));
    if (!is_extender(class)) return class;
    i = *end;
  }
  return CHARS_WB_OTHER;
}

/* Rules WB5 to WB13b without those that look ahead, and WB15. */
static bool joins(const word *w, unsigned class) {
  switch (w->class) {
    case CHARS_WB_ALETTER:
    case CHARS_WB_HEBREW_LETTER:
    case CHARS_WB_NUMERIC:
      return is_letter(class) || class == CHARS_WB_NUMERIC ||
             class == CHARS_WB_EXTENDNUMLET;
    case CHARS_WB_KATAKANA:
      return class == CHARS_WB_KATAKANA || class == CHARS_WB_EXTENDNUMLET;
    case CHARS_WB_EXTENDNUMLET:
      return is_letter(class) || class == CHARS_WB_NUMERIC ||
             class == CHARS_WB_KATAKANA || class == CHARS_WB_EXTENDNUMLET;
    case CHARS_WB_REGIONAL_INDICATOR:
      return w->odd && class == CHARS_WB_REGIONAL_INDICATOR;
    default:
      return false;
  }
}

/* Do a word and what follows it part at first sight: one of SOLID and one of
 * APART, or a blank and what is neither that nor an extender? */
static bool parts(const word *w, unsigned class) {
  unsigned before = 1u << w->class, bit = 1u << class;
  if (w->raw == CHARS_WB_ZWJ) return false;
  if ((before & SOLID) != 0) return (bit & APART) != 0;
  return w->class == CHARS_WB_WSEGSPACE &&
         (bit & (EXTENDING | WB(WSEGSPACE))) == 0;
}

/* Does the code point of this record belong to the word before it?  *next, its
 * end, moves on where one behind it belongs too. */
static bool goes_on(word *w, uint32_t record, size_t *next) {
  unsigned class = chars_word_break(record), wanted;
  if (parts(w, class)) return false;
  if (w->raw == CHARS_WB_CR && class == CHARS_WB_LF) {
    w->raw = w->class = class;
    return true;
  }
  if (is_line_end(w->raw) || is_line_end(class)) return false;
  bool glued = (w->raw == CHARS_WB_ZWJ && chars_is_pictographic(record)) ||
               (w->raw == CHARS_WB_WSEGSPACE && class == CHARS_WB_WSEGSPACE);
  w->raw = class;
  if (is_extender(class)) return true;
  if (glued || joins(w, class)) {
    w->odd = class == CHARS_WB_REGIONAL_INDICATOR && !w->odd;
    w->class = class;
    return true;
  }
  if (is_middle(w->class, class, &wanted)) {
    size_t end = *next;
    unsigned then = class_after(w, *next, &end);
    if (then == wanted || (wanted == CHARS_WB_ALETTER && is_letter(then))) {
      *next = end;
      w->class = w->raw = then;
      return true;
    }
  }
  /* WB7a: a single quote behind a Hebrew letter, whatever follows. */
  bool hebrew = w->class == CHARS_WB_HEBREW_LETTER &&
                class == CHARS_WB_SINGLE_QUOTE;
  if (hebrew) w->class = class;
  return hebrew;
}

/* A code point that was read ahead. */
typedef struct ahead {
  size_t at, next; /* it is s[at, next) */
  uint32_t record;
} ahead;

static uint32_t read_ahead(const word *w, size_t i, ahead *a) {
  a->at = i;
  a->record = segment_record(w->s, w->len, i, &a->next);
  return a->record;
}

/* Letters, digits and what extends them, from 'next' on, behind a word of
 * SOLID. */
static size_t solid_run(word *w, size_t next, ahead *a) {
  while (next < w->len) {
    unsigned class = chars_word_break(read_ahead(w, next, a));
    unsigned bit = 1u << class;
    if ((bit & (SOLID | EXTENDING)) == 0) break;
    w->class = bit & SOLID ? class : w->class;
    w->raw = class;
    next = a->next;
  }
  return next;
}

/* The end of the word that begins with 'record' and has reached 'next'; the
 * code point there is read ahead. */
static size_t word_end(word *w, uint32_t record, size_t next, ahead *a) {
  w->class = w->raw = chars_word_break(record);
  w->odd = w->class == CHARS_WB_REGIONAL_INDICATOR;
  while (next < w->len) {
    if ((1u << w->class & SOLID) != 0) next = solid_run(w, next, a);
    if (next == w->len) break;
    if (a->at != next) read_ahead(w, next, a);
    size_t after = a->next;
    if (!goes_on(w, a->record, &after)) break;
    next = after;
  }
  return next;
}

/* Where a run of ascii_word ends. */
static size_t skip_ascii(const word *w, size_t i) {
  while (i < w->len && ascii_word[w->s[i]] != 0) i++;
  return i;
}

/* ASCII that what follows does not join, and that joins nothing but space. */
static bool stands_alone(const word *w, size_t end) {
  return end == w->len || (w->s[end] < 0x80 && ascii_word[w->s[end]] == 0 &&
                           w->s[end] != '\'' && w->s[end] != '.' &&
                           w->s[end] != ',' && w->s[end] != ':' &&
                           w->s[end] != ';');
}

static bool ends_here(const word *w, size_t i) {
  return i == w->len || (w->s[i] < 0x80 && w->s[i] != ' ');
}

/* The end of the word at i. */
static size_t next_word(word *w, size_t i, ahead *a) {
  size_t next = skip_ascii(w, i);
  if (next > i && stands_alone(w, next)) return next;
  if (next > i) return word_end(w, chars_latin1[w->s[next - 1]], next, a);
  if (w->s[i] < 0x80 && w->s[i] != '\r' && ends_here(w, i + 1)) return i + 1;
  if (a->at != i) read_ahead(w, i, a);
  return word_end(w, a->record, a->next, a);
}

size_t segment_words(const uint8_t *s, size_t len, size_t *at, size_t *ends,
                     size_t cap) {
  word w = {.s = s, .len = len};
  ahead a = {.at = SIZE_MAX};
  size_t n = 0, i = *at;
  while (n < cap && i < len) ends[n++] = i = next_word(&w, i, &a);
  *at = i;
  return n;
}
