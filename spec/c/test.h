/* test.h: what the C tests share: checks that are counted, random numbers. */
#ifndef GLEAN_TEST_H
#define GLEAN_TEST_H

#include <stdint.h>
#include <stdio.h>

static long passed, failed;

/* Count a check; the first that fail say which, on what, in which round. */
static inline void check_of(int ok, const char *what, const char *of,
                            long round) {
  if (ok) {
    passed++;
    return;
  }
  failed++;
  if (failed < 20) printf("FAILED: %s (%s, %ld)\n", what, of, round);
}

static inline void check(int ok, const char *what, long detail) {
  if (ok) {
    passed++;
    return;
  }
  failed++;
  if (failed < 20)
    printf("FAILED: %s (%ld, %lX)\n", what, detail, (unsigned long)detail);
}

/* The exit status; a program that checked nothing has failed. */
static inline int test_status(void) {
  printf("%ld passed, %ld failed\n", passed, failed);
  return failed != 0 || passed == 0;
}

static uint32_t random_state = 2463534242u;

/* The same numbers in every run: xorshift32 (Marsaglia 2003). */
static inline uint32_t random_below(uint32_t n) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 17;
  random_state ^= random_state << 5;
  return random_state % n;
}

#endif
