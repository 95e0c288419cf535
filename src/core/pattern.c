/* pattern.c: parsing patterns by recursive descent.
 *
 * A bar with white space on both sides separates sequences, one without joins
 * single atoms, and in parentheses whose bars are all unspaced every bar
 * separates sequences.  So a group is looked over for its bars first. */
#include "pattern.h"

#include <string.h>

#include "check.h"
#include "expr.h"
#include "fold.h"
#include "lexer.h"
#include "tokenizer.h"

/* How the bars of a group are read. */
typedef enum bars {
  BARS_MIXED_FREE, /* the whole pattern: both kinds, each with its meaning */
  BARS_SPACED,     /* in parentheses: no bar, or spaced ones only */
  BARS_TIGHT,      /* in parentheses: unspaced ones only */
  BARS_MIXED       /* in parentheses: both kinds */
} bars;

static pattern_node *parse_pattern(lexer *x, bars kind);

static pattern_node *new_node(lexer *x, pattern_op op, size_t position) {
  pattern_node *node = lexer_alloc(x, sizeof *node);
  if (node == NULL) return NULL;
  *node = (pattern_node){.op = op, .position = (uint32_t)position};
  return node;
}

int pattern_is_nullable(const pattern_node *n) {
  const pattern_node *c = n->child;
  switch (n->op) {
    case PATTERN_STEP:
    case PATTERN_LABEL:
    case PATTERN_LIST:
    case PATTERN_NAME: return 0;
    case PATTERN_FIRST:
    case PATTERN_LAST:
    case PATTERN_LOOK: return 1;
    case PATTERN_CAPTURE: return pattern_is_nullable(c);
    case PATTERN_REPEAT: return n->min == 0 || pattern_is_nullable(c);
    case PATTERN_SEQUENCE:
      while (c != NULL && pattern_is_nullable(c)) c = c->next;
      return c == NULL;
    case PATTERN_CHOICE:
      while (c != NULL && !pattern_is_nullable(c)) c = c->next;
      return c != NULL;
  }
  return 0;
}

/* ---- Words and strings ---- */

/* Turn literal text into steps: one a token of the document's tokenizer.
 * 'exact' compares bytes.  Tokens that touch there must touch in the text. */
static pattern_node *literal(lexer *x, size_t position, const char *bytes,
                             size_t len, int exact) {
  text_view t = {.bytes = (const uint8_t *)bytes, .len = len};
  token_table k = {0};
  if (tokenize(&k, x->mem, &t) != GLEAN_OK) return lexer_nomem(x);
  pattern_node *sequence = new_node(x, PATTERN_SEQUENCE, position);
  pattern_node **tail = sequence ? &sequence->child : NULL;
  for (size_t i = 0; sequence != NULL && i < k.len; i++) {
    pattern_test *test = lexer_alloc(x, sizeof *test);
    pattern_node *step = test ? new_node(x, PATTERN_STEP, position) : NULL;
    size_t size = k.end[i] - k.start[i];
    size_t room = exact ? size : size * FOLD_GROWTH;
    uint8_t *copy = step ? lexer_alloc(x, room + 1) : NULL;
    if (copy == NULL) {
      sequence = NULL;
      break;
    }
    const uint8_t *from = t.bytes + k.start[i];
    if (exact)
      memcpy(copy, from, size);
    else
      size = fold_bytes(from, size, copy, room);
    *test = (pattern_test){.op = exact ? PATTERN_TEST_BYTES : PATTERN_TEST_FOLD,
                           .glued = i > 0 && k.flags[i] & TOKEN_GLUED,
                           .hash = k.hash[i],
                           .bytes = copy,
                           .len = size};
    step->test = test;
    *tail = step;
    tail = &step->next;
  }
  if (sequence != NULL && k.len == 0)
    lexer_fail(x, "never", position, "a word without tokens matches nothing");
  if (sequence != NULL && k.len == 1) sequence = sequence->child;
  token_table_free(&k, x->mem);
  return x->status == GLEAN_OK ? sequence : NULL;
}

static pattern_node *parse_word(lexer *x) {
  size_t position = x->at, len;
  const char *word = lexer_word(x, &len);
  return word ? literal(x, position, word, len, 0) : NULL;
}

static pattern_node *parse_string(lexer *x) {
  size_t position = x->at, len;
  const char *string = lexer_string(x, &len);
  if (string == NULL) return NULL;
  if (len == 0)
    return lexer_fail(x, "empty_match", position, "\"\" matches nothing");
  return literal(x, position, string, len, 1);
}

/* ---- Atoms ---- */

/* A step whose test is an expression; NULL for none. */
static pattern_node *expr_step(lexer *x, size_t position, pattern_expr *e) {
  pattern_test *test = e ? lexer_alloc(x, sizeof *test) : NULL;
  pattern_node *node = test ? new_node(x, PATTERN_STEP, position) : NULL;
  if (node == NULL) return NULL;
  *test = (pattern_test){.op = PATTERN_TEST_EXPR, .expr = e};
  node->test = test;
  return node;
}

static pattern_node *parse_expr_atom(lexer *x) {
  size_t position = x->at++;
  pattern_expr *e = expr_parse(x);
  if (e == NULL) return NULL;
  lexer_space(x);
  if (lexer_peek(x) != ']')
    return x->at >= x->len
               ? lexer_fail(x, "unclosed", position, "\"[\" is never closed")
               : lexer_fail(x, "syntax", x->at, "\"]\" expected");
  x->at++;
  if (!check_expr(x, e, position)) return NULL;
  return expr_step(x, position, e);
}

static int is_label_char(int c) {
  return lexer_is_name_char(c) || c == '-';
}

/* What follows a label, up to its ">": an expression or nothing. */
static int parse_label_tail(lexer *x, size_t position, pattern_expr **expr) {
  int spaced = lexer_is_space(lexer_peek(x));
  *expr = NULL;
  lexer_space(x);
  if (spaced && lexer_peek(x) != '>' && lexer_peek(x) != -1) {
    x->angle = 1;
    *expr = expr_parse(x);
    x->angle = 0;
    if (*expr == NULL || !check_expr(x, *expr, position)) return 0;
    lexer_space(x);
  }
  if (lexer_peek(x) == '>') {
    x->at++;
    return 1;
  }
  if (lexer_peek(x) == -1)
    lexer_fail(x, "unclosed", position, "\"<\" is never closed; literal: \\<");
  else
    lexer_fail(x, "syntax", x->at, "\">\" expected");
  return 0;
}

static pattern_node *parse_label(lexer *x) {
  size_t position = x->at++;
  size_t begin = x->at;
  if (lexer_is_name_start(lexer_peek(x)))
    while (is_label_char(lexer_peek(x))) x->at++;
  size_t len = x->at - begin;
  if (len == 0)
    return lexer_fail(x, "syntax", position,
                      "a label expected after \"<\"; literal: \\<");
  int is_name = len == 4 && memcmp(x->s + begin, "NAME", 4) == 0;
  pattern_node *node =
      new_node(x, is_name ? PATTERN_NAME : PATTERN_LABEL, position);
  if (node == NULL || !parse_label_tail(x, position, &node->expr)) return NULL;
  if (is_name && node->expr != NULL)
    return lexer_fail(x, "bad_value", node->expr->position,
                      "<NAME> is no annotation: it has no attributes");
  node->name = lexer_copy(x, begin, len);
  node->name_len = len;
  return node->name ? node : NULL;
}

static pattern_node *parse_list(lexer *x) {
  size_t position = x->at++;
  size_t begin = x->at;
  while (lexer_is_name_char(lexer_peek(x))) x->at++;
  pattern_node *node = new_node(x, PATTERN_LIST, position);
  if (node == NULL) return NULL;
  node->name_len = x->at - begin;
  node->name = lexer_copy(x, begin, node->name_len);
  return node->name ? node : NULL;
}

/* A gap is a lazy repetition of any token. */
static pattern_node *parse_gap(lexer *x) {
  static const pattern_test any = {.op = PATTERN_TEST_GAP};
  size_t position = x->at;
  x->at += 3;
  pattern_node *repeat = new_node(x, PATTERN_REPEAT, position);
  pattern_node *step = repeat ? new_node(x, PATTERN_STEP, position) : NULL;
  if (step == NULL) return NULL;
  step->test = &any;
  repeat->child = step;
  repeat->max = PATTERN_UNBOUNDED;
  repeat->lazy = repeat->gap = 1;
  if (lexer_peek(x) == '{' && !lexer_range(x, &repeat->min, &repeat->max))
    return NULL;
  if (lexer_is_quantifier(lexer_peek(x)))
    return lexer_fail(x, "double_quantifier", x->at,
                      "a gap takes no quantifier but {n,m}");
  return repeat;
}

/* Look over the group that starts at the "(" here: how are its bars? */
static bars group_bars(const lexer *x, size_t open) {
  int spaced = 0, unspaced = 0;
  lexer_scan scan = {.at = x->at + open};
  while (lexer_scan_bar(x, &scan)) {
    if (lexer_bar_is_spaced(x, scan.bar))
      spaced = 1;
    else
      unspaced = 1;
  }
  if (!unspaced) return BARS_SPACED;
  return spaced ? BARS_MIXED : BARS_TIGHT;
}

/* The group whose "(" is here; 'open' bytes stand before its content. */
static pattern_node *parse_group(lexer *x, size_t open) {
  size_t position = x->at;
  if (++x->depth > GLEAN_MAX_PATTERN_DEPTH)
    return lexer_limit(x, "depth", position, "groups nested more than %d deep",
                       GLEAN_MAX_PATTERN_DEPTH);
  bars kind = group_bars(x, open);
  x->at += open;
  pattern_node *node = parse_pattern(x, kind);
  if (node == NULL) return NULL;
  x->depth--;
  if (lexer_peek(x) != ')')
    return lexer_fail(x, "unclosed", position, "\"(\" is never closed");
  x->at++;
  return node;
}

/* ---- Look-around ---- */

/* The length of "(?=", "(?!", "(?<=" or "(?<!" here; 0 for none. */
static size_t look_length(const lexer *x) {
  if (lexer_starts(x, "(?=") || lexer_starts(x, "(?!")) return 3;
  if (lexer_starts(x, "(?<=") || lexer_starts(x, "(?<!")) return 4;
  return 0;
}

static pattern_node *parse_look(lexer *x) {
  size_t position = x->at, open = look_length(x);
  if (open == 0)
    return lexer_fail(x, "syntax", position + 1,
                      "look-around is (?= ) (?! ) (?<= ) or (?<! )");
  if (++x->looks > GLEAN_MAX_LOOK_DEPTH)
    return lexer_limit(x, "look_depth", position, "nested more than %d deep",
                       GLEAN_MAX_LOOK_DEPTH);
  pattern_node *node = new_node(x, PATTERN_LOOK, position);
  if (node == NULL) return NULL;
  node->behind = open == 4;
  node->negative = lexer_char(x, position + open - 1) == '!';
  node->child = parse_group(x, open);
  if (node->child == NULL) return NULL;
  x->looks--;
  if (pattern_is_nullable(node->child))
    return lexer_fail(x, "empty_match", node->child->position,
                      "this can match nothing at all");
  if (lexer_is_quantifier(lexer_peek(x)))
    return lexer_fail(x, "look_quantifier", x->at,
                      "look-around cannot be repeated");
  return node;
}

static pattern_node *read_atom(lexer *x) {
  int c = lexer_peek(x);
  if (lexer_is_quantifier(c))
    return lexer_fail(x, "dangling", x->at, "nothing to repeat; literal: \\%c",
                      c);
  if (c == '"') return parse_string(x);
  if (c == '[') return parse_expr_atom(x);
  if (c == '<') return parse_label(x);
  if (lexer_starts(x, "(?"))
    return lexer_fail(x, "ambiguous_bar", x->at,
                      "look-around is no item to name or join; set it apart");
  if (c == '(') return parse_group(x, 1);
  if (c == '@' && lexer_is_name_start(lexer_char(x, x->at + 1)))
    return parse_list(x);
  if (c == '%' && lexer_is_name_start(lexer_char(x, x->at + 1)))
    return expr_step(x, x->at, expr_predicate(x));
  if (c == '/') return expr_step(x, x->at, expr_regex(x));
  if (c == ']' || c == '>' || c == '}')
    return lexer_fail(x, "syntax", x->at, "\"%c\" closes nothing", c);
  if (lexer_at_gap(x)) return parse_gap(x);
  return parse_word(x);
}

static void set_end(pattern_node *node, size_t end) {
  node->end = (uint32_t)end;
  int tokens = node->op == PATTERN_SEQUENCE || node->op == PATTERN_REPEAT;
  for (pattern_node *c = node->child; tokens && c != NULL; c = c->next)
    if (c->op == PATTERN_STEP && c->end == 0) c->end = (uint32_t)end;
}

static pattern_node *parse_atom(lexer *x) {
  pattern_node *node = read_atom(x);
  if (node != NULL) set_end(node, x->at);
  return node;
}

/* ---- Items ---- */

static pattern_node *quantified(lexer *x, pattern_node *child) {
  pattern_node *node = new_node(x, PATTERN_REPEAT, x->at);
  if (node == NULL) return NULL;
  node->position = child->position;
  node->child = child;
  int c = lexer_peek(x);
  node->min = c == '+';
  node->max = c == '?' ? 1 : PATTERN_UNBOUNDED;
  if (c != '{')
    x->at++;
  else if (!lexer_range(x, &node->min, &node->max))
    return NULL;
  if (lexer_peek(x) == '?') {
    node->lazy = 1;
    x->at++;
  }
  if (lexer_is_quantifier(lexer_peek(x)))
    return lexer_fail(x, "double_quantifier", x->at, "one quantifier only");
  return node;
}

/* atom "|" atom ...: the alternatives of one item; x is at the first bar. */
static pattern_node *parse_joined(lexer *x, pattern_node *first) {
  pattern_node *choice = new_node(x, PATTERN_CHOICE, first->position);
  if (choice == NULL) return NULL;
  choice->child = first;
  pattern_node *last = first;
  while (lexer_peek(x) == '|' && !lexer_bar_is_spaced(x, x->at)) {
    if (!lexer_check_bar(x)) return NULL;
    x->at++;
    if (lexer_at_capture(x))
      return lexer_fail(x, "ambiguous_bar", x->at,
                        "a capture inside \"|\"; write (x:a | y:b)");
    last->next = parse_atom(x);
    if (last->next == NULL) return NULL;
    last = last->next;
    if (lexer_is_quantifier(lexer_peek(x)))
      return lexer_fail(x, "bar_quantifier", x->at,
                        "write (a|b)%c or (a | b%c)", lexer_peek(x),
                        lexer_peek(x));
  }
  return choice;
}

/* What follows "name:" or stands alone: atom [quantifier] or joined atoms. */
static pattern_node *parse_body(lexer *x, bars kind) {
  pattern_node *atom = parse_atom(x);
  if (atom == NULL) return NULL;
  int is_gap = atom->op == PATTERN_REPEAT && atom->gap;
  int joined = lexer_peek(x) == '|' && kind != BARS_TIGHT &&
               !lexer_bar_is_spaced(x, x->at);
  if (joined) return parse_joined(x, atom);
  if (is_gap || !lexer_is_quantifier(lexer_peek(x))) return atom;
  pattern_node *node = quantified(x, atom);
  if (node != NULL && lexer_peek(x) == '|' && kind != BARS_TIGHT &&
      !lexer_bar_is_spaced(x, x->at) && lexer_check_bar(x))
    return lexer_fail(x, "bar_quantifier", x->at - 1,
                      "a quantifier inside \"|\"; write (a|b)+ or (a+ | b)");
  return node;
}

static int is_match_field(const char *name, size_t len) {
  static const char *const fields[] = {"first", "last", "text", "label",
                                       "doc"};
  for (size_t i = 0; i < BASE_LEN(fields); i++)
    if (strlen(fields[i]) == len && memcmp(fields[i], name, len) == 0)
      return 1;
  return 0;
}

/* NAME ":" item.  The quantifier stands outside: x:a+ repeats the capture. */
static pattern_node *parse_capture(lexer *x, bars kind) {
  size_t begin = x->at;
  while (lexer_is_name_char(lexer_peek(x))) x->at++;
  size_t len = x->at - begin;
  int next = lexer_char(x, x->at + 1);
  if (x->looks > 0)
    return lexer_fail(x, "look_capture", begin, "no captures in look-around");
  if (next == -1 || lexer_is_space(next) || next == ')')
    return lexer_fail(x, "bare_colon", x->at,
                      "capture of nothing; literal: %.*s\\:", (int)len,
                      x->s + begin);
  if (is_match_field(x->s + begin, len))
    return lexer_fail(x, "bad_capture", begin,
                      "'%.*s' is a field of every match", (int)len,
                      x->s + begin);
  x->at++;
  pattern_node *body = parse_body(x, kind);
  pattern_node *node = body ? new_node(x, PATTERN_CAPTURE, begin) : NULL;
  if (node == NULL) return NULL;
  node->name = lexer_copy(x, begin, len);
  node->name_len = len;
  if (node->name == NULL) return NULL;
  if (body->op != PATTERN_REPEAT || body->gap) {
    node->child = body;
    return node;
  }
  node->child = body->child;
  body->child = node;
  return body;
}

static pattern_node *parse_anchor(lexer *x) {
  size_t position = x->at;
  int c = lexer_peek(x), next = lexer_char(x, position + 1);
  x->at++;
  if (c == '$' && next != -1 && !lexer_is_space(next) && next != ')' &&
      next != '|' && next != '$')
    return lexer_fail(x, "bad_anchor", position,
                      "\"$\" is sentence end; literal: \\$");
  return new_node(x, c == '^' ? PATTERN_FIRST : PATTERN_LAST, position);
}

static int is_anchor(int c) {
  return c == '^' || c == '$';
}

static pattern_node *read_item(lexer *x, bars kind) {
  if (is_anchor(lexer_peek(x))) return parse_anchor(x);
  if (lexer_starts(x, "(?")) return parse_look(x);
  if (lexer_at_capture(x)) return parse_capture(x, kind);
  return parse_body(x, kind);
}

static pattern_node *parse_item(lexer *x, bars kind) {
  pattern_node *node = read_item(x, kind);
  if (node != NULL) node->end = (uint32_t)x->at;
  return node;
}

/* ---- Sequences ---- */

/* Does a sequence end here?  x stands behind white space. */
static int at_sequence_end(const lexer *x) {
  int c = lexer_peek(x);
  return c == -1 || c == '|' || c == ')';
}

/* Items must be separated, but for anchors. */
static int check_glued(lexer *x, int was_anchor) {
  int c = lexer_peek(x);
  if (at_sequence_end(x) || lexer_is_space(c) || is_anchor(c) || was_anchor)
    return 1;
  if (c == ']' || c == '>' || c == '}') return 1; /* "closes nothing" */
  lexer_fail(x, "glued", x->at, "space missing before \"%.*s\"",
             (int)lexer_code_point_length(x), x->s + x->at);
  return 0;
}

/* In a group with both kinds of bars an unspaced one may stand only in a
 * sequence of one plain item. */
static int check_mixed(lexer *x, const pattern_node *sequence) {
  const pattern_node *only = sequence->child;
  for (const pattern_node *n = only; n != NULL; n = n->next) {
    int joined = n->op == PATTERN_CHOICE ||
                 (n->op == PATTERN_CAPTURE && n->child->op == PATTERN_CHOICE);
    if (!joined || (only->next == NULL && n->op == PATTERN_CHOICE)) continue;
    lexer_scan scan = {.at = n->position};
    size_t bar = lexer_scan_bar(x, &scan) ? scan.bar : n->position;
    lexer_fail(x, "ambiguous_bar", bar,
               "write ((a|b) c | d) or (a | b c | d)");
    return 0;
  }
  return 1;
}

static pattern_node *parse_sequence(lexer *x, bars kind) {
  pattern_node *sequence = new_node(x, PATTERN_SEQUENCE, x->at);
  if (sequence == NULL) return NULL;
  pattern_node **tail = &sequence->child;
  lexer_space(x);
  sequence->position = (uint32_t)x->at;
  while (!at_sequence_end(x)) {
    pattern_node *item = parse_item(x, kind);
    if (item == NULL) return NULL;
    *tail = item;
    tail = &item->next;
    int was_anchor = item->op == PATTERN_FIRST || item->op == PATTERN_LAST;
    if (!check_glued(x, was_anchor)) return NULL;
    lexer_space(x);
  }
  if (kind == BARS_MIXED && !check_mixed(x, sequence)) return NULL;
  int unclosed = x->depth > 0 && lexer_peek(x) == -1; /* the group says so */
  if (sequence->child == NULL && !unclosed)
    return lexer_fail(x, "empty_match", x->at,
                      "this can match nothing at all");
  return sequence;
}

static pattern_node *parse_pattern(lexer *x, bars kind) {
  pattern_node *first = parse_sequence(x, kind);
  if (first == NULL || lexer_peek(x) != '|') return first;
  pattern_node *choice = new_node(x, PATTERN_CHOICE, first->position);
  if (choice == NULL) return NULL;
  choice->child = first;
  pattern_node *last = first;
  while (lexer_peek(x) == '|') {
    if (!lexer_check_bar(x)) return NULL;
    x->at++;
    last->next = parse_sequence(x, kind);
    if (last->next == NULL) return NULL;
    last = last->next;
  }
  return choice;
}

glean_status pattern_parse(pattern_node **out, pattern_parts *parts,
                           mem_arena *arena, const glean_allocator *mem,
                           const char *pattern, size_t len,
                           const glean_pattern_options *options,
                           glean_error *err) {
  *out = NULL;
  if (len > GLEAN_MAX_PATTERN)
    return base_fail(err, GLEAN_LIMIT, "pattern_bytes", 0,
                     "a pattern longer than %d bytes", GLEAN_MAX_PATTERN);
  lexer x = {.s = pattern, .len = len, .arena = arena, .mem = mem, .err = err,
             .options = options, .parts = parts};
  if (!lexer_check_utf8(&x)) return x.status;
  pattern_node *node = parse_pattern(&x, BARS_MIXED_FREE);
  if (node != NULL && lexer_peek(&x) == ')')
    node = lexer_fail(&x, "syntax", x.at, "\")\" closes nothing");
  if (node != NULL && pattern_is_nullable(node))
    node = lexer_fail(&x, "empty_match", node->position,
                      "this can match nothing at all");
  if (node != NULL) check_tree(&x, node);
  *out = node;
  return x.status;
}
