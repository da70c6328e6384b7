#include "acta/assistance/source_register.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "acta/assistance/register_words.h"

namespace acta::assistance {
namespace {

using Column = RegisterColumn;
constexpr auto columns = register_columns;

// The parts of a list, which a semicolon separates.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    if (const auto part = without_blanks(text.substr(0, end)); !part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

template <class Word>
std::string words_of() {
  std::string all;
  for (const auto word : type_of<Word>().words)
    all += fmt::format("{}{}", all.empty() ? "" : ", ", word);
  return all;
}

// One row, cell by cell; every cell that is wrong is noted.
class Row {
 public:
  Row(const TextRow& row, std::span<const std::optional<std::size_t>> places)
      : row_(row), places_(places) {}

  [[nodiscard]] std::string_view cell(Column column) const {
    const auto place = places_[std::to_underlying(column)];
    return place ? unguarded(without_blanks(row_.cells.at(*place))) : std::string_view();
  }
  std::string text(Column column) const { return std::string(cell(column)); }
  std::string text_needed(Column column) {
    if (cell(column).empty()) wrong(column, "is empty");
    return text(column);
  }
  std::optional<PartialDate> date(Column column) {
    if (cell(column).empty()) return std::nullopt;
    const auto date = parse_partial_date(cell(column));
    if (date) return *date;
    wrong(column, fmt::format("\"{}\": {}", cell(column), date.error().detail));
    return std::nullopt;
  }
  template <class Word>
  std::optional<Word> word(Column column, std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto word = from_word<Word>(text);
    if (!word) {
      wrong(column, fmt::format("\"{}\" is none of: {}", text, words_of<Word>()));
    }
    return word;
  }
  std::vector<AssistanceType> kinds() {
    std::vector<AssistanceType> kinds;
    for (const auto part : parts_of(cell(Column::types))) {
      if (const auto kind = word<AssistanceType>(Column::types, part)) kinds.push_back(*kind);
    }
    return kinds;
  }
  void wrong(Column column, std::string reason) {
    const auto name = columns.at(std::to_underlying(column));
    if (!faults_.empty() && faults_.back().column == name) return;
    faults_.push_back({.line = static_cast<std::int64_t>(row_.line),
                       .column = std::string(name),
                       .reason = std::move(reason)});
  }
  // What stands below no name would be lost without a word.
  void nameless(std::string_view cell) {
    if (without_blanks(cell).empty() || !faults_.empty()) return;
    faults_.push_back({.line = static_cast<std::int64_t>(row_.line),
                       .column = {},
                       .reason = fmt::format("\"{}\" stands in a column without a name", cell)});
  }
  std::vector<RowFault> take_faults() { return std::move(faults_); }

 private:
  const TextRow& row_;
  std::span<const std::optional<std::size_t>> places_;
  std::vector<RowFault> faults_;
};

RegisterRow read_row(Row& row, std::size_t line, const std::string& word) {
  using enum RegisterColumn;
  RegisterRow read{.line = static_cast<std::int64_t>(line), .entry = {}, .state = {}};
  auto& entry = read.entry;
  entry.reg = row.cell(reg).empty() ? word : row.text(reg);
  if (entry.reg.empty()) row.wrong(reg, "is empty, and no register was named for all rows");
  entry.identifier = row.text_needed(identifier);
  read.state = row.text_needed(state);
  if (row.cell(received_on).empty()) row.wrong(received_on, "is empty; a year is enough");
  entry.received_on = row.date(received_on).value_or(PartialDate{});
  entry.title = row.text(title);
  entry.types = row.kinds();
  entry.response = row.word<Response>(response, row.cell(response));
  entry.responded_on = row.date(responded_on);
  entry.lead_entity = row.text(lead_entity);
  entry.election = row.text(election);
  entry.source = row.text_needed(source);
  entry.page = row.text(page);
  entry.note = row.text(note);
  for (const auto ref : parts_of(row.cell(apart_from))) entry.apart_from.emplace_back(ref);
  read.classification = row.word<Classification>(classification, row.cell(classification))
                            .value_or(Classification::internal);
  return read;
}

// The first of the other rows that have the same, and how many there are: all of them in the reason
// of each would be their number squared.
std::string elsewhere(std::span<const std::int64_t> lines, std::int64_t own) {
  constexpr std::size_t named_max = 3;
  std::vector<std::int64_t> named;
  for (const auto line : lines.first(std::min(lines.size(), named_max + 1))) {
    if (line != own && named.size() < named_max) named.push_back(line);
  }
  const auto more = lines.size() - 1 - named.size();
  return fmt::format("{}{}", fmt::join(named, ", "),
                     more == 0 ? std::string() : fmt::format(" and {} more", more));
}

// Which of two rows is right is not known: neither is taken.
void refuse_twice(RegisterRead& read) {
  std::map<std::pair<std::string_view, std::string_view>, std::vector<std::int64_t>> lines;
  for (const auto& row : read.entries) {
    lines[{row.entry.reg, row.entry.identifier}].push_back(row.line);
  }
  std::vector<RowFault> twice;
  std::erase_if(lines, [](const auto& one) { return one.second.size() < 2; });
  if (lines.empty()) return;
  const auto stands_twice = [&](const RegisterRow& row) {
    const auto found = lines.find({row.entry.reg, row.entry.identifier});
    if (found == lines.end()) return false;
    twice.push_back({.line = row.line,
                     .column = "identifier",
                     .reason = fmt::format("\"{}\" stands also in row {}", row.entry.identifier,
                                           elsewhere(found->second, row.line))});
    return true;
  };
  std::vector<bool> gone;
  gone.reserve(read.entries.size());
  for (const auto& row : read.entries) gone.push_back(stands_twice(row));
  std::size_t at = 0;
  std::erase_if(read.entries, [&](const RegisterRow&) { return gone[at++]; });
  std::ranges::move(twice, std::back_inserter(read.bad));
}

Result<bool> check_columns(const TextTable& table) {
  std::string unknown;
  for (const auto& name : table.head) {
    if (name.empty() || std::ranges::find(columns, name) != columns.end()) continue;
    unknown += fmt::format("{}{}", unknown.empty() ? "" : ", ", name);
  }
  if (unknown.empty()) return true;
  return refuse("table.column_unknown", 422,
                fmt::format("a register has no such column: {}; leave it out, or give it one of "
                            "the names {}",
                            unknown, fmt::join(columns, ", ")),
                "head");
}

}  // namespace

Result<RegisterRead> read_register_rows(const TextTable& table, const std::string& word) {
  (void)ACTA_TRY(
      check_head(table.head, std::span(register_columns).first(register_columns_needed), "head"));
  (void)ACTA_TRY(check_columns(table));
  std::array<std::optional<std::size_t>, columns.size()> places;
  std::ranges::transform(columns, places.begin(), [&](auto name) { return table.column(name); });
  RegisterRead read{.rows = std::ssize(table.rows)};
  for (const auto& cells : table.rows) {
    if (!cells.fault.empty()) {
      read.bad.push_back({.line = static_cast<std::int64_t>(cells.line),
                          .column = cells.column,
                          .reason = cells.fault});
      continue;
    }
    Row row(cells, places);
    for (std::size_t i = 0; i < table.head.size(); ++i) {
      if (table.head[i].empty()) row.nameless(cells.cells[i]);
    }
    auto entry = read_row(row, cells.line, word);
    auto faults = row.take_faults();
    if (faults.empty()) {
      read.entries.push_back(std::move(entry));
    } else {
      std::ranges::move(faults, std::back_inserter(read.bad));
    }
  }
  refuse_twice(read);
  return read;
}

}  // namespace acta::assistance
