// Requests from before the record as they were made known: what registers that are public tell of
// them, while that held. Part of the view of the status of requests (views.h).
//
// One that can be a request on the record (same State, a day that it can have been received on, and
// it does not say that it is another) counts there and not here: no request is told twice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/past_acts.h"
#include "acta/store/table.h"

namespace acta::reports {

struct PastStatusRow {
  assistance::PastRequestId past;
  std::string ref;
  CountryCode state;
  PartialDate received_on;
  Date received_first;  // the first and the last day that it can have been received on
  Date received_last;
  std::vector<assistance::AssistanceType> types;
  std::optional<assistance::Response> response;
  std::optional<PartialDate> responded_on;
  std::optional<Date> responded_first;  // of the response
  std::optional<Date> responded_last;
  std::string lead_entity;
  std::vector<std::string> apart_from;
  std::int64_t from_index = 0;           // the act that made it so
  std::optional<std::int64_t> to_index;  // the act that ended it
};
constexpr auto describe(PastStatusRow*) {
  return described<PastStatusRow>(
      "PastStatusRow", "A request from before the record as made known.",
      field<&PastStatusRow::past>("past", "Its id."),
      field<&PastStatusRow::ref>("ref", "The register's own name of it."),
      field<&PastStatusRow::state>("state", "The State."),
      field<&PastStatusRow::received_on>("received_on", "When, as far as is known."),
      field<&PastStatusRow::received_first>("received_first", "The first day it can have been."),
      field<&PastStatusRow::received_last>("received_last", "The last day it can have been."),
      field<&PastStatusRow::types>("types", "The kinds asked for."),
      field<&PastStatusRow::response>("response", "The response given, when it is known."),
      field<&PastStatusRow::responded_on>("responded_on", "When, as far as is known."),
      field<&PastStatusRow::responded_first>("responded_first", "The first day it can have been."),
      field<&PastStatusRow::responded_last>("responded_last", "The last day it can have been."),
      field<&PastStatusRow::lead_entity>("lead_entity", "The entity that led."),
      field<&PastStatusRow::apart_from>("apart_from", "References of requests that it is not."),
      field<&PastStatusRow::from_index>("from_index", "The act from which this row holds."),
      field<&PastStatusRow::to_index>("to_index", "The act that superseded this row."));
}

[[nodiscard]] const store::Table& past_status_table();
Result<bool> apply_past(store::Database& db, const RecordedAct& act);

// What a record of `size` acts says of those that can have been received or answered in [from, to).
Result<std::vector<PastStatusRow>> past_status_rows(store::Database& db, std::int64_t size,
                                                    Date from, Date to);

struct PastOfState {
  CountryCode state;
  std::int64_t requests = 0;
};
// How many there are in all, by State.
Result<std::vector<PastOfState>> past_by_state(store::Database& db, std::int64_t size);

}  // namespace acta::reports
