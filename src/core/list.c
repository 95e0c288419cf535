/* list.c: making entity lists, and reading them. */
#include "list.h"

#include <string.h>

#include "chars.h"
#include "find.h"
#include "spell.h"
#include "tokenizer.h"
#include "utf8.h"

/* ---- Life ---- */

glean_list *list_alloc(glean_allocator mem) {
  mem = mem_hook(mem);
  glean_list *list = mem_resize(&mem, NULL, 0, sizeof *list);
  if (list == NULL) return NULL;
  memset(list, 0, sizeof *list);
  list->mem = mem;
  atomic_init(&list->count, 1);
  return list;
}

glean_status glean_list_new(glean_list **out, glean_allocator mem,
                            glean_error *err) {
  glean_list *list = *out = list_alloc(mem);
  if (list == NULL) return base_nomem(err);
  list->builder = mem_resize(&list->mem, NULL, 0, sizeof *list->builder);
  if (list->builder == NULL) {
    glean_list_release(list);
    *out = NULL;
    return base_nomem(err);
  }
  memset(list->builder, 0, sizeof *list->builder);
  return GLEAN_OK;
}

/* The count is the one part of a constant list that changes. */
static glean_list *counted(const glean_list *list) {
  union {
    const glean_list *constant;
    glean_list *variable;
  } pointer = {list};
  return pointer.variable;
}

void glean_list_retain(const glean_list *list) {
  mem_retain(&counted(list)->count);
}

static void free_builder(list_builder *b, const glean_allocator *mem) {
  if (b == NULL) return;
  mem_free(mem, b->text_at, b->text_at_cap * sizeof *b->text_at);
  mem_free(mem, b->owner, b->owner_cap * sizeof *b->owner);
  mem_free(mem, b->options, b->options_cap);
  mem_free(mem, b->id, b->id_cap * sizeof *b->id);
  mem_free(mem, b->priority, b->priority_cap * sizeof *b->priority);
  mem_free(mem, b->label, b->label_cap);
  mem_free(mem, b->texts, b->texts_cap);
  mem_free(mem, b->names, b->names_cap);
  variant_free(&b->set, mem);
  mem_free(mem, b, sizeof *b);
}

void glean_list_release(const glean_list *list) {
  if (list == NULL || !mem_release(&counted(list)->count)) return;
  glean_list *last = counted(list);
  glean_allocator mem = last->mem;
  free_builder(last->builder, &mem);
  if (last->memory == LIST_OWN) mem_free(&mem, last->bytes, last->size);
  if (last->memory == LIST_MAPPED) list_unmap(last->bytes, last->size);
  mem_free(&mem, last, sizeof *last);
}

/* ---- Checking what is added ---- */

/* Is there a letter, a number or a symbol in it? */
static int has_word(const uint8_t *s, size_t len) {
  for (size_t i = 0; i < len;) {
    uint32_t c;
    i += utf8_decode(s + i, len - i, &c);
    uint32_t record = chars_record(c);
    if (chars_is_letter(record) || chars_is_number(record) ||
        chars_is_symbol(record))
      return 1;
  }
  return 0;
}

/* A token has a byte at least, so only long texts need a count. */
static glean_status check_tokens(const glean_list *list, const text_view *t,
                                 glean_error *err) {
  token_table k = {0};
  if (t->len <= GLEAN_MAX_ENTRY_TOKENS) return GLEAN_OK;
  if (tokenize(&k, &list->mem, t) != GLEAN_OK)
    return base_nomem(err);
  glean_status status = GLEAN_OK;
  if (k.len > GLEAN_MAX_ENTRY_TOKENS)
    status = base_fail(err, GLEAN_LIMIT, "entry_tokens",
                       k.start[GLEAN_MAX_ENTRY_TOKENS],
                       "an entry of %zu tokens; the limit is %d", k.len,
                       GLEAN_MAX_ENTRY_TOKENS);
  token_table_free(&k, &list->mem);
  return status;
}

static int is_ascii(const uint8_t *s, size_t len) {
  uint64_t word, all = 0;
  for (; len >= 8; s += 8, len -= 8) {
    memcpy(&word, s, 8);
    all |= word;
  }
  for (; len > 0; len--) all |= *s++;
  return (all & 0x8080808080808080u) == 0;
}

static glean_status check_text(const glean_list *list, const text_view *t,
                               glean_error *err) {
  utf8_problem problem;
  if (list->builder == NULL)
    return base_fail(err, GLEAN_INVALID, "frozen", 0, "the list is frozen");
  if (t->len > GLEAN_MAX_ENTRY_BYTES)
    return base_fail(err, GLEAN_LIMIT, "entry_bytes", 0,
                     "an entry of %zu bytes; the limit is %d", t->len,
                     GLEAN_MAX_ENTRY_BYTES);
  if (!is_ascii(t->bytes, t->len) &&
      !utf8_validate(t->bytes, t->len, &problem))
    return base_fail(err, GLEAN_UTF8, "utf8", problem.offset,
                     "an entry with invalid UTF-8: %s", problem.reason);
  if (!has_word(t->bytes, t->len))
    return base_fail(err, GLEAN_INVALID, "empty_entry", 0,
                     "an entry without a word");
  return check_tokens(list, t, err);
}

static glean_status check_entry(const glean_entry *given, glean_error *err) {
  unsigned known = GLEAN_ENTRY_MARKS | GLEAN_ENTRY_PLURAL | GLEAN_ENTRY_DOTS |
                   GLEAN_ENTRY_WHOLE | GLEAN_ENTRY_FUZZY;
  if ((unsigned)given->letters > GLEAN_ENTRY_SMART ||
      (unsigned)given->separators > GLEAN_SEPARATORS_LOOSE ||
      (given->flags & ~known) != 0)
    return base_fail(err, GLEAN_INVALID, "case", 0,
                     "an option of an entry has an unknown value");
  if (given->id_len > GLEAN_MAX_ENTRY_BYTES ||
      given->label_len > GLEAN_MAX_ENTRY_BYTES)
    return base_fail(err, GLEAN_LIMIT, "entry_bytes", 0,
                     "an id or label longer than %d bytes",
                     GLEAN_MAX_ENTRY_BYTES);
  return GLEAN_OK;
}

/* ---- Adding ---- */

static int grow(const glean_allocator *mem, void **array, size_t *cap,
                size_t need, size_t size) {
  if (need <= *cap) return 1;
  void *moved = mem_grow(mem, *array, cap, need, size);
  if (moved != NULL) *array = moved;
  return moved != NULL;
}

/* Room for 'n' more surfaces with texts of 'bytes' in all. */
static int reserve_surfaces(list_builder *b, const glean_allocator *mem,
                            size_t n, size_t bytes) {
  void *at = b->text_at, *owner = b->owner, *options = b->options,
       *texts = b->texts;
  size_t need = b->surfaces + n;
  if (bytes + n > UINT32_MAX - b->texts_len) return 0;
  int ok = grow(mem, &at, &b->text_at_cap, need + 1, sizeof *b->text_at);
  b->text_at = at;
  ok = ok && grow(mem, &owner, &b->owner_cap, need, sizeof *b->owner);
  b->owner = owner;
  ok = ok && grow(mem, &options, &b->options_cap, need, 1);
  b->options = options;
  ok = ok && grow(mem, &texts, &b->texts_cap, b->texts_len + bytes + n, 1);
  b->texts = texts;
  return ok;
}

/* Room for one more entry with names of 'bytes' in all. */
static int reserve_entry(list_builder *b, const glean_allocator *mem,
                         size_t bytes) {
  void *id = b->id, *priority = b->priority, *label = b->label,
       *names = b->names;
  size_t need = b->entries + 1;
  if (bytes > UINT32_MAX - b->names_len) return 0;
  int ok = grow(mem, &id, &b->id_cap, need, sizeof *b->id);
  b->id = id;
  ok = ok && grow(mem, &priority, &b->priority_cap, need, sizeof *b->priority);
  b->priority = priority;
  ok = ok && grow(mem, &label, &b->label_cap, need, 1);
  b->label = label;
  ok = ok && grow(mem, &names, &b->names_cap, b->names_len + bytes, 1);
  b->names = names;
  return ok;
}

static void put_surface(list_builder *b, const void *text, size_t len,
                        unsigned options) {
  size_t i = b->surfaces++;
  b->text_at[i] = (uint32_t)b->texts_len;
  b->owner[i] = (uint32_t)(b->entries - 1);
  b->options[i] = (uint8_t)options;
  memcpy(b->texts + b->texts_len, text, len);
  b->texts[b->texts_len + len] = '\n';
  b->texts_len += len + 1;
  b->text_at[i + 1] = (uint32_t)b->texts_len;
  if (i + 1 != b->entries) b->has |= 1u << FLAT_OWNER;
  if (options != b->options[0]) b->has |= 1u << FLAT_OPTIONS;
}

static uint32_t put_name(list_builder *b, const char *name, size_t len) {
  uint32_t at = (uint32_t)b->names_len;
  b->names[at] = (uint8_t)(len & 0xFF);
  b->names[at + 1] = (uint8_t)(len >> 8);
  memcpy(b->names + at + 2, name, len);
  b->names_len += len + 2;
  return at;
}

/* The number of a label: 0 for none; one beyond the last for a new one. */
static size_t find_label(const list_builder *b, const char *label,
                         size_t len) {
  if (label == NULL) return 0;
  for (size_t i = 0; i < b->label_len; i++) {
    const uint8_t *name = b->names + b->labels[i];
    size_t n = (size_t)name[0] | (size_t)name[1] << 8;
    if (n == len && memcmp(name + 2, label, len) == 0) return i + 1;
  }
  return b->label_len + 1;
}

static void put_entry(list_builder *b, const glean_entry *given,
                      size_t label) {
  size_t i = b->entries++;
  b->priority[i] = given->priority;
  b->id[i] = GLEAN_NONE;
  b->label[i] = (uint8_t)label;
  if (given->id != NULL) b->id[i] = put_name(b, given->id, given->id_len);
  if (label > b->label_len)
    b->labels[b->label_len++] = put_name(b, given->label, given->label_len);
  if (given->id != NULL) b->has |= 1u << FLAT_ID;
  if (given->priority != 0) b->has |= 1u << FLAT_PRIORITY;
  if (label != 0) b->has |= 1u << FLAT_LABEL;
}

/* All cased letters upper case, and one at least. */
static int is_all_upper(const uint8_t *s, size_t len) {
  int upper = 0;
  for (size_t i = 0; i < len;) {
    uint32_t c;
    i += utf8_decode(s + i, len - i, &c);
    uint32_t record = chars_record(c);
    if (chars_is_lower(record)) return 0;
    upper |= chars_is_upper(record);
  }
  return upper;
}

static unsigned options_of(const glean_entry *given) {
  unsigned options = 0;
  if (given->flags & GLEAN_ENTRY_MARKS) options |= SURFACE_MARKS;
  if (given->flags & GLEAN_ENTRY_WHOLE) options |= SURFACE_WHOLE;
  if (given->flags & GLEAN_ENTRY_FUZZY) options |= SURFACE_FUZZY;
  if (given->separators == GLEAN_SEPARATORS_EXACT) options |= SURFACE_GAPS;
  if (given->separators == GLEAN_SEPARATORS_LOOSE) options |= SURFACE_LOOSE;
  return options;
}

static unsigned case_option(const list_builder *b, const text_view *t) {
  int counts = b->letters == GLEAN_ENTRY_EXACT ||
               (b->letters == GLEAN_ENTRY_SMART &&
                is_all_upper(t->bytes, t->len));
  return counts ? SURFACE_CASE : 0;
}

static int is_space_at(const text_view *t, size_t i) {
  uint32_t c;
  if (i >= t->len) return 1;
  utf8_decode(t->bytes + i, t->len - i, &c);
  return chars_is_space(chars_record(c));
}

/* A hyphen that does not touch the words on both sides.  Loose entries leave
 * it out; the text as it is must be found too. */
static int has_free_hyphen(const text_view *t) {
  for (size_t i = 0, n; i < t->len; i += n) {
    uint32_t c;
    n = utf8_decode(t->bytes + i, t->len - i, &c);
    if (!spell_is_hyphen(c)) continue;
    if (i == 0 || is_space_at(t, utf8_before(t->bytes, i)) ||
        is_space_at(t, i + n))
      return 1;
  }
  return 0;
}

/* Put a text and its variants, for which there is room. */
static void put_spellings(list_builder *b, const text_view *t,
                          unsigned options) {
  options |= case_option(b, t);
  if (options & SURFACE_LOOSE && has_free_hyphen(t))
    put_surface(b, t->bytes, t->len, options & ~SURFACE_LOOSE);
  put_surface(b, t->bytes, t->len, options);
  for (size_t i = 0, begin = 0; i < b->set.count; i++) {
    put_surface(b, b->set.bytes + begin, b->set.end[i] - begin, options);
    begin = b->set.end[i];
  }
}

static glean_status too_large(glean_error *err) {
  return base_fail(err, GLEAN_LIMIT, "list_bytes", 0,
                   "the texts of a list are limited to 4 GiB, its entries "
                   "and their spellings to 2^31");
}

/* White space around an entry is no part of it. */
static text_view trimmed(const text_view *t) {
  size_t start = text_skip_space(t, 0, t->len);
  size_t end = text_trim_space(t, start, t->len);
  return (text_view){.bytes = t->bytes + start, .len = end - start};
}

/* Make the variants of a text and room for it and them. */
static glean_status prepare(glean_list *list, const text_view *t,
                            unsigned variants, glean_error *err) {
  list_builder *b = list->builder;
  if (variant_make(&b->set, &list->mem, t->bytes, t->len, variants))
    return base_nomem(err);
  size_t n = b->set.count + 2, bytes = 2 * t->len + b->set.len + n;
  if (b->surfaces + n >= UINT32_MAX / 2 - 1 ||
      bytes > UINT32_MAX - b->texts_len - n)
    return too_large(err);
  return reserve_surfaces(b, &list->mem, n, bytes) ? GLEAN_OK
                                                   : base_nomem(err);
}

static glean_status add_entry(glean_list *list, const text_view *t,
                              const glean_entry *given, glean_error *err) {
  list_builder *b = list->builder;
  size_t label = find_label(b, given->label, given->label_len);
  size_t names = given->id_len + given->label_len + 4;
  if (label > UINT8_MAX)
    return base_fail(err, GLEAN_LIMIT, "labels", 0,
                     "a list may have %d labels", UINT8_MAX);
  if (names > UINT32_MAX - b->names_len) return too_large(err);
  glean_status status = prepare(list, t, given->flags, err);
  if (status != GLEAN_OK) return status;
  if (!reserve_entry(b, &list->mem, names)) return base_nomem(err);
  b->variants = given->flags;
  b->letters = given->letters;
  b->others = options_of(given);
  put_entry(b, given, label);
  put_spellings(b, t, b->others);
  return GLEAN_OK;
}

glean_status glean_list_add(glean_list *list, const char *bytes, size_t len,
                            const glean_entry *given, glean_error *err) {
  static const glean_entry plain;
  if (given == NULL) given = &plain;
  text_view t = {.bytes = (const uint8_t *)bytes, .len = len};
  glean_status status = check_text(list, &t, err);
  if (status == GLEAN_OK) status = check_entry(given, err);
  if (status != GLEAN_OK) return status;
  t = trimmed(&t);
  return add_entry(list, &t, given, err);
}

glean_status glean_list_alias(glean_list *list, const char *bytes, size_t len,
                              glean_error *err) {
  text_view t = {.bytes = (const uint8_t *)bytes, .len = len};
  glean_status status = check_text(list, &t, err);
  if (status != GLEAN_OK) return status;
  list_builder *b = list->builder;
  if (b->entries == 0)
    return base_fail(err, GLEAN_INVALID, "no_entry", 0,
                     "an alias without an entry before it");
  t = trimmed(&t);
  status = prepare(list, &t, b->variants, err);
  if (status != GLEAN_OK) return status;
  put_spellings(b, &t, b->others);
  return GLEAN_OK;
}

/* The line at 'text': its length without line end; *next is behind that. */
static size_t line_length(const char *text, size_t len, size_t *next) {
  const char *end = memchr(text, '\n', len);
  size_t n = end ? (size_t)(end - text) : len;
  *next = end ? n + 1 : n;
  return n > 0 && text[n - 1] == '\r' ? n - 1 : n;
}

static int is_blank(const char *text, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r') return 0;
  return 1;
}

glean_status glean_list_add_lines(glean_list *list, const char *text,
                                  size_t len, const glean_entry *entry,
                                  size_t *lines, glean_error *err) {
  *lines = 0;
  for (size_t i = 0, next; i < len; i += next) {
    size_t n = line_length(text + i, len - i, &next);
    ++*lines;
    if (is_blank(text + i, n)) continue;
    glean_status status = glean_list_add(list, text + i, n, entry, err);
    if (status != GLEAN_OK) return status;
  }
  return GLEAN_OK;
}

/* ---- Freezing ---- */

glean_status glean_list_freeze(glean_list *list, glean_error *err) {
  if (list_is_frozen(list)) return GLEAN_OK;
  void *bytes;
  size_t size;
  glean_status status =
      list_build(list->builder, &list->mem, &bytes, &size, err);
  if (status != GLEAN_OK) return status;
  status = flat_open(&list->flat, bytes,
                      (size_t)((flat_header *)bytes)->size, err);
  if (status != GLEAN_OK) {
    mem_free(&list->mem, bytes, size);
    return status;
  }
  free_builder(list->builder, &list->mem);
  list->builder = NULL;
  list->bytes = bytes;
  list->size = size;
  return GLEAN_OK;
}

/* ---- Reading ---- */

size_t glean_list_count(const glean_list *list) {
  return list_is_frozen(list) ? list->flat.header.entries
                              : list->builder->entries;
}

static const char *give(flat_bytes bytes, size_t *len) {
  *len = bytes.len;
  return (const char *)bytes.bytes;
}

/* The first surface of an entry that is being made. */
static size_t builder_surface(const list_builder *b, uint32_t entry) {
  size_t low = entry, high = b->surfaces - 1;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (b->owner[middle] < entry)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const char *glean_list_text(const glean_list *list, uint32_t i, size_t *len) {
  if (list_is_frozen(list)) {
    flat_bytes text = flat_text(&list->flat, flat_surface(&list->flat, i));
    *len = text.len;
    return text.bytes ? (const char *)text.bytes : "";
  }
  const list_builder *b = list->builder;
  size_t s = builder_surface(b, i);
  *len = b->text_at[s + 1] - b->text_at[s] - 1;
  return (const char *)b->texts + b->text_at[s];
}

const char *glean_list_id(const glean_list *list, uint32_t i, size_t *len) {
  if (list_is_frozen(list)) return give(flat_id(&list->flat, i), len);
  const list_builder *b = list->builder;
  *len = 0;
  if (b->id[i] == GLEAN_NONE) return NULL;
  const uint8_t *name = b->names + b->id[i];
  *len = (size_t)name[0] | (size_t)name[1] << 8;
  return (const char *)name + 2;
}

const char *glean_list_entry_label(const glean_list *list, uint32_t i,
                                   size_t *len) {
  *len = 0;
  if (!list_is_frozen(list)) return NULL;
  const flat *b = &list->flat;
  return give(flat_label_text(b, flat_label(b, i)), len);
}

const char *glean_list_label(const glean_list *list, uint32_t i,
                             size_t *len) {
  *len = 0;
  if (!list_is_frozen(list) || i >= list->flat.label_count) return NULL;
  return give(flat_label_text(&list->flat, i + 1), len);
}

/* ---- Finding ---- */

glean_status glean_list_find(const glean_list *list, const char *bytes,
                             size_t len, uint32_t *entries, size_t cap,
                             size_t *count) {
  text_view t = {.bytes = (const uint8_t *)bytes, .len = len};
  token_table k = {0};
  find_hits hits = {0};
  *count = 0;
  if (!list_is_frozen(list)) return GLEAN_INVALID;
  if (len > GLEAN_MAX_ENTRY_BYTES) return GLEAN_OK; /* none is so long */
  if (tokenize(&k, &list->mem, &t) != GLEAN_OK) return GLEAN_NOMEM;
  glean_status status =
      find_list(&list->flat, &t, &k, &list->mem, FIND_ALL,
                (find_starts){NULL, 0}, &hits);
  for (size_t i = 0; i < hits.len && status == GLEAN_OK; i++) {
    const find_hit *hit = &hits.items[i];
    if (hit->start != k.start[0] || hit->end != k.end[k.len - 1]) continue;
    if (*count < cap) entries[*count] = hit->entry;
    ++*count;
  }
  find_hits_free(&hits, &list->mem);
  token_table_free(&k, &list->mem);
  return status;
}
