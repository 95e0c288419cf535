/* test_norm.c: normalization against Unicode's own test file, where the
 * package unicode-data is installed, and against its own promises anywhere.
 *
 * It is built twice: with the tables, and with tables that know only what an
 * older Unicode had (test_norm_old), so that utf8proc has to fill the gap. */
#define _POSIX_C_SOURCE 200809L /* popen */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/chars.h"
#include "core/norm.h"
#include "core/utf8.h"
#include "glean.h"
#include "test.h"

enum { FORMS = 5, ROOM = 4096, LAST = 0x10FFFF };

static glean_normalizer *forms[FORMS + 1]; /* by glean_form */

static void open_forms(void) {
  for (int form = GLEAN_NFC; form <= GLEAN_NFKC_CF; form++) {
    glean_normalizer_options options = {.form = (glean_form)form};
    glean_allocator mem = {NULL, NULL};
    check(glean_normalizer_new(&forms[form], &options, mem, NULL) == GLEAN_OK,
          "a form", form);
  }
}

static void close_forms(void) {
  glean_normalizer_retain(forms[GLEAN_NFC]);
  glean_normalizer_release(forms[GLEAN_NFC]);
  for (int form = GLEAN_NFC; form <= GLEAN_NFKC_CF; form++)
    glean_normalizer_release(forms[form]);
}

/* Normalize a copy of the exact size. */
static size_t normalize(int form, const uint8_t *text, size_t len,
                        uint8_t *out) {
  glean_buffer buffer = {0};
  char *copy = malloc(len > 0 ? len : 1);
  if (len > 0) memcpy(copy, text, len);
  glean_status status =
      glean_normalize(forms[form], copy, len, &buffer, NULL, NULL);
  check(status == GLEAN_OK && buffer.len <= ROOM, "status", (long)status);
  size_t n = buffer.len;
  if (n > 0) memcpy(out, buffer.data, n);
  glean_buffer_free(&buffer);
  free(copy);
  return n;
}

static void expect(int form, const uint8_t *text, size_t len,
                   const uint8_t *want, size_t want_len, const char *what,
                   long detail) {
  uint8_t out[ROOM];
  size_t n = normalize(form, text, len, out);
  check(n == want_len && memcmp(out, want, n) == 0, what, detail);
}

/* ---- NormalizationTest.txt ---- */

typedef struct column {
  uint8_t text[512];
  size_t len;
} column;

static const char *read_column(const char *line, column *out) {
  out->len = 0;
  while (*line != ';') {
    char *end;
    uint32_t c = (uint32_t)strtoul(line, &end, 16);
    out->len += utf8_encode(c, out->text + out->len);
    line = *end == ' ' ? end + 1 : end;
  }
  return line + 1;
}

/* Among columns 1 to 5, all of a group have one result in each form. */
static void test_line(const column *c, long number) {
  static const struct {
    int form, first, last, want;
  } rules[] = {{GLEAN_NFC, 0, 2, 1},  {GLEAN_NFC, 3, 4, 3},
               {GLEAN_NFD, 0, 2, 2},  {GLEAN_NFD, 3, 4, 4},
               {GLEAN_NFKC, 0, 4, 3}, {GLEAN_NFKD, 0, 4, 4}};
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    const column *want = &c[rules[i].want];
    for (int from = rules[i].first; from <= rules[i].last; from++)
      expect(rules[i].form, c[from].text, c[from].len, want->text, want->len,
             "NormalizationTest, line", number);
  }
}

static void test_conformance(void) {
  static char part1[LAST + 1];
  FILE *file = popen("bzcat /usr/share/unicode/NormalizationTest.txt.bz2"
                     " 2>/dev/null", "r");
  char line[4096];
  long number = 0, cases = 0;
  int part = 0;
  while (file != NULL && fgets(line, sizeof line, file) != NULL) {
    number++;
    if (line[0] == '@') part = line[5] - '0';
    if (line[0] == '#' || line[0] == '@') continue;
    column c[5];
    const char *rest = line;
    for (int i = 0; i < 5; i++) rest = read_column(rest, &c[i]);
    if (part == 1) part1[strtoul(line, NULL, 16)] = 1;
    test_line(c, number);
    cases++;
  }
  if (file != NULL) pclose(file);
  printf("%ld lines of NormalizationTest\n", cases);
  if (cases == 0) return; /* not installed */
  for (uint32_t c = 0; c <= LAST; c++) {
    uint8_t text[4];
    if (part1[c] || c - 0xD800 < 0x800 || !chars_is_assigned(chars_record(c)))
      continue;
    size_t len = utf8_encode(c, text);
    for (int form = GLEAN_NFC; form <= GLEAN_NFKD; form++)
      expect(form, text, len, text, len, "not in Part 1, unchanged", (long)c);
  }
}

/* ---- NFKC_Casefold: DerivedNormalizationProps.txt ---- */

static void read_mapping(const char *text, column *out) {
  out->len = 0;
  for (;;) {
    char *end;
    uint32_t c = (uint32_t)strtoul(text, &end, 16);
    if (end == text) return; /* "#", the comment */
    out->len += utf8_encode(c, out->text + out->len);
    text = end;
  }
}

static void test_casefold(void) {
  static char mapped[LAST + 1];
  FILE *file = fopen("/usr/share/unicode/DerivedNormalizationProps.txt", "r");
  char line[1024];
  while (file != NULL && fgets(line, sizeof line, file) != NULL) {
    char *value = strstr(line, "; NFKC_CF;"), *end;
    if (line[0] == '#' || value == NULL) continue;
    column want;
    uint32_t first = (uint32_t)strtoul(line, &end, 16), last = first;
    if (*end == '.') last = (uint32_t)strtoul(end + 2, NULL, 16);
    read_mapping(value + 10, &want);
    for (uint32_t c = first; c <= last; c++) {
      uint8_t text[4], composed[ROOM];
      mapped[c] = 1;
      size_t n = normalize(GLEAN_NFC, want.text, want.len, composed);
      expect(GLEAN_NFKC_CF, text, utf8_encode(c, text), composed, n,
             "NFKC_CF of", (long)c);
    }
  }
  if (file == NULL) return;
  fclose(file);
  for (uint32_t c = 0; c <= LAST; c++) {
    uint8_t text[4], composed[ROOM];
    if (mapped[c] || c - 0xD800 < 0x800) continue;
    size_t n = normalize(GLEAN_NFC, text, utf8_encode(c, text), composed);
    expect(GLEAN_NFKC_CF, text, utf8_encode(c, text), composed, n,
           "NFKC_CF leaves", (long)c);
  }
}

/* ---- Promises ---- */

static uint32_t random_point(void) {
  static const uint32_t picks[] = {
      0x300, 0x301, 0x308, 0x316, 0x323, 0x327, 0x345, 0x5B4, 0x64B, 0x651,
      0x94D, 0x93C, 0x9BE, 0x9C7, 0x1100, 0x1161, 0x11A8, 0x11A7, 0xAC00,
      0xAC01, 0x3099, 0x304B, 0xE5, 0xE9, 0x1E69, 0x212B, 0xFB01, 0x1D15E,
      0x110BA, 0x11099, 0x958, 0xFDFA, 0x200D, 0xAD, 0x130, 0xDF, 0x149,
      0x1F600, 0x2019, 'A', 'e', ' ', 0x2F868, 0x344, 0xF71, 0xF73, 0xF81,
      0x1FB3, 0x3B1, 0x34F, 0x378, 0xE0001};
  uint32_t kind = random_below(8), c;
  if (kind < 3) return picks[random_below(sizeof picks / sizeof *picks)];
  if (kind == 3) return 0x20 + random_below(0x60);
  if (kind == 4) return 0x300 + random_below(0x70);
  c = random_below(kind == 5 ? 0x3000 : kind == 6 ? 0x20000 : LAST + 1);
  return c - 0xD800 < 0x800 ? 'x' : c;
}

/* Is out[form] what the other forms say it is? */
static void test_random(void) {
  for (int round = 0; round < 20000; round++) {
    uint8_t text[512], out[FORMS + 1][ROOM];
    size_t len = 0, n[FORMS + 1], limit = random_below(100);
    while (len < limit) len += utf8_encode(random_point(), text + len);
    for (int form = GLEAN_NFC; form <= GLEAN_NFKC_CF; form++)
      n[form] = normalize(form, text, len, out[form]);
    for (int form = GLEAN_NFC; form <= GLEAN_NFKC_CF; form++)
      expect(form, out[form], n[form], out[form], n[form], "idempotent",
             form);
    expect(GLEAN_NFC, out[GLEAN_NFD], n[GLEAN_NFD], out[GLEAN_NFC],
           n[GLEAN_NFC], "NFC of NFD", round);
    expect(GLEAN_NFD, out[GLEAN_NFC], n[GLEAN_NFC], out[GLEAN_NFD],
           n[GLEAN_NFD], "NFD of NFC", round);
    expect(GLEAN_NFKC, out[GLEAN_NFKD], n[GLEAN_NFKD], out[GLEAN_NFKC],
           n[GLEAN_NFKC], "NFKC of NFKD", round);
  }
}

/* What norm_skip makes of a text, with edits; the bytes it went through. */
static size_t skip_at(const norm_map *map, simd_level level,
                      const uint8_t *text, size_t len, glean_buffer *out,
                      glean_edits **edits) {
  norm_run run = {.map = map, .level = level, .buffer = out};
  check(edits_new(&run.edits, out->mem) == GLEAN_OK, "edits", level);
  norm_copy copy = {.run = &run, .begin = text, .p = text, .end = text + len,
                    .o = (uint8_t *)out->data};
  copy.limit = copy.o + len;
  check(norm_skip(&copy) == GLEAN_OK, "skip", level);
  out->len = (size_t)(copy.o - (uint8_t *)out->data);
  size_t n = (size_t)(copy.p - text);
  check(edits_finish(run.edits, n, out->len) == GLEAN_OK, "finish", level);
  *edits = run.edits;
  return n;
}

static int same_edits(const glean_edits *a, const glean_edits *b, size_t len) {
  if (glean_edits_count(a) != glean_edits_count(b)) return 0;
  for (size_t i = 0; i < len; i++) {
    size_t first = i, last = i + 1, first_b = i, last_b = i + 1;
    glean_edits_original(a, &first, &last);
    glean_edits_original(b, &first_b, &last_b);
    if (first != first_b || last != last_b) return 0;
  }
  return 1;
}

static void compare_levels(const norm_map *map, const uint8_t *text,
                           size_t len) {
  uint8_t out[SIMD_LEVELS][1024];
  glean_edits *edits[SIMD_LEVELS];
  size_t n[SIMD_LEVELS], m[SIMD_LEVELS];
  for (int level = SIMD_SCALAR; level <= (int)simd_best(); level++) {
    glean_buffer buffer = {.data = (char *)out[level]};
    n[level] = skip_at(map, (simd_level)level, text, len, &buffer,
                       &edits[level]);
    m[level] = buffer.len;
    check(n[level] == n[0] && m[level] == m[0] &&
              memcmp(out[level], out[0], m[0]) == 0 &&
              same_edits(edits[level], edits[0], m[0]),
          "levels agree", level);
  }
  for (int level = SIMD_SCALAR; level <= (int)simd_best(); level++)
    glean_edits_free(edits[level]);
}

/* All vector levels stop at the same place and write the same. */
static void test_levels(void) {
  for (int round = 0; round < 20000; round++) {
    uint8_t text[512];
    uint32_t rare = 3 + random_below(30);
    size_t len = 0, limit = random_below(400);
    while (len < limit)
      len += utf8_encode(random_below(rare) > 0 ? 0x20 + random_below(0x5F)
                                                : random_point(),
                         text + len);
    for (int form = NORM_NFC; form < NORM_FORMS; form++)
      compare_levels(norm_map_of((norm_form)form), text, len);
  }
}

/* ---- Marks without end ---- */

/* 'a' and alternating marks of two classes: the first of each composes. */
static void test_marks(void) {
  enum { PAIRS = 32000 };
  glean_buffer buffer = {0};
  char *text = malloc(1 + 4 * PAIRS);
  text[0] = 'a';
  for (size_t i = 0; i < PAIRS; i++)
    memcpy(text + 1 + 4 * i, "\xCC\x81\xCC\xA7", 4);
  check(glean_normalize(forms[GLEAN_NFC], text, 1 + 4 * PAIRS, &buffer, NULL,
                        NULL) == GLEAN_OK, "marks", PAIRS);
  check(buffer.len == 2 + 4 * PAIRS - 2, "their bytes", (long)buffer.len);
  check(memcmp(buffer.data, "\xC3\xA1\xCC\xA7\xCC\xA7", 6) == 0, "first", 0);
  check(memcmp(buffer.data + 2 * PAIRS, "\xCC\xA7\xCC\x81", 4) == 0,
        "where the classes meet", 0);
  glean_buffer_free(&buffer);
  free(text);
}

#if defined(OLD_TABLES)
enum { OLD = 1 };
#else
enum { OLD = 0 };
#endif

/* U+1E94A came with Unicode 9.0: which tables are these? */
static void test_tables(void) {
  uint32_t entry = norm_entry(norm_map_of(NORM_NFC), 0x1E94A);
  check((norm_offset(entry) == NORMMAP_UNKNOWN) == OLD, "tables' age", OLD);
}

int main(void) {
  open_forms();
  test_tables();
  test_conformance();
  test_casefold();
  test_random();
  test_levels();
  test_marks();
  close_forms();
  return test_status();
}
