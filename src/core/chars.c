/* chars.c: defines the tables behind chars.h. */
#define CHARS_DEFINE_TABLES
#include "chars.h"
