/* expr.h: the expressions in brackets: [cap & !punct & len>3]. */
#ifndef GLEAN_EXPR_H
#define GLEAN_EXPR_H

#include "lexer.h"
#include "pattern.h"

/* Parse up to the closing bracket, which stays; NULL after a failure. */
const pattern_expr *expr_parse(lexer *x);

/* Does token i of a table fit? */
int expr_fits(const pattern_expr *expr, const text_view *t,
              const token_table *tokens, size_t i);

#endif
