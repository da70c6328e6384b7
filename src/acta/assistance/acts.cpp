#include "acta/assistance/acts.h"

#include "acta/assistance/older_acts.h"

namespace acta::assistance {

void add_acts(ActRegistry& registry) {
  registry
      .add<RequestReceived, RequestAnnounced, AuthenticationBegun, OriginConfirmed,
           AuthorityRecorded, AuthorityEnded, RequestAdmitted, RequestReturned, RequestResubmitted,
           RequestRejected, WaiverGranted, TimeTested, RequestScreened, AssessmentBegun,
           FindingRecorded, AssessmentCleared, AssessmentAbandoned, Recommended, Decided,
           DeferralResumed, RequestWithdrawn, RequestLapsed, ResponseAnnounced>();
  registry.add<MandateRecorded, MandateRenewed, MandateEnded, MandateFileOpened, RequestReferred,
               RequestSuspended, SuspensionLifted, RequestTerminated, AuthorityTested,
               AssessmentReused>();
  registry.add<QuestionAsked, QuestionAnswered, QuestionSettled, LetterSent, LetterAcknowledged,
               PublicationProposed, PublicationAnswered, PublicationDropped, RequestPublished>();
  registry.add<TeamChanged, TermsAgreed, HostConsented, MissionFunded, ItineraryPlanned,
               InterlocutorsMet, SummaryShared, SectionWritten, ChecklistAnswered, CapacityRated,
               OptionDescribed, EntityConsulted, ConsultationAnswered, ConsultationTimedOut>();
  registry.add<AdvisoryRequested, AdvisoryCoordinated, AdvisoryAnswered, AdvisoryCompleted,
               AdvisoryWithdrawn>();
  registry.add<PastRequestRecorded, PastRequestCorrected, PastRequestWithdrawn, RegisterImported>();
  registry.add_older<RequestScreenedV1>([](const RequestScreenedV1& old) -> RequestScreened {
    return {.request = old.request,
            .types = old.types,
            .related = old.related,
            .duplicates_note = old.duplicates_note,
            .mandates = {}};
  });
  registry.add_older<AssessmentBegunV1>([](const AssessmentBegunV1& old) -> AssessmentBegun {
    return {.request = old.request,
            .kind = AssessmentKind::desk_review,
            .team = old.team,
            .scope = old.scope};
  });
  // The words of the older enumeration stand first in today's.
  registry.add_older<ResponseAnnouncedV1>([](const ResponseAnnouncedV1& old) -> ResponseAnnounced {
    return {.request = old.request,
            .ref = old.ref,
            .state = old.state,
            .response = static_cast<Response>(old.response),
            .types = old.types,
            .lead_entity = old.lead_entity,
            .responded_on = old.responded_on};
  });
}

AdvisoryStatus status_after(AdvisoryStatus before, const AnyAct& act) {
  using enum AdvisoryStatus;
  auto after = before;
  match(
      act, [&](const AdvisoryCoordinated&) { after = before == received ? coordinated : before; },
      [&](const AdvisoryAnswered& a) {
        after = a.answer == AdvisoryAnswer::accepted ? accepted : declined;
      },
      [&](const AdvisoryCompleted&) { after = completed; },
      [&](const AdvisoryWithdrawn&) { after = withdrawn; });
  return after;
}

}  // namespace acta::assistance
