/* quotation.c: quotations and brackets that stay in one sentence. */
#include "quotation.h"

#include "chars.h"
#include "utf8.h"

#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#endif

/* What may close what.  A straight mark closes itself. */
static const struct {
  uint32_t open, close, other;
} pairs[] = {
    {'"', '"', 0},         {'\'', '\'', 0},        {'(', ')', 0},
    {'[', ']', 0},         {'{', '}', 0},          {0xAB, 0xBB, 0},
    {0x2018, 0x2019, 0},   {0x201A, 0x2018, 0x2019}, {0x201C, 0x201D, 0},
    {0x201E, 0x201C, 0x201D}, {0x2039, 0x203A, 0}, {0x3008, 0x3009, 0},
    {0x300A, 0x300B, 0},   {0x300C, 0x300D, 0},    {0x300E, 0x300F, 0},
    {0x3010, 0x3011, 0},   {0xFF08, 0xFF09, 0},    {0xFF62, 0xFF63, 0},
};

/* Bytes that may begin an opening mark. */
static int may_open(uint8_t b) {
  return b == '"' || b == '\'' || b == '(' || b == '[' || b == '{' ||
         b == 0xC2 || b == 0xE2 || b == 0xE3 || b == 0xEF;
}

static size_t pair_of(uint32_t c) {
  size_t i = 0;
  while (i < BASE_LEN(pairs) && pairs[i].open != c) i++;
  return i;
}

static int is_letter(uint32_t c) {
  uint32_t record = chars_record(c);
  return chars_is_letter(record) || chars_is_number(record);
}

static uint32_t point_before(const uint8_t *s, size_t lo, size_t at) {
  uint32_t c = ' ';
  if (at > lo) {
    size_t i = lo + utf8_before(s + lo, at - lo);
    utf8_decode(s + i, at - i, &c);
  }
  return c;
}

size_t quotation_open(const uint8_t *s, size_t lo, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    if (!may_open(s[i])) continue;
    uint32_t c;
    utf8_decode(s + i, to - i, &c);
    if (pair_of(c) == BASE_LEN(pairs)) continue;
    if (c != '"' && c != '\'') return i;
    /* A straight mark opens before a word. */
    int blank = i + 1 == to || s[i + 1] <= ' ';
    if (!blank && !is_letter(point_before(s, lo, i))) return i;
  }
  return to;
}

/* Does the mark at s[i] with 'len' bytes close, where it may also be something
 * else: an apostrophe, or the opening of another? */
static int really_closes(const uint8_t *s, size_t at, size_t i, size_t len,
                         size_t end, uint32_t c) {
  if (c != '"' && c != '\'' && c != 0x2019) return 1;
  uint32_t next = ' ';
  if (i + len < end) utf8_decode(s + i + len, end - i - len, &next);
  uint32_t previous = point_before(s, at, i);
  return !is_letter(next) && previous != ' ' && previous != '(';
}

size_t quotation_close(const uint8_t *s, size_t at, size_t end, int line,
                       size_t *resume) {
  uint32_t open, c;
  size_t len, depth = 1, opens = 1;
  size_t i = at + utf8_decode(s + at, end - at, &open);
  size_t pair = pair_of(open);
  int nests = pairs[pair].other == 0 && open != '"' && open != '\'';
  *resume = i;
  for (; i < end; i += len) {
    len = utf8_decode(s + i, end - i, &c);
    if (c == '\n' && (line || (i + 1 < end && s[i + 1] == '\n'))) return 0;
    int closes = c == pairs[pair].close || (c != 0 && c == pairs[pair].other);
    if (closes && really_closes(s, at, i, len, end, c)) {
      if (--depth == 0) return i + len;
    } else if (c == open) {
      depth += (size_t)nests;
      if (++opens > QUOTATION_DEPTH) {
        *resume = i;
        return 0;
      }
    }
  }
  return 0;
}

/* At b: 1 for a mark that opens a title, 0 for one that closes, else -1. */
static int title_mark(const uint8_t *b) {
  if (b[0] != 0xE3 || b[1] != 0x80) return -1;
  if (b[2] == 0x8A || b[2] == 0x88) return 1; /* 《 〈 */
  return b[2] == 0x8B || b[2] == 0x89 ? 0 : -1;
}

#if defined(__SSE2__) && defined(__GNUC__)

/* What the last mark in 18 bytes at b is; -1 if none is there. */
static int last_mark(const uint8_t *b) {
  __m128i first = _mm_loadu_si128((const __m128i *)(const void *)b);
  __m128i second = _mm_loadu_si128((const __m128i *)(const void *)(b + 1));
  __m128i both =
      _mm_and_si128(_mm_cmpeq_epi8(first, _mm_set1_epi8((char)0xE3)),
                    _mm_cmpeq_epi8(second, _mm_set1_epi8((char)0x80)));
  unsigned starts = (unsigned)_mm_movemask_epi8(both);
  while (starts != 0) {
    unsigned last = 31u - (unsigned)__builtin_clz(starts);
    int kind = title_mark(b + last);
    if (kind >= 0) return kind;
    starts &= ~(1u << last);
  }
  return -1;
}

#else

static int last_mark(const uint8_t *b) {
  for (unsigned i = 16; i-- > 0;) {
    int kind = title_mark(b + i);
    if (kind >= 0) return kind;
  }
  return -1;
}

#endif

int quotation_in_title(const uint8_t *s, size_t lo, size_t at) {
  size_t end = at;
  for (; end - lo >= 18; end -= 16) {
    int kind = last_mark(s + end - 18);
    if (kind >= 0) return kind;
  }
  for (; end - lo >= 3; end--) {
    int kind = title_mark(s + end - 3);
    if (kind >= 0) return kind;
  }
  return 0;
}
