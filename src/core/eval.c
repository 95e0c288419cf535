/* eval.c: evaluating expressions over attributes. */
#include <string.h>

#include "expr.h"
#include "fold.h"
#include "utf8.h"

int expr_flag(pattern_attribute flag, uint16_t flags) {
  glean_token_kind kind = token_kind(flags);
  switch (flag) {
    case PATTERN_CAP: return (flags & TOKEN_CAP) != 0;
    case PATTERN_NUM: return kind == GLEAN_TOKEN_NUMBER;
    case PATTERN_WORD: return kind == GLEAN_TOKEN_WORD;
    case PATTERN_PUNCT: return kind == GLEAN_TOKEN_PUNCT;
    case PATTERN_SYMBOL: return kind == GLEAN_TOKEN_SYMBOL;
    case PATTERN_POSSESSIVE: return (flags & TOKEN_POSSESSIVE) != 0;
    case PATTERN_GLUED: return (flags & TOKEN_GLUED) != 0;
    default: return 1;
  }
}

int expr_compare_numbers(pattern_compare op, double a, double b) {
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

static size_t code_points(const uint8_t *s, size_t len) {
  size_t n = 0;
  for (size_t i = 0; i < len; n++) {
    uint32_t c;
    i += utf8_decode(s + i, len - i, &c);
  }
  return n;
}

/* A string against a value: = or !=. */
static int compare_bytes(const pattern_expr *e, const uint8_t *bytes,
                         size_t len, int fold) {
  int equal = fold ? fold_equal(bytes, len, e->value, e->value_len)
                   : len == e->value_len && memcmp(bytes, e->value, len) == 0;
  return equal == (e->compare == PATTERN_EQ);
}

static glean_status fits_regex(const pattern_expr *e, const expr_subject *s,
                               const uint8_t *bytes, size_t len,
                               expr_asker *asker, expr_answer *answer) {
  int fits;
  glean_status status =
      tokenre_fits(e->regex, &asker->regex, bytes, len, &fits, asker->err);
  if (status == GLEAN_MATCHING && asker->err != NULL)
    asker->err->position = s->who.span.start;
  *answer = fits ? EXPR_YES : EXPR_NO;
  return status;
}

/* The same on the folded bytes. */
static glean_status fits_folded(const pattern_expr *e, const expr_subject *s,
                                expr_asker *asker, expr_answer *answer) {
  uint8_t small[512], *folded = small;
  size_t room = s->len * FOLD_GROWTH;
  if (room > sizeof small)
    folded = mem_resize(asker->regex.mem, NULL, 0, room);
  if (folded == NULL) return base_nomem(asker->err);
  size_t len = fold_bytes(s->bytes, s->len, folded, room);
  glean_status status = fits_regex(e, s, folded, len, asker, answer);
  if (folded != small) mem_free(asker->regex.mem, folded, room);
  return status;
}

/* ---- What the host knows ---- */

static glean_status ended(expr_asker *asker, const expr_subject *s) {
  return base_fail(asker->err, GLEAN_MATCHING, "host", s->who.span.start,
                   "the host ended the run");
}

static glean_status compare_value(const pattern_expr *e, const expr_subject *s,
                                  const glean_value *v, expr_asker *asker,
                                  expr_answer *answer) {
  const uint8_t *text = (const uint8_t *)v->text;
  int yes = e->compare == PATTERN_NE;
  if (e->compare == PATTERN_IS) {
    yes = v->type != GLEAN_VALUE_NONE &&
          (v->type != GLEAN_VALUE_BOOLEAN || v->boolean);
  } else if (e->compare == PATTERN_MATCHES) {
    if (v->type == GLEAN_VALUE_STRING)
      return fits_regex(e, s, text, v->len, asker, answer);
  } else if (v->type == GLEAN_VALUE_NUMBER && e->is_number) {
    yes = expr_compare_numbers(e->compare, v->number, e->number);
  } else if (v->type == GLEAN_VALUE_STRING && e->compare <= PATTERN_NE) {
    yes = compare_bytes(e, text, v->len, e->fold);
  } else if (v->type == GLEAN_VALUE_BOOLEAN && e->compare <= PATTERN_NE) {
    const char *word = v->boolean ? "true" : "false";
    yes = compare_bytes(e, (const uint8_t *)word, strlen(word), 0);
  }
  *answer = yes ? EXPR_YES : EXPR_NO;
  return GLEAN_OK;
}

static glean_status ask_attribute(const pattern_expr *e, const expr_subject *s,
                                  expr_asker *asker, expr_answer *answer) {
  const glean_host *host = asker->host;
  glean_value value = {GLEAN_VALUE_NONE, 0, 0, NULL, 0};
  if (host != NULL && host->attribute != NULL &&
      host->attribute(host->ctx, e->name, &s->who, &value) < 0)
    return ended(asker, s);
  return compare_value(e, s, &value, asker, answer);
}

static glean_status ask_predicate(const pattern_expr *e, const expr_subject *s,
                                  expr_asker *asker, expr_answer *answer) {
  const glean_host *host = asker->host;
  int yes = 0;
  if (host != NULL && host->predicate != NULL)
    yes = host->predicate(host->ctx, e->name, &s->who);
  if (yes < 0) return ended(asker, s);
  *answer = yes ? EXPR_YES : EXPR_NO;
  return GLEAN_OK;
}

/* ---- Comparisons ---- */

static glean_status compare_string(const pattern_expr *e,
                                   const expr_subject *s, expr_asker *asker,
                                   expr_answer *answer) {
  uint8_t buffer[TOKEN_SHAPE_BYTES];
  const uint8_t *bytes = s->bytes;
  size_t len = s->len;
  int fold = e->attribute == PATTERN_NORM || e->fold;
  if (e->attribute == PATTERN_SHAPE) {
    len = token_shape(bytes, len, buffer);
    bytes = buffer;
    fold = 0;
  }
  if (e->compare == PATTERN_MATCHES)
    return e->attribute == PATTERN_NORM
               ? fits_folded(e, s, asker, answer)
               : fits_regex(e, s, bytes, len, asker, answer);
  *answer = compare_bytes(e, bytes, len, fold) ? EXPR_YES : EXPR_NO;
  return GLEAN_OK;
}

static glean_status compare(const pattern_expr *e, const expr_subject *s,
                            expr_asker *asker, expr_answer *answer) {
  int yes = 0;
  if (e->attribute >= PATTERN_LABEL_OF)
    return ask_attribute(e, s, asker, answer);
  if (e->attribute <= PATTERN_LAST_FLAG) {
    yes = expr_flag(e->attribute, s->flags);
  } else if (e->attribute == PATTERN_KIND) {
    yes = expr_compare_numbers(e->compare, token_kind(s->flags), e->number);
  } else if (e->attribute == PATTERN_CASE) {
    yes = expr_compare_numbers(e->compare, token_case(s->flags), e->number);
  } else if (e->attribute == PATTERN_LEN) {
    int ascii = s->who.token != GLEAN_NONE && s->flags & TOKEN_ASCII;
    double len = (double)(ascii ? s->len : code_points(s->bytes, s->len));
    yes = expr_compare_numbers(e->compare, len, e->number);
  } else if (e->attribute == PATTERN_I) {
    yes = expr_compare_numbers(e->compare, s->who.token + 1.0, e->number);
  } else {
    return compare_string(e, s, asker, answer);
  }
  *answer = yes ? EXPR_YES : EXPR_NO;
  return GLEAN_OK;
}

/* A question: from the memo, or put now. */
static glean_status ask(const pattern_expr *e, const expr_subject *s,
                        expr_asker *asker, expr_answer *answer) {
  if (s->memo != NULL) *answer = (expr_answer)s->memo[e->ask];
  if (s->memo != NULL && *answer != EXPR_UNKNOWN) return GLEAN_OK;
  *answer = EXPR_UNKNOWN;
  if (!asker->may_ask) return GLEAN_OK;
  glean_status status = e->op == PATTERN_PREDICATE
                            ? ask_predicate(e, s, asker, answer)
                            : compare(e, s, asker, answer);
  if (status == GLEAN_OK && s->memo != NULL)
    s->memo[e->ask] = (uint8_t)*answer;
  return status;
}

/* Operands from the first on, until one decides. */
static glean_status eval_chain(const pattern_expr *e, const expr_subject *s,
                               expr_asker *asker, expr_answer *answer) {
  expr_answer decides = e->op == PATTERN_AND ? EXPR_NO : EXPR_YES;
  expr_answer all = decides == EXPR_NO ? EXPR_YES : EXPR_NO;
  for (const pattern_expr *c = e->child; c != NULL; c = c->next) {
    glean_status status = expr_eval(c, s, asker, answer);
    if (status != GLEAN_OK || *answer == decides) return status;
    if (*answer == EXPR_UNKNOWN) all = EXPR_UNKNOWN;
  }
  *answer = all;
  return GLEAN_OK;
}

glean_status expr_eval(const pattern_expr *e, const expr_subject *s,
                       expr_asker *asker, expr_answer *answer) {
  switch (e->op) {
    case PATTERN_AND:
    case PATTERN_OR: return eval_chain(e, s, asker, answer);
    case PATTERN_PREDICATE: return ask(e, s, asker, answer);
    case PATTERN_COMPARE:
      return e->costly ? ask(e, s, asker, answer)
                       : compare(e, s, asker, answer);
    case PATTERN_NOT: break;
  }
  glean_status status = expr_eval(e->child, s, asker, answer);
  if (*answer != EXPR_UNKNOWN)
    *answer = *answer == EXPR_YES ? EXPR_NO : EXPR_YES;
  return status;
}
