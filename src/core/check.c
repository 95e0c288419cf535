/* check.c: static checks.
 *
 * An expression is tried on samples: of each attribute it names, the values it
 * names, their neighbours, and one that is none of them, in all combinations
 * with the kinds and cases of tokens.  What the host or PCRE2 would answer may
 * be either.  If no sample can fit, no token can. */
#include "check.h"

#include <string.h>

#include "fold.h"

/* ---- Samples ---- */

#define MAX_VALUES 16     /* of one attribute; more: no check */
#define MAX_WORK 2000000u /* trials times parts of the expression */

typedef struct sample_set {
  const pattern_expr *from[MAX_VALUES]; /* strings; NULL: none of them */
  double numbers[MAX_VALUES];
  size_t len, at;
} sample_set;

typedef struct samples {
  sample_set of[PATTERN_ATTRIBUTES];
  uint16_t flags[80];
  size_t flag_len, flag_at;
  int too_many;
} samples;

static int is_string(pattern_attribute a) {
  return a == PATTERN_TEXT || a == PATTERN_NORM || a == PATTERN_SHAPE ||
         (a >= PATTERN_LABEL_OF && a <= PATTERN_RULE);
}

static void add_sample(samples *s, pattern_attribute a, const pattern_expr *e,
                       double number) {
  sample_set *set = &s->of[a];
  if (set->len == MAX_VALUES) {
    s->too_many = 1;
    return;
  }
  set->from[set->len] = e;
  set->numbers[set->len++] = number;
}

/* The values an expression names. */
static void collect(samples *s, const pattern_expr *e) {
  for (const pattern_expr *c = e->child; c != NULL; c = c->next) collect(s, c);
  if (e->op != PATTERN_COMPARE || e->costly) return;
  sample_set *set = &s->of[e->attribute];
  if (is_string(e->attribute)) {
    if (set->len == 0) add_sample(s, e->attribute, NULL, 0);
    add_sample(s, e->attribute, e, 0);
  } else if (e->attribute == PATTERN_LEN || e->attribute == PATTERN_I) {
    for (int d = -1; d <= 1; d++)
      if (e->number + d >= 1) add_sample(s, e->attribute, NULL, e->number + d);
    if (set->len == 0) add_sample(s, e->attribute, NULL, 1);
  }
}

static unsigned count_parts(const pattern_expr *e) {
  unsigned n = 1;
  for (const pattern_expr *c = e->child; c != NULL; c = c->next)
    n += count_parts(c);
  return n;
}

/* The kinds and cases that go together. */
static void add_flags(samples *s) {
  for (unsigned kind = 0; kind < 4; kind++)
    for (unsigned letters = 0; letters < 5; letters++)
      for (unsigned cap = 0; cap < 2; cap++) {
        int mark = kind == GLEAN_TOKEN_PUNCT || kind == GLEAN_TOKEN_SYMBOL;
        if (mark && letters != GLEAN_CASE_NONE) continue;
        if (cap && letters <= GLEAN_CASE_LOWER) continue;
        unsigned flags = kind | letters << TOKEN_CASE_SHIFT;
        if (cap) flags |= TOKEN_CAP;
        for (unsigned more = 0; more < 4; more++)
          s->flags[s->flag_len++] =
              (uint16_t)(flags | (more & 1 ? TOKEN_POSSESSIVE : 0) |
                         (more & 2 ? TOKEN_GLUED : 0));
      }
}

/* ---- Trials ---- */

static int string_fits(const pattern_expr *e, const sample_set *set) {
  const pattern_expr *v = set->from[set->at];
  int fold = e->attribute == PATTERN_NORM ||
             (e->fold && e->attribute != PATTERN_SHAPE);
  int equal = 0;
  if (v != NULL)
    equal = fold ? fold_equal(v->value, v->value_len, e->value, e->value_len)
                 : v->value_len == e->value_len &&
                       memcmp(v->value, e->value, e->value_len) == 0;
  return equal == (e->compare == PATTERN_EQ);
}

static expr_answer try_compare(const samples *s, const pattern_expr *e) {
  const sample_set *set = &s->of[e->attribute];
  uint16_t flags = s->flags[s->flag_at];
  int yes;
  if (e->costly) return EXPR_UNKNOWN;
  if (e->attribute <= PATTERN_LAST_FLAG)
    yes = expr_flag(e->attribute, flags);
  else if (e->attribute == PATTERN_KIND)
    yes = expr_compare_numbers(e->compare, token_kind(flags), e->number);
  else if (e->attribute == PATTERN_CASE)
    yes = expr_compare_numbers(e->compare, token_case(flags), e->number);
  else if (is_string(e->attribute))
    yes = string_fits(e, set);
  else
    yes = expr_compare_numbers(e->compare, set->numbers[set->at], e->number);
  return yes ? EXPR_YES : EXPR_NO;
}

static expr_answer try_expr(const samples *s, const pattern_expr *e) {
  if (e->op == PATTERN_PREDICATE) return EXPR_UNKNOWN;
  if (e->op == PATTERN_COMPARE) return try_compare(s, e);
  if (e->op == PATTERN_NOT) {
    expr_answer inner = try_expr(s, e->child);
    if (inner == EXPR_UNKNOWN) return inner;
    return inner == EXPR_YES ? EXPR_NO : EXPR_YES;
  }
  expr_answer decides = e->op == PATTERN_AND ? EXPR_NO : EXPR_YES;
  expr_answer all = decides == EXPR_NO ? EXPR_YES : EXPR_NO;
  for (const pattern_expr *c = e->child; c != NULL; c = c->next) {
    expr_answer one = try_expr(s, c);
    if (one == decides) return one;
    if (one == EXPR_UNKNOWN) all = one;
  }
  return all;
}

/* The next combination, as an odometer counts; 0 behind the last. */
static int next_sample(samples *s) {
  if (++s->flag_at < s->flag_len) return 1;
  s->flag_at = 0;
  for (size_t a = 0; a < PATTERN_ATTRIBUTES; a++) {
    if (s->of[a].len == 0) continue;
    if (++s->of[a].at < s->of[a].len) return 1;
    s->of[a].at = 0;
  }
  return 0;
}

int check_expr(lexer *x, const pattern_expr *e, size_t position) {
  samples s = {.too_many = 0};
  collect(&s, e);
  add_flags(&s);
  unsigned parts = count_parts(e);
  for (unsigned i = 0; !s.too_many && i < MAX_WORK / parts; i++) {
    if (try_expr(&s, e) != EXPR_NO) return 1;
    if (next_sample(&s)) continue;
    lexer_fail(x, "never", position, "nothing fits: the tests contradict");
    return 0;
  }
  return 1;
}

/* ---- Anchors ---- */

static int has_steps(const pattern_node *n) {
  if (n->op == PATTERN_LOOK) return 0;
  if (n->op <= PATTERN_NAME) return 1;
  const pattern_node *c = n->child;
  while (c != NULL && !has_steps(c)) c = c->next;
  return c != NULL;
}

/* Is anything between two items that must stand side by side? */
static int is_still(const pattern_node *n) {
  return n->op == PATTERN_FIRST || n->op == PATTERN_LAST ||
         n->op == PATTERN_LOOK;
}

/* 'before', 'behind': may steps stand there, in the scope? */
static int check_anchors(lexer *x, const pattern_node *n, int before,
                         int behind) {
  if (n->op == PATTERN_FIRST && before)
    return lexer_fail(x, "never", n->position,
                      "nothing precedes a sentence start") != NULL;
  if (n->op == PATTERN_LAST && behind)
    return lexer_fail(x, "never", n->position,
                      "nothing follows a sentence end") != NULL;
  if (n->op == PATTERN_LOOK)
    return n->behind ? check_anchors(x, n->child, 0, behind)
                     : check_anchors(x, n->child, before, 0);
  if (n->op != PATTERN_SEQUENCE) {
    for (const pattern_node *c = n->child; c != NULL; c = c->next)
      if (!check_anchors(x, c, before, behind)) return 0;
    return 1;
  }
  size_t ahead = 0;
  for (const pattern_node *c = n->child; c != NULL; c = c->next)
    ahead += (size_t)has_steps(c);
  for (const pattern_node *c = n->child; c != NULL; c = c->next) {
    size_t own = (size_t)has_steps(c);
    ahead -= own;
    if (!check_anchors(x, c, before, behind || ahead > 0)) return 0;
    before = before || own;
  }
  return 1;
}

/* ---- Look-around and its neighbour ---- */

/* The one token that a part must start (end) with; NULL: it is not one. */
static const pattern_test *edge_test(const pattern_node *n, int last) {
  while (n != NULL && n->op != PATTERN_STEP) {
    int single = n->op == PATTERN_CAPTURE || n->op == PATTERN_SEQUENCE ||
                 (n->op == PATTERN_REPEAT && n->min > 0);
    const pattern_node *c = single ? n->child : NULL;
    while (c != NULL && is_still(c)) c = c->next;
    for (const pattern_node *k = c; last && k != NULL; k = k->next)
      if (!is_still(k)) c = k;
    n = c;
  }
  return n ? n->test : NULL;
}

/* Is a part no more than one token? */
static int is_one_token(const pattern_node *n) {
  while (n->op == PATTERN_SEQUENCE && n->child != NULL &&
         n->child->next == NULL)
    n = n->child;
  return n->op == PATTERN_STEP;
}

static int is_literal(const pattern_test *t) {
  return t != NULL && (t->op == PATTERN_TEST_FOLD ||
                       t->op == PATTERN_TEST_BYTES);
}

static int same_literal(const pattern_test *a, const pattern_test *b) {
  return a->op == b->op && a->len == b->len &&
         memcmp(a->bytes, b->bytes, a->len) == 0;
}

/* Does look-around allow the literal beside it? */
static int check_look(lexer *x, const pattern_node *look,
                      const pattern_node *beside) {
  const pattern_test *a = edge_test(look->child, look->behind);
  const pattern_test *b = beside ? edge_test(beside, look->behind) : NULL;
  if (!is_literal(a) || !is_literal(b)) return 1;
  int refused = look->negative
                    ? same_literal(a, b) && is_one_token(look->child)
                    : a->hash != b->hash;
  if (refused)
    lexer_fail(x, "never", look->position,
               "this contradicts the word %s it",
               look->behind ? "before" : "behind");
  return !refused;
}

/* Look-behind may start anywhere: a lazy part there never grows. */
static int check_lead(lexer *x, const pattern_node *n) {
  if (n->op == PATTERN_REPEAT && n->lazy && n->min == 0)
    return lexer_fail(x, "idle_gap", n->position,
                      "never grows: look-behind may start anywhere") != NULL;
  if (n->op == PATTERN_SEQUENCE && n->child != NULL)
    return check_lead(x, n->child);
  for (const pattern_node *c = n->child;
       n->op == PATTERN_CHOICE && c != NULL; c = c->next)
    if (!check_lead(x, c)) return 0;
  return 1;
}

static int check_looks(lexer *x, const pattern_node *n) {
  const pattern_node *before = NULL;
  if (n->op == PATTERN_LOOK && n->behind && !check_lead(x, n->child)) return 0;
  for (const pattern_node *c = n->child; c != NULL; c = c->next) {
    if (!check_looks(x, c)) return 0;
    if (n->op != PATTERN_SEQUENCE) continue;
    const pattern_node *beside = c->behind ? before : c->next;
    while (!c->behind && beside != NULL && is_still(beside))
      beside = beside->next;
    if (c->op == PATTERN_LOOK && !check_look(x, c, beside)) return 0;
    if (!is_still(c)) before = c;
  }
  return 1;
}

int check_tree(lexer *x, const pattern_node *tree) {
  int whole = x->options->scope == GLEAN_SCOPE_SENTENCE;
  return (!whole || check_anchors(x, tree, 0, 0)) && check_looks(x, tree);
}
