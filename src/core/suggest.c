/* suggest.c: edit distance of short names. */
#include "suggest.h"

static unsigned least(unsigned a, unsigned b) {
  return a < b ? a : b;
}

unsigned suggest_distance(const char *a, size_t a_len, const char *b,
                          size_t b_len) {
  unsigned rows[3][SUGGEST_LENGTH + 1];
  unsigned *two = rows[0], *one = rows[1], *row = rows[2];
  if (a_len > SUGGEST_LENGTH || b_len > SUGGEST_LENGTH)
    return SUGGEST_DISTANCE + 1;
  for (size_t j = 0; j <= b_len; j++) one[j] = (unsigned)j;
  for (size_t i = 1; i <= a_len; i++) {
    row[0] = (unsigned)i;
    for (size_t j = 1; j <= b_len; j++) {
      unsigned change = one[j - 1] + (a[i - 1] != b[j - 1]);
      row[j] = least(change, least(one[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = least(row[j], two[j - 2] + 1);
    }
    unsigned *free_row = two;
    two = one;
    one = row;
    row = free_row;
  }
  return one[b_len];
}
