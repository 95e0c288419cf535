/* item.c: the numbers of list items. */
#include "item.h"

/* What a number is written with, and in. */
enum { FORM_STOP = 1, FORM_BRACKET, FORM_BOTH, FORM_BRACKETS };
enum { KIND_FIGURES, KIND_LOWER, KIND_UPPER, KIND_ROMAN };

static uint8_t style_of(unsigned form, unsigned kind) {
  return (uint8_t)(form << 4 | kind);
}

int item_needs_stop(item it) {
  return it.style >> 4 == FORM_BRACKETS;
}

static int is_figure(uint8_t c) { return c >= '0' && c <= '9'; }
static int is_lower(uint8_t c) { return c >= 'a' && c <= 'z'; }
static int is_upper(uint8_t c) { return c >= 'A' && c <= 'Z'; }

static unsigned roman_digit(uint8_t c) {
  return c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
}

/* The value of a Roman number up to 39 in small letters; 0 if it is none. */
static unsigned roman(const uint8_t *s, size_t len) {
  unsigned sum = 0;
  for (size_t i = 0; i < len; i++) {
    unsigned here = roman_digit(s[i]);
    unsigned next = i + 1 < len ? roman_digit(s[i + 1]) : 0;
    if (here == 0) return 0;
    if (here < next)
      sum -= here;
    else
      sum += here;
  }
  return sum < 40 ? sum : 0;
}

static unsigned figures(const uint8_t *s, size_t len) {
  unsigned sum = 0;
  for (size_t i = 0; i < len; i++) sum = sum * 10 + (unsigned)(s[i] - '0');
  return sum;
}

/* The item of the digits or letters s[0, len): that which follows 'last', or
 * the likelier. */
static item value_of(const uint8_t *s, size_t len, unsigned form, item last) {
  item none = {0, 0};
  if (len == 0 || len > 4) return none;
  if (is_figure(s[0])) {
    for (size_t i = 0; i < len; i++)
      if (!is_figure(s[i])) return none;
    item n = {(uint16_t)figures(s, len), style_of(form, KIND_FIGURES)};
    return len < 4 ? n : none;
  }
  item letter = none;
  if (len == 1 && is_lower(s[0]))
    letter = (item){(uint16_t)(s[0] - 'a' + 1), style_of(form, KIND_LOWER)};
  else if (len == 1 && is_upper(s[0]))
    letter = (item){(uint16_t)(s[0] - 'A' + 1), style_of(form, KIND_UPPER)};
  item number = {(uint16_t)roman(s, len), style_of(form, KIND_ROMAN)};
  if (number.number == 0 || item_follows(last, letter)) return letter;
  return number;
}

static int is_sign(uint8_t c) {
  return is_figure(c) || is_lower(c) || is_upper(c);
}

/* Go back over a bullet and a blank that stand before s[start]. */
static size_t with_bullet(const around *a, size_t start) {
  static const uint8_t bullets[][3] = {{0xE2, 0x80, 0xA2}, {0xE2, 0x81, 0x83}};
  size_t end = start > a->lo && a->s[start - 1] == ' ' ? start - 1 : start;
  for (size_t i = 0; end >= a->lo + 3 && i < BASE_LEN(bullets); i++) {
    const uint8_t *b = a->s + end - 3;
    if (b[0] == bullets[i][0] && b[1] == bullets[i][1] && b[2] == bullets[i][2])
      return end - 3;
  }
  return start;
}

item item_before(const around *a, size_t at, item last, size_t *start) {
  item none = {0, 0};
  const uint8_t *s = a->s;
  unsigned form = s[at] == '.' ? FORM_STOP : FORM_BRACKET;
  size_t end = at;
  if (form == FORM_BRACKET && end > a->lo && s[end - 1] == '.') {
    form = FORM_BOTH;
    end--;
  }
  size_t i = end;
  while (i > a->lo && end - i < 5 && is_sign(s[i - 1])) i--;
  size_t from = i;
  if (form == FORM_BRACKET && i > a->lo && s[i - 1] == '(') {
    form = FORM_BRACKETS;
    i--;
  }
  *start = with_bullet(a, i);
  int apart = *start < i || i <= a->begin || s[i - 1] <= ' ';
  if (!apart || at + 1 >= a->hi || s[at + 1] != ' ') return none;
  return value_of(s + from, end - from, form, last);
}

/* The end of a number that starts at 'at'; 0 if there is none. */
static size_t marker_end(const around *a, size_t at) {
  size_t i = at + (a->s[at] == '(');
  size_t from = i;
  while (i < a->hi && i - from < 5 && is_sign(a->s[i])) i++;
  if (i == from || i + 1 >= a->hi) return 0;
  if (a->s[i] == '.' && a->s[i + 1] == ')') i++;
  return a->s[i] == '.' || a->s[i] == ')' ? i : 0;
}

/* Could the sign before a stop or bracket be the last one of the number that
 * follows 'last'?  A quick look, before item_before. */
static int may_follow(item last, uint8_t sign) {
  unsigned kind = last.style & 15, next = last.number + 1u;
  if (kind == KIND_FIGURES) return sign == '0' + next % 10;
  if (is_figure(sign)) return 0;
  if (kind == KIND_UPPER) return sign == 'A' + next - 1;
  return kind != KIND_LOWER || sign == 'a' + next - 1;
}

int item_opens(const around *a, size_t at) {
  item none = {0, 0};
  size_t start, end = marker_end(a, at);
  if (end == 0) return 0;
  around from = *a;
  from.begin = at;
  item first = item_before(&from, end, none, &start);
  if (first.number == 0) return 0;
  int plain = a->s[end] == '.'; /* "a." may be much else */
  if (plain && (first.number > 1 || is_upper(a->s[at]))) return 0;
  size_t tries = 0; /* a bound for texts that consist of numbers */
  for (size_t i = end + 1; i + 1 < a->hi && tries < 8; i++) {
    if (a->s[i] != a->s[end] || a->s[i + 1] != ' ') continue;
    uint8_t sign = a->s[i - 1];
    if (plain && !may_follow(first, sign)) {
      tries += is_figure(sign) || (is_sign(sign) && !is_sign(a->s[i - 2]));
      continue;
    }
    item next = item_before(&from, i, first, &start);
    if (item_follows(first, next)) return 1;
    tries += next.number > 0;
  }
  return 0;
}
