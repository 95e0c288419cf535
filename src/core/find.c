/* find.c: from tokens to hits.
 *
 * A stretch of tokens goes through three sieves, each of which looks ahead
 * only at memory that the one before has asked for: the filter of first words,
 * the filter of one or two words, the slots.  What is left is walked down the
 * trie and verified on the bytes. */
#include "find.h"

#include <string.h>

#include "fuzzy.h"
#include "spell.h"

#define STRETCH 256 /* tokens sieved together */
#define SHORT 16    /* so many where long hits follow each other */

/* Which walks a token is worth. */
#define WALK_STRICT 1u
#define WALK_LOOSE 2u

/* Where a walk met the end of a surface. */
typedef struct place {
  uint32_t surface, end;
  int is_stem; /* before a possessive 's */
} place;

typedef struct scanner {
  const flat *b;
  const text_view *t;
  const token_table *k;
  const glean_allocator *mem;
  find_mode mode;
  find_hits *hits;
  spell_scratch scratch;
  uint64_t hyphen;    /* the hash of "-" */
  size_t fuzzy_count; /* hits that are misspelled */
  size_t place_len;
  place places[2 * GLEAN_MAX_ENTRY_TOKENS];
} scanner;

/* ---- Verifying ---- */

static spell_verdict verify(scanner *s, uint32_t surface, uint32_t start,
                            const place *p, int fuzzy) {
  unsigned options = flat_options(s->b, surface);
  flat_bytes text = flat_text(s->b, surface);
  if (text.bytes == NULL || (p->is_stem && options & SURFACE_WHOLE))
    return SPELL_DIFFERENT;
  const uint8_t *bytes = s->t->bytes + start;
  size_t len = p->end - start;
  if (!fuzzy)
    return spell_compare(&s->scratch, s->mem, bytes, len, text.bytes, text.len,
                         options);
  if (!(options & SURFACE_FUZZY)) return SPELL_DIFFERENT;
  return spell_compare_edited(&s->scratch, s->mem, bytes, len, text.bytes,
                              text.len, options);
}

static glean_status push(scanner *s, find_hit hit) {
  find_hits *h = s->hits;
  if (h->len == h->cap) {
    find_hit *items =
        mem_grow(s->mem, h->items, &h->cap, h->len + 1, sizeof *items);
    if (items == NULL) return GLEAN_NOMEM;
    h->items = items;
  }
  h->items[h->len++] = hit;
  s->fuzzy_count += hit.fuzzy;
  return GLEAN_OK;
}

/* Hits of one start that come from two walks, or from spellings of one entry:
 * put the new one in order, once. */
static void settle(find_hits *h, size_t begin) {
  size_t i = h->len - 1;
  find_hit new = h->items[i];
  while (i > begin && (h->items[i - 1].end > new.end ||
                       (h->items[i - 1].end == new.end &&
                        h->items[i - 1].entry > new.entry)))
    i--;
  int known = i > begin && h->items[i - 1].end == new.end &&
              h->items[i - 1].entry == new.entry;
  size_t move = h->len - 1 - i;
  if (known) { /* an exact hit and a fuzzy one are one exact hit */
    h->items[i - 1].fuzzy &= new.fuzzy;
    memmove(h->items + i, h->items + i, move * sizeof *h->items);
    h->len--;
    return;
  }
  memmove(h->items + i + 1, h->items + i, move * sizeof *h->items);
  h->items[i] = new;
}

/* Report the entries of all places, shorter first. */
static glean_status report_all(scanner *s, uint32_t start, int fuzzy,
                               size_t begin) {
  for (size_t i = 0; i < s->place_len; i++) {
    const place *p = &s->places[i];
    for (uint32_t n = p->surface; n != GLEAN_NONE; n = flat_next(s->b, n)) {
      spell_verdict verdict = verify(s, n, start, p, fuzzy);
      if (verdict == SPELL_NOMEM) return GLEAN_NOMEM;
      if (verdict == SPELL_DIFFERENT) continue;
      find_hit hit = {start, p->end, flat_owner(s->b, n), (uint32_t)fuzzy};
      if (push(s, hit) != GLEAN_OK) return GLEAN_NOMEM;
      settle(s->hits, begin);
    }
  }
  return GLEAN_OK;
}

/* The longest hit of the places that is no shorter than *best. */
static glean_status find_longest(scanner *s, uint32_t start, find_hit *best) {
  for (size_t i = s->place_len; i-- > 0;) {
    const place *p = &s->places[i];
    if (p->end < best->end) return GLEAN_OK;
    for (uint32_t n = p->surface; n != GLEAN_NONE; n = flat_next(s->b, n)) {
      spell_verdict verdict = verify(s, n, start, p, 0);
      if (verdict == SPELL_NOMEM) return GLEAN_NOMEM;
      if (verdict == SPELL_DIFFERENT) continue;
      uint32_t entry = flat_owner(s->b, n);
      if (p->end > best->end || entry < best->entry)
        *best = (find_hit){start, p->end, entry, 0};
      return GLEAN_OK;
    }
  }
  return GLEAN_OK;
}

/* ---- Walking ---- */

/* The hash of a possessive token without its 's. */
static uint64_t stem_hash(const scanner *s, size_t i) {
  uint32_t start = s->k->start[i];
  return token_hash(s->t->bytes + start,
                    token_stem_end(s->k, s->t, i) - start);
}

static void add_place(scanner *s, uint32_t value, uint32_t end, int is_stem) {
  uint32_t surface = flat_first(s->b, value);
  if (surface != GLEAN_NONE && s->place_len < BASE_LEN(s->places))
    s->places[s->place_len++] = (place){surface, end, is_stem};
}

/* A hyphen that stands right between two words. */
static int is_bridge(const scanner *s, size_t i) {
  const token_table *k = s->k;
  return k->hash[i] == s->hyphen && k->flags[i] & TOKEN_GLUED &&
         i + 1 < k->len && k->flags[i + 1] & TOKEN_GLUED;
}

/* A walk that has come somewhere. */
typedef struct walk {
  uint64_t key;
  size_t depth; /* tokens so far */
  size_t next;  /* the token that comes */
  int loose;
  int bridged;  /* a hyphen has been stepped over before that token */
} walk;

/* May the walk go on to the token that comes?  Steps over a hyphen. */
static int may_go_on(const scanner *s, walk *w) {
  const token_table *k = s->k;
  if (w->next >= k->len || w->depth >= s->b->header.depth) return 0;
  if (w->depth == 0) return 1;
  if (k->flags[w->next] & TOKEN_BLANK) return 0;
  w->bridged = w->loose && is_bridge(s, w->next);
  w->next += (size_t)w->bridged;
  return 1;
}

static uint64_t step_key(const scanner *s, const walk *w, uint64_t hash) {
  uint64_t seed = s->b->header.seed;
  if (w->depth == 0)
    return flat_root(w->loose ? seed ^ FLAT_LOOSE_SALT : seed, hash);
  unsigned glued = !w->bridged && s->k->flags[w->next] & TOKEN_GLUED;
  return flat_child(w->key, hash, glued);
}

/* Go down the trie along the tokens, and note where surfaces end.  *w stays
 * before the token that leads nowhere. */
static void go(scanner *s, walk *w) {
  const token_table *k = s->k;
  walk at = *w;
  while (may_go_on(s, &at)) {
    size_t i = at.next;
    if (k->flags[i] & TOKEN_POSSESSIVE) /* "Roe" in "Roe's" comes first */
      add_place(s, flat_find(s->b, step_key(s, &at, stem_hash(s, i))),
                token_stem_end(k, s->t, i), 1);
    uint64_t key = step_key(s, &at, k->hash[i]);
    uint32_t value = flat_find(s->b, key);
    if (value == 0) return;
    add_place(s, value, k->end[i], 0);
    if (!(value & 1)) return;
    at.key = key;
    at.depth++;
    at.next++;
    *w = at;
  }
}

/* From where a walk ended: go on as if the token there were another word. */
static glean_status go_edited(scanner *s, const walk *w, uint32_t start,
                              size_t begin) {
  walk at = *w;
  uint64_t answers[FUZZY_ANSWERS];
  if (!may_go_on(s, &at)) return GLEAN_OK;
  size_t i = at.next;
  uint32_t from = s->k->start[i], end = token_stem_end(s->k, s->t, i);
  size_t n = fuzzy_find(s->b, s->k->hash[i], s->t->bytes + from, end - from,
                        answers);
  for (size_t a = 0; a < n; a++) {
    walk edited = at;
    edited.key = step_key(s, &at, answers[a]);
    edited.depth++;
    edited.next++;
    uint32_t value = flat_find(s->b, edited.key);
    s->place_len = 0;
    if (value == 0) continue;
    add_place(s, value, end, end < s->k->end[i]);
    if (value & 1 && end == s->k->end[i]) go(s, &edited);
    if (report_all(s, start, 1, begin) != GLEAN_OK) return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

/* Tokens of a stretch that are still in play. */
typedef struct sieve {
  size_t base, len;
  uint16_t token[STRETCH]; /* from base */
  uint8_t starts[STRETCH]; /* what it may start: FLAT_ALONE, FLAT_LONGER */
  uint8_t walks[STRETCH];
  uint64_t one[STRETCH], two[STRETCH]; /* keys of one token and of two */
  uint32_t value[STRETCH]; /* of the slot of the one token, if it is single */
} sieve;

/* Is a surface of this token alone all that can be here? */
static int is_single(const scanner *s, const sieve *v, size_t n) {
  return v->starts[n] == FLAT_ALONE && v->walks[n] == WALK_STRICT &&
         !(s->k->flags[v->base + v->token[n]] & TOKEN_POSSESSIVE);
}

/* A walk from a token.  If no surface is of that token alone, its slot need
 * not be looked at. */
static walk start_walk(const scanner *s, const sieve *v, size_t n,
                       int loose) {
  size_t first = v->base + v->token[n];
  walk w = {0, 0, first, loose, 0};
  if (loose || v->starts[n] & FLAT_ALONE) return w;
  w.key = flat_root(s->b->header.seed, s->k->hash[first]);
  w.depth = 1;
  w.next = first + 1;
  return w;
}

/* Go down the trie from a token of a sieve, and note the places.  Most often
 * there is one step alone to go. */
static walk descend(scanner *s, const sieve *v, size_t n, int loose) {
  size_t first = v->base + v->token[n];
  walk w = {0, 0, first, loose, 0};
  s->place_len = 0;
  if (is_single(s, v, n)) {
    add_place(s, v->value[n], s->k->end[first], 0);
    return w;
  }
  w = start_walk(s, v, n, loose);
  go(s, &w);
  return w;
}

static glean_status walk_all(scanner *s, const sieve *v, size_t n) {
  size_t first = v->base + v->token[n];
  unsigned walks = v->walks[n];
  uint32_t start = s->k->start[first];
  size_t begin = s->hits->len;
  for (int loose = 0; loose < 2; loose++) {
    if (!(walks & (loose ? WALK_LOOSE : WALK_STRICT))) continue;
    walk w = descend(s, v, n, loose);
    if (report_all(s, start, 0, begin) != GLEAN_OK) return GLEAN_NOMEM;
    if (s->b->header.flags & FLAT_FUZZY &&
        go_edited(s, &w, start, begin) != GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

static glean_status walk_longest(scanner *s, const sieve *v, size_t n) {
  size_t first = v->base + v->token[n];
  unsigned walks = v->walks[n];
  uint32_t start = s->k->start[first];
  find_hit best = {start, 0, GLEAN_NONE, 0};
  for (int loose = 0; loose < 2; loose++) {
    if (!(walks & (loose ? WALK_LOOSE : WALK_STRICT))) continue;
    descend(s, v, n, loose);
    if (find_longest(s, start, &best) != GLEAN_OK) return GLEAN_NOMEM;
  }
  return best.end > 0 ? push(s, best) : GLEAN_OK;
}

/* ---- Sieves ---- */

/* What may start an entry, by the first filter; a possessive token always. */
static void sieve_first(const scanner *s, sieve *v, size_t from, size_t to) {
  const uint64_t *hash = s->k->hash + from;
  const uint16_t *flags = s->k->flags + from;
  const flat b = *s->b;
  size_t n = 0;
  for (size_t i = 0; i < to - from; i++) {
    unsigned starts = flat_may_start(&b, hash[i]);
    v->token[n] = (uint16_t)i;
    v->starts[n] = (uint8_t)starts;
    n += (starts | (flags[i] & TOKEN_POSSESSIVE)) != 0;
  }
  v->base = from;
  v->len = n;
}

/* The keys, and a call for the memory where they will be looked for. */
static void make_keys(const scanner *s, sieve *v) {
  const token_table *k = s->k;
  const flat b = *s->b;
  size_t last = k->len - 1;
  for (size_t n = 0; n < v->len; n++) {
    size_t i = v->base + v->token[n], next = i < last ? i + 1 : i;
    if (k->flags[i] & TOKEN_POSSESSIVE)
      v->starts[n] |= flat_may_start(&b, stem_hash(s, i)) & FLAT_ALONE;
    v->one[n] = flat_root(b.header.seed, k->hash[i]);
    v->two[n] = flat_child(v->one[n], k->hash[next],
                           (k->flags[next] & TOKEN_GLUED) != 0);
    if (v->starts[n] & FLAT_ALONE)
      __builtin_prefetch(&b.second[v->one[n] >> 14 & b.second_mask]);
    if (v->starts[n] & FLAT_LONGER)
      __builtin_prefetch(&b.second[v->two[n] >> 14 & b.second_mask]);
  }
}

/* May the token and the next one, possessive, start a surface? */
static int may_be_stem(const scanner *s, size_t i, uint64_t one) {
  const token_table *k = s->k;
  if (i + 1 >= k->len || !(k->flags[i + 1] & TOKEN_POSSESSIVE)) return 0;
  unsigned glued = (k->flags[i + 1] & TOKEN_GLUED) != 0;
  return flat_may_be(s->b, flat_child(one, stem_hash(s, i + 1), glued));
}

/* What the second filter lets through, and a call for its slots. */
static void sieve_second(const scanner *s, sieve *v) {
  const flat b = *s->b;
  size_t kept = 0;
  unsigned other = b.header.flags & FLAT_LOOSE ? WALK_LOOSE : 0;
  for (size_t n = 0; n < v->len; n++) {
    size_t i = v->base + v->token[n];
    unsigned starts = v->starts[n];
    if (starts & FLAT_ALONE) {
      if (flat_may_be(&b, v->one[n]))
        __builtin_prefetch(&b.slots[flat_place(v->one[n], b.slot_count)]);
      else if (!(s->k->flags[i] & TOKEN_POSSESSIVE))
        starts &= ~FLAT_ALONE;
    }
    if (starts & FLAT_LONGER) {
      if (flat_may_be(&b, v->two[n]))
        __builtin_prefetch(&b.slots[flat_place(v->two[n], b.slot_count)]);
      else if (!may_be_stem(s, i, v->one[n]))
        starts &= ~FLAT_LONGER;
    }
    v->token[kept] = v->token[n];
    v->starts[kept] = (uint8_t)starts;
    v->one[kept] = v->one[n];
    v->walks[kept] = (uint8_t)(other | (starts ? WALK_STRICT : 0));
    kept += (other | starts) != 0;
  }
  v->len = kept;
}

/* Look single tokens up, and call for the texts they must be compared with. */
static void read_slots(const scanner *s, sieve *v) {
  const flat b = *s->b;
  uint64_t texts = b.header.sections[FLAT_TEXTS].len;
  for (size_t n = 0; n < v->len; n++) {
    if (!is_single(s, v, n)) continue;
    v->value[n] = flat_find(&b, v->one[n]);
    uint32_t surface = flat_first(&b, v->value[n]);
    if (surface != GLEAN_NONE) __builtin_prefetch(&b.text_at[surface]);
  }
  for (size_t n = 0; n < v->len; n++) {
    if (!is_single(s, v, n)) continue;
    uint32_t surface = flat_first(&b, v->value[n]);
    if (surface == GLEAN_NONE) continue;
    uint32_t at = b.text_at[surface];
    if (at < texts) __builtin_prefetch(&b.texts[at]);
  }
}

/* A misspelled word passes no filter: every token is in play. */
static void keep_all(const scanner *s, sieve *v, size_t from, size_t to) {
  v->base = from;
  v->len = to - from;
  for (size_t i = 0; i < v->len; i++) {
    v->token[i] = (uint16_t)i;
    v->walks[i] = s->b->header.flags & (FLAT_STRICT | FLAT_LOOSE);
    v->starts[i] = FLAT_ALONE | FLAT_LONGER;
  }
}

/* Where hits that rule out others end; 0 if there are none such. */
static uint32_t covered(const scanner *s) {
  const find_hits *h = s->hits;
  return s->mode == FIND_LEFTMOST && h->len > 0 ? h->items[h->len - 1].end : 0;
}

static glean_status walk_sieved(scanner *s, const sieve *v) {
  for (size_t n = 0; n < v->len; n++) {
    size_t i = v->base + v->token[n];
    glean_status status;
    if (s->mode == FIND_ALL)
      status = walk_all(s, v, n);
    else if (s->k->start[i] < covered(s))
      continue;
    else
      status = walk_longest(s, v, n);
    if (status != GLEAN_OK) return status;
  }
  return GLEAN_OK;
}

static glean_status find_stretch(scanner *s, sieve *v, size_t from,
                                 size_t to) {
  if (s->b->header.flags & FLAT_FUZZY) {
    keep_all(s, v, from, to);
  } else {
    sieve_first(s, v, from, to);
    make_keys(s, v);
    sieve_second(s, v);
    read_slots(s, v);
  }
  return walk_sieved(s, v);
}

/* ---- Misspelled ones ---- */

enum { GOOD, MISSPELLED, LOSES }; /* what 'fuzzy' of a hit says */

/* Leave out misspelled hits that overlap others.  They are in the order of
 * their starts: from the right, the nearest start of a good one is known; from
 * the left, how far good ones reach. */
static void drop_fuzzy(find_hits *h, size_t begin) {
  uint32_t nearest = UINT32_MAX, reach = 0;
  for (size_t i = h->len; i-- > begin;) {
    find_hit *hit = &h->items[i];
    if (hit->fuzzy == GOOD)
      nearest = hit->start;
    else if (nearest < hit->end)
      hit->fuzzy = LOSES;
  }
  size_t kept = begin;
  for (size_t i = begin; i < h->len; i++) {
    find_hit hit = h->items[i];
    if (hit.fuzzy == GOOD && hit.end > reach) reach = hit.end;
    if (hit.fuzzy == GOOD || (hit.fuzzy == MISSPELLED && hit.start >= reach))
      h->items[kept++] = hit;
  }
  h->len = kept;
}

/* ---- All ---- */

/* The stretch of up to 'size' tokens from *from on, behind what is covered:
 * its end. */
static size_t next_stretch(const scanner *s, size_t *from, size_t size) {
  size_t len = s->k->len;
  while (*from < len && s->k->start[*from] < covered(s)) ++*from;
  return len - *from < size ? len : *from + size;
}

glean_status find_list(const flat *b, const text_view *t,
                       const token_table *tokens, const glean_allocator *mem,
                       find_mode mode, find_hits *hits) {
  scanner s;
  sieve v;
  size_t begin = hits->len;
  glean_status status = GLEAN_OK;
  s.b = b;
  s.t = t;
  s.k = tokens;
  s.mem = mem;
  s.mode = mode;
  s.hits = hits;
  s.scratch = (spell_scratch){0};
  s.hyphen = token_hash((const uint8_t *)"-", 1);
  s.fuzzy_count = 0;
  for (size_t from = 0, size = STRETCH; status == GLEAN_OK;) {
    size_t to = next_stretch(&s, &from, size);
    if (from == to) break;
    status = find_stretch(&s, &v, from, to);
    size = to < tokens->len && tokens->start[to] < covered(&s) ? SHORT
           : size < STRETCH                                    ? size * 2
                                                               : STRETCH;
    from = to;
  }
  if (s.fuzzy_count > 0) drop_fuzzy(hits, begin);
  spell_free(&s.scratch, mem);
  return status;
}

void find_hits_free(find_hits *hits, const glean_allocator *mem) {
  mem_free(mem, hits->items, hits->cap * sizeof *hits->items);
  *hits = (find_hits){0};
}
