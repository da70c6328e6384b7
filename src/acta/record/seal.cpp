#include "acta/record/seal.h"

#include <sodium.h>

#include <algorithm>

#include "acta/record/sodium_ready.h"

namespace acta::record {
namespace {

constexpr std::size_t block = 256;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

void append(Bytes& to, ByteView bytes) {
  to.insert(to.end(), bytes.begin(), bytes.end());
}

Bytes prefixed(std::string_view label) {
  Bytes bytes(label.begin(), label.end());
  bytes.push_back(0);
  return bytes;
}

Bytes associated(const Hash& commitment, std::string_view context) {
  auto bytes = prefixed("acta/seal/v1");
  append(bytes, commitment);
  append(bytes, sha256(bytes_of(context)));
  return bytes;
}

Bytes wrapping_data(std::string_view name) {
  auto bytes = prefixed("acta/wrap/v1");
  append(bytes, bytes_of(name));
  return bytes;
}

Bytes encrypt(ByteView plain, ByteView ad, const Nonce& nonce, const Hash& key) {
  sodium_ready();
  Bytes cipher(plain.size() + tag_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(cipher.data(), nullptr, plain.data(), plain.size(),
                                             ad.data(), ad.size(), nullptr, nonce.data(),
                                             key.data());
  return cipher;
}

Result<Bytes> decrypt(ByteView cipher, ByteView ad, const Nonce& nonce, const Hash& key) {
  if (cipher.size() < tag_size) return fault("vault.unreadable", "a ciphertext is too short");
  sodium_ready();
  Bytes plain(cipher.size() - tag_size);
  const int done = crypto_aead_xchacha20poly1305_ietf_decrypt(
      plain.data(), nullptr, nullptr, cipher.data(), cipher.size(), ad.data(), ad.size(),
      nonce.data(), key.data());
  if (done != 0) return fault("vault.unreadable", "a ciphertext does not open with its key");
  return plain;
}

}  // namespace

Hash commitment_of(const Hash& r, std::string_view context, std::string_view message) {
  auto input = prefixed("acta/commit/v1");
  append(input, sha256(bytes_of(context)));
  for (int shift = 56; shift >= 0; shift -= 8) {
    input.push_back(
        static_cast<std::uint8_t>((message.size() >> static_cast<unsigned>(shift)) & 0xFFU));
  }
  append(input, bytes_of(message));
  return hmac_sha256(r, input);
}

Sealed seal_under(const Hash& commitment, std::string_view message, std::string_view context,
                  const Hash& r, const Hash& key, const Nonce& nonce) {
  Bytes plain(r.begin(), r.end());
  append(plain, bytes_of(message));
  plain.push_back(0x80);
  plain.resize((plain.size() + block - 1) / block * block);
  return {.commitment = commitment,
          .nonce = nonce,
          .ciphertext = encrypt(plain, associated(commitment, context), nonce, key)};
}

Sealed seal(std::string_view message, std::string_view context, const Hash& r, const Hash& key,
            const Nonce& nonce) {
  return seal_under(commitment_of(r, context, message), message, context, r, key, nonce);
}

Result<Opened> open_unchecked(const Sealed& sealed, std::string_view context, const Hash& key) {
  const auto plain = ACTA_TRY(
      decrypt(sealed.ciphertext, associated(sealed.commitment, context), sealed.nonce, key));
  const auto end =
      std::find_if(plain.rbegin(), plain.rend(), [](std::uint8_t b) { return b != 0; });
  const auto size = static_cast<std::size_t>(plain.rend() - end);
  if (size < 33 || *end != 0x80) return fault("vault.unreadable", "the padding is not right");
  Opened opened;
  std::copy_n(plain.begin(), 32, opened.r.begin());
  opened.message = text_of(ByteView(plain).subspan(32, size - 33));
  return opened;
}

Result<Opened> open_sealed(const Sealed& sealed, std::string_view context, const Hash& key) {
  auto opened = ACTA_TRY(open_unchecked(sealed, context, key));
  if (commitment_of(opened.r, context, opened.message) != sealed.commitment) {
    return fault("vault.unreadable", "the content is not what the record commits to");
  }
  return opened;
}

Bytes wrap_key(const Hash& key, const Hash& under, const Nonce& nonce, std::string_view name) {
  return encrypt(key, wrapping_data(name), nonce, under);
}

Result<Hash> unwrap_key(ByteView wrapped, const Hash& under, const Nonce& nonce,
                        std::string_view name) {
  const auto plain = ACTA_TRY(decrypt(wrapped, wrapping_data(name), nonce, under));
  Hash key{};
  if (plain.size() != key.size())
    return fault("vault.unreadable", "a wrapped key has another size");
  std::ranges::copy(plain, key.begin());
  return key;
}

Nonce random_nonce() {
  sodium_ready();
  Nonce nonce;
  randombytes_buf(nonce.data(), nonce.size());
  return nonce;
}

}  // namespace acta::record
