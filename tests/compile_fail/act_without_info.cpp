// Only what says its type, version and classification can be an act.
// Error: no matching function .*Draft
// Error: no matching constructor .*Draft
#include "acta/base/act.h"

struct Noted {
#ifndef ACTA_WRONG
  static constexpr acta::ActInfo info{"test.noted", 1, acta::Classification::internal};
#endif
  std::string text;
};
constexpr auto describe(Noted*) {
  return acta::described<Noted>("Noted", "", acta::field<&Noted::text>("text", ""));
}

acta::Draft note() {
  return acta::Draft("test.stream/1", Noted{});
}
