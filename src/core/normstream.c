/* normstream.c: a text that comes in chunks.
 *
 *   held: | what began at the last boundary | a sequence that is cut |
 *         0                               valid                     len
 *
 * Only new bytes are looked at, for validity and for a boundary, so that a
 * long run of marks costs no more than once. */
#include <string.h>

#include "norm.h"
#include "normalizer.h"

enum { SLICE = 32768 }; /* bytes of a chunk taken at once */

struct glean_stream {
  glean_allocator mem;
  const glean_normalizer *normalizer;
  norm_run run;         /* run.origin: bytes of text before 'held' */
  glean_buffer held;
  size_t valid;         /* bytes of it that are known to be well-formed */
  size_t written;       /* bytes of the result */
  glean_status status;  /* what went wrong before */
};

glean_status glean_stream_new(glean_stream **out,
                              const glean_normalizer *normalizer,
                              int want_edits, glean_allocator mem,
                              glean_error *err) {
  mem = mem_hook(mem);
  glean_stream *s = mem_resize(&mem, NULL, 0, sizeof *s);
  if (s == NULL) return base_nomem(err);
  memset(s, 0, sizeof *s);
  s->mem = s->held.mem = mem;
  s->normalizer = normalizer;
  s->run = (norm_run){.map = &normalizer->map, .level = simd_best(),
                      .geometric = true};
  if (want_edits && edits_new(&s->run.edits, mem) != GLEAN_OK) {
    mem_free(&mem, s, sizeof *s);
    return base_nomem(err);
  }
  glean_normalizer_retain(normalizer);
  *out = s;
  return GLEAN_OK;
}

void glean_stream_free(glean_stream *s) {
  if (s == NULL) return;
  glean_allocator mem = s->mem;
  mem_free(&mem, s->run.scratch, s->run.scratch_cap * sizeof *s->run.scratch);
  glean_edits_free(s->run.edits);
  glean_buffer_free(&s->held);
  glean_normalizer_release(s->normalizer);
  mem_free(&mem, s, sizeof *s);
}

/* Forget the first bytes held. */
static void drop(glean_stream *s, size_t len) {
  s->held.len -= len;
  s->valid = s->valid > len ? s->valid - len : 0;
  if (s->held.len > 0) memmove(s->held.data, s->held.data + len, s->held.len);
}

static glean_status write(glean_stream *s, size_t len) {
  glean_status status =
      norm_piece(&s->run, (const uint8_t *)s->held.data, len, 0);
  if (status == GLEAN_OK) drop(s, len);
  return status;
}

static glean_status fail(glean_stream *s, glean_status status,
                         const utf8_problem *problem, glean_error *err) {
  s->status = status;
  if (status == GLEAN_NOMEM) return base_nomem(err);
  if (status == GLEAN_UTF8)
    return base_fail(err, status, "utf8", s->run.origin + problem->offset,
                     "%s", problem->reason);
  return base_fail(err, status, "limit", s->run.origin,
                   "edits of a text of more than %u bytes", GLEAN_MAX_TEXT);
}

/* May the text that ends with this problem go on well? */
static bool is_cut(const glean_stream *s, const utf8_problem *problem) {
  const uint8_t *p = (const uint8_t *)s->held.data + problem->offset;
  bool at_end = problem->offset + problem->len == s->held.len;
  return at_end && *p >= 0xC2 && *p < 0xF5;
}

/* Validate what is new; with 'last', nothing is only cut. */
static glean_status check(glean_stream *s, bool last, utf8_problem *problem) {
  for (;;) {
    const uint8_t *data = (const uint8_t *)s->held.data;
    size_t from = s->valid;
    if (utf8_validate(data + from, s->held.len - from, problem)) {
      s->valid = s->held.len;
      return GLEAN_OK;
    }
    problem->offset += from;
    s->valid = problem->offset;
    if (!last && is_cut(s, problem)) return GLEAN_OK;
    if (s->normalizer->utf8 == GLEAN_UTF8_STRICT) return GLEAN_UTF8;
    size_t len = problem->len;
    glean_status status = write(s, problem->offset);
    if (status == GLEAN_OK) status = norm_replace(&s->run, len);
    if (status != GLEAN_OK) return status;
    drop(s, len);
  }
}

/* The last boundary among the bytes from 'from' on, which is one or inside
 * what has been looked at; 0 where there is none. */
static size_t find_boundary(const glean_stream *s, size_t from) {
  const uint8_t *data = (const uint8_t *)s->held.data;
  const uint8_t *p = data + s->valid;
  while (p > data + from) {
    uint32_t c;
    p = utf8_back_valid(p);
    utf8_decode_valid(p, &c);
    if (norm_is_boundary(norm_entry(s->run.map, c), c))
      return (size_t)(p - data);
  }
  return 0;
}

static glean_status feed_slice(glean_stream *s, const char *slice, size_t len,
                               utf8_problem *problem) {
  size_t known = s->valid;
  if (mem_buffer_reserve(&s->held, len) != GLEAN_OK) return GLEAN_NOMEM;
  memcpy(s->held.data + s->held.len, slice, len);
  s->held.len += len;
  size_t origin = s->run.origin;
  glean_status status = check(s, false, problem);
  if (status != GLEAN_OK) return status;
  if (s->run.origin != origin) known = 0; /* it has been cut at a problem */
  size_t boundary = find_boundary(s, known);
  return boundary > 0 ? write(s, boundary) : GLEAN_OK;
}

/* Before and after each call: where the result is. */
static void enter(glean_stream *s, glean_buffer *buffer) {
  buffer->mem = mem_hook(buffer->mem);
  s->run.buffer = buffer;
  s->run.buffer_origin = buffer->len - s->written; /* wraps: only differences
                                                      are taken */
}

static void leave(glean_stream *s, const glean_buffer *buffer) {
  s->written = buffer->len - s->run.buffer_origin;
}

glean_status glean_stream_feed(glean_stream *s, const char *chunk, size_t len,
                               glean_buffer *buffer, glean_error *err) {
  size_t before = buffer->len;
  utf8_problem problem = {0, 0, ""};
  glean_status status = s->status;
  enter(s, buffer);
  for (size_t i = 0; i < len && status == GLEAN_OK; i += SLICE) {
    size_t n = len - i < SLICE ? len - i : SLICE;
    status = feed_slice(s, chunk + i, n, &problem);
  }
  if (status != GLEAN_OK) buffer->len = before;
  leave(s, buffer);
  return status == GLEAN_OK ? status : fail(s, status, &problem, err);
}

glean_status glean_stream_end(glean_stream *s, glean_buffer *buffer,
                              glean_edits **edits, glean_error *err) {
  size_t before = buffer->len;
  utf8_problem problem = {0, 0, ""};
  glean_status status = s->status;
  enter(s, buffer);
  if (status == GLEAN_OK && s->held.len > 0) status = check(s, true, &problem);
  if (status == GLEAN_OK && s->held.len > 0) status = write(s, s->held.len);
  leave(s, buffer);
  if (status == GLEAN_OK && s->run.edits != NULL)
    status = edits_finish(s->run.edits, s->run.origin, s->written);
  if (status != GLEAN_OK) {
    buffer->len = before;
    return fail(s, status, &problem, err);
  }
  if (edits != NULL) {
    *edits = s->run.edits;
    s->run.edits = NULL;
  }
  return GLEAN_OK;
}
