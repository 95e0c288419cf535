/* classes.c: classes of characters in regular expressions.
 *
 * A class may be read as larger than it is, never as smaller: what is not
 * understood exactly is 'vague', and then the class is every character. */
#include "classes.h"

#include <string.h>

#include "utf8.h"

/* ---- Frequencies: bytes in 100,000 of prose, rounded ---- */

static const uint16_t shares[128] = {
    2,    1,    1,    1,    1,    1,    1,    1,    1,    20,   900,  1,
    1,    50,   1,    1,    1,    1,    1,    1,    1,    1,    1,    1,
    1,    1,    1,    1,    1,    1,    1,    1,    16500, 20,  250,  10,
    60,   30,   20,   300,  150,  150,  10,   10,   1000, 250,  1000, 60,
    250,  240,  160,  110,  100,  110,  90,   95,   130,  220,  60,   40,
    20,   10,   20,   40,   10,   300,  200,  250,  150,  150,  130,  110,
    130,  250,  80,   50,   120,  200,  150,  100,  170,  15,   130,  280,
    300,  60,   40,   120,  15,   40,   10,   20,   5,    20,   2,    20,
    2,    6300, 1100, 2400, 2900, 9600, 1700, 1500, 3600, 5700, 130,  550,
    3200, 1900, 5500, 5800, 1600, 80,   5100, 5100, 7100, 2100, 850,  1200,
    160,  1300, 90,   5,    10,   5,    2,    1};

#define HIGH_SHARE 30 /* of each byte above 7F */

double classes_frequency(unsigned byte) {
  return (byte < 128 ? shares[byte] : HIGH_SHARE) / 100000.0;
}

/* ---- Sets ---- */

static void add_byte(class_set *class, unsigned byte) {
  class->ascii.bits[byte >> 6] |= (uint64_t)1 << (byte & 63);
}

/* Code points above U+007F, by their first bytes. */
static void add_leads(class_set *class, uint64_t leads) {
  class->wide = 1;
  class->leads |= leads;
}

static void add_all(class_set *class) {
  class->ascii.bits[0] = class->ascii.bits[1] = ~(uint64_t)0;
  add_leads(class, CLASSES_ALL_LEADS);
}

static void add_class(class_set *to, const class_set *from) {
  to->ascii.bits[0] |= from->ascii.bits[0];
  to->ascii.bits[1] |= from->ascii.bits[1];
  to->wide |= from->wide;
  to->leads |= from->leads;
}

static void negate(class_set *class) {
  class->ascii.bits[0] = ~class->ascii.bits[0];
  class->ascii.bits[1] = ~class->ascii.bits[1];
  add_leads(class, CLASSES_ALL_LEADS);
}

void classes_add(class_set *class, uint32_t first, uint32_t last) {
  for (uint32_t c = first; c <= last && c < 128; c++) add_byte(class, c);
  if (last < 128) return;
  uint8_t low[4], high[4];
  if (first > 0x10FFFF) first = 0x10FFFF;
  utf8_encode(first < 128 ? 128 : first, low);
  utf8_encode(last < 0x10FFFF ? last : 0x10FFFF, high);
  for (unsigned lead = low[0]; lead <= high[0]; lead++)
    add_leads(class, (uint64_t)1 << (lead - 0xC0));
}

void classes_add_wide(class_set *class, uint32_t code_point) {
  add_leads(class, CLASSES_ALL_LEADS); /* the other case may be far away */
  if (code_point == 0x17F) classes_add(class, 's', 's');  /* long s */
  if (code_point == 0x212A) classes_add(class, 'k', 'k'); /* Kelvin */
  classes_fold(class);
}

void classes_fold(class_set *class) {
  static const char other[] = "kKsS"; /* with U+212A and U+017F */
  for (unsigned c = 'A'; c <= 'Z'; c++) {
    unsigned lower = c + 32;
    if (!literal_set_has(&class->ascii, (uint8_t)c) &&
        !literal_set_has(&class->ascii, (uint8_t)lower))
      continue;
    add_byte(class, c);
    add_byte(class, lower);
  }
  for (const char *c = other; *c != '\0'; c++)
    if (literal_set_has(&class->ascii, (uint8_t)*c))
      add_leads(class, (uint64_t)1 << (0xE2 - 0xC0) |
                           (uint64_t)1 << (0xC5 - 0xC0));
}

/* ---- Characters ---- */

const uint8_t *classes_decode(const uint8_t *at, const uint8_t *end,
                              uint32_t *code_point) {
  if (at == end) return NULL;
  return at + utf8_decode(at, (size_t)(end - at), code_point);
}

static int hex_digit(uint8_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/* Behind "\x". */
static const uint8_t *read_hex(const uint8_t *at, const uint8_t *end,
                               uint32_t *code_point) {
  int braces = at < end && *at == '{';
  uint32_t value = 0;
  size_t n = 0;
  if (braces) at++;
  for (; at < end && hex_digit(*at) >= 0 && (braces || n < 2); at++, n++) {
    if (value > 0x10FFFF) return NULL;
    value = value * 16 + (uint32_t)hex_digit(*at);
  }
  *code_point = value;
  if (!braces) return at;
  return at < end && *at == '}' && n > 0 ? at + 1 : NULL;
}

const uint8_t *classes_char(const uint8_t *at, const uint8_t *end,
                            uint32_t *code_point) {
  static const char names[] = "aefnrt";
  static const uint8_t values[] = {7, 27, 12, 10, 13, 9};
  if (at == end) return NULL;
  uint8_t c = *at;
  if (c == 'x') return read_hex(at + 1, end, code_point);
  const char *name = c != '\0' ? strchr(names, c) : NULL;
  if (name != NULL) {
    *code_point = values[name - names];
    return at + 1;
  }
  int letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (letter || (c >= '0' && c <= '9')) return NULL;
  return classes_decode(at, end, code_point);
}

/* ---- Escapes ---- */

/* Where decimal digits beyond ASCII start: in the scripts of U+0600 to U+1FFF,
 * in U+A000 to U+AFFF, among the full-width forms and beyond U+FFFF.  Bytes D8
 * to E1, EA, EF to F4. */
#define DIGIT_LEADS                                                      \
  ((uint64_t)0x3FF << (0xD8 - 0xC0) | (uint64_t)1 << (0xEA - 0xC0) |     \
   (uint64_t)0x3F << (0xEF - 0xC0))

/* Behind "\p" or "\P": the name of a property. */
static const uint8_t *skip_property(const uint8_t *at, const uint8_t *end) {
  if (at == end) return NULL;
  if (*at != '{') return at + 1;
  const uint8_t *stop = memchr(at, '}', (size_t)(end - at));
  return stop ? stop + 1 : NULL;
}

static void add_kind(class_set *class, uint8_t kind) {
  switch (kind) {
    case 'd': classes_add(class, '0', '9'); break;
    case 'w':
      classes_add(class, '0', '9');
      classes_add(class, 'A', 'Z');
      classes_add(class, 'a', 'z');
      classes_add(class, '_', '_');
      break;
    case 's':
      classes_add(class, 9, 13);
      classes_add(class, ' ', ' ');
      break;
    case 'h':
      classes_add(class, 9, 9);
      classes_add(class, ' ', ' ');
      break;
    default: classes_add(class, 10, 13); break; /* v */
  }
}

const uint8_t *classes_escape(const uint8_t *at, const uint8_t *end,
                              const literal_options *options,
                              class_set *class) {
  *class = (class_set){0};
  if (at == end || *at == '\0') return NULL;
  uint8_t c = *at, lower = c | 32;
  if (lower == 'p') {
    add_all(class);
    return skip_property(at + 1, end);
  }
  if (strchr("dwshv", lower) == NULL) return NULL;
  if (c != lower && (c < 'A' || c > 'Z')) return NULL;
  add_kind(class, lower);
  if (c != lower)
    negate(class);
  else if (!options->ascii || lower == 'h' || lower == 'v')
    add_leads(class, lower == 'd' ? DIGIT_LEADS : CLASSES_ALL_LEADS);
  return at + 1;
}

/* ---- Classes in brackets ---- */

typedef struct class_reader {
  const uint8_t *at, *end;
  const literal_options *options;
  class_set class;
  int vague;
} class_reader;

/* [:alpha:] and the like, from the "[". */
static int read_posix(class_reader *r) {
  static const struct {
    const char *name, *ranges;
  } known[] = {{"alpha", "AZaz"}, {"digit", "09"},   {"alnum", "09AZaz"},
               {"upper", "AZ"},   {"lower", "az"},   {"word", "09AZaz__"},
               {"space", "\t\r  "}};
  const uint8_t *name = r->at + 2, *stop = name;
  while (stop < r->end && *stop != ':' && *stop != ']') stop++;
  if (stop + 1 >= r->end || stop[0] != ':' || stop[1] != ']') return 0;
  size_t len = (size_t)(stop - name);
  r->at = stop + 2;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (strlen(known[i].name) != len || memcmp(known[i].name, name, len) != 0)
      continue;
    for (const char *p = known[i].ranges; *p != '\0'; p += 2)
      classes_add(&r->class, (uint8_t)p[0], (uint8_t)p[1]);
    if (!r->options->ascii) add_leads(&r->class, CLASSES_ALL_LEADS);
    return 1;
  }
  r->vague = 1;
  return 1;
}

/* One character of a class, or a set: *is_char says which.  0: give up. */
static int read_member(class_reader *r, uint32_t *code_point, int *is_char) {
  class_set set;
  *is_char = 1;
  if (*r->at != '\\') {
    r->at = classes_decode(r->at, r->end, code_point);
    return 1;
  }
  const uint8_t *after = classes_escape(r->at + 1, r->end, r->options, &set);
  if (after != NULL) {
    int property = (r->at[1] | 32) == 'p';
    if (property) r->vague = 1;
    add_class(&r->class, &set);
    r->at = after;
    *is_char = 0;
    return 1;
  }
  if (r->at + 1 < r->end && r->at[1] == 'b') {
    *code_point = 8;
    r->at += 2;
    return 1;
  }
  r->at = classes_char(r->at + 1, r->end, code_point);
  return r->at != NULL;
}

/* A member, or a range of them. */
static int read_range(class_reader *r) {
  uint32_t first = 0, last;
  int is_char;
  if (!read_member(r, &first, &is_char)) return 0;
  if (!is_char) return 1;
  last = first;
  if (r->end - r->at >= 2 && r->at[0] == '-' && r->at[1] != ']') {
    r->at++;
    if (*r->at == '[') {
      r->vague = 1; /* "a-[:alpha:]" is not for us to say */
    } else {
      if (!read_member(r, &last, &is_char)) return 0;
      if (!is_char) r->vague = 1;
    }
  }
  classes_add(&r->class, first, last < first ? first : last);
  return 1;
}

const uint8_t *classes_read(const uint8_t *at, const uint8_t *end,
                            const literal_options *options,
                            class_set *class) {
  class_reader r = {.at = at, .end = end, .options = options};
  int negated = r.at < r.end && *r.at == '^';
  if (negated) r.at++;
  int first = 1;
  for (; r.at < r.end && (first || *r.at != ']'); first = 0) {
    int posix = r.end - r.at >= 2 && r.at[0] == '[' && r.at[1] == ':';
    if (posix ? !read_posix(&r) : !read_range(&r)) return NULL;
  }
  if (r.at >= r.end) return NULL;
  if (options->caseless) {
    if (r.class.wide && !negated) {
      classes_add(&r.class, 'k', 'k');
      classes_add(&r.class, 's', 's');
      add_leads(&r.class, CLASSES_ALL_LEADS);
    }
    classes_fold(&r.class);
  }
  if (negated) negate(&r.class);
  if (r.vague) add_all(&r.class);
  *class = r.class;
  return r.at + 1;
}
