/* json.c: JSON: strings and numbers, and a document as one line.
 *
 * RFC 8259; keys come in one fixed order, so that the same document is the
 * same bytes in every process. */
#include <stdio.h>
#include <string.h>

#include "document.h"
#include "utf8.h"

glean_status glean_json_raw(glean_buffer *b, const char *bytes, size_t len) {
  if (mem_buffer_reserve(b, len) != GLEAN_OK) return GLEAN_NOMEM;
  if (len > 0) memcpy(b->data + b->len, bytes, len);
  b->len += len;
  return GLEAN_OK;
}

/* Bytes that stand for themselves in a string: ASCII but quote, backslash and
 * control characters. */
static int is_plain(uint8_t c) {
  return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

static size_t write_escape(char *out, uint32_t c) {
  static const char digits[] = "0123456789abcdef";
  static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
  const char *at = c ? strchr(from, (int)c) : NULL;
  out[0] = '\\';
  if (at != NULL) {
    out[1] = to[at - from];
    return 2;
  }
  memcpy(out + 1, "u00", 3);
  out[4] = digits[c >> 4 & 15];
  out[5] = digits[c & 15];
  return 6;
}

/* One code point (or ill-formed part) that is not plain, from s[i] on. */
static size_t write_other(char *out, const uint8_t *s, size_t i, size_t len,
                          size_t *next) {
  uint32_t c;
  *next = i + utf8_decode(s + i, len - i, &c);
  if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F)
    return write_escape(out, c);
  return utf8_encode(c, (uint8_t *)out);
}

glean_status glean_json_string(glean_buffer *b, const char *text, size_t len) {
  const uint8_t *s = (const uint8_t *)text;
  size_t before = b->len, i = 0;
  if (mem_buffer_reserve(b, len + 2) != GLEAN_OK) return GLEAN_NOMEM;
  b->data[b->len++] = '"';
  while (i < len) {
    size_t run = i;
    while (run < len && is_plain(s[run])) run++;
    if (mem_buffer_reserve(b, run - i + 8) != GLEAN_OK) break;
    memcpy(b->data + b->len, s + i, run - i);
    b->len += run - i;
    i = run;
    if (i < len) b->len += write_other(b->data + b->len, s, i, len, &i);
  }
  if (i < len || mem_buffer_reserve(b, 1) != GLEAN_OK) {
    b->len = before;
    return GLEAN_NOMEM;
  }
  b->data[b->len++] = '"';
  return GLEAN_OK;
}

glean_status glean_json_integer(glean_buffer *b, int64_t number) {
  char digits[24];
  size_t at = sizeof digits;
  uint64_t n = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  do {
    digits[--at] = (char)('0' + n % 10);
    n /= 10;
  } while (n > 0);
  if (number < 0) digits[--at] = '-';
  return glean_json_raw(b, digits + at, sizeof digits - at);
}

/* The shortest of the forms with 1 to 17 digits that reads back the same. */
glean_status glean_json_number(glean_buffer *b, double number) {
  char form[40];
  if (number - number < 0 || number - number > 0 || number != number)
    return glean_json_raw(b, "null", 4);
  if (number >= -9007199254740992.0 && number <= 9007199254740992.0) {
    int64_t whole = (int64_t)number;
    if (number >= (double)whole && number <= (double)whole)
      return glean_json_integer(b, whole);
  }
  for (int digits = 1; digits <= 17; digits++) {
    double back = 0;
    snprintf(form, sizeof form, "%.*g", digits, number);
    if (sscanf(form, "%lf", &back) == 1 && back >= number && back <= number)
      break;
  }
  for (char *c = form; *c != '\0'; c++)
    if (*c == ',') *c = '.'; /* a locale's decimal comma */
  return glean_json_raw(b, form, strlen(form));
}

/* ---- A document ---- */

/* Writes as long as memory lasts. */
typedef struct writer {
  glean_doc *doc;
  glean_buffer *b;
  const glean_json_options *options;
  glean_status status;
} writer;

static void raw(writer *w, const char *text, size_t len) {
  if (w->status == GLEAN_OK) w->status = glean_json_raw(w->b, text, len);
}

static void put(writer *w, const char *text) {
  raw(w, text, strlen(text));
}

static void string(writer *w, const char *text, size_t len) {
  if (w->status == GLEAN_OK) w->status = glean_json_string(w->b, text, len);
}

static void integer(writer *w, size_t number) {
  if (w->status == GLEAN_OK)
    w->status = glean_json_integer(w->b, (int64_t)number);
}

static void text_of(writer *w, size_t start, size_t end) {
  string(w, (const char *)w->doc->text.bytes + start, end - start);
}

static void symbol(writer *w, glean_symbol s) {
  size_t len;
  const char *text = glean_doc_symbol_text(w->doc, s, &len);
  string(w, text, len);
}

static void sentences(writer *w) {
  const span_array *s = &w->doc->sentences;
  put(w, "\"sentences\":[");
  for (size_t i = 0; i < s->len; i++) {
    put(w, i ? ",[" : "[");
    integer(w, s->items[i].start);
    put(w, ",");
    integer(w, s->items[i].end);
    put(w, "]");
  }
  put(w, "]");
}

/* Its own id, or "LABEL:n". */
static void id(writer *w, uint32_t index) {
  index = glean_doc_annotation_head(w->doc, GLEAN_ENTITIES, index);
  const glean_annotation *a =
      glean_doc_annotation(w->doc, GLEAN_ENTITIES, index);
  if (a->id != 0) {
    symbol(w, a->id);
    return;
  }
  uint32_t number = 0;
  glean_status status =
      glean_doc_annotation_number(w->doc, GLEAN_ENTITIES, index, &number);
  if (status != GLEAN_OK) w->status = status;
  symbol(w, a->label);
  if (w->status != GLEAN_OK) return;
  w->b->len--; /* the closing quote */
  put(w, ":");
  integer(w, number);
  put(w, "\"");
}

/* What the caller knows of a mention. */
static void extra(writer *w, const char *before,
                  const char *(*source)(void *, uint32_t, size_t *),
                  uint32_t index) {
  size_t len = 0;
  const char *json = source(w->options->ctx, index, &len);
  if (json == NULL || len == 0) return;
  put(w, before);
  raw(w, json, len);
}

static void mention(writer *w, uint32_t index) {
  glean_annotation a = *glean_doc_annotation(w->doc, GLEAN_ENTITIES, index);
  put(w, "{\"start\":");
  integer(w, a.start);
  put(w, ",\"end\":");
  integer(w, a.end);
  put(w, ",\"label\":");
  symbol(w, a.label);
  put(w, ",\"text\":");
  text_of(w, a.start, a.end);
  put(w, ",\"id\":");
  id(w, index);
  const glean_json_options *o = w->options;
  if (o->value != NULL)
    extra(w, ",\"value\":", o->value, index);
  if (a.rule != 0) {
    put(w, ",\"rule\":");
    symbol(w, a.rule);
  }
  size_t before = w->b->len;
  if (o->members != NULL) extra(w, ",", o->members, index);
  if (a.link_kind != 0 && w->b->len == before) {
    put(w, ",\"linked_by\":\"");
    put(w, glean_link_name((glean_link_kind)a.link_kind));
    put(w, "\"");
  }
  put(w, "}");
}

static void entities(writer *w) {
  glean_cursor cursor = {0, 0, 0, 0};
  put(w, ",\"entities\":[");
  for (int first = 1; w->status == GLEAN_OK; first = 0) {
    uint32_t index;
    w->status = glean_doc_next(w->doc, GLEAN_ENTITIES, GLEAN_VIEW_RESOLVED,
                               &cursor, &index);
    if (w->status != GLEAN_OK || index == GLEAN_NONE) break;
    if (!first) put(w, ",");
    mention(w, index);
  }
  put(w, "]");
}

glean_status glean_doc_json(glean_doc *doc, glean_buffer *buffer,
                            const glean_json_options *options) {
  static const glean_json_options plain;
  writer w = {doc, buffer, options ? options : &plain, GLEAN_OK};
  size_t before = buffer->len;
  put(&w, "{");
  if (w.options->name != NULL) {
    put(&w, "\"name\":");
    string(&w, w.options->name, w.options->name_len);
    put(&w, ",");
  }
  if (w.options->lang != NULL) {
    put(&w, "\"lang\":");
    string(&w, w.options->lang, w.options->lang_len);
    put(&w, ",");
  }
  if (w.options->with_text) {
    put(&w, "\"text\":");
    text_of(&w, 0, doc->text.len);
    put(&w, ",");
  }
  sentences(&w);
  entities(&w);
  if (w.options->more != NULL) {
    put(&w, ",");
    raw(&w, w.options->more, w.options->more_len);
  }
  if (w.options->meta != NULL) {
    put(&w, ",\"meta\":");
    raw(&w, w.options->meta, w.options->meta_len);
  }
  put(&w, "}");
  if (w.status != GLEAN_OK) buffer->len = before;
  return w.status;
}
