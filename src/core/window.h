/* window.h: the tokens around some places of a text, without those between.
 *
 * Tokens that follow each other in the text are neighbours in the table too;
 * where some are left out stands a row of no token, which ends a walk.  The
 * tokens are those the tokenizer makes; of their flags only those that a walk
 * asks for are there: what stands before them, and possessives. */
#ifndef GLEAN_WINDOW_H
#define GLEAN_WINDOW_H

#include "token.h"

/* A row of no token: others follow in the text.  A blank line to a walk. */
#define WINDOW_CUT 0x8000u

typedef struct window {
  const text_view *t;
  const glean_allocator *mem;
  token_table k;
  size_t reach;  /* the end of the last token */
  size_t row;    /* rows before it start before the place looked at last */
  int ended;     /* there is no token behind */
} window;

void window_open(window *w, const text_view *t, const glean_allocator *mem);
void window_close(window *w);

/* Forget the tokens before 'start': no place before it is asked for again. */
void window_forget(window *w, size_t start);

/* Find the first token that starts at 'start' or behind it; places ascend.
 * 'exactly': none but one that starts there is of use, and a run stands there.
 * *row is its row, k.len where there is none.  GLEAN_OK or GLEAN_NOMEM. */
glean_status window_seek(window *w, size_t start, int exactly, size_t *row);

/* See that the table has 'rows' rows or more, or all to the text's end.
 * GLEAN_OK or GLEAN_NOMEM. */
glean_status window_extend(window *w, size_t rows);

/* Is the run s[start .. end) a token of its own, and short?  Then *hash is its
 * hash.  False may also mean that this is not known. */
int window_run(const text_view *t, size_t start, size_t end, uint64_t *hash);

/* The end of such a run at 'start', where one stands; 0 where that is not
 * known. */
size_t window_next(const text_view *t, size_t start, uint64_t *hash);

/* Forget all and go on at the token that starts at 'start'. */
void window_restart(window *w, size_t start);

/* End the table with a cut before a walk, and go on behind it. */
glean_status window_seal(window *w);
void window_unseal(window *w);

#endif
