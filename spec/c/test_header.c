/* test_header.c: glean.h stands alone, as the first include, in C and in C++,
 * and its constants agree with what the library says. */
#include "glean.h"

#include <stdio.h>
#include <string.h>

static int passed, failed;

static void check(int ok, const char *what) {
  if (ok) {
    passed++;
    return;
  }
  failed++;
  printf("FAILED: %s\n", what);
}

static void test_versions(void) {
  char version[40];
  snprintf(version, sizeof version, "%d.%d.%d", GLEAN_VERSION_MAJOR,
           GLEAN_VERSION_MINOR, GLEAN_VERSION_PATCH);
  check(strcmp(glean_version(), version) == 0, "the version is the header's");
  check(strcmp(glean_unicode_version(), "15.0.0") == 0, "Unicode 15.0.0");
}

static void test_status_names(void) {
  for (int i = GLEAN_OK; i <= GLEAN_MATCHING; i++) {
    const char *name = glean_status_name((glean_status)i);
    check(name != NULL && name[0] != '\0', "every status has a name");
    for (int j = GLEAN_OK; j < i; j++)
      check(strcmp(name, glean_status_name((glean_status)j)) != 0,
            "no two statuses share a name");
  }
  check(strcmp(glean_status_name(GLEAN_UTF8), "utf8") == 0, "utf8");
}

/* What the header says of 0 and of all-zero structures. */
static void test_zeros(void) {
  check(GLEAN_OK == 0 && GLEAN_UTF8_STRICT == 0 && GLEAN_NEWLINE_AUTO == 0,
        "defaults of documents are 0");
  check(GLEAN_OVERLAP_LEFTMOST == 0 && GLEAN_ENTRY_FOLD == 0,
        "defaults of lists are 0");
  check(GLEAN_SCOPE_SENTENCE == 0 && GLEAN_VIEW_ALL == 0, "and of the rest");
  check(GLEAN_NONE > GLEAN_MAX_TEXT, "NONE is no offset of a text");
  glean_list_release(NULL);
  glean_lang_release(NULL);
  glean_pattern_release(NULL);
  glean_regex_release(NULL);
  glean_matches_free(NULL);
  glean_doc_close(NULL);
}

int main(void) {
  test_versions();
  test_status_names();
  test_zeros();
  printf("%d passed, %d failed\n", passed, failed);
  return failed != 0;
}
