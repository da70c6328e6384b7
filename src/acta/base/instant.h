// A moment, to the millisecond, in UTC: "2026-11-24T07:00:00.000Z". Years 1970 to 9999.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/base/result.h"

namespace acta {

struct Instant {
  std::int64_t milliseconds = 0;  // since 1970-01-01T00:00:00Z
  friend auto operator<=>(Instant, Instant) = default;
};

[[nodiscard]] std::string to_text(Instant at);
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);
// The date in UTC.
[[nodiscard]] Date date_of(Instant at);
// Midnight UTC at the start of that day.
[[nodiscard]] Instant start_of(Date day);

template <>
struct Scalar<Instant> {
  static constexpr std::string_view name = "Instant";
  static constexpr std::string_view note = "A moment in UTC, to the millisecond.";
  static constexpr std::string_view format = "date-time";
  static std::string print(Instant at) { return to_text(at); }
  static Result<Instant> parse(std::string_view text) { return parse_instant(text); }
};

}  // namespace acta
