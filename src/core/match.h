/* match.h: from hits and matches to annotations.  The functions are public:
 * see glean_doc_match_list, glean_doc_match and glean_matches in glean.h. */
#ifndef GLEAN_MATCH_H
#define GLEAN_MATCH_H

#include "document.h"

/* Are the symbols and the policy of a marking good?
 * GLEAN_OK or GLEAN_INVALID. */
glean_status match_check_marking(const glean_doc *doc,
                                 const glean_marking *marking,
                                 glean_error *err);

#endif
