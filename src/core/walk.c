/* walk.c: down the trie along tokens, and what is found on the way. */
#include "walk.h"

#include <string.h>

#include "fuzzy.h"
#include "window.h"

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

uint64_t walk_stem_hash(const scanner *s, size_t i) {
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
static int is_bridge(scanner *s, size_t i) {
  const token_table *k = s->k;
  if (i + 1 < k->len && k->flags[i + 1] & WINDOW_CUT) s->cut = 1;
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
static int may_go_on(scanner *s, walk *w) {
  const token_table *k = s->k;
  if (w->next >= k->len || w->depth >= s->b->header.depth) return 0;
  if (w->depth == 0) return 1;
  if (k->flags[w->next] & TOKEN_BLANK) {
    s->cut |= (k->flags[w->next] & WINDOW_CUT) != 0;
    return 0;
  }
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
      add_place(s, flat_find(s->b, step_key(s, &at, walk_stem_hash(s, i))),
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
  if (v->single[n]) {
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

glean_status walk_single(scanner *s, uint32_t start, uint32_t end,
                         uint32_t value) {
  uint32_t last = GLEAN_NONE, n = flat_first(s->b, value);
  if (s->mode == FIND_LEFTMOST && start < walk_covered(s)) return GLEAN_OK;
  for (place p = {n, end, 0}; n != GLEAN_NONE; n = flat_next(s->b, n)) {
    spell_verdict verdict = verify(s, n, start, &p, 0);
    if (verdict == SPELL_NOMEM) return GLEAN_NOMEM;
    uint32_t entry = flat_owner(s->b, n);
    if (verdict == SPELL_DIFFERENT || entry == last) continue;
    find_hit hit = {start, end, entry, 0};
    if (push(s, hit) != GLEAN_OK) return GLEAN_NOMEM;
    if (s->mode == FIND_LEFTMOST) return GLEAN_OK;
    last = entry; /* owners ascend along a chain */
  }
  return GLEAN_OK;
}

uint32_t walk_covered(const scanner *s) {
  const find_hits *h = s->hits;
  return s->mode == FIND_LEFTMOST && h->len > 0 ? h->items[h->len - 1].end : 0;
}

glean_status walk_token(scanner *s, const sieve *v, size_t n) {
  if (s->mode == FIND_ALL) return walk_all(s, v, n);
  if (s->k->start[v->base + v->token[n]] < walk_covered(s)) return GLEAN_OK;
  return walk_longest(s, v, n);
}

void walk_open(scanner *s, const flat *b, const text_view *t,
               const glean_allocator *mem, find_mode mode, find_hits *hits) {
  s->b = b;
  s->t = t;
  s->k = NULL;
  s->mem = mem;
  s->mode = mode;
  s->hits = hits;
  s->scratch = (spell_scratch){0};
  s->hyphen = b->header.flags & FLAT_LOOSE /* none but loose walks ask */
                  ? token_hash((const uint8_t *)"-", 1)
                  : 0;
  s->fuzzy_count = 0;
  s->cut = 0;
  s->place_len = 0;
}
