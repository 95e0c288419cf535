/* around.c: words on both sides, read from the bytes.
 *
 * A word here is what an abbreviation may consist of: letters, marks, digits,
 * apostrophes and inner stops.  ASCII goes by a table, the rest is decoded. */
#include "around.h"

#include "chars.h"
#include "utf8.h"

/* ---- Code points ---- */

/* A word has at most so many bytes; what is longer is no abbreviation. */
#define WORD_BYTES 64u

enum { C_OTHER, C_LOWER, C_UPPER, C_DIGIT, C_LETTER, C_INNER };

#define FIVE(c, k) [c] = k, [(c) + 1] = k, [(c) + 2] = k, [(c) + 3] = k, \
                   [(c) + 4] = k
static const uint8_t ascii_class[128] = {
    FIVE('0', C_DIGIT), FIVE('5', C_DIGIT), FIVE('a', C_LOWER),
    FIVE('f', C_LOWER), FIVE('k', C_LOWER), FIVE('p', C_LOWER),
    FIVE('u', C_LOWER), ['z'] = C_LOWER,    FIVE('A', C_UPPER),
    FIVE('F', C_UPPER), FIVE('K', C_UPPER), FIVE('P', C_UPPER),
    FIVE('U', C_UPPER), ['Z'] = C_UPPER,    ['.'] = C_INNER,
    ['\''] = C_INNER,
};
#undef FIVE

static unsigned wide_class(uint32_t c) {
  if (c == 0x2019 || c == 0xB0) return C_INNER;
  uint32_t record = chars_record(c);
  if (chars_is_upper(record)) return C_UPPER;
  if (chars_is_lower(record)) return C_LOWER;
  if (chars_is_letter(record) || chars_is_mark(record)) return C_LETTER;
  return chars_is_number(record) ? C_DIGIT : C_OTHER;
}

/* The class of the code point at s[i], i < hi; its length. */
static unsigned wide_class_at(const around *a, size_t i, size_t *len) {
  uint32_t c;
  *len = utf8_decode(a->s + i, a->hi - i, &c);
  return wide_class(c);
}

/* The class of two bytes that are marks of Latin letters (U+0300 to U+033F) or
 * Russian letters; C_OTHER for what must be looked up. */
static inline unsigned pair_class(uint8_t lead, uint8_t second) {
  if ((second & 0xC0) != 0x80) return C_OTHER;
  if (lead == 0xCC) return C_LETTER;
  if (lead == 0xD0)
    return second >= 0xB0 ? C_LOWER : second >= 0x90 ? C_UPPER : C_OTHER;
  return lead == 0xD1 && second < 0x90 ? C_LOWER : C_OTHER;
}

static inline unsigned class_at(const around *a, size_t i, size_t *len) {
  if (a->s[i] < 0x80) {
    *len = 1;
    return ascii_class[a->s[i]];
  }
  unsigned class =
      a->hi - i > 1 ? pair_class(a->s[i], a->s[i + 1]) : C_OTHER;
  if (class == C_OTHER) return wide_class_at(a, i, len);
  *len = 2;
  return class;
}

static size_t before(const around *a, size_t at) {
  return a->lo + utf8_before(a->s + a->lo, at - a->lo);
}

int around_is_upper(const around *a, size_t at) {
  size_t len;
  return at < a->hi && class_at(a, at, &len) == C_UPPER;
}

/* ---- The left word ---- */

around_word around_before(const around *a, size_t at) {
  size_t len, i = at, limit = at - a->lo > WORD_BYTES ? at - WORD_BYTES : a->lo;
  if (a->begin > limit && a->begin <= at) limit = a->begin;
  while (i > limit) {
    size_t j = a->s[i - 1] < 0x80 ? i - 1 : before(a, i);
    if (j < limit || class_at(a, j, &len) == C_OTHER) break;
    i = j;
  }
  while (i < at && class_at(a, i, &len) == C_INNER && a->s[i] != 0xC2)
    i += len; /* apostrophes and stops, not the degree sign */
  return (around_word){i, at};
}

/* What a word consists of. */
typedef struct shape {
  size_t points, letters, digits, dots, lower;
  unsigned first; /* the class of the first code point */
  int single;     /* letters stand alone between dots: "U.S" */
  int roman;      /* only I V X L C */
} shape;

static int is_roman(uint8_t c) {
  return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C';
}

static shape shape_of(const around *a, around_word w) {
  shape s = {.single = 1, .roman = 1};
  size_t len, run = 0;
  for (size_t i = w.start; i < w.end; i += len) {
    unsigned class = class_at(a, i, &len);
    if (s.points++ == 0) s.first = class;
    int letter = class == C_LOWER || class == C_UPPER || class == C_LETTER;
    run = letter ? run + 1 : 0;
    s.letters += (size_t)letter;
    s.lower += class == C_LOWER;
    s.digits += class == C_DIGIT;
    s.dots += a->s[i] == '.';
    if (run > 1 || class == C_DIGIT) s.single = 0;
    if (!is_roman(a->s[i])) s.roman = 0;
  }
  return s;
}

unsigned around_classes(const around *a, around_word w) {
  if (w.end - w.start > lang_longest(a->lang)) return 0;
  return lang_classes_of(a->lang, a->s + w.start, w.end - w.start,
                         around_is_upper(a, w.start));
}

int around_ends_quotative(const around *a, size_t at) {
  if (!lang_has(a->lang, GLEAN_WORD_QUOTATIVE) || at <= a->lo) return 0;
  around_word w = {before(a, at), at};
  return (around_classes(a, w) & LANG_BIT(GLEAN_WORD_QUOTATIVE)) != 0;
}

static around_left left_by_class(unsigned classes) {
  static const struct {
    glean_word_class klass;
    around_left left;
  } order[] = {
      {GLEAN_WORD_TITLE, LEFT_TITLE}, {GLEAN_WORD_INNER, LEFT_INNER},
      {GLEAN_WORD_TIME, LEFT_TIME},   {GLEAN_WORD_TRAILING, LEFT_TRAILING},
      {GLEAN_WORD_MONTH, LEFT_MONTH}, {GLEAN_WORD_NUMBER, LEFT_NUMBER},
      {GLEAN_WORD_PROPER, LEFT_TRAILING},
  };
  for (size_t i = 0; classes != 0 && i < BASE_LEN(order); i++)
    if (classes & LANG_BIT(order[i].klass)) return order[i].left;
  return LEFT_PLAIN;
}

/* "Lt.Col", "z.Hd": the part behind the last inner stop. */
static around_word last_part(const around *a, around_word w) {
  size_t i = w.end;
  while (i > w.start && a->s[i - 1] != '.') i--;
  return (around_word){i, w.end};
}

/* Does the word open the sentence, but for opening marks and a bullet? */
static int opens_sentence(const around *a, around_word w) {
  if (w.start < a->begin) return 0;
  if (w.start - a->begin > 12) return 0;
  size_t len;
  for (size_t i = a->begin; i < w.start; i += len) {
    mark m = marks_at(a->s + i, a->hi - i, &len);
    if (m != MARK_SPACE && m != MARK_DASH && m != MARK_OPEN) return 0;
  }
  return 1;
}

/* "At 5 a.m. Mr. Roe": at most two words before the time. */
static int is_fronted(const around *a, around_word w) {
  if (w.start < a->begin || w.start - a->begin > 24) return 0;
  size_t spaces = 0;
  for (size_t i = a->begin; i < w.start; i++) spaces += a->s[i] == ' ';
  return spaces <= 2;
}

static int is_number_before(const around *a, around_word w) {
  size_t i = w.start;
  while (i > a->lo && i + 3 > w.start && a->s[i - 1] == ' ') i--;
  if (i > a->lo + 1 && a->s[i - 1] == 0xA0 && a->s[i - 2] == 0xC2) i -= 2;
  return i > a->lo && a->s[i - 1] >= '0' && a->s[i - 1] <= '9';
}

/* One letter: is it the label of the word before it, as in "vitamin C"? */
static around_left single_letter(const around *a, around_word w, shape s) {
  int hyphen = w.start > a->lo && a->s[w.start - 1] == '-'; /* consegue-o */
  if (s.first == C_LOWER) return hyphen ? LEFT_PLAIN : LEFT_LETTER;
  if (s.first != C_UPPER) return LEFT_PLAIN;
  size_t at = w.start;
  if (at <= a->lo || a->s[at - 1] != ' ') return LEFT_INITIAL;
  around_word label = around_before(a, at - 1);
  if (label.start == label.end) return LEFT_INITIAL;
  return around_classes(a, label) & LANG_BIT(GLEAN_WORD_LABEL) ? LEFT_LABELLED
                                                               : LEFT_INITIAL;
}

/* A lower-case word with a vowel and four letters is no likely abbreviation:
 * "he was late. the train". */
static around_left by_length(const around *a, around_word w, shape s) {
  static const char vowels[] = "aeiouy";
  if (s.lower != s.points) return LEFT_PLAIN;
  if (a->s[w.start] >= 0x80 && s.points > 5) return LEFT_LONG; /* κανένας */
  for (size_t i = w.start; i < w.end; i++)
    for (size_t v = 0; v < sizeof vowels - 1; v++)
      if (a->s[i] == (uint8_t)vowels[v])
        return s.points >= 4 ? LEFT_LONG : LEFT_SHORT;
  return LEFT_PLAIN;
}

static around_left by_shape(const around *a, around_word w, shape s) {
  if (s.points == 1) return single_letter(a, w, s);
  if (s.single && s.dots > 0 && s.letters > 1) return LEFT_ACRONYM;
  return by_length(a, w, s);
}

static around_left figures(const around *a, shape s, int first) {
  if (first && s.points <= 4) return LEFT_COUNT;
  int ordinal = lang_has(a->lang, GLEAN_WORD_ORDINAL);
  return ordinal && s.points <= 2 ? LEFT_ORDINAL : LEFT_FIGURES;
}

/* A word of small letters of ASCII, the commonest by far, where no stop can
 * belong to it; LEFT_NONE if it must be looked at more closely. */
static around_left plain_word(const around *a, around_word w) {
  size_t len = w.end - w.start;
  uint32_t seen = 0; /* bit n: the nth letter of the alphabet */
  for (size_t i = w.start; i < w.end; i++) {
    if (a->s[i] < 'a' || a->s[i] > 'z') return LEFT_NONE;
    seen |= 1u << (a->s[i] - 'a');
  }
  if (len < 2 || lang_stops(a->lang, a->s + w.start, len, 0))
    return LEFT_NONE;
  static const uint32_t vowels = 1u << 0 | 1u << 4 | 1u << 8 | 1u << 14 |
                                 1u << 20 | 1u << 24; /* a e i o u y */
  if (!(seen & vowels)) return LEFT_PLAIN;
  return len >= 4 ? LEFT_LONG : LEFT_SHORT;
}

around_left around_left_of(const around *a, around_word w) {
  if (w.start == w.end) return LEFT_NONE;
  around_left plain = plain_word(a, w);
  if (plain != LEFT_NONE) return plain;
  unsigned classes = around_classes(a, w);
  static const unsigned titles = LANG_BIT(GLEAN_WORD_TITLE);
  if (classes & titles && !(classes & LANG_BIT(GLEAN_WORD_TIME)) &&
      w.end - w.start > 1 && a->s[w.start] < 0x80)
    return LEFT_TITLE; /* what more the shape tells would not matter */
  shape s = shape_of(a, w);
  int first = s.points <= 4 && opens_sentence(a, w);
  if (s.digits == s.points) return figures(a, s, first);
  if (first && s.points == 1) return LEFT_COUNT;
  around_left left = left_by_class(classes);
  if (left == LEFT_INNER && s.points > 1 && s.lower + s.dots == 0)
    left = LEFT_TRAILING; /* "CA" is rather a name than "ca." */
  if (classes & LANG_BIT(GLEAN_WORD_TIME) && left == LEFT_TITLE &&
      is_number_before(a, w))
    left = LEFT_TIME; /* "1898 г.", a year, but "г. Тула", a town */
  if (left == LEFT_TIME && is_fronted(a, w)) return LEFT_FRONTED;
  if (s.points == 1 && s.first == C_UPPER && left >= LEFT_NUMBER &&
      left != LEFT_INNER)
    return LEFT_PAGE; /* rather an initial */
  if (left != LEFT_PLAIN) return left;
  if (s.roman && s.points > 1 && s.points < 6) {
    if (first) return LEFT_COUNT;
    if (lang_has(a->lang, GLEAN_WORD_ORDINAL)) return LEFT_ORDINAL;
  }
  if (s.dots > 0 && !s.single)
    left = left_by_class(around_classes(a, last_part(a, w)));
  return left != LEFT_PLAIN ? left : by_shape(a, w, s);
}

/* ---- The right side ---- */

static int is_opener(mark m) {
  return m == MARK_OPEN || m == MARK_OPEN_QUOTE || m == MARK_QUOTE ||
         m == MARK_DASH;
}

/* The word that starts at 'at': letters, digits and inner apostrophes. */
static around_word word_from(const around *a, size_t at) {
  size_t len, i = at, end = at;
  while (i < a->hi && i - at < WORD_BYTES) {
    unsigned class = class_at(a, i, &len);
    if (class == C_OTHER || a->s[i] == '.') break;
    i += len;
    if (class != C_INNER) end = i;
  }
  return (around_word){at, end};
}

/* A, IV, B2: a letter or Roman number, maybe with digits. */
static int is_label(const around *a, around_word w) {
  shape s = shape_of(a, w);
  if (s.points > 5 || s.first != C_UPPER) return 0;
  return s.letters == 1 || s.roman;
}

static around_right upper_right(const around *a, around_next *n) {
  n->classes = around_classes(a, n->word);
  size_t len = n->word.end - n->word.start;
  int initial = len <= 2 && n->word.end < a->hi && a->s[n->word.end] == '.';
  if (initial) return RIGHT_LABEL;
  if (n->classes & LANG_BIT(GLEAN_WORD_STARTER)) return RIGHT_STARTER;
  if (n->classes & LANG_BIT(GLEAN_WORD_CONTINUER)) return RIGHT_CONTINUER;
  return len <= 5 && is_label(a, n->word) ? RIGHT_LABEL : RIGHT_UPPER;
}

/* Letters at n->word.start.  "iPhone", "mRNA" count as upper case. */
static around_right letter_right(const around *a, around_next *n,
                                 unsigned class) {
  if (class == C_LETTER) return RIGHT_OTHER;
  if (class == C_UPPER) return upper_right(a, n);
  size_t len, first;
  class_at(a, n->word.start, &first);
  size_t second = n->word.start + first;
  if (second < n->word.end && class_at(a, second, &len) == C_UPPER)
    return RIGHT_UPPER;
  size_t size = n->word.end - n->word.start;
  unsigned classes = lang_classes_of(a->lang, a->s + n->word.start, size, 1);
  return classes & LANG_BIT(GLEAN_WORD_STARTER) ? RIGHT_SMALL : RIGHT_LOWER;
}

/* & § ¶: what may stand between an abbreviation and its number or name. */
static int goes_with_number(const uint8_t *s, size_t left) {
  if (s[0] == '&' || s[0] == '#') return 1;
  return left > 1 && s[0] == 0xC2 && (s[1] == 0xA7 || s[1] == 0xB6);
}

/* ",," is a low quotation mark to typewriters. */
static size_t typed_quote(const around *a, size_t i) {
  return a->hi - i > 2 && a->s[i] == ',' && a->s[i + 1] == ',' ? 2 : 0;
}

around_next around_right_of(const around *a, size_t at) {
  around_next n = {RIGHT_OTHER, {at, at}, 0};
  size_t len = 0, openers = 0, dashes = 0, i = at;
  int bracket = 0, dash = 0;
  mark m = MARK_NONE;
  for (; i < a->hi && openers < 5; i += len) {
    m = marks_at(a->s + i, a->hi - i, &len);
    if (typed_quote(a, i)) {
      m = MARK_OPEN_QUOTE;
      len = 2;
    }
    if (m == MARK_SPACE && (dash || a->s[i - 1] == ',')) continue;
    if (!is_opener(m)) break;
    dash = m == MARK_DASH;
    dashes += (size_t)dash;
    bracket |= m == MARK_OPEN && len == 1;
    openers++;
  }
  n.word = (around_word){i, i};
  if (i >= a->hi) return n;
  int mark_only = openers > 0 && marks_is_terminator(m); /* ``. */
  if (m == MARK_PAUSE || m == MARK_CLOSE || m == MARK_CLOSE_QUOTE ||
      a->s[i] == '/' || mark_only) {
    n.right = RIGHT_PAUSE;
    return n;
  }
  unsigned class = class_at(a, i, &len);
  if (class == C_DIGIT || goes_with_number(a->s + i, a->hi - i))
    n.right = RIGHT_DIGIT;
  if (class != C_LOWER && class != C_UPPER && class != C_LETTER)
    return n;
  /* Letters without case: their word tells nothing. */
  n.word = class == C_LETTER ? (around_word){i, i + len} : word_from(a, i);
  n.right = letter_right(a, &n, class);
  if (openers == 0 || n.right <= RIGHT_SMALL) return n;
  n.right = bracket ? RIGHT_BRACKET : dashes == openers ? RIGHT_DASH
                                                        : RIGHT_OPEN;
  return n;
}
