// The calendar of elections: one row for each election as last made known, and one for each of its
// milestones.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/instant.h"
#include "acta/cycles/acts.h"
#include "acta/store/table.h"
#include "acta/store/view.h"

namespace acta::cycles {

// The days of an election that was annulled, voided or not held are the last that were known.
struct ElectionRow {
  ElectionId id;
  CountryCode state;
  ElectionKind kind = ElectionKind::general;
  std::string title;
  Particulars particulars;
  std::vector<std::string> identifiers;
  std::optional<CycleId> cycle;
  std::optional<DateStatus> status;
  std::optional<Date> on;
  std::optional<Date> from;
  std::optional<Date> to;
  bool within = false;
  std::int64_t version = 0;
};
constexpr auto describe(ElectionRow*) {
  return described<ElectionRow>(
      "ElectionInfo", "An election as last made known.", field<&ElectionRow::id>("id", "Its id."),
      field<&ElectionRow::state>("state", "The State."),
      field<&ElectionRow::kind>("kind", "What is elected."),
      field<&ElectionRow::title>("title", "As the State calls it."),
      field<&ElectionRow::particulars>("particulars", "What else is known of it."),
      field<&ElectionRow::identifiers>("identifiers", "In lists of others."),
      field<&ElectionRow::cycle>("cycle", "Its electoral cycle."),
      field<&ElectionRow::status>("status", "What was last made known of election day."),
      field<&ElectionRow::on>("on", "Election day, when it is one day."),
      field<&ElectionRow::from>("from", "First day, one or several."),
      field<&ElectionRow::to>("to", "Last day, one or several."),
      field<&ElectionRow::within>("within", "Whether it is some day from the first to the last."),
      field<&ElectionRow::version>("version", "How many acts its stream has."));
}

// A milestone as it stands. Without a status, what was said of it was withdrawn.
struct MilestoneRow {
  ElectionId election;
  Milestone milestone = Milestone::election_day;
  CountryCode state;
  std::optional<DateStatus> status;
  std::optional<Date> from;  // as known last, also when it will not be
  std::optional<Date> to;
  bool within = false;
  bool day_known = false;  // whether they are what was made known last, not what was known before
  std::string source;
  std::optional<std::string> reason;
  std::int64_t act = 0;
  Instant at;
  std::int64_t sequence = 0;
};
constexpr auto describe(MilestoneRow*) {
  return described<MilestoneRow>(
      "MilestoneInfo", "A milestone of an election as it stands.",
      field<&MilestoneRow::election>("election", "The election."),
      field<&MilestoneRow::milestone>("milestone", "Which one."),
      field<&MilestoneRow::state>("state", "The State."),
      field<&MilestoneRow::status>("status", "What was last made known."),
      field<&MilestoneRow::from>("from", "First day that was known last."),
      field<&MilestoneRow::to>("to", "Last day."),
      field<&MilestoneRow::within>("within", "Whether it is some day between them."),
      field<&MilestoneRow::day_known>("day_known", "Whether what was made known last has a day."),
      field<&MilestoneRow::source>("source", "Who made it known."),
      field<&MilestoneRow::reason>("reason", "Why."),
      field<&MilestoneRow::act>("act", "By which act."),
      field<&MilestoneRow::at>("at", "When that was recorded."),
      field<&MilestoneRow::sequence>("sequence", "How often it was changed since the first."));
}

[[nodiscard]] store::View elections_view();

struct ElectionFilter {
  std::vector<CountryCode> states;  // empty: all
  std::optional<ElectionKind> kind;
  std::optional<CycleId> cycle;
  std::optional<Date> from;
  std::optional<Date> to;
  bool undated = true;  // also those without a day
  std::int64_t most = 5000;
};
// By their first day, those without a day last. One more than `most` when there are more.
Result<std::vector<ElectionRow>> elections(store::Database& db, const ElectionFilter& filter);
Result<std::optional<ElectionRow>> election(store::Database& db, ElectionId id);
Result<std::vector<MilestoneRow>> milestones_of(store::Database& db, ElectionId id);
// Those with a day in the filter's window, by the day; its kind and cycle are not asked.
Result<std::vector<MilestoneRow>> milestones(store::Database& db, const ElectionFilter& filter,
                                             bool all);
// The next election day of each State from that day on.
Result<std::map<CountryCode, Date>> next_elections(store::Database& db, Date from);

}  // namespace acta::cycles
