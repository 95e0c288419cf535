/* lists.c: what a list costs: made, saved, loaded, and found in a text.
 *
 *   bench_lists ENTRIES TEXT [RUNS [ENTRIES_PEER TEXT_PEER]]
 *
 * Entries stand one a line.  With Hyperscan and the last two arguments (the
 * same entries and text, lower-cased, for it compares bytes) the peer runs in
 * turn with ours: its literals, a filter of word edges, and the leftmost
 * longest of what is left.  Times are the best of the runs. */
#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "find.h"
#include "glean.h"
#include "list.h"
#include "skim.h"
#include "tokenizer.h"
#include "utf8.h"

#ifdef BENCH_HYPERSCAN
#include <hs/hs.h>
#endif

static const glean_allocator plain = {NULL, NULL};
static glean_allocator plain_memory; /* the same, for the core */

typedef struct file {
  char *bytes;
  size_t len;
} file;

static void die(const char *what) {
  fprintf(stderr, "bench_lists: %s\n", what);
  exit(1);
}

static file slurp(const char *path) {
  FILE *in = fopen(path, "rb");
  file f = {NULL, 0};
  if (in == NULL) die(path);
  fseek(in, 0, SEEK_END);
  f.len = (size_t)ftell(in);
  rewind(in);
  f.bytes = malloc(f.len + 1);
  if (f.bytes == NULL || fread(f.bytes, 1, f.len, in) != f.len) die(path);
  f.bytes[f.len] = '\0';
  fclose(in);
  return f;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void keep_least(double *least, double seconds) {
  if (*least == 0 || seconds < *least) *least = seconds;
}

/* ---- Making, saving, loading ---- */

static glean_list *make_list(const file *entries, int runs, double *least) {
  glean_list *list = NULL;
  for (int i = 0; i < runs; i++) {
    size_t lines;
    glean_error err;
    glean_list_release(list);
    double begin = now();
    if (glean_list_new(&list, plain, &err) ||
        glean_list_add_lines(list, entries->bytes, entries->len, NULL, &lines,
                             &err) ||
        glean_list_freeze(list, &err))
      die(err.message);
    keep_least(least, now() - begin);
  }
  return list;
}

static void report_file(const glean_list *list, int runs) {
  const char *path = "bench_lists.tmp";
  double load = 0, check = 0, save = 0;
  glean_error err;
  for (int i = 0; i < runs; i++) {
    glean_list *loaded;
    double begin = now();
    if (glean_list_save(list, path, NULL, &err)) die(err.message);
    keep_least(&save, now() - begin);
    begin = now();
    if (glean_list_load(&loaded, plain, path, &err)) die(err.message);
    keep_least(&load, now() - begin);
    begin = now();
    if (glean_list_check(loaded, &err)) die(err.message);
    keep_least(&check, now() - begin);
    glean_list_release(loaded);
  }
  remove(path);
  printf("save %.1f ms, load %.4f ms, whole check %.1f ms\n", save * 1e3,
         load * 1e3, check * 1e3);
}

/* ---- Finding ---- */

typedef struct times {
  double validate, tokenize, find, all, text, text_all, pieces, peer;
  size_t tokens, hits, every, peer_hits;
} times;

static size_t find_in(const glean_list *list, const text_view *t,
                      const token_table *k, find_mode mode, find_hits *hits) {
  hits->len = 0;
  if (find_list(&list->flat, t, k, &plain_memory, mode,
                (find_starts){NULL, 0}, hits)) die("memory");
  return hits->len;
}

/* As a document does: tokens only where they are of use. */
static size_t find_as_text(const glean_list *list, const text_view *t,
                           find_mode mode, find_hits *hits) {
  token_table k = {0};
  hits->len = 0;
  if (skim_serves(&list->flat, t)) {
    if (find_text(&list->flat, t, &plain_memory, mode, hits)) die("memory");
    return hits->len;
  }
  if (tokenize(&k, &plain_memory, t)) die("memory");
  find_in(list, t, &k, mode, hits);
  token_table_free(&k, &plain_memory);
  return hits->len;
}

/* From a text, and that it is what tokens give. */
static void run_text(const glean_list *list, const text_view *t,
                     find_mode mode, double *least, const find_hits *expected) {
  find_hits hits = {0};
  double begin = now();
  find_as_text(list, t, mode, &hits);
  keep_least(least, now() - begin);
  if (hits.len != expected->len ||
      memcmp(hits.items, expected->items, hits.len * sizeof *hits.items) != 0)
    die("there are other hits without a token table");
  find_hits_free(&hits, &plain_memory);
}

/* Validate, tokenise and scan a text. */
static void run_once(const glean_list *list, const file *text, times *m,
                     find_hits *hits) {
  text_view t = {.bytes = (const uint8_t *)text->bytes, .len = text->len};
  token_table k = {0};
  utf8_problem problem;
  double begin = now();
  if (!utf8_validate(t.bytes, t.len, &problem)) die("invalid UTF-8");
  keep_least(&m->validate, now() - begin);
  begin = now();
  if (tokenize(&k, &plain_memory, &t)) die("memory");
  keep_least(&m->tokenize, now() - begin);
  m->tokens = k.len;
  begin = now();
  m->hits = find_in(list, &t, &k, FIND_LEFTMOST, hits);
  keep_least(&m->find, now() - begin);
  run_text(list, &t, FIND_LEFTMOST, &m->text, hits);
  begin = now();
  m->every = find_in(list, &t, &k, FIND_ALL, hits);
  keep_least(&m->all, now() - begin);
  run_text(list, &t, FIND_ALL, &m->text_all, hits);
  token_table_free(&k, &plain_memory);
}

/* The same text as documents of about 1 KB, cut at line ends. */
static void run_pieces(const glean_list *list, const file *text, times *m,
                       find_hits *hits) {
  double begin = now();
  for (size_t i = 0; i < text->len;) {
    size_t n = text->len - i < 1024 ? text->len - i : 1024;
    const char *end = memchr(text->bytes + i + n, '\n', text->len - i - n);
    n = end ? (size_t)(end - text->bytes) + 1 - i : text->len - i;
    text_view t = {.bytes = (const uint8_t *)text->bytes + i, .len = n};
    utf8_problem problem;
    if (!utf8_validate(t.bytes, t.len, &problem)) die("a piece");
    find_as_text(list, &t, FIND_LEFTMOST, hits);
    i += n;
  }
  keep_least(&m->pieces, now() - begin);
}

/* ---- The peer ---- */

#ifdef BENCH_HYPERSCAN

typedef struct peer {
  hs_database_t *database;
  hs_scratch_t *scratch;
  const char *text;
  size_t len;
  size_t *lengths;
  size_t count;
  struct { size_t start, end; } best; /* the match that is waiting */
  size_t hits;
} peer;

static int is_word(const char *s, size_t len, size_t i) {
  if (i >= len) return 0;
  unsigned char c = (unsigned char)s[i];
  return c >= 0x80 || (c >= '0' && c <= '9') ||
         ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Matches come by their ends.  One is safe once a match ends beyond it that
 * does not start before it: so the leftmost longest are counted with one
 * waiting. */
static int on_match(unsigned id, unsigned long long from,
                    unsigned long long to, unsigned flags, void *ctx) {
  peer *p = ctx;
  (void)from;
  (void)flags;
  size_t end = (size_t)to, start = end - p->lengths[id];
  if (is_word(p->text, p->len, end) ||
      (start > 0 && is_word(p->text, p->len, start - 1)))
    return 0;
  if (p->best.end == 0 || start >= p->best.end) {
    p->hits += p->best.end != 0;
  } else if (start > p->best.start) {
    return 0;
  }
  p->best.start = start;
  p->best.end = end;
  return 0;
}

static double open_peer(peer *p, const file *entries) {
  const char **texts = malloc(entries->len * sizeof *texts);
  unsigned *flags = calloc(entries->len, sizeof *flags);
  unsigned *ids = malloc(entries->len * sizeof *ids);
  hs_compile_error_t *problem;
  p->lengths = malloc(entries->len * sizeof *p->lengths);
  for (char *line = strtok(entries->bytes, "\n"); line != NULL;
       line = strtok(NULL, "\n")) {
    texts[p->count] = line;
    ids[p->count] = (unsigned)p->count;
    p->lengths[p->count++] = strlen(line);
  }
  double begin = now();
  if (hs_compile_lit_multi(texts, flags, ids, p->lengths, (unsigned)p->count,
                           HS_MODE_BLOCK, NULL, &p->database, &problem))
    die(problem->message);
  if (hs_alloc_scratch(p->database, &p->scratch)) die("scratch");
  free(texts);
  free(flags);
  free(ids);
  return now() - begin;
}

static void run_peer(peer *p, const file *text, times *m) {
  p->text = text->bytes;
  p->len = text->len;
  p->hits = 0;
  p->best.end = 0;
  double begin = now();
  if (hs_scan(p->database, text->bytes, (unsigned)text->len, 0, p->scratch,
              on_match, p))
    die("hs_scan");
  keep_least(&m->peer, now() - begin);
  m->peer_hits = p->hits + (p->best.end != 0);
}

#else

typedef struct peer {
  int none;
} peer;

static double open_peer(peer *p, const file *entries) {
  (void)p;
  (void)entries;
  die("built without Hyperscan");
  return 0;
}

static void run_peer(peer *p, const file *text, times *m) {
  (void)p;
  (void)text;
  (void)m;
}

#endif

/* ---- All ---- */

static void report(const times *m, size_t bytes) {
  double mb = (double)bytes / 1e6, n = (double)m->tokens;
  double whole = m->validate + m->text;
  printf("text %.1f MB, %zu tokens; validate %.0f MB/s, tokenize %.0f MB/s\n",
         mb, m->tokens, mb / m->validate, mb / m->tokenize);
  printf("find leftmost %.2f ns a token, %.0f MB/s, %zu hits\n",
         m->find * 1e9 / n, mb / m->find, m->hits);
  printf("find all      %.2f ns a token, %.0f MB/s, %zu hits\n",
         m->all * 1e9 / n, mb / m->all, m->every);
  printf("without a token table: leftmost %.0f MB/s, all %.0f MB/s\n",
         mb / m->text, mb / m->text_all);
  printf("from bytes to hits %.0f MB/s; as documents of 1 KB %.0f MB/s\n",
         mb / whole, mb / m->pieces);
  if (m->peer > 0)
    printf("Hyperscan %.1f MB/s, %zu hits; ours is %.2f times as fast\n",
           mb / m->peer, m->peer_hits, m->peer / whole);
}

int main(int argc, char **argv) {
  if (argc < 3) die("ENTRIES TEXT [RUNS [ENTRIES_PEER TEXT_PEER]]");
  file entries = slurp(argv[1]), text = slurp(argv[2]);
  int runs = argc > 3 ? atoi(argv[3]) : 5;
  double build = 0;
  size_t size;
  times m = {0};
  plain_memory = mem_hook(plain);
  find_hits hits = {0};
  peer other = {0};
  glean_list *list = make_list(&entries, runs, &build);
  glean_list_bytes(list, &size);
  printf("entries %zu: build %.2f ms, %.1f bytes an entry\n",
         glean_list_count(list), build * 1e3,
         (double)size / (double)glean_list_count(list));
  report_file(list, runs);
  file peer_text = text;
  if (argc > 5) {
    file peer_entries = slurp(argv[4]);
    peer_text = slurp(argv[5]);
    printf("Hyperscan: compiled in %.0f ms\n",
           open_peer(&other, &peer_entries) * 1e3);
  }
  for (int i = 0; i < runs; i++) {
    run_once(list, &text, &m, &hits);
    run_pieces(list, &text, &m, &hits);
    if (argc > 5) run_peer(&other, &peer_text, &m);
  }
  report(&m, text.len);
  glean_list_release(list);
  return 0;
}
