#include "acta/assistance/state_views.h"

#include "acta/assistance/assessment_views.h"

namespace acta::assistance {

StateStage stage_of(RequestStatus status) {
  switch (status) {
    case RequestStatus::received: return StateStage::received;
    case RequestStatus::authenticating: return StateStage::being_checked;
    case RequestStatus::returned: return StateStage::returned;
    case RequestStatus::admissible:
    case RequestStatus::referred_organ:
    case RequestStatus::screened:
    case RequestStatus::assessing:
    case RequestStatus::assessed:
    case RequestStatus::decision_pending: return StateStage::being_considered;
    case RequestStatus::approved: return StateStage::approved;
    case RequestStatus::approved_limited: return StateStage::approved_limited;
    case RequestStatus::deferred: return StateStage::deferred;
    case RequestStatus::declined: return StateStage::declined;
    case RequestStatus::rejected_inadmissible: return StateStage::not_admissible;
    case RequestStatus::suspended: return StateStage::suspended;
    case RequestStatus::withdrawn: return StateStage::withdrawn;
    case RequestStatus::lapsed: return StateStage::lapsed;
    case RequestStatus::abandoned:
    case RequestStatus::terminated: return StateStage::ended;
  }
  std::unreachable();
}

std::optional<StateEventKind> told_to_state(const RecordedAct& act) {
  using enum StateEventKind;
  std::optional<StateEventKind> kind;
  const auto is = [&](StateEventKind told) { kind = told; };
  match(
      act.act, [&](const RequestReceived&) { is(received); },
      [&](const AuthenticationBegun&) { is(checking); },
      [&](const RequestReturned&) { is(returned); },
      [&](const RequestResubmitted&) { is(resubmitted); },
      [&](const RequestAdmitted&) { is(considered); },
      [&](const RequestRejected&) { is(not_admissible); },
      [&](const QuestionAsked&) { is(question_asked); },
      [&](const QuestionAnswered&) { is(question_answered); },
      [&](const LetterSent&) { is(letter_sent); },
      [&](const LetterAcknowledged&) { is(letter_acknowledged); },
      [&](const PublicationProposed&) { is(publication_proposed); },
      [&](const PublicationAnswered&) { is(publication_answered); },
      [&](const PublicationDropped&) { is(publication_dropped); },
      [&](const TermsAgreed&) { is(mission_proposed); },
      [&](const HostConsented&) { is(mission_consented); },
      [&](const SummaryShared&) { is(summary_shared); },
      [&](const RequestPublished&) { is(published); }, [&](const Decided&) { is(responded); },
      [&](const DeferralResumed&) { is(considered); },
      [&](const RequestSuspended&) { is(suspended); },
      [&](const SuspensionLifted&) { is(resumed); },
      [&](const RequestWithdrawn&) { is(withdrawn); }, [&](const RequestLapsed&) { is(lapsed); },
      [&](const AssessmentAbandoned&) { is(ended); }, [&](const RequestTerminated&) { is(ended); });
  return kind;
}

StateContents state_contents(const std::vector<RecordedAct>& acts) {
  auto file = file_contents(acts, [](const PersonId&) { return std::string(); });
  StateContents contents{.title = {},
                         .summary = std::move(file.summary),
                         .organ = file.organ,
                         .office = std::move(file.office),
                         .signatory = std::move(file.signatory),
                         .document_on = file.document_on,
                         .areas = std::move(file.areas),
                         .period_from = file.period_from,
                         .period_to = file.period_to,
                         .documents = std::move(file.documents),
                         .exchange = exchange_of(acts)};
  for (auto& question : contents.exchange.questions) question.note.reset();
  // How the desk knows what it recorded for the State, and why it drops something, is the desk's.
  for (auto& letter : contents.exchange.letters) {
    if (!letter.by_state) letter.note.reset();
  }
  for (auto& publication : contents.exchange.publications) {
    if (!publication.by_state) publication.note.reset();
  }
  const auto assessment = assessment_of(acts, [](const PersonId&) { return std::string(); });
  if (assessment.terms) {
    contents.mission = {.terms = *assessment.terms,
                        .agreed = assessment.terms_agreed,
                        .consented_on = assessment.consented_on,
                        .stops = {}};
    for (const auto& stop : assessment.stops) {
      contents.mission->stops.push_back({.from = stop.from, .to = stop.to, .place = stop.place});
    }
  }
  for (const auto& act : acts) {
    match(
        act.act,
        [&](const RequestReceived& a) {
          contents.title = a.title;
          contents.types = a.types;
          contents.elections = a.elections;
        },
        [&](const RequestReturned& a) {
          contents.returned = {.missing = a.missing, .reason = a.reason, .answer_by = a.answer_by};
        },
        [&](const RequestResubmitted&) { contents.returned.reset(); },
        [&](const SummaryShared& a) { contents.summary_shared = a.text; },
        [&](const Decided& a) {
          contents.response = {.outcome = a.outcome,
                               .types = a.types,
                               .lead_entity = a.lead_entity,
                               .until = a.until,
                               .on = date_of(act.at)};
        });
  }
  return contents;
}

}  // namespace acta::assistance
