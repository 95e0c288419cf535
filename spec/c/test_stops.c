/* test_stops.c: candidates for the ends of sentences are the same at every
 * level of vectors, and no terminator is missed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/marks.h"
#include "core/stops.h"
#include "core/utf8.h"

static long passed, failed;

static void check(int ok, const char *what, long detail) {
  if (ok) {
    passed++;
    return;
  }
  failed++;
  if (failed < 20) printf("FAILED: %s (%ld)\n", what, detail);
}

static uint32_t seed = 2463534242u;

static uint32_t random_below(uint32_t n) {
  seed ^= seed << 13;
  seed ^= seed >> 17;
  seed ^= seed << 5;
  return seed % n;
}

enum { MOST = 400 };

/* Where the candidates of a text are, from a byte on. */
static size_t find(simd_level level, const uint8_t *s, size_t len, size_t from,
                   const uint8_t more[STOPS_MORE], size_t *out) {
  stops scan;
  size_t n = 0;
  stops_open_at(level, &scan, s, len, from, more);
  for (size_t i = from; (i = stops_next(&scan, i)) < len; i++) out[n++] = i;
  return n;
}

/* Is there a candidate at each terminator and line end? */
static void check_all(const uint8_t *s, size_t len, const size_t *at,
                      size_t count) {
  size_t n = 0, k = 0;
  for (size_t i = 0; i < len; i += n) {
    uint32_t c;
    size_t marked;
    n = utf8_decode(s + i, len - i, &c);
    int line = (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 ||
               c == 0x2029;
    int stop = marks_is_terminator(marks_at(s + i, len - i, &marked));
    while (k < count && at[k] < i) k++;
    check(!(line || stop) || (k < count && at[k] == i), "found", (long)c);
  }
}

static uint32_t random_point(void) {
  static const uint32_t likely[] = {
      '.', '!', '?', ')', ';', ':', '\n', '\r', 0x85, 0x2028, 0x2029, 0x2026,
      0x3002, 0xFF01, 0x61F, 0x964, 0x589, 0x201C, 0x2014, 0x2019, 0x203C,
      0xFF1F, 0xFF61, 0xFF0C, 0x3001, 0x300D, 0x37E, 0x1362, 0x104A, 0xFF0E,
      0x11047, 0xA6F7, 0x1F600, 0x300, 0xAD};
  uint32_t kind = random_below(6);
  if (kind < 2) return 'a' + random_below(26);
  if (kind < 4) return likely[random_below(sizeof likely / sizeof *likely)];
  uint32_t c = random_below(kind == 4 ? 0x3100 : 0x110000);
  return c - 0xD800 < 0x800 ? ' ' : c;
}

static void compare(uint32_t round) {
  static const uint8_t more[3][STOPS_MORE] = {
      {0, 0, 0, 0}, {')', 0, 0, 0}, {')', '~', ';', ':'}};
  uint8_t bytes[MOST + 4];
  size_t len = 0, limit = random_below(MOST), at[2][MOST];
  while (len < limit) len += utf8_encode(random_point(), bytes + len);
  if (round % 4 == 0 && len > 0) /* ill-formed, too */
    bytes[random_below((uint32_t)len)] = (uint8_t)random_below(256);
  uint8_t *s = malloc(len > 0 ? len : 1); /* of the exact size */
  memcpy(s, bytes, len);
  const uint8_t *signs = more[round % 3];
  size_t n = find(SIMD_SCALAR, s, len, 0, signs, at[0]);
  for (int level = SIMD_SSE2; level <= (int)simd_best(); level++) {
    size_t m = find((simd_level)level, s, len, 0, signs, at[1]);
    check(m == n && memcmp(at[0], at[1], n * sizeof *at[0]) == 0, "level",
          level);
  }
  if (round % 4 != 0) check_all(s, len, at[0], n);
  free(s);
}

/* The word before, in a text of the exact size. */
static void test_words(void) {
  static const struct {
    const char *text;
    size_t len;
    int other;
  } cases[] = {{"", 0, 0},
               {"a", 1, 1},
               {"xvi", 3, 0},
               {"Then", 3, 1},
               {"the quick brown fox", 3, 1},
               {"a word of xviii", 5, 0},
               {"123456789012345x", 1, 0},
               {"incomprehensibilities", 21, 1},
               {"iiiiiiiiiiiiiiiiiiii", 20, 0},
               {"aiiiiiiiiiiiiiiiiiii", 20, 1},
               {"abcdefghijklmnopqrstuvwxyzabcdefghijkl", 31, 1},
               {"caf\xC3\xA9", 0, 0},
               {"na\xC3\xAFve one.", 0, 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t len = strlen(cases[i].text);
    uint8_t *s = malloc(len + 1);
    memcpy(s, cases[i].text, len);
    int other;
    check(stops_small_word(s, len, &other) == cases[i].len, "word", (long)i);
    check(other == cases[i].other, "no Roman number", (long)i);
    free(s);
  }
}

int main(void) {
  for (uint32_t round = 0; round < 30000; round++) compare(round);
  test_words();
  printf("%ld checks passed, %ld failed\n", passed, failed);
  return failed != 0;
}
