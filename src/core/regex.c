/* regex.c: compiling PCRE2 patterns. */
#include "regex.h"

#include <string.h>

#include "utf8.h"

/* ---- Compiling ---- */

static void free_regex(glean_regex *r) {
  glean_allocator mem = r->mem;
  pcre2_code_free(r->code);
  literal_free(&r->literal, &mem);
  pcre2_general_context_free(r->general);
  mem_free(&mem, r->names, r->name_cap * sizeof *r->names);
  mem_free(&mem, r->groups, r->name_cap * sizeof *r->groups);
  mem_arena_free(&r->arena);
  mem_free(&mem, r, sizeof *r);
}

static uint32_t options_of(unsigned flags) {
  uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF |
                     PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
  if (!(flags & GLEAN_REGEX_ASCII)) options |= PCRE2_UCP;
  if (flags & GLEAN_REGEX_CASELESS) options |= PCRE2_CASELESS;
  if (flags & GLEAN_REGEX_MULTILINE) options |= PCRE2_MULTILINE;
  if (flags & GLEAN_REGEX_DOTALL) options |= PCRE2_DOTALL;
  if (flags & GLEAN_REGEX_EXTENDED) options |= PCRE2_EXTENDED;
  return options;
}

/* The table of named groups: entries of 2 bytes of number and a name. */
static glean_status read_names(glean_regex *r) {
  uint32_t count = 0, size = 0;
  PCRE2_SPTR table = NULL;
  pcre2_pattern_info(r->code, PCRE2_INFO_NAMECOUNT, &count);
  pcre2_pattern_info(r->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  pcre2_pattern_info(r->code, PCRE2_INFO_NAMETABLE, &table);
  if (count == 0) return GLEAN_OK;
  r->name_cap = count;
  r->names = mem_resize(&r->mem, NULL, 0, count * sizeof *r->names);
  r->groups = mem_resize(&r->mem, NULL, 0, count * sizeof *r->groups);
  if (r->names == NULL || r->groups == NULL) return GLEAN_NOMEM;
  for (uint32_t i = 0; i < count; i++, table += size) {
    const char *name = (const char *)table + 2;
    size_t len = strlen(name);
    char *copy = mem_arena_alloc(&r->arena, len + 1);
    if (copy == NULL) return GLEAN_NOMEM;
    memcpy(copy, name, len + 1);
    r->names[r->name_len] = copy;
    r->groups[r->name_len++] = (uint32_t)table[0] << 8 | table[1];
  }
  return GLEAN_OK;
}

/* The first backslash before one of some letters, or NULL. */
static const char *find_escape(const char *pattern, size_t len,
                               const char *letters) {
  for (size_t i = 0; i + 1 < len; i++) {
    if (pattern[i] != '\\') continue;
    char c = pattern[i + 1];
    if (c != '\0' && strchr(letters, c) != NULL) return pattern + i;
    i++;
  }
  return NULL;
}

/* The same in every build of PCRE2. */
static void set_conventions(pcre2_compile_context *context) {
  pcre2_set_newline(context, PCRE2_NEWLINE_LF);
  pcre2_set_bsr(context, PCRE2_BSR_UNICODE);
}

/* A partial match is asked for only where an attempt may see the end of its
 * window. */
static void compile_jit(glean_regex *r) {
  uint32_t modes = PCRE2_JIT_COMPLETE;
  if (r->literal.reach > REGEX_REACH) modes |= PCRE2_JIT_PARTIAL_HARD;
  r->has_jit = pcre2_jit_compile(r->code, modes) == 0;
}

static glean_status read_literal(glean_regex *r, const char *pattern,
                                 size_t len, unsigned flags) {
  literal_options options = {(flags & GLEAN_REGEX_CASELESS) != 0,
                             (flags & GLEAN_REGEX_EXTENDED) != 0,
                             (flags & GLEAN_REGEX_ASCII) != 0};
  uint32_t behind = 0, pairs = 0;
  pcre2_pattern_info(r->code, PCRE2_INFO_MAXLOOKBEHIND, &behind);
  pcre2_pattern_info(r->code, PCRE2_INFO_CAPTURECOUNT, &pairs);
  r->look_behind = ((size_t)behind + 1) * 4;
  r->pairs = pairs + 1;
  return literal_read(&r->literal, &r->mem, pattern, len, &options);
}

static glean_status build(glean_regex *r, const char *pattern, size_t len,
                          unsigned flags, glean_error *err) {
  int code;
  PCRE2_SIZE position;
  uint32_t empty = 0;
  if (len > GLEAN_MAX_PATTERN)
    return base_fail(err, GLEAN_LIMIT, "pattern_bytes", 0,
                     "a pattern longer than %d bytes", GLEAN_MAX_PATTERN);
  if (len >= 2 && pattern[0] == '(' && pattern[1] == '*')
    return base_fail(err, GLEAN_SYNTAX, "bad_regex", 0,
                     "(*…) at the start is not allowed");
  /* where the last match ended; but texts are searched in pieces */
  const char *g = find_escape(pattern, len, "G");
  if (g != NULL)
    return base_fail(err, GLEAN_SYNTAX, "bad_regex", (size_t)(g - pattern),
                     "\\G is not allowed");
  r->general = pcre_general(&r->mem);
  pcre2_compile_context *context =
      r->general ? pcre2_compile_context_create(r->general) : NULL;
  if (context == NULL) return base_nomem(err);
  set_conventions(context);
  r->code = pcre2_compile((PCRE2_SPTR)pattern, len, options_of(flags), &code,
                          &position, context);
  pcre2_compile_context_free(context);
  if (r->code == NULL) return pcre_refused(code, position, err);
  pcre2_pattern_info(r->code, PCRE2_INFO_MATCHEMPTY, &empty);
  if (empty)
    return base_fail(err, GLEAN_SYNTAX, "empty_match", 0,
                     "this can match nothing at all");
  if (read_literal(r, pattern, len, flags) != GLEAN_OK) return base_nomem(err);
  /* The JIT of PCRE2 10.42 and others takes no character above U+007F for a
   * bare \S \D \W without UCP where texts may be ill-formed. */
  if ((flags & GLEAN_REGEX_ASCII) && find_escape(pattern, len, "SDW"))
    flags |= GLEAN_REGEX_INTERPRET;
  if (!(flags & GLEAN_REGEX_INTERPRET)) compile_jit(r);
  return read_names(r) == GLEAN_OK ? GLEAN_OK : base_nomem(err);
}

glean_status glean_regex_new_with(glean_regex **out, glean_allocator mem,
                                  const char *pattern, size_t len,
                                  const glean_regex_options *options,
                                  glean_error *err) {
  static const glean_regex_options none;
  const glean_regex_options *o = options != NULL ? options : &none;
  *out = NULL;
  if ((unsigned)o->scope > GLEAN_SCOPE_DOCUMENT || o->flags > 63 ||
      (o->has_seconds && !(o->seconds >= 0)))
    return base_fail(err, GLEAN_INVALID, "options", 0,
                     "unknown scope or flags, or seconds below 0");
  mem = mem_hook(mem);
  glean_regex *r = mem_resize(&mem, NULL, 0, sizeof *r);
  if (r == NULL) return base_nomem(err);
  memset(r, 0, sizeof *r);
  r->mem = mem;
  r->scope = o->scope;
  r->has_seconds = o->has_seconds;
  r->seconds = o->seconds;
  atomic_init(&r->count, 1);
  mem_arena_init(&r->arena, mem);
  glean_status status = build(r, pattern, len, o->flags, err);
  if (status != GLEAN_OK)
    free_regex(r);
  else
    *out = r;
  return status;
}

glean_status glean_regex_new(glean_regex **out, glean_allocator mem,
                             const char *pattern, size_t len, unsigned flags,
                             glean_scope scope, glean_error *err) {
  glean_regex_options options = {flags, scope, 0, 0};
  return glean_regex_new_with(out, mem, pattern, len, &options, err);
}

static glean_regex *counted(const glean_regex *r) {
  union {
    const glean_regex *constant;
    glean_regex *variable;
  } pointer = {r};
  return pointer.variable;
}

void glean_regex_retain(const glean_regex *r) {
  mem_retain(&counted(r)->count);
}

void glean_regex_release(const glean_regex *r) {
  if (r != NULL && mem_release(&counted(r)->count)) free_regex(counted(r));
}

size_t glean_regex_name_count(const glean_regex *r) {
  return r->name_len;
}

const char *glean_regex_name(const glean_regex *r, size_t i) {
  return r->names[i];
}

glean_scope regex_scope(const glean_regex *r) {
  return r->scope;
}

int glean_regex_always_runs(const glean_regex *r) {
  return r->literal.factor_len == 0;
}
