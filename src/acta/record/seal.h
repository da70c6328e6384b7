// Sealing: how what is not public stands on the record as a commitment, and in the vault encrypted.
//
//   context    = "origin|entry id|json pointer"
//   commitment = HMAC-SHA256(r, "acta/commit/v1" 00 || SHA256(context) || u64be(len m) || m)
//   plaintext  = r || m, padded with 80 00* to blocks of 256 bytes
//   ciphertext = XChaCha20-Poly1305(key, nonce, "acta/seal/v1" 00 || commitment || SHA256(context))
//
// Hiding: r is 32 random bytes, so not even yes or no can be guessed. Binding: the commitment is
// checked again after decryption, since the cipher does not commit to its key.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::record {

using Nonce = std::array<std::uint8_t, 24>;

struct Sealed {
  Hash commitment{};
  Nonce nonce{};
  Bytes ciphertext;
};

struct Opened {
  Hash r{};
  std::string message;
};

[[nodiscard]] Hash commitment_of(const Hash& r, std::string_view context, std::string_view message);
[[nodiscard]] Sealed seal(std::string_view message, std::string_view context, const Hash& r,
                          const Hash& key, const Nonce& nonce);
// The same for a commitment made otherwise (fields.h); `r` is then the seed of its fields.
[[nodiscard]] Sealed seal_under(const Hash& commitment, std::string_view message,
                                std::string_view context, const Hash& r, const Hash& key,
                                const Nonce& nonce);
// What the ciphertext holds. REQUIRES that the caller holds it against the commitment.
[[nodiscard]] Result<Opened> open_unchecked(const Sealed& sealed, std::string_view context,
                                            const Hash& key);
[[nodiscard]] Result<Opened> open_sealed(const Sealed& sealed, std::string_view context,
                                         const Hash& key);

// A key encrypted under another, with "acta/wrap/v1" 00 || name as associated data; `name` is
// "<key id>|<version of the wrapping key>".
[[nodiscard]] Bytes wrap_key(const Hash& key, const Hash& under, const Nonce& nonce,
                             std::string_view name);
[[nodiscard]] Result<Hash> unwrap_key(ByteView wrapped, const Hash& under, const Nonce& nonce,
                                      std::string_view name);
[[nodiscard]] Nonce random_nonce();

}  // namespace acta::record
