/* lang.h: the words of a language by class, for sentences and names. */
#ifndef GLEAN_LANG_H
#define GLEAN_LANG_H

#include "mem.h"

/* The classes of a word as bits, 1 << glean_word_class; 0 for none or a NULL
 * language.  'hash' is its token hash; 'cap' that it starts upper case. */
unsigned lang_classes(const glean_lang *lang, uint64_t hash, int cap);

#define LANG_BIT(klass) (1u << (klass))

#endif
