// What can be on the record of an electoral cycle: elections, and what was made known of their
// dates.
//
// The date of an election is a stream of acts, each with its source; none is ever edited. All are
// public: they say what States and their commissions have announced.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/country_code.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"

namespace acta::cycles {

struct ElectionTag {
  static constexpr std::string_view name = "ElectionId";
};
using ElectionId = Id<ElectionTag>;

enum class ElectionKind : std::uint8_t {
  presidential,
  legislative_lower,
  legislative_upper,
  general,
  local,
  referendum,
  constituent,
  by_election
};
constexpr auto describe(ElectionKind*) {
  return words<ElectionKind>("ElectionKind", "What is elected or decided.", "presidential",
                             "legislative_lower", "legislative_upper", "general", "local",
                             "referendum", "constituent", "by_election");
}

enum class DateStatus : std::uint8_t {
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
constexpr auto describe(DateStatus*) {
  return words<DateStatus>("DateStatus", "What was made known of a date.", "announced", "deadline",
                           "range", "declared", "delayed", "advanced", "annulled", "voided",
                           "held");
}

enum class Milestone : std::uint8_t {
  election_day,
  voter_registration,
  candidate_nomination,
  campaign
};
constexpr auto describe(Milestone*) {
  return words<Milestone>("Milestone", "What happens on that date.", "election_day",
                          "voter_registration", "candidate_nomination", "campaign");
}

struct ElectionAdded {
  static constexpr ActInfo info{"cycles.election_added", 1, Classification::open};
  ElectionId election;
  CountryCode state;
  ElectionKind kind = ElectionKind::general;
  std::string title;
};
constexpr auto describe(ElectionAdded*) {
  return described<ElectionAdded>("ElectionAdded",
                                  "An election of a State was put on the calendar.",
                                  field<&ElectionAdded::election>("election", "Its id."),
                                  field<&ElectionAdded::state>("state", "The State that holds it."),
                                  field<&ElectionAdded::kind>("kind", "What is elected."),
                                  field<&ElectionAdded::title>("title", "As the State calls it."));
}

struct ElectionDated {
  static constexpr ActInfo info{"cycles.election_dated", 1, Classification::open};
  ElectionId election;
  Milestone milestone = Milestone::election_day;
  DateStatus status = DateStatus::announced;
  std::optional<Date> on;
  std::optional<Date> from;
  std::optional<Date> to;
  std::string source;
  std::optional<std::string> reason;
};
constexpr auto describe(ElectionDated*) {
  return described<ElectionDated>(
      "ElectionDated", "Something was made known of the date of an election.",
      field<&ElectionDated::election>("election", "The election."),
      field<&ElectionDated::milestone>("milestone", "What happens on that date."),
      field<&ElectionDated::status>("status", "What was made known."),
      field<&ElectionDated::on>("on", "The day; absent for a range."),
      field<&ElectionDated::from>("from", "First day of a range."),
      field<&ElectionDated::to>("to", "Last day of a range."),
      field<&ElectionDated::source>("source", "Who made it known, and where."),
      field<&ElectionDated::reason>("reason", "Why, when it moved or was annulled."));
}

void add_acts(ActRegistry& registry);

[[nodiscard]] inline std::string stream_of(ElectionId id) {
  return "cycles.election/" + to_text(id);
}

}  // namespace acta::cycles
