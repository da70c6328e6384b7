#include "acta/assistance/outcome_decisions.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::assistance {
namespace {

bool approves(Outcome outcome) {
  return outcome == Outcome::approved || outcome == Outcome::approved_limited;
}

Response response_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::approved: return Response::approved;
    case Outcome::approved_limited: return Response::approved_limited;
    case Outcome::declined: return Response::declined;
    case Outcome::deferred: return Response::deferred;
  }
  std::unreachable();
}

// Kinds that are approved or recommended lie within what was screened.
Result<bool> check_kinds(const Requests& requests, const RequestFile& file, Outcome outcome,
                         const std::vector<AssistanceType>& types, Date today) {
  if (!approves(outcome)) {
    if (types.empty()) return true;
    return refuse("assistance.types_only_when_approved", 422,
                  "nothing is approved, so no kind is named", "$.types");
  }
  (void)ACTA_TRY(check_types(types));
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (std::ranges::find(file.types, types[i]) == file.types.end()) {
      return refuse("assistance.type_not_screened", 422, "this kind was not screened and assessed",
                    fmt::format("$.types[{}]", i));
    }
    if (!without_mandate(requests, file, {types[i]}, today).empty()) {
      return refuse("assistance.mandate_needed", 409,
                    "no mandate of the Security Council or the General Assembly for it is valid "
                    "today",
                    fmt::format("$.types[{}]", i));
    }
  }
  if (outcome == Outcome::approved && types.size() < file.types.size()) {
    return refuse("assistance.approval_is_limited", 422,
                  "less is approved than was assessed: approve with limits", "$.outcome");
  }
  return true;
}

// Norm: GA resolution 68/164, OP5: adequate time, conditions that allow a free and fair election,
// and results reported, before undertaking to provide assistance.
Result<bool> check_findings(const RequestFile& file, const Decide& request) {
  if (!approves(request.outcome)) return true;
  bool conditional = false;
  for (const auto& [kind, met] : file.findings) {
    conditional = conditional || met == Met::met_with_conditions;
    if (met == Met::not_met) {
      return refuse(
          "assistance.finding_not_met", 409,
          fmt::format("the finding on {} was \"not met\": decline or defer", word_of(kind)),
          "$.outcome");
    }
  }
  if (conditional && request.conditions.empty()) {
    return refuse("assistance.conditions_needed", 422,
                  "a finding was met with conditions: name them", "$.conditions");
  }
  return true;
}

Result<bool> check_authority(const Requests& requests, const RequestFile& file, Outcome outcome) {
  if (!approves(outcome) || authority_holds(requests, file)) return true;
  return refuse("assistance.authority_not_valid", 409,
                "the authority that signed had ended on the date of the letter: decline or defer",
                "$.outcome");
}

Result<bool> check_time(const RequestFile& file, const Decide& request) {
  const bool tight = file.time && (file.time->result == TimeResult::tight ||
                                   file.time->result == TimeResult::past);
  if (!tight || !approves(request.outcome)) return true;
  if (!file.waivers.contains(WaiverKind::short_time)) {
    return refuse("assistance.time_needs_waiver", 409,
                  "the time test found too little time: grant a waiver first, decline or defer",
                  "$.outcome");
  }
  if (request.outcome == Outcome::approved) {
    return refuse("assistance.short_time_narrows", 422,
                  "with a waiver for short time only a narrower scope is approved", "$.outcome");
  }
  return true;
}

Result<bool> check_decision(const Requests& requests, const RequestFile& file,
                            const Decide& request, const Facts& facts) {
  (void)ACTA_TRY(check_words(request.reasons, "$.reasons"));
  (void)ACTA_TRY(check_kinds(requests, file, request.outcome, request.types, facts.today()));
  (void)ACTA_TRY(check_authority(requests, file, request.outcome));
  (void)ACTA_TRY(check_findings(file, request));
  (void)ACTA_TRY(check_time(file, request));
  for (std::size_t i = 0; i < request.conditions.size(); ++i) {
    (void)ACTA_TRY(check_words(request.conditions[i], fmt::format("$.conditions[{}]", i), 2000));
  }
  if (approves(request.outcome)) {
    (void)ACTA_TRY(check_words(request.lead_entity.value_or(""), "$.lead_entity", 300));
  } else if (request.lead_entity) {
    return refuse("assistance.lead_only_when_approved", 422,
                  "nothing is approved, so no entity leads", "$.lead_entity");
  }
  if (request.outcome == Outcome::deferred && (!request.until || *request.until <= facts.today())) {
    return refuse("assistance.until_needed", 422, "say until which later day it is deferred",
                  "$.until");
  }
  if (request.outcome != Outcome::deferred && request.until) {
    return refuse("assistance.until_only_when_deferred", 422, "only a deferral has a day",
                  "$.until");
  }
  return true;
}

}  // namespace

Drafts recommend(const Requests& requests, RequestId id, const Recommend& request,
                 const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::recommend, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reasons, "$.reasons"));
  (void)ACTA_TRY(check_words(request.funding, "$.funding", 2000));
  (void)ACTA_TRY(check_kinds(requests, *file, request.outcome, request.types, facts.today()));
  (void)ACTA_TRY(check_authority(requests, *file, request.outcome));
  if (approves(request.outcome)) {
    (void)ACTA_TRY(check_words(request.lead_entity, "$.lead_entity", 300));
  }
  return std::vector{file_draft(*file, Recommended{.request = id,
                                                   .outcome = request.outcome,
                                                   .types = request.types,
                                                   .lead_entity = request.lead_entity,
                                                   .reasons = request.reasons,
                                                   .funding = request.funding})};
}

Drafts decide(const Requests& requests, RequestId id, const Decide& request, const Actor& actor,
              const Facts& facts) {
  const auto* file = ACTA_TRY(open_for(requests, id, Verb::decide, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_decision(requests, *file, request, facts));
  std::vector drafts{file_draft(*file, Decided{.request = id,
                                               .outcome = request.outcome,
                                               .types = request.types,
                                               .lead_entity = request.lead_entity,
                                               .reasons = request.reasons,
                                               .conditions = request.conditions,
                                               .until = request.until})};
  announce(drafts, *file, response_of(request.outcome), request.types, request.lead_entity,
           facts.today());
  return drafts;
}

Drafts resume(const Requests& requests, RequestId id, const Resume& request, const Actor& actor,
              const Facts& facts) {
  const auto* file = ACTA_TRY(open_for(requests, id, Verb::resume, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason"));
  return std::vector{file_draft(*file, DeferralResumed{.request = id, .reason = request.reason})};
}

Drafts suspend(const Requests& requests, RequestId id, const Suspend& request, const Actor& actor,
               const Facts& facts) {
  const auto* file = ACTA_TRY(open_for(requests, id, Verb::suspend, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason"));
  return std::vector{file_draft(*file, RequestSuspended{.request = id,
                                                        .cause = request.cause,
                                                        .mandate = std::nullopt,
                                                        .reason = request.reason})};
}

Drafts lift_suspension(const Requests& requests, RequestId id, const LiftSuspension& request,
                       const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::lift_suspension, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason"));
  return std::vector{file_draft(*file, SuspensionLifted{.request = id, .reason = request.reason})};
}

Drafts terminate(const Requests& requests, RequestId id, const Terminate& request,
                 const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::terminate, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason"));
  std::vector drafts{file_draft(*file, RequestTerminated{.request = id, .reason = request.reason})};
  announce(drafts, *file, Response::terminated, {}, std::nullopt, facts.today());
  return drafts;
}

// Norm: GA resolution 68/164, PP9 and OP2: assistance only at the specific request of the State.
Drafts withdraw(const Requests& requests, RequestId id, const Withdraw& request, const Actor& actor,
                const Facts& facts) {
  if (request.letter) (void)ACTA_TRY(check_letter(requests, *request.letter, id));
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::withdraw, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason"));
  std::vector drafts{file_draft(
      *file, RequestWithdrawn{.request = id, .reason = request.reason, .letter = request.letter})};
  announce(drafts, *file, Response::withdrawn, {}, std::nullopt, facts.today());
  return drafts;
}

}  // namespace acta::assistance
