/* classes.h: classes of characters in regular expressions, as far as their
 * bytes go: the ASCII of a class, and whether it may have more. */
#ifndef GLEAN_CLASSES_H
#define GLEAN_CLASSES_H

#include "literal.h"

typedef struct class_set {
  literal_set ascii;
  int wide; /* it may have code points above U+007F; */
  uint64_t leads; /* by first byte, from C0 on: where these may start */
} class_set;

#define CLASSES_ALL_LEADS 0x001FFFFFFFFFFFFCu /* C2 to F4 */

/* The share of a byte in texts, about. */
double classes_frequency(unsigned byte);

void classes_add(class_set *class, uint32_t first, uint32_t last);
/* Add a code point above U+007F of an expression without case. */
void classes_add_wide(class_set *class, uint32_t code_point);
/* Add what differs in case alone. */
void classes_fold(class_set *class);

/* Reading patterns, all from 'at'; they return where they end, or NULL where
 * there is something else or something not understood. */

/* Behind "[": up to and with the closing "]". */
const uint8_t *classes_read(const uint8_t *at, const uint8_t *end,
                            const literal_options *options, class_set *class);
/* Behind a backslash: \d \w \s \h \v \p and their opposites. */
const uint8_t *classes_escape(const uint8_t *at, const uint8_t *end,
                              const literal_options *options,
                              class_set *class);
/* Behind a backslash: one character. */
const uint8_t *classes_char(const uint8_t *at, const uint8_t *end,
                            uint32_t *code_point);
/* A code point as it is. */
const uint8_t *classes_decode(const uint8_t *at, const uint8_t *end,
                              uint32_t *code_point);

/* Is it white space that (?x) ignores? */
static inline int classes_is_blank(uint8_t byte) {
  return byte == ' ' || (byte >= 9 && byte <= 13);
}

#endif
