#include "acta/iati/text_types.h"

#include <algorithm>

namespace acta::iati {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Takes what a type is made of from the front of a text.
class Front {
 public:
  explicit Front(std::string_view text) : text_(text) {}

  bool take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool take_sign() { return take('-') || take('+'); }
  std::string_view digits() {
    const auto end = std::ranges::find_if_not(text_, is_digit);
    const auto taken = text_.substr(0, static_cast<std::size_t>(end - text_.begin()));
    text_.remove_prefix(taken.size());
    return taken;
  }
  // A number of exactly two digits that is at most `most`; otherwise nothing.
  std::optional<int> two_digits(int most) {
    if (text_.size() < 2 || !is_digit(text_[0]) || !is_digit(text_[1])) return std::nullopt;
    const int number = (text_[0] - '0') * 10 + (text_[1] - '0');
    text_.remove_prefix(2);
    if (number > most) return std::nullopt;
    return number;
  }
  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  std::string_view text_;
};

bool is_decimal(Front text) {
  text.take_sign();
  const auto whole = text.digits();
  const bool point = text.take('.');
  const auto part = point ? text.digits() : std::string_view();
  return text.empty() && !(whole.empty() && part.empty());
}

// Whole numbers compared as digits: they may be longer than any integer.
bool is_integer(std::string_view text, bool negative_too) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !std::ranges::all_of(text, is_digit)) return false;
  const auto first = text.find_first_not_of('0');
  return negative_too || !negative || first == std::string_view::npos;
}

bool is_int(std::string_view text) {
  if (!is_integer(text, true)) return false;
  const bool negative = text.starts_with('-');
  text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
  const std::string_view limit = negative ? "2147483648" : "2147483647";
  return text.size() < limit.size() || (text.size() == limit.size() && text <= limit);
}

bool is_positive(std::string_view text) {
  return is_integer(text, false) && text.find_first_of("123456789") != std::string_view::npos;
}

bool take_zone(Front& text) {
  if (text.take('Z') || text.empty()) return true;
  if (!text.take_sign()) return false;
  const auto hour = text.two_digits(14);
  if (!hour || !text.take(':')) return false;
  const auto minute = text.two_digits(59);
  return minute && (*hour < 14 || *minute == 0);
}

bool take_day(Front& text) {
  text.take('-');
  const auto year = text.digits();
  if (year.size() < 4 || (year.size() > 4 && year.starts_with('0'))) return false;
  if (year.find_first_not_of('0') == std::string_view::npos || !text.take('-')) return false;
  const auto month = text.two_digits(12);
  if (!month || *month == 0 || !text.take('-')) return false;
  const auto day = text.two_digits(31);
  if (!day || *day == 0) return false;
  // A year of the same shape in the calendar: it repeats after 400.
  int of_400 = 0;
  for (const char c : year) of_400 = (of_400 * 10 + (c - '0')) % 400;
  return make_date(2000 + of_400, *month, *day).has_value();
}

bool is_day(Front text) {
  return take_day(text) && take_zone(text) && text.empty();
}

bool is_moment(Front text) {
  if (!take_day(text) || !text.take('T')) return false;
  const auto hour = text.two_digits(24);
  if (!hour || !text.take(':')) return false;
  const auto minute = text.two_digits(59);
  if (!minute || !text.take(':')) return false;
  const auto second = text.two_digits(59);
  if (!second) return false;
  bool fraction = false;
  if (text.take('.')) {
    const auto digits = text.digits();
    if (digits.empty()) return false;
    fraction = digits.find_first_not_of('0') != std::string_view::npos;
  }
  if (*hour == 24 && (*minute != 0 || *second != 0 || fraction)) return false;
  return take_zone(text) && text.empty();
}

bool is_language(std::string_view text) {
  if (text.empty()) return true;  // takes back the language of what stands around
  bool first = true;
  while (true) {
    const auto part = text.substr(0, text.find('-'));
    if (part.empty() || part.size() > 8) return false;
    for (const char c : part) {
      if (!is_letter(c) && (first || !is_digit(c))) return false;
    }
    if (part.size() == text.size()) return true;
    text.remove_prefix(part.size() + 1);
    first = false;
  }
}

// Letters beyond ASCII are all taken for letters of a name.
bool is_name_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("._-:").find(c) != std::string_view::npos;
  });
}

}  // namespace

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_blank(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_blank(c); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool fits(TextType type, std::string_view text) {
  if (type == TextType::none || type == TextType::string) return true;
  text = trimmed(text);
  switch (type) {
    case TextType::none:
    case TextType::string: return true;
    case TextType::decimal: return is_decimal(Front(text));
    case TextType::date: return is_day(Front(text));
    case TextType::date_time: return is_moment(Front(text));
    case TextType::boolean: return text == "true" || text == "false" || text == "1" || text == "0";
    case TextType::integer: return is_int(text);
    case TextType::not_negative: return is_integer(text, false);
    case TextType::positive: return is_positive(text);
    case TextType::uri: return is_uri_reference(text);
    case TextType::name_token: return is_name_token(text);
    case TextType::language: return is_language(text);
  }
  return false;
}

std::string_view words_for(TextType type) {
  switch (type) {
    case TextType::none: return "nothing";
    case TextType::string: return "text";
    case TextType::decimal: return "a number, e.g. 1250.00";
    case TextType::date: return "a day of the calendar, e.g. 2013-12-18";
    case TextType::date_time: return "a day and a time, e.g. 2013-12-18T09:30:00Z";
    case TextType::boolean: return "true, false, 1 or 0";
    case TextType::integer: return "a whole number";
    case TextType::not_negative: return "a whole number, not below 0";
    case TextType::positive: return "a whole number above 0";
    case TextType::uri: return "an address, e.g. https://example.org/list";
    case TextType::name_token: return "one word of letters, digits and . _ - :";
    case TextType::language: return "a language, e.g. fr";
  }
  return "";
}

std::optional<Date> day_of(std::string_view text) {
  text = trimmed(text).substr(0, 10);
  const auto day = parse_date(text);
  if (!day) return std::nullopt;
  return *day;
}

std::optional<Instant> moment_of(std::string_view text) {
  text = trimmed(text);
  constexpr std::size_t size_to_seconds = 19;
  if (!fits(TextType::date_time, text) || text.size() < size_to_seconds) return std::nullopt;
  const auto at = parse_instant(std::string(text.substr(0, size_to_seconds)) + ".000Z");
  if (!at) return std::nullopt;
  const auto sign = text.find_first_of("+-", size_to_seconds);
  if (sign == std::string_view::npos) return *at;
  Front zone(text.substr(sign + 1));
  const auto hours = zone.two_digits(14);
  zone.take(':');
  const auto minutes = zone.two_digits(59);
  constexpr std::int64_t minute = 60'000;
  const auto ahead = (hours.value_or(0) * 60 + minutes.value_or(0)) * minute;
  return Instant{at->milliseconds - (text[sign] == '+' ? ahead : -ahead)};
}

}  // namespace acta::iati
