/* fuzzy.c: the table of words that lack a letter. */
#include "fuzzy.h"

#include <string.h>

#include "fold.h"
#include "utf8.h"

#define PROBES 4096 /* slots looked at: more are taken in no good table */

/* ---- Forms ---- */

/* A folded word: where each letter starts, and its end. */
typedef struct letters {
  uint8_t bytes[FUZZY_BYTES];
  uint8_t at[FUZZY_BYTES + 1];
  size_t len;
} letters;

/* Fold a word; 0 where it is too long or too short. */
static int read_letters(letters *l, const uint8_t *word, size_t len,
                        size_t least) {
  if (len > FUZZY_BYTES) return 0;
  size_t n = fold_bytes(word, len, l->bytes, sizeof l->bytes);
  if (n > sizeof l->bytes) return 0;
  l->len = 0;
  for (size_t i = 0; i < n;) {
    uint32_t c;
    l->at[l->len++] = (uint8_t)i;
    i += utf8_decode(l->bytes + i, n - i, &c);
  }
  l->at[l->len] = (uint8_t)n;
  return l->len >= least;
}

/* The hash of a word without letter i. */
static uint64_t hash_without(const letters *l, size_t i) {
  uint8_t rest[FUZZY_BYTES];
  size_t begin = l->at[i], end = l->at[i + 1], n = l->at[l->len];
  memcpy(rest, l->bytes, begin);
  memcpy(rest + begin, l->bytes + end, n - end);
  return token_hash(rest, begin + n - end);
}

/* ---- Building ---- */

void fuzzy_words_free(fuzzy_words *w, const glean_allocator *mem) {
  mem_free(mem, w->hash, w->hash_cap * sizeof *w->hash);
  mem_free(mem, w->expanded, w->expanded_cap);
  mem_free(mem, w->set, w->set_cap * sizeof *w->set);
  mem_free(mem, w->form, w->form_cap * sizeof *w->form);
  mem_free(mem, w->form_of, w->form_of_cap * sizeof *w->form_of);
  *w = (fuzzy_words){0};
}

/* The place of a word in the set: its own or the free one. */
static uint32_t *set_place(const fuzzy_words *w, uint64_t hash) {
  size_t i = (size_t)(hash >> 8) & (w->set_cap - 1);
  while (w->set[i] != 0 && w->hash[w->set[i] - 1] != hash)
    i = (i + 1) & (w->set_cap - 1);
  return &w->set[i];
}

static glean_status grow_set(fuzzy_words *w, const glean_allocator *mem) {
  size_t cap = w->set_cap ? w->set_cap * 2 : 64;
  uint32_t *set = mem_resize(mem, NULL, 0, cap * sizeof *set);
  if (set == NULL) return GLEAN_NOMEM;
  memset(set, 0, cap * sizeof *set);
  mem_free(mem, w->set, w->set_cap * sizeof *w->set);
  w->set = set;
  w->set_cap = cap;
  for (size_t i = 0; i < w->len; i++)
    *set_place(w, w->hash[i]) = (uint32_t)i + 1;
  return GLEAN_OK;
}

static glean_status add_form(fuzzy_words *w, const glean_allocator *mem,
                             uint64_t hash, uint32_t word) {
  uint64_t *form =
      mem_grow(mem, w->form, &w->form_cap, w->forms + 1, sizeof *form);
  if (form == NULL) return GLEAN_NOMEM;
  w->form = form;
  uint32_t *form_of = mem_grow(mem, w->form_of, &w->form_of_cap,
                               w->forms + 1, sizeof *form_of);
  if (form_of == NULL) return GLEAN_NOMEM;
  w->form_of = form_of;
  form[w->forms] = hash;
  form_of[w->forms++] = word;
  return GLEAN_OK;
}

static glean_status new_word(fuzzy_words *w, const glean_allocator *mem,
                             uint64_t hash) {
  uint64_t *hashes =
      mem_grow(mem, w->hash, &w->hash_cap, w->len + 1, sizeof *hashes);
  if (hashes == NULL) return GLEAN_NOMEM;
  w->hash = hashes;
  uint8_t *expanded =
      mem_grow(mem, w->expanded, &w->expanded_cap, w->len + 1, 1);
  if (expanded == NULL) return GLEAN_NOMEM;
  w->expanded = expanded;
  hashes[w->len] = hash;
  expanded[w->len++] = 0;
  *set_place(w, hash) = (uint32_t)w->len;
  return add_form(w, mem, hash, (uint32_t)w->len - 1);
}

static glean_status add_word(fuzzy_words *w, const glean_allocator *mem,
                             uint64_t hash, const uint8_t *bytes, size_t len,
                             int fuzzy) {
  if (w->len * 2 >= w->set_cap && grow_set(w, mem) != GLEAN_OK)
    return GLEAN_NOMEM;
  uint32_t *place = set_place(w, hash);
  if (*place == 0 && new_word(w, mem, hash) != GLEAN_OK) return GLEAN_NOMEM;
  uint32_t word = *set_place(w, hash) - 1;
  letters l;
  if (!fuzzy || w->expanded[word] ||
      !read_letters(&l, bytes, len, FUZZY_LETTERS))
    return GLEAN_OK;
  w->expanded[word] = 1;
  for (size_t i = 0; i < l.len; i++)
    if (add_form(w, mem, hash_without(&l, i), word) != GLEAN_OK)
      return GLEAN_NOMEM;
  return GLEAN_OK;
}

glean_status fuzzy_words_add(fuzzy_words *w, const glean_allocator *mem,
                             const text_view *t, const token_table *k,
                             uint32_t base, const uint32_t *text_at,
                             const uint8_t *options, size_t n) {
  for (size_t i = 0, token = 0; i < n; i++) {
    int fuzzy = (options[i] & SURFACE_FUZZY) != 0;
    for (; token < k->len && k->start[token] < text_at[i + 1] - base; token++) {
      if (token_kind(k->flags[token]) != GLEAN_TOKEN_WORD) continue;
      uint32_t start = k->start[token];
      if (add_word(w, mem, k->hash[token], t->bytes + start,
                   k->end[token] - start, fuzzy) != GLEAN_OK)
        return GLEAN_NOMEM;
    }
  }
  return GLEAN_OK;
}

size_t fuzzy_edit_count(const fuzzy_words *w) {
  size_t n = 1;
  if (w->forms == 0) return 0;
  while (n < w->forms * 2) n *= 2;
  return n;
}

void fuzzy_fill(const fuzzy_words *w, uint64_t *words, flat_edit *edits) {
  size_t mask = fuzzy_edit_count(w) - 1;
  if (w->forms == 0) return;
  memcpy(words, w->hash, w->len * sizeof *words);
  for (size_t i = 0; i < w->forms; i++) {
    size_t at = (size_t)(w->form[i] >> 32) & mask;
    while (edits[at].word != 0) at = (at + 1) & mask;
    uint32_t known = w->expanded[w->form_of[i]] ? 0 : FLAT_KNOWN;
    edits[at] = (flat_edit){(uint32_t)w->form[i], (w->form_of[i] + 1) | known};
  }
}

/* ---- Finding ---- */

typedef struct answers {
  uint64_t *items;
  size_t len;
} answers;

static void add_answer(answers *a, uint64_t hash) {
  for (size_t i = 0; i < a->len; i++)
    if (a->items[i] == hash) return;
  if (a->len < FUZZY_ANSWERS) a->items[a->len++] = hash;
}

/* Add the words that have a form; 1 if one of them is 'itself'. */
static int look_up(const flat *b, uint64_t form, uint64_t itself,
                   answers *a) {
  uint64_t at = form >> 32 & b->edit_mask;
  for (size_t n = 0; n < PROBES && b->edits[at].word != 0; n++) {
    flat_edit e = b->edits[at];
    at = (at + 1) & b->edit_mask;
    uint32_t word = e.word & ~FLAT_KNOWN;
    if (e.tag != (uint32_t)form || word == 0 || word > b->word_count) continue;
    if (b->words[word - 1] == itself) return 1;
    if (!(e.word & FLAT_KNOWN)) add_answer(a, b->words[word - 1]);
  }
  return 0;
}

size_t fuzzy_find(const flat *b, uint64_t token, const uint8_t *word,
                  size_t len, uint64_t answers_out[FUZZY_ANSWERS]) {
  answers a = {answers_out, 0};
  letters l;
  if (b->edits == NULL || b->words == NULL ||
      !read_letters(&l, word, len, FUZZY_LETTERS - 1))
    return 0;
  uint64_t itself = token_hash(l.bytes, l.at[l.len]);
  if (look_up(b, token, token, &a)) return 0;
  a.len = 0;
  if (look_up(b, itself, itself, &a)) return 0;
  for (size_t i = 0; i < l.len; i++)
    look_up(b, hash_without(&l, i), itself, &a);
  return a.len;
}
