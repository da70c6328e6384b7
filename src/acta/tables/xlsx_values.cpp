#include "acta/tables/xlsx_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "acta/base/date.h"

namespace acta::tables {
namespace {

constexpr std::size_t rows_max = 1'048'576;
constexpr std::size_t columns_max = 16'384;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The letters that stand for parts of a date, in order, a run of one letter as one; "m" is the
// month or the minute, "N" stands for the place of a digit.
std::string parts_of(std::string_view code) {
  std::string parts;
  const auto add = [&](char part) {
    if (parts.empty() || parts.back() != part) parts += part;
  };
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = lower(code[i]);
    if (c == ';') break;  // negative numbers and texts have formats of their own
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const char first = i + 1 < code.size() ? lower(code[i + 1]) : ' ';
      if (first == 'h' || first == 's') add(first);
      if (first == 'm') add('h');  // minutes that go on beyond the hour
      i = std::min(code.find(']', i + 1), code.size());
    } else if (c == 'a' && code.substr(i).size() > 2) {
      const bool whole = lower(code[i + 1]) == 'm' && code[i + 2] == '/';
      const bool letter = code[i + 1] == '/';
      if (whole) i += 4;
      if (letter) i += 2;
    } else if (c == 'e') {
      const bool power = i + 1 < code.size() && (code[i + 1] == '+' || code[i + 1] == '-');
      add(power ? 'N' : 'y');
    } else if (c == 'd') {
      const auto end = std::min(code.find_first_not_of("dD", i), code.size());
      add(end - i < 3 ? 'd' : 'w');  // three and more: the name of the weekday
      i = end - 1;
    } else if (c == 'y' || c == 'm' || c == 'h' || c == 's') {
      add(c);
    } else if (c == '#' || c == '?' || (c == '0' && !parts.ends_with('s'))) {
      add('N');
    }
  }
  return parts;
}

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::string plain(double number) {
  constexpr double whole_max = 1e15;  // up to which every whole number is exact
  if (std::trunc(number) == number && std::abs(number) < whole_max) {
    return fmt::format("{}", static_cast<std::int64_t>(number));
  }
  return fmt::format("{}", number);
}

// The day with that number; none for what the calendar does not have.
std::optional<Date> day_of(double number, DateSystem system) {
  constexpr double last_day = 2'958'465;  // 31 December 9999
  if (number < 0 || number > last_day) return std::nullopt;
  const auto days = static_cast<std::int32_t>(number);
  if (system == DateSystem::from_1904) return Date{days - 24'107};
  if (days == 0 || days == 60) return std::nullopt;
  // Behind the day that never was the count is one ahead.
  return Date{days - (days < 60 ? 25'568 : 25'569)};
}

}  // namespace

Shown shown_by(int built_in_format) {
  const auto within = [&](int from, int to) {
    return from <= built_in_format && built_in_format <= to;
  };
  if (built_in_format == 17) return Shown::month;  // mmm-yy
  if (within(14, 16) || built_in_format == 22) return Shown::day;
  if (within(18, 21) || within(45, 47) || within(32, 35)) return Shown::time;
  if (within(27, 36) || within(50, 58)) return Shown::unclear;
  return Shown::number;
}

Shown shown_by(std::string_view format_code) {
  const bool general = format_code.size() == 7 &&
                       std::ranges::equal(format_code, std::string_view("general"), {}, lower);
  if (general) return Shown::number;
  constexpr std::size_t code_max = 255;  // ECMA-376-1, 18.8.31: no program writes more
  if (format_code.size() > code_max) return Shown::unclear;
  const auto parts = parts_of(format_code);
  const auto has = [&](char part) { return parts.contains(part); };
  if (has('N')) return Shown::number;
  bool month = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool minute =
        (i > 0 && parts[i - 1] == 'h') || (i + 1 < parts.size() && parts[i + 1] == 's');
    month = month || (parts[i] == 'm' && !minute);
  }
  if (has('d')) return Shown::day;
  if (has('y')) return month ? Shown::month : Shown::year;
  if (month) return Shown::unclear;  // a month of no year
  return has('h') || has('s') ? Shown::time : Shown::number;
}

Result<std::string> text_of_number(std::string_view value, Shown shown, DateSystem system) {
  const auto number = number_of(value);
  if (!number) return refuse("xlsx.number", 422, fmt::format("\"{}\" is no number", value));
  if (shown == Shown::number) return plain(*number);
  if (shown == Shown::time) return refuse("xlsx.number", 422, "is a time of day, and no date");
  if (shown == Shown::unclear) {
    return refuse(
        "xlsx.number", 422,
        "has a format that does not tell how much of its date is shown; write it as text, "
        "1994-06-12, 1994-06 or 1994");
  }
  const auto day = day_of(*number, system);
  if (!day) return refuse("xlsx.number", 422, "no such day in the calendar");
  return to_text(*day).substr(0, shown == Shown::day ? 10 : shown == Shown::month ? 7 : 4);
}

Result<CellPlace> place_of(std::string_view reference) {
  CellPlace place;
  std::size_t letters = 0;
  while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z') {
    place.column = place.column * 26 + static_cast<std::size_t>(reference[letters] - 'A' + 1);
    if (++letters > 3) break;
  }
  const auto digits = reference.substr(letters);
  const auto* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, place.row);
  const bool whole = read.ec == std::errc{} && read.ptr == end;
  if (letters == 0 || letters > 3 || !whole || place.row == 0 || place.row > rows_max ||
      place.column > columns_max) {
    return refuse("xlsx.reference", 422, "a cell stands at no place of a sheet");
  }
  --place.column;
  return place;
}

std::string column_name(std::size_t column) {
  std::string name;
  for (auto left = column + 1; left > 0; left = (left - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return name;
}

std::string unescaped(std::string_view text) {
  constexpr std::size_t size = 7;  // _xHHHH_
  std::string plain_text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto here = text.substr(i, size);
    unsigned code = 0;
    const bool escape =
        here.size() == size && here.starts_with("_x") && here.ends_with('_') &&
        std::from_chars(here.data() + 2, here.data() + 6, code, 16).ptr == here.data() + 6;
    // What XML can hold is never written so but for the underscore itself.
    if (!escape || (code >= ' ' && code != '_')) {
      plain_text += text[i];
      continue;
    }
    plain_text += static_cast<char>(code);
    i += size - 1;
  }
  return plain_text;
}

}  // namespace acta::tables
