/* pcre.h: what all that uses PCRE2 shares: its memory, its words. */
#ifndef GLEAN_PCRE_H
#define GLEAN_PCRE_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "mem.h"

/* A context that takes its memory from the hook, which stays where it is until
 * all that is made with the context is freed.  NULL: no memory. */
pcre2_general_context *pcre_general(const glean_allocator *mem);

/* The error of a pattern that PCRE2 refuses, with its message: GLEAN_SYNTAX at
 * a byte of the pattern, or GLEAN_NOMEM. */
glean_status pcre_refused(int code, size_t position, glean_error *err);

#endif
