/* chars.h: the class of a code point: break properties, category, flags.

   One lookup gives a record; the accessors below take it apart. The tables are
   those of Unicode 15.0 (src/tables/chars_data.h, generated from the Unicode
   Character Database): a code point assigned later has the record of an
   unassigned one, whatever libraries are linked. */
#ifndef GLEAN_CHARS_H
#define GLEAN_CHARS_H

#include <stdbool.h>
#include <stdint.h>

#include "../tables/chars_data.h"

enum {
  CHARS_LAST = 0x10FFFF,
  CHARS_UNASSIGNED = 0 /* the record of what no version of Unicode defines */
};

/* The record of any code point; above U+10FFFF that of an unassigned one.
   Four dependent loads, one for Latin-1. */
static inline uint32_t chars_record(uint32_t code_point) {
  if (code_point < 0x100) return chars_latin1[code_point];
  if (code_point > CHARS_LAST) return CHARS_UNASSIGNED;
  uint32_t low = code_point & ((1U << CHARS_LOW_BITS) - 1);
  uint32_t rest = code_point >> CHARS_LOW_BITS;
  uint32_t middle = rest & ((1U << CHARS_MIDDLE_BITS) - 1);
  uint32_t block = chars_top[rest >> CHARS_MIDDLE_BITS];
  block = chars_middle[block << CHARS_MIDDLE_BITS | middle];
  return chars_records[chars_leaf[block << CHARS_LOW_BITS | low]];
}

/* Word_Break, for the words of UAX #29. */
static inline enum chars_word_break chars_word_break(uint32_t record) {
  return (enum chars_word_break)(record >> CHARS_WORD_BREAK_BIT &
                                 CHARS_WORD_BREAK_MASK);
}

/* Grapheme_Cluster_Break, for the user-perceived characters of UAX #29. */
static inline enum chars_grapheme_break chars_grapheme_break(uint32_t record) {
  return (enum chars_grapheme_break)(record >> CHARS_GRAPHEME_BREAK_BIT &
                                     CHARS_GRAPHEME_BREAK_MASK);
}

/* Sentence_Break, for the sentences of UAX #29. */
static inline enum chars_sentence_break chars_sentence_break(uint32_t record) {
  return (enum chars_sentence_break)(record >> CHARS_SENTENCE_BREAK_BIT &
                                     CHARS_SENTENCE_BREAK_MASK);
}

/* General_Category. */
static inline enum chars_category chars_category(uint32_t record) {
  return (enum chars_category)(record >> CHARS_CATEGORY_BIT &
                               CHARS_CATEGORY_MASK);
}

/* Canonical_Combining_Class, 0 for all that is never reordered. */
static inline uint8_t chars_combining_class(uint32_t record) {
  return (uint8_t)(record >> CHARS_COMBINING_CLASS_BIT);
}

/* Is the category one of first .. last of the enumeration? */
static inline bool chars_in_categories(uint32_t record,
                                       enum chars_category first,
                                       enum chars_category last) {
  enum chars_category category = chars_category(record);
  return category >= first && category <= last;
}

/* Letters: Lu Ll Lt Lm Lo. */
static inline bool chars_is_letter(uint32_t record) {
  return chars_in_categories(record, CHARS_GC_LU, CHARS_GC_LO);
}

/* Marks: Mn Mc Me. */
static inline bool chars_is_mark(uint32_t record) {
  return chars_in_categories(record, CHARS_GC_MN, CHARS_GC_ME);
}

/* Numbers: Nd Nl No. */
static inline bool chars_is_number(uint32_t record) {
  return chars_in_categories(record, CHARS_GC_ND, CHARS_GC_NO);
}

/* Punctuation: Pc Pd Ps Pe Pi Pf Po. */
static inline bool chars_is_punct(uint32_t record) {
  return chars_in_categories(record, CHARS_GC_PC, CHARS_GC_PO);
}

/* Symbols: Sm Sc Sk So. */
static inline bool chars_is_symbol(uint32_t record) {
  return chars_in_categories(record, CHARS_GC_SM, CHARS_GC_SO);
}

/* Upper and title case letters: Lu Lt. */
static inline bool chars_is_upper(uint32_t record) {
  enum chars_category category = chars_category(record);
  return category == CHARS_GC_LU || category == CHARS_GC_LT;
}

/* Lower case letters: Ll. */
static inline bool chars_is_lower(uint32_t record) {
  return chars_category(record) == CHARS_GC_LL;
}

/* White_Space: blanks, line ends, U+00A0, U+3000 ...; not U+200B. */
static inline bool chars_is_space(uint32_t record) {
  return record >> CHARS_SPACE_BIT & 1;
}

/* Default_Ignorable_Code_Point: soft hyphen, joiners, variation selectors ...,
   and the unassigned code points reserved for such. */
static inline bool chars_is_ignorable(uint32_t record) {
  return record >> CHARS_IGNORABLE_BIT & 1;
}

/* Extended_Pictographic: emoji and code points reserved for them. */
static inline bool chars_is_pictographic(uint32_t record) {
  return record >> CHARS_PICTOGRAPHIC_BIT & 1;
}

/* Does a search ignore the marks that follow? True of letters whose fold ends
   in a letter of the script Latin, Greek or Cyrillic. */
static inline bool chars_is_folding_base(uint32_t record) {
  return record >> CHARS_FOLDING_BASE_BIT & 1;
}

/* Is one grapheme cluster one token here? True of the letters, letter numbers
   and marks of scripts written without spaces: ideographs, kana, and what
   Line_Break calls SA (Thai, Lao, Khmer, Myanmar ...). Bopomofo and Hangul make
   words. */
static inline bool chars_is_cluster(uint32_t record) {
  return record >> CHARS_CLUSTER_BIT & 1;
}

/* Is the code point assigned in Unicode 15.0? (Private use is, noncharacters
   are not.) */
static inline bool chars_is_assigned(uint32_t record) {
  return record >> CHARS_ASSIGNED_BIT & 1;
}

#endif
