/* lang.c: word classes in a hash table with open addressing.
 *
 * Keys are token hashes.  A starter counts only as it is written ("The", not
 * "the"), so its first letter's case is mixed into its key; all other classes
 * are stored under both cases at once. */
#include "lang.h"

#include <string.h>

#include "chars.h"
#include "token.h"
#include "utf8.h"

typedef struct slot {
  uint64_t key; /* 0: free */
  uint32_t classes;
} slot;

struct glean_lang {
  glean_allocator mem;
  mem_count count;
  slot *slots;
  size_t cap, used; /* cap is 0 or a power of two */
  size_t longest;   /* bytes a word may have that is found */
  unsigned present; /* the classes that have words */
  uint8_t terminator;
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
  if (klass == GLEAN_WORD_TERMINATOR && (len > 1 || !is_sign(word[0])))
    return base_fail(err, GLEAN_INVALID, "word", 0,
                     "a terminator is one ASCII sign");
  if (reserve(lang, 2) != GLEAN_OK) return base_nomem(err);
  /* Marks are folded away: the same word may come with more bytes. */
  if (len * 3 > lang->longest) lang->longest = len * 3;
  lang->present |= LANG_BIT(klass);
  if (klass == GLEAN_WORD_TERMINATOR) lang->terminator = (uint8_t)word[0];
  uint64_t hash = token_hash((const uint8_t *)word, len);
  uint32_t first;
  utf8_decode((const uint8_t *)word, len, &first);
  int upper = chars_is_upper(chars_record(first));
  int as_written = klass == GLEAN_WORD_STARTER || klass == GLEAN_WORD_PROPER;
  if (!as_written || upper) add(lang, key_of(hash, 1), klass);
  if (!as_written || !upper) add(lang, key_of(hash, 0), klass);
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
  mem_free(&mem, last, sizeof *last);
}
