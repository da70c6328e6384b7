#include "acta/assistance/reactions.h"

#include <algorithm>

namespace acta::assistance {

std::vector<Draft> test_time_again(const Requests& requests, const RecordedAct& cause) {
  std::vector<Draft> drafts;
  const auto* dated = cause.act.as<cycles::ElectionDated>();
  if (dated == nullptr) return drafts;
  for (const auto& [id, file] : requests.files) {
    const bool concerned =
        std::ranges::find(file.elections, dated->election) != file.elections.end();
    if (!concerned || !file.time || is_closed(file.status)) continue;
    auto test = test_time(requests, file, file.types, TimeCause::date_moved);
    const bool same =
        test.milestone_on == file.time->milestone_on && test.result == file.time->result;
    if (!same) drafts.push_back(file_draft(file, std::move(test)));
  }
  // Files that fewer may see come last: the places of the others do not tell of them.
  std::ranges::stable_sort(drafts, {}, &Draft::classification);
  return drafts;
}

std::vector<Draft> deadlines_passed(const Requests& requests, Date today) {
  std::vector<Draft> drafts;
  for (const auto& [id, file] : requests.files) {
    if (file.status == RequestStatus::returned && file.answer_by && *file.answer_by < today) {
      drafts.push_back(
          file_draft(file, RequestLapsed{.request = id, .answer_by = *file.answer_by}));
      announce(drafts, file, Response::lapsed, {}, std::nullopt, today);
    }
    if (file.status == RequestStatus::deferred && file.deferred_until &&
        *file.deferred_until <= today) {
      drafts.push_back(file_draft(
          file, DeferralResumed{.request = id,
                                .reason = "The day until which it was deferred has come."}));
    }
  }
  return drafts;
}

}  // namespace acta::assistance
