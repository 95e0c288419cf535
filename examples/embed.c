/* embed.c: the core alone in a C (or C++) program: find people introduced by
 * a title and print the document as JSON. */
#include <stdio.h>
#include <string.h>

#include "glean.h"

static const char sample[] =
    "Gov. Inés Quintana signed the bill on Tuesday. “It was overdue,” said "
    "President Jonas Ferreira.";

static int failed(const char *what, const glean_error *err) {
  fprintf(stderr, "%s: %s (byte %lu)\n", what, err->message,
          (unsigned long)err->position);
  return 1;
}

/* A language with the few words the sample needs. */
static glean_lang *make_lang(glean_error *err) {
  glean_allocator plain = {NULL, NULL};
  glean_lang *lang;
  if (glean_lang_new(&lang, plain, err) != GLEAN_OK) return NULL;
  if (glean_lang_add(lang, GLEAN_WORD_TITLE, "Gov", 3, err) == GLEAN_OK)
    return lang;
  glean_lang_release(lang);
  return NULL;
}

static glean_list *make_titles(glean_error *err) {
  static const char *const titles[] = {"Gov.", "President"};
  glean_allocator plain = {NULL, NULL};
  glean_list *list;
  if (glean_list_new(&list, plain, err) != GLEAN_OK) return NULL;
  for (size_t i = 0; i < 2; i++) {
    if (glean_list_add(list, titles[i], strlen(titles[i]), NULL, err) ==
        GLEAN_OK)
      continue;
    glean_list_release(list);
    return NULL;
  }
  if (glean_list_freeze(list, err) == GLEAN_OK) return list;
  glean_list_release(list);
  return NULL;
}

/* Every match of the rule makes a PERSON of its capture "name". */
static glean_status mark_people(glean_doc *doc, const glean_pattern *rule,
                                glean_error *err) {
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  glean_matches *matches;
  glean_match match;
  int found = 1;
  glean_status status = glean_doc_symbol(doc, "PERSON", 6, &marking.label);
  if (status == GLEAN_OK)
    status = glean_doc_match(doc, rule, &marking, &matches, err);
  if (status != GLEAN_OK) return status;
  while ((status = glean_matches_next(matches, &match, &found)) == GLEAN_OK &&
         found) {
    glean_matches_take(matches);
    for (size_t i = 0; i < match.capture_count; i++) {
      glean_annotation person = {match.captures[i].start,
                                 match.captures[i].end,
                                 marking.label,
                                 0,
                                 0,
                                 GLEAN_NONE,
                                 0,
                                 0,
                                 0,
                                 0};
      status = glean_doc_annotate(doc, GLEAN_ENTITIES, &person, NULL, err);
      if (status != GLEAN_OK) return status;
    }
  }
  glean_matches_free(matches);
  return status;
}

static int run(glean_doc *doc, const glean_list *titles,
               const glean_pattern *rule) {
  glean_marking hidden = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  glean_buffer json = {{NULL, NULL}, NULL, 0, 0};
  glean_error err;
  uint32_t layer;
  if (glean_doc_layer(doc, "@title", 6, &layer) != GLEAN_OK) return 1;
  if (glean_doc_match_list(doc, titles, layer, &hidden, &err) != GLEAN_OK)
    return failed("titles", &err);
  if (mark_people(doc, rule, &err) != GLEAN_OK) return failed("rule", &err);
  if (glean_doc_json(doc, &json, NULL) != GLEAN_OK) return 1;
  printf("%.*s\n", (int)json.len, json.data);
  int people = (int)glean_doc_annotation_count(doc, GLEAN_ENTITIES);
  glean_buffer_free(&json);
  return people == 2 ? 0 : 1;
}

int main(void) {
  static const char pattern[] = "@title name:<NAME>";
  glean_allocator plain = {NULL, NULL};
  glean_error err;
  glean_lang *lang = make_lang(&err);
  if (lang == NULL) return failed("language", &err);
  glean_list *titles = make_titles(&err);
  if (titles == NULL) return failed("list", &err);
  glean_pattern *rule;
  if (glean_pattern_new(&rule, plain, pattern, sizeof pattern - 1,
                        GLEAN_SCOPE_SENTENCE, &err) != GLEAN_OK)
    return failed("pattern", &err);
  glean_doc_options options = {plain, GLEAN_UTF8_STRICT, lang,
                               {GLEAN_SENTENCE_TEXT, GLEAN_NEWLINE_AUTO,
                                GLEAN_QUOTATIONS_SPLIT,
                                GLEAN_LIST_ITEMS_SPLIT}, 0, NULL, NULL};
  glean_doc *doc;
  if (glean_doc_open(&doc, sample, sizeof sample - 1, &options, &err) !=
      GLEAN_OK)
    return failed("document", &err);
  int code = run(doc, titles, rule);
  glean_doc_close(doc);
  glean_pattern_release(rule);
  glean_list_release(titles);
  glean_lang_release(lang);
  return code;
}
