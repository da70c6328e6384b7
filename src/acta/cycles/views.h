// The calendar of elections: one row for each, as last made known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/cycles/acts.h"
#include "acta/store/table.h"
#include "acta/store/view.h"

namespace acta::cycles {

struct ElectionRow {
  ElectionId id;
  CountryCode state;
  ElectionKind kind = ElectionKind::general;
  std::string title;
  std::optional<DateStatus> status;
  std::optional<Date> on;
  std::optional<Date> from;
  std::optional<Date> to;
  std::int64_t version = 0;
};
constexpr auto describe(ElectionRow*) {
  return described<ElectionRow>(
      "ElectionInfo", "An election as last made known.", field<&ElectionRow::id>("id", "Its id."),
      field<&ElectionRow::state>("state", "The State."),
      field<&ElectionRow::kind>("kind", "What is elected."),
      field<&ElectionRow::title>("title", "As the State calls it."),
      field<&ElectionRow::status>("status", "What was last made known of election day."),
      field<&ElectionRow::on>("on", "Election day."),
      field<&ElectionRow::from>("from", "First day of a range."),
      field<&ElectionRow::to>("to", "Last day of a range."),
      field<&ElectionRow::version>("version", "How many acts its stream has."));
}

[[nodiscard]] store::View elections_view();

struct ElectionFilter {
  std::optional<CountryCode> state;
  std::optional<Date> from;
  std::optional<Date> to;
};
Result<std::vector<ElectionRow>> elections(store::Database& db, const ElectionFilter& filter);
Result<std::optional<ElectionRow>> election(store::Database& db, ElectionId id);

}  // namespace acta::cycles
