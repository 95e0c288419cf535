/* test_layers.c: overlap policies, layers, views, cursors and numbers, all
 * against references that try everything. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "glean.h"
#include "test.h"

static const glean_allocator plain = {NULL, NULL};

/* ---- A reference for who wins ---- */

#define MAX_HITS 2000

typedef struct hit {
  uint32_t start, end, entry;
  int32_t priority;
} hit;

typedef struct hits {
  hit items[MAX_HITS];
  size_t len;
} hits;

static int ranks_before(const hit *a, const hit *b, glean_overlap policy) {
  uint32_t a_len = a->end - a->start, b_len = b->end - b->start;
  if (a->priority != b->priority) return a->priority > b->priority;
  if (policy == GLEAN_OVERLAP_LONGEST && a_len != b_len) return a_len > b_len;
  if (a->start != b->start) return a->start < b->start;
  return a_len > b_len;
}

/* Insertion sort: stable, so that the older one stays first. */
static void rank_all(hits *h, glean_overlap policy) {
  for (size_t i = 1; i < h->len; i++) {
    hit one = h->items[i];
    size_t j = i;
    for (; j > 0 && ranks_before(&one, &h->items[j - 1], policy); j--)
      h->items[j] = h->items[j - 1];
    h->items[j] = one;
  }
}

/* They share a byte; so an empty span overlaps nothing. */
static int overlaps(const hit *a, const hit *b) {
  uint32_t start = a->start > b->start ? a->start : b->start;
  return start < a->end && start < b->end;
}

/* Keep, in rank order, what overlaps nothing kept before. */
static void keep_winners(hits *h, glean_overlap policy) {
  rank_all(h, policy);
  size_t n = 0;
  for (size_t i = 0; i < h->len; i++) {
    int is_free = 1;
    for (size_t j = 0; j < n && policy != GLEAN_OVERLAP_ALL; j++)
      if (overlaps(&h->items[i], &h->items[j])) is_free = 0;
    if (is_free) h->items[n++] = h->items[i];
  }
  h->len = n;
}

static void add(hits *h, hit one) {
  if (h->len < MAX_HITS) h->items[h->len++] = one;
}

/* ---- Lists of single-letter words ---- */

#define MAX_ENTRIES 10

typedef struct names {
  char text[MAX_ENTRIES][16];
  size_t lens[MAX_ENTRIES];
  int32_t priority[MAX_ENTRIES];
  size_t count;
  glean_list *list;
} names;

static size_t random_words(char *out, size_t words) {
  for (size_t i = 0; i < words; i++) {
    out[2 * i] = (char)('a' + random_below(3));
    out[2 * i + 1] = ' ';
  }
  return 2 * words - 1;
}

static void make_names(names *n) {
  n->count = 1 + random_below(MAX_ENTRIES);
  check(glean_list_new(&n->list, plain, NULL) == GLEAN_OK, "list", 0);
  for (size_t e = 0; e < n->count; e++) {
    glean_entry entry = {.letters = GLEAN_ENTRY_FOLD};
    entry.priority = n->priority[e] = (int32_t)random_below(3) / 2;
    n->lens[e] = random_words(n->text[e], 1 + random_below(4));
    check(glean_list_add(n->list, n->text[e], n->lens[e], &entry, NULL) ==
              GLEAN_OK,
          "add", 0);
  }
  check(glean_list_freeze(n->list, NULL) == GLEAN_OK, "freeze", 0);
}

/* Every entry at every place. */
static void find_all(const names *n, const char *text, size_t len,
                     int32_t priority, hits *out) {
  for (size_t at = 0; at < len; at += 2)
    for (size_t e = 0; e < n->count; e++)
      if (len - at >= n->lens[e] && !memcmp(text + at, n->text[e], n->lens[e]))
        add(out, (hit){(uint32_t)at, (uint32_t)(at + n->lens[e]), (uint32_t)e,
                       n->priority[e] + priority});
}

static int compare_hits(const void *a, const void *b) {
  return memcmp(a, b, sizeof(hit));
}

/* What a layer holds that is not dropped, in the order of making. */
static void read_layer(glean_doc *doc, uint32_t layer, hits *out) {
  size_t n = glean_doc_annotation_count(doc, layer);
  out->len = 0;
  for (uint32_t i = 0; i < n; i++) {
    const glean_annotation *a = glean_doc_annotation(doc, layer, i);
    if (!(a->flags & GLEAN_ANNOTATION_DROPPED))
      add(out, (hit){a->start, a->end, a->entry, a->priority});
  }
}

static void compare(hits *got, hits *want, const char *what, long detail) {
  qsort(got->items, got->len, sizeof(hit), compare_hits);
  qsort(want->items, want->len, sizeof(hit), compare_hits);
  check(got->len == want->len && !memcmp(got->items, want->items,
                                         want->len * sizeof(hit)),
        what, detail);
}

/* Let the document know where the lists' entries may start. */
static void look_at(glean_doc *doc, const names *lists, long round) {
  glean_allocator plain_memory = {NULL, NULL};
  const glean_list *all[2] = {lists[1].list, lists[0].list};
  glean_list_set *set;
  check(glean_list_set_new(&set, plain_memory, all, 2, NULL) == GLEAN_OK,
        "set", round);
  glean_list_set_retain(set);
  glean_list_set_release(set);
  for (int i = 0; i < 2; i++) /* the second look takes the first one's place */
    check(glean_doc_scan_lists(doc, set, NULL) == GLEAN_OK, "look", round);
  glean_list_set_release(set); /* the document keeps it */
}

/* Two lists of one label, the second one against what the first one left. */
static void check_policies(long round) {
  static hits want, got, all;
  names lists[2];
  char text[80];
  size_t len = random_words(text, 1 + random_below(30));
  glean_overlap policy = (glean_overlap)random_below(3);
  glean_doc *doc;
  glean_marking marking = {0, 0, 0, policy};
  check(glean_doc_open(&doc, text, len, NULL, NULL) == GLEAN_OK, "open", 0);
  glean_doc_symbol(doc, "X", 1, &marking.label);
  want.len = 0;
  for (int i = 0; i < 2; i++) make_names(&lists[i]);
  if (random_below(2)) look_at(doc, lists, round);
  for (int i = 0; i < 2; i++) {
    uint32_t layer;
    marking.priority = i * (int32_t)random_below(2);
    glean_doc_layer(doc, i ? "@b" : "@a", 2, &layer);
    check(glean_doc_match_list(doc, lists[i].list, layer, &marking, NULL) ==
              GLEAN_OK,
          "match", round);
    all.len = 0;
    find_all(&lists[i], text, len, marking.priority, &all);
    for (size_t j = 0; j < all.len; j++) add(&want, all.items[j]);
    /* lists[0] is number 1 of the set that was looked for last */
    if (glean_doc_list_starts(doc, (size_t)!i) < SIZE_MAX)
      check(glean_doc_list_starts(doc, (size_t)!i) > 0 || all.len == 0,
            "no start, no hit", round);
    read_layer(doc, layer, &got);
    compare(&got, &all, "every hit is in the list's layer", round);
    keep_winners(&want, policy);
    read_layer(doc, GLEAN_ENTITIES, &got);
    hits copy = want; /* comparing sorts */
    compare(&got, &copy, "winners", round);
  }
  glean_doc_close(doc);
  for (int i = 0; i < 2; i++) glean_list_release(lists[i].list);
}

/* ---- Annotations: order, views, numbers ---- */

#define MAX_NOTES 60

/* Does a stand before b in text order?  Indexes break ties. */
static int stands_before(const glean_annotation *a, uint32_t i,
                         const glean_annotation *b, uint32_t j) {
  if (a->start != b->start) return a->start < b->start;
  if (a->end != b->end) return a->end > b->end;
  return i < j;
}

/* The first of the layer that stands behind 'last' (NONE: any at all). */
static uint32_t next_by_search(const glean_doc *doc, uint32_t last) {
  uint32_t best = GLEAN_NONE;
  size_t n = glean_doc_annotation_count(doc, 0);
  for (uint32_t i = 0; i < n; i++) {
    const glean_annotation *a = glean_doc_annotation(doc, 0, i);
    if (last != GLEAN_NONE &&
        !stands_before(glean_doc_annotation(doc, 0, last), last, a, i))
      continue;
    if (best == GLEAN_NONE ||
        stands_before(a, i, glean_doc_annotation(doc, 0, best), best))
      best = i;
  }
  return best;
}

static void annotate(glean_doc *doc, size_t len, const glean_symbol *labels) {
  glean_annotation a = {0, 0, labels[random_below(2)], 0, 0, GLEAN_NONE, 0, 0,
                        0, 0};
  a.start = random_below((uint32_t)len);
  a.end = a.start + random_below((uint32_t)len - a.start + 1);
  if (a.end - a.start > 6) a.end = a.start + random_below(6);
  a.priority = (int32_t)random_below(4) / 3;
  if (random_below(5) == 0) a.id = labels[2];
  check(glean_doc_annotate(doc, 0, &a, NULL, NULL) == GLEAN_OK, "note", 0);
}

static void check_numbers(glean_doc *doc) {
  uint32_t last = GLEAN_NONE, number;
  uint32_t counts[8] = {0};
  while ((last = next_by_search(doc, last)) != GLEAN_NONE) {
    const glean_annotation *a = glean_doc_annotation(doc, 0, last);
    uint32_t want = a->id ? 0 : ++counts[a->label];
    check(glean_doc_annotation_number(doc, 0, last, &number) == GLEAN_OK &&
              number == want,
          "number", (long)last);
  }
}

static void check_resolved(glean_doc *doc) {
  static hits want, got;
  glean_cursor cursor = {0, 0, 0, 0};
  uint32_t index;
  want.len = got.len = 0;
  size_t n = glean_doc_annotation_count(doc, 0);
  for (uint32_t i = 0; i < n; i++) {
    const glean_annotation *a = glean_doc_annotation(doc, 0, i);
    add(&want, (hit){a->start, a->end, i, a->priority});
  }
  keep_winners(&want, GLEAN_OVERLAP_LONGEST);
  while (glean_doc_next(doc, 0, GLEAN_VIEW_RESOLVED, &cursor, &index) ==
             GLEAN_OK &&
         index != GLEAN_NONE) {
    const glean_annotation *a = glean_doc_annotation(doc, 0, index);
    add(&got, (hit){a->start, a->end, index, a->priority});
  }
  compare(&got, &want, "resolved", (long)n);
}

/* Iterate while annotations are added: what lies ahead is seen. */
static void check_notes(void) {
  static const char text[] = "abcdefghijklmnopqrst";
  size_t len = sizeof text - 1, notes = random_below(MAX_NOTES);
  glean_symbol labels[3];
  glean_doc *doc;
  check(glean_doc_open(&doc, text, len, NULL, NULL) == GLEAN_OK, "open", 0);
  glean_doc_symbol(doc, "A", 1, &labels[0]);
  glean_doc_symbol(doc, "B", 1, &labels[1]);
  glean_doc_symbol(doc, "own", 3, &labels[2]);
  for (size_t i = 0; i < notes; i++) annotate(doc, len, labels);
  glean_cursor cursor = {0, 0, 0, 0};
  for (uint32_t last = GLEAN_NONE;;) {
    uint32_t want = next_by_search(doc, last), index;
    check(glean_doc_next(doc, 0, GLEAN_VIEW_ALL, &cursor, &index) == GLEAN_OK &&
              index == want,
          "next", (long)want);
    if (index == GLEAN_NONE || index != want) break;
    last = index;
    if (random_below(3) == 0) annotate(doc, len, labels);
  }
  check_numbers(doc);
  check_resolved(doc);
  annotate(doc, len, labels); /* numbers and views follow what is added */
  check_numbers(doc);
  check_resolved(doc);
  glean_doc_close(doc);
}

/* ---- Names and arguments ---- */

static void test_names(void) {
  glean_doc *doc;
  uint32_t a, b, index;
  size_t len;
  glean_symbol s, t;
  glean_cursor cursor = {0, 0, 0, 0};
  check(glean_doc_open(&doc, "ab", 2, NULL, NULL) == GLEAN_OK, "open", 0);
  check(glean_doc_layer_count(doc) == 1, "one layer", 0);
  check(strcmp(glean_doc_layer_name(doc, 0, &len), "entities") == 0, "name", 0);
  check(glean_doc_find_layer(doc, "x", 1) == GLEAN_NONE, "not yet", 0);
  glean_doc_layer(doc, "x", 1, &a);
  glean_doc_layer(doc, "x", 1, &b);
  check(a == b && glean_doc_find_layer(doc, "x", 1) == a, "once", 0);
  glean_doc_symbol(doc, "a\0b", 3, &s);
  glean_doc_symbol(doc, "a", 1, &t);
  check(s != t && !memcmp(glean_doc_symbol_text(doc, s, &len), "a\0b", 4) &&
            len == 3,
        "NUL in a symbol", 0);
  check(*glean_doc_symbol_text(doc, 0, NULL) == '\0', "symbol 0", 0);
  check(glean_doc_next(doc, 9, GLEAN_VIEW_ALL, &cursor, &index) ==
            GLEAN_INVALID,
        "no such layer", 0);
  glean_annotation note = {0, 2, 99, 0, 0, GLEAN_NONE, 0, 0, 0, 0};
  check(glean_doc_annotate(doc, 0, &note, NULL, NULL) == GLEAN_INVALID,
        "no such symbol", 0);
  note.label = t;
  check(glean_doc_annotate(doc, 0, &note, &index, NULL) == GLEAN_OK, "ok", 0);
  glean_doc_set_id(doc, 0, index, s);
  check(glean_doc_annotation_number(doc, 0, index, &b) == GLEAN_OK && b == 0,
        "an own id has no number", 0);
  glean_doc_close(doc);
}

/* The layer of the empty name is found again as any other. */
static void test_empty_name(void) {
  glean_doc *doc;
  uint32_t a, b;
  check(glean_doc_open(&doc, "ab", 2, NULL, NULL) == GLEAN_OK, "open", 0);
  glean_doc_layer(doc, "", 0, &a);
  glean_doc_layer(doc, "", 0, &b);
  check(a == b, "the empty layer name", (long)b);
  glean_doc_close(doc);
}

int main(void) {
  for (long i = 0; i < 10000; i++) check_policies(i);
  for (int i = 0; i < 1000; i++) check_notes();
  test_names();
  test_empty_name();
  return test_status();
}
