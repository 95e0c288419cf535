/* links.h: the automaton's arrows, turned round. */
#ifndef GLEAN_LINKS_H
#define GLEAN_LINKS_H

#include "program.h"

/* Fill rank, still, stepped, edges and shared of a pattern whose order is made.
 * GLEAN_OK or GLEAN_NOMEM. */
glean_status links_make(glean_pattern *p);

#endif
