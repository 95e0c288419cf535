/* regexrun.c: running one expression over a part of a text.
 *
 * The cost of an attempt is bounded by counts, never by a clock, so that the
 * same text gives the same answer everywhere.  PCRE2's own limits hold for one
 * attempt and do not see what a repeated class reads, so a call sees few
 * starts and little text: at first REGEX_NEAR bytes behind its last start and
 * SHALLOW steps.  An attempt that touches the end of what it sees (PCRE2 says
 * so: a partial match) or spends its steps is made again alone, with more of
 * both, and that is charged to the expression's work in this text.  What needs
 * more than the last tier gives, or charges too much, ends the expression here
 * with an error: never with "no match".  An expression may have a limit in
 * seconds beside, if the host has a clock; it is looked at between calls.
 *
 * An attempt so sees the whole unit as far as it looks: what it finds does not
 * depend on where calls begin and end. */
#include <string.h>

#include "regex.h"
#include "utf8.h"

#define SHALLOW 250u        /* steps of an attempt at first */
#define STARTS 256u         /* starts of a call */
#define DEPTH_LIMIT 100000u /* of the interpreter */
#define HEAP_LIMIT 20000u   /* KiB */

/* More text and more steps for single attempts. */
static const struct tier {
  size_t bytes;
  uint32_t steps;
} tiers[] = {{4096, 10000}, {GLEAN_REGEX_WINDOW, 200000}};
#define TIERS (sizeof tiers / sizeof *tiers)

/* What tiers may cost an expression in a text: bytes, and steps that count a
 * quarter. */
#define WORK 16000000u
#define WORK_A_BYTE 8u

void regex_run_close(regex_run *run) {
  pcre2_match_data_free(run->data);
  pcre2_match_context_free(run->context);
  pcre2_general_context_free(run->general);
  run->data = NULL;
  run->context = NULL;
  run->general = NULL;
}

glean_status regex_run_open(regex_run *run, const text_view *t,
                            const glean_allocator *mem, uint32_t pairs,
                            const regex_clock *clock) {
  *run = (regex_run){.mem = *mem, .t = t, .clock = *clock};
  run->general = pcre_general(&run->mem);
  if (run->general != NULL) {
    run->context = pcre2_match_context_create(run->general);
    run->data = pcre2_match_data_create(pairs, run->general);
  }
  if (run->context == NULL || run->data == NULL) {
    regex_run_close(run);
    return GLEAN_NOMEM;
  }
  pcre2_set_depth_limit(run->context, DEPTH_LIMIT);
  pcre2_set_heap_limit(run->context, HEAP_LIMIT);
  return GLEAN_OK;
}

size_t regex_boundary(const text_view *t, size_t at) {
  while (at < t->len && !utf8_is_boundary(t->bytes, t->len, at)) at++;
  return at;
}

static size_t boundary_before(const text_view *t, size_t at) {
  while (at > 0 && at < t->len && !utf8_is_boundary(t->bytes, t->len, at))
    at--;
  return at;
}

/* ---- One call ---- */

typedef struct task {
  regex_run *run;
  const glean_regex *regex;
  glean_span unit;
  regex_cost *cost;
} task;

/* Ask PCRE2.  JIT code that runs out of its stack (-46) has not searched: the
 * interpreter is asked then. */
static int ask(const task *k, size_t begin, size_t end, size_t at,
               uint32_t options) {
  regex_run *run = k->run;
  const glean_regex *r = k->regex;
  PCRE2_SPTR subject = run->t->bytes + begin;
  int timed = r->has_seconds && run->clock.now != NULL;
  double before = timed ? run->clock.now(run->clock.ctx) : 0;
  int rc = PCRE2_ERROR_JIT_STACKLIMIT;
  if (r->has_jit)
    rc = pcre2_jit_match(r->code, subject, end - begin, at - begin, options,
                         run->data, run->context);
  if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
    rc = pcre2_match(r->code, subject, end - begin, at - begin,
                     options | PCRE2_NO_JIT, run->data, run->context);
  if (timed) k->cost->seconds += run->clock.now(run->clock.ctx) - before;
  return rc;
}

/* Attempts that start in [at, last] and see 'bytes' behind that: PCRE2's
 * answer. */
static int call(const task *k, size_t at, size_t last, size_t bytes,
                uint32_t steps) {
  regex_run *run = k->run;
  const glean_regex *r = k->regex;
  size_t begin = k->unit.start, end = k->unit.end;
  uint32_t options = 0;
  if (at - begin > r->look_behind) {
    begin = boundary_before(run->t, at - r->look_behind);
    options |= PCRE2_NOTBOL;
  }
  if (end - last > bytes) {
    end = boundary_before(run->t, last + bytes);
    options |= PCRE2_NOTEOL;
    if (r->literal.reach > REGEX_REACH) options |= PCRE2_PARTIAL_HARD;
  }
  if (run->limit != steps) pcre2_set_match_limit(run->context, steps);
  run->limit = steps;
  run->base = begin;
  pcre2_set_offset_limit(run->context, last - begin);
  return ask(k, begin, end, at, options);
}

/* Are its seconds spent? */
static int is_late(const task *k) {
  return k->regex->has_seconds && k->run->clock.now != NULL &&
         k->cost->seconds >= k->regex->seconds;
}

/* Did an attempt need more than it was given? */
static int is_limit(int rc) {
  return rc == PCRE2_ERROR_PARTIAL || rc == PCRE2_ERROR_MATCHLIMIT ||
         rc == PCRE2_ERROR_DEPTHLIMIT || rc == PCRE2_ERROR_HEAPLIMIT;
}

/* One start, tier after tier. */
static int call_deep(const task *k, size_t at) {
  uint64_t most = WORK + (uint64_t)WORK_A_BYTE * k->run->t->len;
  int rc = PCRE2_ERROR_MATCHLIMIT;
  for (size_t i = 0; i < TIERS && is_limit(rc); i++) {
    size_t left = k->unit.end - at;
    k->cost->work += (left < tiers[i].bytes ? left : tiers[i].bytes) +
                     tiers[i].steps / 4;
    if (k->cost->work > most) return PCRE2_ERROR_MATCHLIMIT;
    rc = call(k, at, at, tiers[i].bytes, tiers[i].steps);
  }
  return rc;
}

static glean_status failure(int rc, size_t at, glean_error *err) {
  PCRE2_UCHAR message[120];
  if (rc == PCRE2_ERROR_NOMEMORY) return base_nomem(err);
  if (rc == PCRE2_ERROR_PARTIAL)
    return base_fail(err, GLEAN_MATCHING, "regex_window", at,
                     "an attempt needs to see more than %u bytes",
                     GLEAN_REGEX_WINDOW);
  if (rc == PCRE2_ERROR_MATCHLIMIT)
    return base_fail(err, GLEAN_MATCHING, "regex_limit", at,
                     "too many steps: the expression backtracks too much");
  if (pcre2_get_error_message(rc, message, sizeof message) < 0)
    message[0] = '\0';
  return base_fail(err, GLEAN_MATCHING, "regex_limit", at, "%s",
                   (const char *)message);
}

/* ---- A range of starts ---- */

/* The first match that starts in [*at, last]; *at moves to where nothing
 * before it is left to try.  *found is 1 where run->data has one. */
static glean_status find(const task *k, size_t *at, size_t last, int *found,
                         glean_error *err) {
  const text_view *t = k->run->t;
  size_t starts = STARTS;
  *found = 0;
  while (*at <= last) {
    size_t stop = last - *at < starts ? last : *at + starts - 1;
    if (k->unit.end - *at <= STARTS + REGEX_NEAR && starts == STARTS)
      stop = last;
    if (is_late(k))
      return base_fail(err, GLEAN_MATCHING, "regex_time", *at,
                       "it took its %g seconds", k->regex->seconds);
    int rc = call(k, *at, stop, REGEX_NEAR, SHALLOW);
    if (rc == PCRE2_ERROR_PARTIAL) {
      *at = k->run->base + pcre2_get_ovector_pointer(k->run->data)[0];
      rc = call_deep(k, stop = *at);
    } else if (is_limit(rc) && stop > *at) {
      starts = 1; /* which start was it? */
      continue;
    } else if (is_limit(rc)) {
      rc = call_deep(k, *at);
    }
    if (rc >= 0) {
      *found = 1;
      return GLEAN_OK;
    }
    if (rc != PCRE2_ERROR_NOMATCH) return failure(rc, *at, err);
    *at = regex_boundary(t, stop + 1);
    starts = starts * 2 < STARTS ? starts * 2 : STARTS;
  }
  return GLEAN_OK;
}

/* The named groups of the match just found. */
static glean_status add_captures(const task *k, regex_hits *hits) {
  const glean_allocator *mem = &k->run->mem;
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(k->run->data);
  for (size_t i = 0; i < k->regex->name_len; i++) {
    uint32_t group = k->regex->groups[i];
    if (ends[2 * group] == PCRE2_UNSET) continue;
    glean_capture *all = mem_grow(mem, hits->captures, &hits->capture_cap,
                                  hits->capture_len + 1, sizeof *all);
    if (all == NULL) return GLEAN_NOMEM;
    hits->captures = all;
    all[hits->capture_len++] = (glean_capture){
        (uint32_t)i, (uint32_t)(k->run->base + ends[2 * group]),
        (uint32_t)(k->run->base + ends[2 * group + 1]), GLEAN_NONE,
        GLEAN_NONE};
  }
  return GLEAN_OK;
}

static glean_status add_hit(const task *k, regex_hits *hits, size_t start,
                            size_t end) {
  regex_hit *items = mem_grow(&k->run->mem, hits->items, &hits->cap,
                              hits->len + 1, sizeof *items);
  if (items == NULL) return GLEAN_NOMEM;
  hits->items = items;
  size_t first = hits->capture_len;
  if (add_captures(k, hits) != GLEAN_OK) return GLEAN_NOMEM;
  items[hits->len++] =
      (regex_hit){(uint32_t)start, (uint32_t)end, (uint32_t)first,
                  (uint32_t)(hits->capture_len - first), GLEAN_NONE};
  return GLEAN_OK;
}

/* Ask again for the match just found, from its own start: the JIT of PCRE2
 * leaves groups set that earlier starts set in vain. */
static void clear_groups(const task *k, size_t at, size_t last) {
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(k->run->data);
  size_t start = k->run->base + ends[0], end = k->run->base + ends[1];
  if (start <= at) return;
  size_t bytes = end - start + REGEX_NEAR;
  int rc = call(k, start, start, bytes, tiers[TIERS - 1].steps);
  if (rc >= 0 && k->run->base + ends[0] == start &&
      k->run->base + ends[1] == end)
    return;
  call(k, at, last, bytes, tiers[TIERS - 1].steps); /* \K: take the first */
}

glean_status regex_run_range(regex_run *run, const glean_regex *regex,
                             glean_span unit, size_t *at, size_t last,
                             regex_cost *cost, regex_hits *hits,
                             glean_error *err) {
  task k = {run, regex, unit, cost};
  int found;
  while (*at <= last && *at < unit.end) {
    glean_status status = find(&k, at, last, &found, err);
    if (status != GLEAN_OK) return status;
    if (!found) break;
    if (regex->name_len > 0 && regex->has_jit) clear_groups(&k, *at, last);
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(run->data);
    size_t start = run->base + ends[0], end = run->base + ends[1];
    if (end <= start || end <= *at) { /* look-behind and \K make these */
      *at = regex_boundary(run->t, (end > *at ? end : *at) + 1);
      continue;
    }
    if (add_hit(&k, hits, start, end) != GLEAN_OK) return base_nomem(err);
    *at = end;
  }
  return GLEAN_OK;
}

/* ---- How far an attempt comes ---- */

/* Could an attempt still match, if the text went on behind so many bytes?
 * PCRE2 says so: a partial match.  What exceeds its steps counts as a no. */
static int is_alive(regex_run *run, const glean_regex *r, glean_span unit,
                    size_t at, size_t bytes) {
  size_t begin = unit.start, end = boundary_before(run->t, at + bytes);
  uint32_t options = PCRE2_NO_JIT | PCRE2_ANCHORED | PCRE2_PARTIAL_HARD;
  if (at - begin > r->look_behind) {
    begin = boundary_before(run->t, at - r->look_behind);
    options |= PCRE2_NOTBOL;
  }
  if (end < unit.end) options |= PCRE2_NOTEOL;
  run->limit = tiers[0].steps;
  pcre2_set_match_limit(run->context, run->limit);
  pcre2_set_offset_limit(run->context, at - begin);
  int rc = pcre2_match(r->code, run->t->bytes + begin, end - begin, at - begin,
                       options, run->data, run->context);
  return rc >= 0 || rc == PCRE2_ERROR_PARTIAL;
}

size_t regex_run_tried(regex_run *run, const glean_regex *regex,
                       glean_span unit, size_t at, size_t least) {
  size_t most = unit.end - at < REGEX_NEAR ? unit.end - at : REGEX_NEAR;
  if (least >= most || !is_alive(run, regex, unit, at, least + 1)) return 0;
  size_t low = least + 1, high = most + 1;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (is_alive(run, regex, unit, at, middle))
      low = middle;
    else
      high = middle;
  }
  return boundary_before(run->t, at + low) - at;
}

void regex_hits_free(regex_hits *hits, const glean_allocator *mem) {
  mem_free(mem, hits->items, hits->cap * sizeof *hits->items);
  mem_free(mem, hits->captures, hits->capture_cap * sizeof *hits->captures);
  *hits = (regex_hits){0};
}
