#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>

#include "acta/base/csv_table.h"
#include "acta/base/unaccented.h"
#include "acta/cycles/source_list.h"

namespace acta::cycles {
namespace {

constexpr std::array<std::string_view, 3> needed = {"election_id", "election_name",
                                                    "district_country"};

// The interface has no closed list of kinds; a word of the type, or else of the name, tells. The
// first that is found counts.
struct KindWord {
  std::string_view word;
  ElectionKind kind = ElectionKind::general;
};
constexpr std::array<KindWord, 18> kind_words = {{{"referendum", ElectionKind::referendum},
                                                  {"plebiscite", ElectionKind::referendum},
                                                  {"by-election", ElectionKind::by_election},
                                                  {"constituent", ElectionKind::constituent},
                                                  {"presiden", ElectionKind::presidential},
                                                  {"municipal", ElectionKind::local},
                                                  {"local", ElectionKind::local},
                                                  {"senat", ElectionKind::legislative_upper},
                                                  {"upper", ElectionKind::legislative_upper},
                                                  {"lower", ElectionKind::legislative_lower},
                                                  {"parliament", ElectionKind::legislative},
                                                  {"legislat", ElectionKind::legislative},
                                                  {"assembly", ElectionKind::legislative},
                                                  {"house of", ElectionKind::legislative_lower},
                                                  {"chamber", ElectionKind::legislative_lower},
                                                  {"regional", ElectionKind::regional},
                                                  {"provincial", ElectionKind::regional},
                                                  {"general", ElectionKind::general}}};

std::optional<ElectionKind> kind_in(std::string_view text) {
  const auto plain = unaccented(text);
  for (const auto& [word, kind] : kind_words) {
    if (plain.contains(word)) return kind;
  }
  return std::nullopt;
}

bool is_yes(std::string_view text) {
  const auto plain = unaccented(text);
  return plain == "true" || plain == "1" || plain == "yes" || plain == "t";
}

// One row, cell by cell.
class Row {
 public:
  Row(const TextTable& table, const TextRow& row) : table_(table), row_(row) {}

  [[nodiscard]] std::string_view text(std::string_view column) const {
    return table_.cell(row_, column);
  }
  [[nodiscard]] std::size_t line() const { return row_.line; }

  // A day, or the day of a moment: 2026-08-13, 2026-08-13T00:00:00Z.
  [[nodiscard]] Result<std::optional<Date>> day(std::string_view column) const {
    auto cell = text(column);
    if (cell.empty()) return std::optional<Date>();
    if (cell.size() > 10 && (cell[10] == 'T' || cell[10] == ' ')) cell = cell.substr(0, 10);
    const auto date = parse_date(cell);
    if (!date) {
      return refuse("electionguide", 422, "no day: " + std::string(text(column)),
                    std::string(column));
    }
    return std::optional(*date);
  }
  [[nodiscard]] Result<std::optional<std::int64_t>> number(std::string_view column) const {
    const auto cell = text(column);
    if (cell.empty()) return std::optional<std::int64_t>();
    std::int64_t value = 0;
    const auto* end = cell.data() + cell.size();
    const auto read = std::from_chars(cell.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end || value < 0) {
      return refuse("electionguide", 422, "no whole number: " + std::string(cell),
                    std::string(column));
    }
    return std::optional(value);
  }
  [[nodiscard]] std::optional<std::string> words(std::string_view column) const {
    const auto cell = text(column);
    return cell.empty() ? std::nullopt : std::optional(std::string(cell));
  }
  [[nodiscard]] std::string source(std::string_view column) const {
    const auto named = text(column).empty() ? text("source") : text(column);
    const auto id = text("election_id");
    return named.empty() ? fmt::format("ElectionGuide {}", id)
                         : fmt::format("ElectionGuide {}: {}", id, named);
  }

 private:
  const TextTable& table_;
  const TextRow& row_;
};

// From and to, one of which may be absent; nothing when both are.
Result<std::optional<ListedDate>> between(const Row& row, std::string_view first,
                                          std::string_view last) {
  auto from = ACTA_TRY(row.day(first));
  auto to = ACTA_TRY(row.day(last));
  if (!from && !to) return std::optional<ListedDate>();
  if (!from) from = to;
  if (!to) to = from;
  if (*from > *to) {
    return refuse("electionguide", 422, "the last day is before the first", std::string(last));
  }
  return std::optional(ListedDate{.line = row.line(), .from = from, .to = to});
}

Result<bool> add_dates(const Row& row, Listed& listed) {
  const auto known_on = ACTA_TRY(row.day("date_updated"));
  const auto add = [&](std::optional<ListedDate> date, Milestone milestone, DateStatus status,
                       std::string source) {
    if (!date) return;
    date->milestone = milestone;
    date->status = status;
    date->within = status == DateStatus::range;
    date->known_on = known_on;
    date->source = std::move(source);
    listed.dates.push_back(std::move(*date));
  };
  add(ACTA_TRY(between(row, "election_range_start_date", "election_range_end_date")),
      Milestone::election_day, DateStatus::range, row.source("election_range_source"));
  add(ACTA_TRY(between(row, "election_declared_start_date", "election_declared_end_date")),
      Milestone::election_day, DateStatus::declared, row.source("election_declared_source"));
  if (!listed.dates.empty() && listed.dates.back().status == DateStatus::declared) {
    if (is_yes(row.text("is_snap_election"))) listed.dates.back().reason = "A snap election.";
    if (is_yes(row.text("is_delayed_covid19"))) {
      listed.dates.back().reason = "Delayed by the pandemic of covid-19.";
    }
  }
  add(ACTA_TRY(between(row, "election_blackout_start_date", "election_blackout_end_date")),
      Milestone::silence, DateStatus::declared, row.source("blackout_date_source"));
  add(ACTA_TRY(between(row, "voter_registration_day", "voter_registration_day")),
      Milestone::voter_registration, DateStatus::declared, row.source(""));
  return true;
}

Result<bool> add_figures(const Row& row, Listed& listed) {
  const auto updated = ACTA_TRY(row.day("date_updated"));
  constexpr std::array<std::pair<std::string_view, Indicator>, 4> columns = {
      {{"registered_voters", Indicator::registered},
       {"cast_votes", Indicator::cast},
       {"valid_votes", Indicator::valid},
       {"invalid_votes", Indicator::invalid}}};
  for (const auto& [column, indicator] : columns) {
    const auto count = ACTA_TRY(row.number(column));
    if (!count) continue;
    if (!updated) {
      return refuse("electionguide", 422, "a figure needs a day to be of", "date_updated");
    }
    listed.figures.push_back({.line = row.line(),
                              .indicator = indicator,
                              .count = *count,
                              .on = *updated,
                              .source = row.source("")});
  }
  return true;
}

Result<Listed> listed_of(const Row& row) {
  const auto id = ACTA_TRY(row.number("election_id"));
  if (!id) return refuse("electionguide", 422, "no number", "election_id");
  const auto name = row.text("election_name");
  if (name.empty()) return refuse("electionguide", 422, "no name", "election_name");
  const auto by_type = kind_in(row.text("election_type"));
  const auto kind = by_type ? by_type : kind_in(name);
  if (!kind) {
    return refuse("electionguide", 422, "neither type nor name tells what is elected",
                  "election_type");
  }
  const auto age = ACTA_TRY(row.number("voting_age_minimum_inclusive"));
  Listed listed{.line = row.line(),
                .identifier = fmt::format("electionguide:{}", *id),
                .state = std::string(row.text("district_country")),
                .kind = *kind,
                .title = std::string(name),
                .particulars = {.institution = std::nullopt,
                                .commission = row.words("election_commission_name"),
                                .system = row.words("electoral_system"),
                                .voting_age = std::nullopt,
                                .first_round = std::nullopt}};
  if (age && *age <= 130) listed.particulars.voting_age = static_cast<std::int32_t>(*age);
  (void)ACTA_TRY(add_dates(row, listed));
  (void)ACTA_TRY(add_figures(row, listed));
  // Names often lack the year, without which one State has several of one name.
  if (!listed.dates.empty()) {
    // Of election day, where it is known: registration can end the year before.
    const auto* day = &listed.dates.back();
    for (const auto& date : listed.dates) {
      if (date.milestone == Milestone::election_day) day = &date;
    }
    const auto year = std::to_string(day->from->year());
    if (!listed.title.contains(year)) listed.title += ", " + year;
  }
  return listed;
}

}  // namespace

Result<ListRead> read_electionguide(std::string_view text) {
  const auto table = ACTA_TRY(read_csv_table(text, needed));
  ListRead read;
  read.rows = std::ssize(table.rows);
  std::unordered_set<std::string> seen;
  for (const auto& row : table.rows) {
    const auto bad = [&](const std::string& column, const std::string& reason) {
      read.bad.push_back(
          {.line = static_cast<std::int64_t>(row.line), .column = column, .reason = reason});
    };
    if (!row.fault.empty()) {
      bad("", row.fault);
      continue;
    }
    auto listed = listed_of(Row(table, row));
    if (!listed) {
      bad(listed.error().where, listed.error().detail);
    } else if (!seen.insert(listed->identifier).second) {
      bad("election_id", "this number stands in the file before");
    } else {
      read.elections.push_back(std::move(*listed));
    }
  }
  return read;
}

}  // namespace acta::cycles
