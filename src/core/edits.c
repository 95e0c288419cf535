/* edits.c: the map from a normalized text to its original. */
#include "edits.h"

#include <string.h>

#include "hash.h"

typedef struct edits_kind {
  size_t before_len, after_len;
} edits_kind;

enum { EDITS_SLOTS = 32 };

/* A map is a list of parts, applied one after the other, or is one itself. */
struct glean_edits {
  glean_allocator mem;
  mem_count refs;
  glean_edits **parts; /* references; NULL for one that is no composition */
  size_t part_count;
  uint8_t *codes;
  size_t len, cap;
  edits_checkpoint *checkpoints;
  size_t checkpoint_count, checkpoint_cap;
  size_t before_end;  /* of the last edit in 'codes' */
  size_t count;       /* edits there */
  size_t after_end;   /* of the last one: apart, so that no vector is loaded of
                         what was stored by halves */
  edits_kind kinds[EDITS_KINDS];
  unsigned kind_count;
  uint8_t slots[EDITS_SLOTS]; /* by slot_of: a kind that may be the one */
  edits_edit last; /* not yet in 'codes', so that it can be taken back */
  bool has_last;
  size_t before_len, after_len; /* of the texts */
};

enum { CODE_MAX = 1 + 3 * 10 }; /* bytes of one edit */

/* ---- Making ---- */

glean_status edits_new(glean_edits **out, glean_allocator mem) {
  mem = mem_hook(mem);
  glean_edits *edits = mem_resize(&mem, NULL, 0, sizeof *edits);
  if (edits == NULL) return GLEAN_NOMEM;
  memset(edits, 0, sizeof *edits);
  edits->mem = mem;
  edits->refs = 1;
  *out = edits;
  return GLEAN_OK;
}

static void free_edits(glean_edits *e) {
  for (size_t i = 0; i < e->part_count; i++) glean_edits_free(e->parts[i]);
  glean_allocator mem = e->mem;
  mem_free(&mem, e->parts, e->part_count * sizeof *e->parts);
  mem_free(&mem, e->codes, e->cap);
  mem_free(&mem, e->checkpoints, e->checkpoint_cap * sizeof *e->checkpoints);
  mem_free(&mem, e, sizeof *e);
}

void glean_edits_free(glean_edits *edits) {
  if (edits != NULL && mem_release(&edits->refs)) free_edits(edits);
}

static glean_status reserve(glean_edits *e) {
  if (e->cap - e->len < CODE_MAX) {
    uint8_t *codes = mem_grow(&e->mem, e->codes, &e->cap, e->len + CODE_MAX, 1);
    if (codes == NULL) return GLEAN_NOMEM;
    e->codes = codes;
  }
  if (e->count % EDITS_STEP != 0) return GLEAN_OK;
  edits_checkpoint *table =
      mem_grow(&e->mem, e->checkpoints, &e->checkpoint_cap,
               e->checkpoint_count + 1, sizeof *table);
  if (table == NULL) return GLEAN_NOMEM;
  e->checkpoints = table;
  return GLEAN_OK;
}

static void put_number(glean_edits *e, size_t n) {
  for (; n >= 0x80; n >>= 7) e->codes[e->len++] = (uint8_t)(n | 0x80);
  e->codes[e->len++] = (uint8_t)n;
}

/* The number of a kind, new ones included; EDITS_KINDS where all are taken. */
static unsigned kind_of(glean_edits *e, size_t before_len, size_t after_len) {
  for (unsigned i = 0; i < e->kind_count; i++) {
    const edits_kind *kind = &e->kinds[i];
    if (kind->before_len == before_len && kind->after_len == after_len)
      return i;
  }
  if (e->kind_count == EDITS_KINDS) return EDITS_KINDS;
  e->kinds[e->kind_count] = (edits_kind){before_len, after_len};
  return e->kind_count++;
}

static void put_checkpoint(glean_edits *e) {
  if (e->count % EDITS_STEP != 0) return;
  e->checkpoints[e->checkpoint_count++] = (edits_checkpoint){
      (uint32_t)e->before_end, (uint32_t)e->after_end, (uint32_t)e->len};
}

static unsigned slot_of(const edits_edit *edit) {
  return (unsigned)(edit->before_len * 4 + edit->after_len) % EDITS_SLOTS;
}

/* Store the last edit in full. */
static glean_status flush_slow(glean_edits *e) {
  if (reserve(e) != GLEAN_OK) return GLEAN_NOMEM;
  put_checkpoint(e);
  const edits_edit *edit = &e->last;
  size_t gap = edit->before - e->before_end;
  unsigned kind = kind_of(e, edit->before_len, edit->after_len);
  unsigned high = gap < 15 ? (unsigned)gap : 15;
  e->codes[e->len++] = (uint8_t)(high << 4 | kind);
  if (high == 15) put_number(e, gap - 15);
  if (kind == EDITS_KINDS) {
    put_number(e, edit->before_len);
    put_number(e, edit->after_len);
  }
  if (kind < EDITS_KINDS) e->slots[slot_of(edit)] = (uint8_t)kind;
  return GLEAN_OK;
}

/* Store the last edit: mostly one or two bytes, of a kind that was met before.
 * All offsets are below GLEAN_MAX_TEXT (edits_add). */
static inline glean_status flush(glean_edits *e) {
  if (!e->has_last) return GLEAN_OK;
  const edits_edit *edit = &e->last;
  unsigned number = e->slots[slot_of(edit)];
  const edits_kind *kind = &e->kinds[number];
  size_t gap = edit->before - e->before_end;
  bool known = number < e->kind_count &&
               kind->before_len == edit->before_len &&
               kind->after_len == edit->after_len;
  if (known && gap < 15 + 0x80 && e->cap - e->len >= CODE_MAX &&
      e->count % EDITS_STEP != 0) {
    unsigned high = gap < 15 ? (unsigned)gap : 15;
    e->codes[e->len] = (uint8_t)(high << 4 | number);
    e->codes[e->len + 1] = (uint8_t)(gap - high);
    e->len += gap < 15 ? 1 : 2;
  } else if (flush_slow(e) != GLEAN_OK) {
    return GLEAN_NOMEM;
  }
  e->count++;
  e->before_end = edit->before + edit->before_len;
  e->after_end = edit->after + edit->after_len;
  e->has_last = false;
  return GLEAN_OK;
}

glean_status edits_put(glean_edits *e, size_t before, size_t before_len,
                       size_t after, size_t after_len) {
  if (before + before_len > GLEAN_MAX_TEXT ||
      after + after_len > GLEAN_MAX_TEXT)
    return GLEAN_LIMIT;
  if (flush(e) != GLEAN_OK) return GLEAN_NOMEM;
  e->last.before = before; /* one by one, as they will be read */
  e->last.before_len = before_len;
  e->last.after = after;
  e->last.after_len = after_len;
  e->has_last = true;
  return GLEAN_OK;
}

void edits_drop(glean_edits *e, size_t before) {
  if (e->has_last && e->last.before >= before) e->has_last = false;
}

glean_status edits_finish(glean_edits *e, size_t before, size_t after) {
  if (flush(e) != GLEAN_OK) return GLEAN_NOMEM;
  e->before_len = before;
  e->after_len = after;
  e->codes = mem_shrink(&e->mem, e->codes, &e->cap, e->len, 1);
  e->checkpoints =
      mem_shrink(&e->mem, e->checkpoints, &e->checkpoint_cap,
                 e->checkpoint_count, sizeof *e->checkpoints);
  return GLEAN_OK;
}

/* ---- Made by the caller ---- */

glean_status glean_edits_new(glean_edits **out, glean_allocator mem,
                             glean_error *err) {
  if (edits_new(out, mem) != GLEAN_OK) return base_nomem(err);
  return GLEAN_OK;
}

/* The ends of the last edit, stored or not. */
static edits_edit last_of(const glean_edits *e) {
  if (e->has_last) return e->last;
  return (edits_edit){e->before_end, 0, e->after_end, 0};
}

glean_status glean_edits_replace(glean_edits *edits, size_t start, size_t end,
                                 size_t len, glean_error *err) {
  edits_edit last = last_of(edits);
  size_t before = last.before + last.before_len;
  size_t after = last.after + last.after_len;
  if (start < before || end < start)
    return base_fail(err, GLEAN_INVALID, "order", start,
                     "a replacement before the end of the last one");
  if (end > GLEAN_MAX_TEXT || len > GLEAN_MAX_TEXT)
    return base_fail(err, GLEAN_LIMIT, "limit", start, "a text is too long");
  edits_edit edit = {start, end - start, after + (start - before), len};
  glean_status status = edits_add(edits, edit);
  if (status == GLEAN_NOMEM) return base_nomem(err);
  if (status != GLEAN_OK)
    return base_fail(err, status, "limit", start, "a text is too long");
  return GLEAN_OK;
}

glean_status glean_edits_end(glean_edits *edits, size_t text_len,
                             glean_error *err) {
  edits_edit last = last_of(edits);
  size_t before = last.before + last.before_len;
  if (text_len < before)
    return base_fail(err, GLEAN_INVALID, "order", text_len,
                     "the text ends before the last replacement");
  size_t after = last.after + last.after_len + (text_len - before);
  if (edits_finish(edits, text_len, after) != GLEAN_OK) return base_nomem(err);
  return GLEAN_OK;
}

/* ---- Reading ---- */

static size_t get_number(const glean_edits *e, size_t *at) {
  size_t n = 0;
  for (unsigned shift = 0;; shift += 7) {
    uint8_t byte = e->codes[(*at)++];
    n |= (size_t)(byte & 0x7F) << shift;
    if (byte < 0x80) return n;
  }
}

/* Read the edit at codes[*at]; *edit is the one before. */
static void get_edit(const glean_edits *e, size_t *at, edits_edit *edit) {
  uint8_t code = e->codes[(*at)++];
  size_t gap = code >> 4;
  unsigned kind = code & 15;
  if (gap == 15) gap += get_number(e, at);
  edit->before += edit->before_len + gap;
  edit->after += edit->after_len + gap;
  if (kind < EDITS_KINDS) {
    edit->before_len = e->kinds[kind].before_len;
    edit->after_len = e->kinds[kind].after_len;
  } else {
    edit->before_len = get_number(e, at);
    edit->after_len = get_number(e, at);
  }
}

/* An edit seen from one of its two sides. */
typedef struct view {
  size_t from, from_len, to, to_len;
} view;

static view view_of(edits_edit edit, bool backward) {
  if (backward)
    return (view){edit.after, edit.after_len, edit.before, edit.before_len};
  return (view){edit.before, edit.before_len, edit.after, edit.after_len};
}

/* The last block that begins at or before an offset; there is one. */
static size_t find_block(const glean_edits *e, size_t offset, bool backward) {
  const edits_checkpoint *low = e->checkpoints;
  for (size_t n = e->checkpoint_count; n > 1;) { /* no branch on what is read */
    size_t half = n / 2;
    const edits_checkpoint *c = low + half;
    low = (backward ? c->after : c->before) <= offset ? c : low;
    n -= half;
  }
  return (size_t)(low - e->checkpoints);
}

enum { GROUP = 8 }; /* codes that are gone over at once */

/* Goes over groups of edits of one byte each that end at or before an offset:
 * *at is behind them, *edit their last one. */
static void skip_groups(const glean_edits *e, size_t offset, bool backward,
                        size_t *at, edits_edit *edit) {
  while (e->len - *at >= GROUP) {
    uint64_t codes = hash_load8(e->codes + *at);
    uint64_t full = codes & codes >> 1; /* is a nibble 15? */
    if ((full & full >> 2 & 0x1111111111111111u) != 0) return;
    uint64_t gaps = codes >> 4 & 0x0F0F0F0F0F0F0F0Fu;
    size_t gap = (size_t)(gaps * 0x0101010101010101u >> 56);
    size_t before = edit->before + edit->before_len + gap;
    size_t after = edit->after + edit->after_len + gap;
    const edits_kind *kind = e->kinds;
    for (unsigned i = 0; i < GROUP; i++) {
      kind = &e->kinds[codes >> 8 * i & 15];
      before += kind->before_len;
      after += kind->after_len;
    }
    if ((backward ? after : before) > offset) return;
    *edit = (edits_edit){before - kind->before_len, kind->before_len,
                         after - kind->after_len, kind->after_len};
    *at += GROUP;
  }
}

/* The last edit that begins at or before an offset and is not empty there, or
 * ends at it; all zero where there is none.  For places before *until it is the
 * same. */
static view find(const glean_edits *e, size_t offset, bool backward,
                 size_t *until) {
  view found = {0, 0, 0, 0};
  *until = SIZE_MAX;
  if (e->checkpoint_count == 0) return found;
  const edits_checkpoint *c = &e->checkpoints[find_block(e, offset, backward)];
  edits_edit edit = {c->before, 0, c->after, 0};
  size_t at = c->at;
  skip_groups(e, offset, backward, &at, &edit);
  found = view_of(edit, backward);
  if (at > c->at) *until = found.from + found.from_len;
  while (at < e->len) {
    get_edit(e, &at, &edit);
    view next = view_of(edit, backward);
    *until = next.from;
    if (next.from > offset) break;
    found = next;
    *until = next.from + next.from_len;
    if (next.from + next.from_len > offset) break;
  }
  return found;
}

/* Where what starts at 'offset' starts on the other side. */
static size_t map_start(view v, size_t offset) {
  if (offset < v.from + v.from_len) return v.to;
  return v.to + v.to_len + (offset - v.from - v.from_len);
}

/* Where what has its last byte before 'offset' >= 1 ends. */
static size_t map_end(view v, size_t offset) {
  if (offset - 1 < v.from + v.from_len) return v.to + v.to_len;
  return v.to + v.to_len + (offset - v.from - v.from_len);
}

static void map_span(const glean_edits *e, size_t *start, size_t *end,
                     bool backward) {
  size_t from = *start, until;
  view v = find(e, from, backward, &until);
  *start = map_start(v, from);
  if (*end == from) {
    *end = *start;
    return;
  }
  if (*end - 1 >= until) v = find(e, *end - 1, backward, &until);
  *end = map_end(v, *end);
}

static size_t length_of(const glean_edits *e, bool backward) {
  if (e->part_count > 0)
    return length_of(e->parts[backward ? e->part_count - 1 : 0], backward);
  return backward ? e->after_len : e->before_len;
}

static glean_status map_parts(const glean_edits *e, size_t *start, size_t *end,
                              bool backward) {
  if (*start > *end || *end > length_of(e, backward)) return GLEAN_INVALID;
  if (e->part_count == 0) map_span(e, start, end, backward);
  for (size_t i = 0; i < e->part_count; i++) {
    size_t part = backward ? e->part_count - 1 - i : i;
    map_span(e->parts[part], start, end, backward);
  }
  return GLEAN_OK;
}

glean_status glean_edits_original(const glean_edits *edits, size_t *start,
                                  size_t *end) {
  return map_parts(edits, start, end, true);
}

glean_status glean_edits_normalized(const glean_edits *edits, size_t *start,
                                    size_t *end) {
  return map_parts(edits, start, end, false);
}

size_t glean_edits_count(const glean_edits *edits) {
  size_t sum = edits->count;
  for (size_t i = 0; i < edits->part_count; i++)
    sum += glean_edits_count(edits->parts[i]);
  return sum;
}

size_t glean_edits_memory(const glean_edits *e) {
  if (e->part_count == 0 && e->count == 0) return 0;
  size_t sum = sizeof *e + e->cap + e->part_count * sizeof *e->parts +
               e->checkpoint_cap * sizeof *e->checkpoints;
  for (size_t i = 0; i < e->part_count; i++)
    sum += glean_edits_memory(e->parts[i]);
  return sum;
}

/* ---- Composition ---- */

static void add_part(glean_edits *e, glean_edits *part) {
  mem_retain(&part->refs);
  e->parts[e->part_count++] = part;
}

static void add_parts(glean_edits *e, glean_edits *from) {
  if (from->part_count == 0) add_part(e, from);
  for (size_t i = 0; i < from->part_count; i++) add_part(e, from->parts[i]);
}

static size_t parts_of(const glean_edits *e) {
  return e->part_count > 0 ? e->part_count : 1;
}

glean_status glean_edits_compose(glean_edits **out, glean_edits *first,
                                 glean_edits *later, glean_error *err) {
  if (length_of(first, true) != length_of(later, false))
    return base_fail(err, GLEAN_INVALID, "length", 0,
                     "the later edits are of a text of %zu bytes, not %zu",
                     length_of(later, false), length_of(first, true));
  glean_edits *e;
  if (edits_new(&e, first->mem) != GLEAN_OK) return base_nomem(err);
  size_t count = parts_of(first) + parts_of(later);
  e->parts = mem_resize(&e->mem, NULL, 0, count * sizeof *e->parts);
  if (e->parts == NULL) {
    glean_edits_free(e);
    return base_nomem(err);
  }
  add_parts(e, first);
  add_parts(e, later);
  *out = e;
  return GLEAN_OK;
}
