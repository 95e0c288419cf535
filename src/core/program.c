/* program.c: from the syntax tree to the automaton.
 *
 * Compilation runs from the end of a pattern to its start: each part is given
 * the states to go on with.  A part is given two of them, one for paths that
 * have made a step inside the innermost optional iteration and one for those
 * that have not, so that an iteration that consumes nothing is never made and
 * the states that follow each other without a step form no cycle. */
#include "program.h"

#include <string.h>

#include "alike.h"
#include "first.h"
#include "links.h"
#include "need.h"
#include "quick.h"

typedef struct compiler {
  glean_pattern *p;
  glean_error *err;
  glean_status status;
  uint32_t fail; /* the one FAIL state */
  size_t position;
  uint32_t group;           /* whose states are being made */
  const pattern_node *node; /* whose states are being made */
  uint32_t *owner;          /* by state: its group */
  size_t owner_cap;
} compiler;

/* Where to go on: 'full' behind a step, 'empty' without one. */
typedef struct exits {
  uint32_t empty, full;
} exits;

static uint32_t compile(compiler *c, const pattern_node *n, exits to);

static uint32_t too_big(compiler *c, uint64_t states) {
  if (c->status == GLEAN_OK)
    c->status = base_fail(c->err, GLEAN_LIMIT, "too_big", c->position,
                          "%llu states, limit %d", (unsigned long long)states,
                          GLEAN_MAX_PATTERN_STATES);
  return 0;
}

static uint32_t nomem(compiler *c) {
  if (c->status == GLEAN_OK) c->status = base_nomem(c->err);
  return 0;
}

static uint32_t add(compiler *c, program_op op, uint32_t arg, uint32_t a,
                    uint32_t b) {
  glean_pattern *p = c->p;
  if (c->status != GLEAN_OK) return 0;
  if (p->len >= 4 * GLEAN_MAX_PATTERN_STATES) return too_big(c, p->len + 1);
  program_state *states =
      mem_grow(&p->mem, p->states, &p->cap, p->len + 1, sizeof *states);
  if (states == NULL) return nomem(c);
  p->states = states;
  uint32_t *owner =
      mem_grow(&p->mem, c->owner, &c->owner_cap, p->len + 1, sizeof *owner);
  if (owner == NULL) return nomem(c);
  c->owner = owner;
  owner[p->len] = c->group;
  program_state *s = &states[p->len];
  *s = (program_state){.op = (uint8_t)op, .arg = arg, .a = a, .b = b};
  if (c->node != NULL) {
    s->position = c->node->position;
    s->end = c->node->end;
  }
  int branches = op == PROGRAM_CHOICE || op == PROGRAM_LAZY;
  if (branches) s->arg = p->choices++;
  s->passable = op == PROGRAM_ACCEPT;
  if (branches || op == PROGRAM_OPEN || op == PROGRAM_CLOSE)
    s->passable = states[a].passable || (branches && states[b].passable);
  return (uint32_t)p->len++;
}

/* ---- Names, tests, captures ---- */

static uint32_t name_index(compiler *c, const pattern_node *n) {
  glean_pattern *p = c->p;
  for (size_t i = 0; i < p->name_len; i++)
    if (p->names[i].op == n->op && p->names[i].expr == n->expr &&
        p->names[i].len == n->name_len &&
        memcmp(p->names[i].text, n->name, n->name_len) == 0)
      return (uint32_t)i;
  program_name *names =
      mem_grow(&p->mem, p->names, &p->name_cap, p->name_len + 1, sizeof *names);
  if (names == NULL) return nomem(c);
  p->names = names;
  names[p->name_len] =
      (program_name){n->op, n->name, n->name_len, n->position, n->expr};
  p->has_name |= n->op == PATTERN_NAME;
  return (uint32_t)p->name_len++;
}

static uint32_t test_index(compiler *c, const pattern_test *test) {
  glean_pattern *p = c->p;
  for (size_t i = p->test_len; i-- > 0 && p->test_len - i < 64;)
    if (p->tests[i] == test) return (uint32_t)i; /* unrolled repetitions */
  const pattern_test **tests =
      mem_grow(&p->mem, p->tests, &p->test_cap, p->test_len + 1, sizeof *tests);
  if (tests == NULL) return nomem(c);
  p->tests = tests;
  tests[p->test_len] = test;
  return (uint32_t)p->test_len++;
}

static uint32_t capture_index(compiler *c, const pattern_node *n) {
  glean_pattern *p = c->p;
  for (size_t i = 0; i < p->capture_len; i++)
    if (strcmp(p->captures[i].text, n->name) == 0) return (uint32_t)i;
  if (p->capture_len == GLEAN_MAX_CAPTURES) {
    if (c->status == GLEAN_OK)
      c->status = base_fail(c->err, GLEAN_LIMIT, "captures", n->position,
                            "more than %d capture names", GLEAN_MAX_CAPTURES);
    return 0;
  }
  p->captures[p->capture_len] = (program_capture){n->name, n->position, 0};
  return (uint32_t)p->capture_len++;
}

/* How often one path may set a capture: 0, 1, or 2 for more. */
static unsigned times_set(const pattern_node *n, const char *name) {
  unsigned total = 0;
  for (const pattern_node *c = n->child; c != NULL; c = c->next) {
    unsigned one = times_set(c, name);
    if (n->op == PATTERN_CHOICE)
      total = one > total ? one : total;
    else
      total += one;
  }
  if (n->op == PATTERN_CAPTURE && strcmp(n->name, name) == 0) total++;
  int optional = n->op == PATTERN_REPEAT && n->min == 0 && n->max == 1;
  if (n->op == PATTERN_REPEAT && !optional && total > 0) return 2;
  return total > 2 ? 2 : total;
}

/* ---- Parts ---- */

/* The children of a node in an array, to be walked from the last: recursion
 * is as deep as groups are nested, never as long as a pattern. */
typedef struct children {
  const pattern_node **items;
  size_t len;
} children;

static children list_children(compiler *c, const pattern_node *n) {
  children all = {NULL, 0};
  for (const pattern_node *k = n->child; k != NULL; k = k->next) all.len++;
  size_t bytes = all.len * sizeof *all.items;
  if (all.len > 0) all.items = mem_resize(&c->p->mem, NULL, 0, bytes);
  if (all.items == NULL) {
    if (all.len > 0) nomem(c);
    return (children){NULL, 0};
  }
  size_t i = 0;
  for (const pattern_node *k = n->child; k != NULL; k = k->next)
    all.items[i++] = k;
  return all;
}

static void free_children(compiler *c, children all) {
  mem_free(&c->p->mem, all.items, all.len * sizeof *all.items);
}

static uint32_t compile_sequence(compiler *c, const pattern_node *n, exits to) {
  children all = list_children(c, n);
  for (size_t i = all.len; i-- > 0 && c->status == GLEAN_OK;) {
    const pattern_node *item = all.items[i];
    uint32_t full = compile(c, item, (exits){to.full, to.full});
    uint32_t empty = full;
    if (to.empty != to.full && pattern_is_nullable(item))
      empty = compile(c, item, to);
    to = (exits){empty, full};
  }
  free_children(c, all);
  return to.empty;
}

static uint32_t compile_choice(compiler *c, const pattern_node *n, exits to) {
  children all = list_children(c, n);
  uint32_t rest = c->fail;
  for (size_t i = all.len; i-- > 0 && c->status == GLEAN_OK;) {
    uint32_t one = compile(c, all.items[i], to);
    rest = i + 1 == all.len ? one : add(c, PROGRAM_CHOICE, 0, one, rest);
  }
  free_children(c, all);
  return rest;
}

/* One more iteration or leave, in the order of preference. */
static uint32_t branch(compiler *c, int lazy, uint32_t more, uint32_t leave) {
  return lazy ? add(c, PROGRAM_LAZY, 0, leave, more)
              : add(c, PROGRAM_CHOICE, 0, more, leave);
}

/* child* with a loop: the head is made first, for the body to come back to. */
static uint32_t compile_loop(compiler *c, const pattern_node *n, exits to) {
  program_op op = n->lazy ? PROGRAM_LAZY : PROGRAM_CHOICE;
  uint32_t head = add(c, op, 0, to.full, to.full);
  uint32_t body = compile(c, n->child, (exits){c->fail, head});
  if (c->status != GLEAN_OK) return 0;
  program_state *s = &c->p->states[head];
  s->a = n->lazy ? to.full : body;
  s->b = n->lazy ? body : to.full;
  if (to.empty == to.full) return head;
  return branch(c, n->lazy, body, to.empty);
}

static uint32_t compile_repeat(compiler *c, const pattern_node *n, exits to) {
  uint32_t optional = n->max - n->min;
  if (n->max == PATTERN_UNBOUNDED) {
    uint32_t empty = compile_loop(c, n, to);
    uint32_t full = to.empty == to.full
                        ? empty
                        : compile_loop(c, n, (exits){to.full, to.full});
    to = (exits){empty, full};
    optional = 0;
  }
  exits leave = to;
  for (uint32_t i = 0; i < optional && c->status == GLEAN_OK; i++) {
    uint32_t more = compile(c, n->child, (exits){c->fail, to.full});
    uint32_t full = branch(c, n->lazy, more, leave.full);
    uint32_t empty = leave.empty == leave.full
                         ? full
                         : branch(c, n->lazy, more, leave.empty);
    to = (exits){empty, full};
  }
  for (uint32_t i = 0; i < n->min && c->status == GLEAN_OK; i++) {
    uint32_t full = compile(c, n->child, (exits){to.full, to.full});
    uint32_t empty = to.empty == to.full ? full : compile(c, n->child, to);
    to = (exits){empty, full};
  }
  return to.empty;
}

/* A lazy part that may be left out must have something to look for behind it;
 * else it always is. */
static uint32_t compile_lazy(compiler *c, const pattern_node *n, exits to) {
  const program_state *states = c->p->states;
  if (n->lazy && n->min == 0 && c->status == GLEAN_OK &&
      (states[to.full].passable || states[to.empty].passable)) {
    c->status = base_fail(c->err, GLEAN_SYNTAX, "idle_gap", n->position,
                          "never grows: the rest may be empty");
    return 0;
  }
  if (n->gap && n->max == PATTERN_UNBOUNDED &&
      c->p->scope == GLEAN_SCOPE_DOCUMENT) {
    c->status = base_fail(c->err, GLEAN_SYNTAX, "open_gap", n->position,
                          "bound it in document scope: ...{0,50}");
    return 0;
  }
  return compile_repeat(c, n, to);
}

static uint32_t compile_capture(compiler *c, const pattern_node *n, exits to) {
  uint32_t i = capture_index(c, n);
  exits close;
  close.full = add(c, PROGRAM_CLOSE, i, to.full, 0);
  close.empty = to.empty == to.full
                    ? close.full
                    : add(c, PROGRAM_CLOSE, i, to.empty, 0);
  return add(c, PROGRAM_OPEN, i, compile(c, n->child, close), 0);
}

/* The group of a look-around's body; unrolled repetitions share it, and so do
 * look-arounds that ask the same.  It is run before the group it stands in,
 * which must be an earlier one. */
static uint32_t look_group(compiler *c, const pattern_node *n) {
  glean_pattern *p = c->p;
  for (size_t i = p->group_len; i-- > 1 && p->group_len - i < 64;)
    if (i > c->group && alike(p->groups[i].node, n)) return (uint32_t)i;
  program_group *groups = mem_grow(&p->mem, p->groups, &p->group_cap,
                                   p->group_len + 1, sizeof *groups);
  if (groups == NULL) return nomem(c);
  p->groups = groups;
  uint32_t outer = c->group, group = (uint32_t)p->group_len++;
  p->has_behind |= n->behind;
  groups[group] = (program_group){
      .node = n, .behind = n->behind, .negative = n->negative};
  c->group = group;
  uint32_t accept = add(c, PROGRAM_ACCEPT, 0, 0, 0);
  if (c->status == GLEAN_OK) /* look-behind has an end to reach */
    p->states[accept].passable = !n->behind;
  uint32_t start = compile(c, n->child, (exits){accept, accept});
  p->groups[group].accept = accept;
  p->groups[group].start = start;
  c->group = outer;
  return group;
}

static uint32_t compile_look(compiler *c, const pattern_node *n, exits to) {
  uint32_t group = look_group(c, n);
  c->node = n;
  return add(c, PROGRAM_LOOK, group, to.empty, 0);
}

static uint32_t compile_anchor(compiler *c, const pattern_node *n, exits to) {
  c->p->has_anchors = 1;
  return add(c, n->op == PATTERN_FIRST ? PROGRAM_FIRST : PROGRAM_LAST, 0,
             to.empty, 0);
}

static uint32_t compile(compiler *c, const pattern_node *n, exits to) {
  if (c->status != GLEAN_OK) return 0;
  c->node = n;
  switch (n->op) {
    case PATTERN_STEP:
      return add(c, PROGRAM_TOKEN, test_index(c, n->test), to.full, 0);
    case PATTERN_LABEL:
    case PATTERN_LIST:
    case PATTERN_NAME:
      return add(c, PROGRAM_EDGE, name_index(c, n), to.full, 0);
    case PATTERN_SEQUENCE: return compile_sequence(c, n, to);
    case PATTERN_CHOICE: return compile_choice(c, n, to);
    case PATTERN_REPEAT: return compile_lazy(c, n, to);
    case PATTERN_CAPTURE: return compile_capture(c, n, to);
    case PATTERN_FIRST:
    case PATTERN_LAST: return compile_anchor(c, n, to);
    case PATTERN_LOOK: return compile_look(c, n, to);
  }
  return 0;
}

/* ---- The order of evaluation ---- */

static int is_step(const program_state *s) {
  return s->op == PROGRAM_TOKEN || s->op == PROGRAM_EDGE ||
         s->op == PROGRAM_ACCEPT || s->op == PROGRAM_FAIL;
}

/* Depth-first, without recursion: a state is put down when all it may go to
 * without a step has been.  'stack' holds len entries, each a state and how
 * many of its two ways have been taken. */
static size_t put_in_order(const glean_pattern *p, uint32_t root,
                           uint32_t *stack, uint8_t *ways, size_t done) {
  size_t top = 0;
  if (ways[root] != 0) return done;
  stack[top++] = root;
  ways[root] = 1;
  while (top > 0) {
    uint32_t at = stack[top - 1];
    const program_state *s = &p->states[at];
    int two = s->op == PROGRAM_CHOICE || s->op == PROGRAM_LAZY;
    int last = is_step(s) ? 1 : two ? 3 : 2;
    if (ways[at] == last) {
      ways[at] = 4;
      p->order[done++] = at;
      top--;
      continue;
    }
    uint32_t to = ways[at]++ == 1 ? s->a : s->b;
    if (ways[to] != 0) continue; /* done: there are no cycles */
    ways[to] = 1;
    stack[top++] = to;
  }
  return done;
}

/* Sort order[] by group, stably. */
static void group_order(glean_pattern *p, const uint32_t *owner,
                        uint32_t *sorted) {
  for (size_t i = 0; i < p->len; i++) p->groups[owner[i]].len++;
  for (size_t g = 1; g < p->group_len; g++)
    p->groups[g].order = p->groups[g - 1].order + p->groups[g - 1].len;
  for (size_t i = 0; i < p->len; i++)
    sorted[p->groups[owner[p->order[i]]].order++] = p->order[i];
  for (size_t g = 0; g < p->group_len; g++)
    p->groups[g].order -= p->groups[g].len;
  memcpy(p->order, sorted, p->len * sizeof *sorted);
}

static int asks(const glean_pattern *p, const program_state *s) {
  if (s->op == PROGRAM_EDGE)
    return p->names[s->arg].expr != NULL && p->names[s->arg].expr->costly;
  const pattern_test *test = s->op == PROGRAM_TOKEN ? p->tests[s->arg] : NULL;
  return test != NULL && test->expr != NULL && test->expr->costly;
}

static glean_status make_order(glean_pattern *p, const uint32_t *owner) {
  size_t bytes = p->len * sizeof(uint32_t);
  p->order = mem_resize(&p->mem, NULL, 0, bytes);
  p->order_cap = p->order ? p->len : 0;
  uint32_t *stack = mem_resize(&p->mem, NULL, 0, bytes);
  uint8_t *ways = mem_resize(&p->mem, NULL, 0, p->len);
  int ok = p->order && stack && ways;
  if (ok) {
    memset(ways, 0, p->len);
    size_t done = 0;
    for (size_t i = 0; i < p->len; i++)
      done = put_in_order(p, (uint32_t)i, stack, ways, done);
    group_order(p, owner, stack);
    for (size_t i = 0; i < p->len; i++)
      p->groups[owner[i]].asks |= asks(p, &p->states[i]);
  }
  mem_free(&p->mem, stack, bytes);
  mem_free(&p->mem, ways, p->len);
  return ok ? GLEAN_OK : GLEAN_NOMEM;
}

/* Which tests and names may make the first step.  order[] has what a state
 * goes to before it, so it is walked backwards from the start. */
static glean_status find_first(glean_pattern *p) {
  p->first_tests = mem_arena_alloc(&p->arena, p->test_len + 1);
  p->first_names = mem_arena_alloc(&p->arena, p->name_len + 1);
  uint8_t *seen = mem_resize(&p->mem, NULL, 0, p->len);
  int ok = p->first_tests && p->first_names && seen;
  if (ok) {
    memset(p->first_tests, 0, p->test_len + 1);
    memset(p->first_names, 0, p->name_len + 1);
    memset(seen, 0, p->len);
    seen[p->start] = 1;
    for (size_t i = p->groups[0].len; i-- > 0;) {
      const program_state *s = &p->states[p->order[i]];
      if (!seen[p->order[i]]) continue;
      if (s->op == PROGRAM_TOKEN) p->first_tests[s->arg] = 1;
      if (s->op == PROGRAM_EDGE) p->first_names[s->arg] = 1;
      if (is_step(s)) continue;
      seen[s->a] = 1;
      if (s->op == PROGRAM_CHOICE || s->op == PROGRAM_LAZY) seen[s->b] = 1;
    }
  }
  mem_free(&p->mem, seen, p->len);
  return ok ? GLEAN_OK : GLEAN_NOMEM;
}

/* ---- The pattern ---- */

static void free_pattern(glean_pattern *p) {
  glean_allocator mem = p->mem;
  mem_free(&mem, p->states, p->cap * sizeof *p->states);
  mem_free(&mem, p->order, p->order_cap * sizeof *p->order);
  mem_free(&mem, p->groups, p->group_cap * sizeof *p->groups);
  tokenre_free(p->parts.regexes);
  mem_free(&mem, p->tests, p->test_cap * sizeof *p->tests);
  mem_free(&mem, p->names, p->name_cap * sizeof *p->names);
  mem_arena_free(&p->arena);
  mem_free(&mem, p, sizeof *p);
}

/* The steps a pattern has once its repetitions are unrolled; saturates. */
static uint64_t unrolled(const pattern_node *n) {
  if (n->child == NULL) return 1;
  uint64_t sum = 0;
  for (const pattern_node *k = n->child; k != NULL; k = k->next) {
    sum += unrolled(k);
    if (sum > UINT32_MAX) sum = UINT32_MAX;
  }
  if (n->op != PATTERN_REPEAT) return sum;
  uint64_t times = n->max == PATTERN_UNBOUNDED ? n->min + (uint64_t)1 : n->max;
  return times > 0 ? sum * times : sum;
}

/* The states of the pattern itself, and those of its look-arounds. */
static void make_states(compiler *c, const pattern_node *tree) {
  glean_pattern *p = c->p;
  p->groups = mem_grow(&p->mem, NULL, &p->group_cap, 1, sizeof *p->groups);
  if (p->groups == NULL) {
    nomem(c);
    return;
  }
  p->groups[p->group_len++] = (program_group){.node = NULL};
  c->fail = add(c, PROGRAM_FAIL, 0, 0, 0);
  uint32_t accept = add(c, PROGRAM_ACCEPT, 0, 0, 0);
  p->start = compile(c, tree, (exits){accept, accept});
  p->groups[0].start = p->start;
  p->groups[0].accept = accept;
}

static glean_status build(glean_pattern *p, const char *pattern, size_t len,
                          const glean_pattern_options *options,
                          glean_error *err) {
  pattern_node *tree;
  glean_status status = pattern_parse(&tree, &p->parts, &p->arena, &p->mem,
                                      pattern, len, options, err);
  if (status != GLEAN_OK) return status;
  compiler c = {.p = p, .err = err, .position = tree->position};
  uint64_t states = unrolled(tree);
  if (states > GLEAN_MAX_PATTERN_STATES) too_big(&c, states);
  make_states(&c, tree);
  for (size_t i = 0; i < p->capture_len; i++)
    p->captures[i].list = times_set(tree, p->captures[i].text) > 1;
  if (c.status == GLEAN_OK &&
      (make_order(p, c.owner) != GLEAN_OK || find_first(p) != GLEAN_OK ||
       quick_make(p) != GLEAN_OK || first_make(p) != GLEAN_OK ||
       links_make(p) != GLEAN_OK || need_find(p, tree) != GLEAN_OK))
    c.status = base_nomem(err);
  mem_free(&p->mem, c.owner, c.owner_cap * sizeof *c.owner);
  return c.status;
}

glean_status glean_pattern_new_with(glean_pattern **out, glean_allocator mem,
                                    const char *pattern, size_t len,
                                    const glean_pattern_options *options,
                                    glean_error *err) {
  static const glean_pattern_options plain = {GLEAN_SCOPE_SENTENCE, NULL, 0};
  *out = NULL;
  if (options == NULL) options = &plain;
  if ((unsigned)options->scope > GLEAN_SCOPE_DOCUMENT)
    return base_fail(err, GLEAN_INVALID, "scope", 0, "unknown scope %u",
                     (unsigned)options->scope);
  mem = mem_hook(mem);
  glean_pattern *p = mem_resize(&mem, NULL, 0, sizeof *p);
  if (p == NULL) return base_nomem(err);
  memset(p, 0, sizeof *p);
  p->mem = mem;
  p->scope = options->scope;
  atomic_init(&p->count, 1);
  mem_arena_init(&p->arena, mem);
  glean_status status = build(p, pattern, len, options, err);
  if (status != GLEAN_OK)
    free_pattern(p);
  else
    *out = p;
  return status;
}

glean_status glean_pattern_new(glean_pattern **out, glean_allocator mem,
                               const char *pattern, size_t len,
                               glean_scope scope, glean_error *err) {
  glean_pattern_options options = {scope, NULL, 0};
  return glean_pattern_new_with(out, mem, pattern, len, &options, err);
}

static glean_pattern *counted(const glean_pattern *p) {
  union {
    const glean_pattern *constant;
    glean_pattern *variable;
  } pointer = {p};
  return pointer.variable;
}

void glean_pattern_retain(const glean_pattern *p) {
  mem_retain(&counted(p)->count);
}

void glean_pattern_release(const glean_pattern *p) {
  if (p != NULL && mem_release(&counted(p)->count)) free_pattern(counted(p));
}

/* The i-th predicate, counted from the first question on; NULL: none. */
static const pattern_expr *find_predicate(const glean_pattern *p, size_t i) {
  size_t n = 0;
  for (const pattern_expr *e = p->parts.asks; e != NULL; e = e->older)
    n += e->op == PATTERN_PREDICATE;
  for (const pattern_expr *e = p->parts.asks; e != NULL; e = e->older)
    if (e->op == PATTERN_PREDICATE && --n == i) return e;
  return NULL;
}

static pattern_op op_of(glean_name_kind kind) {
  return kind == GLEAN_NAME_LABEL ? PATTERN_LABEL : PATTERN_LIST;
}

/* Names that differ in what is asked of them are one name. */
static int is_first_of_name(const glean_pattern *p, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (p->names[k].op == p->names[i].op &&
        strcmp(p->names[k].text, p->names[i].text) == 0)
      return 0;
  return 1;
}

size_t glean_pattern_name_count(const glean_pattern *p, glean_name_kind kind) {
  size_t n = 0;
  if (kind == GLEAN_NAME_CAPTURE) return p->capture_len;
  if (kind == GLEAN_NAME_PREDICATE) {
    while (find_predicate(p, n) != NULL) n++;
    return n;
  }
  for (size_t i = 0; i < p->name_len; i++)
    n += p->names[i].op == op_of(kind) && is_first_of_name(p, i);
  return n;
}

glean_pattern_name glean_pattern_get_name(const glean_pattern *p,
                                          glean_name_kind kind, size_t i) {
  if (kind == GLEAN_NAME_CAPTURE)
    return (glean_pattern_name){p->captures[i].text, p->captures[i].position,
                                p->captures[i].list};
  if (kind == GLEAN_NAME_PREDICATE) {
    const pattern_expr *e = find_predicate(p, i);
    return (glean_pattern_name){e->name, e->position, 0};
  }
  size_t at = 0;
  for (;; at++)
    if (p->names[at].op == op_of(kind) && is_first_of_name(p, at) && i-- == 0)
      break;
  return (glean_pattern_name){p->names[at].text, p->names[at].position, 0};
}
