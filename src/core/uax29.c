/* uax29.c: UAX #29 sentences as a state machine.
 *
 * Between two candidates nothing can break, so the bytes there are skipped by
 * stops.h.  Behind a terminator (SATerm Close* Sp*, SB8a to SB11) each code
 * point moves the machine on.  SB8 asks what the next letter is, however far
 * away: the boundary is kept as pending meanwhile, and nothing is read twice.
 */
#include "uax29.h"

#include "chars.h"
#include "stops.h"

enum phase {
  PHASE_SCAN,    /* anywhere */
  PHASE_TERM,    /* right behind SATerm */
  PHASE_CLOSE,   /* SATerm Close+ */
  PHASE_SPACE,   /* SATerm Close* Sp+ */
  PHASE_PENDING, /* SB8 looks for a letter */
  PHASE_DONE
};

/* What one step did. */
enum step { STEP_ON, STEP_BREAK, STEP_MORE };

typedef struct machine {
  uax29_state *u;
  const stream_window *w;
  stops scan;
  uint64_t cut; /* the boundary of STEP_BREAK */
} machine;

static unsigned class_at(const stream_window *w, size_t i, size_t *len) {
  uint32_t c;
  *len = utf8_decode(w->s + i, w->len - i, &c);
  return chars_sentence_break(chars_record(c));
}

static int is_ignored(unsigned sb) { /* SB5 */
  return sb == CHARS_SB_EXTEND || sb == CHARS_SB_FORMAT;
}

static int is_separator(unsigned sb) {
  return sb == CHARS_SB_SEP || sb == CHARS_SB_CR || sb == CHARS_SB_LF;
}

static int is_term(unsigned sb) {
  return sb == CHARS_SB_ATERM || sb == CHARS_SB_STERM;
}

/* The class of what stands before s[at], Extend and Format skipped, not
 * further back than s[from]; 'before' if nothing else is there. */
static unsigned class_before(const stream_window *w, size_t from, size_t at,
                             unsigned before) {
  while (at > from) {
    size_t len, i = utf8_before(w->s + from, at - from) + from;
    unsigned sb = class_at(w, i, &len);
    if (!is_ignored(sb)) return sb;
    at = i;
  }
  return before;
}

/* The end of what has no candidate: the window's, without a code point that
 * is not whole. */
static size_t whole_end(const stream_window *w, size_t from) {
  size_t end = w->len;
  if (w->last) return end;
  for (size_t back = 1; back <= 3 && end - back + 1 > from; back++) {
    uint8_t b = w->s[w->len - back];
    if (b < 0x80) break;
    if (b >= 0xC0) return w->len - back;
  }
  return end;
}

static void move_on(machine *m, size_t to, enum phase phase) {
  m->u->at = m->w->base + to;
  m->u->phase = (uint8_t)phase;
}

/* A separator at s[i] (CR LF is one): SB3, SB4. */
static enum step separator(machine *m, size_t i, size_t len, unsigned sb) {
  const stream_window *w = m->w;
  size_t end = i + len;
  if (sb == CHARS_SB_CR) {
    if (end == w->len && !w->last) return STEP_MORE;
    if (end < w->len && w->s[end] == '\n') end++;
  }
  move_on(m, end, PHASE_SCAN);
  m->u->before = CHARS_SB_OTHER;
  m->cut = m->u->at;
  return STEP_BREAK;
}

static enum step scan_step(machine *m, size_t from) {
  const stream_window *w = m->w;
  size_t len, i = from;
  for (;;) {
    i = stops_next(&m->scan, i);
    if (i >= w->len || !stream_whole(w, i)) break;
    unsigned sb = class_at(w, i, &len);
    if (is_separator(sb)) return separator(m, i, len, sb);
    if (is_term(sb)) {
      m->u->before = (uint8_t)class_before(w, from, i, m->u->before);
      m->u->term = (uint8_t)sb;
      move_on(m, i + len, PHASE_TERM);
      return STEP_ON;
    }
    i += len;
  }
  size_t end = i < w->len ? i : whole_end(w, from);
  m->u->before = (uint8_t)class_before(w, from, end, m->u->before);
  move_on(m, end, PHASE_SCAN);
  return STEP_MORE;
}

static enum step break_here(machine *m, uint64_t cut, size_t to) {
  move_on(m, to, PHASE_SCAN);
  m->u->before = CHARS_SB_OTHER;
  m->cut = cut;
  return STEP_BREAK;
}

static enum step go_on(machine *m, size_t to) {
  m->u->before = CHARS_SB_OTHER;
  move_on(m, to, PHASE_SCAN);
  return STEP_ON;
}

static int is_cased(unsigned sb) {
  return sb == CHARS_SB_UPPER || sb == CHARS_SB_LOWER;
}

/* Behind a terminator: the code point at s[i]. */
static enum step after_step(machine *m, size_t i) {
  uax29_state *u = m->u;
  size_t len;
  unsigned sb = class_at(m->w, i, &len);
  int dot = u->term == CHARS_SB_ATERM;
  if (is_ignored(sb)) {
    move_on(m, i + len, u->phase);
    return STEP_ON;
  }
  if (dot && u->phase == PHASE_TERM) {
    if (sb == CHARS_SB_NUMERIC) return go_on(m, i); /* SB6 */
    if (sb == CHARS_SB_UPPER && is_cased(u->before)) return go_on(m, i);
  }
  switch (sb) {
    case CHARS_SB_CR:
    case CHARS_SB_LF:
    case CHARS_SB_SEP: return separator(m, i, len, sb); /* SB9, SB10 */
    case CHARS_SB_ATERM:
    case CHARS_SB_STERM: /* SB8a */
      u->term = (uint8_t)sb;
      u->before = CHARS_SB_OTHER;
      move_on(m, i + len, PHASE_TERM);
      return STEP_ON;
    case CHARS_SB_SCONTINUE: return go_on(m, i + len); /* SB8a */
    case CHARS_SB_CLOSE:
      if (u->phase == PHASE_SPACE) break;
      move_on(m, i + len, PHASE_CLOSE); /* SB9 */
      return STEP_ON;
    case CHARS_SB_SP: move_on(m, i + len, PHASE_SPACE); return STEP_ON;
    case CHARS_SB_LOWER:
      return dot ? go_on(m, i) : break_here(m, u->at, i); /* SB8 */
    case CHARS_SB_UPPER:
    case CHARS_SB_OLETTER: return break_here(m, u->at, i); /* SB11 */
    default: break;
  }
  if (!dot) return break_here(m, u->at, i);
  u->pending = u->at;
  move_on(m, i + len, PHASE_PENDING);
  return STEP_ON;
}

/* SB8 looks for the letter that decides: the code point at s[i]. */
static enum step pending_step(machine *m, size_t i) {
  size_t len;
  unsigned sb = class_at(m->w, i, &len);
  if (sb == CHARS_SB_LOWER) return go_on(m, i);
  if (sb == CHARS_SB_UPPER || sb == CHARS_SB_OLETTER || is_separator(sb) ||
      is_term(sb))
    return break_here(m, m->u->pending, i);
  move_on(m, i + len, PHASE_PENDING);
  return STEP_ON;
}

static enum step one_step(machine *m) {
  size_t i = (size_t)(m->u->at - m->w->base);
  if (m->u->phase == PHASE_SCAN) return scan_step(m, i);
  if (i >= m->w->len || !stream_whole(m->w, i)) return STEP_MORE;
  return m->u->phase == PHASE_PENDING ? pending_step(m, i) : after_step(m, i);
}

static void give(uax29_state *u, stream_spans *out, uint64_t cut) {
  out->items[out->len++] = (stream_span){u->start, cut};
  u->start = cut;
}

/* The text ends: what is left, which a pending boundary divides. */
static stream_result finish(uax29_state *u, uint64_t end, stream_spans *out) {
  if (u->phase == PHASE_PENDING) {
    give(u, out, u->pending);
    u->phase = PHASE_SCAN;
    if (out->len == out->cap) return STREAM_SPAN;
  }
  if (u->start >= end) return STREAM_END;
  give(u, out, end);
  return out->len == out->cap ? STREAM_SPAN : STREAM_END;
}

stream_result uax29_read(uax29_state *state, const stream_window *window,
                         stream_spans *out) {
  static const uint8_t none[STOPS_MORE] = {0};
  machine m = {.u = state, .w = window};
  stops_open(&m.scan, window->s, window->len,
             (size_t)(state->at - window->base), none);
  for (;;) {
    enum step step = one_step(&m);
    if (step == STEP_ON) continue;
    if (step == STEP_MORE && !window->last) return STREAM_MORE;
    if (step == STEP_MORE)
      return finish(state, window->base + window->len, out);
    give(state, out, m.cut);
    if (out->len == out->cap) return STREAM_SPAN;
  }
}
