/* test_threads.c: eight threads that share lists: one made here, one mapped.
 * Built with the thread sanitizer, which fails the test for a data race. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "glean.h"

#define THREADS 8
#define ROUNDS 60

static const glean_allocator plain = {NULL, NULL};

static const char text[] =
    "Two drug lords and Jos\xC3\xA9 Roe's men met Al Qaeda in the US. "
    "Marshal Ney of the U.S. was there; a b c a b.\n\nDrug\nlord! Jose Roe";

typedef struct job {
  const glean_list *lists[2];
  size_t hits; /* of each round */
  int failures;
} job;

static glean_list *make_list(void) {
  static const char *const entries[] = {"drug lord", "Jos\xC3\xA9 Roe", "US",
                                        "Al-Qaeda", "Marshall Ney", "a b",
                                        "a b c a"};
  glean_list *list;
  if (glean_list_new(&list, plain, NULL) != GLEAN_OK) return NULL;
  for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
    glean_entry entry = {.id = "id", .id_len = 2,
                         .letters = GLEAN_ENTRY_SMART,
                         .flags = GLEAN_ENTRY_PLURAL | GLEAN_ENTRY_DOTS};
    if (i == 3) entry.separators = GLEAN_SEPARATORS_LOOSE;
    if (i == 4) entry.flags |= GLEAN_ENTRY_FUZZY;
    if (i == 5) entry.label = "OTHER", entry.label_len = 5;
    if (glean_list_add(list, entries[i], strlen(entries[i]), &entry, NULL) !=
        GLEAN_OK)
      return NULL;
  }
  return glean_list_freeze(list, NULL) == GLEAN_OK ? list : NULL;
}

/* Mentions and hits of a list in a document of its own. */
static size_t count_hits(const glean_list *list, size_t *failures) {
  glean_doc *doc;
  uint32_t layer;
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  glean_doc_options options = {.defer_tokens = 1};
  size_t n;
  *failures = 1;
  if (glean_doc_open(&doc, text, sizeof text - 1, &options, NULL) != GLEAN_OK)
    return 0;
  *failures =
      glean_doc_layer(doc, "@l", 2, &layer) != GLEAN_OK ||
      glean_doc_symbol(doc, "L", 1, &marking.label) != GLEAN_OK ||
      glean_doc_match_list(doc, list, layer, &marking, NULL) != GLEAN_OK;
  n = glean_doc_annotation_count(doc, GLEAN_ENTITIES) +
      100 * glean_doc_annotation_count(doc, layer);
  glean_doc_close(doc);
  return n;
}

static void *work(void *data) {
  job *j = data;
  for (int i = 0; i < ROUNDS; i++) {
    const glean_list *list = j->lists[i % 2];
    size_t failures, count;
    uint32_t found[4];
    glean_list_retain(list);
    size_t hits = count_hits(list, &failures);
    if (failures || (j->hits != 0 && j->hits != hits)) j->failures++;
    j->hits = hits;
    if (glean_list_find(list, "DRUG LORD", 9, found, 4, &count) != GLEAN_OK ||
        count != 1)
      j->failures++;
    glean_list_release(list);
  }
  glean_list_release(j->lists[0]); /* each thread has its own references */
  glean_list_release(j->lists[1]);
  return NULL;
}

int main(void) {
  const char *path = "test_threads.tmp";
  pthread_t threads[THREADS];
  job jobs[THREADS];
  glean_list *made = make_list(), *mapped = NULL;
  int failures = 0;
  if (made == NULL || glean_list_save(made, path, NULL, NULL) != GLEAN_OK ||
      glean_list_load(&mapped, plain, path, NULL) != GLEAN_OK) {
    printf("the lists cannot be made\n");
    return 1;
  }
  for (int i = 0; i < THREADS; i++) {
    jobs[i] = (job){{made, mapped}, 0, 0};
    glean_list_retain(made);
    glean_list_retain(mapped);
    if (pthread_create(&threads[i], NULL, work, &jobs[i]) != 0) return 1;
  }
  glean_list_release(made); /* the threads keep them */
  glean_list_release(mapped);
  for (int i = 0; i < THREADS; i++) {
    pthread_join(threads[i], NULL);
    failures += jobs[i].failures + (jobs[i].hits != jobs[0].hits);
  }
  remove(path);
  printf("%zu hits in every round, %d failures\n", jobs[0].hits, failures);
  return failures > 0 || jobs[0].hits == 0;
}
