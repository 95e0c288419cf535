/* test_regex.c: what a set of regular expressions finds is what each finds
 * alone, what PCRE2 finds by itself, and what its interpreter finds; limits
 * are errors that name a byte, and cost what they say. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "glean.h"
#include "test.h"

static const glean_allocator plain = {NULL, NULL};
/* ---- Random expressions over a small alphabet ---- */

typedef struct text {
  char data[32768];
  size_t len;
} text;

static void add(text *t, const char *piece) {
  size_t n = strlen(piece);
  if (t->len + n >= sizeof t->data) return;
  memcpy(t->data + t->len, piece, n);
  t->len += n;
}

static const char *pick(const char *const *from, uint32_t n) {
  return from[random_below(n)];
}

#define PICK(array) pick(array, sizeof array / sizeof *array)

static void add_pattern(text *t, int depth);

static void add_atom(text *t, int depth) {
  static const char *const atoms[] = {
      "a",    "b",     "ab",      "abc",    "cab",   "K",     "s",
      " ",    ".",     "\\d",     "\\w",    "\\s",   "\\.",   "[ab]",
      "[^a]", "[A-Z]", "[a-c1é]", "é",      "\\b",   "\\B",   "^",
      "$",    "1",     "-",       "\\x{e9}", "[\\d-]", "[[:alpha:]]",
      "(?i:kc)", "(?#x)", "(?=a)", "(?!b)", "(?<=a)", "\\S", "\\x41",
      "[^\\s\\w]", "(?-i)", "\\p{Lu}", "€", "\\h", "\\R"};
  static const char *const groups[] = {"(", "(?:", "(?<n>", "(?>", "(?i)(",
                                       "(?|"};
  if (depth < 3 && random_below(4) == 0) {
    add(t, PICK(groups));
    add_pattern(t, depth + 1);
    add(t, ")");
  } else {
    add(t, PICK(atoms));
  }
}

static void add_pattern(text *t, int depth) {
  static const char *const counts[] = {"?", "*", "+", "{2}", "{1,3}", "{0,2}",
                                       "+?", "*+", "{3,}", "??", "{9}"};
  uint32_t branches = random_below(4) == 0 ? 2 + random_below(2) : 1;
  for (uint32_t i = 0; i < branches; i++) {
    uint32_t n = 1 + random_below(5);
    if (i > 0) add(t, "|");
    for (uint32_t k = 0; k < n; k++) {
      add_atom(t, depth);
      if (random_below(4) == 0) add(t, PICK(counts));
    }
  }
}

static void make_text(text *t, uint32_t pieces) {
  static const char *const parts[] = {
      "a", "b", "c", "ab", "abc", "cab", "kc", "KC", "s", "S", " ", " ", "1",
      "-", ".", "é", "É", "K", "ſ", "€", "A", "bc ", "\n", ". A", "_", "\t"};
  t->len = 0;
  for (uint32_t i = 0; i < pieces; i++) add(t, PICK(parts));
}

/* ---- Matches as text: "3-5 7-9 " or "code@byte" ---- */

static void draw(glean_doc *doc, const glean_regex *regex, text *out) {
  glean_marking marking = {0, 0, 0, GLEAN_OVERLAP_LEFTMOST};
  glean_matches *matches;
  glean_match m;
  glean_error err;
  int found = 1;
  char piece[80];
  out->len = 0;
  if (glean_doc_match_regex(doc, regex, &marking, &matches, &err) !=
      GLEAN_OK) {
    snprintf(piece, sizeof piece, "%s@%zu", err.code, err.position);
    add(out, piece);
    return;
  }
  while (glean_matches_next(matches, &m, &found) == GLEAN_OK && found) {
    glean_matches_take(matches);
    snprintf(piece, sizeof piece, "%u-%u", m.span.start, m.span.end);
    add(out, piece);
    for (size_t i = 0; i < m.capture_count; i++) {
      snprintf(piece, sizeof piece, "(%u-%u)", m.captures[i].start,
               m.captures[i].end);
      add(out, piece);
    }
    add(out, " ");
  }
  glean_matches_free(matches);
}

/* Did a limit end it?  Alone, an expression makes more attempts. */
static int is_limited(const text *t) {
  return memchr(t->data, '@', t->len) != NULL;
}

static int same(const text *a, const text *b) {
  return a->len == b->len && memcmp(a->data, b->data, a->len) == 0;
}

#define SET 12

/* A set of random expressions, alone and together, over one text. */
static void check_set(long round) {
  glean_regex *regexes[SET];
  const glean_regex *constant[SET];
  glean_regex_set *set;
  glean_doc *doc;
  text patterns[SET], t, alone[SET], together, interpreted;
  size_t n = 0;
  unsigned flags[SET];
  make_text(&t, round % 8 == 0 ? 900 : 40);
  while (n < SET) {
    glean_scope scope = (glean_scope)random_below(3);
    patterns[n].len = 0;
    add_pattern(&patterns[n], 0);
    flags[n] = random_below(4) == 0 ? random_below(32) : 0;
    if (glean_regex_new(&regexes[n], plain, patterns[n].data, patterns[n].len,
                        flags[n], scope, NULL) != GLEAN_OK)
      continue;
    constant[n] = regexes[n];
    patterns[n].data[patterns[n].len] = '\0';
    glean_doc_open(&doc, t.data, t.len, NULL, NULL);
    draw(doc, regexes[n], &alone[n]);
    glean_regex *slow;
    glean_regex_new(&slow, plain, patterns[n].data, patterns[n].len,
                    flags[n] | GLEAN_REGEX_INTERPRET, scope, NULL);
    draw(doc, slow, &interpreted);
    check_of(same(&alone[n], &interpreted) || is_limited(&interpreted),
             "interpreter", patterns[n].data, round);
    glean_regex_release(slow);
    glean_doc_close(doc);
    n++;
  }
  glean_regex_set_new(&set, plain, constant, n, NULL);
  glean_doc_open(&doc, t.data, t.len, NULL, NULL);
  check_of(glean_doc_find_regexes(doc, set, NULL) == GLEAN_OK, "set", "",
           round);
  for (size_t i = 0; i < n; i++) {
    draw(doc, regexes[i], &together);
    check_of(same(&alone[i], &together) || is_limited(&alone[i]), "together",
             patterns[i].data, round);
    glean_regex_release(regexes[i]);
  }
  glean_doc_close(doc);
  glean_regex_set_release(set);
}

/* ---- Against PCRE2 itself, over a whole document ---- */

static void run_pcre2(const text *pattern, const text *t, text *out) {
  int code, rc;
  PCRE2_SIZE position, at = 0;
  char piece[80];
  pcre2_code *re = pcre2_compile(
      (PCRE2_SPTR)pattern->data, pattern->len,
      PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF, &code, &position, NULL);
  pcre2_match_data *data = pcre2_match_data_create_from_pattern(re, NULL);
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data);
  out->len = 0;
  while (at < t->len &&
         (rc = pcre2_match(re, (PCRE2_SPTR)t->data, t->len, at, 0, data,
                           NULL)) > 0) {
    size_t start = ends[0], end = ends[1];
    if (end <= start || end <= at) {
      at = (end > at ? end : at) + 1;
      while (at < t->len && ((unsigned char)t->data[at] & 0xC0) == 0x80) at++;
      continue;
    }
    snprintf(piece, sizeof piece, "%zu-%zu ", start, end);
    add(out, piece);
    at = end;
  }
  pcre2_match_data_free(data);
  pcre2_code_free(re);
}

static void check_peer(long round) {
  text pattern = {.len = 0}, t, ours, theirs;
  glean_regex *regex;
  glean_doc *doc;
  make_text(&t, round % 4 == 0 ? 900 : 60);
  add_pattern(&pattern, 0);
  if (glean_regex_new(&regex, plain, pattern.data, pattern.len, 0,
                      GLEAN_SCOPE_DOCUMENT, NULL) != GLEAN_OK)
    return;
  pattern.data[pattern.len] = '\0';
  if (strstr(pattern.data, "(?<n>") == NULL) { /* captures are not compared */
    glean_doc_open(&doc, t.data, t.len, NULL, NULL);
    draw(doc, regex, &ours);
    run_pcre2(&pattern, &t, &theirs);
    check_of(same(&ours, &theirs) || is_limited(&ours), "PCRE2",
             pattern.data, round);
    glean_doc_close(doc);
  }
  glean_regex_release(regex);
}

/* ---- Limits ---- */

typedef struct hostile {
  const char *pattern, *fill, *tail;
  size_t bytes;
} hostile;

static const hostile hostiles[] = {
    {"(a+)+$", "a", "!", 80000},
    {"[a-z]*[0-9]", "a", "", 80000},
    {"\\s+$", " ", "x", 20000},
    {"\\s+x", " ", "y", 80000},
    {"(?:.|b)*c", "b", "", 4000000},
    {"(?:.|b)*c", "b", "c", 4000000},
    {"(x+x+)+y", "x", "z", 80000},
    {"(?:a|aa)+!", "a", "", 80000},
    {"(\\w+\\s*)+;", "word ", ".", 80000},
    {"a.*b.*c.*d", "ab", "c", 80000},
    {"\\s++;", " ", "x", 80000},
    {"(?=(a+))\\1b", "a", "c", 80000},
};

static char *fill(const hostile *h, size_t bytes, size_t *len) {
  size_t n = strlen(h->fill), tail = strlen(h->tail);
  char *t = malloc(bytes + tail + n);
  if (t == NULL) abort();
  for (*len = 0; *len < bytes; *len += n) memcpy(t + *len, h->fill, n);
  memcpy(t + *len, h->tail, tail);
  *len += tail;
  return t;
}

/* Over a hostile text, beside an expression that must not mind. */
static void run_hostile(const hostile *h, size_t bytes, unsigned flags,
                        text *answer) {
  size_t len;
  char *t = fill(h, bytes, &len);
  glean_regex *regexes[2];
  glean_regex_set *set;
  glean_doc *doc;
  text other;
  glean_regex_new(&regexes[0], plain, h->pattern, strlen(h->pattern), flags,
                  GLEAN_SCOPE_DOCUMENT, NULL);
  glean_regex_new(&regexes[1], plain, "..\\z", 4, flags, GLEAN_SCOPE_DOCUMENT,
                  NULL);
  const glean_regex *both[2] = {regexes[0], regexes[1]};
  glean_regex_set_new(&set, plain, both, 2, NULL);
  glean_doc_open(&doc, t, len, NULL, NULL);
  glean_doc_find_regexes(doc, set, NULL);
  draw(doc, regexes[0], answer);
  answer->data[answer->len] = '\0';
  draw(doc, regexes[1], &other);
  other.data[other.len] = '\0';
  char want[64];
  snprintf(want, sizeof want, "%zu-%zu ", len - 2, len);
  check_of(strcmp(other.data, want) == 0, "others are unharmed", h->pattern, 0);
  glean_doc_close(doc);
  glean_regex_set_release(set);
  glean_regex_release(regexes[0]);
  glean_regex_release(regexes[1]);
  free(t);
}

/* Each ends, with the same answer each time, and an answer at all. */
static void test_hostile(void) {
  for (size_t i = 0; i < sizeof hostiles / sizeof *hostiles; i++) {
    text answer, again, slow;
    run_hostile(&hostiles[i], hostiles[i].bytes, 0, &answer);
    run_hostile(&hostiles[i], hostiles[i].bytes, 0, &again);
    check_of(same(&answer, &again), "deterministic", hostiles[i].pattern, 0);
    run_hostile(&hostiles[i], 2000, 0, &answer);
    run_hostile(&hostiles[i], 2000, GLEAN_REGEX_INTERPRET, &slow);
    check_of(same(&answer, &slow) || is_limited(&slow),
             "interpreter", hostiles[i].pattern, 0);
  }
}

/* JIT code whose stack is too small has not searched: never "no match". */
static void test_jit_stack(void) {
  hostile h = {"(?:(a)|b)*+c", "ab", "c", 20000};
  text answer;
  run_hostile(&h, h.bytes, 0, &answer);
  check_of(strcmp(answer.data, "0-20001 ") == 0, "a long match", answer.data,
           0);
  h.bytes = 200000;
  run_hostile(&h, h.bytes, 0, &answer);
  check_of(strcmp(answer.data, "regex_window@0") == 0 ||
               strcmp(answer.data, "regex_limit@0") == 0,
           "a match that is too long", answer.data, 0);
}

/* ---- A clock of the host's ---- */

/* Each look at it is a second later. */
static double tick(void *ctx) {
  return (*(double *)ctx)++;
}

/* What is found of "a" in 100 sentences of "b a" with so many seconds. */
static void run_timed(double seconds, int has_clock, text *out) {
  char data[401];
  double now = 0;
  glean_doc *doc = NULL;
  glean_regex *regex = NULL;
  glean_regex_set *set = NULL;
  glean_regex_options how = {0, GLEAN_SCOPE_SENTENCE, 1, seconds};
  glean_doc_options options = {.clock = has_clock ? tick : NULL,
                               .clock_ctx = &now};
  for (int i = 0; i < 100; i++) memcpy(data + 4 * i, "A\n\n ", 4);
  glean_doc_open(&doc, data, 400, &options, NULL);
  check_of(glean_regex_new_with(&regex, plain, "[a-z]", 5, &how, NULL) ==
            GLEAN_OK, "timed", "", 0);
  draw(doc, regex, out);
  out->data[out->len] = '\0';
  text together;
  const glean_regex *all[] = {regex};
  check_of(glean_regex_set_new(&set, plain, all, 1, NULL) == GLEAN_OK &&
            glean_doc_find_regexes(doc, set, NULL) == GLEAN_OK, "set", "", 0);
  draw(doc, regex, &together);
  check_of(same(out, &together), "timed in a set", together.data, 0);
  out->data[out->len] = '\0';
  glean_doc_close(doc);
  glean_regex_set_release(set);
  glean_regex_release(regex);
}

static void test_clock(void) {
  text out;
  run_timed(0, 1, &out);
  check_of(strcmp(out.data, "regex_time@0") == 0, "no seconds", out.data, 0);
  run_timed(10, 1, &out); /* a call a sentence, a second a call */
  check_of(strcmp(out.data, "regex_time@40") == 0, "ten", out.data, 0);
  run_timed(100, 1, &out);
  check_of(out.len == 0, "enough", out.data, 0);
  run_timed(0, 0, &out);
  check_of(out.len == 0, "no clock", out.data, 0);
  glean_regex *regex;
  glean_regex_options bad = {0, GLEAN_SCOPE_SENTENCE, 1, -1};
  check_of(glean_regex_new_with(&regex, plain, "a", 1, &bad, NULL) ==
            GLEAN_INVALID && regex == NULL, "below 0", "", 0);
  check_of(glean_regex_new_with(&regex, plain, "a", 1, NULL, NULL) == GLEAN_OK,
        "no options", "", 0);
  glean_regex_release(regex);
}

/* ---- What runs everywhere ---- */

static void test_always(void) {
  static const struct {
    const char *pattern;
    int always;
  } cases[] = {{"\\bGov\\. [A-Z]", 0}, {"[A-Z][a-z]+", 1},    {"a|Roe", 1},
               {"Roe|Quintana", 0},    {"(?=Roe)\\w+", 1},    {"R\\d*oe", 0},
               {"(?:Roe)?x+y", 0},     {"(?(?=a)b|c)", 1},    {"[0-9]{4}-", 0},
               {"(?i)kiosk", 0},       {"(?x) R o e # x", 0}, {"\\QRoe\\E", 1},
               {"(?:Roe){0}e", 1},     {"x{40}", 0},          {"\\w+@\\w+", 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    glean_regex *regex = NULL;
    glean_status status =
        glean_regex_new(&regex, plain, cases[i].pattern,
                        strlen(cases[i].pattern), 0, GLEAN_SCOPE_SENTENCE,
                        NULL);
    check_of(status == GLEAN_OK &&
                 glean_regex_always_runs(regex) == cases[i].always,
             "always runs", cases[i].pattern, 0);
    glean_regex_release(regex);
  }
}

/* ---- References, limits of sets ---- */

static void test_sets(void) {
  glean_regex *regex;
  glean_regex_set *set;
  glean_error err;
  glean_doc *doc;
  text found;
  glean_regex_new(&regex, plain, "ab", 2, 0, GLEAN_SCOPE_SENTENCE, NULL);
  const glean_regex *twice[2] = {regex, regex};
  check_of(glean_regex_set_new(&set, plain, twice, 2, &err) == GLEAN_OK,
           "twice", "", 0);
  glean_regex_set_retain(set);
  glean_regex_set_release(set);
  glean_doc_open(&doc, "ab ab", 5, NULL, NULL);
  glean_doc_find_regexes(doc, set, &err);
  glean_regex_set_release(set); /* the document keeps it */
  draw(doc, regex, &found);
  check_of(found.len == 8 && memcmp(found.data, "0-2 3-5 ", 8) == 0, "found",
           "", 0);
  glean_regex_set_new(&set, plain, NULL, 0, &err);
  check_of(glean_doc_find_regexes(doc, set, &err) == GLEAN_OK, "empty", "", 0);
  glean_regex_set_release(set);
  draw(doc, regex, &found);
  check_of(found.len == 8, "alone", "", 0);
  glean_doc_close(doc);
  glean_regex_release(regex);
  check_of(glean_regex_set_new(&set, plain, NULL, GLEAN_MAX_REGEX_SET + 1,
                               &err) == GLEAN_LIMIT,
           "too many", "", 0);
  check_of(glean_regex_new(&regex, plain, "\\Ga", 3, 0, GLEAN_SCOPE_SENTENCE,
                           &err) == GLEAN_SYNTAX &&
               err.position == 0,
           "\\G", "", 0);
}

int main(void) {
  test_sets();
  test_always();
  test_jit_stack();
  test_clock();
  for (long i = 0; i < 2000; i++) check_set(i);
  for (long i = 0; i < 10000; i++) check_peer(i);
  test_hostile();
  return test_status();
}
