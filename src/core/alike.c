/* alike.c: are two parts of a pattern the same but for where they stand? */
#include "alike.h"

#include <string.h>

static int same_bytes(const void *a, size_t a_len, const void *b,
                      size_t b_len) {
  return a_len == b_len && (a_len == 0 || memcmp(a, b, a_len) == 0);
}

static int same_compare(const pattern_expr *a, const pattern_expr *b) {
  return a->attribute == b->attribute && a->compare == b->compare &&
         a->fold == b->fold && a->is_number == b->is_number &&
         !(a->number < b->number) && !(a->number > b->number) &&
         same_bytes(a->value, a->value_len, b->value, b->value_len);
}

static int same_expr(const pattern_expr *a, const pattern_expr *b) {
  if (a == b) return 1;
  if (a == NULL || b == NULL || a->costly || b->costly || a->op != b->op)
    return 0;
  if (a->op == PATTERN_COMPARE) return same_compare(a, b);
  const pattern_expr *c = a->child, *d = b->child;
  while (c != NULL && d != NULL && same_expr(c, d)) {
    c = c->next;
    d = d->next;
  }
  return c == NULL && d == NULL;
}

static int same_test(const pattern_test *a, const pattern_test *b) {
  if (a == b) return 1;
  if (a == NULL || b == NULL || a->op != b->op || a->glued != b->glued)
    return 0;
  if (a->op == PATTERN_TEST_EXPR) return same_expr(a->expr, b->expr);
  return same_bytes(a->bytes, a->len, b->bytes, b->len);
}

int alike(const pattern_node *a, const pattern_node *b) {
  if (a == b) return 1;
  if (a == NULL || b == NULL) return 0;
  int same = a->op == b->op && a->min == b->min && a->max == b->max &&
             a->lazy == b->lazy && a->gap == b->gap &&
             a->behind == b->behind && a->negative == b->negative &&
             same_bytes(a->name, a->name_len, b->name, b->name_len) &&
             same_expr(a->expr, b->expr) && same_test(a->test, b->test);
  const pattern_node *c = a->child, *d = b->child;
  while (same && c != NULL && d != NULL) {
    same = alike(c, d);
    c = c->next;
    d = d->next;
  }
  return same && c == NULL && d == NULL;
}
