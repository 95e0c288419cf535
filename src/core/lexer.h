/* lexer.h: reading the text of a pattern: characters, words, ranges, bars. */
#ifndef GLEAN_LEXER_H
#define GLEAN_LEXER_H

#include "mem.h"

typedef struct lexer {
  const char *s;  /* the pattern */
  size_t len, at; /* bytes */
  int depth;      /* open groups */
  int looks;      /* of which are look-around */
  int angle;      /* inside <LABEL …> */
  const glean_pattern_options *options; /* declared attributes, the scope */
  struct pattern_parts *parts; /* what the tree needs beside the arena */
  mem_arena *arena;
  const glean_allocator *mem;
  glean_error *err;
  glean_status status; /* of the first failure */
} lexer;

/* A block of the arena; NULL after a failure, which is then recorded. */
void *lexer_alloc(lexer *x, size_t size);

/* Record a failure (the first one counts).  Return NULL, for the caller. */
void *lexer_nomem(lexer *x);
void *lexer_fail(lexer *x, const char *code, size_t position,
                 const char *format, ...) BASE_PRINTF(4, 5);
void *lexer_limit(lexer *x, const char *code, size_t position,
                  const char *format, ...) BASE_PRINTF(4, 5);

/* False, with a failure recorded, where the pattern is no UTF-8. */
int lexer_check_utf8(lexer *x);

/* The byte at a place, or here; -1 behind the end. */
int lexer_char(const lexer *x, size_t at);
int lexer_peek(const lexer *x);
int lexer_starts(const lexer *x, const char *with);
size_t lexer_code_point_length(const lexer *x);

int lexer_is_space(int c);
int lexer_is_name_start(int c);
int lexer_is_name_char(int c);
int lexer_is_quantifier(int c); /* ? * + { */

/* Skip white space, and comments from a free-standing "--" to the line end. */
void lexer_space(lexer *x);

/* Does "name:" start here? */
int lexer_at_capture(const lexer *x);
/* Does a gap, "..." alone, start here? */
int lexer_at_gap(const lexer *x);

/* A NUL-terminated copy of part of the pattern. */
char *lexer_copy(lexer *x, size_t begin, size_t len);

/* Read a word, with escapes undone; NULL after a failure. */
char *lexer_word(lexer *x, size_t *len);
/* Read a string in quotes, with escapes undone. */
char *lexer_string(lexer *x, size_t *len);

/* A slice of the pattern. */
typedef struct lexer_slice {
  size_t at, len;
} lexer_slice;

/* Read "/…/imsx", at its first slash.  Only \/ is undone, by whoever copies
 * it.  False after a failure. */
int lexer_regex(lexer *x, lexer_slice *body, lexer_slice *flags);

/* Read "{n}", "{n,}" or "{n,m}".  False after a failure. */
int lexer_range(lexer *x, uint32_t *min, uint32_t *max);

/* ---- Bars ---- */

/* White space on both sides of the bar at 'at'? */
int lexer_bar_is_spaced(const lexer *x, size_t at);
/* False, with a failure recorded, where the bar here is spaced on one side. */
int lexer_check_bar(lexer *x);

/* Finds the bars of one group, skipping nested ones and literals. */
typedef struct lexer_scan {
  size_t at;  /* where to go on */
  size_t bar; /* the bar found */
} lexer_scan;
int lexer_scan_bar(const lexer *x, lexer_scan *scan);

#endif
