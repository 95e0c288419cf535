/* link.c: mentions of one entity.
 *
 * Mentions that read alike are a group.  Groups are taken from the fullest
 * form to the shortest, and each looks for the longer names that it may stand
 * for, by the last of its parts.  What fits one entity joins it; what fits
 * several joins none ("Smith" where there are a John and a Mary Smith).  Of
 * short forms each mention is looked at by itself: names that come before it
 * in the text are asked first, for a short form follows the full one. */
#include "link.h"

#include <string.h>

#include "sort.h"
#include "utf8.h"

#define BIT(kind) (1u << (kind))
#define CUE_TOKENS 3u /* between "known" and the nickname */

typedef struct group {
  uint32_t first, len; /* in linker.members */
  uint32_t defined;    /* a member that the text ties to another name, or
                          GLEAN_NONE */
  uint32_t titles;     /* ALIAS_MALE, ALIAS_FEMALE: of any member */
} group;

#define BOTH (ALIAS_MALE | ALIAS_FEMALE)

typedef struct posting {
  uint64_t hash;
  uint32_t group;
} posting;

/* A name that the text itself gives for another: "known as", brackets. */
typedef struct definition {
  uint32_t of; /* mention; GLEAN_NONE: none */
  uint32_t kind;
} definition;

typedef struct linker {
  const link_input *in;
  const link_mention *mentions;
  uint32_t n;
  mem_arena arena; /* all below but the pool */
  alias_reader reader;
  alias_pool pool;
  alias_name *names;
  definition *definitions;
  uint32_t *members, *group_of;
  group *groups;
  uint32_t group_len;
  posting *postings;
  uint32_t *posting_order;
  uint32_t posting_len;
  uint32_t *parent;  /* union-find; roots: an entity's mention */
  glean_symbol *ids; /* of roots */
  uint32_t *titles;  /* of roots: ALIAS_MALE, ALIAS_FEMALE */
  uint32_t *kinds;
} linker;

static int enabled(const linker *l, uint32_t kind) {
  return (l->in->kinds & BIT(kind)) != 0;
}

/* ---- Entities: union-find ---- */

static uint32_t root_of(linker *l, uint32_t i) {
  while (l->parent[i] != i) i = l->parent[i] = l->parent[l->parent[i]];
  return i;
}

static int conflict(const linker *l, uint32_t a, uint32_t b) {
  if (((l->titles[a] | l->titles[b]) & BOTH) == BOTH) return 1;
  return l->ids[a] != 0 && l->ids[b] != 0 && l->ids[a] != l->ids[b];
}

/* Mention i is of the entity of mention j, because of 'kind'. */
static void join(linker *l, uint32_t i, uint32_t j, uint32_t kind) {
  uint32_t a = root_of(l, i), b = root_of(l, j);
  if (a == b || conflict(l, a, b)) return;
  uint32_t root = a < b ? a : b, other = a < b ? b : a;
  l->parent[other] = root;
  if (l->ids[root] == 0) l->ids[root] = l->ids[other];
  l->titles[root] |= l->titles[other];
  if (l->kinds[i] == 0) l->kinds[i] = kind;
}

/* ---- Reading ---- */

/* "A, commonly known as "B"": is A before B with such words between? */
static int is_known_as(const linker *l, uint32_t a, uint32_t b) {
  const token_table *k = l->in->tokens;
  const link_mention *m = l->mentions;
  if (span_array_at(l->in->sentences, m[a].start) !=
      span_array_at(l->in->sentences, m[b].start))
    return 0;
  size_t from = token_at(k, m[a].end), to = token_at(k, m[b].start);
  while (to > from && alias_is_quote(alias_decode(&l->reader, to - 1))) to--;
  for (size_t i = to; i > from && to - i < CUE_TOKENS;) {
    i--;
    if (alias_has_class(&l->reader, i, GLEAN_WORD_ALIAS))
      return alias_leads_on(&l->reader, from, i);
  }
  return 0;
}

/* A (B), A ("B"). */
static uint32_t in_brackets(const linker *l, uint32_t a, uint32_t b) {
  const token_table *k = l->in->tokens;
  const link_mention *m = l->mentions;
  size_t open = token_at(k, m[a].end), inner = token_at(k, m[b].start);
  if (inner - open < 1 || inner - open > 3 ||
      alias_decode(&l->reader, open) != '(')
    return 0;
  int quoted = 0;
  for (size_t i = open + 1; i < inner; i++) {
    int quote = alias_is_quote(alias_decode(&l->reader, i));
    if (!quote && k->hash[i] != l->reader.the) return 0;
    quoted |= quote;
  }
  size_t close = token_at(k, m[b].end);
  while (alias_is_quote(alias_decode(&l->reader, close))) close++;
  if (alias_decode(&l->reader, close) != ')') return 0;
  const alias_part *pool = l->pool.parts;
  int acronym = alias_is_acronym(&l->reader, pool, m[b].start, m[b].end,
                                 &l->names[a]) ||
                alias_is_acronym(&l->reader, pool, m[a].start, m[a].end,
                                 &l->names[b]);
  return acronym || quoted ? GLEAN_LINK_ACRONYM : 0;
}

/* Is b inside of a, its nickname? */
static int is_inner(const linker *l, uint32_t a, uint32_t b) {
  const link_mention *m = l->mentions;
  return m[b].start >= m[a].start && m[b].end <= m[a].end &&
         l->names[a].nick > 0 &&
         alias_fit(l->pool.parts, &l->names[b], &l->names[a]) ==
             GLEAN_LINK_NICKNAME;
}

/* What the text gives mention b as another name of. */
static definition define(const linker *l, uint32_t b) {
  const link_mention *m = l->mentions;
  for (uint32_t a = b, looks = 0; a-- > 0 && looks < 4; looks++) {
    if (enabled(l, GLEAN_LINK_NICKNAME) && is_inner(l, a, b))
      return (definition){a, GLEAN_LINK_NICKNAME};
    if (m[a].end > m[b].start) continue;
    uint32_t kind = in_brackets(l, a, b);
    if (kind == 0 && is_known_as(l, a, b)) kind = GLEAN_LINK_NICKNAME;
    if (kind != 0 && enabled(l, kind)) return (definition){a, kind};
    break;
  }
  return (definition){GLEAN_NONE, 0};
}

static glean_status read_names(linker *l, const glean_allocator *mem) {
  for (uint32_t i = 0; i < l->n; i++) {
    const link_mention *m = &l->mentions[i];
    if (alias_read(&l->reader, mem, &l->pool, m->start, m->end,
                   &l->names[i]) != GLEAN_OK)
      return GLEAN_NOMEM;
    l->parent[i] = i;
    l->ids[i] = m->id;
    l->titles[i] = l->names[i].flags;
    l->kinds[i] = 0;
  }
  for (uint32_t i = 0; i < l->n; i++) l->definitions[i] = define(l, i);
  return GLEAN_OK;
}

/* ---- Groups ---- */

static uint64_t key_of(const linker *l, uint32_t i) {
  return l->names[i].core > 0 && enabled(l, GLEAN_LINK_SAME) ? l->names[i].key
                                                             : i;
}

static int member_before(const void *ctx, uint32_t i, uint32_t j) {
  const linker *l = ctx;
  uint64_t a = key_of(l, i), b = key_of(l, j);
  return a != b ? a < b : i < j;
}

static void make_groups(linker *l) {
  for (uint32_t i = 0; i < l->n; i++) l->members[i] = i;
  sort_indexes(l->members, l->n, member_before, l);
  for (uint32_t i = 0; i < l->n; i++) {
    uint32_t m = l->members[i];
    if (i == 0 || key_of(l, l->members[i - 1]) != key_of(l, m))
      l->groups[l->group_len++] = (group){i, 0, GLEAN_NONE, 0};
    group *g = &l->groups[l->group_len - 1];
    g->len++;
    g->titles |= l->names[m].flags & BOTH;
    if (g->defined == GLEAN_NONE && l->definitions[m].of != GLEAN_NONE)
      g->defined = m;
    l->group_of[m] = l->group_len - 1;
  }
}

static uint32_t head_of(const linker *l, const group *g) {
  return l->members[g->first];
}

static int posting_before(const void *ctx, uint32_t i, uint32_t j) {
  const linker *l = ctx;
  const posting *a = &l->postings[i], *b = &l->postings[j];
  return a->hash != b->hash ? a->hash < b->hash : i < j;
}

/* The names of two words or more (or with a nickname), by each of their
 * parts. */
static glean_status index_names(linker *l) {
  size_t need = 0;
  for (uint32_t g = 0; g < l->group_len; g++) {
    const alias_name *name = &l->names[head_of(l, &l->groups[g])];
    need += (size_t)name->core + name->nick;
  }
  l->postings = mem_arena_alloc(&l->arena, need * sizeof *l->postings + 1);
  l->posting_order =
      mem_arena_alloc(&l->arena, need * sizeof *l->posting_order + 1);
  if (l->postings == NULL || l->posting_order == NULL) return GLEAN_NOMEM;
  for (uint32_t g = 0; g < l->group_len; g++) {
    const alias_name *name = &l->names[head_of(l, &l->groups[g])];
    if (name->core + name->nick < 2) continue;
    for (uint32_t i = 0; i < (uint32_t)name->core + name->nick; i++)
      l->postings[l->posting_len++] =
          (posting){l->pool.parts[name->first + i].hash, g};
  }
  for (uint32_t i = 0; i < l->posting_len; i++) l->posting_order[i] = i;
  sort_indexes(l->posting_order, l->posting_len, posting_before, l);
  return GLEAN_OK;
}

static uint32_t find_posting(const linker *l, uint64_t hash) {
  uint32_t low = 0, high = l->posting_len;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (l->postings[l->posting_order[middle]].hash < hash)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* ---- Candidates ---- */

typedef struct candidate {
  uint32_t mention, kind;
} candidate;

typedef struct candidates {
  candidate items[LINK_CANDIDATES];
  uint32_t len;
  int too_many;
} candidates;

/* The names that the form of a group may stand for. */
static void find_names(linker *l, uint32_t g, candidates *found) {
  uint32_t form = head_of(l, &l->groups[g]);
  const alias_name *name = &l->names[form];
  found->len = 0;
  found->too_many = 0;
  if (name->core == 0) return;
  uint64_t last = l->pool.parts[name->first + name->core - 1].hash;
  uint32_t seen = 0;
  for (uint32_t i = find_posting(l, last); i < l->posting_len; i++) {
    const posting *p = &l->postings[l->posting_order[i]];
    if (p->hash != last) break;
    if (p->group == g) continue;
    if (++seen > LINK_CANDIDATES) {
      found->too_many = 1;
      return;
    }
    uint32_t other = head_of(l, &l->groups[p->group]);
    uint32_t kind = alias_fit(l->pool.parts, name, &l->names[other]);
    if (kind == 0 || (kind != GLEAN_LINK_GIVEN && !enabled(l, kind)))
      continue;
    found->items[found->len++] = (candidate){other, kind};
  }
}

/* May a mention be of a candidate's entity?  Where there is a Mr. and a Mrs.
 * Smith, only titles that agree say so. */
static int may_join(linker *l, const group *g, uint32_t m, uint32_t other) {
  uint32_t a = root_of(l, m), b = root_of(l, other);
  if (conflict(l, a, b)) return 0;
  return (g->titles & BOTH) != BOTH ||
         (l->titles[a] & l->titles[b] & BOTH) != 0;
}

#define SEVERAL (GLEAN_NONE - 1)

/* The one entity among candidates that stand before member m of a group (or
 * anywhere, if none does); .mention is GLEAN_NONE where there is none, SEVERAL
 * where there are several. */
static candidate choose(linker *l, const group *g, const candidates *c,
                        uint32_t m) {
  candidate best = {GLEAN_NONE, 0};
  for (int anywhere = 0; anywhere < 2 && best.mention == GLEAN_NONE;
       anywhere++) {
    for (uint32_t i = 0; i < c->len; i++) {
      candidate one = c->items[i];
      if (!anywhere && one.mention > m) continue;
      if (!may_join(l, g, m, one.mention)) continue;
      if (best.mention != GLEAN_NONE &&
          root_of(l, best.mention) != root_of(l, one.mention))
        return (candidate){SEVERAL, 0};
      if (best.mention == GLEAN_NONE || best.kind == GLEAN_LINK_GIVEN)
        best = one;
    }
  }
  return best;
}

/* ---- Linking ---- */

/* Members that read alike are of one entity, unless their titles differ. */
static void join_alike(linker *l, const group *g) {
  uint32_t last[BOTH + 1];
  for (size_t i = 0; i <= BOTH; i++) last[i] = GLEAN_NONE;
  int mixed = (g->titles & BOTH) == BOTH;
  for (uint32_t i = 0; i < g->len; i++) {
    uint32_t m = l->members[g->first + i];
    uint32_t title = mixed ? l->names[m].flags & BOTH : 0;
    if (mixed && title == 0) continue; /* which of both? */
    if (last[title] != GLEAN_NONE) join(l, m, last[title], GLEAN_LINK_SAME);
    last[title] = m;
  }
}

static uint32_t with_title(const linker *l, uint32_t mention, uint32_t kind) {
  int surname = kind == GLEAN_LINK_SURNAME || kind == GLEAN_LINK_SURNAMES;
  if (surname && l->names[mention].core == 1 &&
      l->names[mention].flags & ALIAS_TITLED)
    return GLEAN_LINK_TITLE;
  return kind;
}

/* Link what the text defines; the other members follow where all definitions
 * are of one entity. */
static void link_defined(linker *l, const group *g) {
  candidates found;
  found.len = 0;
  for (uint32_t i = 0; i < g->len; i++) {
    uint32_t m = l->members[g->first + i];
    definition d = l->definitions[m];
    if (d.of == GLEAN_NONE) continue;
    join(l, m, d.of, d.kind);
    if (found.len < LINK_CANDIDATES)
      found.items[found.len++] = (candidate){d.of, d.kind};
  }
  candidate one = choose(l, g, &found, head_of(l, g));
  if (one.mention >= l->n) return;
  for (uint32_t i = 0; i < g->len; i++)
    join(l, l->members[g->first + i], one.mention, one.kind);
}

/* Each mention of a short form by itself. */
static void link_members(linker *l, const group *g, const candidates *found) {
  for (uint32_t i = 0; i < g->len; i++) {
    uint32_t m = l->members[g->first + i];
    candidate one = choose(l, g, found, m);
    if (one.mention >= l->n) continue;
    uint32_t kind = with_title(l, m, one.kind);
    if (enabled(l, kind)) join(l, m, one.mention, kind);
  }
}

static void link_group(linker *l, uint32_t index) {
  const group *g = &l->groups[index];
  candidates found;
  if (g->defined != GLEAN_NONE) {
    link_defined(l, g);
    return;
  }
  find_names(l, index, &found);
  if (found.too_many) return;
  int full = 0, forms = 0;
  for (uint32_t i = 0; i < found.len; i++) {
    uint32_t kind = found.items[i].kind;
    full |= kind == GLEAN_LINK_FULL;
    forms |= kind != GLEAN_LINK_FULL && enabled(l, kind);
  }
  if (forms) {
    link_members(l, g, &found);
    return;
  }
  candidate one = {GLEAN_NONE, 0};
  if (full) one = choose(l, g, &found, head_of(l, g));
  if (one.mention == SEVERAL) return;
  join_alike(l, g);
  if (one.mention != GLEAN_NONE) join(l, head_of(l, g), one.mention, one.kind);
}

/* Fuller forms first; what the text defines last. */
static int group_before(const void *ctx, uint32_t i, uint32_t j) {
  const linker *l = ctx;
  const group *a = &l->groups[i], *b = &l->groups[j];
  const alias_name *x = &l->names[head_of(l, a)];
  const alias_name *y = &l->names[head_of(l, b)];
  int x_defined = a->defined != GLEAN_NONE;
  int y_defined = b->defined != GLEAN_NONE;
  if (x_defined != y_defined) return y_defined;
  if (x->core + x->nick != y->core + y->nick)
    return x->core + x->nick > y->core + y->nick;
  if (x->initials != y->initials) return x->initials < y->initials;
  return head_of(l, a) < head_of(l, b);
}

static glean_status link_groups(linker *l) {
  uint32_t *order =
      mem_arena_alloc(&l->arena, l->group_len * sizeof *order + 1);
  if (order == NULL) return GLEAN_NOMEM;
  for (uint32_t i = 0; i < l->group_len; i++) order[i] = i;
  sort_indexes(order, l->group_len, group_before, l);
  for (uint32_t i = 0; i < l->group_len; i++) link_group(l, order[i]);
  return GLEAN_OK;
}

/* Mentions with one id are one entity, whatever they read. */
static int id_before(const void *ctx, uint32_t i, uint32_t j) {
  const linker *l = ctx;
  glean_symbol a = l->mentions[i].id, b = l->mentions[j].id;
  return a != b ? a < b : i < j;
}

static void join_ids(linker *l) {
  for (uint32_t i = 0; i < l->n; i++) l->members[i] = i;
  sort_indexes(l->members, l->n, id_before, l);
  for (uint32_t i = 1; i < l->n; i++) {
    glean_symbol id = l->mentions[l->members[i]].id;
    if (id != 0 && id == l->mentions[l->members[i - 1]].id)
      join(l, l->members[i], l->members[i - 1], 0);
  }
}

/* ---- Results ---- */

/* An entity's target is its first mention, or the first with an id. */
static void report(linker *l, link_result *results) {
  uint32_t *target = l->members; /* by root; no longer needed */
  for (uint32_t i = 0; i < l->n; i++) target[i] = i;
  for (uint32_t i = l->n; i-- > 0;)
    if (l->mentions[i].id != 0) target[root_of(l, i)] = i;
  for (uint32_t i = 0; i < l->n; i++) {
    uint32_t root = root_of(l, i), kind = l->kinds[i];
    uint32_t of = target[root];
    if (kind == 0 && of != i && l->mentions[i].id == 0) kind = l->kinds[of];
    if (kind == GLEAN_LINK_SAME && l->names[i].flags & ALIAS_POSSESSIVE)
      kind = GLEAN_LINK_POSSESSIVE;
    results[i] = (link_result){of, of == i ? 0 : kind};
  }
}

static glean_status allocate(linker *l) {
  size_t n = l->n;
  l->names = mem_arena_alloc(&l->arena, n * sizeof *l->names);
  l->definitions = mem_arena_alloc(&l->arena, n * sizeof *l->definitions);
  l->groups = mem_arena_alloc(&l->arena, n * sizeof *l->groups);
  uint32_t **columns[] = {&l->members, &l->group_of, &l->parent,
                          &l->ids,     &l->titles,   &l->kinds};
  int ok = l->names && l->definitions && l->groups;
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
    *columns[i] = mem_arena_alloc(&l->arena, n * sizeof(uint32_t));
    ok = ok && *columns[i] != NULL;
  }
  return ok ? GLEAN_OK : GLEAN_NOMEM;
}

glean_status link_mentions(const link_input *in, const glean_allocator *mem,
                           const link_mention *mentions, size_t n,
                           link_result *results) {
  if (n == 0) return GLEAN_OK;
  linker l = {.in = in, .mentions = mentions, .n = (uint32_t)n};
  mem_arena_init(&l.arena, *mem);
  alias_open(&l.reader, in->text, in->tokens, in->lang, in->kinds);
  glean_status status = allocate(&l);
  if (status == GLEAN_OK) status = read_names(&l, mem);
  if (status == GLEAN_OK) {
    join_ids(&l);
    make_groups(&l);
    status = index_names(&l);
  }
  if (status == GLEAN_OK) status = link_groups(&l);
  if (status == GLEAN_OK) report(&l, results);
  mem_free(mem, l.pool.parts, l.pool.cap * sizeof *l.pool.parts);
  mem_arena_free(&l.arena);
  return status;
}
