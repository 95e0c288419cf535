/* segment.c: grapheme clusters, rules GB1 to GB999 of UAX #29. */
#include "segment.h"

#include <stdbool.h>

/* What is known of a cluster so far. */
typedef struct cluster {
  unsigned last;  /* Grapheme_Cluster_Break of its last code point */
  bool picture;   /* GB11: it is ExtPict Extend*, or that and ZWJ */
  bool odd;       /* GB12: an odd number of regional indicators */
} cluster;

static void start_cluster(cluster *k, uint32_t record) {
  k->last = chars_grapheme_break(record);
  k->picture = chars_is_pictographic(record);
  k->odd = k->last == CHARS_GCB_REGIONAL_INDICATOR;
}

static bool is_control(unsigned class) {
  return class == CHARS_GCB_CR || class == CHARS_GCB_LF ||
         class == CHARS_GCB_CONTROL;
}

/* GB6 to GB8. */
static bool joins_hangul(unsigned last, unsigned class) {
  if (last == CHARS_GCB_L)
    return class == CHARS_GCB_L || class == CHARS_GCB_V ||
           class == CHARS_GCB_LV || class == CHARS_GCB_LVT;
  if (last == CHARS_GCB_LV || last == CHARS_GCB_V)
    return class == CHARS_GCB_V || class == CHARS_GCB_T;
  return (last == CHARS_GCB_LVT || last == CHARS_GCB_T) &&
         class == CHARS_GCB_T;
}

/* Does the code point of this record belong to the cluster before it? */
static bool joins(const cluster *k, uint32_t record) {
  unsigned class = chars_grapheme_break(record);
  if (k->last == CHARS_GCB_CR) return class == CHARS_GCB_LF;
  if (is_control(k->last) || is_control(class)) return false;
  if (class == CHARS_GCB_EXTEND || class == CHARS_GCB_ZWJ ||
      class == CHARS_GCB_SPACINGMARK || k->last == CHARS_GCB_PREPEND)
    return true;
  if (k->last == CHARS_GCB_ZWJ)
    return k->picture && chars_is_pictographic(record);
  if (k->odd && class == CHARS_GCB_REGIONAL_INDICATOR) return true;
  return joins_hangul(k->last, class);
}

static void take(cluster *k, uint32_t record) {
  unsigned class = chars_grapheme_break(record);
  bool goes_on = class == CHARS_GCB_EXTEND || class == CHARS_GCB_ZWJ;
  bool after_picture = k->picture && goes_on && k->last != CHARS_GCB_ZWJ;
  bool again = k->picture && k->last == CHARS_GCB_ZWJ && goes_on;
  k->picture = chars_is_pictographic(record) || after_picture || again;
  k->odd = class == CHARS_GCB_REGIONAL_INDICATOR && !k->odd;
  k->last = class;
}

#define GCB(name) (1u << CHARS_GCB_##name)

/* Classes that go on with nothing but what extends, and classes that extend
 * nothing: between two of them clusters part, whatever came before. */
enum {
  LONE = GCB(OTHER) | GCB(CONTROL) | GCB(LF) | GCB(LV) | GCB(LVT) | GCB(V) |
         GCB(T) | GCB(EXTEND) | GCB(SPACINGMARK),
  FRESH = GCB(OTHER) | GCB(CONTROL) | GCB(LF) | GCB(CR) | GCB(L) | GCB(LV) |
          GCB(LVT) | GCB(PREPEND) | GCB(REGIONAL_INDICATOR)
};

/* Two code points in a row: the cluster's first or last, and what follows. */
typedef struct pair {
  uint32_t record, then;
  size_t next, after; /* where 'then' begins and ends; after is 0 as long as
                         that is not read */
} pair;

static void read_then(const uint8_t *s, size_t len, pair *p) {
  if (p->after == 0) p->then = segment_record(s, len, p->next, &p->after);
}

/* The second one becomes the first. */
static void step(pair *p) {
  p->record = p->then;
  p->next = p->after;
  p->after = 0;
}

/* Clusters of one code point from the pair's first one on: how many.  Stops
 * before a run of ASCII, too. */
static size_t lone_clusters(const uint8_t *s, size_t len, pair *p,
                            size_t *ends, size_t cap) {
  size_t n = 0;
  while (n < cap && len - p->next > 1) {
    size_t here = p->next;
    if (s[here] < 0x80 && s[here + 1] < 0x80) break;
    read_then(s, len, p);
    if ((1u << chars_grapheme_break(p->record) & LONE) == 0 ||
        (1u << chars_grapheme_break(p->then) & FRESH) == 0)
      break;
    ends[n++] = here;
    step(p);
  }
  return n;
}

/* The end of the cluster that begins with the pair's first one. */
static size_t cluster_end(const uint8_t *s, size_t len, pair *p) {
  cluster k;
  start_cluster(&k, p->record);
  while (p->next < len) {
    read_then(s, len, p);
    if (!joins(&k, p->then)) break;
    take(&k, p->then);
    step(p);
  }
  return p->next;
}

/* ASCII is a cluster of its own, a line end aside, unless what follows
 * extends it: the clusters of a run of ASCII but for its last byte. */
static size_t ascii_clusters(const uint8_t *s, size_t len, size_t i,
                             size_t *ends, size_t cap) {
  size_t n = 0;
  while (n < cap && len - i > 1 && s[i] < 0x80 && s[i + 1] < 0x80 &&
         s[i] != '\r') {
    ends[n++] = ++i;
  }
  return n;
}

size_t segment_graphemes(const uint8_t *s, size_t len, size_t *at,
                         size_t *ends, size_t cap) {
  size_t n = 0, i = *at;
  pair p = {0, 0, 0, 0};
  bool known = false; /* the pair is that at i */
  while (n < cap && i < len) {
    size_t run = ascii_clusters(s, len, i, ends + n, cap - n);
    if (run > 0) {
      known = false;
    } else {
      if (!known) p.record = segment_record(s, len, i, &p.next);
      if (!known) p.after = 0;
      known = true;
      run = lone_clusters(s, len, &p, ends + n, cap - n);
    }
    if (run > 0) {
      n += run;
      i = ends[n - 1];
      continue;
    }
    ends[n++] = i = cluster_end(s, len, &p);
    if (i < len) step(&p); /* it was read */
  }
  *at = i;
  return n;
}

size_t glean_segments(glean_segments_kind kind, const char *text, size_t len,
                      size_t *at, size_t *ends, size_t cap) {
  const uint8_t *s = (const uint8_t *)text;
  if (kind == GLEAN_WORDS) return segment_words(s, len, at, ends, cap);
  return segment_graphemes(s, len, at, ends, cap);
}
