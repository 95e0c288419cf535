/* alias.h: what a name is made of, and which shorter forms may stand for it.
 *
 *   Gov. Joaquin "El Chapo" Guzman Jr.'s
 *   core: Joaquin Guzman; nickname: El Chapo; suffix: Jr.; titled
 *
 * Forms and their use in news texts: the Chicago Manual of Style 8.4-8.22 on
 * personal names; both surnames of a Spanish name, the first alone being the
 * usual short form: Real Academia Espanola, Ortografia (2010), "apellidos". */
#ifndef GLEAN_ALIAS_H
#define GLEAN_ALIAS_H

#include "lang.h"
#include "token.h"

#define ALIAS_PARTS 16u /* parts of a name; a longer one has no parts */

#define ALIAS_INITIAL 1u  /* a letter that stands for a name */
#define ALIAS_PARTICLE 2u /* "de", "van", "El" */

typedef struct alias_part {
  uint64_t hash;   /* of the folded word; hyphenated words are one part */
  uint32_t letter; /* its first, folded */
  uint32_t flags;
} alias_part;

#define ALIAS_TITLED 1u     /* an honorific stands in it or before it */
#define ALIAS_MALE 2u       /* and says so */
#define ALIAS_FEMALE 4u
#define ALIAS_POSSESSIVE 8u /* ended in 's, which is left out */

typedef struct alias_name {
  uint32_t first;  /* its parts in the pool: core, then nickname */
  uint8_t core, nick;
  uint8_t words;    /* parts of the core that are no particles */
  uint8_t initials; /* ... and are initials */
  uint32_t flags;
  uint64_t suffix; /* Jr., Sr., II ...: its hash; 0 for none */
  uint64_t key;    /* equal for names that are equal but for titles */
} alias_name;

typedef struct alias_pool {
  alias_part *parts;
  size_t len, cap;
} alias_pool;

/* What names are read from, and how. */
typedef struct alias_reader {
  const text_view *text;
  const token_table *tokens;
  const glean_lang *lang;
  uint32_t kinds; /* glean_link_kind bits: honorifics and 's are left out only
                     if GLEAN_LINK_TITLE and GLEAN_LINK_POSSESSIVE are on */
  uint64_t the;
  uint64_t articles[7]; /* the a an un una el la */
  uint64_t suffixes[6]; /* jr sr ii iii iv v */
} alias_reader;

void alias_open(alias_reader *r, const text_view *text,
                const token_table *tokens, const glean_lang *lang,
                uint32_t kinds);

/* The first code point of a token; 0 behind the last one. */
uint32_t alias_decode(const alias_reader *r, size_t token);
/* A quotation mark, opening or closing? */
int alias_is_quote(uint32_t code_point);
int alias_has_class(const alias_reader *r, size_t token,
                    glean_word_class klass);

/* Do tokens [from, to) lead from a name to words about it?  A comma or the
 * like, then no article: "Smith, who met a man known as" is about another. */
int alias_leads_on(const alias_reader *r, size_t from, size_t to);

/* Read the name at [start, end); its parts go to the pool.
 * GLEAN_OK or GLEAN_NOMEM. */
glean_status alias_read(const alias_reader *r, const glean_allocator *mem,
                        alias_pool *pool, uint32_t start, uint32_t end,
                        alias_name *out);

/* As what does a form stand for a longer name?  A glean_link_kind, or 0. */
uint32_t alias_fit(const alias_part *pool, const alias_name *form,
                   const alias_name *name);

/* Is [start, end) an acronym of a name: two or more capital letters, dots
 * aside, each the first letter of a part of its own? */
int alias_is_acronym(const alias_reader *r, const alias_part *pool,
                     uint32_t start, uint32_t end, const alias_name *name);

#endif
