// Bytes and their two text forms: lowercase hexadecimal and standard padded base64 (RFC 4648 §4).
// Decoding is strict: what encodes to other text than was read is refused.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/result.h"

namespace acta {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Hash = std::array<std::uint8_t, 32>;

[[nodiscard]] inline ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view text_of(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] std::string to_hex(ByteView bytes);
[[nodiscard]] std::string to_base64(ByteView bytes);
[[nodiscard]] Result<Bytes> from_hex(std::string_view text);
[[nodiscard]] Result<Bytes> from_base64(std::string_view text);

// SHA-256 (FIPS 180-4); 32 bytes.
[[nodiscard]] Hash sha256(ByteView bytes);
// SHA-256(first || second), without putting them together.
[[nodiscard]] Hash sha256(ByteView first, ByteView second);
// HMAC-SHA-256 (RFC 2104); 32 bytes.
[[nodiscard]] Hash hmac_sha256(ByteView key, ByteView message);

}  // namespace acta
