/* fuzz_pattern.c: a pattern, then a 0 and a text. */
#include "fuzz.h"

/* A host with opinions: of tokens by their place, of attributes by name. */
static int says(void *ctx, const char *name, const glean_subject *subject) {
  (void)ctx;
  return (name[0] + (int)subject->span.start) % 3 != 0;
}

static int knows(void *ctx, const char *path, const glean_subject *subject,
                 glean_value *value) {
  (void)ctx;
  value->type = (glean_value_type)(subject->span.start % 4);
  value->boolean = path[0] & 1;
  value->number = subject->span.end;
  value->text = path;
  value->len = strlen(path);
  return 0;
}

/* Places of a set change nothing. */
static void match_places(glean_doc *doc, const glean_pattern *pattern,
                         const glean_host *host, glean_matches *plain) {
  glean_allocator memory = {NULL, NULL};
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  glean_pattern_set *set;
  glean_places *places;
  glean_matches *matches;
  fuzz_check(glean_pattern_set_new(&set, memory, &pattern, 1, NULL) ==
             GLEAN_OK);
  fuzz_check(glean_doc_scan(doc, set, &places, NULL) == GLEAN_OK);
  size_t count = glean_matches_count(plain);
  fuzz_draw(doc, plain);
  if (glean_places_next(places, doc, 0) == SIZE_MAX) fuzz_check(count == 0);
  fuzz_check(glean_doc_match_places(doc, places, 0, &marking, host, &matches,
                                    NULL) == GLEAN_OK);
  fuzz_check(glean_matches_count(matches) == count);
  fuzz_draw(doc, matches);
  glean_places_free(places);
  glean_pattern_set_release(set);
}

/* Joined with itself it makes the same, and takes all from one of both. */
static void join(glean_doc *doc, const glean_pattern *pattern,
                 const glean_host *host, size_t count) {
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  glean_matches *both[2], *joined;
  glean_match m;
  int found = 1;
  for (int i = 0; i < 2; i++)
    fuzz_check(glean_doc_match_with(doc, pattern, &marking, host, &both[i],
                                    NULL) == GLEAN_OK);
  fuzz_check(glean_matches_join(doc, both, 2, &joined, NULL) == GLEAN_OK);
  fuzz_check(glean_matches_count(joined) == 2 * count);
  while (found) {
    fuzz_check(glean_matches_next(joined, &m, &found) == GLEAN_OK);
    if (found) fuzz_check(m.part == 0);
    glean_matches_take(joined);
  }
  glean_matches_free(joined);
}

static void match(const glean_pattern *pattern, const fuzz_parts *parts) {
  glean_doc *doc = fuzz_open(parts->tail, parts->tail_len);
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  glean_matches *matches;
  glean_symbol label;
  fuzz_check(glean_doc_symbol(doc, "P", 1, &label) == GLEAN_OK);
  for (size_t i = 0; i + 1 < glean_doc_token_count(doc); i += 2) {
    glean_annotation a = {
        .start = glean_doc_token(doc, i).span.start,
        .end = glean_doc_token(doc, i + i % 4 / 2).span.end,
        .label = label,
        .entry = GLEAN_NONE};
    glean_doc_annotate(doc, GLEAN_ENTITIES, &a, NULL, NULL);
  }
  glean_host host = {says, knows, NULL};
  glean_error err;
  glean_status status =
      glean_doc_match_with(doc, pattern, &marking, &host, &matches, &err);
  fuzz_check(status == GLEAN_OK || status == GLEAN_MATCHING);
  if (status == GLEAN_OK)
    join(doc, pattern, &host, glean_matches_count(matches));
  if (status == GLEAN_OK) match_places(doc, pattern, &host, matches);
  glean_explanation e;
  if (glean_doc_explain(doc, pattern, SIZE_MAX, &host, &e, NULL) == GLEAN_OK)
    fuzz_check(e.element_end <= parts->head_len &&
               e.partial.end <= parts->tail_len);
  glean_doc_close(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 2048) return 0;
  fuzz_parts parts = fuzz_split(data, size);
  glean_allocator plain = {NULL, NULL};
  for (int scope = 0; scope < 3; scope++) {
    glean_pattern *pattern;
    glean_error err;
    static const char *const attributes[] = {"value", "kin"};
    glean_pattern_options options = {(glean_scope)scope, attributes, 2};
    glean_status status =
        glean_pattern_new_with(&pattern, plain, parts.head, parts.head_len,
                               &options, &err);
    fuzz_check(status == GLEAN_OK || err.position <= parts.head_len);
    if (status != GLEAN_OK) continue;
    match(pattern, &parts);
    glean_pattern_release(pattern);
  }
  fuzz_parts_free(&parts);
  return 0;
}
