/* test_normalizer.c: normalizers in C: failing allocations, peak memory,
 * limits, wrong arguments. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "glean.h"
#include "test.h"

/* An allocator that counts, and fails from the k-th call on. */
typedef struct counter {
  long calls, fail_at; /* 0: never */
  size_t live, peak;
} counter;

static void *count_realloc(void *ctx, void *block, size_t osize,
                           size_t nsize) {
  counter *c = ctx;
  if (nsize == 0) {
    c->live -= block ? osize : 0;
    free(block);
    return NULL;
  }
  c->calls++;
  int shrinks = block != NULL && nsize <= osize;
  if (c->fail_at > 0 && c->calls >= c->fail_at && !shrinks) return NULL;
  c->live += nsize - (block ? osize : 0);
  if (c->live > c->peak) c->peak = c->live;
  return realloc(block, nsize);
}

static glean_allocator hook(counter *c) {
  return (glean_allocator){count_realloc, c};
}

static const glean_mapping german[] = {{0xE4, "ae", 2}, {0xDF, "ss", 2}};

static glean_normalizer_options search_options(void) {
  return (glean_normalizer_options){
      .form = GLEAN_NFKC, .fold = 1, .quotes = 1, .dashes = 1,
      .spaces = GLEAN_SPACES_COLLAPSE, .ignorables = 1, .diacritics = 1,
      .map = german, .map_len = 2};
}

static const char sample[] =
    "\xE2\x80\x9CStra\xC3\x9F" "e  K\xC3\xA4se\xC2\xAD \xC3\x89t\x65\xCC\x81 "
    "x\xCC\x81\xCC\x96 \xEA\xB0\x81\xE2\x80\xA6\xEF\xB7\xBA";

/* The same text in chunks of five bytes. */
static glean_status run_stream(const glean_normalizer *n, counter *c) {
  glean_buffer buffer = {.mem = hook(c)};
  glean_edits *edits = NULL;
  glean_stream *stream = NULL;
  glean_error err;
  glean_status status = glean_stream_new(&stream, n, 1, hook(c), &err);
  for (size_t i = 0; i < sizeof sample - 1 && status == GLEAN_OK; i += 5) {
    size_t left = sizeof sample - 1 - i;
    status = glean_stream_feed(stream, sample + i, left < 5 ? left : 5,
                               &buffer, &err);
    if (status != GLEAN_OK)
      check(glean_stream_feed(stream, "x", 1, &buffer, &err) == status,
            "a failed stream stays failed", c->fail_at);
  }
  if (status == GLEAN_OK)
    status = glean_stream_end(stream, &buffer, &edits, &err);
  check(status == GLEAN_OK || edits == NULL, "no edits of a failed stream",
        c->fail_at);
  glean_edits_free(edits);
  glean_stream_free(stream);
  glean_buffer_free(&buffer);
  return status;
}

/* All of it; every failure must leave nothing behind. */
static glean_status run_once(counter *c) {
  glean_normalizer_options options = search_options();
  glean_normalizer *n = NULL;
  glean_error err;
  glean_status status = glean_normalizer_new(&n, &options, hook(c), &err);
  if (status != GLEAN_OK) return status;
  glean_buffer buffer = {.mem = hook(c)};
  glean_edits *edits = NULL, *both = NULL;
  status = glean_normalize(n, sample, sizeof sample - 1, &buffer, &edits,
                           &err);
  check(status == GLEAN_OK || (edits == NULL && buffer.len == 0),
        "a failed call leaves no trace", c->fail_at);
  if (status == GLEAN_OK) {
    glean_edits *later = NULL;
    status = glean_edits_new(&later, hook(c), &err);
    if (status == GLEAN_OK)
      status = glean_edits_replace(later, 0, 1, 2, &err);
    if (status == GLEAN_OK) status = glean_edits_end(later, buffer.len, &err);
    if (status == GLEAN_OK)
      status = glean_edits_compose(&both, edits, later, &err);
    glean_edits_free(later);
  }
  if (status == GLEAN_OK) status = run_stream(n, c);
  glean_edits_free(both);
  glean_edits_free(edits);
  glean_buffer_free(&buffer);
  glean_normalizer_release(n);
  return status;
}

static void test_failures(void) {
  for (long k = 1;; k++) {
    counter c = {.fail_at = k};
    glean_status status = run_once(&c);
    check(c.live == 0, "all is freed", k);
    if (status == GLEAN_OK) break;
    check(status == GLEAN_NOMEM, "no memory", (long)status);
    check(k < 1000, "an end", k);
    if (k >= 1000) break;
  }
}

static void test_arguments(void) {
  static const glean_mapping wrong[][2] = {
      {{0x61, "\xFF", 1}, {0x62, "x", 1}}, {{0x61, "x", 1}, {0x61, "y", 1}},
      {{0xD800, "x", 1}, {0x62, "x", 1}},  {{0x30000, "x", 1}, {0x62, "", 0}}};
  glean_normalizer *n = NULL;
  glean_error err;
  glean_allocator mem = {NULL, NULL};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    glean_normalizer_options options = {.map = wrong[i], .map_len = 2};
    check(glean_normalizer_new(&n, &options, mem, &err) == GLEAN_INVALID,
          "a wrong mapping", (long)i);
  }
  glean_normalizer_options options = {.form = (glean_form)17};
  check(glean_normalizer_new(&n, &options, mem, &err) == GLEAN_INVALID,
        "a wrong form", 0);
  size_t start = 2, end = 1;
  glean_edits *edits;
  check(glean_edits_new(&edits, mem, &err) == GLEAN_OK, "edits", 0);
  check(glean_edits_replace(edits, 1, 2, 5, &err) == GLEAN_OK, "one", 0);
  check(glean_edits_replace(edits, 1, 3, 5, &err) == GLEAN_INVALID, "back", 0);
  check(glean_edits_end(edits, 1, &err) == GLEAN_INVALID, "too short", 0);
  check(glean_edits_end(edits, 10, &err) == GLEAN_OK, "the end", 0);
  check(glean_edits_original(edits, &start, &end) == GLEAN_INVALID, "crossed",
        0);
  start = 3, end = 15;
  check(glean_edits_original(edits, &start, &end) == GLEAN_INVALID, "beyond",
        0);
  check(glean_edits_count(edits) == 1 && glean_edits_memory(edits) > 0,
        "counts", 0);
  glean_edits_free(edits);
}

/* A text many times over: peak memory beside input and output. */
static void test_peak(glean_form form, const char *part) {
  size_t len = strlen(part), times = 4000000 / len;
  char *text = malloc(len * times);
  for (size_t i = 0; i < times; i++) memcpy(text + i * len, part, len);
  counter c = {0};
  glean_normalizer_options options = {.form = form};
  glean_normalizer *n = NULL;
  glean_allocator mem = {NULL, NULL};
  glean_normalizer_new(&n, &options, mem, NULL);
  glean_buffer buffer = {.mem = hook(&c)};
  check(glean_normalize(n, text, len * times, &buffer, NULL, NULL) == GLEAN_OK,
        "normalize", 0);
  check(c.peak <= buffer.len + 65536, "peak memory",
        (long)(c.peak - buffer.len));
  check(c.calls < 100, "few allocations", c.calls);
  glean_buffer_free(&buffer);
  glean_normalizer_release(n);
  free(text);
}

int main(void) {
  test_failures();
  test_arguments();
  test_peak(GLEAN_NFC, "plain text with \xC3\xA9 in it. ");
  test_peak(GLEAN_NFD, "plain text with \xC3\xA9 in it. ");
  test_peak(GLEAN_NFD, "\xEA\xB0\x81\xEA\xB0\x80 ");
  test_peak(GLEAN_NFKC_CF, "\xEF\xB7\xBAx");
  test_peak(GLEAN_NFC, "e\xCC\x81t ");
  test_peak(GLEAN_NFC, "e\xCC\x81");
  test_peak(GLEAN_NFC, "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8 ");
  test_peak(GLEAN_NFKC_CF, "a\xE2\x80\x8D\xEF\xB8\x8F");
  test_peak(GLEAN_NFKD, "\xEF\xBC\xA1\xEF\xBC\xA2, ");
  test_peak(GLEAN_NFC, "\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7 ");
  return test_status();
}
