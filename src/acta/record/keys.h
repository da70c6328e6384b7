// Ed25519 keys and their texts, after C2SP signed-note: verifier keys
// "name+keyid+base64(type||key)" and signer keys "PRIVATE+KEY+name+keyid+base64(type||seed)".
//
// Signatures are judged by one rule everywhere (RFC 8032 strict: canonical S, no small-order keys);
// libsodium applies it. Type 0x01 signs notes, 0x04 cosigns checkpoints with a time.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::record {

enum class KeyType : std::uint8_t { ed25519 = 0x01, cosigner = 0x04 };

using Signature = std::array<std::uint8_t, 64>;
using KeyId = std::array<std::uint8_t, 4>;

struct VerifierKey {
  std::string name;
  KeyType type = KeyType::ed25519;
  Hash key{};

  // SHA-256(name || 0x0A || type || key)[0:4]
  [[nodiscard]] KeyId id() const;
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool verify(ByteView message, const Signature& signature) const;
  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

struct SignerKey {
  VerifierKey verifier;
  Hash seed{};

  [[nodiscard]] std::string text() const;
  [[nodiscard]] Signature sign(ByteView message) const;
};

// A name is not empty and has no space and no plus sign.
[[nodiscard]] bool is_key_name(std::string_view name);
[[nodiscard]] SignerKey make_signer(std::string name, KeyType type, const Hash& seed);
[[nodiscard]] Result<VerifierKey> parse_verifier(std::string_view text);
[[nodiscard]] Result<SignerKey> parse_signer(std::string_view text);
// 32 bytes of the system's randomness.
[[nodiscard]] Hash random_hash();

}  // namespace acta::record
