/* need.c: what every match of a pattern must hold.
 *
 * Of a sequence each part is needed, so the rarest will do; of alternatives
 * all are; what may be left out is no need.  Of the parts of a sequence a few
 * stay: the document tells which of them it has least of.  How rare a part is
 * before that, is a guess from the length of its words: it decides what is
 * looked for, not what is found. */
#include "need.h"

#include <string.h>

#include "quick.h"

#define COMMON 1000000u /* not worth looking for: stands in most sentences */
#define NAME_COST 4u

static uint32_t word_cost(size_t len) {
  static const uint32_t by_length[] = {40, 40, 24, 12, 5, 3, 2, 2};
  return len < BASE_LEN(by_length) ? by_length[len] : 1;
}

/* ---- Costs ---- */

/* What tokens of a kind and case cost, or possessive ones: their share of all
 * tokens in thousandths. */
#define POSSESSIVE_COST 5u
static const uint32_t word_case_costs[] = {COMMON, COMMON, 110, 20, 5};
static const uint32_t kind_costs[] = {0, 20, 120, 5}; /* words: by case */

/* Of a test by flags: of all the combinations where it may fit. */
static uint32_t flags_cost(const uint64_t no[4]) {
  uint8_t seen[4][8] = {{0}}, possessive = 0;
  uint32_t sum = 0;
  for (unsigned i = 0; i < 256; i++) {
    unsigned kind = i & TOKEN_KIND_MASK;
    unsigned casing = (i & TOKEN_CASE_MASK) >> TOKEN_CASE_SHIFT;
    if (quick_has(no, i) || casing > GLEAN_CASE_MIXED) continue;
    if (i & 0x80u) {
      possessive = 1;
    } else if (!seen[kind][casing]) {
      seen[kind][casing] = 1;
      if (kind == GLEAN_TOKEN_WORD) sum += word_case_costs[casing];
      else if (casing == GLEAN_CASE_NONE) sum += kind_costs[kind];
    }
  }
  sum += possessive ? POSSESSIVE_COST : 0;
  return sum < COMMON ? sum : COMMON;
}

static int is_word(const pattern_expr *e) {
  return e->op == PATTERN_COMPARE && e->compare == PATTERN_EQ &&
         (e->attribute == PATTERN_TEXT || e->attribute == PATTERN_NORM) &&
         e->regex == NULL;
}

static uint32_t expr_cost(const pattern_expr *e) {
  uint32_t least = COMMON, sum = 0;
  if (is_word(e)) return word_cost(e->value_len);
  if (e->op != PATTERN_AND && e->op != PATTERN_OR) return COMMON;
  for (const pattern_expr *c = e->child; c != NULL; c = c->next) {
    uint32_t one = expr_cost(c);
    if (one < least) least = one;
    if (sum < COMMON) sum += one;
  }
  if (e->op == PATTERN_AND) return least;
  return sum < COMMON ? sum : COMMON;
}

/* What is looked at while needs are gathered. */
typedef struct seeker {
  glean_pattern *p;
  program_need *need;
  int flags; /* may tests by flags be needs? */
  int nomem;
} seeker;

static const program_quick *quick_of(const seeker *k,
                                     const pattern_test *test) {
  const glean_pattern *p = k->p;
  for (size_t i = 0; i < p->test_len; i++)
    if (p->tests[i] == test) return &p->quick[i];
  return NULL;
}

static uint32_t step_cost(const seeker *k, const pattern_test *test,
                          int *by_flags) {
  int literal = test->op == PATTERN_TEST_FOLD || test->op == PATTERN_TEST_BYTES;
  *by_flags = 0;
  if (literal) return word_cost(test->len);
  if (test->op != PATTERN_TEST_EXPR) return COMMON;
  uint32_t cost = expr_cost(test->expr);
  const program_quick *quick = k->flags ? quick_of(k, test) : NULL;
  uint32_t other = quick != NULL ? flags_cost(quick->no) : COMMON;
  if (other >= cost) return cost;
  *by_flags = 1;
  return other;
}

static uint32_t cost(const seeker *k, const pattern_node *n);

static uint32_t least_cost(const seeker *k, const pattern_node *n,
                           const pattern_node **best) {
  uint32_t least = COMMON;
  *best = NULL;
  for (const pattern_node *c = n->child; c != NULL; c = c->next) {
    uint32_t one = cost(k, c);
    if (one >= least) continue;
    least = one;
    *best = c;
  }
  return least;
}

static uint32_t sum_cost(const seeker *k, const pattern_node *n) {
  uint32_t sum = 0;
  for (const pattern_node *c = n->child; c != NULL && sum < COMMON; c = c->next)
    sum += cost(k, c);
  return sum < COMMON ? sum : COMMON;
}

static uint32_t cost(const seeker *k, const pattern_node *n) {
  const pattern_node *best;
  int by_flags;
  switch (n->op) {
    case PATTERN_STEP: return step_cost(k, n->test, &by_flags);
    case PATTERN_LABEL:
    case PATTERN_LIST: return NAME_COST;
    case PATTERN_SEQUENCE: return least_cost(k, n, &best);
    case PATTERN_CHOICE: return sum_cost(k, n);
    case PATTERN_REPEAT: return n->min > 0 ? cost(k, n->child) : COMMON;
    case PATTERN_CAPTURE: return cost(k, n->child);
    case PATTERN_LOOK: return n->negative ? COMMON : cost(k, n->child);
    default: return COMMON; /* names, anchors */
  }
}

/* ---- Gathering ---- */

static int is_name_of(const program_name *name, const pattern_node *n) {
  return name->op == n->op && name->expr == n->expr &&
         strcmp(name->text, n->name) == 0;
}

static void mark_name(const seeker *k, const pattern_node *n) {
  const glean_pattern *p = k->p;
  for (size_t i = 0; i < p->name_len; i++)
    if (is_name_of(&p->names[i], n)) k->need->names[i] = 1;
}

static void gather_expr(const seeker *k, const pattern_expr *e) {
  const pattern_expr *best = e->child;
  if (is_word(e)) {
    k->need->hashes[k->need->len++] = token_hash(e->value, e->value_len);
    return;
  }
  for (const pattern_expr *c = e->child; c != NULL; c = c->next) {
    if (e->op == PATTERN_OR) gather_expr(k, c);
    if (expr_cost(c) < expr_cost(best)) best = c;
  }
  if (e->op == PATTERN_AND) gather_expr(k, best);
}

static void gather_step(const seeker *k, const pattern_test *test) {
  int by_flags;
  step_cost(k, test, &by_flags);
  if (by_flags) {
    const program_quick *quick = quick_of(k, test);
    for (int i = 0; i < 4; i++) k->need->flags[i] |= ~quick->no[i];
  } else if (test->op == PATTERN_TEST_EXPR) {
    gather_expr(k, test->expr);
  } else {
    k->need->hashes[k->need->len++] = test->hash;
  }
}

/* Gather what the cheapest way needs. */
static void gather(const seeker *k, const pattern_node *n) {
  const pattern_node *best;
  switch (n->op) {
    case PATTERN_STEP: gather_step(k, n->test); break;
    case PATTERN_LABEL:
    case PATTERN_LIST: mark_name(k, n); break;
    case PATTERN_SEQUENCE:
      if (least_cost(k, n, &best) < COMMON) gather(k, best);
      break;
    case PATTERN_CHOICE:
      for (const pattern_node *c = n->child; c != NULL; c = c->next)
        gather(k, c);
      break;
    default: gather(k, n->child);
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

static size_t count_words(const pattern_expr *e) {
  size_t sum = 1;
  for (const pattern_expr *c = e->child; c != NULL; c = c->next)
    sum += count_words(c);
  return sum;
}

static size_t count_steps(const pattern_node *n) {
  size_t sum = n->op == PATTERN_STEP;
  if (sum > 0 && n->test->expr != NULL) sum = count_words(n->test->expr);
  for (const pattern_node *c = n->child; c != NULL; c = c->next)
    sum += count_steps(c);
  return sum;
}

/* The cheapest way, by flags, too. */
static glean_status find_near(glean_pattern *p, const pattern_node *tree) {
  size_t steps = count_steps(tree) + 1;
  program_need *need = &p->near;
  seeker k = {.p = p, .need = need, .flags = 1};
  need->hashes = mem_arena_alloc(&p->arena, steps * sizeof *need->hashes);
  need->names = mem_arena_alloc(&p->arena, p->name_len + 1);
  if (need->hashes == NULL || need->names == NULL) return GLEAN_NOMEM;
  memset(need->names, 0, p->name_len + 1);
  need->cost = cost(&k, tree);
  need->none = need->cost >= COMMON;
  if (!need->none) gather(&k, tree);
  return GLEAN_OK;
}

/* ---- All ways, as a tree ---- */

#define MOST_EACH 4u   /* ways that are kept of what are all needed */
#define MOST_WORDS 50u /* the cost of words where another way is kept */

static need_node *new_node(seeker *k, need_op op, uint32_t one) {
  need_node *n = mem_arena_alloc(&k->p->arena, sizeof *n);
  if (n == NULL) k->nomem = 1;
  else *n = (need_node){.op = op, .cost = one};
  return n;
}

static need_node *plant_step(seeker *k, const pattern_node *n) {
  int by_flags;
  uint32_t one = step_cost(k, n->test, &by_flags);
  need_node *node = one < COMMON ? new_node(k, NEED_WORDS, one) : NULL;
  if (node == NULL) return NULL;
  size_t most = n->test->expr ? count_words(n->test->expr) : 1;
  program_need words = {
      .hashes = mem_arena_alloc(&k->p->arena, most * sizeof *words.hashes)};
  if (words.hashes == NULL) {
    k->nomem = 1;
    return NULL;
  }
  k->need = &words;
  gather_step(k, n->test);
  node->hashes = words.hashes;
  node->len = words.len;
  return node;
}

static need_node *plant_name(seeker *k, const pattern_node *n) {
  for (size_t i = 0; i < k->p->name_len; i++) {
    if (!is_name_of(&k->p->names[i], n)) continue;
    need_node *node = new_node(k, NEED_NAME, NAME_COST);
    if (node != NULL) node->number = (uint32_t)i;
    return node;
  }
  return NULL;
}

/* Add a node to siblings, the cheapest first, equal ones in order. */
static void put_in(need_node **first, need_node *node) {
  while (*first != NULL && (*first)->cost <= node->cost)
    first = &(*first)->next;
  node->next = *first;
  *first = node;
}

static need_node *plant(seeker *k, const pattern_node *n);

/* Of what stands in a row: the rarest few, of words the rarest ones. */
static need_node *plant_each(seeker *k, const pattern_node *n) {
  need_node *all = NULL, **at = &all;
  for (const pattern_node *c = n->child; c != NULL; c = c->next) {
    need_node *one = plant(k, c);
    if (one != NULL) put_in(&all, one);
  }
  if (all == NULL || all->next == NULL) return all;
  size_t kept = 0, words = 0;
  while (*at != NULL) {
    int is_words = (*at)->op == NEED_WORDS;
    int dear = words > 0 || (kept > 0 && (*at)->cost > MOST_WORDS);
    if (kept == MOST_EACH || (is_words && dear)) {
      *at = (*at)->next;
      continue;
    }
    kept++;
    words += is_words ? 1 : 0;
    at = &(*at)->next;
  }
  if (all->next == NULL) return all;
  need_node *node = new_node(k, NEED_EACH, all->cost);
  if (node != NULL) node->child = all;
  return node;
}

/* Siblings that are words as one; NULL where there are none. */
static need_node *join_words(seeker *k, need_node *first) {
  if (first == NULL || first->next == NULL) return first;
  need_node *all = new_node(k, NEED_WORDS, 0);
  if (all == NULL) return NULL;
  for (const need_node *n = first; n != NULL; n = n->next) {
    all->len += n->len;
    all->cost += n->cost;
  }
  uint64_t *hashes =
      mem_arena_alloc(&k->p->arena, all->len * sizeof *hashes);
  all->hashes = hashes;
  if (hashes == NULL) k->nomem = 1;
  for (const need_node *n = first; n != NULL && hashes != NULL; n = n->next) {
    memcpy(hashes, n->hashes, n->len * sizeof *hashes);
    hashes += n->len;
  }
  return all;
}

static void put_first(need_node **first, need_node *node) {
  node->next = *first;
  *first = node;
}

/* Of alternatives: all of them; nothing where one of them needs nothing. */
static need_node *plant_one(seeker *k, const pattern_node *n) {
  need_node *all = NULL, *words = NULL;
  uint32_t sum = 0;
  for (const pattern_node *c = n->child; c != NULL; c = c->next) {
    need_node *one = plant(k, c);
    if (one == NULL || (sum += one->cost) >= COMMON) return NULL;
    put_first(one->op == NEED_WORDS ? &words : &all, one);
  }
  words = join_words(k, words);
  if (words != NULL) put_first(&all, words);
  if (all == NULL || all->next == NULL) return all;
  need_node *node = new_node(k, NEED_ONE, sum);
  if (node != NULL) node->child = all;
  return node;
}

/* What a node needs; NULL: nothing rare, or memory ran out. */
static need_node *plant(seeker *k, const pattern_node *n) {
  switch (n->op) {
    case PATTERN_STEP: return plant_step(k, n);
    case PATTERN_LABEL:
    case PATTERN_LIST: return plant_name(k, n);
    case PATTERN_SEQUENCE: return plant_each(k, n);
    case PATTERN_CHOICE: return plant_one(k, n);
    case PATTERN_REPEAT: return n->min > 0 ? plant(k, n->child) : NULL;
    case PATTERN_CAPTURE: return plant(k, n->child);
    case PATTERN_LOOK: return n->negative ? NULL : plant(k, n->child);
    default: return NULL; /* names, anchors */
  }
}

static size_t count_sets(const need_node *n) {
  size_t sum = n->op == NEED_WORDS;
  for (const need_node *c = n->child; c != NULL; c = c->next)
    sum += count_sets(c);
  return sum;
}

static void number_sets(glean_pattern *p, need_node *n) {
  if (n->op == NEED_WORDS) {
    n->number = (uint32_t)p->word_len;
    p->words[p->word_len++] = n;
  }
  for (need_node *c = n->child; c != NULL; c = c->next) number_sets(p, c);
}

glean_status need_find(glean_pattern *p, const pattern_node *tree) {
  seeker k = {.p = p};
  find_width(p, tree);
  p->need = plant(&k, tree);
  if (k.nomem) return GLEAN_NOMEM;
  if (p->need != NULL) {
    size_t sets = count_sets(p->need) + 1;
    p->words = mem_arena_alloc(&p->arena, sets * sizeof *p->words);
    if (p->words == NULL) return GLEAN_NOMEM;
    number_sets(p, p->need);
  }
  return find_near(p, tree);
}

/* ---- In a document ---- */

/* The child that is rarest, and how often it stands there. */
static const need_node *rarest(const need_node *n, need_count count,
                               const void *ctx, size_t *least) {
  const need_node *best = n->child;
  *least = SIZE_MAX;
  for (const need_node *c = n->child; c != NULL && *least > 0; c = c->next) {
    size_t one = need_weigh(c, count, ctx);
    if (one >= *least) continue;
    *least = one;
    best = c;
  }
  return best;
}

const need_node *need_rarest(const need_node *n, need_count count,
                             const void *ctx) {
  size_t least;
  return rarest(n, count, ctx, &least);
}

size_t need_weigh(const need_node *n, need_count count, const void *ctx) {
  size_t sum = 0;
  if (n->op == NEED_WORDS || n->op == NEED_NAME) return count(ctx, n);
  if (n->op == NEED_EACH) {
    rarest(n, count, ctx, &sum);
    return sum;
  }
  for (const need_node *c = n->child; c != NULL; c = c->next)
    sum += need_weigh(c, count, ctx);
  return sum;
}
