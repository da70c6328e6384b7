// An amount in one currency, exact: {"amount":"1250.00","currency":"USD"}.
//
// Amounts are kept in minor units (cents; none for JPY, thousandths for TND). Money of different
// currencies is never added: add() refuses. Minor units after ISO 4217, by ICU's currency data.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/result.h"

namespace acta {

struct Currency {
  std::string code;  // ISO 4217, three letters
  friend auto operator<=>(const Currency&, const Currency&) = default;
};

struct Money {
  std::int64_t minor_units = 0;
  Currency currency;
  friend bool operator==(const Money&, const Money&) = default;
};

[[nodiscard]] Result<Currency> parse_currency(std::string_view code);
// Digits after the point: USD 2, JPY 0, TND 3.
[[nodiscard]] int minor_digits(const Currency& currency);
// "-12.50" with exactly the currency's digits or fewer; refuses more digits and what does not fit.
[[nodiscard]] Result<Money> parse_money(std::string_view amount, const Currency& currency);
[[nodiscard]] std::string amount_text(const Money& money);
// Refuses currencies that differ, and sums that do not fit.
[[nodiscard]] Result<Money> add(const Money& a, const Money& b);

}  // namespace acta
