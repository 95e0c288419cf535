/* document.c: documents: they own all that is found in a text. */
#include "document.h"

#include <string.h>

#include "fold.h"
#include "match.h"
#include "steptable.h"
#include "tokenizer.h"
#include "utf8.h"

/* ---- Opening and closing ---- */

void glean_doc_close(glean_doc *doc) {
  if (doc == NULL) return;
  glean_allocator mem = doc->mem;
  while (doc->matches != NULL) glean_matches_free(doc->matches);
  regexset_found_free(&doc->found, &doc->mem);
  listset_free(&doc->starts, &doc->mem);
  steptable_free(doc);
  for (size_t i = 0; i < doc->layer_len; i++)
    layer_free(&doc->layers[i], &mem);
  mem_free(&mem, doc->layers, doc->layer_cap * sizeof *doc->layers);
  mem_free(&mem, doc->symbols, doc->symbol_cap * sizeof *doc->symbols);
  mem_free(&mem, doc->buckets, doc->bucket_cap * sizeof *doc->buckets);
  token_table_free(&doc->tokens, &mem);
  span_array_free(&doc->paragraphs, &mem);
  span_array_free(&doc->sentences, &mem);
  text_free(&doc->text, &mem);
  mem_arena_free(&doc->arena);
  glean_lang_release(doc->lang);
  mem_free(&mem, doc, sizeof *doc);
}

static glean_status check_text(const char *bytes, size_t len,
                               glean_utf8_policy policy, glean_error *err) {
  utf8_problem problem;
  if (len > GLEAN_MAX_TEXT)
    return base_fail(err, GLEAN_LIMIT, "text_bytes", 0,
                     "a text of %zu bytes; the limit is %lu", len,
                     (unsigned long)GLEAN_MAX_TEXT);
  if (policy == GLEAN_UTF8_STRICT &&
      !utf8_validate((const uint8_t *)bytes, len, &problem))
    return base_fail(err, GLEAN_UTF8, "utf8", problem.offset,
                     "invalid UTF-8: %s", problem.reason);
  return GLEAN_OK;
}

glean_status document_tokenize(glean_doc *doc) {
  if (doc->tokenized) return GLEAN_OK;
  if (tokenize(&doc->tokens, &doc->mem, &doc->text) != GLEAN_OK)
    return GLEAN_NOMEM;
  if (paragraph_split(&doc->paragraphs, &doc->mem, &doc->text, &doc->tokens) !=
      GLEAN_OK) {
    token_table_free(&doc->tokens, &doc->mem);
    span_array_free(&doc->paragraphs, &doc->mem);
    return GLEAN_NOMEM;
  }
  doc->tokenized = 1;
  return GLEAN_OK;
}

glean_status glean_doc_tokenize(glean_doc *doc, glean_error *err) {
  return document_tokenize(doc) == GLEAN_OK ? GLEAN_OK : base_nomem(err);
}

static glean_status fill(glean_doc *doc, const glean_doc_options *options) {
  uint32_t entities;
  glean_symbol empty;
  int ok =
      (options->defer_tokens || document_tokenize(doc) == GLEAN_OK) &&
      sentence_split(&doc->sentences, &doc->mem, &doc->text, options->lang,
                     &options->sentences) == GLEAN_OK &&
      glean_doc_symbol(doc, "", 0, &empty) == GLEAN_OK &&
      glean_doc_layer(doc, "entities", 8, &entities) == GLEAN_OK;
  return ok ? GLEAN_OK : GLEAN_NOMEM;
}

static glean_status check_options(const glean_doc_options *o,
                                  glean_error *err) {
  if ((unsigned)o->utf8 > GLEAN_UTF8_REPLACE ||
      !sentence_options_valid(&o->sentences))
    return base_fail(err, GLEAN_INVALID, "options", 0,
                     "an option has an unknown value");
  return GLEAN_OK;
}

glean_status glean_doc_open(glean_doc **out, const char *bytes, size_t len,
                            const glean_doc_options *options,
                            glean_error *err) {
  static const glean_doc_options plain;
  if (options == NULL) options = &plain;
  *out = NULL;
  glean_status status = check_options(options, err);
  if (status == GLEAN_OK)
    status = check_text(bytes, len, options->utf8, err);
  if (status != GLEAN_OK) return status;
  glean_allocator mem = mem_hook(options->mem);
  glean_doc *doc = mem_resize(&mem, NULL, 0, sizeof *doc);
  if (doc == NULL) return base_nomem(err);
  memset(doc, 0, sizeof *doc);
  doc->mem = mem;
  doc->text = (text_view){.bytes = (const uint8_t *)bytes, .len = len};
  mem_arena_init(&doc->arena, mem);
  doc->lang = options->lang;
  doc->clock = (regex_clock){options->clock, options->clock_ctx};
  if (doc->lang != NULL) glean_lang_retain(doc->lang);
  if (fill(doc, options) != GLEAN_OK) {
    glean_doc_close(doc);
    return base_nomem(err);
  }
  *out = doc;
  return GLEAN_OK;
}

/* ---- The text ---- */

const char *glean_doc_text(const glean_doc *doc, size_t *len) {
  *len = doc->text.len;
  return (const char *)doc->text.bytes;
}

size_t glean_doc_memory(const glean_doc *doc) {
  size_t sum = sizeof *doc + doc->arena.total +
               token_table_memory(&doc->tokens) +
               doc->paragraphs.cap * sizeof(glean_span) +
               doc->sentences.cap * sizeof(glean_span) +
               doc->symbol_cap * sizeof *doc->symbols +
               doc->bucket_cap * sizeof *doc->buckets +
               doc->layer_cap * sizeof *doc->layers +
               doc->text.checkpoint_cap * sizeof(text_checkpoint) +
               steptable_memory(doc) + listset_memory(&doc->starts);
  for (size_t i = 0; i < doc->layer_len; i++)
    sum += layer_memory(&doc->layers[i]);
  return sum;
}

int glean_doc_is_boundary(const glean_doc *doc, size_t offset) {
  return utf8_is_boundary(doc->text.bytes, doc->text.len, offset);
}

glean_status glean_doc_units(glean_doc *doc, size_t offset,
                             size_t *code_points, size_t *utf16) {
  text_position at;
  if (offset > doc->text.len) return GLEAN_INVALID;
  if (text_locate(&doc->text, &doc->mem, offset, &at) != GLEAN_OK)
    return GLEAN_NOMEM;
  *code_points = at.code_points;
  *utf16 = at.utf16;
  return GLEAN_OK;
}

glean_status glean_doc_line(glean_doc *doc, size_t offset, size_t *line,
                            size_t *column) {
  text_position at;
  if (offset > doc->text.len) return GLEAN_INVALID;
  if (text_locate(&doc->text, &doc->mem, offset, &at) != GLEAN_OK)
    return GLEAN_NOMEM;
  *line = at.line;
  *column = at.column;
  return GLEAN_OK;
}

size_t glean_fold(const char *text, size_t len, char *out, size_t cap) {
  return fold_bytes((const uint8_t *)text, len, (uint8_t *)out, cap);
}

size_t glean_shape(const char *text, size_t len, char *out) {
  return token_shape((const uint8_t *)text, len, (uint8_t *)out);
}

/* ---- Tokens, sentences, paragraphs ---- */

size_t glean_doc_token_count(const glean_doc *doc) {
  return doc->tokens.len;
}

glean_token glean_doc_token(const glean_doc *doc, size_t i) {
  const token_table *k = &doc->tokens;
  return (glean_token){{k->start[i], k->end[i]},
                       k->hash[i],
                       token_kind(k->flags[i]),
                       token_case(k->flags[i]),
                       (k->flags[i] & TOKEN_GLUED) != 0};
}

size_t glean_doc_token_at(const glean_doc *doc, size_t offset) {
  return token_at(&doc->tokens, offset);
}

size_t glean_doc_sentence_count(const glean_doc *doc) {
  return doc->sentences.len;
}

glean_span glean_doc_sentence(const glean_doc *doc, size_t i) {
  return doc->sentences.items[i];
}

size_t glean_doc_paragraph_count(const glean_doc *doc) {
  return doc->paragraphs.len;
}

glean_span glean_doc_paragraph(const glean_doc *doc, size_t i) {
  return doc->paragraphs.items[i];
}

static uint32_t span_at(const span_array *spans, size_t offset) {
  size_t i = span_array_at(spans, offset);
  return i < spans->len ? (uint32_t)i : GLEAN_NONE;
}

uint32_t glean_doc_sentence_at(const glean_doc *doc, size_t offset) {
  return span_at(&doc->sentences, offset);
}

uint32_t glean_doc_paragraph_at(const glean_doc *doc, size_t offset) {
  return span_at(&doc->paragraphs, offset);
}

/* ---- Symbols ---- */

static uint32_t hash_name(const char *name, size_t len) {
  uint32_t h = 2166136261u; /* FNV-1a */
  for (size_t i = 0; i < len; i++) {
    h ^= (uint8_t)name[i];
    h *= 16777619u;
  }
  return h;
}

/* Find a symbol; 0 is also the answer for the empty name. */
glean_symbol document_find_symbol(const glean_doc *doc, const char *name,
                                  size_t len) {
  if (doc->bucket_cap == 0) return 0;
  uint32_t i = doc->buckets[hash_name(name, len) & (doc->bucket_cap - 1)];
  while (i != 0 && (doc->symbols[i].len != len ||
                    memcmp(doc->symbols[i].text, name, len) != 0))
    i = doc->symbols[i].next;
  return i;
}

/* Twice the buckets, all symbols put anew. */
static glean_status grow_buckets(glean_doc *doc) {
  size_t cap = doc->bucket_cap ? doc->bucket_cap * 2 : 32;
  uint32_t *buckets = mem_resize(&doc->mem, NULL, 0, cap * sizeof *buckets);
  if (buckets == NULL) return GLEAN_NOMEM;
  memset(buckets, 0, cap * sizeof *buckets);
  for (size_t i = 1; i < doc->symbol_len; i++) {
    document_symbol *s = &doc->symbols[i];
    uint32_t *bucket = &buckets[hash_name(s->text, s->len) & (cap - 1)];
    s->next = *bucket;
    *bucket = (uint32_t)i;
  }
  mem_free(&doc->mem, doc->buckets, doc->bucket_cap * sizeof *buckets);
  doc->buckets = buckets;
  doc->bucket_cap = cap;
  return GLEAN_OK;
}

static glean_status add_symbol(glean_doc *doc, const char *name, size_t len,
                               glean_symbol *out) {
  if (doc->symbol_len >= doc->bucket_cap && grow_buckets(doc) != GLEAN_OK)
    return GLEAN_NOMEM;
  document_symbol *symbols =
      mem_grow(&doc->mem, doc->symbols, &doc->symbol_cap,
               doc->symbol_len + 1, sizeof *symbols);
  if (symbols == NULL) return GLEAN_NOMEM;
  doc->symbols = symbols;
  char *text = mem_arena_alloc(&doc->arena, len + 1);
  if (text == NULL) return GLEAN_NOMEM;
  if (len > 0) memcpy(text, name, len);
  text[len] = '\0';
  uint32_t at = (uint32_t)doc->symbol_len++;
  symbols[at] = (document_symbol){text, (uint32_t)len, 0};
  if (at > 0) { /* the empty symbol 0 is in no bucket */
    uint32_t *bucket =
        &doc->buckets[hash_name(name, len) & (doc->bucket_cap - 1)];
    symbols[at].next = *bucket;
    *bucket = at;
  }
  *out = at;
  return GLEAN_OK;
}

glean_status glean_doc_symbol(glean_doc *doc, const char *name, size_t len,
                              glean_symbol *out) {
  *out = 0;
  if (len == 0 && doc->symbol_len > 0) return GLEAN_OK;
  if (len >= UINT32_MAX) return GLEAN_NOMEM;
  *out = document_find_symbol(doc, name, len);
  return *out != 0 ? GLEAN_OK : add_symbol(doc, name, len, out);
}

const char *glean_doc_symbol_text(const glean_doc *doc, glean_symbol symbol,
                                  size_t *len) {
  if (len != NULL) *len = doc->symbols[symbol].len;
  return doc->symbols[symbol].text;
}

/* ---- Layers ---- */

uint32_t glean_doc_find_layer(const glean_doc *doc, const char *name,
                              size_t len) {
  glean_symbol symbol = document_find_symbol(doc, name, len);
  for (size_t i = 0; i < doc->layer_len && symbol != 0; i++)
    if (doc->layers[i].name == symbol) return (uint32_t)i;
  return GLEAN_NONE;
}

glean_status glean_doc_layer(glean_doc *doc, const char *name, size_t len,
                             uint32_t *out) {
  *out = GLEAN_NONE;
  if (len == 0) return GLEAN_INVALID;
  *out = glean_doc_find_layer(doc, name, len);
  if (*out != GLEAN_NONE) return GLEAN_OK;
  glean_symbol symbol;
  if (glean_doc_symbol(doc, name, len, &symbol) != GLEAN_OK)
    return GLEAN_NOMEM;
  layer_table *layers = mem_grow(&doc->mem, doc->layers, &doc->layer_cap,
                           doc->layer_len + 1, sizeof *layers);
  if (layers == NULL) return GLEAN_NOMEM;
  doc->layers = layers;
  layers[doc->layer_len] = (layer_table){.name = symbol};
  *out = (uint32_t)doc->layer_len++;
  return GLEAN_OK;
}

uint32_t glean_doc_layer_count(const glean_doc *doc) {
  return (uint32_t)doc->layer_len;
}

const char *glean_doc_layer_name(const glean_doc *doc, uint32_t layer,
                                 size_t *len) {
  return glean_doc_symbol_text(doc, doc->layers[layer].name, len);
}

static glean_status check_annotation(const glean_doc *doc, uint32_t layer,
                                     const glean_annotation *a,
                                     glean_error *err) {
  if (layer >= doc->layer_len)
    return base_fail(err, GLEAN_INVALID, "layer", 0, "no such layer");
  if (a->label >= doc->symbol_len || a->rule >= doc->symbol_len ||
      a->id >= doc->symbol_len)
    return base_fail(err, GLEAN_INVALID, "symbol", 0, "no such symbol");
  if (a->start > a->end)
    return base_fail(err, GLEAN_INVALID, "bounds", a->start,
                     "the span ends before it starts");
  if (a->end > doc->text.len)
    return base_fail(err, GLEAN_INVALID, "bounds", a->end,
                     "the span ends outside the text");
  if (!glean_doc_is_boundary(doc, a->start))
    return base_fail(err, GLEAN_INVALID, "bounds", a->start,
                     "the span starts inside a code point");
  if (!glean_doc_is_boundary(doc, a->end))
    return base_fail(err, GLEAN_INVALID, "bounds", a->end,
                     "the span ends inside a code point");
  return GLEAN_OK;
}

glean_status glean_doc_annotate(glean_doc *doc, uint32_t layer,
                                const glean_annotation *annotation,
                                uint32_t *index, glean_error *err) {
  glean_status status = check_annotation(doc, layer, annotation, err);
  if (status != GLEAN_OK) return status;
  status = layer_add(&doc->layers[layer], &doc->mem, annotation, index);
  return status == GLEAN_OK ? status : base_nomem(err);
}

size_t glean_doc_annotation_count(const glean_doc *doc, uint32_t layer) {
  return doc->layers[layer].len;
}

const glean_annotation *glean_doc_annotation(const glean_doc *doc,
                                             uint32_t layer, uint32_t index) {
  return &doc->layers[layer].items[index];
}

void glean_doc_set_id(glean_doc *doc, uint32_t layer, uint32_t index,
                      glean_symbol id) {
  layer_set_id(&doc->layers[layer], index, id);
}

glean_status glean_doc_annotation_number(glean_doc *doc, uint32_t layer,
                                         uint32_t index, uint32_t *number) {
  return layer_number(&doc->layers[layer], &doc->mem, doc->symbol_len, index,
                      number);
}

glean_status glean_doc_next(glean_doc *doc, uint32_t layer_index,
                            glean_view view, glean_cursor *cursor,
                            uint32_t *index) {
  *index = GLEAN_NONE;
  if (layer_index >= doc->layer_len || (unsigned)view > GLEAN_VIEW_RESOLVED)
    return GLEAN_INVALID;
  layer_table *l = &doc->layers[layer_index];
  const uint32_t *items;
  size_t len;
  if (layer_view(l, &doc->mem, view, &items, &len) != GLEAN_OK)
    return GLEAN_NOMEM;
  size_t at = layer_after(l, items, len, cursor);
  while (at < len && l->items[items[at]].flags & GLEAN_ANNOTATION_DROPPED)
    at++;
  if (at == len) return GLEAN_OK;
  const glean_annotation *a = &l->items[items[at]];
  l->hint = at;
  *index = items[at];
  *cursor = (glean_cursor){a->start, a->end, items[at], 1};
  return GLEAN_OK;
}
