#include "acta/base/text_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/base/json.h"

namespace acta {
namespace {

bool is_control(char c) {
  return (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 127;
}

}  // namespace

std::string_view without_blanks(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<std::size_t> TextTable::column(std::string_view name) const {
  const auto found = std::ranges::find(head, name);
  if (found == head.end()) return std::nullopt;
  return static_cast<std::size_t>(found - head.begin());
}

std::string_view TextTable::cell(const TextRow& row, std::string_view name) const {
  const auto place = column(name);
  return place ? without_blanks(row.cells.at(*place)) : std::string_view();
}

Result<bool> check_head(const std::vector<std::string>& head,
                        std::span<const std::string_view> needed, std::string_view where) {
  constexpr std::size_t columns_max = 1000;
  const std::string at(where);
  if (head.size() > columns_max) {
    return refuse("table.too_many_columns", 422,
                  fmt::format("the head has {} columns; {} are read", head.size(), columns_max),
                  at);
  }
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i].empty()) continue;  // what stands below it is for whoever reads the rows
    if (std::ranges::find(head, head[i]) != head.begin() + static_cast<std::ptrdiff_t>(i)) {
      return refuse("table.column_twice", 422, "the head names a column twice: " + head[i], at);
    }
  }
  std::string missing;
  for (const auto name : needed) {
    if (std::ranges::find(head, name) != head.end()) continue;
    missing += fmt::format("{}{}", missing.empty() ? "" : ", ", name);
  }
  if (missing.empty()) return true;
  if (head.size() == 1 && head.front().find_first_of(";\t") != std::string::npos) {
    missing += "; its cells are not separated by commas: save it as CSV with commas, in UTF-8";
  }
  return refuse("table.column_missing", 422, "the head lacks: " + missing, at);
}

void judge_row(TextRow& row, std::size_t columns) {
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

}  // namespace acta
