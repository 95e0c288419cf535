/* fuzz_doc.c: any bytes as a document. */
#include "fuzz.h"

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
  glean_json_options options = {.with_text = 1};
  glean_buffer json = {0};
  fuzz_check(glean_doc_json(doc, &json, &options) == GLEAN_OK);
  glean_buffer_free(&json);
  glean_doc_close(doc);
  free(text);
  return 0;
}
