/* expr.h: expressions over attributes: [cap & !punct & len>3],
 * <MONEY value.amount > 5>. */
#ifndef GLEAN_EXPR_H
#define GLEAN_EXPR_H

#include "lexer.h"
#include "pattern.h"

/* ---- Parsing ---- */

/* Parse up to the closing bracket, which stays; NULL after a failure. */
pattern_expr *expr_parse(lexer *x);

/* Parse "/…/" alone: text ~ /…/. */
pattern_expr *expr_regex(lexer *x);

/* Parse "%name". */
pattern_expr *expr_predicate(lexer *x);

/* ---- Evaluation ---- */

typedef enum expr_answer {
  EXPR_NO,
  EXPR_YES,
  EXPR_UNKNOWN /* it was not asked */
} expr_answer;

/* What an expression is put to. */
typedef struct expr_subject {
  glean_subject who;
  const uint8_t *bytes;
  size_t len;
  uint16_t flags; /* of the token; of an annotation's last one */
  uint8_t *memo;  /* an expr_answer a question, or NULL */
} expr_subject;

/* Who answers.  While 'may_ask' is 0 what is not in the memo is unknown. */
typedef struct expr_asker {
  const glean_host *host; /* may be NULL */
  tokenre_run regex;
  int may_ask;
  glean_error *err; /* may be NULL */
} expr_asker;

/* GLEAN_OK; GLEAN_MATCHING where the host or a limit ends the run;
 * GLEAN_NOMEM. */
glean_status expr_eval(const pattern_expr *e, const expr_subject *s,
                       expr_asker *asker, expr_answer *answer);

/* ---- For static checks ---- */

/* Do the flags of a token fit a flag, or a kind or case? */
int expr_flag(pattern_attribute flag, uint16_t flags);
int expr_compare_numbers(pattern_compare op, double a, double b);

#endif
