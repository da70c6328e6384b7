// A strict reader of the data files: UTF-8 in Form C, lines ended by LF, the head exactly as given,
// every line of as many cells, cells quoted with " where they hold a comma or a quote.
//
// Refuses (as a fault: the files are part of the program) with the file and line that is wrong.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/result.h"

namespace acta::places {

struct CsvRow {
  std::size_t line = 0;  // the head is line 1
  std::vector<std::string> cells;
};

struct CsvFile {
  std::string_view name;  // for messages: "data/places/states.csv"
  std::string_view text;
};

[[nodiscard]] Result<std::vector<CsvRow>> read_csv(const CsvFile& file,
                                                   std::span<const std::string_view> head);
[[nodiscard]] std::unexpected<Refused> malformed(const CsvFile& file, std::size_t line,
                                                 std::string_view what);

}  // namespace acta::places
