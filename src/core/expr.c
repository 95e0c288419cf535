/* expr.c: parsing expressions over attributes. */
#include "expr.h"

#include <stdio.h>
#include <string.h>

#include "fold.h"
#include "suggest.h"

/* ---- Attributes ---- */

typedef enum value_type {
  TYPE_FLAG,
  TYPE_ENUM,
  TYPE_STRING,
  TYPE_NUMBER,
  TYPE_ANY /* the host knows */
} value_type;

#define OF_TOKENS 1
#define OF_ANNOTATIONS 2

static const struct {
  const char *name;
  value_type type;
  int of;
} attributes[PATTERN_HOST] = {
    [PATTERN_ANY] = {"any", TYPE_FLAG, OF_TOKENS},
    [PATTERN_CAP] = {"cap", TYPE_FLAG, OF_TOKENS},
    [PATTERN_NUM] = {"num", TYPE_FLAG, OF_TOKENS},
    [PATTERN_WORD] = {"word", TYPE_FLAG, OF_TOKENS},
    [PATTERN_PUNCT] = {"punct", TYPE_FLAG, OF_TOKENS},
    [PATTERN_SYMBOL] = {"symbol", TYPE_FLAG, OF_TOKENS},
    [PATTERN_POSSESSIVE] = {"possessive", TYPE_FLAG,
                            OF_TOKENS | OF_ANNOTATIONS},
    [PATTERN_GLUED] = {"glued", TYPE_FLAG, OF_TOKENS},
    [PATTERN_KIND] = {"kind", TYPE_ENUM, OF_TOKENS},
    [PATTERN_CASE] = {"case", TYPE_ENUM, OF_TOKENS},
    [PATTERN_TEXT] = {"text", TYPE_STRING, OF_TOKENS | OF_ANNOTATIONS},
    [PATTERN_NORM] = {"norm", TYPE_STRING, OF_TOKENS},
    [PATTERN_SHAPE] = {"shape", TYPE_STRING, OF_TOKENS},
    [PATTERN_LEN] = {"len", TYPE_NUMBER, OF_TOKENS | OF_ANNOTATIONS},
    [PATTERN_I] = {"i", TYPE_NUMBER, OF_TOKENS},
    [PATTERN_LABEL_OF] = {"label", TYPE_STRING, OF_ANNOTATIONS},
    [PATTERN_ID] = {"id", TYPE_STRING, OF_ANNOTATIONS},
    [PATTERN_RULE] = {"rule", TYPE_STRING, OF_ANNOTATIONS},
};

/* In the order of glean_token_kind and glean_token_case. */
static const char *const kinds[] = {"word", "number", "punct", "symbol", NULL};
static const char *const cases[] = {"none",  "lower", "title",
                                    "upper", "mixed", NULL};

static int same(const char *name, const char *s, size_t len) {
  return strlen(name) == len && memcmp(name, s, len) == 0;
}

static value_type type_of(pattern_attribute a) {
  return a == PATTERN_HOST ? TYPE_ANY : attributes[a].type;
}

/* The nearest known name and the list of all, for a message. */
typedef struct known_names {
  const char *nearest;
  unsigned best;
  char list[160];
  size_t len;
} known_names;

static void add_known(known_names *k, const char *name, const char *mistake,
                      size_t len) {
  unsigned d = suggest_distance(name, strlen(name), mistake, len);
  if (d < k->best && d < strlen(name)) {
    k->best = d;
    k->nearest = name;
  }
  size_t room = sizeof k->list - k->len;
  int n = snprintf(k->list + k->len, room, "%s%s", k->len ? ", " : "", name);
  if (n > 0 && (size_t)n < room)
    k->len += (size_t)n;
  else
    k->list[k->len] = '\0';
}

static void *unknown_attribute(lexer *x, size_t begin, size_t len) {
  known_names k = {.best = SUGGEST_DISTANCE + 1};
  const char *mistake = x->s + begin;
  int of = x->angle ? OF_ANNOTATIONS : OF_TOKENS;
  for (size_t i = 0; i < PATTERN_HOST; i++)
    if (attributes[i].of & of) add_known(&k, attributes[i].name, mistake, len);
  if (x->angle) add_known(&k, "value", mistake, len);
  for (size_t i = 0; i < x->options->attribute_count; i++)
    add_known(&k, x->options->attributes[i], mistake, len);
  return lexer_fail(x, "unknown_attribute", begin,
                    "no %s attribute '%.*s' (%s%s%sknown: %s)",
                    x->angle ? "annotation" : "token",
                    len > 40 ? 40 : (int)len, mistake,
                    k.nearest ? "did you mean " : "",
                    k.nearest ? k.nearest : "", k.nearest ? "? " : "", k.list);
}

/* Is a path's first name a declared attribute, or value? */
static int is_declared(const lexer *x, const char *path, size_t len) {
  const char *dot = memchr(path, '.', len);
  if (dot != NULL) len = (size_t)(dot - path);
  if (x->angle && same("value", path, len)) return 1;
  for (size_t i = 0; i < x->options->attribute_count; i++)
    if (same(x->options->attributes[i], path, len)) return 1;
  return 0;
}

static int find_attribute(lexer *x, const char *path, size_t len,
                          pattern_attribute *out) {
  int of = x->angle ? OF_ANNOTATIONS : OF_TOKENS;
  size_t i = 0;
  while (i < PATTERN_HOST &&
         !(attributes[i].of & of && same(attributes[i].name, path, len)))
    i++;
  *out = (pattern_attribute)i;
  return i < PATTERN_HOST || is_declared(x, path, len);
}

/* ---- Nodes ---- */

static pattern_expr *new_expr(lexer *x, pattern_expr_op op) {
  pattern_expr *e = lexer_alloc(x, sizeof *e);
  if (e != NULL) *e = (pattern_expr){.op = op, .position = x->at};
  return e;
}

static int same_bytes(const pattern_expr *a, const pattern_expr *b) {
  return a->value_len == b->value_len && a->fold == b->fold &&
         (a->value_len == 0 || memcmp(a->value, b->value, a->value_len) == 0);
}

/* Are two questions the same?  Regular expressions are told by their text. */
static int same_question(const pattern_expr *a, const pattern_expr *b) {
  return a->op == b->op && a->attribute == b->attribute &&
         a->compare == b->compare && !a->regex == !b->regex &&
         (a->name == NULL) == (b->name == NULL) &&
         (a->name == NULL || strcmp(a->name, b->name) == 0) &&
         same_bytes(a, b);
}

#define QUESTIONS_SEEN 64 /* how far back equal ones are looked for */

/* Number a question; equal ones share their number, and so the answer. */
static void number_question(lexer *x, pattern_expr *e) {
  pattern_parts *parts = x->parts;
  const pattern_expr *old = parts->asks;
  e->costly = 1;
  for (int i = 0; old != NULL && i < QUESTIONS_SEEN; i++, old = old->older) {
    if (!same_question(old, e)) continue;
    e->ask = old->ask;
    return;
  }
  e->ask = parts->ask_len++;
  e->older = parts->asks;
  parts->asks = e;
}

/* ---- Values ---- */

static pattern_expr *parse_or(lexer *x);

/* The operator here; PATTERN_IS for none. */
static pattern_compare read_operator(lexer *x) {
  static const struct {
    const char *text;
    pattern_compare compare;
  } operators[] = {{"!=", PATTERN_NE}, {"<=", PATTERN_LE}, {">=", PATTERN_GE},
                   {"=", PATTERN_EQ},  {"<", PATTERN_LT},  {">", PATTERN_GT},
                   {"~", PATTERN_MATCHES}};
  int spaced = x->at > 0 && lexer_is_space(lexer_char(x, x->at - 1));
  for (size_t i = 0; i < BASE_LEN(operators); i++) {
    if (!lexer_starts(x, operators[i].text)) continue;
    /* in <…> a ">" that touches what is before it closes */
    if (operators[i].compare == PATTERN_GT && x->angle && !spaced) break;
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

/* Decimal digits with an optional sign and fraction; no locale. */
static int read_number(const char *s, size_t len, double *number) {
  double n = 0, scale = 1;
  size_t i = len > 0 && s[0] == '-', digits = 0, dot = 0;
  for (; i < len; i++) {
    if (s[i] == '.' && dot++ == 0) continue;
    if (s[i] < '0' || s[i] > '9') return 0;
    n = n * 10 + (s[i] - '0');
    if (dot) scale *= 10;
    digits++;
  }
  *number = (s[0] == '-' ? -n : n) / scale;
  return digits > 0 && digits < 18;
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

/* Check a value against its attribute's type and keep it. */
static int set_value(lexer *x, pattern_expr *e, size_t at, const char *value,
                     size_t len) {
  value_type type = type_of(e->attribute);
  int ordered = e->compare != PATTERN_EQ && e->compare != PATTERN_NE;
  e->is_number = read_number(value, len, &e->number);
  if (type == TYPE_ENUM || type == TYPE_STRING) {
    if (ordered)
      return lexer_fail(x, "bad_value", at, "%s is compared with = != ~ alone",
                        e->name) != NULL;
    return type == TYPE_ENUM ? set_enum(x, e, at, value, len)
                             : set_string(x, e, value, len);
  }
  if (!e->is_number && (type == TYPE_NUMBER || ordered))
    return lexer_fail(x, "bad_value", at, "%s is a number", e->name) != NULL;
  return type == TYPE_NUMBER || set_string(x, e, value, len);
}

/* The word or string behind an operator. */
static int parse_value(lexer *x, pattern_expr *e) {
  size_t at = x->at, len;
  const char *value;
  e->fold = lexer_peek(x) != '"';
  if (lexer_peek(x) == '/')
    return lexer_fail(x, "bad_value", at, "write ~ before /…/") != NULL;
  if (e->fold) {
    while (!ends_value(lexer_peek(x))) x->at++;
    len = x->at - at;
    value = lexer_copy(x, at, len);
  } else {
    value = lexer_string(x, &len);
  }
  if (value == NULL) return 0;
  if (e->fold && len == 0)
    return lexer_fail(x, "syntax", at, "a value expected%s",
                      x->angle ? "; to close, write \">\" without a space"
                               : "") != NULL;
  return set_value(x, e, at, value, len);
}

/* ---- Regular expressions ---- */

/* Compile the one here into 'e'. */
static int parse_regex(lexer *x, pattern_expr *e) {
  lexer_slice body, flags;
  size_t position = x->at;
  if (!lexer_regex(x, &body, &flags)) return 0;
  const char *s = x->s + body.at, *flag = x->s + flags.at;
  if (tokenre_needs_space(s, body.len, flag, flags.len) &&
      e->attribute <= PATTERN_I && !x->angle)
    return lexer_fail(x, "never", position,
                      "a token contains no white space; write one /…/ a token")
           != NULL;
  tokenre *re;
  glean_error why;
  glean_status status =
      tokenre_new(&re, x->mem, s, body.len, flag, flags.len, &why);
  if (status == GLEAN_NOMEM) return lexer_nomem(x) != NULL;
  if (status != GLEAN_OK)
    return lexer_fail(x, why.code, body.at + why.position, "%s",
                      why.message) != NULL;
  re->next = x->parts->regexes;
  x->parts->regexes = re;
  e->regex = re;
  e->value = (const uint8_t *)lexer_copy(x, body.at, body.len + flags.len + 1);
  e->value_len = body.len + flags.len + 1;
  if (e->value != NULL) number_question(x, e);
  return e->value != NULL;
}

static int parse_matches(lexer *x, pattern_expr *e) {
  value_type type = type_of(e->attribute);
  if (type != TYPE_STRING && type != TYPE_ANY)
    return lexer_fail(x, "bad_value", e->position, "%s is no string for ~",
                      e->name) != NULL;
  if (lexer_peek(x) != '/')
    return lexer_fail(x, "bad_value", x->at, "/…/ expected behind ~") != NULL;
  return parse_regex(x, e);
}

pattern_expr *expr_regex(lexer *x) {
  pattern_expr *e = new_expr(x, PATTERN_COMPARE);
  if (e == NULL) return NULL;
  e->attribute = PATTERN_TEXT;
  e->compare = PATTERN_MATCHES;
  e->name = "text";
  return parse_regex(x, e) ? e : NULL;
}

/* ---- Tests ---- */

pattern_expr *expr_predicate(lexer *x) {
  pattern_expr *e = new_expr(x, PATTERN_PREDICATE);
  size_t begin = ++x->at;
  if (e == NULL) return NULL;
  if (lexer_is_name_start(lexer_peek(x)))
    while (lexer_is_name_char(lexer_peek(x))) x->at++;
  if (x->at == begin)
    return lexer_fail(x, "syntax", begin - 1, "a predicate's name expected");
  e->name = lexer_copy(x, begin, x->at - begin);
  if (e->name == NULL) return NULL;
  number_question(x, e);
  return e;
}

/* Read the operator and value of an attribute. */
static int parse_operation(lexer *x, pattern_expr *e) {
  value_type type = type_of(e->attribute);
  size_t begin = x->at;
  lexer_space(x);
  size_t at = x->at;
  e->compare = read_operator(x);
  if (e->compare == PATTERN_IS) x->at = begin;
  if (type == TYPE_FLAG && e->compare != PATTERN_IS)
    return lexer_fail(x, "bad_value", at, "%s is a flag and takes no value",
                      e->name) != NULL;
  if (type != TYPE_FLAG && type != TYPE_ANY && e->compare == PATTERN_IS)
    return lexer_fail(x, "bad_value", e->position, "%s needs a value%s",
                      e->name, x->angle && lexer_peek(x) == '>'
                                   ? "; the operator > has a space before it"
                                   : "") != NULL;
  if (e->compare == PATTERN_IS) return 1;
  lexer_space(x);
  return e->compare == PATTERN_MATCHES ? parse_matches(x, e)
                                       : parse_value(x, e);
}

static pattern_expr *parse_comparison(lexer *x) {
  pattern_expr *e = new_expr(x, PATTERN_COMPARE);
  size_t begin = x->at;
  if (e == NULL) return NULL;
  while (lexer_is_name_char(lexer_peek(x)) || lexer_peek(x) == '.') x->at++;
  size_t len = x->at - begin;
  if (len == 0)
    return lexer_peek(x) == -1
               ? lexer_fail(x, "unclosed", begin, "the expression is not ended")
               : lexer_fail(x, "syntax", begin, "an attribute expected");
  if (!find_attribute(x, x->s + begin, len, &e->attribute))
    return unknown_attribute(x, begin, len);
  e->name = lexer_copy(x, begin, len);
  if (e->name == NULL || !parse_operation(x, e)) return NULL;
  if (e->attribute == PATTERN_HOST && !e->costly) number_question(x, e);
  return e;
}

static pattern_expr *parse_test(lexer *x) {
  lexer_space(x);
  int c = lexer_peek(x);
  if (c == '%') return expr_predicate(x);
  if (c != '!' && c != '(') return parse_comparison(x);
  size_t position = x->at++;
  if (++x->depth > GLEAN_MAX_PATTERN_DEPTH)
    return lexer_limit(x, "depth", position, "nested more than %d deep",
                       GLEAN_MAX_PATTERN_DEPTH);
  pattern_expr *inner = c == '!' ? parse_test(x) : parse_or(x);
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
  if (e == NULL) return NULL;
  e->child = inner;
  e->costly = inner->costly;
  return e;
}

/* Operands joined by one operator.  Costly ones go behind the cheap ones, so
 * that they are asked only where these leave it open. */
static pattern_expr *parse_chain(lexer *x, int sign, pattern_expr_op op,
                                 pattern_expr *(*operand)(lexer *)) {
  pattern_expr *first = operand(x), *joined = NULL;
  pattern_expr **cheap = NULL, *costly = NULL, **last = &costly;
  while (first != NULL) {
    lexer_space(x);
    if (joined == NULL && lexer_peek(x) != sign) return first;
    if (joined == NULL) {
      joined = new_expr(x, op);
      if (joined == NULL) return NULL;
      cheap = &joined->child;
    }
    pattern_expr ***tail = first->costly ? &last : &cheap;
    **tail = first;
    *tail = &first->next;
    if (lexer_peek(x) != sign) {
      *cheap = costly;
      joined->costly = costly != NULL;
      return joined;
    }
    x->at++;
    first = operand(x);
  }
  return NULL;
}

static pattern_expr *parse_and(lexer *x) {
  return parse_chain(x, '&', PATTERN_AND, parse_test);
}

static pattern_expr *parse_or(lexer *x) {
  return parse_chain(x, '|', PATTERN_OR, parse_and);
}

pattern_expr *expr_parse(lexer *x) {
  return parse_or(x);
}
