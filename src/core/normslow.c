/* normslow.c: segments in full: decompose, order, compose. */
#include <string.h>

#include "chars.h"
#include "norm.h"

enum {
  HANGUL_BASE = 0xAC00,
  HANGUL_COUNT = 11172,
  INSERTION_MAX = 24, /* marks in a row that insertion sorts */
  POINT_MASK = 0x1FFFFF,
  CLASS_SHIFT = 24
};

/* A segment at work, in run->scratch. */
typedef struct segment {
  norm_run *run;
  size_t len;
  uint32_t at;     /* where what is decomposed begins */
  bool unknown;    /* has code points that 15.0 does not assign */
  bool after_base; /* drop marks that come */
} segment;

/* ---- Room ---- */

enum {
  STEP = 32768,  /* bytes beyond what is sure that a buffer may have */
  STEPS = 24,    /* so often, before it grows in proportion */
  NEARLY = 8192  /* bytes left that are counted to the end */
};

/* Room for what is left: all of it where that can be counted; else what is
 * sure, and a step.  Steps grow where much that is unsure stays, so that any
 * text takes linear time. */
static size_t room_ahead(norm_run *run) {
  const norm_map *m = run->map;
  bool exact = !m->compose && !m->drop_marks && !m->collapse;
  if (run->geometric || run->left_len <= NEARLY || (exact && run->begun))
    return norm_bound(m, run->left, run->left_len);
  size_t cap = run->buffer->cap;
  norm_room room = norm_least(m, run->level, run->left, run->left_len, cap);
  size_t ahead = room.least + (room.unsure < STEP ? room.unsure : STEP);
  bool grows = !room.all || run->steps++ >= STEPS;
  return grows && ahead < cap / 16 ? cap / 16 : ahead;
}

/* The size an allocation grows to: exact for one text, by halves in a
 * stream. */
static size_t larger(const norm_run *run, size_t need) {
  size_t half = run->buffer->cap + run->buffer->cap / 2;
  return run->geometric && half > need ? half : need;
}

glean_status norm_reserve(norm_run *run, size_t more) {
  glean_buffer *b = run->buffer;
  if (b->data != NULL && b->cap - b->len >= NORM_SLACK &&
      b->cap - b->len - NORM_SLACK >= more)
    return GLEAN_OK;
  size_t ahead = room_ahead(run);
  if (more > SIZE_MAX / 4 || ahead > SIZE_MAX / 4 || b->len > SIZE_MAX / 4)
    return GLEAN_NOMEM;
  size_t cap = larger(run, b->len + more + ahead + NORM_SLACK);
  char *data = mem_resize(&b->mem, b->data, b->cap, cap);
  if (data == NULL) return GLEAN_NOMEM;
  b->data = data;
  b->cap = cap;
  return GLEAN_OK;
}

static glean_status reserve_points(norm_run *run, size_t need) {
  norm_point *scratch = mem_grow(&run->buffer->mem, run->scratch,
                               &run->scratch_cap, need, sizeof *scratch);
  if (scratch == NULL) return GLEAN_NOMEM;
  run->scratch = scratch;
  return GLEAN_OK;
}

/* ---- Decomposition ---- */

/* Adds a code point that has no mapping any more. */
static void push(segment *s, uint32_t c, unsigned ccc) {
  if (s->run->map->drop_marks) {
    uint32_t record = chars_record(c);
    bool mark = chars_is_mark(record);
    if (mark && chars_category(record) != CHARS_GC_MC && s->after_base) return;
    if (!mark) s->after_base = chars_is_folding_base(record);
  }
  if (s->run->map->collapse && c == ' ' && s->len > 0 &&
      s->run->scratch[s->len - 1].item == ' ')
    return;
  s->run->scratch[s->len++] =
      (norm_point){c | ccc << CLASS_SHIFT, s->at, s->at};
}

static void push_unknown(segment *s, const norm_map *map, uint32_t c);

static void push_canonical(segment *s, uint32_t c);

/* Adds the code points of a mapping, each decomposed canonically. */
static void push_text(segment *s, const norm_map *map, uint32_t entry,
                      void (*add)(segment *, uint32_t)) {
  const uint8_t *text = map->pool + norm_offset(entry);
  for (size_t i = 0; i < norm_len(entry);) {
    uint32_t part;
    i += utf8_decode_valid(text + i, &part);
    add(s, part);
  }
}

static void push_hangul(segment *s, uint32_t index) {
  push(s, 0x1100 + index / 588, 0);
  push(s, 0x1161 + index % 588 / 28, 0);
  if (index % 28 != 0) push(s, 0x11A7 + index % 28, 0);
}

static void push_leaf(segment *s, uint32_t c) {
  push(s, c, norm_ccc(norm_entry(norm_map_of(NORM_NFD), c)));
}

/* Adds the canonical decomposition of a code point. */
static void push_canonical(segment *s, uint32_t c) {
  const norm_map *nfd = norm_map_of(NORM_NFD);
  if (!s->run->map->order) {
    push(s, c, 0);
    return;
  }
  uint32_t entry = norm_entry(nfd, c);
  unsigned offset = norm_offset(entry);
  if (offset == 0) {
    push(s, c, norm_ccc(entry));
  } else if (offset == NORMMAP_HANGUL) {
    push_hangul(s, c - HANGUL_BASE);
  } else if (offset == NORMMAP_UNKNOWN) {
    push_unknown(s, nfd, c);
  } else {
    push_text(s, nfd, entry, push_leaf);
  }
}

/* Adds what utf8proc makes of an unknown code point; parts that are known have
 * their own entries. */
static void push_unknown(segment *s, const norm_map *map, uint32_t c) {
  uint32_t parts[NORM_UNKNOWN_PARTS];
  size_t n = norm_unknown_parts(map, c, parts);
  s->unknown = true;
  for (size_t i = 0; i < n; i++) {
    const norm_map *nfd = norm_map_of(NORM_NFD);
    uint32_t entry = norm_entry(nfd, parts[i]);
    bool known = norm_offset(entry) != NORMMAP_UNKNOWN;
    if (known) {
      push_canonical(s, parts[i]);
    } else {
      push(s, parts[i], map->order ? norm_unknown_ccc(parts[i]) : 0);
    }
  }
}

/* Adds what the map makes of a code point, decomposed. */
static void push_mapped(segment *s, uint32_t c) {
  const norm_map *map = s->run->map;
  uint32_t entry = norm_entry(map, c);
  if (norm_offset(entry) == NORMMAP_UNKNOWN) {
    push_unknown(s, map, c);
  } else if (norm_has_mapping(entry)) {
    push_text(s, map, entry, push_canonical);
  } else {
    push_canonical(s, c);
  }
}

/* The most code points that one can become: of a mapping 63 bytes, each of 4
 * canonical parts at most. */
enum { PARTS_MAX = 256 };

static glean_status decompose(segment *s, const uint8_t *p,
                              const uint8_t *end) {
  /* Marks have two bytes at least; and as much again to order them in. */
  if (reserve_points(s->run, (size_t)(end - p) + PARTS_MAX) != GLEAN_OK)
    return GLEAN_NOMEM;
  for (const uint8_t *start = p; p < end;) {
    uint32_t c;
    if (reserve_points(s->run, s->len + PARTS_MAX) != GLEAN_OK)
      return GLEAN_NOMEM;
    s->at = (uint32_t)(p - start);
    p += utf8_decode_valid(p, &c);
    push_mapped(s, c);
  }
  return GLEAN_OK;
}

/* ---- Canonical ordering ---- */

static unsigned class_of(norm_point point) {
  return point.item >> CLASS_SHIFT;
}

static void insertion_sort(norm_point *items, size_t len) {
  for (size_t i = 1; i < len; i++) {
    norm_point item = items[i];
    size_t j = i;
    for (; j > 0 && class_of(items[j - 1]) > class_of(item); j--)
      items[j] = items[j - 1];
    items[j] = item;
  }
}

/* Stable, linear: 'spare' has room for len items. */
static void counting_sort(norm_point *items, size_t len, norm_point *spare) {
  size_t starts[257] = {0};
  for (size_t i = 0; i < len; i++) starts[class_of(items[i]) + 1]++;
  for (size_t i = 1; i < 257; i++) starts[i] += starts[i - 1];
  for (size_t i = 0; i < len; i++)
    spare[starts[class_of(items[i])]++] = items[i];
  memcpy(items, spare, len * sizeof *items);
}

/* Order each run of marks. */
static glean_status order(segment *s) {
  for (size_t i = 0; i < s->len;) {
    size_t start = i;
    norm_point *items = s->run->scratch;
    while (i < s->len && class_of(items[i]) != 0) i++;
    if (i - start <= INSERTION_MAX) {
      insertion_sort(items + start, i - start);
    } else {
      if (reserve_points(s->run, s->len + (i - start)) != GLEAN_OK)
        return GLEAN_NOMEM;
      items = s->run->scratch;
      counting_sort(items + start, i - start, items + s->len);
    }
    while (i < s->len && class_of(s->run->scratch[i]) == 0) i++;
  }
  return GLEAN_OK;
}

/* ---- Composition ---- */

static bool is_unknown(uint32_t c) {
  uint32_t entry = norm_entry(norm_map_of(NORM_NFC), c);
  return norm_offset(entry) == NORMMAP_UNKNOWN;
}

static uint32_t compose_pair(const segment *s, uint32_t a, uint32_t b) {
  if (s->unknown && (is_unknown(a) || is_unknown(b)))
    return norm_compose_unknown(a, b);
  return norm_compose_pair(a, b);
}

/* The canonical composition (UAX #15), in place. */
static void compose(segment *s) {
  norm_point *items = s->run->scratch;
  size_t len = 0, starter = SIZE_MAX;
  int last = -1; /* class of what follows the starter; -1: nothing does */
  for (size_t i = 0; i < s->len; i++) {
    uint32_t c = items[i].item & POINT_MASK;
    int ccc = (int)class_of(items[i]);
    if (starter != SIZE_MAX && last < ccc) {
      norm_point *to = &items[starter];
      uint32_t joined = compose_pair(s, to->item & POINT_MASK, c);
      if (joined != 0) {
        to->item = joined;
        if (items[i].last > to->last) to->last = items[i].last;
        continue;
      }
    }
    if (ccc == 0) {
      starter = len;
      last = -1;
    } else {
      last = ccc;
    }
    items[len++] = items[i];
  }
  s->len = len;
}

/* ---- Edits of a segment ---- */

/* From now on 'first' is the least of a code point's and of all behind it. */
static void spread_first(segment *s) {
  norm_point *items = s->run->scratch;
  for (size_t i = s->len; i-- > 1;) {
    uint32_t first = items[i].first;
    if (first < items[i - 1].first) items[i - 1].first = first;
  }
}

/* Record each least part of the segment that becomes a part of the result,
 * which is at 'out'; what lies between them was dropped. */
static glean_status record_parts(segment *s, const uint8_t *from, size_t len,
                                 size_t offset, const uint8_t *out) {
  const norm_point *items = s->run->scratch;
  size_t done = 0;
  spread_first(s);
  for (size_t i = 0; i < s->len;) {
    size_t start = items[i].first, last = 0;
    uint8_t bytes[4];
    const uint8_t *to = out;
    do {
      if (items[i].last > last) last = items[i].last;
      out += utf8_encode(items[i].item & POINT_MASK, bytes);
      i++;
    } while (i < s->len && items[i].first <= last);
    uint32_t c;
    size_t end = last + utf8_decode_valid(from + last, &c);
    glean_status status = norm_record(s->run, from + done, offset + done,
                                      start - done, to, 0);
    if (status == GLEAN_OK)
      status = norm_record(s->run, from + start, offset + start, end - start,
                           to, (size_t)(out - to));
    if (status != GLEAN_OK) return status;
    done = end;
  }
  return norm_record(s->run, from + done, offset + done, len - done, out, 0);
}

/* ---- All together ---- */

static size_t encoded_len(const segment *s) {
  uint8_t bytes[4];
  size_t sum = 0;
  for (size_t i = 0; i < s->len; i++)
    sum += utf8_encode(s->run->scratch[i].item & POINT_MASK, bytes);
  return sum;
}

static glean_status write(const segment *s) {
  norm_run *run = s->run;
  glean_status status = norm_reserve(run, encoded_len(s));
  if (status != GLEAN_OK) return status;
  uint8_t *out = (uint8_t *)run->buffer->data + run->buffer->len;
  for (size_t i = 0; i < s->len; i++)
    out += utf8_encode(run->scratch[i].item & POINT_MASK, out);
  run->buffer->len = (size_t)(out - (uint8_t *)run->buffer->data);
  return GLEAN_OK;
}

glean_status norm_slow(norm_run *run, const uint8_t *from, const uint8_t *to,
                       size_t offset) {
  segment s = {.run = run};
  size_t start = run->buffer->len;
  glean_status status = decompose(&s, from, to);
  if (status == GLEAN_OK && run->map->order) status = order(&s);
  if (status != GLEAN_OK) return status;
  if (run->map->compose) compose(&s);
  status = write(&s);
  if (status != GLEAN_OK || run->edits == NULL) return status;
  return record_parts(&s, from, (size_t)(to - from), offset,
                      (const uint8_t *)run->buffer->data + start);
}

/* ---- Edits ---- */

static size_t shorter(size_t a, size_t b) {
  return a < b ? a : b;
}

/* The bytes both begin with, by whole code points. */
static size_t common_prefix(const uint8_t *a, size_t a_len, const uint8_t *b,
                            size_t b_len) {
  size_t n = shorter(a_len, b_len), i = 0;
  while (i < n && a[i] == b[i]) i++;
  while (i > 0 && ((i < a_len && (a[i] & 0xC0) == 0x80) ||
                   (i < b_len && (b[i] & 0xC0) == 0x80)))
    i--;
  return i;
}

/* The bytes both end with, by whole code points. */
static size_t common_suffix(const uint8_t *a, size_t a_len, const uint8_t *b,
                            size_t b_len) {
  size_t n = shorter(a_len, b_len), i = 0;
  while (i < n && a[a_len - 1 - i] == b[b_len - 1 - i]) i++;
  while (i > 0 && (a[a_len - i] & 0xC0) == 0x80) i--;
  return i;
}

static bool is_one(const uint8_t *s, size_t len) {
  uint32_t c;
  return len > 0 && utf8_decode_valid(s, &c) == len;
}

glean_status norm_record(norm_run *run, const uint8_t *from, size_t offset,
                         size_t before, const uint8_t *to, size_t after) {
  size_t same = common_prefix(from, before, to, after);
  size_t tail = common_suffix(from + same, before - same, to + same,
                              after - same);
  from += same;
  to += same;
  before -= same + tail;
  after -= same + tail;
  if (before == 0 && after == 0) return GLEAN_OK;
  if (before == after && is_one(from, before)) return GLEAN_OK;
  size_t at = (size_t)(to - (uint8_t *)run->buffer->data);
  return edits_add(run->edits,
                   (edits_edit){run->origin + offset + same, before,
                                at - run->buffer_origin, after});
}
