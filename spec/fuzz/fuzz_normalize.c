/* fuzz_normalize.c: any bytes in every form: what is valid, idempotence, and a
 * map that stays inside both texts. */
#include "fuzz.h"

static void check_map(const glean_edits *edits, size_t len, size_t out_len) {
  for (size_t i = 0; i < out_len; i += 1 + out_len / 64) {
    size_t start = i, end = i + 1;
    fuzz_check(glean_edits_original(edits, &start, &end) == GLEAN_OK);
    fuzz_check(start <= end && end <= len);
    fuzz_check(glean_edits_normalized(edits, &start, &end) == GLEAN_OK);
    fuzz_check(start <= end && end <= out_len);
  }
}

static void run_form(glean_form form, const char *text, size_t len) {
  glean_normalizer_options options = {.form = form,
                                      .fold = form == GLEAN_FORM_NONE,
                                      .utf8 = GLEAN_UTF8_REPLACE};
  glean_allocator mem = {NULL, NULL};
  glean_normalizer *n;
  glean_edits *edits = NULL;
  glean_buffer once = {0}, twice = {0};
  fuzz_check(glean_normalizer_new(&n, &options, mem, NULL) == GLEAN_OK);
  fuzz_check(glean_normalize(n, text, len, &once, &edits, NULL) == GLEAN_OK);
  fuzz_check(glean_utf8_valid(once.data, once.len, NULL));
  check_map(edits, len, once.len);
  char *copy = fuzz_copy((const uint8_t *)once.data, once.len);
  fuzz_check(glean_normalize(n, copy, once.len, &twice, NULL, NULL) ==
             GLEAN_OK);
  fuzz_check(once.len == twice.len);
  fuzz_check(once.len == 0 || memcmp(once.data, twice.data, once.len) == 0);
  free(copy);
  glean_buffer_free(&once);
  glean_buffer_free(&twice);
  glean_edits_free(edits);
  glean_normalizer_release(n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *text = fuzz_copy(data, size);
  for (int form = GLEAN_FORM_NONE; form <= GLEAN_NFKC_CF; form++)
    run_form((glean_form)form, text, size);
  free(text);
  return 0;
}
