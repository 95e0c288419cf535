/* normbuild.c: one map out of a form and foldings.
 *
 * Each code point is expanded by all that is asked for, again and again until
 * nothing applies, and the result is brought into the form.  That is done once,
 * some 200,000 times; texts then take one pass whatever was asked for. */
#include "normbuild.h"

#include <stdlib.h>
#include <string.h>

#include "chars.h"
#include "norm.h"
#include "normsigns.h"

enum {
  BLOCK = 1 << NORMMAP_LOW_BITS,
  INDEX = NORMMAP_HIGH >> NORMMAP_LOW_BITS,
  TEXT_MAX = 63,   /* bytes of a mapping */
  PARTS_MAX = 256, /* code points of one on the way */
  DEPTH_MAX = 16   /* of expansions inside each other; they are 6 at most */
};

/* One code point at work. */
typedef struct expansion {
  const glean_normalizer_options *options;
  uint32_t parts[PARTS_MAX];
  size_t len;
  bool fired;      /* more than the form itself has applied */
  bool after_base; /* marks that come are dropped */
  bool too_long;
} expansion;

typedef struct builder {
  const glean_normalizer_options *options;
  norm_map *map;
  norm_tables *tables;
  const glean_allocator *mem;
  const norm_map *base;  /* of the form alone */
  const norm_map *final; /* NFC or NFD: what results are brought into */
  glean_mapping *sorted; /* the caller's, by code point */
  norm_run run;
  glean_buffer buffer;
  glean_status status;
  uint32_t problem; /* the code point whose mapping is wrong */
} builder;

/* ---- Forms ---- */

static const uint16_t no_index[INDEX];
static const uint32_t no_blocks[BLOCK];
static const uint8_t no_leads[NORMMAP_LEADS];
static const uint8_t no_filter[NORMMAP_FILTER];

static const norm_map nothing = {.index = no_index, .blocks = no_blocks,
                                 .leads = no_leads, .filter = no_filter};

const norm_map *norm_map_of_form(glean_form form) {
  switch (form) {
    case GLEAN_NFC: return norm_map_of(NORM_NFC);
    case GLEAN_NFD: return norm_map_of(NORM_NFD);
    case GLEAN_NFKC: return norm_map_of(NORM_NFKC);
    case GLEAN_NFKD: return norm_map_of(NORM_NFKD);
    case GLEAN_NFKC_CF: return norm_map_of(NORM_NFKC_CF);
    default: return &nothing;
  }
}

/* ---- Expansion ---- */

static void expand(expansion *x, uint32_t c, unsigned depth);

/* Expands the code points of a string. */
static void expand_text(expansion *x, const uint8_t *text, size_t len,
                        unsigned depth) {
  for (size_t i = 0; i < len;) {
    uint32_t part;
    i += utf8_decode(text + i, len - i, &part);
    expand(x, part, depth + 1);
  }
}

/* Expands what a form of Unicode makes of c; false if it leaves it alone. */
static bool expand_form(expansion *x, norm_form form, uint32_t c,
                        unsigned depth) {
  const norm_map *map = norm_map_of(form);
  uint32_t entry = norm_entry(map, c);
  if (!norm_has_mapping(entry)) return false;
  expand_text(x, map->pool + norm_offset(entry), norm_len(entry), depth);
  return true;
}

/* The form's own mapping of c, as far as the foldings need it. */
static bool expand_own(expansion *x, uint32_t c, unsigned depth) {
  const glean_normalizer_options *o = x->options;
  glean_form form = o->form;
  if (form == GLEAN_NFKC_CF && expand_form(x, NORM_NFKC_CF, c, depth))
    return true;
  if ((form == GLEAN_NFKC || form == GLEAN_NFKD) &&
      expand_form(x, NORM_NFKD, c, depth))
    return true;
  if (form == GLEAN_FORM_NONE && !o->diacritics && !o->strokes) return false;
  return expand_form(x, NORM_NFD, c, depth);
}

/* Turkish and Azerbaijani: I without a dot, İ with one. */
static uint32_t turkic(const glean_normalizer_options *o, uint32_t c) {
  if (!o->turkic || !(o->fold || o->form == GLEAN_NFKC_CF)) return 0;
  return c == 'I' ? 0x131 : c == 0x130 ? 'i' : 0;
}

/* Adds a code point that nothing applies to any more. */
static void add_leaf(expansion *x, uint32_t c) {
  uint32_t record = chars_record(c);
  bool mark = chars_is_mark(record);
  if (x->options->diacritics && mark && x->after_base &&
      chars_category(record) != CHARS_GC_MC) {
    x->fired = true;
    return;
  }
  if (!mark) x->after_base = chars_is_folding_base(record);
  if (x->len == PARTS_MAX) {
    x->too_long = true;
  } else {
    x->parts[x->len++] = c;
  }
}

/* The foldings that a code point's text replaces; false if none does. */
static bool expand_folded(expansion *x, uint32_t c, unsigned depth) {
  const glean_normalizer_options *o = x->options;
  const char *sign = norm_sign(o, c);
  if (sign != NULL) {
    x->fired = true;
    if (c == ' ') { /* it is one already, and may be collapsed */
      add_leaf(x, c);
    } else {
      expand_text(x, (const uint8_t *)sign, strlen(sign), depth);
    }
    return true;
  }
  uint32_t wide = o->width ? norm_width(c) : c;
  if (wide == c) return false;
  x->fired = true;
  expand(x, wide, depth + 1);
  return true;
}

/* Expands c by all that applies.  What it becomes is nearer to plain letters
 * each time, so that the depth is small. */
static void expand(expansion *x, uint32_t c, unsigned depth) {
  const glean_normalizer_options *o = x->options;
  uint32_t dotless = turkic(o, c);
  if (dotless != 0 || depth > DEPTH_MAX) {
    x->fired = true;
    add_leaf(x, dotless != 0 ? dotless : c);
    return;
  }
  if (expand_folded(x, c, depth) || expand_own(x, c, depth)) return;
  bool mark = o->diacritics && chars_is_mark(chars_record(c));
  if (o->fold && !mark && expand_form(x, NORM_FOLD, c, depth)) {
    x->fired = true;
    return;
  }
  add_leaf(x, c);
}

/* ---- The caller's mapping ---- */

static int by_code_point(const void *a, const void *b) {
  uint32_t x = ((const glean_mapping *)a)->code_point;
  uint32_t y = ((const glean_mapping *)b)->code_point;
  return (x > y) - (x < y);
}

static glean_status sort_mappings(builder *b) {
  const glean_normalizer_options *o = b->options;
  size_t size = o->map_len * sizeof *b->sorted;
  if (o->map_len == 0) return GLEAN_OK;
  b->sorted = mem_resize(b->mem, NULL, 0, size);
  if (b->sorted == NULL) return GLEAN_NOMEM;
  memcpy(b->sorted, o->map, size);
  qsort(b->sorted, o->map_len, sizeof *b->sorted, by_code_point);
  for (size_t i = 0; i < o->map_len; i++) {
    const glean_mapping *m = &b->sorted[i];
    b->problem = m->code_point;
    if (m->code_point >= NORMMAP_HIGH || m->code_point - 0xD800 < 0x800 ||
        m->len > TEXT_MAX || !glean_utf8_valid(m->text, m->len, NULL) ||
        (i > 0 && m->code_point == m[-1].code_point))
      return GLEAN_INVALID;
  }
  return GLEAN_OK;
}

static const glean_mapping *find_mapping(const builder *b, uint32_t c) {
  glean_mapping key = {.code_point = c};
  if (b->options->map_len == 0) return NULL;
  return bsearch(&key, b->sorted, b->options->map_len, sizeof key,
                 by_code_point);
}

/* ---- Entries ---- */

static uint32_t add_text(builder *b, const char *text, size_t len) {
  norm_tables *t = b->tables;
  uint8_t *pool = mem_grow(b->mem, t->pool, &t->pool_cap,
                           t->pool_len + len + NORM_SLACK, 1);
  if (pool == NULL) {
    b->status = GLEAN_NOMEM;
    return 0;
  }
  t->pool = pool;
  if (t->pool_len + len >= NORMMAP_HANGUL) {
    b->status = GLEAN_INVALID; /* more different texts than offsets */
    return 0;
  }
  if (len > 0) memcpy(pool + t->pool_len, text, len);
  t->pool_len += len;
  return (uint32_t)(t->pool_len - len);
}

/* Does a segment go on with this code point, in the map that is built? */
static bool joins(const builder *b, uint32_t c) {
  if (!b->map->order && !b->map->drop_marks) return false;
  if (b->map->drop_marks && chars_is_mark(chars_record(c))) return true;
  uint32_t entry = norm_entry(b->final, c);
  return b->map->order && norm_class_of(entry) >= NORM_MARK &&
         norm_offset(entry) < NORMMAP_HANGUL;
}

static unsigned class_of_last(const builder *b, const char *text, size_t len) {
  uint32_t c;
  const uint8_t *end = (const uint8_t *)text + len;
  utf8_decode_valid(utf8_back_valid(end), &c);
  uint32_t entry = norm_entry(norm_map_of(NORM_NFD), c);
  bool mark = norm_class_of(entry) == NORM_MARK;
  return b->map->order && mark ? norm_ccc(entry) : 0;
}

/* The entry of a code point that became these parts; the text that they are in
 * the form is added to the pool. */
static uint32_t entry_of(builder *b, const expansion *x) {
  uint8_t raw[PARTS_MAX * 4];
  size_t len = 0;
  uint32_t first;
  for (size_t i = 0; i < x->len; i++)
    len += utf8_encode(x->parts[i], raw + len);
  b->buffer.len = 0;
  b->run.buffer_origin = b->run.origin = 0;
  if (len > 0) b->status = norm_slow(&b->run, raw, raw + len, 0);
  if (b->status != GLEAN_OK) return 0;
  if (b->buffer.len > TEXT_MAX || x->too_long) {
    b->status = GLEAN_INVALID;
    return 0;
  }
  uint32_t offset = add_text(b, b->buffer.data, b->buffer.len);
  bool alone = !b->map->order && !b->map->drop_marks && !b->map->collapse;
  uint32_t class = NORM_MAP, ccc = 0;
  if (b->buffer.len == 0) {
    class = alone ? NORM_MAP : NORM_SLOW;
  } else {
    utf8_decode_valid((const uint8_t *)b->buffer.data, &first);
    if (joins(b, first) || joins(b, x->parts[0])) class = NORM_SLOW;
    if (b->map->collapse && first == ' ') class = NORM_SLOW;
    ccc = class_of_last(b, b->buffer.data, b->buffer.len);
  }
  if (class == NORM_SLOW) ccc = 0;
  return class | (uint32_t)b->buffer.len << NORM_LEN_BIT |
         offset << NORM_OFFSET_BIT | ccc << NORM_CCC_BIT;
}

/* A code point that only the form applies to. */
static uint32_t own_entry(builder *b, uint32_t c) {
  uint32_t entry = norm_entry(b->base, c);
  if (b->map->drop_marks && norm_offset(entry) == 0) {
    uint32_t record = chars_record(c);
    if (chars_is_mark(record) && chars_category(record) != CHARS_GC_MC)
      return NORM_SLOW | norm_ccc(entry) << NORM_CCC_BIT;
  }
  return entry; /* the pool begins with that of the forms */
}

static uint32_t make_entry(builder *b, uint32_t c) {
  expansion x = {.options = b->options};
  const glean_mapping *own = find_mapping(b, c);
  if (c - 0xD800 < 0x800) return NORM_INERT;
  if (own != NULL) {
    x.fired = true;
    expand_text(&x, (const uint8_t *)own->text, own->len, 0);
  } else if (c - 0xAC00 < 11172 ||
             norm_offset(norm_entry(norm_map_of(NORM_NFC), c)) ==
                 NORMMAP_UNKNOWN) {
    bool dropped = b->options->ignorables && norm_sign(b->options, c) != NULL;
    if (!dropped) return norm_entry(b->base, c);
    x.fired = true;
  } else {
    expand(&x, c, 0);
  }
  b->problem = c;
  return x.fired ? entry_of(b, &x) : own_entry(b, c);
}

/* ---- Tables ---- */

/* A block like the one just made, or that itself: its number. */
static size_t find_block(const norm_tables *t, const uint32_t *block) {
  size_t from = t->block_len > 64 ? t->block_len - 64 : 0;
  if (memcmp(t->blocks, block, BLOCK * sizeof *block) == 0) return 0;
  for (size_t i = from; i < t->block_len; i++)
    if (memcmp(t->blocks + i * BLOCK, block, BLOCK * sizeof *block) == 0)
      return i;
  return t->block_len;
}

static void note_lead(builder *b, uint32_t c) {
  uint8_t bytes[4];
  size_t n = utf8_encode(c, bytes);
  if (n == 1) {
    bool lower = b->map->lower && c - 'A' < 26;
    if (!lower) b->map->ascii[c & 15] |= (uint8_t)(1u << (c >> 4));
    b->map->any_ascii |= !lower;
  } else {
    b->tables->leads[bytes[0] - 0xC0] |= (uint8_t)(1u << (bytes[1] >> 3 & 7));
    norm_filter_note(b->tables->filter, c);
  }
}

/* From NORMMAP_HIGH on the entries are those of the form, or of ignorables. */
static void note_high_leads(builder *b) {
  const uint8_t *leads = b->base->leads;
  for (size_t lead = 0xF0 - 0xC0; lead < NORMMAP_LEADS; lead++)
    b->tables->leads[lead] |= leads[lead];
  norm_filter_high(b->tables->filter, b->base->filter);
  if (!b->map->drop_ignorables) return;
  b->tables->leads[0xF3 - 0xC0] |= 0x10;
  for (uint32_t c = 0xE0000; c < 0xE1000; c += 64) /* each third byte */
    norm_filter_note(b->tables->filter, c);
}

static bool lowers_ascii(const builder *b) {
  const glean_normalizer_options *o = b->options;
  if (o->turkic || !(o->fold || o->form == GLEAN_NFKC_CF)) return false;
  for (uint32_t c = 'A'; c <= 'Z'; c++)
    if (find_mapping(b, c) || find_mapping(b, c | 0x20)) return false;
  return true;
}

static glean_status make_block(builder *b, size_t number) {
  norm_tables *t = b->tables;
  uint32_t *blocks = mem_grow(b->mem, t->blocks, &t->block_cap,
                              (t->block_len + 1) * BLOCK, sizeof *blocks);
  if (blocks == NULL) return GLEAN_NOMEM;
  t->blocks = blocks;
  uint32_t *block = blocks + t->block_len * BLOCK;
  for (uint32_t i = 0; i < BLOCK; i++) {
    uint32_t c = (uint32_t)number * BLOCK + i;
    block[i] = make_entry(b, c);
    if (b->status != GLEAN_OK) return b->status;
    if (norm_class_of(block[i]) != NORM_INERT) note_lead(b, c);
  }
  size_t found = t->block_len == 0 ? 0 : find_block(t, block);
  if (found == t->block_len) t->block_len++;
  t->index[number] = (uint16_t)found;
  return GLEAN_OK;
}

static void set_flags(builder *b) {
  const glean_normalizer_options *o = b->options;
  norm_map *m = b->map;
  m->compose = b->base->compose;
  m->order = b->base->order;
  m->compat = b->base->compat;
  m->fold = b->base->fold || o->fold;
  m->drop_ignorables = b->base->drop_ignorables || o->ignorables;
  m->drop_marks = o->diacritics;
  m->collapse = o->spaces == GLEAN_SPACES_COLLAPSE;
  m->lower = lowers_ascii(b);
  m->jamo = m->compose && o->map_len == 0 && !m->drop_marks;
}

static glean_status fill(builder *b) {
  norm_tables *t = b->tables;
  t->index = mem_resize(b->mem, NULL, 0, INDEX * sizeof *t->index);
  if (t->index == NULL) return GLEAN_NOMEM;
  glean_status status = sort_mappings(b);
  if (status != GLEAN_OK) return status;
  set_flags(b);
  add_text(b, (const char *)norm_map_of(NORM_NFC)->pool, norm_pool_len());
  for (size_t i = 0; i < INDEX && b->status == GLEAN_OK; i++)
    b->status = make_block(b, i);
  if (b->status != GLEAN_OK) return b->status;
  note_high_leads(b);
  t->blocks = mem_shrink(b->mem, t->blocks, &t->block_cap,
                         t->block_len * BLOCK, sizeof *t->blocks);
  memset(t->pool + t->pool_len, 0, t->pool_cap - t->pool_len);
  b->map->index = t->index;
  b->map->blocks = t->blocks;
  b->map->pool = t->pool;
  b->map->leads = t->leads;
  b->map->filter = t->filter;
  return GLEAN_OK;
}

glean_status norm_build(norm_map *map, norm_tables *tables,
                        const glean_normalizer_options *options,
                        const glean_allocator *mem, glean_error *err) {
  bool decomposed =
      options->form == GLEAN_NFD || options->form == GLEAN_NFKD;
  builder b = {.options = options, .map = map, .tables = tables, .mem = mem,
               .base = norm_map_of_form(options->form),
               .final = norm_map_of(decomposed ? NORM_NFD : NORM_NFC)};
  b.buffer.mem = *mem;
  b.run = (norm_run){.map = b.final, .buffer = &b.buffer};
  memset(map, 0, sizeof *map);
  glean_status status = fill(&b);
  norm_end(&b.run);
  mem_free(mem, b.buffer.data, b.buffer.cap);
  mem_free(mem, b.sorted, options->map_len * sizeof *b.sorted);
  if (status == GLEAN_NOMEM) return base_nomem(err);
  if (status != GLEAN_OK)
    return base_fail(err, GLEAN_INVALID, "map", 0,
                     "U+%04X cannot be mapped so: a target is UTF-8 of at most"
                     " %d bytes, a code point below U+30000 and given once",
                     (unsigned)b.problem, TEXT_MAX);
  return GLEAN_OK;
}

void norm_tables_free(norm_tables *t, const glean_allocator *mem) {
  if (t->index != NULL) mem_free(mem, t->index, INDEX * sizeof *t->index);
  mem_free(mem, t->blocks, t->block_cap * sizeof *t->blocks);
  mem_free(mem, t->pool, t->pool_cap);
}
