/* quick.c: tests of tokens as sets of flags.
 *
 * There are 256 combinations of the flags a test may ask for.  For each test
 * two sets of them tell where it surely fits and where it surely does not;
 * only between them must its expression be evaluated. */
#include "quick.h"

#include <string.h>

#include "expr.h"

/* The flags a packed number stands for. */
static uint16_t flags_of(unsigned i) {
  unsigned flags = i & 0x3Fu;
  if (i & 0x40u) flags |= TOKEN_CAP;
  if (i & 0x80u) flags |= TOKEN_POSSESSIVE;
  return (uint16_t)flags;
}

static int leaf_fits(const pattern_expr *e, uint16_t flags) {
  if (e->attribute <= PATTERN_LAST_FLAG) return expr_flag(e->attribute, flags);
  double is = e->attribute == PATTERN_KIND ? (double)token_kind(flags)
                                           : (double)token_case(flags);
  return expr_compare_numbers(e->compare, is, e->number);
}

static void add_bit(uint64_t set[4], unsigned i) {
  set[i / 64] |= (uint64_t)1 << (i & 63);
}

/* Two upper-case letters and no lower-case one: XX, X.X. */
static int is_upper_shape(const pattern_expr *e) {
  size_t upper = 0, lower = 0;
  if (e->op != PATTERN_COMPARE || e->attribute != PATTERN_SHAPE ||
      e->compare != PATTERN_EQ)
    return 0;
  for (size_t i = 0; i < e->value_len; i++) {
    upper += e->value[i] == 'X';
    lower += e->value[i] == 'x';
  }
  return upper > 1 && lower == 0;
}

static void make_leaf(program_quick *out, const pattern_expr *e) {
  int known = e->op == PATTERN_COMPARE && !e->costly &&
              e->attribute <= PATTERN_CASE;
  int upper = is_upper_shape(e);
  memset(out, 0, sizeof *out);
  for (unsigned i = 0; known && i < 256; i++)
    add_bit(leaf_fits(e, flags_of(i)) ? out->yes : out->no, i);
  for (unsigned i = 0; upper && i < 256; i++)
    if (token_case(flags_of(i)) != GLEAN_CASE_UPPER) add_bit(out->no, i);
}

static void make_expr(program_quick *out, const pattern_expr *e) {
  int all = e->op == PATTERN_AND;
  if (e->op == PATTERN_NOT) {
    program_quick inner;
    make_expr(&inner, e->child);
    memcpy(out->yes, inner.no, sizeof out->yes);
    memcpy(out->no, inner.yes, sizeof out->no);
    return;
  }
  if (e->op != PATTERN_AND && e->op != PATTERN_OR) {
    make_leaf(out, e);
    return;
  }
  memset(out->yes, all ? 0xFF : 0, sizeof out->yes);
  memset(out->no, all ? 0 : 0xFF, sizeof out->no);
  for (const pattern_expr *c = e->child; c != NULL; c = c->next) {
    program_quick one;
    make_expr(&one, c);
    for (int i = 0; i < 4; i++) {
      out->yes[i] = all ? out->yes[i] & one.yes[i] : out->yes[i] | one.yes[i];
      out->no[i] = all ? out->no[i] | one.no[i] : out->no[i] & one.no[i];
    }
  }
}

glean_status quick_make(glean_pattern *p) {
  p->quick = mem_arena_alloc(&p->arena, (p->test_len + 1) * sizeof *p->quick);
  if (p->quick == NULL) return GLEAN_NOMEM;
  for (size_t i = 0; i < p->test_len; i++) {
    const pattern_test *test = p->tests[i];
    program_quick *quick = &p->quick[i];
    memset(quick, 0, sizeof *quick);
    if (test->op == PATTERN_TEST_EXPR) make_expr(quick, test->expr);
    if (test->op == PATTERN_TEST_GAP)
      memset(quick->yes, 0xFF, sizeof quick->yes);
  }
  return GLEAN_OK;
}
