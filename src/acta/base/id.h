// Strong identifiers: UUIDs that do not mix. RequestId and ElectionId are different types.
//
//   struct RequestTag { static constexpr std::string_view name = "RequestId"; };
//   using RequestId = Id<RequestTag>;
//
// New ids are UUIDv7 (RFC 9562): 48 bits of milliseconds, then random, so that they sort by time.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/describe.h"
#include "acta/base/instant.h"
#include "acta/base/result.h"

namespace acta {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  friend auto operator<=>(const Uuid&, const Uuid&) = default;
};

// Lowercase, with hyphens; parsing accepts nothing else.
[[nodiscard]] std::string to_text(const Uuid& id);
[[nodiscard]] Result<Uuid> parse_uuid(std::string_view text);
[[nodiscard]] Uuid uuid_v7(Instant at, const std::array<std::uint8_t, 10>& random);

template <class Tag>
struct Id {
  Uuid value;
  friend auto operator<=>(const Id&, const Id&) = default;
};

template <class Tag>
[[nodiscard]] std::string to_text(const Id<Tag>& id) {
  return to_text(id.value);
}

template <class Tag>
struct Scalar<Id<Tag>> {
  static constexpr std::string_view name = Tag::name;
  static constexpr std::string_view note = "A UUID in lowercase with hyphens.";
  static constexpr std::string_view format = "uuid";
  static std::string print(const Id<Tag>& id) { return to_text(id.value); }
  static Result<Id<Tag>> parse(std::string_view text) {
    return Id<Tag>{ACTA_TRY(parse_uuid(text))};
  }
};

}  // namespace acta
