// An amount as a source printed it, exact, with the cents that it stands for.
//
// Publishers that sum binary floats print "1556796.3599999999". The text is kept as it is; the
// cents are those within a ten-thousandth of a cent of it. An amount that lies further from every
// cent, has an exponent or does not fit is refused. No floating point anywhere.
//
//   ACTA_TRY(parse_amount("25244415.0")).cents == 2524441500, written "25244415.00"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/describe.h"
#include "acta/base/result.h"

namespace acta::activities {

struct Amount {
  std::int64_t cents = 0;
  std::string source;  // the source's digits, only where they are no whole number of cents

  [[nodiscard]] bool exact() const { return source.empty(); }
  friend bool operator==(const Amount&, const Amount&) = default;
};

[[nodiscard]] Result<Amount> parse_amount(std::string_view text);
[[nodiscard]] std::string to_text(const Amount& amount);
// "-12.50", without what the source printed beyond the cents.
[[nodiscard]] std::string cents_text(std::int64_t cents);
// Refuses a sum that does not fit.
[[nodiscard]] Result<std::int64_t> add_cents(std::int64_t a, std::int64_t b);

}  // namespace acta::activities

template <>
struct acta::Scalar<acta::activities::Amount> {
  static constexpr std::string_view name = "SourceAmount";
  static constexpr std::string_view note = "An amount as its source printed it, e.g. 1250.00.";
  static constexpr std::string_view format = "decimal";
  static std::string print(const activities::Amount& amount) { return activities::to_text(amount); }
  static Result<activities::Amount> parse(std::string_view text) {
    return activities::parse_amount(text);
  }
};
