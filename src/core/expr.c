/* expr.c: expressions over the attributes of a token. */
#include "expr.h"

#include <string.h>

#include "fold.h"
#include "suggest.h"
#include "utf8.h"

/* ---- Attributes ---- */

typedef enum value_type {
  TYPE_FLAG,
  TYPE_ENUM,
  TYPE_STRING,
  TYPE_NUMBER
} value_type;

static const struct {
  const char *name;
  value_type type;
} attributes[PATTERN_ATTRIBUTES] = {
    [PATTERN_ANY] = {"any", TYPE_FLAG},
    [PATTERN_CAP] = {"cap", TYPE_FLAG},
    [PATTERN_NUM] = {"num", TYPE_FLAG},
    [PATTERN_WORD] = {"word", TYPE_FLAG},
    [PATTERN_PUNCT] = {"punct", TYPE_FLAG},
    [PATTERN_SYMBOL] = {"symbol", TYPE_FLAG},
    [PATTERN_KIND] = {"kind", TYPE_ENUM},
    [PATTERN_CASE] = {"case", TYPE_ENUM},
    [PATTERN_TEXT] = {"text", TYPE_STRING},
    [PATTERN_NORM] = {"norm", TYPE_STRING},
    [PATTERN_SHAPE] = {"shape", TYPE_STRING},
    [PATTERN_LEN] = {"len", TYPE_NUMBER},
    [PATTERN_I] = {"i", TYPE_NUMBER},
};

/* In the order of glean_token_kind and glean_token_case. */
static const char *const kinds[] = {"word", "number", "punct", "symbol", NULL};
static const char *const cases[] = {"none",  "lower", "title",
                                    "upper", "mixed", NULL};

static int same(const char *name, const char *s, size_t len) {
  return strlen(name) == len && memcmp(name, s, len) == 0;
}

static void *unknown_attribute(lexer *x, size_t begin, size_t len) {
  const char *nearest = NULL;
  unsigned best = SUGGEST_DISTANCE + 1;
  for (size_t i = 0; i < PATTERN_ATTRIBUTES; i++) {
    const char *name = attributes[i].name;
    unsigned d = suggest_distance(name, strlen(name), x->s + begin, len);
    if (d >= best || d >= strlen(name)) continue;
    best = d;
    nearest = name;
  }
  return lexer_fail(x, "unknown_attribute", begin,
                    "no token attribute '%.*s' (%s%s%sknown: any, cap, num, "
                    "word, punct, symbol, kind, case, text, norm, shape, len, "
                    "i)",
                    len > 64 ? 64 : (int)len, x->s + begin,
                    nearest ? "did you mean " : "", nearest ? nearest : "",
                    nearest ? "? " : "");
}

/* ---- Parsing ---- */

static pattern_expr *new_expr(lexer *x, pattern_expr_op op) {
  pattern_expr *e = lexer_alloc(x, sizeof *e);
  if (e != NULL) *e = (pattern_expr){.op = op};
  return e;
}

static const pattern_expr *parse_or(lexer *x);

/* The operator here; PATTERN_IS for none. */
static pattern_compare read_operator(lexer *x) {
  static const struct {
    const char *text;
    pattern_compare compare;
  } operators[] = {{"!=", PATTERN_NE}, {"<=", PATTERN_LE}, {">=", PATTERN_GE},
                   {"=", PATTERN_EQ},  {"<", PATTERN_LT},  {">", PATTERN_GT}};
  for (size_t i = 0; i < BASE_LEN(operators); i++) {
    if (!lexer_starts(x, operators[i].text)) continue;
    x->at += strlen(operators[i].text);
    return operators[i].compare;
  }
  return PATTERN_IS;
}

static int ends_value(int c) {
  return c == -1 || lexer_is_space(c) || strchr("&|()[]!=<>\"", c) != NULL;
}

/* One of several words, by its index. */
static int set_enum(lexer *x, pattern_expr *e, size_t at, const char *value,
                    size_t len) {
  const char *const *names = e->attribute == PATTERN_KIND ? kinds : cases;
  for (size_t i = 0; names[i] != NULL; i++) {
    if (!same(names[i], value, len)) continue;
    e->number = (double)i;
    return 1;
  }
  lexer_fail(x, "bad_value", at, "%s is one of %s",
             attributes[e->attribute].name,
             e->attribute == PATTERN_KIND ? "word, number, punct, symbol"
                                          : "none, lower, title, upper, mixed");
  return 0;
}

/* Decimal digits with an optional fraction; no locale. */
static int read_number(const char *s, size_t len, double *number) {
  double n = 0, scale = 1;
  size_t i = 0, digits = 0, dot = 0;
  for (; i < len; i++) {
    if (s[i] == '.' && dot++ == 0) continue;
    if (s[i] < '0' || s[i] > '9') return 0;
    n = n * 10 + (s[i] - '0');
    if (dot) scale *= 10;
    digits++;
  }
  *number = n / scale;
  return digits > 0 && digits < 18;
}

static int set_number(lexer *x, pattern_expr *e, size_t at, const char *value,
                      size_t len) {
  if (read_number(value, len, &e->number)) return 1;
  lexer_fail(x, "bad_value", at, "%s is a number",
             attributes[e->attribute].name);
  return 0;
}

static int set_string(lexer *x, pattern_expr *e, const char *value,
                      size_t len) {
  if (!e->fold || e->attribute == PATTERN_SHAPE) {
    e->value = (const uint8_t *)value;
    e->value_len = len;
    return 1;
  }
  uint8_t *folded = lexer_alloc(x, len * FOLD_GROWTH + 1);
  if (folded == NULL) return 0;
  e->value = folded;
  e->value_len =
      fold_bytes((const uint8_t *)value, len, folded, len * FOLD_GROWTH);
  return 1;
}

/* The value behind an operator. */
static int parse_value(lexer *x, pattern_expr *e) {
  lexer_space(x);
  size_t at = x->at, len;
  const char *value;
  e->fold = lexer_peek(x) != '"';
  if (e->fold) {
    while (!ends_value(lexer_peek(x))) x->at++;
    len = x->at - at;
    value = lexer_copy(x, at, len);
  } else {
    value = lexer_string(x, &len);
  }
  if (value == NULL) return 0;
  if (e->fold && len == 0) {
    lexer_fail(x, "syntax", at, "a value expected");
    return 0;
  }
  value_type type = attributes[e->attribute].type;
  int ordered = e->compare != PATTERN_EQ && e->compare != PATTERN_NE;
  if (type != TYPE_NUMBER && ordered) {
    lexer_fail(x, "bad_value", at, "%s is compared with = and != alone",
               attributes[e->attribute].name);
    return 0;
  }
  if (type == TYPE_NUMBER) return set_number(x, e, at, value, len);
  if (type == TYPE_ENUM) return set_enum(x, e, at, value, len);
  return set_string(x, e, value, len);
}

static const pattern_expr *parse_comparison(lexer *x) {
  size_t begin = x->at;
  while (lexer_is_name_char(lexer_peek(x)) || lexer_peek(x) == '.') x->at++;
  size_t len = x->at - begin, i = 0;
  if (len == 0)
    return lexer_peek(x) == -1
               ? lexer_fail(x, "unclosed", begin, "the expression is not ended")
               : lexer_fail(x, "syntax", begin, "an attribute expected");
  while (i < PATTERN_ATTRIBUTES && !same(attributes[i].name, x->s + begin, len))
    i++;
  if (i == PATTERN_ATTRIBUTES) return unknown_attribute(x, begin, len);
  pattern_expr *e = new_expr(x, PATTERN_COMPARE);
  if (e == NULL) return NULL;
  e->attribute = (pattern_attribute)i;
  lexer_space(x);
  if (lexer_peek(x) == '~')
    return lexer_fail(x, "unsupported", x->at, "~ is not in this version");
  size_t at = x->at;
  e->compare = read_operator(x);
  int is_flag = attributes[i].type == TYPE_FLAG;
  if (is_flag && e->compare != PATTERN_IS)
    return lexer_fail(x, "bad_value", at, "%s is a flag and takes no value",
                      attributes[i].name);
  if (!is_flag && e->compare == PATTERN_IS)
    return lexer_fail(x, "bad_value", begin, "%s needs a value",
                      attributes[i].name);
  return is_flag || parse_value(x, e) ? e : NULL;
}

static const pattern_expr *parse_test(lexer *x) {
  lexer_space(x);
  int c = lexer_peek(x);
  if (c == '%')
    return lexer_fail(x, "unsupported", x->at,
                      "predicates are not in this version");
  if (c != '!' && c != '(') return parse_comparison(x);
  size_t position = x->at++;
  if (++x->depth > GLEAN_MAX_PATTERN_DEPTH)
    return lexer_limit(x, "depth", position, "nested more than %d deep",
                       GLEAN_MAX_PATTERN_DEPTH);
  const pattern_expr *inner = c == '!' ? parse_test(x) : parse_or(x);
  if (inner == NULL) return NULL;
  x->depth--;
  if (c == '(') {
    lexer_space(x);
    if (lexer_peek(x) != ')')
      return lexer_fail(x, "unclosed", position, "\"(\" is never closed");
    x->at++;
    return inner;
  }
  pattern_expr *e = new_expr(x, PATTERN_NOT);
  if (e != NULL) e->a = inner;
  return e;
}

/* Operands joined by one operator, as a chain that leans to the left. */
static const pattern_expr *parse_chain(
    lexer *x, int sign, pattern_expr_op op,
    const pattern_expr *(*operand)(lexer *)) {
  const pattern_expr *left = operand(x);
  while (left != NULL) {
    lexer_space(x);
    if (lexer_peek(x) != sign) return left;
    x->at++;
    const pattern_expr *right = operand(x);
    pattern_expr *e = right ? new_expr(x, op) : NULL;
    if (e == NULL) return NULL;
    e->a = left;
    e->b = right;
    left = e;
  }
  return NULL;
}

static const pattern_expr *parse_and(lexer *x) {
  return parse_chain(x, '&', PATTERN_AND, parse_test);
}

static const pattern_expr *parse_or(lexer *x) {
  return parse_chain(x, '|', PATTERN_OR, parse_and);
}

const pattern_expr *expr_parse(lexer *x) {
  return parse_or(x);
}

/* ---- Evaluation ---- */

static int flag_of(pattern_attribute flag, uint16_t flags) {
  glean_token_kind kind = token_kind(flags);
  switch (flag) {
    case PATTERN_CAP: return (flags & TOKEN_CAP) != 0;
    case PATTERN_NUM: return kind == GLEAN_TOKEN_NUMBER;
    case PATTERN_WORD: return kind == GLEAN_TOKEN_WORD;
    case PATTERN_PUNCT: return kind == GLEAN_TOKEN_PUNCT;
    case PATTERN_SYMBOL: return kind == GLEAN_TOKEN_SYMBOL;
    default: return 1;
  }
}

static size_t code_points(const uint8_t *s, size_t len) {
  size_t n = 0;
  for (size_t i = 0; i < len; n++) {
    uint32_t c;
    i += utf8_decode(s + i, len - i, &c);
  }
  return n;
}

static int equals(const pattern_expr *e, const uint8_t *bytes, size_t len) {
  uint8_t shape[TOKEN_SHAPE_BYTES];
  if (e->attribute == PATTERN_SHAPE) {
    len = token_shape(bytes, len, shape);
    bytes = shape;
  }
  int fold = e->attribute == PATTERN_SHAPE ? 0
             : e->attribute == PATTERN_NORM ? 1
                                            : e->fold;
  if (fold) return fold_equal(bytes, len, e->value, e->value_len);
  return len == e->value_len && memcmp(bytes, e->value, len) == 0;
}

static int compare_numbers(pattern_compare op, double a, double b) {
  switch (op) {
    case PATTERN_EQ: return a >= b && a <= b;
    case PATTERN_NE: return a < b || a > b;
    case PATTERN_LT: return a < b;
    case PATTERN_GT: return a > b;
    case PATTERN_LE: return a <= b;
    case PATTERN_GE: return a >= b;
    default: return 0;
  }
}

static int compare(const pattern_expr *e, const text_view *t,
                   const token_table *tokens, size_t i) {
  uint16_t flags = tokens->flags[i];
  const uint8_t *bytes = t->bytes + tokens->start[i];
  size_t len = tokens->end[i] - tokens->start[i];
  if (e->attribute <= PATTERN_LAST_FLAG) return flag_of(e->attribute, flags);
  switch (e->attribute) {
    case PATTERN_KIND:
      return compare_numbers(e->compare, token_kind(flags), e->number);
    case PATTERN_CASE:
      return compare_numbers(e->compare, token_case(flags), e->number);
    case PATTERN_LEN:
      return compare_numbers(e->compare, (double)code_points(bytes, len),
                             e->number);
    case PATTERN_I:
      return compare_numbers(e->compare, (double)(i + 1), e->number);
    default: return equals(e, bytes, len) == (e->compare == PATTERN_EQ);
  }
}

int expr_fits(const pattern_expr *e, const text_view *t,
              const token_table *tokens, size_t i) {
  /* Chains lean to the left: only that side may be deep, and it is bounded by
   * the pattern's length; walk it in a loop where the operator allows. */
  for (;;) {
    switch (e->op) {
      case PATTERN_COMPARE: return compare(e, t, tokens, i);
      case PATTERN_NOT: return !expr_fits(e->a, t, tokens, i);
      case PATTERN_AND:
        if (!expr_fits(e->b, t, tokens, i)) return 0;
        break;
      case PATTERN_OR:
        if (expr_fits(e->b, t, tokens, i)) return 1;
        break;
    }
    e = e->a;
  }
}
