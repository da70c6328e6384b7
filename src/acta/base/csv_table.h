// Tables of others as CSV (RFC 4180): lines that end with LF or CR LF; cells that hold lines within
// quotes; a byte order mark.
#pragma once

#include <span>
#include <string_view>

#include "acta/base/text_table.h"

namespace acta {

// Refuses text without a head (csv.empty), what check_head refuses, and quotes that never end
// (csv.malformed).
[[nodiscard]] Result<TextTable> read_csv_table(std::string_view text,
                                               std::span<const std::string_view> needed);

}  // namespace acta
