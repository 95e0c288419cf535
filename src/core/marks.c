/* marks.c: punctuation as the sentence splitter sees it. */
#include "marks.h"

#include "chars.h"
#include "utf8.h"

const uint8_t marks_ascii[128] = {
    ['\t'] = MARK_SPACE, ['\n'] = MARK_SPACE, ['\v'] = MARK_SPACE,
    ['\f'] = MARK_SPACE, ['\r'] = MARK_SPACE, [' '] = MARK_SPACE,
    ['.'] = MARK_DOT,    ['!'] = MARK_STRONG, ['?'] = MARK_STRONG,
    ['"'] = MARK_QUOTE,  ['\''] = MARK_QUOTE, ['`'] = MARK_QUOTE,
    ['('] = MARK_OPEN,   ['['] = MARK_OPEN,   ['{'] = MARK_OPEN,
    [')'] = MARK_CLOSE,  [']'] = MARK_CLOSE,  ['}'] = MARK_CLOSE,
    [','] = MARK_PAUSE,  [';'] = MARK_PAUSE,  [':'] = MARK_PAUSE,
    ['-'] = MARK_DASH,   ['*'] = MARK_DASH,   ['_'] = MARK_DASH,
};

/* What Sentence_Break and General_Category do not tell. */
static const struct {
  uint32_t c;
  mark mark;
} special[] = {
    {0xA1, MARK_OPEN},       {0xB7, MARK_DASH},        {0xBF, MARK_OPEN},
    {0x37E, MARK_STRONG},    {0x60C, MARK_PAUSE},      {0x61B, MARK_PAUSE},
    {0x200D, MARK_PICTURE},  {0x201E, MARK_OPEN_QUOTE},
    {0x201A, MARK_OPEN_QUOTE}, {0x2022, MARK_DASH},
    {0x2024, MARK_DOT},      {0x2026, MARK_ELLIPSIS},  {0x203C, MARK_STRONG},
    {0x203D, MARK_STRONG},   {0x2043, MARK_DASH},      {0x2047, MARK_STRONG},
    {0x2048, MARK_STRONG},   {0x2049, MARK_STRONG},    {0x3001, MARK_PAUSE},
    {0xFE0F, MARK_PICTURE},  {0xFF0C, MARK_PAUSE},     {0xFF1A, MARK_PAUSE},
    {0xFF1B, MARK_PAUSE},
};

static mark by_category(uint32_t record) {
  switch (chars_category(record)) {
    case CHARS_GC_PI: return MARK_OPEN_QUOTE;
    case CHARS_GC_PF: return MARK_CLOSE_QUOTE;
    case CHARS_GC_PS: return MARK_OPEN;
    case CHARS_GC_PE: return MARK_CLOSE;
    case CHARS_GC_PD: return MARK_DASH;
    default: return MARK_NONE;
  }
}

static mark wide_mark(uint32_t c) {
  uint32_t record = chars_record(c);
  if (chars_is_letter(record)) return MARK_NONE;
  for (size_t i = 0; i < BASE_LEN(special) && special[i].c <= c; i++)
    if (special[i].c == c) return special[i].mark;
  if (chars_is_space(record)) return MARK_SPACE;
  unsigned sb = chars_sentence_break(record);
  if (sb == CHARS_SB_STERM || sb == CHARS_SB_ATERM) return MARK_WIDE;
  if (chars_is_punct(record)) return by_category(record);
  int picture = c >= 0x2190 && (chars_is_pictographic(record) ||
                                (c >= 0x1F3FB && c <= 0x1F3FF));
  return picture ? MARK_PICTURE : MARK_NONE;
}

/* Is it U+4000 to U+9FFF, or of hiragana's first 64: no mark is there? */
static int is_ideograph(const uint8_t *s, size_t left) {
  if (left < 3 || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80) return 0;
  return (s[0] >= 0xE4 && s[0] <= 0xE9) || (s[0] == 0xE3 && s[1] == 0x81);
}

mark marks_wide(const uint8_t *s, size_t left, size_t *len) {
  uint32_t c;
  if (is_ideograph(s, left)) {
    *len = 3;
    return MARK_NONE;
  }
  *len = utf8_decode(s, left, &c);
  return wide_mark(c);
}
