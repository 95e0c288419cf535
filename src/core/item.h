/* item.h: the numbers of list items inside a line: "1. … 2. …", "(a) … (b) …".
 */
#ifndef GLEAN_ITEM_H
#define GLEAN_ITEM_H

#include "around.h"

/* A number as an item bears it. */
typedef struct item {
  uint16_t number; /* 0: none */
  uint8_t style;   /* how it is written; equal in the items of a list */
} item;

/* The item number whose last sign, a stop or closing bracket, is at 'at'; a
 * letter may be read in two ways, so the one that follows 'last' is taken if
 * there is one.  *start is where it begins, a bullet included. */
item item_before(const around *a, size_t at, item last, size_t *start);

/* Does a list begin at 'at': a number with its follower further on? */
int item_opens(const around *a, size_t at);

/* "(b)" is also a reference, so it must stand behind a terminator. */
int item_needs_stop(item it);

static inline int item_follows(item last, item next) {
  return last.number > 0 && next.style == last.style &&
         next.number == last.number + 1;
}

#endif
