// A refusal is never overlooked: a Result that nobody looks at is an error, of every function.
// Error: ignoring return.*nodiscard
#include "acta/base/result.h"

acta::Result<int> count();

void run() {
#ifdef ACTA_WRONG
  count();
#else
  (void)count();
#endif
}
