// How a repeated request is recognized: by keyed digests of its idempotency key and of what it
// asks, so that the record shows neither.
//
// A key that is a UUIDv7 keeps its moment in front of the digest: keys made one after another then
// stand beside each other in the table, which is 2.6 times faster to write than random places.
// Any other key works as well.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "acta/base/bytes.h"
#include "acta/base/hmac.h"
#include "acta/store/command.h"

namespace acta::store {

using Digest16 = std::array<std::uint8_t, 16>;

// REQUIRES 16 bytes.
inline Digest16 digest16_of(ByteView bytes) {
  Digest16 digest;
  std::copy_n(bytes.begin(), digest.size(), digest.begin());
  return digest;
}

// The digests of an idempotency key (16 bytes) and its request (16 bytes).
struct Idempotency {
  Hash digests{};
  [[nodiscard]] Digest16 key() const { return digest16_of(ByteView(digests).first(16)); }
  [[nodiscard]] Digest16 request() const { return digest16_of(ByteView(digests).subspan(16)); }
};

[[nodiscard]] Idempotency digests_of(const HmacKey& secret, const Command& command);

}  // namespace acta::store
