/* match.h: from hits and matches to annotations.  The functions are public:
 * see glean_doc_match_list, glean_doc_match and glean_matches in glean.h. */
#ifndef GLEAN_MATCH_H
#define GLEAN_MATCH_H

#include "document.h"

#endif
