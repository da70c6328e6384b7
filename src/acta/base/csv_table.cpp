#include "acta/base/csv_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Reads record after record off the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] std::size_t line() const { return line_; }

  // Nothing when quotes never end.
  std::optional<TextRow> record() {
    TextRow row{.line = line_, .cells = {}, .fault = {}};
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

}  // namespace

Result<TextTable> read_csv_table(std::string_view text, std::span<const std::string_view> needed) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (text.empty()) return refuse("csv.empty", 422, "the file is empty", "line 1");
  TextTable table;
  Reader reader(text);
  while (!reader.done()) {
    const auto line = reader.line();
    auto row = reader.record();
    if (!row) {
      return refuse("csv.malformed", 422, "a quote opens here and never ends",
                    fmt::format("line {}", line));
    }
    if (table.head.empty()) {
      for (const auto& name : row->cells) table.head.emplace_back(without_blanks(name));
      (void)ACTA_TRY(check_head(table.head, needed, "line 1"));
      continue;
    }
    if (row->cells.size() == 1 && row->cells.front().empty() && row->fault.empty()) continue;
    judge_row(*row, table.head.size());
    table.rows.push_back(std::move(*row));
  }
  return table;
}

}  // namespace acta
