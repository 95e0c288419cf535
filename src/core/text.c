/* text.c: positions in a text.
 *
 * A checkpoint each TEXT_STEP bytes holds the counts before it, so that an
 * offset costs a look-up and a walk of one step. */
#include "text.h"

#include "chars.h"
#include "utf8.h"

#define TEXT_STEP 4096u

/* Count the code point (or ill-formed subpart) at byte i; the next one. */
static size_t count_one(const text_view *t, size_t i, text_checkpoint *sum) {
  uint32_t c;
  size_t n = utf8_decode(t->bytes + i, t->len - i, &c);
  sum->code_points++;
  sum->utf16 += c > 0xFFFF ? 2 : 1;
  if (c == '\n') {
    sum->lines++;
    sum->line_start = sum->code_points;
  }
  return i + n;
}

/* The first code point boundary at or after 'at'. */
static size_t boundary_from(const text_view *t, size_t at) {
  while (at < t->len && !utf8_is_boundary(t->bytes, t->len, at)) at++;
  return at;
}

static glean_status build(text_view *t, const glean_allocator *mem) {
  size_t steps = t->len / TEXT_STEP + 1;
  text_checkpoint *table = mem_resize(mem, NULL, 0, steps * sizeof *table);
  if (table == NULL) return GLEAN_NOMEM;
  text_checkpoint sum = {0, 0, 0, 0};
  size_t i = 0;
  for (size_t step = 0; step < steps; step++) {
    while (i < step * TEXT_STEP) i = count_one(t, i, &sum);
    table[step] = sum;
  }
  t->checkpoints = table;
  t->checkpoint_cap = steps;
  return GLEAN_OK;
}

/* The counts before 'offset'. */
static text_checkpoint sums(const text_view *t, size_t offset) {
  size_t step = offset / TEXT_STEP;
  text_checkpoint sum = t->checkpoints[step];
  size_t i = boundary_from(t, step * TEXT_STEP);
  while (i < offset) i = count_one(t, i, &sum);
  return sum;
}

glean_status text_locate(text_view *t, const glean_allocator *mem,
                         size_t offset, text_position *out) {
  if (t->checkpoints == NULL && build(t, mem) != GLEAN_OK) return GLEAN_NOMEM;
  text_checkpoint here = sums(t, offset);
  out->code_points = here.code_points;
  out->utf16 = here.utf16;
  out->line = here.lines;
  out->column = here.code_points - here.line_start;
  return GLEAN_OK;
}

void text_free(text_view *t, const glean_allocator *mem) {
  mem_free(mem, t->checkpoints, t->checkpoint_cap * sizeof *t->checkpoints);
  t->checkpoints = NULL;
}

size_t text_skip_space(const text_view *t, size_t start, size_t end) {
  while (start < end) {
    uint32_t c;
    size_t n = utf8_decode(t->bytes + start, t->len - start, &c);
    if (!chars_is_space(chars_record(c))) break;
    start += n;
  }
  return start;
}

size_t text_trim_space(const text_view *t, size_t start, size_t end) {
  while (end > start) {
    size_t before = utf8_before(t->bytes, end);
    uint32_t c;
    utf8_decode(t->bytes + before, end - before, &c);
    if (!chars_is_space(chars_record(c))) break;
    end = before;
  }
  return end;
}
