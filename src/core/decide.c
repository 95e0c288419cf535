/* decide.c: the rules of the text mode.
 *
 * What stands before a full stop and what follows are classes (around.h), and
 * a table answers for each pair.  The other terminators, closing marks and
 * missing spaces have rules of their own.  Nothing looks further than the
 * bounds of 'around'. */
#include "decide.h"

#include "chars.h"
#include "quotation.h"
#include "utf8.h"

/* ---- The table ---- */

#define N 0
#define Y 1

/* Does a sentence end at a full stop?  Columns: lower small upper starter
 * continuer label digit bracket open dash pause other. */
static const uint8_t ends[LEFT_CLASSES][RIGHT_CLASSES] = {
    [LEFT_NONE] =     {N, N, Y, Y, Y, Y, Y, Y, Y, Y, N, Y},
    [LEFT_PLAIN] =    {N, N, Y, Y, Y, Y, Y, Y, Y, Y, N, Y},
    [LEFT_SHORT] =    {N, Y, Y, Y, Y, Y, Y, Y, Y, Y, N, Y},
    [LEFT_LONG] =     {Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, N, Y},
    [LEFT_TITLE] =    {N, N, N, N, N, N, N, N, N, N, N, N},
    [LEFT_NUMBER] =   {N, N, Y, Y, Y, N, N, N, Y, N, N, N},
    [LEFT_INNER] =    {N, N, N, N, N, N, N, N, N, N, N, N},
    [LEFT_TRAILING] = {N, N, N, Y, N, N, N, N, Y, N, N, Y},
    [LEFT_TIME] =     {N, N, Y, Y, N, Y, N, N, Y, Y, N, Y},
    [LEFT_FRONTED] =  {N, N, N, N, N, N, N, N, N, N, N, N},
    [LEFT_MONTH] =    {N, N, N, Y, N, N, N, N, Y, N, N, N},
    [LEFT_INITIAL] =  {N, N, N, Y, N, N, Y, Y, Y, Y, N, N},
    [LEFT_PAGE] =     {N, N, N, Y, N, N, N, N, Y, N, N, N},
    [LEFT_LABELLED] = {N, N, Y, Y, Y, Y, Y, Y, Y, Y, N, Y},
    [LEFT_LETTER] =   {N, N, N, Y, N, N, N, N, N, N, N, N},
    [LEFT_ACRONYM] =  {N, N, N, Y, N, N, N, N, Y, N, N, Y},
    [LEFT_FIGURES] =  {N, N, Y, Y, Y, Y, Y, Y, Y, Y, N, Y},
    [LEFT_ORDINAL] =  {N, N, N, Y, N, N, N, Y, N, N, N, N},
    [LEFT_COUNT] =    {N, N, N, N, N, N, N, N, N, N, N, N},
    [LEFT_PAUSE] =    {N, N, N, Y, N, N, N, N, N, N, N, N},
};

int decide_capital_ends(const candidate *c) {
  const uint8_t *row = ends[c->left];
  return c->left != LEFT_NUMBER && row[RIGHT_UPPER] && row[RIGHT_STARTER] &&
         row[RIGHT_CONTINUER] && row[RIGHT_LABEL];
}

/* ---- Reading a candidate ---- */

static int is_letter_at(const around *a, size_t i) {
  if (i >= a->hi) return 0;
  uint32_t c;
  utf8_decode(a->s + i, a->hi - i, &c);
  uint32_t record = chars_record(c);
  return chars_is_letter(record) || chars_is_number(record);
}

static void count(uint8_t *n) {
  *n = (uint8_t)(*n + (*n < 255));
}

static void note(candidate *c, mark m) {
  if (m == MARK_DOT) count(&c->dots);
  else if (m == MARK_STRONG) count(&c->strong);
  else count(&c->others);
  if (m == MARK_WIDE) c->flags |= CANDIDATE_WIDE;
  if (m == MARK_ELLIPSIS) c->flags |= CANDIDATE_ELLIPSIS;
}

static int is_blank(const around *a, size_t i, size_t *len) {
  if (i >= a->hi) return 0;
  if (a->s[i] == ' ') {
    *len = 1;
    return 1;
  }
  uint32_t c;
  *len = utf8_decode(a->s + i, a->hi - i, &c);
  return c == 0xA0 || c == 0x202F || c == 0x2009;
}

/* " ." at i: one more stop of ". . ."? */
static int spaced_dot(const around *a, size_t i, size_t *len) {
  size_t blank;
  if (!is_blank(a, i, &blank)) return 0;
  size_t dot = i + blank;
  if (dot >= a->hi || a->s[dot] != '.') return 0;
  *len = blank + 1;
  if (dot + 1 >= a->hi) return 1;
  return a->s[dot + 1] != '.' && !is_letter_at(a, dot + 1);
}

/* " !" at i, as French writes it: one more sign of a run? */
static int spaced_strong(const around *a, size_t i, size_t *len) {
  size_t blank;
  if (!is_blank(a, i, &blank)) return 0;
  size_t at = i + blank;
  if (at >= a->hi || (a->s[at] != '!' && a->s[at] != '?')) return 0;
  *len = blank + 1;
  return !is_letter_at(a, at + 1);
}

static int is_point(const around *a, size_t i) { /* U+FF0E */
  return a->hi - i >= 3 && a->s[i] == 0xEF && a->s[i + 1] == 0xBC &&
         a->s[i + 2] == 0x8E;
}

static mark terminator_at(const around *a, size_t i, size_t *len) {
  mark m = marks_at(a->s + i, a->hi - i, len);
  if (*len == 1 && a->s[i] != 0 && a->s[i] == lang_terminator(a->lang))
    return MARK_STRONG;
  return m;
}

static size_t read_run(const around *a, size_t i, candidate *c) {
  size_t len;
  while (i < a->hi) {
    mark m = terminator_at(a, i, &len);
    if (marks_is_terminator(m)) {
      note(c, m);
      if (is_point(a, i)) c->flags |= CANDIDATE_POINT;
    } else if (spaced_strong(a, i, &len)) {
      note(c, MARK_STRONG);
    } else if (c->dots > 0 && c->strong == 0 && spaced_dot(a, i, &len)) {
      note(c, MARK_DOT);
      c->flags |= CANDIDATE_SPACED;
    } else {
      break;
    }
    i += len;
  }
  return i;
}

static int is_superscript(uint32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

/* [1], [2, 3], [4-6], [...] at i: its length; else 0. */
static size_t bracketed(const around *a, size_t i) {
  size_t j = i + 1;
  if (i >= a->hi || a->s[i] != '[') return 0;
  for (; j < a->hi && a->s[j] != ']'; j++) {
    uint8_t b = a->s[j];
    int part = (b >= '0' && b <= '9') || b == ',' || b == ' ' || b == '-' ||
               b == '.' || b == '*' || b >= 0x80;
    if (!part || j - i > 40) return 0;
  }
  return j < a->hi && j > i + 1 ? j + 1 - i : 0;
}

/* "12 Then" at i: a footnote's number before a capitalised function word; its
 * length, or 0. */
static size_t lone_number(const around *a, size_t i) {
  size_t j = i;
  while (j < a->hi && j - i < 3 && a->s[j] >= '0' && a->s[j] <= '9') j++;
  if (j == i || j + 1 >= a->hi || a->s[j] != ' ') return 0;
  if (!around_is_upper(a, j + 1)) return 0;
  return around_right_of(a, j + 1).right == RIGHT_STARTER ? j - i : 0;
}

/* A reference or an omission behind a blank, as in "there. [2] Then". */
static size_t spaced_reference(const around *a, size_t i) {
  size_t blank;
  if (!is_blank(a, i, &blank)) return 0;
  size_t len = bracketed(a, i + blank);
  if (len == 0) {
    len = lone_number(a, i + blank);
    return len > 0 ? blank + len : 0;
  }
  size_t end = i + blank + len;
  return end >= a->hi || a->s[end] <= ' ' ? blank + len : 0;
}

/* Bare numbers that touch the stop, as in "word.11 12 Then": their length. */
static size_t bare_numbers(const around *a, size_t i) {
  size_t j = i, digits = 0;
  while (j < a->hi) {
    if (a->s[j] >= '0' && a->s[j] <= '9') {
      if (++digits > 3) return 0;
    } else if (a->s[j] == ' ' || a->s[j] == ',') {
      if (digits == 0) return 0;
      if (around_is_upper(a, j + 1) && a->s[j] == ' ') return j - i;
      digits = 0;
    } else {
      return 0;
    }
    j++;
  }
  return 0;
}

static size_t reference_at(const around *a, size_t i, const candidate *c) {
  uint32_t code_point;
  size_t len = utf8_decode(a->s + i, a->hi - i, &code_point);
  if (is_superscript(code_point)) return len;
  if (code_point == '[') return bracketed(a, i);
  int word = c->left == LEFT_LONG || c->left == LEFT_NONE;
  return word && c->dots == 1 && c->others + c->strong == 0
             ? bare_numbers(a, i)
             : 0;
}

/* A quotation mark or bracket at i that closes: "*gap" bytes of blank before
 * it are allowed for the signs that French sets apart. */
static int closes(const around *a, size_t i, mark m, size_t len) {
  if (m == MARK_CLOSE) return 1;
  if (m == MARK_QUOTE || m == MARK_CLOSE_QUOTE)
    return !is_letter_at(a, i + len);
  /* “ closes in German, » opens there: what touches no word closes. */
  if (m != MARK_OPEN_QUOTE) return 0;
  size_t next = i + len, ignored;
  if (next >= a->hi) return 1;
  mark after = marks_at(a->s + next, a->hi - next, &ignored);
  return after == MARK_SPACE || after == MARK_PAUSE || after == MARK_CLOSE ||
         marks_is_terminator(after);
}

/* " »", " ”" or " '' " at i: a closing mark behind a blank. */
static size_t spaced_closer(const around *a, size_t i) {
  size_t blank, len, next;
  if (!is_blank(a, i, &blank)) return 0;
  size_t at = i + blank;
  if (at >= a->hi) return 0;
  mark m = marks_at(a->s + at, a->hi - at, &len);
  if (m != MARK_CLOSE_QUOTE && m != MARK_QUOTE) return 0;
  size_t end = at + len;
  if (m == MARK_QUOTE && end < a->hi && a->s[end] == a->s[at]) end++;
  if (end >= a->hi) return end - i;
  if (m == MARK_CLOSE_QUOTE) return is_letter_at(a, end) ? 0 : end - i;
  mark after = marks_at(a->s + end, a->hi - end, &next);
  return after == MARK_SPACE || after == MARK_PAUSE ? end - i : 0;
}

static size_t read_closers(const around *a, size_t i, candidate *c) {
  size_t len;
  while (i < a->hi) {
    mark m = terminator_at(a, i, &len);
    size_t reference;
    if (closes(a, i, m, len)) {
      c->flags |= m == MARK_CLOSE ? CANDIDATE_BRACKET : CANDIDATE_QUOTE;
    } else if ((reference = reference_at(a, i, c)) > 0) {
      c->flags |= CANDIDATE_REFERENCE;
      len = reference;
    } else if ((reference = spaced_closer(a, i)) > 0) {
      c->flags |= CANDIDATE_QUOTE;
      len = reference;
    } else if ((reference = spaced_reference(a, i)) > 0) {
      c->flags |= CANDIDATE_REFERENCE;
      len = reference;
    } else if (!marks_is_terminator(m)) {
      break;
    }
    i += len;
  }
  return i;
}

/* Is the word part of an address: "www.a.org", "b@c", "d/e.txt"? */
static int in_address(const around *a, around_word w) {
  for (size_t i = w.start; i < w.end; i++)
    if (a->s[i] == '.') return 1;
  if (w.start <= a->lo) return 0;
  uint8_t b = a->s[w.start - 1];
  return b == '/' || b == '@' || b == '\\' || b == '_' || b == '-' ||
         b == '=' || b == ':' || b == '#' || b == '&';
}

static void note_left(const around *a, size_t at, candidate *c) {
  around_word w = around_before(a, at);
  c->left = (uint8_t)around_left_of(a, w);
  if (w.start == w.end) return;
  c->flags |= CANDIDATE_WORD;
  if (in_address(a, w)) c->flags |= CANDIDATE_ADDRESS;
}

/* What of the word before a run at 'at' matters: all before one stop, little
 * before the rest. */
static void note_word(const around *a, size_t at, size_t end, candidate *c) {
  int one = c->dots + c->strong + c->others == 1;
  if ((one && c->dots) || c->flags & CANDIDATE_SPACED) {
    note_left(a, at, c);
    return;
  }
  int exclaim = one && c->strong && a->s[at] == '!' &&
                lang_has(a->lang, GLEAN_WORD_EXCLAIM);
  int apart = end < a->hi && a->s[end] <= ' ';
  if (apart && !exclaim) return;
  around_word w = around_before(a, at);
  if (w.start == w.end) return;
  c->flags |= CANDIDATE_WORD;
  if (in_address(a, w)) c->flags |= CANDIDATE_ADDRESS;
  if (exclaim && around_classes(a, w) & LANG_BIT(GLEAN_WORD_EXCLAIM))
    c->flags |= CANDIDATE_NAME;
}

/* "compounds. . . . The": the first stop ends the sentence, and what follows
 * is an omission before the next. */
static int stop_and_omission(const around *a, size_t at, size_t end,
                             const candidate *c) {
  if (c->dots != 4 || !(c->flags & CANDIDATE_SPACED)) return 0;
  if (at <= a->lo || !(c->flags & CANDIDATE_WORD)) return 0;
  return end + 1 < a->hi && a->s[end] == ' ' && around_is_upper(a, end + 1);
}

/* A stop, a blank and a letter or digit of ASCII: nothing closes there. */
static int is_bare_stop(const around *a, size_t at) {
  if (a->s[at] != '.' || a->hi - at < 3 || a->s[at + 1] != ' ') return 0;
  uint8_t c = a->s[at + 2];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

candidate decide_read(const around *a, size_t at, size_t *after) {
  candidate c = {.left = LEFT_NONE};
  if (is_bare_stop(a, at)) {
    c.dots = 1;
    note_left(a, at, &c);
    if (at == a->begin) c.flags |= CANDIDATE_FIRST;
    *after = at + 1;
    return c;
  }
  size_t end = read_run(a, at, &c);
  if (at == a->begin) c.flags |= CANDIDATE_FIRST;
  if (!(c.flags & CANDIDATE_WIDE)) note_word(a, at, end, &c);
  *after = read_closers(a, end, &c);
  if (!stop_and_omission(a, at, end, &c)) return c;
  *after = at + 1;
  return (candidate){.left = c.left, .dots = 1, .flags = CANDIDATE_WORD};
}

/* ---- Deciding ---- */

static int starts_lower(const around *a, size_t i) {
  if (i >= a->hi) return 0;
  uint32_t c;
  utf8_decode(a->s + i, a->hi - i, &c);
  return chars_is_lower(chars_record(c));
}

/* Three figures at least: "1,000.That", but not the items "1.One, 2.Two". */
static int behind_figures(const around *a, size_t at) {
  if (at < a->lo + 3) return 0;
  for (size_t i = at - 3; i < at; i++)
    if (a->s[i] < '0' || a->s[i] > '9') return 0;
  return 1;
}

/* "world.Today", "Go!Then": two sentences without a space?  A capital letter
 * and a small one must follow a word that is no address. */
static int missing_space(const around *a, const candidate *c, around_next n,
                         size_t at) {
  if (!(c->flags & CANDIDATE_WORD) || (c->flags & CANDIDATE_ADDRESS)) return 0;
  if (n.word.start != at || !around_is_upper(a, at)) return 0;
  size_t len = n.word.end - n.word.start;
  if (len == 1 && !(n.classes & LANG_BIT(GLEAN_WORD_STARTER))) return 0;
  if (len > 1 && !starts_lower(a, at + 1)) return 0;
  if (n.word.end < a->hi && a->s[n.word.end] == '.' &&
      is_letter_at(a, n.word.end + 1))
    return 0;
  if (c->strong > 0) return 1;
  if (c->dots != 1 || c->others != 0) return 0;
  if (c->left == LEFT_PLAIN)
    return (n.classes &
            (LANG_BIT(GLEAN_WORD_STARTER) | LANG_BIT(GLEAN_WORD_TITLE))) != 0;
  return c->left == LEFT_LONG || behind_figures(a, at - 1);
}

static int is_lower(around_next n) {
  return n.right == RIGHT_LOWER || n.right == RIGHT_SMALL;
}

/* A citation behind a quotation: "... end.” (Roe 1999)." */
static int is_citation(const around *a, size_t at) {
  if (a->s[at] != '(') return 0;
  for (size_t i = at + 1; i < a->hi && i - at < 80; i++) {
    if (a->s[i] == '(') return 0;
    if (a->s[i] != ')') continue;
    return i + 1 < a->hi && a->s[i + 1] == '.';
  }
  return 0;
}

static int quotative(const around *a, size_t at) {
  if (!lang_has(a->lang, GLEAN_WORD_QUOTATIVE)) return 0;
  uint32_t c;
  around_word w = {at, at + utf8_decode(a->s + at, a->hi - at, &c)};
  return (around_classes(a, w) & LANG_BIT(GLEAN_WORD_QUOTATIVE)) != 0;
}

static int wide_ends(const around *a, const candidate *c, around_next n,
                     size_t at, int gap) {
  size_t len;
  mark m = marks_at(a->s + at, a->hi - at, &len);
  if (m == MARK_CLOSE || m == MARK_CLOSE_QUOTE || m == MARK_PAUSE) return 0;
  if (c->flags & CANDIDATE_POINT && n.right == RIGHT_DIGIT && !gap)
    return 0; /* ３．２ */
  if (!gap && quotation_in_title(a->s, a->lo, at)) return 0;
  if (!gap && (c->flags & (CANDIDATE_QUOTE | CANDIDATE_BRACKET)))
    return !quotative(a, at);
  return 1;
}

static int strong_ends(const around *a, const candidate *c, around_next n,
                       size_t at) {
  size_t len;
  if (n.right == RIGHT_PAUSE) return 0;
  if (is_lower(n) && n.word.start > at &&
      marks_at(a->s + at, a->hi - at, &len) == MARK_DASH)
    return 0; /* "Why? – she asked" */
  if (c->flags & CANDIDATE_NAME) return n.right == RIGHT_STARTER;
  int closed = (c->flags & (CANDIDATE_QUOTE | CANDIDATE_BRACKET)) != 0;
  return !is_lower(n) || !closed;
}

static int ellipsis_ends(const around *a, const candidate *c, around_next n,
                         size_t at) {
  if (c->flags & CANDIDATE_FIRST) return 0;
  if (c->flags & CANDIDATE_QUOTE && is_citation(a, at)) return 0;
  /* "I" is always a capital: it tells nothing behind ". . ." */
  if (c->flags & CANDIDATE_SPACED &&
      n.classes & LANG_BIT(GLEAN_WORD_CAPITAL))
    return 0;
  return !is_lower(n) && n.right != RIGHT_DIGIT &&
         n.right != RIGHT_PAUSE;
}

static int stop_ends(const around *a, const candidate *c, around_next n,
                     size_t at) {
  if (c->flags & CANDIDATE_QUOTE)
    return !is_lower(n) && n.right != RIGHT_PAUSE &&
           !is_citation(a, at);
  if (c->flags & CANDIDATE_REFERENCE)
    return !is_lower(n) && n.right != RIGHT_PAUSE;
  if (c->flags & CANDIDATE_BRACKET) {
    if (is_lower(n) || n.right == RIGHT_DIGIT ||
        n.right == RIGHT_PAUSE)
      return 0;
    if (c->left == LEFT_COUNT) return 0; /* "1.)" */
    return c->left <= LEFT_LONG || n.right == RIGHT_STARTER;
  }
  if (c->left == LEFT_NUMBER && n.word.end - n.word.start == 1)
    return 0; /* "Fig. A", though "A" may open a sentence */
  return ends[c->left][n.right];
}

int decide_ends(const around *a, const candidate *c, size_t at, int gap) {
  around_next n = around_right_of(a, at);
  if (c->flags & CANDIDATE_WIDE) return wide_ends(a, c, n, at, gap);
  if (!gap) return missing_space(a, c, n, at);
  if (c->strong > 0) return strong_ends(a, c, n, at);
  if (c->flags & CANDIDATE_ELLIPSIS || c->dots > 1)
    return ellipsis_ends(a, c, n, at);
  return stop_ends(a, c, n, at);
}
