// CSV of foreign publishers (RFC 4180, with LF or CRLF): rows of exactly the columns of a known
// header. The last line has to end too, so that most cuts show. Refusals name file and row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "acta/base/result.h"

namespace acta::activities {

using CsvRow = std::vector<std::string>;

// The rows below the header, which has to be `header` (comma-separated names).
[[nodiscard]] Result<std::vector<CsvRow>> parse_source_csv(std::string_view bytes,
                                                           std::string_view file_name,
                                                           std::string_view header);

}  // namespace acta::activities
