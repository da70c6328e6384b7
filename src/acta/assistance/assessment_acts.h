// What can be on the record of a needs assessment: what it is, who makes it, how a mission is
// prepared, and whom it met. Its report stands in report_acts.h, what entities say of it in
// consultation_acts.h.
//
// Whom a mission met is confidential, whatever the file is: it tells how many were met of each
// category, and no more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/intake_acts.h"
#include "acta/assistance/review_acts.h"

namespace acta::assistance {

struct TeamChanged {
  static constexpr ActInfo info{"assistance.team_changed", 1, Classification::internal};
  RequestId request;
  std::vector<TeamMember> team;
  std::string reason;
};
constexpr auto describe(TeamChanged*) {
  return described<TeamChanged>("TeamChanged", "Others make the assessment from now on.",
                                field<&TeamChanged::request>("request", "The request."),
                                field<&TeamChanged::team>("team", "Everyone of the team."),
                                field<&TeamChanged::reason>("reason", "Why."));
}

struct TermsAgreed {
  static constexpr ActInfo info{"assistance.terms_agreed", 1, Classification::internal};
  RequestId request;
  std::string terms;
};
constexpr auto describe(TermsAgreed*) {
  return described<TermsAgreed>("TermsAgreed", "The terms of reference were agreed.",
                                field<&TermsAgreed::request>("request", "The request."),
                                field<&TermsAgreed::terms>("terms", "The terms of reference."));
}

// Norm: GA resolution 68/164, fourth preambular paragraph and OP2: assistance, preliminary missions
// among it, is given at the request of the State; it receives no mission without its consent.
struct HostConsented {
  static constexpr ActInfo info{"assistance.host_consented", 1, Classification::internal};
  RequestId request;
  std::string note;
  std::optional<Letter> letter;
};
constexpr auto describe(HostConsented*) {
  return described<HostConsented>("HostConsented", "The State consented to receive the mission.",
                                  field<&HostConsented::request>("request", "The request."),
                                  field<&HostConsented::note>("note", "What the State says."),
                                  field<&HostConsented::letter>("letter", "Its letter."));
}

struct MissionFunded {
  static constexpr ActInfo info{"assistance.mission_funded", 1, Classification::internal};
  RequestId request;
  std::string source;
};
constexpr auto describe(MissionFunded*) {
  return described<MissionFunded>("MissionFunded", "The mission was funded.",
                                  field<&MissionFunded::request>("request", "The request."),
                                  field<&MissionFunded::source>("source", "From what."));
}

struct Stop {
  Date from;
  Date to;
  std::string place;
  std::string purpose;
};
constexpr auto describe(Stop*) {
  return described<Stop>("Stop", "Where a mission is.", field<&Stop::from>("from", "First day."),
                         field<&Stop::to>("to", "Last day."),
                         field<&Stop::place>("place", "The place."),
                         field<&Stop::purpose>("purpose", "What for."));
}

struct ItineraryPlanned {
  static constexpr ActInfo info{"assistance.itinerary_planned", 1, Classification::internal};
  RequestId request;
  std::vector<Stop> stops;
};
constexpr auto describe(ItineraryPlanned*) {
  return described<ItineraryPlanned>("ItineraryPlanned",
                                     "The itinerary of the mission was planned, or planned anew.",
                                     field<&ItineraryPlanned::request>("request", "The request."),
                                     field<&ItineraryPlanned::stops>("stops", "In order."));
}

enum class MeetingCategory : std::uint8_t {
  government,
  election_commission,
  parliament,
  judiciary,
  political_party,
  civil_society,
  observers,
  media,
  security,
  donors,
  un_entity,
  other
};
constexpr auto describe(MeetingCategory*) {
  return words<MeetingCategory>("MeetingCategory", "Whom a mission met.", "government",
                                "election_commission", "parliament", "judiciary", "political_party",
                                "civil_society", "observers", "media", "security", "donors",
                                "un_entity", "other");
}

struct InterlocutorsMet {
  static constexpr ActInfo info{"assistance.interlocutors_met", 1, Classification::confidential};
  RequestId request;
  MeetingCategory category = MeetingCategory::other;
  Date on;
  std::string who;
  std::int64_t women = 0;
  std::int64_t men = 0;
  std::string said;
};
constexpr auto describe(InterlocutorsMet*) {
  return described<InterlocutorsMet>(
      "InterlocutorsMet", "The mission met somebody.",
      field<&InterlocutorsMet::request>("request", "The request."),
      field<&InterlocutorsMet::category>("category", "Of which kind they are."),
      field<&InterlocutorsMet::on>("on", "When."),
      field<&InterlocutorsMet::who>("who", "Who they are."),
      field<&InterlocutorsMet::women>("women", "How many women."),
      field<&InterlocutorsMet::men>("men", "How many men."),
      field<&InterlocutorsMet::said>("said", "What was said."));
}

// What the State is told of the assessment: never the report itself.
struct SummaryShared {
  static constexpr ActInfo info{"assistance.summary_shared", 1, Classification::internal};
  RequestId request;
  std::string text;
};
constexpr auto describe(SummaryShared*) {
  return described<SummaryShared>("SummaryShared",
                                  "A summary of the assessment was shared with the State.",
                                  field<&SummaryShared::request>("request", "The request."),
                                  field<&SummaryShared::text>("text", "What the State reads."));
}

}  // namespace acta::assistance
