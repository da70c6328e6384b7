// Tables of others as CSV (RFC 4180): columns found by their names in the head, whatever their
// order; lines that end with LF or CR LF; cells that hold lines within quotes; a byte order mark.
//
// What is wrong with one row concerns that row alone: whoever imports lists it, and goes on.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/result.h"

namespace acta {

struct CsvTableRow {
  std::size_t line = 0;  // on which it begins; the head is line 1
  std::vector<std::string> cells;
  std::string fault;  // what is wrong with the row as text; then it has no cells
};

struct CsvTable {
  std::vector<std::string> head;
  std::vector<CsvTableRow> rows;

  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  // Without the blanks around it; empty where there is no such column. REQUIRES a row without
  // fault.
  [[nodiscard]] std::string_view cell(const CsvTableRow& row, std::string_view name) const;
};

// Refuses text without a head (csv.empty), a head that has one name twice (csv.column_twice) or
// lacks a column that is needed (csv.column_missing, with all that are missing), and quotes that
// never end (csv.malformed).
[[nodiscard]] Result<CsvTable> read_csv_table(std::string_view text,
                                              std::span<const std::string_view> needed);

}  // namespace acta
