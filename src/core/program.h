/* program.h: the automaton a pattern is compiled to. */
#ifndef GLEAN_PROGRAM_H
#define GLEAN_PROGRAM_H

#include "pattern.h"

typedef enum program_op {
  PROGRAM_ACCEPT,
  PROGRAM_FAIL,
  PROGRAM_TOKEN,  /* a token that fits tests[arg], then a */
  PROGRAM_EDGE,   /* an annotation of names[arg], then a */
  PROGRAM_CHOICE, /* a or b: the longer match, a on equality */
  PROGRAM_LAZY,   /* a if the match can be completed from there, else b */
  /* those from here on pass without a step */
  PROGRAM_OPEN,   /* capture arg starts, then a */
  PROGRAM_CLOSE,  /* capture arg ends, then a */
  PROGRAM_FIRST,  /* at a sentence's start, a */
  PROGRAM_LAST,   /* at a sentence's end, a */
  PROGRAM_LOOK    /* where groups[arg] says so, a */
} program_op;

typedef struct program_state {
  uint8_t op;
  uint8_t passable; /* ACCEPT can be reached without a step or an anchor */
  uint8_t shared;   /* paths may come together there */
  uint32_t arg;     /* CHOICE and LAZY: which bit records the decision */
  uint32_t a, b;
  uint32_t ahead; /* CHOICE and LAZY: their set of firsts, or GLEAN_NONE where
                     no step is needed; those that pass: where the next step
                     is taken, or ways part */
  uint32_t position, end; /* bytes of the pattern it comes from */
} program_state;

/* A label, a list or <NAME>: what an EDGE asks for. */
typedef struct program_name {
  pattern_op op;
  const char *text;
  size_t len;
  size_t position;
  const pattern_expr *expr; /* what is asked of it; or NULL */
} program_name;

typedef struct program_capture {
  const char *text;
  size_t position;
  int list; /* may be set more than once */
} program_capture;

/* States that are run together: [0] the pattern itself, each other one the
 * body of a look-around, behind the group it stands in. */
typedef struct program_group {
  const pattern_node *node; /* while it is compiled */
  uint32_t start, accept;
  int behind, negative;
  int asks;              /* has questions to the host or PCRE2 */
  size_t order, len;     /* its states in 'order' */
  size_t edge, edge_len; /* its EDGE states in 'edges' */
} program_group;

/* States that lead to a state: of state i, items[at[i]] to items[at[i + 1]]. */
typedef struct program_links {
  uint32_t *at, *items;
} program_links;

/* Where a test surely fits, and surely does not: see quick.h. */
typedef struct program_quick {
  uint64_t yes[4], no[4];
} program_quick;

/* Steps that can be the next one: see first.h. */
typedef struct program_first {
  uint64_t hashes[4]; /* a bit for each word: the hash's lowest 8 */
  uint64_t flags[4];  /* where a test that is no word may fit */
  uint64_t names;     /* labels and lists: first_name() */
} program_first;

/* What a match cannot do without, as a tree; see need.c. */
typedef enum need_op {
  NEED_WORDS, /* a token with one of these hashes */
  NEED_NAME,  /* a step of this name */
  NEED_EACH,  /* all children: to look for one of them will do */
  NEED_ONE    /* one of the children: all are to be looked for */
} need_op;

typedef struct need_node need_node;
struct need_node {
  need_op op;
  uint32_t cost;   /* a guess; less is rarer */
  uint32_t number; /* of the name; which of the pattern's sets of words */
  need_node *child, *next; /* first child; next sibling */
  uint64_t *hashes;
  size_t len;
};

/* One way to look for what is needed: a token with one of these hashes or one
 * of these flags, or a step of one of these names. */
typedef struct program_need {
  uint64_t *hashes;
  size_t len;
  uint8_t *names;    /* by name */
  uint64_t flags[4]; /* as in program_quick */
  uint32_t cost;     /* a guess; less is rarer */
  int none;          /* there is nothing rare */
} program_need;

struct glean_pattern {
  glean_allocator mem;
  mem_count count;
  glean_scope scope;
  mem_arena arena; /* tests, names */
  program_state *states;
  size_t len, cap;
  uint32_t start;
  uint32_t *order; /* states by group, and in a group each behind those it may
                      go to without a step */
  size_t order_cap;
  program_group *groups;
  size_t group_len, group_cap;
  uint32_t *rank;       /* by state: its place among its group's in 'order' */
  program_links still;  /* by state: those that lead to it without a step */
  program_links stepped; /* those that lead to it by a token */
  uint32_t *edges;      /* EDGE states, by group */
  int has_anchors, has_name, has_behind;
  pattern_parts parts;
  uint32_t choices; /* the number of bits */
  const pattern_test **tests;
  size_t test_len, test_cap;
  program_name *names;
  size_t name_len, name_cap;
  program_capture captures[GLEAN_MAX_CAPTURES];
  size_t capture_len;
  uint8_t *first_tests; /* by test: may it be the first step? */
  uint8_t *first_names;
  program_quick *quick;  /* by test */
  program_first *firsts; /* where ways part */
  size_t first_len;
  program_first starts;  /* what a match may begin with; */
  int starts_by_token;   /* is it other than labels and lists, too? */
  need_node *need;      /* NULL: there is nothing rare */
  need_node **words;    /* its sets of words */
  size_t word_len;
  program_need near;    /* the guess of the cheapest, by flags, too */
  /* A match has at most so many tokens, and so many annotations beside them;
   * UINT32_MAX: there is no bound. */
  uint32_t width_tokens, width_edges;
  /* The same with what its look-arounds see. */
  uint32_t view_tokens, view_edges;
};

#endif
