// The status of requests as made known: requests received, responses given, nature of assistance.
//
// Computed from announcements alone, which are public, so that anyone with the record recomputes
// it. Rows hold for records of size from_index + 1 to to_index: "as of N" is a question, not a
// copy.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/acts.h"
#include "acta/reports/acts.h"
#include "acta/reports/past_views.h"
#include "acta/store/table.h"
#include "acta/store/view.h"

namespace acta::reports {

using assistance::AssistanceType;
using assistance::RequestId;
using assistance::Response;
using cycles::ElectionId;

// One request as it was made known, while that held.
struct StatusRow {
  RequestId request;
  std::string ref;
  CountryCode state;
  Date received_on;
  std::vector<AssistanceType> types_requested;
  std::vector<ElectionId> elections;
  std::optional<Response> response;
  std::optional<Date> responded_on;
  std::vector<AssistanceType> types_approved;
  std::optional<std::string> lead_entity;
  std::int64_t received_index = 0;
  std::optional<std::int64_t> response_index;
  std::int64_t from_index = 0;           // the act that made it so
  std::optional<std::int64_t> to_index;  // the act that ended it
};
constexpr auto describe(StatusRow*) {
  return described<StatusRow>(
      "StatusRow", "A request and its response as made known.",
      field<&StatusRow::request>("request", "Its id."), field<&StatusRow::ref>("ref", "Reference."),
      field<&StatusRow::state>("state", "The State."),
      field<&StatusRow::received_on>("received_on", "The day it was received."),
      field<&StatusRow::types_requested>("types_requested", "The kinds asked for."),
      field<&StatusRow::elections>("elections", "The elections concerned."),
      field<&StatusRow::response>("response", "The response given."),
      field<&StatusRow::responded_on>("responded_on", "The day of the response."),
      field<&StatusRow::types_approved>("types_approved", "The kinds approved."),
      field<&StatusRow::lead_entity>("lead_entity", "The entity that leads."),
      field<&StatusRow::received_index>("received_index", "The act that announced the request."),
      field<&StatusRow::response_index>("response_index", "The act that announced the response."),
      field<&StatusRow::from_index>("from_index", "The act from which this row holds."),
      field<&StatusRow::to_index>("to_index", "The act that superseded this row."));
}

// Of requests on the record and of those from before it.
[[nodiscard]] store::View status_view();
[[nodiscard]] store::View issued_view();

// What a record of `size` acts says of the requests received or responded to in [from, to), as the
// last day of the period saw them: an answer of later is another period's.
Result<std::vector<StatusRow>> status_rows(store::Database& db, std::int64_t size, Date from,
                                           Date to);

struct IssuedRow {
  ReportId id;
  std::string symbol;
  std::string title;
  Date from;
  Date to;
  std::int64_t as_of = 0;
  std::string digest;
  Instant issued_at;
  std::int64_t index = 0;
  std::optional<std::int64_t> certified_index;
};
constexpr auto describe(IssuedRow*) {
  return described<IssuedRow>(
      "IssuedReport", "A report that was issued.", field<&IssuedRow::id>("id", "Its id."),
      field<&IssuedRow::symbol>("symbol", "Its symbol."),
      field<&IssuedRow::title>("title", "Its title."),
      field<&IssuedRow::from>("from", "First day of the period."),
      field<&IssuedRow::to>("to", "First day after the period."),
      field<&IssuedRow::as_of>("as_of", "How many acts it was computed from."),
      field<&IssuedRow::digest>("digest", "SHA-256 of its canonical model."),
      field<&IssuedRow::issued_at>("issued_at", "When."),
      field<&IssuedRow::index>("index", "The act that attests it."),
      field<&IssuedRow::certified_index>("certified_index", "The act that certified it."));
}
Result<std::vector<IssuedRow>> issued_reports(store::Database& db);

}  // namespace acta::reports
