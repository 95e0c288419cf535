/* need.h: what every match of a pattern must hold. */
#ifndef GLEAN_NEED_H
#define GLEAN_NEED_H

#include "program.h"

/* Fill the pattern's need_hashes, need_names, needless and its width; its
 * names are made already.  GLEAN_OK or GLEAN_NOMEM. */
glean_status need_find(glean_pattern *p, const pattern_node *tree);

#endif
