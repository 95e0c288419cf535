/* test_list.c: lists in files and in memory: what is saved is what is loaded,
 * and what is damaged never leads out of the file. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "glean.h"
#include "test.h"

static const glean_allocator plain = {NULL, NULL};

/* ---- A list with everything ---- */

static void add(glean_list *list, const char *text, const glean_entry *entry) {
  glean_error err;
  check(glean_list_add(list, text, strlen(text), entry, &err) == GLEAN_OK,
        text, 0);
}

static glean_list *make_list(void) {
  static const char *const words[] = {"drug lord", "Jos\xC3\xA9 Roe", "U.S.",
                                      "Al-Qaeda", "Marshall", "a b c d",
                                      "\xE6\x9D\xB1\xE4\xBA\xAC", "a b", "a"};
  glean_list *list;
  check(glean_list_new(&list, plain, NULL) == GLEAN_OK, "new", 0);
  for (unsigned i = 0; i < 45; i++) {
    glean_entry entry = {.letters = (glean_entry_case)(i % 3),
                         .separators = (glean_separators)(i % 5 % 3),
                         .flags = i * 7 % 32,
                         .priority = (int32_t)(i % 4)};
    if (i % 2) entry.id = "an id", entry.id_len = 5;
    if (i % 3) entry.label = i % 3 == 1 ? "X" : "YY", entry.label_len = i % 3;
    add(list, words[i % 9], &entry);
    if (i % 4 == 0)
      check(glean_list_alias(list, "another name", 12, NULL) == GLEAN_OK,
            "alias", 0);
  }
  check(glean_list_freeze(list, NULL) == GLEAN_OK, "freeze", 0);
  return list;
}

static const char text[] =
    "The drug lords, Jose Roe's Al Qaeda and the US: a b c d, a-b; another "
    "name of Marshal \xE6\x9D\xB1\xE4\xBA\xAC\xE9\x83\xBD U.S. MARSHALL a b a";

/* A sum over all that a list finds in the text, with a token table or without.
 */
static uint64_t find_in(const glean_list *list, int without) {
  glean_doc_options options = {.defer_tokens = without};
  glean_doc *doc;
  uint32_t layer, index;
  uint64_t sum = 0;
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LONGEST};
  glean_doc_open(&doc, text, sizeof text - 1, &options, NULL);
  glean_doc_layer(doc, "@l", 2, &layer);
  glean_doc_symbol(doc, "L", 1, &marking.label);
  check(glean_doc_match_list(doc, list, layer, &marking, NULL) == GLEAN_OK,
        "match", 0);
  for (uint32_t l = 0; l <= layer; l++) {
    glean_cursor cursor = {0, 0, 0, 0};
    while (glean_doc_next(doc, l, GLEAN_VIEW_ALL, &cursor, &index) ==
               GLEAN_OK &&
           index != GLEAN_NONE) {
      const glean_annotation *a = glean_doc_annotation(doc, l, index);
      size_t len, id_len;
      const char *name = glean_list_text(list, a->entry, &len);
      const char *id = glean_list_id(list, a->entry, &id_len);
      sum = sum * 31 + a->start + 7 * a->end + 13 * a->entry + len;
      if (len > 0) sum += (uint8_t)name[0];
      if (id != NULL && id_len > 0) sum += (uint8_t)id[id_len - 1];
    }
  }
  glean_doc_close(doc);
  return sum;
}

static uint64_t find_all(const glean_list *list) { return find_in(list, 0); }

/* ---- Saving and loading ---- */

static const char *get_data(void *ctx, uint32_t entry, size_t *len) {
  static char data[16];
  (void)ctx;
  if (entry % 3 == 0) return NULL;
  *len = (size_t)snprintf(data, sizeof data, "data %u", (unsigned)entry);
  return data;
}

static void check_data(const glean_list *list) {
  for (uint32_t i = 0; i < glean_list_count(list); i++) {
    size_t len, want_len = 0;
    const char *data = glean_list_get_data(list, i, &len);
    const char *want = get_data(NULL, i, &want_len);
    check((data == NULL) == (want == NULL) && len == want_len &&
              (len == 0 || memcmp(data, want, len) == 0),
          "data", 0);
  }
}

static void test_file(const glean_list *list, const char *path) {
  glean_list_data data = {get_data, NULL};
  glean_error err;
  glean_list *loaded, *again;
  uint64_t want = find_all(list);
  check(glean_list_save(list, path, &data, &err) == GLEAN_OK, "save", 0);
  check(glean_list_load(&loaded, plain, path, &err) == GLEAN_OK, "load", 0);
  check(glean_list_check(loaded, &err) == GLEAN_OK, "whole check", 0);
  check(find_all(loaded) == want, "a loaded list finds the same", 0);
  check(find_in(loaded, 1) == want, "and without a token table", 0);
  check_data(loaded);
  check(glean_list_save(loaded, path, NULL, &err) == GLEAN_OK, "save again", 0);
  check(find_all(loaded) == want, "a mapped list outlives its name", 0);
  check(glean_list_load(&again, plain, path, &err) == GLEAN_OK, "load again",
        0);
  check(glean_list_check(again, &err) == GLEAN_OK, "whole check again", 0);
  check_data(again);
  glean_list_release(loaded);
  glean_list_release(again);
  check(glean_list_save(list, "no/such/folder/x", NULL, &err) == GLEAN_FILE,
        "saving where there is no folder", 0);
  check(glean_list_load(&again, plain, "no such file", &err) == GLEAN_FILE &&
            again == NULL && strcmp(err.code, "file") == 0,
        "no such file", 0);
  check(glean_list_load(&again, plain, ".", &err) == GLEAN_FILE, "a folder", 0);
}

/* ---- Damage ---- */

#define HEADER 400 /* bytes */

static glean_status open_copy(const uint8_t *bytes, size_t len,
                              glean_error *err, uint64_t *sum) {
  uint8_t *copy = malloc(len + 1); /* exactly its size shows over-reads */
  glean_list *list;
  if (copy == NULL) abort();
  copy = realloc(copy, len ? len : 1);
  if (copy == NULL) abort();
  memcpy(copy, bytes, len);
  glean_status status = glean_list_open(&list, plain, copy, len, err);
  if (status == GLEAN_OK) {
    *sum = find_all(list);
    find_in(list, 1); /* of a damaged one it may be something else */
    status = glean_list_check(list, err);
    glean_list_release(list);
  }
  free(copy);
  return status;
}

static void test_damage(const glean_list *list) {
  size_t len, sum_at = HEADER - 2;
  const uint8_t *bytes = glean_list_bytes(list, &len);
  uint8_t *copy = malloc(len);
  glean_error err;
  uint64_t sum, want = find_all(list);
  if (copy == NULL) abort();
  memcpy(copy, bytes, len);
  check(open_copy(copy, len, &err, &sum) == GLEAN_OK && sum == want, "a copy",
        0);
  for (size_t i = 0; i < len; i += i < 400 ? 1 : len / 97)
    check(open_copy(copy, i, &err, &sum) == GLEAN_FILE, "a truncated list", 0);
  for (size_t i = 0; i < sum_at; i++) {
    copy[i] ^= (uint8_t)(1 + random_below(255));
    check(open_copy(copy, len, &err, &sum) == GLEAN_FILE, "a damaged header",
          0);
    copy[i] = bytes[i];
  }
  for (int i = 0; i < 4000; i++) { /* behind the header */
    size_t n = 1 + random_below(8);
    for (size_t j = 0; j < n; j++)
      copy[HEADER + random_below((uint32_t)(len - HEADER))] =
          random_below(2) ? 0xFF : (uint8_t)random_below(256);
    open_copy(copy, len, &err, &sum);
    if (i % 4 == 0) memcpy(copy, bytes, len);
  }
  free(copy);
}

static void test_foreign(const glean_list *list) {
  size_t len;
  const uint8_t *bytes = glean_list_bytes(list, &len);
  uint8_t *copy = malloc(len);
  glean_error err;
  uint64_t sum;
  if (copy == NULL) abort();
  memcpy(copy, bytes, len);
  memcpy(copy, "\x7F" "ELF", 4);
  check(open_copy(copy, len, &err, &sum) == GLEAN_FILE &&
            strcmp(err.code, "format") == 0,
        "a foreign file", 0);
  memcpy(copy, bytes, len);
  copy[8] = bytes[11], copy[9] = bytes[10], copy[10] = bytes[9],
  copy[11] = bytes[8];
  check(open_copy(copy, len, &err, &sum) == GLEAN_FILE &&
            strcmp(err.code, "byte_order") == 0,
        "another byte order", 0);
  memcpy(copy, bytes, len);
  copy[12]++;
  check(open_copy(copy, len, &err, &sum) == GLEAN_FILE &&
            strcmp(err.code, "version") == 0,
        "another version", 0);
  glean_list *none;
  check(glean_list_open(&none, plain, bytes + 4, len - 4, &err) ==
            GLEAN_INVALID,
        "a block that is not aligned", 0);
  free(copy);
}

/* ---- Small things ---- */

static void test_making(void) {
  static const char lines[] = "Jane Roe\r\n\n  \nBob\nbad \xFF one\nmore\n";
  glean_list *list;
  glean_error err;
  size_t n, len;
  uint32_t found[4];
  glean_list_new(&list, plain, NULL);
  check(glean_list_alias(list, "x", 1, &err) == GLEAN_INVALID, "no entry", 0);
  check(glean_list_add(list, " - ,\n", 5, NULL, &err) == GLEAN_INVALID &&
            strcmp(err.code, "empty_entry") == 0,
        "punctuation alone", 0);
  check(glean_list_add_lines(list, lines, sizeof lines - 1, NULL, &n, &err) ==
                GLEAN_UTF8 &&
            n == 5 && err.position == 4 && glean_list_count(list) == 2,
        "lines with a bad one", 0);
  check(glean_list_bytes(list, &len) == NULL, "bytes before freezing", 0);
  check(glean_list_check(list, &err) == GLEAN_INVALID &&
            glean_list_save(list, "x", NULL, &err) == GLEAN_INVALID &&
            glean_list_find(list, "x", 1, found, 4, &n) == GLEAN_INVALID &&
            glean_list_label(list, 0, &len) == NULL,
        "not frozen", 0);
  check(glean_list_text(list, 1, &len)[0] == 'B' && len == 3, "text", 0);
  glean_list_freeze(list, NULL);
  check(glean_list_find(list, "JANE  roe", 9, found, 4, &n) == GLEAN_OK &&
            n == 1 && found[0] == 0,
        "find", 0);
  check(glean_list_find(list, "Jane Roe, Bob", 13, found, 4, &n) == GLEAN_OK &&
            n == 0,
        "find no part", 0);
  check(glean_list_text(list, 1, &len)[0] == 'B' && len == 3, "frozen text", 0);
  glean_list_release(list);
}

/* Entries of equal spelling, in the order they were added. */
static void test_many_ids(void) {
  glean_list *list;
  uint32_t found[8];
  size_t n, len;
  glean_list_new(&list, plain, NULL);
  for (int i = 0; i < 6; i++) {
    char id[2] = {(char)('a' + i), '\0'};
    glean_entry entry = {.id = id, .id_len = 1};
    add(list, i == 2 ? "other" : i % 2 ? "Rio" : "R\xC3\xADo", &entry);
  }
  glean_list_freeze(list, NULL);
  check(glean_list_find(list, "RIO", 3, found, 8, &n) == GLEAN_OK && n == 5 &&
            found[0] == 0 && found[1] == 1 && found[2] == 3 && found[4] == 5,
        "several ids", 0);
  check(glean_list_find(list, "RIO", 3, found, 2, &n) == GLEAN_OK && n == 5,
        "more than fit", 0);
  check(glean_list_id(list, 3, &len)[0] == 'd', "id", 0);
  glean_list_release(list);
}

int main(int argc, char **argv) {
  const char *path = argc > 1 ? argv[1] : "test_list.tmp";
  glean_list *list = make_list();
  test_file(list, path);
  remove(path);
  test_damage(list);
  test_foreign(list);
  test_making();
  test_many_ids();
  glean_list_release(list);
  return test_status();
}
