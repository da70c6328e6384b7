// What was made known of the dates of an election: a stream of dated, sourced acts of which none is
// ever edited. All public: they say what States and their commissions have announced.
#pragma once

#include <optional>
#include <string>

#include "acta/base/act.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/cycles/election_acts.h"

namespace acta::cycles {

enum class DateStatus : std::uint8_t {
  announced,
  deadline,
  range,
  declared,
  delayed,
  advanced,
  annulled,
  voided,
  held,
  not_held  // the day passed without it
};
constexpr auto describe(DateStatus*) {
  return words<DateStatus>("DateStatus", "What was made known of a date.", "announced", "deadline",
                           "range", "declared", "delayed", "advanced", "annulled", "voided", "held",
                           "not_held");
}
// Whether nothing is expected on that date any more.
[[nodiscard]] constexpr bool ends_it(DateStatus status) {
  return status == DateStatus::annulled || status == DateStatus::voided ||
         status == DateStatus::not_held;
}

// So many days lie between a first and a last day at most: four years.
constexpr std::int32_t longest_days = 1461;

enum class Milestone : std::uint8_t {
  election_day,
  voter_registration,
  candidate_nomination,
  campaign,
  silence,
  results
};
constexpr auto describe(Milestone*) {
  return words<Milestone>("Milestone", "What happens on that date.", "election_day",
                          "voter_registration", "candidate_nomination", "campaign", "silence",
                          "results");
}

struct ElectionDated {
  static constexpr ActInfo info{"cycles.election_dated", 2, Classification::open};
  ElectionId election;
  Milestone milestone = Milestone::election_day;
  DateStatus status = DateStatus::announced;
  std::optional<Date> on;
  std::optional<Date> from;
  std::optional<Date> to;
  bool within = false;
  std::string source;
  std::optional<Date> known_on;
  std::optional<std::string> reason;
};
constexpr auto describe(ElectionDated*) {
  return described<ElectionDated>(
      "ElectionDated", "Something was made known of the date of an election.",
      field<&ElectionDated::election>("election", "The election."),
      field<&ElectionDated::milestone>("milestone", "What happens on that date."),
      field<&ElectionDated::status>("status", "What was made known."),
      field<&ElectionDated::on>("on", "The day; absent where it lasts longer or is not known."),
      field<&ElectionDated::from>("from", "First day."),
      field<&ElectionDated::to>("to", "Last day."),
      field<&ElectionDated::within>(
          "within", "Whether it is some day from the first to the last, not all of them."),
      field<&ElectionDated::source>("source", "Who made it known, and where."),
      field<&ElectionDated::known_on>("known_on", "On which day the source made it known."),
      field<&ElectionDated::reason>("reason", "Why, when it moved or will not be."));
}

// Who stands behind a date beside its source.
enum class ConfirmedBy : std::uint8_t { law, commission, civil_society, organization };
constexpr auto describe(ConfirmedBy*) {
  return words<ConfirmedBy>("ConfirmedBy", "Who confirmed a date.", "law", "commission",
                            "civil_society", "organization");
}

struct DateConfirmed {
  static constexpr ActInfo info{"cycles.date_confirmed", 1, Classification::open};
  ElectionId election;
  Milestone milestone = Milestone::election_day;
  std::int64_t act = 0;
  ConfirmedBy by = ConfirmedBy::commission;
  std::string source;
};
constexpr auto describe(DateConfirmed*) {
  return described<DateConfirmed>(
      "DateConfirmed", "A date that was made known was confirmed.",
      field<&DateConfirmed::election>("election", "The election."),
      field<&DateConfirmed::milestone>("milestone", "Of which milestone."),
      field<&DateConfirmed::act>("act", "The act that made the date known."),
      field<&DateConfirmed::by>("by", "What kind of party confirmed it."),
      field<&DateConfirmed::source>("source", "Who, and where."));
}

// A statement that was recorded in error is withdrawn: what holds again is said here, so that
// whoever follows dates need not remember them all.
struct DateWithdrawn {
  static constexpr ActInfo info{"cycles.date_withdrawn", 1, Classification::open};
  ElectionId election;
  Milestone milestone = Milestone::election_day;
  std::int64_t act = 0;
  std::string reason;
  std::optional<std::int64_t> again;
  std::optional<DateStatus> status;
  std::optional<Date> from;
  std::optional<Date> to;
  bool within = false;
};
constexpr auto describe(DateWithdrawn*) {
  return described<DateWithdrawn>(
      "DateWithdrawn", "What was said of a date was withdrawn as an error.",
      field<&DateWithdrawn::election>("election", "The election."),
      field<&DateWithdrawn::milestone>("milestone", "Of which milestone."),
      field<&DateWithdrawn::act>("act", "The act that was an error."),
      field<&DateWithdrawn::reason>("reason", "What was wrong with it."),
      field<&DateWithdrawn::again>("again", "The act before, which holds again."),
      field<&DateWithdrawn::status>("status", "What that one made known."),
      field<&DateWithdrawn::from>("from", "Its first day, or its only one."),
      field<&DateWithdrawn::to>("to", "Its last day."),
      field<&DateWithdrawn::within>("within",
                                    "Whether it is some day from the first to the last."));
}

}  // namespace acta::cycles
