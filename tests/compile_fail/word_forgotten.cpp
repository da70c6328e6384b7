// A switch says what becomes of every word of a closed list.
// Error: strictly_confidential.*(not handled|Werror)
#include "acta/base/act.h"

bool is_published(acta::Classification classification) {
  using enum acta::Classification;
  switch (classification) {
    case open: return true;
    case internal:
    case confidential: return false;
#ifndef ACTA_WRONG
    case strictly_confidential: return false;
#endif
  }
  return false;
}
