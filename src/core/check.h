/* check.h: static checks: what a pattern can never match. */
#ifndef GLEAN_CHECK_H
#define GLEAN_CHECK_H

#include "expr.h"

/* 0, with a failure "never" at 'position', where no token or annotation can
 * fit an expression. */
int check_expr(lexer *x, const pattern_expr *e, size_t position);

/* 0, with a failure recorded, where steps stand before "^" or behind "$" in
 * sentence scope, or look-around contradicts its neighbour. */
int check_tree(lexer *x, const pattern_node *tree);

#endif
