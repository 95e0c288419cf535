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

static void free_block(query *q, query_block *block) {
  free_rows(q, &block->go);
  free_rows(q, &block->start);
}

void query_close(query *q) {
  for (size_t i = 0; i < q->block_len; i++) free_block(q, &q->blocks[i]);
  mem_free(&q->mem, q->blocks, q->block_cap * sizeof *q->blocks);
  mem_free(&q->mem, q->candidates, q->cap * sizeof *q->candidates);
  mem_free(&q->mem, q->captures, q->capture_cap * sizeof *q->captures);
  tokenre_close(&q->asker.regex);
  q->blocks = NULL;
  q->candidates = NULL;
  q->captures = NULL;
  q->len = q->cap = q->block_len = q->block_cap = 0;
  q->capture_len = q->capture_cap = 0;
}

/* ---- Opening a pass ---- */

/* How many rows must be remembered: the longest edge, or one token. */
static size_t longest_step(const pass *r) {
  const query_input *in = &r->q->in;
  size_t longest = r->p->has_name ? GLEAN_MAX_NAME_TOKENS : 1;
  for (size_t i = pass_edge_from(in, r->from);
       i < in->edge_len && in->edges[i].first < r->to; i++) {
    size_t len = in->edges[i].last - in->edges[i].first;
    if (in->edges[i].last <= r->to && len > longest) longest = len;
  }
  return longest;
}

/* What the rows that are remembered may take, in bytes.  They are as many as
 * the longest annotation has tokens. */
#define MAX_ROWS_BYTES ((size_t)256 << 20)

static size_t ring_bytes(const pass *r) {
  return r->rows * r->p->len * sizeof *r->ring;
}

static size_t look_bytes(const pass *r) {
  return (r->to - r->from + 1) * r->look_words * sizeof **r->looks;
}

static size_t memo_bytes(const pass *r) {
  return (r->to - r->from) * r->p->parts.ask_len;
}

static glean_status open_looks(pass *r) {
  if (r->p->group_len == 1) return GLEAN_OK;
  r->look_words = (r->p->group_len + 63) / 64;
  for (int i = 0; i < 2; i++) {
    r->looks[i] = mem_resize(&r->q->mem, NULL, 0, look_bytes(r));
    if (r->looks[i] == NULL) return GLEAN_NOMEM;
    memset(r->looks[i], 0, look_bytes(r));
  }
  return GLEAN_OK;
}

glean_status pass_open(pass *r, query *q, size_t from, size_t to) {
  const glean_allocator *mem = &q->mem;
  *r = (pass){.q = q, .p = q->pattern, .from = from, .to = to};
  r->rows = longest_step(r) + 1;
  if (r->rows > MAX_ROWS_BYTES / (r->p->len * sizeof *r->ring))
    return base_fail(q->asker.err, GLEAN_LIMIT, "pattern_memory", 0,
                     "an annotation is too long for a pattern of this size");
  size_t tests = (r->p->test_len + 1) * sizeof *r->fits;
  r->ring = mem_resize(mem, NULL, 0, ring_bytes(r));
  r->fits = mem_resize(mem, NULL, 0, tests);
  if (r->ring == NULL || r->fits == NULL) return GLEAN_NOMEM;
  memset(r->ring, 0, ring_bytes(r));
  memset(r->fits, 0, tests);
  if (memo_bytes(r) > 0) {
    r->memo = mem_resize(mem, NULL, 0, memo_bytes(r));
    if (r->memo == NULL) return GLEAN_NOMEM;
    memset(r->memo, EXPR_UNKNOWN, memo_bytes(r));
  }
  return open_looks(r);
}

void pass_close(pass *r) {
  const glean_allocator *mem = &r->q->mem;
  for (int i = 0; i < 2; i++) mem_free(mem, r->looks[i], look_bytes(r));
  mem_free(mem, r->memo, memo_bytes(r));
  mem_free(mem, r->fits, (r->p->test_len + 1) * sizeof *r->fits);
  mem_free(mem, r->ring, ring_bytes(r));
  mem_free(mem, r->here, r->here_cap * sizeof *r->here);
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

/* Can a match start among these tokens at all? */
static int may_start(const query *q, size_t from, size_t to) {
  const query_input *in = &q->in;
  const glean_pattern *p = q->pattern;
  for (size_t i = 0; i < p->name_len; i++)
    if (p->first_names[i] && p->names[i].op == PATTERN_NAME) return 1;
  for (size_t i = pass_edge_from(in, from);
       i < in->edge_len && in->edges[i].first < to; i++)
    if (p->first_names[in->edges[i].name]) return 1;
  for (size_t j = 0; j < p->test_len; j++) {
    if (!p->first_tests[j]) continue;
    const pattern_test *test = p->tests[j];
    int by_hash = test->op == PATTERN_TEST_FOLD ||
                  test->op == PATTERN_TEST_BYTES;
    for (size_t i = from; i < to; i++)
      if (!by_hash || in->tokens->hash[i] == test->hash) return 1;
  }
  return 0;
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

static glean_status run_block(query *q, query_block *block) {
  pass r;
  glean_status status = pass_open(&r, q, block->from, block->to);
  r.block = block;
  if (status == GLEAN_OK) status = make_bits(q, block, &block->go);
  if (status == GLEAN_OK && q->pattern->scope == GLEAN_SCOPE_DOCUMENT)
    status = make_bits(q, block, &block->start);
  if (status == GLEAN_OK) status = pass_prepare(&r);
  if (status == GLEAN_OK && q->pattern->groups[0].asks)
    status = forward_run(&r, 0, NULL);
  if (status == GLEAN_OK) status = backward_run(&r, 0);
  pass_close(&r);
  return status;
}

glean_status query_run(query *q, size_t from, size_t to) {
  if (from == to || !may_start(q, from, to)) return GLEAN_OK;
  query_block *blocks = mem_grow(&q->mem, q->blocks, &q->block_cap,
                                 q->block_len + 1, sizeof *blocks);
  if (blocks == NULL) return base_nomem(q->asker.err);
  q->blocks = blocks;
  query_block *block = &blocks[q->block_len];
  *block = (query_block){.from = (uint32_t)from, .to = (uint32_t)to};
  block->words = (q->pattern->choices + 63) / 64;
  size_t before = q->len;
  glean_status status = run_block(q, block);
  if (status == GLEAN_OK && q->len > before) {
    q->block_len++;
    return status;
  }
  free_block(q, block);
  q->len = before;
  return status == GLEAN_NOMEM ? base_nomem(q->asker.err) : status;
}
