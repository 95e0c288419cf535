/* lang.c: word classes in a hash table with open addressing.
 *
 * Keys are token hashes.  A starter counts only as it is written ("The", not
 * "the"), so its first letter's case is mixed into its key; all other classes
 * are stored under both cases at once. */
#include "lang.h"

#include <string.h>

#include "chars.h"
#include "fold.h"
#include "hash.h"
#include "token.h"
#include "utf8.h"

/* A word whose folded form is ASCII and has at most 16 bytes: the form is the
 * key, and the classes are those of the word with a small or capital letter. */
typedef struct brief {
  uint64_t low, high; /* both 0: free */
  uint32_t classes[2];
} brief;

/* Lengths that are told apart; the last stands for all that are longer. */
#define FORMS 16u

/* The classes of words that a full stop may belong to. */
#define STOPPED                                                         \
  (LANG_BIT(GLEAN_WORD_TITLE) | LANG_BIT(GLEAN_WORD_NUMBER) |           \
   LANG_BIT(GLEAN_WORD_INNER) | LANG_BIT(GLEAN_WORD_TRAILING) |         \
   LANG_BIT(GLEAN_WORD_TIME) | LANG_BIT(GLEAN_WORD_MONTH) |             \
   LANG_BIT(GLEAN_WORD_PROPER))

typedef struct slot {
  uint64_t key; /* 0: free */
  uint32_t classes;
} slot;

struct glean_lang {
  glean_allocator mem;
  mem_count count;
  slot *slots;
  size_t cap, used; /* cap is 0 or a power of two */
  brief *briefs;
  size_t brief_cap, brief_used;
  size_t longest;   /* bytes a word may have that is found */
  unsigned present; /* the classes that have words */
  uint8_t terminator;
  uint8_t semicolon, colon; /* are of GLEAN_WORD_PAUSE */
  uint32_t begins[FORMS], ends[FORMS]; /* by length: the letters words have */
};

static uint64_t key_of(uint64_t hash, int cap) {
  uint64_t key = cap ? hash ^ 0x5851F42D4C957F2Du : hash;
  return key ? key : 1;
}

/* The slot of a key, or the free one where it belongs. */
static slot *find(slot *slots, size_t cap, uint64_t key) {
  size_t i = (size_t)(key >> 7) & (cap - 1);
  while (slots[i].key != 0 && slots[i].key != key) i = (i + 1) & (cap - 1);
  return &slots[i];
}

unsigned lang_classes(const glean_lang *lang, uint64_t hash, int cap) {
  if (lang == NULL || lang->cap == 0) return 0;
  return find(lang->slots, lang->cap, key_of(hash, cap))->classes;
}

int lang_has(const glean_lang *lang, glean_word_class klass) {
  return lang != NULL && (lang->present & LANG_BIT(klass)) != 0;
}

size_t lang_longest(const glean_lang *lang) {
  return lang == NULL ? 0 : lang->longest;
}

uint8_t lang_terminator(const glean_lang *lang) {
  return lang == NULL ? 0 : lang->terminator;
}

int lang_pauses(const glean_lang *lang, uint8_t sign) {
  if (lang == NULL) return 0;
  return (sign == ';' && lang->semicolon) || (sign == ':' && lang->colon);
}

static size_t form_of(size_t len) {
  return len < FORMS ? len : FORMS - 1;
}

/* Note the first and last letter of a word, as its folded form has them. */
static void note_form(glean_lang *lang, const char *word, size_t len) {
  uint8_t folded[64];
  size_t n = fold_bytes((const uint8_t *)word, len, folded, sizeof folded);
  if (n == 0) return;
  uint8_t last = n <= sizeof folded ? folded[n - 1] : 0;
  size_t form = form_of(n);
  lang->begins[form] |= 1u << (folded[0] & 31);
  lang->ends[form] |= last ? 1u << (last & 31) : 0xFFFFFFFFu;
}

/* The capital letters of eight bytes of ASCII made small. */
static uint64_t small_letters(uint64_t eight) {
  const uint64_t ones = 0x0101010101010101u;
  uint64_t from_a = eight + ones * (0x80 - 'A'); /* bit 7: 'A' or above */
  uint64_t above_z = eight + ones * (0x80 - 'Z' - 1);
  return eight | ((from_a & ~above_z & ones * 0x80) >> 2);
}

static uint64_t load_four(const uint8_t *s) {
  return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 |
         (uint64_t)s[3] << 24;
}

/* One to seven bytes, the others 0: by loads that may overlap. */
static uint64_t load_some(const uint8_t *s, size_t len) {
  if (len >= 4)
    return load_four(s) | load_four(s + len - 4) << (8 * (len - 4));
  size_t middle = len / 2, last = len - 1;
  return (uint64_t)s[0] | (uint64_t)s[middle] << (8 * middle) |
         (uint64_t)s[last] << (8 * last);
}

/* The key of a word of ASCII in small letters; 0 if it is too long or other
 * bytes are in it.  Words of eight bytes and more are read in halves that may
 * overlap. */
static int brief_key(const uint8_t *word, size_t len, uint64_t key[2]) {
  const uint64_t wide = 0x8080808080808080u;
  key[0] = key[1] = 0;
  if (len > 16 || len == 0) return 0;
  if (len <= 8) {
    key[0] = len == 8 ? hash_load8(word) : load_some(word, len);
  } else {
    key[0] = hash_load8(word);
    key[1] = hash_load8(word + len - 8) >> 8 * (16 - len);
  }
  if (((key[0] | key[1]) & wide) != 0) return 0;
  key[0] = small_letters(key[0]);
  key[1] = small_letters(key[1]);
  return 1;
}

static brief *find_brief(brief *briefs, size_t cap, const uint64_t key[2]) {
  uint64_t h = (key[0] ^ key[1] * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
  size_t i = (size_t)(h >> 32) & (cap - 1);
  while ((briefs[i].low | briefs[i].high) != 0 &&
         (briefs[i].low != key[0] || briefs[i].high != key[1]))
    i = (i + 1) & (cap - 1);
  return &briefs[i];
}

unsigned lang_classes_of(const glean_lang *lang, const uint8_t *word,
                         size_t len, int cap) {
  uint64_t key[2];
  if (lang == NULL || lang->cap == 0 || len == 0) return 0;
  if (!brief_key(word, len, key))
    return lang_classes(lang, token_hash(word, len), cap);
  if (lang->brief_cap == 0) return 0;
  return find_brief(lang->briefs, lang->brief_cap, key)->classes[cap != 0];
}

int lang_stops(const glean_lang *lang, const uint8_t *word, size_t len,
               int cap) {
  if (lang == NULL) return 0;
  size_t form = form_of(len);
  if (!(lang->begins[form] >> (word[0] & 31) & 1) ||
      !(lang->ends[form] >> (word[len - 1] & 31) & 1))
    return 0;
  return (lang_classes_of(lang, word, len, cap) & STOPPED) != 0;
}

static glean_status reserve_briefs(glean_lang *lang) {
  if ((lang->brief_used + 1) * 2 <= lang->brief_cap) return GLEAN_OK;
  size_t cap = lang->brief_cap ? lang->brief_cap * 2 : 64;
  brief *briefs = mem_resize(&lang->mem, NULL, 0, cap * sizeof *briefs);
  if (briefs == NULL) return GLEAN_NOMEM;
  memset(briefs, 0, cap * sizeof *briefs);
  for (size_t i = 0; i < lang->brief_cap; i++) {
    const brief *b = &lang->briefs[i];
    uint64_t key[2] = {b->low, b->high};
    if ((key[0] | key[1]) != 0) *find_brief(briefs, cap, key) = *b;
  }
  mem_free(&lang->mem, lang->briefs, lang->brief_cap * sizeof *briefs);
  lang->briefs = briefs;
  lang->brief_cap = cap;
  return GLEAN_OK;
}

/* Room is reserved.  A form that is no brief one is in the other table only. */
static void add_brief(glean_lang *lang, const char *word, size_t len,
                      int small, int capital, glean_word_class klass) {
  uint8_t folded[16];
  uint64_t key[2];
  size_t n = fold_bytes((const uint8_t *)word, len, folded, sizeof folded);
  if (n == 0 || n > sizeof folded || !brief_key(folded, n, key)) return;
  brief *at = find_brief(lang->briefs, lang->brief_cap, key);
  lang->brief_used += (at->low | at->high) == 0;
  at->low = key[0];
  at->high = key[1];
  if (small) at->classes[0] |= LANG_BIT(klass);
  if (capital) at->classes[1] |= LANG_BIT(klass);
}

static glean_status reserve(glean_lang *lang, size_t more) {
  if ((lang->used + more) * 2 <= lang->cap) return GLEAN_OK;
  size_t cap = lang->cap ? lang->cap * 2 : 64;
  slot *slots = mem_resize(&lang->mem, NULL, 0, cap * sizeof *slots);
  if (slots == NULL) return GLEAN_NOMEM;
  memset(slots, 0, cap * sizeof *slots);
  for (size_t i = 0; i < lang->cap; i++)
    if (lang->slots[i].key != 0)
      *find(slots, cap, lang->slots[i].key) = lang->slots[i];
  mem_free(&lang->mem, lang->slots, lang->cap * sizeof *slots);
  lang->slots = slots;
  lang->cap = cap;
  return GLEAN_OK;
}

static void add(glean_lang *lang, uint64_t key, glean_word_class klass) {
  slot *at = find(lang->slots, lang->cap, key);
  lang->used += at->key == 0;
  at->key = key;
  at->classes |= LANG_BIT(klass);
}

static int is_sign(char c) {
  return c > ' ' && c < 0x7F && chars_is_punct(chars_record((uint8_t)c));
}

glean_status glean_lang_add(glean_lang *lang, glean_word_class klass,
                            const char *word, size_t len, glean_error *err) {
  if ((unsigned)klass >= GLEAN_WORD_CLASSES)
    return base_fail(err, GLEAN_INVALID, "word_class", 0,
                     "unknown word class %u", (unsigned)klass);
  if (len == 0)
    return base_fail(err, GLEAN_INVALID, "word", 0, "an empty word");
  if (klass == GLEAN_WORD_PAUSE && (len > 1 || (*word != ';' && *word != ':')))
    return base_fail(err, GLEAN_INVALID, "word", 0, "a pause is ; or :");
  if (klass == GLEAN_WORD_TERMINATOR && (len > 1 || !is_sign(word[0])))
    return base_fail(err, GLEAN_INVALID, "word", 0,
                     "a terminator is one ASCII sign");
  if (reserve(lang, 2) != GLEAN_OK || reserve_briefs(lang) != GLEAN_OK)
    return base_nomem(err);
  /* Marks are folded away: the same word may come with more bytes. */
  if (len * 3 > lang->longest) lang->longest = len * 3;
  lang->present |= LANG_BIT(klass);
  if (STOPPED & LANG_BIT(klass)) note_form(lang, word, len);
  if (klass == GLEAN_WORD_TERMINATOR) lang->terminator = (uint8_t)word[0];
  if (klass == GLEAN_WORD_PAUSE) {
    lang->semicolon |= word[0] == ';';
    lang->colon |= word[0] == ':';
  }
  uint64_t hash = token_hash((const uint8_t *)word, len);
  uint32_t first;
  utf8_decode((const uint8_t *)word, len, &first);
  int upper = chars_is_upper(chars_record(first));
  int as_written = klass == GLEAN_WORD_STARTER || klass == GLEAN_WORD_PROPER;
  int capital = !as_written || upper, small = !as_written || !upper;
  if (capital) add(lang, key_of(hash, 1), klass);
  if (small) add(lang, key_of(hash, 0), klass);
  add_brief(lang, word, len, small, capital, klass);
  return GLEAN_OK;
}

glean_status glean_lang_new(glean_lang **out, glean_allocator mem,
                            glean_error *err) {
  mem = mem_hook(mem);
  glean_lang *lang = mem_resize(&mem, NULL, 0, sizeof *lang);
  *out = lang;
  if (lang == NULL) return base_nomem(err);
  memset(lang, 0, sizeof *lang);
  lang->mem = mem;
  atomic_init(&lang->count, 1);
  return GLEAN_OK;
}

/* The count is the one part of a constant language that changes. */
static glean_lang *counted(const glean_lang *lang) {
  union {
    const glean_lang *constant;
    glean_lang *variable;
  } pointer = {lang};
  return pointer.variable;
}

void glean_lang_retain(const glean_lang *lang) {
  mem_retain(&counted(lang)->count);
}

void glean_lang_release(const glean_lang *lang) {
  if (lang == NULL || !mem_release(&counted(lang)->count)) return;
  glean_lang *last = counted(lang);
  glean_allocator mem = last->mem;
  mem_free(&mem, last->slots, last->cap * sizeof *last->slots);
  mem_free(&mem, last->briefs, last->brief_cap * sizeof *last->briefs);
  mem_free(&mem, last, sizeof *last);
}
