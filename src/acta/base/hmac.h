// HMAC-SHA-256 (RFC 2104) under a key that is used many times: what it hashes of the key alone is
// hashed once, which is two of the four or five blocks of a short message.
//
//   const HmacKey key(secret);
//   const Hash digest = key.of(message);
#pragma once

#include <array>
#include <cstdint>

#include "acta/base/bytes.h"

namespace acta {

class HmacKey {
 public:
  HmacKey() = default;  // of no use
  explicit HmacKey(ByteView key);

  [[nodiscard]] Hash of(ByteView message) const;

 private:
  using State = std::array<std::uint32_t, 8>;  // of SHA-256 behind one block

  State inner_{};
  State outer_{};
};

}  // namespace acta
