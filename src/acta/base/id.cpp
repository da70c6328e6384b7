#include "acta/base/id.h"

#include <algorithm>

#include "acta/base/bytes.h"

namespace acta {

std::string to_text(const Uuid& id) {
  auto hex = to_hex(id.bytes);
  for (const std::size_t position : {20U, 16U, 12U, 8U}) hex.insert(position, 1, '-');
  return hex;
}

Result<Uuid> parse_uuid(std::string_view text) {
  const auto malformed = [] {
    return refuse("id.malformed", 422,
                  "expected a UUID such as 0192f5c2-7d1e-7abc-9def-0123456789ab");
  };
  if (text.size() != 36) return malformed();
  std::string hex;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen_place = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen_place != (text[i] == '-')) return malformed();
    if (!hyphen_place) hex += text[i];
  }
  const auto bytes = from_hex(hex);
  if (!bytes) return malformed();
  Uuid id;
  std::ranges::copy(*bytes, id.bytes.begin());
  return id;
}

Uuid uuid_v7(Instant at, const std::array<std::uint8_t, 10>& random) {
  Uuid id;
  const auto ms = static_cast<std::uint64_t>(at.milliseconds);
  for (std::size_t i = 0; i < 6; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>((ms >> (8 * (5 - i))) & 0xFFU);
  }
  std::ranges::copy(random, id.bytes.begin() + 6);
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0FU) | 0x70U);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3FU) | 0x80U);
  return id;
}

}  // namespace acta
