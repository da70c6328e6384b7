// Decisions on how a needs assessment is made: its team, and what a mission needs before it goes.
//
//   mission: begun -> terms agreed -> the State consents -> funded -> itinerary -> meetings
//   a desk review needs none of these
//
// Norm: domain reference 1.5 C; the guards of a clearing (G: sections, checklist, findings,
// consultations) stand with the others in guard_decisions.cpp and are computed here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/guard_decisions.h"
#include "acta/assistance/intake_decisions.h"

namespace acta::assistance {

struct ChangeTeam {
  std::vector<TeamMember> team;
  std::string reason;
};
constexpr auto describe(ChangeTeam*) {
  return described<ChangeTeam>("ChangeTeam", "Others make the assessment from now on.",
                               field<&ChangeTeam::team>("team", "Everyone of the team."),
                               field<&ChangeTeam::reason>("reason", "Why."));
}

struct AgreeTerms {
  std::string terms;
};
constexpr auto describe(AgreeTerms*) {
  return described<AgreeTerms>("AgreeTerms", "Agrees the terms of reference.",
                               field<&AgreeTerms::terms>("terms", "The terms of reference."));
}

struct ConsentMission {
  std::int64_t agreed = 0;  // to which terms: how often they had been agreed
  std::string note;
  std::optional<Letter> letter;
};

struct FundMission {
  std::string source;
};
constexpr auto describe(FundMission*) {
  return described<FundMission>("FundMission", "Records that the mission is funded.",
                                field<&FundMission::source>("source", "From what."));
}

struct PlanItinerary {
  std::vector<Stop> stops;
};
constexpr auto describe(PlanItinerary*) {
  return described<PlanItinerary>("PlanItinerary", "Plans the itinerary of the mission.",
                                  field<&PlanItinerary::stops>("stops", "In order."));
}

struct RecordMeeting {
  MeetingCategory category = MeetingCategory::other;
  Date on;
  std::string who;
  std::int64_t women = 0;
  std::int64_t men = 0;
  std::string said;
};
constexpr auto describe(RecordMeeting*) {
  return described<RecordMeeting>("RecordMeeting", "Records whom the mission met; confidential.",
                                  field<&RecordMeeting::category>("category", "Of which kind."),
                                  field<&RecordMeeting::on>("on", "When."),
                                  field<&RecordMeeting::who>("who", "Who they are."),
                                  field<&RecordMeeting::women>("women", "How many women."),
                                  field<&RecordMeeting::men>("men", "How many men."),
                                  field<&RecordMeeting::said>("said", "What was said."));
}

struct ShareSummary {
  std::string text;
};
constexpr auto describe(ShareSummary*) {
  return described<ShareSummary>("ShareSummary", "Shares a summary with the State.",
                                 field<&ShareSummary::text>("text", "What the State reads."));
}

// Whether such a step can be taken, by what the assessment is and has; its status apart.
[[nodiscard]] bool assessment_allows(Verb verb, const RequestFile& file);
void apply_assessment(Requests& requests, const RecordedAct& act);

// Meetings are recorded of a mission that the State lets in.
void add_field_guards(std::vector<Guard>& guards, const RequestFile& file);
// What the report needs before it is cleared: all of it, unless it was taken over.
void add_report_guards(std::vector<Guard>& guards, const RequestFile& file);

Drafts change_team(const Requests& requests, RequestId id, const ChangeTeam& request,
                   const Actor& actor, const Facts& facts);
Drafts agree_terms(const Requests& requests, RequestId id, const AgreeTerms& request,
                   const Actor& actor, const Facts& facts);
Drafts consent_mission(const Requests& requests, RequestId id, const ConsentMission& request,
                       const Actor& actor, const Facts& facts);
Drafts fund_mission(const Requests& requests, RequestId id, const FundMission& request,
                    const Actor& actor, const Facts& facts);
Drafts plan_itinerary(const Requests& requests, RequestId id, const PlanItinerary& request,
                      const Actor& actor, const Facts& facts);
Drafts record_meeting(const Requests& requests, RequestId id, const RecordMeeting& request,
                      const Actor& actor, const Facts& facts);
Drafts share_summary(const Requests& requests, RequestId id, const ShareSummary& request,
                     const Actor& actor, const Facts& facts);

}  // namespace acta::assistance
