/* lexer.c: reading the text of a pattern. */
#include "lexer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

/* ---- Failures ---- */

void *lexer_nomem(lexer *x) {
  if (x->status == GLEAN_OK) x->status = base_nomem(x->err);
  return NULL;
}

static void fail(lexer *x, glean_status status, const char *code,
                 size_t position, const char *format, va_list args) {
  char message[sizeof x->err->message];
  if (x->status != GLEAN_OK) return;
  vsnprintf(message, sizeof message, format, args);
  x->status = base_fail(x->err, status, code, position, "%s", message);
}

void *lexer_fail(lexer *x, const char *code, size_t position,
                 const char *format, ...) {
  va_list args;
  va_start(args, format);
  fail(x, GLEAN_SYNTAX, code, position, format, args);
  va_end(args);
  return NULL;
}

void *lexer_limit(lexer *x, const char *code, size_t position,
                  const char *format, ...) {
  va_list args;
  va_start(args, format);
  fail(x, GLEAN_LIMIT, code, position, format, args);
  va_end(args);
  return NULL;
}

void *lexer_alloc(lexer *x, size_t size) {
  void *block = x->status == GLEAN_OK ? mem_arena_alloc(x->arena, size) : NULL;
  return block ? block : lexer_nomem(x);
}

int lexer_check_utf8(lexer *x) {
  utf8_problem problem;
  if (utf8_validate((const uint8_t *)x->s, x->len, &problem)) return 1;
  lexer_fail(x, "utf8", problem.offset, "invalid UTF-8 in the pattern: %s",
             problem.reason);
  return 0;
}

/* ---- Characters ---- */

int lexer_char(const lexer *x, size_t at) {
  return at < x->len ? (unsigned char)x->s[at] : -1;
}

int lexer_peek(const lexer *x) {
  return lexer_char(x, x->at);
}

int lexer_starts(const lexer *x, const char *with) {
  size_t n = strlen(with);
  return x->len - x->at >= n && memcmp(x->s + x->at, with, n) == 0;
}

size_t lexer_code_point_length(const lexer *x) {
  uint32_t c;
  return utf8_decode((const uint8_t *)x->s + x->at, x->len - x->at, &c);
}

int lexer_is_space(int c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

int lexer_is_name_start(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

int lexer_is_name_char(int c) {
  return lexer_is_name_start(c) || (c >= '0' && c <= '9');
}

int lexer_is_quantifier(int c) {
  return c == '?' || c == '*' || c == '+' || c == '{';
}

/* Characters that end a word: the operators. */
static int is_special(int c) {
  return c == -1 || lexer_is_space(c) || strchr("()[]{}<>|?*+^$\"", c) != NULL;
}

static int at_comment(const lexer *x) {
  int before = x->at > 0 ? lexer_char(x, x->at - 1) : ' ';
  int after = lexer_char(x, x->at + 2);
  return lexer_starts(x, "--") && lexer_is_space(before) &&
         (after == -1 || lexer_is_space(after));
}

void lexer_space(lexer *x) {
  for (;;) {
    while (lexer_is_space(lexer_peek(x))) x->at++;
    if (!at_comment(x)) return;
    while (lexer_peek(x) != -1 && lexer_peek(x) != '\n') x->at++;
  }
}

int lexer_at_capture(const lexer *x) {
  size_t i = x->at;
  if (!lexer_is_name_start(lexer_char(x, i))) return 0;
  while (lexer_is_name_char(lexer_char(x, i))) i++;
  return lexer_char(x, i) == ':';
}

int lexer_at_gap(const lexer *x) {
  return lexer_starts(x, "...") && is_special(lexer_char(x, x->at + 3));
}

/* ---- Words, strings, ranges ---- */

char *lexer_copy(lexer *x, size_t begin, size_t len) {
  char *copy = lexer_alloc(x, len + 1);
  if (copy == NULL) return NULL;
  memcpy(copy, x->s + begin, len);
  copy[len] = '\0';
  return copy;
}

/* An escape at x: the place of the character it stands for; 0: failure. */
static size_t escaped(lexer *x) {
  int c = lexer_char(x, x->at + 1);
  int letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c != -1 && !letter) return x->at + 1;
  lexer_fail(x, "bad_escape", x->at, "unknown escape \\%.*s", c != -1,
             c != -1 ? x->s + x->at + 1 : "");
  return 0;
}

/* Copy up to a character that 'ends' names, undoing escapes. */
static char *unescape(lexer *x, int (*ends)(int), size_t *len) {
  char *copy = lexer_alloc(x, x->len - x->at + 1);
  size_t n = 0;
  while (copy != NULL && !ends(lexer_peek(x))) {
    if (lexer_peek(x) == '\\') {
      size_t at = escaped(x);
      if (at == 0) return NULL;
      x->at = at;
    }
    copy[n++] = x->s[x->at++];
  }
  *len = n;
  return copy;
}

char *lexer_word(lexer *x, size_t *len) {
  return unescape(x, is_special, len);
}

static int ends_string(int c) {
  return c == -1 || c == '"';
}

char *lexer_string(lexer *x, size_t *len) {
  size_t position = x->at++;
  char *copy = unescape(x, ends_string, len);
  if (copy == NULL) return NULL;
  if (lexer_peek(x) == -1)
    return lexer_fail(x, "unclosed", position, "\"\\\"\" is never closed");
  x->at++;
  return copy;
}

int lexer_regex(lexer *x, lexer_slice *body, lexer_slice *flags) {
  size_t position = x->at++;
  *body = (lexer_slice){x->at, 0};
  while (lexer_peek(x) != -1 && lexer_peek(x) != '/')
    x->at += lexer_peek(x) == '\\' && x->at + 1 < x->len ? 2 : 1;
  if (lexer_peek(x) == -1) {
    lexer_fail(x, "unclosed", position, "\"/\" is never closed; literal: \\/");
    return 0;
  }
  body->len = x->at++ - body->at;
  *flags = (lexer_slice){x->at, 0};
  while (lexer_is_name_char(lexer_peek(x))) x->at++;
  flags->len = x->at - flags->at;
  for (size_t i = 0; i < flags->len; i++)
    if (strchr("imsx", x->s[flags->at + i]) == NULL)
      lexer_fail(x, "bad_regex", flags->at + i,
                 "flags are letters of imsx, not %c", x->s[flags->at + i]);
  return x->status == GLEAN_OK;
}

/* A count; saturates far above the limit.  False where there is no digit. */
static int read_count(lexer *x, uint32_t *count) {
  uint32_t n = 0;
  size_t begin = x->at;
  for (int c; (c = lexer_peek(x)) >= '0' && c <= '9'; x->at++)
    if (n < 1000000) n = n * 10 + (uint32_t)(c - '0');
  *count = n;
  return x->at > begin;
}

int lexer_range(lexer *x, uint32_t *min, uint32_t *max) {
  size_t position = x->at++;
  int ok = read_count(x, min);
  *max = *min;
  if (ok && lexer_peek(x) == ',') {
    x->at++;
    if (!read_count(x, max)) *max = UINT32_MAX;
  }
  if (!ok || lexer_peek(x) != '}') {
    lexer_fail(x, lexer_peek(x) == -1 ? "unclosed" : "bad_range", position,
               lexer_peek(x) == -1 ? "\"{\" is never closed"
                                   : "write {n}, {n,} or {n,m}");
    return 0;
  }
  x->at++;
  uint32_t largest = *max == UINT32_MAX ? *min : *max;
  if (largest > GLEAN_MAX_PATTERN_COUNT) {
    lexer_fail(x, "bad_range", position, "%u is more than %d",
               (unsigned)largest, GLEAN_MAX_PATTERN_COUNT);
  } else if (*min > *max) {
    lexer_fail(x, "bad_range", position, "%u is more than %u", (unsigned)*min,
               (unsigned)*max);
  }
  return x->status == GLEAN_OK;
}

/* ---- Bars ---- */

static int space_before(const lexer *x, size_t at) {
  return at == 0 || lexer_is_space(lexer_char(x, at - 1));
}

static int space_after(const lexer *x, size_t at) {
  int c = lexer_char(x, at + 1);
  return c == -1 || lexer_is_space(c);
}

int lexer_bar_is_spaced(const lexer *x, size_t at) {
  return space_before(x, at) && space_after(x, at);
}

int lexer_check_bar(lexer *x) {
  if (space_before(x, x->at) == space_after(x, x->at)) return 1;
  lexer_fail(x, "one_sided_bar", x->at,
             "\"|\" needs spaces on both sides or none");
  return 0;
}

/* Skip to behind the next 'close', past what a backslash escapes. */
static size_t skip_to(const lexer *x, size_t at, int close) {
  for (at++; at < x->len; at++) {
    int c = lexer_char(x, at);
    if (c == '\\')
      at++;
    else if (c == close)
      return at + 1;
  }
  return x->len;
}

/* Is the ">" at 'at' an operator, not the end of "<…>"? */
static int is_greater(const lexer *x, size_t at) {
  return lexer_is_space(lexer_char(x, at - 1)) || lexer_char(x, at + 1) == '=';
}

/* Skip an expression, "[…]" or "<…>", with the strings and regular
 * expressions in it; the latter stand behind an operator. */
static size_t skip_expr(const lexer *x, size_t at, int close) {
  int before = 0; /* the last character that is no space */
  for (at++; at < x->len; at++) {
    int c = lexer_char(x, at);
    if (c == close && (c != '>' || !is_greater(x, at))) return at + 1;
    int is_regex = c == '/' && before != 0 && strchr("=~<>", before) != NULL;
    if (c == '"' || is_regex) at = skip_to(x, at, c) - 1;
    if (!lexer_is_space(c)) before = c;
  }
  return x->len;
}

/* May an atom start here? */
static int starts_atom(const lexer *x, size_t at) {
  int before = at > 0 ? lexer_char(x, at - 1) : ' ';
  return lexer_is_space(before) || strchr("(|:^", before) != NULL;
}

/* Skip a string, a regular expression or an expression; 0: none is here. */
static size_t skip_literal(const lexer *x, size_t at) {
  switch (lexer_char(x, at)) {
    case '"': return skip_to(x, at, '"');
    case '/': return starts_atom(x, at) ? skip_to(x, at, '/') : 0;
    case '[': return skip_expr(x, at, ']');
    case '<':
      return lexer_is_name_start(lexer_char(x, at + 1)) ? skip_expr(x, at, '>')
                                                        : 0;
    default: return 0;
  }
}

int lexer_scan_bar(const lexer *x, lexer_scan *scan) {
  int depth = 0;
  size_t i = scan->at;
  while (i < x->len) {
    int c = lexer_char(x, i);
    size_t behind = skip_literal(x, i);
    if (behind > 0) {
      i = behind;
      continue;
    }
    if (c == '\\') i++;
    if (c == '(') depth++;
    if (c == ')' && depth-- == 0) break;
    if (c == '|' && depth == 0) {
      scan->bar = i;
      scan->at = i + 1;
      return 1;
    }
    i++;
  }
  scan->at = i;
  return 0;
}
