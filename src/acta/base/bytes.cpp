#include "acta/base/bytes.h"

// The functions of one digest: through EVP each hash makes a context on the heap and frees it
// again, half of the time that a short message takes (docs/adr/0102-sha-256-directly.md).
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include "acta/base/check.h"

namespace acta {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  if (c == '/') return 63;
  return -1;
}

auto bad(std::string_view what) {
  return refuse("bytes.malformed", 400, std::string(what));
}

}  // namespace

std::string to_hex(ByteView bytes) {
  std::string text(bytes.size() * 2, '0');
  auto to = text.begin();
  for (const auto byte : bytes) {
    *to++ = hex_digits[byte >> 4U];
    *to++ = hex_digits[byte & 15U];
  }
  return text;
}

std::string to_base64(ByteView bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto left = bytes.size() - i;
    const std::uint32_t group = (std::uint32_t{bytes[i]} << 16U) |
                                (left > 1 ? std::uint32_t{bytes[i + 1]} << 8U : 0U) |
                                (left > 2 ? std::uint32_t{bytes[i + 2]} : 0U);
    text += base64_digits[(group >> 18U) & 63U];
    text += base64_digits[(group >> 12U) & 63U];
    text += left > 1 ? base64_digits[(group >> 6U) & 63U] : '=';
    text += left > 2 ? base64_digits[group & 63U] : '=';
  }
  return text;
}

Result<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return bad("hexadecimal text has an odd number of digits");
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_value(text[i]);
    const int low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return bad("not a lowercase hexadecimal digit");
    bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return bytes;
}

Result<Bytes> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return bad("base64 text is not padded to a multiple of four");
  Bytes bytes;
  bytes.reserve(text.size() / 4 * 3);
  for (std::size_t i = 0; i < text.size(); i += 4) {
    const bool last = i + 4 == text.size();
    const int padding =
        last ? (text[i + 3] == '=') + (text[i + 3] == '=' && text[i + 2] == '=') : 0;
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const bool padded = k >= 4U - static_cast<unsigned>(padding);
      const int value = padded ? 0 : base64_value(text[i + k]);
      if (value < 0) return bad("not a base64 digit");
      group = (group << 6U) | static_cast<std::uint32_t>(value);
    }
    if ((padding == 1 && (group & 0xFFU) != 0) || (padding == 2 && (group & 0xFFFFU) != 0)) {
      return bad("base64 has bits after its last byte");
    }
    bytes.push_back(static_cast<std::uint8_t>(group >> 16U));
    if (padding < 2) bytes.push_back(static_cast<std::uint8_t>((group >> 8U) & 0xFFU));
    if (padding < 1) bytes.push_back(static_cast<std::uint8_t>(group & 0xFFU));
  }
  return bytes;
}

Hash sha256(ByteView bytes) {
  return sha256(bytes, {});
}

Hash sha256(ByteView first, ByteView second) {
  SHA256_CTX state;
  Hash hash;
  const bool ok = SHA256_Init(&state) == 1 &&
                  SHA256_Update(&state, first.data(), first.size()) == 1 &&
                  SHA256_Update(&state, second.data(), second.size()) == 1 &&
                  SHA256_Final(hash.data(), &state) == 1;
  ACTA_ASSERT(ok);
  return hash;
}

}  // namespace acta
