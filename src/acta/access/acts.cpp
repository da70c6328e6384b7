#include "acta/access/acts.h"

#include "acta/access/evidence_acts.h"
#include "acta/access/key_acts.h"

namespace acta::access {

void add_acts(ActRegistry& registry) {
  registry.add<PersonAdded, PasswordSet, CapacityGranted, CapacityEnded, DelegationMade,
               DelegationEnded, KeyAdded, KeyRevoked, EvidenceRecorded, CoSigned,
               EvidenceRuleProposed, EvidenceRuleConfirmed, ReadsAttested>();
}

}  // namespace acta::access
