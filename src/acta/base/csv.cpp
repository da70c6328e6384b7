#include "acta/base/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "acta/base/json.h"

namespace acta {
namespace {

// Takes one quoted cell off the front, its opening quote already gone; nothing when it never ends.
std::optional<std::string> take_quoted(std::string_view& rest) {
  std::string cell;
  for (;;) {
    const auto quote = rest.find('"');
    if (quote == std::string_view::npos) return std::nullopt;
    cell += rest.substr(0, quote);
    rest.remove_prefix(quote + 1);
    if (!rest.starts_with('"')) return cell;
    cell += '"';
    rest.remove_prefix(1);
  }
}

// The cells of one line, or nothing when its quotes do not match.
std::optional<std::vector<std::string>> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (;;) {
    if (line.starts_with('"')) {
      line.remove_prefix(1);
      auto cell = take_quoted(line);
      if (!cell) return std::nullopt;
      cells.push_back(*std::move(cell));
    } else {
      const auto end = std::min(line.find(','), line.size());
      cells.emplace_back(line.substr(0, end));
      line.remove_prefix(end);
      if (cells.back().contains('"')) return std::nullopt;
    }
    if (line.empty()) return cells;
    if (line.front() != ',') return std::nullopt;
    line.remove_prefix(1);
  }
}

auto malformed(const CsvFile& file, std::size_t line, std::string_view what) {
  const auto where = fmt::format("{} line {}", file.name, line);
  return refuse("csv.malformed", 422, fmt::format("{}: {}", where, what), where);
}

}  // namespace

Result<std::vector<CsvRow>> read_csv(const CsvFile& file, std::span<const std::string_view> head,
                                     LineEnd end) {
  std::vector<CsvRow> rows;
  std::string_view rest = file.text;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const auto at = rest.find('\n');
    if (at == std::string_view::npos) return malformed(file, line, "does not end with LF");
    auto text = rest.substr(0, at);
    rest.remove_prefix(at + 1);
    if (end == LineEnd::crlf) {
      if (!text.ends_with('\r')) return malformed(file, line, "does not end with CR LF");
      text.remove_suffix(1);
    }
    if (text.contains('\r')) return malformed(file, line, "holds a carriage return");
    if (const auto checked = check_text(text); !checked) {
      return malformed(file, line, checked.error().detail);
    }
    auto cells = cells_of(text);
    if (!cells) return malformed(file, line, "has quotes that do not match");
    if (cells->size() != head.size()) return malformed(file, line, "has another number of cells");
    if (line > 1) {
      rows.push_back({.line = line, .cells = *std::move(cells)});
    } else if (!std::ranges::equal(*cells, head)) {
      return malformed(file, line, "is not the head that is expected");
    }
  }
  if (file.text.empty()) return malformed(file, 1, "is missing");
  return rows;
}

}  // namespace acta
