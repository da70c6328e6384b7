// What can be on the record of a request for electoral assistance, from admissible to assessed.
//
// Waivers, time tests, screening, the needs assessment and the three findings of OP5.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/intake_acts.h"

namespace acta::assistance {

struct TeamMember {
  std::string name;
  std::string entity;
  std::string role;
  bool no_conflict_declared = false;
};
constexpr auto describe(TeamMember*) {
  return described<TeamMember>(
      "TeamMember", "Who takes part in an assessment.",
      field<&TeamMember::name>("name", "The person."),
      field<&TeamMember::entity>("entity", "Of which entity."),
      field<&TeamMember::role>("role", "What they do."),
      field<&TeamMember::no_conflict_declared>(
          "no_conflict_declared", "Whether they declared that no interest conflicts."));
}

struct WaiverGranted {
  static constexpr ActInfo info{"assistance.waiver_granted", 1, Classification::internal};
  RequestId request;
  WaiverKind kind = WaiverKind::short_time;
  std::string reasons;
};
constexpr auto describe(WaiverGranted*) {
  return described<WaiverGranted>("WaiverGranted",
                                  "The focal point waived a rule for this request.",
                                  field<&WaiverGranted::request>("request", "The request."),
                                  field<&WaiverGranted::kind>("kind", "Which rule."),
                                  field<&WaiverGranted::reasons>("reasons", "Why."));
}

struct TimeTested {
  static constexpr ActInfo info{"assistance.time_tested", 1, Classification::internal};
  RequestId request;
  Date received_on;
  std::optional<ElectionId> election;
  std::optional<Date> milestone_on;
  std::optional<std::int64_t> days;
  std::int64_t days_needed = 0;
  TimeResult result = TimeResult::unknown;
  TimeCause cause = TimeCause::screening;
};
constexpr auto describe(TimeTested*) {
  return described<TimeTested>(
      "TimeTested", "It was tested whether there is adequate time; earlier results stay.",
      field<&TimeTested::request>("request", "The request."),
      field<&TimeTested::received_on>("received_on", "The day the request was received."),
      field<&TimeTested::election>("election", "The election of the earliest milestone."),
      field<&TimeTested::milestone_on>("milestone_on", "The earliest milestone."),
      field<&TimeTested::days>("days", "Days from receipt to the milestone."),
      field<&TimeTested::days_needed>("days_needed", "Days that the kinds asked for need."),
      field<&TimeTested::result>("result", "What was found."),
      field<&TimeTested::cause>("cause", "Why it was tested."));
}

struct RequestScreened {
  static constexpr ActInfo info{"assistance.request_screened", 2, Classification::internal};
  RequestId request;
  std::vector<AssistanceType> types;
  std::vector<RequestId> related;
  std::string duplicates_note;
  std::vector<MandateId> mandates;
};
constexpr auto describe(RequestScreened*) {
  return described<RequestScreened>(
      "RequestScreened", "The request was screened; a desk review was chosen.",
      field<&RequestScreened::request>("request", "The request."),
      field<&RequestScreened::types>("types", "The kinds to be assessed."),
      field<&RequestScreened::related>("related",
                                       "Other requests of the State that were looked at."),
      field<&RequestScreened::duplicates_note>("duplicates_note",
                                               "What the search for duplicates found."),
      field<&RequestScreened::mandates>("mandates", "What those kinds rest on that need one."));
}

struct RequestReferred {
  static constexpr ActInfo info{"assistance.request_referred", 1, Classification::internal};
  RequestId request;
  std::vector<AssistanceType> types;
  MandatingOrgan organ = MandatingOrgan::security_council;
  std::string reason;
};
constexpr auto describe(RequestReferred*) {
  return described<RequestReferred>(
      "RequestReferred", "The request was referred to the organ that alone can give a mandate.",
      field<&RequestReferred::request>("request", "The request."),
      field<&RequestReferred::types>("types", "The kinds that lack a mandate."),
      field<&RequestReferred::organ>("organ", "To which organ."),
      field<&RequestReferred::reason>("reason", "In words."));
}

// G1 asked again, when an authority on which a request was admitted turns out to have ended.
struct AuthorityTested {
  static constexpr ActInfo info{"assistance.authority_tested", 1, Classification::internal};
  RequestId request;
  AuthorityId authority;
  Date document_on;
  std::optional<Date> ended_on;
  bool valid = false;
};
constexpr auto describe(AuthorityTested*) {
  return described<AuthorityTested>(
      "AuthorityTested",
      "It was tested again whether the authority was valid on the date of the letter.",
      field<&AuthorityTested::request>("request", "The request."),
      field<&AuthorityTested::authority>("authority", "The authority it rests on."),
      field<&AuthorityTested::document_on>("document_on", "The date on the letter."),
      field<&AuthorityTested::ended_on>("ended_on", "The first day without that authority."),
      field<&AuthorityTested::valid>("valid", "Whether it was valid on that day."));
}

// What an earlier assessment of the State found of conditions and reporting holds here too; whether
// there is adequate time is asked of this request.
struct AssessmentReused {
  static constexpr ActInfo info{"assistance.assessment_reused", 1, Classification::internal};
  RequestId request;
  RequestId from;
  Date cleared_on;
  Met conditions = Met::not_met;
  Met reporting = Met::not_met;
  std::string reason;
};
constexpr auto describe(AssessmentReused*) {
  return described<AssessmentReused>(
      "AssessmentReused", "An earlier assessment of the State was taken over.",
      field<&AssessmentReused::request>("request", "The request."),
      field<&AssessmentReused::from>("from", "The request that it was made for."),
      field<&AssessmentReused::cleared_on>("cleared_on", "When it was cleared."),
      field<&AssessmentReused::conditions>("conditions", "Its finding on conditions."),
      field<&AssessmentReused::reporting>("reporting", "Its finding on reporting."),
      field<&AssessmentReused::reason>("reason", "Why nothing has changed."));
}

enum class AssessmentKind : std::uint8_t { desk_review, mission };
constexpr auto describe(AssessmentKind*) {
  return words<AssessmentKind>("AssessmentKind", "How needs are assessed.", "desk_review",
                               "mission");
}

struct AssessmentBegun {
  static constexpr ActInfo info{"assistance.assessment_begun", 2, Classification::internal};
  RequestId request;
  AssessmentKind kind = AssessmentKind::desk_review;
  std::vector<TeamMember> team;
  std::string scope;
};
constexpr auto describe(AssessmentBegun*) {
  return described<AssessmentBegun>("AssessmentBegun", "A needs assessment began.",
                                    field<&AssessmentBegun::request>("request", "The request."),
                                    field<&AssessmentBegun::kind>("kind", "How it is made."),
                                    field<&AssessmentBegun::team>("team", "Who makes it."),
                                    field<&AssessmentBegun::scope>("scope", "What is assessed."));
}

struct FindingRecorded {
  static constexpr ActInfo info{"assistance.finding_recorded", 1, Classification::internal};
  RequestId request;
  FindingKind kind = FindingKind::adequate_time;
  Met met = Met::not_met;
  std::string evidence;
};
constexpr auto describe(FindingRecorded*) {
  return described<FindingRecorded>(
      "FindingRecorded", "One of the three findings of OP5 was recorded.",
      field<&FindingRecorded::request>("request", "The request."),
      field<&FindingRecorded::kind>("kind", "Which."),
      field<&FindingRecorded::met>("met", "What was found."),
      field<&FindingRecorded::evidence>("evidence", "On what it rests."));
}

struct AssessmentCleared {
  static constexpr ActInfo info{"assistance.assessment_cleared", 1, Classification::internal};
  RequestId request;
  std::string summary;
};
constexpr auto describe(AssessmentCleared*) {
  return described<AssessmentCleared>(
      "AssessmentCleared", "The report of the desk review was cleared.",
      field<&AssessmentCleared::request>("request", "The request."),
      field<&AssessmentCleared::summary>("summary", "What it says."));
}

struct AssessmentAbandoned {
  static constexpr ActInfo info{"assistance.assessment_abandoned", 1, Classification::internal};
  RequestId request;
  std::string reason;
};
constexpr auto describe(AssessmentAbandoned*) {
  return described<AssessmentAbandoned>(
      "AssessmentAbandoned", "The assessment was abandoned.",
      field<&AssessmentAbandoned::request>("request", "The request."),
      field<&AssessmentAbandoned::reason>("reason", "Why."));
}

}  // namespace acta::assistance
