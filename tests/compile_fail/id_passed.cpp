// The id of a person does not pass for the id of an election.
// Error: invalid initialization of reference .*ElectionId
// Error: no matching function for call to 'cancel'.*no known conversion
#include "acta/base/act.h"

struct ElectionTag {
  static constexpr std::string_view name = "ElectionId";
};
using ElectionId = acta::Id<ElectionTag>;

bool cancel(const ElectionId& election);

#ifdef ACTA_WRONG
bool cancel_of(const acta::PersonId& id) {
#else
bool cancel_of(const ElectionId& id) {
#endif
  return cancel(id);
}
