#include "acta/assistance/reactions.h"

#include <algorithm>

#include "acta/assistance/consultation_decisions.h"

namespace acta::assistance {
namespace {

std::optional<ElectionId> election_moved_by(const RecordedAct& cause) {
  std::optional<ElectionId> moved;
  match(
      cause.act, [&](const cycles::ElectionDated& a) { moved = a.election; },
      [&](const cycles::DateWithdrawn& a) { moved = a.election; });
  return moved;
}

// Files that fewer may see come last: the places of the others do not tell of them. What is
// announced stays where it is, after its own act.
void hide_order(std::vector<Draft>& drafts) {
  std::ranges::stable_sort(drafts, {}, [](const Draft& draft) {
    return std::max(draft.classification, Classification::internal);
  });
}

}  // namespace

std::vector<Draft> test_time_again(const Requests& requests, const RecordedAct& cause) {
  std::vector<Draft> drafts;
  const auto moved = election_moved_by(cause);
  const auto concerned = moved ? requests.files_of.find(*moved) : requests.files_of.end();
  if (concerned == requests.files_of.end()) return drafts;
  for (const auto id : concerned->second) {
    const auto& file = requests.files.at(id);
    if (!file.time || is_closed(file.status)) continue;
    auto test = test_time(requests, file, file.types, TimeCause::date_moved);
    const bool same =
        test.milestone_on == file.time->milestone_on && test.result == file.time->result;
    if (!same) drafts.push_back(file_draft(file, std::move(test)));
  }
  hide_order(drafts);
  return drafts;
}

std::vector<Draft> test_authority_again(const Requests& requests, const RecordedAct& cause) {
  std::vector<Draft> drafts;
  const auto* ended = cause.act.as<AuthorityEnded>();
  if (ended == nullptr) return drafts;
  const auto concerned = requests.admitted_on.find(ended->authority);
  if (concerned == requests.admitted_on.end()) return drafts;
  for (const auto id : concerned->second) {
    const auto& file = requests.files.at(id);
    if (is_closed(file.status) || authority_holds(requests, file)) continue;
    drafts.push_back(file_draft(file, AuthorityTested{.request = id,
                                                      .authority = ended->authority,
                                                      .document_on = file.document_on,
                                                      .ended_on = ended->ended_on,
                                                      .valid = false}));
  }
  hide_order(drafts);
  return drafts;
}

// Of approved files that rest on a mandate which is valid no more.
std::vector<Draft> suspend_without_mandate(const Requests& requests, Date today) {
  std::vector<Draft> drafts;
  for (const auto id : requests.approved) {
    const auto& file = requests.files.at(id);
    const auto without = without_mandate(requests, file, file.approved, today);
    if (without.empty()) continue;
    drafts.push_back(
        file_draft(file, RequestSuspended{.request = id,
                                          .cause = SuspensionCause::mandate_expired,
                                          .mandate = file.mandate,
                                          .reason = "No mandate for it is valid any more."}));
  }
  hide_order(drafts);
  return drafts;
}

std::vector<Draft> mandate_ended(const Requests& requests, const RecordedAct& cause, Date today) {
  if (cause.act.as<MandateEnded>() == nullptr) return {};
  return suspend_without_mandate(requests, today);
}

std::vector<Draft> deadlines_passed(const Requests& requests, Date today) {
  auto drafts = suspend_without_mandate(requests, today);
  for (const auto& [id, file] : requests.files) {
    if (file.status == RequestStatus::returned && file.answer_by && *file.answer_by < today) {
      drafts.push_back(
          file_draft(file, RequestLapsed{.request = id, .answer_by = *file.answer_by}));
      announce(drafts, file, Response::lapsed, {}, std::nullopt, today);
    }
    for (auto& draft : consultations_timed_out(file, today)) drafts.push_back(std::move(draft));
    if (file.status == RequestStatus::deferred && file.deferred_until &&
        *file.deferred_until <= today) {
      drafts.push_back(file_draft(
          file, DeferralResumed{.request = id,
                                .reason = "The day until which it was deferred has come."}));
    }
  }
  hide_order(drafts);
  return drafts;
}

}  // namespace acta::assistance
