/* find.c: from tokens to hits.
 *
 * A stretch of tokens goes through three sieves, each of which looks ahead
 * only at memory that the one before has asked for: the filter of first words,
 * the filter of one or two words, the slots.  What is left is walked down the
 * trie and verified on the bytes. */
#include "find.h"

#include "walk.h"

#define SHORT 16 /* tokens together where long hits follow each other */

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

/* The same where it is known already which tokens may; *starts moves on. */
static void sieve_known(const scanner *s, find_starts *starts, sieve *v,
                        size_t from, size_t to) {
  const flat b = *s->b;
  v->base = from;
  v->len = 0;
  for (; starts->len > 0 && *starts->tokens < to; starts->len--) {
    size_t i = *starts->tokens++;
    v->token[v->len] = (uint16_t)(i - from);
    v->starts[v->len++] = (uint8_t)flat_may_start(&b, s->k->hash[i]);
  }
}

/* The keys, and a call for the memory where they will be looked for. */
static void make_keys(const scanner *s, sieve *v) {
  const token_table *k = s->k;
  const flat b = *s->b;
  size_t last = k->len - 1;
  for (size_t n = 0; n < v->len; n++) {
    size_t i = v->base + v->token[n], next = i < last ? i + 1 : i;
    if (k->flags[i] & TOKEN_POSSESSIVE)
      v->starts[n] |= flat_may_start(&b, walk_stem_hash(s, i)) & FLAT_ALONE;
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
  return flat_may_be(s->b, flat_child(one, walk_stem_hash(s, i + 1), glued));
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
    v->single[n] =
        v->starts[n] == FLAT_ALONE && v->walks[n] == WALK_STRICT &&
        !(s->k->flags[v->base + v->token[n]] & TOKEN_POSSESSIVE);
    if (!v->single[n]) continue;
    v->value[n] = flat_find(&b, v->one[n]);
    uint32_t surface = flat_first(&b, v->value[n]);
    if (surface != GLEAN_NONE) __builtin_prefetch(&b.text_at[surface]);
  }
  for (size_t n = 0; n < v->len; n++) {
    if (!v->single[n]) continue;
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
    v->single[i] = 0;
  }
}

static glean_status find_stretch(scanner *s, find_starts *starts, sieve *v,
                                 size_t from, size_t to) {
  if (s->b->header.flags & FLAT_FUZZY) {
    keep_all(s, v, from, to);
  } else {
    if (starts->tokens != NULL)
      sieve_known(s, starts, v, from, to);
    else
      sieve_first(s, v, from, to);
    make_keys(s, v);
    sieve_second(s, v);
    read_slots(s, v);
  }
  glean_status status = GLEAN_OK;
  for (size_t n = 0; n < v->len && status == GLEAN_OK; n++)
    status = walk_token(s, v, n);
  return status;
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

/* The stretch from the next start on, behind what is covered, with up to
 * 'size' of them: its end. */
static size_t known_stretch(const scanner *s, find_starts *starts,
                            size_t *from, size_t size) {
  size_t len = s->k->len;
  while (starts->len > 0 &&
         s->k->start[*starts->tokens] < walk_covered(s)) {
    starts->tokens++;
    starts->len--;
  }
  *from = starts->len > 0 ? *starts->tokens : len;
  size_t to = starts->len > size ? starts->tokens[size] : len;
  return to - *from < UINT16_MAX ? to : *from + UINT16_MAX;
}

/* The stretch of up to 'size' tokens from *from on, behind what is covered:
 * its end. */
static size_t next_stretch(const scanner *s, find_starts *starts,
                           size_t *from, size_t size) {
  size_t len = s->k->len;
  if (starts->tokens != NULL) return known_stretch(s, starts, from, size);
  while (*from < len && s->k->start[*from] < walk_covered(s)) ++*from;
  return len - *from < size ? len : *from + size;
}

glean_status find_list(const flat *b, const text_view *t,
                       const token_table *tokens, const glean_allocator *mem,
                       find_mode mode, find_starts starts, find_hits *hits) {
  scanner s;
  sieve v;
  size_t begin = hits->len;
  glean_status status = GLEAN_OK;
  walk_open(&s, b, t, mem, mode, hits);
  s.k = tokens;
  for (size_t from = 0, size = WALK_STRETCH; status == GLEAN_OK;) {
    size_t to = next_stretch(&s, &starts, &from, size);
    if (from == to) break;
    status = find_stretch(&s, &starts, &v, from, to);
    size = to < tokens->len && tokens->start[to] < walk_covered(&s) ? SHORT
           : size < WALK_STRETCH                                    ? size * 2
                                                               : WALK_STRETCH;
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
