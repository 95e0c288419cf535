/* regexes.c: what many regular expressions cost: as a set; one by one with
 * PCRE2's JIT; and behind a gate by Hyperscan, which says which of them run
 * over a paragraph.
 *
 *   cc -O2 -Isrc bench/regexes.c build/libglean.a -o build/bench_regexes \
 *     $(pkg-config --cflags --libs libutf8proc libpcre2-8 libhs)
 *   build/bench_regexes TEXT RULES...
 *
 * RULES have a label, a tab and an expression a line.  Without Hyperscan: add
 * -DNO_HYPERSCAN and leave libhs out.  Prints MB/s of the best of several
 * rounds; the ways take turns, so that all see the same machine. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "glean.h"

#ifndef NO_HYPERSCAN
#include <hs/hs.h>
#endif

#define MOST 20000
#define ROUNDS 5

static const glean_allocator plain = {NULL, NULL};
static char *patterns[MOST];
static size_t pattern_len;
static pcre2_code *codes[MOST];
static glean_regex *regexes[MOST];
static char *text;
static size_t text_len;

/* Seconds of this process: others on the machine count less so. */
static double now(void) {
  return (double)clock() / CLOCKS_PER_SEC;
}

static char *read_file(const char *path, size_t *len) {
  FILE *f = fopen(path, "rb");
  if (f == NULL || fseek(f, 0, SEEK_END) != 0) exit(2);
  *len = (size_t)ftell(f);
  rewind(f);
  char *data = malloc(*len + 1);
  if (data == NULL || fread(data, 1, *len, f) != *len) exit(2);
  data[*len] = '\0';
  fclose(f);
  return data;
}

static void read_rules(const char *path) {
  size_t len;
  char *line = read_file(path, &len);
  for (; *line != '\0' && pattern_len < MOST; line += strcspn(line, "\n")) {
    if (*line == '\n') line++;
    char *tab = strchr(line, '\t');
    size_t n = tab != NULL ? strcspn(tab + 1, "\n") : 0;
    if (n == 0) continue;
    char *copy = malloc(n + 1);
    memcpy(copy, tab + 1, n);
    copy[n] = '\0';
    patterns[pattern_len++] = copy;
  }
}

/* ---- The ways ---- */

static size_t run_set(const glean_regex_set *set, glean_doc *doc) {
  if (glean_doc_find_regexes(doc, set, NULL) != GLEAN_OK) exit(1);
  return 0;
}

static size_t run_parse(const glean_regex_set *set) {
  glean_doc *doc;
  if (glean_doc_open(&doc, text, text_len, NULL, NULL) != GLEAN_OK) exit(1);
  run_set(set, doc);
  glean_doc_close(doc);
  return 0;
}

/* All matches of one expression in a part of the text. */
static size_t run_code(const pcre2_code *code, pcre2_match_data *data,
                       const char *from, size_t len) {
  size_t at = 0, n = 0;
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data);
  while (at < len && pcre2_jit_match(code, (PCRE2_SPTR)from, len, at, 0, data,
                                     NULL) > 0) {
    n++;
    at = ends[1] > at ? ends[1] : at + 1;
  }
  return n;
}

static size_t run_single(pcre2_match_data *data) {
  size_t n = 0;
  for (size_t i = 0; i < pattern_len; i++)
    n += run_code(codes[i], data, text, text_len);
  return n;
}

#ifndef NO_HYPERSCAN
static hs_database_t *database;
static hs_scratch_t *scratch;
static unsigned flagged[MOST];
static size_t flagged_len;

static int flag(unsigned id, unsigned long long from, unsigned long long to,
                unsigned flags, void *ctx) {
  (void)from, (void)to, (void)flags, (void)ctx;
  flagged[flagged_len++] = id;
  return 0;
}

static void open_gate(void) {
  static unsigned flags[MOST], ids[MOST];
  static const char *expressions[MOST];
  hs_compile_error_t *err;
  for (unsigned i = 0; i < pattern_len; i++) {
    expressions[i] = patterns[i];
    flags[i] = HS_FLAG_SINGLEMATCH | HS_FLAG_UTF8 | HS_FLAG_PREFILTER;
    ids[i] = i;
  }
  if (hs_compile_multi(expressions, flags, ids, (unsigned)pattern_len,
                       HS_MODE_BLOCK, NULL, &database, &err) != HS_SUCCESS) {
    fprintf(stderr, "%d: %s\n", err->expression, err->message);
    exit(1);
  }
  hs_alloc_scratch(database, &scratch);
}

/* Paragraphs end at a line break: the text has one a line. */
static size_t run_gate(pcre2_match_data *data) {
  size_t n = 0;
  for (const char *p = text; p < text + text_len;) {
    size_t len = strcspn(p, "\n");
    flagged_len = 0;
    if (len > 0) hs_scan(database, p, (unsigned)len, 0, scratch, flag, NULL);
    for (size_t i = 0; i < flagged_len; i++)
      n += run_code(codes[flagged[i]], data, p, len);
    p += len + 1;
  }
  return n;
}
#else
static void open_gate(void) {}
static size_t run_gate(pcre2_match_data *data) {
  (void)data;
  return 0;
}
#endif

/* ---- Compiling, drawing, measuring ---- */

static void compile_all(glean_scope scope) {
  for (size_t i = 0; i < pattern_len; i++) {
    int code;
    PCRE2_SIZE position;
    glean_error err;
    codes[i] = pcre2_compile((PCRE2_SPTR)patterns[i], strlen(patterns[i]),
                             PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_UCP,
                             &code, &position, NULL);
    if (codes[i] == NULL) exit(1);
    pcre2_jit_compile(codes[i], PCRE2_JIT_COMPLETE);
    if (glean_regex_new(&regexes[i], plain, patterns[i], strlen(patterns[i]),
                        0, scope, &err) != GLEAN_OK) {
      fprintf(stderr, "%s: %s\n", patterns[i], err.message);
      exit(1);
    }
  }
}

static size_t draw(glean_doc *doc) {
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  size_t n = 0;
  for (size_t i = 0; i < pattern_len; i++) {
    glean_matches *matches;
    glean_match m;
    int found = 1;
    if (glean_doc_match_regex(doc, regexes[i], &marking, &matches, NULL) !=
        GLEAN_OK)
      continue;
    while (glean_matches_next(matches, &m, &found) == GLEAN_OK && found) {
      glean_matches_take(matches);
      n++;
    }
    glean_matches_free(matches);
  }
  return n;
}

static double least(double a, double b) {
  return a < b ? a : b;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  text = read_file(argv[1], &text_len);
  for (int i = 2; i < argc; i++) read_rules(argv[i]);
  double begin = now();
  compile_all(GLEAN_SCOPE_PARAGRAPH);
  const glean_regex *all[MOST];
  memcpy(all, regexes, pattern_len * sizeof *all);
  glean_regex_set *set;
  glean_doc *doc;
  if (glean_regex_set_new(&set, plain, all, pattern_len, NULL) != GLEAN_OK ||
      glean_doc_open(&doc, text, text_len, NULL, NULL) != GLEAN_OK)
    return 1;
  glean_doc_token_count(doc);
  printf("%zu expressions, %.1f MB, compiled in %.0f ms\n", pattern_len,
         (double)text_len / 1e6, (now() - begin) * 1000);
  open_gate();
  pcre2_match_data *data = pcre2_match_data_create(64, NULL);
  double set_time = 1e9, parse = 1e9, single = 1e9, gate = 1e9;
  size_t found = 0, gated = 0;
  for (int round = 0; round < ROUNDS; round++) {
    begin = now();
    run_set(set, doc);
    set_time = least(set_time, now() - begin);
    begin = now();
    run_parse(set);
    parse = least(parse, now() - begin);
    begin = now();
    gated = run_gate(data);
    gate = least(gate, now() - begin);
    begin = now();
    found = run_single(data);
    single = least(single, now() - begin);
  }
  double mb = (double)text_len / 1e6;
  printf("set              %8.1f MB/s  %zu matches\n", mb / set_time,
         draw(doc));
  printf("parse and set    %8.1f MB/s\n", mb / parse);
  printf("one by one       %8.1f MB/s  %zu matches\n", mb / single, found);
  if (gated > 0)
    printf("Hyperscan's gate %8.1f MB/s  %zu matches\n", mb / gate, gated);
  printf("set / one by one %8.1f, set / gate %.2f; %.2f ms a MB\n",
         single / set_time, gated > 0 ? gate / set_time : 0.0,
         set_time * 1000 / mb);
  return 0;
}
