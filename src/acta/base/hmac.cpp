#include "acta/base/hmac.h"

// The digest itself, not the functions that look it up: those cost more than a short message does.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <algorithm>

#include "acta/base/check.h"

namespace acta {
namespace {

constexpr std::size_t block_size = 64;
using Block = std::array<std::uint8_t, block_size>;

Block padded(ByteView key, unsigned pad) {
  Block block{};
  std::ranges::copy(key, block.begin());
  for (auto& byte : block) byte = static_cast<std::uint8_t>(byte ^ pad);
  return block;
}

std::array<std::uint32_t, 8> state_behind(const Block& block) {
  SHA256_CTX context;
  ACTA_ASSERT(SHA256_Init(&context) == 1);
  ACTA_ASSERT(SHA256_Update(&context, block.data(), block.size()) == 1);
  std::array<std::uint32_t, 8> state{};
  std::ranges::copy(context.h, state.begin());
  return state;
}

Hash go_on(const std::array<std::uint32_t, 8>& state, ByteView message) {
  SHA256_CTX context;
  Hash hash;
  bool ok = SHA256_Init(&context) == 1;
  std::ranges::copy(state, context.h);
  context.Nl = block_size * 8;
  ok = ok && SHA256_Update(&context, message.data(), message.size()) == 1 &&
       SHA256_Final(hash.data(), &context) == 1;
  ACTA_ASSERT(ok);
  return hash;
}

}  // namespace

HmacKey::HmacKey(ByteView key) {
  const auto hashed = key.size() > block_size ? sha256(key) : Hash{};
  if (key.size() > block_size) key = hashed;
  inner_ = state_behind(padded(key, 0x36));
  outer_ = state_behind(padded(key, 0x5C));
}

Hash HmacKey::of(ByteView message) const {
  return go_on(outer_, go_on(inner_, message));
}

Hash hmac_sha256(ByteView key, ByteView message) {
  return HmacKey(key).of(message);
}

}  // namespace acta
