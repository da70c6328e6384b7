#include "acta/base/id.h"

#include <algorithm>

namespace acta {
namespace {

bool is_hyphen_place(std::size_t place) {
  return place == 8 || place == 13 || place == 18 || place == 23;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

std::string to_text(const Uuid& id) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(36, '-');
  std::size_t to = 0;
  for (const auto byte : id.bytes) {
    if (is_hyphen_place(to)) ++to;
    text[to++] = digits[byte >> 4U];
    text[to++] = digits[byte & 15U];
  }
  return text;
}

Result<Uuid> parse_uuid(std::string_view text) {
  const auto malformed = [] {
    return refuse("id.malformed", 422,
                  "expected a UUID such as 0192f5c2-7d1e-7abc-9def-0123456789ab");
  };
  if (text.size() != 36) return malformed();
  Uuid id;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_hyphen_place(i) != (text[i] == '-')) return malformed();
    if (text[i] == '-') continue;
    const int value = hex_value(text[i]);
    if (value < 0) return malformed();
    auto& byte = id.bytes[digits++ / 2];
    byte = static_cast<std::uint8_t>(byte * 16 + value);
  }
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
