/* fuzz_regex.c: a regular expression, then a 0 and a text. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 512) return 0;
  fuzz_parts parts = fuzz_split(data, size);
  glean_allocator plain = {NULL, NULL};
  glean_regex *regex;
  glean_error err;
  glean_status status =
      glean_regex_new(&regex, plain, parts.head, parts.head_len,
                      parts.head_len & 31, GLEAN_SCOPE_SENTENCE, &err);
  fuzz_check(status == GLEAN_OK || err.position <= parts.head_len);
  if (status == GLEAN_OK) {
    glean_doc *doc = fuzz_open(parts.tail, parts.tail_len);
    glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
    glean_matches *matches;
    status = glean_doc_match_regex(doc, regex, &marking, &matches, &err);
    fuzz_check(status == GLEAN_OK || status == GLEAN_MATCHING);
    if (status == GLEAN_OK) fuzz_draw(doc, matches);
    const glean_regex *members[1] = {regex};
    glean_regex_set *set;
    fuzz_check(glean_regex_set_new(&set, plain, members, 1, &err) == GLEAN_OK);
    fuzz_check(glean_doc_find_regexes(doc, set, &err) == GLEAN_OK);
    glean_regex_set_release(set);
    status = glean_doc_match_regex(doc, regex, &marking, &matches, &err);
    fuzz_check(status == GLEAN_OK || status == GLEAN_MATCHING);
    if (status == GLEAN_OK) fuzz_draw(doc, matches);
    glean_doc_close(doc);
    glean_regex_release(regex);
  }
  fuzz_parts_free(&parts);
  return 0;
}
