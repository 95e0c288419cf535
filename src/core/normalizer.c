/* normalizer.c: what callers ask for, as a map; whole texts. */
#include "normalizer.h"

#include <string.h>

#include "norm.h"

/* ---- Making ---- */

/* Are there no foldings but that of case? */
static int is_plain(const glean_normalizer_options *o) {
  return !(o->quotes || o->dashes || o->ellipsis || o->spaces ||
           o->ignorables || o->diacritics || o->strokes || o->ligatures ||
           o->width || o->map_len > 0 || o->turkic);
}

/* Is full case folding all? */
static int is_fold(const glean_normalizer_options *o) {
  return is_plain(o) && o->fold && o->form == GLEAN_FORM_NONE;
}

static glean_status choose_map(glean_normalizer *n,
                               const glean_normalizer_options *o,
                               glean_error *err) {
  if (is_fold(o)) {
    n->map = *norm_map_of(NORM_FOLD);
  } else if (is_plain(o) && !o->fold) {
    n->map = *norm_map_of_form(o->form);
  } else {
    return norm_build(&n->map, &n->tables, o, &n->mem, err);
  }
  return GLEAN_OK;
}

glean_status glean_normalizer_new(glean_normalizer **out,
                                  const glean_normalizer_options *options,
                                  glean_allocator mem, glean_error *err) {
  if ((unsigned)options->form > GLEAN_NFKC_CF ||
      (unsigned)options->spaces > GLEAN_SPACES_COLLAPSE)
    return base_fail(err, GLEAN_INVALID, "form", 0, "no such form");
  mem = mem_hook(mem);
  glean_normalizer *n = mem_resize(&mem, NULL, 0, sizeof *n);
  if (n == NULL) return base_nomem(err);
  memset(n, 0, sizeof *n);
  n->mem = mem;
  n->refs = 1;
  n->utf8 = options->utf8;
  glean_status status = choose_map(n, options, err);
  if (status != GLEAN_OK) {
    glean_normalizer_release(n);
    return status;
  }
  *out = n;
  return GLEAN_OK;
}

void glean_normalizer_retain(const glean_normalizer *normalizer) {
  mem_retain((mem_count *)(uintptr_t)&normalizer->refs);
}

void glean_normalizer_release(const glean_normalizer *normalizer) {
  glean_normalizer *n = (glean_normalizer *)(uintptr_t)normalizer;
  if (n == NULL || !mem_release(&n->refs)) return;
  glean_allocator mem = n->mem;
  norm_tables_free(&n->tables, &mem);
  mem_free(&mem, n, sizeof *n);
}

/* ---- Whole texts ---- */

enum { CHUNK = 65536 }; /* bytes validated, then normalized: stays in a cache */

/* The bytes of a piece from 'text' on that is well-formed and ends at a
 * boundary; *problem is set where it ends before something ill-formed. */
static size_t next_piece(const norm_map *map, const uint8_t *text, size_t len,
                         utf8_problem *problem) {
  size_t n = len < CHUNK ? len : CHUNK;
  problem->len = 0;
  for (;;) {
    while (n < len && (text[n] & 0xC0) == 0x80) n++;
    if (!utf8_validate(text, n, problem)) return problem->offset;
    if (n == len) return n;
    size_t end = norm_last_boundary(map, text, n);
    if (end > 0) return end;
    n = n < len / 2 ? n * 2 : len; /* no boundary in all that */
  }
}

static glean_status run_all(const glean_normalizer *n, norm_run *run,
                            const uint8_t *text, size_t len,
                            glean_error *err) {
  run->geometric = false;
  for (size_t i = 0; i < len;) {
    utf8_problem problem;
    size_t piece = next_piece(&n->map, text + i, len - i, &problem);
    if (problem.len > 0 && n->utf8 == GLEAN_UTF8_STRICT)
      return base_fail(err, GLEAN_UTF8, "utf8", i + problem.offset, "%s",
                       problem.reason);
    glean_status status = norm_piece(run, text + i, piece, len - i - piece);
    if (status == GLEAN_OK && problem.len > 0)
      status = norm_replace(run, problem.len);
    if (status == GLEAN_NOMEM) return base_nomem(err);
    if (status != GLEAN_OK)
      return base_fail(err, status, "limit", i,
                       "edits of a text of more than %u bytes",
                       GLEAN_MAX_TEXT);
    i += piece + problem.len;
  }
  return GLEAN_OK;
}

glean_status glean_normalize(const glean_normalizer *normalizer,
                             const char *text, size_t len,
                             glean_buffer *buffer, glean_edits **edits,
                             glean_error *err) {
  buffer->mem = mem_hook(buffer->mem);
  size_t before = buffer->len;
  norm_run run = {.map = &normalizer->map, .level = simd_best(),
                  .buffer = buffer, .buffer_origin = before};
  if (edits != NULL && edits_new(&run.edits, buffer->mem) != GLEAN_OK)
    return base_nomem(err);
  bool small = len <= CHUNK / 2; /* as long as it is, at first */
  run.left = (const uint8_t *)text;
  run.left_len = small ? 0 : len;
  glean_status status = norm_reserve(&run, small ? len : 0);
  if (status == GLEAN_OK) {
    status = run_all(normalizer, &run, (const uint8_t *)text, len, err);
  } else {
    base_nomem(err);
  }
  norm_end(&run);
  if (status == GLEAN_OK && edits != NULL &&
      edits_finish(run.edits, len, buffer->len - before) != GLEAN_OK)
    status = base_nomem(err);
  if (status != GLEAN_OK) {
    buffer->len = before;
    glean_edits_free(run.edits);
    return status;
  }
  if (edits != NULL) *edits = run.edits;
  return GLEAN_OK;
}
