/* quotation.h: quotations and brackets that stay in one sentence. */
#ifndef GLEAN_QUOTATION_H
#define GLEAN_QUOTATION_H

#include "marks.h"

/* How far a quotation that is kept whole may reach, in bytes. */
#define QUOTATION_BYTES 4096u

/* The first opening quotation mark or bracket in s[from, to), 'to' if there is
 * none.  'lo' <= from is the first byte that may be looked at. */
size_t quotation_open(const uint8_t *s, size_t lo, size_t from, size_t to);

/* The end of what opens at s[at]: behind its closing mark, or 0 if none comes
 * before s[end] or the end of the paragraph (of the line, if 'line').  Gives up
 * where the same mark opens more than QUOTATION_DEPTH times: then nothing that
 * opens before *resume is worth another look. */
#define QUOTATION_DEPTH 8
size_t quotation_close(const uint8_t *s, size_t at, size_t end, int line,
                       size_t *resume);

/* Is s[at] inside the title marks 《 》 or 〈 〉?  Looks back to s[lo]. */
int quotation_in_title(const uint8_t *s, size_t lo, size_t at);

#endif
