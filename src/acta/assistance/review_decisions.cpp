#include "acta/assistance/review_decisions.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::assistance {
namespace {

// Norm (practice): a request "normally" cannot be accommodated when it comes less than four months
// before election day (public guidance on requesting assistance, as described in the domain
// reference 1.1; page unread). 120 days is the default of the policy table.
constexpr std::int64_t days_needed_default = 120;

std::int64_t days_needed(const std::vector<AssistanceType>& types) {
  std::int64_t most = 0;
  for (const auto type : types) {
    // A panel of experts and coordination of observers are set up sooner than technical assistance.
    const bool quick = type == AssistanceType::panel || type == AssistanceType::coord;
    most = std::max<std::int64_t>(most, quick ? 60 : days_needed_default);
  }
  return most;
}

// Norm: directive FP/01/2013 as described in public sources (text unread): organization,
// certification, supervision and observation rest on the Security Council or the General Assembly.
Result<bool> check_screened_types(const Requests& requests, const RequestFile& file,
                                  const Screen& request, Date today) {
  (void)ACTA_TRY(check_types(request.types));
  for (std::size_t i = 0; i < request.types.size(); ++i) {
    const auto where = fmt::format("$.types[{}]", i);
    if (std::ranges::find(file.types, request.types[i]) == file.types.end()) {
      return refuse("assistance.type_not_asked_for", 422, "the State did not ask for it", where);
    }
    if (!without_mandate(requests, file, {request.types[i]}, today).empty()) {
      return refuse("assistance.mandate_needed", 409,
                    "this kind rests on a mandate of the Security Council or the General "
                    "Assembly, and none of them is valid today: leave it out, or refer it",
                    where);
    }
  }
  return true;
}

}  // namespace

TimeTested test_time(const Requests& requests, const RequestFile& file,
                     const std::vector<AssistanceType>& types, TimeCause cause) {
  TimeTested test{.request = file.id,
                  .received_on = file.received_on,
                  .election = std::nullopt,
                  .milestone_on = std::nullopt,
                  .days = std::nullopt,
                  .days_needed = days_needed(types),
                  .result = TimeResult::unknown,
                  .cause = cause};
  for (const auto& election : file.elections) {
    const auto milestones = requests.milestones.find(election);
    if (milestones == requests.milestones.end()) continue;
    for (const auto& [milestone, day] : milestones->second) {
      if (test.milestone_on && *test.milestone_on <= day) continue;
      test.milestone_on = day;
      test.election = election;
    }
  }
  if (!test.milestone_on) return test;
  test.days = days_between(file.received_on, *test.milestone_on);
  test.result = *test.days < 0                  ? TimeResult::past
                : *test.days < test.days_needed ? TimeResult::tight
                                                : TimeResult::adequate;
  return test;
}

Drafts grant_waiver(const Requests& requests, RequestId id, const GrantWaiver& request,
                    const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::grant_waiver, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reasons, "$.reasons"));
  if (file->waivers.contains(request.kind)) {
    return refuse("assistance.waived_already", 409, "this rule was waived already", "$.kind");
  }
  return std::vector{file_draft(
      *file, WaiverGranted{.request = id, .kind = request.kind, .reasons = request.reasons})};
}

Drafts screen(const Requests& requests, RequestId id, const Screen& request, const Actor& actor,
              const Facts& facts) {
  const auto* file = ACTA_TRY(open_for(requests, id, Verb::screen, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_screened_types(requests, *file, request, facts.today()));
  (void)ACTA_TRY(check_words(request.duplicates_note, "$.duplicates_note"));
  RequestScreened screened{.request = id,
                           .types = request.types,
                           .related = {},
                           .duplicates_note = request.duplicates_note,
                           .mandates = mandates_for(requests, *file, request.types, facts.today())};
  // Who may read this file need not know of files that fewer may see.
  for (const auto& [other_id, other] : requests.files) {
    if (other.classification > file->classification) continue;
    if (other_id != id && other.state == file->state && !is_closed(other.status)) {
      screened.related.push_back(other_id);
    }
  }
  return std::vector{
      file_draft(*file, test_time(requests, *file, request.types, TimeCause::screening)),
      file_draft(*file, std::move(screened))};
}

Drafts refer(const Requests& requests, RequestId id, const Refer& request, const Actor& actor,
             const Facts& facts) {
  const auto* file = ACTA_TRY(open_for(requests, id, Verb::refer, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason"));
  return std::vector{file_draft(
      *file, RequestReferred{.request = id,
                             .types = without_mandate(requests, *file, file->types, facts.today()),
                             .organ = request.organ,
                             .reason = request.reason})};
}

Drafts reuse_assessment(const Requests& requests, RequestId id, const ReuseAssessment& request,
                        const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::reuse_assessment, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason"));
  for (const auto* other : reusable_assessments(requests, *file, facts.today())) {
    if (other->id != request.from) continue;
    return std::vector{file_draft(
        *file, AssessmentReused{.request = id,
                                .from = request.from,
                                .cleared_on = *other->cleared_on,
                                .conditions = other->findings.at(FindingKind::conditions),
                                .reporting = other->findings.at(FindingKind::reporting),
                                .reason = request.reason})};
  }
  return refuse("assistance.no_assessment_to_reuse", 422,
                "this is no assessment of the State of the last twelve months", "$.from");
}

Result<bool> check_team(const std::vector<TeamMember>& team) {
  if (team.empty()) {
    return refuse("assistance.team_needed", 422, "name who reviews", "$.team");
  }
  for (std::size_t i = 0; i < team.size(); ++i) {
    const auto where = fmt::format("$.team[{}]", i);
    (void)ACTA_TRY(check_words(team[i].name, where + ".name", 300));
    (void)ACTA_TRY(check_words(team[i].entity, where + ".entity", 300));
    if (!team[i].no_conflict_declared) {
      return refuse("assistance.declaration_missing", 422,
                    "a declaration on conflicts of interest is needed from everyone of the team",
                    where + ".no_conflict_declared");
    }
  }
  return true;
}

Drafts begin_assessment(const Requests& requests, RequestId id, const BeginAssessment& request,
                        const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::begin_assessment, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.scope, "$.scope"));
  (void)ACTA_TRY(check_team(request.team));
  return std::vector{file_draft(
      *file,
      AssessmentBegun{
          .request = id, .kind = request.kind, .team = request.team, .scope = request.scope})};
}

Drafts record_finding(const Requests& requests, RequestId id, const RecordFinding& request,
                      const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::record_finding, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.evidence, "$.evidence"));
  // Norm: GA resolution 68/164, OP5: "... to ensure, before undertaking to provide electoral
  // assistance to a requesting State, that there is adequate time ...": the finding follows the
  // test.
  const bool tight = file->time && (file->time->result == TimeResult::tight ||
                                    file->time->result == TimeResult::past);
  if (request.kind == FindingKind::adequate_time && request.met == Met::met && tight) {
    return refuse("assistance.finding_against_test", 409,
                  "the time test found too little time: met with conditions, or not met", "$.met");
  }
  return std::vector{file_draft(
      *file,
      FindingRecorded{
          .request = id, .kind = request.kind, .met = request.met, .evidence = request.evidence})};
}

Drafts clear_assessment(const Requests& requests, RequestId id, const ClearAssessment& request,
                        const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::clear_assessment, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.summary, "$.summary"));
  return std::vector{
      file_draft(*file, AssessmentCleared{.request = id, .summary = request.summary})};
}

Drafts abandon(const Requests& requests, RequestId id, const Abandon& request, const Actor& actor,
               const Facts& facts) {
  const auto* file = ACTA_TRY(open_for(requests, id, Verb::abandon, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason"));
  return std::vector{
      file_draft(*file, AssessmentAbandoned{.request = id, .reason = request.reason})};
}

}  // namespace acta::assistance
