// What the number in a cell of a workbook says, by the format that its style gives it (ECMA-376-1,
// 18.8.30, 18.17.4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/result.h"

namespace acta::tables {

// How a format shows a number: as such, or as a day, month or year.
enum class Shown : std::uint8_t {
  number,
  day,
  month,  // of a year, without its day
  year,
  time,    // of a day that is not told
  unclear  // a date whose parts depend on the language of the program
};

[[nodiscard]] Shown shown_by(int built_in_format);
[[nodiscard]] Shown shown_by(std::string_view format_code);

// Days are counted from 1900, with a 29 February 1900 that never was, or from 1904.
enum class DateSystem : std::uint8_t { from_1900, from_1904 };

// The text of a number: "12", "0.5", or as exact as it is shown, "1994-06-12", "1994-06", "1994".
// Refuses (xlsx.number) what is no number or no such day.
[[nodiscard]] Result<std::string> text_of_number(std::string_view value, Shown shown,
                                                 DateSystem system);

// Where a cell stands: "AB12" is column 27 of row 12. Refuses (xlsx.reference) what is no place in
// a sheet.
struct CellPlace {
  std::size_t row = 0;     // from 1
  std::size_t column = 0;  // from 0
};
[[nodiscard]] Result<CellPlace> place_of(std::string_view reference);
[[nodiscard]] std::string column_name(std::size_t column);

// Characters that XML cannot hold are written as _x000D_ in texts of workbooks (22.9.2.19).
[[nodiscard]] std::string unescaped(std::string_view text);

}  // namespace acta::tables
