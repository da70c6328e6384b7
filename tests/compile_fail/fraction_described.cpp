// Floating point is described by nothing, so that it is on no record.
// Error: static assertion failed.*no floating point
#include "acta/base/json.h"

struct Share {
#ifdef ACTA_WRONG
  double seats = 0;
#else
  std::int64_t seats = 0;
#endif
};
constexpr auto describe(Share*) {
  return acta::described<Share>("Share", "", acta::field<&Share::seats>("seats", ""));
}

std::string print(const Share& share) {
  return acta::to_json(share);
}
