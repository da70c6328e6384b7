// Decides what may be said of the dates of an election. Pure: same elections and request, same
// acts.
#pragma once

#include "acta/cycles/decisions.h"

namespace acta::cycles {

struct DateElection {
  DateStatus status = DateStatus::announced;
  std::optional<Milestone> milestone;
  std::optional<Date> on;
  std::optional<Date> from;
  std::optional<Date> to;
  std::optional<bool> within;
  std::string source;
  std::optional<Date> known_on;
  std::optional<std::string> reason;
};
constexpr auto describe(DateElection*) {
  return described<DateElection>(
      "DateElection", "Records what was made known of a date.",
      field<&DateElection::status>("status", "What was made known."),
      field<&DateElection::milestone>("milestone", "Election day when absent."),
      field<&DateElection::on>("on", "The day."),
      field<&DateElection::from>("from", "First day, where it is more than one."),
      field<&DateElection::to>("to", "Last day."),
      field<&DateElection::within>("within", "Whether only some day from the first to the last."),
      field<&DateElection::source>("source", "Who made it known, and where."),
      field<&DateElection::known_on>("known_on", "On which day; today when absent."),
      field<&DateElection::reason>("reason", "Why; needed when it moved or will not be."));
}

struct ConfirmDate {
  std::optional<Milestone> milestone;
  ConfirmedBy by = ConfirmedBy::commission;
  std::string source;
};
constexpr auto describe(ConfirmDate*) {
  return described<ConfirmDate>(
      "ConfirmDate", "Records who confirmed the date that stands.",
      field<&ConfirmDate::milestone>("milestone", "Election day when absent."),
      field<&ConfirmDate::by>("by", "What kind of party."),
      field<&ConfirmDate::source>("source", "Who, and where."));
}

struct WithdrawDate {
  std::optional<Milestone> milestone;
  std::string reason;
};
constexpr auto describe(WithdrawDate*) {
  return described<WithdrawDate>(
      "WithdrawDate", "Withdraws the statement that stands, as an error.",
      field<&WithdrawDate::milestone>("milestone", "Election day when absent."),
      field<&WithdrawDate::reason>("reason", "What was wrong with it."));
}

Result<std::vector<Draft>> date_election(const Elections& elections, ElectionId id,
                                         const DateElection& request, const Facts& facts);
Result<std::vector<Draft>> confirm_date(const Elections& elections, ElectionId id,
                                        const ConfirmDate& request);
Result<std::vector<Draft>> withdraw_date(const Elections& elections, ElectionId id,
                                         const WithdrawDate& request);

// The same for an election that is not on the record yet, and what was said of it so far: importers
// decide many statements at once.
Result<ElectionDated> decide_date(ElectionId id, const Election& election,
                                  const DateElection& request, const Facts& facts);

// Refuses days that no election of today can have: before 1789, or more than 50 years ahead.
Result<bool> check_plausible(const std::optional<Date>& day, const Facts& facts,
                             std::string_view where);

}  // namespace acta::cycles
