/* alias.c: names and their shorter forms. */
#include "alias.h"

#include <string.h>

#include "chars.h"
#include "fold.h"
#include "utf8.h"

#define BIT(kind) (1u << (kind))
#define GAP_TOKENS 4u /* between a name and "known as" */

void alias_open(alias_reader *r, const text_view *text,
                const token_table *tokens, const glean_lang *lang,
                uint32_t kinds) {
  static const char *const suffixes[] = {"jr", "sr", "ii", "iii", "iv", "v"};
  static const char *const articles[] = {"the", "a",  "an", "un",
                                         "una", "el", "la"};
  *r = (alias_reader){text, tokens, lang, kinds, 0, {0}, {0}};
  for (size_t i = 0; i < 7; i++)
    r->articles[i] =
        token_hash((const uint8_t *)articles[i], strlen(articles[i]));
  r->the = r->articles[0];
  for (size_t i = 0; i < 6; i++)
    r->suffixes[i] =
        token_hash((const uint8_t *)suffixes[i], strlen(suffixes[i]));
}

/* ---- Around names ---- */

uint32_t alias_decode(const alias_reader *r, size_t token) {
  const token_table *k = r->tokens;
  uint32_t c = 0;
  if (token < k->len)
    utf8_decode(r->text->bytes + k->start[token],
                r->text->len - k->start[token], &c);
  return c;
}

int alias_is_quote(uint32_t c) {
  return c == '"' || c == '\'' || c == 0xAB || c == 0xBB ||
         (c >= 0x2018 && c <= 0x201F);
}

static unsigned classes_of(const alias_reader *r, size_t token) {
  int cap = (r->tokens->flags[token] & TOKEN_CAP) != 0;
  return lang_classes(r->lang, r->tokens->hash[token], cap);
}

int alias_has_class(const alias_reader *r, size_t token,
                    glean_word_class klass) {
  return (classes_of(r, token) & LANG_BIT(klass)) != 0;
}

int alias_leads_on(const alias_reader *r, size_t from, size_t to) {
  const token_table *k = r->tokens;
  if (to - from > GAP_TOKENS) return 0;
  if (to > from && token_kind(k->flags[from]) != GLEAN_TOKEN_PUNCT) return 0;
  for (size_t i = from; i < to; i++)
    for (size_t j = 0; j < 7; j++)
      if (k->hash[i] == r->articles[j]) return 0;
  return 1;
}

/* ---- Reading ---- */

/* A name as it is read; core and nickname apart. */
typedef struct draft {
  alias_part core[ALIAS_PARTS], nick[ALIAS_PARTS];
  size_t core_len, nick_len;
  int in_nick, join; /* inside quotes; the last part goes on after a hyphen */
  int too_long;
} draft;

static void add_part(draft *d, alias_part part) {
  alias_part *parts = d->in_nick ? d->nick : d->core;
  size_t *len = d->in_nick ? &d->nick_len : &d->core_len;
  if (d->join && *len > 0) {
    alias_part *last = &parts[*len - 1];
    last->hash = (last->hash ^ part.hash) * 0x9E3779B97F4A7C15u;
    last->flags = 0;
  } else if (*len < ALIAS_PARTS) {
    parts[(*len)++] = part;
  } else {
    d->too_long = 1;
  }
  d->join = 0;
}

static uint32_t first_letter(const uint8_t *bytes, size_t len) {
  uint8_t folded[16];
  uint32_t c;
  size_t n = utf8_decode(bytes, len, &c);
  size_t size = fold_bytes(bytes, n, folded, sizeof folded);
  if (size == 0 || size > sizeof folded) return c;
  utf8_decode(folded, size, &c);
  return c;
}

/* "J" or "J.R": a part for each letter.  False where it is another word. */
static int add_initials(draft *d, const uint8_t *bytes, size_t len) {
  if (len > 16) return 0;
  for (size_t at = 0; at < len;) {
    uint32_t c;
    at += utf8_decode(bytes + at, len - at, &c);
    if (!chars_is_upper(chars_record(c))) return 0;
    if (at < len && bytes[at++] != '.') return 0;
  }
  for (size_t at = 0; at < len; at++) {
    uint32_t c;
    size_t n = utf8_decode(bytes + at, len - at, &c);
    add_part(d, (alias_part){token_hash(bytes + at, n),
                             first_letter(bytes + at, n), ALIAS_INITIAL});
    at += n; /* and its dot */
  }
  return 1;
}

static void add_word(const alias_reader *r, draft *d, size_t token,
                     uint32_t start, uint32_t end) {
  const token_table *k = r->tokens;
  const uint8_t *bytes = r->text->bytes + start;
  size_t len = end - start;
  int whole = start == k->start[token] && end == k->end[token];
  uint64_t hash = whole ? k->hash[token] : token_hash(bytes, len);
  if (token_kind(k->flags[token]) == GLEAN_TOKEN_WORD && !d->join &&
      add_initials(d, bytes, len))
    return;
  int particle = classes_of(r, token) & LANG_BIT(GLEAN_WORD_PARTICLE);
  add_part(d, (alias_part){hash, first_letter(bytes, len),
                           particle ? ALIAS_PARTICLE : 0u});
}

static void add_mark(draft *d, const alias_reader *r, size_t token,
                     uint32_t end) {
  const token_table *k = r->tokens;
  uint32_t c;
  utf8_decode(r->text->bytes + k->start[token],
              r->text->len - k->start[token], &c);
  switch (c) {
    case '"': case 0x201C: case 0x201D: case 0xAB: case 0xBB: case 0x201E:
    case '\'': case 0x2018: case 0x2019:
      d->in_nick = !d->in_nick;
      break;
    case '-': case 0x2010: case 0x2011:
      d->join = k->flags[token] & TOKEN_GLUED && token + 1 < k->len &&
                k->start[token + 1] < end &&
                k->flags[token + 1] & TOKEN_GLUED;
      break;
    default:
      break;
  }
}

static void read_parts(const alias_reader *r, draft *d, uint32_t start,
                       uint32_t end, uint32_t *flags) {
  const token_table *k = r->tokens;
  for (size_t i = token_at(k, start); i < k->len && k->start[i] < end; i++) {
    uint32_t from = k->start[i] > start ? k->start[i] : start;
    uint32_t to = k->end[i] < end ? k->end[i] : end;
    if (token_kind(k->flags[i]) == GLEAN_TOKEN_PUNCT) {
      add_mark(d, r, i, end);
      continue;
    }
    uint32_t stem = token_stem_end(k, r->text, i);
    if (to > stem && stem > from && k->end[i] >= end &&
        r->kinds & BIT(GLEAN_LINK_POSSESSIVE)) {
      to = stem;
      *flags |= ALIAS_POSSESSIVE;
    }
    add_word(r, d, i, from, to);
  }
}

static uint32_t title_flags(unsigned classes) {
  if (!(classes & LANG_BIT(GLEAN_WORD_HONORIFIC))) return 0;
  uint32_t flags = ALIAS_TITLED;
  if (classes & LANG_BIT(GLEAN_WORD_MALE)) flags |= ALIAS_MALE;
  if (classes & LANG_BIT(GLEAN_WORD_FEMALE)) flags |= ALIAS_FEMALE;
  return flags;
}

/* Leave honorifics and an article in front out, and a suffix behind; what is
 * in quotes as a whole is a name like any other. */
static void trim(const alias_reader *r, draft *d, alias_name *out) {
  size_t skip = 0;
  if (d->core_len == 0) {
    memcpy(d->core, d->nick, sizeof d->nick);
    d->core_len = d->nick_len;
    d->nick_len = 0;
  }
  for (; r->kinds & BIT(GLEAN_LINK_TITLE) && skip + 1 < d->core_len; skip++) {
    uint32_t flags = title_flags(lang_classes(r->lang, d->core[skip].hash, 1));
    if (flags == 0 || d->core[skip].flags & ALIAS_INITIAL) break;
    out->flags |= flags;
  }
  if (skip + 1 < d->core_len && d->core[skip].hash == r->the) skip++;
  d->core_len -= skip;
  memmove(d->core, d->core + skip, d->core_len * sizeof *d->core);
  if (d->nick_len > 1 && d->nick[0].hash == r->the)
    memmove(d->nick, d->nick + 1, --d->nick_len * sizeof *d->nick);
  for (size_t i = 0; d->core_len > 1 && i < 6; i++)
    if (d->core[d->core_len - 1].hash == r->suffixes[i] &&
        !(d->core[d->core_len - 1].flags & ALIAS_INITIAL)) {
      out->suffix = r->suffixes[i];
      d->core_len--;
      break;
    }
}

/* Words, particles aside, among n parts. */
static size_t count_words(const alias_part *parts, size_t n) {
  size_t words = 0;
  for (size_t i = 0; i < n; i++) words += !(parts[i].flags & ALIAS_PARTICLE);
  return words;
}

static void finish(const draft *d, alias_name *out) {
  uint64_t key = out->suffix;
  for (size_t i = 0; i < d->core_len; i++) {
    key = (key ^ d->core[i].hash) * 0x9E3779B97F4A7C15u;
    key ^= key >> 29;
    out->initials =
        (uint8_t)(out->initials + (d->core[i].flags & ALIAS_INITIAL));
  }
  for (size_t i = 0; i < d->nick_len; i++)
    key = (key ^ ~d->nick[i].hash) * 0xC2B2AE3D27D4EB4Fu;
  out->words = (uint8_t)count_words(d->core, d->core_len);
  out->core = (uint8_t)d->core_len;
  out->nick = (uint8_t)d->nick_len;
  out->key = key;
}

/* An honorific right before the name: "Mr. [Smith]". */
static uint32_t title_before(const alias_reader *r, uint32_t start) {
  const token_table *k = r->tokens;
  size_t i = token_at(k, start);
  if (i == 0 || i >= k->len || k->flags[i] & TOKEN_BLANK) return 0;
  i--;
  if (i > 0 && r->text->bytes[k->start[i]] == '.' &&
      k->flags[i] & TOKEN_GLUED)
    i--;
  return title_flags(classes_of(r, i));
}

glean_status alias_read(const alias_reader *r, const glean_allocator *mem,
                        alias_pool *pool, uint32_t start, uint32_t end,
                        alias_name *out) {
  draft d = {.core_len = 0};
  *out = (alias_name){.first = (uint32_t)pool->len};
  read_parts(r, &d, start, end, &out->flags);
  if (d.too_long) return GLEAN_OK;
  trim(r, &d, out);
  out->flags |= title_before(r, start);
  finish(&d, out);
  alias_part *parts = mem_grow(mem, pool->parts, &pool->cap,
                               pool->len + ALIAS_PARTS * 2, sizeof *parts);
  if (parts == NULL) return GLEAN_NOMEM;
  pool->parts = parts;
  memcpy(parts + pool->len, d.core, d.core_len * sizeof *parts);
  memcpy(parts + pool->len + d.core_len, d.nick, d.nick_len * sizeof *parts);
  pool->len += d.core_len + d.nick_len;
  return GLEAN_OK;
}

/* ---- Fitting ---- */

static int same_parts(const alias_part *a, const alias_part *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (a[i].hash != b[i].hash) return 0;
  return 1;
}

/* Do parts s[0..m) stand at the end of n[0..len), behind a first word, or
 * end at its last word but one? */
static uint32_t fit_surname(const alias_part *s, size_t m,
                            const alias_part *n, size_t len) {
  if (m == 0 || m >= len || s[m - 1].flags & ALIAS_INITIAL) return 0;
  for (size_t at = len - m; at > 0; at--) {
    size_t behind = count_words(n + at + m, len - at - m);
    if (behind > 1) return 0;
    if (count_words(n, at) == 0 || !same_parts(n + at, s, m)) continue;
    if (behind == 0 && at + m == len) return GLEAN_LINK_SURNAME;
    if (behind == 1) return GLEAN_LINK_SURNAMES;
  }
  return 0;
}

static int stands_for(const alias_part *s, const alias_part *n) {
  if (s->hash == n->hash) return 1;
  return s->flags & ALIAS_INITIAL && s->letter == n->letter;
}

/* Given name and surname, with parts between left out or cut to initials. */
static uint32_t fit_full(const alias_part *s, size_t m, const alias_part *n,
                         size_t len) {
  if (count_words(s, m) < 2 || m > len || !stands_for(&s[0], &n[0])) return 0;
  if (s[m - 1].flags & ALIAS_INITIAL) return 0;
  size_t end = len;
  while (end > 0 && n[end - 1].hash != s[m - 1].hash) end--;
  size_t behind = count_words(n + end, len - end);
  if (end < m || behind > 1) return 0;
  size_t at = 1;
  for (size_t i = 1; i < m; i++, at++) {
    while (at < end && !stands_for(&s[i], &n[at])) at++;
    if (at >= end) return 0;
  }
  return behind == 0 ? GLEAN_LINK_FULL : GLEAN_LINK_SURNAMES;
}

static uint32_t fit_nickname(const alias_part *s, size_t m,
                             const alias_part *core, size_t core_len,
                             const alias_part *nick, size_t nick_len) {
  if (nick_len == 0) return 0;
  if (m == nick_len && same_parts(s, nick, m)) return GLEAN_LINK_NICKNAME;
  if (nick_len > 1 && nick[0].flags & ALIAS_PARTICLE && m == nick_len - 1 &&
      same_parts(s, nick + 1, m))
    return GLEAN_LINK_NICKNAME;
  if (m > nick_len && same_parts(s, nick, nick_len) &&
      fit_surname(s + nick_len, m - nick_len, core, core_len))
    return GLEAN_LINK_NICKNAME;
  return 0;
}

/* May both be one person, as far as nickname and suffix say? */
static int agree(const alias_part *pool, const alias_name *a,
                 const alias_name *b) {
  if (a->suffix != 0 && b->suffix != 0 && a->suffix != b->suffix) return 0;
  if (a->nick == 0 || b->nick == 0) return 1;
  return a->nick == b->nick &&
         same_parts(pool + a->first + a->core, pool + b->first + b->core,
                    a->nick);
}

uint32_t alias_fit(const alias_part *pool, const alias_name *form,
                   const alias_name *name) {
  const alias_part *s = pool + form->first, *n = pool + name->first;
  size_t m = form->core, len = name->core;
  if (m == 0 || len == 0 || !agree(pool, form, name)) return 0;
  uint32_t kind = fit_nickname(s, m, n, len, n + len, name->nick);
  if (kind == 0) kind = fit_full(s, m, n, len);
  if (kind == 0) kind = fit_surname(s, m, n, len);
  if (kind != 0) return kind;
  if (m == 1 && len == 2 && n[0].flags & ALIAS_PARTICLE &&
      n[1].hash == s[0].hash)
    return GLEAN_LINK_NICKNAME; /* "Mencho" for "El Mencho" */
  if (m < len && same_parts(s, n, m))
    return GLEAN_LINK_GIVEN;
  return 0;
}

int alias_is_acronym(const alias_reader *r, const alias_part *pool,
                     uint32_t start, uint32_t end, const alias_name *name) {
  uint32_t used = 0; /* parts of the name, one bit each */
  size_t letters = 0;
  for (uint32_t at = start; at < end;) {
    uint32_t c, letter = first_letter(r->text->bytes + at, end - at);
    at += (uint32_t)utf8_decode(r->text->bytes + at, end - at, &c);
    if (c == '.') continue;
    if (!chars_is_upper(chars_record(c))) return 0;
    size_t i = 0;
    while (i < name->core &&
           (used >> i & 1 || pool[name->first + i].letter != letter))
      i++;
    if (i == name->core) return 0;
    used |= 1u << i;
    letters++;
  }
  return letters >= 2 && letters + 2 >= name->words;
}
