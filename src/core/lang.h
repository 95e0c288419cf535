/* lang.h: the words of a language by class, for sentences and names. */
#ifndef GLEAN_LANG_H
#define GLEAN_LANG_H

#include "mem.h"

/* The classes of a word as bits, 1 << glean_word_class; 0 for none or a NULL
 * language.  'hash' is its token hash; 'cap' that it starts upper case. */
unsigned lang_classes(const glean_lang *lang, uint64_t hash, int cap);

/* The same for a word as it is written.  Short words of ASCII, which most are,
 * are found without being folded. */
unsigned lang_classes_of(const glean_lang *lang, const uint8_t *word,
                         size_t len, int cap);

/* Does the language have a word of this class? */
int lang_has(const glean_lang *lang, glean_word_class klass);

/* Can a full stop belong to this word of ASCII (len >= 1), of small letters but
 * for the first one, which is a capital letter where 'cap' is set: is it a
 * title, an abbreviation, a month ...? */
int lang_stops(const glean_lang *lang, const uint8_t *word, size_t len,
               int cap);

/* The bytes of the longest word, or more; 0 for a NULL language. */
size_t lang_longest(const glean_lang *lang);

/* A sign of ASCII that ends sentences in this language beside those of all;
 * 0 if there is none. */
uint8_t lang_terminator(const glean_lang *lang);

/* Is this sign, ; or :, one of GLEAN_WORD_PAUSE? */
int lang_pauses(const glean_lang *lang, uint8_t sign);

#define LANG_BIT(klass) (1u << (klass))

#endif
