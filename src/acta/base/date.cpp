#include "acta/base/date.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <optional>

#include "acta/base/instant.h"

namespace acta {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

std::chrono::year_month_day civil(Date date) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{date.days}}};
}

// The number that the digits of text[from, from + count) write, or nothing.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  int number = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

// Every act carries several moments and dates: written by place, not through a format.
void put_digits(std::string& text, std::size_t from, std::size_t count, std::int64_t number) {
  for (auto place = from + count; place > from; number /= 10) {
    text[--place] = static_cast<char>('0' + number % 10);
  }
}

void put_date(std::string& text, Date date) {
  const auto day = civil(date);
  put_digits(text, 0, 4, static_cast<int>(day.year()));
  put_digits(text, 5, 2, static_cast<unsigned>(day.month()));
  put_digits(text, 8, 2, static_cast<unsigned>(day.day()));
}

}  // namespace

int Date::year() const {
  return static_cast<int>(civil(*this).year());
}
int Date::month() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).month()));
}
int Date::day() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}

Result<Date> make_date(int year, int month, int day) {
  const std::chrono::year_month_day civil{std::chrono::year{year},
                                          std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1 || year > 9999 || month < 0 || day < 0 || !civil.ok()) {
    return refuse("date.no_such_day", 422, "no such day in the calendar");
  }
  const auto days = std::chrono::sys_days{civil}.time_since_epoch().count();
  return Date{static_cast<std::int32_t>(days)};
}

Result<Date> parse_date(std::string_view text) {
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (text.size() != 10 || !year || !month || !day || text[4] != '-' || text[7] != '-') {
    return refuse("date.malformed", 422, "expected a date as 2013-12-18");
  }
  return make_date(*year, *month, *day);
}

std::string to_text(Date date) {
  std::string text(10, '-');
  put_date(text, date);
  return text;
}

std::string long_text(Date date) {
  static constexpr std::array<std::string_view, 12> months = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const auto month = months.at(static_cast<std::size_t>(date.month() - 1));
  return fmt::format("{} {} {}", date.day(), month, date.year());
}

std::string to_text(Instant at) {
  const auto day = date_of(at);
  const auto ms = at.milliseconds - start_of(day).milliseconds;
  std::string text(24, '-');
  put_date(text, day);
  text[10] = 'T';
  put_digits(text, 11, 2, ms / 3'600'000);
  text[13] = ':';
  put_digits(text, 14, 2, ms / 60'000 % 60);
  text[16] = ':';
  put_digits(text, 17, 2, ms / 1000 % 60);
  text[19] = '.';
  put_digits(text, 20, 3, ms % 1000);
  text[23] = 'Z';
  return text;
}

Result<Instant> parse_instant(std::string_view text) {
  const auto malformed = [] {
    return refuse("instant.malformed", 422, "expected a moment as 2013-12-18T09:30:00.000Z");
  };
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  const auto fraction = digits(text, 20, 3);
  if (text.size() != 24 || !hour || !minute || !second || !fraction) return malformed();
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[23] != 'Z') {
    return malformed();
  }
  if (*hour > 23 || *minute > 59 || *second > 59) return malformed();
  const auto day = ACTA_TRY(parse_date(text.substr(0, 10)));
  if (day.days < 0) return malformed();
  const std::int64_t seconds = *hour * 3600 + *minute * 60 + *second;
  return Instant{start_of(day).milliseconds + seconds * 1000 + *fraction};
}

Date date_of(Instant at) {
  const auto days =
      at.milliseconds >= 0 ? at.milliseconds / day_ms : (at.milliseconds - day_ms + 1) / day_ms;
  return {static_cast<std::int32_t>(days)};
}

Instant start_of(Date day) {
  return {day.days * day_ms};
}

}  // namespace acta
