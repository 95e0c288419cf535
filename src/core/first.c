/* first.c: the sets of first steps. */
#include "first.h"

#include <string.h>

static int is_choice(const program_state *s) {
  return s->op == PROGRAM_CHOICE || s->op == PROGRAM_LAZY;
}

/* The state whose step is the next one, past captures, anchors, look-around. */
static uint32_t pass_to(const glean_pattern *p, uint32_t at) {
  const program_state *s = &p->states[at];
  return s->op >= PROGRAM_OPEN ? s->ahead : at;
}

/* Add what a state may begin with; 0: no step at all is needed. */
static int add_state(const glean_pattern *p, program_first *to, uint32_t at) {
  const program_state *s = &p->states[pass_to(p, at)];
  const program_first *set = is_choice(s) ? &p->firsts[s->ahead] : NULL;
  if (s->op == PROGRAM_ACCEPT) return 0;
  if (is_choice(s) && s->ahead == GLEAN_NONE) return 0;
  if (s->op == PROGRAM_EDGE && p->names[s->arg].op == PATTERN_NAME)
    memset(to->flags, 0xFF, sizeof to->flags); /* it may start anywhere */
  else if (s->op == PROGRAM_EDGE)
    to->names |= first_name(s->arg);
  if (s->op == PROGRAM_TOKEN) {
    const pattern_test *test = p->tests[s->arg];
    int literal =
        test->op == PATTERN_TEST_FOLD || test->op == PATTERN_TEST_BYTES;
    if (literal)
      to->hashes[test->hash >> 6 & 3] |= (uint64_t)1 << (test->hash & 63);
    for (int i = 0; !literal && i < 4; i++)
      to->flags[i] |= ~p->quick[s->arg].no[i];
  }
  if (set == NULL) return 1;
  to->names |= set->names;
  for (int i = 0; i < 4; i++) {
    to->hashes[i] |= set->hashes[i];
    to->flags[i] |= set->flags[i];
  }
  return 1;
}

/* The set of a state where two ways part; many of an optional part's are the
 * same as the one behind it. */
static uint32_t unite(glean_pattern *p, const program_state *s) {
  program_first set = {{0}, {0}, 0};
  int needs = add_state(p, &set, s->a);
  needs = add_state(p, &set, s->b) && needs;
  if (!needs) return GLEAN_NONE;
  if (p->first_len > 0 &&
      memcmp(&p->firsts[p->first_len - 1], &set, sizeof set) == 0)
    return (uint32_t)(p->first_len - 1);
  p->firsts[p->first_len] = set;
  return (uint32_t)p->first_len++;
}

/* order[] has what a state goes to without a step before it. */
glean_status first_make(glean_pattern *p) {
  size_t choices = 0;
  for (size_t i = 0; i < p->len; i++) choices += is_choice(&p->states[i]) != 0;
  p->firsts = mem_arena_alloc(&p->arena, (choices + 1) * sizeof *p->firsts);
  if (p->firsts == NULL) return GLEAN_NOMEM;
  for (size_t i = 0; i < p->len; i++) {
    program_state *s = &p->states[p->order[i]];
    if (is_choice(s)) s->ahead = unite(p, s);
    if (s->op >= PROGRAM_OPEN) s->ahead = pass_to(p, s->a);
  }
  memset(&p->starts, 0, sizeof p->starts);
  if (!add_state(p, &p->starts, p->start))
    memset(&p->starts, 0xFF, sizeof p->starts);
  for (int i = 0; i < 4; i++)
    p->starts_by_token |= (p->starts.hashes[i] | p->starts.flags[i]) != 0;
  return GLEAN_OK;
}
