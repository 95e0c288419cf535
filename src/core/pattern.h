/* pattern.h: the pattern language: text to syntax tree.
 *
 * docs/patterns.md specifies the language. */
#ifndef GLEAN_PATTERN_H
#define GLEAN_PATTERN_H

#include "token.h"
#include "tokenre.h"

/* What a token is asked. */
typedef enum pattern_test_op {
  PATTERN_TEST_FOLD,    /* its folded bytes */
  PATTERN_TEST_BYTES,   /* its bytes */
  PATTERN_TEST_GAP,     /* nothing: a step of a gap */
  PATTERN_TEST_EXPR     /* an expression over its attributes */
} pattern_test_op;

/* Attributes; docs/patterns.md describes each. */
typedef enum pattern_attribute {
  PATTERN_ANY,
  PATTERN_CAP,
  PATTERN_NUM,
  PATTERN_WORD,
  PATTERN_PUNCT,
  PATTERN_SYMBOL,
  PATTERN_POSSESSIVE, /* of an annotation: it follows; of a token: it ends so */
  PATTERN_GLUED,      /* touches the token before */
  PATTERN_LAST_FLAG = PATTERN_GLUED,
  PATTERN_KIND,
  PATTERN_CASE,
  PATTERN_TEXT, /* of tokens and annotations, as is len */
  PATTERN_NORM,
  PATTERN_SHAPE,
  PATTERN_LEN,
  PATTERN_I,
  PATTERN_LABEL_OF, /* of annotations, as are the next two */
  PATTERN_ID,
  PATTERN_RULE,
  PATTERN_HOST, /* declared: the host knows its value */
  PATTERN_ATTRIBUTES
} pattern_attribute;

typedef enum pattern_compare {
  PATTERN_IS, /* a flag alone */
  PATTERN_EQ,
  PATTERN_NE,
  PATTERN_LT,
  PATTERN_GT,
  PATTERN_LE,
  PATTERN_GE,
  PATTERN_MATCHES /* ~ */
} pattern_compare;

typedef enum pattern_expr_op {
  PATTERN_AND, /* of all children; cheap ones stand first */
  PATTERN_OR,
  PATTERN_NOT, /* of the one child */
  PATTERN_COMPARE,
  PATTERN_PREDICATE
} pattern_expr_op;

typedef struct pattern_expr pattern_expr;
struct pattern_expr {
  pattern_expr_op op;
  pattern_expr *child, *next; /* first operand; next sibling */
  pattern_attribute attribute;
  pattern_compare compare;
  const char *name; /* of a predicate or an attribute, NUL-terminated */
  size_t position;  /* byte of the pattern */
  int fold;             /* the value is a word: compare folded */
  const uint8_t *value; /* bytes of the value, folded if 'fold' */
  size_t value_len;
  double number;        /* of a numeric attribute; or the kind, the case */
  int is_number;
  const tokenre *regex;
  int costly;     /* asks the host or PCRE2, itself or a part of it */
  uint32_t ask;   /* costly parts: which of the pattern's questions it is */
  pattern_expr *older; /* the question before it */
};

typedef struct pattern_test {
  pattern_test_op op;
  int glued;             /* must touch the token before */
  uint64_t hash;         /* fold and bytes: of the folded bytes */
  const uint8_t *bytes;  /* fold: folded */
  size_t len;
  pattern_expr *expr;
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
  PATTERN_LAST,     /* $ */
  PATTERN_LOOK      /* the child stands ahead (behind), or not: no step */
} pattern_op;

#define PATTERN_UNBOUNDED 0xFFFFFFFFu

typedef struct pattern_node pattern_node;
struct pattern_node {
  pattern_op op;
  uint32_t position, end;     /* bytes of the pattern, half-open */
  pattern_node *child, *next; /* first child; next sibling */
  const pattern_test *test;
  pattern_expr *expr;         /* of a label: what it asks; or NULL */
  const char *name;           /* NUL-terminated */
  size_t name_len;
  uint32_t min, max;          /* of a repetition */
  int lazy;
  int gap;                    /* the repetition of a gap */
  int behind, negative;       /* of look-around */
};

/* What a tree needs beside the arena.  Zeroed it is empty. */
typedef struct pattern_parts {
  tokenre *regexes;
  pattern_expr *asks; /* the last question, and by 'older' all before it */
  uint32_t ask_len;
} pattern_parts;

/* Parse a pattern.  The tree and its strings live in 'arena'; regular
 * expressions go to 'parts', also where parsing fails: the caller frees them.
 * 'mem' outlives the tree.
 * GLEAN_OK, GLEAN_SYNTAX, GLEAN_LIMIT or GLEAN_NOMEM. */
glean_status pattern_parse(pattern_node **out, pattern_parts *parts,
                           mem_arena *arena, const glean_allocator *mem,
                           const char *pattern, size_t len,
                           const glean_pattern_options *options,
                           glean_error *err);

/* Can the pattern match without a step? */
int pattern_is_nullable(const pattern_node *node);

#endif
