// Ids of different things are never equal: they do not even compare.
// Error: no match for 'operator==' .*ElectionId
// Error: invalid operands .*ElectionTag
#include "acta/base/act.h"

struct ElectionTag {
  static constexpr std::string_view name = "ElectionId";
};
using ElectionId = acta::Id<ElectionTag>;

#ifdef ACTA_WRONG
bool same(const acta::PersonId& a, const ElectionId& b) {
#else
bool same(const ElectionId& a, const ElectionId& b) {
#endif
  return a == b;
}
