/* test_retry.c: "a call that fails leaves its objects as they were".
 *
 * A scenario is a row of steps.  For every k the k-th allocation fails (alone,
 * with the next one, or with all that follow); the step that met it must
 * answer GLEAN_NOMEM, and, called again with memory, must succeed.  The
 * document must then be the same, byte for byte, as without any failure. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "glean.h"
#include "test.h"

/* ---- An allocator that fails and knows every size ---- */

typedef struct counter {
  long k, width; /* fail the allocations [k, k + width); k 0: none */
  long count;
  long live_bytes;
  int bad_size;
} counter;

typedef union header {
  size_t size;
  max_align_t align;
} header;

static void *counting(void *ctx, void *block, size_t osize, size_t nsize) {
  counter *c = ctx;
  header *old = block ? (header *)block - 1 : NULL;
  if ((old ? old->size : 0) != osize) c->bad_size = 1;
  if (nsize > osize && c->k > 0) {
    c->count++;
    if (c->count >= c->k && c->count - c->k < c->width) return NULL;
  }
  header *moved = nsize ? malloc(sizeof *moved + nsize) : NULL;
  if (nsize > 0 && moved == NULL) abort();
  if (moved != NULL) { /* always moves: a stale pointer shows */
    moved->size = nsize;
    memset(moved + 1, 0xA5, nsize);
    if (old != NULL) memcpy(moved + 1, block, osize < nsize ? osize : nsize);
  }
  if (old != NULL) {
    memset(block, 0xDD, osize);
    free(old);
  }
  c->live_bytes += (long)nsize - (long)osize;
  return moved ? moved + 1 : NULL;
}

/* ---- The steps ---- */

typedef struct state {
  glean_allocator mem;
  glean_lang *lang;
  glean_list *list, *places;
  glean_pattern *pattern;
  glean_regex *regex;
  glean_doc *doc;
  glean_matches *matches;
  glean_marking marking;
  uint32_t layer;
  glean_buffer json;
  glean_error err;
} state;

static const char text[] =
    "Gov. Ana Roe left Rome.  (Gov. Bo Li paid $5 and $7 in Rome, Paris and "
    "New York.)\n\nRome’s Gov. Cy Poe stayed.\r\nX \xE2\x82";

static glean_status make_lang(state *s) {
  return glean_lang_new(&s->lang, s->mem, &s->err);
}

static glean_status add_word(state *s) {
  return glean_lang_add(s->lang, GLEAN_WORD_TITLE, "Gov", 3, &s->err);
}

static glean_status add_particle(state *s) {
  return glean_lang_add(s->lang, GLEAN_WORD_PARTICLE, "de", 2, &s->err);
}

static glean_status make_list(state *s) {
  return glean_list_new(&s->list, s->mem, &s->err);
}

static glean_status add_title(state *s) {
  glean_entry entry = {
      .id = "title-1", .id_len = 7, .letters = GLEAN_ENTRY_SMART};
  return glean_list_add(s->list, "Gov.", 4, &entry, &s->err);
}

static glean_status freeze_list(state *s) {
  return glean_list_freeze(s->list, &s->err);
}

static glean_status make_places(state *s) {
  return glean_list_new(&s->places, s->mem, &s->err);
}

static glean_status add_rome(state *s) {
  glean_entry entry = {.id = "rome", .id_len = 4, .priority = 2};
  return glean_list_add(s->places, "ROME", 4, &entry, &s->err);
}

static glean_status add_york(state *s) {
  return glean_list_add(s->places, "New York", 8, NULL, &s->err);
}

static glean_status add_paris(state *s) {
  return glean_list_add(s->places, "Paris", 5, NULL, &s->err);
}

static glean_status freeze_places(state *s) {
  return glean_list_freeze(s->places, &s->err);
}

static glean_status make_pattern(state *s) {
  static const char p[] = "t:@title n:<NAME> (...{0,2} v:(left|paid|stayed))?";
  return glean_pattern_new(&s->pattern, s->mem, p, sizeof p - 1,
                           GLEAN_SCOPE_SENTENCE, &s->err);
}

static glean_status make_regex(state *s) {
  return glean_regex_new(&s->regex, s->mem, "\\$(?<n>\\d+)", 11, 0,
                         GLEAN_SCOPE_PARAGRAPH, &s->err);
}

static glean_status open_doc(state *s) {
  glean_doc_options options = {s->mem, GLEAN_UTF8_REPLACE, s->lang,
                               {GLEAN_SENTENCE_TEXT, GLEAN_NEWLINE_AUTO,
                                GLEAN_QUOTATIONS_SPLIT,
                                GLEAN_LIST_ITEMS_SPLIT},
                               0, NULL, NULL};
  return glean_doc_open(&s->doc, text, sizeof text - 1, &options, &s->err);
}

static glean_status title_layer(state *s) {
  return glean_doc_layer(s->doc, "@title", 6, &s->layer);
}

static glean_status match_titles(state *s) {
  glean_marking none = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  return glean_doc_match_list(s->doc, s->list, s->layer, &none, &s->err);
}

static glean_status place_layer(state *s) {
  return glean_doc_layer(s->doc, "@place", 6, &s->layer);
}

static glean_status place_label(state *s) {
  return glean_doc_symbol(s->doc, "PLACE", 5, &s->marking.label);
}

static glean_status match_places(state *s) {
  s->marking.overlap = GLEAN_OVERLAP_LONGEST;
  return glean_doc_match_list(s->doc, s->places, s->layer, &s->marking,
                              &s->err);
}

static glean_status note_place(state *s) {
  glean_annotation a = {5, 12, s->marking.label, 0, 0, GLEAN_NONE, 0, 0, 0, 0};
  return glean_doc_annotate(s->doc, GLEAN_ENTITIES, &a, NULL, &s->err);
}

static glean_status person_label(state *s) {
  s->marking.overlap = GLEAN_OVERLAP_LEFTMOST;
  return glean_doc_symbol(s->doc, "PERSON", 6, &s->marking.label);
}

static glean_status match_pattern(state *s) {
  return glean_doc_match(s->doc, s->pattern, &s->marking, &s->matches,
                         &s->err);
}

/* Draw one match and mark its last capture. */
static glean_status draw(state *s) {
  glean_match m;
  int found;
  glean_status status = glean_matches_next(s->matches, &m, &found);
  if (status != GLEAN_OK || !found) return status;
  const glean_capture *c = &m.captures[m.capture_count - 1];
  glean_annotation a = {c->start, c->end, s->marking.label, 0, 0,
                        GLEAN_NONE, 0, 0, 0, 0};
  counter *count = s->mem.ctx;
  long k = count->k;
  count->k = 0; /* this one step tests the drawing alone */
  status = glean_doc_annotate(s->doc, GLEAN_ENTITIES, &a, NULL, &s->err);
  count->k = k;
  glean_matches_take(s->matches);
  return status;
}

static glean_status end_matches(state *s) {
  glean_matches_free(s->matches);
  s->matches = NULL;
  return GLEAN_OK;
}

static glean_status sum_label(state *s) {
  return glean_doc_symbol(s->doc, "SUM", 3, &s->marking.label);
}

static glean_status match_regex(state *s) {
  return glean_doc_match_regex(s->doc, s->regex, &s->marking, &s->matches,
                               &s->err);
}

static glean_status read_units(state *s) {
  size_t a, b;
  return glean_doc_units(s->doc, 9, &a, &b);
}

static glean_status read_number(state *s) {
  uint32_t number;
  return glean_doc_annotation_number(s->doc, GLEAN_ENTITIES, 0, &number);
}

static glean_status read_next(state *s) {
  glean_cursor cursor = {0, 0, 0, 0};
  uint32_t index;
  return glean_doc_next(s->doc, GLEAN_ENTITIES, GLEAN_VIEW_RESOLVED, &cursor,
                        &index);
}

static glean_status json_raw(state *s) {
  return glean_json_raw(&s->json, "x", 1);
}

static glean_status json_string(state *s) {
  return glean_json_string(&s->json, "\x01\x02\x03\x04\x05\"\xFF é", 10);
}

static glean_status json_number(state *s) {
  return glean_json_number(&s->json, 0.1);
}

static glean_status json_integer(state *s) {
  return glean_json_integer(&s->json, INT64_MIN);
}

static glean_status json_doc(state *s) {
  glean_json_options o = {0};
  o.name = "n";
  o.name_len = 1;
  o.with_text = 1;
  return glean_doc_json(s->doc, &s->json, &o);
}

typedef struct step {
  const char *name;
  glean_status (*run)(state *s);
} step;

#define STEP(name) {#name, name}
static const step steps[] = {
    STEP(make_lang),    STEP(add_word),      STEP(add_particle),
    STEP(make_list),    STEP(add_title),     STEP(freeze_list),
    STEP(make_places),  STEP(add_rome),      STEP(add_york),
    STEP(add_paris),    STEP(freeze_places), STEP(make_pattern),
    STEP(make_regex),   STEP(open_doc),      STEP(title_layer),
    STEP(match_titles), STEP(place_layer),   STEP(place_label),
    STEP(note_place),   STEP(match_places),  STEP(person_label),
    STEP(match_pattern), STEP(draw),         STEP(draw),
    STEP(draw),         STEP(draw),          STEP(end_matches),
    STEP(sum_label),    STEP(match_regex),   STEP(draw),
    STEP(draw),         STEP(draw),          STEP(end_matches),
    STEP(read_units),   STEP(read_number),   STEP(read_next),
    STEP(json_raw),     STEP(json_string),   STEP(json_number),
    STEP(json_integer), STEP(json_doc)};

/* ---- The sweep ---- */

static void clean_up(state *s) {
  glean_doc_close(s->doc);
  glean_regex_release(s->regex);
  glean_pattern_release(s->pattern);
  glean_list_release(s->list);
  glean_list_release(s->places);
  glean_lang_release(s->lang);
  glean_buffer_free(&s->json);
}

/* What the document holds: its JSON, and how much is in its layers. */
static void describe(const state *s, char *out, size_t cap) {
  size_t n = s->json.len < cap - 200 ? s->json.len : cap - 200;
  memcpy(out, s->json.data, n);
  for (uint32_t i = 0; i < glean_doc_layer_count(s->doc); i++)
    n += (size_t)snprintf(out + n, cap - n, "\n%s %lu",
                          glean_doc_layer_name(s->doc, i, NULL),
                          (unsigned long)glean_doc_annotation_count(s->doc, i));
}

/* Run all steps; the name of the step that failed, or NULL. */
static const char *run_steps(counter *c, char *out, size_t cap) {
  state s = {.mem = {counting, c}};
  s.json.mem = s.mem;
  const char *hit = NULL;
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    glean_status status = steps[i].run(&s);
    if (status == GLEAN_OK) continue;
    check_of(hit == NULL && status == GLEAN_NOMEM, "status", steps[i].name,
             c->k);
    hit = steps[i].name;
    c->k = 0;
    status = steps[i].run(&s);
    check_of(status == GLEAN_OK, "works the second time", hit, c->count);
    if (status != GLEAN_OK) break;
  }
  if (s.doc != NULL) describe(&s, out, cap);
  clean_up(&s);
  return hit;
}

static void sweep(long width, const char *want) {
  static char got[8192];
  for (long k = 1;; k++) {
    counter c = {.k = k, .width = width};
    memset(got, 0, sizeof got);
    const char *hit = run_steps(&c, got, sizeof got);
    if (c.count < k) break;
    check_of(c.live_bytes == 0, "nothing is left", hit ? hit : "-", k);
    check_of(!c.bad_size, "sizes", hit ? hit : "-", k);
    check_of(strcmp(got, want) == 0, "as without a failure", hit ? hit : "-",
             k);
  }
}

int main(void) {
  static char want[8192];
  counter c = {0};
  check_of(run_steps(&c, want, sizeof want) == NULL, "runs", "-", 0);
  check_of(strstr(want, "\"id\":\"SUM:2\"") != NULL, "finds all", want, 0);
  check_of(c.live_bytes == 0 && !c.bad_size, "clean", "-", 0);
  sweep(1, want);
  sweep(2, want);
  sweep(1L << 30, want);
  return test_status();
}
