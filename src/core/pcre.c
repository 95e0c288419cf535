/* pcre.c: PCRE2's memory, and its error messages. */
#include "pcre.h"

#include <string.h>

/* PCRE2's hook knows no sizes, so each block carries its own. */
#define HEADER 16u

static void *block_new(size_t size, void *ctx) {
  const glean_allocator *mem = ctx;
  if (size > SIZE_MAX - HEADER) return NULL;
  unsigned char *block = mem_resize(mem, NULL, 0, size + HEADER);
  if (block == NULL) return NULL;
  memcpy(block, &size, sizeof size);
  return block + HEADER;
}

static void block_free(void *pointer, void *ctx) {
  if (pointer == NULL) return;
  unsigned char *block = (unsigned char *)pointer - HEADER;
  size_t size;
  memcpy(&size, block, sizeof size);
  mem_free(ctx, block, size + HEADER);
}

pcre2_general_context *pcre_general(const glean_allocator *mem) {
  union {
    const glean_allocator *constant;
    void *variable;
  } pointer = {mem};
  return pcre2_general_context_create(block_new, block_free, pointer.variable);
}

glean_status pcre_refused(int code, size_t position, glean_error *err) {
  PCRE2_UCHAR message[200];
  if (code == PCRE2_ERROR_NOMEMORY || code == PCRE2_ERROR_HEAP_FAILED)
    return base_nomem(err);
  if (pcre2_get_error_message(code, message, sizeof message) < 0)
    message[0] = '\0';
  return base_fail(err, GLEAN_SYNTAX, "bad_regex", position, "%s",
                   (const char *)message);
}
