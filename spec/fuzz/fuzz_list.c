/* fuzz_list.c: entries, one a line, then a 0 and a text. */
#include "fuzz.h"

static void add_lines(glean_list *list, const char *s, size_t len) {
  glean_entry entry = {.letters = GLEAN_ENTRY_FOLD};
  while (len > 0) {
    const char *line_end = memchr(s, '\n', len);
    size_t n = line_end ? (size_t)(line_end - s) : len;
    char *line = fuzz_copy((const uint8_t *)s, n);
    glean_list_add(list, line, n, &entry, NULL);
    free(line);
    if (n % 4 == 0) glean_list_alias(list, "Jane Roe", 8, NULL);
    entry.letters = (glean_entry_case)((entry.letters + 1) % 3);
    entry.separators = (glean_separators)((entry.separators + n) % 3);
    entry.flags = (entry.flags + (unsigned)n) % 32;
    s += n + (line_end != NULL);
    len -= n + (line_end != NULL);
  }
}

/* A sum over the mentions, found with a token table or without. */
static uint64_t find(const glean_list *list, const fuzz_parts *parts,
                     int defer) {
  glean_doc_options options = {.utf8 = GLEAN_UTF8_REPLACE,
                               .defer_tokens = defer};
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  glean_doc *doc;
  uint32_t layer, index;
  fuzz_check(glean_doc_open(&doc, parts->tail, parts->tail_len, &options,
                            NULL) == GLEAN_OK);
  fuzz_check(glean_doc_layer(doc, "@l", 2, &layer) == GLEAN_OK);
  fuzz_check(glean_doc_symbol(doc, "L", 1, &marking.label) == GLEAN_OK);
  const glean_list *all[1] = {list};
  glean_list_set *set;
  fuzz_check(glean_doc_match_list(doc, list, layer, &marking, NULL) ==
             GLEAN_OK);
  size_t found = glean_doc_annotation_count(doc, layer);
  fuzz_check(glean_list_set_new(&set, (glean_allocator){NULL, NULL}, all, 1,
                                NULL) == GLEAN_OK);
  fuzz_check(glean_doc_scan_lists(doc, set, NULL) == GLEAN_OK);
  glean_list_set_release(set);
  fuzz_check(glean_doc_list_layer(doc, list, layer, &marking, NULL) ==
             GLEAN_OK);
  fuzz_check(glean_doc_annotation_count(doc, layer) == 2 * found);
  glean_cursor cursor = {0, 0, 0, 0};
  size_t end = 0;
  uint64_t sum = glean_doc_annotation_count(doc, layer);
  while (glean_doc_next(doc, GLEAN_ENTITIES, GLEAN_VIEW_ALL, &cursor,
                        &index) == GLEAN_OK &&
         index != GLEAN_NONE) {
    const glean_annotation *a =
        glean_doc_annotation(doc, GLEAN_ENTITIES, index);
    fuzz_check(a->start >= end && a->end > a->start &&
               a->entry < glean_list_count(list));
    end = a->end;
    sum = sum * 31 + a->start + 7 * a->end + 13 * a->entry;
  }
  glean_doc_close(doc);
  return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  fuzz_parts parts = fuzz_split(data, size);
  glean_allocator plain = {NULL, NULL};
  glean_list *list;
  fuzz_check(glean_list_new(&list, plain, NULL) == GLEAN_OK);
  add_lines(list, parts.head, parts.head_len);
  fuzz_check(glean_list_freeze(list, NULL) == GLEAN_OK);
  fuzz_check(glean_list_check(list, NULL) == GLEAN_OK);
  fuzz_check(find(list, &parts, 0) == find(list, &parts, 1));
  glean_list_release(list);
  fuzz_parts_free(&parts);
  return 0;
}
