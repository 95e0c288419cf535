/* scan.h: the gap and the token at one place of a text, code point by code
 * point.  The tokenizer does what is plain ASCII itself and asks here for the
 * rest. */
#ifndef GLEAN_SCAN_H
#define GLEAN_SCAN_H

#include "text.h"
#include "token.h"

/* The end of the white space and lone default ignorables at 'at', where a
 * token ended or the text begins; *flags are those of the gap. */
size_t scan_gap(const text_view *t, size_t at, uint16_t *flags);

/* The end of the token that starts at 'at'; *flags are its own. */
size_t scan_token(const text_view *t, size_t at, uint16_t *flags);

#endif
