#include "acta/iati/code_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "acta/base/check.h"
#include "acta/iati/data.h"

namespace acta::iati {
namespace {

constexpr std::array<std::string_view, 5> head{"list", "code", "valid_from", "withdrawn",
                                               "successor"};

std::unexpected<Refused> wrong(const CsvFile& file, const CsvRow& row, std::string_view why) {
  return refuse("iati.codes", 422, fmt::format("{} line {}: {}", file.name, row.line, why));
}

Result<std::optional<Date>> read_day(const std::string& cell) {
  if (cell.empty()) return std::optional<Date>();
  return std::optional(ACTA_TRY(parse_date(cell)));
}

Result<Code> read_code(const CsvFile& file, const CsvRow& row) {
  Code code{.code = row.cells[1], .successor = row.cells[4]};
  if (code.code.empty()) return wrong(file, row, "a code is needed");
  const auto from = read_day(row.cells[2]);
  const bool no_day = row.cells[3] == "undated";
  const auto until = no_day ? Result<std::optional<Date>>(std::nullopt) : read_day(row.cells[3]);
  if (!from || !until) return wrong(file, row, "a day is YYYY-MM-DD, or empty, or undated");
  code.valid_from = *from;
  code.withdrawn_on = *until;
  code.withdrawn = no_day || until->has_value();
  if (!code.successor.empty() && !code.withdrawn) {
    return wrong(file, row, "only a code that was withdrawn has a successor");
  }
  if (*from && *until && **from > **until) return wrong(file, row, "withdrawn before it held");
  return code;
}

}  // namespace

Result<CodeLists> CodeLists::load() {
  return read(embedded_codes());
}

Result<CodeLists> CodeLists::read(const CsvFile& file) {
  const auto rows = ACTA_TRY(read_csv(file, head));
  CodeLists lists;
  std::string last;
  for (const auto& row : rows) {
    const auto& name = row.cells[0];
    if (name.empty() || name < last) return wrong(file, row, "lists stand in their order");
    last = name;
    auto& codes = lists.lists_[name];
    auto code = ACTA_TRY(read_code(file, row));
    if (!codes.empty() && codes.back().code >= code.code) {
      return wrong(file, row, "codes stand in their order, each once");
    }
    codes.push_back(std::move(code));
  }
  for (const auto& row : rows) {
    const auto& successor = row.cells[4];
    if (successor.empty()) continue;
    const auto* next = lists.find(row.cells[0], successor);
    if (next == nullptr || next->withdrawn) {
      return wrong(file, row, "the successor is not on the list, or was withdrawn itself");
    }
  }
  return lists;
}

const Code* CodeLists::find(std::string_view list, std::string_view code) const {
  const auto found = lists_.find(list);
  if (found == lists_.end()) return nullptr;
  const auto at = std::ranges::lower_bound(found->second, code, {}, &Code::code);
  return at == found->second.end() || at->code != code ? nullptr : &*at;
}

std::vector<std::string> CodeLists::names() const {
  std::vector<std::string> names;
  names.reserve(lists_.size());
  for (const auto& [name, codes] : lists_) names.push_back(name);
  return names;
}

const std::vector<Code>& CodeLists::codes(std::string_view list) const {
  const auto found = lists_.find(list);
  ACTA_ASSERT(found != lists_.end());
  return found->second;
}

}  // namespace acta::iati
