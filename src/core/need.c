/* need.c: what every match of a pattern must hold.
 *
 * Of a sequence each part is needed, so the rarest will do; of alternatives
 * all are; what may be left out is no need.  How rare a part is, is a guess
 * from the length of its words: it decides what is looked for, not what is
 * found. */
#include "need.h"

#include <string.h>

#define COMMON 1000000u /* not worth looking for: stands in most sentences */

static uint32_t word_cost(size_t len) {
  static const uint32_t by_length[] = {40, 40, 24, 12, 5, 3, 2, 2};
  return len < BASE_LEN(by_length) ? by_length[len] : 1;
}

static uint32_t cost(const pattern_node *n);

static uint32_t least_cost(const pattern_node *n, const pattern_node **best) {
  uint32_t least = COMMON;
  *best = NULL;
  for (const pattern_node *c = n->child; c != NULL; c = c->next) {
    uint32_t one = cost(c);
    if (one >= least) continue;
    least = one;
    *best = c;
  }
  return least;
}

static uint32_t sum_cost(const pattern_node *n) {
  uint32_t sum = 0;
  for (const pattern_node *c = n->child; c != NULL && sum < COMMON; c = c->next)
    sum += cost(c);
  return sum < COMMON ? sum : COMMON;
}

static uint32_t step_cost(const pattern_test *test) {
  int literal = test->op == PATTERN_TEST_FOLD || test->op == PATTERN_TEST_BYTES;
  return literal ? word_cost(test->len) : COMMON;
}

static uint32_t cost(const pattern_node *n) {
  const pattern_node *best;
  switch (n->op) {
    case PATTERN_STEP: return step_cost(n->test);
    case PATTERN_LABEL:
    case PATTERN_LIST: return 4;
    case PATTERN_SEQUENCE: return least_cost(n, &best);
    case PATTERN_CHOICE: return sum_cost(n);
    case PATTERN_REPEAT: return n->min > 0 ? cost(n->child) : COMMON;
    case PATTERN_CAPTURE: return cost(n->child);
    case PATTERN_LOOK: return n->negative ? COMMON : cost(n->child);
    default: return COMMON; /* names, anchors */
  }
}

static void mark_name(glean_pattern *p, const pattern_node *n) {
  for (size_t i = 0; i < p->name_len; i++)
    if (p->names[i].op == n->op && p->names[i].expr == n->expr &&
        strcmp(p->names[i].text, n->name) == 0)
      p->need_names[i] = 1;
}

/* Gather what the cheapest way needs. */
static void gather(glean_pattern *p, const pattern_node *n) {
  const pattern_node *best;
  switch (n->op) {
    case PATTERN_STEP: p->need_hashes[p->need_len++] = n->test->hash; break;
    case PATTERN_LABEL:
    case PATTERN_LIST: mark_name(p, n); break;
    case PATTERN_SEQUENCE:
      if (least_cost(n, &best) < COMMON) gather(p, best);
      break;
    case PATTERN_CHOICE:
      for (const pattern_node *c = n->child; c != NULL; c = c->next)
        gather(p, c);
      break;
    default: gather(p, n->child);
  }
}

/* ---- Width ---- */

#define WIDEST 100000u /* wider ones count as without bound */

typedef struct width {
  uint64_t tokens, edges;
} width;

static width width_of(const pattern_node *n) {
  width sum = {0, 0};
  if (n->op == PATTERN_STEP) return (width){1, 0};
  if (n->op == PATTERN_NAME) return (width){GLEAN_MAX_NAME_TOKENS, 0};
  if (n->op == PATTERN_LABEL || n->op == PATTERN_LIST) return (width){0, 1};
  for (const pattern_node *c = n->child; c != NULL; c = c->next) {
    width one = width_of(c);
    int joins = n->op != PATTERN_CHOICE;
    sum.tokens = joins ? sum.tokens + one.tokens
                       : one.tokens > sum.tokens ? one.tokens : sum.tokens;
    sum.edges = joins ? sum.edges + one.edges
                      : one.edges > sum.edges ? one.edges : sum.edges;
  }
  if (n->op == PATTERN_REPEAT) {
    sum.tokens *= n->max;
    sum.edges *= n->max;
  }
  if (sum.tokens > WIDEST) sum.tokens = WIDEST;
  if (sum.edges > WIDEST) sum.edges = WIDEST;
  return sum;
}

static void find_width(glean_pattern *p, const pattern_node *tree) {
  width w = width_of(tree);
  int bounded = w.tokens < WIDEST && w.edges < WIDEST;
  p->view_tokens = bounded ? (uint32_t)w.tokens : UINT32_MAX;
  p->view_edges = bounded ? (uint32_t)w.edges : UINT32_MAX;
  bounded = bounded && p->group_len == 1;
  p->width_tokens = bounded ? p->view_tokens : UINT32_MAX;
  p->width_edges = bounded ? p->view_edges : UINT32_MAX;
}

/* ---- All of it ---- */

static size_t count_steps(const pattern_node *n) {
  size_t sum = n->op == PATTERN_STEP;
  for (const pattern_node *c = n->child; c != NULL; c = c->next)
    sum += count_steps(c);
  return sum;
}

glean_status need_find(glean_pattern *p, const pattern_node *tree) {
  size_t steps = count_steps(tree) + 1;
  p->need_hashes =
      mem_arena_alloc(&p->arena, steps * sizeof *p->need_hashes);
  p->need_names = mem_arena_alloc(&p->arena, p->name_len + 1);
  if (p->need_hashes == NULL || p->need_names == NULL) return GLEAN_NOMEM;
  memset(p->need_names, 0, p->name_len + 1);
  find_width(p, tree);
  p->needless = cost(tree) >= COMMON;
  if (!p->needless) gather(p, tree);
  return GLEAN_OK;
}
