/* name.c: the shape of names. */
#include "name.h"

#include "chars.h"
#include "utf8.h"

typedef struct reader {
  const text_view *t;
  const token_table *k;
  const glean_lang *lang;
  size_t limit; /* no token from here on */
} reader;

static uint16_t flags_at(const reader *r, size_t i) {
  return i < r->limit ? r->k->flags[i] : 0;
}

static int has_class(const reader *r, size_t i, glean_word_class klass) {
  int cap = (r->k->flags[i] & TOKEN_CAP) != 0;
  return (lang_classes(r->lang, r->k->hash[i], cap) & LANG_BIT(klass)) != 0;
}

/* A capitalised word; function words that open sentences are none. */
static int is_cap_word(const reader *r, size_t i) {
  uint16_t flags = flags_at(r, i);
  return flags & TOKEN_CAP && token_kind(flags) == GLEAN_TOKEN_WORD &&
         !has_class(r, i, GLEAN_WORD_STARTER);
}

static int is_particle(const reader *r, size_t i) {
  return i < r->limit && token_case(r->k->flags[i]) == GLEAN_CASE_LOWER &&
         has_class(r, i, GLEAN_WORD_PARTICLE);
}

static uint32_t code_point(const reader *r, size_t i) {
  uint32_t c = 0;
  if (i < r->limit)
    utf8_decode(r->t->bytes + r->k->start[i], r->t->len - r->k->start[i], &c);
  return c;
}

static int is_glued(const reader *r, size_t i) {
  return (flags_at(r, i) & TOKEN_GLUED) != 0;
}

/* A hyphen or dash between two words that touch it. */
static int is_hyphen(const reader *r, size_t i) {
  uint32_t c = code_point(r, i);
  return (c == '-' || c == 0x2010 || c == 0x2011) && is_glued(r, i) &&
         is_glued(r, i + 1);
}

/* One upper-case letter, or several with dots between them: "J", "J.R". */
static int is_initial(const reader *r, size_t i) {
  size_t at = r->k->start[i], end = r->k->end[i];
  if (end - at > 16) return 0;
  for (;;) {
    uint32_t c;
    at += utf8_decode(r->t->bytes + at, end - at, &c);
    if (!chars_is_upper(chars_record(c))) return 0;
    if (at == end) return 1;
    if (r->t->bytes[at] != '.' || ++at == end) return 0;
  }
}

/* The mark that closes a quotation opened by this one; 0 where it is none. */
static uint32_t closing_quote(uint32_t open) {
  switch (open) {
    case 0x201C: return 0x201D;
    case 0x2018: return 0x2019;
    case 0xAB: return 0xBB;
    case '"':
    case '\'': return open;
    default: return 0;
  }
}

/* A nickname in quotation marks from token i on; the token behind it, or i.
 * One to four words, the first capitalised. */
static size_t skip_nickname(const reader *r, size_t i) {
  uint32_t close = closing_quote(code_point(r, i));
  if (close == 0 || !is_cap_word(r, i + 1) || !is_glued(r, i + 1)) return i;
  for (size_t j = i + 2; j < r->limit && j <= i + 5; j++) {
    if (code_point(r, j) == close && is_glued(r, j)) return j + 1;
    if (token_kind(r->k->flags[j]) != GLEAN_TOKEN_WORD) return i;
  }
  return i;
}

/* Up to three particles from token i on, before a capitalised word. */
static size_t skip_particles(const reader *r, size_t i) {
  size_t j = i;
  while (j < i + 3 && is_particle(r, j)) j++;
  return j > i && is_cap_word(r, j) ? j : i;
}

/* The token behind the next word of a name that so far ends before token i,
 * or i where the name does not go on. */
static size_t next_word(const reader *r, size_t i) {
  if (flags_at(r, i) & TOKEN_BLANK) return i;
  size_t at = i;
  if (is_hyphen(r, i)) return is_cap_word(r, i + 1) ? i + 2 : i;
  if (code_point(r, i) == '.' && is_glued(r, i) && is_initial(r, i - 1))
    at = i + 1;
  if (at < r->limit && flags_at(r, at) & TOKEN_BLANK) return i;
  if (at > i && is_glued(r, at)) return i;
  size_t quoted = skip_nickname(r, at);
  if (quoted > at) return is_cap_word(r, quoted) ? quoted + 1 : i;
  at = skip_particles(r, at);
  return is_cap_word(r, at) && !is_glued(r, at) ? at + 1 : i;
}

size_t name_ends(const text_view *t, const token_table *tokens,
                 const glean_lang *lang, size_t first, size_t limit,
                 uint32_t ends[GLEAN_MAX_NAME_TOKENS]) {
  reader r = {t, tokens, lang, limit};
  if (!is_cap_word(&r, first)) return 0;
  size_t n = 0, end = first + 1;
  while (n < GLEAN_MAX_NAME_TOKENS) {
    ends[n++] = (uint32_t)end;
    if (tokens->flags[end - 1] & TOKEN_POSSESSIVE) break;
    size_t next = next_word(&r, end);
    if (next == end || next - first > GLEAN_MAX_NAME_TOKENS) break;
    end = next;
  }
  return n;
}
