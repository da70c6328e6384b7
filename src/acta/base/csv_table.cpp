#include "acta/base/csv_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/base/json.h"

namespace acta {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// Reads record after record off the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] std::size_t line() const { return line_; }

  // Nothing when quotes never end.
  std::optional<CsvTableRow> record() {
    CsvTableRow row{.line = line_, .cells = {}, .fault = {}};
    for (;;) {
      std::string cell;
      if (rest_.starts_with('"')) {
        if (!take_quoted(cell)) return std::nullopt;
        if (!at_end_of_cell()) {
          row.fault = "a quoted cell goes on behind its quote";
          skip_plain();
        }
      } else {
        cell = take_plain();
        if (cell.contains('"')) row.fault = "a quote within a cell that does not begin with one";
      }
      row.cells.push_back(std::move(cell));
      if (!rest_.starts_with(',')) break;
      rest_.remove_prefix(1);
    }
    end_line();
    return row;
  }

 private:
  [[nodiscard]] bool at_end_of_cell() const {
    return rest_.empty() || rest_.front() == ',' || rest_.front() == '\n' ||
           rest_.starts_with("\r\n");
  }
  std::string take_plain() {
    const auto end = std::min(rest_.find_first_of(",\n"), rest_.size());
    auto cell = rest_.substr(0, end);
    if (rest_.substr(end).starts_with('\n') && cell.ends_with('\r')) cell.remove_suffix(1);
    std::string taken(cell);
    rest_.remove_prefix(cell.size());
    return taken;
  }
  void skip_plain() { (void)take_plain(); }
  bool take_quoted(std::string& cell) {
    rest_.remove_prefix(1);
    for (;;) {
      const auto quote = rest_.find('"');
      if (quote == std::string_view::npos) return false;
      cell += rest_.substr(0, quote);
      line_ += static_cast<std::size_t>(std::ranges::count(rest_.substr(0, quote), '\n'));
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) return true;
      cell += '"';
      rest_.remove_prefix(1);
    }
  }
  void end_line() {
    if (rest_.starts_with('\r')) rest_.remove_prefix(1);
    if (rest_.starts_with('\n')) rest_.remove_prefix(1);
    ++line_;
  }

  std::string_view rest_;
  std::size_t line_ = 1;
};

bool is_control(char c) {
  return (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 127;
}

void judge(CsvTableRow& row, std::size_t columns) {
  if (row.fault.empty() && row.cells.size() != columns) {
    row.fault = fmt::format("{} cells where the head has {}", row.cells.size(), columns);
  }
  for (const auto& cell : row.cells) {
    if (!row.fault.empty()) break;
    if (const auto checked = check_text(cell); !checked) row.fault = checked.error().detail;
    if (std::ranges::any_of(cell, is_control)) row.fault = "a cell has a control character";
  }
  if (!row.fault.empty()) row.cells.clear();
}

Result<bool> check_head(const std::vector<std::string>& head,
                        std::span<const std::string_view> needed) {
  constexpr std::size_t columns_max = 1000;
  if (head.size() > columns_max) {
    return refuse("csv.too_many_columns", 422,
                  fmt::format("the head has {} columns; {} are read", head.size(), columns_max),
                  "line 1");
  }
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (std::ranges::find(head, head[i]) != head.begin() + static_cast<std::ptrdiff_t>(i)) {
      return refuse("csv.column_twice", 422, "the head names a column twice: " + head[i], "line 1");
    }
  }
  std::string missing;
  for (const auto name : needed) {
    if (std::ranges::find(head, name) != head.end()) continue;
    missing += fmt::format("{}{}", missing.empty() ? "" : ", ", name);
  }
  if (missing.empty()) return true;
  return refuse("csv.column_missing", 422, "the head lacks: " + missing, "line 1");
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::ranges::find(head, name);
  if (found == head.end()) return std::nullopt;
  return static_cast<std::size_t>(found - head.begin());
}

std::string_view CsvTable::cell(const CsvTableRow& row, std::string_view name) const {
  const auto place = column(name);
  return place ? trimmed(row.cells.at(*place)) : std::string_view();
}

Result<CsvTable> read_csv_table(std::string_view text, std::span<const std::string_view> needed) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (text.empty()) return refuse("csv.empty", 422, "the file is empty", "line 1");
  CsvTable table;
  Reader reader(text);
  while (!reader.done()) {
    const auto line = reader.line();
    auto row = reader.record();
    if (!row) {
      return refuse("csv.malformed", 422, "a quote opens here and never ends",
                    fmt::format("line {}", line));
    }
    if (table.head.empty()) {
      for (const auto& name : row->cells) table.head.emplace_back(trimmed(name));
      (void)ACTA_TRY(check_head(table.head, needed));
      continue;
    }
    if (row->cells.size() == 1 && row->cells.front().empty() && row->fault.empty()) continue;
    judge(*row, table.head.size());
    table.rows.push_back(std::move(*row));
  }
  return table;
}

}  // namespace acta
