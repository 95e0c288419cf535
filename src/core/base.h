/* base.h: what every module of the core shares: errors and byte types. */
#ifndef GLEAN_BASE_H
#define GLEAN_BASE_H

#include <stddef.h>
#include <stdint.h>

#include "glean.h"

#define BASE_LEN(array) (sizeof(array) / sizeof((array)[0]))

#if defined(__GNUC__)
#define BASE_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define BASE_PRINTF(fmt, args)
#endif

/* Record a failure in 'err' (may be NULL) and return 'status'.  'code' must
 * be constant.  A message that does not fit is cut at a code point. */
glean_status base_fail(glean_error *err, glean_status status, const char *code,
                       size_t position, const char *format, ...)
    BASE_PRINTF(5, 6);

/* The failure of an allocation. */
glean_status base_nomem(glean_error *err);

#endif
