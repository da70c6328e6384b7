// Acts of cycles as earlier programs wrote them; read for ever, made today's by add_acts.
#pragma once

#include "acta/cycles/date_acts.h"

namespace acta::cycles {

enum class ElectionKindV1 : std::uint8_t {
  presidential,
  legislative_lower,
  legislative_upper,
  general,
  local,
  referendum,
  constituent,
  by_election
};
constexpr auto describe(ElectionKindV1*) {
  return words<ElectionKindV1>("ElectionKindV1", "What is elected or decided.", "presidential",
                               "legislative_lower", "legislative_upper", "general", "local",
                               "referendum", "constituent", "by_election");
}

enum class DateStatusV1 : std::uint8_t {
  announced,
  deadline,
  range,
  declared,
  delayed,
  advanced,
  annulled,
  voided,
  held
};
constexpr auto describe(DateStatusV1*) {
  return words<DateStatusV1>("DateStatusV1", "What was made known of a date.", "announced",
                             "deadline", "range", "declared", "delayed", "advanced", "annulled",
                             "voided", "held");
}

enum class MilestoneV1 : std::uint8_t {
  election_day,
  voter_registration,
  candidate_nomination,
  campaign
};
constexpr auto describe(MilestoneV1*) {
  return words<MilestoneV1>("MilestoneV1", "What happens on that date.", "election_day",
                            "voter_registration", "candidate_nomination", "campaign");
}

struct ElectionAddedV1 {
  static constexpr ActInfo info{"cycles.election_added", 1, Classification::open};
  ElectionId election;
  CountryCode state;
  ElectionKindV1 kind = ElectionKindV1::general;
  std::string title;
};
constexpr auto describe(ElectionAddedV1*) {
  return described<ElectionAddedV1>(
      "ElectionAddedV1", "An election of a State was put on the calendar.",
      field<&ElectionAddedV1::election>("election", "Its id."),
      field<&ElectionAddedV1::state>("state", "The State that holds it."),
      field<&ElectionAddedV1::kind>("kind", "What is elected."),
      field<&ElectionAddedV1::title>("title", "As the State calls it."));
}

struct ElectionDatedV1 {
  static constexpr ActInfo info{"cycles.election_dated", 1, Classification::open};
  ElectionId election;
  MilestoneV1 milestone = MilestoneV1::election_day;
  DateStatusV1 status = DateStatusV1::announced;
  std::optional<Date> on;
  std::optional<Date> from;
  std::optional<Date> to;
  std::string source;
  std::optional<std::string> reason;
};
constexpr auto describe(ElectionDatedV1*) {
  return described<ElectionDatedV1>(
      "ElectionDatedV1", "Something was made known of the date of an election.",
      field<&ElectionDatedV1::election>("election", "The election."),
      field<&ElectionDatedV1::milestone>("milestone", "What happens on that date."),
      field<&ElectionDatedV1::status>("status", "What was made known."),
      field<&ElectionDatedV1::on>("on", "The day; absent for a range."),
      field<&ElectionDatedV1::from>("from", "First day of a range."),
      field<&ElectionDatedV1::to>("to", "Last day of a range."),
      field<&ElectionDatedV1::source>("source", "Who made it known, and where."),
      field<&ElectionDatedV1::reason>("reason", "Why, when it moved or was annulled."));
}

}  // namespace acta::cycles
