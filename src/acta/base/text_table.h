// A table of others as text, wherever it was read from (csv_table.h, tables/xlsx.h): columns found
// by their names in the head, whatever their order.
//
// What is wrong with one row concerns that row alone: whoever imports lists it, and goes on.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/describe.h"
#include "acta/base/result.h"

namespace acta {

struct TextRow {
  std::size_t line = 0;  // on which it begins, or its row in the sheet
  std::vector<std::string> cells;
  std::string fault;        // what is wrong with the row as text; then it has no cells
  std::string column = {};  // where, when one cell is to blame
};

struct TextTable {
  std::vector<std::string> head;
  std::vector<TextRow> rows;

  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  // Without the blanks around it; empty where there is no such column. REQUIRES a row without
  // fault.
  [[nodiscard]] std::string_view cell(const TextRow& row, std::string_view name) const;
};

[[nodiscard]] std::string_view without_blanks(std::string_view text);

// Refuses a head of too many columns (table.too_many_columns), one that has a name twice
// (table.column_twice) or lacks a column that is needed (table.column_missing, with all that are
// missing).
[[nodiscard]] Result<bool> check_head(const std::vector<std::string>& head,
                                      std::span<const std::string_view> needed,
                                      std::string_view where);
// Gives the row a fault, and takes its cells, when they are not as many as the head has or are no
// clean text.
void judge_row(TextRow& row, std::size_t columns);

// A row that is not taken, or of which a part is not: which column, and why.
struct RowFault {
  std::int64_t line = 0;
  std::string column;
  std::string reason;
};
constexpr auto describe(RowFault*) {
  return described<RowFault>("RowFault", "A row that was not taken.",
                             field<&RowFault::line>("line", "Its line in the file."),
                             field<&RowFault::column>("column", "Where it is wrong."),
                             field<&RowFault::reason>("reason", "What is wrong."));
}

}  // namespace acta
