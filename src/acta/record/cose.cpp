#include "acta/record/cose.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <memory>

#include "acta/record/authors.h"
#include "acta/record/cbor.h"

namespace acta::record {
namespace {

constexpr std::int64_t type_label = 1;
constexpr std::int64_t algorithm_label = 3;
constexpr std::int64_t curve_label = -1;
constexpr std::int64_t x_label = -2;
constexpr std::int64_t y_label = -3;

auto malformed(std::string_view what) {
  return refuse("access.passkey_refused", 422, "the passkey's public key: " + std::string(what));
}

std::int64_t number(const Cbor& map, std::int64_t label) {
  const auto* value = map.find(label);
  return value != nullptr && value->integer() != nullptr ? *value->integer() : 0;
}

// 32 bytes, or none.
Bytes coordinate(const Cbor& map, std::int64_t label) {
  const auto* value = map.find(label);
  if (value == nullptr || value->bytes() == nullptr || value->bytes()->size() != 32) return {};
  return *value->bytes();
}

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

// Null when the point is not on the curve.
Key p256_key(Bytes point) {
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  char group[] = "P-256";
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
      OSSL_PARAM_construct_end()};
  EVP_PKEY* key = nullptr;
  if (!context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1) {
    return nullptr;
  }
  return Key(key);
}

bool verify_p256(const Bytes& point, ByteView message, ByteView signature) {
  const auto key = p256_key(point);
  const DigestContext context(EVP_MD_CTX_new());
  return key && context &&
         EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                          message.size()) == 1;
}

Hash hash_of(const Bytes& bytes) {
  Hash hash{};
  if (bytes.size() == hash.size()) std::ranges::copy(bytes, hash.begin());
  return hash;
}

}  // namespace

bool CoseKey::verify(ByteView message, ByteView signature) const {
  if (algorithm == CoseAlgorithm::es256) return verify_p256(point, message, signature);
  Signature bytes;
  if (signature.size() != bytes.size()) return false;
  std::ranges::copy(signature, bytes.begin());
  return author_key("passkey", hash_of(point)).verify(message, bytes);
}

Result<CoseKey> parse_cose(ByteView bytes) {
  const auto map = ACTA_TRY(parse_cbor(bytes));
  const auto x = coordinate(map, x_label);
  if (x.empty()) return malformed("it has no proper coordinate");
  if (number(map, type_label) == 2 && number(map, algorithm_label) == -7 &&
      number(map, curve_label) == 1) {
    const auto y = coordinate(map, y_label);
    CoseKey key{.algorithm = CoseAlgorithm::es256, .point = {0x04}};
    key.point.insert(key.point.end(), x.begin(), x.end());
    key.point.insert(key.point.end(), y.begin(), y.end());
    if (y.empty() || !p256_key(key.point)) return malformed("it is no point of P-256");
    return key;
  }
  if (number(map, type_label) == 1 && number(map, algorithm_label) == -8 &&
      number(map, curve_label) == 6) {
    if (!is_proper_key(hash_of(x))) return malformed("it is no proper Ed25519 point");
    return CoseKey{.algorithm = CoseAlgorithm::eddsa, .point = x};
  }
  return malformed("neither ES256 nor EdDSA");
}

}  // namespace acta::record
