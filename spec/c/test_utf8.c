/* test_utf8.c: UTF-8 validation at every vector level, against a slow
 * reference written row by row from table 3-7 of the Unicode Standard. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/utf8.h"
#include "test.h"

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
static size_t piece(const uint8_t *s, size_t left, int *well_formed) {
  *well_formed = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const row *r = &rows[i];
    if (s[0] < r->lead_low || s[0] > r->lead_high) continue;
    for (size_t n = 1; n < r->len; n++) {
      uint8_t low = n == 1 ? r->second_low : 0x80;
      uint8_t high = n == 1 ? r->second_high : 0xBF;
      if (n >= left || s[n] < low || s[n] > high) return n;
    }
    *well_formed = 1;
    return r->len;
  }
  return 1;
}

static int reference(const uint8_t *s, size_t len, utf8_problem *problem) {
  for (size_t i = 0; i < len;) {
    int well_formed;
    size_t n = piece(s + i, len - i, &well_formed);
    if (!well_formed) {
      *problem = (utf8_problem){i, n, NULL};
      return 0;
    }
    i += n;
  }
  return 1;
}

/* All levels agree with the reference; in a block of the exact size. */
static void compare(const uint8_t *text, size_t len) {
  uint8_t *s = malloc(len > 0 ? len : 1);
  if (len > 0) memcpy(s, text, len);
  utf8_problem want = {0, 0, NULL};
  int well_formed = reference(s, len, &want);
  for (int level = SIMD_SCALAR; level <= (int)simd_best(); level++) {
    utf8_problem got = {0, 0, NULL};
    int answer = utf8_validate_at((simd_level)level, s, len, &got);
    check(answer == well_formed, "well-formed?", level);
    check(got.offset == want.offset && got.len == want.len, "where", level);
    check(answer || got.reason != NULL, "why", level);
  }
  check(glean_utf8_valid((char *)s, len, NULL) == well_formed, "public", 0);
  free(s);
}

static uint32_t random_point(uint32_t kind) {
  static const uint32_t top[] = {0x80, 0x800, 0x10000, 0x110000};
  uint32_t c = random_below(top[random_below(kind + 1)]);
  return c - 0xD800 < 0x800 ? 0x20 : c;
}

/* Texts of some scripts, then with a byte changed, or cut short. */
static void test_random(void) {
  static const uint8_t evil[] = {0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0xED,
                                 0xEF, 0xF0, 0xF4, 0xF5, 0xFF, 0x9F, 0xA0};
  uint8_t text[512];
  for (int round = 0; round < 60000; round++) {
    uint32_t kind = random_below(4);
    size_t len = 0, limit = random_below(sizeof text - 4);
    while (len < limit) len += utf8_encode(random_point(kind), text + len);
    compare(text, len);
    if (len == 0) continue;
    size_t at = random_below((uint32_t)len);
    text[at] = random_below(2) ? evil[random_below(sizeof evil)]
                               : (uint8_t)random_below(256);
    compare(text, len);
    compare(text, at);
  }
}

/* Every sequence of two bytes and of three "evil" ones, across the places
 * where a vector of 32 or a block of 64 bytes ends. */
static void test_edges(void) {
  uint8_t text[160];
  for (uint32_t pair = 0; pair < 0x10000; pair++) {
    size_t at = 60 + pair % 6;
    memset(text, 'a', sizeof text);
    text[at] = (uint8_t)(pair >> 8);
    text[at + 1] = (uint8_t)pair;
    compare(text, 128 + pair % 3);
    text[at + 2] = 0x80 | (pair & 0x3F);
    text[at + 3] = 0x80;
    compare(text, at + 2 + pair % 3);
  }
}

typedef struct bad_case {
  const char *text, *reason;
  size_t offset, len;
} bad_case;

static void test_reasons(void) {
  static const bad_case cases[] = {
      {"a\x80", "continuation byte without a lead byte", 1, 1},
      {"\xC0\x80", "overlong form", 0, 1},
      {"\xE0\x80\x80", "overlong form", 0, 1},
      {"\xF0\x80\x80\x80", "overlong form", 0, 1},
      {"ab\xED\xA0\x80", "surrogate", 2, 1},
      {"\xF4\x90\x80\x80", "beyond U+10FFFF", 0, 1},
      {"\xF5\x80\x80\x80", "byte that UTF-8 never has", 0, 1},
      {"\xFE", "byte that UTF-8 never has", 0, 1},
      {"x\xE2\x82", "truncated sequence", 1, 2},
      {"\xF0\x9F\x98", "truncated sequence", 0, 3},
      {"\xC3(", "truncated sequence", 0, 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const bad_case *c = &cases[i];
    glean_utf8_problem got = {0, 0, ""};
    check(!glean_utf8_valid(c->text, strlen(c->text), &got), c->reason, 0);
    check(strcmp(got.reason, c->reason) == 0, got.reason, (long)i);
    check(got.offset == c->offset && got.len == c->len, "place", (long)i);
  }
  check(glean_utf8_valid("a\0b\xEF\xBF\xBF\xF4\x8F\xBF\xBF", 10, NULL),
        "NUL and noncharacters", 0);
}

int main(void) {
  test_reasons();
  test_edges();
  test_random();
  return test_status();
}
