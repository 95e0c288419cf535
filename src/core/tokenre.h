/* tokenre.h: /…/ in patterns: a PCRE2 expression over the whole of a short
 * string, a token or an attribute's value. */
#ifndef GLEAN_TOKENRE_H
#define GLEAN_TOKENRE_H

#include "mem.h"

/* Longer strings are not tried: GLEAN_MATCHING. */
#define TOKENRE_BYTES 65536u

/* A compiled expression; kept in a chain by its owner. */
typedef struct tokenre tokenre;
struct tokenre {
  tokenre *next;
  const glean_allocator *mem; /* outlives it */
  void *code;                 /* pcre2_code */
};

/* Compile; 'flags' are letters of "imsx".  '*position' receives the byte of
 * the expression where it is wrong.
 * GLEAN_OK, GLEAN_SYNTAX with PCRE2's message, GLEAN_NOMEM */
glean_status tokenre_new(tokenre **out, const glean_allocator *mem,
                         const char *pattern, size_t len, const char *flags,
                         size_t flag_len, glean_error *err);

/* Free a chain. */
void tokenre_free(tokenre *first);

/* Must what it matches contain white space, as no token does?  Looks at the
 * plain items of its top level alone. */
int tokenre_needs_space(const char *pattern, size_t len, const char *flags,
                        size_t flag_len);

/* What PCRE2 needs while it runs; zeroed it is closed.  'mem' outlives it. */
typedef struct tokenre_run {
  const glean_allocator *mem;
  void *general, *context, *data;
} tokenre_run;

/* Does it match all of a string?
 * GLEAN_OK; GLEAN_MATCHING where a limit was met (position 0); GLEAN_NOMEM */
glean_status tokenre_fits(const tokenre *re, tokenre_run *run,
                          const uint8_t *bytes, size_t len, int *fits,
                          glean_error *err);

void tokenre_close(tokenre_run *run);

#endif
