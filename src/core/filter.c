/* filter.c: one look at each token for all patterns of a set.
 *
 * Each pattern has sets of words that its matches may need (need.c).  A table
 * maps the words' hashes to the sets, which are numbered through all patterns;
 * before it stands a field of bits that most tokens do not get past.
 *
 *   token hash -> bits -> slot (hash, first link) -> link (set, next) ...
 */
#include "filter.h"

#include <string.h>

#include "need.h"

#define NO_LINK 0xFFFFFFFFu

typedef struct filter_slot {
  uint64_t hash;
  uint32_t link; /* NO_LINK: the slot is free */
} filter_slot;

typedef struct filter_link {
  uint32_t words, next;
} filter_link;

struct glean_pattern_set {
  glean_allocator mem;
  mem_count count;
  const glean_pattern **patterns;
  size_t len;
  size_t *words;  /* by pattern: the number of its first set; and the end */
  size_t word_len;
  filter_slot *slots;
  size_t slot_cap; /* a power of two, at most half full */
  filter_link *links;
  size_t link_len, link_cap;
  uint64_t *bits;
  size_t bit_words; /* a power of two */
};

struct glean_places {
  glean_allocator mem;
  const glean_pattern_set *set;
  const token_table *table; /* whose tokens they are; to be compared alone */
  const uint8_t *bytes;
  uint32_t *tokens;  /* by set of words, ascending */
  size_t token_len;
  size_t *offsets;   /* by set of words, and the end */
};

/* ---- Building ---- */

static size_t power_above(size_t n, size_t least) {
  size_t power = least;
  while (power < n) power *= 2;
  return power;
}

static void set_bit(glean_pattern_set *s, uint64_t hash) {
  s->bits[hash >> 6 & (s->bit_words - 1)] |= (uint64_t)1 << (hash & 63);
}

static int has_bit(const glean_pattern_set *s, uint64_t hash) {
  return (int)(s->bits[hash >> 6 & (s->bit_words - 1)] >> (hash & 63) & 1);
}

/* The slot of a hash, or the free one where it would stand. */
static filter_slot *slot_of(const glean_pattern_set *s, uint64_t hash) {
  size_t i = (size_t)(hash >> 20) & (s->slot_cap - 1);
  while (s->slots[i].link != NO_LINK && s->slots[i].hash != hash)
    i = (i + 1) & (s->slot_cap - 1);
  return &s->slots[i];
}

static void add_word(glean_pattern_set *s, uint64_t hash, uint32_t words) {
  filter_slot *slot = slot_of(s, hash);
  if (slot->link != NO_LINK && s->links[slot->link].words == words)
    return; /* it has the word twice */
  s->links[s->link_len] = (filter_link){words, slot->link};
  slot->hash = hash;
  slot->link = (uint32_t)s->link_len++;
  set_bit(s, hash);
}

static void add_words(glean_pattern_set *s, const need_node *words) {
  for (size_t i = 0; i < words->len; i++)
    add_word(s, words->hashes[i], (uint32_t)s->word_len);
  s->word_len++;
}

static glean_status fill(glean_pattern_set *s,
                         const glean_pattern *const *patterns, size_t n) {
  size_t needs = 1;
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < patterns[i]->word_len; k++)
      needs += patterns[i]->words[k]->len;
  s->slot_cap = power_above(needs * 2, 16);
  s->link_cap = needs;
  s->bit_words = power_above(needs / 4, 64);
  s->patterns = mem_resize(&s->mem, NULL, 0, (n + 1) * sizeof *s->patterns);
  s->slots = mem_resize(&s->mem, NULL, 0, s->slot_cap * sizeof *s->slots);
  s->links = mem_resize(&s->mem, NULL, 0, s->link_cap * sizeof *s->links);
  s->bits = mem_resize(&s->mem, NULL, 0, s->bit_words * sizeof *s->bits);
  s->words = mem_resize(&s->mem, NULL, 0, (n + 1) * sizeof *s->words);
  s->len = s->patterns ? n : 0;
  for (size_t i = 0; i < s->len; i++) {
    glean_pattern_retain(patterns[i]);
    s->patterns[i] = patterns[i];
  }
  if (!s->patterns || !s->slots || !s->links || !s->bits || !s->words)
    return GLEAN_NOMEM;
  memset(s->slots, 0xFF, s->slot_cap * sizeof *s->slots);
  memset(s->bits, 0, s->bit_words * sizeof *s->bits);
  for (size_t i = 0; i < n; i++) {
    s->words[i] = s->word_len;
    for (size_t k = 0; k < patterns[i]->word_len; k++)
      add_words(s, patterns[i]->words[k]);
  }
  s->words[n] = s->word_len;
  return GLEAN_OK;
}

static void free_set(glean_pattern_set *s, size_t patterns) {
  glean_allocator mem = s->mem;
  for (size_t i = 0; i < s->len; i++) glean_pattern_release(s->patterns[i]);
  mem_free(&mem, s->patterns, (patterns + 1) * sizeof *s->patterns);
  mem_free(&mem, s->slots, s->slot_cap * sizeof *s->slots);
  mem_free(&mem, s->links, s->link_cap * sizeof *s->links);
  mem_free(&mem, s->bits, s->bit_words * sizeof *s->bits);
  mem_free(&mem, s->words, (patterns + 1) * sizeof *s->words);
  mem_free(&mem, s, sizeof *s);
}

glean_status glean_pattern_set_new(glean_pattern_set **out,
                                   glean_allocator mem,
                                   const glean_pattern *const *patterns,
                                   size_t n, glean_error *err) {
  *out = NULL;
  mem = mem_hook(mem);
  glean_pattern_set *s = mem_resize(&mem, NULL, 0, sizeof *s);
  if (s == NULL) return base_nomem(err);
  memset(s, 0, sizeof *s);
  s->mem = mem;
  atomic_init(&s->count, 1);
  if (fill(s, patterns, n) != GLEAN_OK) {
    free_set(s, n);
    return base_nomem(err);
  }
  *out = s;
  return GLEAN_OK;
}

static glean_pattern_set *counted(const glean_pattern_set *s) {
  union {
    const glean_pattern_set *constant;
    glean_pattern_set *variable;
  } pointer = {s};
  return pointer.variable;
}

void glean_pattern_set_retain(const glean_pattern_set *s) {
  mem_retain(&counted(s)->count);
}

void glean_pattern_set_release(const glean_pattern_set *s) {
  if (s != NULL && mem_release(&counted(s)->count))
    free_set(counted(s), s->len);
}

/* ---- Looking at a document ---- */

typedef struct filter_hit {
  uint32_t words, token;
} filter_hit;

typedef struct filter_hits {
  filter_hit *items;
  size_t len, cap;
} filter_hits;

static glean_status add_hits(filter_hits *hits, const glean_pattern_set *s,
                             const glean_allocator *mem, uint32_t token,
                             uint64_t hash) {
  for (uint32_t l = slot_of(s, hash)->link; l != NO_LINK;
       l = s->links[l].next) {
    filter_hit *items = mem_grow(mem, hits->items, &hits->cap, hits->len + 1,
                                 sizeof *items);
    if (items == NULL) return GLEAN_NOMEM;
    hits->items = items;
    items[hits->len++] = (filter_hit){s->links[l].words, token};
  }
  return GLEAN_OK;
}

static glean_status find_tokens(filter_hits *hits, const glean_pattern_set *s,
                                const glean_doc *doc) {
  const token_table *k = &doc->tokens;
  for (size_t i = 0; i < k->len; i++)
    if (has_bit(s, k->hash[i]) &&
        add_hits(hits, s, &doc->mem, (uint32_t)i, k->hash[i]) != GLEAN_OK)
      return GLEAN_NOMEM;
  return GLEAN_OK;
}

/* Sort by set of words, stably: counting. */
static glean_status distribute(glean_places *p, const filter_hits *hits) {
  size_t n = p->set->word_len;
  p->offsets = mem_resize(&p->mem, NULL, 0, (n + 1) * sizeof *p->offsets);
  if (p->offsets == NULL) return GLEAN_NOMEM;
  memset(p->offsets, 0, (n + 1) * sizeof *p->offsets);
  if (hits->len == 0) return GLEAN_OK;
  p->tokens = mem_resize(&p->mem, NULL, 0, hits->len * sizeof *p->tokens);
  if (p->tokens == NULL) return GLEAN_NOMEM;
  p->token_len = hits->len;
  for (size_t i = 0; i < hits->len; i++)
    p->offsets[hits->items[i].words + 1]++;
  for (size_t i = 0; i < n; i++) p->offsets[i + 1] += p->offsets[i];
  for (size_t i = hits->len; i-- > 0;) /* from the last: ends become starts */
    p->tokens[--p->offsets[hits->items[i].words + 1]] = hits->items[i].token;
  memmove(p->offsets, p->offsets + 1, n * sizeof *p->offsets);
  p->offsets[n] = hits->len;
  return GLEAN_OK;
}

void glean_places_free(glean_places *p) {
  if (p == NULL) return;
  glean_allocator mem = p->mem;
  mem_free(&mem, p->tokens, p->token_len * sizeof *p->tokens);
  mem_free(&mem, p->offsets, (p->set->word_len + 1) * sizeof *p->offsets);
  glean_pattern_set_release(p->set);
  mem_free(&mem, p, sizeof *p);
}

glean_status glean_doc_scan(glean_doc *doc, const glean_pattern_set *set,
                            glean_places **out, glean_error *err) {
  *out = NULL;
  if (document_tokenize(doc) != GLEAN_OK) return base_nomem(err);
  glean_places *p = mem_resize(&doc->mem, NULL, 0, sizeof *p);
  if (p == NULL) return base_nomem(err);
  *p = (glean_places){.mem = doc->mem, .set = set, .table = &doc->tokens,
                      .bytes = doc->text.bytes};
  glean_pattern_set_retain(set);
  filter_hits hits = {0};
  glean_status status = find_tokens(&hits, set, doc);
  if (status == GLEAN_OK) status = distribute(p, &hits);
  mem_free(&doc->mem, hits.items, hits.cap * sizeof *hits.items);
  if (status != GLEAN_OK) {
    glean_places_free(p);
    return base_nomem(err);
  }
  *out = p;
  return GLEAN_OK;
}

/* ---- Questions ---- */

const glean_pattern *filter_pattern(const glean_places *p, size_t i) {
  return i < p->set->len ? p->set->patterns[i] : NULL;
}

int filter_is_of(const glean_places *p, const glean_doc *doc) {
  return p->table == &doc->tokens && p->bytes == doc->text.bytes;
}

const uint32_t *filter_tokens(const glean_places *p, size_t i,
                              const need_node *words, size_t *len) {
  size_t at = p->set->words[i] + words->number;
  *len = p->offsets[at + 1] - p->offsets[at];
  return *len > 0 ? p->tokens + p->offsets[at] : NULL;
}

/* May the document have an annotation a name stands for?  The layer of a list
 * that nobody has looked for yet is not there. */
static int has_name(const glean_doc *doc, const program_name *n) {
  char layer[64] = "@";
  if (n->op == PATTERN_LABEL)
    return document_find_symbol(doc, n->text, n->len) != 0;
  if (n->len + 1 > sizeof layer) return 1;
  memcpy(layer + 1, n->text, n->len);
  uint32_t at = glean_doc_find_layer(doc, layer, n->len + 1);
  return at == GLEAN_NONE || glean_doc_annotation_count(doc, at) > 0;
}

/* A pattern in a document. */
typedef struct filter_view {
  const glean_places *places;
  const glean_doc *doc;
  size_t pattern;
} filter_view;

/* Of annotations: whether there may be any. */
static size_t count_leaf(const void *ctx, const need_node *leaf) {
  const filter_view *v = ctx;
  size_t n;
  if (leaf->op == NEED_NAME)
    return (size_t)has_name(
        v->doc, &v->places->set->patterns[v->pattern]->names[leaf->number]);
  filter_tokens(v->places, v->pattern, leaf, &n);
  return n;
}

static int may_match(const glean_places *p, const glean_doc *doc, size_t i) {
  const need_node *need = p->set->patterns[i]->need;
  filter_view view = {p, doc, i};
  return need == NULL || need_weigh(need, count_leaf, &view) > 0;
}

size_t glean_places_next(const glean_places *p, const glean_doc *doc,
                         size_t i) {
  while (i < p->set->len && !may_match(p, doc, i)) i++;
  return i < p->set->len ? i : SIZE_MAX;
}
