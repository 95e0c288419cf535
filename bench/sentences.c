/* sentences.c: how fast sentences are found, beside ICU's sentence iterator.
 *
 *   bench_sentences [FILE]...       (default: the seeds, English, 20 MB)
 *   bench_sentences --check MB      the mode uax29 against ICU on random mixes
 *   bench_sentences --hostile       runs that hurt splitters, 1 MB each
 *
 * Run in the project's folder.  Processor time; peers take turns in each round,
 * and the best of several rounds counts: compare ratios of one run only. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include "glean.h"

#define ROUNDS 9

typedef struct text {
  char *bytes;
  size_t len;
} text;

/* Seconds of processor time: others at work on the machine do not count. */
static double now(void) {
  return (double)clock() / CLOCKS_PER_SEC;
}

static text read_file(const char *path) {
  text t = {NULL, 0};
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    printf("cannot read %s\n", path);
    exit(2);
  }
  fseek(file, 0, SEEK_END);
  t.len = (size_t)ftell(file);
  rewind(file);
  t.bytes = malloc(t.len + 1);
  t.len = fread(t.bytes, 1, t.len, file);
  t.bytes[t.len] = '\0';
  fclose(file);
  return t;
}

static text seeds(size_t size) {
  static const char *const names[] = {
      "seeds/harbor-raid.txt",  "seeds/court-ruling.txt",
      "seeds/science-brief.txt", "seeds/city-council.txt",
      "seeds/rescue-at-sea.txt", "seeds/quarterly-results.txt"};
  text all = {malloc(size + 65536), 0};
  for (size_t i = 0; all.len < size; i++) {
    text one = read_file(names[i % (sizeof names / sizeof *names)]);
    memcpy(all.bytes + all.len, one.bytes, one.len);
    all.len += one.len;
    all.bytes[all.len++] = '\n';
    free(one.bytes);
  }
  return all;
}

/* The words of lua/glean/lang/en.lua: "class = [[ words ]]". */
static glean_lang *english(void) {
  static const char *const classes[] = {
      [GLEAN_WORD_TITLE] = "\n  title = [[",
      [GLEAN_WORD_NUMBER] = "\n  number = [[",
      [GLEAN_WORD_INNER] = "\n  inner = [[",
      [GLEAN_WORD_TRAILING] = "\n  trailing = [[",
      [GLEAN_WORD_TIME] = "\n  time = [[",
      [GLEAN_WORD_MONTH] = "\n  month = [[",
      [GLEAN_WORD_STARTER] = "\n  starter = [[",
      [GLEAN_WORD_CONTINUER] = "\n  continuer = [[",
      [GLEAN_WORD_LABEL] = "\n  label = [[",
      [GLEAN_WORD_EXCLAIM] = "\n  exclaim = [[",
      [GLEAN_WORD_PROPER] = "\n  proper = [[",
      [GLEAN_WORD_CAPITAL] = "\n  capital = [["};
  text file = read_file("lua/glean/lang/en.lua");
  glean_lang *lang;
  glean_allocator plain = {NULL, NULL};
  if (glean_lang_new(&lang, plain, NULL) != GLEAN_OK) exit(2);
  for (size_t k = 0; k < sizeof classes / sizeof *classes; k++) {
    const char *at = classes[k] ? strstr(file.bytes, classes[k]) : NULL;
    if (at == NULL) continue;
    at += strlen(classes[k]);
    const char *end = strstr(at, "]]");
    while (end != NULL && at < end) {
      size_t skip = strspn(at, " \n"), len = strcspn(at + skip, " \n]");
      if (at + skip + len > end || len == 0) break;
      glean_lang_add(lang, (glean_word_class)k, at + skip, len, NULL);
      at += skip + len;
    }
  }
  free(file.bytes);
  return lang;
}

/* ---- What is measured: each returns the number of sentences ---- */

static size_t split(const text *t, const glean_lang *lang,
                    glean_sentence_mode mode) {
  glean_sentence_options options = {mode, GLEAN_NEWLINE_AUTO,
                                    GLEAN_QUOTATIONS_SPLIT,
                                    GLEAN_LIST_ITEMS_SPLIT};
  glean_splitter s;
  glean_long_span spans[64];
  size_t n = 0, count;
  glean_split r = GLEAN_SPLIT_SPAN;
  glean_splitter_open(&s, lang, &options, NULL);
  for (; r == GLEAN_SPLIT_SPAN; n += count)
    r = glean_splitter_read(&s, t->bytes, t->len, 0, 1, spans, 64, &count);
  return n;
}

static size_t whole_document(const text *t, const glean_lang *lang) {
  glean_doc_options options = {.lang = lang, .defer_tokens = 1};
  glean_doc *doc;
  if (glean_doc_open(&doc, t->bytes, t->len, &options, NULL) != GLEAN_OK)
    return 0;
  size_t n = glean_doc_sentence_count(doc);
  glean_doc_close(doc);
  return n;
}

static size_t icu_utf16(UBreakIterator *it, const UChar *wide, int32_t len) {
  UErrorCode e = U_ZERO_ERROR;
  size_t n = 0;
  ubrk_setText(it, wide, len, &e);
  while (ubrk_next(it) != UBRK_DONE) n++;
  return n;
}

static size_t icu_utf8(UBreakIterator *it, const text *t) {
  UErrorCode e = U_ZERO_ERROR;
  UText u = UTEXT_INITIALIZER;
  size_t n = 0;
  utext_openUTF8(&u, t->bytes, (int64_t)t->len, &e);
  ubrk_setUText(it, &u, &e);
  while (ubrk_next(it) != UBRK_DONE) n++;
  utext_close(&u);
  return n;
}

static void least(double *best, double begin) {
  double t = now() - begin;
  if (*best == 0 || t < *best) *best = t;
}

static void measure(const char *name, const text *t, const glean_lang *lang) {
  UErrorCode e = U_ZERO_ERROR;
  UBreakIterator *it = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &e);
  UChar *wide = malloc((t->len + 1) * sizeof *wide);
  int32_t units = 0;
  u_strFromUTF8(wide, (int32_t)t->len + 1, &units, t->bytes,
                       (int32_t)t->len, &e);
  double icu8 = 0, icu16 = 0, ours = 0, uax = 0, doc = 0;
  size_t n[5] = {0};
  for (int i = 0; i < ROUNDS; i++) {
    double begin = now();
    if (i < 3) n[0] = icu_utf8(it, t);
    if (i < 3) least(&icu8, begin);
    begin = now();
    if (i < 3) n[1] = icu_utf16(it, wide, units);
    if (i < 3) least(&icu16, begin);
    begin = now();
    n[2] = split(t, lang, GLEAN_SENTENCE_TEXT);
    least(&ours, begin);
    begin = now();
    n[3] = split(t, lang, GLEAN_SENTENCE_UAX29);
    least(&uax, begin);
    begin = now();
    n[4] = whole_document(t, lang);
    least(&doc, begin);
  }
  double mb = (double)t->len / 1e6;
  printf("%s: %.1f MB; ratios to ICU on UTF-8, on UTF-16\n", name, mb);
  printf("  ICU on UTF-8       %7.0f MB/s %9zu sentences\n", mb / icu8, n[0]);
  printf("  ICU on UTF-16      %7.0f MB/s %9zu\n", mb / icu16, n[1]);
  double times[] = {ours, uax, doc};
  static const char *const what[] = {"text mode", "uax29 mode",
                                     "parse, sentences"};
  for (size_t i = 0; i < 3; i++)
    printf("  %-18s %7.0f MB/s %9zu  %5.2f %5.2f\n", what[i], mb / times[i],
           n[i + 2], icu8 / times[i], icu16 / times[i]);
  free(wide);
  ubrk_close(it);
}

/* ---- Against ICU ---- */

static uint64_t seed = 0x9E3779B97F4A7C15u;

static uint32_t random_below(uint32_t n) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (uint32_t)(seed >> 33) % n;
}

/* A code point: ASCII, marks and terminators, or anything but a surrogate. */
static uint32_t random_point(void) {
  static const uint32_t likely[] = {
      '.', '.', '!', '?', ' ', ' ', '\n', '\r', '"', ')', '(', ',', 'a', 'A',
      '1', 0x300, 0xAD, 0x200B, 0x2029, 0x85, 0x3002, 0x2024, 0x2026, 0xFF0E,
      0x4E00, 0x5D0, 0x3B1, 0x391, 0x1BB, 0x201C, 0x201D, 0xA0, 0x3000, 0x200D,
      0x964, 0x61F, 0x1F600, 0x2014, ':', '-', 0x589, 0x55D, 0x104A};
  uint32_t kind = random_below(8);
  if (kind > 1) return likely[random_below(sizeof likely / sizeof *likely)];
  uint32_t c = kind ? random_below(0x3000) : random_below(0x20000);
  return c >= 0xD800 && c < 0xE000 ? 'x' : c;
}

static size_t encode(uint32_t c, char *out) {
  static const unsigned lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (size_t i = n; i-- > 1; c >>= 6) out[i] = (char)(0x80 | (c & 63));
  out[0] = (char)(lead[n] | c);
  return n;
}

static int agrees(UBreakIterator *it, const text *t) {
  UErrorCode e = U_ZERO_ERROR;
  UText u = UTEXT_INITIALIZER;
  glean_sentence_options options = {GLEAN_SENTENCE_UAX29, GLEAN_NEWLINE_AUTO,
                                    GLEAN_QUOTATIONS_SPLIT,
                                    GLEAN_LIST_ITEMS_SPLIT};
  glean_splitter s;
  glean_long_span span;
  int same = 1;
  utext_openUTF8(&u, t->bytes, (int64_t)t->len, &e);
  ubrk_setUText(it, &u, &e);
  glean_splitter_open(&s, NULL, &options, NULL);
  while (same && glean_splitter_next(&s, t->bytes, t->len, 0, 1, &span) ==
                     GLEAN_SPLIT_SPAN)
    same = ubrk_next(it) == (int32_t)span.end;
  same = same && ubrk_next(it) == UBRK_DONE;
  utext_close(&u);
  return same;
}

static int check_against_icu(double megabytes) {
  UErrorCode e = U_ZERO_ERROR;
  UBreakIterator *it = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &e);
  text t = {malloc(65536), 0};
  size_t texts = 0, wrong = 0;
  for (double done = 0; done < megabytes * 1e6; done += (double)t.len) {
    size_t size = 1 + random_below(texts % 50 ? 60 : 60000);
    for (t.len = 0; t.len < size;)
      t.len += encode(random_point(), t.bytes + t.len);
    texts++;
    if (!agrees(it, &t) && wrong++ < 5) {
      printf("differs from ICU:");
      for (size_t i = 0; i < t.len && i < 80; i++)
        printf(" %02X", (unsigned char)t.bytes[i]);
      printf("\n");
    }
  }
  printf("%zu texts, %.0f MB: %zu differ from ICU %s\n", texts, megabytes,
         wrong, U_ICU_VERSION);
  ubrk_close(it);
  free(t.bytes);
  return wrong != 0;
}

/* ---- Hostile texts ---- */

static double hostile_time(const char *piece, size_t size,
                           const glean_sentence_options *options,
                           const glean_lang *lang) {
  size_t n = strlen(piece);
  text t = {malloc(size + n), 0};
  for (; t.len < size; t.len += n) memcpy(t.bytes + t.len, piece, n);
  double best = 0;
  for (int i = 0; i < 3; i++) {
    glean_splitter s;
    glean_long_span span;
    double begin = now();
    glean_splitter_open(&s, lang, options, NULL);
    while (glean_splitter_next(&s, t.bytes, t.len, 0, 1, &span) ==
           GLEAN_SPLIT_SPAN)
      continue;
    least(&best, begin);
  }
  free(t.bytes);
  return best;
}

static void hostile(const glean_lang *lang) {
  static const char *const pieces[] = {
      ".", "(", ")", "\xE2\x80\x9C", "\xE2\x80\x9D", "\"", "' ", "e.g. ",
      "1. a ", "1. 1. ", "a. b. ", "A.A.A.", "[1]", ".[1]", ". ", ". . ", "! ",
      "\n", "\n ", "a\n", "(1) ", "1) ", "x.)", "Mr. ", "a.\xCC\x81", ".\"",
      "?! (", "\xE3\x80\x82\xE3\x80\x8D", "\xE3\x80\x8A", "\xF0\x9F\x98\x80",
      " ", ". \"", "a.(b", "x. 3", "x.12 ", "x.[1,", "x. (", ":) "};
  glean_sentence_options setups[] = {{0}, {0}, {0}};
  setups[1].quotations = GLEAN_QUOTATIONS_KEEP;
  setups[2].mode = GLEAN_SENTENCE_UAX29;
  printf("%-16s %26s %26s %26s\n", "1 MB of", "text MB/s, 10 MB / 1 MB",
         "keep", "uax29");
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
    char shown[16] = "";
    for (size_t j = 0; pieces[i][j] && j < 12; j++)
      shown[j] = pieces[i][j] == '\n' ? '~' : pieces[i][j];
    printf("%-16s", shown);
    for (size_t k = 0; k < 3; k++) {
      double one = hostile_time(pieces[i], 1000000, &setups[k], lang);
      double ten = hostile_time(pieces[i], 10000000, &setups[k], lang);
      printf(" %18.0f %7.1f", 1.0 / one, ten / one);
    }
    printf("\n");
    fflush(stdout);
  }
}

int main(int argc, char **argv) {
  if (argc > 2 && strcmp(argv[1], "--check") == 0)
    return check_against_icu(atof(argv[2]));
  glean_lang *lang = english();
  if (argc > 1 && strcmp(argv[1], "--hostile") == 0) {
    hostile(lang);
  } else if (argc > 1) {
    for (int i = 1; i < argc; i++) {
      text t = read_file(argv[i]);
      measure(argv[i], &t, lang);
      free(t.bytes);
    }
  } else {
    text t = seeds(20000000);
    measure("seeds", &t, lang);
    free(t.bytes);
  }
  glean_lang_release(lang);
  return 0;
}
