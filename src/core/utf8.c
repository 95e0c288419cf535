/* utf8.c: UTF-8. */
#include "utf8.h"

/* How many bytes a lead byte asks for; 0 for one that cannot lead. */
static unsigned sequence_length(uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

/* Table 3-7: which second bytes a lead byte allows.  The narrower ranges keep
 * out overlong forms, surrogates and what lies beyond U+10FFFF. */
static int second_allowed(uint8_t lead, uint8_t second) {
  uint8_t low = 0x80, high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  return second >= low && second <= high;
}

size_t utf8_decode_long(const uint8_t *s, size_t left, uint32_t *code_point) {
  static const uint8_t lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  unsigned n = sequence_length(s[0]);
  *code_point = UTF8_REPLACEMENT;
  if (n == 0) return 1;
  uint32_t c = s[0] & lead_bits[n];
  for (unsigned i = 1; i < n; i++) {
    if (i >= left) return i;
    if (i == 1 && !second_allowed(s[0], s[1])) return 1;
    if ((s[i] & 0xC0) != 0x80) return i;
    c = c << 6 | (s[i] & 0x3F);
  }
  *code_point = c;
  return n;
}

size_t utf8_before(const uint8_t *s, size_t at) {
  size_t start = at - 1;
  while (start > 0 && at - start < 4 && (s[start] & 0xC0) == 0x80) start--;
  uint32_t ignored;
  if (start + utf8_decode(s + start, at - start, &ignored) == at) return start;
  return at - 1;
}

static const char *reason_of(const uint8_t *s, size_t left) {
  uint8_t lead = s[0];
  if (lead < 0xC0) return "continuation byte without a lead byte";
  if (lead < 0xC2) return "overlong form";
  if (lead >= 0xF5) return "byte that UTF-8 never has";
  if (left == 1) return "truncated sequence";
  uint8_t second = s[1];
  if ((second & 0xC0) != 0x80) return "truncated sequence";
  if (lead == 0xED && second >= 0xA0) return "surrogate";
  if (lead == 0xF4 && second >= 0x90) return "beyond U+10FFFF";
  if (lead == 0xE0 && second < 0xA0) return "overlong form";
  if (lead == 0xF0 && second < 0x90) return "overlong form";
  return "truncated sequence";
}

/* The bytes of the code point at s (not ASCII), 0 where it is ill-formed. */
static inline size_t well_formed(const uint8_t *s, size_t left) {
  uint8_t lead = s[0];
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return left >= 2 && (s[1] & 0xC0) == 0x80 ? 2 : 0;
  if (lead >= 0xF5 || left < 3 || !second_allowed(lead, s[1])) return 0;
  if ((s[2] & 0xC0) != 0x80) return 0;
  if (lead < 0xF0) return 3;
  return left >= 4 && (s[3] & 0xC0) == 0x80 ? 4 : 0;
}

int utf8_validate_at(simd_level level, const uint8_t *s, size_t len,
                     utf8_problem *problem) {
  size_t i = simd_valid_prefix(level, s, len);
  while (i < len) {
    if (s[i] < 0x80) {
      size_t ascii = simd_ascii_prefix(level, s + i, len - i);
      i += ascii > 0 ? ascii : 1;
      continue;
    }
    size_t n = well_formed(s + i, len - i);
    if (n == 0) {
      uint32_t ignored;
      n = utf8_decode_long(s + i, len - i, &ignored);
      *problem = (utf8_problem){i, n, reason_of(s + i, len - i)};
      return 0;
    }
    i += n;
  }
  return 1;
}

int utf8_validate(const uint8_t *s, size_t len, utf8_problem *problem) {
  return utf8_validate_at(simd_best(), s, len, problem);
}

int glean_utf8_valid(const char *text, size_t len,
                     glean_utf8_problem *problem) {
  utf8_problem ignored;
  return utf8_validate((const uint8_t *)text, len,
                       problem ? problem : &ignored);
}

int utf8_is_boundary(const uint8_t *s, size_t len, size_t at) {
  if (at == 0 || at >= len) return at <= len;
  if ((s[at] & 0xC0) != 0x80) return 1;
  /* A sequence that started up to 3 bytes before may reach across 'at'. */
  for (size_t back = 1; back <= 3 && back <= at; back++) {
    uint8_t b = s[at - back];
    if ((b & 0xC0) == 0x80) continue;
    uint32_t ignored;
    return utf8_decode(s + at - back, len - (at - back), &ignored) <= back;
  }
  return 1;
}
