// The board of requests, and the public status of requests as of any act.
//
// assistance_request holds every file, for those who may see it; assistance_status holds only what
// was announced (public), with rows valid for records of size from_index + 1 to to_index.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/acts.h"
#include "acta/store/table.h"
#include "acta/store/view.h"

namespace acta::assistance {

struct RequestRow {
  RequestId id;
  std::string ref;
  CountryCode state;
  std::string title;
  RequestStatus status = RequestStatus::received;
  Date received_on;
  std::vector<AssistanceType> types;
  std::vector<ElectionId> elections;
  std::optional<TimeResult> time;
  Classification classification = Classification::internal;
  std::optional<Date> due;
  Instant changed_at;
  std::int64_t version = 0;
};
constexpr auto describe(RequestRow*) {
  return described<RequestRow>(
      "RequestRow", "A request on the board.", field<&RequestRow::id>("id", "Its id."),
      field<&RequestRow::ref>("ref", "Its reference."),
      field<&RequestRow::state>("state", "The State that asks."),
      field<&RequestRow::title>("title", "What is asked, in a line."),
      field<&RequestRow::status>("status", "Where it stands."),
      field<&RequestRow::received_on>("received_on", "The day it was received."),
      field<&RequestRow::types>("types", "The kinds of assistance."),
      field<&RequestRow::elections>("elections", "The elections concerned."),
      field<&RequestRow::time>("time", "The last time test."),
      field<&RequestRow::classification>("classification", "Who may know of it."),
      field<&RequestRow::due>("due", "The day by which something is due."),
      field<&RequestRow::changed_at>("changed_at", "When its last act was recorded."),
      field<&RequestRow::version>("version", "How many acts its stream has."));
}

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

[[nodiscard]] store::View requests_view();
[[nodiscard]] store::View status_view();

struct RequestFilter {
  std::optional<CountryCode> state;
  std::optional<RequestStatus> status;
  std::optional<std::string> text;  // in reference or title
};
Result<std::vector<RequestRow>> requests(store::Database& db, const RequestFilter& filter);
Result<std::optional<RequestRow>> request(store::Database& db, RequestId id);

// What a record of `size` acts says of the requests received or responded to in [from, to).
Result<std::vector<StatusRow>> status_rows(store::Database& db, std::int64_t size, Date from,
                                           Date to);

}  // namespace acta::assistance
