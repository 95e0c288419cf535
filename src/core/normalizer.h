/* normalizer.h: what a normalizer is made of. */
#ifndef GLEAN_NORMALIZER_H
#define GLEAN_NORMALIZER_H

#include "normbuild.h"

struct glean_normalizer {
  glean_allocator mem;
  mem_count refs;
  glean_utf8_policy utf8;
  norm_map map;
  norm_tables tables; /* of the map; zero where the form has some */
};

#endif
