// Requests from before the record, as registers tell them last.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/past_acts.h"
#include "acta/store/table.h"
#include "acta/store/view.h"

namespace acta::assistance {

struct PastRow {
  PastRequestId id;
  std::string reg;
  std::string identifier;
  CountryCode state;
  PartialDate received_on;
  std::string title;
  std::vector<AssistanceType> types;
  std::optional<Response> response;
  std::optional<PartialDate> responded_on;
  std::string lead_entity;
  std::string election;
  std::string source;
  std::string page;
  std::string note;
  std::vector<std::string> apart_from;
  Classification classification = Classification::open;
  std::optional<std::string> withdrawn;  // why
  std::int64_t version = 0;
};
constexpr auto describe(PastRow*) {
  return described<PastRow>(
      "PastRow", "A request from before the record.", field<&PastRow::id>("id", "Its id."),
      field<&PastRow::reg>("register", "The register that tells it."),
      field<&PastRow::identifier>("identifier", "The register's own name of it."),
      field<&PastRow::state>("state", "The State that asked, by the code it had then."),
      field<&PastRow::received_on>("received_on", "When it was received, as far as is known."),
      field<&PastRow::title>("title", "What was asked, in a line; may be empty."),
      field<&PastRow::types>("types", "The kinds of assistance asked for."),
      field<&PastRow::response>("response", "The response given, when it is known."),
      field<&PastRow::responded_on>("responded_on", "When it was given, as far as is known."),
      field<&PastRow::lead_entity>("lead_entity", "The entity that led; may be empty."),
      field<&PastRow::election>("election", "The election it was for; may be empty."),
      field<&PastRow::source>("source", "The document that says it."),
      field<&PastRow::page>("page", "Where in it; may be empty."),
      field<&PastRow::note>("note", "What else is to be known; may be empty."),
      field<&PastRow::apart_from>("apart_from", "References of requests that this one is not."),
      field<&PastRow::classification>("classification", "Who may know of it."),
      field<&PastRow::withdrawn>("withdrawn", "Why it was withdrawn; then it counts nowhere."),
      field<&PastRow::version>("version", "How many acts its stream has."));
}
[[nodiscard]] PastEntry entry_of(const PastRow& row);

[[nodiscard]] store::View past_requests_view();

// Of what classifications.
using PastReach = std::vector<Classification>;
struct PastFilter {
  std::optional<CountryCode> state;
  std::optional<std::string> reg;
  // Each stands in identifier, title, election, entity or source; the first three are looked for.
  std::vector<std::string> texts;
  PastReach reach;
};
struct PastPart {
  std::int64_t from = 0;
  std::int64_t most = 0;
};
// In the order of their days, the latest first.
Result<std::vector<PastRow>> past_requests(store::Database& db, const PastFilter& filter,
                                           const PastPart& part);
Result<std::int64_t> count_past_requests(store::Database& db, const PastFilter& filter);
// The registers that tell any of them.
Result<std::vector<std::string>> past_registers(store::Database& db, const PastReach& reach);
Result<std::optional<PastRow>> past_request(store::Database& db, PastRequestId id);

}  // namespace acta::assistance
