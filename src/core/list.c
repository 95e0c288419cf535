/* list.c: entity lists as a trie in one hash table.
 *
 * An entry is a sequence of tokens.  A node of the trie is the running hash
 * of a prefix: of the tokens' hashes, and of whether each touches the one
 * before it.  The table maps it to the entries that end there:
 *
 *   "drug lord"        node("drug") ----> node("drug" lord) -> entry 0
 *   "drug lords' run"                '--> node("drug" "lords") ...
 *
 * A Bloom filter over first tokens turns most of a text away before the table
 * is looked at; every hit is verified on the bytes. */
#include "list.h"

#include <string.h>

#include "fold.h"
#include "tokenizer.h"
#include "utf8.h"

/* Stands between the tokens of a stored form; no UTF-8 has this byte. */
#define SEPARATOR 0xFF

typedef struct entry {
  uint32_t text, text_len;     /* in the pool: as given */
  uint32_t form, form_len;     /* in the pool: tokens, folded or exact */
  uint32_t id, id_len;         /* in the pool; id GLEAN_NONE: none */
  int32_t priority;
  uint32_t next;               /* the next entry at the same node, or NONE */
  uint32_t exact;
} entry;

typedef struct node {
  uint64_t key;    /* 0: free */
  uint32_t first;  /* its first entry, or GLEAN_NONE */
  uint32_t last;
  uint32_t inner;  /* longer entries go on from here */
} node;

struct glean_list {
  glean_allocator mem;
  mem_count count;
  int frozen;
  entry *entries;
  size_t len, cap;
  uint8_t *pool; /* all strings */
  size_t pool_len, pool_cap;
  node *nodes;
  size_t node_cap; /* a power of two */
  uint64_t *bloom;
  size_t bloom_words; /* a power of two */
};

/* ---- Making ---- */

glean_status glean_list_new(glean_list **out, glean_allocator mem,
                            glean_error *err) {
  mem = mem_hook(mem);
  glean_list *list = mem_resize(&mem, NULL, 0, sizeof *list);
  *out = list;
  if (list == NULL) return base_nomem(err);
  memset(list, 0, sizeof *list);
  list->mem = mem;
  atomic_init(&list->count, 1);
  return GLEAN_OK;
}

/* The count is the one part of a constant list that changes. */
static glean_list *counted(const glean_list *list) {
  union {
    const glean_list *constant;
    glean_list *variable;
  } pointer = {list};
  return pointer.variable;
}

void glean_list_retain(const glean_list *list) {
  mem_retain(&counted(list)->count);
}

void glean_list_release(const glean_list *list) {
  if (list == NULL || !mem_release(&counted(list)->count)) return;
  glean_list *last = counted(list);
  glean_allocator mem = last->mem;
  mem_free(&mem, last->entries, last->cap * sizeof *last->entries);
  mem_free(&mem, last->pool, last->pool_cap);
  mem_free(&mem, last->nodes, last->node_cap * sizeof *last->nodes);
  mem_free(&mem, last->bloom, last->bloom_words * sizeof *last->bloom);
  mem_free(&mem, last, sizeof *last);
}

static uint8_t *pool_reserve(glean_list *list, size_t more) {
  if (more > UINT32_MAX - list->pool_len) return NULL;
  uint8_t *pool = mem_grow(&list->mem, list->pool, &list->pool_cap,
                           list->pool_len + more, 1);
  if (pool != NULL) list->pool = pool;
  return pool;
}

static uint32_t pool_add(glean_list *list, const void *bytes, size_t len) {
  uint32_t at = (uint32_t)list->pool_len;
  if (len > 0) memcpy(list->pool + at, bytes, len);
  list->pool_len += len;
  return at;
}

/* The form that hits are verified against: token SEPARATOR token ... */
static void pool_add_form(glean_list *list, const text_view *t,
                          const token_table *k, entry *e) {
  e->form = (uint32_t)list->pool_len;
  for (size_t i = 0; i < k->len; i++) {
    uint8_t *out = list->pool + list->pool_len;
    const uint8_t *bytes = t->bytes + k->start[i];
    size_t len = k->end[i] - k->start[i];
    if (i > 0) {
      *out++ = SEPARATOR;
      list->pool_len++;
    }
    if (e->exact) {
      memcpy(out, bytes, len);
      list->pool_len += len;
    } else {
      list->pool_len += fold_bytes(bytes, len, out, FOLD_GROWTH * len);
    }
  }
  e->form_len = (uint32_t)list->pool_len - e->form;
}

/* All cased letters upper case, and at least two of them. */
static int is_all_upper(const token_table *k) {
  int upper = 0;
  for (size_t i = 0; i < k->len; i++) {
    glean_token_case c = token_case(k->flags[i]);
    if (c == GLEAN_CASE_UPPER)
      upper = 1;
    else if (c != GLEAN_CASE_NONE)
      return 0;
  }
  return upper;
}

static glean_status add_tokens(glean_list *list, const text_view *t,
                               const token_table *k, const glean_entry *given,
                               glean_error *err) {
  if (k->len == 0)
    return base_fail(err, GLEAN_INVALID, "empty_entry", 0,
                     "an entry without a word");
  if (k->len > GLEAN_MAX_ENTRY_TOKENS)
    return base_fail(err, GLEAN_LIMIT, "entry_tokens",
                     k->start[GLEAN_MAX_ENTRY_TOKENS],
                     "an entry of %zu tokens; the limit is %d", k->len,
                     GLEAN_MAX_ENTRY_TOKENS);
  size_t more = t->len + given->id_len + FOLD_GROWTH * t->len + k->len;
  if (pool_reserve(list, more) == NULL) return base_nomem(err);
  entry *entries = mem_grow(&list->mem, list->entries, &list->cap,
                            list->len + 1, sizeof *entries);
  if (entries == NULL) return base_nomem(err);
  list->entries = entries;
  entry *e = &entries[list->len];
  *e = (entry){.id = GLEAN_NONE, .next = GLEAN_NONE};
  e->priority = given->priority;
  e->exact = given->letters == GLEAN_ENTRY_EXACT ||
             (given->letters == GLEAN_ENTRY_SMART && is_all_upper(k));
  e->text = pool_add(list, t->bytes, t->len);
  e->text_len = (uint32_t)t->len;
  if (given->id != NULL) {
    e->id = pool_add(list, given->id, given->id_len);
    e->id_len = (uint32_t)given->id_len;
  }
  pool_add_form(list, t, k, e);
  list->len++;
  return GLEAN_OK;
}

static glean_status check_entry(const glean_list *list, const text_view *t,
                                const glean_entry *given, glean_error *err) {
  if (list->frozen)
    return base_fail(err, GLEAN_INVALID, "frozen", 0, "the list is frozen");
  if (list->len >= GLEAN_NONE - 1)
    return base_fail(err, GLEAN_LIMIT, "entries", 0, "too many entries");
  if ((unsigned)given->letters > GLEAN_ENTRY_SMART)
    return base_fail(err, GLEAN_INVALID, "case", 0, "unknown case %u",
                     (unsigned)given->letters);
  if (t->len > GLEAN_MAX_ENTRY_BYTES || given->id_len > GLEAN_MAX_ENTRY_BYTES)
    return base_fail(err, GLEAN_LIMIT, "entry_bytes", 0,
                     "an entry or id longer than %d bytes",
                     GLEAN_MAX_ENTRY_BYTES);
  utf8_problem problem;
  if (!utf8_validate(t->bytes, t->len, &problem))
    return base_fail(err, GLEAN_UTF8, "utf8", problem.offset,
                     "an entry with invalid UTF-8: %s", problem.reason);
  return GLEAN_OK;
}

glean_status glean_list_add(glean_list *list, const char *bytes, size_t len,
                            const glean_entry *given, glean_error *err) {
  static const glean_entry plain = {0};
  if (given == NULL) given = &plain;
  text_view t = {.bytes = (const uint8_t *)bytes, .len = len};
  glean_status status = check_entry(list, &t, given, err);
  if (status != GLEAN_OK) return status;
  token_table k = {0};
  if (tokenize(&k, &list->mem, &t) != GLEAN_OK)
    return base_nomem(err);
  status = add_tokens(list, &t, &k, given, err);
  token_table_free(&k, &list->mem);
  return status;
}

/* ---- Freezing ---- */

static uint64_t child_key(uint64_t prefix, uint64_t hash, int glued) {
  uint64_t h = (prefix ^ (hash + (uint64_t)glued)) * 0xA24BAED4963EE407u;
  h ^= h >> 29;
  return h ? h : 1;
}

static uint64_t root_key(uint64_t hash) {
  return hash ? hash : 1;
}

/* The node of a key, or the free one where it belongs. */
static node *find_node(node *nodes, size_t cap, uint64_t key) {
  size_t i = (size_t)(key >> 20) & (cap - 1);
  while (nodes[i].key != 0 && nodes[i].key != key) i = (i + 1) & (cap - 1);
  return &nodes[i];
}

static uint64_t *bloom_word(const glean_list *list, uint64_t hash) {
  return &list->bloom[(size_t)(hash >> 12) & (list->bloom_words - 1)];
}

static uint64_t bloom_bits(uint64_t hash) {
  return (uint64_t)1 << (hash & 63) | (uint64_t)1 << (hash >> 6 & 63);
}

/* Put the tokens of one entry into the trie. */
static void insert(glean_list *list, uint32_t number, const token_table *k) {
  uint64_t key = root_key(k->hash[0]);
  *bloom_word(list, k->hash[0]) |= bloom_bits(k->hash[0]);
  node *at = NULL;
  for (size_t i = 0;; i++) {
    at = find_node(list->nodes, list->node_cap, key);
    if (at->key == 0) *at = (node){key, GLEAN_NONE, GLEAN_NONE, 0};
    if (i + 1 == k->len) break;
    at->inner = 1;
    key = child_key(key, k->hash[i + 1], k->flags[i + 1] & TOKEN_GLUED);
  }
  if (at->first == GLEAN_NONE)
    at->first = number;
  else
    list->entries[at->last].next = number;
  at->last = number;
}

/* The tokens of all entries together bound the number of nodes; forms hold
 * one separator between two tokens. */
static size_t count_tokens(const glean_list *list) {
  size_t total = list->len;
  for (size_t i = 0; i < list->len; i++) {
    const entry *e = &list->entries[i];
    for (size_t j = 0; j < e->form_len; j++)
      total += list->pool[e->form + j] == SEPARATOR;
  }
  return total;
}

static size_t power_of_two(size_t at_least) {
  size_t n = 16;
  while (n < at_least) n *= 2;
  return n;
}

static glean_status make_tables(glean_list *list) {
  size_t nodes = power_of_two(count_tokens(list) * 2);
  size_t words = power_of_two(list->len / 4 + 1); /* 16 bits an entry */
  node *table = mem_resize(&list->mem, NULL, 0, nodes * sizeof *table);
  uint64_t *bloom = mem_resize(&list->mem, NULL, 0, words * sizeof *bloom);
  if (table == NULL || bloom == NULL) {
    mem_free(&list->mem, table, nodes * sizeof *table);
    mem_free(&list->mem, bloom, words * sizeof *bloom);
    return GLEAN_NOMEM;
  }
  memset(table, 0, nodes * sizeof *table);
  memset(bloom, 0, words * sizeof *bloom);
  list->nodes = table;
  list->node_cap = nodes;
  list->bloom = bloom;
  list->bloom_words = words;
  return GLEAN_OK;
}

static void drop_tables(glean_list *list) {
  mem_free(&list->mem, list->nodes, list->node_cap * sizeof *list->nodes);
  mem_free(&list->mem, list->bloom, list->bloom_words * sizeof *list->bloom);
  list->nodes = NULL;
  list->bloom = NULL;
  list->node_cap = list->bloom_words = 0;
  for (size_t i = 0; i < list->len; i++) list->entries[i].next = GLEAN_NONE;
}

glean_status glean_list_freeze(glean_list *list, glean_error *err) {
  if (list->frozen) return GLEAN_OK;
  if (make_tables(list) != GLEAN_OK) return base_nomem(err);
  for (size_t i = 0; i < list->len; i++) {
    const entry *e = &list->entries[i];
    text_view t = {.bytes = list->pool + e->text, .len = e->text_len};
    token_table k = {0};
    if (tokenize(&k, &list->mem, &t) != GLEAN_OK) {
      drop_tables(list);
      return base_nomem(err);
    }
    insert(list, (uint32_t)i, &k);
    token_table_free(&k, &list->mem);
  }
  list->frozen = 1;
  return GLEAN_OK;
}

/* ---- Reading ---- */

size_t glean_list_count(const glean_list *list) {
  return list->len;
}

const char *glean_list_text(const glean_list *list, uint32_t i, size_t *len) {
  *len = list->entries[i].text_len;
  return (const char *)list->pool + list->entries[i].text;
}

const char *glean_list_id(const glean_list *list, uint32_t i, size_t *len) {
  const entry *e = &list->entries[i];
  *len = e->id_len;
  return e->id == GLEAN_NONE ? NULL : (const char *)list->pool + e->id;
}

int list_is_frozen(const glean_list *list) {
  return list->frozen;
}

int32_t list_priority(const glean_list *list, uint32_t i) {
  return list->entries[i].priority;
}

/* ---- Scanning ---- */

typedef struct scanner {
  const glean_list *list;
  const text_view *t;
  const token_table *k;
  const glean_allocator *mem;
  list_hits *hits;
} scanner;

static int token_fits(const scanner *s, const entry *e, const uint8_t *form,
                      size_t len, size_t start, size_t end) {
  const uint8_t *bytes = s->t->bytes + start;
  if (!e->exact) return fold_equal(bytes, end - start, form, len);
  return end - start == len && memcmp(bytes, form, len) == 0;
}

/* Do the tokens first..last, the last one up to 'end', spell the entry? */
static int verify(const scanner *s, const entry *e, size_t first, size_t last,
                  size_t end) {
  const uint8_t *form = s->list->pool + e->form;
  const uint8_t *stop = form + e->form_len;
  for (size_t i = first; i <= last; i++) {
    const uint8_t *piece = memchr(form, SEPARATOR, (size_t)(stop - form));
    if (piece == NULL) piece = stop;
    size_t token_end = i == last ? end : s->k->end[i];
    if (!token_fits(s, e, form, (size_t)(piece - form), s->k->start[i],
                    token_end))
      return 0;
    form = piece < stop ? piece + 1 : stop;
    if (form == stop && i < last) return 0;
  }
  return form == stop;
}

/* Report the entries of a node that the tokens first..last really spell. */
static glean_status report(scanner *s, const node *at, size_t first,
                           size_t last, uint32_t end) {
  for (uint32_t i = at->first; i != GLEAN_NONE; i = s->list->entries[i].next) {
    if (!verify(s, &s->list->entries[i], first, last, end)) continue;
    list_hits *h = s->hits;
    list_hit *items =
        mem_grow(s->mem, h->items, &h->cap, h->len + 1, sizeof *items);
    if (items == NULL) return GLEAN_NOMEM;
    h->items = items;
    items[h->len++] = (list_hit){s->k->start[first], end, i};
  }
  return GLEAN_OK;
}

/* The hash of a possessive token without its 's. */
static uint64_t stem_hash(const scanner *s, size_t i) {
  uint32_t start = s->k->start[i];
  return token_hash(s->t->bytes + start,
                    token_stem_end(s->k, s->t, i) - start);
}

static uint64_t key_at(uint64_t prefix, uint64_t hash, uint16_t flags,
                       int is_first) {
  return is_first ? root_key(hash)
                  : child_key(prefix, hash, flags & TOKEN_GLUED);
}

static const node *look_up(const scanner *s, uint64_t key) {
  return find_node(s->list->nodes, s->list->node_cap, key);
}

/* Walk down the trie from token 'first'. */
static glean_status walk(scanner *s, size_t first) {
  const token_table *k = s->k;
  uint64_t prefix = 0;
  for (size_t i = first; i < k->len; i++) {
    if (i > first && k->flags[i] & TOKEN_BLANK) break;
    if (k->flags[i] & TOKEN_POSSESSIVE) { /* "Roe" in "Roe's" comes first */
      uint64_t key = key_at(prefix, stem_hash(s, i), k->flags[i], i == first);
      const node *stem = look_up(s, key);
      if (stem->key != 0 &&
          report(s, stem, first, i, token_stem_end(k, s->t, i)) != GLEAN_OK)
        return GLEAN_NOMEM;
    }
    prefix = key_at(prefix, k->hash[i], k->flags[i], i == first);
    const node *at = look_up(s, prefix);
    if (at->key == 0) break;
    if (report(s, at, first, i, k->end[i]) != GLEAN_OK) return GLEAN_NOMEM;
    if (!at->inner) break;
  }
  return GLEAN_OK;
}

static int may_start(const scanner *s, uint64_t hash) {
  uint64_t bits = bloom_bits(hash);
  return (*bloom_word(s->list, hash) & bits) == bits;
}

glean_status list_scan(const glean_list *list, const text_view *t,
                       const token_table *tokens, const glean_allocator *mem,
                       list_hits *hits) {
  scanner s = {list, t, tokens, mem, hits};
  for (size_t i = 0; i < tokens->len; i++) {
    int possessive = tokens->flags[i] & TOKEN_POSSESSIVE;
    if (!may_start(&s, tokens->hash[i]) &&
        !(possessive && may_start(&s, stem_hash(&s, i))))
      continue;
    if (walk(&s, i) != GLEAN_OK) return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

void list_hits_free(list_hits *hits, const glean_allocator *mem) {
  mem_free(mem, hits->items, hits->cap * sizeof *hits->items);
  *hits = (list_hits){0};
}
