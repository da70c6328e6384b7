#include "acta/base/partial_date.h"

#include <algorithm>

namespace acta {
namespace {

constexpr std::size_t year_size = 4;
constexpr std::size_t month_size = 7;

// A day of the first month, or the first day of one: what the known part makes of it.
Result<Date> first_of(std::string_view text) {
  constexpr std::string_view filler = "0001-01-01";
  return parse_date(std::string(text) + std::string(filler.substr(text.size())));
}

// Of what was parsed or made from a day: there is such a day.
Date day_of(int year, int month, int day) {
  return make_date(year, month, day).value_or(Date{});
}

}  // namespace

Date PartialDate::first() const {
  return day_of(year, std::max<int>(month, 1), std::max<int>(day, 1));
}

Date PartialDate::last() const {
  if (day != 0) return day_of(year, month, day);
  if (month == 0 || month == 12) return day_of(year, 12, 31);
  return day_of(year, month + 1, 1) + -1;
}

PartialDate partial(Date day) {
  return {.year = static_cast<std::int16_t>(day.year()),
          .month = static_cast<std::uint8_t>(day.month()),
          .day = static_cast<std::uint8_t>(day.day())};
}

Result<PartialDate> parse_partial_date(std::string_view text) {
  const bool sized = text.size() == year_size || text.size() == month_size || text.size() == 10;
  const auto first = sized ? first_of(text) : Result<Date>(refuse("date.malformed", 422, ""));
  if (!first) {
    const bool impossible = first.error().word == "date.no_such_day";
    return refuse(first.error().word, 422,
                  impossible ? "no such day in the calendar"
                             : "expected a day, month or year as 1994-06-12, 1994-06 or 1994");
  }
  auto date = partial(*first);
  if (text.size() < 10) date.day = 0;
  if (text.size() == year_size) date.month = 0;
  return date;
}

std::string to_text(const PartialDate& date) {
  return to_text(date.first())
      .substr(0, date.day != 0     ? 10
                 : date.month != 0 ? month_size
                                   : year_size);
}

std::string long_text(const PartialDate& date) {
  auto text = long_text(date.first());
  if (date.day == 0) text = text.substr(text.find(' ') + 1);
  if (date.month == 0) text = text.substr(text.find(' ') + 1);
  return text;
}

}  // namespace acta
