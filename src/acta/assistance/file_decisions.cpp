#include "acta/assistance/file_decisions.h"

#include <algorithm>

#include "acta/access/key_acts.h"

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
  for (const auto election : received.elections) {
    auto& files = requests.files_of[election];
    if (files.empty() || files.back() != received.request) files.push_back(received.request);
  }
  if (act.classification == Classification::internal) {
    ++requests.refs_of_year[received.received_on.year()];
  }
  requests.files[received.request] = std::move(file);
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
      [&](const RequestAdmitted& a) { to(a.request, RequestStatus::admissible); },
      [&](const RequestReturned& a) {
        to(a.request, RequestStatus::returned).answer_by = a.answer_by;
      },
      [&](const RequestResubmitted& a) {
        to(a.request, RequestStatus::authenticating).answer_by.reset();
      },
      [&](const RequestRejected& a) { to(a.request, RequestStatus::rejected_inadmissible); },
      [&](const RequestScreened& a) { to(a.request, RequestStatus::screened).types = a.types; },
      [&](const AssessmentBegun& a) { to(a.request, RequestStatus::assessing); },
      [&](const AssessmentCleared& a) { to(a.request, RequestStatus::assessed); },
      [&](const AssessmentAbandoned& a) { to(a.request, RequestStatus::abandoned); },
      [&](const Recommended& a) {
        to(a.request, RequestStatus::decision_pending).recommendation = {.act = a,
                                                                         .by = act.actor.person};
      },
      [&](const Decided& a) { to(a.request, status_after(a.outcome)).deferred_until = a.until; },
      [&](const DeferralResumed& a) {
        to(a.request, RequestStatus::decision_pending).deferred_until.reset();
      },
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
      act.act, [&](const cycles::ElectionAdded& a) { requests.elections[a.election] = a.state; },
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
  move_file(requests, act);
  add_to_file(requests, act);
  apply_documents(requests, act);
  apply_authority(requests, act);
  apply_election(requests, act);
  constexpr std::string_view kind = "assistance.request/";
  if (!act.stream.starts_with(kind)) return;
  const auto id = Scalar<RequestId>::parse(std::string_view(act.stream).substr(kind.size()));
  if (id) requests.files[*id].version = act.version + 1;
}

bool is_closed(RequestStatus status) {
  switch (status) {
    case RequestStatus::declined:
    case RequestStatus::withdrawn:
    case RequestStatus::lapsed:
    case RequestStatus::rejected_inadmissible:
    case RequestStatus::abandoned: return true;
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
    case RequestStatus::deferred: return false;
  }
  std::unreachable();
}

std::vector<const Authority*> authorities_on(const Requests& requests, const CountryCode& state,
                                             Organ organ, Date day) {
  std::vector<const Authority*> valid;
  for (const auto& [id, authority] : requests.authorities) {
    if (authority.state == state && authority.organ == organ && authority.valid_on(day)) {
      valid.push_back(&authority);
    }
  }
  return valid;
}

Result<const RequestFile*> find_file(const Requests& requests, RequestId id) {
  const auto found = requests.files.find(id);
  if (found == requests.files.end()) {
    return refuse("assistance.unknown_request", 404, "there is no such request");
  }
  return &found->second;
}

}  // namespace acta::assistance
