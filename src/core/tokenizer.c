/* tokenizer.c: the pass over the text that makes the token table.
 *
 * Sixty-four bytes at a time become masks (block.h); with them a token of
 * plain ASCII is found, classed and hashed by a few shifts.  A token that has
 * another byte in it or at its end, or outgrows the block, is left to scan.c:
 * both ways give the same tokens. */
#include "tokenizer.h"

#include <string.h>

#include "block.h"
#include "hash.h"
#include "scan.h"

typedef struct pass {
  const text_view *t;
  token_table *table;
  const glean_allocator *mem;
  size_t last;          /* where the token before ended */
  size_t at;            /* where the block starts */
  block b;
} pass;

/* ---- Rows ---- */

/* Make room for the tokens of one block.  Their number in the rest of the
 * text is guessed from what has been seen, so that a table grows once. */
static glean_status reserve(pass *p) {
  token_table *k = p->table;
  if (k->cap - k->len >= BLOCK_BYTES) return GLEAN_OK;
  size_t left = p->t->len - p->at;
  size_t guess = left / 3;
  if (guess > 4096) guess = 4096;
  if (k->len > 0) {
    double density = (double)k->len / (double)p->at;
    guess = (size_t)((double)left * density * 1.1);
  }
  if (guess < k->len / 8) guess = k->len / 8;
  return token_table_reserve(k, p->mem, k->len + guess + BLOCK_BYTES);
}

static void add(pass *p, size_t start, size_t end, uint64_t hash,
                unsigned flags) {
  token_table *k = p->table;
  size_t row = k->len++;
  k->start[row] = (uint32_t)start; /* text <= GLEAN_MAX_TEXT */
  k->end[row] = (uint32_t)end;
  k->hash[row] = hash;
  k->flags[row] = (uint16_t)flags;
  p->last = end;
}

/* ---- Classes of ASCII tokens ---- */

#define FLAGS(kind, casing) \
  (uint16_t)(TOKEN_ASCII | (kind) | (casing) << TOKEN_CASE_SHIFT)
#define LOOK 0x8000u /* no flag of a token: the first byte does not tell */

/* The flags of a token by its first byte, if there are no capitals behind it,
 * and letters only behind a letter.  Of the signs,
 * General_Category P* is punctuation; S* and Cc are symbols. */
static const uint16_t first_flags[128] = {
#define EACH4(c, f) [c] = f, [(c) + 1] = f, [(c) + 2] = f, [(c) + 3] = f
#define EACH16(c, f) EACH4(c, f), EACH4((c) + 4, f), EACH4((c) + 8, f), \
                     EACH4((c) + 12, f)
#define S FLAGS(GLEAN_TOKEN_SYMBOL, GLEAN_CASE_NONE)
#define P FLAGS(GLEAN_TOKEN_PUNCT, GLEAN_CASE_NONE)
#define N FLAGS(GLEAN_TOKEN_NUMBER, GLEAN_CASE_NONE)
#define L FLAGS(GLEAN_TOKEN_WORD, GLEAN_CASE_LOWER)
#define T FLAGS(GLEAN_TOKEN_WORD, GLEAN_CASE_TITLE) | TOKEN_CAP
    EACH16(0x00, S), EACH16(0x10, S),
    ['!'] = P, ['"'] = P, ['#'] = P, ['$'] = S, ['%'] = P, ['&'] = P,
    ['\''] = P, ['('] = P, [')'] = P, ['*'] = P, ['+'] = S, [','] = P,
    ['-'] = P, ['.'] = P, ['/'] = P,
    EACH4('0', N), EACH4('4', N), ['8'] = N, ['9'] = N,
    [':'] = P, [';'] = P, ['<'] = S, ['='] = S, ['>'] = S, ['?'] = P,
    ['@'] = P, EACH16('A', T), EACH4('Q', T), EACH4('U', T), ['Y'] = T,
    ['Z'] = T, ['['] = P, ['\\'] = P, [']'] = P, ['^'] = S, ['_'] = P | LOOK,
    ['`'] = S, EACH16('a', L), EACH4('q', L), EACH4('u', L), ['y'] = L,
    ['z'] = L, ['{'] = P, ['|'] = S, ['}'] = P, ['~'] = S, [0x7F] = S,
#undef T
#undef L
#undef N
#undef P
#undef S
#undef EACH16
#undef EACH4
};

#define WORD(casing) FLAGS(GLEAN_TOKEN_WORD, GLEAN_CASE_##casing)

/* What a word has: a number from the masks of its letters and digits. */
enum {
  HAS_DIGIT = 1,
  HAS_SMALL = 2,
  HAS_CAPITAL = 4,
  HAS_TWO = 8, /* capitals or more */
  STARTS = 16  /* the first letter is a capital */
};

/* The flags of such a word; of underscores, if it has nothing. */
static const uint16_t word_flags[32] = {
#define EACH(has, flags) [has] = flags, [(has) | HAS_DIGIT] = flags
    [0] = FLAGS(GLEAN_TOKEN_PUNCT, GLEAN_CASE_NONE),
    [HAS_DIGIT] = FLAGS(GLEAN_TOKEN_NUMBER, GLEAN_CASE_NONE),
    EACH(HAS_SMALL, WORD(LOWER)),
    EACH(HAS_CAPITAL | STARTS, WORD(TITLE) | TOKEN_CAP),
    EACH(HAS_CAPITAL | STARTS | HAS_SMALL, WORD(TITLE) | TOKEN_CAP),
    EACH(HAS_CAPITAL | STARTS | HAS_TWO, WORD(UPPER) | TOKEN_CAP),
    EACH(HAS_CAPITAL | STARTS | HAS_TWO | HAS_SMALL, WORD(MIXED) | TOKEN_CAP),
    EACH(HAS_CAPITAL | HAS_SMALL, WORD(MIXED)),
    EACH(HAS_CAPITAL | HAS_TWO | HAS_SMALL, WORD(MIXED)),
#undef EACH
};

static inline unsigned word_has(uint64_t letters, uint64_t capitals,
                                uint64_t digits) {
  uint64_t two = capitals & (capitals - 1);
  uint64_t first = capitals & letters & (0 - letters);
  return (digits ? HAS_DIGIT : 0u) | (letters != capitals ? HAS_SMALL : 0u) |
         (capitals ? HAS_CAPITAL : 0u) | (two ? HAS_TWO : 0u) |
         (first ? STARTS : 0u);
}

/* ---- The block ---- */

/* Joiners that join: between two letters, ' . : or between two digits,
 * ' . , ; (WB6, WB7, WB11, WB12). */
static uint64_t joins(const block *b) {
  uint64_t letters = b->letter << 1 & b->letter >> 1;
  uint64_t digits = b->digit << 1 & b->digit >> 1;
  uint64_t good = 0;
  for (uint64_t left = b->joiner & (letters | digits); left; left &= left - 1) {
    uint64_t bit = left & (0 - left);
    uint8_t c = b->lower[block_lowest(left)];
    int ends_both = c == '.' || c == '\'';
    if (ends_both || (c == ':' ? letters & bit : digits & bit)) good |= bit;
  }
  return good;
}

/* Load the block at p->at; behind the text's end stand blanks. */
static void load(pass *p) {
  uint8_t tail[BLOCK_BYTES];
  const uint8_t *bytes = p->t->bytes + p->at;
  size_t left = p->t->len - p->at;
  if (left < BLOCK_BYTES) {
    memset(tail, ' ', sizeof tail);
    memcpy(tail, bytes, left);
    bytes = tail;
  }
  block_load(bytes, &p->b);
}

/* The general way: gap and token, from where the last one ended.  False at
 * the end of the text. */
static int slow(pass *p) {
  uint16_t gap, flags;
  size_t start = scan_gap(p->t, p->last, &gap);
  p->last = start;
  if (start >= p->t->len) return 0;
  size_t end = scan_token(p->t, start, &flags);
  add(p, start, end, token_hash(p->t->bytes + start, end - start),
      (unsigned)flags | gap);
  return 1;
}

/* Does a word that holds a joiner end in 's? */
static int possessive(const uint8_t *end, unsigned flags) {
  return (flags & TOKEN_KIND_MASK) == GLEAN_TOKEN_WORD && end[-2] == '\'' &&
         end[-1] == 's';
}

/* Flags of a gap that is not empty. */
static unsigned gap_flags(const pass *p, size_t start) {
  if (start - p->last == 1 && p->t->bytes[p->last] == ' ') return 0;
  uint16_t flags;
  scan_gap(p->t, p->last, &flags);
  return flags;
}

/* ---- Quotation marks and dashes ---- */

/* U+2010 to U+2026 that stand alone, by their third byte; what they fold to,
 * without which a hash would need the general way. */
static const char *sign_fold(uint8_t third) {
  switch (third) {
    case 0x93: case 0x94: return "-";            /* dashes */
    case 0x98: case 0x99: return "'";            /* single quotes */
    case 0x9C: case 0x9D: return "\"";           /* double quotes */
    default: return NULL;
  }
}

/* Where such signs start.  A single quote is left out where it may join what
 * stands on both sides of it. */
static uint64_t signs(const block *b, uint64_t word) {
  uint64_t found = 0, sides = word | b->high;
  for (uint64_t left = b->high & ~(uint64_t)0 >> 3; left; left &= left - 1) {
    unsigned i = block_lowest(left);
    const uint8_t *bytes = b->lower + i;
    if (bytes[0] != 0xE2 || bytes[1] != 0x80 || !sign_fold(bytes[2])) continue;
    int single = bytes[2] == 0x98 || bytes[2] == 0x99;
    if (single && i > 0 && sides >> (i - 1) & sides >> (i + 3) & 1) continue;
    found |= (uint64_t)1 << i;
  }
  return found;
}

static void add_sign(pass *p, unsigned i) {
  uint8_t folded[16] = {(uint8_t)*sign_fold(p->b.lower[i + 2])};
  size_t start = p->at + i;
  unsigned flags = GLEAN_TOKEN_PUNCT | GLEAN_CASE_NONE << TOKEN_CASE_SHIFT;
  if (start > p->last)
    flags |= gap_flags(p, start);
  else if (start > 0)
    flags |= TOKEN_GLUED;
  add(p, start, start + 3, hash_short(folded, 1), flags);
}

/* The tokens of the block, from p->last on; where the next block starts. */
static size_t block_tokens(pass *p) {
  const block *b = &p->b;
  uint64_t word = b->letter | b->digit | b->under;
  uint64_t inner = joins(b), run = word | inner;
  uint64_t sign = b->high ? signs(b, word) : 0;
  uint64_t starts = ~b->space & ~(run << 1 & run) & ~(sign << 1 | sign << 2);
  uint64_t capital = b->letter & ~b->small;
  uint64_t high = b->high & ~(sign | sign << 1 | sign << 2);
  /* A token in front of one of these may be longer than it seems. */
  uint64_t stop = high | (b->joiner & high >> 1);
  while (starts) {
    unsigned i = block_lowest(starts);
    uint64_t rest = ~run >> i;
    unsigned n = rest ? block_lowest(rest) : BLOCK_BYTES;
    n += n == 0;
    if (i + n + 2 > BLOCK_BYTES) break;
    if (sign >> i & 1 && !(stop >> (i + 3) & 1)) {
      add_sign(p, i);
      starts &= starts - 1;
      continue;
    }
    if (((high | sign) >> i | stop >> (i + n)) & 1) {
      if (!slow(p)) return p->last;
      if (p->last - p->at >= BLOCK_BYTES) return p->last;
      starts &= ~(uint64_t)0 << (p->last - p->at);
      continue;
    }
    starts &= starts - 1;
    uint64_t all = (((uint64_t)1 << n) - 1) << i;
    size_t start = p->at + i;
    uint64_t letters = b->letter & all, capitals = capital & all;
    unsigned flags = first_flags[p->t->bytes[start]];
    uint64_t behind = letters & ((letters >> i & 1) - 1);
    if (behind | capitals >> i >> 1 | (flags & LOOK))
      flags = word_flags[word_has(letters, capitals, b->digit & all)];
    if (inner & all && possessive(b->lower + i + n, flags))
      flags |= TOKEN_POSSESSIVE;
    flags |= start == p->last ? TOKEN_GLUED & (0u - (start > 0))
                              : gap_flags(p, start);
    add(p, start, start + n,
        n <= 16 ? hash_short(b->lower + i, n) : hash_bytes(b->lower + i, n),
        flags);
  }
  if (p->last == p->at) slow(p);
  return p->last;
}

glean_status tokenize(token_table *table, const glean_allocator *mem,
                      const text_view *t) {
  pass p = {.t = t, .table = table, .mem = mem};
  while (p.at < t->len) {
    if (reserve(&p) != GLEAN_OK) {
      token_table_free(table, mem);
      return GLEAN_NOMEM;
    }
    load(&p);
    p.at = block_tokens(&p);
  }
  token_table_trim(table, mem);
  return GLEAN_OK;
}
