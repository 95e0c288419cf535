/* test_fold.c: search folding against utf8proc and against its own promises.

   Compile with src/ in the include path; link core/fold.c, core/chars.c,
   core/utf8.c and utf8proc. utf8proc may be of an older Unicode than our
   tables: it is asked only about what it assigns. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "core/chars.h"
#include "core/fold.h"
#include "core/utf8.h"
#include "test.h"

enum {
  LAST = 0x10FFFF,
  STRINGS = 100000,
  STRING_POINTS = 24, /* code points of a random string, at most */
  ROOM = 1024,        /* bytes: ample for a random string in any form */
  MANY = 1000000
};

/* The same numbers in every run: xorshift, Marsaglia 2003. */
static uint32_t next_random(uint32_t *seed) {
  *seed ^= *seed << 13;
  *seed ^= *seed >> 17;
  *seed ^= *seed << 5;
  return *seed;
}

static int is_surrogate(uint32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

static const utf8proc_property_t *property_of(uint32_t c) {
  return utf8proc_get_property((utf8proc_int32_t)c);
}

/* Do we and utf8proc both know c? */
static int is_shared(uint32_t c) {
  return chars_is_assigned(chars_record(c)) && !is_surrogate(c) &&
         property_of(c)->category != UTF8PROC_CATEGORY_CN;
}

/* A text and its fold against an expectation; NUL-terminated. */
static void expect(const char *text, const char *folded) {
  uint8_t out[ROOM];
  size_t n = fold_bytes((const uint8_t *)text, strlen(text), out, ROOM);
  check(n == strlen(folded) && memcmp(out, folded, n) == 0, text, 0);
  check(fold_equal((const uint8_t *)text, strlen(text),
                   (const uint8_t *)folded, strlen(folded)) == 1,
        text, 1);
}

static void test_examples(void) {
  static const char *const cases[][2] = {
      {"", ""},
      {"Hello, World! [\\]^_`{|}~@AZ", "hello, world! [\\]^_`{|}~@az"},
      {"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
       "abcdefghijklmnopqrstuvwxyz0123456789"},
      {"\xC4\xB0", "i"},                          /* İ */
      {"I\xCC\x87", "i"},                         /* the same, decomposed */
      {"\xC4\xB1", "\xC4\xB1"},                   /* ı */
      {"Stra\xC3\x9F" "e", "strasse"},            /* ß */
      {"\xE1\xBA\x9E", "ss"},                     /* capital sharp s */
      {"\xC5\x89", "'n"},                         /* ŉ */
      {"\xE1\xBE\xB3", "\xCE\xB1"},               /* ᾳ */
      {"\xC3\x85ngstr\xC3\xB6m", "angstrom"},     /* Å ö */
      {"\xE2\x84\xAB\xE2\x84\xAA", "ak"},         /* angstrom and kelvin sign */
      {"\xD0\x99\xD0\xB9", "\xD0\xB8\xD0\xB8"},   /* Й й */
      {"\xCF\x82\xCE\xA3", "\xCF\x83\xCF\x83"},   /* ς Σ */
      {"\xC2\xB5\xCC\x81", "\xCE\xBC"},           /* micro sign, acute */
      {"co\xC2\xADop", "coop"},                   /* soft hyphen */
      {"e\xE2\x80\x8D\xCC\x81", "e"},             /* joiner before a mark */
      {"\xEF\xAC\x83", "ffi"},                    /* ligature */
      {"don\xE2\x80\x99t \xE2\x80\x9CX\xE2\x80\x9D", "don't \"x\""},
      {"a\xE2\x80\x93\x62\xE2\x88\x92" "c", "a-b-c"},
      {"1\xCC\x81", "1\xCC\x81"},                 /* a mark on a digit stays */
      {"\xCC\x81", "\xCC\x81"},                   /* so does one on nothing */
      {"\xD7\xA9\xD6\xBC\xD6\xB0", "\xD7\xA9\xD6\xB0\xD6\xBC"}, /* Hebrew */
      {"\xEA\xB0\x81", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"}, /* Hangul */
      {"\xE3\x81\x8C", "\xE3\x81\x8B\xE3\x82\x99"}, /* ga = ka + voicing */
      {"a\xC2\xA0\xE3\x80\x80" "b", "a\xC2\xA0\xE3\x80\x80" "b"},
      {"a\xE3\x80\xAE\xCC\x81", "a\xE3\x80\xAE"}, /* Mc between base and mark */
      {"z\xE0\xB3\x87", "z\xE0\xB3\x95"},       /* U+0CC7 = Mn + Mc */
      {"A\xFF\xC3(\xE2\x82", "a\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD"},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xF0\x9F\x98", "\xEF\xBF\xBD"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    expect(cases[i][0], cases[i][1]);
  }
}

/* Folding a fold changes nothing; all limits of the growth are kept. */
static void check_idempotent(const uint8_t *text, size_t len, uint32_t id) {
  uint8_t once[ROOM], twice[ROOM];
  size_t n = fold_bytes(text, len, once, ROOM);
  check(n <= FOLD_GROWTH * len, "the fold grows threefold at most", id);
  size_t m = fold_bytes(once, n, twice, ROOM);
  check(m == n && memcmp(once, twice, n) == 0, "fold of a fold", id);
  check(fold_equal(text, len, once, n) == 1, "fold_equal, true", id);
  once[n] = 'x';
  check(fold_equal(text, len, once, n + 1) == 0, "fold_equal, longer", id);
  if (n == 0) return;
  check(fold_equal(text, len, once, n - 1) == 0, "fold_equal, shorter", id);
  once[id % n] ^= 1;
  check(fold_equal(text, len, once, n) == 0, "fold_equal, other", id);
}

/* Writes what utf8proc makes of c; returns the number of parts. */
static utf8proc_ssize_t decompose(uint32_t c, utf8proc_int32_t *parts,
                                  utf8proc_ssize_t cap, int options) {
  int bound_class = 0;
  return utf8proc_decompose_char((utf8proc_int32_t)c, parts, cap,
                                 (utf8proc_option_t)options, &bound_class);
}

static uint32_t unify(uint32_t c) {
  static const uint32_t pairs[][2] = {
      {0x2018, '\''}, {0x2019, '\''}, {0x201A, '\''}, {0x201B, '\''},
      {0x02BC, '\''}, {0x2032, '\''}, {0xFF07, '\''}, {0x201C, '"'},
      {0x201D, '"'},  {0x201E, '"'},  {0x201F, '"'},  {0x2033, '"'},
      {0xFF02, '"'},  {0x2010, '-'},  {0x2011, '-'},  {0x2012, '-'},
      {0x2013, '-'},  {0x2014, '-'},  {0x2015, '-'},  {0x2212, '-'},
      {0xFE58, '-'},  {0xFE63, '-'},  {0xFF0D, '-'}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    if (pairs[i][0] == c) return pairs[i][1];
  }
  return c;
}

/* Appends the reference fold of one decomposed code point. */
static size_t append_reference(uint32_t d, int *base, uint8_t *out) {
  utf8proc_int32_t parts[8] = {(utf8proc_int32_t)d};
  utf8proc_ssize_t count = 1;
  size_t n = 0;
  if (!chars_is_mark(chars_record(d))) {
    count = decompose(d, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
  }
  for (utf8proc_ssize_t i = 0; i < count; i++) {
    uint32_t c = unify((uint32_t)parts[i]);
    int category = property_of(c)->category;
    uint32_t record = chars_record(c);
    if (chars_is_ignorable(record)) continue;
    if (*base && (category == UTF8PROC_CATEGORY_MN ||
                  category == UTF8PROC_CATEGORY_ME)) {
      continue;
    }
    if (!chars_is_mark(record)) *base = chars_is_folding_base(record);
    n += utf8_encode(c, out + n);
  }
  return n;
}

/* The fold of a code point is what utf8proc's decomposition and case folding
   make of it, without what is dropped. */
static void check_reference(uint32_t c, const uint8_t *text, size_t len) {
  uint8_t mine[ROOM], reference[ROOM];
  utf8proc_int32_t parts[8];
  int base = 0;
  size_t n = 0;
  utf8proc_ssize_t count = decompose(c, parts, 8, UTF8PROC_DECOMPOSE);
  for (utf8proc_ssize_t i = 0; i < count; i++) {
    n += append_reference((uint32_t)parts[i], &base, reference + n);
  }
  size_t m = fold_bytes(text, len, mine, ROOM);
  check(m == n && memcmp(mine, reference, n) == 0, "agrees with utf8proc", c);
}

/* The properties that our records have in common with utf8proc's. */
static void check_record(uint32_t c) {
  static const uint8_t categories[] = {
      CHARS_GC_CN, CHARS_GC_LU, CHARS_GC_LL, CHARS_GC_LT, CHARS_GC_LM,
      CHARS_GC_LO, CHARS_GC_MN, CHARS_GC_MC, CHARS_GC_ME, CHARS_GC_ND,
      CHARS_GC_NL, CHARS_GC_NO, CHARS_GC_PC, CHARS_GC_PD, CHARS_GC_PS,
      CHARS_GC_PE, CHARS_GC_PI, CHARS_GC_PF, CHARS_GC_PO, CHARS_GC_SM,
      CHARS_GC_SC, CHARS_GC_SK, CHARS_GC_SO, CHARS_GC_ZS, CHARS_GC_ZL,
      CHARS_GC_ZP, CHARS_GC_CC, CHARS_GC_CF, CHARS_GC_CS, CHARS_GC_CO};
  uint32_t record = chars_record(c);
  const utf8proc_property_t *property = property_of(c);
  check((int)chars_category(record) == categories[property->category],
        "general category", c);
  check(chars_combining_class(record) == property->combining_class,
        "combining class", c);
}

/* Folds of the NFC and the NFD of a text are the fold of the text. */
static void check_forms(const uint8_t *text, size_t len, uint32_t id) {
  static const int forms[] = {UTF8PROC_COMPOSE, UTF8PROC_DECOMPOSE};
  uint8_t plain[ROOM], other[ROOM];
  size_t n = fold_bytes(text, len, plain, ROOM);
  for (size_t i = 0; i < 2; i++) {
    uint8_t *form = NULL;
    utf8proc_ssize_t form_len =
        utf8proc_map(text, (utf8proc_ssize_t)len, &form,
                     (utf8proc_option_t)(UTF8PROC_STABLE | forms[i]));
    check(form_len >= 0, "utf8proc_map", id);
    if (form_len < 0) continue;
    size_t m = fold_bytes(form, (size_t)form_len, other, ROOM);
    check(m == n && memcmp(plain, other, n) == 0, "same fold of a form", id);
    check(fold_equal(form, (size_t)form_len, plain, n), "equal form", id);
    free(form);
  }
}

static void test_code_points(void) {
  for (uint32_t c = 0; c <= LAST; c++) {
    uint8_t text[4];
    if (is_surrogate(c)) continue;
    size_t len = utf8_encode(c, text);
    check_idempotent(text, len, c);
    if (!is_shared(c)) continue;
    check_reference(c, text, len);
    check_record(c);
    check_forms(text, len, c);
  }
  check(chars_record(LAST + 1) == CHARS_UNASSIGNED, "above the last", 0);
  check(chars_record(UINT32_MAX) == CHARS_UNASSIGNED, "far above", 0);
}

/* A code point that utf8proc knows, from a script that has something to it.
   U+11A7 is left out: utf8proc 2.8 loses it when it composes. */
static uint32_t random_code_point(uint32_t *seed) {
  static const uint32_t ranges[][2] = {
      {0x20, 0x7E},     {0x41, 0x5A},     {0xC0, 0x24F},    {0x300, 0x36F},
      {0x370, 0x3FF},   {0x400, 0x52F},   {0x5B0, 0x5EA},   {0x610, 0x670},
      {0x930, 0x95F},   {0xE30, 0xE4E},   {0xF71, 0xF84},   {0x1100, 0x11FF},
      {0x1E00, 0x1FFF}, {0x2000, 0x206F}, {0x20D0, 0x20F0}, {0x302A, 0x30FF},
      {0xAC00, 0xD7A3}, {0xF900, 0xFAD9}, {0xFB00, 0xFB4F}, {0xFE00, 0xFE2F},
      {0x1D15E, 0x1D18B}, {0x11099, 0x110BA}, {0x0, LAST}};
  for (;;) {
    const uint32_t *range =
        ranges[next_random(seed) % (sizeof ranges / sizeof *ranges)];
    uint32_t c = range[0] + next_random(seed) % (range[1] - range[0] + 1);
    if (is_shared(c) && c != 0x11A7) return c;
  }
}

static void test_strings(void) {
  uint32_t seed = 20240229;
  for (uint32_t i = 0; i < STRINGS; i++) {
    uint8_t text[STRING_POINTS * 4];
    size_t len = 0;
    uint32_t count = 1 + next_random(&seed) % STRING_POINTS;
    for (uint32_t j = 0; j < count; j++) {
      len += utf8_encode(random_code_point(&seed), text + len);
    }
    check_idempotent(text, len, i);
    check_forms(text, len, i);
  }
}

/* Bytes of any kind, in a block of their exact size. */
static void test_random_bytes(void) {
  uint32_t seed = 4711;
  for (uint32_t i = 0; i < STRINGS; i++) {
    size_t len = 1 + next_random(&seed) % 40;
    uint8_t *text = malloc(len);
    if (text == NULL) return;
    for (size_t j = 0; j < len; j++) {
      text[j] = (uint8_t)(next_random(&seed) >> 8);
    }
    check_idempotent(text, len, i);
    free(text);
  }
}

static void test_cap(void) {
  static const char text[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ Stra\xC3\x9F" "e \xEA\xB0\x81 "
      "\xD7\xA9\xD6\xBC\xD6\xB0 \xFF\xEF\xAC\x83 0123456789ABCDEFGHI";
  const uint8_t *bytes = (const uint8_t *)text;
  uint8_t whole[ROOM];
  size_t n = fold_bytes(bytes, sizeof text - 1, whole, ROOM);
  check(fold_bytes(bytes, sizeof text - 1, NULL, 0) == n, "no output", 0);
  for (size_t cap = 0; cap <= n + 20; cap++) {
    uint8_t *out = malloc(cap + 1);
    if (out == NULL) return;
    out[cap] = 0xA5;
    size_t len = fold_bytes(bytes, sizeof text - 1, out, cap);
    check(len == n, "the length does not depend on cap", (uint32_t)cap);
    check(out[cap] == 0xA5, "no write beyond cap", (uint32_t)cap);
    check(memcmp(out, whole, cap < n ? cap : n) == 0, "cut", (uint32_t)cap);
    free(out);
  }
}

/* A base and MANY times the mark: the fold has `expected` bytes. */
static void check_many(const char *base, const char *mark, size_t expected) {
  size_t base_len = strlen(base), mark_len = strlen(mark);
  size_t len = base_len + MANY * mark_len;
  uint8_t *text = malloc(len), *out = malloc(FOLD_GROWTH * len);
  if (text != NULL && out != NULL) {
    memcpy(text, base, base_len);
    for (size_t i = 0; i < MANY; i++) {
      memcpy(text + base_len + i * mark_len, mark, mark_len);
    }
    size_t n = fold_bytes(text, len, out, FOLD_GROWTH * len);
    check(n == expected, mark, (uint32_t)n);
    check(fold_equal(text, len, out, n) == 1, "fold_equal of many", 0);
  }
  free(text);
  free(out);
}

static void test_many(void) {
  check_many("a", "\xCC\x81", 1);
  check_many("1", "\xCC\x81", 1 + 2 * (size_t)MANY);
  check_many("\xD7\xA9", "\xD6\xBC\xD6\xB0", 2 + 4 * (size_t)MANY);
  check_many("", "\xC2\xAD", 0);
  check_many("", "\xEA\xB0\x81", 9 * (size_t)MANY);
  check_many("", "\xFF", 3 * (size_t)MANY);
  check_many("", "X", MANY);
}

/* Marks beyond the limit: a full piece is in order, the next starts afresh. */
static void test_mark_limit(void) {
  for (size_t extra = 0; extra < 2; extra++) {
    uint8_t text[ROOM], out[ROOM];
    size_t marks = FOLD_MARKS_MAX + extra, len = 1;
    text[0] = '1';
    for (size_t i = 0; i + 1 < marks; i++) {
      len += utf8_encode(0x301, text + len); /* class 230 */
    }
    len += utf8_encode(0x323, text + len); /* class 220: before all others */
    check(fold_bytes(text, len, out, ROOM) == len, "marks stay", (uint32_t)len);
    size_t at = extra == 0 ? 1 : len - 2;
    check(memcmp(out + at, "\xCC\xA3", 2) == 0, "order within a piece", 0);
  }
}

int main(void) {
  printf("utf8proc %s, Unicode %s\n", utf8proc_version(),
         utf8proc_unicode_version());
  test_examples();
  test_code_points();
  test_strings();
  test_random_bytes();
  test_cap();
  test_many();
  test_mark_limit();
  return test_status();
}
