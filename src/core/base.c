/* base.c: errors and versions. */
#include "base.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Drop a code point that the end of the buffer has cut. */
static void cut_clean(char *message) {
  size_t n = strlen(message), i = n;
  while (i > 0 && n - i < 3 && ((unsigned char)message[i - 1] & 0xC0) == 0x80)
    i--;
  if (i > 0 && (unsigned char)message[i - 1] >= 0xC0) message[i - 1] = '\0';
}

glean_status base_fail(glean_error *err, glean_status status, const char *code,
                       size_t position, const char *format, ...) {
  if (err == NULL) return status;
  err->status = status;
  err->code = code;
  err->position = position;
  va_list args;
  va_start(args, format);
  int n = vsnprintf(err->message, sizeof err->message, format, args);
  va_end(args);
  if (n < 0) err->message[0] = '\0';
  if (n >= (int)sizeof err->message) cut_clean(err->message);
  return status;
}

glean_status base_nomem(glean_error *err) {
  return base_fail(err, GLEAN_NOMEM, "memory", 0, "not enough memory");
}

const char *glean_version(void) {
  return "0.1.0";
}

const char *glean_unicode_version(void) {
  return "15.0.0";
}

const char *glean_status_name(glean_status status) {
  static const char *const names[] = {"ok",      "memory", "utf8",    "limit",
                                      "invalid", "syntax", "matching", "file"};
  size_t i = (size_t)status;
  return i < BASE_LEN(names) ? names[i] : "unknown";
}
