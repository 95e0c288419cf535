/* fold.c: search folding, one pass over the bytes. */
#include "fold.h"

#include <stdbool.h>
#include <string.h>

#include <utf8proc.h>

#include "../tables/fold_data.h"
#include "chars.h"
#include "utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum {
  BLOCK = 16,       /* bytes of ASCII folded at once */
  SCRATCH = 256,    /* bytes of ASCII folded aside, if out may be too short */
  EQUAL_BUFFER = 512, /* bytes folded before fold_equal compares */
  SLOW_MAX = 16,    /* code points that utf8proc may make of one; it is 4 */
  HANGUL_BASE = 0xAC00,
  HANGUL_COUNT = 11172,
  LEAD_BASE = 0x1100,
  VOWEL_BASE = 0x1161,
  TRAIL_BASE = 0x11A7, /* one before the first: 0 means no trailing jamo */
  VOWEL_COUNT = 21,
  TRAIL_COUNT = 28
};

typedef struct fold_mark {
  uint32_t code_point;
  uint8_t combining_class; /* never 0 */
} fold_mark;

/* Where a fold is, between two code points. */
typedef struct fold_state {
  uint8_t *out;
  size_t cap;
  size_t len;         /* bytes the output needs so far; may exceed cap */
  bool after_base;    /* do marks that come now belong to a folding base? */
  size_t mark_count;  /* marks that wait to be put in canonical order */
  fold_mark marks[FOLD_MARKS_MAX];
} fold_state;

static uint8_t lower(uint8_t byte) {
  return (uint8_t)((unsigned)byte - 'A' < 26 ? byte | 0x20 : byte);
}

static bool is_ascii_letter(uint8_t byte) {
  return (unsigned)lower(byte) - 'a' < 26;
}

/* Folds BLOCK bytes of ASCII; false, and nothing written, if one is not. */
#if defined(__SSE2__)
static bool lower_block(const uint8_t *text, uint8_t *out) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
  if (_mm_movemask_epi8(bytes) != 0) return false;
  __m128i above = _mm_cmpgt_epi8(bytes, _mm_set1_epi8('A' - 1));
  __m128i below = _mm_cmplt_epi8(bytes, _mm_set1_epi8('Z' + 1));
  __m128i bit = _mm_and_si128(_mm_and_si128(above, below), _mm_set1_epi8(0x20));
  _mm_storeu_si128((__m128i *)(void *)out, _mm_or_si128(bytes, bit));
  return true;
}
#else
static bool lower_block(const uint8_t *text, uint8_t *out) {
  uint8_t all = 0;
  for (size_t i = 0; i < BLOCK; i++) all |= text[i];
  if (all >= 0x80) return false;
  for (size_t i = 0; i < BLOCK; i++) out[i] = lower(text[i]);
  return true;
}
#endif

/* Folds the ASCII that text starts with; returns its length. */
static size_t lower_ascii(const uint8_t *text, size_t len, uint8_t *out) {
  size_t i = 0;
  while (len - i >= BLOCK && lower_block(text + i, out + i)) i += BLOCK;
  for (; i < len && text[i] < 0x80; i++) out[i] = lower(text[i]);
  return i;
}

/* How many bytes of text are ASCII and fold to the same bytes of folded? */
static size_t equal_ascii(const uint8_t *text, const uint8_t *folded,
                          size_t len) {
  uint8_t block[BLOCK];
  size_t i = 0;
  while (len - i >= BLOCK && lower_block(text + i, block) &&
         memcmp(block, folded + i, BLOCK) == 0) {
    i += BLOCK;
  }
  while (i < len && text[i] < 0x80 && lower(text[i]) == folded[i]) i++;
  return i;
}

/* The entry of a code point in the folding table; fold_data.h tells how to
   read it. */
static uint16_t find_entry(uint32_t code_point) {
  if (code_point > CHARS_LAST) return 0;
  uint32_t low = code_point & ((1U << FOLD_LOW_BITS) - 1);
  uint32_t rest = code_point >> FOLD_LOW_BITS;
  uint32_t middle = rest & ((1U << FOLD_MIDDLE_BITS) - 1);
  uint32_t block = fold_top[rest >> FOLD_MIDDLE_BITS];
  block = fold_middle[block << FOLD_MIDDLE_BITS | middle];
  return fold_leaf[block << FOLD_LOW_BITS | low];
}

static void put(fold_state *f, const uint8_t *bytes, size_t n) {
  if (f->len < f->cap) {
    size_t room = f->cap - f->len;
    memcpy(f->out + f->len, bytes, n < room ? n : room);
  }
  f->len += n;
}

/* Is there room for any code point? */
static bool has_room(const fold_state *f) {
  return f->len <= f->cap && f->cap - f->len >= 4;
}

/* Writes the first n <= 4 of four readable bytes: where there is room all four
   are copied, which is one instruction, and the next code point covers what is
   too much. */
static void put_sequence(fold_state *f, const uint8_t *bytes, size_t n) {
  if (!has_room(f)) {
    put(f, bytes, n);
    return;
  }
  memcpy(f->out + f->len, bytes, 4);
  f->len += n;
}

static void put_code_point(fold_state *f, uint32_t code_point) {
  uint8_t bytes[4];
  if (has_room(f)) {
    f->len += utf8_encode(code_point, f->out + f->len);
  } else {
    put(f, bytes, utf8_encode(code_point, bytes));
  }
}

/* Writes the waiting marks. */
static void flush(fold_state *f) {
  for (size_t i = 0; i < f->mark_count; i++) {
    put_code_point(f, f->marks[i].code_point);
  }
  f->mark_count = 0;
}

/* Adds a mark behind those of the same or a lower class: insertion, at most
   FOLD_MARKS_MAX steps. */
static void add_mark(fold_state *f, uint32_t code_point, uint8_t class) {
  if (f->mark_count == FOLD_MARKS_MAX) flush(f);
  size_t i = f->mark_count++;
  for (; i > 0 && f->marks[i - 1].combining_class > class; i--) {
    f->marks[i] = f->marks[i - 1];
  }
  f->marks[i].code_point = code_point;
  f->marks[i].combining_class = class;
}

/* Writes a code point of the result; what has a combining class waits. */
static void emit(fold_state *f, uint32_t code_point, uint8_t class) {
  if (class != 0) {
    add_mark(f, code_point, class);
    return;
  }
  flush(f);
  put_code_point(f, code_point);
}

/* Emits a decomposed mark or starter, unless it is a mark that vanishes. A
   spacing mark never does, nor does it end the reach of its base: canonical
   ordering may put it before or behind the others. */
static void emit_visible(fold_state *f, uint32_t code_point, uint32_t record) {
  bool vanishes = f->after_base && chars_is_mark(record) &&
                  chars_category(record) != CHARS_GC_MC;
  if (!vanishes) emit(f, code_point, chars_combining_class(record));
}

/* Emits the string of a FOLD_LONG entry. Each part is looked at by itself: the
   spacing mark U+0CC7 is made of a spacing one and one that may vanish. */
static void emit_long(fold_state *f, uint16_t entry) {
  const uint8_t *text = fold_pool + (entry & (FOLD_LONG - 1));
  size_t left = *text++;
  while (left > 0) {
    uint32_t code_point;
    size_t n = utf8_decode(text, left, &code_point);
    emit_visible(f, code_point, chars_record(code_point));
    text += n;
    left -= n;
  }
}

/* The length of a UTF-8 sequence, from its first byte. */
static size_t sequence_length(uint8_t lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* A Hangul syllable in its jamo (The Unicode Standard, 3.12), so that both
   normalization forms agree. */
static void emit_hangul(fold_state *f, uint32_t index) {
  uint32_t trail = index % TRAIL_COUNT;
  index /= TRAIL_COUNT;
  put_code_point(f, LEAD_BASE + index / VOWEL_COUNT);
  put_code_point(f, VOWEL_BASE + index % VOWEL_COUNT);
  if (trail != 0) put_code_point(f, TRAIL_BASE + trail);
}

/* A code point that 15.0 assigns and that is no mark. */
static void fold_starter(fold_state *f, uint32_t code_point, uint32_t record,
                         uint16_t entry) {
  flush(f);
  f->after_base = chars_is_folding_base(record);
  if (entry & FOLD_LONG) {
    emit_long(f, entry);
  } else if (entry != 0) {
    put_sequence(f, fold_pool + entry, sequence_length(fold_pool[entry]));
  } else if (code_point - HANGUL_BASE < HANGUL_COUNT) {
    emit_hangul(f, code_point - HANGUL_BASE);
  } else {
    put_code_point(f, code_point);
  }
}

/* Folds a code point of Unicode 15.0. */
static void fold_known(fold_state *f, uint32_t code_point, uint32_t record) {
  uint16_t entry = find_entry(code_point);
  if (entry == FOLD_DROPPED) return;
  if (!chars_is_mark(record)) {
    fold_starter(f, code_point, record, entry);
  } else if (entry != 0) { /* marks have FOLD_LONG entries only */
    emit_long(f, entry);
  } else {
    emit_visible(f, code_point, record);
  }
}

/* Folds a code point that only utf8proc may know. Which scripts fold their
   marks is a question it does not answer: such a letter is no folding base. */
static void fold_unknown(fold_state *f, uint32_t code_point) {
  const utf8proc_property_t *property =
      utf8proc_get_property((utf8proc_int32_t)code_point);
  bool mark = property->category >= UTF8PROC_CATEGORY_MN &&
              property->category <= UTF8PROC_CATEGORY_ME;
  if (mark && f->after_base &&
      property->category != UTF8PROC_CATEGORY_MC) {
    return;
  }
  if (!mark) f->after_base = false;
  emit(f, code_point, (uint8_t)property->combining_class);
}

/* Is this code point's folding in our tables? */
static bool is_known(uint32_t record) {
  return chars_is_assigned(record) || chars_is_ignorable(record);
}

/* The slow path: utf8proc decomposes and folds the case, as far as it knows the
   code point; it may lead to known ones. */
static void fold_unassigned(fold_state *f, uint32_t code_point) {
  utf8proc_int32_t parts[SLOW_MAX] = {(utf8proc_int32_t)code_point};
  int bound_class = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char(
      parts[0], parts, SLOW_MAX, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD,
      &bound_class);
  if (n < 0 || n > SLOW_MAX) return; /* no version of utf8proc does that */
  for (utf8proc_ssize_t i = 0; i < n; i++) {
    uint32_t part = (uint32_t)parts[i];
    uint32_t record = chars_record(part);
    if (is_known(record)) {
      fold_known(f, part, record);
    } else {
      fold_unknown(f, part);
    }
  }
}

static void fold_point(fold_state *f, uint32_t code_point) {
  uint32_t record = chars_record(code_point);
  if (is_known(record)) {
    fold_known(f, code_point, record);
  } else {
    fold_unassigned(f, code_point);
  }
}

/* Folds the ASCII that text starts with; returns its length, which is a part
   of it if the rest of the output has to be counted only. */
static size_t fold_ascii(fold_state *f, const uint8_t *text, size_t len) {
  uint8_t scratch[SCRATCH];
  size_t n;
  flush(f);
  if (f->len <= f->cap && f->cap - f->len >= len) {
    n = lower_ascii(text, len, f->out + f->len);
    f->len += n;
  } else {
    n = lower_ascii(text, len < SCRATCH ? len : SCRATCH, scratch);
    put(f, scratch, n);
  }
  f->after_base = is_ascii_letter(text[n - 1]);
  return n;
}

/* Folds a run of ASCII or one code point; returns the bytes it took. */
static size_t fold_step(fold_state *f, const uint8_t *text, size_t len) {
  if (text[0] < 0x80) return fold_ascii(f, text, len);
  uint32_t code_point;
  size_t n = utf8_decode(text, len, &code_point);
  fold_point(f, code_point);
  return n;
}

static void start(fold_state *f, uint8_t *out, size_t cap) {
  f->out = out;
  f->cap = cap;
  f->len = 0;
  f->after_base = false;
  f->mark_count = 0;
}

size_t fold_bytes(const uint8_t *text, size_t len, uint8_t *out, size_t cap) {
  fold_state f;
  start(&f, out, cap);
  for (size_t i = 0; i < len;) i += fold_step(&f, text + i, len - i);
  flush(&f);
  return f.len;
}

/* Takes the output so far off the start of folded; false if it differs. */
static bool take_equal(fold_state *f, const uint8_t **folded, size_t *left) {
  size_t n = f->len;
  if (n > *left || (n > 0 && memcmp(f->out, *folded, n) != 0)) return false;
  *folded += n;
  *left -= n;
  f->len = 0;
  return true;
}

/* Between two looks at the buffer it gets less than a quarter, what one step
   makes, and the marks that waited. */
_Static_assert(EQUAL_BUFFER / 4 + FOLD_MARKS_MAX * 4 +
                       SLOW_MAX * FOLD_LONG_MAX <= EQUAL_BUFFER,
               "a step cannot overrun the buffer of fold_equal");

static int equal_rest(fold_state *f, const uint8_t *text, size_t len,
                      const uint8_t *folded, size_t folded_len) {
  for (size_t i = 0; i < len;) {
    i += fold_step(f, text + i, len - i);
    if (f->len < EQUAL_BUFFER / 4) continue;
    if (!take_equal(f, &folded, &folded_len)) return 0;
  }
  flush(f);
  return take_equal(f, &folded, &folded_len) && folded_len == 0;
}

int fold_equal(const uint8_t *text, size_t len, const uint8_t *folded,
               size_t folded_len) {
  size_t n = equal_ascii(text, folded, len < folded_len ? len : folded_len);
  if (n == len) return n == folded_len;
  if (text[n] < 0x80) return 0;
  uint8_t buffer[EQUAL_BUFFER];
  fold_state f;
  start(&f, buffer, sizeof buffer);
  f.after_base = n > 0 && is_ascii_letter(text[n - 1]);
  return equal_rest(&f, text + n, len - n, folded + n, folded_len - n);
}
