/* fuzz_block.c: a saved list that has been damaged: the input says where and
 * how.  With a good header sum, so that what lies behind is reached. */
#include "fuzz.h"

static const char text[] =
    "The drug lords, Jose Roe's Al Qaeda and the US: a b c d, a-b; another "
    "name of Marshal \xE6\x9D\xB1\xE4\xBA\xAC\xE9\x83\xBD U.S. MARSHALL a b a";

static glean_list *make_list(void) {
  static const char *const words[] = {"drug lord", "Jos\xC3\xA9 Roe", "U.S.",
                                      "Al-Qaeda", "Marshall", "a b c d", "a b"};
  static const glean_allocator plain = {NULL, NULL};
  glean_list *list;
  fuzz_check(glean_list_new(&list, plain, NULL) == GLEAN_OK);
  for (unsigned i = 0; i < 21; i++) {
    glean_entry entry = {.letters = (glean_entry_case)(i % 3),
                         .separators = (glean_separators)(i % 5 % 3),
                         .flags = i * 7 % 32,
                         .priority = (int32_t)(i % 4)};
    if (i % 2) entry.id = "an id", entry.id_len = 5;
    if (i % 3) entry.label = "XY", entry.label_len = i % 3;
    const char *word = words[i % 7];
    fuzz_check(glean_list_add(list, word, strlen(word), &entry, NULL) ==
               GLEAN_OK);
  }
  fuzz_check(glean_list_freeze(list, NULL) == GLEAN_OK);
  return list;
}

static void read_all(const glean_list *list) {
  size_t len;
  for (uint32_t i = 0; i < glean_list_count(list) && i < 100; i++) {
    glean_list_text(list, i, &len);
    glean_list_id(list, i, &len);
    glean_list_entry_label(list, i, &len);
    glean_list_get_data(list, i, &len);
  }
  for (uint32_t i = 0; i < 300; i++) glean_list_label(list, i, &len);
}

static void scan(const glean_list *list, int defer) {
  glean_doc_options options = {.defer_tokens = defer};
  glean_doc *doc;
  fuzz_check(glean_doc_open(&doc, text, sizeof text - 1, &options, NULL) ==
             GLEAN_OK);
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LONGEST};
  uint32_t layer;
  fuzz_check(glean_doc_layer(doc, "@l", 2, &layer) == GLEAN_OK);
  fuzz_check(glean_doc_symbol(doc, "L", 1, &marking.label) == GLEAN_OK);
  fuzz_check(glean_doc_match_list(doc, list, layer, &marking, NULL) ==
             GLEAN_OK);
  glean_doc_close(doc);
}

/* The sum of a header, as flat.c makes it. */
static uint64_t header_sum(const uint8_t *bytes, size_t len) {
  uint64_t sum = 0x243F6A8885A308D3u;
  for (; len >= 8; bytes += 8, len -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    sum = (sum ^ word) * 0x9FB21C651E98DF25u;
    sum ^= sum >> 28;
  }
  return sum;
}

#define HEADER 400 /* bytes, the sum the last eight */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static glean_list *good;
  static const glean_allocator plain = {NULL, NULL};
  size_t len;
  if (good == NULL) good = make_list();
  const uint8_t *bytes = glean_list_bytes(good, &len);
  uint8_t *copy = (uint8_t *)fuzz_copy(bytes, len);
  for (; size >= 3; data += 3, size -= 3)
    copy[((size_t)data[0] | (size_t)data[1] << 8) % len] = data[2];
  uint64_t sum = header_sum(copy, HEADER - 8);
  memcpy(copy + HEADER - 8, &sum, 8);
  glean_list *list;
  if (glean_list_open(&list, plain, copy, len, NULL) == GLEAN_OK) {
    glean_list_check(list, NULL);
    read_all(list);
    scan(list, 0);
    scan(list, 1);
    glean_list_release(list);
  }
  free(copy);
  return 0;
}
