#include "acta/activities/amount.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::activities {
namespace {

constexpr std::size_t digits_max = 18;
constexpr std::size_t cent_digits = 2;
constexpr std::size_t tolerance_digits = 4;  // a ten-thousandth of a cent

auto malformed(std::string_view text) {
  return refuse("activities.amount", 422,
                fmt::format("\"{}\" is no amount such as 1250.00", text.substr(0, 40)));
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// What the digits beyond the cents ask for: nothing, one cent more, or nothing that can be told.
Result<int> rounding(std::string_view beyond, std::string_view text) {
  if (beyond.empty()) return 0;
  const auto near = beyond.substr(0, std::min(beyond.size(), tolerance_digits));
  const bool complete = near.size() == tolerance_digits;
  if (complete && std::ranges::all_of(near, [](char c) { return c == '0'; })) return 0;
  if (complete && std::ranges::all_of(near, [](char c) { return c == '9'; })) return 1;
  return refuse("activities.amount", 422,
                fmt::format("{} is finer than a cent and not the trace of a binary sum", text));
}

}  // namespace

Result<Amount> parse_amount(std::string_view text) {
  const bool negative = text.starts_with('-');
  const auto unsigned_text = negative ? text.substr(1) : text;
  const auto point = std::min(unsigned_text.find('.'), unsigned_text.size());
  const auto whole = unsigned_text.substr(0, point);
  auto fraction = std::string(unsigned_text.substr(std::min(point + 1, unsigned_text.size())));
  if (!all_digits(whole) || (point != unsigned_text.size() && !all_digits(fraction))) {
    return malformed(text);
  }
  if (whole.size() > 1 && whole.front() == '0') return malformed(text);
  if (whole.size() + cent_digits > digits_max || fraction.size() > digits_max) {
    return refuse("activities.amount", 422, fmt::format("{} does not fit", text.substr(0, 40)));
  }
  while (fraction.size() > cent_digits && fraction.back() == '0') fraction.pop_back();
  fraction.append(cent_digits - std::min(cent_digits, fraction.size()), '0');
  std::int64_t cents = 0;
  for (const char c : std::string(whole) + fraction.substr(0, cent_digits)) {
    cents = cents * 10 + (c - '0');
  }
  const auto beyond = std::string_view(fraction).substr(cent_digits);
  cents += ACTA_TRY(rounding(beyond, text));
  Amount amount{.cents = negative ? -cents : cents, .source = {}};
  if (!beyond.empty()) amount.source = fmt::format("{}{}.{}", negative ? "-" : "", whole, fraction);
  return amount;
}

std::string cents_text(std::int64_t cents) {
  const auto size = cents < 0 ? 0 - static_cast<std::uint64_t>(cents)  // also of the least one
                              : static_cast<std::uint64_t>(cents);
  return fmt::format("{}{}.{:02}", cents < 0 ? "-" : "", size / 100, size % 100);
}

std::string to_text(const Amount& amount) {
  return amount.exact() ? cents_text(amount.cents) : amount.source;
}

Result<std::int64_t> add_cents(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) {
    return refuse("activities.amount", 422, "a sum of amounts does not fit");
  }
  return sum;
}

}  // namespace acta::activities
