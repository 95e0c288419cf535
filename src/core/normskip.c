/* normskip.c: copying what a normalization leaves alone.
 *
 * Vectors find the lead bytes that may begin something else; those few are
 * looked up.  What is easy to map is mapped on the way; the rest stops the
 * copying. */
#include <string.h>

#include "norm.h"
#include "normfilter.h"

#if defined(__GNUC__)
#define SKIP_INLINE static inline __attribute__((always_inline))
#define SKIP_CALL static __attribute__((noinline))
#else
#define SKIP_INLINE static inline
#define SKIP_CALL static
#endif

/* Where the last mark ended, and its combining class. */
typedef struct mark_state {
  const uint8_t *end;
  unsigned ccc;
} mark_state;

/* Does the code point of this entry, n bytes at p and not inert, stay as it
 * is?  A mark does that is not out of order. */
SKIP_INLINE bool stays(uint32_t entry, const uint8_t *p, size_t n,
                       mark_state *marks) {
  unsigned ccc = norm_ccc(entry);
  if (norm_class_of(entry) != NORM_MARK) return false;
  if (marks->end == p && ccc < marks->ccc) return false;
  marks->end = p + n;
  marks->ccc = ccc;
  return true;
}

/* A mapping that takes as many bytes, by one code point that begins and ends
 * a segment, is written in place; false for others. */
static inline bool map_in_place(const norm_map *m, uint32_t entry, size_t n,
                                uint8_t *out) {
  if ((entry & 3) != NORM_MAP || norm_len(entry) != n || norm_ccc(entry) != 0)
    return false;
  const uint8_t *text = m->pool + norm_offset(entry);
  if (n != (text[0] < 0xE0 ? 2u : text[0] < 0xF0 ? 3u : 4u)) return false;
  for (size_t i = 0; i < n; i++) out[i] = text[i];
  return true;
}

/* ---- What is mapped on the way ---- */

enum { SHORT = 16 }; /* bytes of a mapping that is written here */

/* Does a segment begin at p, or has all text ended? */
static inline bool begins(const norm_copy *c, const uint8_t *p) {
  if (p == c->end || *p < 0x80) return true;
  if (!norm_is_risky(c->run->map, p)) return true;
  uint32_t point;
  utf8_decode_valid(p, &point);
  return norm_is_boundary(norm_entry(c->run->map, point), point);
}

/* The text up to 'p' is done, and is in the result up to 'o'. */
static inline bool settle(norm_copy *c, const uint8_t *p, uint8_t *o) {
  c->settled = c->p = p;
  c->o = o;
  return true;
}

/* The n bytes before 'from + n', which is done, became the 'len' before 'o'. */
static glean_status note(const norm_copy *c, const uint8_t *from, size_t n,
                         const uint8_t *o, size_t len) {
  norm_run *run = c->run;
  size_t at = (size_t)(o - len - (uint8_t *)run->buffer->data);
  return edits_add(run->edits,
                   (edits_edit){run->origin + (size_t)(from - c->begin), n,
                                at - run->buffer_origin, len});
}

/* A code point of n bytes whose mapping is final. */
static bool map_one(norm_copy *c, uint32_t entry, size_t n,
                    glean_status *status) {
  size_t len = norm_len(entry);
  const uint8_t *from = c->p;
  if (len > SHORT || !begins(c, from + n)) return false;
  memcpy(c->o, c->run->map->pool + norm_offset(entry), SHORT);
  if (c->run->edits != NULL)
    *status = norm_record(c->run, from, (size_t)(from - c->begin), n, c->o,
                          len);
  return settle(c, from + n, c->o + len);
}

/* Code points that are dropped, up to a boundary. */
static bool drop(norm_copy *c, size_t n, glean_status *status) {
  const uint8_t *p = c->p + n;
  while (p < c->end && *p >= 0x80) {
    uint32_t point;
    size_t next = utf8_decode_valid(p, &point);
    uint32_t entry = norm_entry(c->run->map, point);
    if (norm_len(entry) != 0 || !norm_has_mapping(entry)) break;
    p += next;
  }
  if (!begins(c, p)) return false;
  if (c->run->edits != NULL)
    *status = note(c, c->p, (size_t)(p - c->p), c->o, 0);
  return settle(c, p, c->o);
}

/* The code point before p where that is all of its segment so far and has no
 * decomposition; 0 for others. */
static inline uint32_t base_before(const norm_copy *c, const uint8_t *p) {
  if (p == c->settled) return 0;
  if (p[-1] < 0x80) return c->o[-1];
  uint32_t point;
  p = utf8_back_valid(p);
  utf8_decode_valid(p, &point);
  bool alone = p >= c->settled &&
               norm_entry(c->run->map, point) == NORM_INERT &&
               norm_entry(norm_map_of(NORM_NFD), point) == NORM_INERT;
  return alone ? point : 0;
}

/* Marks of rising classes that compose with what stands before them, each with
 * what the ones before have made of it.  'point' is the first, of n bytes. */
static bool compose(norm_copy *c, uint32_t point, uint32_t entry, size_t n,
                    glean_status *status) {
  const uint8_t *p = c->p;
  uint8_t bytes[4];
  uint32_t base = base_before(c, p);
  size_t before = base < 0x80 ? 1 : utf8_encode(base, bytes);
  for (unsigned seen = 0; norm_ccc(entry) >= seen;) {
    base = base == 0 ? 0 : norm_compose_pair(base, point);
    if (base == 0) return false;
    seen = norm_ccc(entry);
    p += n;
    if (begins(c, p)) {
      uint8_t *o = c->o - before;
      size_t len = utf8_encode(base, o);
      if (c->run->edits != NULL)
        *status = note(c, c->p - before, (size_t)(p - c->p) + before, o + len,
                       len);
      return settle(c, p, o + len);
    }
    n = utf8_decode_valid(p, &point);
    entry = norm_entry(c->run->map, point);
    if (norm_class_of(entry) != NORM_SLOW || norm_offset(entry) != 0 ||
        norm_ccc(entry) == 0)
      return false;
  }
  return false;
}

/* The code point at c->p, of n bytes, does not stay: is it mapped here?  If
 * not, nothing has happened. */
SKIP_CALL bool map_here(norm_copy *c, uint32_t point, uint32_t entry,
                        size_t n, glean_status *status) {
  const norm_map *m = c->run->map;
  if (m->any_ascii || m->drop_marks) return false;
  if (norm_class_of(entry) == NORM_MAP)
    return norm_ccc(entry) == 0 && map_one(c, entry, n, status);
  if (norm_class_of(entry) != NORM_SLOW) return false;
  if (norm_has_mapping(entry))
    return norm_len(entry) == 0 && drop(c, n, status);
  return m->compose && norm_offset(entry) == 0 && norm_ccc(entry) != 0 &&
         compose(c, point, entry, n, status);
}

/* ---- One code point at a time ---- */

static inline uint8_t lower(uint8_t byte) {
  return (uint8_t)((unsigned)byte - 'A' < 26 ? byte | 0x20 : byte);
}

static inline bool is_special(const norm_map *m, uint8_t byte) {
  return m->any_ascii && byte < 0x80 &&
         (m->ascii[byte & 15] >> (byte >> 4) & 1);
}

/* The code point at c->p, which may not stay: false if it stops the copying. */
static inline bool pass(norm_copy *c, mark_state *marks,
                        glean_status *status) {
  const norm_map *m = c->run->map;
  uint32_t point;
  size_t n = utf8_decode_valid(c->p, &point);
  uint32_t entry = norm_entry(m, point);
  if (norm_class_of(entry) == NORM_INERT || stays(entry, c->p, n, marks)) {
    for (size_t i = 0; i < n; i++) c->o[i] = c->p[i];
  } else if (!map_in_place(m, entry, n, c->o)) {
    return map_here(c, point, entry, n, status);
  }
  c->p += n;
  c->o += n;
  return true;
}

/* Up to 'end' or what stops the copying; false for that.  c->p may be inside
 * a code point that is known to stay. */
static bool skip_scalar(norm_copy *c, const uint8_t *end, mark_state *marks,
                        glean_status *status) {
  const norm_map *m = c->run->map;
  while (c->p < end && c->o < c->limit && *status == GLEAN_OK) {
    uint8_t byte = *c->p;
    if (byte >= 0xC0 && norm_is_risky(m, c->p)) {
      if (!pass(c, marks, status)) return false;
      continue;
    }
    if (is_special(m, byte)) return false;
    *c->o++ = m->lower ? lower(byte) : byte;
    c->p++;
  }
  return *status == GLEAN_OK;
}

#if defined(__x86_64__) && defined(__GNUC__)

/* ---- SSE2: only runs of ASCII ---- */

static bool skip_sse2(norm_copy *c, mark_state *marks, glean_status *status) {
  const bool small = c->run->map->lower, any = c->run->map->any_ascii;
  while (c->end - c->p >= 16 && c->limit - c->o >= 16 && !any) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)c->p);
    __m128i above = _mm_cmpgt_epi8(v, _mm_set1_epi8('A' - 1));
    __m128i below = _mm_cmplt_epi8(v, _mm_set1_epi8('Z' + 1));
    __m128i bit = _mm_set1_epi8(small ? 0x20 : 0);
    bit = _mm_and_si128(_mm_and_si128(above, below), bit);
    if (_mm_movemask_epi8(v) == 0) {
      _mm_storeu_si128((__m128i *)(void *)c->o, _mm_or_si128(v, bit));
      c->p += 16;
      c->o += 16;
    } else if (!skip_scalar(c, c->p + 16, marks, status)) {
      return false; /* else perhaps behind, with the last code point */
    }
  }
  return true;
}

/* ---- AVX2 ---- */

enum { RISKY = 16 }; /* blocks without a risk before leads come first */

AVX2 static inline void store(uint8_t *s, __m256i v) {
  _mm256_storeu_si256((__m256i *)(void *)s, v);
}

AVX2 static inline __m256i lower_block(__m256i v) {
  __m256i above = _mm256_cmpgt_epi8(v, _mm256_set1_epi8('A' - 1));
  __m256i below = _mm256_cmpgt_epi8(_mm256_set1_epi8('Z' + 1), v);
  __m256i bit = _mm256_set1_epi8(0x20);
  return _mm256_or_si256(
      v, _mm256_and_si256(_mm256_and_si256(above, below), bit));
}

/* What does not stay. */
typedef struct other {
  uint32_t point, entry;
  size_t n; /* bytes; 0: nothing was found */
} other;

/* Goes through the marked bytes of a block at c->p, which is copied to c->o.
 * Sets *end to where the next one begins: behind it, or behind what was mapped
 * at its end.  Where something does not stay, c->p and c->o are there. */
SKIP_INLINE other look(norm_copy *c, uint64_t marked, size_t width,
                       mark_state *marks, size_t *end) {
  const norm_map *m = c->run->map;
  const uint8_t *in = c->p;
  uint8_t *out = c->o;
  *end = width;
  for (; marked != 0; marked &= marked - 1) {
    unsigned at = (unsigned)__builtin_ctzll(marked);
    const uint8_t *p = in + at;
    uint32_t point;
    size_t n = utf8_decode_valid(p, &point);
    uint32_t entry = norm_entry(m, point);
    if (norm_class_of(entry) == NORM_INERT && *p >= 0x80) continue;
    if (*p >= 0x80 && stays(entry, p, n, marks)) continue;
    if (*p < 0x80 || !map_in_place(m, entry, n, out + at)) {
      c->p = p;
      c->o = out + at;
      return (other){point, entry, n};
    }
    if (at + n > *end) *end = at + n;
  }
  return (other){0, 0, 0};
}

enum {
  DENSE = 8,       /* of 32 bytes that had to be looked up */
  DENSE_ASCII = 16 /* bytes of ASCII that are better left to blocks */
};

/* Three-byte code points and ASCII, one by one, as long as they stay: where
 * most have to be looked up, blocks only cost time.  Ends before anything else
 * or a run of ASCII.  c->p may be inside a code point that stays. */
SKIP_CALL void skip_dense(norm_copy *c, mark_state *marks) {
  const norm_map *m = c->run->map;
  const uint8_t *p = c->p;
  uint8_t *o = c->o;
  unsigned ascii = 0;
  while (p < c->end && (*p & 0xC0) == 0x80) *o++ = *p++;
  while (c->end - p >= 4 && o < c->limit && ascii < DENSE_ASCII) {
    if (p[0] < 0x80 && !m->any_ascii) {
      *o++ = m->lower ? lower(p[0]) : p[0];
      p++;
      ascii++;
      continue;
    }
    if ((p[0] & 0xF0) != 0xE0) break;
    uint32_t point =
        (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    uint32_t entry = norm_entry(m, point);
    if (norm_class_of(entry) != NORM_INERT && !stays(entry, p, 3, marks))
      break;
    memcpy(o, p, 4);
    p += 3;
    o += 3;
    ascii = 0;
  }
  c->p = p;
  c->o = o;
}

/* Copies ASCII that stays or is made lower, by 128 bytes. */
AVX2 static inline void copy_ascii(norm_copy *copy, bool small) {
  const uint8_t *in = copy->p;
  uint8_t *out = copy->o;
  while (copy->end - in >= 128 && copy->limit - out >= 128) {
    __m256i a = load(in), b = load(in + 32);
    __m256i c = load(in + 64), d = load(in + 96);
    __m256i all =
        _mm256_or_si256(_mm256_or_si256(a, b), _mm256_or_si256(c, d));
    if (_mm256_movemask_epi8(all) != 0) break;
    store(out, small ? lower_block(a) : a);
    store(out + 32, small ? lower_block(b) : b);
    store(out + 64, small ? lower_block(c) : c);
    store(out + 96, small ? lower_block(d) : d);
    in += 128;
    out += 128;
  }
  copy->p = in;
  copy->o = out;
}

enum { WIDE = 3 }; /* blocks before ASCII alone is looked for */

/* What follows a block may be mapped, too: so some more bytes must be there. */
SKIP_INLINE bool has_block(const norm_copy *c, ptrdiff_t width) {
  return c->end - c->p >= width + 4 && c->limit - c->o >= width;
}

/* Behind a block, of which these bytes were marked: where most have to be
 * looked up, what follows is, too. */
SKIP_INLINE void pass_block(norm_copy *c, uint64_t marked, size_t width,
                            size_t end, mark_state *marks) {
  c->p += end;
  c->o += end;
  if ((size_t)__builtin_popcountll(marked) * 32 >= DENSE * width)
    skip_dense(c, marks);
}

AVX2 static bool skip_avx2(norm_copy *c, mark_state *marks,
                           glean_status *status) {
  const norm_map *m = c->run->map;
  const bool small = m->lower, ascii = m->any_ascii;
  unsigned wide = WIDE, risky = 0;
  while (has_block(c, 32)) {
    if (wide == 0 && !ascii) {
      copy_ascii(c, small);
      wide = WIDE;
      continue;
    }
    __m256i v = load(c->p);
    store(c->o, small ? lower_block(v) : v);
    wide = _mm256_movemask_epi8(v) == 0 && wide > 0 ? wide - 1 : WIDE;
    uint32_t marked = 0;
    if (risky > 0 || has_lead(m, v)) {
      marked = risky_leads(m, v, c->p);
      risky = marked != 0 || risky == 0 ? RISKY : risky - 1;
    }
    if (ascii) marked |= special_ascii(m, v);
    size_t end = 32;
    if (marked != 0) {
      other o = look(c, marked, 32, marks, &end);
      if (o.n > 0) {
        if (!map_here(c, o.point, o.entry, o.n, status) ||
            *status != GLEAN_OK)
          return false;
        continue;
      }
    }
    pass_block(c, marked, 32, end, marks);
  }
  return true;
}

/* ---- AVX-512 ---- */

AVX512 static inline __m512i lower_wide(__m512i v) {
  __m512i from = _mm512_sub_epi8(v, _mm512_set1_epi8('A'));
  __mmask64 upper = _mm512_cmplt_epu8_mask(from, _mm512_set1_epi8(26));
  return _mm512_mask_add_epi8(v, upper, v, _mm512_set1_epi8(0x20));
}

AVX512 static inline void copy_wide(norm_copy *c, __m512i v, bool small) {
  _mm512_storeu_si512((void *)c->o, small ? lower_wide(v) : v);
}

/* Goes through the marked bytes of a block, which is copied, and what is mapped
 * there; the rest is copied anew behind that. */
AVX512 static bool pass_wide(norm_copy *c, uint64_t marked, mark_state *marks,
                             glean_status *status) {
  const bool small = c->run->map->lower;
  const uint64_t all = marked;
  size_t width = 64, end;
  bool far = c->end - c->p >= 128; /* to be read from anywhere in the block */
  for (;;) {
    const uint8_t *begin = c->p;
    other o = look(c, marked, width, marks, &end);
    if (o.n == 0) break;
    if (!map_here(c, o.point, o.entry, o.n, status)) return false;
    size_t done = (size_t)(c->p - begin);
    if (*status != GLEAN_OK) return false;
    if (done >= width || !far || c->o >= c->limit) return true;
    width -= done;
    marked >>= done;
    copy_wide(c, load_wide(c->p), small);
  }
  pass_block(c, all, 64, end, marks);
  return true;
}

/* Maps with special ASCII are left to skip_avx2. */
AVX512 static bool skip_avx512(norm_copy *c, mark_state *marks,
                               glean_status *status) {
  const norm_map *m = c->run->map;
  const uint8_t *tables = m->filter + NORMMAP_WIDE;
  const bool small = m->lower;
  unsigned wide = WIDE, risky = 0;
  while (has_block(c, 64)) {
    if (wide == 0) {
      copy_ascii(c, small);
      wide = WIDE;
      continue;
    }
    __m512i v = load_wide(c->p);
    copy_wide(c, v, small);
    wide = _mm512_movepi8_mask(v) == 0 ? wide - 1 : WIDE;
    uint64_t marked = 0;
    if (risky > 0 || has_lead_wide(tables, v)) {
      marked = risky_wide(tables, v, c->p);
      risky = marked != 0 || risky == 0 ? RISKY : risky - 1;
    }
    if (marked == 0) {
      c->p += 64;
      c->o += 64;
    } else if (!pass_wide(c, marked, marks, status)) {
      return false;
    }
  }
  return true;
}

static bool skip_vectors(norm_copy *c, mark_state *marks,
                         glean_status *status) {
  simd_level level = c->run->level;
  if (level == SIMD_SCALAR) return true;
  if (level == SIMD_SSE2) return skip_sse2(c, marks, status);
  if (level == SIMD_AVX512 && !c->run->map->any_ascii &&
      !skip_avx512(c, marks, status))
    return false;
  return skip_avx2(c, marks, status);
}

#else

static bool skip_vectors(norm_copy *c, mark_state *marks,
                         glean_status *status) {
  (void)c;
  (void)marks;
  (void)status;
  return true;
}

#endif

glean_status norm_skip(norm_copy *c) {
  mark_state marks = {NULL, 0};
  glean_status status = GLEAN_OK;
  c->settled = c->p;
  if (skip_vectors(c, &marks, &status)) skip_scalar(c, c->end, &marks, &status);
  return status;
}
