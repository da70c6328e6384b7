// Public keys of passkeys, as COSE maps (RFC 9053): ES256 on P-256, and EdDSA on Ed25519.
//
// Norm: RFC 9053 sections 2.1, 2.2 and 7.1, 7.2 (after the specification; text not quoted). Ed25519
// is judged by the one strict rule of keys.h; points of P-256 lie on the curve.
#pragma once

#include <cstdint>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::record {

enum class CoseAlgorithm : std::int8_t { es256 = -7, eddsa = -8 };

struct CoseKey {
  CoseAlgorithm algorithm = CoseAlgorithm::es256;
  Bytes point;  // 0x04 || x || y, or the 32 bytes of Ed25519

  // ES256 signatures are DER, as WebAuthn has them; EdDSA ones 64 bytes.
  [[nodiscard]] bool verify(ByteView message, ByteView signature) const;
};

[[nodiscard]] Result<CoseKey> parse_cose(ByteView bytes);

}  // namespace acta::record
