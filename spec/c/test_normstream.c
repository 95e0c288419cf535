/* test_normstream.c: a text in chunks gives the same bytes and edits as in one
 * piece, wherever it is cut. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/utf8.h"
#include "test.h"

enum { KINDS = 7 };

static glean_normalizer *make(int kind) {
  glean_normalizer_options options = {.form = (glean_form)kind};
  if (kind == 0) options.fold = 1;
  if (kind == 6) {
    options = (glean_normalizer_options){
        .form = GLEAN_NFC, .fold = 1, .spaces = GLEAN_SPACES_COLLAPSE,
        .ignorables = 1, .diacritics = 1, .utf8 = GLEAN_UTF8_REPLACE};
  }
  glean_normalizer *n = NULL;
  glean_allocator mem = {NULL, NULL};
  check(glean_normalizer_new(&n, &options, mem, NULL) == GLEAN_OK, "new", kind);
  return n;
}

/* Do two maps of the same texts agree at every place? */
static void compare_edits(const glean_edits *a, const glean_edits *b,
                          size_t out_len, long detail) {
  check(glean_edits_count(a) == glean_edits_count(b), "as many edits", detail);
  for (size_t i = 0; i < out_len; i++) {
    size_t s1 = i, e1 = i + 1, s2 = i, e2 = i + 1;
    check(glean_edits_original(a, &s1, &e1) == GLEAN_OK &&
              glean_edits_original(b, &s2, &e2) == GLEAN_OK && s1 == s2 &&
              e1 == e2, "the same map", detail);
  }
}

/* In chunks of at most 'most' bytes; the buffer is emptied now and then. */
static void compare(const glean_normalizer *n, const uint8_t *text, size_t len,
                    uint32_t most, long detail) {
  glean_buffer whole = {0}, part = {0}, all = {0};
  glean_edits *edits = NULL, *streamed = NULL;
  glean_stream *stream = NULL;
  glean_allocator mem = {NULL, NULL};
  glean_error err = {0}, other = {0};
  glean_status want = glean_normalize(n, (const char *)text, len, &whole,
                                      &edits, &err);
  check(glean_stream_new(&stream, n, 1, mem, NULL) == GLEAN_OK, "stream", 0);
  glean_status got = GLEAN_OK;
  for (size_t i = 0; i < len && got == GLEAN_OK;) {
    size_t size = 1 + random_below(most);
    if (size > len - i) size = len - i;
    char *chunk = malloc(size);
    memcpy(chunk, text + i, size);
    got = glean_stream_feed(stream, chunk, size, &part, &other);
    free(chunk);
    i += size;
    if (random_below(4) > 0) continue;
    glean_json_raw(&all, part.data ? part.data : "", part.len);
    part.len = 0;
  }
  if (got == GLEAN_OK)
    got = glean_stream_end(stream, &part, &streamed, &other);
  glean_json_raw(&all, part.data ? part.data : "", part.len);
  check(got == want, "the same status", detail);
  if (want != GLEAN_OK) {
    check(err.position == other.position, "the same place", detail);
  } else if (got == GLEAN_OK) {
    check(all.len == whole.len && (all.len == 0 ||
          memcmp(all.data, whole.data, all.len) == 0), "the same bytes",
          detail);
    if (len < 2000) compare_edits(edits, streamed, whole.len, detail);
  }
  glean_edits_free(edits);
  glean_edits_free(streamed);
  glean_stream_free(stream);
  glean_buffer_free(&whole);
  glean_buffer_free(&part);
  glean_buffer_free(&all);
}

static size_t random_text(uint8_t *out, size_t limit) {
  static const char *const parts[] = {
      "a", "E", " ", "  ", "e\xCC\x81", "\xC3\xA9", "\xCC\xA7", "\xCC\x81",
      "\xEF\xAC\x81", "\xEA\xB0\x81", "\xE1\x84\x80", "\xE1\x85\xA1",
      "\xE1\x86\xA8", "\xC2\xAD", "\xF0\x9F\x98\x80", "\xE3\x82\x99",
      "\xE3\x81\x8B", "\xE0\xA4\x95\xE0\xA4\xBC", "\xE2\x80\x99", "\xCD\xB8",
      "\xE0\xA7\x87", "\xE0\xA6\xBE", "\n", "\xE2\x80\x83",
      "\xE2\x80\x8D", "\xEF\xB8\x8F", "\xEF\xBC\x8C", "o\xCC\x82\xCC\x81",
      "\xE2\x80\xA6", "\xC3\x9F", "\xD0\x96", "\xE2\x84\xA6"};
  static const char *const calm[] = {"plain", " text ", "\xC3\xA9t\xC3\xA9",
                                     "\xE4\xBD\xA0", "\xD0\xB6"};
  size_t n = 0;
  uint32_t rare = random_below(4) * 4; /* for vectors: others in between */
  while (n + 8 < limit) {
    const char *part = random_below(1 + rare) > 0
                           ? calm[random_below(sizeof calm / sizeof *calm)]
                           : parts[random_below(sizeof parts / sizeof *parts)];
    memcpy(out + n, part, strlen(part));
    n += strlen(part);
  }
  return n;
}

static void test_random(void) {
  uint8_t text[400];
  for (int kind = 0; kind < KINDS; kind++) {
    glean_normalizer *n = make(kind);
    for (int round = 0; round < 400; round++) {
      size_t len = random_text(text, 20 + random_below(300));
      if (round % 8 == 7 && len > 0)
        text[random_below((uint32_t)len)] = (uint8_t)random_below(256);
      for (uint32_t most = 1; most < 100; most = most * 3)
        compare(n, text, len, most, kind);
    }
    glean_normalizer_release(n);
  }
}

/* Marks that no buffer holds, byte by byte; and long plain text. */
static void test_long(void) {
  enum { MARKS = 60000 };
  uint8_t *text = malloc(1 + 2 * MARKS + 1);
  glean_normalizer *n = make(GLEAN_NFC);
  text[0] = 'a';
  for (int i = 0; i < MARKS; i++)
    memcpy(text + 1 + 2 * i, i % 2 ? "\xCC\x81" : "\xCC\xA7", 2);
  text[1 + 2 * MARKS] = 'b';
  compare(n, text, 2 + 2 * MARKS, 1, 1);
  compare(n, text, 2 + 2 * MARKS, 5000, 2);
  size_t len = random_text(text, 100000);
  compare(n, text, len, 7, 3);
  compare(n, text, len, 70000, 4);
  glean_normalizer_release(n);
  free(text);
}

int main(void) {
  test_random();
  test_long();
  return test_status();
}
