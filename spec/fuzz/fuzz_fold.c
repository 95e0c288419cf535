/* fuzz_fold.c: the search folding: a fold of a fold is itself; segments. */
#include "fuzz.h"

/* Segments cover the text, in order, whatever the size of a batch. */
static void check_segments(glean_segments_kind kind, const char *text,
                           size_t len) {
  size_t at = 0, other = 0, last = 0, ends[7], one;
  for (;;) {
    size_t n = glean_segments(kind, text, len, &at, ends, 7);
    for (size_t i = 0; i < n; i++) {
      fuzz_check(glean_segments(kind, text, len, &other, &one, 1) == 1);
      fuzz_check(ends[i] > last && ends[i] <= len && one == ends[i]);
      last = ends[i];
    }
    if (n == 0) break;
  }
  fuzz_check(last == len && at == len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *text = fuzz_copy(data, size);
  size_t once = glean_fold(text, size, NULL, 0);
  char *folded = malloc(once + 1), *again = malloc(once + 1);
  fuzz_check(glean_fold(text, size, folded, once) == once);
  fuzz_check(glean_fold(folded, once, again, once) == once);
  fuzz_check(memcmp(folded, again, once) == 0);
  char shape[GLEAN_SHAPE_BYTES];
  fuzz_check(glean_shape(text, size, shape) <= GLEAN_SHAPE_BYTES);
  check_segments(GLEAN_GRAPHEMES, text, size);
  check_segments(GLEAN_WORDS, text, size);
  free(again);
  free(folded);
  free(text);
  return 0;
}
