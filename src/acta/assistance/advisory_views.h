// Requests for advisory services as they stand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/acts.h"
#include "acta/store/table.h"
#include "acta/store/view.h"

namespace acta::assistance {

struct AdvisoryRow {
  AdvisoryId id;
  CountryCode state;
  std::string title;
  std::string summary;
  AdvisoryStatus status = AdvisoryStatus::received;
  AdvisoryDoor door = AdvisoryDoor::office;
  Date asked_on;
  std::optional<RequestId> request;
  std::optional<AdvisoryPosition> position;
  std::optional<Date> answered_on;
  Classification classification = Classification::internal;
  std::int64_t version = 0;
};
constexpr auto describe(AdvisoryRow*) {
  return described<AdvisoryRow>(
      "AdvisoryRow", "A request for advisory services.", field<&AdvisoryRow::id>("id", "Its id."),
      field<&AdvisoryRow::state>("state", "The State that asks."),
      field<&AdvisoryRow::title>("title", "What is asked, in a line."),
      field<&AdvisoryRow::summary>("summary", "What is asked."),
      field<&AdvisoryRow::status>("status", "Where it stands."),
      field<&AdvisoryRow::door>("door", "Where the letter came in."),
      field<&AdvisoryRow::asked_on>("asked_on", "The date of the letter."),
      field<&AdvisoryRow::request>("request", "The State's request for electoral assistance."),
      field<&AdvisoryRow::position>("position", "What the Division said last."),
      field<&AdvisoryRow::answered_on>("answered_on", "When the Office answered."),
      field<&AdvisoryRow::classification>("classification", "Who may know of it."),
      field<&AdvisoryRow::version>("version", "How many acts its stream has."));
}

[[nodiscard]] store::View advisories_view();

// Newest first; of that State, with that text in the title.
Result<std::vector<AdvisoryRow>> advisories(store::Database& db,
                                            const std::optional<CountryCode>& state,
                                            const std::optional<std::string>& text);
Result<std::optional<AdvisoryRow>> advisory(store::Database& db, AdvisoryId id);

}  // namespace acta::assistance
