/* split.c: the loop of the text mode.
 *
 *   SCAN  look for a byte that may end a sentence or a line
 *   GAP   behind one: take white space and emoji, then decide
 *
 * A decision looks at AROUND_BEHIND bytes before its place and AROUND_AHEAD
 * behind it, whatever the window holds, so that it does not depend on how the
 * text comes in; a window that ends too soon is a request for more. */
#include "split.h"

#include <string.h>

#include "quotation.h"
#include "stops.h"

enum phase { PHASE_GAP, PHASE_SCAN, PHASE_DONE };

enum step { STEP_ON, STEP_BREAK, STEP_MORE };

/* The kinds of candidates beside a terminator; kept in candidate.left. */
#define NO_CANDIDATE 0xFFu

/* In candidate.flags then: the line ends in a blank. */
#define TRAILING_BLANK 1u

typedef struct machine {
  split_state *p;
  const stream_window *w;
  stops scan;
  uint64_t start, end; /* the sentence of STEP_BREAK */
} machine;

static size_t relative(const machine *m, uint64_t at) {
  return at > m->w->base ? (size_t)(at - m->w->base) : 0;
}

/* Is what a decision at s[i] looks at in the window? */
static int reaches(const machine *m, size_t i, size_t ahead) {
  return m->w->last || m->w->len - i >= ahead;
}

/* The surroundings of s[i]. */
static around look_around(const machine *m, size_t i) {
  uint64_t at = m->w->base + i;
  uint64_t low = at > AROUND_BEHIND ? at - AROUND_BEHIND : 0;
  around a = {.s = m->w->s, .lang = m->p->lang, .lo = relative(m, low)};
  a.hi = m->w->len - i > AROUND_AHEAD ? i + AROUND_AHEAD : m->w->len;
  a.begin = m->p->start > low ? relative(m, m->p->start) : a.lo;
  return a;
}

/* The end of what is no white space in s[from, at); the last one known if
 * there is nothing. */
static uint64_t solid_end(const machine *m, size_t from, size_t at) {
  const stream_window *w = m->w;
  while (at > from) {
    size_t i = w->s[at - 1] < 0x80
                   ? at - 1
                   : from + utf8_before(w->s + from, at - from);
    size_t len;
    if (marks_at(w->s + i, at - i, &len) != MARK_SPACE) return w->base + at;
    at = i;
  }
  return m->p->solid;
}

static void enter_gap(machine *m, uint64_t cut, size_t at) {
  m->p->phase = PHASE_GAP;
  m->p->cut = cut;
  m->p->solid = cut;
  m->p->at = m->w->base + at;
  m->p->breaks = 0;
}

static int is_sign(uint8_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

static int is_line_break(const machine *m, size_t i, size_t *len) {
  uint8_t b = m->w->s[i];
  *len = 1;
  if (b == '\n' || b == '\r') return 1;
  if (b < 0x80) return 0;
  uint32_t c;
  *len = utf8_decode(m->w->s + i, m->w->len - i, &c);
  return c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* ---- SCAN ---- */

/* Look for quotations that open in s[from, to), so that what is inside one
 * that closes is known.  Returns 0 where the window is too short. */
static int search_quotations(machine *m, size_t from, size_t to) {
  split_state *p = m->p;
  const stream_window *w = m->w;
  int line = !wrap_is_soft(&p->wrap);
  size_t i = relative(m, p->searched);
  for (i = i > from ? i : from; i < to;) {
    uint64_t lo = p->start > w->base ? p->start : w->base;
    i = quotation_open(w->s, relative(m, lo), i, to);
    if (i >= to) break;
    if (!reaches(m, i, QUOTATION_BYTES)) {
      p->searched = w->base + i;
      return 0;
    }
    size_t end = w->len - i > QUOTATION_BYTES ? i + QUOTATION_BYTES : w->len;
    size_t resume, close = quotation_close(w->s, i, end, line, &resume);
    if (close > 0) p->quoted = w->base + close;
    i = close > 0 ? close : resume;
  }
  if (w->base + i > p->searched) p->searched = w->base + i;
  return 1;
}

/* A stop inside a word or number, where nothing needs to be looked up: what
 * follows it is a small letter or a sign, or a capital letter or digit where no
 * word or number of two signs is before (which may end without a space). */
static int is_inner(const machine *m, size_t i) {
  const uint8_t *s = m->w->s;
  if (s[i] != '.' || m->w->len - i < 2) return 0;
  uint8_t next = s[i + 1];
  if ((next >= 'a' && next <= 'z') || next == ',' || next == '_' ||
      next == '/' || next == '-')
    return 1;
  if (!is_sign(next) || i < 2) return 0;
  uint8_t before = s[i - 1];
  int joins = (before >= 'a' && before <= 'z') || before >= 0x80 ||
              (before >= '0' && before <= '9');
  return before != ' ' && before != ')' && before != '"' && !joins;
}

/* A terminator at s[i]: read it and go behind it. */
static void found(machine *m, size_t i) {
  around a = look_around(m, i);
  size_t after;
  m->p->candidate = decide_read(&a, i, &after);
  enter_gap(m, m->w->base + after, after);
}

static enum step break_at(machine *m, uint64_t end, uint64_t start) {
  m->start = m->p->start;
  m->end = end;
  m->p->start = start;
  return STEP_BREAK;
}

/* Does a terminator stand before s[at], but for one blank? */
static int behind_stop(const machine *m, size_t at) {
  const uint8_t *s = m->w->s;
  if (at < 2) return 0;
  uint8_t b = s[at - 1] == ' ' ? s[at - 2] : s[at - 1];
  return b == '.' || b == '!' || b == '?';
}

/* Could a list item's number end before s[i]?  Those have three figures, one
 * letter, or Roman figures; a stop may come before a bracket. */
static int may_number(const machine *m, size_t i) {
  const uint8_t *s = m->w->s;
  if (i < 1) return 0;
  uint8_t last = s[i - 1];
  if ((last >= '0' && last <= '9') || last == '.') return 1;
  if (!is_sign(last)) return 0;
  return i < 2 || !is_sign(s[i - 2]) || last == 'i' || last == 'v' ||
         last == 'x';
}

/* A stop or closing bracket at s[i]: does it end the number of a list item?
 * A follower of the last one starts a sentence. */
static enum step list_item(machine *m, size_t i) {
  split_state *p = m->p;
  around a = look_around(m, i);
  size_t start;
  item it = item_before(&a, i, p->item, &start);
  uint64_t at = m->w->base + start;
  if (it.number == 0 || at < p->start) return STEP_MORE;
  if (at == p->start) {
    p->item = it;
    return STEP_MORE;
  }
  if (!item_follows(p->item, it) || at < p->quoted) return STEP_MORE;
  if (item_needs_stop(it) && !behind_stop(m, start)) return STEP_MORE;
  uint64_t end = solid_end(m, a.lo > a.begin ? a.lo : a.begin, start);
  if (end <= p->start) return STEP_MORE;
  p->item = it;
  p->at = p->solid = m->w->base + i + 1;
  return break_at(m, end, at);
}

/* The window has no candidate from s[from] on: remember what matters. */
static enum step scanned(machine *m, size_t from, size_t to) {
  m->p->solid = solid_end(m, from, to);
  m->p->at = m->w->base + to;
  return STEP_MORE;
}

/* Where to stop in a window that goes on: before a code point that is not
 * whole. */
static size_t whole_end(const stream_window *w, size_t from) {
  if (w->last) return w->len;
  for (size_t back = 1; back <= 3 && w->len - from >= back; back++) {
    uint8_t b = w->s[w->len - back];
    if (b < 0x80) break;
    if (b >= 0xC0) return w->len - back;
  }
  return w->len;
}

/* A blank line at s[i], two line feeds and a sign of ASCII: the paragraph ends,
 * whatever stands before. */
static int is_blank_line(const machine *m, size_t i) {
  const uint8_t *s = m->w->s;
  return m->w->len - i > 2 && s[i] == '\n' && s[i + 1] == '\n' &&
         s[i + 2] > ' ' && s[i + 2] < 0x7F;
}

/* The paragraph's last sentence ends at 'cut', before the blank line at s[i];
 * STEP_ON if there is none. */
static enum step end_paragraph(machine *m, uint64_t cut, size_t i) {
  split_state *p = m->p;
  p->at = m->w->base + i + 2;
  wrap_line(&p->wrap, cut, p->at - 1);
  wrap_line(&p->wrap, cut, p->at);
  p->solid = cut;
  p->item = (item){0, 0};
  p->quoted = 0;
  if (cut > p->start) return break_at(m, cut, p->at);
  p->start = p->at;
  return STEP_ON;
}

/* ". T" behind a small or capitalized word that is no abbreviation, "? T": the
 * plain end of a sentence, which the table would find as well.  Only ASCII; a
 * word that may be a number is left to the rest. */
static int is_plain_end(const machine *m, size_t i) {
  const uint8_t *s = m->w->s;
  if (m->p->keep || m->w->len - i < 3 || s[i + 1] != ' ') return 0;
  if (s[i + 2] < 'A' || s[i + 2] > 'Z') return 0;
  if (s[i] == '?') return 1;
  if (s[i] != '.') return 0;
  int other;
  size_t from = relative(m, m->p->start);
  size_t len = stops_small_word(s + from, i - from, &other);
  size_t left = i - from - len; /* bytes before it */
  int capital = len > 1 && left > 0 && s[i - len - 1] >= 'A' &&
                s[i - len - 1] <= 'Z';
  len += (size_t)capital;
  left -= (size_t)capital;
  if (len < 3 || !(other || capital)) return 0;
  if (left > 0 && s[i - len - 1] != ' ') return 0;
  return !lang_stops(m->p->lang, s + i - len, len, capital);
}

static int is_letter(uint8_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ". x" at s[i], a stop, one blank and a letter of ASCII: decided at once, for
 * there is no gap to go through. */
static enum step bare_stop(machine *m, size_t i) {
  split_state *p = m->p;
  around a = look_around(m, i);
  size_t after;
  candidate c = decide_read(&a, i, &after);
  uint64_t cut = m->w->base + i + 1;
  p->at = cut + 1;
  p->solid = cut;
  if (cut < p->quoted) return STEP_ON;
  uint8_t next = m->w->s[i + 2];
  int sure = next >= 'A' && next <= 'Z' && decide_capital_ends(&c);
  if (sure || (p->lists && item_opens(&a, i + 2)) ||
      decide_ends(&a, &c, i + 2, 1))
    return break_at(m, cut, cut + 1);
  return STEP_ON;
}

static int is_terminator(const machine *m, size_t i, size_t *len) {
  mark mk = marks_at(m->w->s + i, m->w->len - i, len);
  if (marks_is_terminator(mk)) return 1;
  return *len == 1 && m->w->s[i] != 0 &&
         m->w->s[i] == lang_terminator(m->p->lang);
}

/* The candidate byte at s[i]; STEP_MORE if it is none. */
static enum step candidate_step(machine *m, size_t from, size_t i,
                                size_t *len) {
  split_state *p = m->p;
  const stream_window *w = m->w;
  uint8_t c = w->s[i];
  if (c == '\n' && is_blank_line(m, i))
    return end_paragraph(m, solid_end(m, from, i), i);
  if ((c == '.' || c == '!' || c == '?') && i + 1 < w->len &&
      is_blank_line(m, i + 1))
    return end_paragraph(m, w->base + i + 1, i + 1);
  if ((c <= '\r' || c >= 0x80) && is_line_break(m, i, len)) {
    enter_gap(m, solid_end(m, from, i), i);
    p->candidate = (candidate){.left = NO_CANDIDATE};
    if (p->cut < w->base + i) p->candidate.flags = TRAILING_BLANK;
    return STEP_ON;
  }
  *len = 1;
  if (is_inner(m, i)) return STEP_MORE;
  if ((c == ';' || c == ':') && lang_pauses(p->lang, c) &&
      !is_terminator(m, i, len)) {
    if (i + 1 < w->len && w->s[i + 1] != ' ') return STEP_MORE;
    enter_gap(m, w->base + i + 1, i + 1);
    p->candidate = (candidate){.left = LEFT_PAUSE, .dots = 1};
    return STEP_ON;
  }
  if (is_plain_end(m, i)) {
    p->at = w->base + i + 2;
    return break_at(m, w->base + i + 1, p->at);
  }
  int both = w->s[i] == '.' && i + 1 < w->len && w->s[i + 1] == ')';
  if (p->lists && (w->s[i] == '.' || w->s[i] == ')') && may_number(m, i) &&
      list_item(m, i + (size_t)both) == STEP_BREAK)
    return STEP_BREAK;
  if (c == '.' && w->len - i > 2 && w->s[i + 1] == ' ' &&
      is_letter(w->s[i + 2]))
    return bare_stop(m, i);
  if (!is_terminator(m, i, len)) return STEP_MORE;
  p->solid = solid_end(m, from, i);
  found(m, i);
  return STEP_ON;
}

static enum step scan_step(machine *m, size_t from) {
  const stream_window *w = m->w;
  size_t len, i = from;
  for (;; i += len) {
    i = stops_next(&m->scan, i);
    size_t to = i < w->len ? i : whole_end(w, from);
    if (m->p->keep && !search_quotations(m, from, to))
      return scanned(m, from, relative(m, m->p->searched));
    if (i >= w->len || !reaches(m, i, AROUND_AHEAD))
      return scanned(m, from, to);
    enum step step = candidate_step(m, from, i, &len);
    if (step != STEP_MORE) return step;
  }
}

/* ---- GAP ---- */

#define EMOTICON_MAX 8 /* bytes */

/* ":-)" at s[i], and white space behind it: its length; else 0.  Looks at the
 * byte behind the longest, too. */
static size_t emoticon(const machine *m, size_t i) {
  static const char mouths[] = ")(DPp";
  const uint8_t *s = m->w->s;
  if (s[i] != ':' && s[i] != ';' && s[i] != '=' && s[i] != '8') return 0;
  size_t left = m->w->len - i, n = 0;
  if (left < 2) return 0;
  n = s[i + 1] == '-' || s[i + 1] == '\'' ? 2 : 1;
  size_t mouth = n;
  while (n < left && n < EMOTICON_MAX && s[i + n] != 0 &&
         strchr(mouths, s[i + n]))
    n++;
  if (n == mouth) return 0;
  return n == left || s[i + n] <= ' ' ? n : 0;
}

/* White space and emoji at s[i]: taken one after the other. */
static enum step gap_step(machine *m, size_t i) {
  split_state *p = m->p;
  const stream_window *w = m->w;
  while (i < w->len) {
    size_t len, line;
    if (!reaches(m, i, EMOTICON_MAX + 1)) break;
    mark mk = marks_at(w->s + i, w->len - i, &len);
    if (mk == MARK_SPACE) {
      if (is_line_break(m, i, &line)) {
        if (w->s[i] == '\r' && i + 1 < w->len && w->s[i + 1] == '\n') len = 2;
        int paragraph = len == 3 && w->s[i + 2] == 0xA9;
        wrap_line(&p->wrap, p->cut, w->base + i + len);
        p->breaks = (uint8_t)(p->breaks > 1 ? 2 : p->breaks + 1 + paragraph);
      }
    } else if (p->breaks == 0 && p->candidate.left != NO_CANDIDATE &&
               (mk == MARK_PICTURE || (len = emoticon(m, i)) > 0)) {
      p->cut = w->base + i + len;
      p->solid = p->cut;
    } else {
      return STEP_ON;
    }
    i += len;
    p->at = w->base + i;
  }
  return STEP_MORE;
}

/* A line that starts so is an item of its own even where lines are wrapped. */
static int is_bullet(const machine *m, size_t i) {
  size_t len, next;
  mark mk = marks_at(m->w->s + i, m->w->len - i, &len);
  if (mk != MARK_DASH || m->w->s[i] == '_' || i + len >= m->w->len) return 0;
  mk = marks_at(m->w->s + i + len, m->w->len - i - len, &next);
  return mk == MARK_SPACE;
}

/* Behind a single line break, which would end a sentence: does s[i] show that
 * the line goes on?  So do closing marks, and, where the decision is ours, a
 * small letter or bracket behind a line that ends in a blank, and a word of the
 * language that something must follow. */
static int goes_on(const machine *m, size_t i) {
  const split_state *p = m->p;
  size_t len, next;
  if (p->wrap.newline != GLEAN_NEWLINE_AUTO) return 0;
  mark mk = marks_at(m->w->s + i, m->w->len - i, &len);
  if (mk == MARK_CLOSE || mk == MARK_PAUSE) return 1;
  int alone = i + len >= m->w->len ||
              marks_at(m->w->s + i + len, m->w->len - i - len, &next) ==
                  MARK_SPACE;
  if (mk == MARK_DOT && alone) return 1;
  if (p->candidate.left != NO_CANDIDATE) return 0;
  if (p->candidate.flags & TRAILING_BLANK) {
    uint8_t c = m->w->s[i];
    if (c == '(' || (c >= 'a' && c <= 'z')) return 1;
  }
  around a = look_around(m, relative(m, p->cut));
  return around_ends_quotative(&a, relative(m, p->cut));
}

/* Does a sentence end in the gap before s[i]? */
static int gap_ends(machine *m, size_t i) {
  split_state *p = m->p;
  if (p->breaks > 1) return 1;
  if (p->breaks == 1) {
    if (is_bullet(m, i)) return 1;
    if (!wrap_is_soft(&p->wrap)) return !goes_on(m, i);
  }
  if (p->candidate.left == NO_CANDIDATE || p->cut < p->quoted) return 0;
  around a = look_around(m, i);
  if (p->lists && m->w->base + i > p->cut && item_opens(&a, i)) return 1;
  return decide_ends(&a, &p->candidate, i, m->w->base + i > p->cut);
}

/* The text goes on at s[i] behind the gap. */
static enum step decide_step(machine *m, size_t i) {
  split_state *p = m->p;
  size_t ahead = p->breaks == 1 ? wrap_ahead(&p->wrap, p->at) : 0;
  if (!reaches(m, i, ahead > AROUND_AHEAD ? ahead : AROUND_AHEAD))
    return STEP_MORE;
  if (ahead > 0) wrap_sample(&p->wrap, m->w, i);
  p->phase = PHASE_SCAN;
  int empty = p->cut <= p->start; /* nothing but white space so far */
  if (!empty && !gap_ends(m, i)) return STEP_ON;
  if (p->breaks > 0) p->item = (item){0, 0};
  if (p->breaks > 0) p->quoted = 0;
  if (!empty) return break_at(m, p->cut, p->at);
  p->start = p->at;
  return STEP_ON;
}

/* ---- */

static enum step one_step(machine *m) {
  size_t i = relative(m, m->p->at);
  if (m->p->phase == PHASE_SCAN) return scan_step(m, i);
  if (gap_step(m, i) == STEP_MORE) return STEP_MORE;
  return decide_step(m, relative(m, m->p->at));
}

static void give(stream_spans *out, uint64_t start, uint64_t end) {
  out->items[out->len++] = (stream_span){start, end};
}

/* The text ends: what is left. */
static stream_result finish(split_state *p, const stream_window *w,
                            stream_spans *out) {
  uint64_t end = p->phase == PHASE_GAP ? p->cut : p->solid;
  uint64_t start = p->start;
  p->start = p->cut = p->solid = w->base + w->len;
  if (start < end) give(out, start, end);
  return out->len == out->cap ? STREAM_SPAN : STREAM_END;
}

stream_result split_read(split_state *state, const stream_window *window,
                         stream_spans *out) {
  machine m = {.p = state, .w = window};
  size_t from = relative(&m, state->at);
  const uint8_t more[STOPS_MORE] = {
      state->lists ? ')' : 0, lang_terminator(state->lang),
      lang_pauses(state->lang, ';') ? ';' : 0,
      lang_pauses(state->lang, ':') ? ':' : 0};
  stops_open(&m.scan, window->s, window->len, from, more);
  for (;;) {
    enum step step = one_step(&m);
    if (step == STEP_ON) continue;
    if (step == STEP_MORE && !window->last) return STREAM_MORE;
    if (step == STEP_MORE) return finish(state, window, out);
    give(out, m.start, m.end);
    if (out->len == out->cap) return STREAM_SPAN;
  }
}
