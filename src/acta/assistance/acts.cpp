#include "acta/assistance/acts.h"

namespace acta::assistance {

void add_acts(ActRegistry& registry) {
  registry
      .add<RequestReceived, RequestAnnounced, AuthenticationBegun, OriginConfirmed,
           AuthorityRecorded, AuthorityEnded, RequestAdmitted, RequestReturned, RequestResubmitted,
           RequestRejected, WaiverGranted, TimeTested, RequestScreened, AssessmentBegun,
           FindingRecorded, AssessmentCleared, AssessmentAbandoned, Recommended, Decided,
           DeferralResumed, RequestWithdrawn, RequestLapsed, ResponseAnnounced>();
}

}  // namespace acta::assistance
