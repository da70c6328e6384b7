// Amounts have no operator: add() refuses two currencies with a word.
// Error: no match for 'operator[+]' .*Money
// Error: invalid operands .*Money
#include "acta/base/money.h"

acta::Result<acta::Money> sum(const acta::Money& a, const acta::Money& b) {
#ifdef ACTA_WRONG
  return a + b;
#else
  return acta::add(a, b);
#endif
}
