/* regexset.c: many regular expressions over a text at once.
 *
 * The sieve finds, in one pass, where the factors of all expressions stand;
 * an expression runs only there, over the starts from which its factor can be
 * reached.  For one expression, hits come by their start, and each settles
 * whether a match starts up to start - min: so it finds what it would have
 * found alone. */
#include "regexset.h"

#include <string.h>

#include "sort.h"

/* ---- Sets ---- */

static void free_set(glean_regex_set *set) {
  glean_allocator mem = set->mem;
  for (size_t i = 0; i < set->len; i++) glean_regex_release(set->regexes[i]);
  mem_free(&mem, set->regexes, set->len * sizeof *set->regexes);
  mem_free(&mem, set->by_address, set->len * sizeof *set->by_address);
  sieve_free(&set->sieve, &mem);
  mem_free(&mem, set, sizeof *set);
}

static int address_before(const void *ctx, uint32_t a, uint32_t b) {
  const glean_regex_set *set = ctx;
  uintptr_t left = (uintptr_t)set->regexes[a];
  uintptr_t right = (uintptr_t)set->regexes[b];
  return left != right ? left < right : a < b;
}

static glean_status fill(glean_regex_set *set,
                         const glean_regex *const *regexes) {
  for (size_t i = 0; i < set->len; i++) {
    glean_regex_retain(regexes[i]);
    set->regexes[i] = regexes[i];
    set->by_address[i] = (uint32_t)i;
    if (regexes[i]->pairs > set->pairs) set->pairs = regexes[i]->pairs;
  }
  sort_indexes(set->by_address, set->len, address_before, set);
  for (size_t i = 0; i < set->len; i++) {
    glean_status status = sieve_add(&set->sieve, &set->mem,
                                    &regexes[i]->literal, (uint32_t)i);
    if (status != GLEAN_OK) return status;
  }
  return sieve_freeze(&set->sieve, &set->mem);
}

glean_status glean_regex_set_new(glean_regex_set **out, glean_allocator mem,
                                 const glean_regex *const *regexes, size_t n,
                                 glean_error *err) {
  *out = NULL;
  if (n > GLEAN_MAX_REGEX_SET)
    return base_fail(err, GLEAN_LIMIT, "regex_set", 0, "more than %u in a set",
                     GLEAN_MAX_REGEX_SET);
  mem = mem_hook(mem);
  glean_regex_set *set = mem_resize(&mem, NULL, 0, sizeof *set);
  if (set == NULL) return base_nomem(err);
  memset(set, 0, sizeof *set);
  set->mem = mem;
  atomic_init(&set->count, 1);
  glean_status status = GLEAN_OK;
  if (n > 0) {
    set->regexes = mem_resize(&mem, NULL, 0, n * sizeof *set->regexes);
    set->by_address = mem_resize(&mem, NULL, 0, n * sizeof *set->by_address);
    if (set->regexes == NULL || set->by_address == NULL) {
      mem_free(&mem, set->regexes, n * sizeof *set->regexes);
      mem_free(&mem, set->by_address, n * sizeof *set->by_address);
      mem_free(&mem, set, sizeof *set);
      return base_nomem(err);
    }
    set->len = n;
    status = fill(set, regexes);
  }
  if (status == GLEAN_OK) {
    *out = set;
    return GLEAN_OK;
  }
  free_set(set);
  if (status == GLEAN_NOMEM) return base_nomem(err);
  return base_fail(err, status, "regex_set", 0, "too many classes in a set");
}

static glean_regex_set *counted(const glean_regex_set *set) {
  union {
    const glean_regex_set *constant;
    glean_regex_set *variable;
  } pointer = {set};
  return pointer.variable;
}

void glean_regex_set_retain(const glean_regex_set *set) {
  mem_retain(&counted(set)->count);
}

void glean_regex_set_release(const glean_regex_set *set) {
  if (set != NULL && mem_release(&counted(set)->count)) free_set(counted(set));
}

/* ---- Running ---- */

/* The units of a scope, and the one last looked at. */
typedef struct unit_list {
  const glean_span *items;
  size_t len, current;
} unit_list;

typedef struct machine {
  regexset_found *found;
  const glean_regex_set *set;
  const text_view *t;
  regex_run run;
  glean_span whole;
  unit_list units[3]; /* by scope */
} machine;

/* The unit that holds [start, end), or -1. */
static int find_unit(unit_list *units, size_t start, size_t end) {
  size_t i = units->current;
  while (i > 0 && start < units->items[i].start) i--;
  while (i + 1 < units->len && start >= units->items[i].end) i++;
  units->current = i;
  return units->len > 0 && start >= units->items[i].start &&
         end <= units->items[i].end;
}

static glean_status note_failure(machine *m, size_t number,
                                 const glean_error *err) {
  regexset_found *found = m->found;
  glean_error *all =
      mem_grow(&m->run.mem, found->failures, &found->failure_cap,
               found->failure_len + 1, sizeof *all);
  if (all == NULL) return GLEAN_NOMEM;
  found->failures = all;
  all[found->failure_len] = *err;
  found->states[number].failure = (uint32_t)found->failure_len++;
  return GLEAN_OK;
}

/* Chain the hits from 'first' on to their expression. */
static void chain_hits(machine *m, size_t number, size_t first) {
  regexset_state *state = &m->found->states[number];
  regex_hits *hits = &m->found->hits;
  for (; first < hits->len; first++) {
    if (state->last == GLEAN_NONE)
      state->first = (uint32_t)first;
    else
      hits->items[state->last].next = (uint32_t)first;
    state->last = (uint32_t)first;
  }
}

/* Run an expression over starts from its state's 'at' to 'last'. */
static glean_status run_range(machine *m, size_t number, glean_span unit,
                              size_t at, size_t last) {
  regexset_state *state = &m->found->states[number];
  size_t first = m->found->hits.len;
  glean_error err;
  glean_status status =
      regex_run_range(&m->run, m->set->regexes[number], unit, &at, last,
                      &state->cost, &m->found->hits, &err);
  chain_hits(m, number, first);
  if (status == GLEAN_MATCHING) return note_failure(m, number, &err);
  if (at <= last) at = last + 1;
  state->at = (uint32_t)at;
  return status;
}

/* Is a byte a letter, digit or underscore of ASCII, or another of ASCII, or
 * neither? */
static int word_kind(const machine *m, size_t at) {
  uint8_t c = m->t->bytes[at];
  if (c >= 0x80) return 2;
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z') || c == '_';
}

/* Can a word boundary stand before 'at'? */
static int may_be_boundary(const machine *m, glean_span unit, size_t at) {
  int before = at > unit.start ? word_kind(m, at - 1) : 0;
  int behind = at < unit.end ? word_kind(m, at) : 0;
  return before == 2 || behind == 2 || before != behind;
}

/* A factor stands in the text: run its expression where that matters. */
static glean_status take_hit(machine *m, const sieve_hit *hit) {
  const sieve_entry *e = &m->set->sieve.entries[hit->entry];
  const glean_regex *regex = m->set->regexes[e->owner];
  const literal *l = &regex->literal;
  regexset_state *state = &m->found->states[e->owner];
  unit_list *units = &m->units[regex->scope];
  size_t start = hit->start;
  if (state->failure != GLEAN_NONE) return GLEAN_OK;
  if (!find_unit(units, start, start + e->len)) return GLEAN_OK;
  glean_span unit = units->items[units->current];
  if (state->unit != units->current) {
    state->unit = (uint32_t)units->current;
    state->at = unit.start;
  }
  if (start - unit.start < l->min || start - l->min < state->at)
    return GLEAN_OK;
  if (e->before && !may_be_boundary(m, unit, start)) return GLEAN_OK;
  if (e->after && !may_be_boundary(m, unit, start + e->len)) return GLEAN_OK;
  size_t at = state->at;
  if (l->max != LITERAL_FAR && start - unit.start > l->max &&
      start - l->max > at)
    at = regex_boundary(m->t, start - l->max);
  return run_range(m, e->owner, unit, at, start - l->min);
}

/* The hits that start before 'complete', of both passes, by start. */
static glean_status take_hits(machine *m, sieve_scan *scan, size_t complete) {
  sieve_hits *a = &scan->hashed, *b = &scan->classed;
  size_t i = 0, k = 0;
  for (;;) {
    int has_a = i < a->len && a->items[i].start < complete;
    int has_b = k < b->len && b->items[k].start < complete;
    if (!has_a && !has_b) break;
    int is_a = has_a && (!has_b || a->items[i].start <= b->items[k].start);
    const sieve_hit *hit = is_a ? &a->items[i++] : &b->items[k++];
    if (take_hit(m, hit) != GLEAN_OK) return GLEAN_NOMEM;
  }
  a->len -= i;
  b->len -= k;
  if (a->len > 0) memmove(a->items, a->items + i, a->len * sizeof *a->items);
  if (b->len > 0) memmove(b->items, b->items + k, b->len * sizeof *b->items);
  return GLEAN_OK;
}

static glean_status run_sieve(machine *m) {
  sieve_scan scan;
  size_t complete;
  if (m->set->sieve.entry_len == 0) return GLEAN_OK;
  glean_status status =
      sieve_open(&scan, &m->set->sieve, m->t, &m->run.mem);
  while (status == GLEAN_OK && scan.at < m->t->len) {
    status = sieve_block(&scan, &complete);
    if (status == GLEAN_OK) status = take_hits(m, &scan, complete);
  }
  sieve_close(&scan);
  return status;
}

/* An expression without factors runs over everything. */
static glean_status run_always(machine *m, size_t number) {
  const unit_list *units = &m->units[m->set->regexes[number]->scope];
  regexset_state *state = &m->found->states[number];
  for (size_t i = 0; i < units->len && state->failure == GLEAN_NONE; i++) {
    glean_span unit = units->items[i];
    if (unit.end <= unit.start) continue;
    if (run_range(m, number, unit, unit.start, unit.end - 1) != GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

static glean_status run_all(machine *m) {
  glean_status status = run_sieve(m);
  for (size_t i = 0; status == GLEAN_OK && i < m->set->len; i++)
    if (m->set->regexes[i]->literal.factor_len == 0)
      status = run_always(m, i);
  return status;
}

static glean_status open_states(regexset_found *out,
                                const glean_allocator *mem) {
  size_t n = out->set->len;
  if (n == 0) return GLEAN_OK;
  out->states = mem_resize(mem, NULL, 0, n * sizeof *out->states);
  if (out->states == NULL) return GLEAN_NOMEM;
  for (size_t i = 0; i < n; i++)
    out->states[i] = (regexset_state){{0, 0},     GLEAN_NONE, 0, GLEAN_NONE,
                                      GLEAN_NONE, GLEAN_NONE};
  return GLEAN_OK;
}

glean_status regexset_run(regexset_found *out, const glean_regex_set *set,
                          const text_view *t, const span_array *sentences,
                          const span_array *paragraphs,
                          const glean_allocator *mem,
                          const regex_clock *clock) {
  machine m = {.found = out, .set = set, .t = t};
  *out = (regexset_found){.set = set};
  glean_regex_set_retain(set);
  m.whole = (glean_span){0, (uint32_t)t->len};
  m.units[GLEAN_SCOPE_SENTENCE] =
      (unit_list){sentences->items, sentences->len, 0};
  m.units[GLEAN_SCOPE_PARAGRAPH] =
      (unit_list){paragraphs->items, paragraphs->len, 0};
  m.units[GLEAN_SCOPE_DOCUMENT] = (unit_list){&m.whole, 1, 0};
  glean_status status = open_states(out, mem);
  if (status == GLEAN_OK && set->len > 0) {
    status = regex_run_open(&m.run, t, mem, set->pairs, clock);
    if (status == GLEAN_OK) {
      status = run_all(&m);
      regex_run_close(&m.run);
    }
  }
  if (status != GLEAN_OK) regexset_found_free(out, mem);
  return status;
}

void regexset_found_free(regexset_found *found, const glean_allocator *mem) {
  if (found->set == NULL) return;
  mem_free(mem, found->states, found->set->len * sizeof *found->states);
  mem_free(mem, found->failures,
           found->failure_cap * sizeof *found->failures);
  regex_hits_free(&found->hits, mem);
  glean_regex_set_release(found->set);
  *found = (regexset_found){0};
}

const regexset_state *regexset_state_of(const regexset_found *found,
                                        const glean_regex *regex) {
  const glean_regex_set *set = found->set;
  size_t low = 0, high = set != NULL ? set->len : 0;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const glean_regex *here = set->regexes[set->by_address[middle]];
    if (here == regex) return &found->states[set->by_address[middle]];
    if ((uintptr_t)here < (uintptr_t)regex)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}
