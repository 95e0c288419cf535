/* regex.c: PCRE2.
 *
 * PCRE2's own limits restart at each start position, so they do not bound a
 * quadratic scan; a window of bytes a call does.  A unit longer than a window
 * is read in windows that overlap by half: a match is accepted if it starts in
 * the first half of its window, so one of up to half a window is never lost. */
#include "regex.h"

#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "utf8.h"

#define MATCH_LIMIT 1000000u   /* steps of one attempt */
#define DEPTH_LIMIT 100000u
#define HEAP_LIMIT 20000u      /* KiB */
#define LOOK_BEHIND 1024u      /* bytes a window sees before its start */

struct glean_regex {
  glean_allocator mem;
  mem_count count;
  glean_scope scope;
  pcre2_general_context *general;
  pcre2_code *code;
  int has_jit;
  char **names;    /* by capture; NULL-terminated strings */
  uint32_t *groups; /* by capture: the number of its group */
  size_t name_len, name_cap;
  mem_arena arena; /* names */
};

/* ---- Memory: PCRE2's hook knows no sizes, so each block carries its own -- */

#define HEADER 16u

static void *regex_malloc(size_t size, void *ctx) {
  const glean_allocator *mem = ctx;
  if (size > SIZE_MAX - HEADER) return NULL;
  unsigned char *block = mem_resize(mem, NULL, 0, size + HEADER);
  if (block == NULL) return NULL;
  memcpy(block, &size, sizeof size);
  return block + HEADER;
}

static void regex_free(void *pointer, void *ctx) {
  if (pointer == NULL) return;
  unsigned char *block = (unsigned char *)pointer - HEADER;
  size_t size;
  memcpy(&size, block, sizeof size);
  mem_free(ctx, block, size + HEADER);
}

/* ---- Compiling ---- */

static void free_regex(glean_regex *r) {
  glean_allocator mem = r->mem;
  pcre2_code_free(r->code);
  pcre2_general_context_free(r->general);
  mem_free(&mem, r->names, r->name_cap * sizeof *r->names);
  mem_free(&mem, r->groups, r->name_cap * sizeof *r->groups);
  mem_arena_free(&r->arena);
  mem_free(&mem, r, sizeof *r);
}

static uint32_t options_of(unsigned flags) {
  uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF |
                     PCRE2_NEVER_BACKSLASH_C;
  if (!(flags & GLEAN_REGEX_ASCII)) options |= PCRE2_UCP;
  if (flags & GLEAN_REGEX_CASELESS) options |= PCRE2_CASELESS;
  if (flags & GLEAN_REGEX_MULTILINE) options |= PCRE2_MULTILINE;
  if (flags & GLEAN_REGEX_DOTALL) options |= PCRE2_DOTALL;
  if (flags & GLEAN_REGEX_EXTENDED) options |= PCRE2_EXTENDED;
  return options;
}

static glean_status compile_error(int code, size_t position,
                                  glean_error *err) {
  PCRE2_UCHAR message[200];
  if (code == PCRE2_ERROR_NOMEMORY || code == PCRE2_ERROR_HEAP_FAILED)
    return base_nomem(err);
  if (pcre2_get_error_message(code, message, sizeof message) < 0)
    message[0] = '\0';
  return base_fail(err, GLEAN_SYNTAX, "bad_regex", position, "%s",
                   (const char *)message);
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
  r->general = pcre2_general_context_create(regex_malloc, regex_free, &r->mem);
  pcre2_compile_context *context =
      r->general ? pcre2_compile_context_create(r->general) : NULL;
  if (context == NULL) return base_nomem(err);
  r->code = pcre2_compile((PCRE2_SPTR)pattern, len, options_of(flags), &code,
                          &position, context);
  pcre2_compile_context_free(context);
  if (r->code == NULL) return compile_error(code, position, err);
  pcre2_pattern_info(r->code, PCRE2_INFO_MATCHEMPTY, &empty);
  if (empty)
    return base_fail(err, GLEAN_SYNTAX, "empty_match", 0,
                     "this can match nothing at all");
  r->has_jit = pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE) == 0;
  return read_names(r) == GLEAN_OK ? GLEAN_OK : base_nomem(err);
}

glean_status glean_regex_new(glean_regex **out, glean_allocator mem,
                             const char *pattern, size_t len, unsigned flags,
                             glean_scope scope, glean_error *err) {
  *out = NULL;
  if ((unsigned)scope > GLEAN_SCOPE_DOCUMENT || flags > 31)
    return base_fail(err, GLEAN_INVALID, "options", 0,
                     "unknown scope or flags");
  mem = mem_hook(mem);
  glean_regex *r = mem_resize(&mem, NULL, 0, sizeof *r);
  if (r == NULL) return base_nomem(err);
  memset(r, 0, sizeof *r);
  r->mem = mem;
  r->scope = scope;
  atomic_init(&r->count, 1);
  mem_arena_init(&r->arena, mem);
  glean_status status = build(r, pattern, len, flags, err);
  if (status != GLEAN_OK)
    free_regex(r);
  else
    *out = r;
  return status;
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

/* ---- Matching ---- */

struct regex_run {
  glean_allocator mem;
  const glean_regex *regex;
  const text_view *t;
  pcre2_general_context *general;
  pcre2_match_context *context;
  pcre2_match_data *data;
};

void regex_run_close(regex_run *run) {
  if (run == NULL) return;
  glean_allocator mem = run->mem;
  pcre2_match_data_free(run->data);
  pcre2_match_context_free(run->context);
  pcre2_general_context_free(run->general);
  mem_free(&mem, run, sizeof *run);
}

glean_status regex_run_open(regex_run **out, const glean_regex *regex,
                            const text_view *t, const glean_allocator *mem) {
  regex_run *run = mem_resize(mem, NULL, 0, sizeof *run);
  *out = run;
  if (run == NULL) return GLEAN_NOMEM;
  *run = (regex_run){.mem = *mem, .regex = regex, .t = t};
  run->general =
      pcre2_general_context_create(regex_malloc, regex_free, &run->mem);
  if (run->general != NULL) {
    run->context = pcre2_match_context_create(run->general);
    run->data =
        pcre2_match_data_create_from_pattern(regex->code, run->general);
  }
  if (run->context == NULL || run->data == NULL) {
    regex_run_close(run);
    *out = NULL;
    return GLEAN_NOMEM;
  }
  pcre2_set_match_limit(run->context, MATCH_LIMIT);
  pcre2_set_depth_limit(run->context, DEPTH_LIMIT);
  pcre2_set_heap_limit(run->context, HEAP_LIMIT);
  return GLEAN_OK;
}

/* What one call of PCRE2 sees: [begin, end) of the text. */
typedef struct window {
  size_t begin, end;
  uint32_t options;
} window;

/* JIT code that runs out of its stack (-46) has not searched: ask the
 * interpreter then. */
static int search(regex_run *run, const window *w, size_t at) {
  PCRE2_SPTR subject = run->t->bytes + w->begin;
  int rc = pcre2_match(run->regex->code, subject, w->end - w->begin,
                       at - w->begin, w->options, run->data, run->context);
  if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
    rc = pcre2_match(run->regex->code, subject, w->end - w->begin,
                     at - w->begin, w->options | PCRE2_NO_JIT, run->data,
                     run->context);
  return rc;
}

static glean_status failure(int rc, size_t at, glean_error *err) {
  PCRE2_UCHAR message[120];
  if (rc == PCRE2_ERROR_NOMEMORY) return base_nomem(err);
  if (pcre2_get_error_message(rc, message, sizeof message) < 0)
    message[0] = '\0';
  return base_fail(err, GLEAN_MATCHING, "regex_limit", at, "%s",
                   (const char *)message);
}

/* The named groups of the match just found; base is the window's start. */
static glean_status add_captures(regex_run *run, regex_hits *hits,
                                 size_t base) {
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(run->data);
  for (size_t i = 0; i < run->regex->name_len; i++) {
    uint32_t group = run->regex->groups[i];
    if (ends[2 * group] == PCRE2_UNSET) continue;
    glean_capture *all =
        mem_grow(&run->mem, hits->captures, &hits->capture_cap,
                 hits->capture_len + 1, sizeof *all);
    if (all == NULL) return GLEAN_NOMEM;
    hits->captures = all;
    all[hits->capture_len++] = (glean_capture){
        (uint32_t)i, (uint32_t)(base + ends[2 * group]),
        (uint32_t)(base + ends[2 * group + 1]), GLEAN_NONE, GLEAN_NONE};
  }
  return GLEAN_OK;
}

static glean_status add_hit(regex_run *run, regex_hits *hits, size_t base,
                            size_t start, size_t end) {
  regex_hit *items =
      mem_grow(&run->mem, hits->items, &hits->cap, hits->len + 1,
               sizeof *items);
  if (items == NULL) return GLEAN_NOMEM;
  hits->items = items;
  size_t first = hits->capture_len;
  if (add_captures(run, hits, base) != GLEAN_OK) return GLEAN_NOMEM;
  items[hits->len++] =
      (regex_hit){(uint32_t)start, (uint32_t)end, (uint32_t)first,
                  (uint32_t)(hits->capture_len - first)};
  return GLEAN_OK;
}

/* The first boundary of code points at or behind a byte. */
static size_t boundary_from(const text_view *t, size_t at) {
  while (at < t->len && !utf8_is_boundary(t->bytes, t->len, at)) at++;
  return at;
}

/* The matches of one window that start in [*at, accept); *at moves on. */
static glean_status run_window(regex_run *run, const window *w, size_t accept,
                               size_t *at, regex_hits *hits,
                               glean_error *err) {
  while (*at < accept) {
    int rc = search(run, w, *at);
    if (rc == PCRE2_ERROR_NOMATCH) break;
    if (rc < 0) return failure(rc, *at, err);
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(run->data);
    size_t start = w->begin + ends[0], end = w->begin + ends[1];
    if (start >= accept) break;
    if (end <= start) { /* look-behind and \K can make these */
      *at = boundary_from(run->t, (end > *at ? end : *at) + 1);
      continue;
    }
    if (add_hit(run, hits, w->begin, start, end) != GLEAN_OK)
      return base_nomem(err);
    *at = end;
  }
  if (*at < accept) *at = accept;
  return GLEAN_OK;
}

glean_status regex_run_unit(regex_run *run, size_t start, size_t end,
                            regex_hits *hits, glean_error *err) {
  size_t at = start;
  while (at < end) {
    window w = {at, end, 0};
    size_t accept = end;
    w.begin = at - start > LOOK_BEHIND ? at - LOOK_BEHIND : start;
    if (end - at > GLEAN_REGEX_WINDOW) {
      w.end = at + GLEAN_REGEX_WINDOW;
      accept = boundary_from(run->t, at + GLEAN_REGEX_WINDOW / 2);
    }
    if (w.begin > start) w.options |= PCRE2_NOTBOL;
    if (w.end < end) w.options |= PCRE2_NOTEOL;
    glean_status status = run_window(run, &w, accept, &at, hits, err);
    if (status != GLEAN_OK) return status;
  }
  return GLEAN_OK;
}

void regex_hits_free(regex_hits *hits, const glean_allocator *mem) {
  mem_free(mem, hits->items, hits->cap * sizeof *hits->items);
  mem_free(mem, hits->captures, hits->capture_cap * sizeof *hits->captures);
  *hits = (regex_hits){0};
}
