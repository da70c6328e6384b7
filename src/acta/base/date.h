// A calendar day in the proleptic Gregorian calendar, without time or zone: "2013-12-18".
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/describe.h"
#include "acta/base/result.h"

namespace acta {

struct Date {
  std::int32_t days = 0;  // since 1970-01-01

  [[nodiscard]] int year() const;
  [[nodiscard]] int month() const;
  [[nodiscard]] int day() const;
  friend auto operator<=>(Date, Date) = default;
};

[[nodiscard]] inline Date operator+(Date date, std::int32_t days) {
  return {date.days + days};
}
// Days from `from` to `to`; negative when `to` is earlier.
[[nodiscard]] inline std::int32_t days_between(Date from, Date to) {
  return to.days - from.days;
}

// Refuses what is no day of the calendar. Years 0001 to 9999.
[[nodiscard]] Result<Date> make_date(int year, int month, int day);
[[nodiscard]] Result<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_text(Date date);
// As the documents of the United Nations write it in English: "18 December 2013".
[[nodiscard]] std::string long_text(Date date);

template <>
struct Scalar<Date> {
  static constexpr std::string_view name = "Date";
  static constexpr std::string_view note = "A day of the calendar, YYYY-MM-DD.";
  static constexpr std::string_view format = "date";
  static std::string print(Date date) { return to_text(date); }
  static Result<Date> parse(std::string_view text) { return parse_date(text); }
};

}  // namespace acta
