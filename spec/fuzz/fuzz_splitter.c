/* fuzz_splitter.c: any bytes, whole and in two parts, give the same sentences.
 * The first byte chooses the options, the second the place of the cut. */
#include "fuzz.h"

static size_t draw(glean_splitter *s, const char *window, size_t len,
                   uint64_t offset, int last, glean_long_span *out) {
  size_t n = 0;
  while (glean_splitter_next(s, window, len, offset, last, &out[n]) ==
         GLEAN_SPLIT_SPAN)
    n++;
  return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2) return 0;
  uint8_t options = data[0];
  size_t cut = data[1] * (size - 2) / 255;
  glean_sentence_options how = {(glean_sentence_mode)(options & 1),
                                (glean_newline)((options >> 1) % 3),
                                (glean_quotations)(options >> 4 & 1),
                                (glean_list_items)(options >> 5 & 1)};
  char *text = fuzz_copy(data + 2, size - 2);
  size_t len = size - 2, bytes = (len + 1) * sizeof(glean_long_span);
  glean_long_span *whole = malloc(bytes), *parts = malloc(bytes);
  glean_splitter s;
  fuzz_check(whole && parts);
  fuzz_check(glean_splitter_open(&s, NULL, &how, NULL) == GLEAN_OK);
  size_t n = draw(&s, text, len, 0, 1, whole);
  uint64_t end = 0;
  for (size_t i = 0; i < n; i++) {
    fuzz_check(whole[i].start >= end && whole[i].end > whole[i].start);
    end = whole[i].end;
  }
  fuzz_check(end <= len);
  fuzz_check(glean_splitter_open(&s, NULL, &how, NULL) == GLEAN_OK);
  size_t m = draw(&s, text, cut, 0, 0, parts);
  size_t keep = (size_t)glean_splitter_keep(&s);
  m += draw(&s, text + keep, len - keep, keep, 1, parts + m);
  fuzz_check(m == n && memcmp(whole, parts, n * sizeof *whole) == 0);
  free(whole);
  free(parts);
  free(text);
  return 0;
}
