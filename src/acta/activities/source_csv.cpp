#include "acta/activities/source_csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/base/json.h"

namespace acta::activities {
namespace {

class Reader {
 public:
  Reader(std::string_view bytes, std::string_view file) : rest_(bytes), file_(file) {}

  [[nodiscard]] bool ended() const { return rest_.empty(); }

  auto malformed(std::string_view why) const {
    const auto where = fmt::format("{}: row {}", file_, row_);
    return refuse("activities.malformed", 422,
                  fmt::format("{}: {}; take the file again from its publisher", where, why), where);
  }

  Result<CsvRow> row() {
    ++row_;
    CsvRow cells;
    while (true) {
      cells.push_back(ACTA_TRY(rest_.starts_with('"') ? quoted() : plain()));
      if (rest_.empty()) return malformed("the line does not end");
      const char end = rest_.front();
      rest_.remove_prefix(1);
      if (end == ',') continue;
      if (end == '\r' && rest_.starts_with('\n')) {
        rest_.remove_prefix(1);
      } else if (end != '\n') {
        return malformed("text after a closing quotation mark");
      }
      return cells;
    }
  }

 private:
  Result<std::string> plain() {
    const auto end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
    const auto cell = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (cell.find('"') != std::string_view::npos) {
      return malformed("a quotation mark inside a cell without quotation marks");
    }
    return std::string(cell);
  }

  Result<std::string> quoted() {
    std::string cell;
    rest_.remove_prefix(1);
    while (true) {
      const auto mark = rest_.find('"');
      if (mark == std::string_view::npos) return malformed("a quotation mark that is not closed");
      cell += rest_.substr(0, mark);
      rest_.remove_prefix(mark + 1);
      if (!rest_.starts_with('"')) return cell;
      cell += '"';
      rest_.remove_prefix(1);
    }
  }

  std::string_view rest_;
  std::string_view file_;
  std::size_t row_ = 0;
};

}  // namespace

Result<std::vector<CsvRow>> parse_source_csv(std::string_view bytes, std::string_view file_name,
                                             std::string_view header) {
  Reader reader(bytes, file_name);
  if (const auto good = check_text(bytes); !good) return reader.malformed(good.error().detail);
  const auto names = ACTA_TRY(reader.row());
  if (fmt::format("{}", fmt::join(names, ",")) != header) {
    return reader.malformed(fmt::format("the header is not {}", header));
  }
  std::vector<CsvRow> rows;
  while (!reader.ended()) {
    rows.push_back(ACTA_TRY(reader.row()));
    if (rows.back().size() != names.size()) {
      return reader.malformed(
          fmt::format("{} cells where {} are expected", rows.back().size(), names.size()));
    }
  }
  return rows;
}

}  // namespace acta::activities
