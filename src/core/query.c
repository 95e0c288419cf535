/* query.c: running a pattern over sentences, paragraphs or a document. */
#include "query.h"

#include <string.h>

#include "pass.h"

void query_open(query *q, const glean_pattern *pattern,
                const glean_allocator *mem, const query_input *in,
                const glean_host *host, glean_error *err) {
  *q = (query){.pattern = pattern, .mem = *mem, .in = *in};
  q->asker = (expr_asker){.host = host, .err = err};
  q->asker.regex.mem = &q->mem;
}

static void free_rows(query *q, block_rows *rows) {
  mem_free(&q->mem, rows->bits, rows->words * sizeof *rows->bits);
  mem_free(&q->mem, rows->records, rows->record_cap * sizeof *rows->records);
  *rows = (block_rows){0};
}

void query_free_block(query *q, query_block *block) {
  free_rows(q, &block->go);
  free_rows(q, &block->start);
}

static void free_scratch(query *q) {
  query_scratch *s = q->scratch;
  if (s == NULL) return;
  far_free(&s->far, &q->mem);
  mem_free(&q->mem, s->block, s->cap);
  mem_free(&q->mem, s->here, s->here_cap * sizeof *s->here);
  mem_free(&q->mem, s->starts, s->starts_cap * sizeof *s->starts);
  mem_free(&q->mem, s, sizeof *s);
  q->scratch = NULL;
}

void query_finish(query *q) {
  free_scratch(q);
  memo_free(&q->memo, &q->mem);
  tokenre_close(&q->asker.regex);
  q->in.edges = NULL;
  q->in.lists = NULL;
  q->asker.host = NULL;
  q->asker.err = NULL;
}

void query_close(query *q) {
  for (size_t i = 0; i < q->block_len; i++) query_free_block(q, &q->blocks[i]);
  mem_free(&q->mem, q->blocks, q->block_cap * sizeof *q->blocks);
  mem_free(&q->mem, q->candidates, q->cap * sizeof *q->candidates);
  mem_free(&q->mem, q->captures, q->capture_cap * sizeof *q->captures);
  query_finish(q);
  q->blocks = NULL;
  q->candidates = NULL;
  q->captures = NULL;
  q->len = q->cap = q->block_len = q->block_cap = 0;
  q->capture_len = q->capture_cap = 0;
}

/* ---- Opening a pass ---- */

/* How many rows must be remembered: the longest edge that is not far, or one
 * token. */
static size_t longest_step(const pass *r, int *has_far) {
  const query_input *in = &r->q->in;
  size_t longest = r->p->has_name ? GLEAN_MAX_NAME_TOKENS : 1;
  *has_far = 0;
  for (size_t i = pass_edge_from(in, r->from);
       i < in->edge_len && in->edges[i].first < r->to; i++) {
    const query_edge *e = &in->edges[i];
    if (e->last > r->to) continue;
    *has_far |= pass_is_far(e);
    if (!pass_is_far(e) && e->last - e->first > longest)
      longest = e->last - e->first;
  }
  return longest;
}

static size_t ring_bytes(const pass *r) {
  return r->rows * r->p->len * sizeof *r->ring;
}

static size_t state_bytes(const pass *r) {
  return r->state_words * sizeof **r->todo;
}

static size_t look_bytes(const pass *r) {
  return (r->to - r->from + 1) * r->look_words * sizeof **r->looks;
}

static size_t memo_bytes(const pass *r) {
  return (r->to - r->from) * r->p->parts.ask_len;
}

/* A block of at least so many bytes, from the last pass or new. */
static glean_status reserve(pass *r, size_t bytes) {
  query *q = r->q;
  if (q->scratch == NULL) {
    q->scratch = mem_resize(&q->mem, NULL, 0, sizeof *q->scratch);
    if (q->scratch == NULL) return GLEAN_NOMEM;
    *q->scratch = (query_scratch){0};
  }
  query_scratch *s = r->scratch = q->scratch;
  r->here = s->here;
  if (s->cap >= bytes) return GLEAN_OK;
  mem_free(&q->mem, s->block, s->cap);
  s->cap = bytes + bytes / 2;
  s->block = mem_resize(&q->mem, NULL, 0, s->cap);
  if (s->block == NULL) s->cap = 0;
  return s->block ? GLEAN_OK : GLEAN_NOMEM;
}

/* Give the block's parts out, those of 64 bits first. */
static void share_out(pass *r, size_t tests) {
  uint8_t *at = r->scratch->block;
  for (int i = 0; i < 2; i++, at += look_bytes(r)) r->looks[i] = (void *)at;
  for (int i = 0; i < 3; i++, at += state_bytes(r)) r->todo[i] = (void *)at;
  r->idle.live = (void *)at;
  r->idle.todo = (void *)(at += state_bytes(r));
  r->idle.tests = (void *)(at += state_bytes(r));
  r->live = (void *)(at += r->p->test_len * sizeof *r->idle.tests);
  at += r->rows * state_bytes(r);
  memset(r->looks[0], 0, (size_t)(at - (uint8_t *)r->looks[0]));
  r->ring = (void *)at;
  r->fits = (void *)(at += ring_bytes(r));
  memset(r->ring, 0, ring_bytes(r) + tests);
  r->idle.test_numbers = (void *)(at += tests);
  r->holds = (void *)(at += r->p->test_len * sizeof *r->idle.test_numbers);
  at += r->rows * sizeof *r->holds;
  if (memo_bytes(r) == 0) return;
  r->memo = at;
  memset(r->memo, EXPR_UNKNOWN, memo_bytes(r));
}

glean_status pass_open(pass *r, query *q, const query_range *range) {
  *r = (pass){.q = q, .p = q->pattern, .from = range->from, .to = range->to,
              .limit = range->limit};
  int has_far;
  r->rows = longest_step(r, &has_far) + 1;
  if (r->p->group_len > 1) r->look_words = (r->p->group_len + 63) / 64;
  size_t tests = (r->p->test_len + 1) * sizeof *r->fits;
  r->idle.is_on = r->p->group_len == 1 && !r->p->has_anchors;
  r->state_words = (r->p->len + 63) / 64;
  size_t bytes = 2 * look_bytes(r) + (r->rows + 5) * state_bytes(r) +
                 r->p->test_len * (sizeof *r->idle.tests +
                                   sizeof *r->idle.test_numbers) +
                 ring_bytes(r) + tests + r->rows * sizeof *r->holds +
                 memo_bytes(r);
  if (reserve(r, bytes) != GLEAN_OK) return GLEAN_NOMEM;
  share_out(r, tests);
  if (!has_far) return GLEAN_OK;
  r->far = &r->scratch->far;
  return far_open(r);
}

/* Inner look-arounds have higher numbers than those they stand in. */
glean_status pass_prepare(pass *r) {
  glean_status status = GLEAN_OK;
  for (size_t g = r->p->group_len; status == GLEAN_OK && g-- > 1;) {
    const program_group *group = &r->p->groups[g];
    if (group->asks || group->behind) status = forward_run(r, g, NULL);
    if (status == GLEAN_OK && !group->behind) status = backward_run(r, g);
  }
  return status;
}

/* ---- Running ---- */

/* The first token where a match may start, at or behind which all start; 'to'
 * where none can. */
static size_t first_start(const query *q, size_t from, size_t to) {
  const query_input *in = &q->in;
  const glean_pattern *p = q->pattern;
  size_t first = to;
  for (size_t i = 0; i < p->name_len; i++)
    if (p->first_names[i] && p->names[i].op == PATTERN_NAME) return from;
  for (size_t i = p->name_len ? pass_edge_from(in, from) : in->edge_len;
       i < in->edge_len && in->edges[i].first < first; i++)
    if (p->first_names[in->edges[i].name]) first = in->edges[i].first;
  for (size_t j = 0; j < p->test_len; j++) {
    if (!p->first_tests[j]) continue;
    const pattern_test *test = p->tests[j];
    if (test->op != PATTERN_TEST_FOLD && test->op != PATTERN_TEST_BYTES)
      return from;
    size_t i = from;
    while (i < first && in->tokens->hash[i] != test->hash) i++;
    first = i;
  }
  return first;
}

static glean_status make_bits(query *q, const query_block *block,
                              block_rows *rows) {
  if (block->words == 0) return GLEAN_OK;
  size_t words = (size_t)(block->to - block->from + 1) * block->words;
  rows->bits = mem_resize(&q->mem, NULL, 0, words * sizeof *rows->bits);
  if (rows->bits == NULL) return GLEAN_NOMEM;
  rows->words = words;
  memset(rows->bits, 0, words * sizeof *rows->bits);
  return GLEAN_OK;
}

/* Where a match can start if all answers are yes: only from there on are
 * questions worth their price. */
static glean_status hope(pass *r) {
  query *q = r->q;
  size_t before = q->len;
  r->hopes = 1;
  glean_status status = backward_run(r, 0);
  r->hopes = 0;
  size_t n = q->len - before;
  query_scratch *s = r->scratch;
  uint32_t *starts = mem_grow(&q->mem, s->starts, &s->starts_cap, n + 1,
                              sizeof *starts);
  if (starts == NULL) return GLEAN_NOMEM;
  s->starts = starts;
  for (size_t i = 0; i < n; i++) starts[i] = q->candidates[--q->len].first;
  q->in.starts = starts;
  q->in.start_len = n;
  return status;
}

/* Put the questions of group 0; *any: is there still a place to start at? */
static glean_status put_questions(pass *r, int *any) {
  query *q = r->q;
  *any = 1;
  if (!q->pattern->groups[0].asks) return GLEAN_OK;
  glean_status status = hope(r);
  *any = q->in.start_len > 0;
  if (status == GLEAN_OK && *any) status = forward_run(r, 0, NULL);
  q->in.starts = NULL;
  return status;
}

static glean_status run_block(query *q, query_block *block,
                              const query_range *range) {
  pass r;
  int any;
  glean_status status = pass_open(&r, q, range);
  if (status == GLEAN_OK) status = pass_prepare(&r);
  if (status == GLEAN_OK) status = put_questions(&r, &any);
  if (status != GLEAN_OK || !any) return status;
  status = make_bits(q, block, &block->go);
  if (status == GLEAN_OK && q->pattern->scope == GLEAN_SCOPE_DOCUMENT)
    status = make_bits(q, block, &block->start);
  r.block = block;
  return status == GLEAN_OK ? backward_run(&r, 0) : status;
}

glean_status query_run(query *q, query_range range) {
  size_t start = first_start(q, range.from, range.to);
  if (start == range.to) return GLEAN_OK;
  /* only look-behind reads what stands before a match; blank lines and anchors
   * are told by the tokens */
  if (!q->pattern->has_behind) range.from = start;
  query_block *blocks = mem_grow(&q->mem, q->blocks, &q->block_cap,
                                 q->block_len + 1, sizeof *blocks);
  if (blocks == NULL) return base_nomem(q->asker.err);
  q->blocks = blocks;
  query_block *block = &blocks[q->block_len];
  *block = (query_block){.from = (uint32_t)range.from,
                         .to = (uint32_t)range.to};
  block->words = (q->pattern->choices + 63) / 64;
  size_t before = q->len;
  glean_status status = run_block(q, block, &range);
  if (status == GLEAN_OK && q->len > before) {
    q->block_len++;
    return status;
  }
  query_free_block(q, block);
  q->len = before;
  return status == GLEAN_NOMEM ? base_nomem(q->asker.err) : status;
}
