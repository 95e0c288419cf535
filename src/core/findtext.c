/* findtext.c: from a text to hits, without a token table.
 *
 * The places that pass the filters of runs get tokens, and those around them
 * that a walk may need; from there it goes on as with a table: each step looks
 * only at memory that the one before has asked for. */
#include "skim.h"
#include "run.h"
#include "walk.h"
#include "window.h"

#define ENOUGH 64   /* candidates that go together, if there are as many */
#define SHORT 4     /* the most where long hits follow each other */
#define ROWS 16384  /* tokens, likewise */
#define AHEAD 3     /* tokens of a walk, to begin with; */
#define AHEAD_MOST 512 /* where walks are long */

/* Beside what a candidate may start. */
#define NO_MORE 0x80u /* no surface has a second token */
#define NO_ROW 0x40u  /* nor is there a row of the first: it is a run */

typedef struct seeker {
  scanner s;
  window w;
  window own; /* of one walk alone */
  skim q;
  sieve v;
  sieve one;  /* the candidate of that walk */
  uint32_t start[WALK_STRETCH], end[WALK_STRETCH]; /* of the first tokens */
  size_t most;   /* candidates that go together, at most */
  size_t place;  /* the next one of the stretch */
  size_t ahead;  /* tokens that walks have needed */
  int done;
} seeker;

/* ---- Candidates ---- */

/* Does a run follow behind a blank, or nothing? */
static int run_follows(const text_view *t, size_t at) {
  if (at == t->len) return 1;
  return t->bytes[at] == ' ' && at + 1 < t->len && run_has(t->bytes[at + 1]);
}

static void call_slot(const flat *b, uint64_t key) {
  __builtin_prefetch(&b->slots[flat_place(key, b->slot_count)]);
}

/* Take the token of a row.  One that may be a surface of one run needs no
 * other behind it, if that would be a second run. */
static glean_status add(seeker *k, size_t row, unsigned says) {
  sieve *v = &k->v;
  unsigned starts = FLAT_ALONE | FLAT_LONGER; /* tokens are no runs */
  if (says == FLAT_ALONE && run_follows(k->w.t, k->w.k.end[row]))
    starts |= NO_MORE;
  else if (window_extend(&k->w, row + k->ahead) != GLEAN_OK)
    return GLEAN_NOMEM;
  k->start[v->len] = k->w.k.start[row];
  k->end[v->len] = k->w.k.end[row];
  v->token[v->len] = (uint16_t)row;
  v->starts[v->len++] = (uint8_t)starts;
  return GLEAN_OK;
}

/* Take a candidate whose first tokens are runs, known by their key alone. */
static void add_key(seeker *k, uint32_t start, size_t end, uint64_t key,
                    unsigned more) {
  sieve *v = &k->v;
  k->start[v->len] = start;
  k->end[v->len] = (uint32_t)end;
  v->one[v->len] = key;
  call_slot(k->s.b, key);
  v->starts[v->len++] = (uint8_t)(FLAT_ALONE | NO_ROW | more);
}

/* Take a run that is a token of its own and may be a surface, or one with
 * another behind a blank: false where the window must tell. */
static int add_plain(seeker *k, const skim_place *p) {
  const text_view *t = k->w.t;
  const flat *b = k->s.b;
  uint64_t hash, next;
  int follows = run_follows(t, p->end);
  if ((p->says != FLAT_ALONE && p->says != FLAT_LONGER) ||
      b->header.flags & FLAT_LOOSE ||
      !window_run(t, p->start, p->end, &hash))
    return 0;
  uint64_t key = flat_root(b->header.seed, hash);
  if (p->says == FLAT_ALONE) {
    add_key(k, p->start, p->end, key, follows ? NO_MORE : 0);
    return 1;
  }
  if (!follows || p->end == t->len) return 0;
  size_t end = window_next(t, p->end + 1, &next);
  if (end == 0) return 0;
  add_key(k, p->start, end, flat_child(key, next, 0), 0);
  return 1;
}

static glean_status add_run(seeker *k, const skim_place *p) {
  size_t row;
  if (add_plain(k, p)) {
    k->place++;
    return GLEAN_OK;
  }
  if (window_seek(&k->w, p->start, 1, &row) != GLEAN_OK) return GLEAN_NOMEM;
  k->place++;
  if (row == k->w.k.len || k->w.k.start[row] != p->start) return GLEAN_OK;
  return add(k, row, p->says);
}

/* The next token of a region. */
static glean_status add_any(seeker *k, skim_place *p) {
  size_t row;
  if (window_seek(&k->w, p->start, 0, &row) != GLEAN_OK) return GLEAN_NOMEM;
  const token_table *t = &k->w.k;
  if (row == t->len || t->start[row] >= p->end) {
    k->place++;
    return GLEAN_OK;
  }
  p->start = t->start[row] + 1;
  if (!flat_may_start(k->s.b, t->hash[row]) &&
      !(t->flags[row] & TOKEN_POSSESSIVE))
    return GLEAN_OK;
  return add(k, row, FLAT_ALONE | FLAT_LONGER);
}

/* Collect candidates, of several stretches where there are few. */
static glean_status gather(seeker *k) {
  k->v.len = k->v.base = 0;
  window_forget(&k->w, k->place < k->q.len ? k->q.places[k->place].start
                                           : k->q.next);
  while (k->v.len < k->most) {
    if (k->place == k->q.len) {
      if (k->v.len >= ENOUGH || k->w.k.len > ROWS) break;
      k->place = k->q.len = 0;
      if (!skim_next(&k->q)) {
        k->done = 1;
        break;
      }
      continue;
    }
    skim_place *p = &k->q.places[k->place];
    if (p->end <= walk_covered(&k->s)) {
      k->place++;
      continue;
    }
    if ((p->says & SKIM_ANY ? add_any(k, p) : add_run(k, p)) != GLEAN_OK)
      return GLEAN_NOMEM;
  }
  return GLEAN_OK;
}

/* ---- Slots and texts ---- */

/* The keys, and a call for their slots. */
static void make_keys(seeker *k) {
  sieve *v = &k->v;
  const token_table *t = &k->w.k;
  const flat *b = k->s.b;
  for (size_t n = 0; n < v->len; n++) {
    size_t i = v->token[n], next = i + 1;
    if (v->starts[n] & NO_ROW) continue;
    v->one[n] = v->two[n] = flat_root(b->header.seed, t->hash[i]);
    call_slot(b, v->one[n]);
    if (b->header.flags & FLAT_LOOSE)
      call_slot(b, flat_root(b->header.seed ^ FLAT_LOOSE_SALT, t->hash[i]));
    if (v->starts[n] & NO_MORE || next >= t->len) continue;
    v->two[n] = flat_child(v->one[n], t->hash[next],
                           (t->flags[next] & TOKEN_GLUED) != 0);
    call_slot(b, v->two[n]);
  }
}

/* Note a slot's surface and call for its place. */
static size_t note_surface(const flat *b, uint32_t value, uint32_t *surfaces,
                           size_t len) {
  uint32_t surface = flat_first(b, value);
  if (surface == GLEAN_NONE) return len;
  __builtin_prefetch(&b->text_at[surface]);
  surfaces[len] = surface;
  return len + 1;
}

/* Look the first tokens up; call for the texts they must be compared with. */
static void read_slots(seeker *k) {
  sieve *v = &k->v;
  const flat *b = k->s.b;
  uint32_t surfaces[2 * WALK_STRETCH];
  size_t len = 0, kept = 0;
  unsigned walks = b->header.flags & (FLAT_STRICT | FLAT_LOOSE);
  for (size_t n = 0; n < v->len; n++) {
    uint32_t value = flat_find(b, v->one[n]);
    unsigned starts = v->starts[n], other = walks & FLAT_LOOSE;
    int more = value & 1 && !(starts & NO_MORE);
    if (!(starts & NO_ROW))
      other |= k->w.k.flags[v->token[n]] & TOKEN_POSSESSIVE;
    len = note_surface(b, value, surfaces, len);
    if (more && !(starts & NO_ROW) && v->two[n] != v->one[n])
      len = note_surface(b, flat_find(b, v->two[n]), surfaces, len);
    k->start[kept] = k->start[n];
    k->end[kept] = k->end[n];
    v->token[kept] = v->token[n];
    v->starts[kept] = (uint8_t)starts;
    v->walks[kept] = (uint8_t)walks;
    v->value[kept] = value;
    v->single[kept] = !more && !other;
    kept += (value | other) != 0;
  }
  v->len = kept;
  uint64_t texts = b->header.sections[FLAT_TEXTS].len;
  for (size_t i = 0; i < len; i++) {
    uint32_t at = b->text_at[surfaces[i]];
    if (at < texts) __builtin_prefetch(&b->texts[at]);
  }
}

/* ---- Walks ---- */

/* A walk with tokens of its own, as many as it needs. */
static glean_status walk_alone(seeker *k, size_t n) {
  scanner *s = &k->s;
  window *w = &k->own;
  size_t begin = s->hits->len;
  size_t most = 2 * (size_t)s->b->header.depth + 3; /* hyphens between */
  glean_status status;
  k->one.walks[0] = k->v.walks[n];
  window_restart(w, k->start[n]);
  s->k = &w->k;
  for (size_t rows = k->ahead;; rows = w->k.len * 2) {
    s->cut = 0;
    s->hits->len = begin;
    status = window_extend(w, rows < most ? rows : most);
    if (status == GLEAN_OK) status = window_seal(w);
    if (status == GLEAN_OK) status = walk_token(s, &k->one, 0);
    window_unseal(w);
    if (!s->cut || status != GLEAN_OK) break;
    if (k->ahead < most) k->ahead++;
  }
  s->k = &k->w.k;
  return status;
}

static glean_status walk_candidate(seeker *k, size_t n) {
  scanner *s = &k->s;
  size_t begin = s->hits->len;
  if (k->v.single[n])
    return walk_single(s, k->start[n], k->end[n], k->v.value[n]);
  if (k->v.starts[n] & NO_ROW) return walk_alone(k, n);
  s->cut = 0;
  glean_status status = walk_token(s, &k->v, n);
  if (!s->cut || k->v.starts[n] & NO_MORE || status != GLEAN_OK) return status;
  s->hits->len = begin;
  if (k->ahead < AHEAD_MOST) k->ahead *= 2;
  return walk_alone(k, n);
}

static glean_status find_some(seeker *k) {
  glean_status status = gather(k);
  if (status == GLEAN_OK) status = window_seal(&k->w);
  if (status != GLEAN_OK || k->v.len == 0) {
    window_unseal(&k->w);
    return status;
  }
  make_keys(k);
  read_slots(k);
  size_t covered = 0;
  for (size_t n = 0; n < k->v.len && status == GLEAN_OK; n++) {
    if (k->start[n] < walk_covered(&k->s))
      covered++;
    else
      status = walk_candidate(k, n);
  }
  /* Where long hits follow each other most would be for nothing. */
  k->most = covered > k->v.len / 2 ? SHORT : WALK_STRETCH;
  window_unseal(&k->w);
  return status;
}

glean_status find_text(const flat *b, const text_view *t,
                       const glean_allocator *mem, find_mode mode,
                       find_hits *hits) {
  seeker k;
  glean_status status = GLEAN_OK;
  walk_open(&k.s, b, t, mem, mode, hits);
  window_open(&k.w, t, mem);
  window_open(&k.own, t, mem);
  k.one.base = k.one.token[0] = 0;
  k.one.starts[0] = FLAT_ALONE | FLAT_LONGER;
  k.one.single[0] = 0;
  skim_open(&k.q, b, t);
  k.s.k = &k.w.k;
  k.q.len = k.place = 0;
  k.ahead = AHEAD;
  k.most = WALK_STRETCH;
  k.done = 0;
  while (!k.done && status == GLEAN_OK) status = find_some(&k);
  window_close(&k.w);
  window_close(&k.own);
  spell_free(&k.s.scratch, mem);
  return status;
}
