#include "acta/base/money.h"

#include <fmt/format.h>
#include <unicode/ucurr.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdlib>

namespace acta {
namespace {

std::int64_t unit_of(int digits) {
  std::int64_t unit = 1;
  for (int i = 0; i < digits; ++i) unit *= 10;
  return unit;
}

auto malformed() {
  return refuse("money.malformed", 422, "expected an amount as 1250.00, without separators");
}

}  // namespace

Result<Currency> parse_currency(std::string_view code) {
  const bool letters = std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (code.size() != 3 || !letters) {
    return refuse("money.unknown_currency", 422, "expected an ISO 4217 code such as USD");
  }
  const icu::UnicodeString name(code.data(), static_cast<std::int32_t>(code.size()), US_INV);
  if (ucurr_getNumericCode(icu::UnicodeString(name).getTerminatedBuffer()) == 0) {
    return refuse("money.unknown_currency", 422, "no currency has the code " + std::string(code));
  }
  return Currency{std::string(code)};
}

int minor_digits(const Currency& currency) {
  icu::UnicodeString name(currency.code.data(), static_cast<std::int32_t>(currency.code.size()),
                          US_INV);
  UErrorCode status = U_ZERO_ERROR;
  const auto digits = ucurr_getDefaultFractionDigits(name.getTerminatedBuffer(), &status);
  return U_SUCCESS(status) != 0 ? static_cast<int>(digits) : 2;
}

Result<Money> parse_money(std::string_view amount, const Currency& currency) {
  const bool negative = amount.starts_with('-');
  if (negative) amount.remove_prefix(1);
  const auto point = std::min(amount.find('.'), amount.size());
  const auto whole = amount.substr(0, point);
  const auto fraction = point == amount.size() ? std::string_view{} : amount.substr(point + 1);
  const auto digits = static_cast<std::size_t>(minor_digits(currency));
  if (whole.empty() || (point != amount.size() && fraction.empty())) return malformed();
  if (fraction.size() > digits) {
    return refuse("money.too_precise", 422,
                  fmt::format("{} has {} digits after the point", currency.code, digits));
  }
  std::int64_t units = 0;
  std::string all = std::string(whole) + std::string(fraction);
  all.append(digits - fraction.size(), '0');
  for (const char c : all) {
    if (c < '0' || c > '9') return malformed();
    if (__builtin_mul_overflow(units, 10, &units) ||
        __builtin_add_overflow(units, c - '0', &units)) {
      return refuse("money.too_large", 422, "the amount does not fit");
    }
  }
  return Money{.minor_units = negative ? -units : units, .currency = currency};
}

std::string amount_text(const Money& money) {
  const auto digits = minor_digits(money.currency);
  const auto unit = unit_of(digits);
  const auto size = money.minor_units < 0 ? 0 - static_cast<std::uint64_t>(money.minor_units)
                                          : static_cast<std::uint64_t>(money.minor_units);
  const auto whole = size / static_cast<std::uint64_t>(unit);
  const std::string sign = money.minor_units < 0 ? "-" : "";
  if (digits == 0) return fmt::format("{}{}", sign, whole);
  return fmt::format("{}{}.{:0{}}", sign, whole, size % static_cast<std::uint64_t>(unit), digits);
}

Result<Money> add(const Money& a, const Money& b) {
  if (a.currency != b.currency) {
    return refuse("money.mixed_currencies", 422,
                  fmt::format("{} and {} are not added", a.currency.code, b.currency.code));
  }
  Money sum = a;
  if (__builtin_add_overflow(a.minor_units, b.minor_units, &sum.minor_units)) {
    return refuse("money.too_large", 422, "the sum does not fit");
  }
  return sum;
}

}  // namespace acta
