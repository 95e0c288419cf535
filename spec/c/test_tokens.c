/* test_tokens.c: the tokenizer's fast way against its general one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scan.h"
#include "test.h"
#include "tokenizer.h"

static void *allocate(void *context, void *block, size_t old, size_t size) {
  (void)context;
  (void)old;
  if (size > 0) return realloc(block, size);
  free(block);
  return NULL;
}

static const glean_allocator mem = {allocate, NULL};

/* What the tokens of a text are made of: the pieces that decide. */
static const char *const pieces[] = {
    "a",  "Z", "s",  "It", "word", "ABC", "mIxed", "0", "42", "_", "'",
    "'s", ".", ",",  ":",  ";",    "\"",  "-",     "$", "#",  "(", "\x7F",
    " ",  " ", "  ", "\n", "\r\n", "\n\n", "\t",   "\v", "\x1C",
    "\xC3\xA9",         /* e acute */
    "\xCC\x81",         /* combining acute */
    "\xE2\x80\x99",     /* apostrophe */
    "\xE2\x80\x98",     /* single quotes */
    "\xE2\x80\x9C",     /* double quotes */
    "\xE2\x80\x9D",
    "\xE2\x80\x94",     /* dash */
    "\xE2\x80\xA6",     /* ellipsis */
    "\xC2\xA0",         /* no-break space */
    "\xC2\xAD",         /* soft hyphen */
    "\xE2\x80\x8D",     /* zero width joiner */
    "\xEF\xB8\x8F",     /* variation selector 16 */
    "\xE2\x80\xA8",     /* line separator */
    "\xD7\x90",         /* alef */
    "\xE6\x9D\xB1",     /* an ideograph */
    "\xE3\x82\xAB",     /* katakana */
    "\xE0\xB8\x81",     /* Thai */
    "\xE0\xB8\xB3",     /* Thai, a spacing mark */
    "\xF0\x9F\x98\x80", /* emoji */
    "\xF0\x9F\x87\xAA", /* regional indicator */
    "\xFF", "\xE2\x80", /* ill-formed */
};
#define PIECES (sizeof pieces / sizeof pieces[0])

/* Mostly ASCII, so that the fast way has something to do. */
static size_t make_text(uint8_t *text, size_t size) {
  size_t len = 0;
  uint32_t kinds = random_below(3) ? 31 : (uint32_t)PIECES;
  while (len + 8 < size) {
    uint32_t pick = random_below(16) ? random_below(kinds)
                                     : random_below((uint32_t)PIECES);
    size_t n = strlen(pieces[pick]);
    memcpy(text + len, pieces[pick], n);
    len += n;
  }
  return len;
}

static void compare(const text_view *t) {
  token_table k = {0};
  uint16_t gap, flags;
  size_t row = 0;
  if (tokenize(&k, &mem, t) != GLEAN_OK) abort();
  for (size_t at = scan_gap(t, 0, &gap); at < t->len; row++) {
    size_t end = scan_token(t, at, &flags);
    if (row == k.len) break;
    check(k.start[row] == at, "start", (long)row);
    check(k.end[row] == end, "end", (long)row);
    check(k.flags[row] == (uint16_t)(flags | gap), "flags", (long)row);
    check(k.hash[row] == token_hash(t->bytes + at, end - at), "hash",
          (long)row);
    at = scan_gap(t, end, &gap);
  }
  check(row == k.len, "number of tokens", (long)row);
  token_table_free(&k, &mem);
}

/* In a block of its own size, so that sanitizers see a read too far. */
static void compare_exact(const uint8_t *bytes, size_t len) {
  uint8_t *copy = malloc(len ? len : 1);
  if (copy == NULL) abort();
  if (len > 0) memcpy(copy, bytes, len);
  text_view t = {.bytes = copy, .len = len};
  compare(&t);
  free(copy);
}

int main(void) {
  uint8_t text[400];
  for (int round = 0; round < 40000; round++) {
    size_t len = make_text(text, 16 + random_below(sizeof text - 16));
    compare_exact(text, len);
  }
  /* Every length around the size of a block, of one long word, one long gap,
   * and of a word behind a gap. */
  for (size_t len = 0; len < 200; len++) {
    memset(text, 'x', sizeof text);
    compare_exact(text, len);
    memset(text, ' ', 70);
    compare_exact(text, len);
    memset(text, '\n', sizeof text);
    compare_exact(text, len);
  }
  for (unsigned c = 0; c < 0x80; c++) {
    uint8_t one[3] = {(uint8_t)c, (uint8_t)c, 'a'};
    compare_exact(one, 1);
    compare_exact(one, 3);
  }
  return test_status();
}
