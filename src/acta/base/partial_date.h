// A day as far as it is known: "1994", "1994-06" or "1994-06-12" (ISO 8601-1, reduced precision).
// What is not known of it is not made up: asked for days, it gives the first and the last that it
// can have been.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/date.h"

namespace acta {

struct PartialDate {
  std::int16_t year = 1;
  std::uint8_t month = 0;  // 0: not known, and then neither is the day
  std::uint8_t day = 0;    // 0: not known

  [[nodiscard]] bool exact() const { return day != 0; }
  [[nodiscard]] Date first() const;
  [[nodiscard]] Date last() const;
  // Earlier years first, and what is known less before what is known better.
  friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

[[nodiscard]] PartialDate partial(Date day);
// Refuses what is no year, month or day of the calendar (date.malformed, date.no_such_day).
[[nodiscard]] Result<PartialDate> parse_partial_date(std::string_view text);
[[nodiscard]] std::string to_text(const PartialDate& date);
// "12 June 1994", "June 1994", "1994".
[[nodiscard]] std::string long_text(const PartialDate& date);

template <>
struct Scalar<PartialDate> {
  static constexpr std::string_view name = "PartialDate";
  static constexpr std::string_view note = "A day, month or year: YYYY-MM-DD, YYYY-MM or YYYY.";
  static constexpr std::string_view format = "partial-date";
  static std::string print(const PartialDate& date) { return to_text(date); }
  static Result<PartialDate> parse(std::string_view text) { return parse_partial_date(text); }
};

}  // namespace acta
