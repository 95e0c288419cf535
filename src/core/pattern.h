/* pattern.h: the pattern language: text to syntax tree.
 *
 * docs/patterns.md specifies the language. */
#ifndef GLEAN_PATTERN_H
#define GLEAN_PATTERN_H

#include "token.h"

/* What a token is asked. */
typedef enum pattern_test_op {
  PATTERN_TEST_FOLD,    /* its folded bytes */
  PATTERN_TEST_BYTES,   /* its bytes */
  PATTERN_TEST_GAP,     /* nothing: a step of a gap */
  PATTERN_TEST_EXPR     /* an expression over its attributes */
} pattern_test_op;

/* Attributes of a token; docs/patterns.md describes each. */
typedef enum pattern_attribute {
  PATTERN_ANY,
  PATTERN_CAP,
  PATTERN_NUM,
  PATTERN_WORD,
  PATTERN_PUNCT,
  PATTERN_SYMBOL,
  PATTERN_LAST_FLAG = PATTERN_SYMBOL,
  PATTERN_KIND,
  PATTERN_CASE,
  PATTERN_TEXT,
  PATTERN_NORM,
  PATTERN_SHAPE,
  PATTERN_LEN,
  PATTERN_I,
  PATTERN_ATTRIBUTES
} pattern_attribute;

typedef enum pattern_compare {
  PATTERN_IS, /* a flag alone */
  PATTERN_EQ,
  PATTERN_NE,
  PATTERN_LT,
  PATTERN_GT,
  PATTERN_LE,
  PATTERN_GE
} pattern_compare;

typedef enum pattern_expr_op {
  PATTERN_AND,
  PATTERN_OR,
  PATTERN_NOT,
  PATTERN_COMPARE
} pattern_expr_op;

typedef struct pattern_expr pattern_expr;
struct pattern_expr {
  pattern_expr_op op;
  const pattern_expr *a, *b; /* operands of and, or, not */
  pattern_attribute attribute;
  pattern_compare compare;
  int fold;             /* the value is a word: compare folded */
  const uint8_t *value; /* bytes of the value, folded if 'fold' */
  size_t value_len;
  double number;        /* of a numeric attribute; or the kind, the case */
};

typedef struct pattern_test {
  pattern_test_op op;
  int glued;             /* must touch the token before */
  uint64_t hash;         /* fold and bytes: of the folded bytes */
  const uint8_t *bytes;  /* fold: folded */
  size_t len;
  const pattern_expr *expr;
} pattern_test;

typedef enum pattern_op {
  PATTERN_STEP,     /* one token: test */
  PATTERN_LABEL,    /* an annotation: name */
  PATTERN_LIST,     /* a list's entry: name */
  PATTERN_NAME,     /* <NAME> */
  PATTERN_SEQUENCE, /* children in order; none: empty */
  PATTERN_CHOICE,   /* one of the children, earlier ones first */
  PATTERN_REPEAT,   /* the child min to max times */
  PATTERN_CAPTURE,  /* the child, under name */
  PATTERN_FIRST,    /* ^ */
  PATTERN_LAST      /* $ */
} pattern_op;

#define PATTERN_UNBOUNDED 0xFFFFFFFFu

typedef struct pattern_node pattern_node;
struct pattern_node {
  pattern_op op;
  uint32_t position;          /* byte of the pattern */
  pattern_node *child, *next; /* first child; next sibling */
  const pattern_test *test;
  const char *name;           /* NUL-terminated */
  size_t name_len;
  uint32_t min, max;          /* of a repetition */
  int lazy;
  int gap;                    /* the repetition of a gap */
};

/* Parse a pattern.  The tree and its strings live in 'arena'; 'mem' is for
 * what is freed before the return.
 * GLEAN_OK, GLEAN_SYNTAX, GLEAN_LIMIT or GLEAN_NOMEM. */
glean_status pattern_parse(pattern_node **out, mem_arena *arena,
                           const glean_allocator *mem, const char *pattern,
                           size_t len, glean_error *err);

/* Can the pattern match without a step? */
int pattern_is_nullable(const pattern_node *node);

#endif
