/* test_pattern.c: patterns in C: a host that answers, sets of patterns whose
 * places change nothing, explanations, and the allocation sweep of all that. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "glean.h"
#include "test.h"

/* ---- A host ---- */

typedef struct answers {
  int asked, end_after; /* end the run after so many; 0: never */
} answers;

static int holds(void *ctx, const char *name, const glean_subject *subject) {
  answers *a = ctx;
  if (++a->asked == a->end_after) return -1;
  return strcmp(name, "even") == 0 && subject->span.start % 4 == 0;
}

static int knows(void *ctx, const char *path, const glean_subject *subject,
                 glean_value *value) {
  answers *a = ctx;
  if (++a->asked == a->end_after) return -1;
  if (strcmp(path, "value.amount") != 0) return 0;
  value->type = GLEAN_VALUE_NUMBER;
  value->number = subject->span.end;
  return 0;
}

static const char *const attributes[] = {"value"};

static glean_pattern *compile(const char *text, glean_scope scope) {
  glean_pattern_options options = {scope, attributes, 1};
  glean_allocator plain = {NULL, NULL};
  glean_pattern *pattern;
  glean_error err;
  if (glean_pattern_new_with(&pattern, plain, text, strlen(text), &options,
                             &err) != GLEAN_OK) {
    printf("%s: %s\n", text, err.message);
    abort();
  }
  return pattern;
}

static void test_host(void) {
  glean_doc *doc;
  glean_matches *matches;
  glean_error err;
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_ALL};
  glean_pattern *pattern = compile("(a|b) %even", GLEAN_SCOPE_SENTENCE);
  answers a = {0, 0};
  glean_host host = {holds, knows, &a};
  glean_doc_open(&doc, "a b c d b e", 11, NULL, NULL);
  check(glean_doc_match_with(doc, pattern, &marking, &host, &matches, &err) ==
            GLEAN_OK, "with a host", 0);
  check(glean_matches_count(matches) == 1, "one match", 0);
  check(a.asked == 3, "asked only behind a or b", a.asked);
  glean_matches_free(matches);
  check(glean_doc_match(doc, pattern, &marking, &matches, &err) == GLEAN_OK &&
            glean_matches_count(matches) == 0, "without a host", 0);
  glean_matches_free(matches);
  for (int i = 1; i <= 3; i++) {
    a = (answers){0, i};
    check(glean_doc_match_with(doc, pattern, &marking, &host, &matches,
                               &err) == GLEAN_MATCHING, "ended", i);
    check(strcmp(err.code, "host") == 0 && matches == NULL, "code", i);
  }
  glean_pattern_release(pattern);
  glean_doc_close(doc);
}

/* ---- Places ---- */

static const char *const patterns[] = {
    "a b", "a ...{0,3} c", "(b | c d) [any]{0,2} a", "<P> b", "x:[len=1]+ d",
    "(?<! a) b (?= c | d)", "a|b (c d | d)", "<P> ...{0,2} <P>", "^ b",
    "/[ab]/ c", "<NAME> d", "d $", "c{2,3}"};
#define PATTERNS (sizeof patterns / sizeof *patterns)

static glean_doc *random_doc(char *text) {
  static const char *const words[] = {"a", "b", "c", "d", "A", "x", "."};
  glean_doc *doc;
  glean_symbol label;
  text[0] = '\0';
  for (uint32_t n = 1 + random_below(60); n > 0; n--) {
    strcat(text, words[random_below(7)]);
    strcat(text, random_below(12) == 0 ? "\n\n" : " ");
  }
  glean_doc_open(&doc, text, strlen(text), NULL, NULL);
  glean_doc_symbol(doc, "P", 1, &label);
  size_t tokens = glean_doc_token_count(doc);
  for (size_t i = 0; i + 2 < tokens; i += 1 + random_below(9)) {
    glean_annotation a = {glean_doc_token(doc, i).span.start,
                          glean_doc_token(doc, i + random_below(3)).span.end,
                          label, 0, 0, GLEAN_NONE, 0, 0, 0, 0};
    glean_doc_annotate(doc, GLEAN_ENTITIES, &a, NULL, NULL);
  }
  return doc;
}

static void compare(glean_matches *a, glean_matches *b, long detail) {
  glean_match one, other;
  int more = 1, more_other = 1;
  check(glean_matches_count(a) == glean_matches_count(b), "count", detail);
  while (more && more_other) {
    glean_matches_next(a, &one, &more);
    glean_matches_next(b, &other, &more_other);
    check(more == more_other, "as many", detail);
    if (!more || !more_other) break;
    check(one.span.start == other.span.start &&
              one.span.end == other.span.end &&
              one.capture_count == other.capture_count, "the same", detail);
    glean_matches_take(a);
    glean_matches_take(b);
  }
  glean_matches_free(a);
  glean_matches_free(b);
}

static void compare_places(glean_doc *doc, glean_pattern *const *all,
                           const glean_pattern_set *set) {
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_ALL};
  glean_places *places;
  glean_matches *plain, *near;
  check(glean_doc_scan(doc, set, &places, NULL) == GLEAN_OK, "scan", 0);
  size_t next = glean_places_next(places, doc, 0);
  for (size_t i = 0; i < PATTERNS; i++) {
    glean_doc_match(doc, all[i], &marking, &plain, NULL);
    check(glean_doc_match_places(doc, places, i, &marking, NULL, &near,
                                 NULL) == GLEAN_OK, "match", (long)i);
    if (next < i) next = glean_places_next(places, doc, i);
    if (next != i) check(glean_matches_count(plain) == 0, "left out", (long)i);
    compare(plain, near, (long)i);
  }
  check(glean_doc_match_places(doc, places, PATTERNS, &marking, NULL, &near,
                               NULL) == GLEAN_INVALID, "no such", 0);
  check(glean_places_next(places, doc, PATTERNS) == SIZE_MAX, "behind", 0);
  glean_places_free(places);
}

static void test_places(glean_scope scope) {
  static char text[1000];
  glean_allocator plain = {NULL, NULL};
  glean_pattern *all[PATTERNS];
  glean_pattern_set *set;
  for (size_t i = 0; i < PATTERNS; i++) all[i] = compile(patterns[i], scope);
  const glean_pattern *constant[PATTERNS];
  for (size_t i = 0; i < PATTERNS; i++) constant[i] = all[i];
  check(glean_pattern_set_new(&set, plain, constant, PATTERNS, NULL) ==
            GLEAN_OK, "set", 0);
  glean_pattern_set_retain(set);
  glean_pattern_set_release(set);
  for (int i = 0; i < 1500; i++) {
    glean_doc *doc = random_doc(text);
    compare_places(doc, all, set);
    glean_doc_close(doc);
  }
  glean_pattern_set_release(set);
  for (size_t i = 0; i < PATTERNS; i++) glean_pattern_release(all[i]);
}

/* ---- Explanations ---- */

static void test_explain(void) {
  static const char text[] = "He was killed in a raid near Rome.";
  glean_explanation e;
  glean_doc *doc;
  glean_pattern *pattern = compile("was killed on <P>", GLEAN_SCOPE_SENTENCE);
  glean_doc_open(&doc, text, sizeof text - 1, NULL, NULL);
  check(glean_doc_explain(doc, pattern, SIZE_MAX, NULL, &e, NULL) == GLEAN_OK,
        "explain", 0);
  check(e.reason == GLEAN_REASON_TOKEN && e.element_start == 11 &&
            e.element_end == 13, "element", (long)e.element_start);
  check(e.partial.start == 3 && e.partial.end == 13, "partial", 0);
  check(e.stood.start == 14 && e.nearest.end == 0, "stood", 0);
  glean_doc_explain(doc, pattern, 0, NULL, &e, NULL);
  check(e.element_start == 0 && e.partial.end == e.partial.start, "at", 0);
  glean_pattern_release(pattern);
  pattern = compile("killed in", GLEAN_SCOPE_SENTENCE);
  glean_doc_explain(doc, pattern, SIZE_MAX, NULL, &e, NULL);
  check(e.reason == GLEAN_REASON_NONE, "a match", 0);
  glean_pattern_release(pattern);
  glean_doc_close(doc);
}

/* ---- The allocation sweep ---- */

typedef struct counter {
  long k, width, count; /* fail the allocations [k, k + width) */
  long live_bytes;
} counter;

static void *counting(void *ctx, void *block, size_t osize, size_t nsize) {
  counter *c = ctx;
  if (nsize > osize) {
    c->count++;
    if (c->count >= c->k && c->count - c->k < c->width) return NULL;
  }
  c->live_bytes += (long)nsize - (long)osize;
  if (nsize > 0) return realloc(block, nsize);
  free(block);
  return NULL;
}

/* All that allocates; GLEAN_OK or the first failure. */
static glean_status scenario(glean_allocator mem) {
  static const char text[] = "Ana Roe paid 5 to Bob near Rome and left. a b";
  static const char rule[] =
      "(?<! x) [cap & %even]? n:<NAME> /p.{3}/i ...{0,3} (?= [any] (?! y)) "
      "[norm ~ /bo./ & value.amount>2]";
  glean_pattern_options how = {GLEAN_SCOPE_SENTENCE, attributes, 1};
  glean_pattern *pattern = NULL;
  glean_pattern_set *set = NULL;
  glean_places *places = NULL;
  glean_matches *parts[] = {NULL, NULL}, *matches = NULL;
  glean_explanation e;
  glean_match match;
  glean_doc *doc = NULL;
  answers a = {0, 0};
  glean_host host = {holds, knows, &a};
  glean_marking marking = {0};
  glean_doc_options options = {.mem = mem};
  int found = 0;
  glean_status s = glean_doc_open(&doc, text, sizeof text - 1, &options, NULL);
#define DO(call) if (s == GLEAN_OK) s = (call)
  DO(glean_pattern_new_with(&pattern, mem, rule, sizeof rule - 1, &how, NULL));
  if (s == GLEAN_OK) {
    const glean_pattern *all[] = {pattern, pattern};
    s = glean_pattern_set_new(&set, mem, all, 2, NULL);
  }
  DO(glean_doc_scan(doc, set, &places, NULL));
  DO(glean_doc_match_places(doc, places, 1, &marking, &host, &parts[0], NULL));
  DO(glean_doc_match_with(doc, pattern, &marking, &host, &parts[1], NULL));
  DO(glean_matches_join(doc, parts, 2, &matches, NULL));
  DO(glean_matches_next(matches, &match, &found));
  DO(glean_doc_explain(doc, pattern, 36, &host, &e, NULL));
#undef DO
  if (s == GLEAN_OK) check(found && match.capture_count == 1, "found", found);
  glean_places_free(places);
  glean_doc_close(doc);
  glean_pattern_set_release(set);
  glean_pattern_release(pattern);
  return s;
}

static void sweep(long width) {
  for (long k = 1;; k++) {
    counter c = {.k = k, .width = width};
    glean_allocator mem = {counting, &c};
    glean_status s = scenario(mem);
    check(c.live_bytes == 0, "leak", k);
    if (s == GLEAN_OK && c.count < k) break;
    check(s == GLEAN_OK || s == GLEAN_NOMEM, "status", k);
  }
}

int main(void) {
  test_host();
  test_explain();
  for (int scope = 0; scope < 3; scope++) test_places((glean_scope)scope);
  sweep(1);
  sweep(2);
  sweep(1L << 30);
  return test_status();
}
