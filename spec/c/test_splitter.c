/* test_splitter.c: the splitter gives the same sentences however a text comes
 * in, in both modes, and allocates nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "glean.h"
#include "test.h"

/* ---- Allocations: the linker sends these calls here ---- */

void *__real_realloc(void *block, size_t size);
void *__wrap_realloc(void *block, size_t size);
static long allocations;

void *__wrap_realloc(void *block, size_t size) {
  allocations++;
  return __real_realloc(block, size);
}

/* ---- Running a splitter ---- */

#define MAX_SPANS 20000

typedef struct spans {
  glean_long_span items[MAX_SPANS];
  size_t len;
} spans;

typedef struct setup {
  const glean_lang *lang;
  glean_sentence_options options;
} setup;

/* Add what the window gives; 1 when the text is over. */
static int draw(glean_splitter *s, spans *out, const char *window, size_t len,
                uint64_t offset, int last) {
  for (;;) {
    glean_long_span some[3];
    size_t count;
    glean_split r = glean_splitter_read(s, window, len, offset, last, some,
                                        1 + len % 3, &count);
    check(r != GLEAN_SPLIT_GAP, "the window fits", (long)offset);
    check(r != GLEAN_SPLIT_SPAN || count == 1 + len % 3, "full", (long)count);
    for (size_t i = 0; i < count && out->len < MAX_SPANS; i++)
      out->items[out->len++] = some[i];
    if (r != GLEAN_SPLIT_SPAN) return r != GLEAN_SPLIT_MORE;
  }
}

/* Feed text[0, len) in two parts, or, with step > 0, in parts of 'step' bytes;
 * each window is a block of its own, so that over-reads show. */
static void run(spans *out, const setup *how, const char *text, size_t len,
                size_t cut, size_t step) {
  glean_splitter s;
  check(glean_splitter_open(&s, how->lang, &how->options, NULL) == GLEAN_OK,
        "open", 0);
  out->len = 0;
  size_t end = cut;
  for (;;) {
    uint64_t keep = glean_splitter_keep(&s);
    size_t size = end - (size_t)keep;
    char *window = malloc(size ? size : 1);
    memcpy(window, text + keep, size);
    int over = draw(&s, out, window, size, keep, end == len);
    free(window);
    if (over || end == len) break;
    end = step > 0 && len - end > step ? end + step : len;
  }
}

static void compare(const spans *a, const spans *b, const char *what,
                    long detail) {
  int same = a->len == b->len &&
             memcmp(a->items, b->items, a->len * sizeof *a->items) == 0;
  check(same, what, detail);
}

/* Every split point, and parts of a few bytes. */
static void check_text(const setup *how, const char *text, size_t len,
                       size_t stride) {
  static spans whole, parts;
  run(&whole, how, text, len, len, 0);
  uint64_t end = 0;
  for (size_t i = 0; i < whole.len; i++) {
    glean_long_span x = whole.items[i];
    check(x.start >= end && x.end > x.start && x.end <= len, "order", (long)i);
    end = x.end;
  }
  for (size_t cut = 0; cut < len; cut += stride) {
    run(&parts, how, text, len, cut, 0);
    compare(&whole, &parts, "split point", (long)cut);
  }
  for (size_t step = 1; step < 40; step = step * 3 + 1) {
    run(&parts, how, text, len, 0, step);
    compare(&whole, &parts, "parts", (long)step);
  }
}

/* ---- Texts ---- */

/* What the rules look at. */
static const char *const pieces[] = {
    ".",  "!",   "?",  "...", ". . .", "\xE2\x80\xA6", "\xE3\x80\x82",
    " ",  "  ",  "\n", "\r\n", "\n\n", "\xE2\x80\xA9", "\xC2\xA0",
    "\"", "'",   "(",  ")",   "[1]",   "\xE2\x80\x9C", "\xE2\x80\x9D",
    "\xC2\xAB",  "\xC2\xBB",  "\xE3\x80\x8A", "\xE3\x80\x8B",
    "The", "the", "Dr", "e.g", "U.S", "p.m", "Feb", "No", "I", "a", "12", "3",
    "1.", "2.", "3)", "(b)", "b)", "a)", "Roe", "said", "A", "Inc", "x",
    "\xC3\xA9", "\xE6\xBC\xA2", "\xD8\x9F", "\xF0\x9F\x98\x80", ":-)", "Xi",
    "\xCC\x81", "\xFF", "\xE2\x80", "\xC2\xAD", ",", ",,", ";", ":", "-",
    "\xE2\x80\x94", "@", "/", "www.a.org", "5\xE2\x82\xAC", "iPod", "=DDDDDD",
    "DD"};

static size_t random_text(char *out, size_t cap) {
  size_t len = 0, count = random_below(60) + 1;
  for (size_t i = 0; i < count; i++) {
    size_t which = random_below(sizeof pieces / sizeof *pieces);
    size_t n = strlen(pieces[which]);
    if (len + n + 1 > cap) break;
    memcpy(out + len, pieces[which], n);
    len += n;
    if (random_below(3) == 0) out[len++] = ' ';
  }
  return len;
}

static setup random_setup(const glean_lang *lang) {
  setup how = {random_below(4) ? lang : NULL,
               {(glean_sentence_mode)(random_below(4) == 0),
                (glean_newline)random_below(3),
                (glean_quotations)random_below(2),
                (glean_list_items)random_below(2)}};
  return how;
}

static void check_file(const glean_lang *lang, const char *name) {
  static char text[65536];
  FILE *file = fopen(name, "rb");
  check(file != NULL, name, 0);
  if (file == NULL) return;
  size_t len = fread(text, 1, sizeof text, file);
  fclose(file);
  setup how = {lang, {GLEAN_SENTENCE_TEXT, GLEAN_NEWLINE_AUTO,
                      GLEAN_QUOTATIONS_SPLIT, GLEAN_LIST_ITEMS_SPLIT}};
  check_text(&how, text, len, 1);
  how.options.quotations = GLEAN_QUOTATIONS_KEEP;
  check_text(&how, text, len, 3);
  how.options.mode = GLEAN_SENTENCE_UAX29;
  check_text(&how, text, len, 1);
}

/* Emoticons around the longest that is one, with what tells that it is none
 * just behind it. */
static void check_emoticons(const glean_lang *lang) {
  static const char *const tails[] = {"", " Then", "x. Then"};
  for (int mouths = 1; mouths < 12; mouths++) {
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
      char text[64];
      int len = snprintf(text, sizeof text, " =%.*s%s One. :-%.*s%s", mouths,
                         "DDDDDDDDDDDD", tails[i], mouths, "))))))))))))",
                         tails[i]);
      setup how = {lang, {GLEAN_SENTENCE_TEXT, GLEAN_NEWLINE_AUTO,
                          GLEAN_QUOTATIONS_SPLIT, GLEAN_LIST_ITEMS_SPLIT}};
      check_text(&how, text, (size_t)len, 1);
    }
  }
}

static void check_misuse(void) {
  glean_splitter s;
  glean_error err;
  glean_long_span span;
  glean_sentence_options odd = {(glean_sentence_mode)7, GLEAN_NEWLINE_AUTO,
                                GLEAN_QUOTATIONS_SPLIT,
                                GLEAN_LIST_ITEMS_SPLIT};
  check(glean_splitter_open(&s, NULL, &odd, &err) == GLEAN_INVALID &&
            strcmp(err.code, "options") == 0,
        "an unknown mode", 0);
  check(glean_splitter_open(&s, NULL, NULL, NULL) == GLEAN_OK, "no options", 0);
  check(glean_splitter_next(&s, "x", 1, 1, 1, &span) == GLEAN_SPLIT_GAP,
        "a window behind the first byte", 0);
  check(glean_splitter_next(&s, "x", 1, 0, 1, &span) == GLEAN_SPLIT_SPAN &&
            span.start == 0 && span.end == 1,
        "the window again", 0);
  check(glean_splitter_next(&s, "x", 1, 0, 1, &span) == GLEAN_SPLIT_END, "end",
        0);
  check(glean_splitter_next(&s, "x", 1, 0, 1, &span) == GLEAN_SPLIT_END,
        "end again", 0);
}

static glean_lang *make_lang(void) {
  static const struct {
    glean_word_class klass;
    const char *word;
  } words[] = {{GLEAN_WORD_TITLE, "Dr"},     {GLEAN_WORD_INNER, "e.g"},
               {GLEAN_WORD_TRAILING, "U.S"}, {GLEAN_WORD_TRAILING, "Inc"},
               {GLEAN_WORD_TIME, "p.m"},     {GLEAN_WORD_MONTH, "Feb"},
               {GLEAN_WORD_NUMBER, "No"},    {GLEAN_WORD_STARTER, "The"},
               {GLEAN_WORD_CAPITAL, "I"},    {GLEAN_WORD_EXCLAIM, "Roe"},
               {GLEAN_WORD_ORDINAL, "#"},    {GLEAN_WORD_TERMINATOR, ";"}};
  glean_lang *lang;
  glean_allocator plain = {NULL, NULL};
  if (glean_lang_new(&lang, plain, NULL) != GLEAN_OK) return NULL;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    glean_lang_add(lang, words[i].klass, words[i].word, strlen(words[i].word),
                   NULL);
  return lang;
}

int main(void) {
  static const char *const files[] = {
      "seeds/harbor-raid.txt", "seeds/court-ruling.txt",
      "seeds/science-brief.txt"};
  char text[2048];
  glean_lang *lang = make_lang();
  check(sizeof(glean_splitter) <= 128, "the state is small", 0);
  check_emoticons(lang);
  check_misuse();
  long before = allocations;
  check(before > 0, "allocations are counted", before);
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    check_file(lang, files[i]);
  for (int i = 0; i < 1500; i++) {
    setup how = random_setup(lang);
    size_t len = random_text(text, sizeof text);
    check_text(&how, text, len, 1);
  }
  check(allocations == before, "nothing is allocated", allocations - before);
  glean_lang_release(lang);
  return test_status();
}
