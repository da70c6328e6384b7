#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "acta/base/csv_table.h"
#include "acta/cycles/source_list.h"

namespace acta::cycles {
namespace {

constexpr std::array<std::string_view, 9> needed = {"country",  "elec_year", "elec_month",
                                                    "elec_day", "sequence",  "event",
                                                    "elecnum",  "type",      "runoff"};

// What the list calls an event, and what it says of a date.
enum class Says : std::uint8_t { nothing, announced, delayed, day };
struct EventWord {
  std::string_view event;
  Says says = Says::nothing;
  DateStatus status = DateStatus::announced;
  std::string_view reason;
};
constexpr std::array<EventWord, 14> events = {{
    {"Announced", Says::announced, DateStatus::announced, ""},
    {"Announcement Assumed", Says::announced, DateStatus::announced, ""},
    {"Delay Announced", Says::delayed, DateStatus::delayed, "A delay was announced."},
    {"Vote, As Scheduled", Says::day, DateStatus::held, ""},
    {"Vote, Early", Says::day, DateStatus::held, ""},
    {"Upcoming, Scheduled", Says::day, DateStatus::declared, ""},
    {"Upcoming, Deadline", Says::day, DateStatus::deadline, ""},
    {"Deadline Met", Says::day, DateStatus::deadline, ""},
    {"Deadline, Met", Says::day, DateStatus::deadline, ""},
    {"Deadline Not Met", Says::day, DateStatus::not_held, "The deadline was not met."},
    {"Deadline, Not Met", Says::day, DateStatus::not_held, "The deadline was not met."},
    {"Voided", Says::day, DateStatus::voided, "Voided."},
    {"Voided by Regime Change", Says::day, DateStatus::voided, "Voided by a change of regime."},
    {"Regime Failure", Says::nothing, DateStatus::voided, ""},
}};

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return value;
}

struct Days {
  Date from;
  Date to;
};

// The day, or all of the month where none is given.
Result<Days> days_of(const TextTable& table, const TextRow& row) {
  const auto year = number(table.cell(row, "elec_year"));
  const auto month = number(table.cell(row, "elec_month"));
  const auto day = table.cell(row, "elec_day");
  if (!year) return refuse("reign", 422, "no year", "elec_year");
  if (!month) return refuse("reign", 422, "no month", "elec_month");
  const auto on = make_date(*year, *month, day.empty() ? 1 : number(day).value_or(0));
  if (!on) return refuse("reign", 422, "no such day", "elec_day");
  if (!day.empty()) return Days{.from = *on, .to = *on};
  const auto next =
      ACTA_TRY(*month == 12 ? make_date(*year + 1, 1, 1) : make_date(*year, *month + 1, 1));
  return Days{.from = *on, .to = next + -1};
}

std::optional<ElectionKind> kind_of(std::string_view type) {
  if (type == "X") return ElectionKind::presidential;
  if (type == "L") return ElectionKind::legislative;
  if (type == "R") return ElectionKind::referendum;
  return std::nullopt;
}

std::string title_of(const TextTable& table, const TextRow& row, ElectionKind kind) {
  const std::string_view what = kind == ElectionKind::presidential ? "Executive election"
                                : kind == ElectionKind::referendum ? "Referendum"
                                                                   : "Legislative election";
  return fmt::format("{} of {}{} (REIGN {})", what, table.cell(row, "elec_year"),
                     table.cell(row, "runoff") == "2" ? ", second round" : "",
                     table.cell(row, "elecnum"));
}

Result<Listed> listed_of(const TextTable& table, const TextRow& row) {
  const auto number_in_list = table.cell(row, "elecnum");
  if (!number(number_in_list)) return refuse("reign", 422, "no number", "elecnum");
  const auto kind = kind_of(table.cell(row, "type"));
  if (!kind) return refuse("reign", 422, "X, L or R is expected", "type");
  Listed listed{.line = row.line,
                .identifier = fmt::format("reign:{}", number_in_list),
                .state = std::string(table.cell(row, "country")),
                .state_code = std::string(table.cell(row, "ccode")),
                .kind = *kind,
                .title = title_of(table, row, *kind)};
  if (table.cell(row, "direct") == "N") listed.particulars.system = "Indirect";
  return listed;
}

ListedDate date_of_event(const EventWord& word, const Days& days, std::size_t line) {
  const bool one_day = days.from == days.to;
  ListedDate date{.line = line,
                  .status = word.status,
                  .from = days.from,
                  .to = days.to,
                  .within = !one_day,
                  .source = fmt::format(
                      "REIGN election list, {}: {}",
                      one_day ? to_text(days.from) : to_text(days.from).substr(0, 7), word.event)};
  if (!word.reason.empty()) date.reason = word.reason;
  if (word.says == Says::day) return date;
  date.from.reset();
  date.to.reset();
  date.within = false;
  if (one_day) date.known_on = days.from;
  return date;
}

bool is_outcome(DateStatus status) {
  return status == DateStatus::held || status == DateStatus::not_held ||
         status == DateStatus::voided;
}

class List {
 public:
  explicit List(const TextTable& table) : table_(table) {}

  Result<bool> take(const TextRow& row) {
    if (!row.fault.empty()) return refuse("csv", 422, row.fault, "");
    const auto event = table_.cell(row, "event");
    const auto* word = std::ranges::find(events, event, &EventWord::event);
    if (word == events.end()) return refuse("reign", 422, "no such event is known", "event");
    if (word->says == Says::nothing) {
      read_.left_out.push_back({.line = static_cast<std::int64_t>(row.line),
                                .column = "event",
                                .reason = "says nothing of a date"});
      return true;
    }
    const auto days = ACTA_TRY(days_of(table_, row));
    auto listed = ACTA_TRY(listed_of(table_, row));
    const auto [place, fresh] = places_.try_emplace(listed.identifier, read_.elections.size());
    if (fresh) read_.elections.push_back(std::move(listed));
    auto& dates = read_.elections[place->second].dates;
    const auto with_day = [](const ListedDate& date) { return date.from.has_value(); };
    if (word->says == Says::announced && std::ranges::any_of(dates, with_day)) {
      read_.left_out.push_back({.line = static_cast<std::int64_t>(row.line),
                                .column = "event",
                                .reason = "announced without a day, when one was known"});
      return true;
    }
    // A deadline was known before what came of it.
    const bool before_outcome =
        word->status == DateStatus::deadline && !dates.empty() && is_outcome(dates.back().status);
    dates.insert(before_outcome ? dates.end() - 1 : dates.end(),
                 date_of_event(*word, days, row.line));
    return true;
  }

  ListRead read() {
    read_.rows = std::ssize(table_.rows);
    for (const auto* row : in_sequence()) {
      const auto taken = take(*row);
      if (taken) continue;
      read_.bad.push_back({.line = static_cast<std::int64_t>(row->line),
                           .column = taken.error().where,
                           .reason = taken.error().detail});
    }
    return std::move(read_);
  }

 private:
  // The list numbers the events of an election; its rows may stand in another order.
  std::vector<const TextRow*> in_sequence() const {
    std::vector<std::pair<int, const TextRow*>> numbered;
    numbered.reserve(table_.rows.size());
    for (const auto& row : table_.rows) {
      const auto place =
          row.fault.empty() ? number(table_.cell(row, "sequence")) : std::optional<int>();
      numbered.emplace_back(place.value_or(0), &row);
    }
    std::ranges::stable_sort(numbered, {}, &std::pair<int, const TextRow*>::first);
    std::vector<const TextRow*> rows;
    rows.reserve(numbered.size());
    for (const auto& [place, row] : numbered) rows.push_back(row);
    return rows;
  }

  const TextTable& table_;
  ListRead read_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

Result<ListRead> read_reign(std::string_view text) {
  const auto table = ACTA_TRY(read_csv_table(text, needed));
  return List(table).read();
}

}  // namespace acta::cycles
