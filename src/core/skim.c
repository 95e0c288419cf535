/* skim.c: a text through the filters of runs.
 *
 * Sixty-four bytes at a time become masks; where a run starts and ends is
 * written down, hashed, and looked up in the filter of first runs; what is left
 * is looked up with the run behind it.  What cannot be judged so (a letter that
 * is not ASCII, an ignorable) lets all around it through. */
#include "skim.h"

#include <string.h>

#include "run.h"

/* ---- Whether it pays ---- */

#define SAMPLES 64
#define SAMPLE_BYTES 1024

static size_t count_high(const uint8_t *s, size_t len) {
  size_t n = 0;
  for (size_t i = 0; i < len; i++) n += s[i] >> 7;
  return n;
}

/* Where more than an eighth of the bytes are not ASCII, most tokens would need
 * the closer look. */
static int is_mostly_ascii(const text_view *t) {
  size_t step = t->len / SAMPLES, seen = t->len, high = 0;
  if (step <= SAMPLE_BYTES) {
    high = count_high(t->bytes, t->len);
  } else {
    seen = SAMPLES * SAMPLE_BYTES;
    for (size_t i = 0; i < SAMPLES; i++)
      high += count_high(t->bytes + i * step, SAMPLE_BYTES);
  }
  return high <= seen / 8;
}

int skim_serves(const flat *b, const text_view *t) {
  return !(b->header.flags & FLAT_FUZZY) && is_mostly_ascii(t);
}

/* ---- Runs ---- */

/* The bytes of a block that are not ASCII and may belong to a word: all but
 * signs, in lists that have none at a start.  *spill are the bits of a sign
 * that reaches into the next block. */
static uint64_t unsafe_bytes(const flat *b, const uint8_t *s, size_t len,
                             uint64_t high, uint64_t *spill) {
  uint64_t signs = *spill;
  *spill = 0;
  if (b->header.flags & FLAT_HIGH_SIGNS) return high;
  for (uint64_t left = high & ~signs; left; left &= left - 1) {
    unsigned i = block_lowest(left);
    if (len - i < 3 || !run_is_sign(s + i)) continue;
    signs |= (uint64_t)7 << i;
    if (i > 61) *spill = 7u >> (64 - i);
  }
  return high & ~signs;
}

/* The bytes of a block; of the last, short one with blanks behind them. */
static const uint8_t *block_at(const uint8_t *s, size_t at, size_t len,
                               uint8_t last[BLOCK_BYTES]) {
  if (len - at >= BLOCK_BYTES) return s + at;
  memset(last, ' ', BLOCK_BYTES);
  memcpy(last, s + at, len - at);
  return last;
}

/* Write down where runs start in the stretch s[0 .. len); 'more' bytes can be
 * read behind it. */
static inline void find_runs(skim *q, const uint8_t *s, size_t len,
                             size_t more) {
  uint64_t carry = 0, spill = 0, any = 0;
  size_t n = 0, at = 0;
  uint8_t last[BLOCK_BYTES];
  for (; at < len; at += 64) {
    const uint8_t *bytes = block_at(s, at, len, last);
    uint64_t high, unsafe = 0;
    uint64_t run = block_runs(bytes, q->small + at, q->gaps + at, &high);
    if (q->b->header.flags & FLAT_SIGNS)
      q->sign[at / 64] = block_signs(bytes) & ~run;
    if (high | spill)
      unsafe = unsafe_bytes(q->b, s + at, len - at + more, high, &spill);
    run |= unsafe;
    any |= unsafe;
    q->run[at / 64] = run;
    q->unsafe[at / 64] = unsafe;
    for (uint64_t left = run & ~(run << 1 | carry); left; left &= left - 1)
      q->starts[n++] = (uint16_t)(at + block_lowest(left));
    carry = run >> 63;
  }
  q->run[at / 64] = q->unsafe[at / 64] = 0;
  memset(q->gaps + at, 0xFF, 32);
  memset(q->small + at, 0, 32);
  q->runs = n;
  q->any_wild = any != 0;
  q->open = len > 0 && q->run[(len - 1) / 64] >> ((len - 1) & 63) & 1;
}

static size_t run_length(const skim *q, size_t start) {
  size_t word = start / 64, n = 64 - (start & 63);
  uint64_t gap = ~q->run[word] >> (start & 63);
  if (gap != 0) return block_lowest(gap);
  while (~q->run[++word] == 0) n += 64;
  return n + block_lowest(~q->run[word]);
}

/* Mark the runs that hold unsafe bytes. */
static void mark_wild(skim *q) {
  size_t i = 0;
  for (size_t word = 0; word * 64 < SKIM_BYTES; word++) {
    if (word * 64 > q->starts[q->runs - 1] + run_length(q, q->starts[q->runs -
                                                                     1]))
      break;
    for (uint64_t left = q->unsafe[word]; left; left &= left - 1) {
      size_t at = word * 64 + block_lowest(left);
      while (i + 1 < q->runs && q->starts[i + 1] <= at) i++;
      q->wild[i] = 1;
    }
  }
}

/* ---- Filters ---- */

/* Keep the runs whose first bytes may start a surface. */
static inline size_t look_up_first(skim *q) {
  const uint64_t *first = q->b->run_first;
  const unsigned shift = q->b->run_first_shift - 1;
  const size_t runs = q->runs;
  size_t kept = 0;
  for (size_t i = 0; i < runs; i++) {
    size_t start = q->starts[i];
    uint64_t gap = hash_load8(q->gaps + start);
    uint64_t head = hash_load8(q->small + start) & (gap ^ (gap - 1));
    uint64_t prefix = run_prefix(head), bit = prefix >> shift & ~(uint64_t)1;
    unsigned says = (unsigned)(first[bit >> 6] >> (bit & 63)) & 3;
    q->prefix[i] = prefix;
    q->kept[kept] = (uint16_t)i;
    q->says[kept] = (uint8_t)says;
    kept += says != 0;
  }
  q->prefix[runs] = 0;
  return kept;
}

/* The same, wild ones too. */
static size_t look_up_wild(skim *q) {
  size_t kept = look_up_first(q), wild = 0, to;
  for (size_t i = 0; i < q->runs; i++) wild += q->wild[i];
  for (size_t n = 0; n < kept; n++) wild -= q->wild[q->kept[n]];
  to = kept + wild; /* from behind, so that nothing is in the way */
  for (size_t i = q->runs, from = kept; i-- > 0;) {
    int known = from > 0 && q->kept[from - 1] == i;
    from -= (size_t)known;
    if (!known && !q->wild[i]) continue;
    q->says[--to] = known ? q->says[from] : SKIM_ANY;
    q->kept[to] = (uint16_t)i;
  }
  return kept + wild;
}

/* The hash of a run, without a branch. */
static inline uint64_t hash_run(const skim *q, size_t i) {
  size_t start = q->starts[i];
  uint64_t gap = hash_load8(q->gaps + start + 8);
  uint64_t next = hash_load8(q->small + start + 8) & (gap ^ (gap - 1));
  next &= (uint64_t)0 - (hash_load8(q->gaps + start) == 0);
  return run_hash(q->prefix[i], next);
}

static inline const uint64_t *second_at(const skim *q, uint64_t key) {
  return &q->b->run_second[run_word(key, q->b->run_second_mask)];
}

static inline unsigned may_be(const skim *q, uint64_t key) {
  uint64_t bits = run_bits(key);
  return (*second_at(q, key) & bits) == bits;
}

/* What a run is alone and before the next, for the second filter. */
typedef struct keys {
  uint64_t alone, longer;
} keys;

/* The keys of runs that were kept, and a call for what they look at. */
static void make_keys(const skim *q, size_t from, size_t n, keys *out) {
  for (size_t k = 0; k < n; k++) {
    size_t i = q->kept[from + k];
    out[k].alone = run_key(hash_run(q, i));
    out[k].longer = run_pair(q->prefix[i], q->prefix[i + 1]);
    __builtin_prefetch(second_at(q, out[k].alone));
    __builtin_prefetch(second_at(q, out[k].longer));
  }
}

#define TOGETHER 64 /* runs that are looked up together */

/* Keep what the second filter lets through.  Behind the last run of a stretch
 * anything may come, and where the next one is wild or cut by the stretch's
 * end. */
static size_t look_up_second(skim *q, size_t kept, int last) {
  size_t known = last ? q->runs : q->runs - 1 - (size_t)(q->open != 0);
  size_t out = 0;
  keys k[TOGETHER];
  for (size_t from = 0; from < kept; from += TOGETHER) {
    size_t n = kept - from < TOGETHER ? kept - from : TOGETHER;
    make_keys(q, from, n, k);
    for (size_t j = 0; j < n; j++) {
      size_t i = q->kept[from + j];
      unsigned says = q->says[from + j], more = says >> 1 & 1;
      unsigned any = q->wild[i] | (q->wild[i + 1] & more);
      more &= may_be(q, k[j].longer) | (i >= known);
      says = (says & may_be(q, k[j].alone)) | more << 1 | any << 2;
      q->kept[out] = (uint16_t)i;
      q->says[out] = (uint8_t)says;
      out += says != 0;
    }
  }
  return out;
}

static void put_places(skim *q, size_t kept) {
  for (size_t n = 0; n < kept; n++) {
    size_t start = q->starts[q->kept[n]];
    size_t end = q->base + start + run_length(q, start);
    q->places[n] = (skim_place){(uint32_t)(q->base + start), (uint32_t)end,
                                q->says[n]};
  }
  q->len = kept;
}

/* ---- Signs ---- */

static int is_start_sign(const flat *b, uint8_t c) {
  return b->header.signs[c >> 6 & 1] >> (c & 63) & 1;
}

/* What may start at a sign before the run 'next'. */
static unsigned look_up_sign(const skim *q, uint8_t c, size_t next,
                             int last) {
  const flat *b = q->b;
  uint64_t prefix = run_prefix(c), pair = prefix >> b->run_first_shift;
  unsigned says = b->run_first[pair >> 5] >> (pair & 31) * 2 & 3;
  int unknown = next + 1 >= q->runs && !last;
  if (says & FLAT_LONGER && (unknown || (q->any_wild && q->wild[next])))
    return SKIM_ANY;
  if (says & FLAT_ALONE && may_be(q, run_key(prefix))) return SKIM_ANY;
  if (next == q->runs || !(says & FLAT_LONGER)) return 0;
  return may_be(q, run_pair(prefix, q->prefix[next])) ? SKIM_ANY : 0;
}

/* Put signs that may start a surface among the places, by start: from behind,
 * so that nothing is in the way. */
static void merge_signs(skim *q, const uint16_t *sign, size_t n) {
  size_t from = q->len, to = q->len += n;
  while (n > 0) {
    uint32_t at = (uint32_t)(q->base + sign[--n]);
    while (from > 0 && q->places[from - 1].start > at)
      q->places[--to] = q->places[--from];
    q->places[--to] = (skim_place){at, at + 1, SKIM_ANY};
  }
}

/* Find the signs of the stretch that may start a surface. */
static void put_signs(skim *q, const uint8_t *s, size_t done, int last) {
  uint16_t sign[SKIM_BYTES];
  size_t n = 0, next = 0;
  for (size_t at = 0; at < done; at += 64)
    for (uint64_t left = q->sign[at / 64]; left; left &= left - 1) {
      size_t i = at + block_lowest(left);
      if (i >= done) break;
      if (!is_start_sign(q->b, s[i])) continue;
      while (next < q->runs && q->starts[next] < i) next++;
      sign[n] = (uint16_t)i;
      n += look_up_sign(q, s[i], next, last) != 0;
    }
  if (n > 0) merge_signs(q, sign, n);
}

/* Leave the last run to the next stretch, where what comes behind it is known.
 * A run that fills the stretch is looked at closely in two parts. */
static size_t leave_last(skim *q, size_t len) {
  size_t start = q->runs > 0 ? q->starts[q->runs - 1] : 0;
  if (start > 0) return start;
  if (q->open) {
    memset(q->unsafe, 0xFF, sizeof q->unsafe);
    q->any_wild = 1;
  }
  return len;
}

void skim_open(skim *q, const flat *b, const text_view *t) {
  q->b = b;
  q->t = t;
  q->base = q->next = 0;
}

/* Fill the stretch in and keep what passes the first filter. */
static inline size_t look(skim *q, const uint8_t *s, size_t len, size_t more,
                          int last, size_t *done) {
  find_runs(q, s, len, more);
  *done = last ? len : leave_last(q, len);
  memset(q->wild, 0, q->runs + 2);
  if (!q->any_wild) return look_up_first(q);
  mark_wild(q);
  return look_up_wild(q);
}

int skim_next(skim *q) {
  q->base = q->next;
  if (q->base >= q->t->len) return 0;
  size_t left = q->t->len - q->base, done;
  size_t len = left < SKIM_BYTES ? left : SKIM_BYTES;
  const uint8_t *s = q->t->bytes + q->base;
  size_t kept = look(q, s, len, left - len, left == len, &done);
  while (kept > 0 && q->starts[q->kept[kept - 1]] >= done) kept--;
  put_places(q, look_up_second(q, kept, left == len));
  if (q->b->header.flags & FLAT_SIGNS) put_signs(q, s, done, left == len);
  q->next = q->base + done;
  return 1;
}

/* ---- Building ---- */

static uint64_t load4(const uint8_t *s) {
  return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 |
         (uint64_t)s[3] << 24;
}

/* The first eight bytes of s[0 .. n), made small; no byte behind it is read:
 * the reads overlap. */
static uint64_t head_of(const uint8_t *s, size_t n) {
  uint64_t small = RUN_SMALL;
  if (n >= 8) return hash_load8(s) | small;
  if (n == 0) return 0;
  small >>= 64 - 8 * n;
  if (n >= 4)
    return load4(s) | load4(s + n - 4) << 8 * (n - 4) | small;
  return s[0] | (uint64_t)s[n / 2] << 8 * (n / 2) |
         (uint64_t)s[n - 1] << 8 * (n - 1) | small;
}

static uint64_t prefix_of(const uint8_t *s, size_t n) {
  return run_prefix(head_of(s, n));
}

/* Is there a byte that is neither of a run nor a sign? */
static int is_wild_at(const uint8_t *s, size_t len, size_t i) {
  return i < len && s[i] >= 0x80 && !(len - i >= 3 && run_is_sign(s + i));
}

static size_t run_end(const uint8_t *s, size_t len, size_t i) {
  while (i < len && run_has(s[i])) i++;
  return i;
}

static void finish(skim_surface *r, unsigned says) {
  r->state = SKIM_DONE;
  r->says = says;
}

/* The first run, or a sign in its place; a surface that starts otherwise is
 * looked for closely. */
static size_t read_first(skim_surface *r, const uint8_t *s, size_t len) {
  size_t end = run_end(s, len, 0);
  if (is_wild_at(s, len, end)) {
    finish(r, 0);
    return len;
  }
  r->state = SKIM_ONE;
  if (end > 0) {
    r->prefix[0] = prefix_of(s, end);
    r->hash = run_hash(r->prefix[0],
                       end < 8 ? 0 : head_of(s + 8, end - 8));
    return end;
  }
  r->has_sign = 1;
  r->sign = s[0];
  r->hash = r->prefix[0] = run_prefix(s[0]);
  return s[0] < 0x80 ? 1 : 3;
}

void skim_read(skim_surface *r, const uint8_t *s, size_t len) {
  size_t i = 0;
  if (len == 0 || r->state == SKIM_DONE) return;
  if (r->state == SKIM_START) i = read_first(r, s, len);
  while (i < len && !run_has(s[i]) && !is_wild_at(s, len, i))
    i += s[i] < 0x80 ? 1 : 3;
  if (i == len) return;
  size_t end = run_end(s, len, i);
  r->second = end > i && !is_wild_at(s, len, end);
  if (r->second) r->prefix[1] = prefix_of(s + i, end - i);
  finish(r, FLAT_LONGER);
}

void skim_end(skim_surface *r) {
  if (r->state == SKIM_ONE) finish(r, FLAT_ALONE);
}

void skim_note(const skim_surface *r, uint64_t *first, size_t first_items,
                uint64_t *second, size_t second_items) {
  if (r->says == 0) return;
  uint64_t pair = r->prefix[0] >> flat_run_shift(first_items);
  first[pair >> 5] |= (uint64_t)r->says << (pair & 31) * 2;
  if (r->says == FLAT_LONGER && !r->second) return;
  uint64_t key = r->says == FLAT_ALONE
                     ? run_key(r->hash)
                     : run_pair(r->prefix[0], r->prefix[1]);
  second[run_word(key, second_items - 1)] |= run_bits(key);
}
