// A table as CSV, guarded against formulas.
#include "acta/documents/csv.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace acta::documents {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A sign, digits, and at most one decimal point between digits.
bool is_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return false;
  return std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; }) &&
         std::ranges::count(text, '.') <= 1;
}

bool begins_a_formula(std::string_view text) {
  constexpr std::array<std::string_view, 10> starts{"=",  "+",      "-",      "@",      "\t",
                                                    "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  text.remove_prefix(first);
  return std::ranges::any_of(starts, [&](auto start) { return text.starts_with(start); });
}

std::string csv_cell(std::string_view text) {
  std::string value;
  if (begins_a_formula(text) && !is_number(text)) value += '\'';
  value += text;
  if (value.find_first_of(",\"\r\n\t") == std::string::npos && !value.starts_with(' ') &&
      !value.ends_with(' ')) {
    return value;
  }
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted += '"';
}

}  // namespace

std::string write_csv(const Table& table, CsvFor reader) {
  std::string out = reader == CsvFor::spreadsheets ? "\uFEFF" : "";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i != 0) out += ',';
    out += csv_cell(table.columns[i].head);
  }
  out += "\r\n";
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i != 0) out += ',';
      out += csv_cell(row.cells[i].text);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace acta::documents
