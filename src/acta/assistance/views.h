// The board of requests: one row for every file, for those who may see it.
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
  std::optional<MandateId> mandate;
  std::optional<TimeResult> time;
  Classification classification = Classification::internal;
  std::optional<Date> due;
  std::optional<RequestStatus> approved;  // as it was decided, to return to from a suspension
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
      field<&RequestRow::mandate>("mandate", "What it rests on, when it is no request."),
      field<&RequestRow::time>("time", "The last time test."),
      field<&RequestRow::classification>("classification", "Who may know of it."),
      field<&RequestRow::due>("due", "The day by which something is due."),
      field<&RequestRow::approved>("approved", "As it was decided."),
      field<&RequestRow::changed_at>("changed_at", "When its last act was recorded."),
      field<&RequestRow::version>("version", "How many acts its stream has."));
}

[[nodiscard]] store::View requests_view();

struct RequestFilter {
  std::optional<CountryCode> state;
  std::optional<RequestStatus> status;
  std::optional<std::string> text;  // in reference or title
};
Result<std::vector<RequestRow>> requests(store::Database& db, const RequestFilter& filter);
Result<std::optional<RequestRow>> request(store::Database& db, RequestId id);

}  // namespace acta::assistance
