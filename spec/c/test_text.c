/* test_text.c: ill-formed UTF-8, positions, sentences and paragraphs over
 * pseudo-random bytes, against slow references. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "glean.h"
#include "test.h"

/* ---- A reference: Table 3-7 of the Unicode Standard, row by row ---- */

typedef struct row {
  unsigned char lead_low, lead_high, second_low, second_high, len;
} row;

static const row rows[] = {
    {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2},
    {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4},
    {0xF4, 0xF4, 0x80, 0x8F, 4}};

/* The bytes of the code point at s, or of the maximal ill-formed subpart. */
static size_t piece(const unsigned char *s, size_t left, int *well_formed) {
  *well_formed = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const row *r = &rows[i];
    if (s[0] < r->lead_low || s[0] > r->lead_high) continue;
    for (size_t n = 1; n < r->len; n++) {
      unsigned char low = n == 1 ? r->second_low : 0x80;
      unsigned char high = n == 1 ? r->second_high : 0xBF;
      if (n >= left || s[n] < low || s[n] > high) return n;
    }
    *well_formed = 1;
    return r->len;
  }
  return 1;
}

/* Counts at every offset; inside a piece 'boundary' is 0. */
typedef struct place {
  size_t points, utf16, line, column;
  int boundary;
} place;

static size_t count_all(const unsigned char *s, size_t len, place *out,
                        size_t *first_bad) {
  place at = {0, 0, 0, 0, 1};
  *first_bad = len;
  memset(out, 0, (len + 1) * sizeof *out);
  for (size_t i = 0; i < len;) {
    int good;
    size_t n = piece(s + i, len - i, &good);
    out[i] = at;
    if (!good && *first_bad == len) *first_bad = i;
    at.points++;
    at.utf16 += good && n == 4 ? 2 : 1;
    at.column++;
    if (s[i] == '\n') {
      at.line++;
      at.column = 0;
    }
    i += n;
  }
  out[len] = at;
  return at.points;
}

/* ---- Texts ---- */

#define MAX_TEXT 240

/* Bytes that meet every row of the table at its edges, and words between. */
static size_t random_bytes(unsigned char *out) {
  static const unsigned char edges[] = {
      0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2,
      0xDF, 0xE0, 0xE1, 0xE2, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3,
      0xF4, 0xF5, 0xFF, 0x80, 0x81, 0xBE, 0xBF, 0xA8, 0xA9, 'A',  'b',
      '.',  '!',  ' ',  '\n', '\n', '\r', '\t', '"',  '(',  ')',  '1'};
  size_t len = random_below(MAX_TEXT);
  for (size_t i = 0; i < len; i++)
    out[i] = edges[random_below(sizeof edges)];
  return len;
}

static size_t random_prose(unsigned char *out) {
  static const char *const parts[] = {
      "Ann ", "went", ".",   " ",      "\n",     "\n\n",  "\r\n",  "\t",
      "Mr.",  "p.m.", "e.g", "\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9",
      "\v", "\f", "\xC2\x85", "\xE3\x80\x80", "東", "京。", "“", "”",
      "?", "1", "\xFF", "\xE2\x80"};
  size_t len = 0, pieces = random_below(50);
  for (size_t i = 0; i < pieces; i++) {
    const char *part = parts[random_below(sizeof parts / sizeof *parts)];
    memcpy(out + len, part, strlen(part));
    len += strlen(part);
  }
  return len;
}

/* White space, by the property of that name; n is the length of its piece. */
static int is_white(const unsigned char *s, size_t n) {
  if (n == 1) return (s[0] >= 9 && s[0] <= 13) || s[0] == ' ';
  if (n == 2) return s[0] == 0xC2 && (s[1] == 0x85 || s[1] == 0xA0);
  if (n != 3) return 0;
  unsigned c = (s[0] & 15u) << 12 | (s[1] & 63u) << 6 | (s[2] & 63u);
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* ---- Checks ---- */

static void check_strict(const char *text, size_t len, size_t first_bad) {
  glean_doc *doc;
  glean_error err;
  glean_status status = glean_doc_open(&doc, text, len, NULL, &err);
  if (first_bad == len) {
    check(status == GLEAN_OK, "well-formed", (long)len);
  } else {
    check(status == GLEAN_UTF8 && err.status == GLEAN_UTF8 && doc == NULL,
          "ill-formed", (long)first_bad);
    check(err.position == first_bad, "position", (long)first_bad);
  }
  glean_doc_close(doc);
}

static void check_positions(glean_doc *doc, const place *places, size_t len) {
  for (size_t i = 0; i <= len; i++) {
    size_t a, b, c, d;
    check(!glean_doc_is_boundary(doc, i) == !places[i].boundary, "boundary",
          (long)i);
    if (!places[i].boundary) continue;
    check(glean_doc_units(doc, i, &a, &b) == GLEAN_OK &&
              a == places[i].points && b == places[i].utf16,
          "units", (long)i);
    check(glean_doc_line(doc, i, &c, &d) == GLEAN_OK && c == places[i].line &&
              d == places[i].column,
          "line", (long)i);
  }
  check(!glean_doc_is_boundary(doc, len + 1), "beyond", (long)len);
}

typedef struct cover {
  size_t (*count)(const glean_doc *doc);
  glean_span (*get)(const glean_doc *doc, size_t i);
  uint32_t (*at)(const glean_doc *doc, size_t offset);
  const char *name;
} cover;

static const cover covers[] = {
    {glean_doc_sentence_count, glean_doc_sentence, glean_doc_sentence_at,
     "sentence"},
    {glean_doc_paragraph_count, glean_doc_paragraph, glean_doc_paragraph_at,
     "paragraph"}};

/* Ordered, disjoint, on boundaries, trimmed, and all that is not white is in
 * one; '..._at' is what a walk through them says. */
static void check_cover(const glean_doc *doc, const cover *c,
                        const unsigned char *s, size_t len,
                        const place *places) {
  size_t n = c->count(doc), i = 0, end = 0;
  for (size_t k = 0; k < n; k++) {
    glean_span span = c->get(doc, k);
    int ok = span.start >= end && span.end > span.start && span.end <= len &&
             places[span.start].boundary && places[span.end].boundary;
    check(ok, c->name, (long)k);
    end = span.end;
  }
  for (size_t at = 0; at < len; at++) {
    while (i < n && c->get(doc, i).end <= at) i++;
    check(c->at(doc, at) == (i < n ? (uint32_t)i : GLEAN_NONE), "at", (long)at);
    if (!places[at].boundary) continue;
    int good, inside = i < n && c->get(doc, i).start <= at;
    size_t size = piece(s + at, len - at, &good);
    int white = good && is_white(s + at, size);
    check(inside || white, "covered", (long)at);
    if (inside && white) {
      glean_span span = c->get(doc, i);
      check(at != span.start && at + size != span.end, "trimmed", (long)at);
    }
  }
}

/* A sentence lies in one paragraph. */
static void check_nesting(const glean_doc *doc) {
  size_t n = glean_doc_sentence_count(doc);
  for (size_t i = 0; i < n; i++) {
    glean_span s = glean_doc_sentence(doc, i);
    uint32_t p = glean_doc_paragraph_at(doc, s.start);
    glean_span around = {0, 0};
    if (p != GLEAN_NONE) around = glean_doc_paragraph(doc, p);
    check(around.start <= s.start && s.end <= around.end, "nesting", (long)i);
  }
}

static void check_text(const unsigned char *bytes, size_t len, int option) {
  static place places[MAX_TEXT * 4];
  char *copy = malloc(len ? len : 1); /* exact size: over-reads show */
  memcpy(copy, bytes, len);
  size_t first_bad;
  count_all(bytes, len, places, &first_bad);
  check_strict(copy, len, first_bad);
  glean_allocator plain = {NULL, NULL};
  glean_doc_options options = {plain, GLEAN_UTF8_REPLACE, NULL,
                               {GLEAN_SENTENCE_TEXT,
                                (glean_newline)(option % 3),
                                (glean_quotations)(option / 3 % 2),
                                (glean_list_items)(option / 6 % 2)},
                               option % 2, NULL, NULL};
  glean_doc *doc;
  check(glean_doc_open(&doc, copy, len, &options, NULL) == GLEAN_OK, "open",
        (long)len);
  check(option % 2 == 0 || glean_doc_token_count(doc) == 0, "deferred", 0);
  check(glean_doc_tokenize(doc, NULL) == GLEAN_OK, "tokenize", (long)len);
  check_positions(doc, places, len);
  check_cover(doc, &covers[0], bytes, len, places);
  check_cover(doc, &covers[1], bytes, len, places);
  check_nesting(doc);
  glean_doc_close(doc);
  free(copy);
}

/* ---- glean_fold and glean_shape ---- */

/* Like snprintf: any capacity gives a prefix of the whole, and no more. */
static void check_fold(const unsigned char *bytes, size_t len) {
  char whole[MAX_TEXT * 12], part[MAX_TEXT * 12], shape[GLEAN_SHAPE_BYTES + 1];
  const char *text = (const char *)bytes;
  size_t n = glean_fold(text, len, whole, sizeof whole);
  check(n <= sizeof whole && glean_fold(text, len, NULL, 0) == n, "fold", 0);
  size_t cap = random_below((uint32_t)n + 2);
  memset(part, 0x5A, sizeof part);
  check(glean_fold(text, len, part, cap) == n, "fold length", (long)cap);
  size_t written = 0;
  while (written < sizeof part && part[written] != 0x5A) written++;
  check(written <= cap, "fold writes no more", (long)cap);
  if (cap >= n) check(memcmp(part, whole, n) == 0, "fold bytes", (long)n);
  shape[GLEAN_SHAPE_BYTES] = 0x5A;
  check(glean_shape(text, len, shape) <= GLEAN_SHAPE_BYTES &&
            shape[GLEAN_SHAPE_BYTES] == 0x5A,
        "shape", (long)len);
}

int main(void) {
  unsigned char text[MAX_TEXT * 4];
  for (int i = 0; i < 6000; i++) {
    size_t len = i % 2 ? random_bytes(text) : random_prose(text);
    check_text(text, len, i);
    if (len <= MAX_TEXT) check_fold(text, len);
  }
  return test_status();
}
