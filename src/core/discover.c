/* discover.c: names that nobody marked.
 *
 * Each marked name gives forms: sequences of folded words.  A form that stands
 * elsewhere, with no further capitalised word around it, is a mention; the
 * linker then says of whom, or of nobody. */
#include "discover.h"

#include <string.h>

#include "chars.h"
#include "sort.h"
#include "utf8.h"

#define BIT(kind) (1u << (kind))
#define WORDS 4u   /* of a nickname or short name that the text gives */
#define LOOK 8u    /* tokens behind a name in which one may be given */

/* A form: words[first .. first + len). */
typedef struct form {
  uint32_t first, len;
  int lower; /* one word that stands in lower case as well */
} form;

typedef struct finder {
  const link_input *in;
  const glean_allocator *mem;
  alias_reader reader;
  alias_pool pool;
  uint64_t *words;
  size_t word_len, word_cap;
  form *forms;
  size_t form_len, form_cap;
  uint32_t *order; /* forms by first word, longer first */
  size_t order_cap;
} finder;

static int enabled(const finder *f, uint32_t kind) {
  return (f->in->kinds & BIT(kind)) != 0;
}

/* ---- Forms ---- */

static glean_status add_form(finder *f, const alias_part *parts, size_t n,
                             const alias_part *more, size_t m) {
  for (size_t i = 0; i < n + m; i++)
    if ((i < n ? parts[i] : more[i - n]).flags & ALIAS_INITIAL)
      return GLEAN_OK;
  if (n + m == 0) return GLEAN_OK;
  uint64_t *words = mem_grow(f->mem, f->words, &f->word_cap,
                             f->word_len + n + m, sizeof *words);
  if (words != NULL) f->words = words;
  form *forms = mem_grow(f->mem, f->forms, &f->form_cap, f->form_len + 1,
                         sizeof *forms);
  if (forms != NULL) f->forms = forms;
  if (words == NULL || forms == NULL) return GLEAN_NOMEM;
  forms[f->form_len++] =
      (form){(uint32_t)f->word_len, (uint32_t)(n + m), 0};
  for (size_t i = 0; i < n + m; i++)
    words[f->word_len++] = (i < n ? parts[i] : more[i - n]).hash;
  return GLEAN_OK;
}

/* Where the last word of parts[0..end) starts, its particles included. */
static size_t surname_start(const alias_part *parts, size_t end) {
  if (end == 0) return 0;
  size_t at = end - 1;
  while (at > 0 && parts[at - 1].flags & ALIAS_PARTICLE) at--;
  return at;
}

/* The surname at parts[at..end), alone, without particles, and behind the
 * given name. */
static glean_status add_surname(finder *f, const alias_part *parts, size_t at,
                                size_t end) {
  if (at == 0 || at >= end) return GLEAN_OK;
  glean_status status = add_form(f, parts + at, end - at, NULL, 0);
  if (status == GLEAN_OK && at + 1 < end)
    status = add_form(f, parts + end - 1, 1, NULL, 0);
  if (status == GLEAN_OK && at > 1)
    status = add_form(f, parts, 1, parts + at, end - at);
  return status;
}

static glean_status add_nickname(finder *f, const alias_name *name) {
  const alias_part *core = f->pool.parts + name->first;
  const alias_part *nick = core + name->core;
  size_t n = name->nick, at = surname_start(core, name->core);
  if (n == 0 || !enabled(f, GLEAN_LINK_NICKNAME)) return GLEAN_OK;
  glean_status status = add_form(f, nick, n, NULL, 0);
  if (status == GLEAN_OK && n > 1 && nick[0].flags & ALIAS_PARTICLE)
    status = add_form(f, nick + 1, n - 1, NULL, 0);
  if (status == GLEAN_OK && at > 0)
    status = add_form(f, nick, n, core + at, name->core - at);
  return status;
}

/* All forms of a name; 'given': it is one that the text gives for another. */
static glean_status add_forms(finder *f, const alias_name *name, int given) {
  const alias_part *core = f->pool.parts + name->first;
  size_t n = name->core, last = surname_start(core, n);
  int people = enabled(f, GLEAN_LINK_SURNAME);
  if (n == 0) return GLEAN_OK;
  glean_status status = GLEAN_OK;
  if (enabled(f, GLEAN_LINK_SAME) && (people || given || name->words > 1))
    status = add_form(f, core, n, NULL, 0);
  if (status == GLEAN_OK && people && name->words > 1)
    status = add_surname(f, core, last, n);
  if (status == GLEAN_OK && enabled(f, GLEAN_LINK_SURNAMES) &&
      name->words > 2) {
    size_t before = surname_start(core, last);
    status = add_surname(f, core, before, last);
    if (status == GLEAN_OK && before > 0)
      status = add_form(f, core + before, n - before, NULL, 0);
  }
  return status == GLEAN_OK ? add_nickname(f, name) : status;
}

static int form_before(const void *ctx, uint32_t i, uint32_t j) {
  const finder *f = ctx;
  const form *a = &f->forms[i], *b = &f->forms[j];
  uint64_t x = f->words[a->first], y = f->words[b->first];
  if (x != y) return x < y;
  return a->len != b->len ? a->len > b->len : i < j;
}

static glean_status sort_forms(finder *f) {
  uint32_t *order = mem_grow(f->mem, f->order, &f->order_cap, f->form_len + 1,
                             sizeof *order);
  if (order == NULL) return GLEAN_NOMEM;
  f->order = order;
  for (size_t i = 0; i < f->form_len; i++) order[i] = (uint32_t)i;
  sort_indexes(order, f->form_len, form_before, f);
  return GLEAN_OK;
}

/* The first place in the order whose form starts with this word. */
static size_t find_form(const finder *f, uint64_t word) {
  size_t low = 0, high = f->form_len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (f->words[f->forms[f->order[middle]].first] < word)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static int starts_with(const finder *f, size_t at, uint64_t word) {
  return at < f->form_len &&
         f->words[f->forms[f->order[at]].first] == word;
}

/* ---- Names that the text gives ---- */

static int is_word(const finder *f, size_t i) {
  const token_table *k = f->in->tokens;
  return i < k->len && token_kind(k->flags[i]) == GLEAN_TOKEN_WORD;
}

static int is_cap(const finder *f, size_t i) {
  return is_word(f, i) && f->in->tokens->flags[i] & TOKEN_CAP;
}

/* One to WORDS words from token i on, the first capitalised; the token behind
 * them, or i. */
static size_t skip_words(const finder *f, size_t i) {
  size_t at = i;
  while (at < i + WORDS && is_word(f, at) &&
         (at > i || f->in->tokens->flags[at] & TOKEN_CAP))
    at++;
  return at;
}

static glean_status add_found(finder *f, discover_list *out, size_t first,
                              size_t behind) {
  const token_table *k = f->in->tokens;
  link_mention *items = mem_grow(f->mem, out->items, &out->cap, out->len + 1,
                                 sizeof *items);
  if (items == NULL) return GLEAN_NOMEM;
  out->items = items;
  uint32_t end = token_stem_end(k, f->in->text, behind - 1);
  items[out->len++] = (link_mention){k->start[first], end, 0};
  return GLEAN_OK;
}

/* [from] "known" ... "El Mencho": the nickname's tokens, or false. */
static int find_nickname(const finder *f, size_t from, size_t *first,
                         size_t *behind) {
  const alias_reader *r = &f->reader;
  size_t limit = from + LOOK < f->in->tokens->len ? from + LOOK
                                                  : f->in->tokens->len;
  size_t cue = from;
  while (cue < limit && !alias_has_class(r, cue, GLEAN_WORD_ALIAS)) cue++;
  if (cue >= limit || !alias_leads_on(r, from, cue)) return 0;
  *first = cue + 1;
  if (is_cap(f, *first)) { /* "alias El Faro": capitalised words alone */
    *behind = *first;
    while (*behind < *first + WORDS && is_cap(f, *behind)) ++*behind;
    return 1;
  }
  while (*first < limit && !alias_is_quote(alias_decode(r, *first))) ++*first;
  if (*first >= limit) return 0;
  ++*first;
  *behind = skip_words(f, *first);
  size_t close = *behind;
  uint32_t c = alias_decode(r, close);
  if (c == ',' || c == '.') c = alias_decode(r, ++close);
  return *behind > *first && alias_is_quote(c);
}

/* [from] ( "Pellworth" ) or ( CJNG ). */
static int find_bracket(const finder *f, const alias_name *name, size_t from,
                        size_t *first, size_t *behind) {
  const alias_reader *r = &f->reader;
  const token_table *k = f->in->tokens;
  if (alias_decode(r, from) != '(') return 0;
  int quoted = 0;
  *first = from + 1;
  while (*first < k->len && (alias_is_quote(alias_decode(r, *first)) ||
                             k->hash[*first] == r->the)) {
    quoted |= alias_is_quote(alias_decode(r, *first));
    ++*first;
  }
  *behind = quoted ? skip_words(f, *first)
                   : *first + (size_t)(is_cap(f, *first) != 0);
  size_t close = *behind;
  while (close < k->len && alias_is_quote(alias_decode(r, close))) close++;
  if (*behind == *first || alias_decode(r, close) != ')') return 0;
  return quoted || alias_is_acronym(r, f->pool.parts, k->start[*first],
                                    k->end[*first], name);
}

/* The name given behind a marked one, if there is one; its forms are added. */
static glean_status find_given(finder *f, const link_mention *m,
                               const alias_name *name, discover_list *out) {
  size_t from = token_at(f->in->tokens, m->end), first, behind;
  int found = (enabled(f, GLEAN_LINK_NICKNAME) &&
               find_nickname(f, from, &first, &behind)) ||
              (enabled(f, GLEAN_LINK_ACRONYM) &&
               find_bracket(f, name, from, &first, &behind));
  if (!found) return GLEAN_OK;
  alias_name given;
  if (add_found(f, out, first, behind) != GLEAN_OK) return GLEAN_NOMEM;
  const link_mention *it = &out->items[out->len - 1];
  if (alias_read(&f->reader, f->mem, &f->pool, it->start, it->end, &given) !=
      GLEAN_OK)
    return GLEAN_NOMEM;
  return add_forms(f, &given, 1);
}

/* ---- The walk ---- */

/* The word at token i, hyphenated ones as one; *next is the token behind. */
static uint64_t word_at(const finder *f, size_t i, size_t *next) {
  const token_table *k = f->in->tokens;
  uint64_t hash = k->hash[i];
  *next = i + 1;
  for (;;) {
    uint32_t c = alias_decode(&f->reader, *next);
    if ((c != '-' && c != 0x2010 && c != 0x2011) || *next + 1 >= k->len ||
        !(k->flags[*next] & TOKEN_GLUED) ||
        !(k->flags[*next + 1] & TOKEN_GLUED))
      break;
    hash = (hash ^ k->hash[*next + 1]) * 0x9E3779B97F4A7C15u;
    *next += 2;
  }
  uint32_t end = k->end[*next - 1];
  uint32_t stem = token_stem_end(k, f->in->text, *next - 1);
  if (stem < end && *next == i + 1)
    hash = token_hash(f->in->text->bytes + k->start[i], stem - k->start[i]);
  return hash;
}

/* Does a form stand at token i?  The token behind it, or 0. */
static size_t match_form(const finder *f, const form *it, size_t i) {
  const token_table *k = f->in->tokens;
  for (uint32_t w = 0; w < it->len; w++) {
    size_t next;
    if (i >= k->len || !is_word(f, i)) return 0;
    if (w > 0 && k->flags[i] & (TOKEN_BLANK | TOKEN_GLUED)) return 0;
    if (word_at(f, i, &next) != f->words[it->first + w]) return 0;
    if (w + 1 == it->len && !(k->flags[i] & TOKEN_CAP)) return 0;
    i = next;
  }
  return i;
}

static int same_sentence(const finder *f, size_t i, size_t j) {
  const token_table *k = f->in->tokens;
  return span_array_at(f->in->sentences, k->start[i]) ==
         span_array_at(f->in->sentences, k->start[j]);
}

/* Is token i a capitalised word that makes another name of what follows? */
static int joins_on(const finder *f, size_t i, size_t first) {
  const token_table *k = f->in->tokens;
  const unsigned fine = LANG_BIT(GLEAN_WORD_STARTER) |
                        LANG_BIT(GLEAN_WORD_HONORIFIC) |
                        LANG_BIT(GLEAN_WORD_TITLE);
  if (k->flags[first] & TOKEN_BLANK || !same_sentence(f, i, first)) return 0;
  if (k->flags[first] & TOKEN_GLUED)
    return alias_decode(&f->reader, i) == '-';
  if (alias_decode(&f->reader, i) == '.' && i > 0) i--; /* "J. [Roe]" */
  if (!is_cap(f, i)) return 0;
  return !(lang_classes(f->in->lang, k->hash[i], 1) & fine);
}

/* Does a form that stands in tokens [first, behind) stand alone there? */
static int stands_alone(const finder *f, const form *it, size_t first,
                        size_t behind) {
  const token_table *k = f->in->tokens;
  if (first > 0 && joins_on(f, first - 1, first)) return 0;
  int starts = first == 0 || !same_sentence(f, first - 1, first);
  if (starts && it->len == 1 &&
      (it->lower || alias_has_class(&f->reader, first, GLEAN_WORD_STARTER)))
    return 0;
  if (behind >= k->len) return 1;
  if (k->flags[behind] & TOKEN_GLUED)
    return alias_decode(&f->reader, behind) != '-';
  return !is_cap(f, behind) || k->flags[behind] & TOKEN_BLANK ||
         !same_sentence(f, first, behind) ||
         k->end[behind - 1] !=
             token_stem_end(k, f->in->text, behind - 1);
}

/* Mark the forms of one word that the text has in lower case. */
static void mark_lower(finder *f) {
  const token_table *k = f->in->tokens;
  for (size_t i = 0; i < k->len; i++) {
    if (k->flags[i] & TOKEN_CAP || !is_word(f, i)) continue;
    for (size_t at = find_form(f, k->hash[i]); starts_with(f, at, k->hash[i]);
         at++)
      if (f->forms[f->order[at]].len == 1) f->forms[f->order[at]].lower = 1;
  }
}

/* The longest form that stands alone at token i; the token behind, or 0. */
static size_t longest_at(const finder *f, size_t i) {
  size_t next;
  uint64_t word = word_at(f, i, &next);
  for (size_t at = find_form(f, word); starts_with(f, at, word); at++) {
    const form *it = &f->forms[f->order[at]];
    size_t behind = match_form(f, it, i);
    if (behind != 0 && stands_alone(f, it, i, behind)) return behind;
  }
  return 0;
}

static glean_status walk(finder *f, const link_mention *taken, size_t n,
                         discover_list *out) {
  const token_table *k = f->in->tokens;
  size_t next_taken = 0;
  uint32_t taken_end = 0;
  for (size_t i = 0; i < k->len; i++) {
    while (next_taken < n && taken[next_taken].start < k->end[i]) {
      if (taken[next_taken].end > taken_end) taken_end = taken[next_taken].end;
      next_taken++;
    }
    if (k->start[i] < taken_end || !is_word(f, i)) continue;
    size_t behind = longest_at(f, i);
    if (behind == 0) continue;
    if (next_taken < n && taken[next_taken].start < k->end[behind - 1])
      continue;
    if (add_found(f, out, i, behind) != GLEAN_OK) return GLEAN_NOMEM;
    i = behind - 1;
  }
  return GLEAN_OK;
}

/* ---- Together ---- */

static int mention_before(const void *ctx, uint32_t i, uint32_t j) {
  const link_mention *a = ctx;
  if (a[i].start != a[j].start) return a[i].start < a[j].start;
  return a[i].end != a[j].end ? a[i].end > a[j].end : i < j;
}

/* Both lists in text order, without what overlaps an earlier one of the first;
 * into 'out', a block of the arena. */
static glean_status sort_mentions(mem_arena *arena, const link_mention *a,
                                  size_t n, link_mention **out) {
  uint32_t *order = mem_arena_alloc(arena, n * sizeof *order + 1);
  *out = mem_arena_alloc(arena, n * sizeof **out + 1);
  if (order == NULL || *out == NULL) return GLEAN_NOMEM;
  for (size_t i = 0; i < n; i++) order[i] = (uint32_t)i;
  sort_indexes(order, n, mention_before, a);
  for (size_t i = 0; i < n; i++) (*out)[i] = a[order[i]];
  return GLEAN_OK;
}

static int overlaps_marked(const link_mention *marked, size_t n,
                           const link_mention *it) {
  for (size_t low = 0, high = n; low < high;) {
    size_t middle = low + (high - low) / 2;
    if (marked[middle].start < it->end && it->start < marked[middle].end)
      return 1;
    if (marked[middle].start < it->start)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

static glean_status gather(finder *f, const link_mention *marked, size_t n,
                           discover_list *out) {
  for (size_t i = 0; i < n; i++) {
    alias_name name;
    if (alias_read(&f->reader, f->mem, &f->pool, marked[i].start,
                   marked[i].end, &name) != GLEAN_OK ||
        add_forms(f, &name, 0) != GLEAN_OK)
      return GLEAN_NOMEM;
    size_t before = out->len;
    if (find_given(f, &marked[i], &name, out) != GLEAN_OK) return GLEAN_NOMEM;
    if (out->len > before &&
        overlaps_marked(marked, n, &out->items[out->len - 1]))
      out->len--; /* somebody marked it; its forms stay */
  }
  return GLEAN_OK;
}

static glean_status find_all(finder *f, mem_arena *arena,
                             const link_mention *marked, size_t n,
                             discover_list *out) {
  if (gather(f, marked, n, out) != GLEAN_OK) return GLEAN_NOMEM;
  size_t given = out->len;
  link_mention *both = mem_arena_alloc(arena, (n + given) * sizeof *both + 1);
  if (both == NULL || sort_forms(f) != GLEAN_OK) return GLEAN_NOMEM;
  memcpy(both, marked, n * sizeof *both);
  if (given > 0) memcpy(both + n, out->items, given * sizeof *both);
  link_mention *taken;
  if (sort_mentions(arena, both, n + given, &taken) != GLEAN_OK)
    return GLEAN_NOMEM;
  mark_lower(f);
  if (walk(f, taken, n + given, out) != GLEAN_OK) return GLEAN_NOMEM;
  if (sort_mentions(arena, out->items, out->len, &taken) != GLEAN_OK)
    return GLEAN_NOMEM;
  if (out->len > 0) memcpy(out->items, taken, out->len * sizeof *taken);
  return GLEAN_OK;
}

glean_status discover_mentions(const link_input *in, const glean_allocator *mem,
                               const link_mention *marked, size_t n,
                               discover_list *out) {
  finder f = {.in = in, .mem = mem};
  mem_arena arena;
  mem_arena_init(&arena, *mem);
  alias_open(&f.reader, in->text, in->tokens, in->lang, in->kinds);
  glean_status status = find_all(&f, &arena, marked, n, out);
  mem_free(mem, f.pool.parts, f.pool.cap * sizeof *f.pool.parts);
  mem_free(mem, f.words, f.word_cap * sizeof *f.words);
  mem_free(mem, f.forms, f.form_cap * sizeof *f.forms);
  mem_free(mem, f.order, f.order_cap * sizeof *f.order);
  mem_arena_free(&arena);
  return status;
}
