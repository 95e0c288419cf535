/* norm.c: the pass: skip what stays, map what is mapped, and leave to
 * normslow.c the segments that need more.
 *
 * Segments of a letter and marks in order, and Hangul, are done here: they are
 * what decomposed text is made of. */
#include "norm.h"

#include <string.h>

#if defined(__GNUC__)
#define NORM_INLINE static inline __attribute__((always_inline))
#define NORM_COLD __attribute__((noinline))
#else
#define NORM_INLINE static inline
#define NORM_COLD
#endif

enum {
  HANGUL_BASE = 0xAC00,
  HANGUL_TRAILS = 28,
  HANGUL_PER_LEAD = 588,
  VOWEL_BASE = 0x1161,
  TRAIL_BASE = 0x11A7,
  QUICK_MARKS = 16,    /* marks that a segment done here may have */
  TAKEN = 255,         /* for cursor.first: the starter took others up */
  NEAR = 12,           /* bytes between two that move: too few for vectors */
  UNORDERED = 256      /* above any combining class */
};

/* Where the pass is.  The last segment's beginning is kept, for marks that
 * come may change it. */
typedef struct cursor {
  const uint8_t *p;   /* next byte of the text */
  uint8_t *o;         /* next byte of the result */
  const uint8_t *lp;  /* where the last segment began; p where there is none */
  uint8_t *lo;        /* and what it has become */
  unsigned lcc;       /* combining class of its last code point; UNORDERED if
                         that is not known */
  unsigned first;     /* bytes that its first code point has become */
  uint8_t *limit;     /* up to here, NORM_SLACK bytes more may be written */
  const uint8_t *begin, *end; /* the piece */
  size_t rest;        /* bytes that lie behind it */
  const uint8_t *moved; /* where the last code point that moved began */
  size_t gap;         /* bytes before it that did not */
} cursor;

/* ---- Room ---- */

static NORM_COLD glean_status make_room(norm_run *run, cursor *c,
                                        size_t more) {
  uint8_t *data = (uint8_t *)run->buffer->data;
  size_t last = (size_t)(c->lo - data);
  run->buffer->len = (size_t)(c->o - data);
  run->left = c->p;
  run->left_len = (size_t)(c->end - c->p) + c->rest;
  glean_status status = norm_reserve(run, more);
  data = (uint8_t *)run->buffer->data;
  c->o = data + run->buffer->len;
  c->lo = data + last;
  c->limit = data + run->buffer->cap - NORM_SLACK;
  return status;
}

/* ---- Edits ---- */

/* The place in the result of a byte of the buffer. */
NORM_INLINE size_t result_place(const norm_run *run, const uint8_t *at) {
  return (size_t)(at - (uint8_t *)run->buffer->data) - run->buffer_origin;
}

/* What began at 'from' has become what is behind 'to'. */
static NORM_COLD glean_status record(norm_run *run, const cursor *c,
                                     const uint8_t *from, const uint8_t *to) {
  return norm_record(run, from, (size_t)(from - c->begin),
                     (size_t)(c->p - from), to, (size_t)(c->o - to));
}

/* A code point that was mapped: nothing moves if it is one of the same
 * length. */
NORM_INLINE glean_status record_mapping(norm_run *run, const cursor *c,
                                        size_t n, size_t len) {
  if (run->edits == NULL) return GLEAN_OK;
  if (n == len && (n == 1 || (n == 2 && c->o[-2] >= 0xC0) ||
                   (n == 3 && c->o[-3] >= 0xE0)))
    return GLEAN_OK;
  return record(run, c, c->p - n, c->o - len);
}

/* ---- One code point ---- */

NORM_INLINE void begin_segment(cursor *c, unsigned ccc, unsigned first) {
  c->lp = c->p;
  c->lo = c->o;
  c->lcc = ccc;
  c->first = first;
}

NORM_INLINE void copy_bytes(cursor *c, size_t n) {
  for (size_t i = 0; i < n; i++) c->o[i] = c->p[i];
  c->p += n;
  c->o += n;
}

/* Copies n <= 4 bytes, four of them where there are four. */
NORM_INLINE void copy_sequence(cursor *c, size_t n) {
  if (c->end - c->p < 4) {
    copy_bytes(c, n);
    return;
  }
  memcpy(c->o, c->p, 4);
  c->p += n;
  c->o += n;
}

NORM_INLINE glean_status put_mapping(norm_run *run, cursor *c, size_t n,
                                     uint32_t entry) {
  const uint8_t *text = run->map->pool + norm_offset(entry);
  size_t len = norm_len(entry);
  begin_segment(c, norm_ccc(entry), (unsigned)len);
  memcpy(c->o, text, 16);
  if (len > 16) memcpy(c->o, text, len);
  c->p += n;
  c->o += len;
  return record_mapping(run, c, n, len);
}

/* A Hangul syllable in its jamo (The Unicode Standard, 3.12). */
static glean_status put_jamo(norm_run *run, cursor *c, uint32_t syllable) {
  uint32_t index = syllable - HANGUL_BASE;
  uint32_t trail = index % HANGUL_TRAILS;
  uint32_t vowel = VOWEL_BASE + index % HANGUL_PER_LEAD / HANGUL_TRAILS;
  begin_segment(c, 0, trail != 0 ? 9 : 6);
  c->o[0] = 0xE1;
  c->o[1] = 0x84;
  c->o[2] = (uint8_t)(0x80 + index / HANGUL_PER_LEAD);
  c->o[3] = 0xE1;
  c->o[4] = (uint8_t)(0x80 | (vowel >> 6 & 0x3F));
  c->o[5] = (uint8_t)(0x80 | (vowel & 0x3F));
  trail += TRAIL_BASE;
  c->o[6] = 0xE1;
  c->o[7] = (uint8_t)(0x80 | (trail >> 6 & 0x3F));
  c->o[8] = (uint8_t)(0x80 | (trail & 0x3F));
  c->p += 3;
  c->o += c->first;
  return record_mapping(run, c, 3, c->first);
}

/* Is there a jamo at p: E1 and these two bytes, up to the last one? */
NORM_INLINE bool is_trail(const uint8_t *p) { /* U+11A8 to U+11C2 */
  return p[0] == 0xE1 && ((p[1] == 0x86 && p[2] >= 0xA8) ||
                          (p[1] == 0x87 && p[2] <= 0x82));
}

/* A leading and a vowel jamo at p, and perhaps a trailing one, become a
 * syllable; false if others are there. */
NORM_INLINE bool join_jamo(norm_run *run, cursor *c, glean_status *status) {
  const uint8_t *p = c->p;
  if (c->end - p < 6 || p[1] != 0x84 || p[2] > 0x92 || p[3] != 0xE1 ||
      p[4] != 0x85 || p[5] - 0xA1u > 20)
    return false;
  uint32_t syllable = HANGUL_BASE + (p[2] - 0x80u) * HANGUL_PER_LEAD +
                      (p[5] - 0xA1u) * HANGUL_TRAILS;
  size_t n = 6;
  if (c->end - p >= 9 && is_trail(p + 6)) {
    syllable += ((p[7] & 1u) << 6 | (p[8] & 0x3Fu)) - 0x27;
    n = 9;
  }
  begin_segment(c, UNORDERED, TAKEN);
  c->o[0] = (uint8_t)(0xE0 | syllable >> 12);
  c->o[1] = (uint8_t)(0x80 | (syllable >> 6 & 0x3F));
  c->o[2] = (uint8_t)(0x80 | (syllable & 0x3F));
  c->p += n;
  c->o += 3;
  *status = GLEAN_OK;
  if (run->edits != NULL)
    *status = edits_add(run->edits,
                        (edits_edit){run->origin + (size_t)(p - c->begin), n,
                                     result_place(run, c->o - 3), 3});
  return true;
}

/* ---- Segments of a starter and marks in order ---- */

/* What a starter has taken up, and what it has not. */
typedef struct quick {
  uint32_t starter;
  uint32_t rest[QUICK_MARKS];
  unsigned count;
  unsigned last; /* combining class of the last of the rest, 0 if none */
  unsigned seen; /* of the last mark, taken up or not */
} quick;

/* The next code point: taken (1), not of this segment (0), or too much for
 * this way (-1). */
NORM_INLINE int take(const norm_map *m, quick *q, uint32_t c, uint32_t entry) {
  unsigned ccc = norm_ccc(entry);
  if (norm_is_boundary(entry, c)) return 0;
  if (norm_offset(entry) != 0) return -1;
  (void)m;
  if (ccc == 0) {
    uint32_t composite =
        q->count == 0 ? norm_compose_pair(q->starter, c) : 0;
    if (composite == 0) return 0;
    q->starter = composite;
    q->seen = 0;
    return 1;
  }
  if (ccc < q->seen) return -1;
  q->seen = ccc;
  uint32_t composite =
      q->last < ccc ? norm_compose_pair(q->starter, c) : 0;
  if (composite != 0) {
    q->starter = composite;
    return 1;
  }
  if (q->count == QUICK_MARKS) return -1;
  q->rest[q->count++] = c;
  q->last = ccc;
  return 1;
}

/* The combining class of the last code point of a starter's canonical
 * decomposition; UNORDERED where it is no starter. */
NORM_INLINE unsigned trailing_class(uint32_t c) {
  if (c < 0xC0) return 0;
  uint32_t entry = norm_entry(norm_map_of(NORM_NFD), c);
  if (norm_class_of(entry) <= NORM_MAP) return norm_ccc(entry);
  return norm_offset(entry) == NORMMAP_HANGUL ? 0 : UNORDERED;
}

/* The code points from the segment's second on; where they end, or NULL. */
NORM_INLINE const uint8_t *take_all(const norm_map *m, const cursor *c,
                                    quick *q) {
  uint32_t code_point;
  const uint8_t *p = c->lp + utf8_decode_valid(c->lp, &code_point);
  while (p < c->end && *p >= 0x80) {
    size_t n = utf8_decode_valid(p, &code_point);
    int taken = take(m, q, code_point, norm_entry(m, code_point));
    if (taken < 0) return NULL;
    if (taken == 0) break;
    p += n;
  }
  return p;
}

typedef enum quick_result {
  QUICK_DONE,
  QUICK_ALONE, /* nothing done: p does not compose with what is before it */
  QUICK_NOT    /* nothing done: too much for this way */
} quick_result;

/* Do the segment at lp, of which c->o - c->lo bytes are out. */
NORM_INLINE quick_result do_quick(norm_run *run, cursor *c,
                                  glean_status *status) {
  quick q;
  if (c->lp == c->p) return QUICK_NOT;
  if (c->first == TAKEN) return QUICK_ALONE;
  size_t n = utf8_decode_valid(c->lo, &q.starter);
  if (n != c->first) return QUICK_NOT;
  q.count = q.last = 0;
  q.seen = trailing_class(q.starter);
  const uint8_t *end = take_all(run->map, c, &q);
  if (end == NULL) return QUICK_NOT;
  if (end == c->p) return QUICK_ALONE;
  if (run->edits != NULL) edits_drop(run->edits, run->origin +
                                     (size_t)(c->lp - c->begin));
  c->p = end;
  c->o = c->lo + utf8_encode(q.starter, c->lo);
  c->first = TAKEN;
  for (unsigned i = 0; i < q.count; i++) c->o += utf8_encode(q.rest[i], c->o);
  c->lcc = q.count > 0 ? q.last : UNORDERED;
  *status = GLEAN_OK;
  if (run->edits == NULL) return QUICK_DONE;
  if (q.count > 0) {
    *status = record(run, c, c->lp, c->lo);
  } else { /* the starter itself has changed */
    *status = edits_add(run->edits,
                        (edits_edit){run->origin + (size_t)(c->lp - c->begin),
                                     (size_t)(c->p - c->lp),
                                     result_place(run, c->lo),
                                     (size_t)(c->o - c->lo)});
  }
  return QUICK_DONE;
}

/* ---- Other segments ---- */

/* Where the segment that reaches 'p' ends. */
static const uint8_t *segment_end(const norm_map *m, const uint8_t *p,
                                  const uint8_t *end) {
  while (p < end && (m->any_ascii || *p >= 0x80)) {
    uint32_t c;
    size_t n = utf8_decode_valid(p, &c);
    if (norm_is_boundary(norm_entry(m, c), c)) break;
    p += n;
  }
  return p;
}

/* Code points that are dropped, up to a boundary: false if none is there, and
 * then nothing has happened. */
static NORM_COLD bool do_drop(norm_run *run, cursor *c,
                              glean_status *status) {
  const norm_map *m = run->map;
  const uint8_t *p = c->p;
  uint32_t point = 0, entry = 0;
  while (p < c->end) {
    size_t n = utf8_decode_valid(p, &point);
    entry = norm_entry(m, point);
    if (norm_len(entry) != 0 || !norm_has_mapping(entry)) break;
    p += n;
  }
  bool ends = p == c->end || norm_is_boundary(entry, point);
  if (!ends || m->drop_marks || m->collapse || c->lp == c->p) return false;
  size_t n = (size_t)(p - c->p);
  *status = GLEAN_OK;
  if (run->edits != NULL)
    *status = edits_add(run->edits,
                        (edits_edit){run->origin + (size_t)(c->p - c->begin),
                                     n, result_place(run, c->o), 0});
  c->p = p;
  return true;
}

static NORM_COLD glean_status do_slow(norm_run *run, cursor *c, size_t n) {
  uint8_t *data = (uint8_t *)run->buffer->data;
  size_t start = (size_t)(c->lo - data), offset = (size_t)(c->lp - c->begin);
  const uint8_t *end = segment_end(run->map, c->p + n, c->end);
  run->buffer->len = start;
  if (run->edits != NULL) edits_drop(run->edits, run->origin + offset);
  run->left = end;
  run->left_len = (size_t)(c->end - end) + c->rest;
  glean_status status = norm_slow(run, c->lp, end, offset);
  data = (uint8_t *)run->buffer->data;
  c->p = end;
  c->lo = data + start;
  c->o = data + run->buffer->len;
  c->limit = data + run->buffer->cap - NORM_SLACK;
  c->lcc = UNORDERED;
  c->first = 0;
  return status;
}

/* A code point of the class SLOW, or a mark out of order, of n bytes. */
NORM_INLINE glean_status do_segment(norm_run *run, cursor *c, uint32_t point,
                                    uint32_t entry, size_t n) {
  glean_status status;
  if (norm_offset(entry) == NORMMAP_HANGUL) return put_jamo(run, c, point);
  if (norm_is_boundary(entry, point)) { /* nobody knows it: it stays */
    begin_segment(c, 0, (unsigned)n);
    copy_sequence(c, n);
    return GLEAN_OK;
  }
  if (norm_len(entry) == 0 && norm_has_mapping(entry) &&
      do_drop(run, c, &status))
    return status;
  if (!run->map->compose || norm_offset(entry) != 0 || run->map->drop_marks)
    return do_slow(run, c, n);
  quick_result result = do_quick(run, c, &status);
  if (result == QUICK_DONE) return status;
  if (result == QUICK_ALONE && norm_ccc(entry) == 0) {
    begin_segment(c, 0, (unsigned)n);
    copy_sequence(c, n);
    return GLEAN_OK;
  }
  return do_slow(run, c, n);
}

/* The code point at p does not stay. */
NORM_INLINE void note_moved(cursor *c) {
  c->gap = (size_t)(c->p - c->moved);
  c->moved = c->p;
}

/* The code point at p, which may be any. */
NORM_INLINE glean_status step(norm_run *run, cursor *c) {
  uint32_t point;
  glean_status status;
  if (*c->p == 0xE1 && run->map->jamo && join_jamo(run, c, &status)) {
    note_moved(c);
    return status;
  }
  size_t n = utf8_decode_valid(c->p, &point);
  uint32_t entry = norm_entry(run->map, point);
  switch (norm_class_of(entry)) {
    case NORM_INERT:
      begin_segment(c, 0, (unsigned)n);
      copy_sequence(c, n);
      return GLEAN_OK;
    case NORM_MAP:
      note_moved(c);
      return put_mapping(run, c, n, entry);
    case NORM_MARK:
      if (norm_ccc(entry) < c->lcc) break;
      c->lcc = norm_ccc(entry);
      copy_sequence(c, n);
      return GLEAN_OK;
    default:
      break;
  }
  note_moved(c);
  return do_segment(run, c, point, entry, n);
}

/* Is the code point at p likely to stay as it is? */
NORM_INLINE bool is_plain(const norm_map *m, const cursor *c) {
  uint8_t byte = *c->p;
  if (byte >= 0x80) return !norm_is_risky(m, c->p);
  return !m->any_ascii || !(m->ascii[byte & 15] >> (byte >> 4) & 1);
}

/* The code point at p, which stays as it is, or a few of ASCII. */
NORM_INLINE void copy_plain(const norm_run *run, cursor *c) {
  if (*c->p >= 0x80) {
    size_t n = *c->p < 0xE0 ? 2 : *c->p < 0xF0 ? 3 : 4;
    begin_segment(c, 0, (unsigned)n);
    copy_sequence(c, n);
    return;
  }
  const bool lower = run->map->lower;
  size_t room = (size_t)(c->limit - c->o);
  size_t most = run->map->any_ascii ? 1 : NEAR;
  size_t left = (size_t)(c->end - c->p), i = 0;
  if (most > room) most = room;
  if (most > left) most = left;
  do {
    uint8_t byte = c->p[i];
    bool upper = lower && (unsigned)byte - 'A' < 26;
    c->o[i++] = upper ? (uint8_t)(byte | 0x20) : byte;
  } while (i < most && c->p[i] < 0x80);
  c->p += i - 1;
  c->o += i - 1;
  begin_segment(c, 0, 1);
  c->p++;
  c->o++;
}

/* ---- The pass ---- */

/* Copy what stays, by vectors; then the segment that the copy ends in is the
 * last one. */
NORM_INLINE glean_status skip(norm_run *run, cursor *c) {
  norm_copy copy = {.run = run, .begin = c->begin, .p = c->p, .end = c->end,
                    .o = c->o, .limit = c->limit};
  glean_status status = norm_skip(&copy);
  if (copy.p == c->p) return status;
  c->p = copy.p;
  c->o = copy.o;
  const uint8_t *last = c->p - 1;
  if (copy.settled == c->p) {
    begin_segment(c, 0, 0);
    return status;
  }
  if (*last < 0x80 && !run->map->any_ascii) {
    c->lp = last;
    c->lo = c->o - 1;
    c->first = 1;
    c->lcc = 0;
    return status;
  }
  uint32_t point, class;
  last = c->p;
  do {
    last = utf8_back_valid(last);
    utf8_decode_valid(last, &point);
    class = norm_class_of(norm_entry(run->map, point));
  } while (class == NORM_MARK && last > copy.settled);
  c->lcc = UNORDERED;
  if (class == NORM_MARK) return status; /* they go with what was last */
  c->lp = last;
  c->lo = c->o - (c->p - last);
  c->first = (unsigned)utf8_decode_valid(last, &point);
  if (last + c->first == c->p) c->lcc = 0;
  return status;
}

glean_status norm_piece(norm_run *run, const uint8_t *text, size_t len,
                        size_t rest) {
  run->left = text;
  run->left_len = len + rest;
  glean_status status = norm_reserve(run, 0);
  if (status != GLEAN_OK) return status;
  run->begun = true;
  uint8_t *data = (uint8_t *)run->buffer->data;
  cursor c = {.p = text, .lp = text, .begin = text, .end = text + len,
              .rest = rest, .moved = text, .gap = NEAR};
  c.o = c.lo = data + run->buffer->len;
  c.limit = data + run->buffer->cap - NORM_SLACK;
  while (c.p < c.end && status == GLEAN_OK) {
    if (c.o >= c.limit) status = make_room(run, &c, NORM_SLACK);
    if (status != GLEAN_OK) break;
    bool near = c.gap < NEAR && (size_t)(c.p - c.moved) < NEAR;
    bool plain = is_plain(run->map, &c);
    if (near && plain) {
      copy_plain(run, &c);
      continue;
    }
    if (plain || (!near && c.lcc == 0)) {
      status = skip(run, &c);
      if (status != GLEAN_OK) break;
      if (c.p == c.end || c.o >= c.limit) continue;
    }
    status = step(run, &c);
  }
  run->buffer->len = (size_t)(c.o - (uint8_t *)run->buffer->data);
  run->origin += len;
  return status;
}

glean_status norm_replace(norm_run *run, size_t len) {
  static const char replacement[] = "\xEF\xBF\xBD";
  glean_status status = norm_reserve(run, 3);
  if (status != GLEAN_OK) return status;
  size_t at = run->buffer->len;
  memcpy(run->buffer->data + at, replacement, 3);
  run->buffer->len += 3;
  size_t origin = run->origin;
  run->origin += len;
  if (run->edits == NULL) return GLEAN_OK;
  return edits_add(run->edits, (edits_edit){origin, len,
                                            at - run->buffer_origin, 3});
}

void norm_end(norm_run *run) {
  mem_free(&run->buffer->mem, run->scratch,
           run->scratch_cap * sizeof *run->scratch);
  run->scratch = NULL;
  run->scratch_cap = 0;
}
