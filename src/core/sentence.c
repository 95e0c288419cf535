/* sentence.c: the sentence splitter of the "text" mode.
 *
 * A boundary is looked for after each run of terminators (. ! ? … 。) with the
 * closing quotes and brackets that touch it.  A full stop is decided by a
 * table: the class of the word before it against the class of what follows.
 * Nothing is looked at but those two words, so any text is linear. */
#include "sentence.h"

#include "chars.h"
#include "uax29.h"
#include "utf8.h"

/* ---- Spans ---- */

void span_array_free(span_array *a, const glean_allocator *mem) {
  mem_free(mem, a->items, a->cap * sizeof *a->items);
  *a = (span_array){0};
}

size_t span_array_at(const span_array *a, size_t offset) {
  size_t low = 0, high = a->len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (a->items[middle].end > offset)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/* Collects spans: boundaries go in, trimmed spans come out. */
typedef struct collector {
  span_array *out;
  const glean_allocator *mem;
  const text_view *t;
  size_t from; /* where the open span starts */
  glean_status status;
} collector;

static void add_span(collector *c, size_t start, size_t end) {
  span_array *a = c->out;
  glean_span *items =
      mem_grow(c->mem, a->items, &a->cap, a->len + 1, sizeof *items);
  if (items == NULL) {
    c->status = GLEAN_NOMEM;
    return;
  }
  a->items = items;
  items[a->len++] = (glean_span){(uint32_t)start, (uint32_t)end};
}

static void close_at(collector *c, size_t boundary) {
  size_t start = text_skip_space(c->t, c->from, boundary);
  size_t end = text_trim_space(c->t, start, boundary);
  c->from = boundary;
  if (start < end && c->status == GLEAN_OK) add_span(c, start, end);
}

static glean_status finish(collector *c) {
  if (c->from < c->t->len) close_at(c, c->t->len);
  if (c->status != GLEAN_OK) span_array_free(c->out, c->mem);
  if (c->status != GLEAN_OK) return c->status;
  c->out->items = mem_shrink(c->mem, c->out->items, &c->out->cap, c->out->len,
                             sizeof *c->out->items);
  return GLEAN_OK;
}

glean_status paragraph_split(span_array *out, const glean_allocator *mem,
                             const text_view *t, const token_table *tokens) {
  collector c = {out, mem, t, 0, GLEAN_OK};
  for (size_t i = 1; i < tokens->len; i++)
    if (tokens->flags[i] & TOKEN_BLANK) close_at(&c, tokens->end[i - 1]);
  return finish(&c);
}

/* ---- Classes of punctuation ---- */

typedef enum mark {
  MARK_NONE,
  MARK_DOT,      /* . */
  MARK_STRONG,   /* ! ? and their relatives */
  MARK_ELLIPSIS, /* … */
  MARK_WIDE,     /* 。 and others that need no space after them */
  MARK_QUOTE,    /* a quotation mark that may open or close: " ' */
  MARK_OPEN_QUOTE,
  MARK_CLOSE_QUOTE,
  MARK_OPEN,     /* ( [ { ¿ ¡ */
  MARK_CLOSE
} mark;

static mark ascii_mark(uint32_t c) {
  switch (c) {
    case '.': return MARK_DOT;
    case '!':
    case '?': return MARK_STRONG;
    case '"':
    case '\'': return MARK_QUOTE;
    case '(':
    case '[':
    case '{': return MARK_OPEN;
    case ')':
    case ']':
    case '}': return MARK_CLOSE;
    default: return MARK_NONE;
  }
}

/* Terminators are the STerm of UAX #29; their width tells the kind. */
static mark wide_mark(uint32_t c, uint32_t record) {
  switch (c) {
    case 0x2026: return MARK_ELLIPSIS;
    case 0x203C: /* double ! and ?, interrobang */
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x203D: return MARK_STRONG;
    case 0x201E: /* „ opens in German, “ closes there: both by place */
    case 0xBF:
    case 0xA1: return MARK_OPEN;
    case 0x3002: /* ideographic and full-width terminators */
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61: return MARK_WIDE;
    default: break;
  }
  switch (chars_category(record)) {
    case CHARS_GC_PI: return MARK_OPEN_QUOTE;
    case CHARS_GC_PF: return MARK_CLOSE_QUOTE;
    case CHARS_GC_PS: return MARK_OPEN;
    case CHARS_GC_PE: return MARK_CLOSE;
    default: break;
  }
  unsigned sb = chars_sentence_break(record);
  return sb == CHARS_SB_STERM || sb == CHARS_SB_ATERM ? MARK_STRONG
                                                      : MARK_NONE;
}

/* ---- Deciding ---- */

typedef struct splitter {
  const text_view *t;
  const token_table *k;
  const glean_lang *lang;
  size_t begin; /* first token of the open sentence */
} splitter;

static mark mark_of(const splitter *s, size_t i) {
  if (token_kind(s->k->flags[i]) != GLEAN_TOKEN_PUNCT) return MARK_NONE;
  uint32_t c, start = s->k->start[i];
  utf8_decode(s->t->bytes + start, s->t->len - start, &c);
  return c < 0x80 ? ascii_mark(c) : wide_mark(c, chars_record(c));
}

static int is_terminator(mark m) {
  return m >= MARK_DOT && m <= MARK_WIDE;
}

static int glued(const splitter *s, size_t i) {
  return (s->k->flags[i] & TOKEN_GLUED) != 0;
}

/* The word before a full stop ... */
enum left {
  LEFT_PLAIN,
  LEFT_TITLE,
  LEFT_NUMBER,
  LEFT_INNER,
  LEFT_TRAILING,
  LEFT_TIME,
  LEFT_MONTH,
  LEFT_INITIAL, /* one upper-case letter */
  LEFT_LETTER,  /* one lower-case letter */
  LEFT_ACRONYM, /* U.S */
  LEFT_COUNT,   /* "1." that opens a sentence */
  LEFT_CLASSES
};

/* ... and what follows it. */
enum right {
  RIGHT_LOWER,
  RIGHT_UPPER,
  RIGHT_STARTER,
  RIGHT_CONTINUER,
  RIGHT_DIGIT,
  RIGHT_OPEN, /* an opening mark, then no lower-case letter */
  RIGHT_OTHER,
  RIGHT_CLASSES
};

/* Does a sentence end?  Rows: left; columns: lower upper starter continuer
 * digit open other. */
static const unsigned char ends[LEFT_CLASSES][RIGHT_CLASSES] = {
    [LEFT_PLAIN] = {0, 1, 1, 1, 1, 1, 1},
    [LEFT_TITLE] = {0, 0, 0, 0, 0, 0, 0},
    [LEFT_NUMBER] = {0, 1, 1, 1, 0, 1, 0},
    [LEFT_INNER] = {0, 0, 0, 0, 0, 0, 0},
    [LEFT_TRAILING] = {0, 0, 1, 0, 0, 1, 1},
    [LEFT_TIME] = {0, 1, 1, 0, 0, 1, 1},
    [LEFT_MONTH] = {0, 0, 1, 0, 0, 1, 0},
    [LEFT_INITIAL] = {0, 0, 1, 0, 1, 1, 0},
    [LEFT_LETTER] = {0, 0, 1, 0, 0, 0, 0},
    [LEFT_ACRONYM] = {0, 0, 1, 0, 0, 1, 1},
    [LEFT_COUNT] = {0, 0, 0, 0, 0, 0, 0},
};

static unsigned classes_of(const splitter *s, size_t i) {
  return lang_classes(s->lang, s->k->hash[i], s->k->flags[i] & TOKEN_CAP);
}

/* Code points of a token, up to 3. */
static size_t short_length(const splitter *s, size_t i) {
  size_t n = 0;
  for (size_t at = s->k->start[i]; at < s->k->end[i] && n < 3; n++) {
    uint32_t c;
    at += utf8_decode(s->t->bytes + at, s->t->len - at, &c);
  }
  return n;
}

/* Single letters with dots between them: "U.S", "p.m". */
static int is_acronym(const splitter *s, size_t i) {
  const uint8_t *b = s->t->bytes;
  size_t at = s->k->start[i], end = s->k->end[i], dots = 0;
  if (end - at > 24) return 0;
  while (at < end) {
    uint32_t c;
    at += utf8_decode(b + at, end - at, &c);
    if (!chars_is_letter(chars_record(c))) return 0;
    if (at == end) return dots > 0;
    if (b[at] != '.') return 0;
    dots++;
    at++;
  }
  return 0;
}

static enum left left_by_class(unsigned classes) {
  static const struct {
    glean_word_class klass;
    enum left left;
  } order[] = {
      {GLEAN_WORD_TITLE, LEFT_TITLE}, {GLEAN_WORD_INNER, LEFT_INNER},
      {GLEAN_WORD_TIME, LEFT_TIME},   {GLEAN_WORD_TRAILING, LEFT_TRAILING},
      {GLEAN_WORD_MONTH, LEFT_MONTH}, {GLEAN_WORD_NUMBER, LEFT_NUMBER},
  };
  for (size_t i = 0; i < BASE_LEN(order); i++)
    if (classes & LANG_BIT(order[i].klass)) return order[i].left;
  return LEFT_PLAIN;
}

/* The class of token i before a full stop. */
static enum left left_of(const splitter *s, size_t i) {
  size_t length = short_length(s, i);
  uint16_t flags = s->k->flags[i];
  glean_token_kind kind = token_kind(flags);
  int first = i == s->begin;
  if (first && (kind == GLEAN_TOKEN_NUMBER ? length < 3 : length == 1))
    return LEFT_COUNT;
  if (kind != GLEAN_TOKEN_WORD || flags & TOKEN_CLUSTER) return LEFT_PLAIN;
  enum left left = left_by_class(classes_of(s, i));
  if (left != LEFT_PLAIN) return left;
  if (length == 1)
    return token_case(flags) == GLEAN_CASE_LOWER ? LEFT_LETTER : LEFT_INITIAL;
  return is_acronym(s, i) ? LEFT_ACRONYM : LEFT_PLAIN;
}

/* What follows, from token i on (i < the end of the segment). */
typedef struct following {
  enum right right;
  size_t word; /* the token behind the opening marks */
} following;

static following right_of(const splitter *s, size_t i, size_t end) {
  size_t word = i;
  while (word < end && word - i < 4) {
    mark m = mark_of(s, word);
    if (m != MARK_OPEN && m != MARK_OPEN_QUOTE && m != MARK_QUOTE) break;
    word++;
  }
  following f = {RIGHT_OTHER, word};
  if (word >= end) return f;
  uint16_t flags = s->k->flags[word];
  glean_token_case letters = token_case(flags);
  unsigned classes = classes_of(s, word);
  if (token_kind(flags) == GLEAN_TOKEN_NUMBER)
    f.right = RIGHT_DIGIT;
  else if (letters == GLEAN_CASE_LOWER || (letters && !(flags & TOKEN_CAP)))
    f.right = RIGHT_LOWER;
  else if (word > i)
    f.right = RIGHT_OPEN;
  else if (classes & LANG_BIT(GLEAN_WORD_STARTER))
    f.right = RIGHT_STARTER;
  else if (classes & LANG_BIT(GLEAN_WORD_CONTINUER))
    f.right = RIGHT_CONTINUER;
  else if (letters)
    f.right = RIGHT_UPPER;
  return f;
}

/* A terminator run and what closes it. */
typedef struct candidate {
  size_t first, last;  /* tokens of the run, both inclusive */
  size_t after;        /* the first token behind the closers */
  int dots, strong, ellipsis, wide;
  int quote, bracket;  /* closers of each kind */
} candidate;

static void note_mark(candidate *c, mark m) {
  c->dots += m == MARK_DOT;
  c->strong += m == MARK_STRONG;
  c->ellipsis += m == MARK_ELLIPSIS;
  c->wide += m == MARK_WIDE;
}

/* Read the run at token i: terminators, then closers, all touching. */
static candidate read_candidate(const splitter *s, size_t i, size_t end) {
  candidate c = {.first = i, .last = i};
  note_mark(&c, mark_of(s, i));
  size_t j = i + 1;
  for (; j < end && glued(s, j); j++) {
    mark m = mark_of(s, j);
    if (!is_terminator(m)) break;
    note_mark(&c, m);
  }
  c.last = j - 1;
  for (; j < end && glued(s, j); j++) {
    mark m = mark_of(s, j);
    if (m == MARK_QUOTE || m == MARK_CLOSE_QUOTE)
      c.quote = 1;
    else if (m == MARK_CLOSE)
      c.bracket = 1;
    else if (!is_terminator(m))
      break;
  }
  c.after = j;
  return c;
}

/* "he was late. the train": a lower-case start after a plain word is taken
 * for sloppy writing if the word is no likely abbreviation. */
static int sloppy(const splitter *s, size_t left) {
  static const char vowels[] = "aeiouy";
  size_t start = s->k->start[left], end = s->k->end[left];
  if (token_case(s->k->flags[left]) != GLEAN_CASE_LOWER || end - start < 4)
    return 0;
  for (size_t i = start; i < end && i - start < 16; i++)
    for (size_t v = 0; v < sizeof vowels - 1; v++)
      if (s->t->bytes[i] == (uint8_t)vowels[v]) return 1;
  return 0;
}

/* "At 5 a.m. Mr. Roe": a time at the very start does not end a sentence. */
static int fronted(const splitter *s, enum left left, size_t i) {
  return left == LEFT_TIME && i - s->begin <= 2;
}

static int stop_ends(const splitter *s, const candidate *c, following f) {
  int has_left = c->first > s->begin && glued(s, c->first);
  enum left left = has_left ? left_of(s, c->first - 1) : LEFT_PLAIN;
  if (c->quote) return f.right != RIGHT_LOWER;
  if (c->bracket) {
    if (f.right == RIGHT_LOWER || f.right == RIGHT_DIGIT) return 0;
    return left == LEFT_PLAIN || f.right == RIGHT_STARTER;
  }
  if (has_left && left == LEFT_PLAIN && f.right == RIGHT_LOWER)
    return sloppy(s, c->first - 1);
  if (has_left && fronted(s, left, c->first - 1)) return 0;
  if (left == LEFT_INITIAL && f.right == RIGHT_STARTER &&
      short_length(s, f.word) == 1)
    return 0; /* "J. A. Roe": an initial, not the article */
  return ends[left][f.right];
}

/* Does a sentence end behind this candidate? */
static int is_boundary(const splitter *s, const candidate *c, size_t end) {
  if (c->after >= end) return 0; /* the segment ends here anyway */
  if (c->wide) {
    mark next = mark_of(s, c->after);
    return next != MARK_CLOSE && next != MARK_CLOSE_QUOTE;
  }
  if (glued(s, c->after)) return 0;
  mark next = mark_of(s, c->after);
  if (is_terminator(next)) return 0; /* ". . ." */
  following f = right_of(s, c->after, end);
  if (c->strong) return f.right != RIGHT_LOWER || !(c->quote || c->bracket);
  if (c->ellipsis || c->dots > 1)
    return f.right != RIGHT_LOWER && f.right != RIGHT_DIGIT;
  return stop_ends(s, c, f);
}

/* ---- Quotations kept whole ---- */

/* Tracks the quotation that is open.  A quotation counts only if it is closed
 * in its segment; 'closer' is the last token looked up for that, so that the
 * search never goes over the same tokens twice. */
typedef struct quotation {
  int enabled;
  size_t until; /* inside a quotation before this token */
  size_t none;  /* no closer from here on to the end of the segment */
} quotation;

static void open_quotation(const splitter *s, quotation *q, size_t i,
                           size_t end) {
  mark m = mark_of(s, i);
  if (!q->enabled || i < q->until || i < q->none) return;
  if (m != MARK_OPEN_QUOTE && m != MARK_QUOTE) return;
  if (m == MARK_QUOTE && glued(s, i)) return;
  mark want = m == MARK_QUOTE ? MARK_QUOTE : MARK_CLOSE_QUOTE;
  for (size_t j = i + 1; j < end; j++) {
    if (mark_of(s, j) != want) continue;
    q->until = j + 1;
    return;
  }
  q->none = end;
}

/* ---- Segments ---- */

/* Split the tokens [from, end), which no line break that counts divides. */
static void split_segment(splitter *s, collector *out, quotation *q,
                          size_t from, size_t end) {
  s->begin = from;
  size_t i = from;
  while (i < end) {
    if (!is_terminator(mark_of(s, i))) {
      open_quotation(s, q, i++, end);
      continue;
    }
    candidate c = read_candidate(s, i, end);
    i = c.after;
    if (c.after < q->until || !is_boundary(s, &c, end)) continue;
    close_at(out, s->k->end[c.after - 1]);
    s->begin = c.after;
  }
  if (end > from) close_at(out, s->k->end[end - 1]);
}

/* Do single line breaks look like those of wrapped prose?  A third of them at
 * least must follow a line of ordinary width and precede a small letter. */
static int looks_wrapped(const splitter *s) {
  size_t line = 0, single = 0, wrapped = 0;
  const token_table *k = s->k;
  for (size_t i = 1; i < k->len; i++) {
    if (!(k->flags[i] & TOKEN_LINE)) continue;
    size_t width = k->end[i - 1] - k->start[line];
    line = i;
    if (k->flags[i] & TOKEN_BLANK) continue;
    single++;
    wrapped += width > 25 && width < 120 &&
               token_case(k->flags[i]) == GLEAN_CASE_LOWER;
  }
  return wrapped > 0 && wrapped * 3 >= single;
}

/* A line that starts so is an item of its own even where lines are wrapped. */
static int is_bullet(const splitter *s, size_t i) {
  uint32_t c, start = s->k->start[i];
  size_t n = utf8_decode(s->t->bytes + start, s->t->len - start, &c);
  int dash = c == '-' || c == '*' || c == 0x2022 || c == 0x2043 || c == 0x2013;
  return dash && start + n == s->k->end[i] && i + 1 < s->k->len &&
         !glued(s, i + 1);
}

static int starts_segment(const splitter *s, size_t i, glean_newline newline) {
  uint16_t flags = s->k->flags[i];
  if (flags & TOKEN_BLANK) return 1;
  if (!(flags & TOKEN_LINE)) return 0;
  return newline == GLEAN_NEWLINE_HARD || is_bullet(s, i);
}

static glean_status split_uax29(collector *c) {
  const text_view *t = c->t;
  stream_window w = {t->bytes, t->len, 0, 1};
  uax29_state state = {0};
  stream_span span;
  while (c->status == GLEAN_OK && uax29_next(&state, &w, &span) == STREAM_SPAN)
    add_span(c, (size_t)span.start, (size_t)span.end);
  c->from = t->len;
  return finish(c);
}

glean_status sentence_split(span_array *out, const glean_allocator *mem,
                            const text_view *t, const token_table *tokens,
                            const sentence_options *options) {
  splitter s = {t, tokens, options->lang, 0};
  collector c = {out, mem, t, 0, GLEAN_OK};
  if (options->mode == GLEAN_SENTENCE_UAX29) return split_uax29(&c);
  glean_newline newline = options->newline;
  if (newline == GLEAN_NEWLINE_AUTO)
    newline = looks_wrapped(&s) ? GLEAN_NEWLINE_SOFT : GLEAN_NEWLINE_HARD;
  quotation q = {options->quotations == GLEAN_QUOTATIONS_KEEP, 0, 0};
  size_t from = 0;
  for (size_t i = 1; i <= tokens->len; i++) {
    if (i < tokens->len && !starts_segment(&s, i, newline)) continue;
    split_segment(&s, &c, &q, from, i);
    from = i;
  }
  return finish(&c);
}
