#include "acta/access/acts.h"

namespace acta::access {

void add_acts(ActRegistry& registry) {
  registry.add<PersonAdded, PasswordSet, CapacityGranted, CapacityEnded, DelegationMade,
               DelegationEnded>();
}

}  // namespace acta::access
