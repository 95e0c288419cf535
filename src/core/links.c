/* links.c: the automaton's arrows, turned round: so that a pass from right to
 * left comes only to states from which a match can be completed. */
#include "links.h"

#include <string.h>

static int has_two(const program_state *s) {
  return (s->op == PROGRAM_CHOICE || s->op == PROGRAM_LAZY) && s->a != s->b;
}

static int is_still(const program_state *s) {
  return s->op >= PROGRAM_CHOICE;
}

/* Count, or put down, the links of one kind; 'fill' is NULL while counting. */
static void link_all(const glean_pattern *p, program_links *links, int still,
                     uint32_t *fill) {
  for (size_t i = 0; i < p->len; i++) {
    const program_state *s = &p->states[i];
    if (still ? !is_still(s) : s->op != PROGRAM_TOKEN) continue;
    uint32_t to[2] = {s->a, s->b};
    for (int k = 0; k <= has_two(s); k++) {
      if (fill != NULL) links->items[fill[to[k]]++] = (uint32_t)i;
      else links->at[to[k] + 1]++;
    }
  }
}

static glean_status make(glean_pattern *p, program_links *links, int still) {
  size_t n = p->len;
  links->at = mem_arena_alloc(&p->arena, (n + 1) * sizeof *links->at);
  links->items = mem_arena_alloc(&p->arena, 2 * n * sizeof *links->items);
  uint32_t *fill = mem_resize(&p->mem, NULL, 0, n * sizeof *fill);
  int ok = links->at && links->items && fill;
  if (ok) {
    memset(links->at, 0, (n + 1) * sizeof *links->at);
    link_all(p, links, still, NULL);
    for (size_t i = 0; i < n; i++) links->at[i + 1] += links->at[i];
    memcpy(fill, links->at, n * sizeof *fill);
    link_all(p, links, still, fill);
  }
  mem_free(&p->mem, fill, n * sizeof *fill);
  return ok ? GLEAN_OK : GLEAN_NOMEM;
}

/* Mark where paths may come together at one place: states that several lead
 * to, or an annotation, and bodies of look-around. */
static void mark_shared(glean_pattern *p) {
  for (size_t i = 0; i < p->len; i++) {
    uint32_t n = p->still.at[i + 1] - p->still.at[i] + p->stepped.at[i + 1] -
                 p->stepped.at[i];
    p->states[i].shared = n > 1;
  }
  for (size_t i = 0; i < p->len; i++)
    if (p->states[i].op == PROGRAM_EDGE) p->states[p->states[i].a].shared = 1;
  for (size_t g = 1; g < p->group_len; g++)
    p->states[p->groups[g].start].shared = 1;
  for (size_t i = 0; i < p->len; i++)
    if (p->states[i].op < PROGRAM_TOKEN) p->states[i].shared = 0;
}

glean_status links_make(glean_pattern *p) {
  p->rank = mem_arena_alloc(&p->arena, p->len * sizeof *p->rank);
  p->edges = mem_arena_alloc(&p->arena, p->len * sizeof *p->edges);
  if (p->rank == NULL || p->edges == NULL) return GLEAN_NOMEM;
  size_t edges = 0;
  for (size_t g = 0; g < p->group_len; g++) {
    program_group *group = &p->groups[g];
    group->edge = edges;
    for (size_t i = 0; i < group->len; i++) {
      uint32_t state = p->order[group->order + i];
      p->rank[state] = (uint32_t)i;
      if (p->states[state].op == PROGRAM_EDGE) p->edges[edges++] = state;
    }
    group->edge_len = edges - group->edge;
  }
  if (make(p, &p->still, 1) != GLEAN_OK) return GLEAN_NOMEM;
  if (make(p, &p->stepped, 0) != GLEAN_OK) return GLEAN_NOMEM;
  mark_shared(p);
  return GLEAN_OK;
}
