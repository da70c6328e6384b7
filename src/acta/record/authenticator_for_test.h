// An authenticator for tests: makes passkeys and signs with them as a browser hands it over.
#pragma once

#include <openssl/ec.h>
#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <string>

#include "acta/base/bytes.h"
#include "acta/record/keys.h"
#include "acta/record/passkey.h"

namespace acta::record {

class TestAuthenticator {
 public:
  enum class Kind : std::uint8_t { es256, eddsa };

  explicit TestAuthenticator(Kind kind, std::string rp_id = "localhost")
      : kind_(kind), rp_id_(std::move(rp_id)) {
    if (kind == Kind::es256) {
      es256_.reset(EVP_EC_gen("P-256"));
    } else {
      eddsa_ = make_signer("test", KeyType::ed25519, random_hash());
    }
  }

  std::uint8_t flags = 0x05;  // present and verified
  std::uint32_t count = 0;

  [[nodiscard]] Bytes cose() const {
    Bytes map;
    if (kind_ == Kind::eddsa) {
      map = {0xA4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20};
      map.insert(map.end(), eddsa_.verifier.key.begin(), eddsa_.verifier.key.end());
      return map;
    }
    const auto point = p256_point();
    map = {0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20};
    map.insert(map.end(), point.begin() + 1, point.begin() + 33);
    map.insert(map.end(), {0x22, 0x58, 0x20});
    map.insert(map.end(), point.begin() + 33, point.end());
    return map;
  }

  [[nodiscard]] Bytes data(bool registration) const {
    const auto hash = sha256(bytes_of(rp_id_));
    Bytes bytes(hash.begin(), hash.end());
    bytes.push_back(registration ? flags | 0x40U : flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.push_back(static_cast<std::uint8_t>(count >> static_cast<unsigned>(shift)));
    }
    if (!registration) return bytes;
    bytes.insert(bytes.end(), 16, 0);  // AAGUID
    bytes.insert(bytes.end(), {0x00, 0x04, 1, 2, 3, 4});
    const auto key = cose();
    bytes.insert(bytes.end(), key.begin(), key.end());
    return bytes;
  }

  [[nodiscard]] Bytes attestation() const {
    const auto with = data(true);
    Bytes bytes{0xA3, 0x63, 'f', 'm', 't',  0x64, 'n', 'o', 'n', 'e', 0x67, 'a', 't', 't',
                'S',  't',  'm', 't', 0xA0, 0x68, 'a', 'u', 't', 'h', 'D',  'a', 't', 'a'};
    bytes.push_back(0x58);
    bytes.push_back(static_cast<std::uint8_t>(with.size()));
    bytes.insert(bytes.end(), with.begin(), with.end());
    return bytes;
  }

  [[nodiscard]] static Bytes client_data(const std::string& type, const std::string& origin,
                                         ByteView challenge) {
    auto text = to_base64(challenge);
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    text.erase(std::ranges::find(text, '='), text.end());
    const auto json = R"({"type":")" + type + R"(","challenge":")" + text + R"(","origin":")" +
                      origin + R"(","crossOrigin":false})";
    return {json.begin(), json.end()};
  }

  [[nodiscard]] Assertion sign(const std::string& origin, ByteView challenge) {
    ++count;
    Assertion made{.client_data = client_data("webauthn.get", origin, challenge),
                   .authenticator_data = data(false),
                   .signature = {}};
    auto message = made.authenticator_data;
    const auto hash = sha256(made.client_data);
    message.insert(message.end(), hash.begin(), hash.end());
    if (kind_ == Kind::eddsa) {
      const auto signature = eddsa_.sign(message);
      made.signature.assign(signature.begin(), signature.end());
      return made;
    }
    made.signature.resize(80);
    std::size_t size = made.signature.size();
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, es256_.get());
    EVP_DigestSign(context, made.signature.data(), &size, message.data(), message.size());
    EVP_MD_CTX_free(context);
    made.signature.resize(size);
    return made;
  }

 private:
  struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  };
  [[nodiscard]] Bytes p256_point() const {
    Bytes point(65);
    std::size_t size = 0;
    EVP_PKEY_get_octet_string_param(es256_.get(), "pub", point.data(), point.size(), &size);
    return point;
  }

  Kind kind_;
  std::string rp_id_;
  std::unique_ptr<EVP_PKEY, FreeKey> es256_;
  SignerKey eddsa_;
};

}  // namespace acta::record
