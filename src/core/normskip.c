/* normskip.c: copying what a normalization leaves alone.
 *
 * Vectors find the lead bytes that may begin something else; those few are
 * looked up, and only what really is something else stops the copying. */
#include <string.h>

#include "normmap.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

#if defined(__GNUC__)
#define SKIP_INLINE static inline __attribute__((always_inline))
#else
#define SKIP_INLINE static inline
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
 * a segment, is written in place; false for others.  *end is where it ends. */
static inline bool map_in_place(const norm_map *m, uint32_t entry, size_t n,
                                uint8_t *out) {
  if ((entry & 3) != NORM_MAP || norm_len(entry) != n || norm_ccc(entry) != 0)
    return false;
  const uint8_t *text = m->pool + norm_offset(entry);
  if (n != (text[0] < 0xE0 ? 2u : text[0] < 0xF0 ? 3u : 4u)) return false;
  for (size_t i = 0; i < n; i++) out[i] = text[i];
  return true;
}

/* The code point at p, which may not stay: how many bytes of it stay or have
 * been mapped to 'out'; 0 if it stops the copying. */
static inline size_t pass(const norm_map *m, const uint8_t *p, uint8_t *out,
                          mark_state *marks) {
  uint32_t c;
  size_t n = utf8_decode_valid(p, &c);
  uint32_t entry = norm_entry(m, c);
  if (norm_class_of(entry) == NORM_INERT || stays(entry, p, n, marks)) {
    for (size_t i = 0; i < n; i++) out[i] = p[i];
    return n;
  }
  return map_in_place(m, entry, n, out) ? n : 0;
}

static inline uint8_t lower(uint8_t byte) {
  return (uint8_t)((unsigned)byte - 'A' < 26 ? byte | 0x20 : byte);
}

static inline bool is_special(const norm_map *m, uint8_t byte) {
  return m->any_ascii && byte < 0x80 &&
         (m->ascii[byte & 15] >> (byte >> 4) & 1);
}

/* One code point at a time; in[i] may be inside one that is known to stay. */
static size_t skip_scalar(const norm_map *m, const uint8_t *in, size_t i,
                          size_t len, uint8_t *out, mark_state *marks) {
  while (i < len) {
    uint8_t byte = in[i];
    size_t n = 1;
    if (byte < 0x80) {
      if (is_special(m, byte)) break;
      out[i] = m->lower ? lower(byte) : byte;
    } else if (norm_is_risky(m, in + i)) {
      n = pass(m, in + i, out + i, marks);
      if (n == 0) break;
    } else {
      out[i] = byte;
    }
    i += n;
  }
  return i;
}

#if defined(__x86_64__) && defined(__GNUC__)

/* ---- SSE2: only runs of ASCII ---- */

static size_t skip_sse2(const norm_map *m, const uint8_t *in, size_t len,
                        uint8_t *out, mark_state *marks) {
  size_t i = 0;
  while (len - i >= 16 && !m->any_ascii) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(in + i));
    __m128i above = _mm_cmpgt_epi8(v, _mm_set1_epi8('A' - 1));
    __m128i below = _mm_cmplt_epi8(v, _mm_set1_epi8('Z' + 1));
    __m128i bit = _mm_set1_epi8(m->lower ? 0x20 : 0);
    bit = _mm_and_si128(_mm_and_si128(above, below), bit);
    if (_mm_movemask_epi8(v) == 0) {
      _mm_storeu_si128((__m128i *)(void *)(out + i), _mm_or_si128(v, bit));
      i += 16;
      continue;
    }
    size_t stop = skip_scalar(m, in, i, i + 16, out, marks);
    if (stop < i + 16) return stop;
    i = stop; /* perhaps some bytes behind, with the last code point */
  }
  return skip_scalar(m, in, i, len, out, marks);
}

/* ---- AVX2 ---- */

#define AVX2 __attribute__((target("avx2")))

typedef struct skip_tables {
  __m256i leads[4];  /* of C0-CF, D0-DF, E0-EF, F0-FF */
  __m256i bit;       /* bit n for n in 0..7, else 0 */
  __m256i ascii;
  __m256i lead_high, lead_low; /* share a bit for a lead with a risk */
} skip_tables;

AVX2 static inline __m256i both_lanes(const uint8_t *table) {
  return _mm256_broadcastsi128_si256(
      _mm_loadu_si128((const __m128i *)(const void *)table));
}

AVX2 static inline __m256i load(const uint8_t *s) {
  return _mm256_loadu_si256((const __m256i *)(const void *)s);
}

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

/* The table's entries for the bytes of v that have this high nibble; the
 * others come to an index above 127, for which a shuffle gives 0. */
AVX2 static inline __m256i pick(__m256i table, __m256i v, int high) {
  __m256i index = _mm256_xor_si256(v, _mm256_set1_epi8((char)high));
  return _mm256_shuffle_epi8(
      table, _mm256_adds_epu8(index, _mm256_set1_epi8(0x70)));
}

/* Is there a byte that leads anything that may not stay? */
AVX2 static inline bool has_lead(const skip_tables *t, __m256i v) {
  const __m256i nibble = _mm256_set1_epi8(15);
  __m256i high = _mm256_shuffle_epi8(
      t->lead_high, _mm256_and_si256(_mm256_srli_epi16(v, 4), nibble));
  __m256i low = _mm256_shuffle_epi8(t->lead_low, _mm256_and_si256(v, nibble));
  return !_mm256_testz_si256(high, low);
}

/* A bit for each byte that leads something that, by its second byte, may not
 * stay. */
AVX2 static inline uint32_t risky_leads(const skip_tables *t, __m256i v,
                                        __m256i next) {
  const __m256i nibble = _mm256_set1_epi8(15);
  __m256i lead = _mm256_or_si256(
      _mm256_or_si256(pick(t->leads[0], v, 0xC0), pick(t->leads[1], v, 0xD0)),
      _mm256_or_si256(pick(t->leads[2], v, 0xE0), pick(t->leads[3], v, 0xF0)));
  __m256i second = _mm256_shuffle_epi8(
      t->bit, _mm256_and_si256(_mm256_srli_epi16(next, 3), nibble));
  __m256i both = _mm256_and_si256(lead, second);
  return ~(uint32_t)_mm256_movemask_epi8(
      _mm256_cmpeq_epi8(both, _mm256_setzero_si256()));
}

/* A bit for each byte of ASCII that is not inert. */
AVX2 static inline uint32_t special_ascii(const skip_tables *t, __m256i v) {
  __m256i low = _mm256_shuffle_epi8(
      t->ascii, _mm256_and_si256(v, _mm256_set1_epi8((char)0x8F)));
  __m256i high = _mm256_shuffle_epi8(
      t->bit, _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15)));
  __m256i both = _mm256_and_si256(low, high);
  return ~(uint32_t)_mm256_movemask_epi8(
      _mm256_cmpeq_epi8(both, _mm256_setzero_si256()));
}

/* Goes through the marked bytes of 32: the first that does not stay, or else
 * where the next block begins: behind 32 bytes, and what was mapped. */
SKIP_INLINE unsigned look(const norm_map *m, const uint8_t *in, uint8_t *out,
                            uint32_t marked, mark_state *marks, bool *stop) {
  unsigned end = 32;
  *stop = false;
  for (; marked != 0; marked &= marked - 1) {
    unsigned at = (unsigned)__builtin_ctz(marked);
    const uint8_t *p = in + at;
    uint32_t c;
    size_t n = utf8_decode_valid(p, &c);
    uint32_t entry = norm_entry(m, c);
    if (norm_class_of(entry) == NORM_INERT && *p >= 0x80) continue;
    if (*p >= 0x80 && stays(entry, p, n, marks)) continue;
    if (*p < 0x80 || !map_in_place(m, entry, n, out + at)) {
      *stop = true;
      return at;
    }
    if (at + n > end) end = at + (unsigned)n;
  }
  return end;
}

enum {
  DENSE = 8,       /* code points of a block that had to be looked up */
  DENSE_ASCII = 16 /* bytes of ASCII that are better left to blocks */
};

/* Three-byte code points and ASCII, one by one, as long as they stay: where
 * most have to be looked up, blocks only cost time.  Ends before anything else
 * or a run of ASCII. */
SKIP_INLINE size_t skip_dense(const norm_map *m, const uint8_t *in, size_t i,
                              size_t len, uint8_t *out, mark_state *marks) {
  unsigned ascii = 0;
  while (len - i >= 4 && ascii < DENSE_ASCII) {
    const uint8_t *p = in + i;
    if (p[0] < 0x80 && !m->any_ascii) {
      out[i++] = m->lower ? lower(p[0]) : p[0];
      ascii++;
      continue;
    }
    if ((p[0] & 0xF0) != 0xE0) break;
    uint32_t c = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    uint32_t entry = norm_entry(m, c);
    if (norm_class_of(entry) != NORM_INERT && !stays(entry, p, 3, marks))
      break;
    memcpy(out + i, p, 4);
    i += 3;
    ascii = 0;
  }
  return i;
}

/* How many of the bytes are ASCII that stays or is made lower, by 128. */
AVX2 static inline size_t copy_ascii(const uint8_t *in, size_t len,
                                     uint8_t *out, bool small) {
  size_t i = 0;
  for (; len - i >= 128; i += 128) {
    __m256i a = load(in + i), b = load(in + i + 32);
    __m256i c = load(in + i + 64), d = load(in + i + 96);
    __m256i all =
        _mm256_or_si256(_mm256_or_si256(a, b), _mm256_or_si256(c, d));
    if (_mm256_movemask_epi8(all) != 0) break;
    store(out + i, small ? lower_block(a) : a);
    store(out + i + 32, small ? lower_block(b) : b);
    store(out + i + 64, small ? lower_block(c) : c);
    store(out + i + 96, small ? lower_block(d) : d);
  }
  return i;
}

/* From where a block has ended, perhaps inside a code point that stays. */
SKIP_INLINE size_t to_dense(const norm_map *m, const uint8_t *in, size_t i,
                            size_t len, uint8_t *out, mark_state *marks) {
  while (i < len && (in[i] & 0xC0) == 0x80) {
    out[i] = in[i];
    i++;
  }
  return skip_dense(m, in, i, len, out, marks);
}

enum {
  WIDE = 4,  /* blocks before ASCII alone is looked for again */
  RISKY = 16 /* blocks without a risk before leads are looked at first */
};

AVX2 static size_t skip_avx2(const norm_map *m, const uint8_t *in, size_t len,
                             uint8_t *out, mark_state *marks) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128};
  const skip_tables t = {
      {both_lanes(m->leads), both_lanes(m->leads + 16),
       both_lanes(m->leads + 32), both_lanes(m->leads + 48)},
      both_lanes(bits), both_lanes(m->ascii),
      both_lanes(m->nibbles), both_lanes(m->nibbles + 16)};
  const bool small = m->lower, ascii = m->any_ascii;
  unsigned wide = WIDE, risky = 0;
  size_t i = 0;
  while (len - i >= 36) { /* what follows 32 bytes may be mapped, too */
    if (wide == 0 && !ascii) {
      i += copy_ascii(in + i, len - i, out + i, small);
      wide = WIDE;
      continue;
    }
    __m256i v = load(in + i);
    store(out + i, small ? lower_block(v) : v);
    wide = wide > 0 ? wide - 1 : 0;
    uint32_t marked = 0;
    if (risky > 0 || has_lead(&t, v)) {
      marked = risky_leads(&t, v, load(in + i + 1));
      risky = marked != 0 || risky == 0 ? RISKY : risky - 1;
    }
    if (ascii) marked |= special_ascii(&t, v);
    bool stop = false;
    unsigned end = marked == 0 ? 32 : look(m, in + i, out + i, marked, marks,
                                           &stop);
    i += end;
    if (stop) return i;
    if (__builtin_popcount(marked) >= DENSE)
      i = to_dense(m, in, i, len, out, marks);
  }
  return skip_scalar(m, in, i, len, out, marks);
}

size_t norm_skip(const norm_map *m, simd_level level, const uint8_t *in,
                 size_t len, uint8_t *out) {
  mark_state marks = {NULL, 0};
  if (len < 33 || level == SIMD_SCALAR)
    return skip_scalar(m, in, 0, len, out, &marks);
  if (level == SIMD_SSE2) return skip_sse2(m, in, len, out, &marks);
  return skip_avx2(m, in, len, out, &marks);
}

#else

size_t norm_skip(const norm_map *m, simd_level level, const uint8_t *in,
                 size_t len, uint8_t *out) {
  mark_state marks = {NULL, 0};
  (void)level;
  return skip_scalar(m, in, 0, len, out, &marks);
}

#endif
