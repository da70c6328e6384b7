// The three-letter code of a State or area: ISO 3166-1 alpha-3, or the user-assigned range XAA to
// XZZ for the fictional States of the demonstration. Whether the code is of a State that exists is
// for the module places to say.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "acta/base/describe.h"
#include "acta/base/result.h"

namespace acta {

struct CountryCode {
  std::string iso3;
  friend auto operator<=>(const CountryCode&, const CountryCode&) = default;
};

template <>
struct Scalar<CountryCode> {
  static constexpr std::string_view name = "CountryCode";
  static constexpr std::string_view note = "ISO 3166-1 alpha-3, e.g. CIV.";
  static constexpr std::string_view format = "iso3";
  static std::string print(const CountryCode& code) { return code.iso3; }
  static Result<CountryCode> parse(std::string_view text) {
    bool letters = text.size() == 3;
    for (const char c : text) letters = letters && c >= 'A' && c <= 'Z';
    if (!letters)
      return refuse("country.malformed", 422, "expected three capital letters, e.g. CIV");
    return CountryCode{std::string(text)};
  }
};

}  // namespace acta
