/* sentence.c: spans of a whole text, and the splitter that streams. */
#include "sentence.h"

#include <string.h>

#include "split.h"
#include "uax29.h"

/* ---- The splitter ---- */

/* What a glean_splitter holds. */
typedef struct splitter {
  uint8_t mode; /* glean_sentence_mode */
  union {
    split_state text;
    uax29_state uax29;
  } u;
} splitter;

_Static_assert(sizeof(splitter) <= sizeof(glean_splitter),
               "the state of a splitter has grown out of its place");

int sentence_options_valid(const glean_sentence_options *o) {
  return (unsigned)o->mode <= GLEAN_SENTENCE_UAX29 &&
         (unsigned)o->newline <= GLEAN_NEWLINE_SOFT &&
         (unsigned)o->quotations <= GLEAN_QUOTATIONS_KEEP &&
         (unsigned)o->list_items <= GLEAN_LIST_ITEMS_IGNORE;
}

static splitter make(const glean_lang *lang, const glean_sentence_options *o) {
  splitter s;
  memset(&s, 0, sizeof s);
  s.mode = (uint8_t)o->mode;
  if (o->mode == GLEAN_SENTENCE_UAX29) return s;
  s.u.text.lang = lang;
  s.u.text.wrap.newline = (uint8_t)o->newline;
  s.u.text.keep = o->quotations == GLEAN_QUOTATIONS_KEEP;
  s.u.text.lists = o->list_items == GLEAN_LIST_ITEMS_SPLIT;
  return s;
}

static stream_result read_spans(splitter *s, const stream_window *w,
                                stream_spans *out) {
  return s->mode == GLEAN_SENTENCE_UAX29 ? uax29_read(&s->u.uax29, w, out)
                                         : split_read(&s->u.text, w, out);
}

static uint64_t keep(const splitter *s) {
  if (s->mode == GLEAN_SENTENCE_UAX29) return s->u.uax29.at;
  uint64_t at = s->u.text.at;
  return at > AROUND_BEHIND ? at - AROUND_BEHIND : 0;
}

glean_status glean_splitter_open(glean_splitter *out, const glean_lang *lang,
                                 const glean_sentence_options *options,
                                 glean_error *err) {
  static const glean_sentence_options plain;
  if (options == NULL) options = &plain;
  if (!sentence_options_valid(options))
    return base_fail(err, GLEAN_INVALID, "options", 0,
                     "an option has an unknown value");
  splitter s = make(lang, options);
  memset(out, 0, sizeof *out);
  memcpy(out, &s, sizeof s);
  return GLEAN_OK;
}

uint64_t glean_splitter_keep(const glean_splitter *from) {
  splitter s;
  memcpy(&s, from, sizeof s);
  return keep(&s);
}

glean_split glean_splitter_read(glean_splitter *from, const char *window,
                                size_t len, uint64_t offset, int last,
                                glean_long_span *spans, size_t cap,
                                size_t *count) {
  static const glean_split results[] = {[STREAM_SPAN] = GLEAN_SPLIT_SPAN,
                                        [STREAM_MORE] = GLEAN_SPLIT_MORE,
                                        [STREAM_END] = GLEAN_SPLIT_END};
  splitter s;
  memcpy(&s, from, sizeof s);
  *count = 0;
  uint64_t at = s.mode == GLEAN_SENTENCE_UAX29 ? s.u.uax29.at : s.u.text.at;
  if (offset > keep(&s) || len < at - offset) return GLEAN_SPLIT_GAP;
  stream_window w = {(const uint8_t *)window, len, offset, last};
  stream_spans out = {spans, 0, cap};
  if (cap == 0) return GLEAN_SPLIT_SPAN;
  stream_result result = read_spans(&s, &w, &out);
  memcpy(from, &s, sizeof s);
  *count = out.len;
  return results[result];
}

glean_split glean_splitter_next(glean_splitter *from, const char *window,
                                size_t len, uint64_t offset, int last,
                                glean_long_span *span) {
  size_t count;
  return glean_splitter_read(from, window, len, offset, last, span, 1,
                             &count);
}

/* ---- Arrays of spans ---- */

void span_array_free(span_array *a, const glean_allocator *mem) {
  mem_free(mem, a->items, a->cap * sizeof *a->items);
  *a = (span_array){0};
}

size_t span_array_at(const span_array *a, size_t offset) {
  size_t low = 0, high = a->len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (a->items[middle].end > offset)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

static glean_status append(span_array *a, const glean_allocator *mem,
                           size_t start, size_t end) {
  if (a->len == a->cap) {
    glean_span *items = mem_grow(mem, a->items, &a->cap, a->len + 1,
                                 sizeof *items);
    if (items == NULL) return GLEAN_NOMEM;
    a->items = items;
  }
  /* A document's text is at most GLEAN_MAX_TEXT bytes long. */
  a->items[a->len++] = (glean_span){(uint32_t)start, (uint32_t)end};
  return GLEAN_OK;
}

/* All spans are there, or memory has run out. */
static glean_status finish(span_array *a, const glean_allocator *mem,
                           glean_status status) {
  if (status != GLEAN_OK)
    span_array_free(a, mem);
  else
    a->items = mem_shrink(mem, a->items, &a->cap, a->len, sizeof *a->items);
  return status;
}

/* Append s[from, to) without the white space around it, if there is more. */
static glean_status append_solid(span_array *a, const glean_allocator *mem,
                                 const text_view *t, size_t from, size_t to) {
  size_t start = text_skip_space(t, from, to);
  size_t end = text_trim_space(t, start, to);
  return start < end ? append(a, mem, start, end) : GLEAN_OK;
}

glean_status paragraph_split(span_array *out, const glean_allocator *mem,
                             const text_view *t, const token_table *tokens) {
  glean_status status = GLEAN_OK;
  size_t from = 0;
  for (size_t i = 1; i < tokens->len && status == GLEAN_OK; i++) {
    if (!(tokens->flags[i] & TOKEN_BLANK)) continue;
    size_t to = tokens->end[i - 1];
    status = append_solid(out, mem, t, from, to);
    from = to;
  }
  if (status == GLEAN_OK) status = append_solid(out, mem, t, from, t->len);
  return finish(out, mem, status);
}

glean_status sentence_split(span_array *out, const glean_allocator *mem,
                            const text_view *t, const glean_lang *lang,
                            const glean_sentence_options *options) {
  splitter s = make(lang, options);
  stream_window w = {t->bytes, t->len, 0, 1};
  stream_span some[64];
  glean_status status = GLEAN_OK;
  stream_result result = STREAM_SPAN;
  while (status == GLEAN_OK && result == STREAM_SPAN) {
    stream_spans spans = {some, 0, BASE_LEN(some)};
    result = read_spans(&s, &w, &spans);
    for (size_t i = 0; i < spans.len && status == GLEAN_OK; i++)
      status = append(out, mem, (size_t)some[i].start, (size_t)some[i].end);
  }
  return finish(out, mem, status);
}
