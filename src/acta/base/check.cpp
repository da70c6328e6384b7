#include "acta/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace acta {

void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "acta: this must not happen: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace acta
