// A sheet of an XLSX workbook (ECMA-376, ISO/IEC 29500, transitional and strict) as a table of
// text.
//
//   const auto table = ACTA_TRY(tables::read_xlsx(bytes, "", needed));   // its first visible sheet
//
// Of formulas the value that was kept is read; dates are as exact as their cells show them. Refuses
// what is protected by a password or of the old format (xlsx.encrypted), has macros (xlsx.macros),
// is no workbook (xlsx.no_workbook) or damaged (xlsx.malformed, document.zip, xml.*), lacks the
// sheet (xlsx.no_sheet, with those there are), or is more than 256 MiB of XML, 8 million cells or
// 256 MiB of text (xlsx.too_large, document.zip_too_large).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "acta/base/text_table.h"

namespace acta::tables {

// Whether the bytes begin as a workbook does, encrypted or not: then they are no CSV.
[[nodiscard]] bool looks_like_workbook(std::string_view bytes);

[[nodiscard]] Result<TextTable> read_xlsx(std::string_view bytes, const std::string& sheet,
                                          std::span<const std::string_view> needed);

}  // namespace acta::tables
