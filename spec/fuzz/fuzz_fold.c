/* fuzz_fold.c: the search folding: a fold of a fold is itself. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *text = fuzz_copy(data, size);
  size_t once = glean_fold(text, size, NULL, 0);
  char *folded = malloc(once + 1), *again = malloc(once + 1);
  fuzz_check(glean_fold(text, size, folded, once) == once);
  fuzz_check(glean_fold(folded, once, again, once) == once);
  fuzz_check(memcmp(folded, again, once) == 0);
  char shape[GLEAN_SHAPE_BYTES];
  fuzz_check(glean_shape(text, size, shape) <= GLEAN_SHAPE_BYTES);
  free(again);
  free(folded);
  free(text);
  return 0;
}
