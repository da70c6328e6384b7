#include "acta/assistance/advisory_decisions.h"

#include <algorithm>

namespace acta::assistance {
namespace {

Result<const Advisory*> find_advisory(const Advisories& advisories, AdvisoryId id) {
  const auto found = advisories.by_id.find(id);
  if (found == advisories.by_id.end()) {
    return refuse("assistance.unknown_advisory", 404,
                  "there is no such request for advisory services");
  }
  return &found->second;
}

// Refuses when it does not stand where one of the steps begins.
Result<const Advisory*> find_at(const Advisories& advisories, AdvisoryId id,
                                std::initializer_list<AdvisoryStatus> from) {
  const auto* advisory = ACTA_TRY(find_advisory(advisories, id));
  if (std::ranges::find(from, advisory->status) != from.end()) return advisory;
  if (advisory->status == AdvisoryStatus::received) {
    return refuse("assistance.not_coordinated", 409,
                  "the Office answers once the Division was heard; record what it says first");
  }
  return refuse("assistance.wrong_status", 409,
                "this does not follow: it is " + std::string(word_of(advisory->status)));
}

Result<bool> check_day(Date day, Date earliest, const Facts& facts, std::string_view where) {
  if (day > facts.today()) {
    return refuse("assistance.day_in_future", 422, "that day has not come", std::string(where));
  }
  if (day < earliest) {
    return refuse("assistance.period_reversed", 422, "it is before what it follows",
                  std::string(where));
  }
  return true;
}

Draft draft_of(AdvisoryId id, const Advisory& advisory, AnyAct act) {
  return {stream_of(id), std::move(act), advisory.classification};
}

}  // namespace

void apply(Advisories& advisories, const RecordedAct& act) {
  const auto step = [&](AdvisoryId id) -> Advisory& {
    auto& advisory = advisories.by_id[id];
    advisory.status = status_after(advisory.status, act.act);
    return advisory;
  };
  match(
      act.act,
      [&](const AdvisoryRequested& a) {
        advisories.by_id[a.advisory] = {.state = a.state,
                                        .status = AdvisoryStatus::received,
                                        .classification = act.classification,
                                        .asked_on = a.asked_on,
                                        .answered_on = std::nullopt};
      },
      [&](const AdvisoryCoordinated& a) { step(a.advisory); },
      [&](const AdvisoryAnswered& a) { step(a.advisory).answered_on = a.answered_on; },
      [&](const AdvisoryCompleted& a) { step(a.advisory); },
      [&](const AdvisoryWithdrawn& a) { step(a.advisory); });
}

Drafts request_advisory(const Requests& requests, const RequestAdvisory& request,
                        const ShowsRequest& shows, Facts& facts) {
  (void)ACTA_TRY(check_words(request.title, "$.title", 300));
  (void)ACTA_TRY(check_words(request.summary, "$.summary"));
  if (request.asked_on > facts.today()) {
    return refuse("assistance.day_in_future", 422, "that day has not come", "$.asked_on");
  }
  if (request.classification == Classification::open) {
    return refuse("assistance.not_public", 422, "such a request is internal or more",
                  "$.classification");
  }
  if (request.request) {
    const auto file = requests.files.find(*request.request);
    if (file == requests.files.end() || !shows(file->second)) {
      return refuse("assistance.unknown_request", 422, "there is no such request", "$.request");
    }
    if (file->second.state != request.state) {
      return refuse("assistance.other_state", 422, "that is another State's request", "$.request");
    }
    if (file->second.classification > request.classification) {
      return refuse("assistance.link_reveals", 422,
                    "that request is more closed than this one would be; raise the classification",
                    "$.classification");
    }
  }
  const auto id = facts.fresh<AdvisoryId>();
  return std::vector{Draft(stream_of(id),
                           AdvisoryRequested{.advisory = id,
                                             .state = request.state,
                                             .title = request.title,
                                             .summary = request.summary,
                                             .door = request.door,
                                             .asked_on = request.asked_on,
                                             .request = request.request},
                           request.classification)};
}

Drafts coordinate_advisory(const Advisories& advisories, AdvisoryId id,
                           const CoordinateAdvisory& request) {
  using enum AdvisoryStatus;
  const auto* advisory = ACTA_TRY(find_at(advisories, id, {received, coordinated, accepted}));
  (void)ACTA_TRY(check_words(request.note, "$.note", 2000));
  return std::vector{draft_of(
      id, *advisory,
      AdvisoryCoordinated{.advisory = id, .position = request.position, .note = request.note})};
}

Drafts answer_advisory(const Advisories& advisories, AdvisoryId id, const AnswerAdvisory& request,
                       const Facts& facts) {
  const auto* advisory = ACTA_TRY(find_at(advisories, id, {AdvisoryStatus::coordinated}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason", 2000));
  (void)ACTA_TRY(check_day(request.answered_on, advisory->asked_on, facts, "$.answered_on"));
  return std::vector{draft_of(id, *advisory,
                              AdvisoryAnswered{.advisory = id,
                                               .answer = request.answer,
                                               .reason = request.reason,
                                               .answered_on = request.answered_on})};
}

Drafts complete_advisory(const Advisories& advisories, AdvisoryId id,
                         const CompleteAdvisory& request, const Facts& facts) {
  const auto* advisory = ACTA_TRY(find_at(advisories, id, {AdvisoryStatus::accepted}));
  (void)ACTA_TRY(check_words(request.summary, "$.summary"));
  (void)ACTA_TRY(check_day(request.completed_on, advisory->answered_on.value_or(advisory->asked_on),
                           facts, "$.completed_on"));
  return std::vector{draft_of(
      id, *advisory,
      AdvisoryCompleted{
          .advisory = id, .summary = request.summary, .completed_on = request.completed_on})};
}

Drafts withdraw_advisory(const Advisories& advisories, AdvisoryId id,
                         const WithdrawAdvisory& request, const Facts& facts) {
  using enum AdvisoryStatus;
  const auto* advisory = ACTA_TRY(find_at(advisories, id, {received, coordinated, accepted}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason", 2000));
  (void)ACTA_TRY(check_day(request.withdrawn_on, advisory->answered_on.value_or(advisory->asked_on),
                           facts, "$.withdrawn_on"));
  return std::vector{draft_of(
      id, *advisory,
      AdvisoryWithdrawn{
          .advisory = id, .reason = request.reason, .withdrawn_on = request.withdrawn_on})};
}

}  // namespace acta::assistance
