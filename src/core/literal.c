/* literal.c: reading regular expressions for what their matches must contain.
 *
 * A recursive descent over the syntax of PCRE2 that builds no tree: each part
 * gives its factors (factor.h).  It may say less than is true (a class it does
 * not know is any character), never more; at what could change the meaning of
 * what stands around it (conditions, verbs, \K, \Q) it gives up. */
#include "literal.h"

#include <string.h>

#include "classes.h"
#include "factor.h"
#include "utf8.h"

#define DEPTH 40      /* nested groups */
#define RARE 0.025    /* a factor that is more frequent helps nothing */
#define SETS 4096u    /* sets of one expression */

typedef struct reader {
  const uint8_t *at, *end;
  literal_options options;
  factor_pool pool;
  int depth;
  int bare;  /* the group just read was (?i) or the like */
  int looks; /* there is look-around */
  glean_status status; /* GLEAN_LIMIT: not understood */
} reader;

/* ---- Sets ---- */

static double share_of(const literal_set *set) {
  double sum = 0;
  for (unsigned byte = 0; byte < 256; byte++)
    if (literal_set_has(set, (uint8_t)byte)) sum += classes_frequency(byte);
  return sum;
}

glean_status literal_intern(literal_set **sets, size_t *len, size_t *cap,
                            const glean_allocator *mem, const literal_set *set,
                            uint16_t *number) {
  for (size_t i = *len; i > 0; i--) {
    if (memcmp((*sets)[i - 1].bits, set->bits, sizeof set->bits) != 0) continue;
    *number = (uint16_t)(i - 1);
    return GLEAN_OK;
  }
  if (*len >= UINT16_MAX) return GLEAN_LIMIT;
  literal_set *grown = mem_grow(mem, *sets, cap, *len + 1, sizeof *grown);
  if (grown == NULL) return GLEAN_NOMEM;
  *sets = grown;
  grown[*len] = *set;
  grown[*len].share = share_of(set);
  *number = (uint16_t)(*len)++;
  return GLEAN_OK;
}

static uint16_t intern(reader *r, const literal_set *set) {
  literal *out = r->pool.out;
  uint16_t number = 0;
  glean_status status = GLEAN_LIMIT;
  if (out->set_len < SETS)
    status = literal_intern(&out->sets, &out->set_len, &out->set_cap,
                            r->pool.mem, set, &number);
  if (status != GLEAN_OK && r->status == GLEAN_OK) r->status = status;
  return number;
}

/* ---- Parts ---- */

static factor_part *give_up(reader *r) {
  if (r->status == GLEAN_OK) r->status = GLEAN_LIMIT;
  return NULL;
}

static factor_part *new_part(reader *r) {
  factor_part *part = factor_new(&r->pool);
  if (part == NULL) r->status = GLEAN_NOMEM;
  return part;
}

/* A part for a class of characters. */
static factor_part *class_part(reader *r, const class_set *class) {
  literal_set set = class->ascii, last = set;
  if (class->wide) {
    set.bits[3] |= class->leads; /* C0..FF */
    last.bits[2] = ~(uint64_t)0; /* 80..BF */
  }
  uint16_t first_number = intern(r, &set), last_number = intern(r, &last);
  factor_part *part = r->status == GLEAN_OK ? new_part(r) : NULL;
  if (part == NULL) return NULL;
  if (class->wide)
    factor_set_wide(&r->pool, part, first_number, last_number);
  else
    factor_set_byte(&r->pool, part, first_number);
  return part;
}

/* A part for one byte that stands for itself. */
static factor_part *byte_part(reader *r, uint8_t byte) {
  class_set class = {0};
  class.ascii.bits[byte >> 6] |= (uint64_t)1 << (byte & 63);
  return class_part(r, &class);
}

static factor_part *boundary_part(reader *r) {
  factor_part *part = new_part(r);
  if (part != NULL) factor_set_boundary(part);
  return part;
}

static factor_part *unknown_part(reader *r, uint32_t min, uint32_t max) {
  factor_part *part = new_part(r);
  if (part != NULL) factor_set_unknown(part, min, max);
  return part;
}

/* A code point: its bytes, or a class where case does not count. */
static factor_part *char_part(reader *r, uint32_t code_point) {
  class_set class = {0};
  uint8_t bytes[4];
  if (code_point > 0x10FFFF) return give_up(r);
  size_t n = utf8_encode(code_point, bytes);
  if (n > 1 && r->options.caseless) {
    classes_add_wide(&class, code_point);
    return class_part(r, &class);
  }
  if (n > 1) {
    factor_part *part = byte_part(r, bytes[0]);
    for (size_t i = 1; part != NULL && i < n; i++) {
      factor_part *next = byte_part(r, bytes[i]);
      if (next == NULL) break;
      factor_concat(&r->pool, part, next);
      factor_release(&r->pool, next);
    }
    return part;
  }
  classes_add(&class, code_point, code_point);
  if (r->options.caseless) classes_fold(&class);
  return class_part(r, &class);
}

/* ---- Atoms ---- */

static factor_part *read_alternatives(reader *r);

static factor_part *read_class(reader *r) {
  class_set class;
  const uint8_t *after = classes_read(r->at, r->end, &r->options, &class);
  if (after == NULL) return give_up(r);
  r->at = after;
  return class_part(r, &class);
}

/* \g{name}, \k<name> and the like: what a group matched, or matches now; any
 * text.  The bracket at r->at + 1 is closed.  0 where it is none of these. */
static int skip_reference(reader *r) {
  static const char open[] = "{<'", close[] = "}>'";
  if (r->end - r->at < 3 || (*r->at != 'g' && *r->at != 'k')) return 0;
  const char *bracket = r->at[1] != '\0' ? strchr(open, r->at[1]) : NULL;
  if (bracket == NULL) return 0;
  const uint8_t *stop = memchr(r->at + 2, close[bracket - open],
                               (size_t)(r->end - r->at) - 2);
  if (stop == NULL) return 0;
  r->at = stop + 1;
  return 1;
}

/* Behind a backslash. */
static factor_part *read_escape(reader *r) {
  class_set class;
  uint32_t code_point;
  if (r->at == r->end) return give_up(r);
  uint8_t c = *r->at;
  const uint8_t *after = classes_escape(r->at, r->end, &r->options, &class);
  if (after != NULL) {
    r->at = after;
    return class_part(r, &class);
  }
  if (c == 'b') {
    r->at++;
    return boundary_part(r);
  }
  if (c != '\0' && strchr("BAZz", c) != NULL) {
    r->at++;
    return new_part(r);
  }
  if (c == 'R' || c == 'X') {
    r->at++;
    return unknown_part(r, 1, c == 'R' ? 3 : LITERAL_FAR);
  }
  if (skip_reference(r)) return unknown_part(r, 0, LITERAL_FAR);
  after = classes_char(r->at, r->end, &code_point);
  if (after == NULL) return give_up(r);
  r->at = after;
  return char_part(r, code_point);
}

/* (?imsx-imsx) and (?imsx: ...): flags from r->at to their end.  0 where
 * there are others. */
static int read_flags(reader *r) {
  int on = 1;
  for (; r->at < r->end && *r->at != ')' && *r->at != ':'; r->at++) {
    switch (*r->at) {
      case '-': on = 0; break;
      case 'i': r->options.caseless = on; break;
      case 'x':
        if (r->at[1] == 'x') return 0;
        r->options.extended = on;
        break;
      case 'm': case 's': break;
      default: return 0;
    }
  }
  return r->at < r->end;
}

static int starts(const reader *r, const char *text) {
  size_t n = strlen(text);
  return (size_t)(r->end - r->at) >= n && memcmp(r->at, text, n) == 0;
}

/* (?<name>, (?'name', (?P<name>: skip it.  0 where it is no name. */
static int skip_name(reader *r) {
  if (*r->at == 'P') r->at++;
  if (r->at == r->end) return 0;
  uint8_t close = *r->at == '\'' ? '\'' : '>';
  const uint8_t *stop =
      memchr(r->at + 1, close, (size_t)(r->end - r->at) - 1);
  if (stop == NULL) return 0;
  r->at = stop + 1;
  return 1;
}

/* The inside of a group, and its ')'. */
static factor_part *read_inside(reader *r) {
  factor_part *part = read_alternatives(r);
  if (part == NULL) return NULL;
  if (r->at < r->end && *r->at == ')') {
    r->at++;
    return part;
  }
  factor_release(&r->pool, part);
  return give_up(r);
}

/* A group that matches nothing itself: look-around. */
static factor_part *read_look(reader *r) {
  factor_part *body = read_inside(r);
  if (body == NULL) return NULL;
  factor_release(&r->pool, body);
  r->looks = 1;
  return new_part(r);
}

/* Behind "(?". */
static factor_part *read_special(reader *r) {
  static const char *const looks[] = {"=", "!", "<=", "<!"};
  for (size_t i = 0; i < 4; i++) {
    if (!starts(r, looks[i])) continue;
    r->at += strlen(looks[i]);
    return read_look(r);
  }
  if (starts(r, ":") || starts(r, ">") || starts(r, "|")) {
    r->at++;
    return read_inside(r);
  }
  if (starts(r, "<") || starts(r, "'") || starts(r, "P<"))
    return skip_name(r) ? read_inside(r) : give_up(r);
  if (!read_flags(r)) return give_up(r);
  if (*r->at++ == ':') return read_inside(r);
  r->bare = 1;
  return new_part(r);
}

/* Behind "(".  Options set inside a group end with it; a bare (?i) holds to
 * the end of the group around it. */
static factor_part *read_group(reader *r) {
  literal_options before = r->options;
  factor_part *part;
  if (r->at == r->end || *r->at == '*' || r->depth == DEPTH)
    return give_up(r);
  r->depth++;
  r->bare = 0;
  if (*r->at == '?') {
    r->at++;
    part = read_special(r);
  } else {
    part = read_inside(r);
  }
  r->depth--;
  if (!r->bare) r->options = before;
  r->bare = 0;
  return part;
}

static factor_part *read_atom(reader *r) {
  class_set any = {{{~(uint64_t)0, ~(uint64_t)0, 0, 0}, 0}, 1,
                   CLASSES_ALL_LEADS};
  uint8_t c = *r->at++;
  uint32_t code_point;
  switch (c) {
    case '.': return class_part(r, &any);
    case '^': case '$': return new_part(r);
    case '[': return read_class(r);
    case '(': return read_group(r);
    case '\\': return read_escape(r);
    case '*': case '+': case '?': return give_up(r);
    default: break;
  }
  r->at--;
  const uint8_t *after = classes_decode(r->at, r->end, &code_point);
  if (after == NULL || (r->options.extended && code_point > 127))
    return give_up(r); /* (?x) ignores some white space beyond ASCII */
  r->at = after;
  return char_part(r, code_point);
}

/* ---- Sequences ---- */

/* White space and comments of (?x), and comments in (?#...): a quantifier
 * behind them belongs to what stands before. */
static void skip_blank(reader *r) {
  while (r->at < r->end) {
    if (r->options.extended && classes_is_blank(*r->at)) {
      r->at++;
    } else if (r->options.extended && *r->at == '#') {
      while (r->at < r->end && *r->at != '\n') r->at++;
    } else if (starts(r, "(?#")) {
      while (r->at < r->end && *r->at != ')') r->at++;
      if (r->at < r->end) r->at++;
    } else {
      return;
    }
  }
}

static uint32_t read_number(const uint8_t **at, const uint8_t *end) {
  uint32_t n = 0;
  for (; *at < end && **at >= '0' && **at <= '9'; (*at)++)
    if (n < 100000) n = n * 10 + (uint32_t)(**at - '0');
  return n;
}

/* A quantifier at r->at; 0 where there is none. */
static int read_count(reader *r, uint32_t *min, uint32_t *max) {
  *min = 0;
  *max = LITERAL_FAR;
  if (r->at == r->end) return 0;
  const uint8_t *at = r->at + 1;
  switch (*r->at) {
    case '*': break;
    case '+': *min = 1; break;
    case '?': *max = 1; break;
    case '{': {
      if (at == r->end || *at < '0' || *at > '9') return 0;
      *min = *max = read_number(&at, r->end);
      if (at < r->end && *at == ',') {
        at++;
        *max = LITERAL_FAR;
        if (at < r->end && *at >= '0' && *at <= '9')
          *max = read_number(&at, r->end);
      }
      if (at == r->end || *at++ != '}') return 0;
      break;
    }
    default: return 0;
  }
  r->at = at;
  if (r->at < r->end && (*r->at == '?' || *r->at == '+')) r->at++;
  return 1;
}

/* An atom with its quantifier. */
static factor_part *read_item(reader *r) {
  uint32_t min, max;
  factor_part *part = read_atom(r);
  if (part == NULL) return NULL;
  skip_blank(r);
  while (read_count(r, &min, &max)) { /* x{2}{3} is (?:x{2}){3} */
    if (factor_repeat(&r->pool, part, min, max) != GLEAN_OK)
      r->status = GLEAN_NOMEM;
    skip_blank(r);
  }
  if (r->status == GLEAN_OK) return part;
  factor_release(&r->pool, part);
  return NULL;
}

static factor_part *read_sequence(reader *r) {
  factor_part *all = new_part(r);
  if (all == NULL) return NULL;
  for (skip_blank(r); r->at < r->end && *r->at != '|' && *r->at != ')';
       skip_blank(r)) {
    factor_part *item = read_item(r);
    if (item == NULL) {
      factor_release(&r->pool, all);
      return NULL;
    }
    factor_concat(&r->pool, all, item);
    factor_release(&r->pool, item);
  }
  factor_settle(&r->pool, all);
  return all;
}

static factor_part *read_alternatives(reader *r) {
  factor_part *all = read_sequence(r);
  while (all != NULL && r->at < r->end && *r->at == '|') {
    r->at++;
    factor_part *next = read_sequence(r);
    if (next == NULL) {
      factor_release(&r->pool, all);
      return NULL;
    }
    factor_alternate(&r->pool, all, next);
    factor_release(&r->pool, next);
  }
  return all;
}

/* ---- The whole ---- */

static glean_status keep(literal *out, const glean_allocator *mem,
                         const factor_part *part) {
  out->reach = part->max;
  if (part->cost > RARE || part->best.len == 0) return GLEAN_OK;
  out->factors =
      mem_resize(mem, NULL, 0, part->best.len * sizeof *out->factors);
  if (out->factors == NULL) return GLEAN_NOMEM;
  out->factor_len = part->best.len;
  memcpy(out->factors, part->best.items,
         part->best.len * sizeof *out->factors);
  out->min = part->best_min;
  out->max = part->best_max;
  return GLEAN_OK;
}

void literal_free(literal *l, const glean_allocator *mem) {
  mem_free(mem, l->sets, l->set_cap * sizeof *l->sets);
  mem_free(mem, l->factors, l->factor_len * sizeof *l->factors);
  *l = (literal){.reach = LITERAL_FAR};
}

glean_status literal_read(literal *out, const glean_allocator *mem,
                          const char *pattern, size_t len,
                          const literal_options *options) {
  const uint8_t *bytes = (const uint8_t *)pattern;
  reader r = {bytes, bytes + len, *options, {mem, out, NULL}, 0, 0, 0,
              GLEAN_OK};
  *out = (literal){.reach = LITERAL_FAR};
  factor_part *part = read_alternatives(&r);
  if (part != NULL && r.at != r.end) r.status = GLEAN_LIMIT;
  if (part != NULL && r.status == GLEAN_OK) r.status = keep(out, mem, part);
  if (r.looks) out->reach = LITERAL_FAR;
  factor_release(&r.pool, part);
  factor_pool_free(&r.pool);
  if (r.status == GLEAN_NOMEM) {
    literal_free(out, mem);
    return GLEAN_NOMEM;
  }
  if (out->factor_len == 0) {
    mem_free(mem, out->sets, out->set_cap * sizeof *out->sets);
    out->sets = NULL;
    out->set_len = out->set_cap = 0;
  }
  return GLEAN_OK;
}
