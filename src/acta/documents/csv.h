// A table as CSV (RFC 4180): UTF-8, CRLF, the header first; notes are left out.
//
// A spreadsheet takes a cell that begins with = + - @ or a tab for a formula. Such a cell gets an
// apostrophe in front, unless it is a plain number ("-12", "+3.5"). The four signs in their full
// width forms are guarded too.
#pragma once

#include <cstdint>
#include <string>

#include "acta/documents/document.h"

namespace acta::documents {

// Spreadsheet programs read UTF-8 only when the file begins with a byte order mark.
enum class CsvFor : std::uint8_t { programs, spreadsheets };

[[nodiscard]] std::string write_csv(const Table& table, CsvFor reader = CsvFor::programs);

}  // namespace acta::documents
