#include "acta/assistance/file_decisions.h"

#include <algorithm>

#include "acta/access/key_acts.h"
#include "acta/assistance/assessment_decisions.h"
#include "acta/assistance/exchange_decisions.h"

namespace acta::assistance {
namespace {

RequestStatus status_after(Outcome outcome) {
  switch (outcome) {
    case Outcome::approved: return RequestStatus::approved;
    case Outcome::approved_limited: return RequestStatus::approved_limited;
    case Outcome::declined: return RequestStatus::declined;
    case Outcome::deferred: return RequestStatus::deferred;
  }
  std::unreachable();
}

void name_elections(Requests& requests, RequestId id, const std::vector<ElectionId>& elections) {
  for (const auto election : elections) {
    auto& files = requests.files_of[election];
    if (files.empty() || files.back() != id) files.push_back(id);
  }
}

void receive(Requests& requests, const RequestReceived& received, const RecordedAct& act) {
  RequestFile file;
  file.id = received.request;
  file.ref = received.ref;
  file.state = received.state;
  file.classification = act.classification;
  file.organ = received.organ;
  file.document_on = received.document_on;
  file.received_on = received.received_on;
  file.types = received.types;
  file.elections = received.elections;
  file.by_state = act.actor.capacity == word_of(Role::member_state);
  name_elections(requests, received.request, received.elections);
  if (act.classification == Classification::internal) {
    ++requests.refs_of_year[received.received_on.year()];
  }
  requests.files[received.request] = std::move(file);
}

void open_on_mandate(Requests& requests, const MandateFileOpened& opened, const RecordedAct& act) {
  RequestFile file;
  file.id = opened.request;
  file.ref = opened.ref;
  file.state = opened.state;
  file.status = RequestStatus::admissible;
  file.classification = act.classification;
  file.document_on = opened.opened_on;
  file.received_on = opened.opened_on;
  file.types = opened.types;
  file.mandate = opened.mandate;
  file.elections = opened.elections;
  name_elections(requests, opened.request, opened.elections);
  if (act.classification == Classification::internal) {
    ++requests.mandate_refs_of_year[opened.opened_on.year()];
  }
  requests.files[opened.request] = std::move(file);
}

// The acts that move a file from one status to another.
void move_file(Requests& requests, const RecordedAct& act) {
  const auto to = [&](RequestId id, RequestStatus status) -> RequestFile& {
    auto& file = requests.files[id];
    file.status = status;
    return file;
  };
  match(
      act.act, [&](const AuthenticationBegun& a) { to(a.request, RequestStatus::authenticating); },
      [&](const RequestAdmitted& a) {
        to(a.request, RequestStatus::admissible).authority = a.authority;
        requests.admitted_on[a.authority].push_back(a.request);
      },
      [&](const RequestReturned& a) {
        to(a.request, RequestStatus::returned).answer_by = a.answer_by;
      },
      [&](const RequestResubmitted& a) {
        to(a.request, RequestStatus::authenticating).answer_by.reset();
      },
      [&](const RequestRejected& a) { to(a.request, RequestStatus::rejected_inadmissible); },
      [&](const RequestScreened& a) { to(a.request, RequestStatus::screened).types = a.types; },
      [&](const AssessmentBegun& a) {
        to(a.request, RequestStatus::assessing).assessment.kind = a.kind;
      },
      [&](const AssessmentCleared& a) {
        auto& file = to(a.request, RequestStatus::assessed);
        // What was taken over is as old as it was there.
        if (!file.cleared_on) file.cleared_on = date_of(act.at);
        requests.assessed_of[file.state].insert(a.request);
      },
      [&](const AssessmentReused& a) {
        auto& file = to(a.request, RequestStatus::assessing);
        file.findings[FindingKind::conditions] = a.conditions;
        file.findings[FindingKind::reporting] = a.reporting;
        file.cleared_on = a.cleared_on;
        file.assessment.taken_over = true;
      },
      [&](const AssessmentAbandoned& a) { to(a.request, RequestStatus::abandoned); },
      [&](const Recommended& a) {
        to(a.request, RequestStatus::decision_pending).recommendation = {.act = a,
                                                                         .by = act.actor.person};
      },
      [&](const Decided& a) {
        auto& file = to(a.request, status_after(a.outcome));
        file.deferred_until = a.until;
        file.approved = a.types;
        file.approved_as = file.status;
      },
      [&](const DeferralResumed& a) {
        to(a.request, RequestStatus::decision_pending).deferred_until.reset();
      },
      [&](const RequestReferred& a) { to(a.request, RequestStatus::referred_organ); },
      [&](const RequestSuspended& a) { to(a.request, RequestStatus::suspended); },
      [&](const SuspensionLifted& a) {
        auto& file = requests.files[a.request];
        file.status = file.approved_as;
      },
      [&](const RequestTerminated& a) { to(a.request, RequestStatus::terminated); },
      [&](const RequestWithdrawn& a) { to(a.request, RequestStatus::withdrawn); },
      [&](const RequestLapsed& a) { to(a.request, RequestStatus::lapsed); });
}

// The acts that add something to a file.
void add_to_file(Requests& requests, const RecordedAct& act) {
  match(
      act.act,
      [&](const OriginConfirmed& a) {
        auto& checks = requests.files[a.request].origin_checks;
        requests.checks[to_text(act.id)] = {.file = a.request, .check = checks.size()};
        checks.push_back({.means = a.means, .by = act.actor.person});
      },
      [&](const access::CoSigned& a) {
        for (const auto& id : a.acts) {
          const auto found = requests.checks.find(id);
          if (found == requests.checks.end()) continue;
          const auto& [file, check] = found->second;
          requests.files[file].origin_checks[check].co_signers.insert(a.person);
        }
      },
      [&](const WaiverGranted& a) { requests.files[a.request].waivers.insert(a.kind); },
      [&](const TimeTested& a) { requests.files[a.request].time = a; },
      [&](const FindingRecorded& a) { requests.files[a.request].findings[a.kind] = a.met; });
}

void apply_documents(Requests& requests, const RecordedAct& act) {
  match(
      act.act, [&](const RequestReceived& a) { requests.documents[a.letter.blob] = a.request; },
      [&](const RequestResubmitted& a) {
        if (a.letter) requests.documents[a.letter->blob] = a.request;
      },
      [&](const RequestWithdrawn& a) {
        if (a.letter) requests.documents[a.letter->blob] = a.request;
      },
      [&](const QuestionAnswered& a) {
        if (a.letter) requests.documents[a.letter->blob] = a.request;
      },
      [&](const HostConsented& a) {
        if (a.letter) requests.documents[a.letter->blob] = a.request;
      },
      [&](const LetterSent& a) { requests.documents[a.letter.blob] = a.request; },
      [&](const PublicationProposed& a) {
        if (a.document) requests.documents[a.document->blob] = a.request;
      });
}

void apply_authority(Requests& requests, const RecordedAct& act) {
  match(
      act.act,
      [&](const AuthorityRecorded& a) {
        requests.authorities[a.authority] = {.id = a.authority,
                                             .state = a.state,
                                             .organ = a.organ,
                                             .valid_from = a.valid_from,
                                             .ended_on = std::nullopt};
      },
      [&](const AuthorityEnded& a) { requests.authorities[a.authority].ended_on = a.ended_on; });
}

void apply_mandate(Requests& requests, const RecordedAct& act) {
  const auto of = [&](MandateId id) -> Mandate& {
    auto& mandate = requests.mandates[id];
    mandate.version = act.version + 1;
    return mandate;
  };
  match(
      act.act,
      [&](const MandateRecorded& a) {
        auto& mandate = of(a.mandate);
        mandate.state = a.state;
        mandate.organ = a.organ;
        mandate.types = a.types;
        mandate.given.push_back({.from = a.text.adopted_on, .to = a.text.expires_on});
        mandate.texts.emplace(a.text.symbol, a.text.paragraph);
        requests.mandates_of[a.state].push_back(a.mandate);
      },
      [&](const MandateRenewed& a) {
        auto& mandate = of(a.mandate);
        mandate.given.push_back({.from = a.text.adopted_on, .to = a.text.expires_on});
        mandate.texts.emplace(a.text.symbol, a.text.paragraph);
      },
      [&](const MandateEnded& a) {
        for (auto& interval : of(a.mandate).given) {
          if (!interval.to || *interval.to >= a.ended_on) interval.to = a.ended_on + -1;
        }
      });
}

void place_milestone(Requests& requests, ElectionId election, cycles::Milestone milestone,
                     std::optional<cycles::DateStatus> status, std::optional<Date> day) {
  auto& milestones = requests.milestones[election];
  if (!status || cycles::ends_it(*status) || !day) {
    milestones.erase(milestone);
  } else {
    milestones[milestone] = *day;
  }
}

void apply_election(Requests& requests, const RecordedAct& act) {
  match(
      act.act,
      [&](const cycles::ElectionAdded& a) {
        // Ids grow with time: nearly always it belongs at the end, and is not looked for.
        requests.elections.insert_or_assign(requests.elections.end(), a.election, a.state);
      },
      [&](const cycles::ElectionDated& a) {
        place_milestone(requests, a.election, a.milestone, a.status, a.on ? a.on : a.from);
      },
      [&](const cycles::DateWithdrawn& a) {
        place_milestone(requests, a.election, a.milestone, a.status, a.from);
      });
}

}  // namespace

void apply(Requests& requests, const RecordedAct& act) {
  if (const auto* received = act.act.as<RequestReceived>()) receive(requests, *received, act);
  if (const auto* opened = act.act.as<MandateFileOpened>()) open_on_mandate(requests, *opened, act);
  apply_mandate(requests, act);
  move_file(requests, act);
  add_to_file(requests, act);
  apply_documents(requests, act);
  apply_exchange(requests, act);
  apply_assessment(requests, act);
  apply_authority(requests, act);
  apply_election(requests, act);
  constexpr std::string_view kind = "assistance.request/";
  if (!act.stream.starts_with(kind)) return;
  const auto id = Scalar<RequestId>::parse(std::string_view(act.stream).substr(kind.size()));
  if (!id) return;
  auto& file = requests.files[*id];
  file.version = act.version + 1;
  const bool runs =
      file.status == RequestStatus::approved || file.status == RequestStatus::approved_limited;
  if (runs) {
    requests.approved.insert(*id);
  } else {
    requests.approved.erase(*id);
  }
}

bool is_closed(RequestStatus status) {
  switch (status) {
    case RequestStatus::declined:
    case RequestStatus::withdrawn:
    case RequestStatus::lapsed:
    case RequestStatus::rejected_inadmissible:
    case RequestStatus::abandoned:
    case RequestStatus::terminated: return true;
    case RequestStatus::received:
    case RequestStatus::authenticating:
    case RequestStatus::returned:
    case RequestStatus::admissible:
    case RequestStatus::screened:
    case RequestStatus::assessing:
    case RequestStatus::assessed:
    case RequestStatus::decision_pending:
    case RequestStatus::approved:
    case RequestStatus::approved_limited:
    case RequestStatus::deferred:
    case RequestStatus::referred_organ:
    case RequestStatus::suspended: return false;
  }
  std::unreachable();
}

Result<const RequestFile*> find_file(const Requests& requests, RequestId id) {
  const auto found = requests.files.find(id);
  if (found == requests.files.end()) {
    return refuse("assistance.unknown_request", 404, "there is no such request");
  }
  return &found->second;
}

}  // namespace acta::assistance
