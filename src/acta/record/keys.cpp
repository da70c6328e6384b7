#include "acta/record/keys.h"

#include <sodium.h>

#include <algorithm>

#include "acta/base/check.h"
#include "acta/record/sodium_ready.h"

namespace acta::record {
namespace {

auto malformed(std::string_view what) {
  return refuse("record.key_malformed", 422, "not a key: " + std::string(what));
}

Bytes with_type(KeyType type, ByteView bytes) {
  Bytes all{static_cast<std::uint8_t>(type)};
  all.insert(all.end(), bytes.begin(), bytes.end());
  return all;
}

struct KeyParts {
  std::string name;
  KeyId id{};
  KeyType type = KeyType::ed25519;
  Hash bytes{};
};

// "name+keyid+base64"
Result<KeyParts> parse_parts(std::string_view text) {
  const auto first = text.find('+');
  const auto second = text.find('+', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos) return malformed("expected name+id+base64");
  KeyParts parts;
  parts.name = text.substr(0, first);
  if (!is_key_name(parts.name)) return malformed("the name is empty or has a space");
  const auto id = ACTA_TRY(from_hex(text.substr(first + 1, second - first - 1)));
  const auto bytes = ACTA_TRY(from_base64(text.substr(second + 1)));
  if (id.size() != 4 || bytes.size() != 33) return malformed("a part has another length");
  if (bytes[0] != 0x01 && bytes[0] != 0x04) return malformed("an algorithm other than Ed25519");
  std::ranges::copy(id, parts.id.begin());
  parts.type = static_cast<KeyType>(bytes[0]);
  std::copy(bytes.begin() + 1, bytes.end(), parts.bytes.begin());
  return parts;
}

std::string print_parts(const VerifierKey& key, ByteView bytes) {
  return key.name + "+" + to_hex(key.id()) + "+" + to_base64(with_type(key.type, bytes));
}

}  // namespace

bool is_key_name(std::string_view name) {
  // Unicode white space beyond ASCII: U+0085, U+00A0, U+1680, U+2000..200A, U+2028/9, U+202F,
  // U+205F, U+3000, in UTF-8.
  static constexpr std::string_view wide[] = {
      "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81",
      "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86",
      "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8",
      "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};
  const bool plain = std::ranges::all_of(
      name, [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != '+' && c != 0x7F; });
  return !name.empty() && plain && std::ranges::none_of(wide, [&](std::string_view space) {
    return name.find(space) != std::string_view::npos;
  });
}

KeyId VerifierKey::id() const {
  const auto typed = with_type(type, key);
  const auto hash = sha256(bytes_of(name + "\n"), typed);
  KeyId id;
  std::copy_n(hash.begin(), id.size(), id.begin());
  return id;
}

std::string VerifierKey::text() const {
  return print_parts(*this, key);
}

bool VerifierKey::verify(ByteView message, const Signature& signature) const {
  sodium_ready();
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                     key.data()) == 0;
}

std::string SignerKey::text() const {
  return "PRIVATE+KEY+" + print_parts(verifier, seed);
}

Signature SignerKey::sign(ByteView message) const {
  sodium_ready();
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  std::ranges::copy(seed, secret.begin());
  std::copy(verifier.key.begin(), verifier.key.end(), secret.begin() + 32);
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret.data());
  sodium_memzero(secret.data(), secret.size());
  return signature;
}

SignerKey make_signer(std::string name, KeyType type, const Hash& seed) {
  ACTA_ASSERT(is_key_name(name));
  sodium_ready();
  SignerKey signer{.verifier = {.name = std::move(name), .type = type, .key = {}}, .seed = seed};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(signer.verifier.key.data(), secret.data(), seed.data());
  sodium_memzero(secret.data(), secret.size());
  return signer;
}

Result<VerifierKey> parse_verifier(std::string_view text) {
  auto parts = ACTA_TRY(parse_parts(text));
  VerifierKey key{.name = std::move(parts.name), .type = parts.type, .key = parts.bytes};
  // Refuses points of small order, points off the curve and non-canonical encodings.
  if (crypto_core_ed25519_is_valid_point(key.key.data()) != 1) {
    return malformed("its bytes are no proper Ed25519 point");
  }
  if (key.id() != parts.id) return malformed("its id does not belong to it");
  return key;
}

Result<SignerKey> parse_signer(std::string_view text) {
  constexpr std::string_view start = "PRIVATE+KEY+";
  if (!text.starts_with(start)) return malformed("a signer key starts with PRIVATE+KEY+");
  auto parts = ACTA_TRY(parse_parts(text.substr(start.size())));
  auto signer = make_signer(std::move(parts.name), parts.type, parts.bytes);
  if (signer.verifier.id() != parts.id) return malformed("its id does not belong to it");
  return signer;
}

Hash random_hash() {
  sodium_ready();
  Hash hash;
  randombytes_buf(hash.data(), hash.size());
  return hash;
}

}  // namespace acta::record
