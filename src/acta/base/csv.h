// A strict reader of CSV: UTF-8 in Form C, the head exactly as given, every line of as many cells
// and ended as asked, cells quoted with " where they hold a comma or a quote.
//
// Refuses (csv.malformed) with the file and line that is wrong.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/result.h"

namespace acta {

struct CsvRow {
  std::size_t line = 0;  // the head is line 1
  std::vector<std::string> cells;
};

struct CsvFile {
  std::string_view name;  // for messages: "data/places/states.csv"
  std::string_view text;
};

enum class LineEnd : std::uint8_t { lf, crlf };

[[nodiscard]] Result<std::vector<CsvRow>> read_csv(const CsvFile& file,
                                                   std::span<const std::string_view> head,
                                                   LineEnd end = LineEnd::lf);

}  // namespace acta
