// A day of the calendar is not a moment: which moment it begins is said with start_of().
// Error: no match for 'operator<' .*Date.*Instant
// Error: invalid operands .*Date.*Instant
#include "acta/base/instant.h"

bool is_before(acta::Date day, acta::Instant at) {
#ifdef ACTA_WRONG
  return day < at;
#else
  return acta::start_of(day) < at;
#endif
}
