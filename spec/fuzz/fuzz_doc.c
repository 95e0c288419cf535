/* fuzz_doc.c: any bytes as a document. */
#include "fuzz.h"

/* Annotate runs of tokens, link them, and look at the entities. */
static void check_links(glean_doc *doc) {
  glean_symbol label;
  size_t n = glean_doc_token_count(doc);
  fuzz_check(glean_doc_symbol(doc, "X", 1, &label) == GLEAN_OK);
  for (size_t i = 0; i < n && i < 200; i++) {
    size_t last = i + i % 5 < n ? i + i % 5 : n - 1;
    glean_annotation a = {.start = glean_doc_token(doc, i).span.start,
                          .end = glean_doc_token(doc, last).span.end,
                          .label = label,
                          .id = i % 7 == 6 ? label : 0,
                          .entry = GLEAN_NONE};
    fuzz_check(glean_doc_annotate(doc, GLEAN_ENTITIES, &a, NULL, NULL) ==
               GLEAN_OK);
  }
  uint32_t kinds = (1u << GLEAN_LINK_KINDS) - 1, count, seen = 0;
  fuzz_check(glean_doc_link(doc, label, kinds, NULL) == GLEAN_OK);
  fuzz_check(glean_doc_entity_count(doc, GLEAN_ENTITIES, &count) == GLEAN_OK);
  for (uint32_t e = 0; e < count; e++) {
    uint32_t i = glean_doc_entity(doc, GLEAN_ENTITIES, e).first;
    for (; i != GLEAN_NONE; seen++) {
      fuzz_check(glean_doc_entity_of(doc, GLEAN_ENTITIES, i) == e);
      i = glean_doc_entity_next(doc, GLEAN_ENTITIES, i);
    }
  }
  fuzz_check(seen == glean_doc_annotation_count(doc, GLEAN_ENTITIES));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *text = fuzz_copy(data, size);
  glean_doc *strict = NULL;
  glean_error err;
  glean_status status = glean_doc_open(&strict, text, size, NULL, &err);
  fuzz_check(status == GLEAN_OK ||
             (status == GLEAN_UTF8 && err.position < size));
  glean_doc_close(strict);
  glean_doc *doc = fuzz_open(text, size);
  size_t end = 0;
  for (size_t i = 0; i < glean_doc_token_count(doc); i++) {
    glean_span s = glean_doc_token(doc, i).span;
    fuzz_check(s.start >= end && s.end > s.start && s.end <= size);
    fuzz_check(glean_doc_is_boundary(doc, s.start));
    fuzz_check(glean_doc_token_at(doc, s.start) == i);
    end = s.end;
  }
  end = 0;
  for (size_t i = 0; i < glean_doc_sentence_count(doc); i++) {
    glean_span s = glean_doc_sentence(doc, i);
    fuzz_check(s.start >= end && s.end > s.start && s.end <= size);
    fuzz_check(glean_doc_sentence_at(doc, s.start) == i);
    end = s.end;
  }
  size_t a, b;
  fuzz_check(glean_doc_units(doc, size, &a, &b) == GLEAN_OK && b >= a);
  fuzz_check(glean_doc_line(doc, size / 2, &a, &b) == GLEAN_OK);
  check_links(doc);
  glean_json_options options = {.with_text = 1};
  glean_buffer json = {0};
  fuzz_check(glean_doc_json(doc, &json, &options) == GLEAN_OK);
  glean_buffer_free(&json);
  glean_doc_close(doc);
  free(text);
  return 0;
}
