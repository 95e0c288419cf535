/* token.h: the token table, made in one pass over the text and shared by all
 * that follows: sentences, lists, patterns. */
#ifndef GLEAN_TOKEN_H
#define GLEAN_TOKEN_H

#include "text.h"

/* The version of what token hashes mean; files of lists carry it. */
#define TOKEN_HASH_VERSION 2u

/* Flags of a token. */
#define TOKEN_KIND_MASK 0x0003u  /* glean_token_kind */
#define TOKEN_CASE_SHIFT 2
#define TOKEN_CASE_MASK 0x001Cu  /* glean_token_case, shifted */
#define TOKEN_GLUED 0x0020u      /* touches the token before */
#define TOKEN_LINE 0x0040u       /* one line break or more before it */
#define TOKEN_BLANK 0x0080u      /* a blank line before it */
#define TOKEN_CAP 0x0100u        /* its first letter is upper (title) case */
#define TOKEN_ASCII 0x0200u      /* all bytes are ASCII */
#define TOKEN_CLUSTER 0x0400u    /* one grapheme cluster of a script without
                                    spaces between words */
#define TOKEN_POSSESSIVE 0x0800u /* a word that ends in 's or its like */

/* One array a column: passes over one column touch few cache lines. */
typedef struct token_table {
  uint32_t *start, *end; /* bytes, half-open */
  uint64_t *hash;
  uint16_t *flags;
  size_t len, cap;
} token_table;

static inline glean_token_kind token_kind(uint16_t flags) {
  return (glean_token_kind)(flags & TOKEN_KIND_MASK);
}

static inline glean_token_case token_case(uint16_t flags) {
  return (glean_token_case)((flags & TOKEN_CASE_MASK) >> TOKEN_CASE_SHIFT);
}

/* Make room for 'cap' tokens in all.  GLEAN_OK or GLEAN_NOMEM; then the table
 * is as it was. */
glean_status token_table_reserve(token_table *table, const glean_allocator *mem,
                                 size_t cap);

/* Give back room that is not used, where it is worth a copy. */
void token_table_trim(token_table *table, const glean_allocator *mem);

void token_table_free(token_table *table, const glean_allocator *mem);

/* The bytes a table holds. */
size_t token_table_memory(const token_table *table);

/* The first token that ends after 'offset'; table->len if none. */
size_t token_at(const token_table *table, size_t offset);

/* The hash of a token: over its folded bytes, of which the first
 * TOKEN_HASH_BYTES count, and the length. */
#define TOKEN_HASH_BYTES 256u
uint64_t token_hash(const uint8_t *bytes, size_t len);

/* See glean_shape. */
#define TOKEN_SHAPE_BYTES GLEAN_SHAPE_BYTES
size_t token_shape(const uint8_t *bytes, size_t len, uint8_t *out);

/* The end of a token's word proper: before 's in a possessive, else its end. */
uint32_t token_stem_end(const token_table *table, const text_view *t, size_t i);

#endif
