/* test_core.c: the C API: offsets, lists against brute force, limits, and the
 * allocation sweep in C. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "glean.h"
#include "test.h"

/* ---- Coverage: any bytes ---- */

static size_t random_text(char *out, size_t pieces) {
  static const char *const parts[] = {
      "a",    "B",    " ",   ".",     "!",    "?",      "\n",   "\"",
      "Mr",   "p.m",  "(",   ")",     "1",    "\xE2\x80\x9C", "\xE2\x80\x9D",
      "\xFF", "\xC3", "é",   "\xE2\x80\xA6", "。", "東", "\xCC\x81", "'s",
      "\xE2\x80", "\0x", "\xE2\x80\x8B"};
  size_t n = 0;
  for (size_t i = 0; i < pieces; i++) {
    const char *part = parts[random_below(sizeof parts / sizeof *parts)];
    size_t len = *part ? strlen(part) : 2;
    memcpy(out + n, part, len);
    n += len;
  }
  return n;
}

static int is_white(const char *s, size_t i) {
  return s[i] == ' ' || s[i] == '\n';
}

static void check_coverage(const char *text, size_t len) {
  glean_doc_options options = {.utf8 = GLEAN_UTF8_REPLACE};
  glean_doc *doc;
  char *copy = malloc(len ? len : 1); /* exact size: over-reads show */
  memcpy(copy, text, len);
  check(glean_doc_open(&doc, copy, len, &options, NULL) == GLEAN_OK, "open", 0);
  size_t at = 0, n = glean_doc_sentence_count(doc);
  for (size_t i = 0; i <= n; i++) {
    glean_span s = {(uint32_t)len, (uint32_t)len};
    if (i < n) s = glean_doc_sentence(doc, i);
    check(s.start >= at && (i == n || s.end > s.start), "order", (long)i);
    for (; at < s.start; at++) check(is_white(copy, at), "gap", (long)at);
    check(glean_doc_is_boundary(doc, s.start), "boundary", (long)s.start);
    at = s.end;
  }
  size_t end = 0;
  for (size_t i = 0; i < glean_doc_token_count(doc); i++) {
    glean_token t = glean_doc_token(doc, i);
    check(t.span.start >= end && t.span.end > t.span.start, "token", (long)i);
    check(!t.glued || t.span.start == end, "glued", (long)i);
    check(glean_doc_token_at(doc, t.span.start) == i, "token_at", (long)i);
    end = t.span.end;
  }
  glean_buffer json = {0};
  check(glean_doc_json(doc, &json, NULL) == GLEAN_OK, "json", 0);
  glean_buffer_free(&json);
  glean_doc_close(doc);
  free(copy);
}

static void test_coverage(void) {
  char text[1024];
  for (int i = 0; i < 20000; i++)
    check_coverage(text, random_text(text, random_below(60)));
}

/* ---- Positions against a slow count ---- */

static void test_positions(void) {
  static char text[20000];
  size_t len = 0;
  while (len < sizeof text - 8) {
    static const char *const parts[] = {"a", "é", "東", "😀", "\n", "bc "};
    const char *part = parts[random_below(6)];
    memcpy(text + len, part, strlen(part));
    len += strlen(part);
  }
  glean_doc *doc;
  check(glean_doc_open(&doc, text, len, NULL, NULL) == GLEAN_OK, "open", 0);
  size_t points = 0, utf16 = 0, line = 0, column = 0;
  for (size_t i = 0; i <= len; i++) {
    int inside = i < len && ((unsigned char)text[i] & 0xC0) == 0x80;
    if (!inside) {
      size_t a, b, c, d;
      check(glean_doc_units(doc, i, &a, &b) == GLEAN_OK && a == points &&
                b == utf16,
            "units", (long)i);
      check(glean_doc_line(doc, i, &c, &d) == GLEAN_OK && c == line &&
                d == column,
            "line", (long)i);
    }
    if (i == len || inside) continue;
    points++;
    column++;
    utf16 += (unsigned char)text[i] >= 0xF0 ? 2 : 1;
    if (text[i] == '\n') {
      line++;
      column = 0;
    }
  }
  size_t ignored;
  check(glean_doc_units(doc, len + 1, &ignored, &ignored) == GLEAN_INVALID,
        "beyond", 0);
  glean_doc_close(doc);
}

/* ---- Lists against brute force, on single-letter words ---- */

#define MAX_ENTRIES 12

typedef struct reference {
  char entries[MAX_ENTRIES][16];
  size_t lens[MAX_ENTRIES];
  size_t count;
} reference;

static int entry_at(const reference *r, size_t e, const char *text, size_t len,
                    size_t at) {
  size_t n = r->lens[e];
  if (len - at < n || memcmp(text + at, r->entries[e], n) != 0) return 0;
  return (at == 0 || text[at - 1] == ' ') &&
         (at + n == len || text[at + n] == ' ');
}

/* Leftmost, longest, older. */
static size_t brute_force(const reference *r, const char *text, size_t len,
                          glean_annotation *out) {
  size_t n = 0, at = 0;
  while (at < len) {
    size_t best = 0, best_len = 0;
    for (size_t e = 0; e < r->count; e++)
      if (r->lens[e] > best_len && entry_at(r, e, text, len, at)) {
        best = e;
        best_len = r->lens[e];
      }
    if (best_len > 0) {
      out[n].start = (uint32_t)at;
      out[n].end = (uint32_t)(at + best_len);
      out[n++].entry = (uint32_t)best;
      at += best_len;
    } else {
      at++;
    }
  }
  return n;
}

static size_t random_words(char *out, size_t words) {
  for (size_t i = 0; i < words; i++) {
    out[2 * i] = (char)('a' + random_below(3));
    out[2 * i + 1] = ' ';
  }
  return 2 * words - 1;
}

static void check_list(void) {
  reference r = {.count = 1 + random_below(MAX_ENTRIES)};
  glean_allocator plain = {NULL, NULL};
  glean_list *list;
  check(glean_list_new(&list, plain, NULL) == GLEAN_OK, "list", 0);
  for (size_t e = 0; e < r.count; e++) {
    r.lens[e] = random_words(r.entries[e], 1 + random_below(4));
    check(glean_list_add(list, r.entries[e], r.lens[e], NULL, NULL) ==
              GLEAN_OK,
          "add", 0);
  }
  check(glean_list_freeze(list, NULL) == GLEAN_OK, "freeze", 0);
  char text[100];
  size_t len = random_words(text, 1 + random_below(40));
  glean_doc *doc;
  check(glean_doc_open(&doc, text, len, NULL, NULL) == GLEAN_OK, "open", 0);
  uint32_t layer, index;
  glean_marking marking = {0};
  glean_doc_layer(doc, "@x", 2, &layer);
  glean_doc_symbol(doc, "X", 1, &marking.label);
  check(glean_doc_match_list(doc, list, layer, &marking, NULL) == GLEAN_OK,
        "match", 0);
  glean_annotation want[100];
  size_t n = brute_force(&r, text, len, want), i = 0;
  glean_cursor cursor = {0};
  while (glean_doc_next(doc, GLEAN_ENTITIES, GLEAN_VIEW_ALL, &cursor,
                        &index) == GLEAN_OK &&
         index != GLEAN_NONE) {
    const glean_annotation *a =
        glean_doc_annotation(doc, GLEAN_ENTITIES, index);
    check(i < n && a->start == want[i].start && a->end == want[i].end &&
              a->entry == want[i].entry,
          "hit", (long)i);
    i++;
  }
  check(i == n, "hits", (long)n);
  glean_doc_close(doc);
  glean_list_release(list);
}

static void test_lists(void) {
  for (int i = 0; i < 20000; i++) check_list();
}

/* ---- One very long line ---- */

static void test_long_line(void) {
  size_t len = 32000000; /* words of 7 letters and a blank */
  char *text = malloc(len);
  for (size_t i = 0; i < len; i++) text[i] = i % 8 == 7 ? ' ' : 'w';
  glean_doc *doc;
  check(glean_doc_open(&doc, text, len, NULL, NULL) == GLEAN_OK, "open", 0);
  check(glean_doc_token_count(doc) == len / 8, "tokens", 0);
  check(glean_doc_sentence_count(doc) == 1, "sentences", 0);
  check(glean_doc_memory(doc) <= 12 * len, "memory", 0);
  size_t line, column;
  check(glean_doc_line(doc, len - 1, &line, &column) == GLEAN_OK &&
            column == len - 1,
        "line", 0);
  glean_doc_close(doc);
  free(text);
}

/* ---- Arguments and limits ---- */

static void test_limits(void) {
  static char many[GLEAN_MAX_ENTRY_BYTES + 2];
  glean_allocator plain = {NULL, NULL};
  glean_error err;
  glean_list *list;
  glean_list_new(&list, plain, NULL);
  memset(many, 'x', sizeof many);
  check(glean_list_add(list, many, sizeof many, NULL, &err) == GLEAN_LIMIT,
        "entry bytes", 0);
  for (size_t i = 1; i < 600; i += 2) many[i] = ' ';
  check(glean_list_add(list, many, 600, NULL, &err) == GLEAN_LIMIT,
        "entry tokens", (long)err.position);
  check(glean_list_add(list, " \n", 2, NULL, &err) == GLEAN_INVALID, "empty",
        0);
  check(glean_list_add(list, "a\xFF", 2, NULL, &err) == GLEAN_UTF8 &&
            err.position == 1,
        "utf8", 0);
  check(glean_list_freeze(list, &err) == GLEAN_OK, "freeze", 0);
  check(glean_list_add(list, "a", 1, NULL, &err) == GLEAN_INVALID, "frozen",
        0);
  glean_doc *doc;
  check(glean_doc_open(&doc, "a\xC3(", 3, NULL, &err) == GLEAN_UTF8 &&
            err.position == 1 && doc == NULL,
        "strict", 0);
  check(glean_doc_open(&doc, "é", 2, NULL, &err) == GLEAN_OK, "open", 0);
  glean_annotation inside = {1, 2, 0, 0, 0, GLEAN_NONE, 0, 0, 0, 0};
  check(glean_doc_annotate(doc, 0, &inside, NULL, &err) == GLEAN_INVALID,
        "inside a code point", 0);
  inside = (glean_annotation){2, 0, 0, 0, 0, GLEAN_NONE, 0, 0, 0, 0};
  check(glean_doc_annotate(doc, 0, &inside, NULL, &err) == GLEAN_INVALID,
        "crossed", 0);
  inside = (glean_annotation){0, 3, 0, 0, 0, GLEAN_NONE, 0, 0, 0, 0};
  check(glean_doc_annotate(doc, 0, &inside, NULL, &err) == GLEAN_INVALID,
        "outside", 0);
  check(glean_doc_annotate(doc, 7, &inside, NULL, &err) == GLEAN_INVALID,
        "layer", 0);
  glean_doc_close(doc);
  glean_list_release(list);
  check(strcmp(glean_version(), "0.1.0") == 0, "version", 0);
}

/* ---- The allocation sweep ---- */

typedef struct counter {
  long k, width, count, live_bytes;
  int bad;
} counter;

static void *counting(void *ctx, void *block, size_t osize, size_t nsize) {
  counter *c = ctx;
  if (block == NULL && osize != 0) c->bad = 1;
  if (nsize == 0) {
    c->live_bytes -= (long)osize;
    free(block);
    return NULL;
  }
  if (nsize > osize) {
    c->count++;
    if (c->k > 0 && c->count >= c->k && c->count < c->k + c->width)
      return NULL;
  }
  void *moved = realloc(block, nsize);
  if (moved != NULL) c->live_bytes += (long)nsize - (long)osize;
  return moved;
}

/* What reading a document allocates. */
static glean_status read_back(glean_doc *doc, glean_allocator mem,
                              uint32_t index) {
  glean_buffer json = {mem, NULL, 0, 0};
  glean_cursor cursor = {0};
  uint32_t number;
  size_t a, b;
  glean_status s = glean_doc_annotation_number(doc, 0, index, &number);
  if (s == GLEAN_OK)
    s = glean_doc_next(doc, 0, GLEAN_VIEW_RESOLVED, &cursor, &index);
  if (s == GLEAN_OK) s = glean_doc_units(doc, 5, &a, &b);
  if (s == GLEAN_OK) s = glean_doc_line(doc, 5, &a, &b);
  if (s == GLEAN_OK) s = glean_doc_json(doc, &json, NULL);
  if (s == GLEAN_OK) s = glean_json_raw(&json, "\n", 1);
  if (s == GLEAN_OK) s = glean_json_number(&json, 1.5);
  glean_buffer_free(&json);
  return s;
}

/* A list of one entry, and a set of that list. */
static glean_status make_lists(glean_list **list, glean_list_set **set,
                               glean_allocator mem) {
  glean_entry entry = {
      .id = "id", .id_len = 2, .priority = 1, .letters = GLEAN_ENTRY_SMART};
  glean_status s = glean_list_new(list, mem, NULL);
  if (s == GLEAN_OK) s = glean_list_add(*list, "Gov.", 4, &entry, NULL);
  if (s == GLEAN_OK) s = glean_list_freeze(*list, NULL);
  const glean_list *all[1] = {*list};
  if (s == GLEAN_OK) s = glean_list_set_new(set, mem, all, 1, NULL);
  return s;
}

/* Every function that allocates; GLEAN_OK or the first failure. */
static glean_status scenario(glean_allocator mem) {
  static const char text[] = "Gov. Ana Roe left. (She paid $5 in Rome.)\n\nX";
  static const char rule[] = "t:@title ...{0,2} n:<NAME> (a|left)? b?";
  glean_error err;
  glean_lang *lang = NULL;
  glean_list *list = NULL;
  glean_list_set *lists = NULL;
  glean_pattern *pattern = NULL;
  glean_regex *regex = NULL;
  glean_regex_set *set = NULL;
  glean_doc *doc = NULL;
  glean_matches *matches = NULL;
  glean_marking marking = {0};
  glean_match match;
  uint32_t layer, index;
  int found = 1;
  glean_doc_options options = {.mem = mem};
  glean_annotation note = {0, 4, 0, 0, 0, GLEAN_NONE, 0, 0, 0, 0};
  glean_status s = glean_lang_new(&lang, mem, &err);
#define DO(call) if (s == GLEAN_OK) s = (call)
  DO(glean_lang_add(lang, GLEAN_WORD_TITLE, "Gov", 3, &err));
  DO(make_lists(&list, &lists, mem));
  DO(glean_pattern_new(&pattern, mem, rule, sizeof rule - 1,
                       GLEAN_SCOPE_PARAGRAPH, &err));
  DO(glean_regex_new(&regex, mem, "\\$(?<n>\\d+)", 11, 0, GLEAN_SCOPE_SENTENCE,
                     &err));
  const glean_regex *members[1] = {regex};
  DO(glean_regex_set_new(&set, mem, members, 1, &err));
  options.lang = lang;
  DO(glean_doc_open(&doc, text, sizeof text - 1, &options, &err));
  DO(glean_doc_layer(doc, "@title", 6, &layer));
  DO(glean_doc_symbol(doc, "PERSON", 6, &marking.label));
  DO(glean_doc_scan_lists(doc, lists, &err));
  DO(glean_doc_match_list(doc, list, layer, &marking, &err));
  DO(glean_doc_match(doc, pattern, &marking, &matches, &err));
  while (s == GLEAN_OK && found) {
    s = glean_matches_next(matches, &match, &found);
    glean_matches_take(matches);
  }
  found = 1;
  DO(glean_doc_find_regexes(doc, set, &err));
  DO(glean_doc_match_regex(doc, regex, &marking, &matches, &err));
  DO(glean_matches_next(matches, &match, &found));
  note.label = marking.label;
  DO(glean_doc_annotate(doc, 0, &note, &index, &err));
  DO(read_back(doc, mem, index));
#undef DO
  if (s == GLEAN_OK) check(found && match.capture_count == 1, "regex", 0);
  glean_doc_close(doc);
  glean_regex_set_release(set);
  glean_regex_release(regex);
  glean_pattern_release(pattern);
  glean_list_set_release(lists);
  glean_list_release(list);
  glean_lang_release(lang);
  return s;
}

static void sweep(long width) {
  for (long k = 1;; k++) {
    counter c = {.k = k, .width = width};
    glean_allocator mem = {counting, &c};
    glean_status s = scenario(mem);
    check(c.live_bytes == 0 && !c.bad, "leak or wrong size", k);
    if (s == GLEAN_OK && c.count < k) break;
    check(s == GLEAN_OK || s == GLEAN_NOMEM, "status", k);
  }
}

/* A mention that is beaten goes even if the drawing stops early; priorities do
 * not overflow; what cannot be is refused. */
static void test_marking(void) {
  glean_allocator plain = {NULL, NULL};
  glean_marking marking = {0};
  glean_pattern *pattern;
  glean_matches *matches;
  glean_match match;
  glean_doc *doc;
  int found;
  uint32_t layer, index, beaten;
  glean_cursor cursor = {0};
  glean_doc_open(&doc, "a b c", 5, NULL, NULL);
  glean_doc_symbol(doc, "X", 1, &marking.label);
  glean_annotation old = {2, 5, marking.label, 0, 0, GLEAN_NONE, 0, 0, 0, 0};
  glean_doc_annotate(doc, GLEAN_ENTITIES, &old, &beaten, NULL);
  glean_pattern_new(&pattern, plain, "a b", 3, GLEAN_SCOPE_SENTENCE, NULL);
  glean_doc_match(doc, pattern, &marking, &matches, NULL);
  check(glean_matches_next(matches, &match, &found) == GLEAN_OK && found,
        "draw", 0);
  glean_matches_take(matches);
  glean_matches_free(matches);
  check(glean_doc_annotation(doc, 0, beaten)->flags ==
            GLEAN_ANNOTATION_DROPPED,
        "beaten", 0);
  glean_list *list;
  glean_entry entry = {.priority = INT32_MAX};
  glean_list_new(&list, plain, NULL);
  glean_list_add(list, "c", 1, &entry, NULL);
  glean_list_freeze(list, NULL);
  marking.priority = INT32_MAX;
  glean_doc_layer(doc, "@c", 2, &layer);
  glean_doc_match_list(doc, list, layer, &marking, NULL);
  check(glean_doc_annotation(doc, layer, 0)->priority == INT32_MAX,
        "priority", 0);
  check(glean_doc_layer(doc, "", 0, &layer) == GLEAN_INVALID, "no name", 0);
  check(glean_doc_next(doc, 0, (glean_view)9, &cursor, &index) ==
            GLEAN_INVALID,
        "view", 0);
  glean_doc_close(doc);
  glean_pattern_release(pattern);
  glean_list_release(list);
}

/* ---- The resolved view: kept up to date, it is what it is made anew ---- */

static size_t resolved(glean_doc *doc, uint32_t *out) {
  glean_cursor cursor = {0};
  size_t n = 0;
  for (;;) {
    glean_doc_next(doc, GLEAN_ENTITIES, GLEAN_VIEW_RESOLVED, &cursor, &out[n]);
    if (out[n] == GLEAN_NONE) return n;
    n++;
  }
}

static void check_resolved(void) {
  static const char text[] = "abcdefghijkl";
  glean_doc *kept, *anew;
  uint32_t one[16], two[16];
  glean_doc_open(&kept, text, 12, NULL, NULL);
  glean_doc_open(&anew, text, 12, NULL, NULL);
  for (size_t i = 0; i < 12; i++) {
    uint32_t start = random_below(12);
    glean_annotation a = {start, start + random_below(13 - start), 0, 0, 0,
                          GLEAN_NONE, (int32_t)random_below(3), 0, 0, 0};
    glean_doc_annotate(kept, GLEAN_ENTITIES, &a, NULL, NULL);
    glean_doc_annotate(anew, GLEAN_ENTITIES, &a, NULL, NULL);
    if (i % 3 != 2) resolved(kept, one);
  }
  size_t n = resolved(kept, one);
  check(n == resolved(anew, two) && memcmp(one, two, n * sizeof *one) == 0,
        "resolved", (long)n);
  glean_doc_close(kept);
  glean_doc_close(anew);
}

static void test_resolved(void) {
  for (int i = 0; i < 20000; i++) check_resolved();
}

/* A second reference keeps an object alive. */
static void test_references(void) {
  glean_allocator plain = {NULL, NULL};
  glean_lang *lang;
  glean_list *list;
  glean_pattern *pattern;
  glean_regex *regex;
  glean_lang_new(&lang, plain, NULL);
  glean_list_new(&list, plain, NULL);
  glean_pattern_new(&pattern, plain, "x:a", 3, GLEAN_SCOPE_SENTENCE, NULL);
  glean_regex_new(&regex, plain, "(?<x>a)", 7, 0, GLEAN_SCOPE_SENTENCE, NULL);
  glean_lang_retain(lang);
  glean_list_retain(list);
  glean_pattern_retain(pattern);
  glean_regex_retain(regex);
  for (int i = 0; i < 2; i++) {
    check(glean_lang_add(lang, GLEAN_WORD_TITLE, "x", 1, NULL) == GLEAN_OK,
          "lang", i);
    check(glean_list_count(list) == 0, "list", i);
    check(glean_pattern_name_count(pattern, GLEAN_NAME_CAPTURE) == 1,
          "pattern", i);
    check(strcmp(glean_regex_name(regex, 0), "x") == 0, "regex", i);
    glean_lang_release(lang);
    glean_list_release(list);
    glean_pattern_release(pattern);
    glean_regex_release(regex);
  }
}

int main(void) {
  test_references();
  test_marking();
  test_resolved();
  test_coverage();
  test_positions();
  test_lists();
  test_long_line();
  test_limits();
  sweep(1);
  sweep(2);
  sweep(1L << 30);
  return test_status();
}
