/* tokenre.c: PCRE2 over whole tokens.
 *
 * What is matched is short, so the interpreter does without JIT code, whose
 * memory the allocator hook would not see. */
#include "tokenre.h"

#include <string.h>

#include "pcre.h"

#define MATCH_LIMIT 1000000u /* steps of one attempt */
#define DEPTH_LIMIT 10000u
#define HEAP_LIMIT 4096u     /* KiB */

/* ---- Compiling ---- */

static uint32_t options_of(const char *flags, size_t len) {
  uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF |
                     PCRE2_NEVER_BACKSLASH_C | PCRE2_ANCHORED |
                     PCRE2_ENDANCHORED | PCRE2_NO_AUTO_CAPTURE;
  for (size_t i = 0; i < len; i++) {
    if (flags[i] == 'i') options |= PCRE2_CASELESS;
    if (flags[i] == 'm') options |= PCRE2_MULTILINE;
    if (flags[i] == 's') options |= PCRE2_DOTALL;
    if (flags[i] == 'x') options |= PCRE2_EXTENDED;
  }
  return options;
}

static glean_status compile(tokenre *re, const char *pattern, size_t len,
                            uint32_t options, glean_error *err) {
  int code = 0;
  PCRE2_SIZE position = 0;
  pcre2_general_context *general = pcre_general(re->mem);
  pcre2_compile_context *context =
      general ? pcre2_compile_context_create(general) : NULL;
  if (context != NULL)
    re->code = pcre2_compile((PCRE2_SPTR)pattern, len, options, &code,
                             &position, context);
  pcre2_compile_context_free(context);
  pcre2_general_context_free(general);
  if (context == NULL) return base_nomem(err);
  return re->code ? GLEAN_OK : pcre_refused(code, position, err);
}

glean_status tokenre_new(tokenre **out, const glean_allocator *mem,
                         const char *pattern, size_t len, const char *flags,
                         size_t flag_len, glean_error *err) {
  *out = NULL;
  if (len >= 2 && pattern[0] == '(' && pattern[1] == '*')
    return base_fail(err, GLEAN_SYNTAX, "bad_regex", 0,
                     "(*…) at the start is not allowed");
  tokenre *re = mem_resize(mem, NULL, 0, sizeof *re);
  if (re == NULL) return base_nomem(err);
  *re = (tokenre){NULL, mem, NULL};
  glean_status status =
      compile(re, pattern, len, options_of(flags, flag_len), err);
  if (status == GLEAN_OK)
    *out = re;
  else
    mem_free(mem, re, sizeof *re);
  return status;
}

void tokenre_free(tokenre *first) {
  while (first != NULL) {
    tokenre *re = first;
    first = re->next;
    pcre2_code_free(re->code);
    mem_free(re->mem, re, sizeof *re);
  }
}

/* ---- A static check ---- */

/* Skip a class in brackets; 'at' is behind the "[". */
static size_t skip_class(const char *s, size_t len, size_t at) {
  if (at < len && s[at] == '^') at++;
  if (at < len && s[at] == ']') at++;
  for (; at < len && s[at] != ']'; at++)
    if (s[at] == '\\') at++;
  return at < len ? at + 1 : len;
}

/* May the item before 'at' be left out? */
static int is_optional(const char *s, size_t len, size_t at) {
  if (at >= len) return 0;
  if (s[at] == '?' || s[at] == '*') return 1;
  return s[at] == '{' && at + 1 < len && (s[at + 1] == '0' || s[at + 1] == ',');
}

int tokenre_needs_space(const char *s, size_t len, const char *flags,
                        size_t flag_len) {
  int depth = 0, needs = 0;
  if (flag_len > 0 && memchr(flags, 'x', flag_len) != NULL) return 0;
  for (size_t i = 0; i < len;) {
    size_t next = i + 1;
    int space = s[i] == ' ';
    if (s[i] == '\\' && next < len) {
      space = s[next] == 's' || s[next] == 'h' || s[next] == ' ';
      if (s[next] == 'Q' || s[next] == 'E') return 0; /* quoted: not read */
      next++;
    } else if (s[i] == '[') {
      next = skip_class(s, len, next);
    } else if (s[i] == '(') {
      depth++;
    } else if (s[i] == ')') {
      depth--;
    } else if (s[i] == '|' && depth == 0) {
      return 0;
    }
    if (space && depth == 0 && !is_optional(s, len, next)) needs = 1;
    i = next;
  }
  return needs;
}

/* ---- Matching ---- */

void tokenre_close(tokenre_run *run) {
  pcre2_match_data_free(run->data);
  pcre2_match_context_free(run->context);
  pcre2_general_context_free(run->general);
  *run = (tokenre_run){.mem = run->mem};
}

static glean_status open_run(tokenre_run *run) {
  run->general = pcre_general(run->mem);
  if (run->general != NULL) {
    run->context = pcre2_match_context_create(run->general);
    run->data = pcre2_match_data_create(1, run->general);
  }
  if (run->context == NULL || run->data == NULL) {
    tokenre_close(run);
    return GLEAN_NOMEM;
  }
  pcre2_set_match_limit(run->context, MATCH_LIMIT);
  pcre2_set_depth_limit(run->context, DEPTH_LIMIT);
  pcre2_set_heap_limit(run->context, HEAP_LIMIT);
  return GLEAN_OK;
}

glean_status tokenre_fits(const tokenre *re, tokenre_run *run,
                          const uint8_t *bytes, size_t len, int *fits,
                          glean_error *err) {
  *fits = 0;
  if (run->data == NULL && open_run(run) != GLEAN_OK) return base_nomem(err);
  if (len > TOKENRE_BYTES)
    return base_fail(err, GLEAN_MATCHING, "regex_limit", 0,
                     "a token of %zu bytes is too long for /…/; the limit is "
                     "%u", len, TOKENRE_BYTES);
  int rc = pcre2_match(re->code, bytes, len, 0, 0, run->data, run->context);
  *fits = rc >= 0;
  if (rc >= 0 || rc == PCRE2_ERROR_NOMATCH) return GLEAN_OK;
  if (rc == PCRE2_ERROR_NOMEMORY) return base_nomem(err);
  PCRE2_UCHAR message[120];
  if (pcre2_get_error_message(rc, message, sizeof message) < 0)
    message[0] = '\0';
  return base_fail(err, GLEAN_MATCHING, "regex_limit", 0, "%s",
                   (const char *)message);
}
