/* around.h: the words on both sides of a place where a sentence may end. */
#ifndef GLEAN_AROUND_H
#define GLEAN_AROUND_H

#include "lang.h"
#include "marks.h"

/* How far a decision looks from its place: behind, and ahead. */
#define AROUND_BEHIND 128u
#define AROUND_AHEAD 256u

/* What may be looked at: bytes [lo, hi) of s. */
typedef struct around {
  const uint8_t *s;
  size_t lo, hi;
  size_t begin; /* the open sentence starts here, or before 'lo' */
  const glean_lang *lang; /* may be NULL */
} around;

/* The word before a full stop ... */
typedef enum around_left {
  LEFT_NONE,     /* no word */
  LEFT_PLAIN,
  LEFT_SHORT,    /* two or three small letters with a vowel: "dog" */
  LEFT_LONG,     /* a lower-case word that is no likely abbreviation */
  LEFT_TITLE,
  LEFT_NUMBER,
  LEFT_INNER,
  LEFT_TRAILING,
  LEFT_TIME,
  LEFT_FRONTED,  /* a time that opens the sentence: "At 5 a.m. Mr. Roe" */
  LEFT_MONTH,
  LEFT_INITIAL,  /* one upper-case letter */
  LEFT_PAGE,     /* one that may also stand before a number: "S. 12" */
  LEFT_LABELLED, /* one letter behind a word that takes one: "vitamin C" */
  LEFT_LETTER,   /* one lower-case letter */
  LEFT_ACRONYM,  /* U.S */
  LEFT_FIGURES,  /* 12 */
  LEFT_ORDINAL,  /* 12 where numbers with a stop are ordinals */
  LEFT_COUNT,    /* "1." that opens a sentence */
  LEFT_PAUSE,    /* the mark is no stop but ; or : */
  LEFT_CLASSES
} around_left;

/* ... and what follows it. */
typedef enum around_right {
  RIGHT_LOWER,
  RIGHT_SMALL,   /* a starter, but in small letters */
  RIGHT_UPPER,
  RIGHT_STARTER,
  RIGHT_CONTINUER,
  RIGHT_LABEL,   /* A, IV, B2: what "Fig." may have behind it */
  RIGHT_DIGIT,
  RIGHT_BRACKET, /* an opening bracket, then no lower-case letter */
  RIGHT_OPEN,    /* another opening mark, then no lower-case letter */
  RIGHT_DASH,    /* a dash, then no lower-case letter */
  RIGHT_PAUSE,   /* , ; : and closing marks: the sentence goes on */
  RIGHT_OTHER,   /* letters without case, signs, the end */
  RIGHT_CLASSES
} around_right;

typedef struct around_word {
  size_t start, end;
} around_word;

/* The word that ends at 'at' (bounded); empty if there is none. */
around_word around_before(const around *a, size_t at);

/* The class of the word before a full stop at 'at'. */
around_left around_left_of(const around *a, around_word word);

typedef struct around_next {
  around_right right;
  around_word word;  /* behind the opening marks; may be empty */
  unsigned classes;  /* of the word, where it starts upper case */
} around_next;

/* What stands at 'at', which is no white space. */
around_next around_right_of(const around *a, size_t at);

/* The classes of a word. */
unsigned around_classes(const around *a, around_word word);

/* Is the code point before 'at' a word of GLEAN_WORD_QUOTATIVE? */
int around_ends_quotative(const around *a, size_t at);

/* Does the word have an upper-case first letter? */
int around_is_upper(const around *a, size_t at);

#endif
