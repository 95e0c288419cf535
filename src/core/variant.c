/* variant.c: dots and plurals. */
#include "variant.h"

#include <string.h>

#include "chars.h"
#include "utf8.h"

#define DOTTED_MAX 5 /* letters of a word that may be written with dots */

void variant_free(variant_set *v, const glean_allocator *mem) {
  mem_free(mem, v->bytes, v->cap);
  *v = (variant_set){0};
}

/* ---- Writing one ---- */

static void put(variant_set *v, const void *bytes, size_t n) {
  memcpy(v->bytes + v->len, bytes, n);
  v->len += n;
}

static size_t begin_of(const variant_set *v, size_t i) {
  return i == 0 ? 0 : v->end[i - 1];
}

/* Keep what was written, unless it is the text itself. */
static void finish(variant_set *v, const uint8_t *text, size_t len) {
  size_t begin = begin_of(v, v->count), n = v->len - begin;
  if (n == 0 || (n == len && memcmp(v->bytes + begin, text, n) == 0))
    v->len = begin;
  else
    v->end[v->count++] = v->len;
}

/* ---- Dots ---- */

static uint32_t point_at(const uint8_t *s, size_t len, size_t i) {
  uint32_t c = 0;
  if (i < len) utf8_decode(s + i, len - i, &c);
  return c;
}

static uint32_t point_before(const uint8_t *s, size_t i) {
  uint32_t c = 0;
  if (i > 0) {
    size_t at = utf8_before(s, i);
    utf8_decode(s + at, i - at, &c);
  }
  return c;
}

static int is_letter(uint32_t c) {
  return c != 0 && chars_is_letter(chars_record(c));
}

/* A single letter: none stands before it. */
static int is_initial(const uint8_t *s, size_t dot) {
  if (!is_letter(point_before(s, dot))) return 0;
  return !is_letter(point_before(s, utf8_before(s, dot)));
}

/* A dot behind a letter that ends a word, or between initials. */
static int is_loose_dot(const uint8_t *s, size_t len, size_t i) {
  if (s[i] != '.' || !is_letter(point_before(s, i))) return 0;
  return !is_letter(point_at(s, len, i + 1)) || is_initial(s, i);
}

static void drop_dots(variant_set *v, const uint8_t *s, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (!is_loose_dot(s, len, i)) put(v, s + i, 1);
  finish(v, s, len);
}

static int is_space_at(const uint8_t *s, size_t len, size_t i) {
  return i >= len || chars_is_space(chars_record(point_at(s, len, i)));
}

static size_t word_end(const uint8_t *s, size_t len, size_t i) {
  while (!is_space_at(s, len, i)) {
    uint32_t c;
    i += utf8_decode(s + i, len - i, &c);
  }
  return i;
}

/* A word of two to DOTTED_MAX capital letters and nothing else. */
static int is_initialism(const uint8_t *s, size_t len) {
  size_t n = 0;
  for (size_t i = 0; i < len; n++) {
    uint32_t c;
    i += utf8_decode(s + i, len - i, &c);
    if (!chars_is_upper(chars_record(c))) return 0;
  }
  return n >= 2 && n <= DOTTED_MAX;
}

static void add_dots(variant_set *v, const uint8_t *s, size_t len) {
  for (size_t i = 0; i < len;) {
    size_t end = word_end(s, len, i);
    int dotted = is_initialism(s + i, end - i);
    if (end == i) end++; /* a space; the rest of a longer one follows */
    while (i < end) {
      uint32_t c;
      size_t n = utf8_decode(s + i, len - i, &c);
      put(v, s + i, n);
      if (dotted) put(v, ".", 1);
      i += n;
    }
  }
  finish(v, s, len);
}

/* ---- Plural ---- */

/* The end of the word that is made plural. */
static size_t head_end(const uint8_t *s, size_t len) {
  for (size_t i = 1; i + 4 <= len; i++)
    if (memcmp(s + i, " of ", 4) == 0) return i;
  return len;
}

static uint8_t lower(uint8_t c) {
  return (uint8_t)((unsigned)c - 'A' < 26 ? c | 0x20 : c);
}

static int ends_with(const uint8_t *s, size_t len, const char *tail) {
  size_t n = strlen(tail);
  if (len < n) return 0;
  for (size_t i = 0; i < n; i++)
    if (lower(s[len - n + i]) != (uint8_t)tail[i]) return 0;
  return 1;
}

static int is_vowel(uint8_t c) {
  return strchr("aeiou", lower(c)) != NULL;
}

/* Take 'cut' bytes off the word that ends at 'end' and put 'tail' there. */
static void put_plural(variant_set *v, const uint8_t *s, size_t len,
                       size_t end, size_t cut, const char *tail) {
  int upper = end >= 2 && (unsigned)s[end - 1] - 'A' < 26 &&
              (unsigned)s[end - 2] - 'A' < 26;
  put(v, s, end - cut);
  for (; *tail != '\0'; tail++) {
    char c = upper ? (char)(*tail - 32) : *tail;
    put(v, &c, 1);
  }
  put(v, s + end, len - end);
  finish(v, s, len);
}

static void add_plurals(variant_set *v, const uint8_t *s, size_t len) {
  size_t end = head_end(s, len);
  if (!is_letter(point_before(s, end))) return;
  int many = 0; /* the -s form has been given */
  if (ends_with(s, end, "y") && end >= 2 && !is_vowel(s[end - 2])) {
    put_plural(v, s, len, end, 1, "ies");
    return;
  }
  if (ends_with(s, end, "s") || ends_with(s, end, "x") ||
      ends_with(s, end, "z") || ends_with(s, end, "ch") ||
      ends_with(s, end, "sh")) {
    put_plural(v, s, len, end, 0, "es");
    many = 1;
  }
  if (ends_with(s, end, "man")) put_plural(v, s, len, end, 2, "en");
  if (ends_with(s, end, "o")) put_plural(v, s, len, end, 0, "es");
  if (ends_with(s, end, "f")) put_plural(v, s, len, end, 1, "ves");
  if (ends_with(s, end, "fe")) put_plural(v, s, len, end, 2, "ves");
  if (!many) put_plural(v, s, len, end, 0, "s");
}

/* ---- All ---- */

/* Room for all: each is at most twice the text and a few letters. */
static glean_status reserve(variant_set *v, const glean_allocator *mem,
                            size_t len) {
  v->len = v->count = 0;
  uint8_t *bytes =
      mem_grow(mem, v->bytes, &v->cap, VARIANT_MAX * (2 * len + 8), 1);
  if (bytes == NULL) return GLEAN_NOMEM;
  v->bytes = bytes;
  return GLEAN_OK;
}

glean_status variant_make(variant_set *v, const glean_allocator *mem,
                          const uint8_t *text, size_t len, unsigned flags) {
  v->count = v->len = 0;
  if (!(flags & (GLEAN_ENTRY_DOTS | GLEAN_ENTRY_PLURAL))) return GLEAN_OK;
  if (reserve(v, mem, len) != GLEAN_OK) return GLEAN_NOMEM;
  if (flags & GLEAN_ENTRY_DOTS) {
    drop_dots(v, text, len);
    add_dots(v, text, len);
  }
  if (!(flags & GLEAN_ENTRY_PLURAL)) return GLEAN_OK;
  size_t dotted = v->count;
  add_plurals(v, text, len);
  for (size_t i = 0; i < dotted; i++)
    add_plurals(v, v->bytes + begin_of(v, i), v->end[i] - begin_of(v, i));
  return GLEAN_OK;
}
