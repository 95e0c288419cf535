/* docregex.h: the matches of regular expressions in a document.  The public
 * functions are in glean.h: see glean_doc_find_regexes. */
#ifndef GLEAN_DOCREGEX_H
#define GLEAN_DOCREGEX_H

#include "document.h"

/* Append the matches of an expression: those found with its set, else by
 * running it alone.  GLEAN_OK, GLEAN_NOMEM, GLEAN_MATCHING. */
glean_status docregex_find(glean_doc *doc, const glean_regex *regex,
                           regex_hits *hits, glean_error *err);

#endif
